"""A report as a person reads it in a terminal."""

from collections.abc import Sequence

from starters.report.model import Report
from starters.report.words import duration, share, spoken
from starters.terminal import table


def in_text(report: Report) -> str:
    parts = [_head(report), _prevented(report), _rejected(report), _carriers(report), _steps(report)]
    parts += [_mails(report), _untold(report)]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _head(report: Report) -> list[str]:
    ended = ", ".join(f"{count} {spoken(status)}" for status, count in report.ended.items())
    return [
        f"Port requests from {report.period.first} to {report.period.last}",
        f"  open in that time  {report.requests}, {report.submitted} of them submitted in it",
        f"  ended              {sum(report.ended.values())}{f': {ended}' if ended else ''}",
        f"  still open         {report.still_open}",
        f"  first time right   {share(report.first_time_right)} of those completed",
    ]


def _prevented(report: Report) -> list[str]:
    found = report.prevented
    reviewed = f"{found.reviews_accepted} accepted as they were, {found.reviews_rejected} sent back"
    counts = (
        f"{found.passed} passed, {found.sent_back} sent back to the customer, {found.to_review} to a person"
    )
    rows = [(spoken(each.code), str(each.failing), str(each.doubtful)) for each in found.findings]
    return [
        "Prevented before submission",
        f"  {found.checks} checks: {counts} ({reviewed})",
        *_table(("finding", "sent back", "to review"), rows),
    ]


def _rejected(report: Report) -> list[str]:
    rows = [
        (
            each.title,
            each.by,
            str(each.count),
            ", ".join(f"{code} {count}" for code, count in each.codes.items()),
        )
        for each in report.rejected
    ]
    return [
        f"Rejected upstream: {report.rejections} times",
        *_table(("reason", "by", "count", "upstream's codes"), rows),
    ]


def _carriers(report: Report) -> list[str]:
    rows = [
        (
            each.carrier,
            str(each.answers),
            str(each.rejections),
            duration(each.median_seconds),
            ", ".join(f"{spoken(reason)} {count}" for reason, count in each.reasons.items()),
        )
        for each in report.carriers
    ]
    heads = ("losing carrier", "answers", "rejections", "median time to answer", "reasons")
    return ["By losing carrier", *_table(heads, rows)] if rows else []


def _steps(report: Report) -> list[str]:
    rows = [
        (
            spoken(each.status),
            str(each.ended),
            duration(each.median_seconds),
            duration(each.ninth_decile_seconds),
            duration(each.promised_seconds),
            str(each.late),
            str(each.late_now),
        )
        for each in report.steps
    ]
    heads = ("step", "ended", "median", "nine in ten within", "promised", "late", "late now")
    return ["How long each step took", *_table(heads, rows)] if rows else []


def _mails(report: Report) -> list[str]:
    rows = [(spoken(each.notice), each.to, spoken(each.why), str(each.count)) for each in report.lost_mails]
    return ["Mails that did not arrive", *_table(("mail", "to", "why", "count"), rows)] if rows else []


def _untold(report: Report) -> list[str]:
    told = ", ".join(f"{count} {spoken(why)}" for why, count in report.untold.items())
    return [f"Of {sum(report.untold.values())} requests only the status is known: {told}"] if told else []


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"  {line}" for line in table(heads, rows)] if rows else ["  none"]
