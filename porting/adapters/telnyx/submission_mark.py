"""Which submission an order stands at, kept on the order itself: in its group reference.

An exception stays on an order until the porting team takes a correction up, so "exception" alone does not
say whether it answers the correction or is what was corrected. The PATCH that brings a correction therefore
writes with it, in one step: the attempt, when the order was last changed before, and the exceptions that
were on it. Whatever happened to the order later than that instant, on Telnyx's own clock, is
an answer to the correction; so is an exception that was not on it before.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from porting.adapters.telnyx.answers import Event, Order

_MARK = re.compile(
    r".+/(?P<attempt>[1-9][0-9]*)(?: (?P<since>\S+) (?P<codes>(?:[0-9a-f]{4})*)(?P<confirmed> confirmed)?)?"
)
_CONFIRMED = " confirmed"
STATUS_CHANGED = "porting_order.status_changed"
EXCEPTION = "exception"
#: Telnyx has 21 codes: two of them are the same in these digits once in 300 such lists.
_DIGITS = 4


@dataclass(frozen=True)
class SubmissionMark:
    attempt: int = 1
    since: datetime | None = None
    """When the order was last changed before the correction, on Telnyx's clock; None: it had no exception
    then."""
    codes: frozenset[str] = frozenset()
    """The exceptions that were on it, each as a few digits of its hash: the reference has to stay short."""
    is_confirmed: bool = False
    """Whether the correction was confirmed while the exception stayed for the time being."""

    @classmethod
    def on(cls, order: Order) -> "SubmissionMark":
        """An order without a mark stands at its first submission."""
        found = _MARK.fullmatch(order.customer_group_reference or "")
        if found is None:
            return cls()
        since = found["since"]
        try:
            moment = datetime.fromisoformat(since) if since else None
        except ValueError:
            return cls(int(found["attempt"]))
        digits = found["codes"] or ""
        codes = frozenset(digits[at : at + _DIGITS] for at in range(0, len(digits), _DIGITS))
        return cls(int(found["attempt"]), moment, codes, bool(found["confirmed"]))

    @classmethod
    def correcting(cls, order: Order, attempt: int, events: Iterable[Event]) -> "SubmissionMark":
        """The mark for a submission of `order` as it stands now, after `events`.

        An event that is there already is no answer either, should the order not count it as a change.
        """
        if order.status.value != EXCEPTION:
            return cls(attempt)
        moments = [event.moment for event in events if event.moment]
        return cls(attempt, max([order.updated_at, *moments]), _hashed(order))

    def written(self, reference: str) -> str:
        """As the group reference of the order `reference`."""
        mark = f"{reference}/{self.attempt}"
        if self.since is None:
            return mark
        confirmed = _CONFIRMED if self.is_confirmed else ""
        return f"{mark} {self.since.isoformat()} {''.join(sorted(self.codes))}{confirmed}"

    def is_answered_by(self, order: Order, events: Iterable[Event]) -> bool:
        """Whether the exception that `order` has now is an answer to this submission."""
        if self.since is None or _hashed(order) - self.codes:
            return True
        return any(
            event.payload and event.payload.status and event.payload.status.value == EXCEPTION
            for event in self._later(events)
        )

    def was_taken_up(self, events: Iterable[Event]) -> bool:
        """Whether the order has left its exception since this mark was written."""
        return any(
            event.payload and event.payload.status and event.payload.status.value != EXCEPTION
            for event in self._later(events)
        )

    def _later(self, events: Iterable[Event]) -> list[Event]:
        return [
            event
            for event in events
            if event.event_type == STATUS_CHANGED
            and (self.since is None or (event.moment is not None and event.moment > self.since))
        ]


def _hashed(order: Order) -> frozenset[str]:
    codes = (detail.code for detail in order.status.details)
    return frozenset(hashlib.sha256(code.encode()).hexdigest()[:_DIGITS] for code in codes)
