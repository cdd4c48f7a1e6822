"""What the three documents of a packet say, before a layout puts it on paper."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tests.corpus.customers import Account, Country, Place

_MONTHLY_CENTS = 3_495
_TAX_PERCENT = 8

Restriction = Literal["", "freeze", "pending", "inactive"]
Signing = Literal["not", "pen", "image", "script", "typed", "ink", "stamp", "digital"]


@dataclass(frozen=True)
class Bill:
    account: Account
    dated: date
    mailing: Place | None = None
    """Where the bill is sent; None: to the service address."""
    shows_date: bool = True
    """False: only its period and its due date are printed."""
    past_due_cents: int = 0
    first_page_only: bool = False
    hidden: tuple[str, ...] = ()
    """Text that no reader sees."""

    @property
    def due(self) -> date:
        return self.dated + timedelta(days=21)

    @property
    def begins(self) -> date:
        return self.dated - timedelta(days=30)

    @property
    def ends(self) -> date:
        return self.dated - timedelta(days=1)

    @property
    def previous(self) -> date:
        return self.dated - timedelta(days=31)

    @property
    def each_cents(self) -> int:
        return _MONTHLY_CENTS

    @property
    def charges_cents(self) -> int:
        return _MONTHLY_CENTS * len(self.account.numbers)

    @property
    def tax_cents(self) -> int:
        return self.charges_cents * _TAX_PERCENT // 100

    @property
    def before_cents(self) -> int:
        """The previous bill's total."""
        return self.charges_cents + self.tax_cents

    @property
    def paid_cents(self) -> int:
        return self.before_cents - self.past_due_cents

    @property
    def total_cents(self) -> int:
        return self.before_cents + self.past_due_cents


@dataclass(frozen=True)
class Csr:
    account: Account
    dated: date
    restriction: Restriction = ""
    """What holds the numbers; each layout says it in its own words."""

    @property
    def is_frozen(self) -> bool:
        return self.restriction == "freeze"

    @property
    def has_pending_order(self) -> bool:
        return self.restriction == "pending"

    def is_inactive(self, at: int) -> bool:
        """Whether the line at `at` of the account is out of service."""
        return self.restriction == "inactive" and at == 0


@dataclass(frozen=True)
class Letter:
    """A Letter of Authorization."""

    account: Account
    form: Country
    signer: str
    title: str
    signed_on: date | None
    written_on: date
    """The day in a letter's head, which is not when it was signed."""
    signing: Signing = "pen"
    toll_free: bool = False
