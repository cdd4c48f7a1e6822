"""The port request: a customer's numbers are brought to us, from the documents to the confirmed transfer.

1  the documents are checked
2  the backbone provider approves            ┐
3  the order goes to the carrier partner     │ each port order by itself, side by side:
4  the carrier partner asks the losing one   │ see port_order.py
5  it answers: a port date, or a rejection   │
6  the numbers move, somebody confirms       ┘
"""

import asyncio
from typing import Any

from temporalio import workflow
from temporalio.common import SearchAttributeKey
from temporalio.exceptions import ApplicationError

with workflow.unsafe.imports_passed_through():
    from pydantic import BaseModel, ConfigDict, ValidationError

    from porting.domain.calendar import RequestCalendar
    from porting.domain.course import Course
    from porting.domain.notice import NoticeKind
    from porting.domain.phone_number import E164
    from porting.domain.port_order import Pon, orders_of
    from porting.domain.port_request import FIRST_PROCESS, PortRequest, without_pin
    from porting.domain.status import PortStatus
    from porting.unencrypted import Unencrypted
    from workflows import search_attributes
    from workflows.conversation import Conversation
    from workflows.counting import request_began, request_ended
    from workflows.details import markdown
    from workflows.names import CONTACT_QUERY, COURSE_QUERY, REQUEST_QUERY, STATUS_QUERY, WORKFLOW_TYPE
    from workflows.port_order import PortOrderProgress
    from workflows.progress import StopAskedError, side_by_side
    from workflows.report import StatusReport
    from workflows.reporting import Listed, listed, report, standing
    from workflows.taking import in_words


class PortOutcome(BaseModel):
    """How a request ended."""

    model_config = ConfigDict(frozen=True)

    request_id: str
    status: PortStatus
    orders: dict[str, PortStatus]
    """By PON; empty where it ended before there were orders."""
    course: Course | None = None
    """For reports. None: it ended before any was noted."""


@workflow.defn(name=WORKFLOW_TYPE)
class PortRequestWorkflow(Conversation):
    """One port request. Started with a `PortRequest`; what may be sent to it stands in `messages.py`."""

    @workflow.init
    def __init__(self, *start: Any) -> None:
        super().__init__(_read(start), came_encrypted=not isinstance(start[0], Unencrypted))
        self._published: dict[str, Any] = {}
        self._announced: set[Pon | None] = set()
        """The stopped orders that customer and support have heard of."""

    @workflow.run
    async def run(self, *_start: Any) -> PortOutcome:
        request_began()
        self._acknowledge()
        try:
            await self._goes_its_way()
        except asyncio.CancelledError:
            self._take_cancellation()
            await self._goes_its_way()
        await workflow.wait_condition(workflow.all_handlers_finished)
        outcome = self._outcome()
        request_ended(outcome.status, self.course())
        return outcome

    def _acknowledge(self) -> None:
        """The customer hears at once that the request is there, unless it was canceled before."""
        if not self.came_encrypted:
            self.record.note("the request came unencrypted: what is in its start can be read in Temporal")
        if self.record.is_told_everything and not self.documents.stop:
            self.record.note("request received")
            self.record.tell(NoticeKind.RECEIVED, "customer", numbers=tuple(self._numbers()))

    def _take_cancellation(self) -> None:
        """Temporal's own cancellation, the most visible button of its UI, would leave orders open upstream
        and nobody told: it is taken as `cancel_request`. Every step goes on from where it was."""
        reason = workflow.cancellation_reason()
        if reason is None:  # the worker makes room for other requests
            raise asyncio.CancelledError
        if task := asyncio.current_task():
            task.uncancel()
        self.receive("cancel_request", ({"reason": reason[:2000], "by": "Temporal's cancellation"},))

    async def _goes_its_way(self) -> None:
        showing = asyncio.create_task(self._show_what_happens())
        try:
            if not self.orders and not self.documents.status.is_end:
                await self._documents_are_accepted()
            await self._every_order_is_ported()
            await self.record.everything_is_sent()
        finally:
            showing.cancel()
        self._show()

    @workflow.query(name=STATUS_QUERY, description="Where the request stands, as `porting status --json`.")
    def status(self) -> StatusReport:
        return report(self)

    def current_details(self) -> str:
        """For whoever opens the request in Temporal's Web UI (porting/temporal/current_details.py)."""
        return markdown(report(self), self.record.request.calendar)

    @workflow.query(
        name=CONTACT_QUERY, description="Whether a mail address is the contact's, without telling which is."
    )
    def is_contact(self, address: str = "") -> bool:
        return bool(address) and address.casefold() == self.record.request.contact.email.casefold()

    @workflow.query(
        name=REQUEST_QUERY, description="The request's data as corrected so far, without its PIN."
    )
    def request(self) -> PortRequest:
        return without_pin(self.record.request)

    @workflow.query(name=COURSE_QUERY, description="The course that it has taken so far, for reports.")
    def course(self) -> Course:
        return self.record.course.of(self.record.request)

    async def _documents_are_accepted(self) -> None:
        """Step 1, for all numbers of the request."""
        try:
            await self.documents.documents_are_accepted(tuple(self._numbers()))
        except StopAskedError:
            self.documents.end(self.documents.stop or PortStatus.CANCELED)
            self._announce(self.documents.status, [])
        else:
            self.record.note("documents accepted")
            if self.documents.has_asked_the_customer and self.record.is_told_everything:
                self.record.tell(NoticeKind.DOCUMENTS_ACCEPTED, "customer", numbers=tuple(self._numbers()))
            orders = orders_of(self.record.request)
            self.asked_for = [PortOrderProgress(self.record, order) for order in orders]

    async def _every_order_is_ported(self) -> None:
        """Steps 2 to 6. The orders proceed side by side: none waits for another."""
        await side_by_side(*(order.run() for order in self.asked_for), self._stopped_orders_are_announced())

    async def _stopped_orders_are_announced(self) -> None:
        """Customer and support hear once of all orders that were canceled, or expired, together."""
        while not self.has_ended:
            await workflow.wait_condition(self._has_something_to_announce)
            stopped = self._just_stopped()
            for ending in (PortStatus.CANCELED, PortStatus.EXPIRED):
                alike = [order for order in stopped if order.stopped_as is ending]
                if alike:
                    self._announce(ending, alike)
            self._announced |= {order.pon for order in stopped}

    def _has_something_to_announce(self) -> bool:
        return self.has_ended or bool(self._just_stopped())

    def _just_stopped(self) -> list[PortOrderProgress]:
        """The stopped orders that are not announced yet; none while others are still being stopped."""
        if any(order.stop for order in self.orders) or self._orders_are_expiring():
            return []
        return [o for o in self.orders if o.stopped_as and o.pon not in self._announced]

    def _orders_are_expiring(self) -> bool:
        """The limit is reached, and an order's last look upstream has not answered yet."""
        return workflow.now() >= self.record.limit and not self.has_ended

    def _announce(self, ending: PortStatus, stopped: list[PortOrderProgress]) -> None:
        """Tell that `stopped` orders (none: the whole request, before there were any) ended as `ending`."""
        ended = [n for order in stopped for n in order.unconfirmed_numbers()] if stopped else self._numbers()
        facts: dict[str, Any] = {
            "numbers": tuple(number for number in ended if number not in self.record.moved),
            "moved_numbers": tuple(number for number in ended if number in self.record.moved),
            "numbers_left": self.record.numbers_left,
            "status": ending,
        }
        partly = any(order.status is PortStatus.PARTIALLY_COMPLETED for order in stopped)
        to_customer = NoticeKind.PARTIALLY_COMPLETED if partly else NoticeKind(ending.value)
        self.record.tell(to_customer, "customer", **facts)
        how = f"It ended as {ending}" + (" with some numbers moved." if partly else ".")
        self.record.tell(NoticeKind.ENDED, "support", detail=how, **facts)

    def _numbers(self) -> list[E164]:
        return [number.number for number in self.record.request.numbers]

    async def _show_what_happens(self) -> None:
        shown = -1
        while True:
            await workflow.wait_condition(lambda: self.record.version != shown)  # noqa: B023
            shown = self.record.version
            self._show()

    def _show(self) -> None:
        """In lists, a step once the request rests in it: each update costs an event and a billable action."""
        if not all(progress.at_rest for progress in self.progresses):
            return
        wanted: dict[SearchAttributeKey[Any], Any] = {
            search_attributes.PORT_NUMBERS: self._numbers(),
            **_search_attributes(listed(self), self.record.request.calendar),
        }
        changes = [
            key.value_set(value) if value is not None else key.value_unset()
            for key, value in wanted.items()
            if self._published.get(key.name, self._at_start(key)) != value
        ]
        if changes:
            workflow.upsert_search_attributes(changes)
        self._published = {key.name: value for key, value in wanted.items()}

    def _at_start(self, key: SearchAttributeKey[Any]) -> Any:
        return workflow.info().typed_search_attributes.get(key)

    def _outcome(self) -> PortOutcome:
        return PortOutcome(
            request_id=self.record.request.request_id,
            status=standing(self)[0],
            orders={order.order.pon: order.status for order in self.orders},
            course=self.course(),
        )


def _read(start: tuple[Any, ...]) -> PortRequest:
    """The request that a workflow is started with.

    Raises: `ApplicationError`, which ends the workflow at once; anything else would fail its first task for
    ever.
    """
    if len(start) != 1 or not isinstance(start[0], dict):
        reason = "start it with one JSON object, a port request; `porting submit` makes one"
    else:
        try:
            return PortRequest.model_validate({"process": FIRST_PROCESS} | start[0])
        except ValidationError as error:
            reason = in_words(error, PortRequest)
    raise ApplicationError(reason, type="InvalidRequest", non_retryable=True)


def _search_attributes(now: Listed, calendar: RequestCalendar) -> dict[SearchAttributeKey[Any], Any]:
    return {
        search_attributes.PORT_STATUS: now.status.value,
        search_attributes.PORT_ACTION_BY: now.action_by.value,
        search_attributes.PORT_DEADLINE: now.deadline,
        search_attributes.PORT_DATE: calendar.instant(now.port_date) if now.port_date else None,
        search_attributes.PORT_STEP_DUE_AT: now.due_at,
        search_attributes.PORT_REJECTION_REASONS: list(now.rejection_reasons) or None,
    }
