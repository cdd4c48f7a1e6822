"""How each request comes in. What meets no Temporal, no web server or no store is sent again."""

import asyncio
import hashlib
import json
import smtplib
import sqlite3
from base64 import encodebytes
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx2
from temporalio.client import WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError
from temporalio.common import WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError

from porting.domain.errors import InvalidRequestError, PortingError
from porting.domain.port_draft import DraftChange
from porting.domain.port_request import Documents, PortRequest
from starters.desk import UnknownRequestError
from starters.port_request import port_request
from starters.request_file import RequestFile
from starters.submission import started
from tests.chaos.kinds import Papers
from tests.chaos.plans import Plan, WayIn
from tests.chaos.running import DESK, OPERATORS_SERVER, Machines
from workers.documents import document_stores, sample_documents
from workflows.draft_messages import FILL_IN, SUBMIT
from workflows.draft_report import DraftStart
from workflows.names import DRAFT_WORKFLOW_TYPE, TASK_QUEUE, draft_workflow_id

#: In seconds.
_AGAIN_AFTER = 1.0
_CALL_ANSWERED_WITHIN = 20.0
#: What passes: a process that is being started again, a store that is away.
PASSING = (
    RPCError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
    httpx2.HTTPError,
    smtplib.SMTPException,
    OSError,
    sqlite3.OperationalError,
    TimeoutError,
)
_BOUNDARY = "between-the-parts"

Papered = dict[str, bytes]


class NotTakenError(Exception):
    """What shall be tried again."""


def go_on_unless_canceled() -> None:
    """The SDK says of a canceled task's Update that it took too long.

    Raises: `asyncio.CancelledError`.
    """
    task = asyncio.current_task()
    if task and task.cancelling():
        raise asyncio.CancelledError


@dataclass(frozen=True)
class WaysIn:
    machines: Machines
    refused: list[str] = field(default_factory=list)
    """What was not taken, though nothing was away."""

    async def take(self, plan: Plan) -> None:
        """Bring the request in; return once its acceptance was said."""
        ways = {
            WayIn.SIGNUP: self._signup,
            WayIn.API: self._api,
            WayIn.FORM: self._form,
            WayIn.MAIL: self._mail,
        }
        papers = self.papers(plan)
        while True:
            try:
                return await ways[plan.way_in](plan, papers)
            except InvalidRequestError as error:  # for whoever looks at a run: the next attempt is the same
                self.refused.append(f"{plan.name}: {error}")
                await asyncio.sleep(_AGAIN_AFTER)
            except (*PASSING, PortingError, NotTakenError):
                go_on_unless_canceled()
                await asyncio.sleep(_AGAIN_AFTER)

    def papers(self, plan: Plan) -> Papered:
        """The documents that come with it."""
        request = port_request(_file(plan), Documents(), None, self.machines.system.settings.policy)
        papers, today = papers_for(request), request.calendar.day_of(datetime.now(UTC))
        if plan.kind.papers is Papers.OF_ANOTHER_FIRM:
            other = request.model_copy(update={"company_name": "Cedar Street Dental LLC"})
            papers["loa"] = sample_documents(other, today)["loa"]
        elif plan.kind.papers is not Papers.IN_ORDER:
            del papers["csr"]
        return papers

    def stored(self, request_id: str, papers: Papered) -> Documents:
        store = document_stores(self.machines.system.settings).of(request_id)
        return Documents(**{kind: store.put(content) for kind, content in papers.items()})

    async def _signup(self, plan: Plan, papers: Papered) -> None:
        system = self.machines.system
        await started(system.client, _file(plan), self.stored(plan.name, papers), system.settings)

    async def _api(self, plan: Plan, papers: Papered) -> None:
        """With one name for all attempts of the call."""
        files: dict[str, Any] = {
            kind: (f"{kind}.pdf", content, "application/pdf") for kind, content in papers.items()
        }
        files["request"] = ("request.json", json.dumps(plan.given), "application/json")
        headers = {
            "Authorization": f"Bearer {self.machines.api_key}",
            "Idempotency-Key": plan.name,
        }
        url = f"http://127.0.0.1:{self.machines.system.settings.web_port}/api/v1/port-requests"
        async with httpx2.AsyncClient(timeout=_CALL_ANSWERED_WITHIN, trust_env=False) as client:
            answer = await client.post(url, files=files, headers=headers)
        if answer.status_code == 422:
            raise InvalidRequestError({"request": answer.text})
        if answer.status_code not in (200, 201):
            raise NotTakenError(answer.status_code)

    async def _form(self, plan: Plan, papers: Papered) -> None:
        """As its pages do: begun with the first answers, then submitted."""
        system = self.machines.system
        change = DraftChange(fields=_fields(plan), documents=self.stored(plan.name, papers))
        try:
            await system.client.start_workflow(
                DRAFT_WORKFLOW_TYPE,
                DraftStart(request_id=plan.name, origin="form", policy=system.settings.draft_policy),
                id=draft_workflow_id(plan.name),
                task_queue=TASK_QUEUE,
                id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
                start_signal=FILL_IN,
                start_signal_args=[change],
            )
        except WorkflowAlreadyStartedError:
            if await self._is_submitted(plan):
                return
        draft = system.client.get_workflow_handle(draft_workflow_id(plan.name))
        try:
            async with asyncio.timeout(_CALL_ANSWERED_WITHIN):
                await draft.execute_update(SUBMIT, {})
        except WorkflowUpdateFailedError as error:
            raise NotTakenError("its papers are being read, or it is being submitted") from error

    async def _is_submitted(self, plan: Plan) -> bool:
        try:
            await self.machines.system.desk.standing(plan.name)
        except UnknownRequestError:
            return False
        return True

    async def _mail(self, plan: Plan, papers: Papered) -> None:
        """As the operator's mail server hands it over. It is the same mail in each attempt."""
        await asyncio.to_thread(self._hand_over, plan, _mail_of(plan, papers))

    def _hand_over(self, plan: Plan, content: bytes) -> None:
        with smtplib.SMTP("127.0.0.1", self.machines.inbound_smtp_port, timeout=60) as program:
            program.sendmail(plan.sender, [DESK], content)


def papers_for(request: PortRequest) -> Papered:
    """Documents of today, in the request's own calendar, that fit it as it is now."""
    today = request.calendar.day_of(datetime.now(UTC))
    return {str(kind): content for kind, content in sample_documents(request, today).items()}


def _file(plan: Plan) -> RequestFile:
    return RequestFile.model_validate({**plan.given, "documents": {}})


def _fields(plan: Plan) -> dict[str, str | None]:
    """What a form asks for, by the dotted paths of REQUEST.json."""
    given = plan.given
    parts = ("contact", "authorized_user", "service_address", "losing_carrier")
    inner = {
        f"{part}.{name}": value
        for part in parts
        for name, value in given[part].items()
        if value and name != "pin"
    }
    numbers = {f"numbers.{at}.number": number for at, number in enumerate(plan.numbers)}
    return {"company_name": given["company_name"], "remaining_numbers": "none", **inner, **numbers}


def _mail_of(plan: Plan, papers: Papered) -> bytes:
    digest = hashlib.sha256(plan.name.encode()).hexdigest()[:16]
    name = plan.given["company_name"]
    domain = plan.sender.partition("@")[2]
    files = "".join(
        f"--{_BOUNDARY}\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n"
        f'Content-Disposition: attachment; filename="scan{at}.pdf"\n\n{encodebytes(content).decode()}'
        for at, content in enumerate(papers.values(), 1)
    )
    return (
        (
            f"Received: from mail.{domain} ([192.0.2.7]) by {OPERATORS_SERVER} with ESMTPS; "
            "Mon, 23 Nov 2026 15:00:02 +0000\n"
            f"Authentication-Results: {OPERATORS_SERVER};\n"
            f"\tspf=pass smtp.mailfrom={plan.sender}; dkim=pass header.d={domain} header.s=s1\n"
            f"From: Dana Reyes <{plan.sender}>\nTo: {DESK}\n"
            f"Subject: Port phone number to ServiceCall.ai - {name}\n"
            "Date: Mon, 23 Nov 2026 09:00:00 -0600\n"
            f"Message-ID: <{digest}@{domain}>\nMIME-Version: 1.0\n"
            f'Content-Type: multipart/mixed; boundary="{_BOUNDARY}"\n\n'
            f"--{_BOUNDARY}\nContent-Type: text/plain; charset=utf-8\n\n"
            "Hello, our documents are attached.\n\n"
            f"{files}--{_BOUNDARY}--\n"
        )
        .replace("\n", "\r\n")
        .encode()
    )
