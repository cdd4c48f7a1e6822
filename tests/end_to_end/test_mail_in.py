"""A customer's mail with three PDFs of 3 MB each, over each way in, to the port request that comes of it."""

import asyncio
import hashlib
import random
import smtplib
from base64 import encodebytes
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import StreamObject
from temporalio.service import RPCError, RPCStatusCode

from porting import tcp
from porting.domain.port_request import DocumentReference, Documents, PortRequest
from porting.mail.inbound.kept import kept_mail
from porting.mail.inbound.record import MailState
from starters.port_request import port_request
from starters.request_file import RequestFile
from tests.end_to_end.inbound_parse import InboundParse
from tests.end_to_end.requests import example
from tests.end_to_end.system import System, a_system, laid_out, until
from tests.mail.inbound.posts import ParseSigner
from tests.smtp_listener import listening
from workers.documents import sample_documents
from workers.inbound_mail import inbound_mails
from workers.mail import kept_mails
from workflows.draft_messages import SUBMIT
from workflows.draft_report import DraftReport
from workflows.names import DRAFT_QUERY, draft_workflow_id, workflow_id

pytestmark = pytest.mark.embedded

DESK = "porting@desk.example"
OPERATORS_SERVER = "mx.desk.example"
SENDGRID = ParseSigner()
SIZE = 3_000_000
BOUNDARY = "between-the-parts"
HEAD = """\
From: Dana Reyes <{firm.sender}>
To: {desk}
Subject: Port phone number to ServiceCall.ai - {firm.name}
Date: Mon, 23 Nov 2026 09:00:00 -0600
Message-ID: <first@{firm.domain}>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="{boundary}"

--{boundary}
Content-Type: text/plain; charset=utf-8

Hello, our documents are attached.
.
Dana Reyes
"""


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
    """As a mail program writes it; what each PDF is, its name does not tell."""
    files = "".join(
        f"--{BOUNDARY}\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n"
        f'Content-Disposition: attachment; filename="scan{at}.pdf"\n\n{encodebytes(content).decode()}'
        for at, content in enumerate(papers.values(), 1)
    )
    head = HEAD.format(firm=firm, desk=DESK, boundary=BOUNDARY)
    return f"{head}{files}--{BOUNDARY}--\n".replace("\n", "\r\n").encode()


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
        PORTING_DAY="24h",  # a draft waits for days
        PORTING_MAIL_FROM=DESK,
        PORTING_SUPPORT_ADDRESS="support@desk.example",
        PORTING_MAIL_REPLY_TO=DESK,
        PORTING_INBOUND_MAIL_KEY=SENDGRID.public_key,
        PORTING_INBOUND_SMTP=smtp,
        PORTING_INBOUND_SMTP_AUTHSERV=OPERATORS_SERVER,
    )
    async with a_system(local) as system:
        await system.start("temporal", "web", "worker")
        yield system


async def test_a_mail_with_three_large_documents_becomes_a_port_request_whichever_way_it_comes(
    tmp_path: Path,
) -> None:
    async with a_desk(tmp_path) as system:
        firms = {firm: papers_of(firm, system) for firm in (RAW, PARSED, SMTP_ONLY)}
        for firm, papers in firms.items():
            await comes_in(system, firm, mail_of(firm, papers))
        request_ids = {firm: recorded(system, firm, papers) for firm, papers in firms.items()}
        for request_id in request_ids.values():
            await is_read(system, request_id)

        for request_id in request_ids.values():
            await is_submitted(system, request_id)
        await system.kill("worker")  # it would read all papers once more

        for firm, papers in firms.items():
            request = await started_request(system, request_ids[firm])
            assert request.company_name == firm.name
            assert request.contact.email == firm.sender
            assert [number.number for number in request.numbers] == [firm.number]
            assert request.losing_carrier.account_number == "LS-204418"
            assert request.documents == Documents(**{kind: reference(papers[kind]) for kind in papers})


async def comes_in(system: System, firm: Firm, mail: bytes) -> None:
    assert system.settings.inbound_smtp
    if firm is SMTP_ONLY:
        port = int(system.settings.inbound_smtp.rpartition(":")[2])
        await handed_over(port, firm, as_received(mail, firm))
        return
    to = f"http://127.0.0.1:{system.settings.web_port}/webhooks/inbound-mail"
    with listening(InboundParse(SENDGRID, to, is_raw=firm is RAW), "mx.sendgrid.example") as parse:
        await handed_over(parse.port, firm, mail)


def recorded(system: System, firm: Firm, papers: dict[str, bytes]) -> str:
    """The request that the mail starts; it was recorded before it was answered."""
    for record in inbound_mails(system.settings).listed(list(MailState)):
        assert record.kept
        place = kept_mails(system.settings).of(record.identity)
        mail = kept_mail(record.kept, place)
        if mail.sender == firm.sender:
            assert [place.get(each.content) for each in mail.attachments] == list(papers.values())
            return record.own_request_id
    raise AssertionError(f"nothing is recorded of {firm.name}")


async def is_read(system: System, request_id: str) -> None:
    """What the mail brought is in the draft, and is enough."""
    draft = system.client.get_workflow_handle(draft_workflow_id(request_id))

    async def there() -> bool:
        try:
            report: DraftReport = await draft.query(DRAFT_QUERY, result_type=DraftReport)
        except RPCError:  # it has not been started yet
            return False
        return report.is_complete and not report.is_reading

    await until(there, "the papers are read")


async def is_submitted(system: System, request_id: str) -> None:
    """By the customer on the page; after two minutes a draft that leaves no question does it by itself."""
    draft = system.client.get_workflow_handle(draft_workflow_id(request_id))
    try:
        await draft.execute_update(SUBMIT, {})
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise


async def started_request(system: System, request_id: str) -> PortRequest:
    """As it was started."""
    handle = system.client.get_workflow_handle(workflow_id(request_id))
    async for event in handle.fetch_history_events(page_size=1):
        payloads = event.workflow_execution_started_event_attributes.input.payloads
        [request] = await system.client.data_converter.decode(payloads, [PortRequest])
        assert isinstance(request, PortRequest)
        return request
    raise AssertionError(f"{request_id} was not started")


def reference(content: bytes) -> DocumentReference:
    return DocumentReference(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
