"""Translates our errors into Temporal's; nothing else does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from temporalio import activity
from temporalio.exceptions import ApplicationError, ApplicationErrorCategory

from porting.domain.errors import PortingError

#: The third attempt, six seconds after the first, shows that it was no passing trouble of the machine.
_TRIES_OF_A_FAULT = 3

#: The type of what `not_yet` raises.
NOT_YET = "NotYet"


@contextmanager
def reported_to_temporal() -> Iterator[None]:
    """Raise a `PortingError` as an `ApplicationError` of the same name, retried where that can help.

    A vendor's hint goes with it whole. Where the next attempt would come after the activity's end, the server
    ends the activity at once; a waiting step then keeps the pause (`Progress`).
    """
    try:
        yield
    except PortingError as error:
        raise ApplicationError(
            str(error),
            type=type(error).__name__,
            non_retryable=not error.retryable,
            next_retry_delay=error.retry_after,
        ) from error


@contextmanager
def reading_reported_to_temporal() -> Iterator[None]:
    """The same for documents. What is away is waited for. A fault of ours that a document brings out is there
    at every attempt: a person reads that one instead."""
    try:
        with reported_to_temporal():
            yield
    except (ApplicationError, OSError):
        raise
    except Exception as fault:
        raise ApplicationError(
            "a fault in reading documents, for whoever develops this",
            type=type(fault).__name__,
            non_retryable=activity.info().attempt >= _TRIES_OF_A_FAULT,
        ) from fault


def not_yet(look_again_in: timedelta) -> ApplicationError:
    """There is no news: the server makes the next attempt after `look_again_in`, without a history event."""
    return ApplicationError(
        "no news yet",
        type=NOT_YET,
        next_retry_delay=look_again_in,
        category=ApplicationErrorCategory.BENIGN,
    )
