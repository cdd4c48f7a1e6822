"""A phone bill and a Customer Service Record (CSR) as a carrier prints them, for demonstrations and tests."""

from dataclasses import dataclass
from datetime import date, timedelta

from porting.documents.sheet import INNER, MARGIN, Heads, Sheet, fitting, made
from porting.domain.checks.address import Address
from porting.domain.phone_number import E164, in_words

_MONTHLY_CENTS = 3_495
_TAX_PERCENT = 8


@dataclass(frozen=True)
class Account:
    """What a carrier has on file."""

    carrier: str
    number: str
    name: str
    authorized_user: str
    address: Address
    btn: E164 | None
    numbers: tuple[E164, ...]


@dataclass(frozen=True)
class Bill:
    account: Account
    dated: date | None
    past_due_cents: int = 0
    heading: str = "Invoice"

    def made(self) -> bytes:
        footer = f"{self.account.carrier}   Questions? Call 611 from your phone"
        return made(self._draw, Heads("Invoice", footer))

    def _draw(self, sheet: Sheet) -> None:
        account, lines = self.account, len(self.account.numbers) * _MONTHLY_CENTS
        tax = lines * _TAX_PERCENT // 100
        total = lines + tax + self.past_due_cents
        sheet.title(account.carrier, f"{self.heading} for your telephone service")
        sheet.fields(
            [
                ("Account number", account.number, 0.3),
                ("Invoice date", _day(self.dated) if self.dated else "", 0.3),
                ("Due date", _day(self.dated + timedelta(days=21)) if self.dated else "on receipt", 0.25),
                ("Amount due", _money(total), 0.15),
            ]
        )
        _draw_account(sheet, account)
        sheet.section("Account summary")
        sheet.table(
            ("Description", "Amount"),
            [
                ("Previous balance", _money(lines + tax)),
                ("Payments received, thank you", "-" + _money(lines + tax - self.past_due_cents)),
                *([("Past due, please pay now", _money(self.past_due_cents))] if self.past_due_cents else []),
                ("Monthly charges", _money(lines)),
                ("Taxes and surcharges", _money(tax)),
                ("Total amount due", _money(total)),
            ],
            (0.8, 0.2),
        )
        sheet.section("Monthly charges by telephone number")
        rows = [(in_words(number), "Business line", _money(_MONTHLY_CENTS)) for number in account.numbers]
        sheet.table(("Telephone number", "Service", "Amount"), rows, (0.4, 0.4, 0.2))


@dataclass(frozen=True)
class Csr:
    account: Account
    dated: date
    port_freeze: bool = False

    def made(self) -> bytes:
        return made(self._draw, Heads("Customer Service Record", f"{self.account.carrier}   Porting team"))

    def _draw(self, sheet: Sheet) -> None:
        account = self.account
        sheet.title("Customer Service Record", f"{account.carrier}, issued on {_day(self.dated)}")
        sheet.fields(
            [
                ("Account number", account.number, 0.34),
                ("Billing telephone number (BTN)", in_words(account.btn) if account.btn else "", 0.33),
                ("Account status", "Active", 0.33),
            ]
        )
        _draw_account(sheet, account)
        sheet.fields(
            [
                ("Class of service", "Business", 0.34),
                ("Port freeze", "Yes" if self.port_freeze else "No", 0.33),
                ("Pending order", "None", 0.33),
            ]
        )
        sheet.section("Lines of the account")
        rows = [(in_words(number), "1FB", "Active", "None") for number in account.numbers]
        sheet.table(
            ("Working telephone number", "USOC", "Line status", "Features"), rows, (0.4, 0.2, 0.2, 0.2)
        )


def _draw_account(sheet: Sheet, account: Account) -> None:
    """The name over the whole width, then two columns, the address in its lines as on an envelope."""
    sheet.need(104)
    middle = MARGIN + INNER * 0.5
    sheet.label(MARGIN, sheet.y - 8, "Account name")
    sheet.text(MARGIN, sheet.y - 21, account.name, size=fitting(account.name, INNER))
    sheet.label(MARGIN, sheet.y - 40, "Authorized user")
    sheet.text(MARGIN, sheet.y - 53, account.authorized_user)
    place = account.address
    tail = f"{place.city}, {place.region} {place.postal_code}"
    sheet.label(middle, sheet.y - 40, "Service address")
    for at, line in enumerate(filter(None, (place.street, place.unit, tail))):
        sheet.text(middle, sheet.y - 53 - 13 * at, line)
    sheet.y -= 96


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _money(cents: int) -> str:
    return f"${cents // 100:,}.{cents % 100:02}"
