"""What reading a PDF gives, whichever library did it: words in their places, fields, marks."""

from dataclasses import dataclass
from typing import Literal, Protocol

from porting.domain.checks.findings import FindingCode, Severity

#: More than the longest bill that a person would send, less than what could hurt.
MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 60


@dataclass(frozen=True)
class Cell:
    """Words that stand together on a row; `left` and `right` are columns of characters."""

    text: str
    left: int
    right: int


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Mark:
    """Something on a page that is not its own text, in points from the lower left corner."""

    how: Literal["drawing", "image", "ink", "stamp", "text"]
    left: float
    bottom: float
    right: float
    top: float
    strokes: int = 0
    """How many curved or slanting pieces a drawing has."""


@dataclass(frozen=True)
class Place:
    """Where a piece of text begins, in points."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Page:
    rows: tuple[Row, ...]
    has_image: bool = False
    is_scan: bool = False
    """An image large enough to be the page itself: its text, if any, was recognized by some machine."""
    marks: tuple[Mark, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class ReadDocument:
    pages: tuple[Page, ...]
    fields: tuple[tuple[str, str], ...] = ()
    """(name, value) of form fields; a page's text does not hold them."""
    digital_signatures: tuple[bool, ...] = ()
    """For each signed signature field: whether it covers the file to its end."""
    alarms: tuple[str, ...] = ()
    """What a document for reading has no use for: scripts, attachments, programs to start."""
    is_portfolio: bool = False

    @property
    def has_text(self) -> bool:
        return any(page.rows for page in self.pages) or any(value for _, value in self.fields)

    @property
    def is_scan(self) -> bool:
        return any(page.is_scan for page in self.pages)


@dataclass(frozen=True)
class Unreadable:
    """Why a document's content cannot be judged."""

    problem: FindingCode
    severity: Severity
    evidence: str


class DocumentReader(Protocol):
    """Reads hostile files, so it answers within its limits or says `Unreadable`; it does not raise."""

    def read(self, content: bytes, *, with_marks: bool) -> ReadDocument | Unreadable:
        """`with_marks`: find drawings, images and annotations too, which takes twice as long."""
        ...
