"""What a person or a test may make happen, and how an order is shown to them."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from porting.domain.phone_number import E164
from porting.domain.port_order import CarrierState, Pon
from porting.domain.rejection import RejectionReason
from porting.sandbox.clock import PortDate
from porting.sandbox.life import port_date
from porting.sandbox.order import Approval, Event, Happening, Order, Submission
from porting.sandbox.scenarios import reason
from porting.sandbox.settings import Pace
from porting.sandbox.state import State
from porting.sandbox.upstream import RefusedError, Upstream
from porting.sandbox.webhooks import Outbox


class Act(StrEnum):
    APPROVE = "approve"
    REFUSE = "refuse"
    ACCEPT = "accept"
    """The carrier partner passes the order on to the losing carrier."""
    CONFIRM = "confirm"
    """FOC with `port_date`; absent: as the losing carrier would choose. Again: the date changes."""
    REJECT = "reject"
    NOTICE = "notice"
    ACTIVATE = "activate"
    """The number moves; absent: all of the order."""
    FAIL = "fail"
    HOLD_NUMBER = "hold_number"
    """Our inventory has the number; absent: all of the order."""
    PORTED = "ported"
    CANCEL = "cancel"
    """Upstream cancels, whatever the cut-off."""
    HOLD = "hold"
    """Nothing more happens by itself."""


_HAPPENINGS = {
    Act.APPROVE: Happening.APPROVED,
    Act.REFUSE: Happening.REFUSED,
    Act.ACCEPT: Happening.PASSED_ON,
    Act.CONFIRM: Happening.CONFIRMED,
    Act.REJECT: Happening.REJECTED,
    Act.NOTICE: Happening.NOTICE,
    Act.ACTIVATE: Happening.NUMBER_ACTIVATED,
    Act.FAIL: Happening.NUMBER_FAILED,
    Act.HOLD_NUMBER: Happening.NUMBER_HELD,
    Act.PORTED: Happening.PORTED,
    Act.CANCEL: Happening.CANCELED,
}
_DEFAULT_CODES = {
    Act.REFUSE: ("address_mismatch",),
    Act.REJECT: ("name_mismatch",),
    Act.NOTICE: ("informational",),
}


class Instruction(BaseModel):
    """One act upon one order."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    act: Act
    codes: tuple[str, ...] = ()
    """For refuse, reject and notice, in upstream's usual words; any code at all."""
    reasons: tuple[RejectionReason, ...] = ()
    """Instead of `codes`, where the words or numbers matter."""
    port_date: PortDate | None = None
    number: E164 | None = None


class Desk:
    """Where somebody answers in upstream's place."""

    def __init__(self, state: State, upstream: Upstream, outbox: Outbox, pace: Pace) -> None:
        self._state = state
        self._upstream = upstream
        self._outbox = outbox
        self._pace = pace

    def act(self, pon: Pon, instruction: Instruction) -> Order:
        """Raises: `RefusedError` where the order is not there or the act makes no sense now."""
        if instruction.act is Act.HOLD:
            return self._upstream.hold(pon)
        with self._state.transaction():
            order = self.order(pon)
            for event in self._events(order, instruction):
                order = self._upstream.decide(pon, event)
        return order

    def order(self, pon: Pon) -> Order:
        self._upstream.advance()
        order = self._state.order(pon)
        if order is None:
            raise RefusedError(404, "no_such_order", f"there is no order {pon}")
        return order

    def orders(self) -> tuple[Order, ...]:
        self._upstream.advance()
        return self._state.orders()

    def shown(self, order: Order) -> dict[str, Any]:
        """Everything that is known of the order, as JSON."""
        return summary(order) | {
            "calendar": order.calendar.model_dump(mode="json"),
            "portability": [number.model_dump() for number in order.portability],
            "approvals": _attempts(order.approvals),
            "submissions": _attempts(order.submissions),
            "happened": [
                {"at": at.isoformat(), **event.model_dump(mode="json")}
                for at, event in self._state.happened(order.pon)
            ],
            "planned": [
                {"due_at": row.planned.due_at.isoformat()} | row.planned.event.model_dump(mode="json")
                for row in self._state.planned(order.pon)
            ],
            "webhooks": [delivery._asdict() for delivery in self._outbox.latest(order.pon)],
        }

    def _events(self, order: Order, instruction: Instruction) -> tuple[Event, ...]:
        happening = _HAPPENINGS[instruction.act]
        match instruction.act:
            case Act.ACTIVATE | Act.FAIL | Act.HOLD_NUMBER:
                return _of_numbers(order, instruction)
            case Act.CONFIRM:
                return (self._confirmation(order, instruction.port_date),)
            case Act.REFUSE | Act.REJECT | Act.NOTICE:
                numbers = (instruction.number,) if instruction.number else order.portable
                codes = instruction.codes or _DEFAULT_CODES[instruction.act]
                reasons = instruction.reasons or tuple(reason(code, numbers) for code in codes)
                return (Event(happening=happening, reasons=reasons),)
            case _:
                return (Event(happening=happening),)

    def _confirmation(self, order: Order, day: date | None) -> Event:
        if not order.submissions:
            raise RefusedError(409, "not_possible", f"{order.pon} is not submitted")
        again = order.state is CarrierState.CONFIRMED
        return Event(
            happening=Happening.DATE_CHANGED if again else Happening.CONFIRMED,
            port_date=day or port_date(order, self._upstream.now(), self._pace),
        )


def summary(order: Order) -> dict[str, Any]:
    scenario, number = order.scenario
    return {
        "pon": order.pon,
        "request_id": order.request_id,
        "type": order.type,
        "country": order.country,
        "reference": order.reference,
        "drafted_with": [part.pon for part in order.as_draft.orders if part.pon != order.pon],
        "scenario": scenario.name,
        "decided_by": number[0] if number else None,
        "backbone": order.approvals[-1].decision if order.approvals else None,
        "state": order.state,
        "attempt": order.submissions[-1].attempt if order.submissions else None,
        "port_date": order.port_date.isoformat() if order.port_date else None,
        "reasons": [one.model_dump(mode="json") for one in order.reasons],
        "notices": [one.model_dump(mode="json") for one in order.notices],
        "numbers": dict(order.number_states),
        "held": sorted(order.held),
    }


def _of_numbers(order: Order, instruction: Instruction) -> tuple[Event, ...]:
    """A number that is activated is in our inventory too."""
    happenings = [_HAPPENINGS[instruction.act]]
    if instruction.act is Act.ACTIVATE:
        happenings.insert(0, Happening.NUMBER_HELD)
    numbers = (instruction.number,) if instruction.number else tuple(order.number_states)
    if not numbers:
        raise RefusedError(409, "not_possible", f"{order.pon} is not submitted")
    return tuple(Event(happening=one, number=number) for number in numbers for one in happenings)


def _attempts(attempts: Sequence[Approval | Submission]) -> list[dict[str, Any]]:
    """Each attempt, with the names of the fields in which it brings another value than the one before."""
    previous: Sequence[Approval | Submission | None] = (None, *attempts)
    return [
        one.model_dump(mode="json", exclude={"data"})
        | {"changed": _changed(before.data, one.data) if before else []}
        for one, before in zip(attempts, previous, strict=False)
    ]


def _changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return sorted({field for field, _ in set(before.items()) ^ set(after.items())})
