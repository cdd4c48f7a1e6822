"""Senders are found again without being named."""

import pytest

from porting.mail.inbound.party import Parties

PARTIES = Parties(b"a key")
DANA = "Dana@acme.example"


@pytest.mark.parametrize("company", ["Acme Plumbing, LLC", "ACME PLUMBING LLC.", "acme  plumbing llc"])
def test_the_same_company_is_the_same_however_it_is_typed(company: str) -> None:
    assert PARTIES.party("dana@acme.example", company) == PARTIES.party(DANA, "Acme Plumbing LLC")


def test_a_consultant_who_writes_for_two_companies_is_two_parties() -> None:
    assert PARTIES.party(DANA, "Acme") != PARTIES.party(DANA, "Bolt")
    assert PARTIES.party(DANA, "Acme") != PARTIES.party(DANA, None)
    assert PARTIES.party(DANA, "Acme") != PARTIES.party("pat@acme.example", "Acme")


def test_a_hash_tells_nothing_without_the_key() -> None:
    assert PARTIES.sender(DANA) != Parties(b"another").sender(DANA)
    assert "dana" not in PARTIES.sender(DANA)


def test_a_mail_without_a_sender_has_no_party() -> None:
    assert PARTIES.sender(None) == PARTIES.party(None, "Acme") == ""
