"""Steps 2 to 5 of one port order, and how its steps follow each other.

What a rejection asks for is in order_rejection.py, step 6 in port_day.py.
"""

from datetime import date

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from porting.domain.notice import NoticeKind
    from porting.domain.phone_number import E164
    from porting.domain.port_order import (
        BackboneDecision,
        CarrierOrder,
        CarrierState,
        Decision,
        Draft,
        NumberState,
        PortOrder,
    )
    from porting.domain.rejection import (
        ReasonCode,
        RejectionReason,
        Remedy,
        that_need_somebody,
    )
    from porting.domain.status import ActionBy, PortStatus
    from workflows.messages import BackboneDecisionGiven
    from workflows.names import STEP_FAILED
    from workflows.order_messages import RejectedBy
    from workflows.order_rejection import OrderRejection, no_reason_given
    from workflows.patches import Patch
    from workflows.progress import StepFailedError, StopAskedError, side_by_side
    from workflows.record import RequestRecord


class PortOrderProgress(OrderRejection):
    """An order on its way, from the accepted documents to the confirmed transfer."""

    def __init__(
        self,
        record: RequestRecord,
        order: PortOrder,
        *,
        drafted: bool = False,
        decision: BackboneDecisionGiven | None = None,
    ) -> None:
        super().__init__(record, order)
        self.drafted = drafted
        self._decision_by_hand = decision
        self.stopped_as: PortStatus | None = None
        """How the order was ended from outside, once it was."""
        self._known_upstream = drafted
        self._is_newly_approved = False
        """By the backbone provider, and neither submitted nor told since."""
        self._failed_look: str | None = None
        self.parts: tuple[PortOrderProgress, ...] = ()
        """What upstream split off when it drafted the order; each goes its own way."""

    async def run(self) -> None:
        """Steps 2 to 6, with what upstream splits off beside it."""
        while not self.status.is_end and not self.parts:
            await self._next_step()
        if self.parts:
            await side_by_side(self._proceed(), *(part.run() for part in self.parts))
        else:
            await self._proceed()

    async def _proceed(self) -> None:
        while not self.status.is_end:
            await self._next_step()
        if self.status is PortStatus.UNPORTABLE and self.drafted and workflow.patched(Patch.CLOSES_UPSTREAM):
            await self._close_upstream()

    async def _next_step(self) -> None:
        """A rejection sends the order back; what cannot be carried out goes to support."""
        steps = {
            PortStatus.AWAITING_BACKBONE: self._backbone_approves,
            PortStatus.SUBMITTING_TO_CARRIER: self._order_goes_to_the_carrier_partner,
            PortStatus.AWAITING_LOSING_CARRIER: self._losing_carrier_answers,
            PortStatus.REJECTED: self._customer_resubmits,
            PortStatus.CHECKING_DOCUMENTS: self._order_is_submitted_again,
            PortStatus.DOCUMENTS_REJECTED: self._order_is_submitted_again,
            PortStatus.IN_DOCUMENT_REVIEW: self._order_is_submitted_again,
            PortStatus.PORT_DATE_CONFIRMED: self._numbers_move_on_the_port_day,
            PortStatus.AWAITING_TRANSFER_CONFIRMATION: self._customer_confirms,
        }
        try:
            if self.stop and workflow.patched(Patch.STOPS_AT_ONCE):
                raise StopAskedError
            await self._support_settles_a_failed_look()
            await steps[self.status]()
        except StopAskedError:
            await self._stop()
        except StepFailedError as failure:
            self._fail(str(failure))

    def _fail(self, words: str) -> None:
        """Upstream refuses a call of ours for good. What it would have changed waits for support like a
        rejection; where we only looked, the order stays where it is."""
        if self.status is PortStatus.AWAITING_BACKBONE:
            self._reject((RejectionReason(code=STEP_FAILED, text=words),), RejectedBy.BACKBONE)
        elif self._date_to_change and self.status is PortStatus.SUBMITTING_TO_CARRIER:
            self._keeps_its_date(self._date_to_change, words)
        elif self.status is PortStatus.SUBMITTING_TO_CARRIER:
            self._reject((RejectionReason(code=STEP_FAILED, text=words),), RejectedBy.CARRIER)
        else:
            self._failed_look = words

    async def _support_settles_a_failed_look(self) -> None:
        """Tell support, and look again after a day, or when somebody answers by hand."""
        if self._failed_look is None:
            return
        words, self._failed_look = self._failed_look, None
        self.action_by = ActionBy.SUPPORT
        self.record.note("could not look upstream", order=self.pon, note=words)
        self.tell(NoticeKind.STEP_FAILED, "support", detail=words)
        confirmed, outstanding = self.confirmed, self.outstanding()
        await self.wait(
            lambda: (
                self._answered_by_hand()
                or self._date_is_to_change()
                or self.confirmed != confirmed
                or self.outstanding() != outstanding
            ),
            milestone=workflow.now() + self.record.request.policy.day,
        )

    # Step 2

    async def _backbone_approves(self) -> None:
        policy = self.record.request.policy
        self.begin(
            PortStatus.AWAITING_BACKBONE,
            ActionBy.UPSTREAM,
            "the backbone provider's approval",
            due_at=workflow.now() + policy.backbone_approval_expected,
        )
        if self.attempt > 1:
            self.hold_back("customer told of the resubmission", self._tell_resubmission)
        if not self.drafted:
            self._known_upstream = True
            self._take_draft(await self.carry_out(self.start_draft))
            if self.status.is_end or self.parts:
                return
        decision = await self.wait(lambda: self._decision_by_hand is not None, look=self.start_approval)
        self._take_decision(decision)

    def _take_draft(self, draft: Draft) -> None:
        """Raises: `StepFailedError` where upstream's split leaves numbers out, or has them twice."""
        if fault := draft.fault_in_orders(self.order):
            raise StepFailedError(fault)
        self.drafted = draft.reference is not None
        goes_on = self._go_on_without(tuple(number.number for number in draft.unportable))
        if goes_on and draft.orders:
            self._split(draft.orders)

    def _split(self, orders: tuple[PortOrder, ...]) -> None:
        """Go on with the first of `orders`; what is asked of the whole is asked of each."""
        self.order, *others = orders
        mine = frozenset(self.order.numbers) | frozenset(self.unportable)
        self.states = {number: state for number, state in self.states.items() if number in mine}
        self.parts = tuple(
            PortOrderProgress(self.record, order, drafted=True, decision=self._decision_by_hand)
            for order in others
        )
        for part in self.parts:
            part.stop = self.stop
        if others:
            self.record.note("split upstream", order=self.pon, note=", ".join(o.pon for o in orders))

    async def _find_parts(self) -> None:
        """A draft of which we never heard may have been split: each part has to be canceled by its PON."""
        try:
            draft = await self.find_draft()
        except StepFailedError:
            return  # nothing was drafted, or the cancellation will fail as well, and be told
        try:
            self._take_draft(draft)
        except StepFailedError as fault:
            self._goes_on_upstream(str(fault))

    def _take_decision(self, decision: BackboneDecision | None) -> None:
        """The provider's decision, or the one that a person entered."""
        by_hand, self._decision_by_hand = self._decision_by_hand, None
        reasons: tuple[RejectionReason, ...]
        if by_hand:
            approved, reasons = by_hand.approved, by_hand.reasons
        elif decision:
            approved, reasons = decision.decision is Decision.APPROVED, decision.reasons
        else:
            return
        if approved:
            self.record.note("approved by the backbone provider", order=self.pon)
            self.reasons = ()
            self._is_newly_approved = True
            self.status = PortStatus.SUBMITTING_TO_CARRIER
        else:
            self._reject(self._asked_by(reasons) or no_reason_given(), RejectedBy.BACKBONE)

    def _asked_by(self, reasons: tuple[RejectionReason, ...]) -> tuple[RejectionReason, ...]:
        """What of a refusal asks for something: notices alone would leave it with nobody."""
        asking = that_need_somebody(reasons)
        if asking == reasons or not workflow.patched(Patch.READS_NOTICES_OF_A_REFUSAL):
            return reasons
        self._record_notices(reasons)
        return asking

    # Step 3

    async def _order_goes_to_the_carrier_partner(self) -> None:
        policy = self.record.request.policy
        self.begin(
            PortStatus.SUBMITTING_TO_CARRIER,
            ActionBy.UPSTREAM,
            "the carrier partner to take the order",
            due_at=workflow.now() + policy.carrier_submission_expected,
        )
        if self._is_newly_approved:
            self.hold_back("customer told of the approval", self._tell_approval)
        receipt = await self.carry_out(self.start_submission)
        self._is_newly_approved = False
        if self.seen is None:
            self._tell(NoticeKind.SUBMITTED)
        elif self.record.is_told_everything:
            self._tell_resubmission()
        self.changes = frozenset()
        self.status = PortStatus.AWAITING_LOSING_CARRIER
        self._take_order(receipt)

    def _tell_approval(self) -> None:
        self._is_newly_approved = False
        self._tell(NoticeKind.APPROVED)

    def _tell_resubmission(self) -> None:
        changes = tuple(remedy for remedy in Remedy if remedy in self.changes)
        self._tell(NoticeKind.RESUBMITTED, attempt=self.attempt, changes=changes)

    # Steps 4 and 5

    async def _losing_carrier_answers(self) -> None:
        policy = self.record.request.policy
        self.begin(
            PortStatus.AWAITING_LOSING_CARRIER,
            ActionBy.UPSTREAM,
            "the losing carrier's response",
            due_at=workflow.now() + policy.losing_carrier_response_expected,
        )
        while self.status is PortStatus.AWAITING_LOSING_CARRIER:
            news = await self.wait(self._carrier_answered_by_hand, look=self.start_response_watch)
            self._take_response(news)

    def _take_response(self, news: CarrierOrder | None) -> None:
        """The losing carrier's answer as the partner has it, or as a person entered it."""
        by_hand, self._response_by_hand = self._response_by_hand, None
        if news:
            self._take_order(news)
        if by_hand and by_hand.approved and by_hand.port_date:
            self._confirm_date(by_hand.port_date)
        elif by_hand:
            self._take_reasons(tuple(by_hand.reasons) or no_reason_given())

    def _take_order(self, order: CarrierOrder) -> None:
        known, self.seen = self.seen, order
        for notice in order.notices[len(known.notices) if known else 0 :]:
            self._record_notice(notice)
        unconfirmed = [n for n in self.states if n not in self.confirmed | self._stay_moved(order)]
        self._set_states({n: order.numbers[n] for n in unconfirmed if n in order.numbers})
        if self.status is PortStatus.AWAITING_TRANSFER_CONFIRMATION or _same_answer(known, order):
            return
        match order.state:
            case CarrierState.CONFIRMED if order.port_date == self._date_to_change and _is_new(known, order):
                pass  # the supplement has only just come in: this is no answer to it
            case CarrierState.CONFIRMED if order.port_date:
                self._look_for_what_has_moved(order)
                self._confirm_date(order.port_date)
            case CarrierState.PORTED:
                today = self.record.request.calendar.day_of(workflow.now())
                self._look_for_what_has_moved(order)
                self._confirm_date(order.port_date or self.port_date or today)
            case CarrierState.REJECTED:
                self._take_reasons(order.reasons or no_reason_given())
            case CarrierState.CANCELED:
                self._take_reasons((RejectionReason(code="canceled_upstream", text="canceled upstream"),))

    def _look_for_what_has_moved(self, order: CarrierOrder) -> None:
        """At once: only a look for the transfer asks our own inventory, and no other webhook may come."""
        has_moved = order.state is CarrierState.PORTED or order.has_moved_unseen
        if has_moved and not self.has_a_date() and workflow.patched(Patch.LOOKS_FOR_WHAT_HAS_MOVED):
            self.woken = True

    def _stay_moved(self, order: CarrierOrder) -> frozenset[E164]:
        """Numbers that have moved, of which `order` does not know that: only a look for the transfer asks our
        own inventory, and none is made while an order that had a date is rejected."""
        asked = self.status in (PortStatus.PORT_DATE_CONFIRMED, PortStatus.AWAITING_TRANSFER_CONFIRMATION)
        stay = frozenset(n for n in self._moved() if order.numbers.get(n) is NumberState.PENDING)
        return stay if stay and not asked and workflow.patched(Patch.KEEPS_WHAT_HAS_MOVED) else frozenset()

    def _take_reasons(self, reasons: tuple[RejectionReason, ...]) -> None:
        self._record_notices(reasons)
        asking = that_need_somebody(reasons)
        if asking:
            self._reject(asking, RejectedBy.CARRIER)

    def _record_notices(self, reasons: tuple[RejectionReason, ...]) -> None:
        for reason in reasons:
            if reason.understood is ReasonCode.INFORMATIONAL:
                self._record_notice(reason)

    def _record_notice(self, notice: RejectionReason) -> None:
        self.record.note("notice from upstream", order=self.pon, note=notice.text or notice.code)

    def _confirm_date(self, day: date) -> None:
        if self.status is PortStatus.AWAITING_TRANSFER_CONFIRMATION:
            return
        self.port_date, self.reasons = day, ()
        if day == self._date_to_change:
            self._told_date = None  # who asked for another one hears that it stays
        self._date_to_change = None
        self.record.confirm_date(self.order.pon, day)
        if workflow.now() >= self.record.limit and workflow.patched(Patch.GIVES_A_LATE_DATE_TIME):
            self.record.give_time()
        self.status = PortStatus.PORT_DATE_CONFIRMED

    def remind(self) -> None:
        if self.waits_for_documents():
            super().remind()
            return
        confirming = self.status is PortStatus.AWAITING_TRANSFER_CONFIRMATION
        self.tell(
            NoticeKind.REMINDER,
            "customer",
            reasons=() if confirming else self.outstanding(),
            numbers=self._to_be_tested() if confirming else self.order.numbers,
            since=self.since,
            waits_for=self.waits_for,
        )

    # The end from outside: canceled, or the limit is reached

    async def _stop(self) -> None:
        """Cancel the order upstream, and end it. One that is not canceled there goes on while it has time."""
        ending = self.stop or PortStatus.CANCELED
        if self._known_upstream and not self.drafted and workflow.patched(Patch.FINDS_PARTS):
            await self._find_parts()
            if self.status.is_end:
                return  # none of its numbers is portable
        is_canceled = await self._is_canceled_upstream(ending)
        self.stop = None
        if is_canceled or ending is not PortStatus.CANCELED:
            self.stopped_as = ending
            self.end(PortStatus.PARTIALLY_COMPLETED if self.confirmed else ending)


def _is_new(known: CarrierOrder | None, order: CarrierOrder) -> bool:
    """Whether `order` speaks of an attempt for the first time."""
    return known is None or known.attempt < order.attempt


def _same_answer(known: CarrierOrder | None, order: CarrierOrder) -> bool:
    """Whether only notices or numbers changed."""
    return known is not None and (known.attempt, known.state, known.port_date, known.reasons) == (
        order.attempt,
        order.state,
        order.port_date,
        order.reasons,
    )
