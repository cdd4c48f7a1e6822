"""What a finding rests on: where it was read, by what, and what was expected there."""

import re
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict

from porting.domain.port_request import DocumentReference

#: A record may print the account's PIN, which nobody needs to read again.
_SECRET = re.compile(
    r"\b(pin|passcode|password|pass ?phrase|ssn|nip|mot de passe)\b((?: ?(?:number|code|no\b\.?|#))?)"
    r"(?:\s*[:=#]\s*\S+|\s+\S*\d\S*)",
    re.IGNORECASE,
)


def without_secrets(text: str) -> str:
    """`text` with three dots in place of a PIN, password or social security number."""
    return _SECRET.sub(r"\1\2 ...", text)


class Engine(StrEnum):
    """What read a piece of a document."""

    TEXT = "text"
    """The page's own text; what it says is a fact."""
    FIELD = "field"
    """A form field's value; a fact as well."""
    TESSERACT = "tesseract"
    RAPIDOCR = "rapidocr"

    @property
    def is_recognition(self) -> bool:
        """Whether a machine made it out in an image, and may err."""
        return self in (Engine.TESSERACT, Engine.RAPIDOCR)


class Box(NamedTuple):
    """A rectangle on a page, in points (1/72 inch) from the upper left corner of the page as it is shown."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return (self.top + self.bottom) / 2

    def joined(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def overlaps(self, other: "Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class Evidence(BaseModel):
    """What was read where, beside what was expected; for support. May hold personal data, never a PIN."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    note: str = ""
    """Whatever the other fields do not say."""
    read: str = ""
    expected: str = ""
    page: int | None = None
    """From 1; None: the whole document, or the request."""
    box: Box | None = None
    engine: Engine | None = None
    """None: nothing was read."""
    confidence: float | None = None
    """The engine's own, from 0 to 1 for its least certain word; None: it has none."""
    agreed: bool = False
    """Two engines read the same in an image."""
    image: DocumentReference | None = None
    """A PNG in the document store: this piece of the page beside what was expected."""

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return self != Evidence()

    def __str__(self) -> str:
        parts = []
        if self.read or self.expected:
            parts.append(f"read: {self.read or 'nothing'}")
        if self.expected:
            parts.append(f"expected: {self.expected}")
        if self.note:
            parts.append(self.note)
        if self.page is not None:
            parts.append(self._place())
        return "; ".join(parts)

    def _place(self) -> str:
        by = f", by {self.engine}" if self.engine and self.engine.is_recognition else ""
        sure = f" ({self.confidence:.0%} sure)" if by and self.confidence is not None else ""
        return f"page {self.page}{by}{sure}"


def _from_words(value: Any) -> Any:
    """Histories of before hold evidence as one text."""
    return {"note": value} if isinstance(value, str) else value


#: How a model holds evidence: a plain text counts as its note.
AnyEvidence = Annotated[Evidence, BeforeValidator(_from_words)]
