"""The checks of a request file before it is submitted: what `porting check` answers."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from porting.domain.checks.ages import AgeLimits
from porting.domain.checks.findings import Finding, FindingCode, Severity, Verdict
from porting.domain.checks.request import normal_number, number_findings
from porting.domain.policy import Policy
from porting.domain.port_request import Documents, SealedPin
from porting.domain.request_given import NumberGiven, problems_with_numbers
from porting.ports import DocumentChecks
from starters.port_request import port_request, store_documents
from starters.request_file import LosingCarrierInFile, RequestFile, read_request_file
from workers.documents import DocumentReading, document_store_in

#: The checks ask only whether there is a PIN.
_SOME_PIN = SealedPin(sealed="", fingerprint="")

#: What follows from a number that cannot be read is not told as well.
_CONSEQUENCES = {
    "losing_carrier.billing_telephone_number": FindingCode.BTN_MISSING,
    "new_billing_telephone_number": FindingCode.NEW_BTN_REQUIRED,
}


def check_file(path: Path, reading: DocumentReading, limits: AgeLimits, now: datetime) -> Verdict:
    """The verdict on a REQUEST.json and the documents beside it; nothing is kept.

    Raises: `InvalidRequestError`; `OSError` where a document is not there.
    """
    given = read_request_file(path)
    with TemporaryDirectory(prefix="porting-check-") as directory:
        store = document_store_in(Path(directory))
        documents = store_documents(given.documents, path.parent, store)
        return check(given, documents, reading.checks(store, limits), now)


def check(given: RequestFile, documents: Documents, checks: DocumentChecks, now: datetime) -> Verdict:
    """The verdict on the day of submission. Numbers that are none are findings beside the others.

    Raises: `DocumentNotStoredError`, `DocumentAlteredError`.
    """
    found = _findings_about_numbers(given)
    sound = _with_sound_numbers(given)
    if not sound.numbers:
        return Verdict.of(found)
    pin = _SOME_PIN if given.losing_carrier.pin else None
    submitted_at = given.submitted_at or now
    request = port_request(sound, documents, pin, Policy(), now=submitted_at)
    verdict = checks.check(
        request,
        tuple(number.number for number in request.numbers),
        request.calendar.day_of(request.submitted_at),
    )
    told = {_CONSEQUENCES.get(field) for field in problems_with_numbers(given)}
    return Verdict.of((*found, *(finding for finding in verdict.findings if finding.code not in told)))


def _findings_about_numbers(given: RequestFile) -> tuple[Finding, ...]:
    found = number_findings(entry.number for entry in given.numbers)
    described = {finding.evidence.read for finding in found}
    others = (
        Finding(
            code=FindingCode.NUMBER_INVALID,
            severity=Severity.FAIL,
            document="request",
            message=f"{field} {problem}.",
        )
        for field, problem in problems_with_numbers(given).items()
        if _value_of(field, given) not in described
    )
    return (*found, *others)


def _value_of(field: str, given: RequestFile) -> str | None:
    """The entry of `numbers` that `field` names; None: it is another field."""
    if field.startswith("numbers."):
        return given.numbers[int(field.split(".")[1])].number
    return None


def _with_sound_numbers(given: RequestFile) -> RequestFile:
    """`given` without the numbers that are none, or are named before."""
    problems = problems_with_numbers(given)
    carrier = given.losing_carrier
    numbers: tuple[NumberGiven, ...] = tuple(
        entry for position, entry in enumerate(given.numbers) if f"numbers.{position}.number" not in problems
    )
    sound_carrier: LosingCarrierInFile = carrier.model_copy(
        update={"billing_telephone_number": _sound(carrier.billing_telephone_number)}
    )
    return given.model_copy(
        update={
            "numbers": numbers,
            "losing_carrier": sound_carrier,
            "new_billing_telephone_number": _sound(given.new_billing_telephone_number),
        }
    )


def _sound(number: str | None) -> str | None:
    return normal_number(number) if number else None
