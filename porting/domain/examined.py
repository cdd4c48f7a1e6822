"""What a document turns out to be and to say, whoever sent it and whatever it is called.

The intake by mail sorts documents by it; the form fills its fields from it.
"""

from datetime import date

from pydantic import BaseModel, ConfigDict

from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.findings import FindingCode
from porting.domain.checks.statements import IN_WORDS, DocumentName
from porting.domain.phone_number import E164


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class Said(_Model):
    """A value with where it was read, so that it can be shown there."""

    text: str
    page: int | None = None
    """From 1; None: a form field without a place."""
    box: Box | None = None
    engine: Engine = Engine.TEXT
    confidence: float = 1.0
    """From 0 to 1; a value that was recognized in an image below 0.8 should be confirmed by a person."""


class SaidNumber(Said):
    number: E164


class SaidDate(Said):
    day: date | None
    """None: it can be read as two days (`05/11/2026` in Canada)."""


class SaidAmount(Said):
    cents: int


class Part(_Model):
    """Pages of one kind that follow each other."""

    kind: DocumentName | None
    """None: something else, or nothing tells."""
    first_page: int
    last_page: int

    def __str__(self) -> str:
        pages = f"page {self.first_page}"
        if self.last_page > self.first_page:
            pages = f"pages {self.first_page}-{self.last_page}"
        return f"{pages}: {IN_WORDS[self.kind] if self.kind else 'something else'}"


class AccountOnPaper(_Model):
    """What a paper says of the account at the losing carrier; None: it does not say."""

    carrier: Said | None = None
    account_name: Said | None = None
    authorized_user: Said | None = None
    account_number: Said | None = None
    billing_telephone_number: SaidNumber | None = None
    street: Said | None = None
    """Of the service address, unit included where it stands on the same line."""
    unit: Said | None = None
    city: Said | None = None
    region: Said | None = None
    """Two letters."""
    postal_code: Said | None = None
    numbers: tuple[SaidNumber, ...] = ()
    """In the order in which they stand; the carrier's own numbers for questions are left out. Those of an LOA
    are the numbers that its signer wants to move, so a BTN that it only names is left out as well."""
    bill_date: SaidDate | None = None
    past_due: SaidAmount | None = None


class Examined(_Model):
    """One document."""

    problem: FindingCode | None = None
    """Why it could not be read; the rest is empty then."""
    message: str = ""
    """For the customer: what to do about the problem."""
    parts: tuple[Part, ...] = ()
    twin_of: int | None = None
    """The position of an earlier document with the same content; None: there is none."""
    account: AccountOnPaper | None = None
    """None: it is not one document of a known kind."""

    @property
    def kind(self) -> DocumentName | None:
        """What the document is; None: something else, or several documents in one file."""
        kinds = {part.kind for part in self.parts if part.kind}
        return next(iter(kinds)) if len(kinds) == 1 else None

    @property
    def is_combined(self) -> bool:
        """Whether several kinds of documents are in one file."""
        return len({part.kind for part in self.parts if part.kind}) > 1
