"""Whether a process lives, and whether it can do its work now: what /healthz and /readyz answer.

Neither says anything of anybody, so both are answered to whoever asks.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

HEALTHZ = "/healthz"
"""The process lives: it answers. Whoever gets no answer starts it again."""
READYZ = "/readyz"
"""It can do its work now. Where not, a new start helps seldom, and waiting does."""

#: Our probes wait two seconds and longer (`deploy/kubernetes`), and hear before what is missing. With less, a
#: busy machine would look as if it lacked something.
_CHECKED_WITHIN = timedelta(seconds=1.5)
#: Several may ask each second; whoever watches looks every few seconds.
_KEPT_FOR = timedelta(seconds=1)

Check = Callable[[], Awaitable[str | None]]
"""What is missing, in a few words without anybody's data; None: nothing. Cancelled with the process only."""


@dataclass
class Health:
    """Asks each check at most once a second, and waits for none longer than `checked_within`."""

    checks: Mapping[str, Check]
    """By what each looks at."""
    checked_within: timedelta = _CHECKED_WITHIN
    clock: Callable[[], float] = time.monotonic
    _asked: dict[str, asyncio.Task[str | None]] = field(default_factory=dict, init=False)
    _looking: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)
    _known: dict[str, str] = field(default_factory=dict, init=False)
    _known_until: float = field(default=float("-inf"), init=False)

    async def missing(self) -> Mapping[str, str]:
        """By check, what is missing; empty: nothing is."""
        async with self._looking:
            if self.clock() >= self._known_until:
                await self._look()
        return self._known

    async def _look(self) -> None:
        for name, check in self.checks.items():
            if name not in self._asked:
                self._asked[name] = asyncio.ensure_future(check())
        if self._asked:
            await asyncio.wait(self._asked.values(), timeout=self.checked_within.total_seconds())
        self._note()

    def _note(self) -> None:
        """A check that has not come back is not asked a second time beside its first."""
        known = {name: "no answer in time" for name, asked in self._asked.items() if not asked.done()}
        for name in [name for name, asked in self._asked.items() if asked.done()]:
            if missing := self._asked.pop(name).result():
                known[name] = missing
        self._known, self._known_until = known, self.clock() + _KEPT_FOR.total_seconds()


@dataclass(frozen=True)
class HealthAnswer:
    status: int
    content: Mapping[str, object]

    @property
    def body(self) -> bytes:
        return json.dumps(self.content).encode()


async def answer(path: str, health: Health) -> HealthAnswer | None:
    """None: nothing is at `path`."""
    if path == HEALTHZ:
        return HealthAnswer(200, {})
    if path == READYZ:
        missing = await health.missing()
        return HealthAnswer(503 if missing else 200, {"ready": not missing, "missing": missing})
    return None
