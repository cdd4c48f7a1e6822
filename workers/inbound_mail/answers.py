"""An answer to a mail about a running port request becomes a `resubmit`."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from temporalio.client import Client, WorkflowQueryFailedError, WorkflowUpdateFailedError
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.errors import DocumentAlteredError, DocumentNotStoredError, KeyErasedError
from porting.domain.examined import Examined
from porting.domain.notice import NoticeKind
from porting.domain.port_order import Pon
from porting.domain.port_request import DocumentReference, Documents, RequestId
from porting.domain.sorted_documents import sorted_documents
from porting.domain.status import PortStatus
from porting.mail.inbound.intent import AnswersRequest, Why
from porting.mail.inbound.kept import KeptMail
from porting.mail.inbound.record import MailRecord
from porting.mail.mail_key import MailKey, answered
from porting.ports import DocumentStore
from workers.inbound_mail.running import is_known
from workflows.names import CONTACT_QUERY, STATUS_QUERY, workflow_id
from workflows.report import OrderReport, StatusReport

#: Who a resubmission is by, in the request's timeline.
BY = "the customer by mail"
RESUBMIT = "resubmit"

#: A worker that is up answers in milliseconds.
WORKER_ANSWERS_WITHIN = timedelta(seconds=10)

#: Mails that ask for something once: which of them is answered says which rejection is meant.
_ASK = frozenset({NoticeKind.REJECTED.value, NoticeKind.REMINDER.value})

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class MailedDocuments:
    """A mail's documents, on their way to those of the request that it answers."""

    place: DocumentStore
    store: DocumentStore
    examine: Callable[[DocumentStore, tuple[DocumentReference, ...]], tuple[Examined, ...]]

    def sorted(self, references: tuple[DocumentReference, ...]) -> Documents | None:
        """None: they cannot be told apart, or read. Blocking, up to a minute.

        Raises: `ReaderUnavailableError`.
        """
        if not references:
            return Documents()
        try:
            examined = self.examine(self.place, references)
        except (DocumentNotStoredError, DocumentAlteredError):
            return None
        found = sorted_documents(examined, references)
        return found.documents if found.are_clear else None

    def hand_over(self, documents: Documents) -> None:
        """A second time is harmless."""
        for _, reference in documents:
            if reference:
                self.store.put(self.place.get(reference))


async def acted_on(
    client: Client, record: MailRecord, mail: KeptMail, intent: AnswersRequest, mailed: MailedDocuments
) -> Why | None:
    """Resubmit as the mail says; None: it was taken, else why a person has to look.

    Raises: `RPCError`, `TimeoutError`, `WorkflowUpdateRPCTimeoutOrCancelledError`, `PortingError`.
    """
    standing = await _standing(client, intent.request_id, mail.sender)
    if isinstance(standing, Why):
        return standing
    key = answered(mail.in_reply_to, intent.request_id)
    references = tuple(mail.attachments[at].content for at in intent.documents)
    if why := _unclear_order(standing, key, is_word_only=not references):
        return why
    documents = await asyncio.to_thread(mailed.sorted, references)
    if documents is None:
        return Why.UNCLEAR_DOCUMENTS
    await asyncio.to_thread(mailed.hand_over, documents)
    payload = resubmission(documents, _meant(standing, key), says_done=intent.says_done)
    return await _resubmitted(client, intent.request_id, payload, f"mail-{record.mail[:48]}")


def resubmission(documents: Documents, order: OrderReport | None, *, says_done: bool) -> dict[str, Any]:
    """The message `resubmit`: references only, and none of the mail's words. `order` None: it is for all."""
    message: dict[str, Any] = {"by": BY}
    if given := documents.model_dump(exclude_none=True):
        message["documents"] = given
    if says_done:
        message["resolved"] = True
    if order:
        message["numbers"] = [each.number for each in order.numbers]
    return message


def _unclear_order(standing: StatusReport, key: MailKey | None, *, is_word_only: bool) -> Why | None:
    """Why it is not clear which rejection is answered."""
    order = _order(standing, key.order) if key else None
    if key and order and key.kind in _ASK and str(key) not in order.asked_by:
        return Why.OLDER_REJECTION
    if order or not is_word_only:
        return None
    rejected = sum(each.status is PortStatus.REJECTED for each in standing.orders)
    return Why.SEVERAL_ORDERS if rejected > 1 else None


def _meant(standing: StatusReport, key: MailKey | None) -> OrderReport | None:
    """The one order of several that is answered."""
    return _order(standing, key.order) if key and len(standing.orders) > 1 else None


def _order(standing: StatusReport, pon: Pon | None) -> OrderReport | None:
    return next((each for each in standing.orders if each.order == pon), None)


async def _standing(client: Client, request_id: RequestId, sender: str | None) -> StatusReport | Why:
    """How the request stands, if `sender` is its contact now.

    Raises: `RPCError`, `TimeoutError`.
    """
    handle = client.get_workflow_handle(workflow_id(request_id))
    try:
        if not sender or not await _asked(handle.query(CONTACT_QUERY, sender, result_type=bool)):
            is_there = await is_known(client, workflow_id(request_id))
            return Why.NOT_THE_CONTACT if is_there else Why.NO_SUCH_REQUEST
        return await _asked(handle.query(STATUS_QUERY, result_type=StatusReport))
    except KeyErasedError:
        return Why.NO_SUCH_REQUEST
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
        return Why.NO_SUCH_REQUEST


async def _asked(query: Awaitable[Answer]) -> Answer:
    """Raises: `RPCError`, `TimeoutError` also where the worker is of before the query."""
    try:
        async with asyncio.timeout(WORKER_ANSWERS_WITHIN.total_seconds()):
            return await query
    except WorkflowQueryFailedError as error:
        raise TimeoutError from error


async def _resubmitted(
    client: Client, request_id: RequestId, payload: dict[str, Any], update_id: str
) -> Why | None:
    """Send `resubmit` as an Update, whose id makes a repetition harmless; None: it was taken.

    Raises: `RPCError`, `TimeoutError`, `WorkflowUpdateRPCTimeoutOrCancelledError`.
    """
    handle = client.get_workflow_handle(workflow_id(request_id))
    try:
        async with asyncio.timeout(WORKER_ANSWERS_WITHIN.total_seconds()):
            await handle.execute_update(RESUBMIT, payload, id=update_id)
    except WorkflowUpdateFailedError:
        return Why.REFUSED
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
        return Why.NO_SUCH_REQUEST
    return None
