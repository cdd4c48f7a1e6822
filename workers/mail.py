"""Which mail service sends, how replies find their request, and what is heard of mails that went."""

import ssl
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from porting.domain.mail_event import MailEvent
from porting.ports import MailEvents, Notifier
from porting.settings import Settings, SettingsError
from workers.key_files import made_or_given
from workers.links import links

if TYPE_CHECKING:
    from porting.mail.inbound.kept import KeptMails
    from porting.mail.rendering import Letterhead
    from porting.mail.reply_address import ReplyAddresses


def notifier(settings: Settings) -> Notifier:
    """SendGrid where there is a key, a mail server where one is named, else the outbox folder.

    Raises: `SettingsError`.
    """
    if settings.sendgrid_api_key is not None:
        return _sendgrid(settings, settings.sendgrid_api_key)
    if settings.smtp_url is not None:
        return _smtp(settings, settings.smtp_url)
    from porting.adapters.outbox import OutboxNotifier

    return OutboxNotifier(settings.outbox_dir, letterhead(settings))


def letterhead(settings: Settings) -> "Letterhead":
    """Raises: `SettingsError`."""
    from porting.mail.rendering import Letterhead

    return Letterhead(
        settings.mail_from,
        settings.support_address,
        reply_addresses(settings),
        kept_mails(settings).of,
        links(settings),
    )


def kept_mails(settings: Settings) -> "KeptMails":
    """Where mails that came are kept: encrypted, unless `settings` say that nothing is.

    Raises: `SettingsError` where there is no key to encrypt with.
    """
    from porting.adapters.kept_mails import DirectoryKeptMails
    from workers.encryption import data_keys

    keys = data_keys(settings) if settings.encryption else None
    return DirectoryKeptMails(settings.inbound_mails_dir, keys)


def reply_addresses(settings: Settings) -> "ReplyAddresses | None":
    """None: replies go to support.

    Raises: `SettingsError`.
    """
    if settings.mail_reply_to is None:
        return None
    from porting.adapters.reply_tokens import SqliteReplyTokens
    from porting.mail.reply_address import ReplyAddresses

    keys = made_or_given(settings.reply_key_path, settings.reply_key_file, "PORTING_REPLY_KEY_FILE")
    return ReplyAddresses(settings.mail_reply_to, keys, SqliteReplyTokens(settings.reply_tokens))


def mail_events(settings: Settings) -> MailEvents:
    """What is known of mails that went."""
    from porting.adapters.mail_ledger import MailLedger

    return MailLedger(settings.mail_ledger)


def events_in_webhook(
    settings: Settings, headers: Mapping[str, str], body: bytes, now: datetime
) -> tuple[MailEvent, ...] | None:
    """None: the webhook is not from the mail service, or not from these minutes."""
    if settings.sendgrid_event_key is None:
        return None
    from porting.adapters.sendgrid_events import SIGNATURE_HEADER, TIMESTAMP_HEADER, verify

    given = {name.lower(): value for name, value in headers.items()}
    return verify(
        settings.sendgrid_event_key,
        given.get(TIMESTAMP_HEADER, ""),
        body,
        given.get(SIGNATURE_HEADER, ""),
        now,
    )


def _sendgrid(settings: Settings, api_key: SecretStr) -> Notifier:
    from porting.adapters.sendgrid_email import SendGridNotifier

    return SendGridNotifier(api_key, settings.mail_ledger, letterhead(settings), host=settings.sendgrid_url)


def _smtp(settings: Settings, url: str) -> Notifier:
    from porting.adapters.smtp_email import SmtpNotifier

    return SmtpNotifier(
        url,
        settings.mail_ledger,
        letterhead(settings),
        user=settings.smtp_user,
        password=settings.smtp_password,
        tls=_trusting(settings.smtp_ca_file),
    )


def _trusting(authority: Path | None) -> ssl.SSLContext | None:
    """Nobody but `authority`; None: whom the machine trusts. Raises: `SettingsError`."""
    if authority is None:
        return None
    try:
        return ssl.create_default_context(cafile=authority)
    except OSError as error:  # ssl's own are of its kind
        raise SettingsError("PORTING_SMTP_CA_FILE: write a file of certificates in PEM") from error
