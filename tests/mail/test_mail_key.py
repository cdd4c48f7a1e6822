"""Which mail of ours an answer answers."""

import pytest

from porting.mail.addresses import message_id
from porting.mail.mail_key import MailKey, answered, key_in

REJECTED = "acme-0001:acme-0001-1.2:rejected:customer:2"
EARLIER = "acme-0001:acme-0001-1.2:rejected:customer:1"


def id_of(key: str) -> str:
    return message_id(key, "desk.example")


@pytest.mark.parametrize("key", [REJECTED, "ACME_1:-:received:customer:1"])
def test_a_message_id_of_ours_says_which_mail_it_is(key: str) -> None:
    found = key_in(id_of(key))

    assert found
    assert str(found) == key


@pytest.mark.parametrize(
    "text",
    ["", "<>", "<a.b.c.d.e>", "<CAF=x@mail.example>", "<a.b.c.d@x>", "<=FFFFFF=.b.c.d.e@x>", "<a..c.d.e@x>"],
)
def test_what_others_call_their_mails_is_no_key(text: str) -> None:
    assert key_in(text) is None


def test_a_key_too_long_for_a_message_id_is_not_guessed() -> None:
    assert key_in(id_of(f"{'a' * 64}:{'a' * 64}-1:documents_rejected:customer:12:{'b' * 64}")) is None


def test_in_reply_to_counts_before_the_references_and_among_those_the_newest() -> None:
    own = "<mine@acme.example>"

    assert str(answered((id_of(EARLIER), id_of(REJECTED)), "acme-0001")) == EARLIER
    assert str(answered((own, id_of(EARLIER), id_of(REJECTED)), "acme-0001")) == REJECTED


def test_a_mail_about_another_request_or_to_support_is_not_answered() -> None:
    to_support = "acme-0001:acme-0001-1:late:support:1"

    assert answered((id_of(REJECTED),), "other-1") is None
    assert answered((id_of(to_support),), "acme-0001") is None
    assert answered((), "acme-0001") is None


def test_a_mail_about_a_whole_request_names_no_order() -> None:
    assert key_in(id_of("acme-0001:-:received:customer:1")) == MailKey(
        "acme-0001", None, "received", "customer", "1"
    )
