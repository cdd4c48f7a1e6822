"""The port order: what is sent upstream. One account, one country, one number type each."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from porting.domain.calendar import Country
from porting.domain.phone_number import E164, NumberType
from porting.domain.port_request import PortRequest
from porting.domain.rejection import RejectionReason

Pon = str
"""Purchase order number: our name of an order, unique over all requests and known upstream."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class PortOrder(_Model):
    """The part of a request that goes upstream as one."""

    pon: Pon
    type: NumberType
    country: Country
    numbers: tuple[E164, ...]

    def without(self, numbers: frozenset[E164]) -> "PortOrder":
        left = tuple(number for number in self.numbers if number not in numbers)
        return self.model_copy(update={"numbers": left})

    def part(self, count: int, numbers: tuple[E164, ...]) -> "PortOrder":
        """The `count`-th part, from 1, of this order where upstream splits it; the first keeps its PON."""
        pon = self.pon if count == 1 else f"{self.pon}.{count}"
        return self.model_copy(update={"pon": pon, "numbers": numbers})


def orders_of(request: PortRequest) -> tuple[PortOrder, ...]:
    """The request's numbers, grouped into port orders in the order in which they first appear.

    A request names one losing-carrier account, so type and country alone decide.
    """
    groups: dict[tuple[NumberType, Country], list[E164]] = {}
    for number in request.numbers:
        groups.setdefault((number.type, number.country), []).append(number.number)
    return tuple(
        PortOrder(pon=f"{request.request_id}-{count}", type=type_, country=country, numbers=tuple(numbers))
        for count, ((type_, country), numbers) in enumerate(groups.items(), start=1)
    )


class Portability(_Model):
    """Whether a number can be moved at all."""

    number: E164
    portable: bool
    why_not: str = ""


class Draft(_Model):
    """The backbone provider's draft of an order, and what it said about each number."""

    portability: tuple[Portability, ...]
    reference: str | None
    """The backbone provider's own; None: no number is portable, so nothing was drafted."""
    orders: tuple[PortOrder, ...] = ()
    """The orders that the provider made of it where it split it (one for each losing carrier, say): together
    all portable numbers, each under a PON of its own, the first under the one that was asked for. Empty: one
    order, as it was asked for."""

    @property
    def unportable(self) -> tuple[Portability, ...]:
        return tuple(number for number in self.portability if not number.portable)

    def fault_in_orders(self, asked: PortOrder) -> str | None:
        """Why `orders` are no split of `asked` that can be gone on with; None: they are, or there is none."""
        if not self.orders:
            return None
        pons = [order.pon for order in self.orders]
        numbers = [number for order in self.orders for number in order.numbers]
        portable = {number.number for number in self.portability if number.portable}
        if pons[0] != asked.pon or any(not pon.startswith(f"{asked.pon}.") for pon in pons[1:]):
            fault = "not all of them are named after it"
        elif len(set(pons)) < len(pons):
            fault = "two of them have one name"
        elif not all(order.numbers for order in self.orders):
            fault = "one of them has no number"
        elif len(set(numbers)) < len(numbers):
            fault = "a number is on two of them"
        elif set(numbers) != portable:
            fault = "together they do not have exactly its portable numbers"
        else:
            return None
        return f"the orders that came back as the draft of {asked.pon} cannot be gone on with: {fault}"


class Decision(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


class BackboneDecision(_Model):
    decision: Decision
    reasons: tuple[RejectionReason, ...] = ()


class CarrierState(StrEnum):
    """Where the order stands at the carrier partner."""

    RECEIVED = "received"
    """The partner has it, and has not yet asked the losing carrier."""
    WITH_LOSING_CARRIER = "with_losing_carrier"
    CONFIRMED = "confirmed"
    """FOC, Firm Order Commitment: the losing carrier's yes, with a port date."""
    REJECTED = "rejected"
    PORTED = "ported"
    """The partner calls the order done; each number has a state of its own."""
    CANCELED = "canceled"


class NumberState(StrEnum):
    PENDING = "pending"
    ACTIVE = "active"
    FAILED = "failed"


class CarrierOrder(_Model):
    """A port order as the carrier partner sees it; two equal snapshots mean that nothing happened."""

    pon: Pon
    attempt: int
    """Which submission of the order this speaks of; 1 is the first."""
    state: CarrierState
    port_date: date | None = None
    reasons: tuple[RejectionReason, ...] = ()
    notices: tuple[RejectionReason, ...] = ()
    """Informational notices so far, oldest first."""
    numbers: dict[E164, NumberState] = {}
    has_moved_unseen: bool = False
    """Of some number the partner says that it has moved, and our own inventory was not asked, or says no."""

    def is_news_after(self, seen: "CarrierOrder | None") -> bool:
        """Whether this says anything that `seen` did not.

        That the partner has passed the order on is none: nobody acts on it. Nor is what is said of an attempt
        before the one that `seen` speaks of: reads may lag behind.
        """
        if seen is None:
            return True
        if self.attempt < seen.attempt:
            return False
        return self.as_an_answer() != seen.as_an_answer()

    def only_moves_on_after(self, seen: "CarrierOrder | None") -> bool:
        """Whether nothing but numbers changed since `seen`, and some of them are still to come."""
        if seen is None or NumberState.PENDING not in self.numbers.values():
            return False
        return self.model_copy(update={"numbers": seen.numbers}).as_an_answer() == seen.as_an_answer()

    def as_an_answer(self) -> "CarrierOrder":
        """This, as far as somebody would act on it."""
        waiting = self.state is CarrierState.RECEIVED
        state = CarrierState.WITH_LOSING_CARRIER if waiting else self.state
        return self.model_copy(update={"state": state, "has_moved_unseen": False})


class Cancellation(_Model):
    """Upstream's answer to a cancellation."""

    canceled: bool
    why_not: str = ""
