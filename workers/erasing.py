"""A port request is erased: its keys are destroyed, and what lies elsewhere of it goes away."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime

from temporalio.client import Client

from porting.adapters.data_keys import DataKeys
from porting.domain.errors import RequestRunsError
from porting.mail.inbound.kept import KeptMails
from porting.mail.inbound.record import InboundMails
from porting.ports import DocumentStores, NumberHolds
from porting.settings import Settings, SettingsError
from workers.documents import document_stores
from workers.encryption import data_keys
from workers.inbound_mail import inbound_mails
from workers.inbound_mail.running import is_running
from workers.mail import kept_mails
from workers.wiring import number_holds
from workflows.names import draft_workflow_id, workflow_id


@dataclass(frozen=True)
class Erased:
    """A request that is erased, and what this run had to do for it."""

    request_id: str
    at: datetime
    """When it was erased first."""
    keys: int
    """How many were destroyed now; 0: they were before, or there were none."""
    mails: int
    """Of how many that came from its customer something was kept."""


@dataclass(frozen=True)
class Erasing:
    """Everything here may be done again, and then does what is left. Blocking.

    Raises: `KeysUnavailableError`, `MailUnavailableError`, `OSError`.
    """

    keys: DataKeys
    documents: DocumentStores
    mails: InboundMails
    kept: KeptMails
    holds: NumberHolds
    settings: Settings

    def erase(self, request_id: str, now: datetime) -> Erased:
        """The keys first: from then on nothing can be read, whatever becomes of the rest."""
        destroyed = self.keys.erase(request_id, now)
        self.documents.delete(request_id)
        mails = [each for each in self.mails.of_request(request_id) if self._is_erased(each.identity)]
        self._forget_letters(request_id)
        self.holds.release(request_id)
        at = self.keys.erased_at(request_id) or now
        return Erased(request_id, at, destroyed, len(mails))

    def knows(self, request_id: str) -> bool:
        """Whether anything of it was here, also where Temporal has forgotten it."""
        return (
            self.keys.erased_at(request_id) is not None
            or any(owner == request_id for owner, _ in self.documents.changed())
            or bool(self.mails.of_request(request_id))
        )

    def tidy(self) -> int:
        """Delete the files of requests that were erased before those could be deleted; of how many."""
        erased = self.keys.erased()
        left = [owner for owner, _ in self.documents.changed() if owner in erased]
        for owner in left:
            self.documents.delete(owner)
        return len(left)

    def _is_erased(self, identity: str) -> bool:
        """Whether anything was left of the mail."""
        record = self.mails.find(identity)
        self.kept.delete(identity)
        self.mails.erase(identity)
        return record is not None and record.kept is not None

    def _forget_letters(self, request_id: str) -> None:
        from porting.adapters.mail_ledger import MailLedger
        from porting.adapters.reply_tokens import SqliteReplyTokens

        SqliteReplyTokens(self.settings.reply_tokens).forget(request_id)
        if self.settings.mail_ledger.exists():
            MailLedger(self.settings.mail_ledger).forget(request_id)


def erasing(settings: Settings) -> Erasing:
    """Raises: `SettingsError` where nothing is encrypted, or there is no key-encryption key."""
    if not settings.encryption:
        raise SettingsError(
            "PORTING_ENCRYPTION=off: no request has a key that could be destroyed; its history goes away "
            "with `temporal workflow delete`"
        )
    return Erasing(
        data_keys(settings),
        document_stores(settings),
        inbound_mails(settings),
        kept_mails(settings),
        number_holds(settings),
        settings,
    )


async def erase_what_has_ended(client: Client, work: Erasing, request_id: str) -> Erased:
    """Erase `request_id`, a request or a draft, now.

    Raises: `RequestRunsError`; as `Erasing`; `RPCError`.
    """
    if await is_running(client, workflow_id(request_id)):
        raise RequestRunsError(
            f"{request_id} still runs: cancel it first (`porting cancel {request_id}`), and erase it once it "
            "has ended"
        )
    if await is_running(client, draft_workflow_id(request_id)):
        raise RequestRunsError(
            f"{request_id} is a draft that waits for its customer: discard it first "
            f"(`temporal workflow signal --workflow-id {draft_workflow_id(request_id)} --name discard`)"
        )
    return await asyncio.to_thread(work.erase, request_id, datetime.now(UTC))
