"""What can be asked of upstream: the played parties' operations over the stored facts."""

import json
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import NoReturn

import structlog
from pydantic import BaseModel, ConfigDict, Field

from porting.domain.calendar import Country
from porting.domain.phone_number import E164, NumberType
from porting.domain.port_order import (
    BackboneDecision,
    Cancellation,
    CarrierOrder,
    Decision,
    Draft,
    Pon,
    Portability,
    PortOrder,
)
from porting.sandbox.clock import Now, OrderCalendar, PortDate
from porting.sandbox.life import OVERTAKES, happen, is_possible, may_cancel
from porting.sandbox.order import Approval, Event, Happening, Order, Submission
from porting.sandbox.scenarios import Behaviour, by_losing_carrier, scenario_of
from porting.sandbox.settings import Pace
from porting.sandbox.state import State
from porting.sandbox.webhooks import Outbox

log = structlog.get_logger()


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class DraftBody(_Body):
    pon: str = Field(min_length=1, max_length=100)
    request_id: str = Field(min_length=1, max_length=100)
    type: NumberType
    country: Country
    numbers: tuple[E164, ...] = Field(min_length=1)
    calendar: OrderCalendar
    requested_port_date: PortDate | None = None
    account: dict[str, str | None] = {}
    """What the LOA says and the losing carrier has on file, field by field; only fingerprints are kept."""


class ApprovalBody(_Body):
    attempt: int = Field(ge=1)
    numbers: tuple[E164, ...] = Field(min_length=1)
    account: dict[str, str | None] = {}


class SubmissionBody(_Body):
    pon: str
    attempt: int = Field(ge=1)
    numbers: tuple[E164, ...] = Field(min_length=1)
    account: dict[str, str | None] = {}
    pin: str | None = Field(default=None, repr=False)
    requested_port_date: PortDate | None = None
    """The desired due date from now on; None: as before."""


class InventoryBody(_Body):
    request_id: str
    numbers: tuple[E164, ...]


class PortabilityBody(_Body):
    numbers: tuple[E164, ...] = Field(min_length=1)


class PortabilityAnswer(BaseModel):
    portability: tuple[Portability, ...]


class RefusedError(Exception):
    """The call itself is wrong and stays so; `status` is HTTP's."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


class Upstream:
    """Backbone provider, carrier partner, losing carrier and our number inventory.

    Each call first lets happen what is due, so that an answer never depends on when somebody last looked.
    """

    def __init__(self, state: State, outbox: Outbox, pace: Pace, now: Now) -> None:
        self._state = state
        self._outbox = outbox
        self._pace = pace
        self.now = now

    def advance(self) -> None:
        """Let all happen that is due, at the time when it was due, however late this is called."""
        now = self.now()
        with self._state.transaction():
            while row := self._state.take_due(now):
                order = self._state.order(row.pon)
                if order is not None and is_possible(order, row.planned.event):
                    self._let_happen(order, row.planned.event, row.planned.due_at)

    def portability(self, body: PortabilityBody) -> PortabilityAnswer:
        return PortabilityAnswer(portability=tuple(_portability(number) for number in body.numbers))

    def draft(self, body: DraftBody) -> tuple[Draft, bool]:
        """The draft, and whether this call made it; the key is the PON of the whole."""
        asked = self._state.fingerprint(body.pon, "draft", body.model_dump_json())
        with self._state.transaction():
            self.advance()
            known = self._state.order(body.pon)
            if known is not None:
                if known.draft != asked:
                    _conflict(f"{body.pon} is drafted with other content")
                return known.as_draft, False
            orders = _drafted(body, asked)
            self._check_calendar(orders[0])
            for order in orders:
                self._state.save(order)
                log.info("sandbox_order_drafted", pon=order.pon, numbers=len(order.portable))
            return orders[0].as_draft, True

    def request_approval(self, pon: Pon, body: ApprovalBody) -> BackboneDecision:
        """The decision on this attempt so far; the key is (PON, attempt)."""
        with self._state.transaction():
            self.advance()
            order = self._drafted_order(pon)
            data = self._fingerprints(pon, body.account, body.numbers)
            known = next((one for one in order.approvals if one.attempt == body.attempt), None)
            if known is not None:
                _same_or_conflict(known.data, data, pon, body.attempt)
                return order.decision_on(body.attempt)
            _check_next(order, body.attempt, [one.attempt for one in order.approvals])
            _check_numbers(order, body.numbers)
            self._check_calendar(order)
            asked = Approval(attempt=body.attempt, data=data)
            order = order.model_copy(update={"approvals": (*order.approvals, asked)})
            return self._let_happen(order, Event(happening=Happening.APPROVAL_ASKED)).decision_on(
                body.attempt
            )

    def submit(self, body: SubmissionBody) -> tuple[CarrierOrder, bool]:
        """The order, and whether this call submitted it; the key is (PON, attempt)."""
        with self._state.transaction():
            self.advance()
            order = self._drafted_order(body.pon)
            wished = body.requested_port_date or order.requested_port_date
            given = {"pin": body.pin, "requested_port_date": wished.isoformat() if wished else None}
            data = self._fingerprints(body.pon, body.account | given, body.numbers)
            known = next((one for one in order.submissions if one.attempt == body.attempt), None)
            if known is not None:
                _same_or_conflict(known.data, data, body.pon, body.attempt)
                return self._at_carrier(order), False
            _check_next(order, body.attempt, [one.attempt for one in order.submissions])
            _check_numbers(order, body.numbers)
            _check_approved(order)
            self._check_calendar(order)
            submission = Submission(
                attempt=body.attempt, numbers=body.numbers, data=data, pin_given=body.pin is not None
            )
            order = order.model_copy(
                update={
                    "submissions": (*order.submissions, submission),
                    "requested_port_date": wished,
                }
            )
            return self._at_carrier(self._let_happen(order, Event(happening=Happening.RECEIVED))), True

    def order(self, pon: Pon) -> CarrierOrder | None:
        """The order as the carrier partner has it; None: it has none."""
        self.advance()
        order = self._state.order(pon)
        return order.as_carrier_order if order else None

    def cancel(self, pon: Pon) -> Cancellation:
        """Cancel the order at all parties; one that was never there is canceled."""
        with self._state.transaction():
            self.advance()
            order = self._state.order(pon)
            if order is None:
                return Cancellation(canceled=True)
            answer = may_cancel(order, self.now(), self._pace)
            canceling = Event(happening=Happening.CANCELED)
            if answer.canceled and is_possible(order, canceling):
                self._let_happen(order, canceling)
            return answer

    def held(self, body: InventoryBody) -> tuple[E164, ...]:
        """Those of the numbers that the account of the request has in our inventory."""
        self.advance()
        held = {number for order in self._state.orders(body.request_id) for number in order.held}
        return tuple(number for number in body.numbers if number in held)

    def decide(self, pon: Pon, event: Event) -> Order:
        """Let `event` happen now, because somebody chose so."""
        with self._state.transaction():
            self.advance()
            order = self._drafted_order(pon)
            if not is_possible(order, event):
                raise RefusedError(409, "not_possible", f"{event.happening} makes no sense for {pon} now")
            return self._let_happen(order, event)

    def hold(self, pon: Pon) -> Order:
        """Let nothing more happen to the order by itself."""
        with self._state.transaction():
            self.advance()
            self._state.drop_planned(pon, Happening)
            return self._drafted_order(pon)

    def _let_happen(self, order: Order, event: Event, at: datetime | None = None) -> Order:
        instant = at or self.now()
        step = happen(order, event, instant, self._pace)
        self._state.drop_planned(order.pon, OVERTAKES.get(event.happening, ()))
        self._state.save(step.order)
        self._state.plan(order.pon, step.planned)
        self._state.record(order.pon, instant, event)
        self._outbox.tell(order.pon, event, instant)
        log.info("sandbox_order_moved", pon=order.pon, happening=event.happening.value)
        return step.order

    def _drafted_order(self, pon: Pon) -> Order:
        order = self._state.order(pon)
        if order is None:
            raise RefusedError(404, "no_such_order", f"there is no order {pon}")
        return order

    def _at_carrier(self, order: Order) -> CarrierOrder:
        shown = order.as_carrier_order
        if shown is None:
            raise RefusedError(404, "no_such_order", f"the carrier partner has no order {order.pon}")
        return shown

    def _check_calendar(self, order: Order) -> None:
        """A calendar that runs fast and began long ago has left the years that a date can have."""
        try:
            order.calendar.days.day_of(order.calendar.later(self.now(), self._pace.cancel_until * 400))
        except (OverflowError, ValueError) as error:
            raise RefusedError(422, "calendar", "the order's calendar is beyond all dates by now") from error

    def _fingerprints(
        self, pon: Pon, account: dict[str, str | None], numbers: tuple[E164, ...]
    ) -> dict[str, str]:
        given = {field: value for field, value in account.items() if value is not None}
        given["numbers"] = json.dumps(numbers)
        return {field: self._state.fingerprint(pon, field, value) for field, value in given.items()}


def _drafted(body: DraftBody, asked: str) -> tuple[Order, ...]:
    """The order that is drafted; several where its numbers belong to several losing carriers."""
    portability = tuple(_portability(number) for number in body.numbers)
    carriers = by_losing_carrier(tuple(number.number for number in portability if number.portable))
    if len(carriers) < 2:
        return (_order(body, asked, body.pon, portability),)
    whole = PortOrder(pon=body.pon, type=body.type, country=body.country, numbers=body.numbers)
    parts = tuple(whole.part(count, numbers) for count, numbers in enumerate(carriers, start=1))
    unportable = tuple(number for number in portability if not number.portable)
    orders = [
        _order(body, asked, part.pon, tuple(n for n in portability if n.number in part.numbers))
        for part in parts
    ]
    orders[0] = orders[0].model_copy(update={"portability": orders[0].portability + unportable})
    draft = Draft(portability=portability, reference=orders[0].reference, orders=parts)
    return tuple(order.model_copy(update={"split_draft": draft}) for order in orders)


def _order(body: DraftBody, asked: str, pon: Pon, portability: tuple[Portability, ...]) -> Order:
    portable = any(number.portable for number in portability)
    return Order(
        pon=pon,
        request_id=body.request_id,
        type=body.type,
        country=body.country,
        calendar=body.calendar,
        requested_port_date=body.requested_port_date,
        portability=portability,
        reference=f"BB-{secrets.token_hex(4).upper()}" if portable else None,
        draft=asked,
    )


def _portability(number: E164) -> Portability:
    if scenario_of(number).behaviour is Behaviour.NOT_PORTABLE:
        return Portability(number=number, portable=False, why_not="no coverage in this rate center")
    return Portability(number=number, portable=True)


def _check_next(order: Order, attempt: int, known: Iterable[int]) -> None:
    if order.is_over:
        raise RefusedError(409, "order_over", f"{order.pon} is {order.state}")
    if order.reference is None:
        raise RefusedError(409, "nothing_portable", f"no number of {order.pon} is portable")
    if attempt < max(known, default=0):
        raise RefusedError(
            409, "attempt_overtaken", f"a later attempt than {attempt} of {order.pon} is known"
        )


def _check_numbers(order: Order, numbers: tuple[E164, ...]) -> None:
    if len(set(numbers)) < len(numbers) or not set(numbers) <= set(order.portable):
        raise RefusedError(422, "numbers", f"these are not the portable numbers of {order.pon}, once each")


def _check_approved(order: Order) -> None:
    if not order.approvals or order.approvals[-1].decision is not Decision.APPROVED:
        raise RefusedError(409, "not_approved", f"the backbone provider has not approved {order.pon}")


def _same_or_conflict(known: dict[str, str], given: dict[str, str], pon: Pon, attempt: int) -> None:
    """An order that is over has forgotten what was given, and takes any for the same."""
    if known and known != given:
        _conflict(f"attempt {attempt} of {pon} is known with other content")


def _conflict(message: str) -> NoReturn:
    raise RefusedError(409, "other_content", message)
