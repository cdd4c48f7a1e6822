"""One port request's key, and what those who encrypt with it need of the store of such keys."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from porting.domain.errors import ContentNotDecryptedError
from porting.encryption import sealed


class Purpose(StrEnum):
    """What a key is for; each has its own, so that one can be destroyed and the others stay."""

    REQUEST = "request"
    """Temporal's payloads and the documents."""
    PIN = "pin"


@dataclass(frozen=True)
class DataKey:
    """A key in the clear: it stays in this process's memory."""

    key_id: str
    key: bytes = field(repr=False)

    def encrypt(self, plain: bytes, bound_to: bytes) -> bytes:
        """Opens only with the same `bound_to`: what the bytes belong to, which need not be secret."""
        return self._seal.seal(plain, self._with_id(bound_to))

    def decrypt(self, encrypted: bytes, bound_to: bytes) -> bytes:
        """Raises: `ContentNotDecryptedError`."""
        try:
            return self._seal.unseal(encrypted, self._with_id(bound_to))
        except sealed.NotOpenedError as error:
            raise ContentNotDecryptedError(
                f"what was encrypted with key {self.key_id} was altered, or belongs elsewhere"
            ) from error

    @cached_property
    def _seal(self) -> sealed.Seal:
        """It is gone with the key."""
        return sealed.Seal(self.key)

    def _with_id(self, bound_to: bytes) -> bytes:
        return b"porting-v1:%s:%s" % (self.key_id.encode(), bound_to)


class RequestKeys(Protocol):
    """The keys of port requests, as the codec asks for them.

    All raise `KeysUnavailableError` where the store, or what opens its keys, is away: the same call helps
    later.
    """

    def of(self, owner: str, purpose: Purpose = Purpose.REQUEST) -> DataKey:
        """The key of the request `owner`, made when it is first asked for.

        Raises: `KeyErasedError`.
        """
        ...

    def own_in_memory(self, owner: str) -> DataKey | None:
        """What `of` would answer, where that needs no look into the store; None: it does."""
        ...

    def in_memory(self, key_id: str) -> DataKey | None:
        """What `known` would answer, in the same way."""
        ...

    def known(self, key_id: str) -> DataKey:
        """To read what was encrypted with it.

        Raises: `KeyErasedError`, `KeyUnknownError`.
        """
        ...

    def loose(self, purpose: Purpose = Purpose.REQUEST) -> DataKey:
        """A new key that belongs to no request yet."""
        ...

    def claim(self, key_id: str, owner: str) -> bool:
        """Make a loose key `owner`'s too, so that erasing takes it along.

        False: it is another request's own. Raises: `KeyErasedError` where `owner` was erased.
        """
        ...
