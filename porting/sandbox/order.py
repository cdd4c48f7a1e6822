"""What upstream knows of an order, and what can happen to it."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from porting.domain.calendar import Country
from porting.domain.phone_number import E164, NumberType
from porting.domain.port_order import (
    BackboneDecision,
    CarrierOrder,
    CarrierState,
    Decision,
    Draft,
    NumberState,
    Pon,
    Portability,
)
from porting.domain.rejection import RejectionReason
from porting.sandbox.clock import OrderCalendar
from porting.sandbox.scenarios import Scenario, deciding


class Happening(StrEnum):
    """The values are the event types of the webhooks."""

    APPROVAL_ASKED = "backbone.asked"
    APPROVED = "backbone.approved"
    REFUSED = "backbone.refused"
    RECEIVED = "order.received"
    PASSED_ON = "order.with_losing_carrier"
    NOTICE = "order.notice"
    CONFIRMED = "order.confirmed"
    DATE_CHANGED = "order.port_date_changed"
    REJECTED = "order.rejected"
    NUMBER_HELD = "inventory.number_held"
    NUMBER_ACTIVATED = "number.activated"
    NUMBER_FAILED = "number.failed"
    PORTED = "order.ported"
    CANCELED = "order.canceled"


class _Fact(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class Event(_Fact):
    """One happening with what belongs to it."""

    happening: Happening
    reasons: tuple[RejectionReason, ...] = ()
    port_date: date | None = None
    number: E164 | None = None


class Planned(_Fact):
    """An event that comes by itself at `due_at`, unless something prevents it."""

    due_at: datetime
    event: Event


class Approval(_Fact):
    """One request for the backbone provider's approval."""

    attempt: int
    decision: Decision = Decision.PENDING
    reasons: tuple[RejectionReason, ...] = ()
    data: dict[str, str] = {}
    """Field -> fingerprint of what was given in it, never the value; empty once the order is over."""


class Submission(_Fact):
    """One submission to the carrier partner: the first, or a supplement."""

    attempt: int
    numbers: tuple[E164, ...]
    data: dict[str, str] = {}
    """As in `Approval`; the PIN is the field `pin`."""
    pin_given: bool = False


class Order(_Fact):
    """All stored facts of one order, apart from what is planned."""

    pon: Pon
    request_id: str
    type: NumberType
    country: Country
    calendar: OrderCalendar
    requested_port_date: date | None
    portability: tuple[Portability, ...]
    reference: str | None
    draft: str
    """Fingerprint of the whole draft as it was asked for."""
    split_draft: Draft | None = None
    """The draft that this order is a part of; None: it is all of its draft."""
    approvals: tuple[Approval, ...] = ()
    submissions: tuple[Submission, ...] = ()
    state: CarrierState | None = None
    """None: not submitted."""
    port_date: date | None = None
    reasons: tuple[RejectionReason, ...] = ()
    notices: tuple[RejectionReason, ...] = ()
    number_states: dict[E164, NumberState] = {}
    held: frozenset[E164] = frozenset()
    """Numbers that our own inventory has."""

    @property
    def portable(self) -> tuple[E164, ...]:
        return tuple(number.number for number in self.portability if number.portable)

    @property
    def scenario(self) -> tuple[Scenario, tuple[E164, ...]]:
        """Fixed with the draft: a supplement that leaves numbers out changes nothing in it."""
        return deciding(self.portable)

    @property
    def is_over(self) -> bool:
        return self.state in (CarrierState.PORTED, CarrierState.CANCELED)

    @property
    def as_draft(self) -> Draft:
        return self.split_draft or Draft(portability=self.portability, reference=self.reference)

    def decision_on(self, attempt: int) -> BackboneDecision:
        approval = next(approval for approval in self.approvals if approval.attempt == attempt)
        return BackboneDecision(decision=approval.decision, reasons=approval.reasons)

    @property
    def as_carrier_order(self) -> CarrierOrder | None:
        """As the carrier partner shows it; None: it does not have it."""
        if not self.submissions or self.state is None:
            return None
        return CarrierOrder(
            pon=self.pon,
            attempt=self.submissions[-1].attempt,
            state=self.state,
            port_date=self.port_date,
            reasons=self.reasons,
            notices=self.notices,
            numbers=self.number_states,
        )

    def without_fingerprints(self) -> "Order":
        """What was given is forgotten, the PIN above all: the order is over."""
        return self.model_copy(
            update={
                "approvals": tuple(one.model_copy(update={"data": {}}) for one in self.approvals),
                "submissions": tuple(one.model_copy(update={"data": {}}) for one in self.submissions),
            }
        )
