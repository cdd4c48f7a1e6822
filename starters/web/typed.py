"""What customers type into fields, as far as it is the same on every page."""

from datetime import date

from porting.domain.checks.street_words import PROVINCES, STATES

#: Letters, of a field with one line.
LONGEST = 200
_REGIONS = {**STATES, **PROVINCES}


def region_of(text: str) -> str | None:
    """The two letters of a state or province, which may be written out; None: there is none such."""
    letters = _REGIONS.get(text.casefold()) or text.upper()
    return letters if letters in _REGIONS.values() else None


def is_day(text: str) -> bool:
    """Whether it is a day as the fields for days have it: `2026-12-15`."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
