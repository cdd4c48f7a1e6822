"""How an order moves on: what an event makes of it, and what follows by itself and when.

Pure: all that a step needs is the order's stored facts, the event, when it happens and the pace.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from porting.domain.calendar import add_business_days
from porting.domain.phone_number import E164
from porting.domain.port_order import Cancellation, CarrierState, Decision, NumberState
from porting.domain.rejection import RejectionReason
from porting.sandbox.order import Event, Happening, Order, Planned
from porting.sandbox.scenarios import Behaviour, reason, reasons, scenario_of
from porting.sandbox.settings import Pace

_OPEN = frozenset({CarrierState.RECEIVED, CarrierState.WITH_LOSING_CARRIER})
_CONFIRMED = frozenset({CarrierState.CONFIRMED})

#: In which states of the order an event of the carrier partner can happen.
_POSSIBLE: dict[Happening, frozenset[CarrierState | None]] = {
    Happening.RECEIVED: frozenset({None, CarrierState.REJECTED}) | _OPEN | _CONFIRMED,
    Happening.PASSED_ON: frozenset({CarrierState.RECEIVED}),
    Happening.NOTICE: _OPEN | _CONFIRMED,
    Happening.CONFIRMED: _OPEN,
    Happening.DATE_CHANGED: _CONFIRMED,
    Happening.REJECTED: _OPEN | _CONFIRMED,
    Happening.NUMBER_HELD: _CONFIRMED | {CarrierState.PORTED},
    Happening.NUMBER_ACTIVATED: _CONFIRMED | {CarrierState.PORTED},
    Happening.NUMBER_FAILED: _CONFIRMED | {CarrierState.PORTED},
    Happening.PORTED: _CONFIRMED,
    Happening.CANCELED: frozenset({None, CarrierState.REJECTED}) | _OPEN | _CONFIRMED,
}
#: Where an event takes the order that does nothing more to it.
_STATES: dict[Happening, CarrierState] = {
    Happening.PASSED_ON: CarrierState.WITH_LOSING_CARRIER,
    Happening.CONFIRMED: CarrierState.CONFIRMED,
    Happening.DATE_CHANGED: CarrierState.CONFIRMED,
    Happening.REJECTED: CarrierState.REJECTED,
    Happening.PORTED: CarrierState.PORTED,
    Happening.CANCELED: CarrierState.CANCELED,
}
_BACKBONE = frozenset({Happening.APPROVED, Happening.REFUSED})
#: What an event keeps from happening that was planned before it.
OVERTAKES: dict[Happening, frozenset[Happening]] = {
    Happening.APPROVAL_ASKED: _BACKBONE,
    Happening.RECEIVED: frozenset(Happening),
    Happening.CONFIRMED: frozenset(Happening) - _BACKBONE,
    Happening.DATE_CHANGED: frozenset(Happening) - _BACKBONE,
    Happening.REJECTED: frozenset(Happening) - _BACKBONE,
    Happening.CANCELED: frozenset(Happening),
}


@dataclass(frozen=True)
class Step:
    """What an event made of an order."""

    order: Order
    planned: tuple[Planned, ...] = ()


def is_possible(order: Order, event: Event) -> bool:
    """Whether the event makes sense for the order as it stands."""
    match event.happening:
        case Happening.APPROVED | Happening.REFUSED:
            pending = bool(order.approvals) and order.approvals[-1].decision is Decision.PENDING
            return pending and not order.is_over
        case Happening.APPROVAL_ASKED:
            return not order.is_over
        case Happening.NUMBER_ACTIVATED | Happening.NUMBER_FAILED | Happening.NUMBER_HELD:
            return order.state in _POSSIBLE[event.happening] and event.number in order.number_states
        case happening:
            return order.state in _POSSIBLE[happening]


def happen(order: Order, event: Event, at: datetime, pace: Pace) -> Step:
    """What `order` is after a possible `event`, and what follows from it."""
    after = _after(order, event)
    return Step(after.without_fingerprints() if after.is_over else after, _plan(after, event, at, pace))


def _after(order: Order, event: Event) -> Order:
    match event.happening:
        case Happening.APPROVED:
            return _decided(order, Decision.APPROVED, ())
        case Happening.REFUSED:
            return _decided(order, Decision.REFUSED, event.reasons)
        case Happening.NUMBER_ACTIVATED:
            return _numbered(order, event.number, NumberState.ACTIVE)
        case Happening.NUMBER_FAILED:
            return _numbered(order, event.number, NumberState.FAILED)
        case Happening.NUMBER_HELD:
            return order.model_copy(update={"held": order.held | {event.number}})
        case Happening.NOTICE:
            return order.model_copy(update={"notices": order.notices + event.reasons})
        case Happening.RECEIVED:
            return _received(order)
        case happening:
            return _in_state(order, _STATES.get(happening, order.state), event)


def _decided(order: Order, decision: Decision, why: tuple[RejectionReason, ...]) -> Order:
    latest = order.approvals[-1].model_copy(update={"decision": decision, "reasons": why})
    return order.model_copy(update={"approvals": (*order.approvals[:-1], latest)})


def _received(order: Order) -> Order:
    return order.model_copy(
        update={
            "state": CarrierState.RECEIVED,
            "port_date": None,
            "reasons": (),
            "number_states": dict.fromkeys(order.submissions[-1].numbers, NumberState.PENDING),
        }
    )


def _in_state(order: Order, state: CarrierState | None, event: Event) -> Order:
    """A port date stands until a rejection, the reasons of one until the next submission."""
    return order.model_copy(
        update={
            "state": state,
            "port_date": None if state is CarrierState.REJECTED else event.port_date or order.port_date,
            "reasons": event.reasons or order.reasons,
        }
    )


def _numbered(order: Order, number: E164 | None, state: NumberState) -> Order:
    states = {known: state if known == number else before for known, before in order.number_states.items()}
    return order.model_copy(update={"number_states": states})


def _plan(order: Order, event: Event, at: datetime, pace: Pace) -> tuple[Planned, ...]:
    match event.happening:
        case Happening.APPROVAL_ASKED:
            return _backbone_decides(order, at, pace)
        case Happening.RECEIVED:
            return _carrier_partner_goes_on(order, at, pace)
        case Happening.CONFIRMED:
            return (*_second_thoughts(order, at, pace), *_port_day(order, at, pace))
        case Happening.DATE_CHANGED:
            return _port_day(order, at, pace)
        case _:
            return ()


def _backbone_decides(order: Order, at: datetime, pace: Pace) -> tuple[Planned, ...]:
    scenario, deciding_number = order.scenario
    if scenario.behaviour is Behaviour.BACKBONE_SILENT:
        return ()
    event = Event(happening=Happening.APPROVED)
    if scenario.behaviour is Behaviour.BACKBONE_REFUSES_FIRST and len(order.approvals) == 1:
        event = Event(happening=Happening.REFUSED, reasons=reasons(scenario, deciding_number))
    return (Planned(due_at=order.calendar.later(at, pace.backbone_decides_after), event=event),)


def _carrier_partner_goes_on(order: Order, at: datetime, pace: Pace) -> tuple[Planned, ...]:
    scenario, deciding_number = order.scenario
    if scenario.behaviour is Behaviour.CARRIER_SILENT:
        return ()

    def after(span: timedelta, event: Event) -> Planned:
        return Planned(due_at=order.calendar.later(at, span), event=event)

    planned = [after(pace.passed_on_after, Event(happening=Happening.PASSED_ON))]
    if scenario.behaviour is Behaviour.NOTICE_FIRST:
        notice = Event(happening=Happening.NOTICE, reasons=reasons(scenario, deciding_number))
        planned.append(after(pace.notice_after, notice))
    if scenario.behaviour is not Behaviour.LOSING_CARRIER_SILENT:
        answered_at = order.calendar.later(at, pace.losing_carrier_answers_after)
        planned.append(Planned(due_at=answered_at, event=_answer(order, answered_at, pace)))
    return tuple(planned)


def _answer(order: Order, at: datetime, pace: Pace) -> Event:
    """The losing carrier's answer to the latest submission."""
    objections = _objections(order)
    if objections:
        return Event(happening=Happening.REJECTED, reasons=objections)
    return Event(happening=Happening.CONFIRMED, port_date=port_date(order, at, pace))


def _objections(order: Order) -> tuple[RejectionReason, ...]:
    scenario, deciding_number = order.scenario
    unportable = tuple(
        number
        for number in order.submissions[-1].numbers
        if scenario_of(number).behaviour is Behaviour.REJECTED_AS_UNPORTABLE
    )
    objections = (reason("number_unportable", unportable),) if unportable else ()
    first = scenario.behaviour is Behaviour.REJECTED_FIRST and len(order.submissions) == 1
    wrong_pin = scenario.behaviour is Behaviour.WRONG_PIN and not _has_another_pin(order)
    return objections + (reasons(scenario, deciding_number) if first or wrong_pin else ())


def _has_another_pin(order: Order) -> bool:
    """The latest submission brings a PIN that none before it had."""
    *earlier, latest = order.submissions
    pin = latest.data.get("pin")
    return bool(earlier) and pin is not None and pin not in {one.data.get("pin") for one in earlier}


def port_date(order: Order, answered_at: datetime, pace: Pace) -> date:
    """The port date that the losing carrier gives: the earliest, or the requested one where that is later."""
    if order.country == "CA":
        count = pace.canadian_port_days
    else:
        count = pace.simple_port_days if len(order.submissions[-1].numbers) == 1 else pace.us_port_days
    earliest = add_business_days(order.calendar.days.day_of(answered_at), count, order.country)
    if order.requested_port_date is None or order.requested_port_date <= earliest:
        return earliest
    return add_business_days(order.requested_port_date - timedelta(days=1), 1, order.country)


def _second_thoughts(order: Order, at: datetime, pace: Pace) -> tuple[Planned, ...]:
    """What follows a confirmation in the scenarios where it does not stand."""
    scenario, deciding_number = order.scenario
    due_at = order.calendar.later(at, pace.second_thoughts_after)
    if scenario.behaviour is Behaviour.REJECTED_AFTER_APPROVAL and len(order.submissions) == 1:
        event = Event(happening=Happening.REJECTED, reasons=reasons(scenario, deciding_number))
        return (Planned(due_at=due_at, event=event),)
    if scenario.behaviour is Behaviour.DATE_CHANGES and order.port_date:
        moved = add_business_days(order.port_date, 1, order.country)
        return (Planned(due_at=due_at, event=Event(happening=Happening.DATE_CHANGED, port_date=moved)),)
    return ()


def _port_day(order: Order, at: datetime, pace: Pace) -> tuple[Planned, ...]:
    """Each number's move, and the order's end after the last that moves in time."""
    if order.port_date is None:
        return ()
    opens = max(at, order.calendar.days.instant(order.port_date, pace.activation_hour))
    numbers = tuple(order.number_states)
    apart = min(pace.between_numbers, pace.whole_activation_within / len(numbers))
    moves = [
        planned
        for count, number in enumerate(numbers)
        for planned in _move(order, number, order.calendar.later(opens, apart * count), pace)
    ]
    done_at = order.calendar.later(opens, apart * len(numbers))
    return (*moves, Planned(due_at=done_at, event=Event(happening=Happening.PORTED)))


def _move(order: Order, number: E164, at: datetime, pace: Pace) -> tuple[Planned, ...]:
    """Our inventory first, so that who hears of the move finds the number there."""
    late = order.calendar.later(at, pace.late_by)
    held = Event(happening=Happening.NUMBER_HELD, number=number)
    activated = Event(happening=Happening.NUMBER_ACTIVATED, number=number)
    match scenario_of(number).behaviour:
        case Behaviour.NEVER_ACTIVATES:
            return ()
        case Behaviour.FAILS_TO_ACTIVATE:
            return (Planned(due_at=at, event=Event(happening=Happening.NUMBER_FAILED, number=number)),)
        case Behaviour.ACTIVATES_LATE:
            return Planned(due_at=late, event=held), Planned(due_at=late, event=activated)
        case Behaviour.HELD_LATE:
            return Planned(due_at=at, event=activated), Planned(due_at=late, event=held)
        case _:
            return Planned(due_at=at, event=held), Planned(due_at=at, event=activated)


def may_cancel(order: Order, now: datetime, pace: Pace) -> Cancellation:
    """Whether the order can be canceled at `now`; canceled already counts as canceled."""
    if order.state is CarrierState.CANCELED:
        return Cancellation(canceled=True)
    if order.state is CarrierState.PORTED:
        return Cancellation(canceled=False, why_not="The order is done: its numbers have moved.")
    if order.scenario[0].behaviour is Behaviour.CANCEL_REFUSED:
        return Cancellation(canceled=False, why_not="The losing carrier does not accept the cancellation.")
    if NumberState.ACTIVE in order.number_states.values():
        return Cancellation(canceled=False, why_not="Numbers of the order have moved already.")
    if order.port_date is not None:
        closes = order.calendar.later(order.calendar.days.instant(order.port_date), -pace.cancel_until)
        if now >= closes:
            hours = int(pace.cancel_until.total_seconds() // 3600)
            words = (
                f"The port date is {order.port_date}; an order can be canceled until {hours} hours before it."
            )
            return Cancellation(canceled=False, why_not=words)
    return Cancellation(canceled=True)
