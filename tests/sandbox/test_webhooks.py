"""Webhooks as they go out: to whom, signed how, and wrong in which ways."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from porting.sandbox.webhooks import Courier
from tests.sandbox.played import PON, Played
from tests.sandbox.receiver import SECRET, Receiver, receiving
from tests.sandbox.servers import loopback_client

NUMBER = "+15125550142"


@asynccontextmanager
async def delivering(directory: Path) -> AsyncIterator[tuple[Played, Receiver, Courier]]:
    """A played upstream whose webhooks go to a real receiver, whenever `deliver_due` is called."""
    async with receiving() as (receiver, url), loopback_client() as client:
        played = Played(directory, webhook_url=url, webhook_secret=SECRET)
        yield played, receiver, Courier(played.outbox, played.settings, client)


def test_every_change_is_told_in_its_order(played: Played) -> None:
    played.confirmed(NUMBER)
    played.later(days=2)
    played.order()

    assert played.told() == [
        "backbone.approved",
        "order.received",
        "order.with_losing_carrier",
        "order.confirmed",
        "number.activated",
        "order.ported",
    ]


def test_a_sandbox_without_an_address_tells_nobody(tmp_path: Path) -> None:
    played = Played(tmp_path)
    played.confirmed(NUMBER)

    assert played.told() == []


async def test_a_webhook_is_signed_and_names_nobody(tmp_path: Path) -> None:
    async with delivering(tmp_path) as (played, receiver, courier):
        played.confirmed(NUMBER)
        played.later(days=2)
        played.order()

        await courier.deliver_due()

    assert {event.pon for event in receiver.events} == {PON}
    assert "number.activated" in receiver.types
    assert NUMBER.encode() not in b"".join(receiver.bodies)


async def test_a_webhook_is_sent_again_after_growing_pauses_until_it_is_taken(tmp_path: Path) -> None:
    async with delivering(tmp_path) as (played, receiver, courier):
        played.submitted(NUMBER)
        receiver.answers = 503
        await courier.deliver_due()
        first_pause = played.outbox.next_due()
        played.later(seconds=1)
        await courier.deliver_due()
        second_pause = played.outbox.next_due()
        played.later(seconds=2)
        receiver.answers = 200

        await courier.deliver_due()

    assert first_pause == played.time - timedelta(seconds=2)
    assert second_pause == played.time
    assert receiver.types == ["backbone.approved", "order.received"]
    assert [(one.state, one.attempts, one.answer) for one in played.outbox.latest()] == [
        ("delivered", 3, "200")
    ] * 2


async def test_nobody_at_the_address_is_no_more_than_a_failed_attempt(played: Played) -> None:
    played.submitted(NUMBER)

    async with loopback_client() as client:
        await Courier(played.outbox, played.settings, client).deliver_due()

    assert {one.answer for one in played.outbox.latest()} == {"ConnectError"}


def test_lost_webhooks_are_never_sent(played: Played) -> None:
    played.webhooks(mode="lost")
    played.submitted(NUMBER)
    played.later(days=30)

    assert played.told() == []
    assert {one.state for one in played.outbox.latest()} == {"lost"}


def test_double_webhooks_are_sent_twice_with_one_event_id(played: Played) -> None:
    played.webhooks(mode="double")
    played.submitted(NUMBER)

    first, second, *_ = played.outbox.due()

    assert (first.event_type, first.event_id) == (second.event_type, second.event_id)


def test_late_webhooks_come_late(played: Played) -> None:
    played.webhooks(mode="late", delay_seconds=30)
    played.submitted(NUMBER)
    at_once = played.told()

    played.later(seconds=30)

    assert at_once == []
    assert played.told() == ["backbone.approved", "order.received"]


def test_out_of_order_webhooks_come_the_second_before_the_first(played: Played) -> None:
    played.webhooks(mode="out_of_order", delay_seconds=30)
    played.submitted(NUMBER)

    played.later(seconds=1)

    assert played.told() == ["order.received", "backbone.approved"]


def test_the_last_webhook_out_of_order_comes_late_when_no_other_follows(played: Played) -> None:
    played.draft("+15125550172")
    played.webhooks(mode="out_of_order", delay_seconds=30)
    played.approve()
    played.upstream.advance()
    at_once = played.told()

    played.later(seconds=30)

    assert at_once == []
    assert played.told() == ["backbone.approved"]
