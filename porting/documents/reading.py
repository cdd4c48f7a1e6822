"""What reading a PDF gives, whichever library did it: words in their places, form fields, marks.

All places are `Box`es: points from the upper left corner of the page as it is shown, rotation applied.
"""

from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import Literal, Protocol

from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.findings import FindingCode, Severity

#: More than the longest bill that a person would send, less than what could hurt.
MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 60

Language = Literal["eng", "fra"]
#: Degrees clockwise.
QuarterTurn = Literal[0, 90, 180, 270]


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    box: Box
    confidence: float = 1.0
    """From 0 to 1; a text layer's words are certain."""


@dataclass(frozen=True)
class Cell:
    """Words that stand together on a row, such as a label or a value."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        box = self.words[0].box
        for word in self.words[1:]:
            box = box.joined(word.box)
        return box

    @property
    def height(self) -> float:
        """That of most of its words: an engine draws a word's box too high now and then."""
        return median(word.box.height for word in self.words)

    @property
    def confidence(self) -> float:
        """Of its least certain word."""
        return min(word.confidence for word in self.words)


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Layer:
    """What one engine reads on a page: rows from the top, cells from the left."""

    engine: Engine
    rows: tuple[Row, ...]
    turned: QuarterTurn = 0
    """How a reader has to turn the page as it is shown; its words' boxes are not turned."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for row in self.rows for cell in row for word in cell.words)

    @property
    def confidence(self) -> float:
        """The mean of its words' confidences; 0 where there is no word."""
        return sum(word.confidence for word in self.words) / len(self.words) if self.words else 0.0


@dataclass(frozen=True)
class Mark:
    """Something on a page that is not its text."""

    how: Literal["drawing", "line", "image", "ink", "stamp", "text"]
    """`drawing`: ink in the rendered page, one piece that hangs together; `line`: a ruled line of the form,
    which is no sign of a hand; `ink`, `stamp` and `text`: annotations."""
    box: Box
    ink: float = 0.0
    """Square inches of a drawing that are dark."""
    is_stroke: bool = False
    """It is as a pen draws several joined letters: no logo, bar, frame or arrow."""


@dataclass(frozen=True)
class Field:
    """A form field that has a value; a page's text does not hold it."""

    name: str
    value: str
    page: int | None = None
    """From 1; None: it has no place on a page."""
    box: Box | None = None
    is_seen: bool = True
    """False: what the page shows in its place is something else, or nothing."""


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    layers: tuple[Layer, ...] = ()
    """The text layer; on a scan what each engine recognized, the first one first. None: a blank page."""
    is_scan: bool = False
    """An image is the page itself: its text, if it has any, was recognized by a machine we do not know."""
    marks: tuple[Mark, ...] = ()
    unseen: tuple[Word, ...] = ()
    """Words of the text layer that a person who looks at the page does not see."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Of the first layer."""
        return self.layers[0].rows if self.layers else ()


@dataclass(frozen=True)
class DigitalSignature:
    """One signed signature field."""

    intact: bool
    """The signed bytes are what was signed; who signed is not said by this."""
    changed_after: bool
    """Something came after it that no later signature stands for."""
    signer: str = ""
    """As the certificate names it; only a trusted certificate proves it."""
    trusted: bool = False
    signed_at: str = ""
    """By the signer's own clock, ISO 8601; empty: it does not say."""
    content_changed: bool = False
    """More came after it than form fields that were filled in: pages, text, annotations."""
    field: str = ""
    """The name of the form field that holds it."""
    is_checkable: bool = True
    """False: of a kind or with a method that we do not know or trust, so that `intact` says nothing."""


@dataclass(frozen=True)
class ReadDocument:
    pages: tuple[Page, ...]
    fields: tuple[Field, ...] = ()
    empty_fields: tuple[str, ...] = ()
    """Names of form fields without a value, signature fields included."""
    digital_signatures: tuple[DigitalSignature, ...] = ()
    alarms: tuple[str, ...] = ()
    """What a document for reading has no use for: scripts, attachments, programs to start."""
    is_portfolio: bool = False
    has_own_fonts: bool = False
    """Its letters are drawn in fonts of its own, so that they may look like others than its text says."""

    @property
    def has_text(self) -> bool:
        return any(page.rows for page in self.pages) or any(field.value for field in self.fields)

    @property
    def is_scan(self) -> bool:
        return any(page.is_scan for page in self.pages)


@dataclass(frozen=True)
class Unreadable:
    """Why a document's content cannot be judged."""

    problem: FindingCode
    severity: Severity
    evidence: str


@dataclass(frozen=True)
class Crop:
    """A piece of a page to show to a person, beside what was expected there."""

    page: int
    box: Box
    expected: str
    read: str


@dataclass(frozen=True)
class Spot:
    """A place on a page of one of several documents."""

    document: int
    """Its position, from 0."""
    page: int
    """From 1."""
    box: Box


@dataclass(frozen=True)
class Place:
    """A few words on a scanned page, for a closer look."""

    page: int
    """From 1."""
    box: Box
    """On the level page."""
    degrees: float
    """By which the page's lines point down from where they should."""


@dataclass(frozen=True)
class Look:
    """What one engine reads where it looks once more."""

    engine: Engine
    text: str
    confidence: float
    """From 0 to 1, of the least certain part that the engine tells of."""


class DocumentReader(Protocol):
    """Reads hostile files, so it answers within its limits or says `Unreadable`; it does not raise."""

    def read(self, content: bytes, languages: tuple[Language, ...]) -> ReadDocument | Unreadable:
        """Text, form fields, marks, signatures; scanned pages by the first engine that is installed."""
        ...

    def read_again(self, content: bytes, read: ReadDocument, pages: tuple[int, ...]) -> ReadDocument:
        """`read` with what a second engine recognizes on those of `pages` that are scans.

        Unchanged where there is no second engine. Pages count from 1.
        """
        ...

    def shown(
        self,
        contents: tuple[bytes, ...],
        spots: tuple[Spot, ...],
        languages: tuple[Language, ...],
        *,
        again: bool,
    ) -> tuple[str | None, ...]:
        """What each of `spots` shows to the eye, as an engine sees it; `again`: the second one.

        None: no engine could look.
        """
        ...

    def looks(
        self, content: bytes, places: tuple[Place, ...], languages: tuple[Language, ...]
    ) -> tuple[tuple[Look, ...], ...]:
        """What each engine reads at each of `places`, several times, larger than before.

        None of a place: there are not two engines, or no time.
        """
        ...

    def ink_as_letters(self, content: bytes, places: tuple[Place, ...]) -> tuple[tuple[Look, ...], ...]:
        """What can be read in the ink at each of `places`, as if it were letters, in several ways.

        None of a place: no engine here reads script faces, or there was no time.
        """
        ...

    def crops(self, content: bytes, crops: tuple[Crop, ...]) -> tuple[bytes | None, ...]:
        """A PNG for each; None: the page could not be drawn."""
        ...
