"""What each operation of the stand-in does, under the document's name of it."""

import base64
import binascii
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tests.telnyx.account import Account, Effect
from tests.telnyx.api_document import the_document
from tests.telnyx.clock import stamp
from tests.telnyx.errors import RefusalError
from tests.telnyx.orders import Order, foc_windows, in_words

#: The document's page size where none is asked for.
PAGE_SIZE = 20


@dataclass(frozen=True)
class Call:
    """A call as it came in."""

    operation: str
    path: dict[str, str]
    query: dict[str, Any]
    body: Any
    """JSON, or the parts of a form; a part that is a file is a pair of its name and its content."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any = None


Play = Callable[[Account, Call], Answer]
PLAYED: dict[str, Play] = {}


def _plays(operation: str) -> Callable[[Play], Play]:
    def remember(play: Play) -> Play:
        PLAYED[operation] = play
        return play

    return remember


@_plays("PostPortabilityCheck")
def _portability(account: Account, call: Call) -> Answer:
    return Answer(201, {"data": account.portability(call.body["phone_numbers"])})


@_plays("CreatePortingOrder")
def _create(account: Account, call: Call) -> Answer:
    return Answer(201, {"data": [order.shown(with_numbers=True) for order in account.create(call.body)]})


@_plays("ListPortingOrders")
def _list(account: Account, call: Call) -> Answer:
    """Filters by our references find what begins with them: the document does not say that they are exact."""
    found = [order for order in account.listed() if _is_wanted(order, call.query.get("filter", {}))]
    by = call.query.get("sort", {}).get("value", "-created_at")
    found.sort(key=_sort_key(by.lstrip("-")), reverse=by.startswith("-"))
    with_numbers = call.query.get("include_phone_numbers", "true") == "true"
    return _page(account, call, [order.shown(with_numbers=with_numbers) for order in found])


@_plays("GetPortingOrder")
def _get(account: Account, call: Call) -> Answer:
    with_numbers = call.query.get("include_phone_numbers", "true") == "true"
    return _one(account.order(call.path["id"]), with_numbers=with_numbers)


@_plays("UpdatePortingOrder")
def _update(account: Account, call: Call) -> Answer:
    order = account.order(call.path["id"])
    account.update(order, call.body)
    return _one(order)


@_plays("DeletePortingOrder")
def _delete(account: Account, call: Call) -> Answer:
    account.delete(account.order(call.path["id"]))
    return Answer(204)


@_plays("ConfirmPortingOrder")
def _confirm(account: Account, call: Call) -> Answer:
    order = account.order(call.path["id"])
    account.confirm(order)
    return _one(order)


@_plays("CancelPortingOrder")
def _cancel(account: Account, call: Call) -> Answer:
    order = account.order(call.path["id"])
    account.cancel(order)
    return _one(order)


@_plays("ListPortingOrderComments")
def _comments(account: Account, call: Call) -> Answer:
    return _page(account, call, account.order(call.path["id"]).comments)


@_plays("CreatePortingOrderComment")
def _comment(account: Account, call: Call) -> Answer:
    order = account.order(call.path["id"])
    return Answer(201, {"data": account.comment(order, call.body["body"], "user")})


@_plays("ListAllowedFocWindows")
def _windows(account: Account, call: Call) -> Answer:
    account.order(call.path["id"])
    windows = [
        {"record_type": "porting_order", "started_at": stamp(start), "ended_at": stamp(end)}
        for start, end in foc_windows(account.clock.now())
    ]
    return Answer(200, {"data": windows, "meta": _meta(1, len(windows), len(windows))})


@_plays("ListPortingOrderRequirements")
def _requirements(account: Account, call: Call) -> Answer:
    return _page(account, call, account.order(call.path["id"]).shown_requirements())


@_plays("listPortingActionRequirements")
def _action_requirements(account: Account, call: Call) -> Answer:
    account.order(call.path["porting_order_id"])
    return _page(account, call, [])


@_plays("ListPortingOrderActivationJobs")
def _activations(account: Account, call: Call) -> Answer:
    account.order(call.path["id"])
    return _page(account, call, [])


@_plays("ListAdditionalDocuments")
def _additional_documents(account: Account, call: Call) -> Answer:
    types = call.query.get("filter", {}).get("document_type", [])
    documents = account.order(call.path["id"]).additional_documents
    return _page(account, call, [one for one in documents if not types or one["document_type"] in types])


@_plays("CreateAdditionalDocuments")
def _add_documents(account: Account, call: Call) -> Answer:
    order = account.order(call.path["id"])
    return Answer(201, {"data": account.add_documents(order, call.body["additional_documents"])})


@_plays("ListPortingPhoneNumbers")
def _numbers(account: Account, call: Call) -> Answer:
    status = call.query.get("filter", {}).get("porting_order_status")
    orders = [order for order in account.listed() if status in (None, order.status)]
    return _page(account, call, [number for order in orders for number in order.shown_numbers()])


@_plays("listPortingEvents")
def _events(account: Account, call: Call) -> Answer:
    """Newest first, as the other lists; the document does not say."""
    wanted = call.query.get("filter", {})
    found = [
        event
        for event in reversed(account.events)
        if wanted.get("porting_order_id") in (None, event["porting_order_id"])
        and wanted.get("type") in (None, event["event_type"])
    ]
    return _page(account, call, found)


@_plays("ListExceptionTypes")
def _exception_types(account: Account, call: Call) -> Answer:
    codes = the_document().enumeration("PortingOrdersExceptionType", "code")
    return Answer(200, {"data": [{"code": code, "description": in_words(code)} for code in codes]})


@_plays("CreateDocument")
def _upload(account: Account, call: Call) -> Answer:
    name, content = _file(call.body)
    document = account.documents.upload(content, name, call.body.get("customer_reference", ""))
    account.journal.append(Effect("uploaded", document.id))
    return Answer(200, {"data": document.shown()})


@_plays("ListDocuments")
def _documents(account: Account, call: Call) -> Answer:
    wanted = call.query.get("filter", {})
    reference = wanted.get("customer_reference", {})
    found = [
        document.shown()
        for document in account.documents.all()
        if reference.get("eq") in (None, document.customer_reference)
        and ("in" not in reference or document.customer_reference in reference["in"])
        and wanted.get("filename", {}).get("contains", "") in document.filename
    ]
    return _page(account, call, found)


@_plays("RetrieveDocument")
def _document(account: Account, call: Call) -> Answer:
    return Answer(200, {"data": account.documents.find(call.path["id"]).shown()})


@_plays("DeleteDocument")
def _delete_document(account: Account, call: Call) -> Answer:
    return Answer(200, {"data": account.documents.delete(call.path["id"]).shown()})


def _one(order: Order, *, with_numbers: bool = True) -> Answer:
    numbers = f"/v2/porting_phone_numbers?filter[porting_order_id]={order.id}"
    return Answer(
        200, {"data": order.shown(with_numbers=with_numbers), "meta": {"phone_numbers_url": numbers}}
    )


def _page(account: Account, call: Call, items: list[dict[str, Any]]) -> Answer:
    page = call.query.get("page", {})
    number = int(page.get("number", 1))
    size = min(int(page.get("size", PAGE_SIZE)), account.largest_page)
    shown = items[(number - 1) * size : number * size]
    return Answer(200, {"data": shown, "meta": _meta(number, size, len(items))})


def _meta(number: int, size: int, count: int) -> dict[str, int]:
    pages = max(1, -(-count // size)) if size else 1
    return {"page_number": number, "page_size": size, "total_pages": pages, "total_results": count}


def _is_wanted(order: Order, wanted: dict[str, Any]) -> bool:
    admin = order.data["end_user"]["admin"]
    numbers = wanted.get("phone_numbers", {})
    pattern = numbers.get("phone_number", {}).get("contains", "")
    exact: Iterable[tuple[str | None, Any]] = (
        (wanted.get("misc", {}).get("type"), order.misc.get("type")),
        (wanted.get("end_user", {}).get("admin", {}).get("entity_name"), admin["entity_name"]),
        (numbers.get("carrier_name"), order.carrier),
    )
    return (
        (order.customer_reference or "").startswith(wanted.get("customer_reference", ""))
        and (order.customer_group_reference or "").startswith(wanted.get("customer_group_reference", ""))
        and any(pattern in number for number in order.numbers)
        and all(asked in (None, has) for asked, has in exact)
    )


def _sort_key(by: str) -> Callable[[Order], Any]:
    if by == "created_at":
        return lambda order: order.created_at
    return lambda order: order.data["activation_settings"]["foc_datetime_requested"] or ""


def _file(body: dict[str, Any]) -> tuple[str, bytes]:
    """The file of a form, or of JSON with its content in base64."""
    file = body.get("file", "")
    if isinstance(file, tuple):
        return file
    try:
        return body.get("filename", "document"), base64.b64decode(file, validate=True)
    except binascii.Error as error:
        raise RefusalError("file", "is not base64") from error
