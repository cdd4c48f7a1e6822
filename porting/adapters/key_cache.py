"""Data keys in the memory of one process, for a short time."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

from porting.encryption.data_key import DataKey, Purpose

#: What another process erased can be read here for no longer than this.
KEPT_SECONDS = 60.0
#: More than a desk has requests in progress; a key and its entry take less than half a kilobyte.
_KEPT = 5000


class KeyCache:
    """For all threads of the process."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._entries: OrderedDict[Hashable, tuple[float, Any]] = OrderedDict()

    def of(self, owner: str, purpose: Purpose) -> DataKey | None:
        found: DataKey | None = self._found((owner, purpose))
        return found

    def known(self, key_id: str) -> DataKey | None:
        found: DataKey | None = self._found(key_id)
        return found

    def is_claimed(self, key_id: str, owner: str) -> bool:
        return bool(self._found((key_id, "claimed", owner)))

    def remember(self, key: DataKey, owner: str | None = None, purpose: Purpose | None = None) -> None:
        self._remember(key.key_id, key)
        if owner is not None:
            self._remember((owner, purpose), key)

    def remember_claim(self, key_id: str, owner: str) -> None:
        self._remember((key_id, "claimed", owner), value=True)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()

    def _found(self, name: Hashable) -> Any:
        with self._lock:
            until, value = self._entries.get(name, (0.0, None))
            return value if self._clock() < until else None

    def _remember(self, name: Hashable, value: Any) -> None:
        with self._lock:
            self._entries.pop(name, None)
            self._entries[name] = (self._clock() + KEPT_SECONDS, value)
            while len(self._entries) > _KEPT:
                self._entries.popitem(last=False)
