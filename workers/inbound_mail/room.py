"""How much room kept mails take, and for how long."""

from datetime import datetime, timedelta

import structlog

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
#: As long as a confirmation link is good (`porting.links`): after that nothing can come of such a mail.
UNPROVEN_KEPT = timedelta(days=7)
#: A mail is kept first and recorded then. What has no record after a day was left by a process that died.
_LEFT_BEHIND = timedelta(days=1)
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


def made(mails: InboundMails, kept: KeptMails, kept_for: timedelta, now: datetime) -> int:
    """Delete what is kept of mails about which nothing is to be done any more; returns of how many.

    What port requests and drafts refer to is a copy in the document store, and stays. A second run, or one
    after a process has died in between, deletes what is left.

    Raises: `MailUnavailableError`, `OSError`.
    """
    outdated = mails.outdated(now - kept_for, now - UNPROVEN_KEPT, _AT_ONCE)
    for record in outdated:
        kept.delete(record.identity)
        mails.forget(record.identity, *_afterwards(record))
        log.info("inbound_mail_deleted", mail=record.mail[:16])
    for identity in kept.older_than(now - _LEFT_BEHIND):
        record_of = mails.find(identity)
        if record_of is None or record_of.kept is None:
            kept.delete(identity)
    return len(outdated)


def _afterwards(record: MailRecord) -> tuple[MailState, str]:
    """Support has had what still waited for it; a mail that nobody confirmed is nobody's."""
    if record.state is not MailState.WAITING:
        return record.state, record.why
    if record.why in (FOR_A_CONFIRMATION, NOT_ASKED):
        return MailState.IGNORED, NEVER_CONFIRMED
    return MailState.DONE, record.why
