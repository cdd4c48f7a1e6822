"""Makes the record of a run: asks every request, upstream and Temporal once all of it is over."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from temporalio.api.enums.v1 import WorkflowTaskFailedCause
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from activities.notifications import NoticeAndReminder
from porting.domain.notice import Notice
from porting.temporal.plugin import PortingPlugin
from tests.chaos.plans import Plan
from tests.chaos.record import (
    Asked,
    Entry,
    Happened,
    History,
    OrderTold,
    OrderUpstream,
    Record,
    RequestTold,
)
from tests.chaos.running import Machines
from workers.described import described
from workers.encryption import request_codec
from workflows.names import workflow_id
from workflows.port_draft import PortDraftWorkflow
from workflows.port_request import PortRequestWorkflow
from workflows.report import OrderReport, StatusReport

_AT_ONCE = 6
_MAILS = {"send_notice": Notice, "send_notice_and_reminder": NoticeAndReminder}

T = TypeVar("T")


async def collected(machines: Machines, accepted: Iterable[Plan], found: Mapping[str, Plan]) -> Record:
    """`found`: by its id, every request that there is."""
    turns = asyncio.Semaphore(_AT_ONCE)
    told = await asyncio.gather(
        *(_told(machines, turns, *each) for each in sorted(found.items(), key=lambda e: e[0]))
    )
    workflows = await _workflow_ids(machines, found)
    replayer = Replayer(
        workflows=[PortRequestWorkflow, PortDraftWorkflow],
        plugins=[PortingPlugin(request_codec(machines.system.settings))],
    )
    histories = await asyncio.gather(*(_history(machines, turns, replayer, each) for each in workflows))
    known = {plan.count for plan in found.values()}
    return Record(
        requests=tuple(told),
        upstream=await _upstream(machines),
        histories=tuple(histories),
        mails=Counter(machines.mail.taken),
        never_told=tuple(plan.name for plan in accepted if plan.count not in known),
        ended_by_themselves=tuple(machines.ended_by_themselves),
    )


async def _told(machines: Machines, turns: asyncio.Semaphore, request_id: str, plan: Plan) -> RequestTold:
    async with turns:
        report = await machines.system.desk.status(request_id)
    return request_told(report, plan)


def request_told(report: StatusReport, plan: Plan) -> RequestTold:
    return RequestTold(
        report.request_id,
        plan.kind.name,
        report.status,
        frozenset(plan.kind.endings),
        report.status.is_end and all(order.status.is_end for order in report.orders),
        tuple(map(_order_told, report.orders)),
        tuple(Entry(entry.what, entry.order, entry.by, entry.note) for entry in report.timeline),
    )


def _order_told(order: OrderReport) -> OrderTold:
    return OrderTold(
        order.order,
        order.status,
        order.attempt,
        order.port_date.isoformat() if order.port_date else None,
        tuple(each.number for each in order.numbers if not each.unportable),
        tuple(each.number for each in order.numbers if each.confirmed),
    )


async def _upstream(machines: Machines) -> tuple[OrderUpstream, ...]:
    answer = await machines.system.upstream.get("/admin/orders", timeout=60)
    orders = [order["pon"] for order in answer.json()["orders"]]
    return tuple([order_upstream(await _shown(machines, pon)) for pon in orders])


async def _shown(machines: Machines, pon: str) -> dict[str, Any]:
    answer = await machines.system.upstream.get(f"/admin/orders/{pon}", timeout=60)
    shown: dict[str, Any] = answer.json()
    return shown


def order_upstream(shown: Mapping[str, Any]) -> OrderUpstream:
    return OrderUpstream(
        shown["pon"],
        shown["request_id"],
        shown["state"],
        tuple(each["number"] for each in shown["portability"] if each["portable"]),
        tuple(each["attempt"] for each in shown["approvals"]),
        tuple(each["attempt"] for each in shown["submissions"]),
        tuple(Happened(each["happening"], each["number"], each["port_date"]) for each in shown["happened"]),
    )


async def _workflow_ids(machines: Machines, found: Mapping[str, Plan]) -> list[str]:
    drafts = {each.id async for each in machines.system.client.list_workflows("WorkflowType = 'PortDraft'")}
    return [*map(workflow_id, found), *sorted(drafts)]


async def _history(
    machines: Machines, turns: asyncio.Semaphore, replayer: Replayer, identity: str
) -> History:
    async with turns:
        description = await described(machines.system.client, identity)
        history = await machines.system.client.get_workflow_handle(identity).fetch_history()
        asked = await _asked(machines, history.events)
        pending = [each.activity_type.name for each in description.pending_activities]
        return History(
            identity,
            waits_for_mail_alone=bool(pending) and all(name in _MAILS for name in pending),
            closed=bool(description.workflow_execution_info.close_time.seconds),
            task_failures=tuple(task_failures(history.events)),
            pending_attempts=description.pending_workflow_task.attempt,
            replay_failure=await _replay_failure(replayer, history),
            asked=asked,
        )


async def _replay_failure(replayer: Replayer, history: WorkflowHistory) -> str | None:
    result = await replayer.replay_workflow(history, raise_on_replay_failure=False)
    return None if result.replay_failure is None else f"{result.replay_failure}"[:300]


def task_failures(events: Iterable[HistoryEvent]) -> Iterable[str]:
    """A reset activity, or a worker that is gone, times out and does not fail."""
    for event in events:
        if event.HasField("workflow_task_failed_event_attributes"):
            failed = event.workflow_task_failed_event_attributes
            yield f"{WorkflowTaskFailedCause.Name(failed.cause)}: {failed.failure.message[:200]}"


async def _asked(machines: Machines, events: Iterable[HistoryEvent]) -> tuple[Asked, ...]:
    scheduled: dict[int, list[Notice]] = {}
    done: set[int] = set()
    for event in events:
        if event.HasField("activity_task_scheduled_event_attributes"):
            attributes = event.activity_task_scheduled_event_attributes
            model = _MAILS.get(attributes.activity_type.name)
            if model is not None:
                payloads = attributes.input.payloads
                [given] = await machines.system.client.data_converter.decode(payloads, [model])
                scheduled[event.event_id] = [given] if isinstance(given, Notice) else _both(given)
        elif event.HasField("activity_task_completed_event_attributes"):
            done.add(event.activity_task_completed_event_attributes.scheduled_event_id)
    return tuple(
        Asked(notice.key, notice.kind.value, at in done)
        for at, notices in scheduled.items()
        for notice in notices
    )


def _both(given: NoticeAndReminder) -> list[Notice]:
    return [each for each in (given.notice, given.reminder) if each]
