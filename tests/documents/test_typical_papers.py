"""What the sixth and seventh family of papers taught, each with what must not follow from it."""

from pathlib import Path

import pytest

from porting.documents.contents import says
from porting.documents.reading import ReadDocument
from porting.domain.checks.statements import DocumentName, Statements, Topic
from porting.guard.child import read_document
from tests.corpus.packets import make_packet
from tests.documents import papers
from tests.documents.objecting import objections

_SEED = 12


def _said(document: DocumentName, *lines: str) -> Statements:
    read = read_document(papers.lines(*lines))
    assert isinstance(read, ReadDocument)
    return says(read, document)


@pytest.mark.parametrize(
    ("layout", "letter", "defect", "codes"),
    [
        ("crestcable", "company_paper", None, []),
        ("plainsvoice", "standard", None, []),
        ("tristate", "agency", "csr_restriction.inactive", ["csr_restriction"]),
    ],
)
def test_a_typical_packet_is_judged_by_what_is_wrong_with_it(
    layout: str, letter: str, defect: str | None, codes: list[str], tmp_path: Path
) -> None:
    found = objections(make_packet(_SEED, layout, defect, letter=letter), tmp_path)

    assert [each.code.value for each in found] == codes


@pytest.mark.parametrize(
    ("sentence", "carriers"),
    [
        ("Please move the numbers below from Bolt Phone Co and send us the record.", "Bolt Phone Co"),
        ("Please move the numbers below from our present carrier and send the record.", ""),
    ],
)
def test_a_sentence_says_whom_the_numbers_leave(sentence: str, carriers: str) -> None:
    letter = _said("loa", "Letter of Authorization", "", sentence)

    assert [each.text for each in letter.about(Topic.CARRIER)][:1] == ([carriers] if carriers else [])


def test_an_advertisement_on_a_bill_names_no_carrier_of_its_customer() -> None:
    bill = _said("bill", "Invoice", "", "Switch all of your lines from Bolt Phone Co and save.")

    assert not bill.about(Topic.CARRIER)


def test_on_behalf_of_the_company_names_nobody() -> None:
    letter = _said(
        "loa", "Letter of Authorization", "", "I act on behalf of the company, to move our numbers."
    )

    assert not letter.about(Topic.ACCOUNT_NAME)
