"""Postal codes of the US (ZIP) and Canada."""

import re

from porting.domain.calendar import Country
from porting.domain.checks.street_words import POSTAL_DISTRICTS, PROVINCES, STATES

#: Source: Canada Post. D, F, I, O, Q and U are in no code, and W and Z begin none.
_CANADIAN = r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d"
_ZIP = r"\d{5}(?:[- ]?\d{4})?"
_PATTERNS: dict[Country, re.Pattern[str]] = {
    "US": re.compile(_ZIP),
    "CA": re.compile(_CANADIAN, re.IGNORECASE),
}

REGIONS: dict[Country, frozenset[str]] = {
    "US": frozenset(STATES.values()),
    "CA": frozenset(PROVINCES.values()),
}


def is_valid(code: str, country: Country) -> bool:
    return bool(_PATTERNS[country].fullmatch(code.strip())) and code.strip()[:5] != "00000"


def normal(code: str) -> str:
    """As two codes are compared: the five digits of a ZIP, or the six characters of a Canadian code."""
    letters = re.sub(r"[^0-9A-Z]", "", code.upper())
    return letters[:5] if letters.isdigit() else letters


def country_of(code: str) -> Country | None:
    if is_valid(code, "CA"):
        return "CA"
    return "US" if is_valid(code, "US") else None


def fits_region(code: str, region: str) -> bool:
    """Whether a Canadian `code` belongs to the province; any ZIP fits any state here."""
    districts = POSTAL_DISTRICTS.get(code.strip()[:1].upper())
    return districts is None or region in districts
