"""Signing an LOA on the screen: whose, with which hand, under which words, and what is kept of it."""

import math
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    field_validator,
)

from porting.domain.checks.likeness import Likeness
from porting.domain.checks.name import compare_people
from porting.domain.errors import InvalidRequestError
from porting.domain.phone_number import time_zone_of
from porting.domain.port_request import (
    AuthorizedUser,
    DocumentReference,
    LosingCarrier,
    PortNumber,
    PortRequest,
    RequestId,
    ServiceAddress,
    Text,
)

#: How many times as wide as high the box is that a signature is drawn in; points are shares of its sides.
PAD_RATIO = 3.0
#: A pen sends some sixty points a second, and nobody signs for a minute. Whoever draws sends fewer.
MOST_STROKES, MOST_POINTS = 200, 5_000
#: Letters of JSON: so many points with six digits each fit.
LONGEST_DRAWING = 200_000
#: The PDF reader of the checks takes 60 pages; a request for more numbers is split.
MOST_NUMBERS = 1_000
#: What is drawn, in widths of the pad: a smaller thing is a slip of the finger, a shorter line is a dot.
_SMALLEST, _SHORTEST_LINE = 0.08, 0.2
#: And it is no level or upright line: at least so high for its width, and so wide for its height.
_FLATTEST, _NARROWEST = 0.03, 0.15

Language = Literal["en", "fr"]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Point = tuple[Share, Share]
"""From the left and from the top."""
Stroke = Annotated[tuple[Point, ...], Field(min_length=1, max_length=MOST_POINTS)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class LoaFacts(_Model):
    """What the LOAs of a request say; its fields are named as in REQUEST.json. A draft has them early."""

    request_id: RequestId
    company_name: Text
    authorized_user: AuthorizedUser
    service_address: ServiceAddress
    losing_carrier: LosingCarrier
    numbers: tuple[PortNumber, ...] = Field(min_length=1, max_length=MOST_NUMBERS)

    @classmethod
    def of(cls, request: PortRequest) -> Self:
        return cls(**{name: getattr(request, name) for name in cls.model_fields})

    @property
    def time_zone(self) -> str:
        """IANA name: that of the request, by which the checks say which day it is."""
        return time_zone_of(self.numbers[0].number)

    def day_of(self, at: AwareDatetime) -> date:
        return at.astimezone(ZoneInfo(self.time_zone)).date()


class DrawnSignature(_Model):
    """Drawn with a finger, a pen or a mouse."""

    way: Literal["drawn"] = "drawn"
    strokes: tuple[Stroke, ...] = Field(min_length=1, max_length=MOST_STROKES)

    @classmethod
    def read(cls, drawing: str) -> Self:
        """Of a JSON list of strokes, each a list of points `[x, y]` from 0 to 1 in a box of `PAD_RATIO`.

        Raises: `InvalidRequestError` for `signature.strokes`.
        """
        if len(drawing) > LONGEST_DRAWING:
            raise _refused("signature.strokes", _TOO_MUCH)
        try:
            strokes = _STROKES.validate_json(drawing or "[]")
        except ValidationError:
            raise _refused("signature.strokes", _NO_DRAWING) from None
        if not strokes:
            raise _refused("signature.strokes", _NOTHING)
        try:
            return cls(strokes=strokes)
        except ValidationError:
            raise _refused("signature.strokes", _TOO_MUCH) from None

    @field_validator("strokes")
    @classmethod
    def _of_a_hand(cls, strokes: tuple[Stroke, ...]) -> tuple[Stroke, ...]:
        if sum(map(len, strokes)) > MOST_POINTS:
            raise ValueError(_TOO_MUCH)
        return strokes

    @property
    def problem(self) -> str | None:
        """Why this is nobody's signature; None: it may be one."""
        lines = [[(x * PAD_RATIO, y) for x, y in stroke] for stroke in self.strokes]
        xs, ys = [x for line in lines for x, _ in line], [y for line in lines for _, y in line]
        width, height = (max(xs) - min(xs)) / PAD_RATIO, (max(ys) - min(ys)) / PAD_RATIO
        length = sum(map(_length, lines)) / PAD_RATIO
        if max(width, height) < _SMALLEST or length < _SHORTEST_LINE:
            return _TOO_SMALL
        if height < _FLATTEST * width or width < _NARROWEST * height:
            return _ONLY_A_LINE
        return None


_STROKES: TypeAdapter[tuple[Stroke, ...]] = TypeAdapter(tuple[Stroke, ...])
_NOTHING = "is missing: draw your signature in the box, or type your name instead"
_NO_DRAWING = "did not arrive whole: draw your signature again, or type your name instead"
_TOO_MUCH = "has too many lines: clear the box and sign once, or type your name instead"
_TOO_SMALL = "is too small: sign as large as the box lets you, or type your name instead"
_ONLY_A_LINE = "is only a line: sign as you sign on paper, or type your name instead"


class TypedSignature(_Model):
    """The signer's own name, typed to sign with."""

    way: Literal["typed"] = "typed"
    name: Text

    @classmethod
    def read(cls, name: str) -> Self:
        """Raises: `InvalidRequestError` for `signature.name`."""
        try:
            return cls(name=name)
        except ValidationError:
            if not name.strip():
                raise _refused("signature.name", "is missing: type your full name to sign") from None
            raise _refused("signature.name", "is too long: type your name and nothing else") from None


class SigningAct(_Model):
    """What somebody did who signed, and from where, as far as the server knows."""

    signature: Annotated[DrawnSignature | TypedSignature, Field(discriminator="way")]
    shown: str
    """SHA-256 of the document that they saw, as `LoaToSign` gave it."""
    consent: str
    """The version of the words that they agreed to; empty: they did not."""
    language: Language | None = None
    """As the document was asked for."""
    at: AwareDatetime
    client_address: str
    """IP address; empty: not known."""
    user_agent: str = ""
    """What the browser calls itself."""

    def problems(self, facts: LoaFacts) -> dict[str, str]:
        """What keeps this from being the authorized user's signature, by field."""
        signer, signature = facts.authorized_user.full_name, self.signature
        if isinstance(signature, DrawnSignature):
            return {"signature.strokes": problem} if (problem := signature.problem) else {}
        if compare_people(signature.name, signer) is Likeness.SAME:
            return {}
        problem = (
            f"is not that of the authorized user: type {signer}. If somebody else may change the account, "
            "name that person as the authorized user first"
        )
        return {"signature.name": problem}


class Consent(_Model):
    """The words that somebody agrees to who signs on the screen."""

    version: str
    """The day they came into use; words never change under a version."""
    language: Language
    title: str
    paragraphs: tuple[str, ...]
    agree: str
    """Beside the box to tick."""


class LoaToSign(_Model):
    """A request's LOAs, neither signed nor dated, in one PDF."""

    content: bytes = Field(repr=False)
    sha256: str
    forms: tuple[str, ...]
    """One for each letter, in their order: `LOA-US`, `LOA-US-TF`."""
    consent: Consent


class SignedLoa(_Model):
    """What is kept of a signing."""

    loa: DocumentReference
    """The signed letters with their evidence page: the LOA of the request."""
    shown: DocumentReference
    """The document that was signed, without signature and date."""


def _length(line: list[tuple[float, float]]) -> float:
    return sum(math.dist(one, other) for one, other in pairwise(line))


def _refused(field: str, problem: str) -> InvalidRequestError:
    return InvalidRequestError({field: problem})
