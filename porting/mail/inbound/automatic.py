"""Mail that no person has written: answering it would make a loop, acting on it nonsense.

Source: RFC 3834 (Auto-Submitted), RFC 6522 (reports), and what programs write that know neither.
"""

import re
from collections.abc import Collection
from enum import StrEnum

from porting.mail.inbound.incoming import IncomingMail
from porting.mail.inbound.subject import without_prefixes


class Automatic(StrEnum):
    OWN = "own"
    """Our own mail has come back to us."""
    BOUNCE = "bounce"
    """It tells that a mail could not be delivered, or has been read."""
    AUTO_REPLY = "auto_reply"
    """Out of office, or a program's confirmation."""
    LIST = "list"
    """A mailing list, or a mailing."""


_OWN_MARKS = frozenset({"x-porting-key", "x-porting-kind"})
_AUTO_MARKS = frozenset(
    {"x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from", "x-vacation", "x-loop"}
)
_LIST_MARKS = frozenset({"list-id", "list-unsubscribe", "list-post"})
_BOUNCERS = frozenset({"mailer-daemon", "postmaster", "mail-daemon", "bounce", "bounces"})
_REPORTS = frozenset({"multipart/report", "message/delivery-status", "message/disposition-notification"})
_BOUNCE_SUBJECT = re.compile(
    r"undeliver(?:able|ed)\b|delivery (?:status notification|has failed|failure)"
    r"|mail delivery (?:failed|system)"
    r"|returned mail|failure notice|message (?:not delivered|blocked)|non remis|not read:|read:|lu\s?:",
    re.IGNORECASE,
)
_AUTO_SUBJECT = re.compile(
    r"(?:automatic reply|auto[- ]?(?:reply|response|responder)|automatische antwort|r[eé]ponse automatique"
    r"|out of (?:the )?office|ooo\b|absence du bureau|abwesenheit|respuesta autom[aá]tica"
    r"|away from (?:the office|my (?:mail|desk))|i am (?:currently )?(?:out|away)\b|on (?:vacation|leave)\b)",
    re.IGNORECASE,
)


def automatic(mail: IncomingMail, own: Collection[str]) -> Automatic | None:
    """None: a person seems to have written it. `own`: the addresses that we send from or receive at."""
    if mail.marks & _OWN_MARKS or _is_ours(mail.sender, own) or _is_ours(mail.envelope_sender, own):
        return Automatic.OWN
    subject = without_prefixes(mail.subject)
    local = (mail.sender or "").partition("@")[0].lower()
    is_report = mail.content_type in _REPORTS or "x-failed-recipients" in mail.marks
    if is_report or local in _BOUNCERS or _BOUNCE_SUBJECT.match(subject):
        return Automatic.BOUNCE
    is_auto = mail.auto_submitted not in ("", "no") or bool(mail.marks & _AUTO_MARKS)
    if is_auto or mail.precedence == "auto_reply" or _AUTO_SUBJECT.match(subject):
        return Automatic.AUTO_REPLY
    if mail.marks & _LIST_MARKS or mail.precedence in ("bulk", "list", "junk"):
        return Automatic.LIST
    return None


def _is_ours(address: str | None, own: Collection[str]) -> bool:
    """Whatever stands behind a `+` does not matter."""
    if not address:
        return False
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}" in {each.lower() for each in own}
