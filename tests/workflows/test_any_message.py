"""Any JSON, and what is none, to any message in any step: the request lives, says of each message what became
of it, and ends.

One life takes many messages, since it has to stand that as well. `pytest --hypothesis-profile=long` sends
more; with `PORTING_SEED` set to another number, others.
"""

import asyncio
import json
import os
from contextlib import suppress
from random import Random
from typing import Any

import pytest
from hypothesis import settings
from temporalio.client import WorkflowUpdateFailedError
from temporalio.common import RawValue
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError

from porting.domain.status import PortStatus
from tests.builders import NUMBER, a_document
from tests.desk import PATIENCE, WAITING, Desk, Port
from tests.drafts import a_draft, mail
from tests.workflows.messages import correct, failed_tasks
from tests.workflows.odd_json import payloads
from workflows import draft_messages
from workflows.draft_report import DraftStatus
from workflows.messages import KINDS
from workflows.names import MAIL_FAILED
from workflows.report import StatusReport

#: They leave no word in the timeline where they are taken.
_SILENT = ("upstream_changed", MAIL_FAILED)


def _messages() -> int:
    """Twice as many as are sent to each step, half of them as Signals."""
    return settings().max_examples


def _random(about: str) -> Random:
    seed = os.environ.get("PORTING_SEED", "1")
    print(f"seed {seed}: PORTING_SEED={seed}")  # noqa: T201 - shown where the test fails
    return Random(f"{seed} {about}")


def refusals_logged(log: pytest.LogCaptureFixture, *, of: tuple[str, ...] = tuple(KINDS)) -> int:
    refused = [record for record in log.records if record.getMessage().startswith("message_refused")]
    return sum(getattr(record, "message_name", None) in of for record in refused)


async def is_answered(handle: Any, name: str, sent: list[Any]) -> bool:
    """Whether an Update was taken; one that was not says why, without a word of what was sent.

    Raises: `RPCError` where there is nobody any more who could take it.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            await handle.execute_update(name, args=[RawValue(payload) for payload in sent])
    except WorkflowUpdateFailedError as refusal:
        cause = refusal.cause
        assert isinstance(cause, ApplicationError)
        assert cause.type in ("MessageRefused", draft_messages.NOT_SUBMITTED)
        assert cause.message
        assert "yyyy" not in cause.message
        return False
    return True


async def is_quiet(port: Port) -> None:
    """The time-skipping server loses an Update that meets the end of a workflow, or of an activity."""
    if port.desk.checks.may_end.is_set():
        await port.nothing_runs()


async def ends(port: Port) -> None:
    """Somebody ends it as people do, whatever it has come to."""
    port.desk.checks.may_end.set()
    port.desk.upstream.failing.clear()
    port.desk.upstream.undecided = False
    for name, payload in (("cancel_request", {}), ("confirm_transfer", {"numbers": [NUMBER]})):
        await port.nothing_runs()
        with suppress(WorkflowUpdateFailedError, RPCError):
            await port.update(name, payload)
    report = await port.comes_to(lambda report: report.status.is_end, "its end")
    async with asyncio.timeout(PATIENCE):
        assert (await port.outcome()).status is report.status


def taken_in(report: StatusReport) -> int:
    return sum(entry.by is not None and not entry.what.startswith("the mail") for entry in report.timeline)


@pytest.mark.parametrize("status", list(WAITING))
async def test_any_message_leaves_a_request_alive_and_says_what_became_of_it(
    desk: Desk, status: PortStatus, caplog: pytest.LogCaptureFixture
) -> None:
    port = await WAITING[status](desk)
    random = _random(status)
    heard = 0

    with suppress(RPCError):  # it has ended
        for _ in range(_messages() // 4):
            name = random.choice([kind for kind in KINDS if kind != "cancel_request"])
            sent = payloads(random, await correct(name, port))
            await is_quiet(port)
            await port.handle.signal(name, args=[RawValue(payload) for payload in sent])
            heard += name not in _SILENT
            name = random.choice(list(KINDS))
            sent = payloads(random, json.loads(KINDS[name].example))
            await is_quiet(port)
            heard += await is_answered(port.handle, name, sent) and name not in _SILENT
            await port.report()

    loud = tuple(name for name in KINDS if name not in _SILENT)
    assert taken_in(await port.report()) + refusals_logged(caplog, of=loud) == heard
    await ends(port)
    assert await failed_tasks(port) == []


@pytest.mark.parametrize("is_reading", [False, True], ids=["waiting", "reading a mail"])
async def test_any_message_leaves_a_draft_alive_and_says_what_became_of_it(
    desk: Desk, is_reading: bool, caplog: pytest.LogCaptureFixture
) -> None:
    draft = await a_draft(desk, origin="form")
    random = _random(f"draft {is_reading}")
    if is_reading:
        desk.papers.may_end.clear()
        await draft.tells("mail_came", **mail("first", a_document("first")))

    kinds = [name for name in draft_messages.KINDS if name != draft_messages.DISCARD]
    refused = refusals_logged(caplog, of=tuple(kinds))
    for _ in range(_messages() // 4):
        name = random.choice(kinds)
        sent = payloads(random, _of_a_draft(name))
        await draft.handle.signal(name, args=[RawValue(payload) for payload in sent])
        if name != draft_messages.SUBMIT:  # which waits for the reading
            await is_answered(draft.handle, name, payloads(random, _of_a_draft(name)))
        assert (await draft.report()).status is DraftStatus.DRAFT

    assert refusals_logged(caplog, of=tuple(kinds)) > refused
    desk.papers.may_end.set()
    await draft.comes_to(lambda report: not (report.is_reading or report.is_being_submitted), "its rest")
    await draft.tells(draft_messages.DISCARD)
    assert (await draft.outcome()).status is DraftStatus.DISCARDED


def _of_a_draft(name: str) -> Any:
    """A payload that is right, or nearly so."""
    if name == draft_messages.MAIL_CAME:
        return mail("a mail", a_document("a mail"))
    return json.loads(draft_messages.KINDS[name].example)
