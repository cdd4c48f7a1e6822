"""The rows L, A and X of the check list that are about the Letter of Authorization, outcome by outcome."""

from datetime import date, timedelta
from typing import Any

import pytest

from porting.domain.checks.evidence import Engine
from porting.domain.checks.findings import Finding, FindingCode
from porting.domain.checks.statements import Signature, Signed, Statements, Topic
from porting.domain.port_request import LosingCarrier, ServiceAddress
from tests.builders import toll_free
from tests.domain.checks.hand_made import (
    SIGNED,
    TODAY,
    a_bill,
    a_csr,
    a_letter,
    a_request,
    in_short,
    judged,
    read_by_two,
    recognized,
    unseen,
    without,
)


def about_the_loa(*papers: Statements, **more: Any) -> set[str]:
    return {
        each.removeprefix("loa/") for each in in_short(judged(*papers, **more)) if each.startswith("loa/")
    }


def the(code: FindingCode, findings: tuple[Finding, ...]) -> Finding:
    return next(each for each in findings if each.code is code)


def dated(day: date, **changes: Any) -> Statements:
    return a_letter({Topic.SIGNING_DATE: f"{day:%B} {day.day}, {day.year}"}, **changes)


def test_a_letter_that_says_what_request_csr_and_bill_say_passes() -> None:
    assert about_the_loa(a_letter(), a_csr(), a_bill()) == set()


# L1


@pytest.mark.parametrize(
    ("fields", "finding"),
    [
        ({"form_country": "US"}, None),
        ({"form_country": "CA"}, "loa_wrong_country_form/fail"),
        ({"form_country": "CA", "form_is_certain": False}, "loa_wrong_country_form/review"),
        ({"form_country": None, "form_is_certain": False}, "loa_wrong_country_form/review"),
    ],
)
def test_the_form_is_the_country_s(fields: dict[str, Any], finding: str | None) -> None:
    assert about_the_loa(a_letter(**fields)) == ({finding} if finding else set())


def test_the_wrong_country_s_form_is_looked_at_where_it_is_a_scan() -> None:
    letter = recognized(a_letter(form_country="CA"))

    assert about_the_loa(letter) == {"loa_wrong_country_form/review"}


# L2


@pytest.mark.parametrize(
    ("signature", "finding"),
    [
        (SIGNED, None),
        (Signature(Signed.NO, "empty", page=1, engine=Engine.TEXT), "loa_not_signed/fail"),
        (
            Signature(Signed.NO, "empty", page=1, engine=Engine.RAPIDOCR, confidence=0.9),
            "loa_not_signed/fail",
        ),
        (
            Signature(Signed.NO, "empty", page=1, engine=Engine.RAPIDOCR, confidence=0.7),
            "loa_not_signed/review",
        ),
        (Signature(Signed.NO, "empty"), "loa_not_signed/review"),
        (Signature(Signed.UNCLEAR, "typed"), "loa_not_signed/review"),
    ],
)
def test_only_an_empty_place_that_was_surely_found_is_no_signature(
    signature: Signature, finding: str | None
) -> None:
    assert about_the_loa(a_letter(signature=signature)) == ({finding} if finding else set())


def test_an_empty_place_on_our_own_form_is_no_signature() -> None:
    letter = a_letter(signature=Signature(Signed.NO, "empty"), is_own_form=True)

    assert about_the_loa(letter) == {"loa_not_signed/fail"}


# L3


@pytest.mark.parametrize(
    ("change", "severity"),
    [({"is_broken": True}, "fail"), ({"content_changed": True}, "fail"), ({"changed_after": True}, "review")],
)
def test_a_letter_that_was_changed_after_signing(change: dict[str, Any], severity: str) -> None:
    letter = a_letter(signature=Signature(Signed.YES, "digital", **change))

    assert about_the_loa(letter) == {f"loa_changed_after_signing/{severity}"}


# L4


@pytest.mark.parametrize(
    ("days_ago", "finding"),
    [
        (0, None),
        (30, None),
        (31, "loa_expired/fail"),
        (-1, "loa_dated_in_future/review"),
        (-2, "loa_dated_in_future/fail"),
    ],
)
def test_a_letter_is_signed_within_thirty_days(days_ago: int, finding: str | None) -> None:
    letter = dated(TODAY - timedelta(days=days_ago))

    assert about_the_loa(letter) == ({finding} if finding else set())


def test_an_old_letter_s_date_is_told() -> None:
    message = the(FindingCode.LOA_EXPIRED, judged(dated(date(2026, 9, 2)))).message

    assert "September 2, 2026" in message
    assert "30 days" in message


def test_a_limit_of_other_days_counts() -> None:
    assert about_the_loa(dated(TODAY - timedelta(days=16)), days=15) == {"loa_expired/fail"}


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("11/05/2026", {"loa_not_dated/review"}),
        ("19/11/2026", set()),
        ("20/05/2026", {"loa_expired/fail"}),
    ],
)
def test_a_canadian_date_of_two_readings_is_looked_at_where_one_of_them_is_old(
    text: str, findings: set[str]
) -> None:
    canada = a_request(
        service_address=ServiceAddress(
            street="250 Yonge St", city="Toronto", region="ON", postal_code="M5B 2H1", country="CA"
        )
    )
    letter = a_letter(
        {Topic.SIGNING_DATE: text, Topic.SERVICE_ADDRESS: "250 Yonge St, Toronto, ON M5B 2H1"},
        form_country="CA",
    )

    assert about_the_loa(letter, request=canada) == findings


@pytest.mark.parametrize("label", ["", None])
def test_a_letter_without_a_date(label: str | None) -> None:
    """With the label a fact; without it nobody knows where to look."""
    severity = "fail" if label == "" else "review"

    assert about_the_loa(a_letter({Topic.SIGNING_DATE: label})) == {f"loa_not_dated/{severity}"}


def test_an_empty_date_is_looked_at_where_a_pen_may_have_written_it() -> None:
    drawn = Signature(Signed.YES, "ink", date_may_be_drawn=True)

    assert about_the_loa(a_letter({Topic.SIGNING_DATE: ""}, signature=drawn)) == {"loa_not_dated/review"}


def test_another_date_on_a_foreign_letter_may_be_that_of_the_signature() -> None:
    letter = a_letter({Topic.SIGNING_DATE: ""}, also=["Austin, November 20, 2026"])
    own = a_letter({Topic.SIGNING_DATE: ""}, also=["Made on November 20, 2026"], is_own_form=True)

    assert about_the_loa(letter) == {"loa_not_dated/review"}
    assert about_the_loa(own) == {"loa_not_dated/fail"}


def test_a_date_that_does_not_show_is_looked_at() -> None:
    letter = unseen(a_letter(), Topic.SIGNING_DATE)

    assert about_the_loa(letter) == {"loa_not_dated/review", "document_hidden_text/review"}


@pytest.mark.parametrize(
    ("day", "findings"),
    [(date(2026, 11, 20), set()), (date(2026, 10, 1), {"loa_expired/fail"})],
)
def test_a_digital_signature_s_time_dates_a_letter_that_has_no_date(day: date, findings: set[str]) -> None:
    letter = a_letter({Topic.SIGNING_DATE: None}, signature=Signature(Signed.YES, "digital", signed_on=day))

    assert about_the_loa(letter) == findings


@pytest.mark.parametrize(("day", "findings"), [(21, set()), (22, {"loa_not_dated/review"})])
def test_a_letter_s_date_is_that_of_its_digital_signature(day: int, findings: set[str]) -> None:
    """A day apart may be a time zone."""
    letter = a_letter(signature=Signature(Signed.YES, "digital", signed_on=date(2026, 11, day)))

    assert about_the_loa(letter) == findings


def test_a_recognized_date_counts_where_it_is_sure_and_refuses_where_two_engines_agree() -> None:
    late = dated(date(2026, 9, 2))

    assert about_the_loa(recognized(a_letter())) == set()
    assert "loa_not_dated/review" in about_the_loa(recognized(a_letter(), confidence=0.6))
    assert about_the_loa(recognized(late)) == {"loa_expired/review"}
    assert about_the_loa(read_by_two(late, late)) == {"loa_expired/fail"}


# L5


@pytest.mark.parametrize(
    ("signer", "finding"),
    [
        ("Dana Reyes", None),
        ("Paul Morales", "loa_wrong_signer/fail"),
        ("D Reyes", "loa_wrong_signer/review"),
        ("Acme Plumbing LLC", "loa_wrong_signer/review"),
    ],
)
def test_the_authorized_user_signs(signer: str, finding: str | None) -> None:
    assert about_the_loa(a_letter({Topic.SIGNER_NAME: signer})) == ({finding} if finding else set())


def test_the_authorized_user_on_the_csr_signs() -> None:
    letter, csr = a_letter(), a_csr({Topic.AUTHORIZED_USER: "Paul Morales"})

    finding = the(FindingCode.LOA_WRONG_SIGNER, judged(letter, csr))

    assert (finding.severity, finding.evidence.expected) == ("fail", "Paul Morales")
    assert "Paul Morales" in finding.message


def test_a_signer_whom_the_csr_names_and_the_request_does_not_is_to_be_put_into_the_request() -> None:
    csr = a_csr({Topic.AUTHORIZED_USER: "Paul Morales"})
    letter = a_letter({Topic.SIGNER_NAME: "Paul Morales"})

    finding = the(FindingCode.LOA_WRONG_SIGNER, judged(letter, csr))

    assert finding.severity == "fail"
    assert "Correct your request" in finding.message


def test_a_scanned_csr_does_not_say_alone_who_may_sign() -> None:
    csr = recognized(a_csr({Topic.AUTHORIZED_USER: "Paul Morales"}))

    assert about_the_loa(a_letter(), csr) == set()


def test_a_scanned_signer_is_looked_at() -> None:
    letter = recognized(a_letter({Topic.SIGNER_NAME: "Paul Morales"}))

    assert about_the_loa(letter) == {"loa_wrong_signer/review"}


# L6


@pytest.mark.parametrize(
    ("numbers", "findings"),
    [
        ("(512) 555-0100  512.555.0142", set()),
        ("(512) 555-0100", {"loa_number_missing/fail"}),
        ("(512) 555-0100 thru 0150", {"loa_number_missing/review"}),
        ("(512) 555-0100, see attached list", {"loa_number_missing/review"}),
    ],
)
def test_a_letter_names_every_number(numbers: str, findings: set[str]) -> None:
    assert about_the_loa(a_letter({Topic.NUMBERS: numbers})) == findings


def test_only_the_missing_numbers_are_told() -> None:
    message = the(FindingCode.LOA_NUMBER_MISSING, judged(a_letter({Topic.NUMBERS: "512-555-0100"}))).message

    assert "(512) 555-0142" in message
    assert "(512) 555-0100" not in message


def test_a_number_that_is_not_found_in_a_scan_is_looked_at() -> None:
    letter = recognized(a_letter({Topic.NUMBERS: "(512) 555-0100"}))

    assert about_the_loa(letter) == {"loa_number_missing/review"}


# L7 and X1


@pytest.mark.parametrize(
    ("topic", "other", "code", "severity"),
    [
        (Topic.ACCOUNT_NUMBER, "LS-999111", "loa_account_number_mismatch", "fail"),
        (Topic.BTN, "(512) 555-0177", "loa_btn_mismatch", "fail"),
        (Topic.CARRIER, "Blue Ridge Wireless", "loa_carrier_mismatch", "review"),
    ],
)
def test_account_btn_and_carrier_are_filled_in_and_the_request_s(
    topic: Topic, other: str, code: str, severity: str
) -> None:
    assert about_the_loa(a_letter({topic: other})) == {f"{code}/{severity}"}
    assert about_the_loa(a_letter({topic: ""}, is_own_form=True)) == {f"{code}/fail"}


def test_a_foreign_letter_without_account_number_is_looked_at_and_without_carrier_passes() -> None:
    assert about_the_loa(a_letter({Topic.ACCOUNT_NUMBER: None})) == {"loa_account_number_mismatch/review"}
    assert about_the_loa(a_letter({Topic.CARRIER: None})) == set()


def test_a_letter_for_toll_free_numbers_needs_neither_account_nor_btn() -> None:
    request = a_request(numbers=toll_free(), losing_carrier=LosingCarrier(name="Lone Star Telephone"))
    letter = a_letter(
        {Topic.ACCOUNT_NUMBER: "", Topic.BTN: "", Topic.NUMBERS: "1-800-555-0123"}, is_own_form=True
    )

    assert about_the_loa(letter, request=request) == set()


# A1 to A4, N1


@pytest.mark.parametrize(
    ("address", "findings"),
    [
        ("410 North Main Street, Suite 200, Austin, Texas 78701-1234", set()),
        ("412 N Main St, Ste 200, Austin, TX 78701", {"loa_address_mismatch/fail"}),
        ("410 N Main St, Ste 300, Austin, TX 78701", {"loa_address_mismatch/fail"}),
        ("410 N Main St, Austin, TX 78701", {"loa_address_mismatch/review"}),
        ("410 N Main St, Ste 200, Austin, TX 78702", {"loa_postal_code_mismatch/fail"}),
        ("410 N Main St, Ste 200, Austin, TX", {"loa_postal_code_mismatch/review"}),
    ],
)
def test_the_letter_s_address_is_the_carrier_s(address: str, findings: set[str]) -> None:
    assert about_the_loa(a_letter({Topic.SERVICE_ADDRESS: address}), a_csr(), a_bill()) == findings


def test_the_csr_s_address_counts_for_the_letter_and_without_one_the_bill_s() -> None:
    moved = {Topic.SERVICE_ADDRESS: "9 Elm St, Austin, TX 78701"}
    letter = a_letter(moved)

    assert about_the_loa(letter, a_csr(moved)) == set()
    assert about_the_loa(letter, a_bill(moved)) == set()
    assert about_the_loa(letter, a_csr(), a_bill(moved)) == {"loa_address_mismatch/fail"}


def test_a_scanned_csr_with_another_address_does_not_make_the_letter_wrong() -> None:
    csr = recognized(a_csr({Topic.SERVICE_ADDRESS: "9 Elm St, Austin, TX 78701"}))

    assert about_the_loa(a_letter(), csr) == set()


@pytest.mark.parametrize(
    ("address", "severity"),
    [
        ("PO Box 12, Austin, TX 78701", "fail"),
        ("Case postale 12, Austin, TX 78701", "fail"),
        ("410 N Main St PMB 12, Austin, TX 78701", "review"),
        ("410 N Main St, PO Box 12, Austin, TX 78701", "review"),
        ("RR 2, Austin, TX 78701", "review"),
    ],
)
def test_the_letter_s_address_is_a_place(address: str, severity: str) -> None:
    assert f"po_box/{severity}" in about_the_loa(a_letter({Topic.SERVICE_ADDRESS: address}))


def test_a_box_street_is_a_place() -> None:
    assert not any(
        "po_box" in each for each in about_the_loa(a_letter({Topic.SERVICE_ADDRESS: "12 Box Elder St"}))
    )


def test_a_box_on_a_scan_is_refused_where_two_engines_read_it() -> None:
    boxed = a_letter({Topic.SERVICE_ADDRESS: "PO Box 12, Austin, TX 78701"})

    assert "po_box/review" in about_the_loa(recognized(boxed))
    assert "po_box/fail" in about_the_loa(read_by_two(boxed, boxed))


@pytest.mark.parametrize(
    ("name", "findings"),
    [
        ("ACME PLUMBING, L.L.C.", set()),
        ("Dana Reyes", set()),
        ("Acme Plumbing Inc", {"loa_name_mismatch/review"}),
        ("Summit Heating LLC", {"loa_name_mismatch/fail"}),
    ],
)
def test_the_letter_s_name_is_the_carrier_s(name: str, findings: set[str]) -> None:
    assert about_the_loa(a_letter({Topic.ACCOUNT_NAME: name}), a_csr(), a_bill()) == findings


def test_a_letter_without_any_name_is_looked_at() -> None:
    letter = without(a_letter({Topic.AUTHORIZED_USER: None}), Topic.ACCOUNT_NAME)

    assert "loa_name_mismatch/review" in about_the_loa(letter)


def test_a_difference_says_what_stands_where_and_what_must() -> None:
    letter = a_letter({Topic.ACCOUNT_NAME: "Summit Heating LLC"})

    finding = the(FindingCode.LOA_NAME_MISMATCH, judged(letter, a_csr()))

    assert "Summit Heating LLC" in finding.message
    assert "Acme Plumbing LLC" in finding.message
    evidence = finding.evidence
    assert (evidence.read, evidence.expected, evidence.page, evidence.engine, evidence.confidence) == (
        "Summit Heating LLC",
        "Acme Plumbing LLC",
        1,
        Engine.TEXT,
        None,
    )
    assert evidence.box is not None


# X2


@pytest.mark.parametrize(
    ("covers", "findings"),
    [(True, set()), (None, set()), (False, {"loa_wrong_country_form/review"})],
)
def test_our_own_form_for_toll_free_numbers_has_their_wording(
    covers: bool | None, findings: set[str]
) -> None:
    request = a_request(numbers=toll_free())
    letter = a_letter({Topic.NUMBERS: "1-800-555-0123"}, form_covers_toll_free=covers)

    assert about_the_loa(letter, request=request) == findings
