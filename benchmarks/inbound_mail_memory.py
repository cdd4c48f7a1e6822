"""How much memory the web process takes while many large mails come at once.

    python -m benchmarks.inbound_mail_memory [--mails 20] [--most-mib 700]

Half of them are posted as Inbound Parse posts raw mails, half come over SMTP, each of 30 MB, all begun at the
same moment; whoever is told to come later does. Real: `porting web`, its signature check, its record and
document store. It exits with 1 where the process took more than `--most-mib` at any moment, or a mail is not
recorded.
"""

import argparse
import asyncio
import smtplib
import sys
import tempfile
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import httpx2

from porting import tcp
from porting.mail.inbound.record import MailState
from tests.end_to_end.system import System, a_system, laid_out
from tests.mail.inbound.posts import ParseSigner, form, headers_of
from workers.inbound_mail import inbound_mails

DESK = "porting@desk.example"
#: Three of them are 30 MB once they are in letters.
_DOCUMENT_BYTES = 7_600_000
_COMES_AGAIN_SECONDS = 0.5
_LOOKS_EVERY_SECONDS = 0.02
#: Of httpx2 and smtplib: a mail waits for its turn.
_PATIENCE_SECONDS = 120

_signer = ParseSigner()


def a_mail() -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "Dana Reyes <dana@acme.example>"
    mail["To"] = DESK
    mail["Subject"] = "Port phone number to ServiceCall.ai - Acme Plumbing LLC"
    mail.set_content("Hello, our documents are attached. Dana Reyes")
    for kind in ("loa", "csr", "bill"):
        content = b"%PDF-1.4\n" + kind.encode() + bytes(_DOCUMENT_BYTES)
        mail.add_attachment(content, maintype="application", subtype="pdf", filename=f"{kind}.pdf")
    return bytes(mail)


def numbered(mail: bytes, count: int) -> bytes:
    """Another mail with the same documents."""
    return f"Message-ID: <{count}@acme.example>\r\n".encode() + mail


async def posted(system: System, mail: bytes) -> int:
    """How often it had to come again."""
    to = f"http://127.0.0.1:{system.settings.web_port}/webhooks/inbound-mail"
    again = 0
    async with httpx2.AsyncClient(timeout=_PATIENCE_SECONDS) as client:
        while True:
            body = form({"email": mail, "SPF": "pass", "dkim": "{@acme.example : pass}"})
            headers = headers_of(_signer.of(body, datetime.now(UTC)))
            answer = await client.post(to, content=body, headers=headers)
            if answer.status_code == 204:
                return again
            assert answer.status_code == 503, answer.status_code
            again += 1
            await asyncio.sleep(_COMES_AGAIN_SECONDS)


def handed_over(port: int, mail: bytes) -> int:
    """How often it had to come again."""
    again = 0
    while True:
        try:
            with smtplib.SMTP("127.0.0.1", port, timeout=_PATIENCE_SECONDS) as server:
                server.sendmail("dana@acme.example", [DESK], mail)
        except smtplib.SMTPDataError as error:
            assert error.smtp_code == 451, error.smtp_code  # noqa: PT017 - not a test
            again += 1
            time.sleep(_COMES_AGAIN_SECONDS)
        else:
            return again


class Memory:
    """What a process has in memory (its resident set), looked at again and again."""

    def __init__(self, pid: int) -> None:
        self._file = Path(f"/proc/{pid}/statm")
        self.at_rest = self._mib()
        self.most = self.at_rest

    async def watch(self) -> None:
        while True:
            self.most = max(self.most, self._mib())
            await asyncio.sleep(_LOOKS_EVERY_SECONDS)

    def _mib(self) -> float:
        return int(self._file.read_text().split()[1]) * 4096 / 1024**2


async def measured(mails: int, directory: Path) -> float:
    """The most that the process took, in MiB."""
    port = tcp.free_port()
    local = laid_out(
        directory,
        PORTING_MAIL_REPLY_TO=DESK,
        PORTING_INBOUND_MAIL_KEY=_signer.public_key,
        PORTING_INBOUND_SMTP=f"127.0.0.1:{port}",
    )
    async with a_system(local) as system:
        await system.start("web")
        memory = Memory(system.running["web"].pid)
        watching = asyncio.create_task(memory.watch())
        mail = a_mail()
        began = time.monotonic()
        again = await asyncio.gather(
            *(posted(system, numbered(mail, count)) for count in range(0, mails, 2)),
            *(asyncio.to_thread(handed_over, port, numbered(mail, count)) for count in range(1, mails, 2)),
        )
        took = time.monotonic() - began
        watching.cancel()
        recorded = len(inbound_mails(system.settings).listed(list(MailState)))
    print(f"{mails} mails of {len(mail) / 1e6:.1f} MB at once: {took:.1f} s, {sum(again)} came again")
    print(f"at rest {memory.at_rest:.0f} MiB, at most {memory.most:.0f} MiB, {recorded} recorded")
    if recorded != mails:
        sys.exit("not every mail is recorded")
    return memory.most


def main() -> None:
    parser = argparse.ArgumentParser(description="What the web process takes while large mails come at once.")
    parser.add_argument("--mails", type=int, default=20)
    parser.add_argument("--most-mib", type=int, default=700)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        most = asyncio.run(measured(given.mails, Path(directory)))
    if most > given.most_mib:
        sys.exit(f"more than {given.most_mib} MiB")


if __name__ == "__main__":
    main()
