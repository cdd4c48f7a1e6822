"""Which of our pages a customer's mail leads to, and how it calls it."""

from datetime import UTC, datetime
from typing import Protocol

from porting.domain.help import Topic, help_path
from porting.domain.notice import Notice, NoticeKind
from porting.domain.port_draft import address_mark
from porting.domain.rejection import rule
from porting.domain.status import ActionBy
from porting.links import Purpose


class LinkMaker(Protocol):
    """`porting.links.Links`, or links that are the same each time."""

    @property
    def base_url(self) -> str: ...

    def to(self, purpose: Purpose, subject: str, now: datetime, mailed_to: str = "", /) -> str: ...


#: The names of links in templates. Of those that have a maker here, a mail has one.
_NAMES = {Purpose.STATUS: "status_link", Purpose.DRAFT: "draft_link"}

#: Where mails lead that do not lead to the status of a request. None: the notice brings its link along.
_ELSEWHERE: dict[NoticeKind, Purpose | None] = {
    NoticeKind.CONFIRM_MAIL: None,
    NoticeKind.DRAFT_INCOMPLETE: Purpose.DRAFT,
    NoticeKind.DRAFT_REMINDER: Purpose.DRAFT,
    NoticeKind.DRAFT_EXPIRED: None,
}

_ASKS_FOR_SOMETHING = frozenset({NoticeKind.DOCUMENTS_REJECTED, NoticeKind.REJECTED, NoticeKind.REMINDER})


def links_of(notice: Notice, links: LinkMaker | None) -> dict[str, str | None]:
    """The links that templates can name; None where there is none, and the sentence with it is left out.

    `site` stands before the help's paths, which a link to the help is made of.
    """
    names: dict[str, str | None] = dict.fromkeys(_NAMES.values())
    purpose = purpose_of(notice)
    if links and purpose:
        # Who comes back to a draft with this link has shown that the address is his.
        mark = address_mark(notice.contact.email) if purpose is Purpose.DRAFT else ""
        names[_NAMES[purpose]] = links.to(purpose, notice.request_id, datetime.now(UTC), mark)
    site = links.base_url if links else None
    return {
        **names,
        "link_words": _words(notice),
        "site": site,
        "alternatives_link": site and site + help_path(Topic.UNPORTABLE),
    }


def purpose_of(notice: Notice) -> Purpose | None:
    """None: support has commands instead, or the notice brings its link along."""
    if notice.to == "support":
        return None
    if notice.kind is NoticeKind.NEW_LINK and notice.draft:
        return Purpose.DRAFT
    return _ELSEWHERE.get(notice.kind, Purpose.STATUS)


def _words(notice: Notice) -> str:
    asks = notice.kind in _ASKS_FOR_SOMETHING
    if asks and (notice.findings or _customer_acts(notice)):
        return "Send what is missing here"
    if notice.kind is NoticeKind.TRANSFERRED or (notice.kind is NoticeKind.REMINDER and not notice.reasons):
        return "Confirm here"
    if notice.kind is NoticeKind.NEW_LINK:
        return "Your new link"
    return "See where it stands"


def _customer_acts(notice: Notice) -> bool:
    return any(rule(reason).acts is ActionBy.CUSTOMER for reason in notice.reasons)
