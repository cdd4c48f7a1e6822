"""A customer's mail with three PDFs of 3 MB each, over each way in, to the port request that comes of it."""

import asyncio
import random
import smtplib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import StreamObject

from porting import tcp
from porting.domain.port_request import Documents
from porting.mail.inbound.kept import kept_mail
from porting.mail.inbound.record import MailState
from starters.port_request import port_request
from starters.request_file import RequestFile
from tests.end_to_end.inbound_parse import InboundParse, running
from tests.end_to_end.requests import example
from tests.end_to_end.system import System, a_system, laid_out
from tests.mail.inbound.posts import ParseSigner
from workers.documents import sample_documents
from workers.inbound_mail import inbound_mails
from workers.mail import kept_mails

pytestmark = pytest.mark.embedded

DESK = "porting@desk.example"
OPERATORS_SERVER = "mx.desk.example"
SENDGRID = ParseSigner()
SIZE = 3_000_000


@dataclass(frozen=True)
class Firm:
    """A customer with one number."""

    name: str
    domain: str
    number: str

    @property
    def sender(self) -> str:
        return f"dana@{self.domain}"

    @property
    def request(self) -> RequestFile:
        given = example("acme-0001")
        given |= {"request_id": "not-known-yet", "company_name": self.name}
        given |= {"numbers": [{"number": self.number, "type": "local"}]}
        given["contact"] |= {"email": self.sender}
        given["losing_carrier"] |= {"billing_telephone_number": self.number}
        return RequestFile.model_validate(given)


RAW = Firm("Acme Plumbing LLC", "acme.example", "+15125550110")
PARSED = Firm("Blue Door Bakery LLC", "bluedoor.example", "+15125550120")
SMTP_ONLY = Firm("Cedar Street Dental LLC", "cedar.example", "+15125550130")


def papers_of(firm: Firm, system: System) -> dict[str, bytes]:
    shown = port_request(firm.request, Documents(), None, system.settings.policy)
    today = shown.calendar.day_of(datetime.now(UTC))
    return {kind: padded(content) for kind, content in sample_documents(shown, today).items()}


def padded(pdf: bytes) -> bytes:
    """With an object that no page shows, as a scan's resolution pads a letter: 3 MB that do not shrink."""
    writer = PdfWriter(BytesIO(pdf))
    unseen = StreamObject()
    unseen.set_data(random.Random(pdf[:64]).randbytes(SIZE - len(pdf)))
    writer._add_object(unseen)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def mail_of(firm: Firm, papers: dict[str, bytes]) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"Dana Reyes <{firm.sender}>"
    mail["To"] = DESK
    mail["Subject"] = f"Port phone number to ServiceCall.ai - {firm.name}"
    mail["Date"] = "Mon, 23 Nov 2026 09:00:00 -0600"
    mail["Message-ID"] = f"<first@{firm.domain}>"
    mail.set_content("Hello, our documents are attached.\n\n.\nDana Reyes\n")
    for at, content in enumerate(papers.values(), 1):  # what each is, its name does not tell
        mail.add_attachment(content, maintype="application", subtype="pdf", filename=f"scan{at}.pdf")
    return bytes(mail)


def as_received(mail: bytes, firm: Firm) -> bytes:
    """With what the operator's mail server writes above it."""
    return (
        f"Received: from mail.{firm.domain} ([192.0.2.7]) by {OPERATORS_SERVER} with ESMTPS; "
        f"Mon, 23 Nov 2026 15:00:02 +0000\r\n"
        f"Authentication-Results: {OPERATORS_SERVER};\r\n"
        f"\tspf=pass smtp.mailfrom={firm.sender}; dkim=pass header.d={firm.domain} header.s=s1\r\n"
    ).encode() + mail


async def handed_over(port: int, firm: Firm, mail: bytes) -> None:
    """By a mail program or server; it raises where the mail is not taken."""

    def say() -> None:
        with smtplib.SMTP("127.0.0.1", port, timeout=60) as program:
            program.sendmail(firm.sender, [DESK], mail)

    await asyncio.to_thread(say)


@asynccontextmanager
async def a_desk(directory: Path) -> AsyncIterator[System]:
    smtp = f"127.0.0.1:{tcp.free_port()}"
    local = laid_out(
        directory,
        PORTING_MAIL_FROM=DESK,
        PORTING_SUPPORT_ADDRESS="support@desk.example",
        PORTING_MAIL_REPLY_TO=DESK,
        PORTING_INBOUND_MAIL_KEY=SENDGRID.public_key,
        PORTING_INBOUND_SMTP=smtp,
        PORTING_INBOUND_SMTP_AUTHSERV=OPERATORS_SERVER,
    )
    async with a_system(local) as system:
        await system.start("web")
        yield system


async def test_a_mail_with_three_large_documents_comes_in_over_each_way(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as system:
        for firm in (RAW, PARSED, SMTP_ONLY):
            papers = papers_of(firm, system)
            mail = mail_of(firm, papers)
            await comes_in(system, firm, mail)
            await is_recorded(system, firm, papers)


async def comes_in(system: System, firm: Firm, mail: bytes) -> None:
    assert system.settings.inbound_smtp
    if firm is SMTP_ONLY:
        port = int(system.settings.inbound_smtp.rpartition(":")[2])
        await handed_over(port, firm, as_received(mail, firm))
        return
    to = f"http://127.0.0.1:{system.settings.web_port}/webhooks/inbound-mail"
    with running(InboundParse(SENDGRID, to, is_raw=firm is RAW)) as parse:
        await handed_over(parse.port, firm, mail)


async def is_recorded(system: System, firm: Firm, papers: dict[str, bytes]) -> None:
    """Before it was answered."""
    records = inbound_mails(system.settings).listed(list(MailState))
    places = [(each.kept, kept_mails(system.settings).of(each.identity)) for each in records]
    kept = [(kept_mail(content, place), place) for content, place in places if content]
    [(mail, place)] = [each for each in kept if each[0].sender == firm.sender]
    assert [place.get(each.content) for each in mail.attachments] == list(papers.values())
    assert "Dana Reyes" in mail.text
