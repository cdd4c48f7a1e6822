"""Phone numbers of the North American plan: `+1 NXX NXX XXXX`, and which of them are ours to move."""

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from porting.domain.calendar import Country

E164 = Annotated[str, StringConstraints(pattern=r"^\+1[2-9]\d{2}[2-9]\d{6}$")]

#: Source: the North American Numbering Plan Administrator's list of toll-free codes in service.
TOLL_FREE_CODES = frozenset({"800", "833", "844", "855", "866", "877", "888"})


class NumberType(StrEnum):
    """What kind of number it is, which decides the port order that it goes into."""

    LOCAL = "local"
    WIRELESS = "wireless"
    TOLL_FREE = "toll_free"


def is_toll_free(number: E164) -> bool:
    return number[2:5] in TOLL_FREE_CODES


def in_words(number: E164) -> str:
    """As people here write it: `(512) 555-0100`; toll-free `1-800-555-0123`."""
    area, exchange, line = number[2:5], number[5:8], number[8:]
    return f"1-{area}-{exchange}-{line}" if is_toll_free(number) else f"({area}) {exchange}-{line}"


def country_of(number: E164) -> Country | None:
    """The country that the number belongs to; toll-free counts as US; None: neither US nor Canada.

    `+1` also covers the Caribbean, and 900 and other special codes cannot be moved at all.
    """
    if is_toll_free(number):
        return "US"
    import phonenumbers  # 50 ms of import that only the way in needs

    region = phonenumbers.region_code_for_number(phonenumbers.parse(number, None))
    return "US" if region == "US" else "CA" if region == "CA" else None


def time_zone_of(number: E164) -> str:
    """The IANA zone where the number rings; toll-free and unknown codes: Eastern, the trade's own clock."""
    from phonenumbers import parse, timezone

    zones = [zone for zone in timezone.time_zones_for_number(parse(number, None)) if "/" in zone]
    return (
        zones[0] if zones and zones[0] != "Etc/Unknown" and not is_toll_free(number) else "America/New_York"
    )
