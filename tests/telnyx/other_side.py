"""The stand-in as a test holds it: what it has seen, what shall go wrong, and the acts of the other side."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from tests.telnyx import webhooks
from tests.telnyx.account import Account, Effect
from tests.telnyx.api_document import the_document
from tests.telnyx.calls import Call
from tests.telnyx.errors import RefusalError
from tests.telnyx.faults import Fault, Trouble
from tests.telnyx.orders import OVER, Order
from tests.telnyx.webhooks import Signer, Webhook, Wrapping

API_KEY = "KEY0123456789ABCDEF_invented"
ANY = "*"


@dataclass
class FakeTelnyx:
    """The running stand-in: what it has seen, and the acts of the other side.

    `which` is an order's reference where one order has it, or one of its numbers.
    """

    account: Account = field(default_factory=Account)
    base_url: str = ""
    api_key: str = API_KEY
    calls: list[Call] = field(default_factory=list)
    """Every call that came in, also those that went wrong."""
    violations: list[str] = field(default_factory=list)
    """What was not as the document says."""
    webhooks: list[Webhook] = field(default_factory=list)
    """What would be sent, oldest first."""
    signer: Signer = field(default_factory=Signer)
    chance_of_trouble: Callable[[str], Trouble | None] = lambda _: None
    """What a call of an operation meets that no test has asked for."""
    went_wrong: int = 0
    """How many calls have met a fault since all was well."""
    _refusals: dict[str, list[RefusalError]] = field(default_factory=dict)
    _troubles: dict[str, list[Trouble]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.account.on_status = self._status_changed
        self.account.on_comment = self._new_comment

    @property
    def public_key(self) -> str:
        """For the webhooks' signatures, base64."""
        return self.signer.public_key

    @property
    def journal(self) -> list[Effect]:
        return self.account.journal

    def called(self, operation: str) -> int:
        """How often an operation was called, by the document's name of it."""
        return sum(call.operation == operation for call in self.calls)

    def goes_wrong(
        self, operation: str, fault: Fault, times: int = 1, *, after: int = 0, **headers: str
    ) -> None:
        """`times` calls of `operation` (`ANY`: of any), but for the next `after`, meet `fault`.

        `retry_after="17"` is a hint that comes with the answer.
        """
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._troubles.setdefault(operation, []).append(Trouble(fault, times, named, after))

    def all_is_well(self) -> None:
        """Nothing more goes wrong or is refused. What is waited for in vain stays so."""
        self._troubles.clear()
        self._refusals.clear()
        self.went_wrong = 0

    def refuses(self, operation: str, member: str, words: str, times: int = 1) -> None:
        """The next calls of `operation` are answered with 422 and these words."""
        self._refusals.setdefault(operation, []).extend([RefusalError(member, words)] * times)

    def still_refuses(self, operation: str) -> bool:
        """Whether nobody has met a refusal of `operation` that was told."""
        return bool(self._refusals.get(operation))

    def order(self, which: str) -> Order:
        """The order that has this number, or this reference alone, and is not over before any that is."""
        found = [
            order
            for order in self.account.orders.values()
            if which in order.numbers or which == order.customer_reference
        ]
        found = [order for order in found if order.status not in OVER] or found
        if len(found) != 1:
            raise AssertionError(f"{len(found)} orders are {which}")
        return found[0]

    def takes_up(self, which: str) -> None:
        """The porting team looks at a correction, where that does not go by itself."""
        self.account.moves_to(self.order(which), "in-process")

    def asks_the_losing_carrier(self, which: str) -> None:
        self.account.moves_to(self.order(which), "submitted")

    def raises_exception(self, which: str, *codes: str, comment: str = "") -> None:
        """The order needs a correction; `comment` is what the porting team writes to it."""
        order = self.order(which)
        if comment:
            self.account.comment(order, comment, "admin")
        self.account.moves_to(order, "exception", codes)

    def confirms(self, which: str, foc: datetime) -> None:
        """The losing carrier's yes; called again, the date is another."""
        order = self.order(which)
        order.foc = foc
        for number in order.numbers:
            order.numbers[number] = "Concurred"
        self.account.moves_to(order, "foc-date-confirmed")

    def activates(self, which: str, *numbers: str) -> None:
        """These numbers have moved; the order itself does not change."""
        order = self.order(which)
        for number in numbers or tuple(order.numbers):
            order.numbers[number] = "Active"
        order.updated_at = self.account.clock.now()

    def ports(self, which: str, left: dict[str, str] | None = None) -> None:
        """The order is called ported; numbers that are `left` over stand at another activation status."""
        order = self.order(which)
        for number in order.numbers:
            order.numbers[number] = (left or {}).get(number, "Active")
        self.account.moves_to(order, "ported")

    def agrees_to_cancel(self, which: str) -> None:
        self.account.moves_to(self.order(which), "cancelled")

    def comments(self, which: str, words: str) -> None:
        self.account.comment(self.order(which), words, "admin")

    def splits(self, which: str, *numbers: str) -> Order:
        """The porting team moves `numbers` into an order of their own."""
        order = self.order(which)
        moved = {number: order.numbers.pop(number) for number in numbers}
        new = copy.deepcopy(order)
        new.id, new.numbers, new.updated_at = str(uuid4()), moved, self.account.clock.now()
        self.account.orders[new.id] = new
        self._remember(webhooks.split(order, new, self.account.clock.now()))
        return new

    def webhook(self, which: str, wrapping: Wrapping = Wrapping.ENVELOPE) -> Webhook:
        """A message of now that the order's status has changed."""
        now = self.account.clock.now()
        return self.signer.wrap(webhooks.status_changed(self.order(which), now), now, wrapping)

    def trouble(self, operation: str) -> Trouble | None:
        """What this call of `operation` meets."""
        if by_chance := self.chance_of_trouble(operation):
            self.went_wrong += 1
            return by_chance
        for name in (operation, ANY):
            waiting = self._troubles.get(name, [])
            if waiting and waiting[0].after:
                waiting[0].after -= 1
            elif waiting:
                self.went_wrong += 1
                waiting[0].times -= 1
                return waiting[0] if waiting[0].times else waiting.pop(0)
        return None

    def refusal(self, operation: str) -> RefusalError | None:
        """What this call of `operation` is refused with."""
        waiting = self._refusals.get(operation)
        return waiting.pop(0) if waiting else None

    def _status_changed(self, order: Order) -> None:
        self._remember(webhooks.status_changed(order, self.account.clock.now()))

    def _new_comment(self, order: Order) -> None:
        self._remember(webhooks.new_comment(order, self.account.clock.now()))

    def _remember(self, event: dict[str, Any]) -> None:
        self.violations += the_document().wrong_with("PortingEvent", event)
        self.account.events.append(event)
        self.webhooks.append(self.signer.wrap(event, self.account.clock.now()))
