"""Whose address a mail bears says on a page whether he has written it."""

from dataclasses import dataclass
from datetime import datetime

import structlog

from porting.domain.errors import DocumentAlteredError, DocumentNotStoredError
from porting.domain.port_request import RequestId
from porting.links import LinkExpiredError
from porting.mail.inbound.intent import AnswersRequest, StartsOrCompletes, Unverified
from porting.mail.inbound.kept import KeptMails, kept_mail
from porting.mail.inbound.record import (
    UNPROVEN,
    InboundMails,
    MailRecord,
)
from workers.inbound_mail.telling import pdfs_of

log = structlog.get_logger()


@dataclass(frozen=True)
class MailToConfirm:
    """What the page shows, and no more: it may be the page of somebody who has never written to us."""

    company: str
    """As in the mail's subject; empty: it does not say."""
    request_id: RequestId | None
    """The request that it answers."""
    received_at: datetime
    pdfs: int


@dataclass(frozen=True)
class MailConfirmations:
    """What a link to confirm a mail does; its subject is the mail's identity in the record. Blocking."""

    mails: InboundMails
    kept: KeptMails

    def shown(self, identity: str) -> MailToConfirm | None:
        """None: the link has been used.

        Raises: `LinkExpiredError` where the mail is not there any more, `MailUnavailableError`, `OSError`.
        """
        record = self._record(identity)
        if record is None or record.kept is None:
            return None
        try:
            mail = kept_mail(record.kept, self.kept.of(identity))
        except (ValueError, DocumentNotStoredError, DocumentAlteredError) as error:
            raise LinkExpiredError(identity) from error
        meant = mail.intent.meant if isinstance(mail.intent, Unverified) else None
        return MailToConfirm(
            company=(meant.company or "") if isinstance(meant, StartsOrCompletes) else "",
            request_id=meant.request_id if isinstance(meant, AnswersRequest) else None,
            received_at=record.received_at,
            pdfs=len(pdfs_of(mail)),
        )

    def confirm(self, identity: str) -> bool:
        """Have the mail acted on as what it meant; False: the link has been used.

        Raises: `LinkExpiredError` where the mail is not there any more, `MailUnavailableError`.
        """
        is_confirmed = self._record(identity) is not None and self.mails.confirm(identity)
        if is_confirmed:
            log.info("inbound_mail_confirmed", mail=identity.removeprefix(UNPROVEN)[:16])
        return is_confirmed

    def _record(self, identity: str) -> MailRecord | None:
        """None: it does not wait for its confirmation any more."""
        record = self.mails.find(identity)
        if record is None or (record.kept is None and not record.is_confirmed):
            raise LinkExpiredError(identity)
        return record if record.may_be_confirmed else None
