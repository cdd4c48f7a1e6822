"""From a notice to the mail that its reader gets: one folder of templates for each kind."""

from dataclasses import dataclass
from email.headerregistry import Address
from functools import cache
from typing import Any

import jinja2

from porting.domain.errors import MailNotAcceptedError
from porting.domain.notice import Notice, NoticeKind
from porting.mail.addresses import address, message_id, our_address
from porting.mail.contents import contents_of
from porting.mail.letters import Attachment, Places, attachments_of
from porting.mail.linking import LinkMaker, links_of
from porting.mail.reply_address import ReplyAddresses
from porting.mail.wording import one_line, sentence, wrapped


@dataclass(frozen=True)
class RenderedMail:
    """A mail, ready to be sent. The same notice always renders to an equal one, but for its link."""

    key: str
    kind: NoticeKind
    message_id: str
    """Ours, made from the key, in angle brackets."""
    sender: Address
    to: Address
    reply_to: Address
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Letterhead:
    """What all mails have in common."""

    sender: str
    """May carry a name, as `support_address` may: `Porting Desk <porting@example.com>`."""
    support_address: str
    replies: ReplyAddresses | None = None
    """A customer's answer goes to the request's own address among these. None: to support, as answers from
    support do."""
    places: Places | None = None
    """Where what support is to read of a mail that came is found."""
    links: LinkMaker | None = None
    """Makes those of a customer's mail; None: it has none."""

    def __post_init__(self) -> None:
        """Raises: `ValueError` where an address is none."""
        our_address(self.sender), our_address(self.support_address)


def render(notice: Notice, letterhead: Letterhead) -> RenderedMail:
    """The mail that says `notice`.

    Raises: `MailNotAcceptedError` where the customer's address is none that mail can be sent to, or what is
    to be attached is not there;
    `MailUnavailableError` where the request's own address cannot be made now.
    """
    ours, support = our_address(letterhead.sender), our_address(letterhead.support_address)
    contents = {**contents_of(notice), **links_of(notice, letterhead.links)}
    contents["subject"] = one_line(_rendered(notice.kind, "subject.txt", contents))
    return RenderedMail(
        key=notice.key,
        kind=notice.kind,
        message_id=message_id(notice.key, ours.domain),
        sender=ours,
        to=support if notice.to == "support" else _customer(notice),
        reply_to=support if notice.to == "support" else _answered_at(notice, ours, support, letterhead),
        subject=contents["subject"],
        text=wrapped(_rendered(notice.kind, "body.txt", contents)),
        html=_rendered(notice.kind, "body.html", contents),
        attachments=attachments_of(notice, letterhead.places),
    )


def _answered_at(notice: Notice, ours: Address, support: Address, letterhead: Letterhead) -> Address:
    if letterhead.replies is None:
        return support
    return address(ours.display_name, letterhead.replies.reply_address(notice.request_id))


def _customer(notice: Notice) -> Address:
    try:
        return address(notice.contact.name, notice.contact.email)
    except ValueError as error:
        raise MailNotAcceptedError(
            f"no mail can be sent to the contact's address of {notice.request_id}"
        ) from error


def _rendered(kind: NoticeKind, part: str, contents: dict[str, Any]) -> str:
    return _templates().get_template(f"{kind}/{part}").render(contents)


@cache
def _templates() -> jinja2.Environment:
    """Undefined is an error, and so is None: no mail says "None"."""
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader("porting"),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(["html"]),
        finalize=_that_is_something,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters.update(one_line=one_line, sentence=sentence)
    return templates


def _that_is_something(value: object) -> object:
    if value is None:
        raise jinja2.UndefinedError("the notice does not say what the template prints")
    return value
