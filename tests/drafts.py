"""Drafts of port requests, for tests: what papers say, and a draft that runs on a desk."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from temporalio.client import WorkflowHandle

from porting.domain.draft_facts import Known, Reading, Source
from porting.domain.port_request import DocumentReference, Documents
from tests.builders import NUMBER, a_document
from tests.desk import PATIENCE, Desk
from workflows.draft_report import DraftOutcome, DraftReport, DraftStart
from workflows.names import DRAFT_QUERY, DRAFT_WORKFLOW_TYPE, TASK_QUEUE, draft_workflow_id

REQUEST_ID = "acme-0001"
PAUSE = timedelta(minutes=2)

OF_THE_MAIL = {
    "company_name": ("Acme Plumbing LLC", "subject"),
    "contact.email": ("dana@acme.example", "sender"),
    "contact.name": ("Dana Reyes", "sender"),
}
ON_THE_CSR = {
    "losing_carrier.name": "Lone Star Telephone",
    "losing_carrier.account_number": "LS-204418",
    "losing_carrier.billing_telephone_number": NUMBER,
    "authorized_user.first_name": "Dana",
    "authorized_user.last_name": "Reyes",
    "service_address.street": "410 N Main St",
    "service_address.city": "Austin",
    "service_address.region": "TX",
    "service_address.postal_code": "78701",
    "numbers.0.number": NUMBER,
}
A_FORM = {
    "company_name": "Acme Plumbing LLC",
    "contact.name": "Dana Reyes",
    "contact.email": "dana@acme.example",
    **ON_THE_CSR,
}
ON_THE_LOA = {"numbers.0.number": NUMBER}


def said(source: Source, fields: dict[str, str], **facts: Any) -> tuple[Known, ...]:
    return tuple(Known(field=name, value=value, source=source, **facts) for name, value in fields.items())


def a_reading(**papers: dict[str, str]) -> Reading:
    """What a mail brings whose PDFs say `papers`, by kind."""
    kinds: tuple[Source, ...] = ("loa", "csr", "bill")
    facts = [fact for kind in kinds if kind in papers for fact in said(kind, papers[kind])]
    by_mail = (Known(field=name, value=value, source=source) for name, (value, source) in _mail())
    return Reading(
        facts=(*by_mail, *facts), documents=Documents(**{kind: a_document(kind) for kind in papers})
    )


def _mail() -> list[tuple[str, tuple[str, Any]]]:
    return list(OF_THE_MAIL.items())


@dataclass
class RunningDraft:
    desk: Desk
    handle: WorkflowHandle[Any, DraftOutcome]

    async def report(self) -> DraftReport:
        report: DraftReport = await self.handle.query(DRAFT_QUERY, result_type=DraftReport)
        return report

    async def comes_to(self, wanted: Callable[[DraftReport], bool], what: str) -> DraftReport:
        async with asyncio.timeout(PATIENCE):
            while not wanted(report := await self.report()):
                await asyncio.sleep(0.01)
        return report

    async def gets_mail(self, identity: str, reading: Reading) -> None:
        """A mail comes, whose PDFs say `reading`, and is read."""
        kept = a_document(f"mail {identity}")
        self.desk.papers.readings[kept.sha256] = reading
        await self.tells("mail_came", **mail(identity, kept))
        await self.comes_to(lambda report: not report.is_reading, "the mail's reading")

    async def tells(self, name: str, **payload: Any) -> dict[str, str]:
        answer: dict[str, str] = await self.handle.execute_update(name, payload)
        return answer

    async def passes(self, duration: timedelta) -> None:
        await self.desk.env.sleep(duration)

    async def outcome(self) -> DraftOutcome:
        async with asyncio.timeout(PATIENCE):
            return await self.handle.result()


def mail(identity: str, kept: DocumentReference) -> dict[str, Any]:
    return {"mail": identity, "kept": kept.model_dump()}


async def a_draft(desk: Desk, **start: Any) -> RunningDraft:
    facts: dict[str, Any] = {"request_id": REQUEST_ID, "origin": "mail", **start}
    handle: WorkflowHandle[Any, DraftOutcome] = await desk.env.client.start_workflow(
        DRAFT_WORKFLOW_TYPE,
        DraftStart(**facts),
        id=draft_workflow_id(facts["request_id"]),
        task_queue=TASK_QUEUE,
        result_type=DraftOutcome,
    )
    desk.drafts.append(handle)
    return RunningDraft(desk, handle)
