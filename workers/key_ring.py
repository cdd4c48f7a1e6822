"""The key-encryption keys in the hands of an operator."""

from dataclasses import dataclass
from pathlib import Path

from porting.encryption import kek, ring_file
from porting.encryption.ring_file import KeyRingError
from porting.settings import Settings
from workers.encryption import data_keys


@dataclass(frozen=True)
class KekStanding:
    id: str
    current: bool
    """It wraps new data keys."""
    needed_for: int
    """Data keys that only it unwraps."""
    missing: bool
    """It is not in the ring: bring it back, or what it wrapped is lost."""


def a_new_key() -> str:
    return kek.new_line().strip()


@dataclass(frozen=True)
class OperatorsKeys:
    """All raise `OSError` where the file cannot be used, `SettingsError` where it is no ring."""

    settings: Settings

    def add(self, *, at_once: bool) -> str:
        """Raises: `KeyRingError`."""
        return ring_file.add(self._file(), at_once=at_once)

    def use(self, key_id: str) -> None:
        """Raises: `KeyRingError`."""
        ring_file.use(self._file(), key_id)

    def standing(self) -> tuple[KekStanding, ...]:
        """In the ring's order, and then those that are missing. Raises: `KeysUnavailableError`."""
        needed, ring = data_keys(self.settings).wrapped_with(), self._ring()
        return tuple(
            KekStanding(key_id, key_id == ring[-1], needed.get(key_id, 0), key_id not in ring)
            for key_id in (*ring, *(each for each in needed if each not in ring))
        )

    def rewrap(self) -> int:
        """Raises: `KeysUnavailableError`, also where a key is missing."""
        return data_keys(self.settings).rewrap()

    def remove(self, key_id: str) -> None:
        """Raises: `KeyRingError`, `KeysUnavailableError`."""
        file = self._file()
        needed_for = data_keys(self.settings).wrapped_with().get(key_id, 0)
        if needed_for:
            raise KeyRingError(f"{key_id} is needed for {needed_for} data keys: `porting keys rewrap` first")
        ring_file.remove(file, key_id)

    def _file(self) -> Path:
        if self.settings.encryption_keys is not None:
            raise KeyRingError(
                "PORTING_ENCRYPTION_KEYS has the keys: change them there. `porting keys new` prints a key; "
                "the last one encrypts"
            )
        return self.settings.encryption_keys_path

    def _ring(self) -> tuple[str, ...]:
        given = self.settings.encryption_keys
        text = (
            given.get_secret_value()
            if given is not None
            else self.settings.encryption_keys_path.read_text(encoding="ascii")
        )
        return tuple(kek.parsed(text))
