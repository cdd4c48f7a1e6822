"""What the page of a port request shows, made of what is known of it. Nothing here asks anybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from porting.domain.calendar import Country, RequestCalendar
from porting.domain.phone_number import E164
from porting.domain.policy import Policy
from porting.domain.port_order import NumberState
from porting.domain.port_request import PortRequest
from porting.domain.rejection import RULES, named
from porting.domain.status import ActionBy, PortStatus
from starters.desk import Standing
from starters.web.status.asks import Ask, Point, asks_of, ours, point_of
from starters.web.status.steps import StepShown, steps_of
from workflows.report import NumberReport, OrderReport, StatusReport

#: How a request that Temporal ended itself is shown.
CLOSED = "closed"
_TO_CONFIRM = (PortStatus.PORT_DATE_CONFIRMED, PortStatus.AWAITING_TRANSFER_CONFIRMATION)
#: What the timeline says of a cancellation that was asked for, and of what became of it.
_CANCELING, _NOT_CANCELED = "cancellation asked for", ("upstream refuses to cancel", "not canceled upstream")


@dataclass(frozen=True)
class Beginning:
    """What a request keeps from its start to its end."""

    calendar: RequestCalendar
    country: Country
    policy: Policy

    @classmethod
    def of(cls, request: PortRequest) -> "Beginning":
        return cls(request.calendar, request.service_address.country, request.policy)


class NumberShown(StrEnum):
    TO_COME = "to_come"
    MOVED = "moved"
    """And nobody has said yet that it works."""
    CONFIRMED = "confirmed"
    NOT_MOVED = "not_moved"
    UNPORTABLE = "unportable"


_HERE = (NumberShown.MOVED, NumberShown.CONFIRMED)


@dataclass(frozen=True)
class OrderShown:
    order: str
    type: str
    status: PortStatus
    acts: ActionBy
    steps: tuple[StepShown, ...]
    numbers: tuple[tuple[E164, NumberShown], ...]
    port_date: date | None
    late: bool

    @property
    def has_a_date(self) -> bool:
        return self.port_date is not None and not self.status.is_end and bool(self.to_move)

    @property
    def portable(self) -> tuple[E164, ...]:
        return tuple(number for number, state in self.numbers if state is not NumberShown.UNPORTABLE)

    @property
    def to_move(self) -> tuple[E164, ...]:
        return tuple(number for number, state in self.numbers if state is NumberShown.TO_COME)


@dataclass(frozen=True)
class View:
    request_id: str
    status: str
    """A `PortStatus`, or `CLOSED`."""
    is_end: bool
    acts: ActionBy
    late: bool
    deadline: datetime | None
    """None: not known, or over."""
    steps: tuple[StepShown, ...]
    """Of the whole request; where it has several orders, of each order instead."""
    orders: tuple[OrderShown, ...]
    numbers: tuple[tuple[E164, NumberShown | None], ...]
    """All of them; None: how it stands with a number is not known at the moment."""
    port_date: date | None
    """The next one."""
    asks: tuple[Ask, ...]
    told: tuple[Point, ...]
    """Reasons that there is no form for: those that we settle, or all while no worker answers."""
    is_brief: bool
    """Whether details are missing, because nobody could be asked."""
    is_canceling: bool = False
    cannot_cancel: bool = False
    """The customer has asked for it, and upstream refuses."""

    @property
    def to_confirm(self) -> tuple[E164, ...]:
        """Numbers that have moved, for the customer to test."""
        open_ = (each for order in self.orders if order.status in _TO_CONFIRM for each in order.numbers)
        return tuple(number for number, state in open_ if state is NumberShown.MOVED)

    @property
    def left(self) -> tuple[E164, ...]:
        """Numbers that are still at the losing carrier, as far as is known."""
        return tuple(number for number, state in self.numbers if state not in _HERE)

    @property
    def here(self) -> tuple[E164, ...]:
        return tuple(number for number, state in self.numbers if state in _HERE)

    @property
    def has_unportable(self) -> bool:
        return any(state is NumberShown.UNPORTABLE for _, state in self.numbers)

    @property
    def has_dates(self) -> bool:
        return any(order.has_a_date for order in self.orders)

    @property
    def keep_open(self) -> bool:
        return bool(self.left) and self.status != PortStatus.COMPLETED

    @property
    def may_cancel(self) -> bool:
        return not self.is_end and not self.is_brief and bool(self.left) and not self.is_canceling

    @property
    def may_change_date(self) -> tuple[OrderShown, ...]:
        return tuple(order for order in self.orders if order.status is PortStatus.PORT_DATE_CONFIRMED)


def view_of(standing: Standing, report: StatusReport | None, beginning: Beginning) -> View:
    """`report` None: nobody answers for the request now; then it is shown as lists know it."""
    if report is None or _was_closed(standing):
        return _brief(standing, beginning)
    return _whole(standing, report, beginning)


def _was_closed(standing: Standing) -> bool:
    return standing.status not in frozenset(PortStatus)


def _whole(standing: Standing, report: StatusReport, beginning: Beginning) -> View:
    orders = tuple(_order(order, report) for order in report.orders)
    ordered = tuple(each for order in orders for each in order.numbers)
    asks = asks_of(report, beginning.country)
    asked = {point.title for ask in asks for point in ask.points}
    one = report.orders[0] if len(report.orders) == 1 else None
    return View(
        request_id=report.request_id,
        status=report.status,
        is_end=report.status.is_end,
        acts=report.action_by,
        late=report.late and not report.status.is_end,
        deadline=None if report.status.is_end else report.deadline,
        steps=orders[0].steps
        if one
        else steps_of(report.status, report.action_by, report.timeline, due_at=report.due_at),
        orders=orders,
        numbers=ordered or _without_orders(standing, report),
        port_date=report.port_date,
        asks=asks,
        told=tuple(point for point in ours(report, beginning.country) if point.title not in asked),
        is_brief=False,
        is_canceling=not report.status.is_end and _is_canceling(report),
        cannot_cancel=not report.status.is_end and _cannot_cancel(report),
    )


def _brief(standing: Standing, beginning: Beginning) -> View:
    closed = _was_closed(standing)
    status = PortStatus.CANCELED if closed else PortStatus(standing.status)
    is_end = closed or not standing.running
    rejected = status is PortStatus.REJECTED
    known = [named(code) for code in standing.reasons] if rejected else []
    instant = standing.port_date
    return View(
        request_id=standing.request_id,
        status=CLOSED if closed else status,
        is_end=is_end,
        acts=standing.action_by,
        late=standing.late and not is_end,
        deadline=None if is_end else standing.deadline,
        steps=() if closed else steps_of(status, standing.action_by, due_at=standing.due_at),
        orders=(),
        numbers=tuple((number, _if_ended(status)) for number in standing.numbers),
        port_date=beginning.calendar.day_of(instant) if instant and not is_end else None,
        asks=(),
        told=tuple(point_of(code, beginning.country) for code in known if code in RULES),
        is_brief=True,
    )


def _without_orders(standing: Standing, report: StatusReport) -> tuple[tuple[E164, NumberShown | None], ...]:
    """All numbers of a request whose documents have not been accepted yet, or never were."""
    state = NumberShown.NOT_MOVED if report.status.is_end else NumberShown.TO_COME
    return tuple((number, state) for number in standing.numbers)


def _if_ended(status: PortStatus) -> NumberShown | None:
    """What a request's end alone says of each of its numbers."""
    certain = {PortStatus.COMPLETED: NumberShown.CONFIRMED, PortStatus.UNPORTABLE: NumberShown.UNPORTABLE}
    return certain.get(status)


def _order(order: OrderReport, report: StatusReport) -> OrderShown:
    due_at = None if order.status.is_end else order.due_at
    return OrderShown(
        order=order.order,
        type=order.type,
        status=order.status,
        acts=order.action_by,
        steps=steps_of(order.status, order.action_by, report.timeline, order=order.order, due_at=due_at),
        numbers=tuple((each.number, _number(each, order.status)) for each in order.numbers),
        port_date=order.port_date,
        late=order.late and not order.status.is_end,
    )


def _number(number: NumberReport, order: PortStatus) -> NumberShown:
    if number.unportable:
        return NumberShown.UNPORTABLE
    if number.confirmed:
        return NumberShown.CONFIRMED
    if number.state is NumberState.ACTIVE:
        return NumberShown.MOVED
    is_over = order.is_end or number.state is NumberState.FAILED
    return NumberShown.NOT_MOVED if is_over else NumberShown.TO_COME


def _is_canceling(report: StatusReport) -> bool:
    return _last_of_a_cancellation(report) == _CANCELING


def _cannot_cancel(report: StatusReport) -> bool:
    return _last_of_a_cancellation(report) in _NOT_CANCELED


def _last_of_a_cancellation(report: StatusReport) -> str | None:
    return next(_about_cancellation(report), None)


def _about_cancellation(report: StatusReport) -> Iterator[str]:
    """The newest entry first."""
    for entry in reversed(report.timeline):
        if entry.what in (_CANCELING, *_NOT_CANCELED):
            yield entry.what
