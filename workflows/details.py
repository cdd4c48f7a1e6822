"""What a person is shown in Temporal's Web UI: the current details, in Markdown, and what to send next."""

import json
import re
from datetime import datetime
from typing import Any

from porting.domain.calendar import RequestCalendar
from porting.domain.port_order import NumberState
from porting.domain.rejection import Remedy
from porting.domain.status import ActionBy, PortStatus
from workflows.report import NextStep, OrderReport, StatusReport

#: Markdown's own characters, which customers' and carriers' words may contain.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")

_TIMELINE_SHOWN = 12


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
            "send the corrected documents",
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
        return _resubmission(request_id, order)
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
    if order.late and order.status is PortStatus.AWAITING_BACKBONE:
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
    if order.late and order.status is PortStatus.AWAITING_LOSING_CARRIER:
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
    Remedy.DETAILS: ({"note": "how the number is ported away"}, "--note '...'"),
}
_EASIEST_FIRST = tuple(_REMEDIES)


def _resubmission(request_id: str, order: OrderReport) -> list[NextStep]:
    steps = {}
    for reason in order.reasons:
        offered = [remedy for remedy in _EASIEST_FIRST if remedy in reason.answered_by]
        if reason.answered or not offered:
            continue
        payload, option = _REMEDIES[offered[0]]
        steps[option] = _step(
            request_id, reason.acts, reason.remedy, "resubmit", {**payload, "by": "your name"}, option
        )
    return list(steps.values())


def markdown(report: StatusReport, calendar: RequestCalendar) -> str:
    """The current details: where it stands, who must act, until when, and what to send."""

    def when(instant: datetime | None) -> str:
        return f"{calendar.local(instant):%a %d %b %Y %H:%M %Z}" if instant else "–"

    late = " **It is late.**" if report.late else ""
    lines = [
        f"### {report.status.replace('_', ' ')}{late}",
        f"Waits for {escaped(report.waits_for)} since {when(report.since)}."
        if report.waits_for
        else "It has ended.",
        "",
        "| who must act | late from | ends by itself |",
        "|---|---|---|",
        f"| **{report.action_by}** | {when(report.due_at)} | {when(report.deadline)} |",
        *_orders(report),
        *_findings(report),
        *_next(report),
        *(
            ["", "#### Messages that were refused"]
            + [
                f"- {when(r.at)} **{escaped(r.message) or '(no name)'}**: {escaped(r.reason)}"
                for r in report.refused_messages
            ]
            if report.refused_messages
            else []
        ),
        "",
        "#### Timeline",
        *[
            f"- {when(entry.at)} {escaped(entry.what)}"
            + (f" ({escaped(entry.order)})" if entry.order else "")
            + (f" by {escaped(entry.by)}" if entry.by else "")
            + (f": {escaped(entry.note)}" if entry.note else "")
            for entry in report.timeline[-_TIMELINE_SHOWN:]
        ],
    ]
    return "\n".join(lines)


def _orders(report: StatusReport) -> list[str]:
    if not report.orders:
        return []
    lines = ["", "| order | status | numbers | attempt | port date |", "|---|---|---|---|---|"]
    for order in report.orders:
        moved = sum(number.state is NumberState.ACTIVE for number in order.numbers)
        lines.append(
            f"| {order.order} | {order.status.replace('_', ' ')} | {len(order.numbers)}, {moved} moved "
            f"| {order.attempt} | {order.port_date or '–'} |"
        )
    for order in report.orders:
        lines += [
            f"- {order.order}: {'settled' if reason.answered else '**open**'}: {escaped(reason.title)}"
            + (f" – the carrier says: {escaped(reason.text)}" if reason.text else "")
            for reason in order.reasons
        ]
    return lines


def _findings(report: StatusReport) -> list[str]:
    findings = [*report.findings, *(finding for order in report.orders for finding in order.findings)]
    if not findings:
        return []
    return [
        "",
        "#### Findings",
        *[
            f"- **{finding.severity}** `{finding.code}` ({finding.document}): {escaped(finding.message)}"
            + (f" Evidence: {escaped(finding.evidence)}" if finding.evidence else "")
            for finding in findings
        ],
    ]


def _next(report: StatusReport) -> list[str]:
    if not report.next_steps:
        return []
    lines = ["", "#### What to do next"]
    for step in report.next_steps:
        lines += [
            f"**{step.by}**: {escaped(step.does)}",
            f"- Send a Signal, name `{step.message}`, JSON:",
            f"```json\n{step.payload}\n```",
            f"- or `{step.command}`",
        ]
    return lines
