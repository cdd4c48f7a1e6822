"""The stand-in itself: it notices what is not as the document says, and lives as an account does."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE
from tests.sandbox.servers import loopback_client
from tests.telnyx.api_document import needs_document, the_document
from tests.telnyx.faults import Fault
from tests.telnyx.orders import RequirementType
from tests.telnyx.other_side import FakeTelnyx
from tests.telnyx.server import running_telnyx

pytestmark = needs_document

Caller = httpx2.AsyncClient


@pytest.fixture
async def telnyx() -> AsyncIterator[FakeTelnyx]:
    async with running_telnyx() as running:
        yield running


@pytest.fixture
async def caller(telnyx: FakeTelnyx) -> AsyncIterator[Caller]:
    async with loopback_client(telnyx.base_url, seconds=0.3) as client:
        client.headers["Authorization"] = f"Bearer {telnyx.api_key}"
        yield client


async def ask(caller: Caller, method: str, path: str, status: int, **content: Any) -> Any:
    response = await caller.request(method, path, **content)
    assert response.status_code == status, response.text
    return response.json() if response.content else None


async def create(caller: Caller, *numbers: str, reference: str = "acme-0001-1") -> list[dict[str, Any]]:
    body = {"phone_numbers": list(numbers), "customer_reference": reference}
    orders: list[dict[str, Any]] = (await ask(caller, "POST", "/porting_orders", 201, json=body))["data"]
    return orders


async def upload(caller: Caller, content: bytes = b"%PDF-1.7 invented") -> str:
    form = {"customer_reference": "acme-0001-1"}
    files = {"file": ("loa.pdf", content, "application/pdf")}
    answer = await ask(caller, "POST", "/documents", 200, data=form, files=files)
    id_: str = answer["data"]["id"]
    return id_


async def completed(caller: Caller, *numbers: str) -> str:
    """A draft with all that its confirmation needs."""
    (order,) = await create(caller, *numbers)
    document = await upload(caller)
    patch = {
        "end_user": {
            "admin": {
                "entity_name": "Acme Plumbing LLC",
                "auth_person_name": "Dana Reyes",
                "account_number": "LS-204418",
            },
            "location": {
                "street_address": "410 N Main St",
                "locality": "Austin",
                "administrative_area": "TX",
                "postal_code": "78701",
                "country_code": "US",
            },
        },
        "documents": {"loa": document, "invoice": document},
        "misc": {"type": "full"},
    }
    await ask(caller, "PATCH", f"/porting_orders/{order['id']}", 200, json=patch)
    id_: str = order["id"]
    return id_


async def test_a_create_is_split_by_losing_carrier_and_type(telnyx: FakeTelnyx, caller: Caller) -> None:
    telnyx.account.carriers[SECOND_NUMBER] = "Big Bend Wireless"

    orders = await create(caller, NUMBER, SECOND_NUMBER, TOLL_FREE)

    assert [[one["phone_number"] for one in order["phone_numbers"]] for order in orders] == [
        [NUMBER],
        [SECOND_NUMBER],
        [TOLL_FREE],
    ]
    assert {order["customer_reference"] for order in orders} == {"acme-0001-1"}


@pytest.mark.parametrize(
    ("method", "path", "content"),
    [
        ("POST", "/porting_orders", {"json": {"phone_number": [NUMBER]}}),
        ("POST", "/porting_orders", {"json": {"phone_numbers": NUMBER}}),
        ("POST", "/porting_orders", {"content": b"{", "headers": {"content-type": "application/json"}}),
        ("POST", "/porting_orders", {"data": {"phone_numbers": NUMBER}}),
        ("GET", "/porting_orders?filter[reference]=acme", {}),
        ("GET", "/porting_orders?page[size]=1000", {}),
        ("GET", "/porting_orders/acme-0001", {}),
        ("GET", "/porting_order", {}),
        (
            "PATCH",
            "/porting_orders/f1486bae-f067-460c-ad43-73a92848f902",
            {"json": {"misc": {"kind": "full"}}},
        ),
    ],
)
async def test_a_call_that_is_not_as_the_document_says_fails_the_test(
    method: str, path: str, content: dict[str, Any]
) -> None:
    with pytest.raises(AssertionError, match="not as Telnyx's document says"):
        async with running_telnyx() as telnyx, loopback_client(telnyx.base_url) as caller:
            assert (await caller.request(method, path, **content)).status_code == 400


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        ({"portable": "yes"}, "answer['data'][0]['portable']: \"yes\" is not of type \"boolean\""),
        ({"portabel": True}, "answer['data'][0]: Unevaluated properties are not allowed ('portabel' was "),
    ],
)
def test_an_answer_that_is_not_as_the_document_says_is_noticed(answer: dict[str, Any], wrong: str) -> None:
    found = the_document().operation("POST", "/portability_checks")
    assert found is not None

    (said,) = the_document().wrong_with_answer(found[0], 201, {"data": [answer]})

    assert said.startswith(wrong)


@pytest.mark.parametrize(
    ("member", "value"),
    [("id", "acme-0001"), ("created_at", "on Monday"), ("created_at", "2026-12-01"), ("webhook_url", "desk")],
)
def test_formats_are_checked(member: str, value: str) -> None:
    assert len(the_document().wrong_with("PortingOrder", {member: value})) == 1


async def test_an_order_is_confirmed_when_nothing_is_missing(telnyx: FakeTelnyx, caller: Caller) -> None:
    telnyx.account.wanted = (RequirementType("Latest Invoice"),)
    id_ = await completed(caller, NUMBER)

    refusal = await ask(caller, "POST", f"/porting_orders/{id_}/actions/confirm", 422)
    wanted = (await ask(caller, "GET", f"/porting_orders/{id_}/requirements", 200))["data"]
    value = {
        "requirement_type_id": wanted[0]["requirement_type"]["id"],
        "field_value": await upload(caller),
    }
    await ask(caller, "PATCH", f"/porting_orders/{id_}", 200, json={"requirements": [value]})
    order = await ask(caller, "POST", f"/porting_orders/{id_}/actions/confirm", 200)

    assert len(refusal["errors"]) == 1
    assert order["data"]["status"] == {"value": "in-process", "details": []}
    assert order["data"]["requirements_met"]


async def test_a_document_that_nothing_links_to_vanishes(telnyx: FakeTelnyx, caller: Caller) -> None:
    linked, unlinked = await completed(caller, NUMBER), await upload(caller)
    documents = telnyx.order(NUMBER).data["documents"]

    telnyx.account.clock.passes(timedelta(minutes=30))

    await ask(caller, "GET", f"/documents/{unlinked}", 404)
    await ask(caller, "GET", f"/documents/{documents['loa']}", 200)
    await ask(caller, "PATCH", f"/porting_orders/{linked}", 422, json={"documents": {"loa": unlinked}})


async def test_an_order_with_a_date_is_not_cancelled_within_two_days(
    telnyx: FakeTelnyx, caller: Caller
) -> None:
    id_ = await completed(caller, NUMBER)
    await ask(caller, "POST", f"/porting_orders/{id_}/actions/confirm", 200)
    telnyx.confirms(NUMBER, telnyx.account.clock.now() + timedelta(days=2, hours=1))

    telnyx.account.clock.passes(timedelta(hours=2))

    await ask(caller, "POST", f"/porting_orders/{id_}/actions/cancel", 422)
    assert telnyx.order(NUMBER).status == "foc-date-confirmed"


@pytest.mark.parametrize("confirm_again", [True, False])
async def test_a_correction_is_confirmed_again_or_goes_by_itself(
    telnyx: FakeTelnyx, caller: Caller, confirm_again: bool
) -> None:
    telnyx.account.confirm_again = confirm_again
    id_ = await completed(caller, NUMBER)
    await ask(caller, "POST", f"/porting_orders/{id_}/actions/confirm", 200)
    telnyx.raises_exception(NUMBER, "ACCOUNT_NUMBER_MISMATCH", comment="The account number is another.")
    patch = {"end_user": {"admin": {"account_number": "LS-204419"}}}

    corrected = await ask(caller, "PATCH", f"/porting_orders/{id_}", 200, json=patch)
    status = 200 if confirm_again else 422
    await ask(caller, "POST", f"/porting_orders/{id_}/actions/confirm", status)

    assert corrected["data"]["status"]["value"] == ("exception" if confirm_again else "in-process")
    assert telnyx.order(NUMBER).status == "in-process"
    assert len(telnyx.account.did("confirmed again")) == 1


async def test_the_list_lags_and_has_pages(telnyx: FakeTelnyx, caller: Caller) -> None:
    for count in range(3):
        await create(caller, f"+1512555010{count}", reference=f"acme-000{count}-1")
    telnyx.account.list_lag = timedelta(seconds=30)
    lagging = await ask(caller, "GET", "/porting_orders", 200)

    telnyx.account.clock.passes(timedelta(seconds=31))
    page = await ask(caller, "GET", "/porting_orders?page[number]=2&page[size]=2", 200)

    assert lagging["data"] == []
    assert [order["customer_reference"] for order in page["data"]] == ["acme-0000-1"]
    assert page["meta"] == {"page_number": 2, "page_size": 2, "total_pages": 2, "total_results": 3}


async def test_a_wrong_key_is_refused(telnyx: FakeTelnyx, caller: Caller) -> None:
    caller.headers["Authorization"] = "Bearer another"

    await ask(caller, "GET", "/porting_orders", 401)


@pytest.mark.parametrize("fault", list(Fault))
async def test_each_fault_leaves_what_it_says(telnyx: FakeTelnyx, caller: Caller, fault: Fault) -> None:
    telnyx.goes_wrong("CreatePortingOrder", fault, retry_after="17")

    try:
        response = await caller.post("/porting_orders", json={"phone_numbers": [NUMBER]})
        response.json()
    except (httpx2.HTTPError, ValueError):
        seen = "nothing that can be read"
    else:
        seen = f"{response.status_code} {response.headers.get('retry-after')}"

    done = {Fault.HANG_AFTER, Fault.DROP_AFTER, Fault.ERROR_500_AFTER, Fault.GARBAGE, Fault.HALF}
    said = {Fault.TOO_MANY: "429 17", Fault.ERROR_500: "500 17", Fault.ERROR_500_AFTER: "500 17"}
    assert len(telnyx.account.did("created")) == (1 if fault in done else 0)
    assert seen == said.get(fault, "nothing that can be read")


async def test_the_porting_team_may_split_an_order(telnyx: FakeTelnyx, caller: Caller) -> None:
    await create(caller, NUMBER, SECOND_NUMBER)

    new = telnyx.splits("acme-0001-1", SECOND_NUMBER)

    listed = await ask(caller, "GET", "/porting_orders?filter[customer_reference]=acme-0001-1", 200)
    assert telnyx.order(SECOND_NUMBER) is new
    assert [len(order["phone_numbers"]) for order in listed["data"]] == [1, 1]
