"""Papers in words and places that no rule names: what sentences, places and parts that stand apart say."""

from pathlib import Path

import pytest

from porting.documents.contents import says
from porting.documents.reading import ReadDocument
from porting.domain.checks import account_names, agreement, dating, service_places
from porting.domain.checks.address import Address
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.statements import DocumentName, Statements, Topic
from porting.guard.child import read_document
from tests.corpus.packets import make_packet
from tests.documents import papers
from tests.documents.objecting import objections

_SEED = 12
_PAPERS = (
    ("quayside", "checkmarks"),
    ("trunkwell", "wholesale"),
    ("minnow", "signed_first"),
    ("tallgrass", "agency"),
    ("aspenlink", "wholesale"),
    ("rivelaine", "cession"),
)
_PLACE = Address("410 N Main St", "Ste 200", "Austin", "TX", "78701", "US")


def _said(document: DocumentName, *lines: str) -> Statements:
    read = read_document(papers.lines(*lines))
    assert isinstance(read, ReadDocument)
    return says(read, document)


def _texts(paper: Statements, topic: Topic) -> list[str]:
    return [each.text for each in paper.about(topic)]


@pytest.mark.parametrize(("layout", "letter"), _PAPERS)
def test_papers_of_a_stranger_pass(layout: str, letter: str, tmp_path: Path) -> None:
    found = objections(make_packet(_SEED, layout, letter=letter), tmp_path)

    assert [(each.code.value, each.severity.value) for each in found] == []


@pytest.mark.parametrize(
    ("topic", "sentences", "value"),
    [
        (
            Topic.BTN,
            ("Our lines are billed there with 512-555-0177 as", "the billing telephone number."),
            "512-555-0177",
        ),
        (
            Topic.ACCOUNT_NUMBER,
            ("They are billed to us under the account number 5-", "ABCD1194 and we owe nothing on it."),
            "5- ABCD1194",
        ),
        (
            Topic.SERVICE_ADDRESS,
            ("The service is at 12 Gladstone Ave, Austin,", "TX 78701. Nothing else is to be moved."),
            "12 Gladstone Ave, Austin, TX 78701",
        ),
    ],
)  # fmt: skip
def test_a_sentence_states_what_it_says_over_the_ends_of_lines(
    topic: Topic, sentences: tuple[str, ...], value: str
) -> None:
    assert value in _texts(_said("loa", "Letter of Authorization", "", *sentences), topic)


def test_who_signs_below_a_closing_needs_no_label() -> None:
    letter = _said("loa", "Letter of Authorization", "Sincerely,", "", "Marcus Beaumont", "Office Manager")

    assert account_names.on_signer(letter, "Marcus Beaumont").likeness is Likeness.SAME
    assert account_names.on_signer(letter, "Dana Reyes").likeness is Likeness.DIFFERENT


def test_a_form_that_asks_for_the_parts_of_an_address_apart_states_it() -> None:
    form = _said("loa", "House | Name of it", "410 | N Main St", "#200 | Austin", "TX | 78701")

    place, code = service_places.on_address(form, _PLACE)

    assert (place.likeness, code.likeness) == (Likeness.SAME, Likeness.SAME)


@pytest.mark.parametrize("street", ["412 N Main St", "410 S Main St", "410 N Maine Ave"])
def test_another_address_of_the_same_town_is_held_against_it_without_a_label(street: str) -> None:
    form = _said("loa", "What you have there", f"{street}, Ste 200", "Austin, TX 78701")

    place, _ = service_places.on_address(form, _PLACE)

    assert place.likeness is Likeness.DIFFERENT


def test_another_account_number_is_known_by_its_shape() -> None:
    bill = _said("bill", "Reference of yours", "LS-204428")

    found = agreement.on_account(bill, "LS-204418")

    assert (found.likeness, found.read) == (Likeness.DIFFERENT, "LS-204428")


def test_a_bill_tells_its_day_in_words_that_are_no_label() -> None:
    bill = _said("bill", "Your bill", "Issued on Jan 16, 2026. Please pay by Feb 6, 2026; AutoPay is off.")

    found = dating.dated(bill, Topic.BILL_DATE, "US")

    assert found is not None
    assert found.found.text == "jan 16, 2026"


@pytest.mark.parametrize(
    "line", ["Payment received Nov 3, 2026", "Nov 3, 2026 to Dec 2, 2026", "Due Nov 3, 2026"]
)
def test_other_days_on_a_bill_are_not_taken_for_its_own(line: str) -> None:
    assert dating.dated(_said("bill", "Your bill", line), Topic.BILL_DATE, "US") is None


def test_a_form_says_whether_the_day_or_the_month_stands_first() -> None:
    letter = _said("loa", "Signature: ", "Date signed (dd/mm/yyyy): 05/11/2026")

    found = dating.dated(letter, Topic.SIGNING_DATE, "CA")

    assert found is not None
    assert [day.isoformat() for day in found.found.readings] == ["2026-11-05"]


def test_a_firm_s_name_may_go_on_in_the_next_line() -> None:
    record = _said(
        "csr", "Customer name:", "Okafor & Thornton Veterinary Clinic Limited", "Liability Company"
    )

    found = account_names.on_account_name(record, "Okafor & Thornton Veterinary Clinic LLC", "Dana Reyes")

    assert found.likeness is Likeness.SAME


def test_heads_of_columns_do_not_announce_one_another() -> None:
    page = _said("csr", "Street address | City", "410 N Main St | Austin")

    assert _texts(page, Topic.CITY) == ["Austin"]
