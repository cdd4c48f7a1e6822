"""Notices for tests."""

from typing import Any

from porting.domain.notice import Notice, NoticeKind
from porting.mail.rendering import Letterhead
from porting.mail.samples import minimal

#: As most mails of tests have it.
LETTERHEAD = Letterhead("Porting Desk <porting@servicecall.example>", "support@servicecall.example")


def a_notice(kind: NoticeKind = NoticeKind.SUBMITTED, **changes: Any) -> Notice:
    """A valid notice of `kind`, in which `changes` say all that matters."""
    return minimal(kind, **changes)
