"""Where a request and its model may not differ."""

from collections import Counter
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from porting.domain.notice import NoticeKind as Mail
from porting.domain.port_order import NumberState
from porting.domain.status import ActionBy, ending_of, neediest
from porting.domain.status import PortStatus as Status
from tests.simulation.model import Course, Process, Sent
from tests.simulation.trade import CUSTOMER, SUPPORT
from workflows.port_request import PortOutcome
from workflows.report import OrderReport, StatusReport

if TYPE_CHECKING:
    from tests.simulation.life import Life

#: What is late by a look's last moment is no difference.
_ABOUT = timedelta(minutes=2)
#: Not sent any more once they are overtaken, which an outage of the mail service may let happen.
_MAY_BE_OVERTAKEN = (Mail.PORT_DATE, Mail.DAY_BEFORE)


def alike(life: "Life", report: StatusReport) -> None:
    """Raises: `AssertionError`."""
    model = life.model
    assert model
    _same("status", report.status, status_of(model))
    _same("who acts", report.action_by, _acts(model))
    _about("deadline", report.deadline, model.limit)
    _same("orders", [order.order for order in report.orders], list(model.orders))
    for order in report.orders:
        _order_alike(order, model.orders[order.order], life)
    _same("refused messages", len(report.refused_messages), min(20, life.refused_signals))
    if not life.outbox.away:
        _same("mails", _sent(life), _expected(life))
    _same(
        "submissions", sorted((o.pon, n) for _, o, n in life.upstream.submissions), sorted(model.submissions)
    )


def ended_alike(life: "Life", outcome: PortOutcome) -> None:
    """Once it has ended: how, what stands in its timeline, and what is left open upstream."""
    model = life.model
    assert model
    _same("outcome", outcome.status, status_of(model))
    _same("outcomes", outcome.orders, {pon: order.status for pon, order in model.orders.items()})
    for order in model.orders.values():
        is_open = order.drafted and order.not_moved and not order.unportable
        if is_open and order.pon not in life.upstream.canceled and not _is_told_to_support(model, order):
            raise AssertionError(f"{order.pon} ended as {order.status} and is open upstream")


def timeline_alike(life: "Life", report: StatusReport) -> None:
    """Every step of each order is in the timeline, once and in its order."""
    assert life.model
    for course in life.model.orders.values():
        whats = [entry.what for entry in report.timeline if entry.order == course.pon]
        noted = [what for what in whats if what in set(Status)]
        _same(f"timeline of {course.pon}", _without_repeats(noted), _without_repeats(course.entered))


def mails_missing(life: "Life") -> Counter[Sent]:
    return _expected(life) - _sent(life)


def _expected(life: "Life") -> Counter[Sent]:
    assert life.model
    return _comparable(life, life.model.mails)


def _sent(life: "Life") -> Counter[Sent]:
    return _comparable(life, Counter((n.kind, n.to, n.order) for n in life.outbox.notices))


def _comparable(life: "Life", mails: Counter[Sent]) -> Counter[Sent]:
    left_out = _MAY_BE_OVERTAKEN if life.mail_back else ()
    return +Counter({mail: count for mail, count in mails.items() if mail[0] not in left_out})


def _order_alike(order: OrderReport, course: Course, life: "Life") -> None:
    pon = order.order
    _same(f"{pon} status", order.status, course.status)
    _same(f"{pon} who acts", order.action_by, course.acts)
    _same(f"{pon} attempt", order.attempt, course.attempt)
    _same(f"{pon} port date", order.port_date, course.port_date)
    _same(f"{pon} late", order.late, course.late)
    _about(f"{pon} due", order.due_at, course.due)
    reasons = {reason.code: not reason.answered for reason in order.reasons}
    _same(f"{pon} reasons", reasons, {code: code in course.outstanding for code in course.reasons})
    for number in order.numbers:
        states = {NumberState.ACTIVE: course.moved, NumberState.FAILED: course.unportable}
        moved = number.state is NumberState.ACTIVE
        _same(f"{pon} moved", moved, number.number in states[NumberState.ACTIVE] - course.unportable)
        _same(f"{pon} unportable", number.unportable, number.number in course.unportable)
        _same(f"{pon} confirmed", number.confirmed, number.number in course.confirmed)


def status_of(model: Process) -> Status:
    standings = [(course.status, ActionBy(course.acts)) for course in model.courses if course.is_open]
    return neediest(standings)[0] if standings else ending_of([course.status for course in model.courses])


def _acts(model: Process) -> str:
    standings = [(course.status, ActionBy(course.acts)) for course in model.courses if course.is_open]
    acts: str = neediest(standings)[1] if standings else ActionBy.NOBODY
    return SUPPORT if model.unreachable and acts == CUSTOMER else acts


def _is_told_to_support(model: Process, course: Course) -> bool:
    return bool(model.mails[Mail.STEP_FAILED, SUPPORT, course.pon])


def _without_repeats(statuses: list[Any]) -> list[Any]:
    return [status for status, _ in groupby(statuses)]


def _same(what: str, found: Any, expected: Any) -> None:
    if found == expected:
        return
    different = f"{found!r}, the model has {expected!r}"
    if isinstance(found, Counter):
        different = f"too many {dict(found - expected)}, missing {dict(expected - found)}"
    raise AssertionError(f"{what}: {different}")


def _about(what: str, found: datetime | None, expected: datetime | None) -> None:
    if found is None or expected is None or abs(found - expected) > _ABOUT:
        _same(what, found, expected)
