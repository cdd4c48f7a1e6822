"""What stands outside, with the faults of a life: away for a while, answers that are lost, refusals."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TypeVar

from porting.domain.errors import (
    MailNotAcceptedError,
    MailUnavailableError,
    PortingError,
    ReaderUnavailableError,
    UpstreamRefusedError,
    UpstreamUnavailableError,
)
from porting.domain.notice import Notice
from porting.domain.phone_number import E164
from porting.domain.port_order import (
    BackboneDecision,
    Cancellation,
    CarrierOrder,
    Draft,
    Pon,
    PortOrder,
)
from porting.domain.port_request import PortRequest
from tests.fakes import Outbox, Upstream

T = TypeVar("T")

#: Of upstream's journal; a request that asks for more turns in circles.
MOST_CALLS = 2000


@dataclass
class FaultyUpstream(Upstream):
    """`Upstream` whose answers may be lost after it has done what it was asked for."""

    away: bool = False
    answers_lost: int = 0
    """How many of the next answers nobody hears."""
    refuses: Counter[str] = field(default_factory=Counter)
    """How many of the next calls of a name are refused for good."""

    async def draft(self, request: PortRequest, order: PortOrder) -> Draft:
        self._may_refuse("draft")
        return self._heard(await super().draft(request, order))

    async def request_approval(
        self, request: PortRequest, order: PortOrder, attempt: int
    ) -> BackboneDecision:
        self._may_refuse("approval")
        return self._heard(await super().request_approval(request, order, attempt))

    async def submit(
        self, request: PortRequest, order: PortOrder, attempt: int, pin: str | None
    ) -> CarrierOrder:
        self._may_refuse("submit")
        return self._heard(await super().submit(request, order, attempt, pin))

    async def order(self, pon: Pon) -> CarrierOrder | None:
        return self._heard(await super().order(pon))

    async def cancel(self, pon: Pon) -> Cancellation:
        self._may_refuse("cancel")
        return self._heard(await super().cancel(pon))

    async def held(self, request_id: str, numbers: tuple[E164, ...]) -> frozenset[E164]:
        return self._heard(await super().held(request_id, numbers))

    def _called(self, what: str) -> None:
        super()._called(what)
        if self.calls.total() > MOST_CALLS:
            raise UpstreamRefusedError("called too often")
        if self.away:
            raise UpstreamUnavailableError("away")

    def _may_refuse(self, what: str) -> None:
        if self.refuses[what] and not self.away:
            self.refuses[what] -= 1
            raise UpstreamRefusedError(f"no {what}")

    def _heard(self, said: T) -> T:
        if self.answers_lost:
            self.answers_lost -= 1
            raise UpstreamUnavailableError("the answer was lost")
        return said


@dataclass
class FaultyOutbox(Outbox):
    """`Outbox` of a mail service that may be away, or not take a mail to the customer at all."""

    away: bool = False
    refuses: int = 0
    answers_lost: int = 0
    refused: list[Notice] = field(default_factory=list)

    async def send(self, notice: Notice) -> None:
        if self.away:
            raise MailUnavailableError("away")
        if notice.key in {known.key for known in self.refused}:
            raise MailNotAcceptedError("no such mailbox")
        is_new = notice.key not in {known.key for known in self.notices}
        if self.refuses and is_new and notice.to == "customer":
            self.refuses -= 1
            self.refused.append(notice)
            raise MailNotAcceptedError("no such mailbox")
        await super().send(notice)
        if self.answers_lost and is_new:
            self.answers_lost -= 1
            raise MailUnavailableError("the answer was lost")


def unreadable() -> PortingError:
    """A reader of documents that is away, and may be there at the next attempt."""
    return ReaderUnavailableError("away")
