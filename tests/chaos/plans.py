"""The requests of one run: which kinds, with which numbers, and how each comes in; all by the seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from porting.domain.phone_number import E164, NumberType, country_of, is_toll_free
from porting.sandbox.scenarios import NOTHING_SPECIAL, scenario_of
from tests.chaos.kinds import KINDS, Kind

_ALL_DIGITS = tuple(f"{count:02}" for count in range(100))
#: Where the firms are; their numbers ring all over the country.
_IN_THE_US = {
    "street": "410 N Main St", "unit": "Ste 200", "city": "Austin", "region": "TX", "postal_code": "78701",
    "country": "US",
}  # fmt: skip
_IN_CANADA = {
    "street": "250 Yonge St", "unit": "Ste 2201", "city": "Toronto", "region": "ON", "postal_code": "M5B 2H1",
    "country": "CA",
}  # fmt: skip


class WayIn(StrEnum):
    SIGNUP = "the signup flow"
    API = "the API"
    FORM = "the form"
    MAIL = "a mail"


#: Most come from programs: a mail's documents take a second of a core more.
_WAYS = {WayIn.SIGNUP: 9, WayIn.API: 8, WayIn.FORM: 3, WayIn.MAIL: 3}
_DRAFTED = (WayIn.FORM, WayIn.MAIL)


@dataclass(frozen=True)
class Plan:
    """One request that is to come."""

    kind: Kind
    count: int
    """From 1."""
    numbers: tuple[E164, ...]
    way_in: WayIn

    @property
    def name(self) -> str:
        """As whoever submits it calls it; a mail's request gets another one of ours."""
        return f"chaos-{self.count:04}"

    @property
    def sender(self) -> str:
        return f"dana@firm-{self.count:04}.example"

    @property
    def given(self) -> dict[str, Any]:
        """What the customer gives, as REQUEST.json has it, without documents."""
        local = next((number for number in self.numbers if not is_toll_free(number)), self.numbers[0])
        in_canada = country_of(local) == "CA"
        return {
            "request_id": self.name,
            "company_name": f"Firm {_in_letters(self.count)} LLC",
            "contact": {"name": "Dana Reyes", "email": self.sender, "phone": "+15125550142"},
            "authorized_user": {"first_name": "Dana", "last_name": "Reyes"},
            "service_address": _IN_CANADA if in_canada else _IN_THE_US,
            "losing_carrier": {
                "name": "Lone Star Telephone",
                "account_number": f"LS-{200000 + self.count}",
                "billing_telephone_number": local,
                "pin": None,
            },
            "numbers": [
                {"number": n, "type": NumberType.TOLL_FREE if is_toll_free(n) else NumberType.LOCAL}
                for n in self.numbers
            ],
            "remaining_numbers": "none",
        }


def planned(count: int, seed: int, *, without_long_ones: bool = False) -> tuple[Plan, ...]:
    """`count` requests, of all kinds if there are enough of them; the same for the same seed."""
    chance = random.Random(f"plans {seed}")
    kinds = [kind for kind in KINDS if not (without_long_ones and kind.lasts_for_weeks)]
    numbers = _Numbers(chance)
    chosen: list[Kind] = []
    while len(chosen) < count:
        chosen += chance.sample(kinds, len(kinds))
    return tuple(
        Plan(kind, at, tuple(map(numbers.next, kind.numbers)), _way_in(kind, chance))
        for at, kind in enumerate(chosen[:count], 1)
    )


def _way_in(kind: Kind, chance: random.Random) -> WayIn:
    ways = {way: weight for way, weight in _WAYS.items() if kind.may_be_drafted or way not in _DRAFTED}
    return chance.choices(list(ways), list(ways.values()))[0]


class _Numbers:
    """Numbers of the 555-01xx that are kept for stories, each given once."""

    def __init__(self, chance: random.Random) -> None:
        areas = {"us": _areas("US"), "ca": _areas("CA"), "free": _toll_free_areas()}
        self._left: dict[str, Iterator[E164]] = {}
        for place, codes in areas.items():
            for digits in ("", *_ALL_DIGITS):
                ends = [digits] if digits else [d for d in _ALL_DIGITS if _is_quiet(d)]
                numbers = [f"+1{area}55501{end}" for area in codes for end in ends]
                self._left[place + digits] = iter(chance.sample(numbers, len(numbers)))

    def next(self, wanted: str) -> E164:
        """`wanted` is a place and, where they matter, the last two digits."""
        return next(self._left[wanted])


def _is_quiet(digits: str) -> bool:
    return scenario_of(f"+151255501{digits}") is NOTHING_SPECIAL


def _areas(country: str) -> list[int]:
    codes = (code for code in range(201, 990) if not is_toll_free(_example(code)))
    return [code for code in codes if country_of(_example(code)) == country]


def _toll_free_areas() -> list[int]:
    return [code for code in range(800, 890) if is_toll_free(_example(code))]


def _example(area: int) -> E164:
    return f"+1{area}5550123"


def _in_letters(count: int) -> str:
    """A name of its own for each firm: names that differ by a digit look alike to a reader of documents."""
    syllables = ("Ba", "Cor", "Del", "Fin", "Gar", "Hol", "Lun", "Mar", "Nor", "Pel")
    return "".join(syllables[int(digit)] for digit in f"{count:04}").capitalize()
