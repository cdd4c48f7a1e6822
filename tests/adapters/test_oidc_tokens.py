"""Access tokens of an identity provider: which are taken, and which are not."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.access.grants import Action, TokenRefusedError, TokensUnavailableError
from porting.adapters.oidc_tokens import OidcTokens, PublishedKeys
from tests.sandbox.servers import served

ISSUER, AUDIENCE = "https://id.example/realms/desk", "porting-codec"


@dataclass
class Provider:
    """An identity provider, as far as its keys and tokens go."""

    keys: dict[str, ec.EllipticCurvePrivateKey] = field(
        default_factory=lambda: {"one": ec.generate_private_key(ec.SECP256R1())}
    )
    asked: int = 0

    def published(self) -> bytes:
        self.asked += 1
        keys = [
            ECAlgorithm.to_jwk(key.public_key(), as_dict=True) | {"kid": kid, "use": "sig", "alg": "ES256"}
            for kid, key in self.keys.items()
        ]
        return json.dumps({"keys": keys}).encode()

    def token(self, kid: str = "one", key: Any = None, algorithm: str = "ES256", **claims: Any) -> str:
        """`claims`: in place of the usual ones; None leaves one out."""
        told = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": "sam",
            "exp": datetime.now(UTC) + timedelta(minutes=5),
            "permissions": ["default:decode", "default:documents", "profile"],
        } | claims
        payload = {name: value for name, value in told.items() if value is not None}
        return jwt.encode(payload, key or self.keys[kid], algorithm=algorithm, headers={"kid": kid})

    def tokens(self, keys: PublishedKeys | None = None) -> OidcTokens:
        return OidcTokens(ISSUER, AUDIENCE, keys or PublishedKeys(self.published), "permissions")


@pytest.fixture(scope="module")
def provider() -> Provider:
    return Provider()


def reason(tokens: OidcTokens, token: str) -> str:
    with pytest.raises(TokenRefusedError) as refused:
        tokens.caller(token)
    return refused.value.reason


def test_a_token_of_the_provider_permits_what_its_claim_lists(provider: Provider) -> None:
    caller = provider.tokens().caller(provider.token())

    assert (caller.who, len(caller.grants)) == ("sam", 2)
    assert caller.may(Action.DECODE, "default")
    assert not caller.may(Action.ENCODE, "default")


@pytest.mark.parametrize("said", ["default:decode profile", ["default:decode"]])
def test_permissions_come_as_words_or_as_a_list(provider: Provider, said: Any) -> None:
    caller = provider.tokens().caller(provider.token(permissions=said))

    assert [str(grant) for grant in caller.grants] == ["default:decode"]


@pytest.mark.parametrize("said", [None, 7, {"default": "decode"}])
def test_a_token_without_permissions_permits_nothing(provider: Provider, said: Any) -> None:
    assert not provider.tokens().caller(provider.token(permissions=said)).grants


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"exp": datetime.now(UTC) - timedelta(minutes=1)}, "expired"),
        ({"exp": None}, "incomplete"),
        ({"sub": None}, "incomplete"),
        ({"aud": "another-program"}, "wrong_audience"),
        ({"iss": "https://elsewhere.example"}, "wrong_issuer"),
        ({"nbf": datetime.now(UTC) + timedelta(hours=1)}, "not_yet_valid"),
    ],
)
def test_a_token_for_another_time_place_or_program_is_refused(
    provider: Provider, claims: dict[str, Any], expected: str
) -> None:
    assert reason(provider.tokens(), provider.token(**claims)) == expected


def test_a_token_that_somebody_else_signed_is_refused(provider: Provider) -> None:
    tokens, stranger = provider.tokens(), ec.generate_private_key(ec.SECP256R1())
    unsigned = jwt.encode({"sub": "sam"}, "", algorithm="none")
    by_secret = provider.token(key="a secret that somebody has guessed", algorithm="HS256")

    assert reason(tokens, provider.token(key=stranger)) == "wrong_signature"
    assert reason(tokens, unsigned) == "wrong_algorithm"
    assert reason(tokens, by_secret) == "wrong_algorithm"
    assert reason(tokens, "a.b.c") == "malformed"
    assert reason(tokens, "a" * 9000) == "malformed"


def test_a_new_key_is_asked_for_and_guessed_ones_do_not_trouble_the_provider() -> None:
    now = 0.0
    provider = Provider()
    tokens = provider.tokens(PublishedKeys(provider.published, clock=lambda: now))
    tokens.caller(provider.token())
    provider.keys["two"] = ec.generate_private_key(ec.SECP256R1())

    at_once = [reason(tokens, provider.token("two")) for _ in range(5)]
    asked = provider.asked
    now = 31.0
    caller = tokens.caller(provider.token("two"))

    assert (at_once, asked) == (["unknown_key"] * 5, 1)
    assert (caller.who, provider.asked) == ("sam", 2)


def test_a_key_that_the_provider_withdraws_ends_within_minutes() -> None:
    now = 0.0
    provider = Provider()
    tokens = provider.tokens(PublishedKeys(provider.published, clock=lambda: now))
    token = provider.token()
    tokens.caller(token)
    provider.keys = {"two": ec.generate_private_key(ec.SECP256R1())}

    now = 601.0

    assert reason(tokens, token) == "unknown_key"


def test_keys_of_before_stay_good_while_the_provider_is_away(tmp_path: Path, provider: Provider) -> None:
    now = 0.0
    published = tmp_path / "jwks.json"
    published.write_bytes(provider.published())
    tokens = provider.tokens(PublishedKeys(PublishedKeys.at(str(published)).load, clock=lambda: now))
    tokens.caller(provider.token())
    published.write_text("<html>Bad gateway</html>")
    now = 601.0

    assert tokens.caller(provider.token()).who == "sam"
    with pytest.raises(TokensUnavailableError):
        provider.tokens(PublishedKeys.at(str(published))).caller(provider.token())


async def test_keys_are_fetched_from_the_providers_address(provider: Provider) -> None:
    async def jwks(_request: Request) -> Response:
        return Response(provider.published(), media_type="application/json")

    async with served(Starlette(routes=[Route("/jwks", jwks)])) as address:
        tokens = provider.tokens(PublishedKeys.at(f"{address}/jwks"))
        caller = await asyncio.to_thread(tokens.caller, provider.token())
        elsewhere = provider.tokens(PublishedKeys.at(f"{address}/nothing"))
        with pytest.raises(TokensUnavailableError):
            await asyncio.to_thread(elsewhere.caller, provider.token())

    assert caller.who == "sam"
