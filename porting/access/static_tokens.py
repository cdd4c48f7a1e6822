"""Access tokens that we make ourselves: only their hashes are kept.

The file has one token a line, `<id> <SHA-256 of the token> <grants, with commas> <when it ends> <name>`.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from porting import key_file
from porting.access.grants import Caller, Grant, TokenRefusedError, TokensUnavailableError, grants_in
from porting.domain.errors import PortingError
from porting.key_file import SecretsFile

#: Long enough that nobody writes it down, short enough that a forgotten one ends.
LASTS = timedelta(days=90)

_PREFIX = "codec"
_WHEN = "%Y-%m-%dT%H:%M:%SZ"
_LINE = re.compile(
    rf"(?P<id>{key_file.ID}) (?P<digest>[0-9a-f]{{64}}) (?P<grants>[^\s,]+(?:,[^\s,]+)*)"
    r" (?P<until>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) (?P<name>\S.{0,79})"
)


class TokenFileError(PortingError):
    """The file of tokens cannot be used; the message says what to do."""


@dataclass(frozen=True)
class StaticToken:
    kept_id: str
    digest: str
    """SHA-256 of the whole token, in hexadecimal digits."""
    grants: frozenset[Grant]
    until: datetime
    name: str
    """Whose it is: "Sam's browser"."""

    @property
    def line(self) -> str:
        grants = ",".join(map(str, sorted(self.grants)))
        return f"{self.kept_id} {self.digest} {grants} {self.until.strftime(_WHEN)} {self.name}\n"


def new_token(name: str, grants: Collection[Grant], until: datetime) -> tuple[str, StaticToken]:
    """A token to be given away once, and what is kept of it.

    Raises: `TokenFileError` over a name that does not fit into the file.
    """
    name = " ".join(name.split())
    token_id, token = key_file.new_secret(_PREFIX)
    kept = StaticToken(token_id, key_file.digest(token), frozenset(grants), until, name)
    if not (grants and name.isprintable() and _LINE.fullmatch(kept.line.rstrip("\n"))):
        raise TokenFileError("give the token a name of at most 80 letters, and at least one permission")
    return token, kept


def _read_line(line: str) -> StaticToken | None:
    found = _LINE.fullmatch(line)
    texts = found["grants"].split(",") if found else []
    grants = grants_in(texts)
    if found is None or len(grants) < len(set(texts)):
        return None
    until = datetime.strptime(found["until"], _WHEN).replace(tzinfo=UTC)
    return StaticToken(found["id"], found["digest"], grants, until, found["name"])


FILE = SecretsFile("codec tokens", "porting codec-token add", _read_line, TokenFileError)


@dataclass
class StaticTokens:
    """`porting.access.grants.AccessTokens`; a change of the file counts from the next call on."""

    path: Path
    _tokens: tuple[StaticToken, ...] = field(default=(), init=False)
    _as_of: tuple[int, int, int] | None = field(default=None, init=False)

    def caller(self, token: str) -> Caller:
        token_id = key_file.id_in(token, _PREFIX)
        kept = next((each for each in self._current() if each.kept_id == token_id), None)
        if kept is None or not key_file.is_of(token, kept.digest):
            raise TokenRefusedError("unknown", "this token is not known, or was taken away")
        if kept.until <= datetime.now(UTC):
            raise TokenRefusedError("expired", "this token has ended: have another one made")
        return Caller(kept.kept_id, kept.grants, kept.until)

    def _current(self) -> tuple[StaticToken, ...]:
        try:
            found = self.path.stat()
            as_of = (found.st_mtime_ns, found.st_size, found.st_ino)
            if as_of != self._as_of:
                self._tokens, self._as_of = FILE.read(self.path), as_of
        except FileNotFoundError:
            return ()
        except (OSError, TokenFileError) as error:
            raise TokensUnavailableError("the file of codec tokens cannot be read") from error
        return self._tokens
