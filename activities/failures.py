"""Translates our errors into Temporal's; nothing else does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from temporalio import activity
from temporalio.exceptions import ApplicationError, ApplicationErrorCategory

from porting.domain.errors import PortingError

#: Time for it to be made and answered; less than the workflow leaves for a last look.
_LAST_ATTEMPT = timedelta(seconds=15)


@contextmanager
def reported_to_temporal() -> Iterator[None]:
    """Raise a `PortingError` as an `ApplicationError` of the same name, retried where that can help."""
    try:
        yield
    except PortingError as error:
        raise ApplicationError(
            str(error),
            type=type(error).__name__,
            non_retryable=not error.retryable,
            next_retry_delay=_within_the_time_left(error.retry_after),
        ) from error


def _within_the_time_left(delay: timedelta | None) -> timedelta | None:
    """A vendor's hint, but one more attempt before the activity's time is over.

    The server ends an activity at once whose next attempt would come after its end; the workflow would start
    it again at once, and again.
    """
    info = activity.info()
    if delay is None or info.schedule_to_close_timeout is None:
        return delay
    last = info.scheduled_time + info.schedule_to_close_timeout - _LAST_ATTEMPT
    return min(delay, last - info.started_time) if info.started_time < last else delay


def not_yet(look_again_in: timedelta) -> ApplicationError:
    """There is no news: the server makes the next attempt after `look_again_in`, without a history event."""
    return ApplicationError(
        "no news yet",
        type="NotYet",
        next_retry_delay=look_again_in,
        category=ApplicationErrorCategory.BENIGN,
    )
