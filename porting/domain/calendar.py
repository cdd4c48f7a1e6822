"""Calendar days of the trade: a request's own calendar, business days, holidays."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from porting.domain.policy import REAL_DAY

Country = Literal["US", "CA"]

#: Carriers complete the paper side of a port in office hours; a mail that arrives in the morning is read
#: on the same day.
MORNING = 9


@dataclass(frozen=True)
class RequestCalendar:
    """Which day it is for one request.

    With a `day` of 24 hours this is the wall clock in `zone`. With a shorter one (a demonstration, a test on
    a real server) the calendar agrees with the wall clock at `origin` and runs faster from there on.
    """

    origin: datetime
    day: timedelta
    zone: str

    def local(self, instant: datetime) -> datetime:
        """The calendar's own local time at `instant`."""
        return (self.origin + (instant - self.origin) * (REAL_DAY / self.day)).astimezone(ZoneInfo(self.zone))

    def day_of(self, instant: datetime) -> date:
        return self.local(instant).date()

    def instant(self, day: date, hour: int = 0) -> datetime:
        """When it is `hour` o'clock local time on `day`, as an instant in UTC."""
        local = datetime.combine(day, time(hour), ZoneInfo(self.zone))
        return self.origin + (local.astimezone(self.origin.tzinfo) - self.origin) * (self.day / REAL_DAY)

    def end_of(self, day: date) -> datetime:
        return self.instant(day + timedelta(days=1))


def add_business_days(day: date, count: int, country: Country) -> date:
    """The `count`-th business day after `day`: no Saturday, Sunday or national holiday.

    Source: 47 CFR § 52.35 (porting intervals run in business days).
    """
    while count:
        day += timedelta(days=1)
        count -= is_business_day(day, country)
    return day


def is_business_day(day: date, country: Country) -> bool:
    return day.weekday() < 5 and day not in _holidays(country, day.year)


@lru_cache(maxsize=32)
def _holidays(country: Country, year: int) -> frozenset[date]:
    import holidays  # 40 ms of import that only a check of a date needs

    return frozenset(holidays.country_holidays(country, years=year))
