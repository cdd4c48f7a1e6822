"""Limits for each client: how they are counted, and for whom."""

import asyncio
from datetime import timedelta
from ipaddress import ip_network

import pytest
from starlette.requests import Request

from starters.web.client_address import client_address, counted_as
from starters.web.rates import Limit, Rates
from starters.web.turns import NoTurnError, Turns

PROXIES = (ip_network("10.0.0.0/8"), ip_network("127.0.0.1"))
THREE = Limit("three", at_once=3, a_minute=6)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_client_may_ask_a_few_times_at_once_and_then_as_often_as_the_limit_says() -> None:
    clock = Clock()
    rates = Rates(clock)

    assert [rates.wait(THREE, "a") for _ in range(4)] == [None, None, None, 10]
    clock.now += 10
    assert [rates.wait(THREE, "a") for _ in range(2)] == [None, 10]


def test_one_clients_haste_is_not_anothers() -> None:
    rates = Rates(Clock())

    for _ in range(4):
        rates.wait(THREE, "a")

    assert rates.wait(THREE, "b") is None


def test_a_million_clients_take_no_more_memory_than_the_limits_remember() -> None:
    rates = Rates(Clock(), most=10)

    for count in range(1000):
        rates.wait(THREE, str(count))

    assert len(rates._buckets) == 10


def _asked_from(address: str | None, forwarded: str = "") -> Request:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    client = (address, 1) if address else None
    return Request({"type": "http", "headers": headers, "client": client})


@pytest.mark.parametrize(
    ("address", "forwarded", "client"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),  # written by the client itself
        ("10.1.2.3", "198.51.100.1", "198.51.100.1"),
        ("10.1.2.3", "192.0.2.66, 198.51.100.1, 10.9.9.9", "198.51.100.1"),
        ("10.1.2.3", "nonsense", "10.1.2.3"),
        ("10.1.2.3", "2001:db8::1", "2001:db8::1"),
        (None, "198.51.100.1", "unknown"),
    ],
)
def test_only_our_own_proxies_are_believed(address: str | None, forwarded: str, client: str) -> None:
    assert client_address(_asked_from(address, forwarded), PROXIES) == client


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("unknown", "unknown"),
    ],
)
def test_all_addresses_of_one_customer_count_as_one(address: str, counted: str) -> None:
    assert counted_as(address) == counted


async def test_one_client_cannot_take_all_turns_to_send_files() -> None:
    turns = Turns(at_once=3, from_one=2)

    async with turns.one("a"), turns.one("a"):
        with pytest.raises(NoTurnError):
            async with turns.one("a"):
                pass
        async with turns.one("b"):
            pass


async def test_a_turn_is_waited_for_and_given_back() -> None:
    turns = Turns(at_once=1)
    waiting = asyncio.Event()

    async def second() -> None:
        waiting.set()
        async with turns.one("b", timedelta(seconds=5)):
            pass

    async with turns.one("a"):
        with pytest.raises(NoTurnError):
            async with turns.one("b", timedelta(milliseconds=1)):
                pass
        task = asyncio.create_task(second())
        await waiting.wait()
    await task
