"""Reply addresses: they carry their request through any mail program, and nobody can make one."""

import random
import string
from collections.abc import Callable
from pathlib import Path

import pytest

from porting.adapters.reply_tokens import SqliteReplyTokens
from porting.domain.errors import MailUnavailableError
from porting.mail.addresses import address
from porting.mail.reply_address import LONGEST_BASE, ReplyAddresses

BASE = "porting@servicecall.example"
LONG = "Acme-Plumbing-and-Heating-of-Greater-Austin-and-Round-Rock-00001"


@pytest.fixture
def tokens(tmp_path: Path) -> SqliteReplyTokens:
    return SqliteReplyTokens(tmp_path / "tokens.db")


@pytest.fixture
def replies(tokens: SqliteReplyTokens) -> ReplyAddresses:
    return ReplyAddresses(BASE, (b"k" * 32,), tokens)


def test_an_address_shows_its_request_and_leads_back_to_it(replies: ReplyAddresses) -> None:
    marked = replies.reply_address("acme-0001")

    assert marked.startswith("porting+acme-0001.")
    assert marked.endswith("@servicecall.example")
    assert replies.request_of(marked) == "acme-0001"


IDS = ["a", "A", "acme-0001", "ACME-0001", "AcMe_0001-", "0", "7-Eleven", "x" * 39, "x" * 40, "X" * 39, LONG]


@pytest.mark.parametrize("request_id", IDS)
def test_every_id_comes_back_letter_by_letter(replies: ReplyAddresses, request_id: str) -> None:
    marked = replies.reply_address(request_id)

    assert len(marked.partition("@")[0]) <= 64
    assert address("Porting Desk", marked).addr_spec == marked
    assert replies.request_of(marked) == request_id
    assert replies.reply_address(request_id) == marked


def test_ids_of_any_letters_come_back(replies: ReplyAddresses) -> None:
    chance, letters = random.Random(5), string.ascii_letters + string.digits
    ids = {
        chance.choice(letters) + "".join(chance.choices(letters + "_-", k=chance.randrange(30)))
        for _ in range(300)
    }

    assert {request_id for request_id in ids if replies.request_of(replies.reply_address(request_id))} == ids


CHANGES: dict[str, Callable[[str], str]] = {
    "in capitals": str.upper,
    "as a title": str.title,
    "in brackets": lambda marked: f"<{marked}>",
    "with a name": lambda marked: f'"Porting Desk <ServiceCall.ai>" <{marked}>',
    "with blanks": lambda marked: f"  <{marked} > ",
    "with the root's dot": lambda marked: f"{marked}.",
}


@pytest.mark.parametrize("request_id", ["acme-0001", "AcMe-0001", LONG])
@pytest.mark.parametrize("change", CHANGES)
def test_what_mail_programs_do_to_an_address_does_not_matter(
    replies: ReplyAddresses, request_id: str, change: str
) -> None:
    assert replies.request_of(CHANGES[change](replies.reply_address(request_id))) == request_id


STRANGE = [
    "",
    "porting",
    "@",
    BASE,
    "porting+@servicecall.example",
    "porting+acme-0001@servicecall.example",
    "porting+acme-0001.@servicecall.example",
    "porting+.aaaaaaaaaaaaaaaaaaaaaaaaaa@servicecall.example",
    "porting+=.aaaaaaaaaaaaaaaa@servicecall.example",
    "porting+-x.aaaaaaaaaaaaaaaa@servicecall.example",
    "porting+acme-0001.äaaaaaaaaaaaaaaa@servicecall.example",
    "porting+" + "a" * 10_000 + "@servicecall.example",
]


@pytest.mark.parametrize("text", STRANGE)
def test_what_is_no_address_of_ours_is_no_request(replies: ReplyAddresses, text: str) -> None:
    assert replies.request_of(text) is None


def test_an_address_elsewhere_is_none_of_ours(replies: ReplyAddresses) -> None:
    marked = replies.reply_address("acme-0001")

    assert replies.request_of(marked.replace("servicecall", "elsewhere")) is None
    assert replies.request_of(marked.replace("porting+", "support+")) is None


def test_an_altered_address_is_nobodys(replies: ReplyAddresses) -> None:
    chance, marked = random.Random(6), replies.reply_address("acme-0001")
    local, _, domain = marked.partition("@")

    for _ in range(1_000):
        place = chance.randrange(len("porting+"), len(local))
        letter = chance.choice([one for one in string.ascii_lowercase + "234567=-" if one != local[place]])
        assert replies.request_of(f"{local[:place]}{letter}{local[place + 1 :]}@{domain}") is None


def test_the_code_of_one_request_opens_no_other(replies: ReplyAddresses) -> None:
    code = replies.reply_address("acme-0001").partition(".")[2]

    for other in ("acme-0002", "=acme-0001", "a=c=me-0001", ""):
        assert replies.request_of(f"porting+{other}.{code}") is None


def test_a_remembered_token_needs_our_key_as_well(tokens: SqliteReplyTokens) -> None:
    tokens.remember("a" * 26, LONG)

    assert (
        ReplyAddresses(BASE, (b"k" * 32,), tokens).request_of(f"porting+.{'a' * 26}@servicecall.example")
        is None
    )


@pytest.mark.parametrize("request_id", ["acme-0001", LONG])
def test_after_a_new_key_addresses_of_the_old_one_are_still_believed(
    tokens: SqliteReplyTokens, request_id: str
) -> None:
    old, new = b"o" * 32, b"n" * 32
    marked = ReplyAddresses(BASE, (old,), tokens).reply_address(request_id)

    assert ReplyAddresses(BASE, (old, new), tokens).request_of(marked) == request_id
    assert ReplyAddresses(BASE, (old, new), tokens).reply_address(request_id) != marked
    assert ReplyAddresses(BASE, (new,), tokens).request_of(marked) is None


def test_a_token_that_cannot_be_remembered_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    replies = ReplyAddresses(BASE, (b"k" * 32,), SqliteReplyTokens(tmp_path / "file" / "tokens.db"))

    with pytest.raises(MailUnavailableError):
        replies.reply_address(LONG)


@pytest.mark.parametrize(
    "base", ["", "porting", "@x.example", "a+b@x.example", f"{'a' * (LONGEST_BASE + 1)}@x.example"]
)
def test_an_address_that_cannot_be_marked_is_refused(tokens: SqliteReplyTokens, base: str) -> None:
    with pytest.raises(ValueError, match="without \\+"):
        ReplyAddresses(base, (b"k" * 32,), tokens)


def test_the_address_of_an_erased_request_leads_nowhere(tokens: SqliteReplyTokens) -> None:
    tokens.remember("abc", "acme-0001")
    tokens.remember("def", "acme-0002")

    for _ in range(2):
        tokens.forget("acme-0001")

    assert (tokens.request_of("abc"), tokens.request_of("def")) == (None, "acme-0002")
