"""When an activity that waits for news looks again."""

from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict
from temporalio import activity

from activities.failures import not_yet


class Looks(BaseModel):
    """When to look upstream while a step waits. Each look after the first is a billable action.

    A webhook usually brings the news; these looks are the safety net below it.
    """

    model_config = ConfigDict(frozen=True)

    at: tuple[datetime, ...] = ()
    """Instants, in order."""
    every: timedelta
    """After the last of `at`."""
    until: datetime
    """The last look; after it the activity answers that there is no news."""

    def after(self, now: datetime) -> datetime | None:
        """The next look after `now`; None: `now` was the last."""
        if now >= self.until:
            return None
        ahead = [instant for instant in self.at if instant > now]
        return min(ahead[0] if ahead else now + self.every, self.until)


def look_again(looks: Looks) -> None:
    """Have the server retry this attempt at the next look.

    Returns where there is none left. The clock is the server's (`started_time`), so that time-skipping tests
    and workers with a wrong clock look when they should.
    """
    now = activity.info().started_time
    following = looks.after(now)
    if following is not None:
        raise not_yet(following - now)
