"""How a request's body is read, and for how long."""

import asyncio
from datetime import timedelta

import pytest
from starlette.requests import Request
from starlette.types import Message

from starters.web.body import BodyRefusedError, Pace, body_of

#: In seconds, far from each other, so that a slow machine tells them apart.
SOON, NEVER = 0.05, 600.0


def a_request(*chunks: tuple[float, bytes]) -> Request:
    """Whose body comes in `chunks`, each after some seconds."""
    coming = iter(chunks)

    async def receive() -> Message:
        wait, content = next(coming)
        await asyncio.sleep(wait)
        return {"type": "http.request", "body": content, "more_body": content != b""}

    return Request({"type": "http", "method": "POST", "headers": []}, receive)


PACE = Pace(first=timedelta(seconds=SOON), bytes_a_second=10_000)


async def test_a_body_that_keeps_pace_is_taken() -> None:
    request = a_request((0, b"x" * 100_000), (2 * SOON, b"y"), (0, b""))

    assert len(await body_of(request, 200_000, timedelta(seconds=NEVER), PACE)) == 100_001


@pytest.mark.parametrize(
    "chunks", [((NEVER, b"x"),), ((0, b"x"), (NEVER, b"y"))], ids=["nothing comes", "a byte comes"]
)
async def test_a_body_that_does_not_keep_pace_is_given_up(
    chunks: tuple[tuple[float, bytes], ...],
) -> None:
    with pytest.raises(BodyRefusedError) as refusal:
        await body_of(a_request(*chunks), 200_000, timedelta(seconds=NEVER), PACE)

    assert refusal.value.status == 400
