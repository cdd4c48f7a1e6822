import asyncio
import io
import json
import logging as stdlib_logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from temporalio import activity
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from porting import logging, tracing
from porting.temporal.plugin import PortingPlugin
from porting.temporal.runtime import name_the_workflow_in_fields_only
from tests.temporal.programs import TEST_SERVER
from tests.temporal.told import Mailed, Told
from tests.tracing.collector import a_collector, traced_to
from workflows.names import request_of


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = stdlib_logging.getLogger()
    handlers, level = root.handlers, root.level
    yield io.StringIO()
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def events(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_and_a_library_s_record_come_out_alike(stream: io.StringIO) -> None:
    logging.configure("info", "json", stream)

    structlog.get_logger("porting.carrier").info("port_order_sent", pon="acme-0001-1")
    stdlib_logging.getLogger("some.library").warning("took %s tries", 3, extra={"attempt": 3})

    ours, theirs = events(stream)
    assert (ours["event"], ours["pon"], ours["level"], ours["logger"]) == (
        "port_order_sent",
        "acme-0001-1",
        "info",
        "porting.carrier",
    )
    assert (theirs["event"], theirs["attempt"], theirs["level"]) == ("took 3 tries", 3, "warning")


def test_a_customer_s_data_does_not_come_out(stream: io.StringIO) -> None:
    logging.configure("info", "json", stream)

    structlog.get_logger().info("loa_read", pin="0042", email="dana@acme.example", sha256="ab12")

    assert events(stream)[0]["sha256"] == "ab12"
    assert "0042" not in stream.getvalue()
    assert "dana" not in stream.getvalue()


@pytest.mark.parametrize("output", ["json", "console"])
def test_a_failure_shows_where_it_was_but_no_values(stream: io.StringIO, output: logging.Format) -> None:
    logging.configure("info", output, stream)
    account = "LS-" + "204418"

    try:
        raise KeyError(len(account))
    except KeyError:
        structlog.get_logger().exception("step_failed")

    assert "test_logging.py" in stream.getvalue()
    assert "LS-204418" not in stream.getvalue()


def test_vendors_that_print_keys_and_recipients_are_silent_at_debug(stream: io.StringIO) -> None:
    logging.configure("debug", "json", stream)

    stdlib_logging.getLogger("python_http_client.client").debug("Authorization: Bearer key")
    stdlib_logging.getLogger("httpx2").info("POST with a query")

    assert events(stream) == []


@pytest.mark.parametrize("output", ["json", "console"])
async def test_a_workflow_s_line_comes_out_once_with_its_fields(
    stream: io.StringIO, output: logging.Format
) -> None:
    logging.configure("info", output, stream)
    name_the_workflow_in_fields_only()

    async with (
        await WorkflowEnvironment.start_time_skipping(
            test_server_existing_path=str(TEST_SERVER), plugins=[PortingPlugin()]
        ) as server,
        Worker(server.client, task_queue="q", workflows=[Told], max_cached_workflows=0),
    ):
        await server.client.execute_workflow(Told.run, id="port-request-acme-0001", task_queue="q")

    lines = [line for line in stream.getvalue().splitlines() if "port_request_started" in line]
    assert len(lines) == 1
    if output == "json":
        told = json.loads(lines[0])
        assert told["event"] == "port_request_started"
        assert told["request_id"] == "acme-0001"
        assert told["workflow_id"] == "port-request-acme-0001"


class MailedBySomebody:
    """An adapter, which knows nothing of the activity that asks it."""

    @activity.defn(name="send_notice")
    async def send(self) -> None:
        await asyncio.to_thread(
            structlog.get_logger("porting.mail").info, "mail_accepted", key="acme-0001:-:1"
        )


async def test_each_line_of_a_request_says_which_workflow_run_and_trace_it_is_of(stream: io.StringIO) -> None:
    logging.configure("info", "json", stream, request_of=request_of)
    name_the_workflow_in_fields_only()

    with a_collector() as collector, traced_to(collector):
        async with (
            await WorkflowEnvironment.start_time_skipping(
                test_server_existing_path=str(TEST_SERVER), plugins=[PortingPlugin()]
            ) as server,
            Worker(
                server.client,
                task_queue="q",
                workflows=[Mailed],
                activities=[MailedBySomebody().send],
                max_cached_workflows=0,
            ),
        ):
            with tracing.span("mail acted on"):
                begun = tracing.trace_id()
                handle = await server.client.start_workflow(
                    Mailed.run, id="port-request-acme-0001", task_queue="q"
                )
                await handle.result()

    told = [event for event in events(stream) if event["event"] in ("mail_accepted", "customer_told")]
    assert [event["event"] for event in told] == ["mail_accepted", "customer_told"]
    assert {event["request_id"] for event in told} == {"acme-0001"}
    assert {event["workflow_id"] for event in told} == {"port-request-acme-0001"}
    assert {event["run_id"] for event in told} == {handle.first_execution_run_id}
    assert {event["trace_id"] for event in told} == {begun}
    assert (told[0]["activity_type"], told[0]["attempt"]) == ("send_notice", 1)
