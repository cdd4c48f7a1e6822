"""One message for many port requests: whoever a query finds, or whoever is named."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from porting.domain.errors import PortingError
from starters.desk import (
    MessageNotTakenError,
    PortingDesk,
    RequestEndedError,
    Standing,
    UnknownRequestError,
    Wanted,
)

#: Messages on their way at once: one worker takes them in tens of milliseconds each, and goes on with
#: everything else meanwhile.
_AT_ONCE = 8


class Became(StrEnum):
    """What became of the message at one request."""

    DONE = "done"
    REFUSED = "refused"
    """It makes no sense to that request now; or that request has ended, or there is none."""
    FAILED = "failed"
    """Nobody knows: the server or the worker was away. The same run again finds out."""


@dataclass(frozen=True)
class Sent:
    request_id: str
    became: Became
    words: str
    """What the message did, or why not."""


@dataclass(frozen=True)
class Run:
    """A message on its way to many requests. Each takes it once in a run, however often the run is begun."""

    name: str | None
    """None: each time that it is sent is a time of its own."""
    message: str
    payload: dict[str, Any]

    async def to(self, desk: PortingDesk, request_ids: Sequence[str]) -> AsyncIterator[Sent]:
        """Send it, a few at once; one that refuses it does not keep it from the others."""
        room = asyncio.Semaphore(_AT_ONCE)
        sending = [asyncio.create_task(self._to_one(desk, identity, room)) for identity in request_ids]
        try:
            for each in asyncio.as_completed(sending):
                yield await each
        finally:
            for task in sending:
                task.cancel()

    async def _to_one(self, desk: PortingDesk, request_id: str, room: asyncio.Semaphore) -> Sent:
        async with room:
            try:
                done = await desk.tell(request_id, self.message, self.payload, once=self.name)
            except (MessageNotTakenError, RequestEndedError, UnknownRequestError) as error:
                return Sent(request_id, Became.REFUSED, str(error))
            except PortingError as error:
                return Sent(request_id, Became.FAILED, str(error))
        return Sent(request_id, Became.DONE, done)


def name_of(message: str, payload: dict[str, Any], query: str, day: date) -> str:
    """The name of a run that was given none: of the same command on the same day it is the same."""
    said = json.dumps([message, payload, query, day.isoformat()], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:12]


async def found(desk: PortingDesk, query: str) -> list[Standing]:
    """The open port requests that `query` finds, in the language of Temporal's lists.

    Raises: `PortingError` where the server does not understand it.
    """
    standings = await desk.listed(Wanted(matching=query, open_only=True))
    return [standing for standing in standings if standing.running]
