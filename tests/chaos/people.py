"""The customers and support of a run: they see how each request stands, and do what their part is."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from porting.domain.errors import PortingError
from porting.domain.port_order import NumberState
from porting.domain.rejection import Remedy
from porting.domain.status import ActionBy, PortStatus
from starters.desk import MessageNotTakenError, RequestEndedError, Standing, Wanted
from tests.chaos.kinds import By, Papers
from tests.chaos.plans import Plan
from tests.chaos.ways_in import PASSING, WaysIn, go_on_unless_canceled, papers_for
from workers.wiring import pin_seal
from workflows.names import workflow_id
from workflows.report import OrderReport, StatusReport

#: In seconds: how often everybody looks, and how long who found nothing to do leaves a request alone.
_LOOK_EVERY = 1.0
_NOTHING_TO_DO = 4.0
_AT_ONCE = 8

_OPEN, _EVERY = Wanted(open_only=True), Wanted()
_WAITS_FOR_DOCUMENTS = (PortStatus.DOCUMENTS_REJECTED, PortStatus.IN_DOCUMENT_REVIEW)
_ANOTHER_DATE_IN = timedelta(days=3)


@dataclass(frozen=True)
class Message:
    """What somebody sends, once for each time that he has a reason to."""

    name: str
    payload: Mapping[str, Any]
    reason: str
    """The same as long as it is this very thing that he answers."""

    def once(self, request_id: str) -> str:
        said = json.dumps([request_id, self.name, self.reason])
        return "chaos-" + hashlib.sha256(said.encode()).hexdigest()[:32]


@dataclass
class People:
    ways_in: WaysIn
    plans: Mapping[str, Plan]
    """By each of its numbers: a request that came by mail has a name that only we gave it."""
    found: dict[str, Plan] = field(default_factory=dict)
    """By the request's id."""
    stopped: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    """What requests did not take, for whoever looks at a run."""
    _leaves_alone: dict[str, float] = field(default_factory=dict)
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_AT_ONCE))

    async def act(self) -> None:
        """Until it is canceled."""
        async with asyncio.TaskGroup() as group:
            while True:
                for standing in await self.open_requests():
                    if self._is_asked_for_something(standing):
                        self._leaves_alone[standing.request_id] = asyncio.get_running_loop().time() + 3600
                        group.create_task(self._attend_to(standing.request_id))
                await asyncio.sleep(_LOOK_EVERY)

    async def open_requests(self) -> list[Standing]:
        return await self._listed(_OPEN)

    async def find_those_that_have_ended(self) -> None:
        """One that ends between two looks is never seen open."""
        await self._listed(_EVERY)

    async def _listed(self, wanted: Wanted) -> list[Standing]:
        try:
            listed = await self.ways_in.machines.system.desk.listed(wanted)
        except (*PASSING, PortingError):
            return []
        for standing in listed:
            self.found.setdefault(standing.request_id, self.plans[standing.numbers[0]])
        return listed

    def _is_asked_for_something(self, standing: Standing) -> bool:
        if asyncio.get_running_loop().time() < self._leaves_alone.get(standing.request_id, 0):
            return False
        plan = self.found[standing.request_id]
        stops = plan.kind.stop is not None and standing.request_id not in self.stopped
        asks = plan.kind.asks_for_another_date and standing.status == PortStatus.PORT_DATE_CONFIRMED
        rejects = plan.kind.is_rejected_again and standing.status == PortStatus.AWAITING_LOSING_CARRIER
        waits = standing.action_by in (ActionBy.CUSTOMER, ActionBy.SUPPORT) and plan.kind.customer_answers
        return bool(
            (stops and plan.kind.stop and plan.kind.stop.at == standing.status)
            or asks
            or rejects
            or (waits and not (stops and plan.kind.stop and standing.status == plan.kind.stop.at))
        )

    async def _attend_to(self, request_id: str) -> None:
        alone = _NOTHING_TO_DO
        async with self._turns:
            try:
                if await self._does_something(request_id, self.found[request_id]):
                    alone = 0.0
            except (MessageNotTakenError, RequestEndedError) as error:
                self.refused.append(f"{request_id}: {error}")
            except (*PASSING, PortingError):
                go_on_unless_canceled()
                alone = 1.0
        self._leaves_alone[request_id] = asyncio.get_running_loop().time() + alone

    async def _does_something(self, request_id: str, plan: Plan) -> bool:
        system = self.ways_in.machines.system
        report = await system.desk.status(request_id)
        if plan.kind.stop and request_id not in self.stopped and _stands_at(report, plan.kind.stop.at):
            await self._stop(request_id, plan.kind.stop.by)
            return True
        if plan.kind.is_rejected_again and await self._rejects_again(report):
            return True
        told = False
        async for message in self._messages(plan, report):
            await system.desk.tell(
                request_id, message.name, dict(message.payload), once=message.once(request_id)
            )
            told = True
        return told

    async def _rejects_again(self, report: StatusReport) -> bool:
        """The losing carrier, which has the second attempt, says no once more. It says so once."""
        second = [
            o for o in report.orders if o.status is PortStatus.AWAITING_LOSING_CARRIER and o.attempt == 2
        ]
        for order in second:
            act = {"act": "reject", "codes": ["account_number_incorrect"]}
            await self.ways_in.machines.system.upstream.post(f"/admin/orders/{order.order}/acts", json=act)
        return bool(second)

    async def _stop(self, request_id: str, by: By) -> None:
        if by is By.TEMPORAL:
            await self.ways_in.machines.system.client.get_workflow_handle(workflow_id(request_id)).cancel()
        else:
            message = Message(
                "cancel_request", {"reason": "they stay where they are", "by": by.value}, "it is over"
            )
            desk = self.ways_in.machines.system.desk
            await desk.tell(request_id, message.name, dict(message.payload), once=message.once(request_id))
        self.stopped.add(request_id)

    async def _messages(self, plan: Plan, report: StatusReport) -> AsyncIterator[Message]:
        places: Iterable[OrderReport | None] = report.orders or (None,)
        for order in places:
            status, since = (order.status, order.since) if order else (report.status, report.since)
            reason = f"{order.order if order else '-'} {status} {since.isoformat()}"
            if status in _WAITS_FOR_DOCUMENTS:
                yield await self._about_documents(plan, report, order, status, reason)
            elif order is not None:
                payload = await self._about(plan, report, order)
                if payload is not None:
                    yield Message(*payload, reason)

    async def _about_documents(
        self, plan: Plan, report: StatusReport, order: OrderReport | None, status: PortStatus, reason: str
    ) -> Message:
        named = {"order": order.order} if order else {}
        if status is PortStatus.IN_DOCUMENT_REVIEW:
            refused = plan.kind.papers is Papers.WITHOUT_RECORD_REFUSED and report.documents.csr is None
            verdict = (
                {"verdict": "reject", "reasons": ["Please send the CSR."]}
                if refused
                else {"verdict": "accept"}
            )
            return Message("review_documents", {**verdict, **named, "by": "sam"}, reason)
        papers = await self._papers_of_today(report.request_id, {})
        return Message("resubmit", {"documents": papers, "by": "dana"}, reason)

    async def _papers_of_today(self, request_id: str, account: Mapping[str, Any]) -> dict[str, Any]:
        """References of new documents that fit the request as it is once its `account` is corrected."""
        request = await self.ways_in.machines.system.desk.request(request_id)
        mended = request.losing_carrier.model_copy(update=dict(account))
        made = await asyncio.to_thread(papers_for, request.model_copy(update={"losing_carrier": mended}))
        stored = await asyncio.to_thread(self.ways_in.stored, request_id, made)
        return stored.model_dump(exclude_none=True)

    async def _about(
        self, plan: Plan, report: StatusReport, order: OrderReport
    ) -> tuple[str, dict[str, Any]] | None:
        numbers = [each.number for each in order.numbers]
        match order.status:
            case PortStatus.REJECTED:
                return "resubmit", {
                    **await self._mended(plan, report, order),
                    "numbers": numbers,
                    "by": "dana",
                }
            case PortStatus.PORT_DATE_CONFIRMED if plan.kind.asks_for_another_date and order.attempt == 1:
                assert order.port_date is not None
                another = order.port_date + _ANOTHER_DATE_IN
                return "resubmit", {
                    "requested_port_date": another.isoformat(),
                    "numbers": numbers,
                    "by": "dana",
                }
            case PortStatus.AWAITING_TRANSFER_CONFIRMATION if moved := _to_be_tested(order):
                return "confirm_transfer", {"numbers": moved, "by": "dana"}
            case _:
                return None

    async def _mended(self, plan: Plan, report: StatusReport, order: OrderReport) -> dict[str, Any]:
        """What answers all open reasons at once."""
        wanted = {remedy for reason in order.reasons if not reason.answered for remedy in reason.answered_by}
        mended: dict[str, Any] = {"resolved": True, "note": "it is mended"}
        account: dict[str, Any] = {}
        if Remedy.ACCOUNT_NUMBER in wanted:
            account["account_number"] = f"{plan.given['losing_carrier']['account_number']}-{order.attempt}"
        if Remedy.BTN in wanted:
            account["billing_telephone_number"] = "+15125550199"
        if account or (Remedy.LOA in wanted and Remedy.WORD not in wanted):
            mended["documents"] = await self._papers_of_today(report.request_id, account)
        if Remedy.PIN in wanted:
            seal = pin_seal(self.ways_in.machines.system.settings)
            account["pin"] = seal.seal(f"{4000 + order.attempt}", report.request_id).model_dump()
        if account:
            mended["losing_carrier"] = account
        if Remedy.REMAINING_NUMBERS in wanted:
            mended["remaining_numbers"] = "disconnect"
        return mended


def _stands_at(report: StatusReport, status: PortStatus) -> bool:
    return report.status is status or any(order.status is status for order in report.orders)


def _to_be_tested(order: OrderReport) -> list[str]:
    return [
        each.number
        for each in order.numbers
        if each.state is NumberState.ACTIVE and not (each.confirmed or each.unportable or each.given_back)
    ]
