"""Mail from the operator's mail server, as the web process is wired: whose is taken, and who is believed."""

import asyncio
import smtplib
import socket
from pathlib import Path

import pytest

from porting.mail.inbound.record import MailRecord, MailState
from porting.settings import Settings
from starters.web.inbound_mail import InboundMailReceiver
from starters.web.inbound_smtp import mail_taken_at, smtp_socket
from tests.documents.stores import settings_in
from tests.mail.inbound.posts import BASE, DANA, File, Mail, a_pdf
from workers.inbound_mail import inbound_mails
from workers.inbound_smtp import is_ours

OURS = "mx.desk.example"
LOA = File("scan1.pdf", a_pdf("loa"))
PASSED = f"Authentication-Results: {OURS}; spf=pass smtp.mailfrom=acme.example\r\n"
RECEIVED = f"Received: from mail.acme.example ([192.0.2.7]) by {OURS}; Mon, 23 Nov 2026 15:00:02 +0000\r\n"


def settings_of(directory: Path, **more: str) -> Settings:
    given = {"mail_from": "desk@desk.example", "mail_reply_to": BASE, "inbound_smtp": "127.0.0.1:2525"}
    return settings_in(directory, **given | more)


async def recorded(settings: Settings, mail: bytes, *recipients: str) -> tuple[MailRecord, ...]:
    """What is there once `mail` has been taken."""

    def hand_over(port: int) -> None:
        with smtplib.SMTP("127.0.0.1", port, timeout=20) as server:
            server.sendmail(DANA, recipients or [BASE], mail)

    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    async with mail_taken_at(listening, settings, InboundMailReceiver(settings)):
        await asyncio.to_thread(hand_over, port)
    return inbound_mails(settings).listed(list(MailState))


@pytest.mark.parametrize(
    ("authserv", "header", "intent"),
    [
        (OURS, PASSED + RECEIVED, "starts_or_completes"),
        (OURS, RECEIVED, "unverified"),
        (OURS, RECEIVED.replace("acme", "x") + RECEIVED + PASSED, "unverified"),
        ("", PASSED + RECEIVED, "unverified"),
    ],
    ids=["proven", "not proven", "forged", "nobody is believed"],
)
async def test_the_operators_server_says_whether_a_sender_is_proven(
    tmp_path: Path, authserv: str, header: str, intent: str
) -> None:
    settings = settings_of(tmp_path, **({"inbound_smtp_authserv": authserv} if authserv else {}))

    [record] = await recorded(settings, header.encode() + Mail(files=(LOA,)).raw())

    assert record.intent == intent


async def test_the_same_mail_twice_is_recorded_once(tmp_path: Path) -> None:
    mail = Mail(files=(LOA,)).raw()

    await recorded(settings_of(tmp_path), mail)
    [record] = await recorded(settings_of(tmp_path), mail)

    assert record.repeated == 1


async def test_a_mail_comes_again_where_our_storage_is_away(tmp_path: Path) -> None:
    (tmp_path / "inbound-mails.db").mkdir()

    with pytest.raises(smtplib.SMTPDataError) as refused:
        await recorded(settings_of(tmp_path), Mail().raw())

    assert refused.value.smtp_code == 451


@pytest.mark.parametrize(
    ("address", "is_taken"),
    [
        *[(BASE, True), (BASE.upper(), True), ("Porting+acme-0001.x@desk.example", True)],
        *[("desk@desk.example", True), ("desk+x@desk.example", False), ("dana@desk.example", False)],
        *[("porting+x@elsewhere.example", False), ("porting@desk.example.evil.example", False), ("", False)],
    ],
)
def test_only_mail_to_the_porting_desk_is_taken(tmp_path: Path, address: str, *, is_taken: bool) -> None:
    assert is_ours(settings_of(tmp_path))(address) is is_taken


def test_without_replies_only_the_address_that_mails_come_from_is_ours(tmp_path: Path) -> None:
    ours = is_ours(Settings(state_dir=tmp_path, mail_from="desk@desk.example"))

    assert [ours("desk@desk.example"), ours("+x@"), ours(BASE)] == [True, False, False]


def test_nothing_listens_where_nobody_has_asked_for_it(tmp_path: Path) -> None:
    assert smtp_socket(Settings(state_dir=tmp_path)) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_it_listens_where_it_is_told_to(tmp_path: Path, host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host, 0), family=family) as probe:
            port = probe.getsockname()[1]
    except OSError:
        pytest.skip(f"this machine has no {host}")

    listening = smtp_socket(settings_of(tmp_path, inbound_smtp=f"[{host}]:{port}"))

    assert listening
    assert listening.getsockname()[:2] == (host, port)
    listening.close()
