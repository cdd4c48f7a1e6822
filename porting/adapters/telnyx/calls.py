"""The calls that we make of Telnyx's interface, one method each, in Telnyx's own terms."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from pydantic import BaseModel, SecretStr

from porting.adapters.telnyx.answers import (
    DRAFT,
    ActionRequirement,
    AdditionalDocument,
    Comment,
    Document,
    Event,
    Nothing,
    One,
    Order,
    PhoneNumber,
    PortabilityCheck,
    Requirement,
    Some,
    Window,
)
from porting.adapters.telnyx.refusals import said_in
from porting.adapters.upstream_http import Query, UpstreamHttp
from porting.domain.errors import UpstreamKeyRefusedError, UpstreamRefusedError, UpstreamUnavailableError

if TYPE_CHECKING:
    import httpx2

Answer = TypeVar("Answer", bound=BaseModel)
Item = TypeVar("Item", bound=BaseModel)

#: The contract's largest page.
_PAGE_SIZE = 250
_KEY_REFUSED = frozenset({401, 403})
_GONE = 404


class TelnyxCalls:
    """Nothing is retried, a create least of all: the activities' retry policies do that.

    Every method raises `UpstreamUnavailableError` where no whole answer came, `UpstreamKeyRefusedError`,
    and `UpstreamRefusedError` where Telnyx says that the call itself is wrong.
    """

    def __init__(self, base_url: str, api_key: SecretStr, client: "httpx2.AsyncClient | None" = None) -> None:
        self._http = UpstreamHttp(base_url, client, api_key.get_secret_value(), said_in=said_in)
        self._private: frozenset[str] = frozenset()

    def about(self, private: frozenset[str]) -> "TelnyxCalls":
        """The same calls for one request, whose `private` words no error repeats."""
        calls = object.__new__(TelnyxCalls)
        calls._http, calls._private = self._http, private
        return calls

    async def close(self) -> None:
        await self._http.close()

    # Before an order

    async def check_portability(self, numbers: tuple[str, ...]) -> tuple[PortabilityCheck, ...]:
        """What Telnyx says of every one of `numbers`."""
        body = {"phone_numbers": list(numbers)}
        checks = (await self._ask("POST", "/portability_checks", Some[PortabilityCheck], body)).data
        if not set(numbers) <= {check.phone_number for check in checks}:
            raise UpstreamUnavailableError("POST /portability_checks: half an answer, numbers are missing")
        return checks

    async def create(self, numbers: tuple[str, ...], reference: str) -> tuple[Order, ...]:
        """The orders that Telnyx made; all carry `reference`, as their own and as their group's."""
        body = {
            "phone_numbers": list(numbers),
            "customer_reference": reference,
            "customer_group_reference": reference,
        }
        orders = (await self._ask("POST", "/porting_orders", Some[Order], body)).data
        if not orders:
            raise UpstreamUnavailableError("POST /porting_orders: half an answer, there is no order in it")
        return tuple([await self._with_all_numbers(order) for order in orders])

    # Orders

    async def by_reference(self, reference: str) -> tuple[Order, ...]:
        """The orders with exactly this reference; what the filter itself matches is not documented."""
        found = await self._all("/porting_orders", Order, {"filter[customer_reference]": reference})
        exact = [order for order in found if order.customer_reference == reference]
        return tuple([await self._with_all_numbers(order) for order in exact])

    async def by_group(self, reference: str) -> tuple[Order, ...]:
        found = await self._all("/porting_orders", Order, {"filter[customer_group_reference]": reference})
        exact = [order for order in found if order.customer_group_reference == reference]
        return tuple([await self._with_all_numbers(order) for order in exact])

    async def order(self, id_: UUID) -> Order | None:
        """None: it is not there, or no longer."""
        try:
            order = (await self._ask("GET", f"/porting_orders/{id_}", One[Order])).data
        except UpstreamRefusedError as error:
            if error.status == _GONE:
                return None
            raise
        return await self._with_all_numbers(order)

    async def update(self, one: Order, body: Mapping[str, Any]) -> Order:
        answer = await self._ask("PATCH", f"/porting_orders/{one.id}", One[Order], body)
        return _with_its_numbers(answer.data, one)

    async def confirm(self, one: Order) -> Order:
        answer = await self._ask("POST", f"/porting_orders/{one.id}/actions/confirm", One[Order])
        return _with_its_numbers(answer.data, one)

    async def cancel(self, id_: UUID) -> Order:
        return (await self._ask("POST", f"/porting_orders/{id_}/actions/cancel", One[Order])).data

    async def delete(self, id_: UUID) -> None:
        """Only a draft can be deleted. One that is gone already is deleted."""
        try:
            await self._http.tell("DELETE", f"/porting_orders/{id_}")
        except UpstreamRefusedError as error:
            if error.status != _GONE:
                raise _told(error) from None

    # What belongs to an order

    async def windows(self, id_: UUID) -> tuple[Window, ...]:
        return (await self._ask("GET", f"/porting_orders/{id_}/allowed_foc_windows", Some[Window])).data

    async def requirements(self, id_: UUID) -> tuple[Requirement, ...]:
        return await self._all(f"/porting_orders/{id_}/requirements", Requirement)

    async def action_requirements(self, id_: UUID) -> tuple[ActionRequirement, ...]:
        return await self._all(f"/porting_orders/{id_}/action_requirements", ActionRequirement)

    async def comments(self, id_: UUID) -> tuple[Comment, ...]:
        return await self._all(f"/porting_orders/{id_}/comments", Comment)

    async def events(self, id_: UUID) -> tuple[Event, ...]:
        return await self._all("/porting/events", Event, {"filter[porting_order_id]": str(id_)})

    # Documents

    async def documents(self, references: list[str]) -> tuple[Document, ...]:
        query = {"filter[customer_reference][in][]": references}
        return await self._all("/documents", Document, query)

    async def upload(self, content: str, filename: str, reference: str) -> Document:
        """`content` is base64. What is not linked to an order within 30 minutes vanishes."""
        body = {"file": content, "filename": filename, "customer_reference": reference}
        return (await self._ask("POST", "/documents", One[Document], body)).data

    async def additional_documents(self, id_: UUID) -> tuple[AdditionalDocument, ...]:
        return await self._all(f"/porting_orders/{id_}/additional_documents", AdditionalDocument)

    async def add_document(self, id_: UUID, document: UUID, kind: str) -> None:
        body = {"additional_documents": [{"document_id": str(document), "document_type": kind}]}
        await self._ask("POST", f"/porting_orders/{id_}/additional_documents", Nothing, body)

    # The account

    async def count_orders(self) -> int:
        query = {"page[size]": "1", "include_phone_numbers": "false"}
        return (await self._ask("GET", "/porting_orders", Some[Nothing], query=query)).meta.total_results

    async def count_documents(self) -> int:
        query = {"page[size]": "1"}
        return (await self._ask("GET", "/documents", Some[Nothing], query=query)).meta.total_results

    async def _with_all_numbers(self, order: Order) -> Order:
        """An order shows its first 50 numbers; the list of all numbers knows the rest.

        A draft is not told from another one without all of its numbers.
        """
        count = order.porting_phone_numbers_count
        if 0 < count <= len(order.phone_numbers):
            return order
        query = {"filter[porting_order_status]": order.status.value}
        everyones = await self._all("/porting_phone_numbers", PhoneNumber, query)
        own = {one.phone_number: one for one in everyones if one.porting_order_id == order.id}
        own |= {one.phone_number: one for one in order.phone_numbers}
        if order.status.value == DRAFT and len(own) < max(count, 1):
            raise UpstreamUnavailableError(f"order {order.id}: half an answer, numbers are missing")
        return order.model_copy(update={"phone_numbers": tuple(own.values())})

    async def _all(self, path: str, item: type[Item], query: Query | None = None) -> tuple[Item, ...]:
        """All pages of a list."""
        items: list[Item] = []
        number = 1
        while True:
            page_query = {**(query or {}), "page[number]": str(number), "page[size]": str(_PAGE_SIZE)}
            page = await self._ask("GET", path, Some[item], query=page_query)  # type: ignore[valid-type]
            items += page.data
            is_last = number >= page.meta.total_pages and len(page.data) < _PAGE_SIZE
            if is_last or not page.data:
                return tuple(items)
            number += 1

    async def _ask(
        self,
        method: str,
        path: str,
        answer: type[Answer],
        body: Mapping[str, Any] | None = None,
        query: Query | None = None,
    ) -> Answer:
        try:
            return await self._http.ask(method, path, answer, body, query=query, private=self._private)
        except UpstreamRefusedError as error:
            raise _told(error) from None


def _with_its_numbers(answer: Order, known: Order) -> Order:
    """The answer to a change shows the first 50 numbers or none; they are those that the order had."""
    shown = {one.phone_number: one for one in answer.phone_numbers}
    numbers = tuple(shown.get(one.phone_number, one) for one in known.phone_numbers)
    return answer.model_copy(update={"phone_numbers": numbers})


def _told(error: UpstreamRefusedError) -> UpstreamRefusedError | UpstreamKeyRefusedError:
    """A key that is refused is an operator's matter, and the same call works once it is mended."""
    return UpstreamKeyRefusedError(str(error)) if error.status in _KEY_REFUSED else error
