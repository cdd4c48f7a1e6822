"""What the messages of `workflows/messages.py` mean to one port order, and what it knows when they come."""

from datetime import date
from enum import StrEnum

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from porting.domain.phone_number import E164
    from porting.domain.port_order import NumberState, PortOrder
    from porting.domain.rejection import RejectionReason, Remedy, rule
    from porting.domain.resubmission import Correction, corrected, unanswered
    from porting.domain.status import PortStatus
    from workflows.messages import BackboneDecisionGiven, CarrierResponse
    from workflows.order_upstream import OrderUpstream
    from workflows.record import RequestRecord

#: A date farther away is a slip of the pen: carriers confirm weeks ahead, not half years.
_FARTHEST_PORT_DATE = 180

_REASONS_FOR_APPROVAL = "an approval has no reasons; send approved: false with them, or leave them out"


class RejectedBy(StrEnum):
    BACKBONE = "backbone provider"
    CARRIER = "losing carrier"


class OrderMessages(OrderUpstream):
    """A port order as far as it listens. Messages only change state; its steps notice."""

    def __init__(self, record: RequestRecord, order: PortOrder) -> None:
        super().__init__(record, order)
        self.reasons: tuple[RejectionReason, ...] = ()
        """Why the order is rejected now, answered reasons included."""
        self.remedies: frozenset[Remedy] = frozenset()
        """What resubmissions since the rejection have brought."""
        self.changes: frozenset[Remedy] = frozenset()
        """What they have brought since the order was last submitted."""
        self.rejected_by = RejectedBy.CARRIER
        self.states: dict[E164, NumberState] = dict.fromkeys(order.numbers, NumberState.PENDING)
        self.unportable: tuple[E164, ...] = ()
        self.confirmed: frozenset[E164] = frozenset()
        self.given_back: frozenset[E164] = frozenset()
        """Moved, and on their way back to the losing carrier: nobody tests them."""
        self._decision_by_hand: BackboneDecisionGiven | None = None
        self._response_by_hand: CarrierResponse | None = None
        self._asks_for_another_date = False
        """The customer does not want the date that the losing carrier has confirmed."""

    # Cancellation

    def objection_to_cancellation(self) -> str | None:
        if self.status.is_end:
            return f"{self.pon} has ended"
        if self._not_moved():
            return None
        return f"the numbers of {self.pon} have moved; there is nothing left to cancel"

    # Answers of upstream, entered by hand

    def objection_to_decision(self, decision: BackboneDecisionGiven) -> str | None:
        if decision.reasons and decision.approved:
            return _REASONS_FOR_APPROVAL
        if self.status is PortStatus.AWAITING_BACKBONE:
            return None
        if self.status is PortStatus.REJECTED and self.rejected_by is RejectedBy.BACKBONE:
            return None
        return f"{self.pon} does not wait for the backbone provider; it stands at {self.status}"

    def decide(self, decision: BackboneDecisionGiven) -> str:
        self._decision_by_hand = decision
        return "approval recorded" if decision.approved else "refusal recorded"

    def objection_to_response(self, response: CarrierResponse) -> str | None:
        """A carrier may answer once the order goes to it, reject what it approved, and move a date."""
        if self.status not in (
            PortStatus.SUBMITTING_TO_CARRIER,
            PortStatus.AWAITING_LOSING_CARRIER,
            PortStatus.REJECTED,
            PortStatus.PORT_DATE_CONFIRMED,
        ):
            return f"{self.pon} does not wait for the losing carrier; it stands at {self.status}"
        if response.approved and response.port_date is None:
            return "an approval needs its port_date, e.g. 2026-12-10"
        if response.port_date and not response.approved:
            return "a rejection has no port_date"
        if response.reasons and response.approved:
            return _REASONS_FOR_APPROVAL
        return objection_to_day("port_date", response.port_date, self._today())

    def respond(self, response: CarrierResponse) -> str:
        self._response_by_hand = response
        return "approval recorded" if response.approved else "rejection recorded"

    def _carrier_answered_by_hand(self) -> bool:
        return self._response_by_hand is not None

    def _answered_by_hand(self) -> bool:
        return self._response_by_hand is not None or self._decision_by_hand is not None

    # Resubmission

    def waits_for_a_correction(self) -> bool:
        return self.status is PortStatus.REJECTED or self.waits_for_documents()

    def has_a_date(self) -> bool:
        return self.status is PortStatus.PORT_DATE_CONFIRMED

    def outstanding(self) -> tuple[RejectionReason, ...]:
        """The reasons that nothing answers yet."""
        return unanswered(self.reasons, self.remedies)

    def contribution(self, remedies: frozenset[Remedy]) -> bool:
        """Whether a resubmission that brings `remedies` answers anything that is still open."""
        return unanswered(self.outstanding(), remedies) != self.outstanding()

    def objection_to_contribution(self, remedies: frozenset[Remedy]) -> str | None:
        if self.contribution(remedies) or Remedy.DATE in remedies:  # a date goes with the next submission
            return None
        wanted = "; ".join(
            f"{reason.code} needs one of {', '.join(sorted(rule(reason).answered_by))}"
            for reason in self.outstanding()
        )
        return f"nothing that the rejection of {self.pon} asks for was changed: {wanted}"

    def resubmit(self, remedies: frozenset[Remedy]) -> None:
        self.changes |= remedies
        if self.has_a_date():
            self._asks_for_another_date = True
        elif self.waits_for_documents():
            self.documents_resubmitted()
        else:
            self.remedies |= remedies

    def objection_to_another_date(self, correction: Correction) -> str | None:
        """Why the confirmed date does not change as `correction` asks. What the losing carrier makes of it is
        upstream's to say, the earliest date that there can be above all."""
        request, policy = self.record.request, self.record.request.policy
        others = correction.model_copy(update={"requested_port_date": None})
        if corrected(request, others) != request:
            return f"{self.pon} has its port date: nothing but requested_port_date can be changed now"
        if correction.requested_port_date == self.port_date:
            return f"{self.port_date} is the port date of {self.pon} already"
        closes = request.calendar.instant(self.known_date()) - policy.date_change_cut_off
        if workflow.now() >= closes:
            hours = round(policy.date_change_cut_off / policy.day * 24)
            return (
                f"the port date of {self.pon} is {self.port_date}; "
                f"it can be changed until {hours} hours before it"
            )
        return None

    # Confirmation

    def objection_to_confirmation(self, numbers: tuple[E164, ...]) -> str | None:
        if self.status not in (
            PortStatus.PORT_DATE_CONFIRMED,
            PortStatus.AWAITING_TRANSFER_CONFIRMATION,
        ):
            return f"{self.pon} has no numbers to confirm; it stands at {self.status}"
        if self.status is PortStatus.PORT_DATE_CONFIRMED and self._today() < self.known_date():
            return f"the port day of {self.pon} has not come yet"
        if not numbers and not self._moved():
            return f"no number of {self.pon} has been seen to move yet; name the numbers that you have tested"
        return None

    def confirm(self, numbers: tuple[E164, ...]) -> None:
        """`numbers` work on somebody's word; none named: all that have moved."""
        named = frozenset(numbers) & frozenset(self.order.numbers)
        self._set_states(dict.fromkeys(named, NumberState.ACTIVE))
        self.confirmed |= named or frozenset(self._moved()) - self.given_back
        self.given_back -= named

    def objection_to_giving_back(self, numbers: frozenset[E164]) -> str | None:
        if self.status.is_end:
            return f"{self.pon} has ended: ask the carrier partner for a snapback"
        if not numbers & frozenset(self.order.numbers) <= frozenset(self._moved()):
            return f"a number has not moved, {self.pon} stands at {self.status}: cancel_request ends it"
        return None

    def give_back(self, numbers: frozenset[E164]) -> None:
        """The losing carrier's account has to stay open for them."""
        self.given_back |= numbers & frozenset(self.order.numbers)
        self.confirmed -= self.given_back
        self.record.moved -= self.given_back

    # Its numbers

    def _set_states(self, states: dict[E164, NumberState]) -> None:
        self.states.update(states)
        moved = {n for n, state in states.items() if state is NumberState.ACTIVE}
        self.record.moved |= moved - self.given_back

    def unconfirmed_numbers(self) -> tuple[E164, ...]:
        return tuple(number for number in self.order.numbers if number not in self.confirmed)

    def _moved(self) -> tuple[E164, ...]:
        return tuple(n for n in self.order.numbers if self.states[n] is NumberState.ACTIVE)

    def _to_be_tested(self) -> tuple[E164, ...]:
        return tuple(n for n in self._moved() if n not in self.confirmed | self.given_back)

    def _not_moved(self) -> tuple[E164, ...]:
        return tuple(n for n in self.order.numbers if self.states[n] is not NumberState.ACTIVE)

    def _all_confirmed(self) -> bool:
        return frozenset(self.unconfirmed_numbers()) <= self.given_back

    def _today(self) -> date:
        return self.record.request.calendar.day_of(workflow.now())


def objection_to_day(field: str, day: date | None, today: date) -> str | None:
    """Why `day`, given in `field`, can be no port day; None: it can, or none was given."""
    if day is None:
        return None
    if day < today:
        return f"{field} is in the past"
    if (day - today).days > _FARTHEST_PORT_DATE:
        return f"{field} is more than {_FARTHEST_PORT_DATE} days away"
    return None
