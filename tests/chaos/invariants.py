"""What must be true after every run, whatever went wrong in it. Each tells what is not, in sentences."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from porting.domain.notice import NoticeKind
from porting.domain.status import PortStatus
from porting.mail.doubt import IN_DOUBT
from tests.chaos.record import Entry, OrderTold, OrderUpstream, Record, RequestTold

#: The copies that a mail may have which may come twice: `porting.adapters.mail_once.WAITS` and the first.
_MOST_COPIES = 5

_ENDS = frozenset(status.value for status in PortStatus if status.is_end)
_STOPPED = frozenset({PortStatus.CANCELED, PortStatus.EXPIRED, PortStatus.PARTIALLY_COMPLETED})

#: The words of a timeline that send an order back to an earlier step.
_RESUBMITTED, _ANOTHER_DATE = "resubmitted", "another port date asked for"
#: How far along its way an order is at each step.
_FORWARD = (
    PortStatus.CHECKING_DOCUMENTS,
    PortStatus.AWAITING_BACKBONE,
    PortStatus.SUBMITTING_TO_CARRIER,
    PortStatus.AWAITING_LOSING_CARRIER,
    PortStatus.PORT_DATE_CONFIRMED,
    PortStatus.AWAITING_TRANSFER_CONFIRMATION,
)
_STEPS = frozenset(status.value for status in PortStatus)

Invariant = Callable[[Record], Iterator[str]]


def accepted_requests_end(record: Record) -> Iterator[str]:
    for name in record.never_told:
        yield f"{name} was accepted, and there is no such request"
    for request in record.requests:
        if not request.has_ended or request.status not in _ENDS:
            yield f"{request.request_id} ({request.kind}) has not ended: it stands at {request.status}"


def requests_end_as_they_should(record: Record) -> Iterator[str]:
    for request in record.requests:
        if request.has_ended and request.status in _ENDS and request.status not in request.may_end_as:
            expected = " or ".join(sorted(request.may_end_as))
            yield f"{request.request_id} ({request.kind}) ended as {request.status}, not as {expected}"


def orders_are_there_once(record: Record) -> Iterator[str]:
    told = {order.pon for request in record.requests for order in request.orders}
    for pon, count in Counter(order.pon for order in record.upstream).items():
        if count > 1:
            yield f"upstream has {pon} {count} times"
    for order in record.upstream:
        if order.pon not in told:
            yield f"upstream has {order.pon}, which no request knows"
    ordered = Counter(number for order in record.upstream for number in order.numbers)
    for number, count in ordered.items():
        if count > 1:
            yield f"{_masked(number)} is on {count} orders upstream"
    there = {order.pon for order in record.upstream}
    for request in record.requests:
        for told_order in request.orders:
            if told_order.status == PortStatus.COMPLETED and told_order.pon not in there:
                yield f"{told_order.pon} is completed, and upstream has no such order"


def attempts_are_submitted_once(record: Record) -> Iterator[str]:
    orders = {order.pon: order for order in record.upstream}
    for request in record.requests:
        for told in request.orders:
            order = orders.get(told.pon)
            if order is None:
                continue
            for attempt, count in Counter(order.submissions).items():
                if count > 1:
                    yield f"attempt {attempt} of {told.pon} was submitted {count} times"
            received = order.count("order.received")
            if received != len(order.submissions):
                yield f"{told.pon} was received {received} times for {len(order.submissions)} attempts"
            if order.count("backbone.asked") != len(set(order.approvals)):
                yield f"{told.pon} was brought to the backbone provider twice in one attempt"
            reasons = sum(entry.what in (_RESUBMITTED, _ANOTHER_DATE) for entry in _of(request, told))
            if max((*order.submissions, *order.approvals), default=0) > 1 + reasons:
                yield f"{told.pon} was submitted again without a reason"


def numbers_move_once(record: Record) -> Iterator[str]:
    moves = Counter(
        event.number
        for order in record.upstream
        for event in order.happened
        if event.what == "number.activated"
    )
    for number, count in moves.items():
        if count > 1:
            yield f"{_masked(str(number))} moved {count} times"
    for order in record.upstream:
        whats = [event.what for event in order.happened]
        if "order.canceled" in whats and "number.activated" in whats[whats.index("order.canceled") :]:
            yield f"a number of {order.pon} moved after its cancellation"


def mails_are_sent_as_written(record: Record) -> Iterator[str]:
    """Once; in doubt as `porting.mail.doubt` says of each kind."""
    asked = {each.key: each for history in record.histories for each in history.asked}
    for each in asked.values():
        copies = record.mails[each.key]
        may_come_twice = IN_DOUBT[NoticeKind(each.kind)].sent_again
        if may_come_twice and each.sent and not copies:
            yield f"{each.kind} never came, and was said to be sent: {each.key}"
        if copies > (_MOST_COPIES if may_come_twice else 1):
            yield f"{each.kind} came {copies} times: {each.key}"
    for key in record.mails:
        if key not in asked and f":{NoticeKind.MAIL_TO_READ}:" not in key:
            yield f"a mail came that no request asked for: {key}"


def no_status_goes_back_without_a_reason(record: Record) -> Iterator[str]:
    for request in record.requests:
        for order in request.orders:
            yield from _steps_back(order.pon, _of(request, order))


def _steps_back(pon: str, entries: Iterable[Entry]) -> Iterator[str]:
    reached, may_go_back = 0, False
    for entry in entries:
        if entry.what in (_RESUBMITTED, _ANOTHER_DATE, PortStatus.REJECTED):
            may_go_back = True
        elif entry.what in _FORWARD:
            at = _FORWARD.index(PortStatus(entry.what))
            if at < reached and not may_go_back:
                yield f"{pon} went back from {_FORWARD[reached]} to {entry.what} without a reason"
            reached, may_go_back = at, may_go_back and entry.what == PortStatus.CHECKING_DOCUMENTS


def timeline_and_journal_agree(record: Record) -> Iterator[str]:
    orders = {order.pon: order for order in record.upstream}
    for request in record.requests:
        for told in request.orders:
            order = orders.get(told.pon)
            if order is not None:
                yield from _disagreements(told, tuple(_of(request, told)), order)
            elif any(entry.what == PortStatus.AWAITING_LOSING_CARRIER for entry in _of(request, told)):
                yield f"{told.pon} waited for the losing carrier, and upstream never had it"


def _disagreements(told: OrderTold, entries: tuple[Entry, ...], order: OrderUpstream) -> Iterator[str]:
    counted = Counter(entry.what for entry in entries)
    stopped = told.status in _STOPPED
    approved, said = order.count("backbone.approved"), counted["approved by the backbone provider"]
    if said > approved or (said < approved and not stopped):
        yield f"{told.pon}: approved {approved} times upstream, {said} times in its timeline"
    rejected = order.count("order.rejected") + order.count("backbone.refused")
    said = counted[PortStatus.REJECTED]
    if said > rejected:
        yield f"{told.pon}: rejected {rejected} times upstream, {said} times in its timeline"
    heard = said + counted["number unportable"]
    if heard < rejected and not stopped:
        yield f"{told.pon}: rejected {rejected} times upstream, {heard} times in its timeline"
    moved = {event.number for event in order.happened if event.what == "number.activated"}
    for number in told.confirmed:
        if number not in moved:
            yield f"{told.pon}: {_masked(number)} is confirmed, and never moved"
    if told.status == PortStatus.COMPLETED and not set(told.numbers) <= moved:
        yield f"{told.pon} is completed, and not all of its numbers have moved"
    if told.status == PortStatus.COMPLETED and told.port_date != _last_date(order):
        yield f"{told.pon}: its date is {told.port_date}, and upstream's {_last_date(order)}"
    canceled = bool(order.count("order.canceled"))
    if canceled and told.status not in {*_STOPPED, PortStatus.UNPORTABLE}:
        yield f"{told.pon} is canceled upstream, and {told.status} here"
    if told.status == PortStatus.CANCELED and not canceled and not counted["not canceled upstream"]:
        yield f"{told.pon} is canceled here, and open upstream"


def no_workflow_task_is_stuck(record: Record) -> Iterator[str]:
    for history in record.histories:
        if history.pending_attempts > 1:
            yield f"{history.workflow_id}: its task was tried {history.pending_attempts} times"
        if not history.closed and not history.waits_for_mail_alone:
            yield f"{history.workflow_id} is still open"
        for failure in history.task_failures:
            if "NON_DETERMINISTIC" in failure:
                yield f"{history.workflow_id}: {failure}"


def histories_replay(record: Record) -> Iterator[str]:
    for history in record.histories:
        if history.replay_failure:
            yield f"{history.workflow_id} does not replay: {history.replay_failure}"


def nothing_ended_by_itself(record: Record) -> Iterator[str]:
    yield from record.ended_by_themselves


INVARIANTS: dict[str, Invariant] = {
    "every accepted request ends": accepted_requests_end,
    "each ends as its kind should": requests_end_as_they_should,
    "each order was created once upstream": orders_are_there_once,
    "each attempt was submitted once": attempts_are_submitted_once,
    "each number moved at most once": numbers_move_once,
    "each mail was sent once, or as docs/mail.md says": mails_are_sent_as_written,
    "no status goes back without a reason": no_status_goes_back_without_a_reason,
    "timeline and upstream's journal agree": timeline_and_journal_agree,
    "no workflow task is stuck": no_workflow_task_is_stuck,
    "every history replays": histories_replay,
    "no process ended by itself": nothing_ended_by_itself,
}


def violations(record: Record) -> dict[str, tuple[str, ...]]:
    """By invariant, what breaks it; every one of them is there."""
    return {name: tuple(invariant(record)) for name, invariant in INVARIANTS.items()}


def _of(request: RequestTold, order: OrderTold) -> Iterator[Entry]:
    return (entry for entry in request.timeline if entry.order == order.pon)


def _last_date(order: OrderUpstream) -> str | None:
    dates = [event.port_date for event in order.happened if event.port_date]
    return dates[-1] if dates else None


def _masked(number: str) -> str:
    """Enough to find an invented number in the record by."""
    return f"the number ending in {number[-4:]} of area {number[2:5]}"
