"""Step 5 where the order is rejected: who is asked for what, and how the order is submitted again."""

from abc import abstractmethod
from datetime import datetime
from functools import partial

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from porting.domain.notice import NoticeKind
    from porting.domain.phone_number import E164
    from porting.domain.port_order import BackboneDecision, PortOrder
    from porting.domain.rejection import ReasonCode, RejectionReason, rule, who_acts
    from porting.domain.status import ActionBy, PortStatus
    from workflows.counting import order_rejected
    from workflows.names import STEP_FAILED
    from workflows.order_messages import RejectedBy
    from workflows.patches import Patch
    from workflows.port_day import PortDay
    from workflows.record import RequestRecord

#: In days. A webhook that was lost is noticed in time for the next reminder; more would cost without need.
_WEEK = 7


class OrderRejection(PortDay):
    """A port order as far as it is sent back, mended and submitted anew."""

    def __init__(self, record: RequestRecord, order: PortOrder) -> None:
        super().__init__(record, order)
        self._announced: tuple[RejectionReason, ...] | None = None
        """The reasons that customer and support have heard of."""

    @abstractmethod
    def _take_decision(self, decision: BackboneDecision | None) -> None:
        """Take the provider's decision, or the one that a person entered."""

    def _reject(self, reasons: tuple[RejectionReason, ...], by: RejectedBy) -> None:
        """Enter a rejection. What cannot be moved is left out; the rest waits for what it needs.

        The rejection that it waits to have answered already, said once more, changes nothing.
        """
        final = [reason for reason in reasons if reason.understood is ReasonCode.NUMBER_UNPORTABLE]
        rest = tuple(reason for reason in reasons if reason not in final)
        unportable = {number for reason in final for number in reason.numbers or self.order.numbers}
        left_out = tuple(number for number in self.order.numbers if number in unportable)
        if self.status is PortStatus.REJECTED and not left_out and _same_reasons(rest, self.reasons):
            return
        order_rejected(by.name.lower(), reasons)
        self.record.course.rejected(self.order.pon, self.attempt, by.value, reasons)
        self.rejected_by, self.reasons, self.remedies = by, rest, frozenset()
        self._asks_for_another_date = False
        self.record.withdraw_date(self.order.pon)
        self.record.asked_by.pop(self.order.pon, None)
        self.port_date = self._told_date = self._date_to_change = None
        self.status = PortStatus.REJECTED
        self._go_on_without(left_out)

    async def _customer_resubmits(self) -> None:
        """Wait until everything that the rejection asks for is there; then check, and submit again."""
        acts = who_acts(self.reasons)
        self.begin(PortStatus.REJECTED, acts, _waited_for(acts))
        rejection = self.reasons
        self._announce_rejection()
        look_at = self._in_a_week()
        while self.status is PortStatus.REJECTED and self.reasons is rejection and self.outstanding():
            outstanding = self.outstanding()
            self._ask_whoever_acts_on(outstanding)
            news = await self.wait(
                lambda: self.outstanding() != outstanding or self._answered_by_hand(),  # noqa: B023 - as above
                look=partial(self.start_response_watch, once=True) if self.seen else None,
                only_when_woken=True,
                milestone=look_at,
            )
            if look_at and workflow.now() >= look_at:
                self.woken, look_at = True, self._in_a_week()
            self._take_response(news)
            self._take_decision(None)
        if self.status is PortStatus.REJECTED and self.reasons is rejection:
            await self._order_is_submitted_again()

    def _in_a_week(self) -> datetime | None:
        """When a rejected order is looked at even though no webhook came.

        None: the partner has no such order, or the request has lived without that look so far.
        """
        if self.seen is None or not workflow.patched(Patch.LOOKS_WHILE_REJECTED):
            return None
        return workflow.now() + _WEEK * self.record.request.policy.day

    async def _order_is_submitted_again(self) -> None:
        """The next attempt; an LOA that has grown too old meanwhile is found out first."""
        if self.reasons or workflow.patched(Patch.CHECKS_WHAT_IS_LEFT):
            await self.documents_are_accepted(self.order.numbers)
        self.attempt += 1
        self.record.note("resubmitted", order=self.pon)
        from_the_backbone = self.rejected_by is RejectedBy.BACKBONE
        self.status = PortStatus.AWAITING_BACKBONE if from_the_backbone else PortStatus.SUBMITTING_TO_CARRIER

    def _ask_whoever_acts_on(self, outstanding: tuple[RejectionReason, ...]) -> None:
        """Once a part of the reasons is answered, the rest may be somebody else's."""
        acts = who_acts(outstanding)
        if acts is not self.action_by:
            self.action_by, self.waits_for, self.since = acts, _waited_for(acts), workflow.now()
            self.record.version += 1

    def _announce_rejection(self) -> None:
        """The customer hears of every reason that a carrier gave, also of those that we settle."""
        if self._announced is self.reasons:
            return
        self._announced = self.reasons
        from_carriers = tuple(reason for reason in self.reasons if reason.code != STEP_FAILED)
        if from_carriers:
            self._tell(NoticeKind.REJECTED, reasons=from_carriers)
        for_support = tuple(reason for reason in self.reasons if rule(reason).acts is not ActionBy.CUSTOMER)
        if for_support:
            self.tell(
                NoticeKind.UNKNOWN_REJECTION,
                "support",
                reasons=for_support,
                numbers=self.order.numbers,
            )

    def _go_on_without(self, numbers: tuple[E164, ...]) -> bool:
        """Leave out `numbers` that cannot be moved; False: none is left, the order ends."""
        if numbers:
            self.unportable += numbers
            self.order = self.order.without(frozenset(numbers))
            self.record.note("number unportable", order=self.pon)
            self.tell(NoticeKind.UNPORTABLE, "customer", numbers=numbers)
        if not self.order.numbers:
            self.end(PortStatus.UNPORTABLE)
        return bool(self.order.numbers)


def _same_reasons(some: tuple[RejectionReason, ...], others: tuple[RejectionReason, ...]) -> bool:
    """Whether they say the same, whoever entered them."""
    return [reason.model_dump() for reason in some] == [reason.model_dump() for reason in others]


def _waited_for(acts: ActionBy) -> str:
    return "the customer's resubmission" if acts is ActionBy.CUSTOMER else "support to settle the rejection"


def no_reason_given() -> tuple[RejectionReason, ...]:
    return (RejectionReason(code="no_reason_given"),)
