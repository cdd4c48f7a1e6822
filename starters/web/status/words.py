"""How the page writes days, instants and numbers: in the request's own calendar, and its reader's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from markupsafe import Markup

from porting.domain.calendar import RequestCalendar
from porting.domain.phone_number import E164, in_words
from porting.mail.wording import day_and_zone, zone_name


@dataclass(frozen=True)
class Words:
    calendar: RequestCalendar

    def when(self, instant: datetime) -> Markup:
        """`Mon, Nov 23, 9:05 AM`; the page says once which zone that is."""
        local = self.calendar.local(instant)
        shown = f"{local:%a, %b} {local.day}, {local.hour % 12 or 12}:{local:%M %p}"
        return Markup('<time datetime="{}">{}</time>').format(local.isoformat(timespec="minutes"), shown)

    def day(self, day: date) -> Markup:
        """`Thursday, December 10, 2026 (Central Time)`"""
        shown = day_and_zone(day, self.calendar.zone)
        return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), shown)

    def until(self, instant: datetime) -> Markup:
        """The day of a deadline."""
        return self.day(self.calendar.day_of(instant))

    @property
    def zone(self) -> str:
        return zone_name(self.calendar.day_of(datetime.now(UTC)), self.calendar.zone)

    def today(self, now: datetime) -> date:
        return self.calendar.day_of(now)

    def numbers(self, numbers: Iterable[E164]) -> Markup:
        """None of them breaks at the end of a line."""
        return Markup(", ").join(
            Markup('<span class="whole">{}</span>').format(in_words(number)) for number in numbers
        )
