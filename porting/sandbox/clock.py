"""The scaled clock: an order's calendar time and the wall clock's."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator

from porting.domain.calendar import RequestCalendar
from porting.domain.policy import REAL_DAY

#: A year beyond these ends in an overflow, not in a port.
PortDate = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2999, 12, 31))]
Now = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


class OrderCalendar(BaseModel):
    """The calendar that an order lives in, as its draft names it; absent fields mean the wall clock."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    origin: AwareDatetime
    day_seconds: float = Field(default=REAL_DAY.total_seconds(), ge=0.001, le=REAL_DAY.total_seconds())
    """How many real seconds one calendar day takes."""
    zone: str = "America/New_York"

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        try:
            return ZoneInfo(zone).key
        except (ZoneInfoNotFoundError, OSError) as error:
            raise ValueError("no IANA time zone") from error

    @property
    def days(self) -> RequestCalendar:
        return RequestCalendar(self.origin, timedelta(seconds=self.day_seconds), self.zone)

    def later(self, instant: datetime, span: timedelta) -> datetime:
        """The instant when `span` of calendar time has gone by since `instant`."""
        return instant + span * (timedelta(seconds=self.day_seconds) / REAL_DAY)
