"""What a person is shown in Temporal's Web UI: the current details, in Markdown, and what to send next."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from porting.domain.calendar import RequestCalendar
from porting.domain.port_order import NumberState
from porting.domain.rejection import Remedy, Resubmission
from porting.domain.status import ActionBy, PortStatus
from workflows.report import NextStep, OrderReport, ReasonReport, StatusReport

#: Markdown's own characters, which customers' and carriers' words may contain.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")

_TIMELINE_SHOWN = 12

#: A new line within a list's item.
_BREAK = "  \n  "


def escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def next_steps(
    request_id: str, findings_open: PortStatus | None, orders: tuple[OrderReport, ...]
) -> tuple[NextStep, ...]:
    """What can be sent now; `findings_open` is step 1's status while the documents wait for somebody."""
    steps = []
    if findings_open:
        steps += _document_steps(request_id, findings_open, None)
    several = len(orders) > 1
    for order in orders:
        if not order.status.is_end:
            steps += _order_steps(request_id, order, order.order if several else None)
    return tuple(steps)


def _step(
    request_id: str, by: ActionBy, does: str, message: str, payload: dict[str, Any], options: str
) -> NextStep:
    return NextStep(
        by=by,
        does=does,
        message=message,
        payload=json.dumps(payload),
        command=f"porting {message.replace('_request', '').replace('_deadline', '').replace('_', '-')} "
        f"{request_id} {options}".rstrip(),
    )


def _document_steps(request_id: str, status: PortStatus, order: str | None) -> list[NextStep]:
    named, option = ({"order": order}, f"--order {order}") if order else ({}, "")
    if status is PortStatus.CHECKING_DOCUMENTS:
        return []
    accept = _step(
        request_id,
        ActionBy.SUPPORT,
        "accept the documents as they are",
        "review_documents",
        {"verdict": "accept", **named, "by": "your name"},
        f"--accept {option}",
    )
    if status is PortStatus.DOCUMENTS_REJECTED:
        mend = _step(
            request_id,
            ActionBy.CUSTOMER,
            "send the corrected documents or fields",
            "resubmit",
            {"documents": {"loa": "the stored document's hash"}, "by": "your name"},
            "--loa loa.pdf",
        )
        return [mend, accept]
    reject = _step(
        request_id,
        ActionBy.SUPPORT,
        "ask the customer for other documents",
        "review_documents",
        {"verdict": "reject", "reasons": ["what is wrong and what to do"], **named, "by": "your name"},
        f"--reject 'what is wrong and what to do' {option}",
    )
    return [accept, reject]


def _order_steps(request_id: str, order: OrderReport, named: str | None) -> list[NextStep]:
    payload, option = ({"order": named}, f"--order {named}") if named else ({}, "")
    if order.status in (PortStatus.DOCUMENTS_REJECTED, PortStatus.IN_DOCUMENT_REVIEW):
        return _document_steps(request_id, order.status, named)
    if order.status is PortStatus.REJECTED:
        return _resubmission(request_id, order, several=named is not None)
    if order.status is PortStatus.AWAITING_TRANSFER_CONFIRMATION:
        numbers = [number.number for number in order.numbers if not number.confirmed]
        return [
            _step(
                request_id,
                order.action_by,
                "confirm the numbers that work",
                "confirm_transfer",
                {"numbers": numbers, "by": "your name"},
                " ".join(f"--number {number}" for number in numbers),
            )
        ]
    if not (order.late or order.action_by is ActionBy.SUPPORT):
        return []
    if order.status is PortStatus.AWAITING_BACKBONE:
        return [
            _step(
                request_id,
                ActionBy.SUPPORT,
                "enter the backbone provider's decision by hand",
                "backbone_decision",
                {**payload, "approved": True, "by": "your name"},
                f"--approve {option}",
            )
        ]
    if order.status is PortStatus.AWAITING_LOSING_CARRIER:
        return [
            _step(
                request_id,
                ActionBy.SUPPORT,
                "enter the losing carrier's response by hand",
                "carrier_response",
                {**payload, "approved": True, "port_date": "YYYY-MM-DD", "by": "your name"},
                f"--port-date YYYY-MM-DD {option}",
            )
        ]
    return []


#: What answers each remedy: payload and option.
_REMEDIES: dict[Remedy, tuple[dict[str, Any], str]] = {
    Remedy.DATE: ({"requested_port_date": "YYYY-MM-DD"}, "--set requested_port_date=YYYY-MM-DD"),
    Remedy.WORD: ({"resolved": True}, "--resolved"),
    Remedy.LOA: ({"documents": {"loa": "the stored document's hash"}}, "--loa loa.pdf"),
    Remedy.CSR: ({"documents": {"csr": "the stored document's hash"}}, "--csr csr.pdf"),
    Remedy.PIN: ({"losing_carrier": {"pin": "the new PIN"}}, "--set losing_carrier.pin=-"),
    Remedy.ACCOUNT_NUMBER: (
        {"losing_carrier": {"account_number": "..."}},
        "--set losing_carrier.account_number=...",
    ),
    Remedy.BTN: (
        {"losing_carrier": {"billing_telephone_number": "+1..."}},
        "--set losing_carrier.billing_telephone_number=+1...",
    ),
    Remedy.REMAINING_NUMBERS: (
        {"remaining_numbers": "keep", "new_billing_telephone_number": "+1..."},
        "--set remaining_numbers=keep --set new_billing_telephone_number=+1...",
    ),
    Remedy.DETAILS: ({"note": "how the number is ported away"}, "--note '...'"),
}
_EASIEST_FIRST = tuple(_REMEDIES)


def _resubmission(request_id: str, order: OrderReport, *, several: bool) -> list[NextStep]:
    """One message for all open reasons that it answers; beside other orders it names its numbers."""
    numbers = [number.number for number in order.numbers if not number.unportable] if several else []
    concerned = {"numbers": numbers} if several else {}
    steps = []
    for remedy, reasons in _by_remedy(order).items():
        payload, option = _REMEDIES[remedy]
        steps.append(
            _step(
                request_id,
                reasons[0].acts,
                " ".join(dict.fromkeys(map(_to_do, reasons))),
                "resubmit",
                {**payload, **concerned, "by": "your name"},
                " ".join([option, *(f"--number {number}" for number in numbers)]),
            )
        )
    if any(_takes_a_new_order(reason) for reason in order.reasons):
        steps.append(_new_request(request_id))
    return steps


def _takes_a_new_order(reason: ReasonReport) -> bool:
    return reason.resubmitted_as is Resubmission.NEW_ORDER and not reason.answered


def _new_request(request_id: str) -> NextStep:
    why = "the carrier wants a new order"
    return _step(
        request_id,
        ActionBy.SUPPORT,
        "or end the whole request, and send its numbers in as a new one",
        "cancel_request",
        {"reason": why, "by": "your name"},
        f"--reason '{why}'",
    )


def _by_remedy(order: OrderReport) -> dict[Remedy, list[ReasonReport]]:
    """The open reasons that something answers, by what answers them most easily."""
    reasons: dict[Remedy, list[ReasonReport]] = {}
    for reason in order.reasons:
        offered = [remedy for remedy in _EASIEST_FIRST if remedy in reason.answered_by]
        if offered and not reason.answered:
            reasons.setdefault(offered[0], []).append(reason)
    return reasons


def _to_do(reason: ReasonReport) -> str:
    """The remedies are written to customers."""
    if reason.acts is ActionBy.CUSTOMER:
        return reason.remedy
    return f"Clear up {reason.code} with the carrier{_AND_THEN[reason.resubmitted_as]}"


#: What support does once the carrier's side is clear.
_AND_THEN = {
    Resubmission.SUPPLEMENT: ", then have the order submitted again.",
    Resubmission.NEW_ORDER: ": a supplement does not do, it wants a new order. Have it submitted again once "
    "the carrier partner takes one for this PON.",
    Resubmission.NOTHING: ". The order goes on by itself; have it submitted again only if the carrier asks.",
    Resubmission.ASK: ", then have the order submitted again.",
}


When = Callable[[datetime | None], str]


def markdown(report: StatusReport, calendar: RequestCalendar) -> str:
    """The current details: where it stands, who must act, until when, and what to send.

    Temporal's UI sets tables without borders or gaps, runs nested lists into one line and widely separates
    paragraphs: flat lists read best.
    """

    def when(instant: datetime | None) -> str:
        return f"{calendar.local(instant):%a %d %b %Y %H:%M %Z}" if instant else "–"

    return "\n".join(
        [
            *_standing(report, when),
            *_orders(report),
            *_findings(report),
            *_next(report),
            *_refused(report, when),
            *_timeline(report, when),
        ]
    )


def _standing(report: StatusReport, when: When) -> list[str]:
    late = " – it is late" if report.late else ""
    lines = [f"### {_spaced(report.status)}{late}"]
    if report.status.is_end:
        return [*lines, "It has ended: nothing can be sent to it any more."]
    lines += [
        f"- Who must act: **{report.action_by}**",
        f"- Waits for: {escaped(report.waits_for)}, since {when(report.since)}",
    ]
    if lost := report.customer_unreachable:
        lines.append(
            f"- **No mail reaches the customer** since {when(lost.since)} "
            f"({_spaced(lost.notice)}: {_spaced(lost.failure)})"
        )
    if report.due_at:
        lines.append(f"- Late from: {when(report.due_at)}")
    return [*lines, f"- Ends by itself: {when(report.deadline)}"]


def _orders(report: StatusReport) -> list[str]:
    lines = ["", "#### Orders"] if report.orders else []
    for order in report.orders:
        moved = sum(number.state is NumberState.ACTIVE for number in order.numbers)
        facts = [
            _spaced(order.status),
            f"{moved} of {len(order.numbers)} numbers moved",
            f"submission {order.attempt}",
            *([f"port date {order.port_date}"] if order.port_date else []),
        ]
        item = [f"- **{escaped(order.order)}**: {', '.join(facts)}", *map(_reason, order.reasons)]
        lines.append(_BREAK.join(item))
    return lines


def _reason(reason: ReasonReport) -> str:
    state = "settled" if reason.answered else "**open**"
    says = f" – upstream says: {escaped(reason.text)}" if reason.text not in ("", reason.title) else ""
    anew = " – takes a new order" if _takes_a_new_order(reason) else ""
    return f"{state}: {escaped(reason.title)}{anew}{says}"


def _findings(report: StatusReport) -> list[str]:
    findings = [*report.findings, *(finding for order in report.orders for finding in order.findings)]
    return [
        *(["", "#### Findings"] if findings else []),
        *(
            f"- **{finding.severity}** `{finding.code}` ({finding.document}): {escaped(finding.message)}"
            + (f"{_BREAK}Evidence: {escaped(str(finding.evidence))}" if finding.evidence else "")
            for finding in findings
        ),
    ]


def _next(report: StatusReport) -> list[str]:
    return [
        *(["", "#### What to do next"] if report.next_steps else []),
        *(
            f"- **{step.by}**: {escaped(step.does)}{_BREAK}"
            f"Signal or Update `{step.message}`: `{step.payload}`{_BREAK}"
            f"or at a terminal: `{step.command}`"
            for step in report.next_steps
        ),
    ]


def _refused(report: StatusReport, when: When) -> list[str]:
    return [
        *(["", "#### Messages that were refused"] if report.refused_messages else []),
        *(
            f"- {when(refusal.at)} **{escaped(refusal.message) or '(no name)'}**: {_verbatim(refusal.reason)}"
            for refusal in report.refused_messages
        ),
    ]


def _verbatim(text: str) -> str:
    """As code: elsewhere the UI turns the quotes of an example into curly ones, which are no JSON."""
    quoted = text.replace("`", "'")
    return f"`{quoted}`"


def _timeline(report: StatusReport, when: When) -> list[str]:
    return [
        "",
        "#### Timeline",
        *(
            f"- {when(entry.at)} {escaped(_spaced(entry.what))}"
            + (f" ({escaped(entry.order)})" if entry.order else "")
            + (f" by {escaped(entry.by)}" if entry.by else "")
            + (f": {escaped(entry.note)}" if entry.note else "")
            for entry in report.timeline[-_TIMELINE_SHOWN:]
        ),
    ]


def _spaced(status: str) -> str:
    return status.replace("_", " ")
