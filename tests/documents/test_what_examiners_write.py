"""What papers of people who set examinations for these checks showed."""

import pytest

from porting.domain.checks.statements import Topic
from tests.documents.typed import page_of, texts_of


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
