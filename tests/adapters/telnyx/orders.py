"""Telnyx's answers for tests, stating only what matters."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from porting.adapters.telnyx.answers import Comment, Event, Order, Window
from tests.builders import NUMBER

#: When the orders of these tests were created and last changed.
CREATED = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def an_order(status: str = "draft", *codes: str, **facts: Any) -> Order:
    """`numbers` are its numbers; a number as a keyword says its activation status."""
    numbers = facts.pop("numbers", (NUMBER,))
    given: dict[str, Any] = {
        "id": uuid4(),
        "created_at": CREATED,
        "updated_at": CREATED,
        "customer_reference": "acme-0001-1",
        "customer_group_reference": "acme-0001-1",
        "status": {
            "value": status,
            "details": [{"code": code, "description": words(code)} for code in codes],
        },
        "porting_phone_numbers_count": len(numbers),
        "phone_numbers": [
            {"phone_number": number, "activation_status": facts.pop(number, "Pending")} for number in numbers
        ],
    }
    return Order.model_validate(given | facts)


def words(code: str) -> str:
    return code.replace("_", " ").capitalize()


def a_comment(body: str, *, after: timedelta = timedelta(hours=1), by: str = "admin") -> Comment:
    return Comment(body=body, created_at=CREATED + after, user_type=by)


def moved_to(status: str, after: timedelta) -> Event:
    return Event.model_validate(
        {
            "event_type": "porting_order.status_changed",
            "created_at": CREATED + after + timedelta(seconds=2),
            "payload": {"status": {"value": status}, "updated_at": CREATED + after},
        }
    )


def a_window(started_at: datetime, hours: float = 9) -> Window:
    return Window(started_at=started_at, ended_at=started_at + timedelta(hours=hours))


def an_id(count: int) -> UUID:
    return UUID(int=count)
