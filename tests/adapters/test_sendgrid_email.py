import asyncio
import json
import logging
import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from porting.adapters.mail_ledger import MailLedger, Standing
from porting.adapters.sendgrid_email import SendGridNotifier
from porting.domain.errors import MailInDoubtError, MailNotAcceptedError, MailUnavailableError
from porting.domain.mail_event import MailEvent
from porting.domain.notice import NoticeKind
from porting.domain.port_request import Contact
from porting.mail.samples import full
from tests.adapters.fake_sendgrid import (
    DROPPED_AFTER_TAKING,
    HANGS_AFTER_TAKING,
    Answer,
    FakeSendGrid,
    refusal,
    running_sendgrid,
)
from tests.adapters.patience import IN_A_HURRY, PATIENCE
from tests.adapters.sendgrid_contract import needs_document
from tests.builders_notice import LETTERHEAD, a_notice

KEY = "SG.not-a-key"


@pytest.fixture
def sendgrid() -> Iterator[FakeSendGrid]:
    with running_sendgrid() as fake:
        yield fake


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    return tmp_path / "mails.db"


AT_ONCE = (timedelta(0),)


def a_notifier(
    host: str,
    ledger_file: Path,
    key: str = KEY,
    waits: tuple[timedelta, ...] = AT_ONCE,
    timeout_seconds: float = PATIENCE,
) -> SendGridNotifier:
    """It waits for no event, unless told so by `waits`."""
    return SendGridNotifier(
        SecretStr(key),
        ledger_file,
        LETTERHEAD,
        host=host,
        timeout_seconds=timeout_seconds,
        waits=waits,
    )


async def test_a_notice_becomes_a_mail_at_sendgrid(sendgrid: FakeSendGrid, ledger_file: Path) -> None:
    await a_notifier(sendgrid.url, ledger_file).send(a_notice())

    [(path, headers)] = sendgrid.requests
    assert path == "/v3/mail/send"
    assert headers["Authorization"] == f"Bearer {KEY}"
    [mail] = sendgrid.taken
    assert mail["personalizations"][0]["to"] == [{"email": "dana@acme.example", "name": "Dana Reyes"}]
    assert mail["from"] == {"email": "porting@servicecall.example", "name": "Porting Desk"}
    assert mail["reply_to"]["email"] == "support@servicecall.example"
    assert mail["headers"]["Message-ID"] == "<acme-0001.submitted.1@servicecall.example>"
    assert [part["type"] for part in mail["content"]] == ["text/plain", "text/html"]


async def test_what_sendgrids_staff_can_read_are_ids_only(sendgrid: FakeSendGrid, ledger_file: Path) -> None:
    await a_notifier(sendgrid.url, ledger_file).send(a_notice())

    [mail] = sendgrid.taken
    assert mail["personalizations"][0]["custom_args"] == {"porting_key": "acme-0001:submitted:1"}
    assert "categories" not in mail


async def test_a_mail_that_sendgrid_took_is_not_sent_again(sendgrid: FakeSendGrid, ledger_file: Path) -> None:
    await a_notifier(sendgrid.url, ledger_file).send(a_notice())
    await a_notifier(sendgrid.url, ledger_file).send(a_notice())
    await a_notifier(sendgrid.url, ledger_file).send(a_notice(key="acme-0001:submitted:2"))

    assert sendgrid.keys == ["acme-0001:submitted:1", "acme-0001:submitted:2"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 413, 415])
async def test_a_refused_mail_is_not_worth_a_retry(
    sendgrid: FakeSendGrid, ledger_file: Path, status: int
) -> None:
    sendgrid.answers = [refusal(status)]

    with pytest.raises(MailNotAcceptedError, match=f"acme-0001:submitted:1 with {status}") as refused:
        await a_notifier(sendgrid.url, ledger_file).send(a_notice())

    assert not refused.value.retryable


async def test_a_refusal_names_the_field_and_quotes_no_address(
    sendgrid: FakeSendGrid, ledger_file: Path
) -> None:
    field = "personalizations.0.to.0.email"
    errors = [{"message": "dana@acme.example is bad", "field": field}, {"message": "x", "field": "dana@acme"}]
    sendgrid.answers = [refusal(400, json.dumps({"errors": errors}).encode())]

    with pytest.raises(MailNotAcceptedError) as refused:
        await a_notifier(sendgrid.url, ledger_file).send(a_notice())

    assert field in str(refused.value)
    assert "dana" not in str(refused.value)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"errors": null}', b'{"errors": ["x"]}', b"\xff"])
async def test_a_refusal_in_no_form_at_all_is_still_a_refusal(
    sendgrid: FakeSendGrid, ledger_file: Path, body: bytes
) -> None:
    sendgrid.answers = [refusal(400, body)]

    with pytest.raises(MailNotAcceptedError):
        await a_notifier(sendgrid.url, ledger_file).send(a_notice())


async def test_a_mail_over_the_rate_limit_waits_as_long_as_sendgrid_says(
    sendgrid: FakeSendGrid, ledger_file: Path
) -> None:
    sendgrid.answers = [refusal(429, X_RateLimit_Reset=str(int(time.time()) + 60))]

    with pytest.raises(MailUnavailableError) as away:
        await a_notifier(sendgrid.url, ledger_file).send(a_notice())

    assert away.value.retry_after is not None
    assert timedelta(seconds=50) < away.value.retry_after <= timedelta(seconds=60)


@pytest.mark.parametrize(
    ("reset", "wait"),
    [
        ("0", timedelta(seconds=1)),
        ("999999999999", timedelta(hours=1)),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
async def test_a_strange_rate_limit_never_makes_a_strange_wait(
    sendgrid: FakeSendGrid, ledger_file: Path, reset: str, wait: timedelta | None
) -> None:
    sendgrid.answers = [refusal(429, X_RateLimit_Reset=reset)]

    with pytest.raises(MailUnavailableError) as away:
        await a_notifier(sendgrid.url, ledger_file).send(a_notice())

    assert away.value.retry_after == wait


@pytest.mark.parametrize("kind", [NoticeKind.PORT_DATE, NoticeKind.REMINDER])
@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_mail_that_sendgrid_did_not_take_is_sent_by_the_next_attempt(
    sendgrid: FakeSendGrid, ledger_file: Path, status: int, kind: NoticeKind
) -> None:
    sendgrid.answers = [refusal(status)]
    notifier = a_notifier(sendgrid.url, ledger_file)

    with pytest.raises(MailUnavailableError) as away:
        await notifier.send(a_notice(kind))
    await notifier.send(a_notice(kind))

    assert away.value.retryable
    assert len(sendgrid.keys) == 1


IN_DOUBT = [HANGS_AFTER_TAKING, DROPPED_AFTER_TAKING, Answer(504), Answer(200)]


def patience(answer: Answer) -> float:
    return IN_A_HURRY if answer is HANGS_AFTER_TAKING else PATIENCE


@pytest.mark.parametrize("answer", IN_DOUBT, ids=["hangs", "drops", "gateway", "odd"])
async def test_a_mail_that_must_arrive_is_sent_again_in_doubt(
    sendgrid: FakeSendGrid, ledger_file: Path, answer: Answer
) -> None:
    sendgrid.answers = [answer]

    with pytest.raises(MailUnavailableError):
        await a_notifier(sendgrid.url, ledger_file, timeout_seconds=patience(answer)).send(
            a_notice(NoticeKind.PORT_DATE)
        )
    await a_notifier(sendgrid.url, ledger_file).send(a_notice(NoticeKind.PORT_DATE))
    await a_notifier(sendgrid.url, ledger_file).send(a_notice(NoticeKind.PORT_DATE))

    assert len(sendgrid.keys) == 2


@pytest.mark.parametrize("answer", IN_DOUBT, ids=["hangs", "drops", "gateway", "odd"])
async def test_a_courtesy_rather_stays_away_than_comes_twice(
    sendgrid: FakeSendGrid, ledger_file: Path, answer: Answer
) -> None:
    sendgrid.answers = [answer]

    with pytest.raises(MailUnavailableError):
        await a_notifier(sendgrid.url, ledger_file, timeout_seconds=patience(answer)).send(
            a_notice(NoticeKind.REMINDER)
        )
    await a_notifier(sendgrid.url, ledger_file).send(a_notice(NoticeKind.REMINDER))

    assert len(sendgrid.keys) == 1


@pytest.mark.parametrize(("kind", "sent"), [(NoticeKind.REJECTED, 1), (NoticeKind.DAY_BEFORE, 0)])
async def test_a_mail_whose_sender_was_killed_is_in_doubt(
    sendgrid: FakeSendGrid, ledger_file: Path, kind: NoticeKind, sent: int
) -> None:
    MailLedger(ledger_file).reserve(a_notice(kind).key)

    await a_notifier(sendgrid.url, ledger_file).send(a_notice(kind))

    assert len(sendgrid.keys) == sent


async def test_before_a_mail_is_sent_again_an_event_may_come(
    sendgrid: FakeSendGrid, ledger_file: Path
) -> None:
    sendgrid.answers = [DROPPED_AFTER_TAKING]
    notifier = a_notifier(sendgrid.url, ledger_file, waits=(timedelta(minutes=2),))

    with pytest.raises(MailInDoubtError):
        await notifier.send(a_notice(NoticeKind.PORT_DATE))
    with pytest.raises(MailInDoubtError) as in_doubt:
        await notifier.send(a_notice(NoticeKind.PORT_DATE))

    assert len(sendgrid.keys) == 1
    assert in_doubt.value.retryable
    assert in_doubt.value.retry_after is not None
    assert timedelta(seconds=100) < in_doubt.value.retry_after <= timedelta(minutes=2)


async def test_a_mail_that_an_event_speaks_of_is_not_sent_again(
    sendgrid: FakeSendGrid, ledger_file: Path
) -> None:
    sendgrid.answers = [DROPPED_AFTER_TAKING]
    notifier = a_notifier(sendgrid.url, ledger_file)
    with pytest.raises(MailInDoubtError):
        await notifier.send(a_notice(NoticeKind.PORT_DATE))

    MailLedger(ledger_file).hear([MailEvent(id="e-1", key=a_notice(NoticeKind.PORT_DATE).key)])
    await notifier.send(a_notice(NoticeKind.PORT_DATE))

    assert len(sendgrid.keys) == 1


async def test_a_refusal_of_the_second_attempt_leaves_the_first_in_doubt(
    sendgrid: FakeSendGrid, ledger_file: Path
) -> None:
    sendgrid.answers = [DROPPED_AFTER_TAKING, refusal(503)]
    notifier = a_notifier(sendgrid.url, ledger_file)
    for _ in range(2):
        with pytest.raises(MailUnavailableError):
            await notifier.send(a_notice(NoticeKind.PORT_DATE))

    assert MailLedger(ledger_file).reserve(a_notice(NoticeKind.PORT_DATE).key).standing is Standing.IN_DOUBT


@needs_document
async def test_a_mail_of_every_kind_is_one_that_sendgrids_document_has(
    sendgrid: FakeSendGrid, ledger_file: Path
) -> None:
    notifier = a_notifier(sendgrid.url, ledger_file)

    for kind in NoticeKind:
        await notifier.send(full(kind))

    assert len(sendgrid.taken) == len(NoticeKind)


async def test_where_nobody_listens_the_mail_is_tried_again(ledger_file: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        host = f"http://127.0.0.1:{unused.getsockname()[1]}"

        for _ in range(2):
            with pytest.raises(MailUnavailableError, match="cannot be reached"):
                await a_notifier(host, ledger_file).send(a_notice(NoticeKind.REMINDER))


async def test_a_hanging_sendgrid_holds_up_nothing_else(sendgrid: FakeSendGrid, ledger_file: Path) -> None:
    sendgrid.answers = [HANGS_AFTER_TAKING]
    sending = asyncio.create_task(
        a_notifier(sendgrid.url, ledger_file, timeout_seconds=IN_A_HURRY).send(a_notice())
    )

    await asyncio.sleep(0.05)
    assert not sending.done()

    with pytest.raises(MailUnavailableError):
        await asyncio.wait_for(sending, timeout=30)


async def test_a_contact_without_a_possible_address_never_reaches_sendgrid(
    sendgrid: FakeSendGrid, ledger_file: Path
) -> None:
    with pytest.raises(MailNotAcceptedError):
        await a_notifier(sendgrid.url, ledger_file).send(
            a_notice(contact=Contact(name="Dana", email="a,b@acme.example"))
        )

    assert sendgrid.requests == []


async def test_the_log_has_neither_key_nor_recipient(
    sendgrid: FakeSendGrid,
    ledger_file: Path,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    sendgrid.answers = [refusal(400, b'{"errors": []}')]
    notifier = a_notifier(sendgrid.url, ledger_file)

    with pytest.raises(MailNotAcceptedError):
        await notifier.send(a_notice())
    await notifier.send(a_notice())

    said = caplog.text + "".join(capsys.readouterr())
    assert "mail_accepted" in said
    for secret in (KEY, "dana@acme.example", "Dana", "512"):
        assert secret not in said


@pytest.mark.parametrize("key", ["", "  ", "SG.key\n", "SG.kéy"])
def test_without_a_usable_key_nothing_starts_and_nothing_is_quoted(
    sendgrid: FakeSendGrid, ledger_file: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENDGRID_API_KEY", "SG.from-the-environment")

    with pytest.raises(ValueError, match="SendGrid API key is missing") as refused:
        a_notifier(sendgrid.url, ledger_file, key=key)

    assert "SG." not in str(refused.value)


async def test_many_attempts_at_once_leave_the_ledger_whole(
    sendgrid: FakeSendGrid, ledger_file: Path
) -> None:
    notices = [a_notice(key=f"acme-0001:submitted:{count}") for count in range(12)]

    await asyncio.gather(*(a_notifier(sendgrid.url, ledger_file).send(notice) for notice in notices))
    await asyncio.gather(*(a_notifier(sendgrid.url, ledger_file).send(notice) for notice in notices))

    assert sorted(sendgrid.keys) == sorted(notice.key for notice in notices)
