"""A small key management service: keys stay with it, callers get bytes wrapped and unwrapped over HTTP."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from porting.domain.errors import KeysUnavailableError
from porting.encryption.kek import KekRing, WrappedKey, new_line

_ANSWERS_WITHIN_SECONDS = 5.0


class KeyService:
    """The service's side."""

    def __init__(self) -> None:
        self.ring_text = new_line()

    def rotate(self) -> None:
        self.ring_text += new_line()

    def lose_old_keys(self) -> None:
        self.ring_text = self.ring_text.splitlines()[-1]

    def answer(self, operation: str, asked: dict[str, str]) -> dict[str, str]:
        ring = KekRing.from_text(self.ring_text)
        bound_to = base64.b64decode(asked.get("bound_to", ""))
        match operation:
            case "/current":
                return {"id": ring.current_id}
            case "/wrap":
                wrapped = ring.wrap(base64.b64decode(asked["key"]), bound_to)
                return {"id": wrapped.kek_id, "wrapped": base64.b64encode(wrapped.wrapped).decode()}
            case _:
                given = WrappedKey(asked["id"], base64.b64decode(asked["wrapped"]))
                return {"key": base64.b64encode(ring.unwrap(given, bound_to)).decode()}


@dataclass(frozen=True)
class KeyServiceClient:
    """`KeyEncryption` through such a service: what an adapter for a vendor's looks like."""

    port: int

    @property
    def current_id(self) -> str:
        return self._asked("current", {})["id"]

    def wrap(self, data_key: bytes, bound_to: bytes) -> WrappedKey:
        answer = self._asked("wrap", {"key": data_key, "bound_to": bound_to})
        return WrappedKey(answer["id"], base64.b64decode(answer["wrapped"]))

    def unwrap(self, wrapped: WrappedKey, bound_to: bytes) -> bytes:
        asked = {"wrapped": wrapped.wrapped, "bound_to": bound_to}
        return base64.b64decode(self._asked("unwrap", asked, id=wrapped.kek_id)["key"])

    def _asked(self, operation: str, content: dict[str, bytes], **text: str) -> dict[str, str]:
        body = {name: base64.b64encode(value).decode() for name, value in content.items()} | text
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_ANSWERS_WITHIN_SECONDS)
        try:
            connection.request("POST", f"/{operation}", json.dumps(body))
            answer = connection.getresponse()
            said: dict[str, str] = json.load(answer)
        except OSError as error:
            raise KeysUnavailableError("the key service does not answer") from error
        finally:
            connection.close()
        if answer.status != HTTPStatus.OK:
            raise KeysUnavailableError(f"the key service refuses: {said['error']}")
        return said


@contextmanager
def running_key_service() -> Iterator[tuple[KeyService, KeyServiceClient]]:
    service = KeyService()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            try:
                self._send(HTTPStatus.OK, service.answer(self.path, asked))
            except KeysUnavailableError as error:
                self._send(HTTPStatus.CONFLICT, {"error": str(error)})

        def _send(self, status: int, answer: dict[str, str]) -> None:
            content = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_arguments: Any) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield service, KeyServiceClient(server.server_port)
        finally:
            server.shutdown()
