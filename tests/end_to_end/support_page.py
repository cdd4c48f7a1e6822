"""`docs/support.md` as a test reads it, and the situations that its pages speak of."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.errors import PinUnreadableError, PortingError, UpstreamUnavailableError
from porting.domain.policy import Policy
from porting.domain.status import PortStatus
from tests.builders import local
from tests.desk import Port, at_the_losing_carrier, with_a_date
from tests.on_the_embedded_server import EmbeddedDesk

PAGE = Path(__file__).parents[2] / "docs" / "support.md"

#: A step is late at once.
LATE = Policy(
    backbone_approval_expected=timedelta(milliseconds=200),
    carrier_submission_expected=timedelta(milliseconds=200),
    losing_carrier_response_expected=timedelta(milliseconds=200),
)
_THEN = re.compile(r"\(then: (\w+)\)")
#: In days from today.
_ANOTHER_DATE = 5
#: Beyond the 28 days of a request.
_LATER = 40


@dataclass(frozen=True)
class Line:
    """A command line of the page."""

    heading: str
    command: str
    then: PortStatus | None
    """What the page says that it leads to."""

    @property
    def is_a_list(self) -> bool:
        return self.command.startswith("temporal workflow list")

    @property
    def query(self) -> str:
        return self.command.partition('--query "')[2].rpartition('"')[0]

    def about(self, port: Port, today: date, activity: str) -> "Line":
        """With what a person puts in place of the capitals."""
        day = today + timedelta(days=_LATER if self.is_a_list else _ANOTHER_DATE)
        filled = self.command.replace("+15125550100", port.request.numbers[0].number)
        for shown, meant in {
            "port-request-ID": port.handle.id,
            '"PON"': f'"{port.pon()}"',
            "YYYY-MM-DD": day.isoformat(),
            "ACTIVITY": activity,
        }.items():
            filled = filled.replace(shown, meant)
        return Line(self.heading, filled, self.then)


def lines() -> list[Line]:
    found, heading, comment, is_code = [], "", "", False
    for text in PAGE.read_text(encoding="utf-8").splitlines():
        if text.startswith("```"):
            is_code, comment = text == "```sh", ""
        elif is_code and text.startswith("#"):
            comment = text
        elif is_code and text:
            then = _THEN.search(comment)
            found.append(Line(heading, text, PortStatus(then[1]) if then else None))
        elif text.startswith("##"):
            heading = text.lstrip("# ")
    return found


def headings() -> set[str]:
    return {text.lstrip("# ") for text in PAGE.read_text().splitlines() if text.startswith("##")}


@dataclass
class Situations:
    """Brings port requests into the situation that a page speaks of, each with a number of its own."""

    desk: EmbeddedDesk
    _count: "count[int]" = field(default_factory=lambda: count(10))

    async def of(self, line: Line) -> Port:
        self.desk.upstream.failing.clear()
        self.desk.upstream.undecided = False
        return await _SITUATIONS.get(line.heading, _with_the_losing_carrier)(self, line)

    def facts(self, **changes: Any) -> dict[str, Any]:
        own = next(self._count)
        return {"request_id": f"support-{own}", "numbers": local(f"+151255501{own}"), **changes}

    async def late(self, status: PortStatus) -> Port:
        port = await self.desk.submit(**self.facts(policy=LATE))
        await port.comes_to(lambda report: report.status is status and report.late, f"late at {status}")
        return port

    async def rejected(self, *codes: str) -> Port:
        port = await at_the_losing_carrier(self.desk, **self.facts())
        await port.sends("carrier_response", approved=False, reasons=[{"code": code} for code in codes])
        await port.reaches(PortStatus.REJECTED)
        return port

    async def failing(self, what: str, error: PortingError, **changes: Any) -> Port:
        self.desk.upstream.failing[what] = error
        return await self.desk.submit(**self.facts(**changes))


async def _with_the_losing_carrier(situations: Situations, _line: Line) -> Port:
    return await at_the_losing_carrier(situations.desk, **situations.facts())


async def _to_review(situations: Situations, _line: Line) -> Port:
    situations.desk.checks.find(FindingCode.DOCUMENT_MISSING, Severity.REVIEW, "csr")
    port = await situations.desk.submit(**situations.facts())
    await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)
    return port


async def _to_mend(situations: Situations, _line: Line) -> Port:
    situations.desk.checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    port = await situations.desk.submit(**situations.facts())
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    return port


async def _late_at_the_backbone(situations: Situations, _line: Line) -> Port:
    situations.desk.upstream.undecided = True
    return await situations.late(PortStatus.AWAITING_BACKBONE)


async def _late_at_the_partner(situations: Situations, line: Line) -> Port:
    """An attempt is only tried again now where the partner has not asked for a pause."""
    if "ACTIVITY" in line.command:
        port = await situations.failing("submit", UpstreamUnavailableError("away"))
        await port.reaches(PortStatus.SUBMITTING_TO_CARRIER)
        await situations.desk.sees(lambda: situations.desk.upstream.calls["submit"] > 0, "a submission")
        return port
    pause = timedelta(hours=1)
    port = await situations.failing("submit", UpstreamUnavailableError("away", pause), policy=LATE)
    await port.comes_to(lambda report: report.late, "late at the partner")
    return port


async def _late_at_the_losing_carrier(situations: Situations, _line: Line) -> Port:
    return await situations.late(PortStatus.AWAITING_LOSING_CARRIER)


async def _rejected_for_support(situations: Situations, _line: Line) -> Port:
    return await situations.rejected("ZZ9")


async def _rejected_for_the_customer(situations: Situations, line: Line) -> Port:
    code = "account_number_incorrect" if "account_number" in line.command else "number_inactive"
    return await situations.rejected(code)


async def _unreachable(situations: Situations, line: Line) -> Port:
    port = await _rejected_for_the_customer(situations, line)
    await port.sends("mail_failed", notice="rejected", key="a mail", failure="bounced")
    return port


async def _not_moved(situations: Situations, _line: Line) -> Port:
    port, _ = await with_a_date(situations.desk, -1, **situations.facts())
    await port.comes_to(lambda report: report.late, "late on the port day")
    return port


async def _moved(situations: Situations, _line: Line) -> Port:
    port, _ = await with_a_date(situations.desk, 0, **situations.facts())
    await port.numbers_move(port.request.numbers[0].number)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    return port


async def _dated(situations: Situations, _line: Line) -> Port:
    port, _ = await with_a_date(situations.desk, 2 * _ANOTHER_DATE, **situations.facts())
    return port


async def _taken_wrongly(situations: Situations, line: Line) -> Port:
    moved = "give_back" in line.command
    return await (_moved if moved else _with_the_losing_carrier)(situations, line)


async def _pin_unreadable(situations: Situations, _line: Line) -> Port:
    port = await situations.failing("submit", PinUnreadableError("no key opens it"))
    await port.reaches(PortStatus.REJECTED)
    situations.desk.upstream.failing.clear()
    return port


#: By heading. Where a page is about any request, it is one that waits for the losing carrier.
_SITUATIONS: dict[str, Callable[[Situations, Line], Awaitable[Port]]] = {
    "Finding what there is to do": _late_at_the_losing_carrier,
    "Documents to review": _to_review,
    "Documents that the customer has to mend": _to_mend,
    "Late at the backbone provider": _late_at_the_backbone,
    "Late at the carrier partner": _late_at_the_partner,
    "Late at the losing carrier": _late_at_the_losing_carrier,
    "A rejection that support settles": _rejected_for_support,
    "A rejection that the customer answers": _rejected_for_the_customer,
    "The customer cannot be reached": _unreachable,
    "A number did not move": _not_moved,
    "Nobody confirms that the numbers work": _moved,
    "The customer wants another port date": _dated,
    "The wrong number was taken": _taken_wrongly,
    "A PIN that cannot be opened": _pin_unreadable,
}
