"""How often one client, or one link, may ask: token buckets in memory, a bounded number of them.

Each process counts for itself. Two of them let twice as much through, which is as good.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limit:
    """`at_once` calls without a pause, and `a_minute` of them in the long run."""

    name: str
    at_once: int
    a_minute: float


#: A page with its pictures of documents is some twenty calls, and one that is open asks twice a minute.
READING = Limit("reading", at_once=120, a_minute=120)
#: Nobody sends forms faster by hand; an office may share one address.
SENDING = Limit("sending", at_once=40, a_minute=30)
#: One link's holder: each PIN that is tried is one.
SENDING_BY_LINK = Limit("sending_by_link", at_once=20, a_minute=6)
#: Each new draft runs for two weeks. An office starts a few at once; a program would start thousands.
STARTING = Limit("starting", at_once=10, a_minute=0.5)
#: Forms that name one mail address as a draft's contact. Each such draft may write there twice before anybody
#: has shown that the address is his; an office begins a few a day.
NAMING = Limit("naming", at_once=10, a_minute=0.01)
#: Each one is a mail.
MAILING = Limit("mailing", at_once=3, a_minute=0.1)
#: In MiB, of one client: ten packets of scans, and then one every few minutes; 7 GB a day fill no disk soon.
STORING = Limit("storing", at_once=300, a_minute=5)

#: A bucket takes some 200 bytes. Beyond so many, whoever has been silent longest is forgotten.
_MOST_BUCKETS = 20_000


@dataclass
class _Bucket:
    tokens: float
    at: float


@dataclass
class Rates:
    clock: Callable[[], float] = time.monotonic
    most: int = _MOST_BUCKETS
    _buckets: OrderedDict[tuple[str, str], _Bucket] = field(default_factory=OrderedDict, init=False)

    def wait(self, limit: Limit, who: str, cost: float = 1) -> int | None:
        """Count one call of `who`. None: it may go on; else the seconds until the next one may.

        `cost`: how many calls it counts for, at most `limit.at_once`.
        """
        now, key = self.clock(), (limit.name, who)
        bucket = self._buckets.setdefault(key, _Bucket(limit.at_once, now))
        self._buckets.move_to_end(key)
        if len(self._buckets) > self.most:
            self._buckets.popitem(last=False)
        refill = limit.a_minute / 60
        bucket.tokens = min(limit.at_once, bucket.tokens + (now - bucket.at) * refill)
        bucket.at = now
        if bucket.tokens >= cost:
            bucket.tokens -= cost
            return None
        return math.ceil((cost - bucket.tokens) / refill)
