"""Every command line of `docs/support.md` does what the page says, in the situation that it speaks of.

The lines are read out of the page, so that the page and this test cannot part.
"""

import asyncio
import os
import shlex
import subprocess
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import pytest_asyncio
from temporalio.api.enums.v1 import EventType

from porting.temporal.embedded import binary
from tests.builders import a_port_request
from tests.desk import PATIENCE, Port, a_worker, at_the_losing_carrier
from tests.drafts import a_draft
from tests.end_to_end.support_page import Line, Situations, headings, lines
from tests.end_to_end.system import until
from tests.on_the_embedded_server import EmbeddedDesk, an_embedded_desk
from tests.starters.commands import Answered, CommandLine
from workflows import situations as pages
from workflows.draft_report import DraftStatus
from workflows.names import WORKFLOW_TYPE, workflow_id
from workflows.report import StatusReport, TimelineReport

pytestmark = [pytest.mark.embedded, pytest.mark.asyncio(loop_scope="module")]

LINES = lines()
OF_DRAFTS, STUCK, MANY = "A draft that waits", "A request that is stuck", "Many requests at once"
#: Pages that need more than one request that is there.
APART = {OF_DRAFTS, STUCK, MANY}

#: Lines after which a request is in the situation that it was in.
_LEAVE_IT_THERE = ("list", "count", "describe", "metadata", "upstream_changed", "add_note", "extend_deadline")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def situations(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Situations]:
    async with an_embedded_desk(tmp_path_factory.mktemp("temporal")) as desk, a_worker(desk):
        yield Situations(desk)


@dataclass(frozen=True)
class Terminal:
    """Support's, at which nothing of ours is installed."""

    desk: EmbeddedDesk
    home: Path

    async def __call__(self, line: Line) -> str:
        """What the line prints; it has to be carried out."""
        if line.command.startswith("porting "):
            answered = await self.ours(line.command)
            assert answered.exit_code == 0, answered.said
            return answered.output
        process = await asyncio.create_subprocess_exec(
            *("sh", "-c", line.command),
            env={
                "PATH": f"{binary().parent}:{os.environ['PATH']}",
                "HOME": str(self.home),
                "TEMPORAL_ADDRESS": self.desk.server.address,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        output, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode == 0, f"{line.heading}: {line.command}\n{output.decode()}"
        return output.decode()

    async def ours(self, command: str) -> Answered:
        """Where our own command line is installed."""
        porting = CommandLine(self.home, address=self.desk.server.address)
        return await porting.answers(*shlex.split(command)[1:])

    async def finds(self, line: Line, workflow_id: str) -> None:
        """The list that the line asks for has the workflow; lists are a moment late."""
        async with asyncio.timeout(PATIENCE):
            while workflow_id not in await self(line):
                await asyncio.sleep(0.3)


@pytest.fixture
def terminal(situations: Situations, tmp_path: Path) -> Terminal:
    return Terminal(situations.desk, tmp_path)


async def test_every_page_that_the_details_name_is_there() -> None:
    assert headings() >= pages.ALL


def of_page(heading: str) -> list[Line]:
    return [line for line in LINES if line.heading == heading]


@pytest.mark.parametrize(
    "heading", list(dict.fromkeys(line.heading for line in LINES if line.heading not in APART))
)
async def test_each_line_is_carried_out_in_its_situation(
    situations: Situations, terminal: Terminal, heading: str
) -> None:
    port = None
    for line in of_page(heading):
        if port is None or "ACTIVITY" in line.command:
            port = await situations.of(line)
        await is_carried_out(line, port, terminal)
        if not any(harmless in line.command for harmless in _LEAVE_IT_THERE):
            port = None  # it is in another situation now


async def is_carried_out(line: Line, port: Port, terminal: Terminal) -> None:
    before = await port.report()
    activity = await pending_activity(port) if "ACTIVITY" in line.command else "-"
    ready = line.about(port, await port.today(), activity)
    if ready.is_a_list:
        await terminal.finds(ready, port.request.request_id)
    else:
        await terminal(ready)
    news: list[TimelineReport] = []

    def is_done(report: StatusReport) -> bool:
        news[:] = [entry for entry in report.timeline if entry not in before.timeline]
        happened = [entry.what for entry in news]
        return (not is_told or bool(happened)) and (line.then is None or line.then in happened)

    is_told = '"by": "sam"' in line.command and "upstream_changed" not in line.command
    report = await port.comes_to(is_done, f"{line.then or 'an answer'} after {ready.command}")
    assert {entry.by for entry in news if entry.by} == ({"sam"} if is_told else set())
    assert report.refused_messages == ()


async def pending_activity(port: Port) -> str:
    description = (await port.handle.describe()).raw_description
    return description.pending_activities[0].activity_id


async def test_a_mistyped_name_and_a_mistyped_field_show_in_the_details(
    situations: Situations, terminal: Terminal
) -> None:
    """Temporal's own metadata are what the UI shows, too."""
    line = Line("", "", None)
    port = await situations.of(line)
    signal = f"temporal workflow signal --workflow-id {port.handle.id} --name"

    await terminal(replace(line, command=f"{signal} carier_response --input '{{}}'"))
    await terminal(replace(line, command=f"""{signal} extend_deadline --input '{{"day": 7}}'"""))

    details = await terminal(
        replace(line, command=f"temporal workflow metadata --workflow-id {port.handle.id} --output json")
    )
    assert "there is no message of this name" in details
    assert "a field is unknown; known are by, note, days" in details


async def test_a_draft_is_found_filled_in_submitted_and_thrown_away(
    situations: Situations, terminal: Terminal
) -> None:
    draft = await a_draft(situations.desk, request_id="support-draft", origin="form")
    await draft.tells("mail_failed", notice="draft_incomplete", key="a mail", failure="bounced")

    async def rests() -> bool:
        return not (await draft.report()).is_being_submitted

    for line in of_page(OF_DRAFTS):
        ready = replace(line, command=line.command.replace("port-draft-ID", draft.handle.id))
        if line.is_a_list:
            await terminal.finds(ready, draft.handle.id)
        else:
            await until(rests, "the draft as the line before has left it")
            await terminal(ready)

    assert (await draft.outcome()).status is DraftStatus.DISCARDED
    report = await draft.report()
    assert [known.value for known in report.known] == ["LS-204418"]
    assert report.problems
    assert report.refused_messages == ()


async def test_a_request_that_no_worker_goes_on_with_is_looked_at_and_signaled(
    situations: Situations, terminal: Terminal
) -> None:
    facts = situations.facts()
    stuck = await situations.desk.env.client.start_workflow(
        WORKFLOW_TYPE, a_port_request(**facts), id=workflow_id(facts["request_id"]), task_queue="no-worker"
    )

    printed = [
        await terminal(replace(line, command=line.command.replace("port-request-ID", stuck.id)))
        for line in of_page(STUCK)
    ]

    assert any("Pollers" in each for each in printed)
    kinds = [event.event_type for event in (await stuck.fetch_history()).events]
    assert EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED in kinds
    await stuck.terminate()


async def test_many_requests_get_a_message_at_once_and_once_in_a_run_of_ours(
    situations: Situations, terminal: Terminal
) -> None:
    ports = [await at_the_losing_carrier(situations.desk, **situations.facts()) for _ in range(2)]
    looking, signaling, progress, dry, sending = of_page(MANY)
    for port in ports:
        await terminal.finds(looking, port.request.request_id)

    await terminal(signaling)
    listed = await terminal(progress)
    for port in ports:
        await port.comes_to(lambda report: extensions(report) == ["the carrier is on strike"], "the Signal")
    unasked = await terminal.ours(sending.command.replace(" --yes", ""))
    would_get = await terminal(dry)
    first, again = await terminal(sending), await terminal(sending)

    assert listed
    assert (unasked.exit_code, "say --yes" in unasked.said) == (2, True)
    for port in ports:
        assert port.request.request_id in would_get
        assert f"{port.request.request_id}: done: deadline extended by 7 days" in first
        assert f"{port.request.request_id}: done: deadline extended by 7 days" in again
        assert extensions(await port.report()) == ["the carrier is on strike", None]


def extensions(report: StatusReport) -> list[str | None]:
    return [entry.note for entry in report.timeline if entry.what == "deadline extended by 7 days"]
