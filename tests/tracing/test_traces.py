"""One trace goes from the web request to each activity, and says nothing of anybody."""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from temporalio.api.common.v1 import Payload
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client, WorkflowHistory
from temporalio.worker import Replayer

from porting import tracing
from porting.domain.errors import DocumentAlteredError, UpstreamUnavailableError
from porting.domain.port_order import CarrierState
from porting.domain.rejection import RejectionReason
from porting.domain.status import PortStatus
from porting.temporal.plugin import PortingPlugin
from tests.desk import Desk, Port, a_desk
from tests.end_to_end import markers
from tests.end_to_end.markers import a_marked_request, found_in
from tests.histories.record import FOLDER
from tests.mail.inbound.posts import Mail
from tests.starters.web.api.programs import parts, the_api
from tests.starters.web.mail_desk import LOA, Desktop
from tests.tracing.collector import Collector, a_collector, facts, traced_to
from workflows.port_draft import PortDraftWorkflow
from workflows.port_request import PortRequestWorkflow

pytestmark = pytest.mark.asyncio(loop_scope="module")


@dataclass(frozen=True)
class Traced:
    """A request that a program sent to the API has completed, after everything had gone wrong once."""

    collector: Collector
    history: WorkflowHistory
    activities: list[str]
    """As the history has them scheduled."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def traced(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Traced]:
    with a_collector() as collector:
        with traced_to(collector):
            async with a_desk() as desk:
                port = await sent_by_a_program(desk, tmp_path_factory.mktemp("porting"))
                await goes_a_hard_way(port)
                history = await port.handle.fetch_history()
        yield Traced(collector, history, scheduled(history))


async def sent_by_a_program(desk: Desk, state: Path) -> Port:
    desk.checks.verdicts.append(DocumentAlteredError(markers.IN_THE_LOA))
    desk.upstream.failures.append(UpstreamUnavailableError(markers.ACCOUNT))
    given = a_marked_request().model_dump(mode="json", exclude_none=True)
    given["losing_carrier"]["pin"] = markers.PIN
    given.pop("documents", None)
    async with the_api(state, desk) as api:
        answer = await api.post("port-requests", **parts(given))
        assert answer.status_code == 201, answer.text
        seen = await api.get(f"port-requests/{given['request_id']}")
        assert seen.status_code == 200
    handle = desk.env.client.get_workflow_handle(answer.json()["workflow_id"])
    desk.started.append(handle)
    await desk.sees(lambda: bool(desk.checks.asked), "the check")
    return Port(desk, handle, desk.checks.asked[-1][0])


async def goes_a_hard_way(port: Port) -> None:
    await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)
    await somebody_sends(port, markers.UNKNOWN_SIGNAL, {"text": markers.REFUSED_SIGNAL})
    await port.sends("review_documents", verdict="accept", note=markers.SUPPORTS_NOTE)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    reasons = (RejectionReason(code="wrong_pin", text=markers.CARRIERS_WORDS),)
    await port.answered_by_carrier(CarrierState.REJECTED, reasons=reasons)
    await port.reaches(PortStatus.REJECTED)
    await port.sends("cancel_request", reason=markers.CORRECTIONS_NOTE)
    await port.outcome()


async def somebody_sends(port: Port, message: str, payload: dict[str, str]) -> None:
    """With a program of his own, which makes no traces."""
    address = port.desk.env.client.service_client.config.target_host
    client = await Client.connect(address, namespace=port.desk.env.client.namespace)
    await client.get_workflow_handle(port.handle.id).signal(message, payload)


def scheduled(history: WorkflowHistory) -> list[str]:
    return [
        event.activity_task_scheduled_event_attributes.activity_type.name
        for event in history.events
        if event.HasField("activity_task_scheduled_event_attributes")
    ]


async def test_the_trace_that_an_api_call_begins_has_each_activity_of_the_request(traced: Traced) -> None:
    begun = traced.collector.one("POST /api/v1/port-requests")
    names = [span.name for span in traced.collector.trace_of(begun)]

    assert not begun.parent_span_id
    assert {"StartWorkflow:PortRequest", "RunWorkflow:PortRequest"} <= set(names)
    assert len(traced.activities) > 8
    for activity in set(traced.activities):
        assert names.count(f"StartActivity:{activity}") == traced.activities.count(activity)
        assert names.count(f"RunActivity:{activity}") >= traced.activities.count(activity)
    assert sum(span.name.startswith("RunActivity") for span in traced.collector.spans) == sum(
        name.startswith("RunActivity") for name in names
    )


async def test_a_span_says_what_it_was_about_in_words_of_ours(traced: Traced) -> None:
    begun = traced.collector.one("POST /api/v1/port-requests")
    look = traced.collector.one("GET /api/v1/port-requests/{request_id}")
    submission = traced.collector.named("RunActivity:submit_port_order")[-1]
    mails = {facts(span)["porting.notice"] for span in traced.collector.named("RunActivity:send_notice")}

    assert facts(begun) == {
        "http.request.method": "POST",
        "http.route": "/api/v1/port-requests",
        "http.response.status_code": 201,
    }
    assert facts(look)["http.response.status_code"] == 200
    assert facts(submission)["temporalWorkflowID"] == "port-request-marked-0001"
    assert facts(submission)["porting.pon"] == "marked-0001-1"
    assert facts(submission)["porting.documents"] == "loa, csr, bill"
    assert {"received", "documents to review", "rejected"} <= mails


async def test_an_activity_that_fails_says_how_and_not_in_which_words(traced: Traced) -> None:
    [check] = traced.collector.named("RunActivity:check_documents")

    assert facts(check)["error.type"] == "DocumentAlteredError"
    assert [event.name for event in check.events] == ["exception"]
    assert {each.key for event in check.events for each in event.attributes} == {"exception.type"}
    assert check.status.code == check.status.STATUS_CODE_ERROR
    assert not check.status.message


async def test_no_trace_says_who_the_customer_is(traced: Traced) -> None:
    sent = b"".join(traced.collector.bodies)

    assert b"port-request-marked-0001" in sent
    assert sorted(found_in("trace", sent)) == []


async def test_a_history_has_nothing_of_a_trace_but_its_number(traced: Traced) -> None:
    with_header = [carried for event in traced.history.events if (carried := header_of(event))]

    assert len(with_header) > len(traced.activities)
    for payload in with_header:
        assert list(json.loads(payload.data)) == ["traceparent"]


def header_of(event: HistoryEvent) -> Payload | None:
    told = getattr(event, str(event.WhichOneof("attributes")))
    fields = told.header.fields if "header" in told.DESCRIPTOR.fields_by_name else {}
    return fields.get("_tracer-data")


async def test_a_traced_request_goes_on_where_nothing_is_traced(traced: Traced) -> None:
    assert tracing.current() is None
    await a_replayer().replay_workflow(traced.history)


@pytest.mark.parametrize("name", ["completed_after_every_obstacle", "draft_submitted_by_mail"])
async def test_a_request_of_before_goes_on_where_it_is_traced_and_makes_no_span(name: str) -> None:
    content = json.loads((FOLDER / f"{name}.json").read_text())
    history = WorkflowHistory.from_json(content.pop("workflowId"), content)

    with a_collector() as collector, traced_to(collector):
        await a_replayer().replay_workflow(history)

    assert collector.spans == []


def a_replayer() -> Replayer:
    return Replayer(workflows=[PortRequestWorkflow, PortDraftWorkflow], plugins=[PortingPlugin()])


async def test_the_trace_of_a_mail_has_what_reads_it_and_a_link_to_the_web_request_that_brought_it(
    tmp_path: Path,
) -> None:
    with a_collector() as collector, traced_to(collector):
        async with a_desk() as desk:
            web = Desktop(tmp_path)
            assert await web.gets(Mail(files=(LOA,)).raw_form()) == 204
            await web.intake.act(desk.env.client)
            await desk.sees(lambda: bool(desk.papers.read), "the reading of the mail")

    recorded = collector.one("mail recorded")
    brought = collector.one("POST /webhooks/inbound-mail")
    named = {span.name for span in collector.trace_of(recorded)}
    assert named >= {"mail acted on", "RunWorkflow:PortDraft", "RunActivity:read_mail_of_draft"}
    assert [link.span_id for link in recorded.links] == [brought.span_id]
    assert sorted(found_in("trace", b"".join(collector.bodies))) == []
    assert b"acme.example" not in b"".join(collector.bodies)


async def test_a_mail_has_one_trace_however_long_it_waits() -> None:
    with a_collector() as collector, traced_to(collector) as traces:
        with traces.web_request("POST") as answered:
            with tracing.span("mail recorded", of="ab12", facts={"porting.mail": "ab12"}):
                pass
            answered("/webhooks/inbound-mail/{secret}", 204)
        with tracing.span("mail acted on", of="ab12"), tracing.span("mail acted on"):
            assert tracing.trace_id()

    came = collector.one("POST /webhooks/inbound-mail/{secret}")
    recorded = collector.one("mail recorded")
    assert {span.trace_id for span in collector.named("mail acted on")} == {recorded.trace_id}
    assert came.trace_id != recorded.trace_id
    assert [link.span_id for link in recorded.links] == [came.span_id]


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    yield
    assert tracing.current() is None
