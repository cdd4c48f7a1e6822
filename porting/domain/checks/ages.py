"""How old an LOA or a bill may be when numbers are submitted."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, Field

from porting.domain.calendar import Country
from porting.domain.phone_number import NumberType


class AgeLimit(BaseModel):
    """One limit; None: for every country, for every type."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: int = Field(gt=0)
    country: Country | None = None
    type: NumberType | None = None

    @property
    def is_for_everything(self) -> bool:
        return self.country is None and self.type is None


class AgeLimits(BaseModel):
    """Days from a document's own date to the submission, both included.

    Others in the trade take 15, 60 or 90 days, so this is a setting. Where several limits fit the numbers
    of a submission the strictest one counts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    loa: tuple[AgeLimit, ...] = (AgeLimit(days=30),)
    bill: tuple[AgeLimit, ...] = (AgeLimit(days=30),)

    def loa_days(self, country: Country, types: Iterable[NumberType]) -> int:
        return _strictest(self.loa, country, frozenset(types))

    def bill_days(self, country: Country, types: Iterable[NumberType]) -> int:
        return _strictest(self.bill, country, frozenset(types))


def _strictest(limits: tuple[AgeLimit, ...], country: Country, types: frozenset[NumberType]) -> int:
    """A limit that names the type, or else the country, takes the place of a more general one."""

    def fitting(type_: NumberType) -> list[AgeLimit]:
        return [limit for limit in limits if limit.country in (None, country) and limit.type in (None, type_)]

    def how_special(limit: AgeLimit) -> tuple[bool, bool]:
        return limit.type is not None, limit.country is not None

    default = AgeLimit(days=30)
    return min(max(fitting(type_), key=how_special, default=default).days for type_ in types)
