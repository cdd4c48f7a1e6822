"""What Telnyx calls: a thousand webhooks that are not its own, its own again, and those without our PON."""

import asyncio
import json
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

from temporalio.client import Client

from porting import tcp
from porting.domain.status import PortStatus
from porting.settings import Settings
from starters.web.app import Receiver, create_app
from tests.desk import Desk
from tests.starters.web.asgi import posted
from tests.starters.web.telnyx_webhooks import (
    FORGERIES,
    PATH,
    PON,
    SETTINGS,
    TELNYX,
    a_thousand,
    a_webhook,
    an_event,
)
from tests.telnyx.webhooks import Webhook, Wrapping


class Receiving:
    """The web process, posted to without a socket."""

    def __init__(self, temporal: Client | None, settings: Settings = SETTINGS) -> None:
        self._app = create_app(Receiver(settings, temporal))

    async def answer(self, webhook: Webhook, *, path: str = PATH) -> int:
        return await self.answer_to(webhook.headers, webhook.body, path)

    async def answer_to(self, headers: dict[str, str], body: bytes, path: str = PATH) -> int:
        return await posted(self._app, headers.items(), body, path)


async def test_of_a_thousand_forged_altered_and_stale_webhooks_none_is_believed() -> None:
    receiving = Receiving(None)

    answers = {(kind, await receiving.answer_to(headers, body)) for kind, (headers, body) in a_thousand()}

    assert answers == {(forge.__name__, 401) for forge in FORGERIES}


async def test_a_genuine_one_is_believed_however_its_headers_are_written() -> None:
    receiving, genuine = Receiving(None), a_webhook()

    for write in (str.lower, str.upper, str.title):
        headers = {write(name): value for name, value in genuine.headers.items()}
        assert await receiving.answer_to(headers, genuine.body) == 503  # Temporal is away; else it is 401


async def that_waits(desk: Desk) -> int:
    """How often the request that waits for its next look has looked."""
    port = await desk.submit()
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    async with asyncio.timeout(30):
        while not desk.upstream.calls["order"]:
            await asyncio.sleep(0.005)
    return desk.upstream.calls["order"]


async def looks(desk: Desk, more_than: int) -> None:
    async with asyncio.timeout(30):
        while desk.upstream.calls["order"] <= more_than:
            await asyncio.sleep(0.005)


async def test_a_webhook_makes_the_request_look_in_whatever_it_is_wrapped(desk: Desk) -> None:
    asked = await that_waits(desk)
    receiving = Receiving(desk.env.client)

    for wrapping in Wrapping:
        assert await receiving.answer(a_webhook(wrapping=wrapping)) == 204
        await looks(desk, asked)
        asked = desk.upstream.calls["order"]


async def test_a_webhook_that_is_replayed_has_no_effect_and_is_no_reason_to_send_it_again(desk: Desk) -> None:
    asked = await that_waits(desk)
    receiving, genuine = Receiving(desk.env.client), a_webhook()
    assert await receiving.answer(genuine) == 204
    await looks(desk, asked)
    asked = desk.upstream.calls["order"]

    answers = Counter([await receiving.answer(genuine, path=f"{PATH}/{PON}") for _ in range(100)])

    assert answers == {204: 100}
    await asyncio.sleep(0.05)
    assert desk.upstream.calls["order"] == asked


async def test_an_event_that_telnyx_sends_again_makes_the_request_look_again(desk: Desk) -> None:
    asked = await that_waits(desk)
    receiving, genuine = Receiving(desk.env.client), a_webhook()
    assert await receiving.answer(genuine) == 204
    await looks(desk, asked)
    asked = desk.upstream.calls["order"]

    assert await receiving.answer(TELNYX.again(genuine, timedelta(seconds=2))) == 204

    await looks(desk, asked)


async def test_a_webhook_that_met_no_temporal_is_heard_when_it_comes_again(desk: Desk) -> None:
    asked = await that_waits(desk)
    receiver, genuine = Receiver(SETTINGS), a_webhook()
    app = create_app(receiver)
    assert await posted(app, genuine.headers.items(), genuine.body, PATH) == 503

    receiver.client = desk.env.client
    assert await posted(app, genuine.headers.items(), genuine.body, PATH) == 204

    await looks(desk, asked)


async def test_a_temporal_that_takes_calls_and_never_answers_keeps_nobody_waiting() -> None:
    async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    async with await asyncio.start_server(say_nothing, tcp.LOOPBACK) as server:
        address = f"{tcp.LOOPBACK}:{server.sockets[0].getsockname()[1]}"
        receiving = Receiving(await Client.connect(address, lazy=True))
        began = time.monotonic()

        assert await receiving.answer(a_webhook()) == 503

    assert time.monotonic() - began < 2


async def test_a_comment_names_no_order_of_ours_but_the_address_that_we_gave_does(desk: Desk) -> None:
    asked = await that_waits(desk)
    receiving = Receiving(desk.env.client)

    assert await receiving.answer(a_webhook(None)) == 204
    await asyncio.sleep(0.05)
    assert desk.upstream.calls["order"] == asked
    assert await receiving.answer(a_webhook(None, later=1), path=f"{PATH}/{PON}") == 204
    await looks(desk, asked)


async def test_what_the_body_says_counts_more_than_the_address(desk: Desk) -> None:
    asked = await that_waits(desk)

    answer = await Receiving(desk.env.client).answer(a_webhook(), path=f"{PATH}/other-0001-1")

    assert answer == 204
    await looks(desk, asked)


async def test_an_order_that_somebody_made_at_the_portal_wakes_nobody() -> None:
    receiving = Receiving(None)

    for reference in ("Acme Plumbing, new office", "my-ref", "x" * 3_000, f"{PON}\n", "../acme-0001-1"):
        assert await receiving.answer(a_webhook(reference)) == 204


async def test_a_genuine_webhook_about_something_else_is_heard_and_forgotten() -> None:
    now = datetime.now(UTC)
    receiving = Receiving(None)

    assert await receiving.answer(TELNYX.wrap(an_event(PON, "porting_order.messaging_changed"), now)) == 204
    assert await receiving.answer(TELNYX.sign(b"not json", now)) == 204
    assert await receiving.answer(TELNYX.sign(json.dumps([]).encode(), now)) == 204


async def test_webhooks_of_the_sandbox_are_not_believed_where_telnyx_is_chosen() -> None:
    body = json.dumps({"event_id": "e1", "event_type": "order.confirmed", "pon": PON}).encode()

    answer = await Receiving(None).answer_to({"Porting-Timestamp": "1", "Porting-Signature": "00"}, body)

    assert answer == 401
