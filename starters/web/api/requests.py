"""Port requests as programs start, see and mend them."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response, Security
from pydantic import ValidationError

from porting.api_keys import ApiKey, Scope
from porting.arrivals import Arrivals
from porting.domain.errors import InvalidRequestError
from porting.domain.port_request import DocumentKind, Documents, RequestId
from porting.domain.problems import problems_of
from porting.domain.resubmission import Correction
from porting.domain.status import ActionBy, PortStatus
from porting.links import Purpose
from porting.ports import PinSeal
from porting.settings import Settings
from porting.temporal.client import TemporalUnavailableError
from starters.desk import PortingDesk, RequestErasedError, Wanted, WorkerAwayError
from starters.request_file import RequestFile
from starters.submission import started
from starters.web.api.callers import allowed
from starters.web.api.calls import Call, name_of_call
from starters.web.api.models import (
    CancellationWish,
    Confirmation,
    CustomerLink,
    Done,
    NewPortRequest,
    Resubmission,
    Standing,
    StandingWithDetails,
    StartedRequest,
)
from starters.web.api.parts import Sent, document, sent
from starters.web.api.problems import described
from starters.web.api.shapes import idempotency, json_or_parts, pdf
from starters.web.site import site_of
from workers.documents import document_stores
from workers.wiring import pin_seal

#: A program waits for our answer; what no worker says in this time, lists know in short.
_WORKER_ANSWERS_WITHIN = timedelta(seconds=3)
_MOST_LISTED = 500

router = APIRouter(prefix="/port-requests", tags=["Port requests"], route_class=Call)

Creator = Annotated[ApiKey, Security(allowed, scopes=[Scope.CREATE.value])]
Reader = Annotated[ApiKey, Security(allowed, scopes=[Scope.READ.value])]
Changer = Annotated[ApiKey, Security(allowed, scopes=[Scope.CHANGE.value])]


def _settings(request: Request) -> Settings:
    return site_of(request).settings


def _desk(request: Request) -> PortingDesk:
    """Raises: `TemporalUnavailableError`."""
    client = site_of(request).client()
    if client is None:
        raise TemporalUnavailableError("the Temporal server is away")
    return PortingDesk(client, _WORKER_ANSWERS_WITHIN)


OurSettings = Annotated[Settings, Depends(_settings)]
OurDesk = Annotated[PortingDesk, Depends(_desk)]
ThisCall = Annotated[str | None, Depends(name_of_call)]


@router.post(
    "",
    status_code=201,
    response_model=StartedRequest,
    responses={200: {"model": StartedRequest, "description": "It was there already."}, **described(409, 422)},
    openapi_extra={**json_or_parts(NewPortRequest, "request"), **idempotency()},
)
async def create(
    _key: Creator, request: Request, response: Response, settings: OurSettings, desk: OurDesk
) -> StartedRequest:
    """Start a port request. The same `request_id` again answers with the one that runs."""
    call = await sent(request, "request")
    wanted = call.as_a(NewPortRequest)
    documents = wanted.documents.with_those_of(call.documents)
    given = as_given(wanted, documents)
    await _brought(call, documents, given.identity, settings)
    begun = await started(desk.client, given, documents, settings)
    if not begun.created:
        response.status_code = 200
    return StartedRequest(request_id=begun.request_id, workflow_id=begun.workflow_id, created=begun.created)


def as_given(wanted: NewPortRequest, documents: Documents) -> RequestFile:
    """`wanted` as a request file has it, whose documents go beside it."""
    fields = {name: getattr(wanted, name) for name in NewPortRequest.model_fields}
    identity = wanted.request_id or _identity(wanted, documents)
    return RequestFile.model_validate({**fields, "request_id": identity, "documents": {}})


def _identity(wanted: NewPortRequest, documents: Documents) -> RequestId:
    said = wanted.model_copy(update={"documents": documents}).model_dump_json()
    return "pr-" + hashlib.sha256(said.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class _Filter:
    status: PortStatus | None = None
    action_by: ActionBy | None = None
    number: Annotated[str | None, Query(pattern=r"^\+1[2-9]\d{9}$")] = None
    overdue: bool = False
    """Only those whose step is late."""


@router.get("", response_model=list[Standing], responses=described(422))
async def listed(_key: Reader, desk: OurDesk, wanted: Annotated[_Filter, Depends()]) -> list[Any]:
    """Open port requests first, those that are due soonest at the top; 500 at most."""
    filter_ = Wanted(wanted.status, wanted.action_by, wanted.number, wanted.overdue)
    return (await desk.listed(filter_))[:_MOST_LISTED]


@router.get("/{request_id}", response_model=StandingWithDetails, responses=described(404, 422))
async def standing(_key: Reader, request_id: RequestId, desk: OurDesk) -> StandingWithDetails:
    """How a port request stands, whether a worker is there or not."""
    known = await desk.standing(request_id)
    try:
        details = await desk.status(request_id)
    except (WorkerAwayError, RequestErasedError):
        details = None
    return StandingWithDetails(**known.model_dump(include=set(Standing.model_fields)), details=details)


@router.post(
    "/{request_id}/resubmissions",
    response_model=Done,
    responses=described(404, 409, 422),
    openapi_extra={**json_or_parts(Resubmission, "resubmission"), **idempotency()},
)
async def resubmit(
    key: Changer,
    request_id: RequestId,
    request: Request,
    settings: OurSettings,
    desk: OurDesk,
    this_call: ThisCall,
) -> Done:
    """Send what the customer mends."""
    call = await sent(request, "resubmission")
    given = call.as_a(Resubmission)
    documents = (given.documents or Documents()).with_those_of(call.documents)
    await _brought(call, documents, request_id, settings)
    payload = _correction(given, documents, request_id, pin_seal(settings))
    return await _told(desk, request_id, "resubmit", payload, key, this_call)


@router.put(
    "/{request_id}/documents/{kind}",
    response_model=Done,
    responses=described(404, 409, 422),
    openapi_extra={**pdf(), **idempotency()},
)
async def replace_document(
    key: Changer,
    request_id: RequestId,
    kind: DocumentKind,
    request: Request,
    settings: OurSettings,
    desk: OurDesk,
    this_call: ThisCall,
) -> Done:
    """Replace one document, as a resubmission."""
    reference = await document(request, document_stores(settings).of(request_id))
    payload = {"documents": {kind.value: reference.model_dump()}}
    return await _told(desk, request_id, "resubmit", payload, key, this_call)


@router.post(
    "/{request_id}/confirmations",
    response_model=Done,
    responses=described(404, 409, 422),
    openapi_extra=idempotency(),
)
async def confirm(
    key: Changer, request_id: RequestId, given: Confirmation, desk: OurDesk, this_call: ThisCall
) -> Done:
    """Say that numbers work: the customer has tested them."""
    return await _told(desk, request_id, "confirm_transfer", _without_nothing(given), key, this_call)


@router.post(
    "/{request_id}/cancellations",
    response_model=Done,
    responses=described(404, 409, 422),
    openapi_extra=idempotency(),
)
async def cancel(
    key: Changer, request_id: RequestId, given: CancellationWish, desk: OurDesk, this_call: ThisCall
) -> Done:
    """Cancel what is open, here and upstream."""
    return await _told(desk, request_id, "cancel_request", _without_nothing(given), key, this_call)


@router.post("/{request_id}/links", response_model=CustomerLink, responses=described(404, 409, 422))
async def make_link(_key: Changer, request_id: RequestId, request: Request, desk: OurDesk) -> CustomerLink:
    """Make a link to the customer's page, for whoever is signed in as that customer.

    Whoever has it may change and cancel the request, so a key that only reads makes none.
    """
    links = site_of(request).links
    if links is None:
        raise HTTPException(409, "There are no links: PORTING_WEB_URL is not set.")
    await desk.standing(request_id)
    return CustomerLink(url=links.to(Purpose.STATUS, request_id, datetime.now(UTC)))


@router.delete(
    "/{request_id}/links",
    response_model=Done,
    responses=described(404, 409, 422),
    openapi_extra=idempotency(),
)
async def revoke_links(_key: Changer, request_id: RequestId, request: Request, desk: OurDesk) -> Done:
    """Take back every link to the customer's page that was made until now."""
    await desk.standing(request_id)
    await asyncio.to_thread(site_of(request).revocations.revoke, request_id, datetime.now(UTC))
    return Done(request_id=request_id, done="links taken back")


async def _brought(call: Sent, documents: Documents, request_id: RequestId, settings: Settings) -> None:
    """Make `documents`, of which some come with the call, the request's own. A second run changes nothing.

    Raises: `InvalidRequestError` over those that are nowhere; what the store raises.
    """
    stores = document_stores(settings)
    await call.stored(stores.of(request_id))
    await asyncio.to_thread(Arrivals(stores).taken, documents, request_id)


async def _told(
    desk: PortingDesk,
    request_id: RequestId,
    message: str,
    payload: Mapping[str, Any],
    key: ApiKey,
    this_call: str | None,
) -> Done:
    done = await desk.tell(request_id, message, {**payload, "by": key.name}, once=this_call)
    return Done(request_id=request_id, done=done)


def _without_nothing(given: Confirmation | CancellationWish) -> dict[str, Any]:
    return {name: value for name, value in given.model_dump(mode="json").items() if value}


def _correction(
    given: Resubmission, documents: Documents, request_id: RequestId, pins: PinSeal
) -> dict[str, Any]:
    """The message `resubmit`, with the PIN sealed.

    Raises: `InvalidRequestError`, `PinUnreadableError`.
    """
    message = given.model_dump(mode="json", exclude_unset=True, exclude={"losing_carrier", "documents"})
    if given.losing_carrier:
        message["losing_carrier"] = given.losing_carrier.model_dump(exclude_unset=True, exclude={"pin"})
        if pin := given.losing_carrier.pin:
            sealed = pins.seal(pin.get_secret_value(), request_id)
            message["losing_carrier"]["pin"] = sealed.model_dump()
    if brought := documents.model_dump(exclude_none=True):
        message["documents"] = brought
    try:
        Correction.model_validate(message)
    except ValidationError as error:
        raise InvalidRequestError(problems_of(error)) from None
    return message
