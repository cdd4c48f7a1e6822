"""What is known of a run when it is over, as it is seen from outside."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entry:
    """One line of a request's timeline."""

    what: str
    order: str | None = None
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class OrderTold:
    """An order as its request tells of it."""

    pon: str
    status: str
    attempt: int
    port_date: str | None
    numbers: tuple[str, ...]
    """Without those that cannot be moved."""
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True)
class RequestTold:
    """A request that was accepted, and what it says of itself."""

    request_id: str
    kind: str
    status: str
    """Empty: it was never there."""
    may_end_as: frozenset[str]
    has_ended: bool
    orders: tuple[OrderTold, ...] = ()
    timeline: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Happened:
    """One line of upstream's own journal."""

    what: str
    number: str | None = None
    port_date: str | None = None


@dataclass(frozen=True)
class OrderUpstream:
    """An order as upstream has it."""

    pon: str
    request_id: str
    state: str | None
    numbers: tuple[str, ...]
    """That it was drafted with, as far as they can be moved."""
    approvals: tuple[int, ...]
    """By attempt, each as often as it was asked for."""
    submissions: tuple[int, ...]
    """By attempt, each as often as it came."""
    happened: tuple[Happened, ...]

    def count(self, what: str) -> int:
        return sum(event.what == what for event in self.happened)


@dataclass(frozen=True)
class Asked:
    """A mail that a workflow asked for."""

    key: str
    kind: str
    sent: bool
    """Whether its activity said that it went; False: it was given up, or canceled."""


@dataclass(frozen=True)
class History:
    """What Temporal keeps of one workflow."""

    workflow_id: str
    closed: bool
    waits_for_mail_alone: bool = False
    """It is open because a mail is in doubt: for two minutes, then thirty, then hours (docs/mail.md)."""
    task_failures: tuple[str, ...] = ()
    """Why workflow tasks failed, each as often as it did."""
    pending_attempts: int = 0
    """How often the workflow task that is due now was tried in vain."""
    replay_failure: str | None = None
    """None: it replays with the code of today."""
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class Record:
    requests: tuple[RequestTold, ...]
    upstream: tuple[OrderUpstream, ...]
    histories: tuple[History, ...]
    mails: Counter[str] = field(default_factory=Counter)
    """By key, how often the mail server took it."""
    never_told: tuple[str, ...] = ()
    """Requests whose acceptance was said and of which nothing is known."""
    ended_by_themselves: tuple[str, ...] = ()
    """Processes that nobody had killed."""
