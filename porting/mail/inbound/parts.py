"""The parts of a raw mail: texts and attachments, on whatever level, within limits.

Not by the standard library's parser: it takes a stack frame and a search in every line for each level that a
stranger nests, and raises on some parameters.
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from porting.mail.inbound import headers
from porting.mail.inbound.headers import Headers
from porting.mail.inbound.incoming import MOST_LEVELS, MOST_PARTS, Attachment, MailProblem

_HEADER_END = re.compile(rb"\r?\n\r?\n|\r\r")


@dataclass
class Parts:
    """What was found in a mail, in its order."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    problem: MailProblem | None = None
    count: int = 0


def split_header(raw: bytes) -> tuple[Headers, bytes]:
    """The header of `raw` and what follows it."""
    if raw[:1] in (b"\r", b"\n"):
        return Headers(), raw.lstrip(b"\r\n")
    end = _HEADER_END.search(raw)
    if end is None:
        return headers.read(raw), b""
    return headers.read(raw[: end.start()]), raw[end.end() :]


def parts_of(raw: bytes, found: Parts | None = None, *, is_forwarded: bool = False) -> Parts:
    """All parts of a message. Of one that was forwarded as an attachment only what is attached to it counts:
    its words are not the sender's."""
    found = found or Parts()
    _walk(*split_header(raw), found, level=0, is_forwarded=is_forwarded)
    return found


def _walk(given: Headers, body: bytes, found: Parts, *, level: int, is_forwarded: bool) -> None:
    found.count += 1
    if found.count > MOST_PARTS:
        found.problem = found.problem or MailProblem.TOO_MANY_PARTS
        return
    kind = given.content_type
    boundary = headers.parameter_as_written(next(iter(given.all("content-type")), ""), "boundary")
    is_container = (kind.startswith("multipart/") and boundary) or kind in (
        "message/rfc822",
        "message/global",
    )
    if is_container and level >= MOST_LEVELS:
        found.problem = found.problem or MailProblem.TOO_NESTED
    elif kind.startswith("multipart/") and boundary:
        for part in _between(body, boundary):
            if found.problem:
                return
            _walk(*split_header(part), found, level=level + 1, is_forwarded=is_forwarded)
    elif is_container:
        inner = _without_transfer_encoding(given, body)
        _walk(*split_header(inner), found, level=level + 1, is_forwarded=True)
    else:
        _take(given, _without_transfer_encoding(given, body), found, is_forwarded=is_forwarded)


def _between(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """The parts of a multipart; a missing end is the end of the body.

    The boundary comes first in the pattern: so it is sought at the speed of memory.
    """
    marks = re.compile(rb"--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r|\n|$)")
    start: int | None = None
    for mark in marks.finditer(body):
        if mark.start() and body[mark.start() - 1 : mark.start()] not in (b"\n", b"\r"):
            continue
        if start is not None:
            yield _without_line_ends(body, start, mark.start())
        start = mark.end()
        if mark[1]:
            return
    if start is not None:
        yield _without_line_ends(body, start, len(body))


def _without_line_ends(body: bytes, start: int, end: int) -> bytes:
    """Without those that belong to the boundaries before and after; a part may have no header."""
    for line_end in (b"\r\n", b"\n", b"\r"):
        if body.startswith(line_end, start, end):
            start += len(line_end)
            break
    for line_end in (b"\r\n", b"\n", b"\r"):
        if body.endswith(line_end, start, end):
            end -= len(line_end)
            break
    return body[start:end]


def _without_transfer_encoding(given: Headers, body: bytes) -> bytes:
    encoding = given.first("content-transfer-encoding").lower()
    if encoding == "base64":
        return headers.from_base64(body)
    if encoding == "quoted-printable":
        return quopri.decodestring(body)
    return body


def _take(given: Headers, content: bytes, found: Parts, *, is_forwarded: bool) -> None:
    kind = given.content_type
    name = given.parameter("content-disposition", "filename") or given.parameter("content-type", "name")
    is_attached = bool(name) or given.first("content-disposition").lower().startswith("attachment")
    if kind in ("text/plain", "text/html") and not is_attached:
        if not is_forwarded:
            text = headers.decoded(content, given.parameter("content-type", "charset"))
            (found.plain if kind == "text/plain" else found.html).append(text)
        return
    if content.strip() or is_attached:
        found.attachments.append(Attachment(name=name[:200], declared_type=kind, content=content))
