"""Calls to upstream over HTTP, with what can go wrong in our own errors."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

import httpx2
from pydantic import BaseModel, ValidationError

from porting.domain.errors import UpstreamRefusedError, UpstreamUnavailableError

Answer = TypeVar("Answer", bound=BaseModel)
Query = Mapping[str, str | list[str]]

#: A connection is there at once or not at all; an answer may take a busy vendor a while. An activity's own
#: time-out is longer than both together.
TIME_OUTS = httpx2.Timeout(10, connect=5)
#: Statuses below 500 that say "not now", not "never".
_NOT_NOW = frozenset({408, 425, 429})
#: A vendor's hint beyond this is no hint.
_LONGEST_HINT = timedelta(hours=1)
#: What may be a phone, account or PIN number in a vendor's words. Dates stay, and a PON with a short number.
_LONG_NUMBER = re.compile(r"(?<![\w-])\+?\d[\d ().-]{2,}\d(?![\w-])|\d{5,}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TOKEN = re.compile(r"\w+")


class UpstreamHttp:
    """One vendor's address. Nothing is retried here: the activities' retry policies do that.

    `said_in` reads a refusal's bytes: the vendor's code for it, and its words; "" each where there are none.
    """

    def __init__(
        self,
        base_url: str,
        client: httpx2.AsyncClient | None = None,
        token: str | None = None,
        *,
        said_in: Callable[[bytes], tuple[str, str]] | None = None,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._client = client
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._said_in = said_in or _error

    async def ask(
        self,
        method: str,
        path: str,
        answer: type[Answer],
        body: Mapping[str, Any] | None = None,
        *,
        query: Query | None = None,
        private: frozenset[str] = frozenset(),
    ) -> Answer:
        """The vendor's answer, read as `answer`.

        `private` are the customer's words, in lower case, that no message may repeat from a refusal.

        Raises: `UpstreamUnavailableError`, `UpstreamRefusedError`.
        """
        response = await self._send(method, path, body, query)
        return self._read(response, answer, private)

    async def tell(self, method: str, path: str) -> None:
        """As `ask`, of a call that is answered with nothing but a status."""
        response = await self._send(method, path, None)
        self._refuse_a_failure(response, frozenset())

    async def find(self, path: str, answer: type[Answer], missing: str) -> Answer | None:
        """As `ask` with GET; None: a 404 whose code is `missing`. Any other 404 is a wrong address."""
        response = await self._send("GET", path, None)
        if response.status_code == 404 and _error(response.content)[0] == missing:
            return None
        return self._read(response, answer, frozenset())

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()

    async def _send(
        self, method: str, path: str, body: Mapping[str, Any] | None, query: Query | None = None
    ) -> httpx2.Response:
        if self._client is None:
            self._client = httpx2.AsyncClient(timeout=TIME_OUTS)
        try:
            return await self._client.request(
                method, self._base_url + path, json=body, params=query, headers=self._headers
            )
        except httpx2.HTTPError as error:
            # Its text can hold the address that was asked; its kind says enough.
            raise UpstreamUnavailableError(f"{_place(method, path)}: {type(error).__name__}") from None

    def _read(self, response: httpx2.Response, answer: type[Answer], private: frozenset[str]) -> Answer:
        self._refuse_a_failure(response, private)
        try:
            return answer.model_validate_json(response.content)
        except ValidationError as error:
            wrong = f"{error.error_count()} faults in it"
            place = _place(response.request.method, response.request.url.path)
            raise UpstreamUnavailableError(
                f"{place}: {response.status_code} with half an answer, {wrong}"
            ) from None

    def _refuse_a_failure(self, response: httpx2.Response, private: frozenset[str]) -> None:
        place, status = _place(response.request.method, response.request.url.path), response.status_code
        if status in _NOT_NOW or status >= 500 or status < 200 or 300 <= status < 400:
            raise UpstreamUnavailableError(f"{place}: {status}", _hint(response))
        if status >= 400:
            code, words = self._said_in(response.content)
            told = _without_numbers(_without(private, words))
            raise UpstreamRefusedError(
                f"{place}: {status} {code} {told}".rstrip(), status=status, words=words
            )


class _ErrorWords(BaseModel):
    code: str = ""
    message: str = ""


class _Refusal(BaseModel):
    error: _ErrorWords = _ErrorWords()


def _error(content: bytes) -> tuple[str, str]:
    """The vendor's code and words; empty where it has none."""
    try:
        error = _Refusal.model_validate_json(content).error
    except ValidationError:
        return "", ""
    return error.code[:50], error.message[:300]


def _without(private: frozenset[str], words: str) -> str:
    return _TOKEN.sub(lambda found: "…" if found[0].lower() in private else found[0], words)


def _without_numbers(words: str) -> str:
    return _LONG_NUMBER.sub(lambda found: found[0] if _DAY.fullmatch(found[0]) else "…", words)


def _place(method: str, path: str) -> str:
    return f"{method} {path}"


def _hint(response: httpx2.Response) -> timedelta | None:
    """`Retry-After` in either of its forms, seconds or a date; else the seconds until a rate limit ends."""
    headers = response.headers
    hint = (headers.get("Retry-After") or headers.get("X-RateLimit-Reset") or "").strip()
    try:
        wait = timedelta(seconds=int(hint)) if hint.isdecimal() else _until(hint)
    except (ValueError, OverflowError):
        return None
    return min(max(wait, timedelta()), _LONGEST_HINT)


def _until(moment: str) -> timedelta:
    at = parsedate_to_datetime(moment)
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) - datetime.now(UTC)
