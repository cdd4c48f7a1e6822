"""Telnyx as the contract of all upstreams has it: who acts there, and an adapter that talks to it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import httpx2
from pydantic import SecretStr

from porting.adapters.document_store import DirectoryDocumentStore
from porting.adapters.telnyx.account import TelnyxAccount
from porting.adapters.telnyx.upstream import TelnyxUpstream
from porting.domain.port_order import PortOrder
from porting.domain.port_request import Documents
from porting.domain.rejection import ReasonCode
from tests.adapters.upstream_port import ELSEWHERE, UNPORTABLE
from tests.documents.stores import EverybodysDocuments
from tests.sandbox.servers import loopback_client
from tests.telnyx.other_side import FakeTelnyx

#: An hour at which it is the same day everywhere in the US.
MIDDAY = time(17, tzinfo=UTC)
#: In seconds: longer than any loopback answer takes, also on a busy machine.
PATIENT = 10.0
#: Where each order is told to send its news.
WEBHOOKS = "https://desk.example/webhooks/upstream"
#: What Telnyx calls the trade's reasons that the contract's tests use.
CODES = {
    ReasonCode.ACCOUNT_NUMBER_INCORRECT: "ACCOUNT_NUMBER_MISMATCH",
    ReasonCode.FOC_EXPIRED: "FOC_EXPIRED",
    ReasonCode.WRONG_PIN: "PASSCODE_PIN_INVALID",
}


@dataclass(frozen=True)
class TelnyxPeople:
    """The porting team and the losing carrier behind the stand-in."""

    telnyx: FakeTelnyx
    documents: Documents

    async def approves(self, order: PortOrder) -> None:
        """Nobody has to: an order that lacks nothing is approved."""

    async def passes_on(self, order: PortOrder) -> None:
        self.telnyx.asks_the_losing_carrier(order.numbers[0])

    async def rejects(self, order: PortOrder, reason: ReasonCode) -> None:
        self.telnyx.raises_exception(order.numbers[0], CODES[reason])

    async def confirms(self, order: PortOrder, port_date: date) -> None:
        self.telnyx.confirms(order.numbers[0], datetime.combine(port_date, MIDDAY))

    async def activates(self, order: PortOrder, number: str) -> None:
        self.telnyx.activates(number, number)

    async def calls_it_ported(self, order: PortOrder) -> None:
        standing = self.telnyx.order(order.numbers[0]).numbers
        self.telnyx.ports(order.numbers[0], left={n: s for n, s in standing.items() if s != "Active"})

    async def cancels(self, order: PortOrder) -> None:
        self.telnyx.agrees_to_cancel(order.numbers[0])


def knows_the_contracts_numbers(telnyx: FakeTelnyx) -> None:
    telnyx.account.carriers[ELSEWHERE] = "Big Bend Wireless"
    telnyx.account.unportable[UNPORTABLE] = "No coverage"


def some_documents(store: DirectoryDocumentStore) -> Documents:
    loa, csr, bill = (
        store.put(f"%PDF-1.7 an invented {name}".encode()) for name in ("letter", "record", "bill")
    )
    return Documents(loa=loa, csr=csr, bill=bill)


def a_store(tmp_path: Path) -> DirectoryDocumentStore:
    return DirectoryDocumentStore(tmp_path / "documents")


def an_account(telnyx: FakeTelnyx, api_key: str = "") -> TelnyxAccount:
    return TelnyxAccount(
        base_url=telnyx.base_url,
        api_key=SecretStr(api_key or telnyx.api_key),
        confirm_again=telnyx.account.confirm_again,
        webhook_url=WEBHOOKS,
    )


@asynccontextmanager
async def an_upstream(
    telnyx: FakeTelnyx,
    store: DirectoryDocumentStore,
    *,
    seconds: float | httpx2.Timeout = PATIENT,
    api_key: str = "",
) -> AsyncIterator[TelnyxUpstream]:
    """The adapter, which gives a call up after `seconds`."""
    documents, client = EverybodysDocuments(store), loopback_client(seconds=seconds)
    upstream = TelnyxUpstream(an_account(telnyx, api_key), documents, client)
    yield upstream
    await upstream.close()
