"""Messages before the first step, too early, and twice at once."""

from contextlib import suppress
from datetime import timedelta

import pytest
from temporalio.service import RPCError

from porting.domain.notice import NoticeKind
from porting.domain.status import PortStatus
from tests.builders import NUMBER, a_port_request
from tests.desk import WAITING, Desk, Port, with_a_date
from tests.workflows.messages import TAKEN_AT, correct, failed_tasks, refusals
from workflows.messages import KINDS
from workflows.names import TASK_QUEUE, WORKFLOW_TYPE, workflow_id
from workflows.port_request import PortOutcome

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def test_numbers_are_not_confirmed_before_the_port_day(desk: Desk) -> None:
    port, port_date = await with_a_date(desk)

    early = await port.is_refused("confirm_transfer", numbers=[NUMBER])
    await port.port_day_comes(port_date)
    await port.sends("confirm_transfer", numbers=[NUMBER])

    assert early == f"MessageRefused: confirm_transfer: the port day of {port.pon()} has not come yet"
    await port.comes_to(lambda report: report.status.is_end)
    assert (await port.outcome()).status is PortStatus.COMPLETED


async def started_with(desk: Desk, name: str, *payload: object) -> Port:
    """A request whose first message is there before its first step."""
    request = a_port_request(submitted_at=await desk.env.get_current_time())
    handle = await desk.env.client.start_workflow(
        WORKFLOW_TYPE,
        request,
        id=workflow_id(request.request_id),
        task_queue=TASK_QUEUE,
        start_signal=name,
        start_signal_args=list(payload),
        result_type=PortOutcome,
    )
    desk.started.append(handle)
    return Port(desk, handle, request)


async def test_a_request_can_be_canceled_before_its_first_step(desk: Desk) -> None:
    port = await started_with(desk, "cancel_request", {"by": "sam"})

    assert (await port.outcome()).status is PortStatus.CANCELED
    assert desk.outbox.kinds("customer") == [NoticeKind.CANCELED]
    assert not desk.upstream.calls


@pytest.mark.parametrize(
    ("name", "payload"),
    [("backbone_decision", ()), ("backbone_decision", ({}, {})), ("nonsense", ({},))],
    ids=["no payload", "two payloads", "unknown name"],
)
async def test_a_wrong_message_before_the_first_step_is_recorded(
    desk: Desk, name: str, payload: tuple[object, ...]
) -> None:
    port = await started_with(desk, name, *payload)

    report = await refusals(port, 1)
    assert report.refused_messages[0].message == name
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)


@pytest.mark.parametrize("name", KINDS)
async def test_the_same_message_twice_at_once_is_harmless(desk: Desk, name: str) -> None:
    port = await WAITING[max(TAKEN_AT.get(name, {PortStatus.AWAITING_LOSING_CARRIER}))](desk)
    await port.nothing_runs()
    payload = await correct(name, port)
    before = len(desk.outbox.notices)

    await port.signal(name, payload)
    with suppress(RPCError):  # the first may have ended it
        await port.signal(name, payload)

    await port.comes_to(lambda report: name == "upstream_changed" or bool(said_in(report)))
    told = [notice.kind for notice in desk.outbox.notices[before:]]
    assert len(told) == len(set(told))
    assert not desk.upstream.created or max(desk.upstream.created.values()) == 1
    assert await failed_tasks(port) == []


def said_in(report: object) -> list[str]:
    return [entry.what for entry in report.timeline if entry.by == "sam"]  # type: ignore[attr-defined]
