"""The mails that a mail which came causes: to support, what no machine decides; to its sender, whether it is
his."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from porting.domain.errors import DocumentAlteredError, DocumentNotStoredError, MailNotAcceptedError
from porting.domain.notice import AttachedFile, Letter, Notice, NoticeKind
from porting.domain.port_request import Contact
from porting.links import Links, Purpose
from porting.mail.inbound.answer import own_words
from porting.mail.inbound.incoming import AttachmentKind
from porting.mail.inbound.intent import Unverified, Why
from porting.mail.inbound.kept import KeptAttachment, KeptMail, KeptMails, kept_mail
from porting.mail.inbound.record import FOR_A_CONFIRMATION, NOT_ASKED, InboundMails, MailRecord, MailState
from porting.mail.inbound.why_in_words import in_words
from porting.ports import Notifier

#: What is attached to one mail to support, all together, in bytes. SendGrid takes 30 MB and most mailboxes
#: 20 to 25, and what is attached grows by a third on its way.
MOST_ATTACHED = 15 * 1024 * 1024
#: What stands of a mail in the one to support, in letters; `porting mail show` has all of it.
_LONGEST_WORDS = 5000
#: Nobody knows yet where the sender is.
_ZONE = "America/New_York"
#: For a sender whose From is none; mail to support does not go there.
_NOBODY = "unknown@sender.invalid"

log = structlog.get_logger()


@dataclass(frozen=True)
class Telling:
    mails: InboundMails
    kept: KeptMails
    notifier: Notifier
    links: Links | None
    """None: no confirmation can be asked for; support gets what is not proven."""

    async def ask_sender(self, record: MailRecord) -> tuple[MailState, str]:
        """Ask whoever the mail says it is from, once, within limits; returns what becomes of the mail.

        Raises: `MailUnavailableError`, `MailInDoubtError`.
        """
        if self.links is None:
            return MailState.TO_TELL, Why.UNPROVEN.value
        mail = await self._read(record)
        may_ask = await asyncio.to_thread(self.mails.may_ask, record.identity, datetime.now(UTC))
        if mail is None or mail.sender is None or not may_ask:
            return MailState.WAITING, NOT_ASKED
        link = self.links.to(Purpose.CONFIRM_MAIL, record.identity, datetime.now(UTC))
        try:
            await self.notifier.send(_question(record, mail, mail.sender, link))
        except MailNotAcceptedError as error:
            log.warning("confirmation_not_asked_for", mail=record.mail[:16], reason=type(error).__name__)
            return MailState.WAITING, NOT_ASKED
        return MailState.WAITING, FOR_A_CONFIRMATION

    async def tell_support(self, record: MailRecord) -> tuple[MailState, str]:
        """Mail it to support, once; it waits until somebody settles it.

        Raises: `MailUnavailableError`, `MailInDoubtError`.
        """
        mail = await self._read(record)
        try:
            await self._send(record, mail, MOST_ATTACHED)
        except MailNotAcceptedError as error:
            log.error("inbound_mail_not_told", mail=record.mail[:16], reason=str(error))  # noqa: TRY400
        return MailState.WAITING, record.why

    async def _send(self, record: MailRecord, mail: KeptMail | None, most: int) -> None:
        """Raises: `MailUnavailableError`, `MailInDoubtError`, `MailNotAcceptedError`."""
        try:
            await self.notifier.send(to_support(record, mail, most))
        except MailNotAcceptedError:
            if mail is None or not mail.attachments or not most:
                raise
            # Some mail servers take less than others, or no archives: better without than not at all.
            await self._send(record, mail, 0)

    async def _read(self, record: MailRecord) -> KeptMail | None:
        """None: nothing can be read any more."""
        if record.kept is None:
            return None
        try:
            return await asyncio.to_thread(kept_mail, record.kept, self.kept.of(record.identity))
        except (ValueError, DocumentNotStoredError, DocumentAlteredError):
            return None


def to_support(record: MailRecord, mail: KeptMail | None, most: int = MOST_ATTACHED) -> Notice:
    """What support reads of a mail; as many of its attachments are attached as `most` bytes hold.

    The unproven twin of a mail is told by itself, with a key of its own.
    """
    count = 2 if record.is_unproven else 1
    sender = (mail.sender if mail else None) or ""
    return Notice(
        kind=NoticeKind.MAIL_TO_READ,
        to="support",
        key=f"{record.own_request_id}:-:{NoticeKind.MAIL_TO_READ}:support:{count}",
        request_id=record.own_request_id,
        company_name="-",
        contact=Contact(name="-", email=sender or _NOBODY),
        time_zone=_ZONE,
        since=record.received_at,
        letter=Letter(
            identity=record.identity,
            shown_as=record.mail[:12],
            request_id=record.request_id,
            why=in_words(record.why),
            is_proven=not record.is_unproven,
            sender=sender,
            sender_name=mail.sender_name if mail else "",
            subject=mail.subject if mail else "",
            words=own_words(mail.text)[:_LONGEST_WORDS] if mail else "",
            files=tuple(_files(mail.attachments, most)) if mail else (),
        ),
    )


def _question(record: MailRecord, mail: KeptMail, sender: str, link: str) -> Notice:
    """It has nothing of the mail's own in it: whoever forged one would write through us to anybody."""
    meant = mail.intent.meant if isinstance(mail.intent, Unverified) else None
    return Notice(
        kind=NoticeKind.CONFIRM_MAIL,
        to="customer",
        key=f"{record.own_request_id}:-:{NoticeKind.CONFIRM_MAIL}:customer:1",
        request_id=record.own_request_id,
        company_name="-",
        contact=Contact(name=sender[:200], email=sender),
        time_zone=_ZONE,
        since=record.received_at,
        confirm_link=link,
        pdfs=len(pdfs_of(mail)),
        asks_for_a_port=meant is not None and meant.kind == "starts_or_completes",
    )


def pdfs_of(mail: KeptMail) -> tuple[KeptAttachment, ...]:
    return tuple(each for each in mail.attachments if each.kind is AttachmentKind.PDF)


def _files(attachments: Sequence[KeptAttachment], most: int) -> Iterator[AttachedFile]:
    left = most
    for count, each in enumerate(attachments, 1):
        fits = each.content.size <= left
        left -= each.content.size if fits else 0
        yield AttachedFile(
            name=each.name, kind=each.kind.value, count=count, content=each.content, is_attached=fits
        )
