from datetime import UTC, date, datetime
from typing import Any

import pytest

from porting.domain.checks.findings import FindingCode, Severity, VerdictValue
from porting.domain.port_request import Documents
from starters.checking import check
from starters.request_file import RequestFile
from tests.builders import NUMBER, SECOND_NUMBER
from tests.fakes import Checks
from tests.starters.request_files import a_request

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)


def given(**changes: Any) -> RequestFile:
    return RequestFile.model_validate(a_request(**changes))


def codes(request: RequestFile, checks: Checks) -> list[FindingCode]:
    return [finding.code for finding in check(request, Documents(), checks, NOW).findings]


def test_sound_numbers_are_checked_with_the_documents() -> None:
    checks = Checks()

    verdict = check(given(), Documents(), checks, NOW)

    assert verdict.verdict is VerdictValue.PASS
    assert [numbers for _, numbers, _ in checks.asked] == [(NUMBER,)]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("512-555-01", FindingCode.NUMBER_INVALID),
        ("+18765550100", FindingCode.NUMBER_NOT_US_OR_CANADA),
        ("(512) 555-0100", FindingCode.NUMBER_DUPLICATE),
    ],
)
def test_a_number_that_is_none_is_a_finding_beside_those_of_the_others(
    number: str, code: FindingCode
) -> None:
    checks = Checks()
    checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)

    found = codes(given(numbers=[{"number": NUMBER}, {"number": number}]), checks)

    assert found == [code, FindingCode.LOA_NOT_SIGNED]
    assert checks.asked[0][1] == (NUMBER,)


def test_without_any_sound_number_no_document_is_looked_at() -> None:
    checks = Checks()

    assert codes(given(numbers=[{"number": "none"}]), checks) == [FindingCode.NUMBER_INVALID]
    assert checks.asked == []


def test_a_type_that_the_number_denies_is_a_finding() -> None:
    request = given(numbers=[{"number": NUMBER, "type": "toll_free"}, {"number": SECOND_NUMBER}])

    assert codes(request, Checks()) == [FindingCode.NUMBER_INVALID]


def test_a_billing_telephone_number_that_is_none_is_not_called_missing_as_well() -> None:
    checks = Checks()
    checks.find(FindingCode.BTN_MISSING, Severity.FAIL, "request")
    carrier = {**a_request()["losing_carrier"], "billing_telephone_number": "12"}

    verdict = check(given(losing_carrier=carrier), Documents(), checks, NOW)

    assert [(f.code, f.message.split()[0]) for f in verdict.findings] == [
        (FindingCode.NUMBER_INVALID, "losing_carrier.billing_telephone_number")
    ]


def test_the_day_of_submission_decides_else_today() -> None:
    checks = Checks()

    check(given(submitted_at="2026-03-02T03:00:00Z"), Documents(), checks, NOW)
    check(given(), Documents(), checks, NOW)

    assert [on for _, _, on in checks.asked] == [date(2026, 3, 1), date(2026, 11, 23)]


def test_a_pin_counts_as_given_and_is_not_looked_at() -> None:
    checks = Checks()
    carrier = {**a_request()["losing_carrier"], "pin": "0042"}

    check(given(losing_carrier=carrier), Documents(), checks, NOW)
    check(given(), Documents(), checks, NOW)

    first, second = (request.losing_carrier.pin for request, _, _ in checks.asked)
    assert first is not None
    assert "0042" not in repr(first) + first.sealed
    assert second is None
