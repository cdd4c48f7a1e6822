"""Which value belongs to which label, by where they stand: no list has these papers' arrangements."""

import pytest

from porting.documents.label_keywords import topics_by_key_words
from porting.documents.label_values import fits
from porting.documents.labelled_page import LabelledPage
from porting.documents.layout import rows_of
from porting.documents.reading import Layer
from porting.domain.checks.evidence import Engine
from porting.domain.checks.statements import DocumentName, Topic
from tests.documents.typed import typed

Piece = tuple[str, float, float] | tuple[str, float, float, float]
"""A text with its left and upper edge, in points, and its height where that is not the usual one."""


def announced(topic: Topic, *pieces: Piece, document: DocumentName = "bill") -> list[str]:
    """What labels of `topic` announce on a page of these `pieces`."""
    words = [word for piece in pieces for word in typed(*piece)]
    page = LabelledPage(Layer(Engine.TEXT, rows_of(words)), 1, document, ())
    return [each.text for each in page.statements() if each.topic is topic and each.text]


def test_a_number_below_its_label_counts_before_what_is_a_little_lower_beside_it() -> None:
    found = announced(
        Topic.ACCOUNT_NUMBER,
        ("Account number", 44, 100),
        ("204418-7", 44, 111),
        ("Room 12 of 40", 330, 105),
    )

    assert found == ["204418-7"]


@pytest.mark.parametrize(
    ("value", "may_be_one"),
    [
        ("Apt 8", False),
        ("#935", False),
        ("PO Box 1571", False),
        ("#41928373", True),
        ("8155 10 204418", True),
        ("Unit 41928373", True),
    ],
)
def test_a_line_of_an_address_is_no_account_number(value: str, may_be_one: bool) -> None:
    assert fits(Topic.ACCOUNT_NUMBER, value) is may_be_one


def test_a_heading_over_a_label_with_its_amount_announces_no_name() -> None:
    found = announced(
        Topic.ACCOUNT_NAME,
        ("Lone Star Telephone", 44, 60),
        ("Customer", 44, 78),
        ("Total due: $301.96", 44, 96),
        ("Bill date: May 4, 2026", 44, 114),
    )

    assert found == []


@pytest.mark.parametrize(
    ("label", "is_one"),
    [("carrier name", True), ("new carrier", False), ("carrier services", True), ("name", False)],
)
def test_a_letters_carrier_is_the_one_to_leave(label: str, is_one: bool) -> None:
    assert (Topic.CARRIER in topics_by_key_words(label, "loa")) is is_one


def test_a_head_announces_what_stands_close_below_it_and_not_the_next_head() -> None:
    found = announced(
        Topic.RESTRICTION,
        ("Contact", 42, 100),
        ("Number lock", 218, 100),
        ("Contract term", 394, 100),
        ("Angela Vance", 42, 113),
        ("No", 218, 113),
        ("2 years", 394, 113),
        ("Pending orders", 42, 133),
        ("Customer ID", 218, 133),
        ("None", 42, 146),
        ("204418", 218, 146),
        document="csr",
    )

    assert found == ["No", "None"]


def test_rows_of_labels_and_values_are_no_heads_and_their_values() -> None:
    found = announced(
        Topic.ACCOUNT_NAME,
        ("Customer", 42, 100),
        ("Acme Plumbing LLC", 218, 100),
        ("Contract term", 42, 114),
        ("2 years", 218, 114),
        ("Account no.", 42, 128),
        ("204418", 218, 128),
        document="csr",
    )

    assert "Acme Plumbing LLC" in found


def test_a_word_among_the_values_of_other_labels_announces_nothing() -> None:
    found = announced(
        Topic.ACCOUNT_NAME,
        ("Rate centre", 46, 100),
        ("Business", 171, 100),
        ("Pending orders", 46, 117),
        ("None", 171, 117),
        ("Subscriber", 46, 134),
        ("Acme Plumbing LLC", 171, 134),
        document="csr",
    )

    assert found == ["Acme Plumbing LLC"]


def test_dots_lead_to_a_value_that_begins_with_a_small_letter() -> None:
    assert announced(Topic.UNIT, ("Unité .......... bureau 535", 46, 100), document="loa") == ["bureau 535"]


def test_a_label_in_the_next_column_is_no_name() -> None:
    found = announced(
        Topic.ACCOUNT_NAME,
        ("END USER:", 45, 100),
        ("INVOICE DT:", 309, 100),
        ("Acme Plumbing LLC", 47, 114),
        ("Jan. 16, 2026", 311, 114),
    )

    assert found == ["Acme Plumbing LLC"]


@pytest.mark.parametrize("label", ["Please print name", "Votre nom en lettres moulées"])
def test_a_label_may_say_please(label: str) -> None:
    found = announced(Topic.SIGNER_NAME, (label, 42, 100), ("Dana Reyes", 260, 100), document="loa")

    assert found == ["Dana Reyes"]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "service address is 6823 Oak Street, Unit B, Austin, TX 78744. We authorize",
            "Voxharbor to port our",
        ),
        ("service address is 6823 Oak Street, Unit B,", "Austin, TX 78744. We authorize Voxharbor to port"),
    ],
)
def test_an_address_ends_with_its_code_where_a_sentence_goes_on(lines: tuple[str, str]) -> None:
    found = announced(
        Topic.SERVICE_ADDRESS, (lines[0], 42, 100), (lines[1], 42, 112), ("numbers.", 42, 124), document="loa"
    )

    assert " ".join(found[0].split()) == "6823 Oak Street, Unit B, Austin, TX 78744"


def test_small_print_in_the_corner_of_boxes_announces_what_stands_below_it() -> None:
    found = announced(
        Topic.RESTRICTION,
        ("Account name", 45, 85.5, 7),
        ("Customer ID", 309, 85.5, 7),
        ("Acme Plumbing", 47, 98),
        ("204418", 311, 98),
        ("Port protection", 45, 114, 7),
        ("Contract term", 309, 114, 7),
        ("No", 47, 126.5),
        ("1FB", 311, 126.5),
        ("Open orders", 45, 142.5, 7),
        ("Plan", 309, 142.5, 7),
        ("None", 47, 155),
        ("Basic", 311, 155),
        document="csr",
    )

    assert found == ["No", "None"]


@pytest.mark.parametrize("label", ["Prov.", "State/Prov.", "Province"])
def test_a_label_may_be_cut_short(label: str) -> None:
    assert announced(Topic.REGION, (label, 42, 100), ("ON", 42, 112), document="loa") == ["ON"]


@pytest.mark.parametrize("answer", ["Non", "Oui"])
def test_an_answer_below_a_restriction_counts_before_the_next_head(answer: str) -> None:
    found = announced(
        Topic.RESTRICTION,
        ("Gel local", 45, 100),
        ("Compte", 309, 100),
        (answer, 47, 113.5),
        ("5358 022 85", 311, 113.5),
        ("Ville", 45, 127.5),
        document="csr",
    )

    assert found == [answer]
