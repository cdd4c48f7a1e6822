"""What the fourth and fifth family of papers taught, each with what must not follow from it."""

from dataclasses import replace
from pathlib import Path

import pytest

from porting.documents.contents import says
from porting.documents.kinds import kinds_in
from porting.documents.reading import ReadDocument
from porting.domain.checks import account_names, address, dating, service_places
from porting.domain.checks.address import Address
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.names_in_prose import runs_around
from porting.domain.checks.restrictions import restriction_in
from porting.domain.checks.statements import DocumentName, Statements, Topic
from porting.guard.child import read_document
from tests.corpus.packets import make_packet
from tests.documents import papers
from tests.documents.objecting import objections

_SEED = 12
_PLACE = Address("410 N Main St", "Ste 200", "Austin", "TX", "78701", "US")
_FIRM = "Acme Plumbing LLC"


def _said(document: DocumentName, *lines: str) -> Statements:
    read = read_document(papers.lines(*lines))
    assert isinstance(read, ReadDocument)
    return says(read, document)


@pytest.mark.parametrize(
    ("layout", "letter"), [("lanternbell", "deed"), ("fundybell", "bilingue"), ("juniperco", "declared")]
)
def test_papers_of_newcomers_pass(layout: str, letter: str, tmp_path: Path) -> None:
    found = objections(make_packet(_SEED, layout, letter=letter), tmp_path)

    assert [(each.code.value, each.severity.value) for each in found] == []


@pytest.mark.parametrize(
    ("sentence", "run"),
    [
        ("We confirm that Acme Plumbing LLC is our customer", "Acme Plumbing LLC"),
        ("that ACME PLUMBING, LLC (the Subscriber), receiving", "ACME PLUMBING, LLC"),
        ("We, Acme Plumbing Limited Liability Company, hold", "Acme Plumbing Limited Liability Company"),
        ("for Acme Plumbing Supply LLC at", "Acme Plumbing Supply LLC"),
        ("for Smith & Acme Plumbing LLC at", "Smith & Acme Plumbing LLC"),
        ("for Acme Plumbing of Texas LLC at", "Acme Plumbing of Texas LLC"),
        ("for New Acme Plumbing LLC at", "New Acme Plumbing LLC"),
    ],
)
def test_all_words_that_may_belong_to_a_name_do(sentence: str, run: str) -> None:
    assert list(runs_around(sentence, "Acme Plumbing")) == [run]


@pytest.mark.parametrize(
    ("name", "likeness"),
    [
        (_FIRM, Likeness.SAME),
        ("Acme Plumbing Supply LLC", Likeness.UNCLEAR),
        ("Acme Plumbing Inc", Likeness.UNCLEAR),
    ],
)
def test_a_sentence_names_the_holder_whole_or_leaves_it_to_a_person(name: str, likeness: Likeness) -> None:
    record = _said("csr", "Customer Service Record", "", f"We confirm that {name} is our customer of record.")

    assert account_names.on_account_name(record, _FIRM, "Dana Reyes").likeness is likeness


@pytest.mark.parametrize(
    ("said", "likeness"),
    [
        ("410 N Main St, Ste 200, Austin, TX 78701", Likeness.SAME),
        ("412 N Main St, Ste 200, Austin, TX 78701", Likeness.DIFFERENT),
        ("410 S Main St, Ste 200, Austin, TX 78701", Likeness.DIFFERENT),
    ],
)
def test_an_address_in_a_sentence_is_held_against_the_expected_one(said: str, likeness: Likeness) -> None:
    letter = _said(
        "loa", "Letter of Authorization", "", f"We take our telephone service from them at {said}."
    )

    assert service_places.on_address(letter, _PLACE)[0].likeness is likeness


def test_a_date_that_only_its_place_tells_of_is_held_against_nobody() -> None:
    bill = _said("bill", "Invoice", "", "", "March 10, 2026", "", "", "New charges $34.95")

    found = dating.dated(bill, Topic.BILL_DATE, "US")

    assert found is not None
    assert found.found.text == "march 10, 2026"
    assert not found.is_fact


def test_a_documents_other_dates_tell_whether_the_day_comes_first() -> None:
    bill = _said("bill", "Invoice", "Statement date: 05.06.2026", "Due date: 05.27.2026")

    found = dating.dated(bill, Topic.BILL_DATE, "CA")

    assert found is not None
    assert [day.isoformat() for day in found.found.readings] == ["2026-05-06"]


@pytest.mark.parametrize("unit", ["-", "--", "\u2013"])
def test_a_dash_where_a_unit_would_stand_is_no_unit(unit: str) -> None:
    without = replace(_PLACE, unit=None)
    parsed = address.parse(f"410 N Main St\n{unit}\nAustin, TX 78701", "US", "Austin")

    assert address.compare(without, parsed).place is Likeness.SAME


def test_words_before_a_house_number_are_no_street() -> None:
    assert (
        address.parse("on file is 410 N Main St, Austin, TX 78701", "US", "Austin").street == "410 N Main St"
    )
    assert address.parse("rue 12 Octobre, Laval, QC H7V 9Y3", "CA", "Laval").street == "rue 12 Octobre"


def test_an_order_that_is_pending_may_be_named_by_its_number() -> None:
    assert restriction_in("Order 418220 pending") == "order 418220 pending"


def test_a_record_that_reads_like_a_bill_but_bears_its_own_title_is_never_refused_for_it() -> None:
    lines = (
        "Customer service record (CSR)",
        "Statement",
        "Total due $1.00",
        "Payment due",
        "Taxes",
        "Remit to",
    )
    read = read_document(papers.lines(*lines))

    assert isinstance(read, ReadDocument)
    assert "bill" not in kinds_in(read, "csr")
