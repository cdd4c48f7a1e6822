"""What SendGrid tells of our mails: what is believed, what is noted, what is answered."""

import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from temporalio.client import Client

from porting.adapters.mail_ledger import MailLedger, Standing
from porting.domain.mail_event import MailFailure
from porting.settings import Settings
from starters.web.app import Receiver, create_app
from tests.adapters.fake_sendgrid import an_event
from tests.desk import Desk, at_the_losing_carrier
from tests.drafts import REQUEST_ID, a_draft
from tests.starters.web.asgi import posted
from tests.starters.web.mail_events import SIGNATURE, TIMESTAMP, EventPost, EventSigner

SENDGRID = EventSigner()
KEY = "acme-0001:-:port_date:customer:1"
OTHER_KEY = "acme-0001:-:submitted:customer:1"
TO_SUPPORT = "acme-0001:-:late:support:1"


class Receiving:
    """The web process, posted to without a socket, and the ledger that it shares with the worker."""

    def __init__(self, state_dir: Path, public_key: str | None = SENDGRID.public_key) -> None:
        settings = Settings(state_dir=state_dir, sendgrid_event_key=public_key)
        self.receiver = Receiver(settings)
        self.ledger = MailLedger(settings.mail_ledger)
        self._app = create_app(self.receiver)

    async def hears(self, *events: dict[str, object], client: Client | None = None) -> int:
        self.receiver.client = client
        return await self.answer(SENDGRID.post(events, datetime.now(UTC)))

    async def answer(self, post: EventPost) -> int:
        return await self.answer_to(post.headers, post.body)

    async def answer_to(self, headers: dict[str, str], body: bytes) -> int:
        return await posted(self._app, headers.items(), body, "/webhooks/mail")


@pytest.fixture
def receiving(tmp_path: Path) -> Receiving:
    return Receiving(tmp_path)


@pytest.mark.parametrize("happened", ["processed", "deferred", "delivered"])
async def test_an_event_proves_that_its_mail_went(receiving: Receiving, happened: str) -> None:
    receiving.ledger.reserve(KEY)

    assert await receiving.hears(an_event(KEY, happened)) == 204

    assert receiving.ledger.reserve(KEY).standing is Standing.ACCEPTED


@pytest.mark.parametrize(
    ("event", "failure"),
    [
        (an_event(TO_SUPPORT, "bounce", type="bounce", reason="550 no such user"), MailFailure.BOUNCED),
        (an_event(TO_SUPPORT, "bounce", type="blocked"), MailFailure.BLOCKED),
        (an_event(TO_SUPPORT, "dropped", reason="Bounced Address"), MailFailure.DROPPED),
        (an_event(TO_SUPPORT, "spamreport"), MailFailure.REPORTED_AS_SPAM),
    ],
    ids=["bounce", "block", "drop", "spam report"],
)
async def test_a_failure_is_known_by_its_class(
    receiving: Receiving, event: dict[str, object], failure: MailFailure, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await receiving.hears(event) == 204

    said = "".join(capsys.readouterr())
    assert failure.value in said
    assert "dana" not in said


async def test_late_doubled_and_disordered_events_change_nothing_more(receiving: Receiving) -> None:
    events = [an_event(KEY, "delivered"), an_event(KEY, "processed"), an_event(TO_SUPPORT, "bounce")]

    answers = [await receiving.hears(*order) for order in (events, events[::-1], events[:1] * 3)]

    assert answers == [204, 204, 204]
    assert receiving.ledger.hear([]) == 0
    assert receiving.ledger.failures(10) == ()


async def test_a_failure_to_reach_a_customer_is_kept_until_temporal_is_there(receiving: Receiving) -> None:
    assert await receiving.hears(an_event(KEY, "bounce"), an_event(OTHER_KEY)) == 503
    assert await receiving.hears(an_event(KEY, "bounce")) == 503

    assert [event.key for event in receiving.ledger.failures(10)] == [KEY]
    assert receiving.ledger.reserve(OTHER_KEY).standing is Standing.ACCEPTED


async def test_a_batch_of_a_thousand_is_answered_in_time(receiving: Receiving) -> None:
    events = [an_event(f"acme-{count}:-:submitted:customer:1") for count in range(1_000)]
    began = time.monotonic()

    assert await receiving.hears(*events) == 204

    assert time.monotonic() - began < 2
    assert receiving.ledger.reserve("acme-999:-:submitted:customer:1").standing is Standing.ACCEPTED


ODD: list[bytes] = [
    b"",
    b"{}",
    b"[]",
    b"null",
    b"not json",
    b"\xff\xfe",
    b"[" * 20_000,
    b'[null, 1, "x", [], {"event": "delivered"}]',
    b'[{"event": ["delivered"], "sg_event_id": "e", "porting_key": "k"}]',
    b'[{"event": "delivered", "sg_event_id": 1, "porting_key": "k"}]',
    b'[{"event": "delivered", "sg_event_id": "e", "porting_key": "a b"}]',
    b'[{"event": "bounce", "sg_event_id": "e", "porting_key": "another:system"}]',
    b'[{"event": "open", "sg_event_id": "e", "porting_key": "acme-0001:-:late:support:1"}]',
]


async def test_a_genuine_batch_that_nobody_understands_is_not_sent_again(receiving: Receiving) -> None:
    answers = [await receiving.answer(SENDGRID.post_of(body, datetime.now(UTC))) for body in ODD]

    assert answers == [204] * len(ODD)
    assert receiving.ledger.failures(10) == ()


async def test_without_a_key_no_event_is_believed(tmp_path: Path) -> None:
    receiving = Receiving(tmp_path, public_key=None)

    assert await receiving.hears(an_event(KEY)) == 401


async def test_a_batch_that_is_too_large_is_not_read_to_its_end(receiving: Receiving) -> None:
    assert await receiving.answer(SENDGRID.post_of(b" " * (1024 * 1024 + 1), datetime.now(UTC))) == 413


async def test_while_our_storage_is_away_sendgrid_is_asked_to_send_again(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a directory should be")
    receiver = Receiver(Settings(state_dir=tmp_path / "state", sendgrid_event_key=SENDGRID.public_key))
    post = SENDGRID.post([an_event(KEY)], datetime.now(UTC))

    assert await posted(create_app(receiver), post.headers.items(), post.body, "/webhooks/mail") == 503


Forgery = tuple[dict[str, str], bytes]
Forge = Callable[[random.Random], Forgery]


def _genuine(later: float = 0, signer: EventSigner = SENDGRID, key: str = KEY) -> EventPost:
    return signer.post([an_event(key)], datetime.now(UTC) + timedelta(seconds=later))


def _with(post: EventPost, *, body: bytes | None = None, **headers: str) -> Forgery:
    named = {SIGNATURE: headers.get("signature", post.signature)}
    return {**named, TIMESTAMP: headers.get("timestamp", post.timestamp)}, post.body if body is None else body


_STRANGER = EventSigner()


def _signed_by_another(_: random.Random) -> Forgery:
    return _with(_genuine(signer=_STRANGER))


def _another_bit_in_the_body(chance: random.Random) -> Forgery:
    post = _genuine()
    body = bytearray(post.body)
    body[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
    return _with(post, body=bytes(body))


def _a_shorter_or_longer_body(chance: random.Random) -> Forgery:
    post = _genuine()
    cut = chance.randrange(len(post.body))
    return _with(post, body=chance.choice((post.body[:cut], post.body + b" ")))


def _another_mail_in_the_body(chance: random.Random) -> Forgery:
    post = _genuine()
    return _with(post, body=post.body.replace(b"acme-0001", f"acme-{chance.randrange(10**4)}x".encode()))


def _another_signature(chance: random.Random) -> Forgery:
    post = _genuine()
    place = chance.randrange(len(post.signature) - 4)
    letter = chance.choice([each for each in "Az09+/é" if each != post.signature[place]])
    altered = post.signature[:place] + letter + post.signature[place + 1 :]
    return _with(post, signature=chance.choice((altered, post.signature + "AAAA", "")))


def _another_time(chance: random.Random) -> Forgery:
    post = _genuine()
    return _with(post, timestamp=str(int(post.timestamp) + chance.choice((-200, -1, 1, 200))))


def _a_signature_of_another_batch(chance: random.Random) -> Forgery:
    other = _genuine(key=f"acme-{chance.randrange(10**4)}y:-:late:support:1")
    return _with(_genuine(), signature=other.signature)


def _stale_or_from_the_future(chance: random.Random) -> Forgery:
    return _with(_genuine(later=chance.choice((-1, 1)) * chance.uniform(302, 10**8)))


def _stale_with_the_time_of_today(chance: random.Random) -> Forgery:
    return _with(_genuine(later=-chance.uniform(302, 10**8)), timestamp=_genuine().timestamp)


def _without_a_header(chance: random.Random) -> Forgery:
    headers, body = _with(_genuine())
    del headers[chance.choice((SIGNATURE, TIMESTAMP))]
    return headers, body


FORGERIES: tuple[Forge, ...] = (
    _signed_by_another,
    _another_bit_in_the_body,
    _a_shorter_or_longer_body,
    _another_mail_in_the_body,
    _another_signature,
    _another_time,
    _a_signature_of_another_batch,
    _stale_or_from_the_future,
    _stale_with_the_time_of_today,
    _without_a_header,
)


def a_thousand() -> Iterator[tuple[str, Forgery]]:
    chance = random.Random(1)
    for count in range(1_000):
        forge = FORGERIES[count % len(FORGERIES)]
        yield forge.__name__, forge(chance)


async def test_of_a_thousand_forged_altered_and_stale_batches_none_is_believed(receiving: Receiving) -> None:
    answers = {(kind, await receiving.answer_to(headers, body)) for kind, (headers, body) in a_thousand()}

    assert answers == {(forge.__name__, 401) for forge in FORGERIES}
    assert await receiving.answer(_genuine()) == 204


async def test_a_bounce_reaches_the_request_once_however_often_it_is_told(
    receiving: Receiving, desk: Desk
) -> None:
    port = await at_the_losing_carrier(desk)
    bounce = an_event(OTHER_KEY, "bounce", type="bounce")

    answers = [await receiving.hears(bounce, bounce, client=desk.env.client) for _ in range(3)]

    assert answers == [204, 204, 204]
    report = await port.comes_to(lambda report: report.customer_unreachable is not None, "the bounce")
    assert report.refused_messages == ()
    assert [entry.what for entry in report.timeline if "“" in entry.what] == [
        "the mail “submitted” bounced: there is probably no such address"
    ]


async def test_a_bounce_of_a_drafts_mail_reaches_the_draft(receiving: Receiving, desk: Desk) -> None:
    draft = await a_draft(desk)
    bounce = an_event(f"{REQUEST_ID}:-:draft_incomplete:customer:1", "bounce", type="bounce")

    assert await receiving.hears(bounce, client=desk.env.client) == 204

    assert (await draft.comes_to(lambda report: report.needs_support, "support")).unreachable == "bounced"


async def test_a_failure_that_nobody_could_be_told_of_goes_with_the_next_batch(
    receiving: Receiving, desk: Desk
) -> None:
    port = await at_the_losing_carrier(desk)
    assert await receiving.hears(an_event(OTHER_KEY, "dropped")) == 503

    assert await receiving.hears(an_event(KEY), client=desk.env.client) == 204

    await port.comes_to(lambda report: report.customer_unreachable is not None, "the failure")
    assert receiving.ledger.failures(10) == ()


async def test_a_failure_of_a_request_that_is_unknown_or_over_is_heard_and_forgotten(
    receiving: Receiving, desk: Desk
) -> None:
    failure = an_event("nobody-0001:-:expired:customer:1", "bounce")

    assert await receiving.hears(failure, client=desk.env.client) == 204

    assert receiving.ledger.failures(10) == ()
