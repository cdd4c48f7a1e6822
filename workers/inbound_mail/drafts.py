"""A mail that starts a port request, or brings what one still needs, goes to its draft."""

import asyncio
from dataclasses import dataclass
from typing import Any

from temporalio.client import Client, WorkflowQueryFailedError, WorkflowUpdateFailedError
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError

from porting.domain.draft_policy import DraftPolicy
from porting.domain.port_request import DocumentReference, RequestId
from porting.mail.inbound.intent import Why
from porting.mail.inbound.kept import hand_over
from porting.mail.inbound.record import InboundMails, MailRecord
from porting.ports import DocumentStore, DocumentStores
from workers.inbound_mail.answers import WORKER_ANSWERS_WITHIN
from workers.inbound_mail.running import is_running
from workflows.draft_messages import MAIL_CAME
from workflows.draft_report import DraftReport, DraftStart
from workflows.names import (
    DRAFT_QUERY,
    DRAFT_WORKFLOW_TYPE,
    TASK_QUEUE,
    draft_workflow_id,
    workflow_id,
)


async def is_open(client: Client, request_id: RequestId) -> bool:
    """Whether the request is a draft still. Raises: `RPCError`."""
    return await is_running(client, draft_workflow_id(request_id))


@dataclass(frozen=True)
class Bringing:
    """One mail on its way to a draft. However often it is brought, the draft has it once.

    All methods raise `RPCError`, `TimeoutError`, `WorkflowUpdateRPCTimeoutOrCancelledError`, `PortingError`.
    """

    client: Client
    mails: InboundMails
    place: DocumentStore
    stores: DocumentStores
    record: MailRecord
    kept: DocumentReference
    policy: DraftPolicy
    """Of a draft that it starts."""

    async def to_a_draft(self) -> Why | None:
        """To the open draft of the same sender and company, else to a new one; None: it is there.

        Whether a mail like the first one is meant as a second request, while that one runs, no machine
        decides.
        """
        own = self.record.own_request_id
        if self.record.request_id == own:  # an earlier attempt has decided, and may have come this far
            return await self._to_a_new_one()
        earlier = await asyncio.to_thread(self.mails.requests_of, self.record.party)
        for request_id in earlier:
            if await is_open(self.client, request_id):
                return await self._to(request_id)
        for request_id in earlier:
            if await is_running(self.client, workflow_id(request_id)):
                await asyncio.to_thread(self.mails.assign, self.record.identity, request_id)
                return Why.MAYBE_ANOTHER
        await asyncio.to_thread(self.mails.assign, self.record.identity, own)
        return await self._to_a_new_one()

    async def to_the_draft(self, request_id: RequestId, sender: str | None) -> Why | None:
        """To the draft whose reply address it goes to, if `sender` is the contact; None: it is there."""
        contact = await _contact_of(self.client, request_id)
        if not sender or contact.casefold() != sender.casefold():
            return Why.NOT_THE_CONTACT
        return await self._to(request_id)

    async def _to(self, request_id: RequestId) -> Why | None:
        """As an Update, whose id makes a repetition harmless: a draft that is being submitted refuses."""
        await asyncio.to_thread(self.mails.assign, self.record.identity, request_id)
        await asyncio.to_thread(hand_over, self.kept, self.place, self.stores.of(request_id))
        handle = self.client.get_workflow_handle(draft_workflow_id(request_id))
        try:
            async with asyncio.timeout(WORKER_ANSWERS_WITHIN.total_seconds()):
                await handle.execute_update(MAIL_CAME, self._message(), id=f"mail-{self.record.mail[:48]}")
        except WorkflowUpdateFailedError:
            return Why.REFUSED
        return None

    async def _to_a_new_one(self) -> Why | None:
        """Signal-with-start is one step: who finds the draft closed knows that the mail was in it."""
        request_id = self.record.own_request_id
        await asyncio.to_thread(hand_over, self.kept, self.place, self.stores.of(request_id))
        try:
            await self.client.start_workflow(
                DRAFT_WORKFLOW_TYPE,
                DraftStart(request_id=request_id, origin="mail", policy=self.policy),
                id=draft_workflow_id(request_id),
                task_queue=TASK_QUEUE,
                id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
                start_signal=MAIL_CAME,
                start_signal_args=[self._message()],
            )
        except WorkflowAlreadyStartedError:
            return None
        return None

    def _message(self) -> dict[str, Any]:
        return {"mail": self.record.mail, "kept": self.kept.model_dump()}


async def _contact_of(client: Client, request_id: RequestId) -> str:
    """The address that the draft's mails go to; empty: nobody has given one.

    Raises: `RPCError`, `TimeoutError`.
    """
    handle = client.get_workflow_handle(draft_workflow_id(request_id))
    try:
        async with asyncio.timeout(WORKER_ANSWERS_WITHIN.total_seconds()):
            report: DraftReport = await handle.query(DRAFT_QUERY, result_type=DraftReport)
    except WorkflowQueryFailedError as error:
        raise TimeoutError from error
    return next((each.value for each in report.known if each.field == "contact.email"), "")
