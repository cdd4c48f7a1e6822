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
    token_id: str
    digest: str
    """SHA-256 of the whole token, in hexadecimal digits."""
    grants: frozenset[Grant]
    until: datetime
    name: str
    """Whose it is: "Sam's browser"."""

    @property
    def line(self) -> str:
        grants = ",".join(map(str, sorted(self.grants)))
        return f"{self.token_id} {self.digest} {grants} {self.until.strftime(_WHEN)} {self.name}\n"


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


def add(path: Path, token: StaticToken) -> None:
    """Raises: `TokenFileError`."""
    try:
        key_file.append(path, token.line)
    except OSError as error:
        raise TokenFileError(f"the file of codec tokens cannot be written: {error.strerror}") from error


def remove(path: Path, token_id: str) -> bool:
    """Take the token away; False: there is none of this id.

    Raises: `TokenFileError`.
    """
    tokens = read(path)
    left = [token for token in tokens if token.token_id != token_id]
    if len(left) == len(tokens):
        return False
    try:
        key_file.rewrite(path, (token.line for token in left))
    except OSError as error:
        raise TokenFileError(f"the file of codec tokens cannot be written: {error.strerror}") from error
    return True


def read(path: Path) -> tuple[StaticToken, ...]:
    """All tokens, ended ones too; none where there is no file.

    Raises: `TokenFileError`.
    """
    try:
        lines = key_file.numbered_lines(path)
    except (OSError, UnicodeError) as error:
        raise TokenFileError("the file of codec tokens cannot be read") from error
    return tuple(_read(line, at) for at, line in lines)


def _read(line: str, at: int) -> StaticToken:
    found = _LINE.fullmatch(line)
    texts = found["grants"].split(",") if found else []
    grants = grants_in(texts)
    if found is None or len(grants) < len(set(texts)):
        raise TokenFileError(
            f"the file of codec tokens has no token in line {at}: `porting codec-token add` writes them"
        )
    until = datetime.strptime(found["until"], _WHEN).replace(tzinfo=UTC)
    return StaticToken(found["id"], found["digest"], grants, until, found["name"])


@dataclass
class StaticTokens:
    """`porting.access.grants.AccessTokens`; a change of the file counts from the next call on."""

    path: Path
    _tokens: tuple[StaticToken, ...] = field(default=(), init=False)
    _as_of: tuple[int, int, int] | None = field(default=None, init=False)

    def caller(self, token: str) -> Caller:
        token_id = key_file.id_in(token, _PREFIX)
        kept = next((each for each in self._current() if each.token_id == token_id), None)
        if kept is None or not key_file.is_of(token, kept.digest):
            raise TokenRefusedError("unknown", "this token is not known, or was taken away")
        if kept.until <= datetime.now(UTC):
            raise TokenRefusedError("expired", "this token has ended: have another one made")
        return Caller(kept.token_id, kept.grants, kept.until)

    def _current(self) -> tuple[StaticToken, ...]:
        try:
            found = self.path.stat()
            as_of = (found.st_mtime_ns, found.st_size, found.st_ino)
            if as_of != self._as_of:
                self._tokens, self._as_of = read(self.path), as_of
        except FileNotFoundError:
            return ()
        except (OSError, TokenFileError) as error:
            raise TokensUnavailableError("the file of codec tokens cannot be read") from error
        return self._tokens
