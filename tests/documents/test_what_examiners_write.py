"""What papers of people who set examinations for these checks showed."""

import pytest

from porting.documents.kinds import kind_of
from porting.documents.layout import rows_of
from porting.documents.reading import Layer, Page, ReadDocument
from porting.documents.signatures import signature_of
from porting.domain.checks.evidence import Engine
from porting.domain.checks.statements import DocumentName, Signed, Topic
from tests.documents.typed import lines_of, page_of, texts_of, typed


@pytest.mark.parametrize("heading", ["Phone service", "What you owe", "Summary of charges", "Vos services"])
def test_a_heading_of_another_column_is_nobody_s_name(heading: str) -> None:
    read = page_of(
        ("Account name:", 46, 190), (heading, 330, 191),
        ("Morales Dental Limited", 46, 205),
    )  # fmt: skip

    assert texts_of("bill", Topic.ACCOUNT_NAME, read) == ["Morales Dental Limited"]


@pytest.mark.parametrize(
    "label", ["Name on record", "Name on this invoice", "Name of record", "Nom au dossier", "Nom au compte"]
)
def test_a_name_stands_under_what_record_it_is_on(label: str) -> None:
    read = page_of(
        (label, 46, 190), ("Dental Express", 46, 205), ("Account number", 200, 190), ("57 907", 200, 205)
    )

    assert texts_of("csr", Topic.ACCOUNT_NAME, read) == ["Dental Express"]


@pytest.mark.parametrize("value", ["October 2026", "Oct. 2026", "octobre 2026", "10/2026"])
def test_a_month_is_nobody_s_name(value: str) -> None:
    assert texts_of("bill", Topic.ACCOUNT_NAME, lines_of(f"Bill for: {value}")) == []


@pytest.mark.parametrize(
    ("document", "topic", "label", "value"),
    [
        ("csr", Topic.ACCOUNT_NAME, "CUST NAME", "Dental Express"),
        ("csr", Topic.ACCOUNT_NAME, "Acct. Name", "Dental Express"),
        ("csr", Topic.ACCOUNT_NAME, "Listing Name", "Dental Express"),
        ("loa", Topic.ACCOUNT_NAME, "End-user company name", "Dental Express"),
        ("bill", Topic.ACCOUNT_NAME, "Sold to", "Dental Express"),
        ("bill", Topic.ACCOUNT_NAME, "Dénomination sociale", "Dental Express"),
        ("csr", Topic.BTN, "Main BTN", "512-555-0142"),
        ("csr", Topic.BTN, "ATN", "512-555-0142"),
        ("loa", Topic.BTN, "Main Account Number (BTN)", "512-555-0142"),
        ("csr", Topic.ACCOUNT_NUMBER, "Patron Number", "204418"),
        ("bill", Topic.ACCOUNT_NUMBER, "Numéro de compte actuel", "204418"),
        ("loa", Topic.CARRIER, "Releasing carrier", "Lone Star Telephone"),
        ("loa", Topic.CARRIER, "Losing LEC", "Lone Star Telephone"),
        ("loa", Topic.SIGNING_DATE, "Today's date", "November 2, 2026"),
        ("csr", Topic.SERVICE_ADDRESS, "PPU Address", "410 N Main St, Austin, TX 78701"),
        ("csr", Topic.SERVICE_ADDRESS, "Listed Address", "410 N Main St, Austin, TX 78701"),
        ("csr", Topic.AUTHORIZED_USER, "Account Admin", "Dana Reyes"),
        ("csr", Topic.AUTHORIZED_USER, "Personnes autorisées", "Dana Reyes"),
    ],
)
def test_a_label_of_the_trade_is_known_beside_and_above_its_value(
    document: DocumentName, topic: Topic, label: str, value: str
) -> None:
    for placed in ((value, 300.0, 120.0), (value, 60.0, 133.0)):
        assert texts_of(document, topic, page_of((label, 60, 120), placed)) == [value]


_RECORD = (
    "Account name: Morales Dental Limited",
    "Account number: LS-204418",
    "Telephone number | Feature | Status",
    "512-555-0142 | Business line | Active",
)


@pytest.mark.parametrize(
    "title", ["Account details", "Number inventory", "Line detail report", "Service and Equipment Record"]
)
def test_a_record_may_be_called_by_what_it_lists(title: str) -> None:
    assert kind_of(lines_of("Lone Star Telephone", title, *_RECORD).pages[0]) == "csr"


@pytest.mark.parametrize(
    ("height", "further", "signed"),
    [(16.0, (), Signed.UNCLEAR), (9.0, ("Dana Reyes",), Signed.UNCLEAR), (9.0, ("Owner",), Signed.NO)],
    ids=["in large print", "twice", "only printed"],
)
def test_a_name_typed_under_a_closing_is_for_a_person_to_judge(
    height: float, further: tuple[str, ...], signed: Signed
) -> None:
    words = typed("Sincerely,", 60, 500) + typed("Dana Reyes", 60, 520, height)
    words += [word for at, line in enumerate(further) for word in typed(line, 60, 550 + 14 * at)]
    read = ReadDocument((Page(612, 792, (Layer(Engine.TEXT, rows_of(words)),)),))

    assert signature_of(read, ()).signed is signed
