"""What the time-skipping server does not have: lists, and being without a worker; and the web process."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from porting import tcp
from porting.child_process import ChildProcess
from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.policy import Policy
from porting.temporal.embedded import EmbeddedServer, running_server
from starters.desk import PortingDesk, WorkerAwayError
from starters.report.model import Period, Untold
from starters.report.reading import Reading
from tests.fakes import Checks, Outbox, Papers, Pins, Revocations, Starts, Upstream
from tests.half_sent import half_sent
from tests.sandbox.servers import loopback_client
from tests.scraped import Meter, Sample, value_of
from tests.starters.commands import PATIENCE, CommandLine
from workers.survey import Survey
from workers.wiring import Collaborators, make_worker

pytestmark = pytest.mark.embedded

ROOT = Path(__file__).parents[2]
SOON = timedelta(milliseconds=300)
#: Seconds; a busy machine takes its time to import what a process consists of.
_TO_START = 60.0


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedServer]:
    async with running_server(tmp_path_factory.mktemp("temporal")) as running:
        yield running


@pytest.fixture
def porting_there(server: EmbeddedServer, porting: CommandLine) -> CommandLine:
    porting.address = server.address
    return porting


@asynccontextmanager
async def a_worker(server: EmbeddedServer, checks: Checks) -> AsyncIterator[None]:
    upstream = Upstream()
    collaborators = Collaborators(
        checks=checks,
        backbone=upstream,
        carrier=upstream,
        inventory=upstream,
        notifier=Outbox(),
        revocations=Revocations(),
        pins=Pins(),
        papers=Papers(),
        requests=Starts(),
        policy=Policy(),
    )
    with ThreadPoolExecutor(2) as threads:
        async with make_worker(await server.client(), collaborators, threads):
            yield


async def listed(porting: CommandLine, *options: str) -> list[str]:
    answered = await porting.answers("list", "--json", *options)
    return sorted(standing["request_id"] for standing in answered.json)


async def comes_to_be_listed(porting: CommandLine, request_ids: list[str], *options: str) -> None:
    """Lists are a moment late."""
    async with asyncio.timeout(PATIENCE):
        while await listed(porting, *options) != request_ids:
            await asyncio.sleep(0.05)


async def comes_to_be_reported_as_ended(porting: CommandLine, status: str) -> None:
    """A request has its last status a moment before it ends, and lists are late with both."""
    async with asyncio.timeout(PATIENCE):
        while status not in (await porting.answers("report", "--ended", "--json")).json["ended"]:
            await asyncio.sleep(0.05)


async def test_requests_are_listed_and_counted_by_what_they_wait_for(
    server: EmbeddedServer, porting_there: CommandLine, request_file: Any
) -> None:
    # No worker has registered the search attributes here yet: the first submission does.
    porting_there.environment["PORTING_DAY"] = "2s"
    checks = Checks()
    checks.find(FindingCode.LOA_WRONG_SIGNER, Severity.REVIEW)
    async with a_worker(server, checks):
        await porting_there.answers("submit", request_file(request_id="reviewed"))
        await comes_to_be_listed(porting_there, ["reviewed"], "--status", "in_document_review")
        porting_there.environment["PORTING_DAY"] = "1d"
        await porting_there.answers(
            "submit", request_file(request_id="waiting", numbers=[{"number": "+15125550107"}])
        )
        await comes_to_be_listed(porting_there, ["waiting"], "--status", "awaiting_losing_carrier")

        await comes_to_be_listed(porting_there, ["reviewed"], "--overdue")
        assert await listed(porting_there, "--action-by", "upstream") == ["waiting"]
        assert await listed(porting_there, "--number", "(512) 555-0100") == ["reviewed"]
        assert await listed(porting_there, "--status", "expired") == []
        shown = await porting_there.answers("list")
        counted = await surveyed(server)

    lines = shown.output.splitlines()
    assert lines[0].startswith("REQUEST")
    assert lines[1].startswith("reviewed  in document review")
    assert "LATE" in lines[1]
    assert lines[2].startswith("waiting   awaiting losing carrier")
    assert value_of(counted, "porting_requests", status="in_document_review") == 1
    assert value_of(counted, "porting_requests", status="awaiting_losing_carrier") == 1
    assert value_of(counted, "porting_requests", status="rejected") == 0
    assert value_of(counted, "porting_requests_late") == 1
    assert value_of(counted, "porting_requests_late", status="in_document_review") == 1
    assert (value_of(counted, "porting_review_oldest_seconds") or 0) > 0
    assert value_of(counted, "porting_drafts") == 0
    assert value_of(counted, "porting_workflows_in_trouble") == 0


async def surveyed(server: EmbeddedServer) -> list[Sample]:
    meter = Meter()
    policy = Policy().with_a_day_of(timedelta(seconds=2))
    await Survey(await server.client(), meter, policy, between_looks=timedelta(0)).look(datetime.now(UTC))
    return meter.samples


async def test_a_report_says_of_a_request_that_ended_what_became_of_it_without_a_worker(
    server: EmbeddedServer, porting_there: CommandLine, request_file: Any, tmp_path: Path
) -> None:
    checks = Checks()
    checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    table, page = tmp_path / "report.csv", tmp_path / "report.html"
    async with a_worker(server, checks):
        request = request_file(request_id="reported", numbers=[{"number": "+15125550105"}])
        await porting_there.answers("submit", request)
        await comes_to_be_listed(porting_there, ["reported"], "--status", "documents_rejected")
        await porting_there.answers("cancel", "reported")
        await comes_to_be_reported_as_ended(porting_there, "canceled")

    counted = (await porting_there.answers("report", "--ended", "--json")).json
    shown = await porting_there.answers("report", "--ended")
    await porting_there.answers("report", "--ended", "-o", table)
    await porting_there.answers("report", "--ended", "-o", page)

    assert counted["ended"]["canceled"] == 1
    assert {"code": "loa_not_signed", "failing": 1, "doubtful": 0} in counted["prevented"]["findings"]
    assert "LOA not signed" in shown.output
    [line] = [line for line in table.read_text().splitlines() if line.startswith("reported,")]
    assert line.startswith("reported,canceled,Lone Star Telephone,1,")
    assert "loa_not_signed" in line
    assert page.read_text().startswith("<!DOCTYPE html>")


async def test_a_report_knows_the_status_alone_of_what_is_open_while_no_worker_is_there(
    server: EmbeddedServer, porting_there: CommandLine, request_file: Any
) -> None:
    request = request_file(request_id="unread", numbers=[{"number": "+15125550104"}])
    await porting_there.answers("submit", request)
    await comes_to_be_listed(porting_there, ["unread"], "--number", "+15125550104")
    today = datetime.now().astimezone().date()
    reading = Reading(await server.client(), Period(first=today, last=today), worker_answers_within=SOON)

    read = [each async for each in reading.requests() if each.request_id == "unread"]

    assert [(each.status, each.course) for each in read] == [("checking_documents", Untold.NO_WORKER)]


async def test_without_a_worker_a_status_is_what_lists_know(
    server: EmbeddedServer, porting_there: CommandLine, request_file: Any
) -> None:
    request = request_file(request_id="alone", numbers=[{"number": "+15125550108"}])
    await porting_there.answers("submit", request)
    desk = PortingDesk(await server.client(), worker_answers_within=SOON)

    with pytest.raises(WorkerAwayError, match=r"^no worker answers for alone: start one"):
        await desk.status("alone")
    standing = await desk.standing("alone")

    assert (standing.status, standing.running) == ("checking_documents", True)
    assert standing.numbers == ("+15125550108",)


async def test_without_a_worker_a_message_is_said_to_wait(
    server: EmbeddedServer, porting_there: CommandLine, request_file: Any
) -> None:
    request = request_file(request_id="unheard", numbers=[{"number": "+15125550109"}])
    await porting_there.answers("submit", request)
    desk = PortingDesk(await server.client(), worker_answers_within=SOON)

    with pytest.raises(WorkerAwayError, match="Nothing is lost: the message may still be carried out"):
        await desk.tell("unheard", "add_note", {"text": "called"})


async def test_a_workflow_that_was_terminated_is_shown_as_such(
    server: EmbeddedServer, porting_there: CommandLine, request_file: Any
) -> None:
    client = await server.client()
    request = request_file(request_id="torn", numbers=[{"number": "+15125550106"}])
    await porting_there.answers("submit", request)
    await client.get_workflow_handle("port-request-torn").terminate()

    standing = await PortingDesk(client).standing("torn")

    assert (standing.status, standing.running, standing.due_at) == ("terminated", False, None)


async def test_lists_need_no_key(porting_there: CommandLine, request_file: Any) -> None:
    await porting_there.answers(
        "submit", request_file(request_id="keyless", numbers=[{"number": "+15125550107"}])
    )
    without_a_key = replace(porting_there, environment={"PORTING_ENCRYPTION": "on"})

    async with asyncio.timeout(_TO_START):
        while "keyless" not in (listed := await without_a_key.answers("list")).output:
            await asyncio.sleep(0.1)  # lists are a moment late

    assert listed.exit_code == 0
    assert "docs/keys.md" in (await without_a_key.answers("status", "keyless")).said


async def test_the_web_process_serves_without_temporal_and_goes_when_told(tmp_path: Path) -> None:
    port = tcp.free_port()
    environment = {
        "PORTING_WEB_PORT": str(port),
        "PORTING_STATE_DIR": str(tmp_path),
        "PORTING_ENCRYPTION": "off",
        "TEMPORAL_ADDRESS": f"{tcp.LOOPBACK}:{tcp.free_port()}",
        "PYTHONPATH": str(ROOT),
    }
    argv = (sys.executable, "-P", "-m", "starters.cli", "web")
    web = await ChildProcess.start(argv, tmp_path / "log", environment)
    try:
        async with (
            asyncio.timeout(_TO_START),
            loopback_client(f"http://{tcp.LOOPBACK}:{port}", _TO_START) as client,
        ):
            while not await tcp.answers(port):
                await asyncio.sleep(0.05)
            assert (await client.get("/healthz")).status_code == 200
            ready = await client.get("/readyz")
            assert ready.status_code == 503
            assert ready.json()["missing"]["temporal"] == "not connected yet"
        async with half_sent(port, "/webhooks/upstream") as begun:
            web.process.send_signal(signal.SIGTERM)
            assert await begun.answered() in (401, 503)
        assert await asyncio.wait_for(web.wait(), 30) == 0
    finally:
        await web.stop(timedelta(seconds=1))
    assert "waiting" in (tmp_path / "log").read_text()


async def test_a_taken_port_ends_the_web_process_with_a_word(tmp_path: Path) -> None:
    async with asyncio.timeout(_TO_START):
        taken = await asyncio.start_server(lambda _reader, _writer: None, tcp.LOOPBACK, 0)
        port = taken.sockets[0].getsockname()[1]
        argv = (sys.executable, "-P", "-m", "starters.cli", "web")
        environment = {
            "PORTING_WEB_PORT": str(port),
            "PORTING_STATE_DIR": str(tmp_path),
            "PORTING_ENCRYPTION": "off",
            "PYTHONPATH": str(ROOT),
        }
        web = await ChildProcess.start(argv, tmp_path / "log", environment)
        code = await web.wait()
        taken.close()

    assert code == 1
    assert "web_cannot_listen" in (tmp_path / "log").read_text()
    assert "Traceback" not in (tmp_path / "log").read_text()
