"""One request that lives through what happens to it, on the time-skipping server, beside the model of it."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from temporalio.api.common.v1 import WorkflowExecution
from temporalio.api.workflowservice.v1 import DescribeWorkflowExecutionRequest
from temporalio.client import Client, WorkflowUpdateFailedError
from temporalio.service import RPCError
from temporalio.testing import WorkflowEnvironment

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.phone_number import E164
from porting.domain.policy import Policy
from porting.domain.port_order import BackboneDecision as Said
from porting.domain.port_order import CarrierState, Decision
from porting.domain.port_request import PortNumber
from porting.domain.rejection import RejectionReason
from tests.builders import local, toll_free
from tests.desk import Desk, Port
from tests.fakes import Checks, Pins
from tests.simulation import compared, trade
from tests.simulation.messages import Model
from tests.simulation.outside import FaultyOutbox, FaultyUpstream, unreadable
from tests.simulation.steps import Setting, Step
from tests.simulation.tape import Answer, Tape
from tests.simulation.telling import tell
from workers.tuning import Tuning
from workers.wiring import Collaborators, make_worker
from workflows.report import StatusReport

#: After every day on which this is run; a Monday.
_YEAR_BEGINS = datetime(2040, 1, 2, tzinfo=UTC)
#: In seconds of the machine; a whole life takes two of them, and ten where the machine is busy.
LONGEST_STEP = 60.0
#: What falls due is done within this: the server ends an activity so long after its last look.
SLACK = timedelta(seconds=30)
#: Nothing is sent so near to what falls due by itself, since either may be first.
_NEAR = timedelta(seconds=90)
_A_BIT = timedelta(minutes=5)
#: What no webhook tells is seen within this at the latest.
_LOOKED_EVERY = timedelta(days=7)
#: Every ten minutes, what is away is tried again.
_AFTER_AN_OUTAGE = timedelta(minutes=15)
#: A second outage of the mail service in the time that one mail is tried for would be too much for it.
_BETWEEN_OUTAGES = timedelta(hours=24)

#: Everything else waits to be heard for what becomes of a cancellation, which the model does not know.
_ALSO_WHILE_CANCELED = ("add_note", "upstream_changed", "mail_failed", "extend_deadline", "cancel_request")

_REQUEST_ID = "life"
_LOCAL = ("+15125550100", "+15125550142")
_NOT_OURS = "+15125550199"


class Life:
    def __init__(self, environment: WorkflowEnvironment, setting: Setting) -> None:
        self.setting = setting
        self.upstream, self.outbox, self.checks = FaultyUpstream(), FaultyOutbox(), Checks()
        self.desk = Desk(environment, self.upstream, self.checks, self.outbox)
        self.tape = Tape()
        self.fed = 0
        self.numbers = _numbers_of(setting.shape)
        self.port: Port | None = None
        self.model: Model | None = None
        self.refused_signals = 0
        self.stirred = False
        """Whether anything has happened since it last came to rest."""
        self.has_been_undecided = False
        self.is_canceled = False
        """By Temporal's own cancellation, which there is once."""
        self.upstream_back: datetime | None = None
        self.mail_back: datetime | None = None
        self.outages = timedelta(0)
        self._mails = count()
        self._workers = AsyncExitStack()

    # From outside

    async def opens(self) -> None:
        """A worker is there, and it is the day on which this life begins, whichever day it really is."""
        begins = _YEAR_BEGINS + timedelta(hours=self.setting.begins_after)
        await self.desk.env.sleep(begins - await self.now())
        await self._workers.enter_async_context(self._a_worker())

    async def lives(self, step: Step) -> None:
        """Raises: `AssertionError` where the request does not do what the model does."""
        try:
            async with asyncio.timeout(LONGEST_STEP):
                await getattr(self, step.does)(**step.facts)
                await self.rests()
        except TimeoutError:
            raise AssertionError(f"stands still at: {step}") from None

    async def ends(self) -> str:
        """By itself, at its limit, where nothing else has ended it; returns its status.

        Raises: `AssertionError`, as `lives`.
        """
        try:
            async with asyncio.timeout(LONGEST_STEP):
                await self._ends()
        except TimeoutError:
            raise AssertionError("stands still at the end") from None
        return compared.status_of(self.model) if self.model else "nothing"

    async def closes(self) -> None:
        await self._workers.aclose()

    # Steps

    async def begins(self) -> None:
        if self.port:
            return
        groups = self._groups()
        self.upstream.unportable = {self.numbers[n].number for n in self.setting.unportable}
        whole = [n for n in groups[f"{_REQUEST_ID}-1"] if n not in self.upstream.unportable]
        if self.setting.is_split and len(whole) == 2:
            self.upstream.splits[f"{_REQUEST_ID}-1"] = tuple((number,) for number in whole)
        self.port = await self.desk.submit(request_id=_REQUEST_ID, numbers=self.numbers)
        self.model = Model(self.port.request.submitted_at, groups)
        self.stirred = True

    def _groups(self) -> dict[str, tuple[E164, ...]]:
        kinds = list(dict.fromkeys(number.type for number in self.numbers))
        return {
            f"{_REQUEST_ID}-{count}": tuple(n.number for n in self.numbers if n.type is kind)
            for count, kind in enumerate(kinds, start=1)
        }

    async def time_passes(self, hours: float) -> None:
        await self._until(await self.now() + timedelta(hours=hours))

    async def the_port_day_comes(self, order: int) -> None:
        pon = self._pon(order)
        day = self.model.orders[pon].port_date if self.model and pon else None
        if day:
            await self._until(max(trade.at(day, 10), await self.now()))

    async def the_next_check_finds(self, severity: str) -> None:
        found = {
            "fail": (FindingCode.LOA_NOT_SIGNED, Severity.FAIL, "loa"),
            "review": (FindingCode.DOCUMENT_MISSING, Severity.REVIEW, "csr"),
            "warning": (FindingCode.BILL_PAST_DUE, Severity.WARNING, "bill"),
        }
        if severity == "away":
            self.checks.verdicts.append(unreadable())
        else:
            self.checks.find(*found[severity])

    async def the_backbone_says(self, answer: str, codes: list[str], webhooks: int) -> None:
        self.upstream.undecided = answer == "pending"
        self.has_been_undecided |= self.upstream.undecided
        if answer == "refused":
            reasons = tuple(RejectionReason(code=code) for code in codes)
            self.upstream.approvals.append(Said(decision=Decision.REFUSED, reasons=reasons))
        await self._webhooks(webhooks)

    async def the_carrier_confirms(self, order: int, days: int, webhooks: int) -> None:
        day = trade.day_of(await self.now()) + days * trade.DAY
        await self._answers(order, CarrierState.CONFIRMED, webhooks, port_date=day)

    async def the_carrier_rejects(self, order: int, codes: list[str], webhooks: int) -> None:
        reasons = tuple(RejectionReason(code=code) for code in codes)
        await self._answers(order, CarrierState.REJECTED, webhooks, reasons=reasons)

    async def the_carrier_cancels(self, order: int, webhooks: int) -> None:
        await self._answers(order, CarrierState.CANCELED, webhooks)

    async def numbers_move(self, order: int, count: int, webhooks: int) -> None:
        pon = self._open_upstream(order)
        if not pon or not self.model or not self.model.orders[pon].port_date:
            return
        left = self.model.orders[pon].not_moved[:count]
        everything = len(left) == len(self.model.orders[pon].not_moved)
        state = CarrierState.PORTED if everything else self.upstream.orders[pon].state
        self.upstream.move(pon, *left, state=state)
        await self._webhooks(webhooks)

    async def numbers_move_without_an_inventory(self, order: int) -> None:
        """Upstream says that all have moved, and we have none of them."""
        await self._answers(order, CarrierState.PORTED, 1)

    async def cannot_be_canceled(self, order: int) -> None:
        if pon := self._pon(order):
            self.upstream.uncancelable[pon] = "too late"

    async def says(self, name: str, payload: dict[str, Any], as_update: bool) -> None:
        if not self.model or not self.port:
            return
        at = await self._apart_from_promises()
        if name not in _ALSO_WHILE_CANCELED and any(course.stop for course in self.model.courses):
            return
        payload = self._in_full(payload, at)
        expected = self.model.takes(at, name, payload)
        if as_update:
            taken = await self._updates(name, payload)
            assert taken == expected, f"{name} {payload}: taken {taken}, the model {expected}"
        else:
            await self._signals(name, payload, expected)

    async def says_nonsense(self, name: str, as_update: bool) -> None:
        if not self.model or not self.port or self.model.has_ended:
            return
        await self._apart_from_promises()
        if as_update:
            assert not await self._updates(name, {"nonsense": 1})
        else:
            await self._signals(name, {"nonsense": 1}, False)

    async def upstream_is_away(self, hours: float) -> None:
        now = await self.now()
        if self.upstream_back is None:
            self.upstream.away, self.upstream_back = True, now + timedelta(hours=hours)
            self.outages += timedelta(hours=hours) + _AFTER_AN_OUTAGE

    async def answers_are_lost(self, count: int) -> None:
        self.upstream.answers_lost = count

    async def upstream_refuses(self, call: str) -> None:
        self.upstream.refuses[call] += 1

    async def mail_is_away(self, hours: float) -> None:
        now = await self.now()
        if self.mail_back is None or now > self.mail_back + _BETWEEN_OUTAGES:
            self.outbox.away, self.mail_back = True, now + timedelta(hours=hours)

    async def a_mail_is_refused(self) -> None:
        self.outbox.refuses += 1

    async def mails_are_taken_without_an_answer(self, count: int) -> None:
        self.outbox.answers_lost = count

    async def temporal_cancels(self) -> None:
        """The most visible button of Temporal's Web UI; it is taken once."""
        if not self.port or not self.model or self.is_canceled:
            return
        at = await self._apart_from_promises()
        if self.model.has_ended:
            return
        self.is_canceled = True
        await self.port.handle.cancel()
        self.refused_signals += not self.model.takes(at, "cancel_request", {})

    async def the_worker_restarts(self, then: dict[str, Any]) -> None:
        """A message comes while there is none.

        A request that was kept would wait for its first worker for good: the time-skipping server, unlike the
        real one, never gives its tasks to another.
        """
        if not self.port or not self.model or self.setting.keeps_requests:
            return
        at = await self._apart_from_promises()
        await self._workers.aclose()
        if not self.model.has_ended:
            await self.port.signal("add_note", then)
            self.model.takes(at, "add_note", then)
        await self._workers.enter_async_context(self._a_worker())

    # What the steps are made of

    async def _answers(self, order: int, state: CarrierState, webhooks: int, **facts: Any) -> None:
        if pon := self._open_upstream(order):
            self.upstream.answer(pon, state, **facts)
            await self._webhooks(webhooks)

    def _pon(self, order: int) -> str | None:
        pons = list(self.model.orders) if self.model else []
        return pons[order % len(pons)] if pons else None

    def _open_upstream(self, order: int) -> str | None:
        pon = self._pon(order)
        is_open = pon in self.upstream.orders and pon not in self.upstream.canceled
        return pon if is_open and self.model and pon and self.model.orders[pon].is_open else None

    async def _webhooks(self, count: int) -> None:
        """At least one towards the end: what only the last look sees, in the moment of the limit, may come
        before it or after."""
        if self.model and self.model.limit - await self.now() < _LOOKED_EVERY:
            count = max(count, 1)
        for _ in range(count):
            if not self.port or not self.model or self.model.has_ended:
                return
            await self._apart_from_promises()
            with suppress(RPCError):  # it has ended, in the time that this took to come
                await self.port.signal("upstream_changed", {})

    def _in_full(self, payload: dict[str, Any], now: datetime) -> dict[str, Any]:
        """With days and numbers in place of their counts, and a mail of its own for each that failed."""
        full = dict(payload)
        for name in ("port_date", "requested_port_date"):
            if name in full:
                full[name] = (trade.day_of(now) + full[name] * trade.DAY).isoformat()
        if full.get("failure"):
            full["key"] = f"k{next(self._mails)}"
        if "numbers" in full:
            known = [number.number for number in self.numbers]
            full["numbers"] = [known[n] if n < len(known) else _NOT_OURS for n in full["numbers"]]
        return full

    async def _updates(self, name: str, payload: dict[str, Any]) -> bool:
        assert self.port
        try:
            await self.port.update(name, payload)
        except WorkflowUpdateFailedError:
            return False
        except RPCError:  # it has ended
            return bool(self.model and self.model.has_ended and name in ("upstream_changed", "mail_failed"))
        return True

    async def _signals(self, name: str, payload: dict[str, Any], expected: bool) -> None:
        assert self.port
        with suppress(RPCError):  # it has ended
            await self.port.signal(name, payload)
            self.refused_signals += not expected

    async def now(self) -> datetime:
        return await self.desk.env.get_current_time()

    async def _until(self, instant: datetime) -> None:
        """Let time pass; what is away comes back in between."""
        while True:
            now = await self.now()
            ahead = [t for t in (self.upstream_back, self.mail_back if self.outbox.away else None) if t]
            next_stop = min([instant, *ahead])
            if next_stop > now:
                self.stirred = True
                await self.desk.env.sleep(next_stop - now)
            self._comes_back(next_stop)
            if next_stop >= instant:
                return

    def _comes_back(self, now: datetime) -> None:
        if self.upstream_back and now >= self.upstream_back:
            self.upstream.away, self.upstream_back = False, None
        if self.outbox.away and self.mail_back and now >= self.mail_back:
            self.outbox.away = False

    async def _apart_from_promises(self) -> datetime:
        """The time, once nothing falls due by itself about now, for something that is sent then."""
        assert self.model
        while True:
            await self.rests()
            now = await self.now()
            if not any(abs(instant - now) < _NEAR for instant, _ in self.model.promises()):
                self.stirred = True
                return now
            await self._until(now + _A_BIT)

    # Rest

    async def rests(self) -> None:
        """Wait until nothing happens before time goes on; then request and model are alike."""
        if not self.model or not self.port or not self.stirred:
            return
        self.stirred = False
        for _ in range(30):
            report = await self._quiet()
            self._feed(await self.now())
            if self.upstream.away or not (self._steps_waited_for() or self._mails_waited_for()):
                break
            await self._until(await self.now() + timedelta(minutes=1))
        else:
            raise AssertionError(f"not done: {self._steps_waited_for() + self._mails_waited_for()}")
        compared.alike(self, report)

    def _steps_waited_for(self) -> list[str]:
        """What should be done upstream within moments, and is not."""
        assert self.model
        return [
            f"{course.pon}: {course.asks}"
            for course in self.model.courses
            if course.asks not in ("", "look") and not (course.asks == "approval" and self.has_been_undecided)
        ]

    def _mails_waited_for(self) -> list[str]:
        return [] if self.outbox.away else [f"mail {mail}" for mail in compared.mails_missing(self)]

    def _feed(self, now: datetime) -> None:
        """Tell the model what the outside has answered since."""
        assert self.model
        new = sorted(self.tape.answers[self.fed :], key=_taken_at)
        self.fed = len(self.tape.answers)
        for answer in new:
            self.model.clock(max(answer.at - SLACK, answer.asked_at))
            self.model.now = answer.at
            tell(self.model, answer)
        self.model.clock(now - SLACK)

    async def _quiet(self) -> StatusReport:
        assert self.port
        before: tuple[int, bool] | None = None
        while True:
            report = await self.port.report()
            now = await self._activity()
            if now == before and now[1]:
                return report
            before = now

    async def _activity(self) -> tuple[int, bool]:
        """How many events there are, and whether every activity waits for its next attempt."""
        assert self.port
        client = self.desk.env.client
        described = await client.workflow_service.describe_workflow_execution(
            DescribeWorkflowExecutionRequest(
                namespace=client.namespace, execution=WorkflowExecution(workflow_id=self.port.handle.id)
            )
        )
        quiet = all(
            a.attempt > 1 and a.last_attempt_complete_time.ToDatetime() >= a.last_started_time.ToDatetime()
            for a in described.pending_activities
        )
        return described.workflow_execution_info.history_length, quiet

    async def _ends(self) -> None:
        if not self.port or not self.model:
            return
        for _ in range(4):
            if self.model.has_ended:
                break
            await self._until(self.model.limit + _A_BIT)
            await self.rests()
        while self.outbox.away or self.upstream.away:
            await self._until(await self.now() + trade.HOUR)
        await self._until(await self.now() + _AFTER_AN_OUTAGE)
        await self.rests()
        assert self.model.has_ended, f"it never ended: {self.model.courses}"
        compared.timeline_alike(self, await self.port.report())
        compared.ended_alike(self, await self.port.outcome())
        if self.setting.keeps_requests:
            await self.desk.replay_everything()

    # Workers

    @asynccontextmanager
    async def _a_worker(self) -> AsyncIterator[None]:
        config = self.desk.env.client.config()
        config["interceptors"] = [self.tape]
        recorded = Client(**config)
        collaborators = Collaborators(
            checks=self.checks,
            backbone=self.upstream,
            carrier=self.upstream,
            inventory=self.upstream,
            notifier=self.outbox,
            revocations=self.desk.revocations,
            pins=Pins(),
            papers=self.desk.papers,
            requests=self.desk.starts,
            policy=Policy(),
        )
        with ThreadPoolExecutor(1) as threads:
            async with make_worker(
                recorded,
                collaborators,
                threads,
                tuning=Tuning(cached_requests=100 if self.setting.keeps_requests else 0),
            ):
                yield


def _taken_at(answer: Answer) -> datetime:
    """The last look of a wait comes with the end of that wait, about when other things fall due as well: what
    it finds counts first."""
    is_last_look = answer.activity.startswith("await_") and answer.asked_at < answer.at - SLACK
    return answer.at - SLACK if is_last_look else answer.at


def _numbers_of(shape: tuple[str, ...]) -> tuple[PortNumber, ...]:
    rest = toll_free() if "toll_free" in shape else ()
    return (*local(*_LOCAL[: shape.count("local")]), *rest)
