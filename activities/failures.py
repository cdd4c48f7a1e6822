"""Translates our errors into Temporal's; nothing else does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from temporalio.exceptions import ApplicationError, ApplicationErrorCategory

from porting.domain.errors import PortingError


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
            next_retry_delay=error.retry_after,
        ) from error


def not_yet(look_again_in: timedelta) -> ApplicationError:
    """There is no news: the server makes the next attempt after `look_again_in`, without a history event."""
    return ApplicationError(
        "no news yet",
        type="NotYet",
        next_retry_delay=look_again_in,
        category=ApplicationErrorCategory.BENIGN,
    )
