"""The rows B and A4 of the check list that are about the phone bill, outcome by outcome."""

from datetime import date, timedelta
from typing import Any

import pytest

from porting.domain.checks.findings import Finding, FindingCode
from porting.domain.checks.statements import Statements, Topic
from tests.builders import toll_free
from tests.domain.checks.hand_made import (
    TODAY,
    a_bill,
    a_csr,
    a_request,
    in_short,
    judged,
    only,
    read_by_two,
    recognized,
    together,
    unseen,
)

ELSEWHERE = "9 Elm St, Austin, TX 78701"
OTHER_CODE = "410 N Main St, Ste 200, Austin, TX 78799"


def about_the_bill(*papers: Statements, **more: Any) -> set[str]:
    found = in_short(judged(*papers, **more))
    return {each.removeprefix("bill/") for each in found if each.startswith("bill/")}


def the(code: FindingCode, *papers: Statements) -> Finding:
    return next(each for each in judged(*papers) if each.code is code)


def dated(day: date) -> Statements:
    return a_bill({Topic.BILL_DATE: day.isoformat()})


def test_a_bill_that_says_what_the_request_says_passes() -> None:
    assert about_the_bill(a_bill()) == about_the_bill(a_bill(), a_csr()) == set()


# B1


@pytest.mark.parametrize(
    ("days_ago", "finding"),
    [
        (0, None),
        (30, None),
        (31, "bill_too_old/fail"),
        (-1, "bill_not_dated/review"),
        (-2, "bill_not_dated/fail"),
    ],
)
def test_a_bill_is_of_the_last_thirty_days(days_ago: int, finding: str | None) -> None:
    assert about_the_bill(dated(TODAY - timedelta(days=days_ago))) == ({finding} if finding else set())


def test_an_old_bill_s_date_is_told() -> None:
    message = the(FindingCode.BILL_TOO_OLD, dated(date(2026, 9, 2))).message

    assert "September 2, 2026" in message
    assert "30 days" in message


@pytest.mark.parametrize(("also", "severity"), [([], "fail"), (["Payment due December 1, 2026"], "review")])
def test_a_bill_without_a_bill_date(also: list[str], severity: str) -> None:
    """A due date or a period leaves it to a person."""
    assert about_the_bill(a_bill({Topic.BILL_DATE: None}, also=also)) == {f"bill_not_dated/{severity}"}


def test_a_scanned_bill_without_any_date_is_looked_at() -> None:
    assert about_the_bill(recognized(a_bill({Topic.BILL_DATE: None}))) == {"bill_not_dated/review"}


def test_a_scanned_old_bill_is_refused_where_two_engines_agree_on_its_date() -> None:
    old = dated(date(2026, 9, 2))

    assert about_the_bill(recognized(old)) == {"bill_not_dated/review"}
    assert about_the_bill(read_by_two(old, old)) == {"bill_too_old/fail"}


# B2, B3


@pytest.mark.parametrize("csr", [[], [a_csr()]], ids=["alone", "with a CSR that agrees"])
@pytest.mark.parametrize(
    ("said", "findings"),
    [
        ({Topic.ACCOUNT_NUMBER: "LS-999111"}, {"bill_account_number_mismatch/fail"}),
        ({Topic.ACCOUNT_NUMBER: "ls 204 418"}, set()),
        ({Topic.ACCOUNT_NUMBER: None}, {"bill_account_number_mismatch/review"}),
        ({Topic.ACCOUNT_NUMBER: "xxxxx418"}, {"bill_account_number_mismatch/review"}),
        ({Topic.ACCOUNT_NAME: "Summit Heating LLC"}, {"bill_name_mismatch/fail"}),
        ({Topic.ACCOUNT_NAME: "Acme Plumbing Inc"}, {"bill_name_mismatch/review"}),
        ({Topic.ACCOUNT_NAME: None, Topic.AUTHORIZED_USER: None}, {"bill_name_mismatch/review"}),
        ({Topic.ACCOUNT_NAME: None}, set()),
        ({Topic.ACCOUNT_NAME: "Dana Reyes"}, set()),
        ({Topic.AUTHORIZED_USER: "Paul Morales"}, {"bill_name_mismatch/fail"}),
    ],
)
def test_a_bill_is_of_the_account(
    said: dict[Topic, str | None], findings: set[str], csr: list[Statements]
) -> None:
    found = about_the_bill(a_bill(said), *csr)

    assert found - {"bill_csr_disagree/warning"} == findings


def test_another_account_number_on_the_bill_is_told() -> None:
    message = the(
        FindingCode.BILL_ACCOUNT_NUMBER_MISMATCH, a_bill({Topic.ACCOUNT_NUMBER: "LS-999111"})
    ).message

    assert "LS-999111" in message
    assert "LS-204418" in message


# A4


@pytest.mark.parametrize(
    ("address", "code"), [(ELSEWHERE, "bill_address_mismatch"), (OTHER_CODE, "bill_postal_code_mismatch")]
)
def test_another_address_on_the_bill_fails_unless_the_csr_says_what_the_request_says(
    address: str, code: str
) -> None:
    moved = {Topic.SERVICE_ADDRESS: address}

    assert about_the_bill(a_bill(moved)) == {f"{code}/fail"}
    assert about_the_bill(a_bill(moved), a_csr(moved)) == {f"{code}/fail"}
    assert about_the_bill(a_bill(moved), a_csr()) == {f"{code}/review", "bill_csr_disagree/warning"}
    assert about_the_bill(recognized(a_bill(moved))) == {f"{code}/review"}


def test_a_bill_without_a_service_address_is_looked_at_unless_it_is_sent_there() -> None:
    sent_there = a_bill({Topic.SERVICE_ADDRESS: None, Topic.BILLING_ADDRESS: ELSEWHERE})

    assert about_the_bill(sent_there) == {"bill_address_mismatch/review", "bill_postal_code_mismatch/review"}


def test_a_box_as_the_bill_s_service_address_is_refused() -> None:
    bill = a_bill({Topic.SERVICE_ADDRESS: "P.O. Box 12, Austin, TX 78701"})

    finding = the(FindingCode.PO_BOX, bill)

    assert (finding.document, finding.severity) == ("bill", "fail")
    assert "Have your carrier" in finding.message


def test_a_box_to_which_a_bill_is_sent_is_no_matter_where_its_service_address_is_as_it_should() -> None:
    box = only(a_bill({Topic.SERVICE_ADDRESS: "P.O. Box 12, Austin, TX 78701"}), Topic.SERVICE_ADDRESS)

    assert about_the_bill(together(a_bill(), box)) == set()


# B4

ONE = {Topic.NUMBERS: "(512) 555-0100"}
NONE = {Topic.NUMBERS: None, Topic.BTN: None}
OTHERS = {Topic.NUMBERS: "(512) 555-0177", Topic.BTN: None}


@pytest.mark.parametrize(
    ("said", "csr", "findings"),
    [
        (ONE, [], {"bill_number_missing/fail"}),
        (ONE, [a_csr()], {"bill_number_missing/review"}),
        (ONE, [a_csr(ONE)], {"bill_number_missing/fail"}),
        (OTHERS, [], {"bill_number_missing/fail"}),
        (OTHERS, [a_csr()], {"bill_number_missing/fail"}),
        (NONE, [], {"bill_number_missing/review"}),
        ({Topic.NUMBERS: "(512) 555-0100 thru 0150"}, [], {"bill_number_missing/review"}),
    ],
)
def test_a_bill_shows_the_numbers(
    said: dict[Topic, str | None], csr: list[Statements], findings: set[str]
) -> None:
    found = about_the_bill(a_bill(said), *csr)

    assert found - {"bill_csr_disagree/warning"} == findings


@pytest.mark.parametrize("line", ["Questions? Call (512) 555-0111", "1-800-555-0199"])
def test_the_carrier_s_own_number_does_not_make_a_bill_one_of_other_numbers(line: str) -> None:
    assert about_the_bill(a_bill(NONE, also=[line])) == {"bill_number_missing/review"}


def test_a_bill_of_another_toll_free_number_is_one_of_other_numbers() -> None:
    bill = a_bill({Topic.NUMBERS: "1-800-555-0177", Topic.BTN: None})

    assert about_the_bill(bill, request=a_request(numbers=toll_free())) == {"bill_number_missing/fail"}


def test_a_number_that_is_not_found_on_a_scanned_bill_is_looked_at() -> None:
    assert about_the_bill(recognized(a_bill(ONE))) == {"bill_number_missing/review"}


def test_a_number_that_does_not_show_on_the_bill_is_looked_at() -> None:
    bill = unseen(a_bill({**ONE, Topic.TITLE: "(512) 555-0142"}), Topic.TITLE)

    assert about_the_bill(bill) == {"bill_number_missing/review", "document_hidden_text/review"}


# past due


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("Past due: $84.20", "$84.20"),
        ("Solde en souffrance 1 084,20 $", "$1,084.20"),
        ("Past due: $0.00", None),
        ("Past due $0.00  Taxes and fees $5.59", None),
        ("Arrears $0.00  Courtesy credit $1.00", None),
        ("Past due: 30 days $0.00, over 60 days $12.00", "$12.00"),
        ("A late fee applies to past due amounts", None),
    ],
)
def test_a_balance_past_due_is_a_warning(line: str, amount: str | None) -> None:
    found = [each for each in judged(a_bill(also=[line])) if each.code is FindingCode.BILL_PAST_DUE]

    assert [each.severity for each in found] == (["warning"] if amount else [])
    assert all(amount and amount in each.message for each in found)


def test_a_bill_for_toll_free_numbers_alone_needs_no_btn() -> None:
    bill = a_bill({Topic.NUMBERS: "1-800-555-0123", Topic.BTN: None})

    assert about_the_bill(bill, request=a_request(numbers=toll_free())) == set()
