"""Rules that hold for papers of which no list has a word, each with what must not follow from it."""

import pytest

from porting.documents.contents import says
from porting.documents.label_keywords import topics_by_key_words
from porting.documents.people import person_in
from porting.documents.reading import ReadDocument
from porting.domain.checks import account_names
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.restrictions import restrictions
from porting.domain.checks.statements import Topic
from porting.guard.child import read_document
from tests.documents import papers

_NAMES = ("Acme Plumbing LLC", "Lone Star Telephone")


@pytest.mark.parametrize(
    ("label", "topic"),
    [
        ("enterprise account code", Topic.ACCOUNT_NUMBER),
        ("billing phone", Topic.BTN),
        ("customer account", Topic.ACCOUNT_NUMBER),
        ("services for", Topic.SERVICE_ADDRESS),
        ("numero et rue", Topic.SERVICE_ADDRESS),
        ("address where lines end", Topic.SERVICE_ADDRESS),
        ("customer's full legal name", Topic.ACCOUNT_NAME),
        ("contact autorise", Topic.AUTHORIZED_USER),
    ],
)
def test_the_words_of_a_label_tell_what_it_announces(label: str, topic: Topic) -> None:
    assert topic in topics_by_key_words(label, "csr")


@pytest.mark.parametrize(
    "label",
    [
        "invoice number",
        "fax number",
        "mailing address",
        "email address",
        "numbers to port",
        "we serve you with joy",
        "8885 washington street",
    ],
)
def test_a_label_of_something_else_announces_nothing(label: str) -> None:
    assert topics_by_key_words(label, "csr") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dana Reyes", "Dana Reyes"),
        ("Signer: Dana Reyes, Owner", "Dana Reyes"),
        ("Acme Plumbing LLC", None),
        ("Authorized Signature", None),
        ("410 N Main St", None),
    ],
)
def test_a_persons_name_is_told_from_what_forms_say(text: str, name: str | None) -> None:
    assert person_in(text) == name


@pytest.mark.parametrize(
    ("label", "value", "is_held"),
    [
        ("Transfer lock", "Not requested", False),
        ("Port freeze", "Open", False),
        ("Pending orders", "Zero", False),
        ("Pending orders", "Open", True),
        ("Transfer lock", "On since May", True),
        ("Port freeze", "Not removed", True),
        ("Toll restriction", "Yes", False),
        ("Gel local", "Néant", False),
        ("Gel local", "Oui", True),
        ("Protection contre le transfert", "Aucune", False),
        ("Is there a freeze on the account?", "No", False),
        ("Is there a freeze on the account?", "Yes", True),
        ("LSF", "None", False),
        ("LSF", "Yes", True),
        ("Port freeze", "Yes | X No", False),
        ("Port freeze", "X Yes | No", True),
        ("Pending orders", "Yes | No", True),
    ],
)
def test_a_freeze_is_denied_in_whatever_words(label: str, value: str, is_held: bool) -> None:
    read = read_document(
        papers.lines("Customer Service Record", "", f"{label} | {value}", "", "end of record")
    )
    assert isinstance(read, ReadDocument)

    assert bool(list(restrictions(says(read, "csr"), _NAMES))) is is_held


@pytest.mark.parametrize(
    ("below", "is_held"),
    [
        (("Local service freeze | No", "Pending orders | None"), False),
        (("Local service freeze | No", "Pending orders | Yes"), True),
        (("Local service freeze | Yes", "Pending orders | None"), True),
        (("", "end of record"), True),
    ],
)
def test_a_heading_of_restrictions_holds_nothing_where_each_of_them_is_denied(
    below: tuple[str, str], is_held: bool
) -> None:
    head = ("Customer Service Record", "", "Account name | Acme Plumbing LLC", "", "Restrictions")
    read = read_document(papers.lines(*head, *below))
    assert isinstance(read, ReadDocument)

    assert bool(list(restrictions(says(read, "csr"), _NAMES))) is is_held


@pytest.mark.parametrize("first", ["Amount due | $188.73", "Account ID | 06647708", "Amount due:"])
def test_a_heading_over_labels_with_values_announces_no_name(first: str) -> None:
    read = read_document(
        papers.lines(
            "Foothill Telecom", "", "Customer", first, "Bill date | AUG 25 2026", "", "Acme Plumbing LLC"
        )
    )
    assert isinstance(read, ReadDocument)

    found = account_names.on_account_name(says(read, "bill"), "Acme Plumbing LLC", "Dana Reyes")

    assert found.likeness is Likeness.SAME


def test_the_expected_name_by_itself_outweighs_what_an_unknown_label_announces() -> None:
    lines = ("Invoice", "Registered party: Harbor Supply Inc", "", "Acme Plumbing LLC", "410 N Main St")
    other, both = (read_document(papers.lines(*each)) for each in (lines[:3], lines))
    assert isinstance(other, ReadDocument)
    assert isinstance(both, ReadDocument)

    found = [
        account_names.on_account_name(says(each, "bill"), "Acme Plumbing LLC", "Dana Reyes").likeness
        for each in (other, both)
    ]

    assert found == [Likeness.DIFFERENT, Likeness.SAME]
