"""The mail server of our own, behind the operator's: whose mail it takes, and what is believed of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from porting.mail.inbound.authentication_results import checked_by
from porting.mail.inbound.form import Envelope, mail_of
from porting.mail.inbound.incoming import IncomingMail
from porting.mail.inbound.parts import split_header
from porting.settings import Settings

if TYPE_CHECKING:
    from porting.adapters.smtp_listener import MailTaker, SmtpListener


def smtp_listener(settings: Settings, taker: "MailTaker") -> "SmtpListener":
    """`taker` records what comes."""
    from porting.adapters.smtp_listener import SmtpListener

    ours = settings.mail_reply_to or settings.mail_from
    return SmtpListener(is_ours(settings), taker, hostname=ours.rpartition("@")[2])


def is_ours(settings: Settings) -> Callable[[str], bool]:
    """Whether mail to an address is for the porting desk: the address that its mails come from, the one that
    replies go to, and that one with anything behind a `+`. Capitals do not matter."""
    whole = {each.lower() for each in (settings.mail_from, settings.mail_reply_to) if each}
    local, _, domain = (settings.mail_reply_to or "").lower().rpartition("@")

    def ours(address: str) -> bool:
        given, _, at = address.lower().rpartition("@")
        return address.lower() in whole or bool(local and at == domain and given.startswith(local + "+"))

    return ours


def mail_from_server(
    settings: Settings, raw: bytes, sender: str, recipients: tuple[str, ...]
) -> IncomingMail:
    """`sender` and `recipients`: the envelope's. Never raises, whatever the bytes are."""
    header, _ = split_header(raw)
    checked = checked_by(settings.inbound_smtp_authserv, header, sender)
    return mail_of(raw, Envelope(sender, recipients, checked))
