"""What is checked, or kept, before there is a port request."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Request, Security

from porting.api_keys import ApiKey, Scope
from porting.arrivals import Arrivals
from porting.domain.checks.findings import Verdict
from starters.checking import check
from starters.web.api.callers import allowed
from starters.web.api.calls import Call
from starters.web.api.models import NewPortRequest, Stored
from starters.web.api.parts import document, sent
from starters.web.api.problems import described
from starters.web.api.requests import Creator, OurSettings, as_given
from starters.web.api.shapes import json_or_parts, pdf
from starters.web.site import site_of
from workers.documents import DocumentReading, document_stores

router = APIRouter(tags=["Before the request"], route_class=Call)

Checker = Annotated[ApiKey, Security(allowed, scopes=[Scope.CHECK.value])]


@router.post(
    "/checks",
    response_model=Verdict,
    responses=described(422),
    openapi_extra=json_or_parts(NewPortRequest, "request"),
)
async def check_request(_key: Checker, request: Request, settings: OurSettings) -> Verdict:
    """Check a request and its documents as if it were submitted now. Nothing is started.

    A text takes about a second, a packet of scans up to half a minute. Its documents stay stored for a week,
    to be named in the request meanwhile.
    """
    call = await sent(request, "request")
    wanted = call.as_a(NewPortRequest)
    store = Arrivals(document_stores(settings))
    documents = wanted.documents.with_those_of(await call.stored(store))
    given, now = as_given(wanted, documents), datetime.now(UTC)

    def checked(reading: DocumentReading) -> Verdict:
        return check(given, documents, reading.checks(store, settings.age_limits), now)

    return await site_of(request).reading.of(checked)


@router.post(
    "/documents", status_code=201, response_model=Stored, responses=described(422), openapi_extra=pdf()
)
async def store_document(_key: Creator, request: Request, settings: OurSettings) -> Stored:
    """Store a PDF for a week, to be named in a request meanwhile."""
    return Stored(reference=await document(request, Arrivals(document_stores(settings))))
