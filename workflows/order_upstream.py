"""What a port order asks of backbone provider and carrier partner: each call an activity with a name."""

import asyncio
from datetime import date, datetime
from typing import TypeVar

from temporalio import workflow
from temporalio.exceptions import ActivityError, is_cancelled_exception
from temporalio.workflow import ActivityHandle

with workflow.unsafe.imports_passed_through():
    from activities.backbone import AwaitApproval, BackboneActivities, DraftPortOrder
    from activities.carrier import AwaitCarrier, CancelPortOrder, CarrierActivities, SubmitPortOrder
    from activities.waiting import Looks
    from porting.domain.port_order import (
        BackboneDecision,
        Cancellation,
        CarrierOrder,
        Draft,
        Pon,
        PortOrder,
    )
    from porting.domain.status import PortStatus
    from workflows.documents import DocumentChecking
    from workflows.options import (
        CANCEL_UPSTREAM,
        CHANGE_UPSTREAM,
        LOOK_UPSTREAM,
        approval_looks,
        named,
        now_only,
        response_looks,
        transfer_looks,
        within,
    )
    from workflows.progress import StepFailedError, words_of
    from workflows.record import RequestRecord

T = TypeVar("T")


def watch_id(pon: Pon) -> str:
    """How the ids of the activities begin that wait for news of order `pon`: a webhook finds them by it."""
    return f"watch {pon} "


class OrderUpstream(DocumentChecking):
    """An order as far as it speaks to upstream."""

    def __init__(self, record: RequestRecord, order: PortOrder) -> None:
        super().__init__(record, PortStatus.AWAITING_BACKBONE, order.pon)
        self.order = order
        self.attempt = 1
        """The submission that is made or waited for; a rejection is answered by the next one."""
        self.seen: CarrierOrder | None = None
        """The order at the carrier partner, as it was last looked at."""
        self.port_date: date | None = None
        self._watches = 0

    def start_draft(self, until: datetime) -> ActivityHandle[Draft]:
        return workflow.start_activity_method(
            BackboneActivities.draft_port_order,
            DraftPortOrder(request=self.record.request, order=self.order),
            **within(CHANGE_UPSTREAM, until, f"{self.pon}: portability and draft"),
        )

    def start_approval(self, until: datetime) -> ActivityHandle[BackboneDecision | None]:
        return workflow.start_activity_method(
            BackboneActivities.await_backbone_approval,
            AwaitApproval(
                request=self.record.request,
                order=self.order,
                attempt=self.attempt,
                looks=approval_looks(self.record.request.policy, self.since, until),
            ),
            **within(
                LOOK_UPSTREAM, until, f"{self.pon}: the backbone provider's approval", self._next_watch_id()
            ),
        )

    def start_submission(self, until: datetime) -> ActivityHandle[CarrierOrder]:
        return workflow.start_activity_method(
            CarrierActivities.submit_port_order,
            SubmitPortOrder(request=self.record.request, order=self.order, attempt=self.attempt),
            **within(CHANGE_UPSTREAM, until, f"{self.pon}: submission {self.attempt} to the carrier partner"),
        )

    def start_response_watch(
        self, until: datetime, *, once: bool = False
    ) -> ActivityHandle[CarrierOrder | None]:
        """`once`: look now, or as soon as upstream is there."""
        policy = self.record.request.policy
        looks = now_only(policy) if once else response_looks(policy, self.since, until)
        return workflow.start_activity_method(
            CarrierActivities.await_carrier_response,
            self._watch(looks),
            **within(
                LOOK_UPSTREAM, until, f"{self.pon}: the losing carrier's response", self._next_watch_id()
            ),
        )

    def start_transfer_watch(
        self, until: datetime, *, once: bool = False
    ) -> ActivityHandle[CarrierOrder | None]:
        """`once`: look now, or as soon as upstream is there."""
        request = self.record.request
        looks = (
            now_only(request.policy) if once else transfer_looks(request.calendar, self.known_date(), until)
        )
        return workflow.start_activity_method(
            CarrierActivities.await_transfer,
            self._watch(looks),
            **within(LOOK_UPSTREAM, until, f"{self.pon}: the numbers on the port day", self._next_watch_id()),
        )

    def _next_watch_id(self) -> str:
        self._watches += 1
        return f"{watch_id(self.order.pon)}{self._watches}"

    def _watch(self, looks: Looks) -> AwaitCarrier:
        return AwaitCarrier(
            request_id=self.record.request.request_id,
            pon=self.order.pon,
            numbers=self.order.numbers,
            seen=self.seen,
            looks=looks,
            # On the port day the customer tests all numbers together; afterwards each late one by itself.
            each_number=self.status is PortStatus.AWAITING_TRANSFER_CONFIRMATION,
        )

    async def find_draft(self) -> Draft:
        """What became of a draft that was asked for and never answered.

        Raises: `StepFailedError` where upstream gave no answer in a day, or refused to draft.
        """
        return await _answer_of(
            workflow.start_activity_method(
                BackboneActivities.draft_port_order,
                DraftPortOrder(request=self.record.request, order=self.order),
                **named(CANCEL_UPSTREAM, f"{self.pon}: what was drafted, before it is canceled"),
            )
        )

    async def cancel_upstream(self) -> Cancellation:
        """Upstream's answer.

        Raises: `StepFailedError` where it gave none in a day.
        """
        return await _answer_of(
            workflow.start_activity_method(
                CarrierActivities.cancel_port_order,
                CancelPortOrder(pon=self.order.pon),
                **named(CANCEL_UPSTREAM, f"cancel {self.pon} upstream"),
            )
        )

    def known_date(self) -> date:
        if self.port_date is None:
            raise AssertionError(f"{self.status} without a port date")
        return self.port_date


async def _answer_of(asked: ActivityHandle[T]) -> T:
    """Raises: `StepFailedError`; `asyncio.CancelledError` with Temporal's own cancellation."""
    try:
        return await asked
    except ActivityError as failure:
        if is_cancelled_exception(failure):
            raise asyncio.CancelledError from failure
        raise StepFailedError(words_of(failure)) from failure
