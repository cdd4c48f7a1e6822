"""A workflow that has every activity of the desk under way at once, and what each of them is asked."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pydantic import BaseModel
from temporalio import workflow
from temporalio.common import RetryPolicy

from activities.backbone import AwaitApproval, DraftPortOrder
from activities.carrier import AwaitCarrier, CancelPortOrder, SubmitPortOrder
from activities.documents import CheckDocuments
from activities.drafts import ReadMail, ReadPapers, SubmitDraft
from activities.links import RevokeLinks
from activities.notifications import NoticeAndReminder
from activities.waiting import Looks
from porting.domain.notice import Notice, NoticeKind
from porting.domain.port_draft import PortDraft
from porting.domain.port_order import Pon, PortOrder, orders_of
from porting.domain.port_request import DocumentReference, Documents, PortRequest
from porting.mail.inbound.incoming import AttachmentKind
from porting.mail.inbound.intent import StartsOrCompletes
from porting.mail.inbound.kept import KeptAttachment, KeptMail
from porting.ports import DocumentStores
from porting.settings import Settings
from tests.builders import a_port_request, local
from tests.builders_notice import a_notice
from tests.drafts import A_FORM, ON_THE_LOA, said
from workers.documents import document_stores, sample_documents
from workers.providers import open_upstream
from workflows.names import DOCUMENTS_TASK_QUEUE, TASK_QUEUE

_DAY = timedelta(days=1)
_READING = ("check_documents", "read_mail_of_draft", "read_papers_of_draft")


class Asked(BaseModel):
    """What each activity is asked, by its name."""

    each: dict[str, Any]


@workflow.defn
class EveryActivity:
    @workflow.run
    async def run(self, asked: Asked) -> None:
        await asyncio.gather(
            *(
                workflow.execute_activity(
                    name,
                    question,
                    activity_id=name,
                    task_queue=DOCUMENTS_TASK_QUEUE if name in _READING else TASK_QUEUE,
                    start_to_close_timeout=timedelta(seconds=60),
                    heartbeat_timeout=timedelta(seconds=30) if name in _READING else None,
                    retry_policy=RetryPolicy(initial_interval=timedelta(milliseconds=500)),
                )
                for name, question in asked.each.items()
            )
        )


@dataclass(frozen=True)
class Round:
    """One time that all of them run; everything that they are about is called after it."""

    name: str
    settings: Settings
    """The desk's; its `upstream_url` leads to the upstream."""
    first_number: int

    def request(self, what: str) -> PortRequest:
        """A request of one number, without documents."""
        number = f"+1512555{self.first_number + _WHATS.index(what):04}"
        return a_port_request(
            request_id=f"{self.name}-{what}",
            numbers=local(number),
            submitted_at=datetime.now(UTC),
            documents=Documents(),
        )

    def order(self, what: str) -> PortOrder:
        [order] = orders_of(self.request(what))
        return order

    async def asked(self, approve: Callable[[Pon], Awaitable[None]]) -> Asked:
        """Everything that has to be upstream and among the documents before is there."""
        await self._upstream_knows()
        await approve(self.order("submits").pon)
        questions = {**self._of_upstream(), **self._of_documents(), **self._of_mails(), **self._of_files()}
        return Asked(each={name: each.model_dump(mode="json") for name, each in questions.items()})

    async def _upstream_knows(self) -> None:
        upstream = open_upstream(self.settings, document_stores(self.settings))
        for what in ("asks", "submits", "hears", "cancels"):
            await upstream.draft(self.request(what), self.order(what))
        await upstream.request_approval(self.request("submits"), self.order("submits"), 1)
        await upstream.close()

    def _of_upstream(self) -> dict[str, BaseModel]:
        once = Looks(every=_DAY, until=datetime.now(UTC))
        hears = self.order("hears")
        wait = AwaitCarrier(
            request_id=self.request("hears").request_id,
            pon=hears.pon,
            numbers=hears.numbers,
            seen=None,
            looks=once,
        )
        return {
            "draft_port_order": DraftPortOrder(request=self.request("drafts"), order=self.order("drafts")),
            "await_backbone_approval": AwaitApproval(
                request=self.request("asks"), order=self.order("asks"), attempt=1, looks=once
            ),
            "submit_port_order": SubmitPortOrder(
                request=self.request("submits"), order=self.order("submits"), attempt=1
            ),
            "await_carrier_response": wait,
            "await_transfer": wait,
            "cancel_port_order": CancelPortOrder(pon=self.order("cancels").pon),
        }

    def _of_documents(self) -> dict[str, BaseModel]:
        request, today = self.request("checks"), date(2026, 11, 23)
        stores = document_stores(self.settings)
        store = stores.of(request.request_id)
        made = {kind: store.put(content) for kind, content in sample_documents(request, today).items()}
        documents = Documents(**made)
        given = request.model_copy(update={"documents": documents})
        numbers = tuple(each.number for each in request.numbers)
        return {
            "check_documents": CheckDocuments(request=given, numbers=numbers, on=today),
            "read_mail_of_draft": ReadMail(
                kept=_kept(stores, request.request_id, made["loa"]), request_id=request.request_id
            ),
            "read_papers_of_draft": ReadPapers(documents=documents, request_id=request.request_id),
        }

    def _of_mails(self) -> dict[str, BaseModel]:
        now = datetime.now(UTC)
        return {
            "send_notice": self.notice("submitted"),
            "send_notice_and_reminder": NoticeAndReminder(
                notice=self.notice("dated"),
                give_up_at=now + _DAY,
                reminder=self.notice("soon"),
                remind_at=now,
            ),
        }

    def notice(self, what: str) -> Notice:
        return a_notice(NoticeKind.SUBMITTED, key=f"{self.name}:{what}:1")

    def _of_files(self) -> dict[str, BaseModel]:
        now = datetime.now(UTC)
        facts = (*said("form", A_FORM), *said("loa", ON_THE_LOA))
        paper = DocumentReference(sha256="0" * 64, size=1)
        papers = Documents(loa=paper, csr=paper, bill=paper)
        draft = PortDraft(request_id=f"{self.name}-starts", facts=facts, documents=papers)
        return {
            "revoke_links": RevokeLinks(request_id=f"{self.name}-links", before=now),
            "submit_draft": SubmitDraft(draft=draft, submitted_at=now),
        }


_WHATS = ("drafts", "asks", "submits", "hears", "cancels", "checks")


def _kept(stores: DocumentStores, owner: str, letter: DocumentReference) -> DocumentReference:
    mail = KeptMail(
        message_id="<one@acme.example>",
        sender="dana@acme.example",
        sender_name="Dana Reyes",
        recipients=(),
        subject="Our numbers",
        text="",
        sent_at=None,
        in_reply_to=(),
        attachments=(
            KeptAttachment(
                name="loa.pdf", declared_type="application/pdf", kind=AttachmentKind.PDF, content=letter
            ),
        ),
        intent=StartsOrCompletes(documents=(0,)),
    )
    return stores.of(owner).put(mail.model_dump_json().encode())
