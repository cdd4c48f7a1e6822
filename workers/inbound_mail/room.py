"""How much room kept mails take, and for how long."""

from datetime import datetime, timedelta

import structlog

from porting.domain.errors import MailUnavailableError
from porting.mail.inbound.kept import KeptMails
from porting.mail.inbound.record import (
    FOR_A_CONFIRMATION,
    NEVER_CONFIRMED,
    NOT_ASKED,
    InboundMails,
    MailRecord,
    MailState,
)

#: Mails of senders that nobody has proven, all together, in bytes: anybody can send us some. A hundred
#: packets with scans, which is more than a week's; beyond, their mails are recorded and not kept.
UNPROVEN_SIZE = 500 * 1024 * 1024
#: Of one proven sender in a day, in bytes: ten mails as large as can be.
SIZE_OF_ONE = 300 * 1024 * 1024
#: Of all proven senders, in bytes: what a desk gets in two months that is sent a hundred packets a day.
PROVEN_SIZE = 20 * 1024 * 1024 * 1024
#: As long as a confirmation link is good (`porting.links`): after that nothing can come of such a mail.
UNPROVEN_KEPT = timedelta(days=7)
#: A mail is kept first and recorded then. What has no record after a day was left by a process that died.
_LEFT_BEHIND = timedelta(days=1)
_A_DAY = timedelta(days=1)
_AT_ONCE = 200

log = structlog.get_logger()


def for_unproven(mails: InboundMails, size: int) -> bool:
    """Whether `size` bytes more may be kept of a mail whose sender is not proven.

    Raises: `MailUnavailableError`.
    """
    has_room = mails.unproven_size() + size <= UNPROVEN_SIZE
    if not has_room:
        log.error("inbound_mail_without_room", limit=UNPROVEN_SIZE)
    return has_room


def for_proven(mails: InboundMails, sender: str, size: int, now: datetime) -> None:
    """Whoever has a domain can prove that he has written a mail, and so fill our disk.

    Raises: `MailUnavailableError` where `size` bytes more of `sender` are not to be kept now: mail services
    send the mail again for days, by which time its sender's day is over, or an operator has made room.
    """
    reason = ""
    if mails.size_of(sender, now - _A_DAY) + size > SIZE_OF_ONE:
        reason = "of_one_sender"
    elif mails.proven_size() + size > PROVEN_SIZE:
        reason = "of_all"
    if reason:
        log.error("inbound_mail_without_room", limit=reason)
        raise MailUnavailableError("there is no room for more mail now")


def made(mails: InboundMails, kept: KeptMails, kept_for: timedelta, now: datetime) -> int:
    """Delete what is kept of mails about which nothing is to be done any more; returns of how many.

    What port requests and drafts refer to is a copy in the document store, and stays. A second run, or one
    after a process has died in between, deletes what is left.

    Raises: `MailUnavailableError`, `KeysUnavailableError`, `OSError`.
    """
    outdated = mails.outdated(now - kept_for, now - UNPROVEN_KEPT, _AT_ONCE)
    for record in outdated:
        kept.delete(record.identity)
        mails.forget(record.identity, *_afterwards(record))
        log.info("inbound_mail_deleted", mail=record.mail[:16])
    for identity in kept.older_than(now - _LEFT_BEHIND):
        record_of = mails.find(identity)
        if record_of is None or record_of.kept is None:
            kept.delete(identity, may_come_again=record_of is None)
    return len(outdated)


def _afterwards(record: MailRecord) -> tuple[MailState, str]:
    """Support has had what still waited for it; a mail that nobody confirmed is nobody's."""
    if record.state is not MailState.WAITING:
        return record.state, record.why
    if record.why in (FOR_A_CONFIRMATION, NOT_ASKED):
        return MailState.IGNORED, NEVER_CONFIRMED
    return MailState.DONE, record.why
