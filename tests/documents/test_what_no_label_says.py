"""Dates and kinds of documents that are told by the words around them, where no label is known."""

import pytest

from porting.documents.kinds import form_of, kinds_in
from porting.documents.layout import rows_of
from porting.documents.reading import Layer, Page, ReadDocument
from porting.documents.unlabelled import unlabelled_in
from porting.domain.checks.evidence import Engine
from tests.documents.typed import typed


def read(*lines: str) -> ReadDocument:
    """One page of text; `a | b` puts `b` at the right edge of the row."""
    words = [
        word
        for at, line in enumerate(lines)
        for part, left in zip(line.split(" | "), (42.0, 470.0), strict=False)
        for word in typed(part, left, 40.0 + 18 * at)
    ]
    return ReadDocument(pages=(Page(612, 792, (Layer(Engine.TEXT, rows_of(words)),)),))


@pytest.mark.parametrize(
    "line",
    [
        "Issued: | Monday, September 7, 2026",
        "FACTURE DU | 7 septembre 2026",
        "FACTURE DU ..... le 7 septembre 2026",
        "Statement made | Sep. 7, 2026",
    ],
)
def test_a_bills_date_is_told_by_the_words_beside_it_and_not_by_the_row_above(line: str) -> None:
    bill = read("Lone Star Telephone", "", "Period | Aug 5, 2026 to Sep 5, 2026", line, "", "Amount | $12.00")

    (found,) = unlabelled_in(bill, "bill", ())

    assert not found.is_guess


def test_a_due_date_at_the_other_edge_of_the_page_is_no_bills_date() -> None:
    bill = read("Lone Star Telephone", "", "Payment due: | May 24, 2026", "Issued: | May 3, 2026")

    assert [each.text for each in unlabelled_in(bill, "bill", ())] == ["May 3, 2026"]


_AUTHORIZES = (
    "J'autorise Voxharbor à transférer les numéros",
    "Fournisseur actuel : Télécom Laurentides",
    "Signature",
)


def test_a_note_about_the_last_bill_makes_no_bill_of_a_letter() -> None:
    letter = read(
        "Autorisation de transférer des numéros de téléphone",
        "Écrivez tout comme sur votre dernière facture.",
        *_AUTHORIZES,
    )

    assert kinds_in(letter, "loa") == ["loa"]


@pytest.mark.parametrize(("code", "country"), [("99248", "US"), ("R3H 5Y6", "CA")])
def test_a_form_for_both_countries_is_told_by_the_code_behind_its_label(code: str, country: str) -> None:
    letter = read("Letter of Authorization", "State or province: XX", f"ZIP / postal code: {code}")

    assert form_of(letter).country == country
