"""A mail that came, as the one to support shows it, and what goes along with that."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from porting.domain.errors import DocumentAlteredError, DocumentNotStoredError, MailNotAcceptedError
from porting.domain.notice import AttachedFile, Letter, Notice
from porting.domain.port_request import RequestId
from porting.mail.wording import one_line, shortened
from porting.ports import DocumentStore

#: Where the notifier finds what is kept of the mail that the record calls so.
Places = Callable[[str], DocumentStore]

_LONGEST_NAME = 80
_MEGABYTE = 1024 * 1024
#: Whatever else somebody sends is not opened by itself.
_TYPES = {"pdf": ("application", "pdf", ".pdf"), "text": ("text", "plain", ".txt")}
_UNKNOWN = ("application", "octet-stream", ".bin")
_NOT_IN_NAMES = re.compile(r"[^\w .()+-]+")


@dataclass(frozen=True)
class Attachment:
    """A file that goes along with a mail of ours."""

    name: str
    main_type: str
    sub_type: str
    content: bytes


@dataclass(frozen=True)
class ShownFile:
    name: str
    size: str
    is_attached: bool


@dataclass(frozen=True)
class ShownLetter:
    """A `Letter` in the words that are read."""

    shown_as: str
    request_id: RequestId | None
    why: str
    is_proven: bool
    sender: str
    name: str
    subject: str
    words: tuple[str, ...]
    files: tuple[ShownFile, ...]

    @property
    def is_any_attached(self) -> bool:
        return any(each.is_attached for each in self.files)


def shown(letter: Letter) -> ShownLetter:
    return ShownLetter(
        shown_as=letter.shown_as,
        request_id=letter.request_id,
        why=letter.why,
        is_proven=letter.is_proven,
        sender=one_line(letter.sender),
        name=one_line(letter.sender_name),
        subject=shortened(one_line(letter.subject), 200),
        words=tuple(one_line(line) for line in letter.words.strip().splitlines()),
        files=tuple(ShownFile(_name(each), _size(each), each.is_attached) for each in letter.files),
    )


def attachments_of(notice: Notice, places: Places | None) -> tuple[Attachment, ...]:
    """What goes along with `notice`. `places` None: nothing; the mail is only looked at.

    Raises: `MailNotAcceptedError` where it cannot be found: without its attachments it can still go.
    """
    if notice.letter is None or places is None:
        return ()
    place = places(notice.letter.identity)
    try:
        return tuple(_attachment(each, place) for each in notice.letter.files if each.is_attached)
    except (DocumentNotStoredError, DocumentAlteredError) as error:
        raise MailNotAcceptedError(f"the attachments of {notice.key} are not there") from error


def _attachment(file: AttachedFile, place: DocumentStore) -> Attachment:
    main_type, sub_type, ending = _TYPES.get(file.kind, _UNKNOWN)
    name = _name(file)
    if (main_type, sub_type) != _UNKNOWN[:2] and not name.lower().endswith(ending):
        name += ending
    return Attachment(name, main_type, sub_type, place.get(file.content))


def _name(file: AttachedFile) -> str:
    """The sender's own, as far as it is harmless, behind its number: two may have the same."""
    plain = _NOT_IN_NAMES.sub("_", one_line(file.name)).strip(" ._")
    return f"{file.count}-{plain[-_LONGEST_NAME:]}" if plain else f"{file.count}"


def _size(file: AttachedFile) -> str:
    size = file.content.size
    return f"{size / _MEGABYTE:.1f} MB" if size >= _MEGABYTE else f"{max(1, round(size / 1024))} KB"
