"""The sandbox's adapter against the sandbox itself, on a real port, in good times and in bad ones."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.adapters.http_inventory import HttpInventory
from porting.adapters.sandbox_upstream import SandboxUpstream
from porting.domain.errors import UpstreamRefusedError, UpstreamUnavailableError
from porting.domain.port_order import (
    BackboneDecision,
    CarrierOrder,
    CarrierState,
    Decision,
    NumberState,
    PortOrder,
    orders_of,
)
from porting.domain.port_request import Documents, PortRequest
from porting.domain.rejection import ReasonCode
from porting.sandbox.app import create_app
from porting.sandbox.settings import SandboxSettings
from tests.adapters.upstream_contract import UpstreamContract
from tests.adapters.upstream_port import a_port
from tests.builders import NUMBER, SECOND_NUMBER, a_port_request, local
from tests.sandbox.servers import PATIENCE, loopback_client, served

#: For an answer that may not come; long enough for one that does, even on a busy machine.
IMPATIENT = httpx2.Timeout(PATIENCE, read=1.5)


@dataclass(frozen=True)
class Sandbox:
    """A running sandbox, and a client for its admin interface."""

    address: str
    client: httpx2.AsyncClient

    async def fault(self, **fault: Any) -> None:
        (await self.client.post(f"{self.address}/admin/faults", json=fault)).raise_for_status()

    async def act(self, pon: str, **instruction: Any) -> None:
        url = f"{self.address}/admin/orders/{pon}/acts"
        (await self.client.post(url, json=instruction)).raise_for_status()

    async def shown(self, pon: str) -> dict[str, Any]:
        order: dict[str, Any] = (await self.client.get(f"{self.address}/admin/orders/{pon}")).json()
        return order


@dataclass(frozen=True)
class SandboxPeople:
    """The sandbox's parties, told through its admin interface. By itself nothing happens for hours."""

    sandbox: Sandbox

    @property
    def documents(self) -> Documents:
        return a_port_request().documents

    async def approves(self, order: PortOrder) -> None:
        await self.sandbox.act(order.pon, act="approve")

    async def passes_on(self, order: PortOrder) -> None:
        await self.sandbox.act(order.pon, act="accept")

    async def rejects(self, order: PortOrder, reason: ReasonCode) -> None:
        await self.sandbox.act(order.pon, act="reject", codes=[reason.value])

    async def confirms(self, order: PortOrder, port_date: date) -> None:
        await self.sandbox.act(order.pon, act="confirm", port_date=port_date.isoformat())

    async def activates(self, order: PortOrder, number: str) -> None:
        await self.sandbox.act(order.pon, act="activate", number=number)

    async def calls_it_ported(self, order: PortOrder) -> None:
        await self.sandbox.act(order.pon, act="ported")

    async def cancels(self, order: PortOrder) -> None:
        if (await self.sandbox.shown(order.pon))["state"] != "canceled":
            await self.sandbox.act(order.pon, act="cancel")


def a_fast_request(*numbers: str, request_id: str = "acme-0001", day: float = 0.1) -> PortRequest:
    """A request submitted now, in whose calendar a day takes `day` seconds."""
    request = a_port_request(
        request_id=request_id,
        numbers=local(*(numbers or (NUMBER, SECOND_NUMBER))),
        submitted_at=datetime.now(UTC),
    )
    policy = request.policy.with_a_day_of(timedelta(seconds=day))
    return request.model_copy(update={"policy": policy})


def order_of(request: PortRequest) -> PortOrder:
    (order,) = orders_of(request)
    return order


async def decided(upstream: SandboxUpstream, request: PortRequest, attempt: int = 1) -> BackboneDecision:
    """Ask for approval until it is given or refused."""
    async with asyncio.timeout(30):
        while True:
            answer = await upstream.request_approval(request, order_of(request), attempt)
            if answer.decision is not Decision.PENDING:
                return answer
            await asyncio.sleep(0.01)


async def approved(upstream: SandboxUpstream, request: PortRequest) -> PortOrder:
    """The request's one order, drafted and approved."""
    order = order_of(request)
    await upstream.draft(request, order)
    await decided(upstream, request)
    return order


async def in_state(upstream: SandboxUpstream, order: PortOrder, state: CarrierState) -> CarrierOrder:
    async with asyncio.timeout(30):
        while (known := await upstream.order(order.pon)) is None or known.state is not state:
            await asyncio.sleep(0.01)
    return known


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    app = create_app(SandboxSettings(state_dir=tmp_path))
    async with served(app) as address, loopback_client() as client:
        yield Sandbox(address, client)


@pytest.fixture
def upstream(sandbox: Sandbox) -> SandboxUpstream:
    return SandboxUpstream(sandbox.address, sandbox.client)


@pytest.fixture
async def impatient(sandbox: Sandbox) -> AsyncIterator[SandboxUpstream]:
    """The same upstream, for who does not wait for an answer that hangs."""
    async with loopback_client(seconds=IMPATIENT) as client:
        yield SandboxUpstream(sandbox.address, client)


@pytest.fixture
def other_side(sandbox: Sandbox) -> SandboxPeople:
    return SandboxPeople(sandbox)


class TestSandboxUpstream(UpstreamContract):
    """The sandbox does what any upstream must do."""


async def test_an_order_runs_from_its_draft_until_our_platform_has_its_numbers(
    sandbox: Sandbox, upstream: SandboxUpstream
) -> None:
    request = a_fast_request()
    order = await approved(upstream, request)
    await upstream.submit(request, order, 1, None)

    ported = await in_state(upstream, order, CarrierState.PORTED)
    held = await HttpInventory(sandbox.address, client=sandbox.client).held("acme-0001", order.numbers)

    assert ported.port_date is not None
    assert ported.numbers == {NUMBER: NumberState.ACTIVE, SECOND_NUMBER: NumberState.ACTIVE}
    assert held == {NUMBER, SECOND_NUMBER}


async def test_a_correction_is_a_supplement_of_the_same_order(
    sandbox: Sandbox, upstream: SandboxUpstream, other_side: SandboxPeople
) -> None:
    port = a_port(upstream, other_side)
    await port.submit()
    await port.is_rejected()

    await port.corrected().submit(attempt=2)

    shown = await sandbox.shown(port.order.pon)
    assert [one["changed"] for one in shown["submissions"]] == [[], ["account_number"]]


async def test_a_refusal_of_the_backbone_provider_comes_with_its_reasons(upstream: SandboxUpstream) -> None:
    request = a_fast_request("+15125550170")
    await upstream.draft(request, order_of(request))

    answer = await decided(upstream, request)

    assert answer.decision is Decision.REFUSED
    assert [reason.code for reason in answer.reasons] == ["address_mismatch"]


async def test_a_number_that_is_not_portable_comes_with_the_reason_why(upstream: SandboxUpstream) -> None:
    request = a_fast_request(NUMBER, "+15125550160")

    draft = await upstream.draft(request, order_of(request))

    assert [(one.number, bool(one.why_not)) for one in draft.unportable] == [("+15125550160", True)]


async def test_notices_are_part_of_the_order(sandbox: Sandbox, upstream: SandboxUpstream) -> None:
    request = a_fast_request("+15125550173")
    order = await approved(upstream, request)
    await upstream.submit(request, order, 1, None)

    await sandbox.act(order.pon, act="notice", reasons=[{"code": "informational", "text": "on its way"}])

    known = await upstream.order(order.pon)
    assert known is not None
    assert [notice.text for notice in known.notices] == ["on its way"]


async def test_a_refused_cancellation_is_an_answer_with_upstreams_words(upstream: SandboxUpstream) -> None:
    request = a_fast_request("+15125550176", day=3600)
    await upstream.draft(request, order_of(request))

    answer = await upstream.cancel(order_of(request).pon)

    assert not answer.canceled
    assert "does not accept" in answer.why_not


@pytest.mark.parametrize("fault", ["drop", "garbage", "hang_after_effect"])
async def test_a_create_whose_answer_is_lost_is_found_by_asking_again(
    sandbox: Sandbox, upstream: SandboxUpstream, impatient: SandboxUpstream, fault: str
) -> None:
    request = a_fast_request(day=3600)
    await sandbox.fault(operation="draft", fault=fault)

    with pytest.raises(UpstreamUnavailableError):
        await impatient.draft(request, order_of(request))
    made = (await sandbox.shown(order_of(request).pon))["reference"]
    draft = await upstream.draft(request, order_of(request))

    assert draft.reference == made


@pytest.mark.parametrize("fault", ["error_500", "hang"])
async def test_an_upstream_that_is_away_is_unavailable_and_has_done_nothing(
    sandbox: Sandbox, impatient: SandboxUpstream, fault: str
) -> None:
    request = a_fast_request(day=3600)
    await sandbox.fault(operation="draft", fault=fault)

    with pytest.raises(UpstreamUnavailableError) as unavailable:
        await impatient.draft(request, order_of(request))

    assert unavailable.value.retry_after is None
    assert (await sandbox.client.get(f"{sandbox.address}/admin/orders")).json() == {"orders": []}


@pytest.mark.parametrize("fault", ["error_503", "error_429"])
async def test_upstreams_hint_when_to_try_again_is_kept(
    sandbox: Sandbox, upstream: SandboxUpstream, fault: str
) -> None:
    await sandbox.fault(operation="order", fault=fault, retry_after=17)

    with pytest.raises(UpstreamUnavailableError) as unavailable:
        await upstream.order("acme-0001-1")

    assert unavailable.value.retry_after == timedelta(seconds=17)


async def test_nobody_at_the_address_is_unavailable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    upstream = SandboxUpstream(address)

    with pytest.raises(UpstreamUnavailableError):
        await upstream.order("acme-0001-1")

    await upstream.close()


async def test_a_call_that_is_wrong_is_refused_in_upstreams_words(upstream: SandboxUpstream) -> None:
    request = a_fast_request()

    with pytest.raises(UpstreamRefusedError, match="there is no order acme-0001-1"):
        await upstream.submit(request, order_of(request), 1, "0042")


async def test_no_error_names_a_number_or_the_pin(sandbox: Sandbox, upstream: SandboxUpstream) -> None:
    request = a_fast_request(day=3600)
    await upstream.draft(request, order_of(request))
    other = order_of(request).model_copy(update={"numbers": ("+15125550177",)})

    with pytest.raises(UpstreamRefusedError) as refused:
        await upstream.request_approval(request, other, 1)
    await sandbox.fault(operation="submit", fault="garbage")
    with pytest.raises((UpstreamRefusedError, UpstreamUnavailableError)) as failed:
        await upstream.submit(request, other, 1, "004217")

    words = f"{refused.value} {failed.value} {failed.value.__cause__}"
    assert "5550177" not in words
    assert "004217" not in words


@pytest.mark.parametrize(
    ("retry_after", "kept"),
    [
        ("Wed, 21 Oct 2015 07:28:00 GMT", timedelta()),
        ("soon", None),
        ("", None),
        ("99999999999999999999", None),
        ("86400", timedelta(hours=1)),
    ],
)
async def test_an_odd_hint_is_no_trouble(retry_after: str, kept: timedelta | None) -> None:
    async with a_vendor_that_answers(Response(status_code=429, headers={"Retry-After": retry_after})) as url:
        with pytest.raises(UpstreamUnavailableError) as unavailable:
            await SandboxUpstream(url, loopback_client()).order("acme-0001-1")

    assert unavailable.value.retry_after == kept


async def test_a_404_of_somebody_else_is_not_an_order_that_is_not_there() -> None:
    async with a_vendor_that_answers(Response("no such page", 404)) as url:
        with pytest.raises(UpstreamRefusedError):
            await SandboxUpstream(url, loopback_client()).order("acme-0001-1")


async def test_numbers_in_a_vendors_words_are_left_out() -> None:
    words = '{"error": {"code": "E7", "message": "+1 (512) 555-0100 of 204418, PIN 0042, not on 2026-12-10"}}'
    async with a_vendor_that_answers(Response(words, 422)) as url:
        with pytest.raises(UpstreamRefusedError) as refused:
            await SandboxUpstream(url, loopback_client()).cancel("acme-0001-1")

    assert str(refused.value) == (
        "POST /carrier/orders/acme-0001-1/cancellation: 422 E7 … of …, PIN …, not on 2026-12-10"
    )


async def test_the_inventory_is_asked_with_its_token_and_believed_only_about_what_was_asked() -> None:
    asked: list[str] = []

    async def held(request: Request) -> Response:
        asked.append(request.headers["authorization"])
        return Response(f'{{"held": ["{NUMBER}", "{SECOND_NUMBER}"]}}')

    async with served(Starlette(routes=[Route("/inventory/held", held, methods=["POST"])])) as url:
        inventory = HttpInventory(url, token="between us")
        answer = await inventory.held("acme-0001", (NUMBER,))
        await inventory.close()

    assert answer == {NUMBER}
    assert asked == ["Bearer between us"]


async def test_many_calls_at_once_make_one_order(upstream: SandboxUpstream) -> None:
    request = a_fast_request(day=3600)

    drafts = await asyncio.gather(*(upstream.draft(request, order_of(request)) for _ in range(10)))

    assert len({draft.reference for draft in drafts}) == 1


def a_vendor_that_answers(answer: Response) -> Any:
    async def endpoint(_: Request) -> Response:
        return answer

    return served(Starlette(routes=[Route("/{path:path}", endpoint, methods=["GET", "POST"])]))
