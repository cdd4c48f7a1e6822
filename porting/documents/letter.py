"""The Letter of Authorization (LOA) that we make: prefilled or blank, with form fields and a signature field.

Forms by their id, which stands at the foot of each page: `LOA-US`, `LOA-CA`, `LOA-CA-FR` for local and
wireless numbers (toll-free ones may be among them, with their wording), and `LOA-US-TF`, `LOA-CA-TF`,
`LOA-CA-TF-FR` for toll-free numbers alone. All have fields of the same names, which are those of `Topic`
(`account_name`, `authorized_user`, `service_address` (the street), `unit`, `city`, `region`, `postal_code`,
`billing_address`, `carrier`, `account_number`, `btn` (not for toll-free), `signer_name`, `title`,
`signature`, `signing_date`), and `number_1`, `number_2` and so on. All can be changed: whoever mends a slip
on the letter alone is told by the checks that the request says something else. No form has a place for a
PIN.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from porting.documents.form_fields import Place
from porting.documents.hands import Hand
from porting.documents.loa_wording import WORDINGS, FormLanguage, Wording, day_in_words
from porting.documents.own_forms import OWN_FORM
from porting.documents.sheet import GAP, MARGIN, Heads, Sheet, made, width_of
from porting.domain.calendar import Country
from porting.domain.checks.address import Address
from porting.domain.loa_signing import LoaFacts
from porting.domain.phone_number import E164, in_words, is_toll_free
from porting.domain.port_request import PortRequest

#: Places for numbers on a blank form; more numbers go on a second letter.
_BLANK_NUMBERS = 15
_COLUMNS = 5
_TYPE_SIZE = 9.0
_ROW, _NUMBER_ROW, _SIGNATURE = 34.0, 23.0, 56.0
#: Of the width, for each field; none is wider on another form, and the last of a row fills it.
SHARES = {
    "account_name": 0.62, "authorized_user": 0.38, "service_address": 0.75, "unit": 0.25, "city": 0.3,
    "region": 0.12, "postal_code": 0.16, "billing_address": 0.42, "carrier": 0.44, "account_number": 0.26,
    "btn": 0.3, "signer_name": 0.6, "title": 0.4,
}  # fmt: skip
#: Two headings, a row of fields and the place for the signature.
_AROUND_THE_WORDING = 2 * 22.0 + _ROW + _SIGNATURE


class Signing(StrEnum):
    """How a letter is signed."""

    NOT = "not"
    PEN = "pen"
    TYPED = "typed"
    ON_SCREEN = "on_screen"
    """By the letter's `hand`."""


@dataclass(frozen=True)
class LoaForm:
    """One of our forms."""

    country: Country
    language: FormLanguage = "en"
    """French is for Canada; the US form is always English."""
    has_toll_free: bool = False
    has_others: bool = True

    @property
    def name(self) -> str:
        """`LOA-CA-TF`"""
        return self.id.removeprefix(OWN_FORM.partition("LOA")[0])

    @property
    def id(self) -> str:
        """As it is printed: `Form LOA-CA-TF`."""
        parts = [self.country, *(["TF"] if self.all_toll_free else []), *(["FR"] if self.is_french else [])]
        return OWN_FORM.format(country="-".join(parts))

    @property
    def all_toll_free(self) -> bool:
        return self.has_toll_free and not self.has_others

    @property
    def is_french(self) -> bool:
        return self.language == "fr" and self.country == "CA"

    @property
    def wording(self) -> Wording:
        return WORDINGS[self.country, "fr" if self.is_french else "en"]

    def blank(self) -> bytes:
        """The form to download: nothing is filled in."""
        group = [""] * _BLANK_NUMBERS
        content = _Content(self, "", {}, ([], group) if self.all_toll_free else (group, []))
        return made(lambda sheet: _Drawing(sheet, content).draw(), content.heads)


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
    title: str = ""
    language: FormLanguage = "en"
    is_flat: bool = False
    """Printed into a new PDF: what was in form fields is text of the page."""
    hand: Hand | None = None
    """The signature of who signs on the screen."""

    @classmethod
    def of(
        cls,
        request: PortRequest | LoaFacts,
        numbers: tuple[E164, ...],
        country: Country,
        language: FormLanguage | None = None,
    ) -> "Letter":
        """`language` None: French where the service address is in Québec, else English."""
        address = Address.of(request.service_address)
        return cls(
            country=country,
            request_id=request.request_id,
            account_name=request.company_name,
            authorized_user=request.authorized_user.full_name,
            address=address,
            carrier=request.losing_carrier.name,
            account_number=request.losing_carrier.account_number or "",
            btn=request.losing_carrier.billing_telephone_number,
            numbers=numbers,
            signer=request.authorized_user.full_name,
            language=language or ("fr" if (country, address.region) == ("CA", "QC") else "en"),
        )

    @property
    def form(self) -> LoaForm:
        toll_free = [is_toll_free(number) for number in self.numbers]
        return LoaForm(self.country, self.language, any(toll_free), not all(toll_free))

    def made(self) -> bytes:
        return made(self.draw, self.heads)

    @property
    def heads(self) -> Heads:
        return self._content.heads

    def draw(self, sheet: Sheet) -> None:
        _Drawing(sheet, self._content, self.signing, self.is_flat, self.hand).draw()

    @property
    def _content(self) -> "_Content":
        others = [in_words(number) for number in self.numbers if not is_toll_free(number)]
        toll_free = [in_words(number) for number in self.numbers if is_toll_free(number)]
        return _Content(self.form, self.request_id, self.values, (others, toll_free))

    @property
    def values(self) -> dict[str, str]:
        """What stands in its fields, numbers apart."""
        return {
            "account_name": self.account_name,
            "authorized_user": self.authorized_user,
            "service_address": self.address.street,
            "unit": self.address.unit or "",
            "city": self.address.city,
            "region": self.address.region,
            "postal_code": self.address.postal_code,
            "carrier": self.carrier,
            "account_number": self.account_number,
            "btn": in_words(self.btn) if self.btn else "",
            "signer_name": self.signer,
            "title": self.title,
            "signing_date": day_in_words(self.signed_on, self.form.language) if self.signed_on else "",
        }


@dataclass(frozen=True)
class _Content:
    """What a form is filled with."""

    form: LoaForm
    request_id: str
    """Empty: a blank form."""
    values: Mapping[str, str]
    """By field name; what is not there is empty."""
    numbers: tuple[Sequence[str], Sequence[str]] = field(default=((), ()))
    """Local and wireless ones, then toll-free ones; an empty one is a place to fill in."""

    @property
    def heads(self) -> Heads:
        wording, request_id = self.form.wording, self.request_id
        request = wording.request.format(request_id=request_id) if request_id else ""
        return Heads(
            title=wording.title,
            footer=f"{self.form.id}. {request}" if request else self.form.id,
            further_pages=wording.further_pages,
            page_count=wording.page_count,
            language=wording.language,
        )


@dataclass(frozen=True)
class _Drawing:
    """One drawing of a letter on a sheet."""

    sheet: Sheet
    content: _Content
    signing: Signing = Signing.NOT
    is_flat: bool = False
    hand: Hand | None = None

    def draw(self) -> None:
        wording, sheet, form = self.content.form.wording, self.sheet, self.content.form
        sheet.title(wording.title, wording.moves_toll_free if form.all_toll_free else wording.moves)
        if self.signing is not Signing.ON_SCREEN:
            sheet.paragraph(wording.instructions, size=8.5)
        self._draw_account()
        self._draw_numbers()
        self._draw_authorization()

    def _draw_authorization(self) -> None:
        """On one page with the signature: one that stands apart from its letter says nothing."""
        sheet, form = self.sheet, self.content.form
        paragraphs = form.wording.paragraphs(has_toll_free=form.has_toll_free, has_others=form.has_others)
        sheet.need(sheet.height_of(paragraphs, size=_TYPE_SIZE) + _AROUND_THE_WORDING)
        sheet.section(form.wording.authorization)
        for paragraph in paragraphs:
            sheet.paragraph(paragraph, size=_TYPE_SIZE)
        self._draw_signature()

    def _draw_account(self) -> None:
        wording, all_toll_free = self.content.form.wording, self.content.form.all_toll_free
        self.sheet.section(wording.account)
        self._row("account_name", "authorized_user")
        self._row("service_address", "unit")
        self._row("city", "region", "postal_code", "billing_address")
        self.sheet.section(wording.carrier)
        self._row("carrier", "account_number", *([] if all_toll_free else ["btn"]))

    def _draw_numbers(self) -> None:
        wording, form = self.content.form.wording, self.content.form
        others, toll_free = self.content.numbers
        self.sheet.section(wording.toll_free_numbers if form.all_toll_free else wording.numbers)
        self._number_fields(others, 1)
        if others and toll_free:
            self.sheet.need(40)
            self.sheet.label(MARGIN, self.sheet.y - 7, wording.toll_free_group)
            self.sheet.y -= 13
        self._number_fields(toll_free, len(others) + 1)

    def _number_fields(self, numbers: Sequence[str], first: int) -> None:
        width, height = width_of(1 / _COLUMNS), _NUMBER_ROW - 4
        for start in range(0, len(numbers), _COLUMNS):
            self.sheet.need(_NUMBER_ROW)
            for column, number in enumerate(numbers[start : start + _COLUMNS]):
                count = first + start + column
                x, y = MARGIN + column * (width + GAP), self.sheet.y - height
                self.sheet.box(x, y, width, height)
                place = Place(x + 4, y + 1, width - 8, 17)
                tooltip = self.content.form.wording.number.format(count=count)
                self.sheet.blank(f"number_{count}", tooltip, place, number, is_flat=self.is_flat)
            self.sheet.y -= _NUMBER_ROW

    def _draw_signature(self) -> None:
        self.sheet.section(self.content.form.wording.signature)
        self._row("signer_name", "title")
        width, height = width_of(0.6), _SIGNATURE - 2
        bottom = self.sheet.y - height + 2
        self._place_for_signature(Place(MARGIN, bottom, width, height))
        self._entry("signing_date", Place(MARGIN + width + GAP, bottom, width_of(0.4), height))
        if self.hand:
            self.sheet.text(MARGIN, bottom - 9, self.content.form.wording.signed_on_screen, size=7.5)
        self.sheet.y = bottom - 10

    def _place_for_signature(self, place: Place) -> None:
        sheet = self.sheet
        sheet.box(place.x, place.y, place.width, place.height)
        sheet.label(place.x + 6, place.y + place.height - 8, self._label("signature"))
        if not self.is_flat:
            inside = Place(place.x + 4, place.y + 2, place.width - 8, place.height - 13)
            sheet.form.signature("signature", self._tooltip("signature"), inside)
        if self.signing is Signing.TYPED:
            sheet.text(
                place.x + 16,
                place.y + place.height - 27,
                f"/s/ {self.content.values['signer_name']}",
                size=12,
            )
        if self.signing is Signing.PEN:
            _draw_pen_strokes(sheet, place.x + 66, place.y + 16)
        if self.hand:
            self.hand.draw(sheet, Place(place.x + 16, place.y + 4, place.width - 32, place.height - 16))

    def _row(self, *names: str) -> None:
        """Fields side by side; the last one takes what the others leave."""
        self.sheet.need(_ROW)
        left, height = 0.0, _ROW - 4
        for name in names:
            share = 1 - left if name == names[-1] else SHARES[name]
            x = MARGIN + left * (width_of(1) + GAP)
            self._entry(name, Place(x, self.sheet.y - height + 2, width_of(share), height))
            left += share
        self.sheet.y -= _ROW

    def _entry(self, name: str, place: Place) -> None:
        value = self.content.values.get(name, "")
        self.sheet.entry(name, self._label(name), self._tooltip(name), place, value, is_flat=self.is_flat)

    def _label(self, name: str) -> str:
        return self.content.form.wording.label(name, all_toll_free=self.content.form.all_toll_free)

    def _tooltip(self, name: str) -> str:
        return self.content.form.wording.tooltip(name, all_toll_free=self.content.form.all_toll_free)


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
