"""What a draft would be rejected for, before it is submitted."""

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pydantic import ValidationError

from porting.domain.checks.findings import Finding, Severity, Verdict
from porting.domain.checks.request import normal_number
from porting.domain.draft_submission import field_of, request_of
from porting.domain.errors import InvalidRequestError, ReaderUnavailableError
from porting.domain.help import help_path
from porting.domain.loa_signing import LoaFacts
from porting.domain.phone_number import country_of
from porting.domain.port_draft import PortDraft
from porting.domain.port_request import PortRequest, SealedPin
from porting.domain.problems import problems_of
from porting.domain.request_given import NumberGiven, type_of
from starters.web.new.steps import place_of
from starters.web.site import Site
from starters.web.turns import NoTurnError
from workers.documents import DocumentReading, document_stores
from workflows.draft_report import DraftReport

#: The checks ask only whether there is one.
_SOME_PIN = SealedPin(sealed="", fingerprint="")
#: A page that is reloaded does not read the same papers again.
_MOST_KEPT = 200
#: What the letter needs, beside numbers.
_ON_THE_LETTER = (
    "company_name",
    "authorized_user.first_name",
    "authorized_user.last_name",
    "service_address.street",
    "service_address.city",
    "service_address.region",
    "service_address.postal_code",
    "service_address.country",
    "losing_carrier.name",
    "numbers.0.number",
)


@dataclass(frozen=True)
class Point:
    text: str
    place: str
    """Where it is mended, from the draft's own address on."""
    help: str = ""
    """The path of what the help says about it."""


@dataclass(frozen=True)
class Review:
    rejected_for: tuple[Point, ...] = ()
    looked_at: tuple[Point, ...] = ()
    """What a person of ours will look at."""
    is_whole: bool = True
    """False: the documents could not be read just now."""


def draft_of(report: DraftReport) -> PortDraft:
    """The draft as far as its report tells, which is all but the PIN itself."""
    numbers = tuple(each for each in report.known if each.field.startswith("numbers."))
    return PortDraft(
        request_id=report.request_id,
        facts=tuple(each for each in report.known if each not in numbers),
        chosen_numbers=numbers or None,
        documents=report.documents,
        unsorted=report.unsorted,
        pin=_SOME_PIN if report.has_pin else None,
    )


def missing_on_the_letter(report: DraftReport) -> tuple[str, ...]:
    """The fields without which there can be no letter."""
    known = {each.field for each in report.known}
    return tuple(each for each in _ON_THE_LETTER if each not in known)


def letter_of(report: DraftReport) -> LoaFacts:
    """What the letters of the draft say.

    Raises: `InvalidRequestError` with the fields that are missing for that, or cannot be right.
    """
    if missing := missing_on_the_letter(report):
        raise InvalidRequestError(dict.fromkeys(missing, ""))
    fields = draft_of(report).fields()
    wanted = {name: fields[name] for name in LoaFacts.model_fields if name in fields and name != "numbers"}
    try:
        given = [NumberGiven.model_validate(each) for each in fields["numbers"]]
        numbers = [
            {"number": each.number, "type": type_of(each), "country": _country(each.number)} for each in given
        ]
        return LoaFacts.model_validate({**wanted, "request_id": report.request_id, "numbers": numbers})
    except ValidationError as error:
        raise InvalidRequestError(problems_of(error)) from None


@dataclass
class Reviews:
    """Reviews drafts for all who ask, a few at a time."""

    site: Site
    _verdicts: OrderedDict[str, Verdict] = field(default_factory=OrderedDict, init=False)

    async def of(self, report: DraftReport) -> Review:
        """Everything for which the draft would be sent back if it were submitted now."""
        misplaced = tuple(_misplaced(report))
        try:
            request = request_of(draft_of(report), self.site.settings.policy, datetime.now(UTC))
        except InvalidRequestError as error:
            points = tuple(Point(text, place_of(name)) for name, text in error.problems.items())
            return Review((*points, *misplaced))
        submission = tuple(Point(text, place_of(name)) for name, text in report.problems.items())
        try:
            verdict = await self._verdict(request)
        except (NoTurnError, ReaderUnavailableError):
            return Review((*submission, *misplaced), is_whole=False)
        return Review((*submission, *_points(verdict, Severity.FAIL)), _points(verdict, Severity.REVIEW))

    async def _verdict(self, request: PortRequest) -> Verdict:
        """Raises: `NoTurnError`, `ReaderUnavailableError`."""
        today = request.calendar.day_of(request.submitted_at)
        said = request.model_dump_json(exclude={"submitted_at", "policy"})
        key = hashlib.sha256(f"{today} {said}".encode()).hexdigest()
        if key not in self._verdicts:
            stores, limits = document_stores(self.site.settings), self.site.settings.age_limits
            numbers = tuple(number.number for number in request.numbers)

            def checked(reading: DocumentReading) -> Verdict:
                return reading.checks_of_requests(stores, limits).check(request, numbers, today)

            self._verdicts[key] = await self.site.reading.of(checked)
            while len(self._verdicts) > _MOST_KEPT:
                self._verdicts.popitem(last=False)
        return self._verdicts[key]


def _country(number: str) -> str:
    return (country_of(number) if normal_number(number) else None) or "US"


def _misplaced(report: DraftReport) -> Iterator[Point]:
    for each in report.unsorted:
        if each.field:
            yield Point(each.message, place_of(each.field), help_path(each.code))


def _points(verdict: Verdict, severity: Severity) -> tuple[Point, ...]:
    """Each once: the same may be found on several pages."""
    found = (_point(finding) for finding in verdict.of_severity(severity))
    return tuple(dict.fromkeys(found))


def _point(finding: Finding) -> Point:
    wanted = field_of(finding) if finding.document == "request" else f"documents.{finding.document}"
    return Point(finding.message, place_of(wanted), help_path(finding.code))
