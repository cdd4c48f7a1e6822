"""Mail is recorded at once, and acted on afterwards as far as a machine may."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import structlog
from temporalio.client import Client, WorkflowUpdateRPCTimeoutOrCancelledError
from temporalio.service import RPCError

from porting import tracing
from porting.domain.draft_policy import DraftPolicy
from porting.domain.errors import PortingError
from porting.domain.examined import Examined
from porting.domain.port_request import DocumentReference, RequestId
from porting.mail.inbound.form import mail_in_form
from porting.mail.inbound.incoming import IncomingMail
from porting.mail.inbound.intent import (
    AnswersRequest,
    AutomaticReply,
    ForSupport,
    Intent,
    StartsOrCompletes,
    Unverified,
    Why,
    understood,
)
from porting.mail.inbound.kept import KeptMails, keep, kept_mail
from porting.mail.inbound.party import Parties
from porting.mail.inbound.record import (
    NO_ROOM,
    OPEN,
    InboundMails,
    MailRecord,
    MailState,
)
from porting.ports import DocumentStore, DocumentStores
from workers.inbound_mail import answers, drafts, room
from workers.inbound_mail.recording import record_of
from workers.inbound_mail.telling import Telling

if TYPE_CHECKING:
    from porting.mail.reply_address import ReplyAddresses

#: After an attempt that met Temporal, a worker, the reader or the mail service away; then twice as long each
#: time.
_FIRST_WAIT = timedelta(seconds=15)
_LONGEST_WAIT = timedelta(minutes=15)
_AT_ONCE = 50

Examine = Callable[[DocumentStore, tuple[DocumentReference, ...]], tuple[Examined, ...]]

log = structlog.get_logger()


class Intake(Protocol):
    """Takes mails in."""

    def receive(self, content_type: str, body: bytes) -> MailRecord | None:
        """Record the mail in a posted form; what is acted on is acted on by `act`. Blocking, up to seconds.

        None: the form is none, whoever posted it.

        Raises: `MailUnavailableError`, `DocumentAlteredError`, `OSError`: our own storage is away, or full.
        """
        ...

    def take(self, mail: IncomingMail) -> MailRecord:
        """Record `mail`, once, whichever way it came. Blocking.

        Raises: as `receive`.
        """
        ...

    async def act(self, client: Client) -> int:
        """Act on what is to do; returns how many mails were settled. What cannot be done now is put off.

        Raises: `MailUnavailableError`.
        """
        ...

    async def tidy(self) -> int:
        """Delete what need not be kept any more; returns of how many mails.

        Raises: `MailUnavailableError`, `OSError`.
        """
        ...


@dataclass(frozen=True)
class MailIntake:
    """Implements `Intake`."""

    kept: KeptMails
    stores: DocumentStores
    """Where port requests find their documents."""
    mails: InboundMails
    replies: "ReplyAddresses | None"
    own: frozenset[str]
    parties: Parties
    examine: Examine
    telling: Telling
    draft_policy: DraftPolicy
    kept_for: timedelta
    """How long a mail is kept after the last thing was done about it."""

    def receive(self, content_type: str, body: bytes) -> MailRecord | None:
        from porting.adapters.multipart_form import NotAFormError, form_in

        try:
            fields = form_in(content_type, body)
        except NotAFormError:
            log.error("inbound_mail_without_form", size=len(body))  # noqa: TRY400 - says it all
            return None
        return self.take(mail_in_form(fields))

    def take(self, mail: IncomingMail) -> MailRecord:
        intent = understood(mail, self._request_of, self.own, self.replies.base if self.replies else None)
        record = record_of(mail, intent, self.parties)
        if self.mails.is_known(record.identity):
            log.info("inbound_mail_known", mail=record.mail[:16])
            return record
        with _traced("mail recorded", record):
            return self._recorded(record, mail, intent)

    def _recorded(self, record: MailRecord, mail: IncomingMail, intent: Intent) -> MailRecord:
        if not isinstance(intent, AutomaticReply):
            record = self._kept(record, mail, intent)
        if self.mails.record(record):
            log.info(
                "inbound_mail_recorded",
                mail=record.mail[:16],
                intent=record.intent,
                state=record.state.value,
                why=record.why,
                request_id=record.request_id,
                attachments=len(mail.attachments),
            )
        return record

    def _request_of(self, address: str) -> RequestId | None:
        return self.replies.request_of(address) if self.replies else None

    def _kept(self, record: MailRecord, mail: IncomingMail, intent: Intent) -> MailRecord:
        size = sum(len(each.content) for each in mail.attachments) + len(mail.text.encode())
        if record.is_unproven and not room.for_unproven(self.mails, size):
            return record.model_copy(update={"state": MailState.IGNORED, "why": NO_ROOM})
        if not record.is_unproven:
            room.for_proven(self.mails, record.sender, size, record.received_at)
        kept = keep(mail, intent, self.kept.of(record.identity))
        return record.model_copy(update={"kept": kept, "size": size + kept.size})

    async def act(self, client: Client) -> int:
        due = await asyncio.to_thread(self.mails.due, datetime.now(UTC), _AT_ONCE)
        settled = 0
        for record in due:
            try:
                with _traced("mail acted on", record):
                    await self._settled(client, record)
            except (
                RPCError,
                TimeoutError,
                WorkflowUpdateRPCTimeoutOrCancelledError,
                PortingError,
                OSError,
            ) as error:
                await self._put_off(record, error)
                continue
            settled += 1
        return settled

    async def tidy(self) -> int:
        return await asyncio.to_thread(room.made, self.mails, self.kept, self.kept_for, datetime.now(UTC))

    async def _settled(self, client: Client, record: MailRecord) -> None:
        """Do one thing after the other about a mail, until nothing is to be done by itself."""
        while record.state in OPEN:
            state, why = await self._next(client, record)
            await asyncio.to_thread(self.mails.settle, record.identity, state, why, was=record.state)
            found = await asyncio.to_thread(self.mails.find, record.identity)
            record = found or record.model_copy(update={"state": state, "why": why})
        log.info(
            "inbound_mail_settled",
            mail=record.mail[:16],
            state=record.state.value,
            why=record.why,
            request_id=record.request_id,
        )

    async def _next(self, client: Client, record: MailRecord) -> tuple[MailState, str]:
        match record.state:
            case MailState.TO_CONFIRM:
                return await self.telling.ask_sender(record)
            case MailState.TO_TELL:
                return await self.telling.tell_support(record)
            case _:
                why = await self._acted_on(client, record)
                return (MailState.TO_TELL, why.value) if why else (MailState.DONE, "")

    async def _put_off(self, record: MailRecord, error: Exception) -> None:
        wait = min(_FIRST_WAIT * 2 ** min(record.attempts, 10), _LONGEST_WAIT)
        await asyncio.to_thread(self.mails.put_off, record.identity, datetime.now(UTC) + wait)
        log.warning("inbound_mail_put_off", mail=record.mail[:16], reason=type(error).__name__)

    async def _acted_on(self, client: Client, record: MailRecord) -> Why | None:
        """None: done; else why a person has to look.

        Raises: `RPCError`, `TimeoutError`, `WorkflowUpdateRPCTimeoutOrCancelledError`, `PortingError`.
        """
        if record.kept is None:
            return Why.NOT_UNDERSTOOD
        place = self.kept.of(record.identity)
        try:
            mail = await asyncio.to_thread(kept_mail, record.kept, place)
        except ValueError:
            return Why.UNREADABLE_MAIL
        intent = mail.intent
        if isinstance(intent, Unverified) and record.is_confirmed:
            intent = intent.meant
        bring = drafts.Bringing(
            client, self.mails, place, self.stores, record, record.kept, self.draft_policy
        )
        match intent:
            case StartsOrCompletes():
                return await bring.to_a_draft() or (Why.ALSO_ASKS if intent.asks else None)
            case AnswersRequest():
                if await drafts.is_open(client, intent.request_id):
                    return await bring.to_the_draft(intent.request_id, mail.sender)
                documents = self._documents(place, intent.request_id)
                return await answers.acted_on(client, record, mail, intent, documents)
            case ForSupport():
                return intent.why
            case _:
                return Why.NOT_UNDERSTOOD

    def _documents(self, place: DocumentStore, request_id: RequestId) -> answers.MailedDocuments:
        return answers.MailedDocuments(place, self.stores.of(request_id), self.examine)


def _traced(what: str, record: MailRecord) -> AbstractContextManager[None]:
    """A part of the mail's own trace: it may be acted on hours after it came, by another process."""
    return tracing.span(what, of=record.mail, facts={"porting.mail": record.mail[:16]})
