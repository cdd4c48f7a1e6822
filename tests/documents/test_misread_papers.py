"""What engines do to a paper's lines, and what it says all the same: made by hand, no engine runs."""

from porting.documents.labelled_page import LabelledPage
from porting.documents.layout import rows_of
from porting.documents.reading import Layer, Word
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.statements import DocumentName, Topic

Piece = tuple[str, float, float, float] | tuple[str, float, float, float, float]
"""A text with its left and upper edge and its height, in points; with how sure the engine is of it."""
_SURE = 0.95


def announced(topic: Topic, *pieces: Piece, document: DocumentName = "loa") -> list[str]:
    """What the labels of a recognized page of these words say about `topic`."""
    words = [
        Word(text, Box(left, top, left + 5.0 * len(text), top + height), *(sure or [_SURE]))
        for text, left, top, height, *sure in pieces
    ]
    page = LabelledPage(Layer(Engine.TESSERACT, rows_of(words)), 1, document, ())
    return [each.text for each in page.statements() if each.topic is topic and each.text]


def test_a_word_whose_box_is_too_high_makes_no_small_print_of_the_label_below() -> None:
    said = announced(
        Topic.ACCOUNT_NUMBER,
        ("6.", 39, 188, 11),
        ("Current", 50, 188, 11),
        ("provider", 87, 188, 15),
        ("7.", 39, 209, 11),
        ("Account", 50, 209, 11),
        ("number", 87, 209, 11),
        ("574510164", 220, 209, 11),
        ("8.", 39, 227, 11),
        ("Billing", 50, 227, 11),
        ("telephone", 90, 227, 11),
        ("number", 140, 227, 11),
    )

    assert said == ["574510164"]


def test_a_heading_that_is_a_label_too_is_no_value_above_the_label_below() -> None:
    said = announced(
        Topic.RESTRICTION,
        ("Restrictions", 39, 292, 19),
        ("Local service freeze", 48, 312, 12),
        ("No", 198, 315, 11),
        ("Pending orders", 48, 330, 12),
        ("None", 198, 330, 11),
        document="csr",
    )

    assert said == ["No", "None"]


def test_ink_that_an_engine_took_for_words_is_nobodys_printed_name() -> None:
    drawn = announced(
        Topic.SIGNER_NAME,
        ("Print name", 39, 154, 11),
        ("APA As", 157, 132, 41, 0.47),
        ("Joanne Whitaker", 157, 176, 11),
    )

    assert "APA As" not in drawn


def test_lines_that_an_engine_sees_a_little_too_close_are_no_heads_over_values() -> None:
    said = announced(
        Topic.ACCOUNT_NAME,
        ("End user.", 40, 144, 21),
        ("Business name", 48, 168, 11),
        ("Morales Therapy Corp", 198, 169, 11),
        ("Authorized user", 48, 183, 11),
        ("Naomi Morales", 198, 184, 11),
        ("Account number", 48, 202, 11),
        ("LS-204418", 198, 202, 11),
        document="csr",
    )

    assert "Morales Therapy Corp" in said


def test_a_lines_type_that_is_the_same_in_many_rows_is_nobodys_label() -> None:
    said = announced(
        Topic.ACCOUNT_NAME,
        ("Telephone number", 47, 359, 11),
        ("Line type", 220, 359, 11),
        ("Status", 360, 359, 11),
        *(
            piece
            for row in range(4)
            for piece in (
                (f"(403) 555-010{row}", 48, 374 + 15 * row, 11),
                ("Business", 220, 374 + 15 * row, 11),
                ("Active", 359, 374 + 15 * row, 11),
            )
        ),
        document="csr",
    )

    assert said == []


def test_the_column_of_another_list_further_down_parts_no_street() -> None:
    street = [_word("1781", 330, 349, 156), _word("N", 353, 360, 156), _word("SAINT", 362.8, 390, 156)]
    amounts = [
        word
        for row in range(3)
        for word in (_word("Taxes", 40, 70, 232 + 15 * row), _word("$75.49", 353, 381, 232 + 15 * row))
    ]

    rows = rows_of([*street, *amounts])

    assert [cell.text for cell in rows[0]] == ["1781 N SAINT"]


def _word(text: str, left: float, right: float, top: float) -> Word:
    return Word(text, Box(left, top, right, top + 11), _SURE)
