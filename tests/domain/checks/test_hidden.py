"""Row D7 of the check list: the text layer is what the page shows."""

import pytest

from porting.domain.checks.hidden import looks_like
from porting.domain.checks.statements import Topic
from tests.domain.checks.hand_made import a_bill, a_letter, in_short, judged, recognized, unseen

HIDDEN = "loa/document_hidden_text/review"


@pytest.mark.parametrize(
    ("shares", "is_found"), [((), False), ((0.03, 0.1), False), ((0.0, 0.11), True), ((0.62,), True)]
)
def test_a_page_much_of_which_does_not_show_is_looked_at(shares: tuple[float, ...], is_found: bool) -> None:
    found = judged(a_letter(unseen_shares=shares))

    assert in_short(found) == ({HIDDEN} if is_found else set())


@pytest.mark.parametrize(
    ("topics", "what"),
    [
        ((Topic.ACCOUNT_NAME,), "name"),
        ((Topic.SERVICE_ADDRESS,), "address, postal code"),
        ((Topic.ACCOUNT_NUMBER,), "account number"),
        ((Topic.BTN, Topic.NUMBERS), "BTN, numbers"),
        ((Topic.SIGNING_DATE,), "date"),
        ((Topic.SIGNER_NAME, Topic.AUTHORIZED_USER), "signer"),
    ],
)
def test_a_value_that_is_found_only_where_nobody_sees_it_is_looked_at(
    topics: tuple[Topic, ...], what: str
) -> None:
    found = judged(unseen(a_letter({Topic.AUTHORIZED_USER: None}), *topics))

    (finding,) = (each for each in found if each.code == "document_hidden_text")
    assert finding.evidence.note == f"only in unseen text: {what}"
    assert finding.evidence.box is not None
    assert {each.severity for each in found} == {"review"}


def test_a_bill_s_date_must_show() -> None:
    assert in_short(judged(unseen(a_bill(), Topic.BILL_DATE))) == {
        "bill/document_hidden_text/review",
        "bill/bill_not_dated/review",
    }


def test_words_that_do_not_show_and_say_nothing_that_counts_are_no_finding() -> None:
    assert judged(unseen(a_letter(), Topic.TITLE)) == ()
    assert judged(unseen(a_letter({Topic.TITLE: "Owner"}), Topic.TITLE)) == ()


def test_what_shows_elsewhere_need_not_show_everywhere() -> None:
    letter = unseen(a_letter({Topic.TITLE: "LS-204418"}), Topic.TITLE)

    assert judged(letter) == ()


def test_a_scan_hides_nothing() -> None:
    assert judged(recognized(a_letter())) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("LS-204418", "LS-204418"),
        ("Acme Plumbing LLC", "Acme Plurnbing LLC"),
        ("Oak Hill Road", "0ak Hi11 Road"),
        ("Business line 613.555.0104 ................ $34.95", "Business line 613.555.0104 ooo ceee"),
        ("BTN......................... 978-225-0731", "... 978-225-0731"),
    ],
)
def test_an_engine_may_misread_letters_of_honest_print(text: str, shown: str) -> None:
    assert looks_like(text, shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("LS-204418", "LS-304418"),
        ("(512) 555-0100", "(512) 555-0101"),
        ("Acme Plumbing LLC", "Zenith Roofing Inc"),
        ("Account 204418", ""),
        ("BTN......................... 978-225-0731", "... 978-225-0732"),
        ("BTN......................... 978-225-0731", "1978-225-0731"),
        ("FREEZE...................... NO", "... NO"),
    ],
)
def test_a_digit_or_a_word_that_shows_as_another_is_no_misreading(text: str, shown: str) -> None:
    assert not looks_like(text, shown)
