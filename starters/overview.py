"""How a port request stands, as a person reads it in a terminal."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from porting.domain.phone_number import in_words
from porting.domain.port_order import NumberState
from porting.domain.rejection import Resubmission
from porting.domain.status import ActionBy
from starters.desk import Standing
from starters.terminal import plain, table, when
from workflows.report import NumberReport, OrderReport, StatusReport, TimelineReport


def overview(report: StatusReport) -> str:
    """Who must act, until when, what next; then everything that is known."""
    parts = [
        _head(report),
        _orders(report.orders),
        _reasons(report),
        _findings(report),
        _next_steps(report),
        _refused(report),
        ["Timeline", *(f"  {line(entry)}" for entry in report.timeline)],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def line(entry: TimelineReport) -> str:
    """Something that happened, when, to which order, by whom and in which words."""
    order = f" ({entry.order})" if entry.order else ""
    by = f" by {entry.by}" if entry.by else ""
    note = f": {entry.note}" if entry.note else ""
    return f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}  {plain(f'{entry.what}{order}{by}{note}')}"


def brief(standing: Standing) -> str:
    """As much of an overview as is known without a worker."""
    lines = [
        f"{standing.request_id}: {_spoken(standing.status)}, as lists know it",
        f"  who must act    {standing.action_by}",
        f"  late from       {when(standing.due_at)}{' LATE' if standing.late else ''}",
        f"  ends by itself  {when(standing.deadline)}",
    ]
    if standing.port_date:
        lines.append(f"  port date       {when(standing.port_date)}")
    if standing.reasons:
        lines.append(f"  rejected for    {', '.join(standing.reasons)}")
    return "\n".join(lines)


def listing(standings: Sequence[Standing], now: datetime) -> str:
    heads = ("request", "status", "who must act", "late from", "ends by itself")
    rows = [
        (
            standing.request_id,
            _spoken(standing.status),
            standing.action_by,
            when(standing.due_at) + _lateness(standing, now),
            when(standing.deadline) if standing.running else "ended",
        )
        for standing in standings
    ]
    return "\n".join(table(heads, rows))


def _lateness(standing: Standing, now: datetime) -> str:
    if not standing.late or standing.due_at is None:
        return ""
    hours = int((now - standing.due_at) / timedelta(hours=1))
    return f" LATE by {hours // 24} d {hours % 24} h"


def _spoken(status: str) -> str:
    return status.replace("_", " ")


def _head(report: StatusReport) -> list[str]:
    lines = [f"{report.request_id}: {_spoken(report.status)}{' - LATE' if report.late else ''}"]
    if report.status.is_end:
        return lines
    who = "nobody" if report.action_by is ActionBy.NOBODY else report.action_by
    lines += [
        f"  who must act    {who}",
        f"  waits for       {plain(report.waits_for)}",
        f"  since           {when(report.since)}",
        f"  late from       {when(report.due_at)}",
        f"  ends by itself  {when(report.deadline)}",
    ]
    if lost := report.customer_unreachable:
        lines.append(f"  customer        no mail arrives since {when(lost.since)}: {_spoken(lost.failure)}")
    return [*lines, *([f"  port date       {report.port_date}"] if report.port_date else [])]


def _orders(orders: Sequence[OrderReport]) -> list[str]:
    if not orders:
        return []
    heads = ("order", "type", "status", "who must act", "attempt", "port date", "numbers")
    rows = [
        (
            order.order,
            _spoken(order.type),
            _spoken(order.status) + (" LATE" if order.late else ""),
            order.action_by,
            str(order.attempt),
            str(order.port_date or "-"),
            ", ".join(f"{in_words(number.number)} {_state(number)}" for number in order.numbers),
        )
        for order in orders
    ]
    return ["Orders", *(f"  {row}" for row in table(heads, rows))]


def _state(number: NumberReport) -> str:
    if number.unportable:
        return "unportable"
    if number.given_back:
        return "given back"
    if number.confirmed:
        return "confirmed"
    return "moved" if number.state is NumberState.ACTIVE else _spoken(number.state)


def _reasons(report: StatusReport) -> list[str]:
    told_below = " ".join(step.does for step in report.next_steps)
    lines = []
    for order in report.orders:
        for reason in order.reasons:
            standing = "settled" if reason.answered else "open"
            lines.append(f"  {order.order} {standing}: {reason.title} ({plain(reason.code)})")
            if reason.resubmitted_as is Resubmission.NEW_ORDER and not reason.answered:
                lines.append("    it takes a new order: a supplement does not do")
            if reason.text:
                lines.append(f"    the carrier says: {plain(reason.text)}")
            if not reason.answered and reason.remedy not in told_below:
                lines.append(f"    {reason.remedy}")
    return ["Rejected for", *lines] if lines else []


def _findings(report: StatusReport) -> list[str]:
    lines = []
    for finding in (*report.findings, *(each for order in report.orders for each in order.findings)):
        lines.append(f"  {finding.severity} {finding.code} ({finding.document}): {plain(finding.message)}")
        if finding.evidence:
            lines.append(f"    {plain(str(finding.evidence))}")
    return ["Findings", *lines] if lines else []


def _next_steps(report: StatusReport) -> list[str]:
    lines = []
    for step in report.next_steps:
        lines += [f"  {step.by}: {plain(step.does)}", f"    {step.command}"]
    return ["What to do next", *lines] if lines else []


def _refused(report: StatusReport) -> list[str]:
    lines = [
        f"  {when(refusal.at)}  {plain(refusal.message)}: {plain(refusal.reason)}"
        for refusal in report.refused_messages
    ]
    return ["Messages that were refused", *lines] if lines else []
