"""Steps 3 to 6 upstream: the carrier partner asks the losing carrier, and the numbers move."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict
from temporalio import activity

from activities.measured import asked_upstream
from activities.waiting import Looks, look_again
from porting.domain.phone_number import E164
from porting.domain.port_order import Cancellation, CarrierOrder, NumberState, Pon, PortOrder
from porting.domain.port_request import PortRequest
from porting.ports import CarrierPartner, NumberInventory, PinSeal


class SubmitPortOrder(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    request: PortRequest
    order: PortOrder
    attempt: int


class AwaitCarrier(BaseModel):
    """Wait until there is news after `seen`; None: until the partner knows the order at all."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    request_id: str
    pon: Pon
    numbers: tuple[E164, ...]
    seen: CarrierOrder | None
    looks: Looks
    each_number: bool = True
    """Whether a number that moves is news while others have not moved yet."""


class CancelPortOrder(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    pon: Pon


@dataclass(frozen=True)
class CarrierActivities:
    partner: CarrierPartner
    inventory: NumberInventory
    pins: PinSeal

    @activity.defn
    async def submit_port_order(self, submission: SubmitPortOrder) -> CarrierOrder:
        """Submit the order, or its correction, and answer how it stands at the partner.

        A second run finds the first one's submission by (PON, attempt). The PIN is readable here only.

        Raises:
            ApplicationError: `UpstreamUnavailableError`, retried; `UpstreamRefusedError`,
                `PinUnreadableError`, not retried.
        """
        with asked_upstream("submission"):
            pin = self._pin(submission.request)
            order = await self.partner.submit(submission.request, submission.order, submission.attempt, pin)
        return _as_far_as_held(order, frozenset())

    @activity.defn
    async def await_carrier_response(self, wait: AwaitCarrier) -> CarrierOrder | None:
        """Answer when the order at the partner has changed, or with None when the time to look is over.

        No number counts as `ACTIVE` here: only `await_transfer` asks our own inventory.

        Raises:
            ApplicationError: `NotYet`, `UpstreamUnavailableError`, retried; `UpstreamRefusedError`, not
                retried.
        """
        with asked_upstream("response"):
            order = await self.partner.order(wait.pon)
        if order is not None:
            order = _as_far_as_held(order, frozenset())
        if order is None or not order.is_news_after(wait.seen):
            look_again(wait.looks)
            return None
        return order

    @activity.defn
    async def await_transfer(self, wait: AwaitCarrier) -> CarrierOrder | None:
        """As `await_carrier_response`, but a number is `ACTIVE` only once our own inventory has it as well.

        An order that upstream calls done may have numbers that did not move: each one is looked at. With
        `each_number` false, numbers that move one after the other are answered together, or at the last look.
        """
        with asked_upstream("transfer"):
            order = await self.partner.order(wait.pon)
            held = await self.inventory.held(wait.request_id, wait.numbers) if order else frozenset()
        if order is not None:
            order = _as_far_as_held(order, held)
        if order is None or not order.is_news_after(wait.seen):
            look_again(wait.looks)
            return None
        if not wait.each_number and order.only_moves_on_after(wait.seen):
            look_again(wait.looks)
        return order

    @activity.defn
    async def cancel_port_order(self, cancellation: CancelPortOrder) -> Cancellation:
        """Cancel the order wherever it is upstream; a second run answers as the first.

        Raises:
            ApplicationError: `UpstreamUnavailableError`, retried; `UpstreamRefusedError`, not retried.
        """
        with asked_upstream("cancellation"):
            return await self.partner.cancel(cancellation.pon)

    def _pin(self, request: PortRequest) -> str | None:
        pin = request.losing_carrier.pin
        if pin is None:
            return None
        # A PIN typed into Temporal's own UI has never been sealed.
        return self.pins.open(pin, request.request_id) if pin.fingerprint else pin.sealed


def _as_far_as_held(order: CarrierOrder, held: frozenset[E164]) -> CarrierOrder:
    states = {
        number: NumberState.PENDING if state is NumberState.ACTIVE and number not in held else state
        for number, state in order.numbers.items()
    }
    return order.model_copy(update={"numbers": states, "has_moved_unseen": states != order.numbers})
