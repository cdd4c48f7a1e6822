"""Labels of a faxed form, with letters that an engine took for others."""

import pytest

from porting.documents.label_slips import with_words_of_labels


@pytest.mark.parametrize(
    ("read", "label"),
    [
        ("servica addruss", "service address"),
        ("postai code", "postal code"),
        ("account numbet", "account number"),
        ("dato de signatute", "dato de signature"),
        ("service address", "service address"),
    ],
)
def test_a_word_of_a_label_with_one_other_letter_is_that_word(read: str, label: str) -> None:
    assert with_words_of_labels(read) == label


@pytest.mark.parametrize("text", ["accounts", "coastal tire", "rame", "adxrass lane", "portel", "78701-1234"])
def test_what_is_no_label_stays_and_so_do_all_positions(text: str) -> None:
    assert with_words_of_labels(text) == text
