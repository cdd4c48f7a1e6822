"""A SendGrid of ours on loopback: a real HTTP server that answers as told and remembers the mails it took.

It takes no mail that SendGrid's own document would not have, and tells of each as an event that a test may
send when and as often as it likes.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.adapters.sendgrid_contract import wrong_with


@dataclass(frozen=True)
class Answer:
    """How to answer one request; after the last one told, SendGrid takes every mail."""

    status: int = 202
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    takes_mail: bool = True
    answers: bool = True
    """False: the mail is in, and the connection just ends."""
    hangs: bool = False
    """The mail is in, and nothing comes back."""


TAKEN = Answer(headers={"X-Message-Id": "sg-1"})
DROPPED_AFTER_TAKING = Answer(answers=False)
HANGS_AFTER_TAKING = Answer(hangs=True)


def refusal(status: int, body: bytes = b"", **headers: str) -> Answer:
    return Answer(
        status, {name.replace("_", "-"): value for name, value in headers.items()}, body, takes_mail=False
    )


class FakeSendGrid:
    """What the server is told and what it has seen."""

    def __init__(self) -> None:
        self.url = ""
        self.answers: list[Answer] = []
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.taken: list[dict[str, Any]] = []
        self.violations: list[str] = []
        """What SendGrid's document has against the bodies that came."""
        self.over = threading.Event()

    def take(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        self.requests.append((path, headers))
        mail = json.loads(body)
        if wrong := wrong_with(path, mail):
            self.violations += wrong
            return refusal(400, json.dumps({"errors": [{"message": one} for one in wrong]}).encode())
        answer = self.answers.pop(0) if self.answers else TAKEN
        if answer.takes_mail:
            self.taken.append(mail)
        return answer

    @property
    def keys(self) -> list[str]:
        return [mail["personalizations"][0]["custom_args"]["porting_key"] for mail in self.taken]

    def events(self, happened: str = "delivered", **facts: Any) -> list[dict[str, Any]]:
        """One of each mail that was taken, as the event webhook tells it; `facts` are further fields."""
        return [an_event(key, happened, count, **facts) for count, key in enumerate(self.keys, 1)]


def an_event(key: str, happened: str = "delivered", count: int = 1, **facts: Any) -> dict[str, Any]:
    """`count` tells apart what happens to mails of one key."""
    return {
        "email": "dana@acme.example",
        "timestamp": 1_795_000_000,
        "event": happened,
        "sg_event_id": f"{happened}-{key}-{count}",
        "sg_message_id": f"sg-{count}.recvd-1",
        "porting_key": key,
        **facts,
    }


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Silent: a client that is killed or gives up breaks its connection."""


@contextmanager
def running_sendgrid(kind: type[FakeSendGrid] = FakeSendGrid) -> Iterator[FakeSendGrid]:
    """Raises: `AssertionError` at its end where a body was not as SendGrid's document says."""
    fake = kind()

    class Conversation(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            answer = fake.take(self.path, dict(self.headers), body)
            if answer.hangs:
                fake.over.wait()
            if answer.hangs or not answer.answers:
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Silent."""

    with _Server(("127.0.0.1", 0), Conversation) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        fake.url = f"http://127.0.0.1:{server.server_port}"
        try:
            yield fake
        finally:
            fake.over.set()
            server.shutdown()
            thread.join()
    assert not fake.violations, "not as SendGrid's document says:\n" + "\n".join(fake.violations)
