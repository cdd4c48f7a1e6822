"""What the guard's processes say to each other: frames of JSON, never pickles."""

import socket
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Discriminator, TypeAdapter

from porting.documents.reading import (
    MAX_BYTES,
    Crop,
    Language,
    Look,
    Page,
    Place,
    ReadDocument,
    Spot,
    Unreadable,
)
from porting.guard.limits import Limits, Protections

#: The longest bill as words is 6 MB, a handful of pictures of pages as much.
MAX_ANSWER = 32 * 1024 * 1024
#: A document, or what is asked about it.
_MAX_ASKED = MAX_BYTES + 1024
_LENGTH = 4


PICTURE = b"picture:"


Library = Literal["signatures", "recognition", "second_engine"]
"""Takes long to load; the server does it once, before it forks."""


class WireError(Exception):
    """The other side broke off, or said too much."""


@dataclass(frozen=True)
class Read:
    """Everything but what stands in scans."""

    kind: Literal["read"] = "read"


@dataclass(frozen=True)
class Recognize:
    """What one engine makes of scanned pages; answered page by page, as far as the time reaches."""

    pages: tuple[int, ...]
    languages: tuple[Language, ...]
    seconds: float
    """No further page is begun when it would hardly be finished by then."""
    again: bool = False
    """By the second engine."""
    kind: Literal["recognize"] = "recognize"


@dataclass(frozen=True)
class Cut:
    """Pieces of pages as pictures; answered one by one, `PICTURE` and the PNG, or nothing behind it."""

    crops: tuple[Crop, ...]
    kind: Literal["cut"] = "cut"


@dataclass(frozen=True)
class Show:
    """What places of several documents, sent one after the other, show to an engine; answered at once."""

    sizes: tuple[int, ...]
    """Of the documents, in bytes."""
    spots: tuple[Spot, ...]
    languages: tuple[Language, ...]
    again: bool = False
    """By the second engine."""
    by_shape: bool = False
    """Without an engine: what the text says there, as far as the letters have its shapes."""
    kind: Literal["show"] = "show"


@dataclass(frozen=True)
class LookCloser:
    """What each of two engines reads at some places of a scan; answered at once, place by place."""

    places: tuple[Place, ...]
    languages: tuple[Language, ...]
    kind: Literal["look_closer"] = "look_closer"


@dataclass(frozen=True)
class ReadInk:
    """What can be read in the ink at some places of a scan, as if it were letters; answered at once."""

    places: tuple[Place, ...]
    kind: Literal["read_ink"] = "read_ink"


@dataclass(frozen=True)
class TryLimits:
    """Needs no document."""

    kind: Literal["try_limits"] = "try_limits"


Request = Annotated[Read | Recognize | Cut | Show | LookCloser | ReadInk | TryLimits, Discriminator("kind")]


@dataclass(frozen=True)
class Answer:
    """One of the two."""

    document: ReadDocument | None = None
    unreadable: Unreadable | None = None


@dataclass(frozen=True)
class RecognizedPage:
    number: int
    page: Page
    """None of its layers but the one that was asked for."""


@dataclass(frozen=True)
class Errand:
    """What the server is told together with the way to whoever asks: how to make the child."""

    limits: Limits
    loads: tuple[Library, ...] = ()


REQUEST: TypeAdapter[Request] = TypeAdapter(Request)
ANSWER = TypeAdapter(Answer)
RECOGNIZED = TypeAdapter(RecognizedPage)
SHOWN: TypeAdapter[tuple[str | None, ...]] = TypeAdapter(tuple[str | None, ...])
LOOKS: TypeAdapter[tuple[tuple[Look, ...], ...]] = TypeAdapter(tuple[tuple[Look, ...], ...])
PROTECTIONS = TypeAdapter(Protections)
ERRAND = TypeAdapter(Errand)


def send(connection: socket.socket, frame: bytes) -> None:
    connection.sendall(len(frame).to_bytes(_LENGTH, "big") + frame)


def received(connection: socket.socket, limit: int = _MAX_ASKED) -> bytes | None:
    """The next frame; None: the other side has said all.

    Raises: `WireError`, `OSError`, `TimeoutError` when the connection's own time is up.
    """
    begin = _exactly(connection, _LENGTH)
    if not begin:
        return None
    length = int.from_bytes(begin, "big")
    if length > limit:
        raise WireError("a frame is too long")
    frame = _exactly(connection, length)
    if len(frame) < length:
        raise WireError("a frame broke off")
    return frame


def _exactly(connection: socket.socket, count: int) -> bytes:
    """Nothing: the connection is at its end."""
    parts: list[bytes] = []
    missing = count
    while missing:
        part = connection.recv(min(missing, 1 << 20))
        if not part:
            if parts or count != _LENGTH:
                raise WireError("a frame broke off")
            return b""
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
