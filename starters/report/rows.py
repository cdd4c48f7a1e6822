"""One line a request, for a table calculation: ids, days, codes and the carrier."""

import csv
from collections.abc import Sequence
from typing import TextIO

from porting.domain.course import Course
from starters.report.model import RequestRead, Untold, is_right_first_time

HEADS = (
    "request_id",
    "status",
    "losing_carrier",
    "numbers",
    "submitted_at",
    "ended_at",
    "first_time_right",
    "documents_sent_back",
    "findings",
    "rejections",
    "rejection_reasons",
    "late_steps",
    "mails_lost",
    "not_known_because",
)

#: A spreadsheet takes what begins with one of these for a formula; a carrier's name is a customer's to give.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Rows:
    """Writes into `out` as requests come."""

    def __init__(self, out: TextIO) -> None:
        self._writer = csv.writer(out, lineterminator="\n")
        self._writer.writerow(HEADS)

    def add(self, request: RequestRead) -> None:
        self._writer.writerow([_harmless(cell) for cell in _row(request)])


def _row(request: RequestRead) -> Sequence[str]:
    ended = request.ended_at.isoformat(timespec="seconds") if request.ended_at else ""
    course = request.course
    if isinstance(course, Untold):
        return (request.request_id, request.status, *("",) * 3, ended, *("",) * 7, course.value)
    is_right = is_right_first_time(course, request.status)
    return (
        request.request_id,
        request.status,
        course.losing_carrier,
        str(course.numbers),
        course.submitted_at.isoformat(timespec="seconds"),
        ended,
        "" if is_right is None else "yes" if is_right else "no",
        str(sum(bool(check.failing) for check in course.checks)),
        _codes(course),
        str(len(course.rejections)),
        " ".join(dict.fromkeys(given.reason.value for each in course.rejections for given in each.reasons)),
        " ".join(dict.fromkeys(step.status.value for step in course.steps if step.late)),
        str(len(course.lost_mails)),
        "",
    )


def _codes(course: Course) -> str:
    return " ".join(
        dict.fromkeys(code.value for each in course.checks for code in (*each.failing, *each.doubtful))
    )


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
