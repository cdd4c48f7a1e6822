"""What can be sent to a port request now, with the JSON ready to copy."""

import json

from porting.domain.checks.findings import Finding, Severity
from porting.domain.phone_number import E164
from porting.domain.port_order import NumberState
from porting.domain.status import ActionBy, PortStatus
from workflows.answers_to_rejections import answers_to_rejection
from workflows.names import UPSTREAM_CHANGED
from workflows.next_step import A_REASON, REASON_OPTION, cancellation, naming, step
from workflows.report import NextStep, OrderReport


def next_steps(
    request_id: str,
    findings_open: PortStatus | None,
    orders: tuple[OrderReport, ...],
    findings: tuple[Finding, ...] = (),
    *,
    unreachable: bool = False,
) -> tuple[NextStep, ...]:
    """What moves the request on; `findings_open` is step 1's status while the documents wait for somebody."""
    steps = [_another_address(request_id)] if unreachable else []
    if findings_open:
        steps += _document_steps(request_id, findings_open, None, findings)
    several = len(orders) > 1
    for order in orders:
        if not order.status.is_end:
            steps += _order_steps(request_id, order, order.order if several else None)
    return tuple(steps)


def at_any_time(
    request_id: str, orders: tuple[OrderReport, ...], *, unreachable: bool
) -> tuple[NextStep, ...]:
    """What somebody may decide whatever the request waits for; for one that has not ended."""
    open_orders = [order for order in orders if not order.status.is_end]
    steps = [] if unreachable else [_another_address(request_id)]
    if any(order.status is PortStatus.PORT_DATE_CONFIRMED and not order.late for order in open_orders):
        steps.append(_another_date(request_id))
    steps.append(_extension(request_id))
    if not orders or any(_with_state(order, moved=False) for order in open_orders):
        steps.append(cancellation(request_id, "end it, here and upstream", "the customer stays"))
    steps.append(_note(request_id))
    return tuple(steps)


def _document_steps(
    request_id: str, status: PortStatus, order: str | None, findings: tuple[Finding, ...]
) -> list[NextStep]:
    if status is PortStatus.CHECKING_DOCUMENTS:
        return []
    named, option = naming(order)
    accept = step(
        request_id,
        ActionBy.SUPPORT,
        "accept the documents as they are",
        "review_documents",
        {"verdict": "accept", **named},
        f"--accept {option}",
    )
    if status is PortStatus.DOCUMENTS_REJECTED:
        return [_mending(request_id, findings), accept]
    reasons = _to_tell(findings) or ["what is wrong and what to do"]
    reject = step(
        request_id,
        ActionBy.SUPPORT,
        "ask the customer for other documents; these words go to the customer",
        "review_documents",
        {"verdict": "reject", "reasons": reasons, **named},
        f"--reject 'what is wrong and what to do' {option}",
    )
    return [accept, reject]


def _mending(request_id: str, findings: tuple[Finding, ...]) -> NextStep:
    wrong = {finding.document for finding in findings if finding.severity is Severity.FAIL}
    kinds = [kind for kind in ("loa", "csr", "bill") if kind in wrong] or ["loa"]
    return step(
        request_id,
        ActionBy.CUSTOMER,
        "send the corrected documents or fields",
        "resubmit",
        {"documents": dict.fromkeys(kinds, "the stored document's hash")},
        " ".join(f"--{kind} {kind}.pdf" for kind in kinds),
    )


def _to_tell(findings: tuple[Finding, ...]) -> list[str]:
    """What the customer would be told of the findings that a person has to decide on, each once."""
    doubts = [finding.message for finding in findings if finding.severity is not Severity.WARNING]
    return list(dict.fromkeys(doubts))


def _order_steps(request_id: str, order: OrderReport, named: str | None) -> list[NextStep]:
    if order.status in (PortStatus.DOCUMENTS_REJECTED, PortStatus.IN_DOCUMENT_REVIEW):
        return _document_steps(request_id, order.status, named, order.findings)
    if order.status is PortStatus.REJECTED:
        return answers_to_rejection(request_id, order, named)
    if order.status is PortStatus.AWAITING_TRANSFER_CONFIRMATION:
        return _confirmations(request_id, order, named)
    if not (order.late or order.action_by is ActionBy.SUPPORT):
        return []
    match order.status:
        case PortStatus.AWAITING_BACKBONE:
            return [*_decisions(request_id, named), _look(request_id, named)]
        case PortStatus.SUBMITTING_TO_CARRIER:
            return _responses(request_id, named)
        case PortStatus.AWAITING_LOSING_CARRIER:
            return [*_responses(request_id, named), _look(request_id, named)]
        case PortStatus.PORT_DATE_CONFIRMED:
            missing = _with_state(order, moved=False)
            on_word = [_confirmation(request_id, ActionBy.SUPPORT, _TESTED, missing)] if missing else []
            return [*on_word, *_responses(request_id, named), _look(request_id, named)]
        case _:
            return []


_TESTED = "they work here all the same: a test call has reached them"


def _with_state(order: OrderReport, *, moved: bool) -> list[E164]:
    """Its numbers that can be moved and that nobody has confirmed: those that have moved, or have not."""
    return [
        number.number
        for number in order.numbers
        if not (number.confirmed or number.unportable or number.given_back)
        and (number.state is NumberState.ACTIVE) is moved
    ]


def _confirmations(request_id: str, order: OrderReport, named: str | None) -> list[NextStep]:
    moved, missing = _with_state(order, moved=True), _with_state(order, moved=False)
    steps = []
    if moved:
        steps.append(_confirmation(request_id, order.action_by, "confirm the numbers that work", moved))
    if missing:
        steps += [_confirmation(request_id, ActionBy.SUPPORT, _TESTED, missing), _look(request_id, named)]
    return steps


def _confirmation(request_id: str, by: ActionBy, does: str, numbers: list[E164]) -> NextStep:
    return step(
        request_id,
        by,
        does,
        "confirm_transfer",
        {"numbers": numbers},
        " ".join(f"--number {number}" for number in numbers),
    )


def _decisions(request_id: str, order: str | None) -> list[NextStep]:
    named, option = naming(order)
    return [
        step(
            request_id,
            ActionBy.SUPPORT,
            "enter the backbone provider's decision by hand: it approves",
            "backbone_decision",
            {**named, "approved": True},
            f"--approve {option}",
        ),
        step(
            request_id,
            ActionBy.SUPPORT,
            "or it refuses",
            "backbone_decision",
            {**named, "approved": False, "reasons": [A_REASON]},
            f"--refuse {REASON_OPTION} {option}",
        ),
    ]


def _responses(request_id: str, order: str | None) -> list[NextStep]:
    named, option = naming(order)
    return [
        step(
            request_id,
            ActionBy.SUPPORT,
            "enter the losing carrier's response by hand: it confirms a date",
            "carrier_response",
            {**named, "approved": True, "port_date": "YYYY-MM-DD"},
            f"--port-date YYYY-MM-DD {option}",
        ),
        step(
            request_id,
            ActionBy.SUPPORT,
            "or it rejects",
            "carrier_response",
            {**named, "approved": False, "reasons": [A_REASON]},
            f"--reject {REASON_OPTION} {option}",
        ),
    ]


def _look(request_id: str, order: str | None) -> NextStep:
    named, option = naming(order)
    data = f"--data '{json.dumps(named)}'" if option else ""
    does = "have it looked upstream now instead of at the next look"
    return step(request_id, ActionBy.SUPPORT, does, UPSTREAM_CHANGED, named, data)


def _another_address(request_id: str) -> NextStep:
    return step(
        request_id,
        ActionBy.SUPPORT,
        "write to another address: what is asked for is mailed there again",
        "change_contact",
        {"contact": {"email": "new@address.example"}},
        "--email new@address.example",
    )


def _another_date(request_id: str) -> NextStep:
    return step(
        request_id,
        ActionBy.CUSTOMER,
        "ask for another port date, until 48 hours before the confirmed one",
        "resubmit",
        {"requested_port_date": "YYYY-MM-DD"},
        "--set requested_port_date=YYYY-MM-DD",
    )


def _extension(request_id: str) -> NextStep:
    does = "give it more time before it ends by itself"
    return step(request_id, ActionBy.SUPPORT, does, "extend_deadline", {"days": 7}, "--days 7")


def _note(request_id: str) -> NextStep:
    text = "told by phone"
    does = "put down what happened outside of it"
    return step(request_id, ActionBy.SUPPORT, does, "add_note", {"text": text}, f"'{text}'")
