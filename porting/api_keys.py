"""The keys that programs call the API with: only their hashes are kept.

The file has one key a line, `<id> <SHA-256 of the key> <scopes, with commas> <name>`.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from porting import key_file
from porting.domain.errors import PortingError
from porting.key_file import SecretsFile


class Scope(StrEnum):
    """What a key may do."""

    CREATE = "create"
    """Start port requests, and store the documents for them."""
    CHECK = "check"
    """Have a request checked that is not submitted."""
    READ = "read"
    """See how requests stand."""
    CHANGE = "change"
    """Resubmit, replace documents, confirm and cancel; make customers' links, which do all of it."""


class ApiKeysError(PortingError):
    """The file of keys cannot be used; the message says what to do."""


@dataclass(frozen=True)
class ApiKey:
    kept_id: str
    digest: str
    """SHA-256 of the whole key, in hexadecimal digits."""
    scopes: frozenset[Scope]
    name: str
    """Whose it is: "signup flow". It stands in the timeline of what it changes."""

    @property
    def line(self) -> str:
        return f"{self.kept_id} {self.digest} {','.join(sorted(self.scopes))} {self.name}\n"


_PREFIX = "port"
_LINE = re.compile(
    rf"(?P<id>{key_file.ID}) (?P<digest>[0-9a-f]{{64}}) (?P<scopes>[a-z]+(?:,[a-z]+)*) (?P<name>\S.{{0,79}})"
)


def new_key(name: str, scopes: Collection[Scope]) -> tuple[str, ApiKey]:
    """A key to be given away once, and what is kept of it.

    Raises: `ApiKeysError` over a name that does not fit into the file.
    """
    name = " ".join(name.split())
    key_id, key = key_file.new_secret(_PREFIX)
    kept = ApiKey(key_id, key_file.digest(key), frozenset(scopes), name)
    if not (scopes and name.isprintable() and _LINE.fullmatch(kept.line.rstrip("\n"))):
        raise ApiKeysError("give the key a name of at most 80 letters, and at least one scope")
    return key, kept


def _read_line(line: str) -> ApiKey | None:
    found = _LINE.fullmatch(line)
    scopes = found["scopes"].split(",") if found else []
    if found is None or not set(scopes) <= {scope.value for scope in Scope}:
        return None
    return ApiKey(found["id"], found["digest"], frozenset(map(Scope, scopes)), found["name"])


FILE = SecretsFile("API keys", "porting api-key add", _read_line, ApiKeysError)


def holder(keys: Collection[ApiKey], given: str) -> ApiKey | None:
    """Which of `keys` the text `given` is; None: none of them."""
    key_id = key_file.id_in(given, _PREFIX)
    return next((key for key in keys if key.kept_id == key_id and key_file.is_of(given, key.digest)), None)
