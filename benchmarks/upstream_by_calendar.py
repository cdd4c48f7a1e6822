"""An upstream that answers by each request's own calendar, as late as it is told to."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from porting.domain.phone_number import E164
from porting.domain.policy import REAL_DAY
from porting.domain.port_order import (
    BackboneDecision,
    Cancellation,
    CarrierOrder,
    CarrierState,
    Decision,
    Draft,
    NumberState,
    Pon,
    Portability,
    PortOrder,
)
from porting.domain.port_request import PortRequest

#: Numbers move in the morning of the port day.
_MOVES_AT = 10


@dataclass(frozen=True)
class Pace:
    """How long upstream takes with an order, in calendar time, and whether it tells of each change."""

    approves_after: timedelta
    answers_after: timedelta
    ports_after_days: int
    """From the losing carrier's answer to the port date."""
    webhooks: bool = False
    between_numbers: timedelta = timedelta(hours=2)
    """On the port day."""


@dataclass(frozen=True)
class _Submission:
    """What becomes of an order, known once it is submitted."""

    answered_at: datetime
    port_date: date
    moved_at: dict[E164, datetime]

    def at_carrier(self, pon: Pon, now: datetime) -> CarrierOrder:
        order = CarrierOrder(pon=pon, attempt=1, state=CarrierState.RECEIVED)
        if now < self.answered_at:
            return order
        moved = self.moved(now)
        states = {n: NumberState.ACTIVE if n in moved else NumberState.PENDING for n in self.moved_at}
        done = CarrierState.PORTED if len(moved) == len(states) else CarrierState.CONFIRMED
        return order.model_copy(update={"state": done, "port_date": self.port_date, "numbers": states})

    def moved(self, now: datetime) -> frozenset[E164]:
        return frozenset(number for number, instant in self.moved_at.items() if now >= instant)


@dataclass
class UpstreamByCalendar:
    """`BackboneProvider`, `CarrierPartner` and `NumberInventory` in one."""

    webhook: Callable[[Pon], Awaitable[None]]
    """Called at each change that somebody has to act on."""
    paces: dict[str, Pace] = field(default_factory=dict)
    """By request id."""
    _approved_at: dict[Pon, datetime] = field(default_factory=dict, init=False)
    _submissions: dict[Pon, _Submission] = field(default_factory=dict, init=False)
    _telling: set[asyncio.Task[None]] = field(default_factory=set, init=False)

    async def draft(self, _request: PortRequest, order: PortOrder) -> Draft:
        portability = tuple(Portability(number=number, portable=True) for number in order.numbers)
        return Draft(portability=portability, reference=f"draft-{order.pon}")

    async def request_approval(
        self, request: PortRequest, order: PortOrder, _attempt: int
    ) -> BackboneDecision:
        now, pace = datetime.now(UTC), self.paces[request.request_id]
        if order.pon not in self._approved_at:
            self._approved_at[order.pon] = now + pace.approves_after * _shrink(request)
            self._tell(pace, order.pon, self._approved_at[order.pon])
        decided = now >= self._approved_at[order.pon]
        return BackboneDecision(decision=Decision.APPROVED if decided else Decision.PENDING)

    async def submit(
        self, request: PortRequest, order: PortOrder, _attempt: int, _pin: str | None
    ) -> CarrierOrder:
        now, pace = datetime.now(UTC), self.paces[request.request_id]
        if order.pon not in self._submissions:
            submission = _submitted(request, order, pace, now)
            self._submissions[order.pon] = submission
            self._tell(pace, order.pon, submission.answered_at, *submission.moved_at.values())
        return self._submissions[order.pon].at_carrier(order.pon, now)

    async def order(self, pon: Pon) -> CarrierOrder | None:
        submission = self._submissions.get(pon)
        return submission.at_carrier(pon, datetime.now(UTC)) if submission else None

    async def cancel(self, _pon: Pon) -> Cancellation:
        return Cancellation(canceled=False, why_not="nothing is canceled here")

    async def held(self, _request_id: str, numbers: tuple[E164, ...]) -> frozenset[E164]:
        now = datetime.now(UTC)
        moved = (submission.moved(now) for submission in self._submissions.values())
        return frozenset(numbers) & frozenset().union(*moved)

    def _tell(self, pace: Pace, pon: Pon, *instants: datetime) -> None:
        for instant in instants if pace.webhooks else ():
            telling = asyncio.create_task(self._tell_at(pon, instant))
            self._telling.add(telling)
            telling.add_done_callback(self._telling.discard)

    async def _tell_at(self, pon: Pon, instant: datetime) -> None:
        await asyncio.sleep((instant - datetime.now(UTC)).total_seconds())
        await self.webhook(pon)


def _submitted(request: PortRequest, order: PortOrder, pace: Pace, now: datetime) -> _Submission:
    answered_at = now + pace.answers_after * _shrink(request)
    port_date = request.calendar.day_of(answered_at) + timedelta(days=pace.ports_after_days)
    first = request.calendar.instant(port_date, _MOVES_AT)
    step = pace.between_numbers * _shrink(request)
    moved_at = {number: first + count * step for count, number in enumerate(order.numbers)}
    return _Submission(answered_at, port_date, moved_at)


def _shrink(request: PortRequest) -> float:
    return request.policy.day / REAL_DAY
