"""The sandbox's parts without a process, with a clock that a test sets."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from porting.domain.port_order import CarrierOrder
from porting.sandbox.admin import Desk, Instruction
from porting.sandbox.clock import OrderCalendar
from porting.sandbox.order import Order
from porting.sandbox.settings import SandboxSettings
from porting.sandbox.state import State
from porting.sandbox.upstream import ApprovalBody, DraftBody, InventoryBody, SubmissionBody, Upstream
from porting.sandbox.webhooks import Outbox, Webhooks

PON = "acme-0001-1"
#: A Monday morning in a month without a holiday, ten o'clock in Texas.
MONDAY = datetime(2026, 8, 3, 15, 0, tzinfo=UTC)
TEXAS = "America/Chicago"


class Played:
    """An upstream whose time stands still until `later`."""

    def __init__(self, directory: Path, **settings: Any) -> None:
        self.time = MONDAY
        self.settings = SandboxSettings(state_dir=directory, **settings)
        self.state = State(directory)
        self.outbox = Outbox(self.state, self.settings, lambda: self.time)
        self.upstream = Upstream(self.state, self.outbox, self.settings.pace, lambda: self.time)
        self.desk = Desk(self.state, self.upstream, self.outbox, self.settings.pace)

    def later(self, **span: float) -> None:
        self.time += timedelta(**span)

    def draft(
        self,
        *numbers: str,
        pon: str = PON,
        country: str = "US",
        wished: date | None = None,
        day_seconds: float = 86400,
    ) -> None:
        body = DraftBody.model_validate(
            {
                "pon": pon,
                "request_id": pon.rpartition("-")[0],
                "type": "local",
                "country": country,
                "numbers": numbers,
                "calendar": OrderCalendar(origin=MONDAY, day_seconds=day_seconds, zone=TEXAS),
                "requested_port_date": wished,
            }
        )
        self.upstream.draft(body)

    def approve(self, attempt: int = 1, **account: str) -> None:
        """Ask for approval and wait for it."""
        self.ask_approval(attempt, **account)
        self.later(hours=2)

    def ask_approval(self, attempt: int = 1, **account: str) -> Any:
        order = self.facts()
        body = ApprovalBody(attempt=attempt, numbers=order.portable, account=dict(account))
        return self.upstream.request_approval(PON, body)

    def submit(self, attempt: int = 1, *numbers: str, pin: str | None = None, **account: str) -> CarrierOrder:
        body = SubmissionBody(
            pon=PON,
            attempt=attempt,
            numbers=numbers or self.facts().portable,
            account=dict(account),
            pin=pin,
        )
        return self.upstream.submit(body)[0]

    def submitted(self, *numbers: str, **draft: Any) -> None:
        """An order of `numbers` that is approved and has just been submitted."""
        self.draft(*numbers, **draft)
        self.approve()
        self.submit()

    def confirmed(self, *numbers: str, **draft: Any) -> None:
        self.submitted(*numbers, **draft)
        self.later(days=1)

    def order(self) -> CarrierOrder:
        order = self.upstream.order(PON)
        assert order is not None
        return order

    def facts(self) -> Order:
        order = self.state.order(PON)
        assert order is not None
        return order

    def codes(self) -> tuple[str, ...]:
        return tuple(reason.code for reason in self.order().reasons)

    def held(self, *numbers: str, request_id: str = "acme-0001") -> tuple[str, ...]:
        return self.upstream.held(InventoryBody(request_id=request_id, numbers=numbers))

    def act(self, **instruction: Any) -> Order:
        return self.desk.act(PON, Instruction.model_validate(instruction))

    def webhooks(self, **chosen: Any) -> None:
        self.outbox.choose(Webhooks.model_validate(chosen))

    def told(self) -> list[str]:
        """The event types that are due to be told, in the order in which they go out."""
        return [delivery.event_type for delivery in self.outbox.due()]
