"""The Letter of Authorization (LOA) that we make: a US and a Canadian form, prefilled, to print and sign.

What it must hold: 47 CFR § 64.1130 (a separate document whose only purpose is the authorization; billing
name and address; each number; one carrier for each service; signed and dated). The wording is our own.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from porting.documents.kinds import OWN_FORM
from porting.documents.sheet import GAP, INNER, MARGIN, Sheet, made, width_of
from porting.domain.calendar import Country
from porting.domain.checks.address import Address
from porting.domain.phone_number import E164, in_words
from porting.domain.port_request import PortRequest


class Signing(StrEnum):
    """How a letter is signed."""

    NOT = "not"
    PEN = "pen"
    TYPED = "typed"


@dataclass(frozen=True)
class Letter:
    """All that a letter says. A prefilled one is neither signed nor dated."""

    country: Country
    request_id: str
    account_name: str
    authorized_user: str
    address: Address
    carrier: str
    account_number: str
    btn: E164 | None
    numbers: tuple[E164, ...]
    signing: Signing = Signing.NOT
    signer: str = ""
    signed_on: date | None = None

    @classmethod
    def of(cls, request: PortRequest, numbers: tuple[E164, ...], country: Country) -> "Letter":
        return cls(
            country=country,
            request_id=request.request_id,
            account_name=request.company_name,
            authorized_user=request.authorized_user.full_name,
            address=Address.of(request.service_address),
            carrier=request.losing_carrier.name,
            account_number=request.losing_carrier.account_number or "",
            btn=request.losing_carrier.billing_telephone_number,
            numbers=numbers,
            signer=request.authorized_user.full_name,
        )

    def made(self) -> bytes:
        form = OWN_FORM.format(country=self.country)
        return made(
            self._draw,
            title="Letter of Authorization",
            footer=f"{form}   Port request {self.request_id}   Send nothing else in this PDF",
        )

    def _draw(self, sheet: Sheet) -> None:
        country = "Canada" if self.country == "CA" else "United States"
        sheet.title(f"Letter of Authorization ({country})", "to move telephone numbers to ServiceCall.ai")
        self._draw_account(sheet)
        self._draw_carrier(sheet)
        self._draw_numbers(sheet)
        sheet.section("4  Authorization")
        for paragraph in _WORDING[self.country]:
            sheet.paragraph(paragraph)
        self._draw_signature(sheet)

    def _draw_account(self, sheet: Sheet) -> None:
        region, code = ("Province", "Postal code") if self.country == "CA" else ("State", "ZIP code")
        street = ", ".join(line for line in (self.address.street, self.address.unit) if line)
        sheet.section("1  Account holder, exactly as your current carrier has it")
        sheet.fields([("Account name", self.account_name, 1.0)])
        sheet.fields([("Authorized user", self.authorized_user, 1.0)])
        sheet.fields([("Service address (no PO box)", street, 1.0)])
        sheet.fields(
            [
                ("City", self.address.city, 0.5),
                (region, self.address.region, 0.2),
                (code, self.address.postal_code, 0.3),
            ]
        )

    def _draw_carrier(self, sheet: Sheet) -> None:
        sheet.section("2  Current carrier")
        sheet.fields(
            [
                ("Current carrier", self.carrier, 0.4),
                ("Account number", self.account_number, 0.3),
                ("Billing telephone number (BTN)", in_words(self.btn) if self.btn else "", 0.3),
            ]
        )

    def _draw_numbers(self, sheet: Sheet) -> None:
        sheet.section("3  Telephone numbers to move (no others)")
        columns = 4
        for start in range(0, len(self.numbers), columns):
            sheet.need(18)
            for at, number in enumerate(self.numbers[start : start + columns]):
                sheet.text(MARGIN + 6 + at * INNER / columns, sheet.y - 8, in_words(number), size=10.5)
            sheet.y -= 18
        sheet.y -= 8

    def _draw_signature(self, sheet: Sheet) -> None:
        """The three fields stand together: a signature on a page without its letter says nothing."""
        sheet.need(150)
        sheet.section("5  Signature of the authorized user")
        sheet.fields([("Printed name", self.signer, 0.6), ("Title", "", 0.4)])
        bottom, height, dated = sheet.y - 58, 60.0, MARGIN + width_of(0.6) + GAP
        sheet.box(MARGIN, bottom, width_of(0.6), height)
        sheet.box(dated, bottom, width_of(0.4), height)
        sheet.label(MARGIN + 6, sheet.y - 8, "Signature")
        sheet.label(dated + 6, sheet.y - 8, "Date signed")
        if self.signed_on:
            day = f"{self.signed_on:%B} {self.signed_on.day}, {self.signed_on.year}"
            sheet.text(dated + 10, bottom + 16, day, size=12)
        if self.signing is Signing.TYPED:
            sheet.text(MARGIN + 16, bottom + 16, f"/s/ {self.signer}", size=12)
        if self.signing is Signing.PEN:
            _draw_pen_strokes(sheet, MARGIN + 26, bottom + 20)
        sheet.y = bottom - 10


_WORDING: dict[Country, tuple[str, ...]] = {
    "US": (
        (
            "I am the account holder, or may act for the account holder, of the account named above. I "
            "authorize ServiceCall.ai, and the carriers that it works with, to act on my behalf and to "
            "move the telephone numbers listed in this letter from my current carrier to ServiceCall.ai."
        ),
        (
            "I authorize my current carrier to release these numbers and to give ServiceCall.ai the service "
            "record of this account, as far as it is needed to move them."
        ),
        (
            "I understand that I can choose only one carrier for each number, that my current carrier may "
            "charge for the change, and that I keep my account with it open until the numbers have moved. "
            "This letter has no other purpose than this authorization (47 CFR 64.1130)."
        ),
    ),
    "CA": (
        (
            "I am the account holder, or may act for the account holder, of the account named above. I "
            "authorize ServiceCall.ai, and the Canadian carriers that it works with, to act on my behalf "
            "and to move the telephone numbers listed in this letter from my current carrier to "
            "ServiceCall.ai."
        ),
        (
            "I authorize my current carrier to release these numbers and to give ServiceCall.ai the service "
            "record of this account, as far as it is needed to move them."
        ),
        (
            "I understand that charges under my contract with my current carrier may remain due, and that "
            "I keep my account with it open until the numbers have moved. ServiceCall.ai is the company "
            "that I will pay for the service. This letter has no other purpose than this authorization."
        ),
    ),
}

#: A hand's way over the paper: points of Bezier curves, three to a curve, in points from its beginning.
_PEN_STROKES: tuple[tuple[tuple[float, float], ...], ...] = (
    (
        (0, 2), (4, 22), (12, 34), (18, 22), (24, 8), (2, -6), (8, 6), (14, 16), (34, 16), (36, 6),
        (37, 0), (28, 0), (32, 8), (36, 14), (42, 10), (42, 4), (44, 10), (50, 12), (52, 4),
        (54, 10), (62, 12), (60, 4), (62, -2), (70, 6), (76, 8),
    ),
    (
        (84, 0), (86, 14), (90, 28), (96, 30), (112, 28), (104, 12), (92, 14), (102, 14), (106, 2), (114, 2),
        (118, 8), (122, 14), (118, 0), (126, 4), (132, 6), (134, 12), (138, 8), (140, -14), (126, -22),
        (124, -10), (128, 0), (148, 8), (152, 8), (154, 2), (166, 10), (178, 6),
    ),
    ((-4, -6), (50, -1), (120, -3), (186, -4)),
)  # fmt: skip


def _draw_pen_strokes(sheet: Sheet, x: float, y: float) -> None:
    sheet.canvas.setStrokeColor("#1b2f7d")
    sheet.canvas.setLineWidth(1.3)
    sheet.canvas.setLineCap(1)
    for stroke in _PEN_STROKES:
        path = sheet.canvas.beginPath()
        path.moveTo(x + stroke[0][0], y + stroke[0][1])
        for at in range(1, len(stroke) - 2, 3):
            path.curveTo(*(part for dx, dy in stroke[at : at + 3] for part in (x + dx, y + dy)))
        sheet.canvas.drawPath(path)
