"""What stands outside, for tests of the workflow: each fake implements a Protocol of `porting.ports` and
remembers what it was given.

The upstream answers by script: what a test does not script goes well at once.
"""

import asyncio
import threading
from collections import Counter, deque
from dataclasses import dataclass, field
from datetime import date, datetime

from porting.domain.checks.evidence import Evidence
from porting.domain.checks.findings import Finding, FindingCode, Severity, Verdict
from porting.domain.draft_facts import Reading
from porting.domain.errors import NumberInUseError, PortingError
from porting.domain.notice import Notice, NoticeKind
from porting.domain.phone_number import E164
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
from porting.domain.port_request import DocumentReference, Documents, PortRequest, SealedPin
from porting.ports import PortRequestStarts

#: In seconds; a test that has failed is not to hang.
_GOES_ON = 10.0


def _set() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


@dataclass
class Outbox:
    """`Notifier` that keeps what it is given, once a key; `failures` are raised first."""

    notices: list[Notice] = field(default_factory=list)
    failures: deque[PortingError] = field(default_factory=deque)
    unreachable: dict[str, PortingError] = field(default_factory=dict)
    """Why nothing reaches the customer or support now."""

    async def send(self, notice: Notice) -> None:
        if self.failures:
            raise self.failures.popleft()
        if notice.to in self.unreachable:
            raise self.unreachable[notice.to]
        if notice.key not in {known.key for known in self.notices}:
            self.notices.append(notice)

    def kinds(self, to: str) -> list[NoticeKind]:
        return [notice.kind for notice in self.notices if notice.to == to]

    def last(self, kind: NoticeKind) -> Notice:
        return [notice for notice in self.notices if notice.kind is kind][-1]


@dataclass
class Checks:
    """`DocumentChecks` that gives the scripted verdicts in turn, then passes."""

    verdicts: deque[Verdict | Exception] = field(default_factory=deque)
    asked: list[tuple[PortRequest, tuple[E164, ...], date]] = field(default_factory=list)
    may_end: threading.Event = field(default_factory=threading.Event)
    """While a test clears it, a check goes on and on."""

    def __post_init__(self) -> None:
        self.may_end.set()

    def check(self, request: PortRequest, numbers: tuple[E164, ...], on: date) -> Verdict:
        self.asked.append((request, numbers, on))
        self.may_end.wait()
        verdict = self.verdicts.popleft() if self.verdicts else Verdict.of(())
        if isinstance(verdict, Exception):
            raise verdict
        return verdict

    def find(self, code: FindingCode, severity: Severity, document: str = "loa") -> None:
        self.finds((code, severity, document))

    def finds(self, *found: tuple[FindingCode, Severity, str]) -> None:
        """The next check finds all of these."""
        self.verdicts.append(
            Verdict.of(
                tuple(
                    Finding(
                        code=code,
                        severity=severity,
                        document=document,
                        message="Mend it.",
                        evidence=Evidence(read="X"),
                    )
                    for code, severity, document in found
                )
            )
        )


class Pins:
    """`PinSeal` that only turns a PIN around: enough to see where it is opened."""

    def seal(self, pin: str, request_id: str) -> SealedPin:
        return SealedPin(sealed=pin[::-1], fingerprint=f"{request_id}:{len(pin)}:{pin[0]}")

    def open(self, pin: SealedPin, request_id: str) -> str:
        return pin.sealed[::-1]


@dataclass
class Papers:
    """`DraftPapers` that reads what a test says; nothing in what it does not say anything of."""

    readings: dict[str, Reading] = field(default_factory=dict)
    """By the SHA-256 of what was kept of a mail, or of a document in a form."""
    failures: deque[PortingError] = field(default_factory=deque)
    read: list[str] = field(default_factory=list)
    may_end: threading.Event = field(default_factory=_set)
    """While a test clears it, a mail's reading goes on and on."""

    def in_mail(self, kept: DocumentReference, request_id: str) -> Reading:
        self.read.append(kept.sha256)
        self.may_end.wait(_GOES_ON)
        if self.failures:
            raise self.failures.popleft()
        return self.readings.get(kept.sha256, Reading())

    def in_form(self, documents: Documents, request_id: str) -> Reading:
        given = [reference.sha256 for _, reference in documents if reference]
        self.read += given
        facts = [fact for each in given for fact in self.readings.get(each, Reading()).facts]
        return Reading(facts=tuple(facts), documents=documents)


@dataclass
class Starts:
    """`PortRequestStarts` that keeps each request once."""

    requests: dict[str, PortRequest] = field(default_factory=dict)
    in_use: dict[E164, str] = field(default_factory=dict)
    """The numbers of other open requests, and which."""
    failures: deque[Exception] = field(default_factory=deque)
    """Raised after the request was started: its answer is lost."""
    asked: int = 0
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    """While a test clears it, a request is being started."""
    real: PortRequestStarts | None = None
    """Starts each request too, before it is kept."""

    def __post_init__(self) -> None:
        self.may_end.set()

    async def start(self, request: PortRequest) -> None:
        self.asked += 1
        async with asyncio.timeout(_GOES_ON):
            await self.may_end.wait()
        if self.real:
            await self.real.start(request)
        for number in request.numbers:
            if number.number in self.in_use:
                raise NumberInUseError(number.number, self.in_use[number.number])
        self.requests.setdefault(request.request_id, request)
        if self.failures:
            raise self.failures.popleft()


class Revocations(dict[str, datetime]):
    """Which links were taken back, by request."""

    def revoke(self, request_id: str, before: datetime) -> None:
        self[request_id] = max(before, self.get(request_id, before))

    def revoked_before(self, request_id: str) -> datetime | None:
        return self.get(request_id)


@dataclass
class Upstream:
    """`BackboneProvider`, `CarrierPartner` and `NumberInventory` in one, driven by the test.

    Everything is created once a key, as the Protocols ask; `created` counts what really came into being.
    """

    approvals: deque[BackboneDecision] = field(default_factory=deque)
    undecided: bool = False
    """The backbone provider has not decided yet, whatever `approvals` has for later."""
    orders: dict[Pon, CarrierOrder] = field(default_factory=dict)
    unportable: set[E164] = field(default_factory=set)
    splits: dict[Pon, tuple[tuple[E164, ...], ...]] = field(default_factory=dict)
    """The numbers of each order that the draft of a PON comes back as."""
    failures: deque[PortingError] = field(default_factory=deque)
    failing: dict[str, PortingError] = field(default_factory=dict)
    """What calls of a name end with, until a test takes it away."""
    draft_may_end: asyncio.Event = field(default_factory=asyncio.Event)
    """While a test clears it, a draft is made and its answer is on the way."""
    submission_may_end: asyncio.Event = field(default_factory=asyncio.Event)
    """While a test clears it, a submission has come in and its answer is on the way."""
    look_may_end: asyncio.Event = field(default_factory=asyncio.Event)
    """While a test clears it, an order has been read and the answer is on the way."""
    uncancelable: dict[Pon, str] = field(default_factory=dict)
    """Why an order is not canceled, in upstream's words."""
    inventory: set[E164] = field(default_factory=set)
    created: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)
    pins: list[str | None] = field(default_factory=list)
    submissions: list[tuple[PortRequest, PortOrder, int]] = field(default_factory=list)
    canceled: list[Pon] = field(default_factory=list)
    on_submit: dict[int, CarrierOrder] = field(default_factory=dict)
    """What a submission is answered with, by attempt; without one, that it was received."""

    def __post_init__(self) -> None:
        self.draft_may_end.set()
        self.submission_may_end.set()
        self.look_may_end.set()

    async def draft(self, request: PortRequest, order: PortOrder) -> Draft:
        self._called("draft")
        self._create(f"draft {order.pon}")
        portability = tuple(
            Portability(number=number, portable=number not in self.unportable, why_not="no agreement")
            for number in order.numbers
        )
        portable = any(number.portable for number in portability)
        await self.draft_may_end.wait()
        groups = self.splits.get(order.pon, ())
        return Draft(
            portability=portability,
            reference=f"draft-{order.pon}" if portable else None,
            orders=tuple(order.part(count, numbers) for count, numbers in enumerate(groups, start=1)),
        )

    async def request_approval(
        self, request: PortRequest, order: PortOrder, attempt: int
    ) -> BackboneDecision:
        self._called("request_approval")
        self._create(f"approval {order.pon} {attempt}")
        if self.undecided:
            return BackboneDecision(decision=Decision.PENDING)
        return self.approvals.popleft() if self.approvals else BackboneDecision(decision=Decision.APPROVED)

    async def submit(
        self, request: PortRequest, order: PortOrder, attempt: int, pin: str | None
    ) -> CarrierOrder:
        self._called("submit")
        if self._create(f"submission {order.pon} {attempt}"):
            self.submissions.append((request, order, attempt))
            self.pins.append(pin)
            self.orders[order.pon] = self.on_submit.get(
                attempt, CarrierOrder(pon=order.pon, attempt=attempt, state=CarrierState.RECEIVED)
            )
        await self.submission_may_end.wait()
        return self.orders[order.pon]

    async def order(self, pon: Pon) -> CarrierOrder | None:
        self._called("order")
        seen = self.orders.get(pon)
        await self.look_may_end.wait()
        return seen

    async def cancel(self, pon: Pon) -> Cancellation:
        self._called("cancel")
        if pon in self.uncancelable:
            return Cancellation(canceled=False, why_not=self.uncancelable[pon])
        self.canceled.append(pon)
        return Cancellation(canceled=True)

    async def held(self, request_id: str, numbers: tuple[E164, ...]) -> frozenset[E164]:
        self._called("held")
        return frozenset(self.inventory) & frozenset(numbers)

    def answer(self, pon: Pon, state: CarrierState, **facts: object) -> None:
        """Have the order stand at `state` from now on."""
        known = self.orders[pon]
        self.orders[pon] = known.model_copy(update={"state": state, "reasons": (), **facts})

    def confirm(self, pon: Pon, port_date: date) -> None:
        self.answer(pon, CarrierState.CONFIRMED, port_date=port_date)

    def move(self, pon: Pon, *numbers: E164, state: CarrierState = CarrierState.PORTED) -> None:
        """`numbers` have moved: upstream says so, and our inventory has them."""
        self.inventory |= set(numbers)
        states = {**self.orders[pon].numbers, **dict.fromkeys(numbers, NumberState.ACTIVE)}
        self.orders[pon] = self.orders[pon].model_copy(update={"state": state, "numbers": states})

    def _called(self, what: str) -> None:
        self.calls[what] += 1
        if self.failures:
            raise self.failures.popleft()
        if what in self.failing:
            raise self.failing[what]

    def _create(self, key: str) -> bool:
        fresh = key not in self.created
        if fresh:
            self.created[key] += 1
        return fresh
