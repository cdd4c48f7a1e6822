"""What a document says, apart from how it was read and from what follows."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Literal, TypeVar

from porting.domain.calendar import Country
from porting.domain.checks.evidence import Box, Engine, Evidence, without_secrets
from porting.domain.checks.numbers import find_numbers
from porting.domain.phone_number import E164

DocumentName = Literal["loa", "csr", "bill"]

#: As the customer knows them.
IN_WORDS: dict[DocumentName, str] = {
    "loa": "Letter of Authorization",
    "csr": "Customer Service Record",
    "bill": "phone bill",
}


class Topic(StrEnum):
    """What a label in a document announces."""

    ACCOUNT_NUMBER = "account_number"
    ACCOUNT_NAME = "account_name"
    AUTHORIZED_USER = "authorized_user"
    SERVICE_ADDRESS = "service_address"
    BILLING_ADDRESS = "billing_address"
    UNIT = "unit"
    CITY = "city"
    REGION = "region"
    POSTAL_CODE = "postal_code"
    BTN = "btn"
    CARRIER = "carrier"
    BILL_DATE = "bill_date"
    DUE_DATE = "due_date"
    SIGNATURE = "signature"
    SIGNER_NAME = "signer_name"
    SIGNING_DATE = "signing_date"
    TITLE = "title"
    NUMBERS = "numbers"
    RESTRICTION = "restriction"


@dataclass(frozen=True)
class Passage:
    """A piece of a document's text, with where it stands and what read it."""

    text: str
    page: int | None = None
    """From 1; None: a form field that has no place."""
    box: Box | None = None
    engine: Engine = Engine.TEXT
    confidence: float = 1.0
    """From 0 to 1, of its least certain word."""
    seen: bool = True
    """Whether a person who looks at the page sees all of it; what is unseen proves nothing."""

    def as_evidence(self, expected: str = "", note: str = "", *, agreed: bool = False) -> Evidence:
        """What a finding rests on that was read here."""
        return Evidence(
            read=without_secrets(self.text),
            expected=expected,
            note=note,
            page=self.page,
            box=self.box,
            engine=self.engine,
            confidence=self.confidence if self.engine.is_recognition else None,
            agreed=agreed,
        )

    def stands_below(self, head: "Passage", heights: float) -> bool:
        """Whether it stands below `head` in its column, no further away than so many of its heights."""
        if self.page != head.page or self.box is None or head.box is None:
            return False
        is_near = 0 < self.box.middle - head.box.middle <= heights * head.box.height
        return is_near and self.box.left < head.box.right and head.box.left < self.box.right


_Kind = TypeVar("_Kind", bound=Passage)


@dataclass(frozen=True)
class Statement(Passage):
    """A labelled value; `text` is empty where a label stands alone, and the place is the label's then."""

    topic: Topic = field(kw_only=True)
    day_first: bool | None = field(default=None, kw_only=True)
    """How the label wants a date: `DD/MM/YYYY`, or with the month first; None: it does not say."""
    is_guess: bool = field(default=False, kw_only=True)
    """No word says what it is of, only its place: it may agree, but nothing is held against anybody by it."""
    is_weak: bool = field(default=False, kw_only=True)
    """No list has its label, only the words in it tell: what is expected outweighs it wherever it stands."""


class Signed(StrEnum):
    """Whether there is a signature. Whose hand it is, no machine says."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Signature:
    signed: Signed
    how: str
    """What was seen, for support."""
    date_may_be_drawn: bool = False
    """Something is drawn where the date belongs, which only a person can read."""
    changed_after: bool = False
    """Bytes stand behind what a digital signature covers."""
    is_broken: bool = False
    """A digital signature does not fit what it signed."""
    content_changed: bool = False
    """What stands behind a digital signature changes more than it left open."""
    signed_on: date | None = None
    """By the clock of who signed digitally."""
    page: int | None = None
    """From 1, where it stands, or the place for it that was looked at; None: it has no place."""
    box: Box | None = None
    engine: Engine | None = None
    """What read the label of its place."""
    confidence: float | None = None
    """Of the engine, for the label."""
    beside: str = ""
    """Where no label tells that it is one: the name that is printed beside it; empty: a label does."""
    ink: Box | None = None
    """Of a scan: where the ink is that was taken for a hand's; None: nothing was."""


NO_SIGNATURE_READ = Signature(Signed.UNCLEAR, "no signature was looked for")


@dataclass(frozen=True)
class Statements:
    """All that one document says."""

    document: DocumentName
    rows: tuple[Passage, ...]
    """Its text row by row, form fields included; of a scan as each engine read it, one after the other."""
    cells: tuple[Passage, ...]
    """Its text in the pieces that stand apart on a row."""
    stated: tuple[Statement, ...]
    addresses: tuple[Passage, ...] = ()
    """Whatever ends in a postal code, with the lines above it; labelled or not."""
    form_country: Country | None = None
    """Whose form an LOA is on; None: nothing tells."""
    further_form_countries: tuple[Country, ...] = ()
    """Of further letters on our own forms in the same document."""
    form_is_certain: bool = False
    """The form's own title says so, not only its vocabulary."""
    is_own_form: bool = False
    """It is the LOA that `porting loa` makes, so an empty place is known to be empty."""
    form_covers_toll_free: bool | None = None
    """An LOA on our own form has the wording for toll-free numbers; None: another form, nothing tells."""
    is_scan: bool = False
    """Some of its pages are images."""
    unseen_shares: tuple[float, ...] = ()
    """For each page the share of its text's words that a person does not see, from 0 to 1."""
    signature: Signature = field(default=NO_SIGNATURE_READ)

    @cached_property
    def views(self) -> tuple["Statements", ...]:
        """It as each engine read it, the text and form fields first; what nobody sees is left out.

        A document with text pages and scanned ones has both kinds of views.
        """
        engines = {each.engine for each in (*self.rows, *self.cells, *self.stated, *self.addresses)}
        recognized = [engine for engine in Engine if engine.is_recognition and engine in engines]
        facts = [frozenset({Engine.TEXT, Engine.FIELD})] if len(recognized) < len(engines) else []
        return tuple(self._by(group) for group in (*facts, *(frozenset({each}) for each in recognized)))

    def _by(self, engines: frozenset[Engine]) -> "Statements":
        return replace(
            self,
            rows=_kept(self.rows, engines),
            cells=_kept(self.cells, engines),
            stated=_kept(self.stated, engines),
            addresses=_kept(self.addresses, engines),
        )

    @cached_property
    def is_from_an_image(self) -> bool:
        """Whether this view is an engine's."""
        return any(row.engine.is_recognition for row in self.rows)

    @cached_property
    def unseen(self) -> tuple[Passage, ...]:
        """What stands in its text and does not show."""
        return tuple(
            each for each in (*self.cells, *self.rows, *self.stated, *self.addresses) if not each.seen
        )

    @cached_property
    def with_unseen(self) -> "Statements":
        """It as if all of it showed."""
        return replace(
            self,
            rows=tuple(replace(each, seen=True) for each in self.rows),
            cells=tuple(replace(each, seen=True) for each in self.cells),
            stated=tuple(replace(each, seen=True) for each in self.stated),
            addresses=tuple(replace(each, seen=True) for each in self.addresses),
        )

    @cached_property
    def is_recognized(self) -> bool:
        """Some of it was made out in an image."""
        return self.is_scan or any(row.engine.is_recognition for row in self.rows)

    @cached_property
    def text(self) -> str:
        return "\n".join(row.text for row in self.rows)

    @cached_property
    def numbers(self) -> frozenset[E164]:
        return find_numbers(self.text)

    def about(self, topic: Topic) -> tuple[Statement, ...]:
        """What is said about `topic`, without labels that stand alone."""
        return tuple(each for each in self.stated if each.topic is topic and each.text)

    def has_label(self, topic: Topic) -> bool:
        return any(each.topic is topic for each in self.stated)


def _kept(passages: tuple[_Kind, ...], engines: frozenset[Engine]) -> tuple[_Kind, ...]:
    return tuple(each for each in passages if each.engine in engines and each.seen)
