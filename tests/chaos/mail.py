"""The mail server of a run: a real one that counts what it takes, breaks off, and goes away."""

import random
from collections import Counter

from aiosmtpd import smtp
from aiosmtpd.smtp import Envelope, Session

from porting.tcp import free_port

#: How often it says that it is busy.
_BUSY = 0.02


class ChaosMailServer:
    """aiosmtpd calls `handle_…`, in a thread of its own."""

    def __init__(self, chance: random.Random, breaks_off: float) -> None:
        self.port = free_port()
        self.another_port = free_port()
        self.is_away = False
        self.taken: Counter[str] = Counter()
        """By key, how many mails."""
        self.broken_off = 0
        self._chance = chance
        self._breaks_off = breaks_off

    async def handle_MAIL(  # noqa: N802
        self, _server: smtp.SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.is_away or self._chance.random() < _BUSY:
            return "421 come again later"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: smtp.SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content
        if not isinstance(content, bytes):
            return "501 no bytes"
        self.taken[key_in(content)] += 1
        if self._chance.random() < self._breaks_off and server.transport is not None:
            self.broken_off += 1
            server.transport.close()
        return "250 OK"


def key_in(content: bytes) -> str:
    """The X-Porting-Key of a mail: the one header that is read, of thousands of mails."""
    head, _, _ = content.partition(b"\r\n\r\n")
    lines = iter(head.replace(b"\r\n ", b" ").replace(b"\r\n\t", b" ").split(b"\r\n"))
    return next(
        (
            line.split(b":", 1)[1].strip().decode()
            for line in lines
            if line.lower().startswith(b"x-porting-key:")
        ),
        "",
    )
