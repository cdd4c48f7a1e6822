"""What becomes of mail that arrives: it is recorded at once, and acted on as far as a machine may."""

import asyncio
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

import structlog
from temporalio.client import (
    Client,
    WorkflowQueryFailedError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.errors import DocumentAlteredError, DocumentNotStoredError, PortingError
from porting.domain.examined import Examined
from porting.domain.port_request import DocumentReference, Documents, PortRequest, RequestId
from porting.domain.sorted_documents import sorted_documents
from porting.domain.status import PortStatus
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
from porting.mail.inbound.kept import InboundMails, MailRecord, MailState, keep, kept_mail
from porting.mail.inbound.origin import is_from_its_sender
from porting.ports import DocumentStore
from porting.settings import Settings
from workers.documents import document_reading, document_store
from workers.mail import reply_addresses
from workflows.names import STATUS_QUERY, workflow_id
from workflows.report import StatusReport

if TYPE_CHECKING:
    from porting.mail.reply_address import ReplyAddresses

#: Who a resubmission is by, in the request's timeline.
BY = "the customer by mail"
RESUBMIT = "resubmit"
#: What a mail waits for that asks for a port request, and one whose sender is not proven.
FOR_A_DRAFT = "draft"
FOR_A_CONFIRMATION = "confirmation"

#: A worker that is up answers in milliseconds.
_WORKER_ANSWERS_WITHIN = timedelta(seconds=10)
#: After an attempt that met Temporal, a worker or the reader away; then twice as long each time.
_FIRST_WAIT = timedelta(seconds=15)
_LONGEST_WAIT = timedelta(minutes=15)
_AT_ONCE = 50

Examine = Callable[[tuple[DocumentReference, ...]], tuple[Examined, ...]]

log = structlog.get_logger()


class Intake(Protocol):
    """Takes mails in."""

    def receive(self, content_type: str, body: bytes) -> MailRecord | None:
        """Record the mail in a posted form; what is acted on is acted on by `act`. Blocking, up to seconds.

        None: the form is none, whoever posted it.

        Raises: `MailUnavailableError`, `DocumentAlteredError`, `OSError`: our own storage is away.
        """
        ...

    def take(self, mail: IncomingMail) -> MailRecord:
        """Record `mail`, once.

        Raises: as `receive`.
        """
        ...

    async def act(self, client: Client) -> int:
        """Act on what is to do; returns how many mails were settled. What cannot be done now is put off.

        Raises: `MailUnavailableError`.
        """
        ...


def intake(settings: Settings) -> Intake:
    """Raises: `SettingsError`."""
    from porting.adapters.inbound_mails import SqliteInboundMails

    store = document_store(settings)
    return MailIntake(
        store=store,
        mails=SqliteInboundMails(settings.inbound_mails),
        replies=reply_addresses(settings),
        own=frozenset({settings.mail_from, settings.mail_reply_to or settings.mail_from}),
        examine=lambda documents: _examined(store, documents),
    )


def inbound_mails(settings: Settings) -> InboundMails:
    """The record of mails that came."""
    from porting.adapters.inbound_mails import SqliteInboundMails

    return SqliteInboundMails(settings.inbound_mails)


def takes_mail(settings: Settings) -> bool:
    ways = (settings.inbound_mail_key, settings.inbound_mail_secret, settings.inbound_smtp)
    return any(each is not None for each in ways)


def may_post(settings: Settings, secret: str) -> bool:
    """Whether a mail may come in at the address that ends in `secret`, before its body is read."""
    if settings.inbound_mail_secret is None:
        return settings.inbound_mail_key is not None and not secret
    right = settings.inbound_mail_secret.get_secret_value()
    return hmac.compare_digest(right.encode(), secret.encode("utf-8", "replace"))


def is_genuine_post(settings: Settings, headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """Whether the mail service has signed the body; without a key the address's secret has to do."""
    if settings.inbound_mail_key is None:
        return settings.inbound_mail_secret is not None
    from porting.adapters.sendgrid_events import SIGNATURE_HEADER, TIMESTAMP_HEADER, is_genuine

    given = {name.lower(): value for name, value in headers.items()}
    timestamp, signature = given.get(TIMESTAMP_HEADER, ""), given.get(SIGNATURE_HEADER, "")
    return is_genuine(settings.inbound_mail_key, timestamp, body, signature, now)


def _examined(store: DocumentStore, documents: tuple[DocumentReference, ...]) -> tuple[Examined, ...]:
    """Its own reader for each mail: documents come by mail a few times an hour."""
    with document_reading() as reading:
        return reading.examination(store).examine(documents)


@dataclass(frozen=True)
class MailIntake:
    """Implements `Intake`."""

    store: DocumentStore
    mails: InboundMails
    replies: "ReplyAddresses | None"
    own: frozenset[str]
    examine: Examine

    def receive(self, content_type: str, body: bytes) -> MailRecord | None:
        from porting.adapters.multipart_form import NotAFormError, form_in

        try:
            fields = form_in(content_type, body)
        except NotAFormError:
            log.error("inbound_mail_without_form", size=len(body))  # noqa: TRY400 - says it all
            return None
        return self.take(mail_in_form(fields))

    def take(self, mail: IncomingMail) -> MailRecord:
        """Record `mail`, once.

        Raises: `MailUnavailableError`, `DocumentAlteredError`, `OSError`.
        """
        intent = understood(mail, self._request_of, self.own, self.replies.base if self.replies else None)
        record = _record(mail, intent)
        if self.mails.is_known(record.identity):
            log.info("inbound_mail_known", mail=record.identity[:16])
            return record
        if not isinstance(intent, AutomaticReply):
            record = record.model_copy(update={"kept": keep(mail, intent, self.store)})
        if self.mails.record(record):
            log.info(
                "inbound_mail_recorded",
                mail=record.identity[:16],
                intent=record.intent,
                state=record.state.value,
                why=record.why,
                request_id=record.request_id,
                attachments=len(mail.attachments),
            )
        return record

    def _request_of(self, address: str) -> RequestId | None:
        return self.replies.request_of(address) if self.replies else None

    async def act(self, client: Client) -> int:
        due = await asyncio.to_thread(self.mails.due, datetime.now(UTC), _AT_ONCE)
        settled = 0
        for record in due:
            try:
                why = await self._acted_on(client, record)
            except (RPCError, TimeoutError, WorkflowUpdateRPCTimeoutOrCancelledError, PortingError) as error:
                await self._put_off(record, error)
                continue
            state = MailState.WAITING if why else MailState.DONE
            await asyncio.to_thread(self.mails.settle, record.identity, state, why.value if why else "")
            log.info("inbound_mail_settled", mail=record.identity[:16], request_id=record.request_id, why=why)
            settled += 1
        return settled

    async def _put_off(self, record: MailRecord, error: Exception) -> None:
        wait = min(_FIRST_WAIT * 2 ** min(record.attempts, 10), _LONGEST_WAIT)
        await asyncio.to_thread(self.mails.put_off, record.identity, datetime.now(UTC) + wait)
        log.warning("inbound_mail_put_off", mail=record.identity[:16], reason=type(error).__name__)

    async def _acted_on(self, client: Client, record: MailRecord) -> Why | None:
        """None: done; else why a person has to look.

        Raises: `RPCError`, `TimeoutError`, `WorkflowUpdateRPCTimeoutOrCancelledError`, `PortingError`.
        """
        if record.kept is None or record.request_id is None:
            return Why.NOT_UNDERSTOOD
        try:
            mail = await asyncio.to_thread(kept_mail, record.kept, self.store)
        except ValueError:
            return Why.UNREADABLE_MAIL
        if not isinstance(mail.intent, AnswersRequest):
            return Why.NOT_UNDERSTOOD
        contact = await _contact_of(client, record.request_id)
        if contact is None:
            return Why.NO_SUCH_REQUEST
        if mail.sender is None or contact.casefold() != mail.sender.casefold():
            return Why.NOT_THE_CONTACT
        references = tuple(mail.attachments[at].content for at in mail.intent.documents)
        documents = await self._sorted(references)
        if documents is None:
            return Why.UNCLEAR_DOCUMENTS
        if (
            mail.intent.says_done
            and not references
            and await _has_several_rejections(client, record.request_id)
        ):
            return Why.SEVERAL_ORDERS
        payload = _resubmission(documents, says_done=mail.intent.says_done)
        return await _resubmitted(client, record.request_id, payload, f"mail-{record.identity[:48]}")

    async def _sorted(self, references: tuple[DocumentReference, ...]) -> Documents | None:
        """None: they cannot be told apart, or read."""
        if not references:
            return Documents()
        try:
            examined = await asyncio.to_thread(self.examine, references)
        except (DocumentNotStoredError, DocumentAlteredError):
            return None
        found = sorted_documents(examined, references)
        return found.documents if found.are_clear else None


def _record(mail: IncomingMail, intent: Intent) -> MailRecord:
    state, why, request_id = MailState.WAITING, "", None
    match intent:
        case AnswersRequest():
            state, request_id = MailState.TO_DO, intent.request_id
        case AutomaticReply():
            state, why = MailState.IGNORED, intent.of.value
        case StartsOrCompletes():
            why = FOR_A_DRAFT
        case ForSupport():
            why, request_id = intent.why.value, intent.request_id
        case Unverified():
            why = FOR_A_CONFIRMATION
            request_id = None if isinstance(intent.meant, StartsOrCompletes) else intent.meant.request_id
    # A copy whose sender nobody has proven must not keep the genuine mail away.
    unproven = "" if is_from_its_sender(mail) else "unproven-"
    return MailRecord(
        identity=unproven + mail.identity,
        state=state,
        intent=intent.kind,
        why=why,
        request_id=request_id,
        received_at=datetime.now(UTC),
    )


def _resubmission(documents: Documents, *, says_done: bool) -> dict[str, Any]:
    """The message `resubmit`: references only, and none of the mail's words."""
    message: dict[str, Any] = {"by": BY}
    if given := documents.model_dump(exclude_none=True):
        message["documents"] = given
    if says_done:
        message["resolved"] = True
    return message


async def _contact_of(client: Client, request_id: RequestId) -> str | None:
    """The mail address that the request was started with; None: there is no such request.

    From the first event of its history: no worker is needed, and no query shows addresses.

    Raises: `RPCError`.
    """
    handle = client.get_workflow_handle(workflow_id(request_id))
    try:
        async for event in handle.fetch_history_events(page_size=1):
            start = event.workflow_execution_started_event_attributes
            requests: list[PortRequest] = await client.data_converter.decode(
                start.input.payloads, [PortRequest]
            )
            return requests[0].contact.email if requests else None
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
    except (ValueError, RuntimeError, KeyError):  # it was started with something else
        log.warning("inbound_mail_start_unreadable", request_id=request_id)
    return None


async def _has_several_rejections(client: Client, request_id: RequestId) -> bool:
    """Whether "it is done" could be said of one order and be taken for another.

    Raises: `RPCError`, `TimeoutError`.
    """
    handle = client.get_workflow_handle(workflow_id(request_id))
    try:
        async with asyncio.timeout(_WORKER_ANSWERS_WITHIN.total_seconds()):
            report: StatusReport = await handle.query(STATUS_QUERY, result_type=StatusReport)
    except WorkflowQueryFailedError as error:
        raise TimeoutError from error
    return sum(order.status is PortStatus.REJECTED for order in report.orders) > 1


async def _resubmitted(
    client: Client, request_id: RequestId, payload: dict[str, Any], update_id: str
) -> Why | None:
    """Send `resubmit` as an Update, whose id makes a repetition harmless; None: it was taken.

    Raises: `RPCError`, `TimeoutError`, `WorkflowUpdateRPCTimeoutOrCancelledError`.
    """
    handle = client.get_workflow_handle(workflow_id(request_id))
    try:
        async with asyncio.timeout(_WORKER_ANSWERS_WITHIN.total_seconds()):
            await handle.execute_update(RESUBMIT, payload, id=update_id)
    except WorkflowUpdateFailedError:
        return Why.REFUSED
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
        return Why.NO_SUCH_REQUEST
    return None
