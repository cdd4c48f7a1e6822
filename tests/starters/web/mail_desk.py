"""The web process as mail comes to it: posted to without a socket, over fakes of what stands outside."""

import hashlib
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from porting.domain.draft_policy import DraftPolicy
from porting.domain.errors import ReaderUnavailableError
from porting.domain.examined import Examined, Part
from porting.domain.port_request import DocumentReference
from porting.mail.inbound.party import Parties
from porting.mail.inbound.record import MailRecord, MailState
from porting.ports import DocumentStore
from starters.web.app import Receiver, create_app
from starters.web.inbound_mail import InboundMailReceiver
from tests.documents.stores import settings_in
from tests.fakes import Outbox
from tests.mail.inbound.posts import BASE, File, Mail, ParseSigner, a_pdf, headers_of
from tests.starters.web.asgi import posted
from workers.documents import document_stores
from workers.inbound_mail import MailIntake, inbound_mails
from workers.inbound_mail.telling import Telling
from workers.links import links
from workers.mail import kept_mails, reply_addresses

SENDGRID = ParseSigner()
SECRET = "0123456789abcdef01234567"
PATH = "/webhooks/inbound-mail"
LOA = File("scan1.pdf", a_pdf("loa"))
CSR = File("scan2.pdf", a_pdf("csr"))
BILL = File("scan3.pdf", a_pdf("bill"))


def reference(content: bytes) -> DocumentReference:
    return DocumentReference(sha256=hashlib.sha256(content).hexdigest(), size=len(content))


class Papers:
    """Examines as told: the kind of each document is the last word in it."""

    def __init__(self) -> None:
        self.failures: list[ReaderUnavailableError] = []

    def examine(self, place: DocumentStore, documents: tuple[DocumentReference, ...]) -> tuple[Examined, ...]:
        if self.failures:
            raise self.failures.pop()
        return tuple(self._examined(place.get(each)) for each in documents)

    def _examined(self, content: bytes) -> Examined:
        for kind in ("loa", "csr", "bill"):
            if content.endswith(kind.encode()):
                return Examined.model_validate({"parts": [{"kind": kind, "first_page": 1, "last_page": 1}]})
        return Examined(parts=(Part(kind=None, first_page=1, last_page=1),))


class Desktop:
    """The web process, posted to without a socket."""

    def __init__(self, state_dir: Path, **settings: Any) -> None:
        given = {"inbound_mail_key": SENDGRID.public_key, "mail_reply_to": BASE, **settings}
        self.settings = settings_in(state_dir, mail_from=BASE, **given)
        replies = reply_addresses(self.settings)
        assert replies
        self.replies = replies
        self.papers, self.outbox = Papers(), Outbox()
        self.mails, self.kept = inbound_mails(self.settings), kept_mails(self.settings)
        self.links = links(self.settings)
        self.intake = MailIntake(
            kept=self.kept,
            stores=document_stores(self.settings),
            mails=self.mails,
            replies=replies,
            own=frozenset({BASE}),
            parties=Parties(b"a key"),
            examine=self.papers.examine,
            telling=Telling(self.mails, self.kept, self.outbox, self.links),
            draft_policy=DraftPolicy(),
            kept_for=timedelta(days=60),
        )
        self.receiver = Receiver(self.settings)
        self.receiver.inbound_mail = InboundMailReceiver(self.settings, self.intake)
        self._app = create_app(self.receiver)

    async def gets(self, body: bytes, *, path: str = PATH, late: timedelta = timedelta(0)) -> int:
        post = SENDGRID.of(body, datetime.now(UTC) - late)
        return await self.gets_as(headers_of(post), body, path)

    async def gets_as(self, headers: dict[str, str], body: bytes, path: str = PATH) -> int:
        return await posted(self._app, headers.items(), body, path)

    def all(self) -> tuple[MailRecord, ...]:
        return self.mails.listed(list(MailState))

    def only(self) -> MailRecord:
        [record] = self.all()
        return record

    def answer(self, request_id: str = "acme-0001", **changes: Any) -> Mail:
        to = self.replies.reply_address(request_id)
        mail = Mail(subject="Re: Your port was rejected", to=to, text="It is done.")
        return mail.but(**{"message_id": f"<{random.random()}@acme.example>", **changes})
