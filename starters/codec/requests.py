"""A port request's documents, beside what the machine read in them and where it doubts."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from porting.access.grants import Action, Caller
from porting.domain.checks.findings import Finding
from porting.domain.errors import (
    DocumentAlteredError,
    DocumentNotStoredError,
    KeyErasedError,
    KeysUnavailableError,
    KeyUnknownError,
)
from porting.domain.port_request import DocumentKind, DocumentReference, Documents, RequestId
from porting.temporal.client import TemporalUnavailableError
from starters.codec import audit
from starters.codec.admission import admitted
from starters.codec.office import Office, office_of
from starters.codec.page import page, refusal
from starters.codec.refusals import CallRefusedError
from starters.codec.signing_in import PAGES, to_sign_in
from starters.desk import PortingDesk, UnknownRequestError, WorkerAwayError
from workflows.names import workflow_id
from workflows.report import StatusReport

_REQUEST_ID: TypeAdapter[str] = TypeAdapter(RequestId)
#: A document is never shown inside a page, and nothing in it may run or fetch.
_AS_A_FILE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
}
_AWAY = {"Retry-After": "30"}


class ErasedRequests(Protocol):
    def erased_at(self, owner: str) -> datetime | None:
        """When the request's keys were destroyed; None: they were not."""
        ...


@dataclass(frozen=True)
class Looked:
    """What is known of a request. `report` None: no worker answers now."""

    request_id: str
    report: StatusReport | None
    documents: Documents

    @property
    def findings(self) -> list[Finding]:
        if self.report is None:
            return []
        return [*self.report.findings, *(each for order in self.report.orders for each in order.findings)]

    def named(self, name: str) -> tuple[DocumentReference, str, str] | None:
        """The document of this kind, or the picture with this hash: with its media type and a file's name."""
        if name in set(DocumentKind):
            reference: DocumentReference | None = getattr(self.documents, name)
            return (reference, "application/pdf", f"{self.request_id}-{name}.pdf") if reference else None
        pictures = (each.evidence.image for each in self.findings)
        found = next((each for each in pictures if each and each.sha256 == name), None)
        return (found, "image/png", f"{self.request_id}-evidence.png") if found else None


@dataclass(frozen=True)
class RequestPages:
    erased: ErasedRequests | None
    """None: nothing is encrypted here, so nothing was erased by its keys."""

    def routes(self) -> list[Route]:
        return [
            Route("/requests", self.find),
            Route(f"{PAGES}{{request_id}}", self.show),
            Route(f"{PAGES}{{request_id}}/documents/{{name}}", self.document),
        ]

    async def find(self, request: Request) -> Response:
        given = request.query_params.get("id", "").strip()
        try:
            return RedirectResponse(f"{PAGES}{_REQUEST_ID.validate_python(given)}", 303)
        except ValidationError:
            return refusal(CallRefusedError(404, "unknown", "no port request is called so"))

    async def show(self, request: Request) -> Response:
        async def answer(office: Office, request_id: str) -> Response:
            looked = await self._looked_at(office, request_id)
            return page("request.html", _shown(looked, office))

        return await self._answered(request, "request", answer)

    async def document(self, request: Request) -> Response:
        async def answer(office: Office, request_id: str) -> Response:
            looked = await self._looked_at(office, request_id)
            found = looked.named(request.path_params["name"])
            if found is None:
                raise CallRefusedError(404, "no_document", "the request has no such document now")
            reference, media_type, file_name = found
            store = office.documents.of(request_id)
            content = await asyncio.to_thread(store.get, reference)
            headers = {**_AS_A_FILE, "Content-Disposition": f'attachment; filename="{file_name}"'}
            return Response(content, media_type=media_type, headers=headers)

        what = request.path_params["name"]
        return await self._answered(request, what if what in set(DocumentKind) else "evidence", answer)

    async def _answered(
        self, request: Request, what: str, answer: Callable[[Office, str], Awaitable[Response]]
    ) -> Response:
        caller: Caller | None = None
        try:
            caller = await admitted(request, Action.DOCUMENTS)
            request_id = _request_id(request)
            with_answer = await _in_words(answer(office_of(request), request_id))
        except CallRefusedError as refused:
            audit.refused(request, what, refused.reason, refused.status, caller or refused.caller)
            if refused.status == 401 and "authorization" not in request.headers:
                return to_sign_in(request)
            return refusal(refused)
        audit.done(request, caller, what, request_id=request_id)
        return with_answer

    async def _looked_at(self, office: Office, request_id: str) -> Looked:
        """Raises: `CallRefusedError`, and as `PortingDesk`."""
        at = await asyncio.to_thread(self.erased.erased_at, request_id) if self.erased else None
        if at is not None:
            raise CallRefusedError(
                410, "erased", f"this port request was erased on {at:%d %b %Y at %H:%M UTC}: nothing is left"
            )
        client = office.client()
        if client is None:
            raise CallRefusedError(
                503, "temporal_away", "Temporal does not answer: try again later", headers=_AWAY
            )
        desk = PortingDesk(client)
        try:
            report = await desk.status(request_id)
        except WorkerAwayError:
            return Looked(request_id, None, (await desk.started_with(request_id)).documents)
        return Looked(request_id, report, report.documents)


async def _in_words(answer: Awaitable[Response]) -> Response:
    """Raises: `CallRefusedError`."""
    try:
        return await answer
    except UnknownRequestError as error:
        raise CallRefusedError(404, "unknown", "no port request is called so") from error
    except (TemporalUnavailableError, KeysUnavailableError) as error:
        raise CallRefusedError(503, "away", f"{error}: try again later", headers=_AWAY) from error
    except KeyErasedError as error:
        raise CallRefusedError(410, "erased", "this was erased: nobody can read it any more") from error
    except (KeyUnknownError, DocumentAlteredError, DocumentNotStoredError) as error:
        raise CallRefusedError(404, "unreadable", str(error)) from error


def _request_id(request: Request) -> str:
    """Raises: `CallRefusedError`."""
    try:
        return _REQUEST_ID.validate_python(request.path_params["request_id"])
    except ValidationError:
        raise CallRefusedError(404, "unknown", "no port request is called so") from None


def _shown(looked: Looked, office: Office) -> dict[str, Any]:
    request_id = looked.request_id
    ui = office.settings.codec_ui_origins[0]
    return {
        "request_id": request_id,
        "report": looked.report,
        "documents": [(kind, reference) for kind, reference in looked.documents if reference],
        "findings": looked.findings,
        "base": f"{PAGES}{request_id}/documents/",
        "workflow": f"{ui}/namespaces/{office.namespace}/workflows/{workflow_id(request_id)}",
    }
