"""The stand-in's own time: the real one, moved as a test needs it."""

from datetime import UTC, datetime, timedelta


class Clock:
    def __init__(self) -> None:
        self._ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def passes(self, duration: timedelta) -> None:
        self._ahead += duration

    def shows(self, moment: datetime) -> None:
        """It is `moment` now, and goes on from there."""
        self._ahead = moment - datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """As the vendor writes an instant."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
