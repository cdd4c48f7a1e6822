"""Access tokens of an identity provider (OpenID Connect): JWTs, checked against its published keys."""

import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from porting.access.grants import Caller, TokenRefusedError, TokensUnavailableError, grants_in

#: Signatures that only the provider can make. Never `none`, and no HMAC: its key would be a public one.
ALGORITHMS = ("RS256", "PS256", "ES256", "ES384", "EdDSA")

#: Clocks of two machines that both keep time differ by less.
_LEEWAY = timedelta(seconds=30)
#: A provider publishes a new key days before it signs with it.
_KEPT = timedelta(minutes=10)
#: So often a key that we do not know is asked for: anybody can name one.
_ASKED_AGAIN = timedelta(seconds=30)
_ANSWERS_WITHIN = timedelta(seconds=5)
_MOST_BYTES = 512 * 1024
#: The longest token that browsers and proxies let through in a header.
_LONGEST_TOKEN = 8000
#: Source: OpenID Connect Core, 2: at most 255 letters.
_LONGEST_SUBJECT = 255

#: What PyJWT finds wrong, in a word for the log.
_REASONS = {
    "ExpiredSignatureError": "expired",
    "ImmatureSignatureError": "not_yet_valid",
    "InvalidAudienceError": "wrong_audience",
    "InvalidIssuerError": "wrong_issuer",
    "InvalidSignatureError": "wrong_signature",
    "InvalidAlgorithmError": "wrong_algorithm",
    "MissingRequiredClaimError": "incomplete",
}


@dataclass(frozen=True)
class OidcTokens:
    """`porting.access.grants.AccessTokens`.

    A token is taken from this issuer, for this audience, before its end, and with a subject; its claim
    `claim` lists what it permits (`["default:decode"]`), as a list or as words with spaces between.
    """

    issuer: str
    audience: str
    keys: "PublishedKeys"
    claim: str

    def caller(self, token: str) -> Caller:
        import jwt

        if len(token) > _LONGEST_TOKEN:
            raise _refused("malformed")
        try:
            header = jwt.get_unverified_header(token)
            if header.get("alg") not in ALGORITHMS:
                raise _refused("wrong_algorithm")
            claims = jwt.decode(
                token,
                self.keys.key(str(header.get("kid", ""))),
                algorithms=list(ALGORITHMS),
                audience=self.audience,
                issuer=self.issuer,
                leeway=_LEEWAY,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise _refused(_REASONS.get(type(error).__name__, "malformed")) from None
        return Caller(
            who=str(claims["sub"])[:_LONGEST_SUBJECT],
            grants=grants_in(_words(claims.get(self.claim))),
            until=datetime.fromtimestamp(claims["exp"], UTC),
        )


def _words(said: Any) -> list[Any]:
    if isinstance(said, str):
        return said.split()
    return said if isinstance(said, list) else []


def _refused(reason: str) -> TokenRefusedError:
    return TokenRefusedError(reason, f"this access token is not taken ({reason}): sign in anew")


@dataclass
class PublishedKeys:
    """A JWKS, from a file or from an address, kept for some minutes and asked for again over a new key."""

    load: Callable[[], bytes]
    """Raises: `OSError`."""
    clock: Callable[[], float] = time.monotonic
    _keys: Mapping[str, Any] = field(default_factory=dict, init=False)
    _loaded_at: float | None = field(default=None, init=False)
    _loading: threading.Lock = field(default_factory=threading.Lock, init=False)

    @classmethod
    def at(cls, place: str) -> "PublishedKeys":
        """`place`: an address with https:// (or on this machine), or a file's path."""
        if "://" in place:
            return cls(lambda: _fetched(place))
        return cls(Path(place).read_bytes)

    def key(self, key_id: str) -> Any:
        """Raises: `TokenRefusedError`, `TokensUnavailableError`."""
        with self._loading:
            age = None if self._loaded_at is None else self.clock() - self._loaded_at
            limit = _KEPT if key_id in self._keys else _ASKED_AGAIN
            if age is None or age > limit.total_seconds():
                self._reload()
            key = self._keys.get(key_id)
        if key is None:
            raise _refused("unknown_key")
        return key

    def _reload(self) -> None:
        """Keys of before stay good while the provider is away."""
        import jwt

        try:
            published = json.loads(self.load())
            found = jwt.PyJWKSet.from_dict(published).keys
        except (OSError, ValueError, AttributeError, jwt.PyJWTError) as error:
            if not self._keys:
                raise TokensUnavailableError(
                    f"the identity provider's keys cannot be read ({type(error).__name__})"
                ) from error
        else:
            self._keys = {key.key_id: key for key in found if key.key_id}
        self._loaded_at = self.clock()


def _fetched(address: str) -> bytes:
    import httpx2

    try:
        with (
            httpx2.Client(timeout=_ANSWERS_WITHIN.total_seconds(), follow_redirects=False) as client,
            client.stream("GET", address) as answer,
        ):
            answer.raise_for_status()
            body = b""
            for chunk in answer.iter_bytes():
                body += chunk
                if len(body) > _MOST_BYTES:
                    raise OSError("the identity provider's keys are too large")
    except httpx2.HTTPError as error:
        raise OSError("the identity provider does not answer") from error
    return body
