"""The same value as different people write it; none of these differences is one."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from typing import Literal

from tests.corpus.customers import Place

PhoneStyle = Literal["dots", "parentheses", "dashes", "plain", "international", "spaces", "one"]
DayStyle = Literal[
    "long", "short", "slashes", "iso", "day_first", "capitals", "teletype", "french", "french_short", "le"
]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTHS = _words("January February March April May June July August September October November December")
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
_MOIS = _words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_MOIS_SHORT = _words("janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.")


def phone(number: str, style: PhoneStyle) -> str:
    area, exchange, line = number[2:5], number[5:8], number[8:]
    return {
        "dots": f"{area}.{exchange}.{line}",
        "parentheses": f"({area}) {exchange}-{line}",
        "dashes": f"{area}-{exchange}-{line}",
        "plain": f"{area}{exchange}{line}",
        "international": f"+1 {area} {exchange} {line}",
        "spaces": f"{area} {exchange} {line}",
        "one": f"1-{area}-{exchange}-{line}",
    }[style]


def day(of: date, style: DayStyle) -> str:
    month = MONTHS[of.month - 1]
    first = "1er" if of.day == 1 else str(of.day)
    return {
        "long": f"{month} {of.day}, {of.year}",
        "short": f"{month[:3]} {of.day:02}, {of.year}",
        "slashes": f"{of.month:02}/{of.day:02}/{of.year}",
        "iso": of.isoformat(),
        "day_first": f"{of.day} {month} {of.year}",
        "capitals": f"{month.upper()} {of.day}, {of.year}",
        "teletype": f"{of.month:02}-{of.day:02}-{of.year % 100:02}",
        "french": f"{first} {_MOIS[of.month - 1]} {of.year}",
        "french_short": f"{of.day} {_MOIS_SHORT[of.month - 1]} {of.year}",
        "le": f"le {first} {_MOIS[of.month - 1]} {of.year}",
    }[style]


def span(begin: date, end: date, style: DayStyle) -> str:
    """A billing period, in the words of the language that `style` belongs to."""
    word = "au" if style in ("french", "french_short", "le") else "-" if style != "long" else "to"
    return f"{day(begin, style)} {word} {day(end, style)}"


def money(cents: int, *, french: bool = False) -> str:
    whole = f"{abs(cents) // 100:,}"
    sign = "-" if cents < 0 else ""
    if french:
        return f"{sign}{whole.replace(',', ' ')},{abs(cents) % 100:02} $"
    return f"{sign}${whole}.{abs(cents) % 100:02}"


def without_accents(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


_LONGER_WORDS = {
    "St": "Street", "Ave": "Avenue", "Blvd": "Boulevard", "Dr": "Drive", "Rd": "Road", "Pkwy": "Parkway",
    "Ln": "Lane", "Ct": "Court", "N": "North", "S": "South", "E": "East", "W": "West",
}  # fmt: skip
_SHORTER_FRENCH = {"boulevard": "boul.", "avenue": "av.", "chemin": "ch.", "Ouest": "O", "Est": "E"}
_UNIT_NUMBER = re.compile(r"^\D*?([\w]+)$")


def _spelled_out(place: Place) -> Place:
    """`410 N Main St`, `Ste 200` -> `410 North Main Street`, `Suite 200`."""
    words = place.street.split()
    last = len(words) - 1
    street = " ".join(
        _LONGER_WORDS.get(word, word) if at > 1 or at == last or len(word) == 1 else word
        for at, word in enumerate(words)
    )
    unit = re.sub(r"^Ste\b", "Suite", re.sub(r"^Apt\b", "Apartment", place.unit)) if place.unit else None
    return replace(place, street=street, unit=unit)


def _with_plus_four(place: Place) -> Place:
    if place.country == "CA":
        return place
    return replace(place, postal_code=f"{place.postal_code}-{1000 + int(place.postal_code) % 8999}")


def _unit_as_number(place: Place) -> Place:
    """`Ste 200` -> `# 200`."""
    found = _UNIT_NUMBER.match(place.unit or "")
    return replace(place, unit=f"#{found[1]}") if found else place


def _unit_before_the_civic_number(place: Place) -> Place:
    """`250 Yonge St`, `Suite 2201` -> `2201-250 Yonge St`: Canada only."""
    found = _UNIT_NUMBER.match(place.unit or "")
    if place.country != "CA" or not found:
        return place
    return replace(place, street=f"{found[1]}-{place.street}", unit=None)


def _french_short(place: Place) -> Place:
    """`1000, boulevard René-Lévesque Ouest` -> `1000 boul. René-Lévesque O`."""
    words = place.street.replace(",", "").split()
    return replace(place, street=" ".join(_SHORTER_FRENCH.get(word, word) for word in words))


def _postal_code_together(place: Place) -> Place:
    return replace(place, postal_code=place.postal_code.replace(" ", ""))


def _in_capitals(place: Place) -> Place:
    parts = (place.street, place.unit, place.city)
    street, unit, city = (without_accents(part).upper() if part else None for part in parts)
    return replace(place, street=street or "", unit=unit, city=city or "")


_AS_IT_IS: Callable[[Place], Place] = lambda place: place  # noqa: E731 - one of a table
_US_WAYS = (_AS_IT_IS, _spelled_out, _with_plus_four, _unit_as_number, _in_capitals)
_CA_WAYS = (_AS_IT_IS, _spelled_out, _unit_before_the_civic_number, _postal_code_together, _in_capitals)
_QC_WAYS = (_AS_IT_IS, _french_short, _unit_before_the_civic_number, _postal_code_together, _in_capitals)


def same_place(rng: Random, place: Place) -> Place:
    """`place` as another clerk writes it."""
    ways = _US_WAYS if place.country == "US" else _QC_WAYS if place.region == "QC" else _CA_WAYS
    for way in sorted(rng.sample(ways, 2), key=ways.index):
        place = way(place)
    return place


_FORMS = {
    "LLC": ("LLC", "L.L.C.", "Limited Liability Company"),
    "Inc": ("Inc.", "Incorporated", "INC"),
    "Inc.": ("Inc", "Incorporated"),
    "Corp": ("Corp.", "Corporation"),
    "Co": ("Co.", "Company"),
    "LLP": ("LLP", "L.L.P."),
    "Ltd": ("Ltd.", "Limited"),
    "Ltd.": ("Ltd", "Limited"),
    "Limited": ("Ltd.", "Limited"),
    "inc.": ("Inc.", "inc"),
    "ltée": ("Ltée", "limitée"),
    "Ltée": ("ltée", "Limitée"),
}


def same_firm(rng: Random, name: str) -> str:
    """`name` with its legal form written otherwise, or in capitals."""
    words, form = name.rsplit(" ", 1)
    changed = f"{words} {rng.choice((form, *_FORMS.get(form, (form,))))}"
    return without_accents(changed).upper() if rng.random() < 0.3 else changed


def same_person(rng: Random, name: str) -> str:
    return without_accents(name).upper() if rng.random() < 0.3 else name


def account(number: str, rng: Random) -> str:
    """`number` with other signs between its groups."""
    separators = (number, number.replace("-", " "), number.replace("-", ""), number.replace(" ", "-"))
    return rng.choice(separators)


def lines_of(place: Place) -> tuple[str, ...]:
    """As on an envelope."""
    tail = f"{place.city}, {place.region} {place.postal_code}"
    if place.region == "QC":
        tail = f"{place.city} (Québec) {place.postal_code}"
    return (*(line for line in (place.street, place.unit) if line), tail)


def one_line(place: Place) -> str:
    *streets, tail = lines_of(place)
    return ", ".join((*streets, tail))
