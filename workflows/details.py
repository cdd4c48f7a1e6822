"""What a person is shown in Temporal's Web UI: the current details, in Markdown, and what to send next."""

import re
from collections.abc import Callable
from datetime import datetime

from porting.domain.calendar import RequestCalendar
from porting.domain.port_order import NumberState
from workflows.answers_to_rejections import takes_a_new_order
from workflows.report import ReasonReport, StatusReport
from workflows.situations import page_of

#: Markdown's own characters, which customers' and carriers' words may contain.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")

_TIMELINE_SHOWN = 12

#: A new line within a list's item.
_BREAK = "  \n  "


def escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


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
    lines.append(f"- Ends by itself: {when(report.deadline)}")
    if page := page_of(report):
        lines.append(f"- More: “{page}” in docs/support.md")
    shown = report.documents_page
    where = f"<{shown}>" if shown else f"`/requests/{report.request_id}` at the codec server"
    return [*lines, f"- Documents, beside what was read in them: {where}"]


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
    anew = " – takes a new order" if takes_a_new_order(reason) else ""
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
            f"Signal or Update `{step.message}`: {_json(step.payload)}{_BREAK}"
            f"or at a terminal: `{step.command}`"
            for step in report.next_steps
        ),
        *(["", "#### Whatever it waits for"] if report.at_any_time else []),
        *(f"- {escaped(step.does)}: `{step.message}` {_json(step.payload)}" for step in report.at_any_time),
    ]


def _json(payload: str) -> str:
    """As code that can be copied: a backtick would end it."""
    ready = payload.replace("`", "\\u0060")
    return f"`{ready}`"


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
