"""Calls to our own application without a socket, which is a hundred times as fast."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp

Given = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    """By their names in small letters; the last one of each."""
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.content)


async def asked(
    app: ASGIApp,
    method: str,
    path: str,
    headers: Given = (),
    body: bytes = b"",
    *,
    query: bytes = b"",
    client: str = "127.0.0.1",
) -> Answer:
    """What `app` answers; `path` as a server has decoded it, the names of headers as they are written."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "root_path": "",
        "headers": [(name.encode("latin-1"), value.encode("utf-8")) for name, value in headers],
        "client": (client, 1),
        "server": ("127.0.0.1", 8080),
    }
    begun: list[Any] = []
    content: list[bytes] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            begun.append(message)
        else:
            content.append(message.get("body", b""))

    await app(scope, receive, send)
    [start] = begun
    given = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}
    return Answer(start["status"], given, b"".join(content))


async def posted(app: ASGIApp, headers: Given, body: bytes, path: str) -> int:
    """The status that `app` answers with."""
    return (await asked(app, "POST", path, headers, body)).status
