"""Where documents are in tests that do not ask whose they are; settings with a key to encrypt them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from porting.ports import DocumentStore
from porting.settings import Settings

#: A key-encryption key, invented.
KEY = "tests AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


@dataclass(frozen=True)
class EverybodysDocuments:
    """`DocumentStores` in which all owners have the same."""

    store: DocumentStore

    def of(self, owner: str) -> DocumentStore:
        return self.store

    def delete(self, owner: str) -> None:
        raise AssertionError(f"nobody deletes {owner} here")

    def changed(self) -> Iterable[tuple[str, datetime]]:
        return ()


def settings_in(state_dir: Path, **given: Any) -> Settings:
    """Of an installation with a key-encryption key."""
    return Settings.model_validate({"state_dir": state_dir, "encryption_keys": SecretStr(KEY), **given})
