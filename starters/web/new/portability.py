"""Which numbers can be moved, as the provider says: asked once in a while, for all who ask."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from porting.domain.errors import PortingError
from porting.domain.phone_number import E164
from porting.domain.port_order import Portability
from porting.settings import Settings
from workers.documents import document_stores
from workers.providers import Upstream, open_upstream

#: A page is shown without the answer after this; the port request asks again.
_ANSWERS_WITHIN = timedelta(seconds=6)
_KEPT = timedelta(minutes=15)
_MOST_KEPT = 10_000

log = structlog.get_logger()


@dataclass
class SharedPortability:
    settings: Settings
    _upstream: Upstream | None = field(default=None, init=False)
    _known: OrderedDict[E164, tuple[float, Portability]] = field(default_factory=OrderedDict, init=False)

    async def of(self, numbers: Sequence[E164]) -> dict[E164, Portability]:
        """What is known of `numbers`; without those of which the provider says nothing now."""
        fresh = time.monotonic() - _KEPT.total_seconds()
        asked = tuple(n for n in numbers if n not in self._known or self._known[n][0] < fresh)
        if asked:
            self._keep(await self._answers(asked))
        return {n: self._known[n][1] for n in numbers if n in self._known}

    async def close(self) -> None:
        if self._upstream is not None:
            await self._upstream.close()

    async def _answers(self, numbers: tuple[E164, ...]) -> tuple[Portability, ...]:
        try:
            if self._upstream is None:
                self._upstream = open_upstream(self.settings, document_stores(self.settings))
            async with asyncio.timeout(_ANSWERS_WITHIN.total_seconds()):
                return await self._upstream.portability(numbers)
        except (PortingError, TimeoutError) as error:
            log.warning("portability_not_known", reason=type(error).__name__)
            return ()

    def _keep(self, answers: tuple[Portability, ...]) -> None:
        now = time.monotonic()
        for each in answers:
            self._known[each.number] = now, each
            self._known.move_to_end(each.number)
        while len(self._known) > _MOST_KEPT:
            self._known.popitem(last=False)
