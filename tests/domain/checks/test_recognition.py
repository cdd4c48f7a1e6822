"""What follows from values that engines made out in an image: found, doubted, refused."""

from dataclasses import replace

import pytest

from porting.domain.checks import account_names, service_places
from porting.domain.checks import agreement as agree
from porting.domain.checks.address import Address
from porting.domain.checks.compared import UNREAD, Compared
from porting.domain.checks.evidence import Engine
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.statements import Topic
from tests.builders import NUMBER
from tests.domain.checks.hand_made import (
    ADDRESS,
    Facts,
    a_bill,
    a_csr,
    a_letter,
    a_request,
    in_short,
    judged,
    only,
    read_by_two,
    recognized,
    together,
    unseen,
    without,
)

ACCOUNT = "LS-204418"


def test_a_clear_scan_of_a_packet_that_says_what_the_request_says_passes() -> None:
    papers = (recognized(a_letter()), recognized(a_csr()), recognized(a_bill()))

    assert in_short(judged(*papers)) == set()


#: (what a document says instead, the code of it in the CSR)
OTHER_VALUES: tuple[tuple[Facts, FindingCode], ...] = (
    ({Topic.ACCOUNT_NAME: "Summit Heating LLC"}, FindingCode.CSR_NAME_MISMATCH),
    ({Topic.SERVICE_ADDRESS: "412 N Main St, Ste 200, Austin, TX 78701"}, FindingCode.CSR_ADDRESS_MISMATCH),
    (
        {Topic.SERVICE_ADDRESS: "410 N Main St, Ste 200, Austin, TX 78702"},
        FindingCode.CSR_POSTAL_CODE_MISMATCH,
    ),
    ({Topic.ACCOUNT_NUMBER: "LS-204419"}, FindingCode.CSR_ACCOUNT_NUMBER_MISMATCH),
    ({Topic.BTN: "(512) 555-0177"}, FindingCode.CSR_BTN_MISMATCH),
)


def severity_of(code: FindingCode, findings: tuple[Finding, ...]) -> Severity | None:
    return next((each.severity for each in findings if each.code is code), None)


@pytest.mark.parametrize(("said", "code"), OTHER_VALUES, ids=[code for _, code in OTHER_VALUES])
def test_another_value_fails_in_text_and_where_two_engines_agree_on_it(
    said: Facts, code: FindingCode
) -> None:
    other, right = a_csr(said), a_csr()

    assert severity_of(code, judged(other)) is Severity.FAIL
    assert severity_of(code, judged(recognized(other))) is Severity.REVIEW
    assert severity_of(code, judged(read_by_two(other, other))) is Severity.FAIL
    assert severity_of(code, judged(read_by_two(without(right, *said), other))) is Severity.REVIEW


@pytest.mark.parametrize(("said", "code"), OTHER_VALUES[1:], ids=[code for _, code in OTHER_VALUES[1:]])
def test_two_engines_that_read_different_digits_are_looked_at(said: Facts, code: FindingCode) -> None:
    csr = read_by_two(a_csr(said), a_csr())

    assert severity_of(code, judged(csr)) is Severity.REVIEW


def test_two_engines_that_read_different_other_values_are_looked_at() -> None:
    csr = read_by_two(a_csr({Topic.ACCOUNT_NUMBER: "LS-999"}), a_csr({Topic.ACCOUNT_NUMBER: "LS-998"}))

    assert severity_of(FindingCode.CSR_ACCOUNT_NUMBER_MISMATCH, judged(csr)) is Severity.REVIEW


@pytest.mark.parametrize(
    ("confidence", "likeness"), [(0.95, Likeness.SAME), (0.8, Likeness.SAME), (0.79, Likeness.UNCLEAR)]
)
def test_digits_that_one_engine_reads_count_where_it_is_sure(confidence: float, likeness: Likeness) -> None:
    csr = recognized(a_csr(), confidence=confidence)

    found = agree.of(csr, a_request(), (NUMBER,))

    assert {found.account.likeness, found.btn.likeness, found.postal_code.likeness, found.place.likeness} == {
        likeness
    }
    assert (found.unsure == (NUMBER,)) is (likeness is Likeness.UNCLEAR)
    assert found.missing == ()


def test_digits_that_both_engines_read_count_however_unsure_they_are() -> None:
    found = agree.on_account(read_by_two(a_csr(), a_csr(), confidence=0.4), ACCOUNT)

    assert (found.likeness, found.agreed) == (Likeness.SAME, True)


def test_a_name_that_one_engine_reads_counts_however_unsure_it_is() -> None:
    csr = recognized(a_csr(), confidence=0.4)

    assert account_names.on_account_name(csr, "Acme Plumbing LLC", "Dana Reyes").likeness is Likeness.SAME


def test_an_account_number_without_a_label_is_doubted_where_the_other_engine_reads_other_digits_there() -> (
    None
):
    misread = without(a_csr(also=["786002456"]), Topic.ACCOUNT_NUMBER)
    right = without(a_csr(also=["796002456"]), Topic.ACCOUNT_NUMBER)

    found = agree.on_account(read_by_two(misread, right), "796002456")

    assert (found.likeness, found.is_unsure) == (Likeness.UNCLEAR, True)


def test_an_engine_that_only_guesses_contradicts_nobody() -> None:
    guessed = recognized(without(a_csr(also=["786002456"]), Topic.ACCOUNT_NUMBER), confidence=0.3)
    read = recognized(without(a_csr(also=["796002456"]), Topic.ACCOUNT_NUMBER), Engine.RAPIDOCR)

    assert agree.on_account(together(guessed, read), "796002456").likeness is Likeness.SAME


def test_digits_elsewhere_on_the_page_contradict_nobody() -> None:
    misread = without(a_csr(also=["Page 7 of 900000456", "x"]), Topic.ACCOUNT_NUMBER)
    right = without(a_csr(also=["Page 7", "796002456"]), Topic.ACCOUNT_NUMBER)

    assert agree.on_account(read_by_two(misread, right), "796002456").likeness is Likeness.SAME


def test_what_is_not_found_in_a_scan_is_looked_at_and_never_refused() -> None:
    loa, csr, bill = (recognized(only(paper, Topic.TITLE)) for paper in (a_letter(), a_csr(), a_bill()))

    found = judged(loa, csr, bill)

    assert {each.severity for each in found} == {Severity.REVIEW}
    assert {
        FindingCode.LOA_NUMBER_MISSING,
        FindingCode.LOA_NOT_DATED,
        FindingCode.CSR_NUMBER_MISSING,
        FindingCode.BILL_NUMBER_MISSING,
        FindingCode.BILL_NOT_DATED,
    } <= {each.code for each in found}


def test_a_document_of_a_text_page_and_a_scanned_one_is_judged_by_each_for_what_it_holds() -> None:
    """The account's number is text, the rest is scanned."""
    text = only(a_csr({Topic.ACCOUNT_NUMBER: "LS-999111"}), Topic.ACCOUNT_NUMBER)
    scan = recognized(without(a_csr({Topic.ACCOUNT_NAME: "Summit Heating LLC"}), Topic.ACCOUNT_NUMBER))

    found = in_short(judged(together(text, scan)))

    assert {"csr/csr_account_number_mismatch/fail", "csr/csr_name_mismatch/review"} <= found
    assert not any("address" in each for each in found)


def test_a_finding_says_where_by_what_and_how_surely_it_was_read() -> None:
    other = a_csr({Topic.ACCOUNT_NUMBER: "LS-999111"})

    one, both = (
        next(each for each in judged(csr) if each.code is FindingCode.CSR_ACCOUNT_NUMBER_MISMATCH).evidence
        for csr in (recognized(other, confidence=0.87), read_by_two(other, other))
    )

    assert (one.read, one.expected, one.page, one.engine) == ("LS-999111", ACCOUNT, 1, Engine.TESSERACT)
    assert (one.confidence, one.agreed, both.agreed) == (0.87, False, True)
    assert one.box is not None


@pytest.mark.parametrize("topic", [Topic.BILL_DATE])
def test_a_bill_date_counts_where_one_engine_is_sure_or_two_agree(topic: Topic) -> None:
    late = a_bill({topic: "August 1, 2026"})
    cases = {
        "sure": (recognized(a_bill()), set[str]()),
        "unsure": (recognized(a_bill(), confidence=0.6), {"bill/bill_not_dated/review"}),
        "two": (read_by_two(a_bill(), a_bill(), 0.6), set[str]()),
        "two different": (read_by_two(a_bill(), late), {"bill/bill_not_dated/review"}),
        "one of two only guesses": (
            together(recognized(late, confidence=0.6), recognized(a_bill(), Engine.RAPIDOCR)),
            set[str](),
        ),
        "the late one is sure": (
            together(recognized(a_bill(), confidence=0.6), recognized(late, Engine.RAPIDOCR)),
            {"bill/bill_not_dated/review"},
        ),
        "late": (recognized(late), {"bill/bill_not_dated/review"}),
        "late twice": (read_by_two(late, late), {"bill/bill_too_old/fail"}),
    }

    for name, (bill, expected) in cases.items():
        found = {each for each in in_short(judged(bill)) if "dated" in each or "old" in each}
        assert found == expected, name


def test_a_value_that_does_not_show_is_no_proof() -> None:
    csr = unseen(a_csr(), Topic.ACCOUNT_NUMBER, Topic.NUMBERS, Topic.BTN)

    found = in_short(judged(csr))

    assert {
        "csr/csr_account_number_mismatch/review",
        "csr/csr_number_missing/review",
        "csr/document_hidden_text/review",
    } <= found


def test_an_address_of_two_engines_is_one_address() -> None:
    place, code = service_places.on_address(
        read_by_two(a_csr(), a_csr({Topic.SERVICE_ADDRESS: ADDRESS})), Address.of(a_request().service_address)
    )

    assert (place.likeness, code.likeness, place.agreed) == (Likeness.SAME, Likeness.SAME, True)


def test_nothing_read_is_a_doubt() -> None:
    assert Compared(Likeness.DIFFERENT).is_fact is False
    assert agree.on_btn(a_csr(), None) == UNREAD


SPACES_LOST: dict[Topic, str | None] = {
    Topic.ACCOUNT_NAME: "AcmePlumbingLLC",
    Topic.AUTHORIZED_USER: "DanaReyes",
    Topic.SERVICE_ADDRESS: "410NMainSt,Ste200,Austin,TX78701",
    Topic.NUMBERS: "(512)555-0100(512)555-0142",
}


def test_spaces_that_recognition_lost_are_no_difference() -> None:
    csr = recognized(a_csr(SPACES_LOST), Engine.RAPIDOCR)
    letter = recognized(a_letter({**SPACES_LOST, Topic.SIGNER_NAME: "DanaReyes"}), Engine.RAPIDOCR)

    assert in_short(judged(letter, csr)) == set()


@pytest.mark.parametrize(
    ("other", "likeness"),
    [
        ("410 N MAlN STH, Austin, TX 7870l", Likeness.SAME),
        ("4IO N Main St, Austin (Texas) 7B7O1", Likeness.SAME),
        ("416 N Main St, Austin, TX 78701", Likeness.UNCLEAR),
        ("41 N Main St, Austin, TX 78701", Likeness.UNCLEAR),
    ],
)
def test_letters_that_one_engine_misread_do_not_stand_against_the_other(
    other: str, likeness: Likeness
) -> None:
    place = Address("410 N Main St", None, "Austin", "TX", "78701", "US")
    right, wrong = (
        a_csr({Topic.SERVICE_ADDRESS: text}) for text in ("410 N Main St, Austin, TX 78701", other)
    )

    found, _ = service_places.on_address(read_by_two(wrong, right), place)

    assert found.likeness is likeness


@pytest.mark.parametrize(
    ("expected", "read", "is_same"),
    [
        ("328 Lincoln Blvd", "328 Lincoln Bivd", True),
        ("12 Rolling Hills", "12 Rolling HiIls", True),
        ("12 Island Trail", "12 Island Traii", True),
        ("12 Lincoln Trail", "12 Lincoin Trail", False),
        ("328 Lincoln Ave", "328 Lincoln Bivd", False),
        ("328 Lincoln Blvd", "328 Lincoln Alvd", False),
    ],
)
def test_a_street_type_that_recognition_took_for_no_word_is_what_it_looks_like(
    expected: str, read: str, is_same: bool
) -> None:
    place = Address(expected, None, "Austin", "TX", "78701", "US")
    paper = a_csr({Topic.SERVICE_ADDRESS: f"{read}, Austin, TX 78701"})

    found, _ = service_places.on_address(recognized(paper), place)
    as_text, _ = service_places.on_address(paper, place)

    assert (found.likeness is Likeness.SAME) is is_same
    assert as_text.likeness is not Likeness.SAME


@pytest.mark.parametrize(
    ("expected", "read", "likeness"),
    [
        ("Lindqvist & Iyer Electric Corp", "Lindqvist & lyer Electric Corporation", Likeness.SAME),
        ("Iyer Dental Inc", "lyer DentaI Inc.", Likeness.SAME),
        ("Traiteur de la Vallée Ltée", "Traiteur de la Vallée Itée", Likeness.SAME),
        ("Iyer Dental Inc.", "Iyer Dental, lncorporated", Likeness.SAME),
        ("Lan Dental Inc", "Ian Dental Incorporated", Likeness.UNCLEAR),
        ("Iyer Dental Inc", "lyer Dental LLC", Likeness.UNCLEAR),
        ("Iyer Dental Inc", "Tyer Dental Incorporated", Likeness.DIFFERENT),
        ("Mall 11 Books Inc", "Mall II Books Incorporated", Likeness.UNCLEAR),
    ],
)
def test_a_firms_form_is_spelled_in_its_own_way_beside_letters_of_one_shape(
    expected: str, read: str, likeness: Likeness
) -> None:
    csr = recognized(a_csr({Topic.ACCOUNT_NAME: read}))

    assert account_names.on_account_name(csr, expected, "Dana Reyes").likeness is likeness


def test_spaces_are_not_lost_in_text() -> None:
    found = judged(a_csr({Topic.ACCOUNT_NAME: "AcmePlumbingLLC"}))

    assert severity_of(FindingCode.CSR_NAME_MISMATCH, found) is Severity.REVIEW


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("412NMainSt,Ste200,Austin,TX78701", FindingCode.CSR_ADDRESS_MISMATCH),
        ("410NMainSt,Ste300,Austin,TX78701", FindingCode.CSR_ADDRESS_MISMATCH),
        ("410NMainSt,Ste200,Austin,TX78702", FindingCode.CSR_POSTAL_CODE_MISMATCH),
    ],
)
def test_another_address_without_its_spaces_is_still_another(address: str, code: FindingCode) -> None:
    csr = recognized(a_csr({Topic.SERVICE_ADDRESS: address}), Engine.RAPIDOCR)

    assert severity_of(code, judged(csr)) is Severity.REVIEW


def test_a_btn_whose_label_no_engine_reads_is_looked_at_unless_it_stands_there_as_a_number_too() -> None:
    once = without(a_csr(), Topic.BTN)
    twice = replace(once, rows=(*once.rows, replace(once.rows[0], text=f"BIN {NUMBER[2:]}")))

    assert agree.on_btn(once, NUMBER).likeness is Likeness.SAME
    assert agree.on_btn(recognized(once), NUMBER).likeness is Likeness.UNCLEAR
    assert agree.on_btn(recognized(twice), NUMBER).likeness is Likeness.SAME
