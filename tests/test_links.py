"""Links: whoever has one may see or do its one thing for a time, and nobody else may."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from porting.links import LinkExpiredError, LinkInvalidError, Links, Purpose

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
OURS = Links("https://porting.example", (b"k" * 32,))


def token_in(link: str) -> str:
    return link.rpartition("/")[2]


@pytest.mark.parametrize("purpose", Purpose)
def test_a_link_leads_back_to_what_it_was_made_for(purpose: Purpose) -> None:
    link = OURS.to(purpose, "acme-0001", NOW)

    assert link.startswith(f"https://porting.example/{purpose.value}/")
    assert OURS.subject_of(purpose, token_in(link), NOW + timedelta(days=6)) == "acme-0001"


def test_a_link_says_nothing_and_no_two_are_alike() -> None:
    first, second = (OURS.to(Purpose.STATUS, "acme-0001", NOW) for _ in range(2))

    assert "acme" not in first
    assert first != second


def test_a_link_for_one_purpose_is_good_for_no_other() -> None:
    token = OURS.token(Purpose.DRAFT, "acme-0001", NOW)

    with pytest.raises(LinkInvalidError):
        OURS.subject_of(Purpose.STATUS, token, NOW)


def test_a_mailed_link_says_to_which_address_it_went_and_no_other_does() -> None:
    mailed, shown = (OURS.token(Purpose.DRAFT, "acme-0001", NOW, mark) for mark in ("0123456789abcdef", ""))

    held = OURS.held(Purpose.DRAFT, mailed, NOW)

    assert (held.subject, held.mailed_to, held.made_at) == ("acme-0001", "0123456789abcdef", NOW)
    assert OURS.held(Purpose.DRAFT, shown, NOW).mailed_to == ""


def test_an_expired_link_says_whom_it_was_for() -> None:
    token = OURS.token(Purpose.CONFIRM_MAIL, "a" * 73, NOW)

    with pytest.raises(LinkExpiredError) as expired:
        OURS.subject_of(Purpose.CONFIRM_MAIL, token, NOW + timedelta(days=7))

    assert expired.value.subject == "a" * 73


def test_a_new_key_makes_links_while_those_of_the_old_one_still_open() -> None:
    old = OURS.token(Purpose.STATUS, "acme-0001", NOW)
    rotated = Links(OURS.base_url, (b"k" * 32, b"n" * 32))

    assert rotated.subject_of(Purpose.STATUS, old, NOW) == "acme-0001"
    with pytest.raises(LinkInvalidError):
        OURS.subject_of(Purpose.STATUS, rotated.token(Purpose.STATUS, "acme-0001", NOW), NOW)


def test_nothing_that_was_changed_or_made_up_opens() -> None:
    chance = random.Random(7)
    token = OURS.token(Purpose.STATUS, "acme-0001", NOW)
    changed = [token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :] for at in range(len(token))]
    letters = "".join(map(chr, range(32, 127))) + "é\0"
    made_up = ["".join(chance.choices(letters, k=chance.randrange(120))) for _ in range(500)]
    # The last letter of some tokens has bits that say nothing.
    harmless = {
        token[:-1] + letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    }

    for wrong in [*(set(changed) - harmless), *made_up, token * 10, ""]:
        with pytest.raises(LinkInvalidError):
            OURS.subject_of(Purpose.STATUS, wrong, NOW)
