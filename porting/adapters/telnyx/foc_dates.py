"""Which instant to ask for as the port date, within the windows that Telnyx offers."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from porting.adapters.telnyx.answers import Window

#: In a window that is open for days, ask for an hour at which people can test their phones.
_HOUR = time(10)
_EVER = datetime.min.replace(tzinfo=UTC)


def instant_to_request(
    windows: Sequence[Window],
    wish: date | None,
    zone: str,
    current: datetime | None,
    *,
    refused: bool = False,
) -> datetime | None:
    """The instant to ask for; None: no window is open on the wished day or after it.

    The first window on the wished day in `zone` or after it: a later day harms nobody, an earlier one moves
    numbers before the customer is ready. Without a wish the first of all. `current`, what is asked for
    already, stays where it is as good; where it was `refused` or has passed, the first window after its day.
    """
    local = ZoneInfo(zone)
    earliest = datetime.combine(wish, time(), local).astimezone(UTC) if wish else _EVER
    if refused and current:
        earliest = max(earliest, _next_day(current, local))
    open_then = sorted(
        (window for window in windows if window.ended_at > earliest), key=lambda one: one.started_at
    )
    if not open_then:
        return None
    found = _within(open_then[0], earliest, local)
    if current and any(one.started_at <= current <= one.ended_at for one in open_then) and not refused:
        is_as_good = (
            current >= earliest and current.astimezone(local).date() <= found.astimezone(local).date()
        )
        return current if is_as_good else found
    return found


def port_date_of(moment: datetime, zone: str) -> date:
    """The local calendar day of an instant."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _within(window: Window, earliest: datetime, zone: ZoneInfo) -> datetime:
    if window.started_at >= earliest:
        return window.started_at
    day = earliest.astimezone(zone).date()
    usual = datetime.combine(day, _HOUR, zone).astimezone(UTC)
    return usual if earliest <= usual <= window.ended_at else earliest


def _next_day(moment: datetime, zone: ZoneInfo) -> datetime:
    day = moment.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(day, time(), zone).astimezone(UTC)
