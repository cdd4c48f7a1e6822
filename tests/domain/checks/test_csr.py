"""The rows of the check list that are about the Customer Service Record, outcome by outcome."""

from dataclasses import replace
from typing import Any

import pytest

from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.findings import Finding, FindingCode
from porting.domain.checks.restrictions import restriction_in, restrictions
from porting.domain.checks.statements import Passage, Statements, Topic
from porting.domain.port_request import LosingCarrier
from tests.domain.checks.hand_made import a_bill, a_csr, a_request, in_short, judged, recognized


def about_the_csr(*papers: Statements, **more: Any) -> set[str]:
    return {
        each.removeprefix("csr/") for each in in_short(judged(*papers, **more)) if each.startswith("csr/")
    }


def the(code: FindingCode, *papers: Statements) -> Finding:
    return next(each for each in judged(*papers) if each.code is code)


@pytest.mark.parametrize(
    ("said", "findings"),
    [
        ({}, set()),
        ({Topic.ACCOUNT_NAME: "Summit Heating LLC"}, {"csr_name_mismatch/fail"}),
        ({Topic.ACCOUNT_NAME: "Acme Plumbing"}, {"csr_name_mismatch/review"}),
        ({Topic.AUTHORIZED_USER: "Paul Morales"}, {"csr_name_mismatch/fail"}),
        ({Topic.SERVICE_ADDRESS: "410 N Main St, Ste 300, Austin, TX 78701"}, {"csr_address_mismatch/fail"}),
        ({Topic.SERVICE_ADDRESS: "410 S Main St, Ste 200, Austin, TX 78701"}, {"csr_address_mismatch/fail"}),
        ({Topic.SERVICE_ADDRESS: "410 N Main St, Austin, TX 78701"}, {"csr_address_mismatch/review"}),
        (
            {Topic.SERVICE_ADDRESS: None},
            {"csr_address_mismatch/review", "csr_postal_code_mismatch/review"},
        ),
        (
            {Topic.SERVICE_ADDRESS: "410 N Main St, Ste 200, Austin, TX 78704"},
            {"csr_postal_code_mismatch/fail"},
        ),
        ({Topic.ACCOUNT_NUMBER: "LS-999111"}, {"csr_account_number_mismatch/fail"}),
        ({Topic.ACCOUNT_NUMBER: None}, {"csr_account_number_mismatch/review"}),
        ({Topic.BTN: "(512) 555-0177"}, {"csr_btn_mismatch/fail"}),
        (
            {Topic.BTN: None, Topic.NUMBERS: "(512) 555-0142"},
            {"csr_btn_mismatch/review", "csr_number_missing/fail"},
        ),
        ({Topic.NUMBERS: "(512) 555-0100"}, {"csr_number_missing/fail"}),
        ({Topic.NUMBERS: "(512) 555-0100 to 0150"}, {"csr_number_missing/review"}),
        ({Topic.NUMBERS: None, Topic.BTN: None}, {"csr_btn_mismatch/review", "csr_number_missing/review"}),
    ],
)
def test_the_csr_is_the_account_s(said: dict[Topic, str | None], findings: set[str]) -> None:
    assert about_the_csr(a_csr(said)) == findings


def test_a_number_that_is_not_found_on_a_scanned_csr_is_looked_at() -> None:
    csr = recognized(a_csr({Topic.NUMBERS: "(512) 555-0100"}))

    assert about_the_csr(csr) == {"csr_number_missing/review"}


def test_a_box_as_the_csr_s_service_address_is_refused() -> None:
    finding = the(FindingCode.PO_BOX, a_csr({Topic.SERVICE_ADDRESS: "PO Box 12, Austin, TX 78701"}))

    assert (finding.document, finding.severity) == ("csr", "fail")


# C1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("PIC freeze: Yes", "pic freeze"),
        ("Port freeze", "port freeze"),
        ("Line status: inactive", "inactive"),
        ("Account suspended", "suspended"),
        ("Pending order N123", "pending order"),
        ("Disconnect pending", "disconnect pending"),
        ("DO NOT PORT", "do not port"),
        ("No port", "no port"),
        ("Number lock", "number lock"),
        ("Commande en cours", "commande en cours"),
        ("PIC freeze: No", None),
        ("Port freeze: none", None),
        ("No pending orders", None),
        ("Account active", None),
        ("12 Freezer Lane", None),
    ],
)
def test_a_word_that_holds_the_numbers_is_told_from_its_denial(text: str, word: str | None) -> None:
    assert restriction_in(text) == word


def test_the_word_on_the_record_is_told() -> None:
    finding = the(FindingCode.CSR_RESTRICTION, a_csr(also=["Line status: Suspended", "Pending order N123"]))

    assert finding.severity == "review"
    assert '"suspended", "pending order"' in finding.message
    assert finding.evidence.read == "Line status: Suspended; Pending order N123"
    assert finding.evidence.box is not None


def in_cells(*rows: tuple[str, ...]) -> Statements:
    """A CSR with a table below what it says."""
    csr = a_csr()
    cells = tuple(
        Passage(text, 1, Box(72 + 150 * at, 500 + 16 * row, 190 + 150 * at, 510 + 16 * row))
        for row, texts in enumerate(rows)
        for at, text in enumerate(texts)
        if text
    )
    return replace(csr, cells=(*csr.cells, *cells))


@pytest.mark.parametrize(
    ("rows", "is_held"),
    [
        ((("PIC freeze", "No"),), False),
        ((("Pending change:", "none"),), False),
        ((("Gel / Port freeze", "Non / No"), ("Commande en cours / Pending order", "Aucune")), False),
        ((("PIC freeze", "Yes"),), True),
        ((("Commande en cours :", "Oui"),), True),
        ((("WTN", "Port freeze", "Pending order"), ("(512) 555-0100", "No", "None")), False),
        ((("WTN", "Port freeze", "Pending order"), ("(512) 555-0100", "No", "Yes")), True),
        ((("WTN", "Port freeze", "Feature"), ("(512) 555-0100", "", "1FB")), True),
        ((("Line status", "Port freeze"),), True),
        ((("Note: a disconnect order is pending",),), True),
        ((("No disconnect order is pending",),), False),
        ((("Port freeze",),), False),
    ],
)
def test_a_restriction_is_denied_or_affirmed_beside_or_below_its_label(
    rows: tuple[tuple[str, ...], ...], is_held: bool
) -> None:
    found = about_the_csr(in_cells(*rows))

    assert found == ({"csr_restriction/review"} if is_held else set())


@pytest.mark.parametrize(("value", "is_held"), [("Yes", True), ("", True), ("No", False), ("None", False)])
def test_what_a_label_of_restrictions_announces(value: str, is_held: bool) -> None:
    found = about_the_csr(a_csr({Topic.RESTRICTION: value}))

    assert found == ({"csr_restriction/review"} if is_held else set())


def test_a_name_with_such_a_word_in_it_holds_nothing() -> None:
    request = a_request(company_name="Freeze Pro LLC")

    assert about_the_csr(a_csr({Topic.ACCOUNT_NAME: "Freeze Pro LLC"}), request=request) == set()


@pytest.mark.parametrize(
    "line", ["Port freeze on, PIN 0042", "Frozen since 2024; passcode: 0042x", "PIN: 0042 Locked, SSN 0042"]
)
def test_a_pin_on_the_record_is_repeated_nowhere(line: str) -> None:
    csr = a_csr(
        {Topic.ACCOUNT_NUMBER: "LS-999 PIN 0042", Topic.ACCOUNT_NAME: "Summit PIN: 0042"}, also=[line]
    )

    found = judged(csr, a_bill())

    assert {each.code for each in found} >= {
        FindingCode.CSR_RESTRICTION,
        FindingCode.CSR_ACCOUNT_NUMBER_MISMATCH,
        FindingCode.BILL_CSR_DISAGREE,
    }
    assert not any("0042" in each.model_dump_json() for each in found)


# X1 and B


def test_a_csr_and_a_bill_that_disagree_are_a_warning() -> None:
    finding = the(FindingCode.BILL_CSR_DISAGREE, a_csr(), a_bill({Topic.ACCOUNT_NUMBER: "LS-999111"}))

    assert (finding.document, finding.severity) == ("bill", "warning")
    assert "account number" in finding.message
    assert (finding.evidence.read, finding.evidence.expected) == ("LS-999111", "LS-204418")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({Topic.ACCOUNT_NAME: "Summit Heating LLC"}, "name"),
        ({Topic.SERVICE_ADDRESS: "9 Elm St, Austin, TX 78701"}, "service address"),
    ],
)
def test_what_differs_between_csr_and_bill_is_told(said: dict[Topic, str | None], field: str) -> None:
    assert f"differ: {field} " in the(FindingCode.BILL_CSR_DISAGREE, a_csr(), a_bill(said)).message


def test_a_btn_that_neither_csr_nor_bill_shows_is_looked_at() -> None:
    lone = LosingCarrier(
        name="Lone Star Telephone", account_number="LS-204418", billing_telephone_number="+15125550177"
    )
    request = a_request(losing_carrier=lone, remaining_numbers="disconnect")
    csr, bill = a_csr({Topic.BTN: None}), a_bill({Topic.BTN: None})

    found = in_short(judged(csr, bill, request=request))

    assert "request/btn_not_on_account/review" in found
    assert "request/btn_not_on_account/review" not in in_short(judged(csr, a_bill(), request=a_request()))


def test_a_bill_in_the_authorized_user_s_name_does_not_disagree_with_a_csr_in_the_company_s() -> None:
    bill = a_bill({Topic.ACCOUNT_NAME: "Dana Reyes"})

    assert in_short(judged(a_csr(), bill)) == set()


def _read_by(engine: Engine, *pieces: tuple[str, float, float]) -> tuple[Passage, ...]:
    """Cells of a scanned record, each with its left and upper edge in points."""
    return tuple(
        Passage(text, 1, Box(left, top, left + 5 * len(text), top + 9), engine, 0.95)
        for text, left, top in pieces
    )


@pytest.mark.parametrize(
    ("one", "other", "is_held"),
    [
        ([("; freeze:", 78, 186)], [("Account freeze:", 43, 184), ("NO", 43, 195)], False),
        ([("; freeze:", 78, 186)], [("Account freeze:", 43, 184), ("No", 160, 184)], False),
        ([("; freeze:", 78, 186)], [("Account freeze:", 43, 184), ("YES", 160, 184)], True),
        ([("; freeze:", 78, 186)], [("Account freeze:", 43, 184)], True),
        (
            [("Account freeze:", 43, 184), ("YES", 160, 184)],
            [("Account freeze:", 43, 184), ("No", 160, 184)],
            True,
        ),
        (
            [("Line status", 43, 184), ("Port freeze", 160, 184)],
            [("Line status", 43, 184), ("Port freeze", 160, 184), ("No", 160, 195)],
            True,
        ),
    ],
)
def test_a_label_whose_value_one_engine_lost_is_what_the_other_reads_there(
    one: list[tuple[str, float, float]], other: list[tuple[str, float, float]], is_held: bool
) -> None:
    cells = (*_read_by(Engine.TESSERACT, *one), *_read_by(Engine.RAPIDOCR, *other))
    csr = Statements("csr", rows=cells, cells=cells, stated=())

    assert bool(list(restrictions(csr, ()))) is is_held
