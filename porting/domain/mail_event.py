"""What became of a mail after the mail service had taken it."""

import re
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from porting.domain.notice import NoticeKind

#: `<request>:<order or ->:<kind>:<to>:<count>`, as a request's record makes it.
_KEY = re.compile(
    r"(?P<request_id>[A-Za-z0-9][A-Za-z0-9_-]{0,63}):[A-Za-z0-9._-]{1,80}:"
    r"(?P<kind>[a-z_]{1,40}):(?P<to>customer|support):[0-9]{1,6}"
)

_KINDS = frozenset(kind.value for kind in NoticeKind)


class MailFailure(StrEnum):
    """Why a mail did not reach its reader, as far as it matters to us."""

    BOUNCED = "bounced"
    """The reader's mail server refused it for good: mostly there is no such address."""
    BLOCKED = "blocked"
    """It refused the mail for now, or ours in general."""
    DROPPED = "dropped"
    """The mail service did not even try: mails to this address failed before."""
    REPORTED_AS_SPAM = "reported_as_spam"
    """It arrived and was reported; the mail service drops all that follow."""


class MailEvent(BaseModel):
    """One happening, of one mail."""

    model_config = ConfigDict(frozen=True)

    id: str
    """The mail service's; the same when it tells of this happening again."""
    key: str
    """Of the notice."""
    failure: MailFailure | None = None
    """None: the mail is on its way, or has arrived."""


class NoticeKey(BaseModel):
    """What the key of a notice says."""

    model_config = ConfigDict(frozen=True)

    request_id: str
    kind: NoticeKind
    to: Literal["customer", "support"]


def notice_key(key: str) -> NoticeKey | None:
    """None: no notice of ours has this key."""
    found = _KEY.fullmatch(key)
    if found is None or found["kind"] not in _KINDS:
        return None
    return NoticeKey.model_validate(found.groupdict())
