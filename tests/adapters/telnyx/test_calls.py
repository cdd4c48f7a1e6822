"""What comes over the wire and is not quite an answer: a server on loopback says it, whatever it is asked."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.adapters.telnyx.calls import TelnyxCalls
from porting.adapters.telnyx.refusals import private_words
from porting.domain.errors import UpstreamKeyRefusedError, UpstreamRefusedError, UpstreamUnavailableError
from tests.adapters.telnyx.orders import CREATED, an_id, an_order
from tests.builders import NUMBER, SECOND_NUMBER, a_port_request
from tests.sandbox.servers import loopback_client, served

KEY = "KEY0199_invented"


def shown(reference: str = "acme-0001-1", *numbers: str, **facts: Any) -> dict[str, Any]:
    """An order as Telnyx answers it."""
    return {
        "id": str(an_id(1)),
        "status": {"value": "draft", "details": []},
        "created_at": CREATED.isoformat(),
        "updated_at": CREATED.isoformat(),
        "customer_reference": reference,
        "porting_phone_numbers_count": len(numbers),
        "phone_numbers": [{"phone_number": number} for number in numbers],
        **facts,
    }


@asynccontextmanager
async def telnyx_that_says(*answers: object, status: int = 200) -> AsyncIterator[TelnyxCalls]:
    """It gives `answers` one after the other, then the last one again."""
    left = list(answers)

    async def say(_: Request) -> Response:
        answer = left.pop(0) if len(left) > 1 else left[0]
        return Response(json.dumps(answer), status)

    routes = [Route("/{path:path}", say, methods=["GET", "POST", "PATCH", "DELETE"])]
    async with served(Starlette(routes=routes)) as address:
        calls = TelnyxCalls(address, SecretStr(KEY), loopback_client())
        yield calls
        await calls.close()


async def test_a_portability_check_that_leaves_out_a_number_is_half_an_answer() -> None:
    async with telnyx_that_says({"data": [{"phone_number": NUMBER, "portable": True}]}) as calls:
        with pytest.raises(UpstreamUnavailableError, match="numbers are missing"):
            await calls.check_portability((NUMBER, SECOND_NUMBER))


async def test_a_create_that_names_no_order_is_half_an_answer() -> None:
    async with telnyx_that_says({"data": []}) as calls:
        with pytest.raises(UpstreamUnavailableError, match="no order in it"):
            await calls.create((NUMBER,), "acme-0001-1")


@pytest.mark.parametrize("count", [0, 2], ids=["none at all", "fewer than it counts"])
async def test_a_draft_without_all_of_its_numbers_is_half_an_answer(count: int) -> None:
    numbers = (NUMBER,) if count else ()
    draft = shown("acme-0001-1", *numbers, porting_phone_numbers_count=count)
    async with telnyx_that_says({"data": [draft]}, {"data": []}) as calls:
        with pytest.raises(UpstreamUnavailableError, match="numbers are missing"):
            await calls.by_reference("acme-0001-1")


async def test_an_order_that_is_over_may_have_lost_its_numbers_to_another() -> None:
    cancelled = shown(status={"value": "cancelled"})
    async with telnyx_that_says({"data": [cancelled]}, {"data": []}) as calls:
        (order,) = await calls.by_reference("acme-0001-1")

    assert order.numbers == ()


async def test_the_answer_to_a_change_need_not_repeat_the_numbers() -> None:
    known = an_order(numbers=(NUMBER, SECOND_NUMBER))
    answer = shown(porting_phone_numbers_count=2, phone_numbers=None, updated_at=CREATED.isoformat())
    async with telnyx_that_says({"data": answer}) as calls:
        changed = await calls.update(known, {"customer_reference": "acme-0001-1"})

    assert changed.numbers == (NUMBER, SECOND_NUMBER)


async def test_a_list_is_read_to_its_end() -> None:
    pages = [
        {"data": [{"created_at": CREATED.isoformat(), "body": f"{page}"}], "meta": {"total_pages": 3}}
        for page in (1, 2, 3)
    ]
    async with telnyx_that_says(*pages) as calls:
        comments = await calls.comments(an_id(1))

    assert [one.body for one in comments] == ["1", "2", "3"]


async def test_a_list_that_does_not_say_how_long_it_is_is_read_until_a_page_is_empty() -> None:
    full = {"data": [{"created_at": CREATED.isoformat()}] * 250}
    async with telnyx_that_says(full, full, {"data": []}) as calls:
        comments = await calls.comments(an_id(1))

    assert len(comments) == 500


async def test_only_the_very_reference_is_ours() -> None:
    orders = [shown(name, NUMBER) for name in ("acme-0001-1", "acme-0001-10", "ACME-0001-1")]
    async with telnyx_that_says({"data": orders}) as calls:
        found = await calls.by_reference("acme-0001-1")

    assert [order.customer_reference for order in found] == ["acme-0001-1"]


async def test_a_refusal_is_told_without_the_customers_words() -> None:
    detail = f"Dana Reyes of 410 N Main St is not the owner of LS-204418 with PIN 42 ({NUMBER})"
    refusal = {"errors": [{"code": "10015", "title": "Bad Request", "detail": detail}]}
    async with telnyx_that_says(refusal, status=422) as calls:
        private = calls.about(private_words(a_port_request(), "42"))
        with pytest.raises(UpstreamRefusedError) as refused:
            await private.update(an_order(), {})

    told = str(refused.value)
    assert "422 10015 Bad Request" in told
    assert "is not the owner of" in told
    theirs = ("Dana", "Reyes", "410 N", "Main", "204418", "42 ", "5550100")
    assert not [word for word in theirs if word in told]
    assert refused.value.words == detail


@pytest.mark.parametrize("status", [401, 403])
async def test_a_key_that_is_refused_can_be_mended_while_requests_wait(status: int) -> None:
    async with telnyx_that_says({"errors": [{"code": "10009", "title": "No"}]}, status=status) as calls:
        with pytest.raises(UpstreamKeyRefusedError) as refused:
            await calls.count_orders()

    assert refused.value.retryable
    assert KEY not in f"{refused.value} {vars(refused.value)}"


async def test_a_draft_that_is_gone_is_deleted() -> None:
    async with telnyx_that_says({}, status=404) as calls:
        await calls.delete(an_id(1))

        assert await calls.order(an_id(1)) is None


async def test_a_redirect_is_no_answer() -> None:
    async with telnyx_that_says({}, status=302) as calls:
        with pytest.raises(UpstreamUnavailableError):
            await calls.delete(an_id(1))
