"""One account at the stand-in: its orders and documents, the rules over them, a journal of what was done."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from porting.domain.phone_number import country_of, is_toll_free
from tests.telnyx.clock import Clock, stamp
from tests.telnyx.documents import Documents
from tests.telnyx.errors import RefusalError, not_found
from tests.telnyx.orders import (
    CANCEL_CUT_OFF,
    CORRECTABLE,
    OURS_ALONE,
    OVER,
    Order,
    RequirementType,
    foc_windows,
)


@dataclass(frozen=True)
class Effect:
    """Something that came to be: `created`, `confirmed`, `canceled`, `deleted`, `uploaded`, …"""

    what: str
    id: str
    """The order's or document's."""
    numbers: tuple[str, ...] = ()


@dataclass
class Account:
    """The settings are for a test to change."""

    clock: Clock = field(default_factory=Clock)
    confirm_again: bool = True
    """Whether a corrected order has to be confirmed again; else a correction sends it on its way."""
    takes_corrections_up: bool = True
    """Whether a corrected order leaves its exception at once, or when the other side has `taken_up` it."""
    cancels_at_once: bool = False
    """Whether a cancellation leaves `cancel-pending` by itself."""
    refuses_taken_numbers: bool = False
    """Whether a number that is on an order already, a draft too, is refused for another."""
    list_lag: timedelta = timedelta()
    """How long a new order is missing from the list."""
    carriers: dict[str, str] = field(default_factory=dict)
    """The losing carrier of a number; orders are split by it."""
    unportable: dict[str, str] = field(default_factory=dict)
    """Why a number cannot be moved."""
    wanted: tuple[RequirementType, ...] = ()
    """What every new order requires besides LOA and invoice."""
    largest_page: int = 250
    """More than these come on a further page, however many are asked for."""
    orders: dict[str, Order] = field(default_factory=dict)
    journal: list[Effect] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    """What webhooks told, oldest first."""
    on_status: Callable[[Order], None] = lambda _: None
    """Is told when an order's status has changed."""
    on_comment: Callable[[Order], None] = lambda _: None

    def __post_init__(self) -> None:
        self.documents = Documents(self.clock)

    def did(self, what: str) -> list[Effect]:
        """All that is in the journal under `what`."""
        return [effect for effect in self.journal if effect.what == what]

    def ordered_twice(self) -> set[str]:
        """Numbers that more than one open order, beyond a draft, would move."""
        ordered = Counter(
            number
            for order in self.orders.values()
            if order.status not in ("draft", *OVER, "cancel-pending")
            for number in order.numbers
        )
        return {number for number, times in ordered.items() if times > 1}

    def portability(self, numbers: list[str]) -> list[dict[str, Any]]:
        return [
            {
                "record_type": "portability_check_result",
                "phone_number": number,
                "portable": number not in self.unportable,
                "not_portable_reason": self.unportable.get(number, ""),
                "fast_portable": False,
            }
            for number in numbers
        ]

    def create(self, body: dict[str, Any]) -> list[Order]:
        """One order for each country, type and losing carrier."""
        numbers = body["phone_numbers"]
        if not numbers:
            raise RefusalError("phone_numbers", "can't be empty")
        for number in numbers:
            if number in self.unportable:
                raise RefusalError("phone_numbers", f"{number} is not portable: {self.unportable[number]}")
            if self.refuses_taken_numbers and self._is_taken(number):
                raise RefusalError("phone_numbers", f"{number} is on another order already")
        groups: dict[tuple[str | None, bool, str], list[str]] = {}
        for number in numbers:
            groups.setdefault(self._group(number), []).append(number)
        return [
            self._add(
                Order(
                    numbers=dict.fromkeys(group, "New"),
                    carrier=carrier,
                    created_at=self.clock.now(),
                    customer_reference=body.get("customer_reference"),
                    customer_group_reference=body.get("customer_group_reference"),
                    wanted=self.wanted,
                )
            )
            for (_, _, carrier), group in groups.items()
        ]

    def order(self, id_: str) -> Order:
        if id_ not in self.orders:
            raise not_found("porting order")
        return self.orders[id_]

    def listed(self) -> list[Order]:
        """Newest first, as far as the list knows them by now."""
        now = self.clock.now()
        return [one for one in reversed(self.orders.values()) if now - one.created_at >= self.list_lag]

    def update(self, order: Order, patch: dict[str, Any]) -> None:
        """All of the patch or nothing."""
        for_the_carrier = set(patch) - OURS_ALONE
        self._check_status(order, for_the_carrier)
        self._check(patch)
        self.documents.link_all(self._named_in(patch))
        order.change(patch)
        order.updated_at = self.clock.now()
        self.note("updated", order)
        if order.status == "exception" and for_the_carrier and not self.confirm_again:
            self._send_on(order)

    def confirm(self, order: Order) -> None:
        may_be = CORRECTABLE if self.confirm_again else ("draft",)
        if order.status not in may_be:
            raise RefusalError("status", f"an order that is {order.status} cannot be submitted")
        if missing := order.missing():
            raise missing
        self._send_on(order)

    def cancel(self, order: Order) -> None:
        if order.status in ("draft", "cancel-pending", *OVER):
            raise RefusalError("status", f"an order that is {order.status} cannot be cancelled")
        if order.foc and order.foc - self.clock.now() < CANCEL_CUT_OFF:
            raise RefusalError("status", "it is less than 48 hours until the FOC date")
        self.note("canceled", order)
        self.moves_to(order, "cancelled" if self.cancels_at_once else "cancel-pending")

    def delete(self, order: Order) -> None:
        if order.status != "draft":
            raise RefusalError("status", "only an order in draft state can be deleted")
        del self.orders[order.id]
        self.note("deleted", order)

    def comment(self, order: Order, body: str, by: str) -> dict[str, Any]:
        comment = {
            "id": str(uuid4()),
            "record_type": "porting_comment",
            "porting_order_id": order.id,
            "body": body,
            "user_type": by,
            "created_at": stamp(self.clock.now()),
        }
        order.comments.append(comment)
        if by != "user":
            self.on_comment(order)
        return comment

    def add_documents(self, order: Order, documents: list[dict[str, str]]) -> list[dict[str, Any]]:
        now = stamp(self.clock.now())
        linked = self.documents.link_all([("additional_documents", one["document_id"]) for one in documents])
        added = [
            {
                "id": str(uuid4()),
                "record_type": "porting_additional_document",
                "porting_order_id": order.id,
                **one,
                "content_type": document.shown()["content_type"],
                "filename": document.filename,
                "created_at": now,
                "updated_at": now,
            }
            for one, document in zip(documents, linked, strict=True)
        ]
        order.additional_documents += added
        return added

    def moves_to(self, order: Order, status: str, exceptions: tuple[str, ...] = ()) -> None:
        """The order stands at `status` from now on, and a webhook says so."""
        order.status, order.exceptions, order.updated_at = status, exceptions, self.clock.now()
        order.waits_to_be_taken_up = False
        self.on_status(order)

    def note(self, what: str, order: Order) -> None:
        self.journal.append(Effect(what, order.id, tuple(order.numbers)))

    def _add(self, order: Order) -> Order:
        self.orders[order.id] = order
        self.note("created", order)
        return order

    def _send_on(self, order: Order) -> None:
        again = order.support_key is not None
        order.support_key = order.support_key or f"sr_{order.id[:6]}"
        order.numbers = dict.fromkeys(order.numbers, "Pending")
        order.foc = None
        if not order.waits_to_be_taken_up:
            self.note("confirmed again" if again else "confirmed", order)
        order.waits_to_be_taken_up = again and not self.takes_corrections_up
        if not order.waits_to_be_taken_up:
            self.moves_to(order, "in-process")

    def _group(self, number: str) -> tuple[str | None, bool, str]:
        return country_of(number), is_toll_free(number), self.carriers.get(number, "Lone Star Telephone")

    def _is_taken(self, number: str) -> bool:
        return any(number in one.numbers and one.status != "cancelled" for one in self.orders.values())

    def _check_status(self, order: Order, for_the_carrier: set[str]) -> None:
        if order.status in OVER:
            raise RefusalError("status", f"an order that is {order.status} cannot be changed")
        if order.status not in CORRECTABLE and for_the_carrier - {"activation_settings"}:
            raise RefusalError("status", f"an order that is {order.status} cannot be changed any more")

    def _check(self, patch: dict[str, Any]) -> None:
        requested = patch.get("activation_settings", {}).get("foc_datetime_requested")
        if requested is not None and not self._is_allowed(datetime.fromisoformat(requested)):
            raise RefusalError("activation_settings/foc_datetime_requested", "is not in an allowed window")
        misc = patch.get("misc") or {}
        others = [misc.get(name) for name in ("remaining_numbers_action", "new_billing_phone_number")]
        if misc.get("type") == "full" and any(others):
            raise RefusalError("misc", "a full port has no remaining numbers")
        if others[0] == "keep" and not others[1]:
            raise RefusalError(
                "misc/new_billing_phone_number", "is required where remaining numbers are kept"
            )
        known = {one.id for one in self.wanted}
        for requirement in patch.get("requirements", ()):
            if requirement["requirement_type_id"] not in known:
                raise RefusalError("requirements", "has a requirement type that is not known")

    def _named_in(self, patch: dict[str, Any]) -> list[tuple[str, str]]:
        """The members and ids of the documents that a patch names."""
        are_documents = {one.id for one in self.wanted if one.field_type == "document"}
        named = [(f"documents/{member}", id_) for member, id_ in patch.get("documents", {}).items() if id_]
        return named + [
            ("requirements", one["field_value"])
            for one in patch.get("requirements", ())
            if one["requirement_type_id"] in are_documents
        ]

    def _is_allowed(self, moment: datetime) -> bool:
        return any(start <= moment <= end for start, end in foc_windows(self.clock.now()))
