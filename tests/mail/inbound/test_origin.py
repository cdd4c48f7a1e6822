"""Whether the sender is the sender."""

import pytest

from porting.mail.inbound.form import mail_in_form
from porting.mail.inbound.origin import are_of_one_owner, is_from_its_sender
from tests.mail.inbound.posts import Mail
from tests.mail.inbound.reading import parsed, read_raw

OF_ONE_OWNER = [
    ("acme.example", "acme.example"),
    ("acme.example", "ACME.example."),
    ("acme.example", "bounces.acme.example"),
    ("mail.acme.example", "acme.example"),
    ("acme.co.uk", "em.acme.co.uk"),
    ("acme.on.ca", "mail.acme.on.ca"),
    ("acme.onmicrosoft.com", "acme.onmicrosoft.com"),
]
OF_SEVERAL = [
    ("acme.example", "evil.example"),
    ("acme.example", "notacme.example"),
    ("acme.example", "acme.example.evil.example"),
    ("acme.co.uk", "co.uk"),
    ("acme.on.ca", "on.ca"),
    ("acme.example", "example"),
    ("com", "com"),
    ("evil.onmicrosoft.com", "onmicrosoft.com"),
    ("acme.onmicrosoft.com", "evil.onmicrosoft.com"),
    ("news.acme.example", "mail.acme.example"),
    ("", ""),
    ("acme.example", ""),
]


@pytest.mark.parametrize(("one", "other"), OF_ONE_OWNER)
def test_domains_of_one_owner(one: str, other: str) -> None:
    assert are_of_one_owner(one, other)
    assert are_of_one_owner(other, one)


@pytest.mark.parametrize(("one", "other"), OF_SEVERAL)
def test_domains_of_several_owners(one: str, other: str) -> None:
    assert not are_of_one_owner(one, other)
    assert not are_of_one_owner(other, one)


PROVEN = {
    "both": Mail(),
    "spf alone": Mail(dkim="none"),
    "spf of a subdomain": Mail(dkim="none", envelope_sender="b-1@bounces.acme.example"),
    "dkim alone": Mail(spf="softfail", envelope_sender="b@relay.example"),
    "one dkim of several": Mail(spf="fail", dkim="{@relay.example : fail, @acme.example : pass}"),
}
NOT_PROVEN = {
    "neither": Mail(spf="fail", dkim="{@acme.example : fail}"),
    "nothing said": Mail(spf="", dkim=""),
    "spf of the sender's own domain": Mail(dkim="none", envelope_sender="x@evil.example"),
    "dkim of the sender's own domain": Mail(
        spf="none", envelope_sender="x@evil.example", dkim="{@evil.example : pass}"
    ),
    "an empty envelope": Mail(dkim="none", envelope_sender=""),
    "two senders": Mail(sender="dana@acme.example, x@evil.example"),
    "an address as a name": Mail(sender='"dana@acme.example" <x@evil.example>'),
    "no sender": Mail(sender="Dana"),
    "a group": Mail(sender="acme.example: dana@acme.example;"),
    "an address in an address": Mail(sender="<dana@acme.example> <x@evil.example>"),
    "its own word for it": Mail(
        spf="none", dkim="none", more={"Authentication-Results": "desk.example; spf=pass; dkim=pass"}
    ),
}


@pytest.mark.parametrize("mail", PROVEN.values(), ids=PROVEN)
def test_a_sender_is_proven(mail: Mail) -> None:
    assert is_from_its_sender(parsed(mail))
    assert is_from_its_sender(read_raw(mail))


@pytest.mark.parametrize("mail", NOT_PROVEN.values(), ids=NOT_PROVEN)
def test_a_sender_is_not_proven(mail: Mail) -> None:
    assert not is_from_its_sender(parsed(mail))
    assert not is_from_its_sender(read_raw(mail))


def test_a_second_from_proves_nothing() -> None:
    raw = b"From: x@evil.example\r\n" + Mail().raw()

    assert not is_from_its_sender(read_raw(Mail(), raw))


def test_an_empty_form_is_from_nobody() -> None:
    assert not is_from_its_sender(mail_in_form(()))
