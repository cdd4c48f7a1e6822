"""Which mail service the settings choose, and where replies go."""

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from pydantic import SecretStr

from porting.adapters.outbox import OutboxNotifier
from porting.adapters.sendgrid_email import SendGridNotifier
from porting.adapters.smtp_email import SmtpNotifier
from porting.domain.notice import NoticeKind
from porting.links import Purpose
from porting.settings import Settings, SettingsError
from tests.adapters.mail_server import AUTHORITY, certificate, running_mail_server
from tests.builders_notice import a_notice
from tests.documents.stores import settings_in
from workers.links import links
from workers.mail import notifier, reply_addresses


def test_mail_goes_to_sendgrid_to_a_mail_server_or_into_a_folder(tmp_path: Path) -> None:
    sendgrid = settings_in(tmp_path, sendgrid_api_key=SecretStr("SG.not-a-key"))
    server = settings_in(tmp_path, smtp_url="smtp://mail.example:587")

    assert isinstance(notifier(sendgrid), SendGridNotifier)
    assert isinstance(notifier(server), SmtpNotifier)
    assert isinstance(notifier(settings_in(tmp_path)), OutboxNotifier)


async def test_a_mail_server_with_an_authority_of_the_operators_is_believed(tmp_path: Path) -> None:
    ours, _ = certificate(tmp_path)

    with running_mail_server(ours) as server:
        await notifier(
            settings_in(
                tmp_path,
                smtp_url=f"smtp://127.0.0.1:{server.port}",
                smtp_ca_file=tmp_path / AUTHORITY,
            )
        ).send(a_notice())

    assert len(server.taken) == 1


def test_an_authority_that_is_none_stops_the_start(tmp_path: Path) -> None:
    file = tmp_path / "authority.pem"
    file.write_text("no certificate")

    for authority in (file, tmp_path / "absent.pem"):
        with pytest.raises(SettingsError, match="PORTING_SMTP_CA_FILE"):
            notifier(settings_in(tmp_path, smtp_url="smtp://mail.example:587", smtp_ca_file=authority))


async def test_a_customers_reply_goes_to_the_request_and_supports_to_support(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, mail_reply_to="porting@in.servicecall.example")

    await notifier(settings).send(a_notice(NoticeKind.SUBMITTED))
    await notifier(settings).send(a_notice(NoticeKind.LATE))

    mails = [
        message_from_bytes(file.read_bytes(), policy=default) for file in settings.outbox_dir.glob("*.eml")
    ]
    reply_to = {mail["X-Porting-Kind"]: str(mail["Reply-To"]) for mail in mails}
    addresses = reply_addresses(settings)
    assert addresses is not None
    assert addresses.request_of(reply_to["submitted"]) == "acme-0001"
    assert reply_to["late"] == '"ServiceCall.ai" <support@servicecall.example>'


async def test_a_customers_mail_leads_to_the_request_where_we_know_our_address(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, web_url="https://porting.example.com/")

    await notifier(settings).send(a_notice(NoticeKind.SUBMITTED))

    [file] = settings.outbox_dir.glob("*.eml")
    text = message_from_bytes(file.read_bytes(), policy=default).get_body(("plain",))
    assert text
    found = re.search(r"https://porting\.example\.com/r/(\S+)", text.get_content())
    known = links(settings)
    assert found
    assert known
    assert known.subject_of(Purpose.STATUS, found[1], datetime.now(UTC)) == "acme-0001"


def test_the_key_of_replies_is_made_once_and_for_us_alone(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, mail_reply_to="porting@in.servicecall.example")

    first, second = reply_addresses(settings), reply_addresses(settings)

    assert first
    assert second
    assert first.reply_address("acme-0001") == second.reply_address("acme-0001")
    assert settings.reply_key_path.stat().st_mode & 0o777 == 0o600


def test_a_key_file_that_somebody_named_has_to_be_there(tmp_path: Path) -> None:
    settings = Settings(
        mail_reply_to="porting@in.servicecall.example", reply_key_file=tmp_path / "absent.key"
    )

    with pytest.raises(SettingsError, match=r"PORTING_REPLY_KEY_FILE: the key file .* cannot be read"):
        reply_addresses(settings)
