"""Who the customer is stands in encrypted payloads and documents and in the mails themselves: nowhere else.

Numbers that are brought in are the one exception: lists find requests by them (`PortNumbers`).
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from google.protobuf.json_format import MessageToJson
from temporalio.api.common.v1 import Payload, Payloads
from temporalio.api.history.v1 import History
from temporalio.client import WorkflowUpdateFailedError

from porting import tcp
from porting.domain.port_request import Documents
from porting.domain.status import PortStatus
from porting.metrics import table
from porting.temporal.client import DEFAULT_NAMESPACE
from starters.codec.own_token import own_token
from starters.correction import payload
from starters.port_request import port_request
from starters.submission import started
from tests.end_to_end import markers
from tests.end_to_end.markers import Found, found_in, found_in_files
from tests.end_to_end.payloads import payloads_in
from tests.end_to_end.system import Port, System, a_system, laid_out, until
from tests.metrics import sdk_metrics
from tests.metrics.table import series_of
from tests.sandbox.servers import loopback_client
from tests.scraped import samples_in, value_of
from tests.tracing.collector import Collector, a_collector
from workers.documents import document_stores, sample_documents
from workers.encryption import request_codec
from workers.wiring import pin_seal

pytestmark = [pytest.mark.embedded, pytest.mark.asyncio(loop_scope="module")]


@dataclass(frozen=True)
class Lived:
    """A request with all markers has completed; nothing runs any more."""

    system: System
    history: History
    opened: list[bytes]
    """Its payloads, decrypted."""
    documents: list[bytes]
    """As they were given."""
    description: str
    scraped: dict[str, str]
    """What Prometheus was told, by process; of the worker that was killed as well."""
    probed: dict[str, str]
    """What /readyz answered, by process."""
    collector: Collector


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def lived(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Lived]:
    with a_collector() as collector:
        yield await having_lived(tmp_path_factory.mktemp("porting"), collector)


async def having_lived(root: Path, collector: Collector) -> Lived:
    served = {name: f"{tcp.LOOPBACK}:{tcp.free_port()}" for name in ("worker", "web", "codec-server")}
    health = f"{tcp.LOOPBACK}:{tcp.free_port()}"
    local = laid_out(
        root,
        PORTING_DAY="1d",
        PORTING_LOG_LEVEL="debug",
        PORTING_METRICS_ADDRESS=served["worker"],
        PORTING_WEB_METRICS_ADDRESS=served["web"],
        PORTING_CODEC_METRICS_ADDRESS=served["codec-server"],
        PORTING_HEALTH_ADDRESS=health,
        PORTING_CODEC_PORT=str(tcp.free_port()),
        OTEL_EXPORTER_OTLP_ENDPOINT=collector.address,
    )
    async with a_system(local) as system:
        await system.start("temporal", "sandbox", "web", "codec-server", "worker")
        port = await submitted(system)
        await goes_a_hard_way_until_it_is_rejected(port)
        killed = await scraped_at(served["worker"])
        await goes_on_with_another_worker(port)
        history = History(events=[event async for event in port.handle.fetch_history_events()])
        await everybody_looks(system, port, history)
        description = (await port.handle.describe()).raw_description
        opened = await opened_by_us(system, [*payloads_in(history), *payloads_in(description)])
        request = await system.desk.request(port.request_id)
        store = document_stores(system.settings).of(port.request_id)
        documents = [store.get(reference) for _, reference in request.documents if reference]
        await is_surveyed(served["worker"])
        scraped = {name: await scraped_at(address) for name, address in served.items()}
        probed = await probed_at(
            {
                "worker": health,
                "web": f"{tcp.LOOPBACK}:{system.settings.web_port}",
                "codec-server": f"{tcp.LOOPBACK}:{system.settings.codec_port}",
                "sandbox": f"{tcp.LOOPBACK}:{system.settings.sandbox_port}",
            }
        )
        for name in reversed(list(system.running)):
            await system.stop(name)
        scraped["the worker that was killed"] = killed
        return Lived(system, history, opened, documents, str(description), scraped, probed, collector)


async def scraped_at(address: str) -> str:
    async with loopback_client() as client:
        return (await client.get(f"http://{address}/metrics")).text


async def is_surveyed(address: str) -> None:
    async def there() -> bool:
        told = samples_in(await scraped_at(address))
        return value_of(told, "porting_ready") == 4 and any(each.name == table.SURVEYED.name for each in told)

    await until(there, "the worker is ready, and all requests are counted")


async def probed_at(addresses: dict[str, str]) -> dict[str, str]:
    """What each answers once it has all that it needs."""
    probed: dict[str, str] = {}

    async def all_are_ready() -> bool:
        async with loopback_client() as client:
            for name, address in addresses.items():
                answer = await client.get(f"http://{address}/readyz")
                probed[name] = answer.text
                if answer.status_code != 200:
                    return False
        return True

    await until(all_are_ready, "all processes are ready")
    return probed


async def submitted(system: System) -> Port:
    given = markers.a_marked_request()
    plain = port_request(given, Documents(), None, system.settings.policy)
    store = document_stores(system.settings).of(given.identity)
    made = sample_documents(plain, plain.calendar.day_of(datetime.now(UTC)))
    stored = {kind: store.put(markers.with_a_mark(kind, content)) for kind, content in made.items()}
    await system.upstream_fails("draft", "error_500")
    await system.upstream_fails("submit", "drop")
    await started(system.client, given, Documents(**stored), system.settings)
    return Port(system, given.identity)


async def goes_a_hard_way_until_it_is_rejected(port: Port) -> None:
    """Upstream fails, the carrier rejects, messages make no sense."""
    await port.goes(PortStatus.AWAITING_BACKBONE, PortStatus.AWAITING_LOSING_CARRIER)
    reasons = [{"code": "wrong_pin", "text": markers.CARRIERS_WORDS}]
    await port.system.upstream_fails("order", "garbage")
    await port.upstream_acts("reject", reasons=reasons)
    await port.reaches(PortStatus.REJECTED)
    await nonsense_is_sent(port)
    await port.handle.signal("add_note", {"text": markers.SUPPORTS_NOTE, "by": markers.SENDER})
    contact = {"name": markers.NEXT_CONTACT, "email": markers.NEXT_MAIL}
    await port.handle.signal("change_contact", {"contact": contact, "by": "sam"})
    await port.report()  # all of it has been taken


async def goes_on_with_another_worker(port: Port) -> None:
    await port.system.kill("worker")
    await port.system.start("worker")
    fields = {"losing_carrier.pin": markers.NEXT_PIN}
    pins = pin_seal(port.system.settings)
    correction = payload(fields, Documents(), port.request_id, pins, note=markers.CORRECTIONS_NOTE)
    await port.handle.execute_update("resubmit", correction)
    await port.goes(PortStatus.AWAITING_LOSING_CARRIER, PortStatus.COMPLETED)
    await port.outcome()


async def nonsense_is_sent(port: Port) -> None:
    await port.handle.signal("carrier_response", {"approved": markers.REFUSED_SIGNAL})
    await port.handle.signal("no_such_message", {"text": markers.UNKNOWN_SIGNAL})
    with pytest.raises(WorkflowUpdateFailedError):
        await port.handle.execute_update("review_documents", {"verdict": markers.REFUSED_UPDATE})


async def everybody_looks(system: System, port: Port, history: History) -> None:
    """The worker answers a query, and the codec server decodes."""
    await port.report()
    given = next(payloads_in(history))
    token = own_token(system.settings, DEFAULT_NAMESPACE)
    async with loopback_client(f"http://{tcp.LOOPBACK}:{system.settings.codec_port}") as codec:
        answer = await codec.post(
            "/decode",
            content=json_of(given),
            headers={
                "Authorization": f"Bearer {token}",
                "Content-Type": "application/json",
                "X-Namespace": DEFAULT_NAMESPACE,
            },
        )
    assert answer.status_code == 200
    assert list(found_in("what the codec server answers", answer.content))


def json_of(given: Payload) -> str:
    return MessageToJson(Payloads(payloads=[given]))


async def opened_by_us(system: System, given: list[Payload]) -> list[bytes]:
    codec = request_codec(system.settings)
    assert codec is not None
    return [payload.data for payload in await codec.decode(given)]


async def test_all_markers_went_all_the_way(lived: Lived) -> None:
    """What is not planted is not found either."""
    settings = lived.system.settings
    in_payloads = {found.marker for content in lived.opened for found in found_in("payload", content)}
    upstream = set(found_in_files(files_in(settings.sandbox_dir), settings.state_dir))
    in_documents = {found.marker for content in lived.documents for found in found_in("document", content)}
    mails = {found.marker for found in found_in_files(files_in(settings.outbox_dir), settings.state_dir)}

    assert len(set(markers.ALL)) == 24
    assert in_payloads == set(markers.OTHERS) - {markers.REFUSED_UPDATE}  # it is nowhere at all
    assert {found.marker for found in upstream} == {markers.CARRIERS_WORDS}
    assert sum(b'"sealed"' in content for content in lived.opened) >= len(markers.PINS)
    assert mails >= {markers.MAIL, markers.NEXT_MAIL, markers.COMPANY}
    assert in_documents >= set(markers.IN_DOCUMENTS)


async def test_nothing_that_temporal_keeps_says_who_the_customer_is(lived: Lived) -> None:
    state = lived.system.settings.state_dir
    database = [file for file in files_in(state) if file.name.startswith("temporal.db")]

    assert database
    assert found(database, state) == []
    assert sorted(found_in("history", str(lived.history))) == []
    assert sorted(found_in("description", lived.description)) == []


async def test_nothing_on_the_disk_says_who_the_customer_is_but_the_mails_themselves(lived: Lived) -> None:
    """The sandbox is not ours: it plays upstream, which is told."""
    settings = lived.system.settings
    elsewhere = [
        file
        for file in files_in(settings.state_dir)
        if not file.is_relative_to(settings.sandbox_dir) and not file.is_relative_to(settings.outbox_dir)
    ]

    assert {"data-keys.db", "holds.db", "encryption.keys"} <= {file.name for file in elsewhere}
    assert found(elsewhere, settings.state_dir) == []


async def test_no_log_says_who_the_customer_is(lived: Lived) -> None:
    logs = lived.system.local.logs
    programs = ("worker", "web", "codec-server", "sandbox")

    assert all("debug" in (logs / f"{program}.log").read_text() for program in programs)
    assert found(files_in(logs), logs) == []


async def test_no_metric_and_no_probe_says_who_the_customer_is(lived: Lived) -> None:
    told = {**lived.scraped, **{f"probe of {name}": answer for name, answer in lived.probed.items()}}

    assert [found for where, text in told.items() for found in sorted(found_in(where, text))] == []
    assert [where for where, text in told.items() if "marked-0001" in text] == []
    assert set(lived.probed.values()) == {'{"ready": true, "missing": {}}'}


async def test_prometheus_is_told_what_became_of_a_request_that_was_rejected(lived: Lived) -> None:
    first = samples_in(lived.scraped["the worker that was killed"])
    second = samples_in(lived.scraped["worker"])

    assert value_of(first, "porting_requests_submitted_total") == 1
    assert value_of(first, "porting_check_seconds_count", verdict="pass") == 1
    assert value_of(first, "porting_upstream_call_seconds_count", operation="draft", outcome="unavailable")
    assert value_of(first, "porting_upstream_call_seconds_count", operation="submission", outcome="ok") == 1
    assert value_of(first, "porting_rejections_total", by="carrier", reason="wrong_pin") == 1
    assert value_of(first, "porting_messages_refused_total", message="carrier_response") == 1
    assert value_of(first, "porting_messages_refused_total", message="other") == 1
    assert value_of(first, "porting_step_seconds_count", step="awaiting_losing_carrier", late="false") == 1
    assert value_of(second, "porting_requests_submitted_total") == 0  # it was replayed
    assert value_of(second, "porting_rejections_total", reason="wrong_pin") == 0
    assert value_of(second, "porting_corrections_total", brought="pin") == 1
    assert value_of(second, "porting_step_seconds_count", step="rejected") == 1
    assert value_of(second, "porting_requests_ended_total", status="completed", first_time_right="false") == 1
    assert value_of(second, "porting_mails_total", kind="completed", outcome="sent") == 1


async def test_prometheus_is_told_how_each_process_stands_and_what_it_was_asked(lived: Lived) -> None:
    worker, web, codec = (samples_in(lived.scraped[name]) for name in ("worker", "web", "codec-server"))

    assert value_of(worker, "porting_ready") == 4
    # Counted when this worker began, which was while the request was rejected, or later.
    assert value_of(worker, "porting_requests") == value_of(worker, "porting_requests", status="rejected")
    assert value_of(worker, "porting_keys_missing") == 0
    assert value_of(worker, "porting_workflows_in_trouble") == 0
    assert value_of(worker, "porting_retention_timestamp_seconds")
    assert {each.labels["check"] for each in web if each.name == "porting_ready"} == {
        "temporal",
        "keys",
        "state",
    }
    assert value_of(web, "porting_state_free_bytes")
    assert value_of(web, "porting_web_requests_total", route="/webhooks/upstream", status="204")
    assert value_of(web, "porting_web_request_seconds_count", route="/webhooks/upstream")
    assert value_of(codec, "porting_codec_calls_total", call="decode", outcome="done") == 1
    assert value_of(codec, "porting_codec_payloads_total", call="decode", outcome="done") == 1


async def test_all_that_is_served_is_in_the_table_or_the_sdk_s(lived: Lived) -> None:
    samples = [each for text in lived.scraped.values() for each in samples_in(text)]
    names = {each.name for each in samples}
    in_the_table = {series for metric in table.ALL for series in series_of(metric)}

    assert {name for name in names if name.startswith("porting_")} <= in_the_table
    assert set(sdk_metrics.SERVED) <= names
    for name, labels in sdk_metrics.SERVED.items():
        there = {label for each in samples if each.name == name for label in each.labels}
        assert set(labels) <= there, name
    assert {name for name in names if not name.startswith(("porting_", "temporal_"))} == set()


async def test_no_trace_says_who_the_customer_is(lived: Lived) -> None:
    sent = b"".join(lived.collector.bodies)

    assert lived.collector.services >= {"porting-worker", "porting-web", "porting-codec-server"}
    assert lived.collector.named("RunActivity:submit_port_order")
    assert sorted(found_in("trace", sent)) == []


async def test_a_mail_s_name_and_headers_say_no_more_than_to_whom_and_what_about(lived: Lived) -> None:
    for mail in lived.system.mails_about("marked-0001"):
        said = {name: str(value) for name, value in mail.items() if name not in ("To", "Subject")}

        assert sorted(found_in("headers", str(said))) == []


def files_in(directory: Path) -> list[Path]:
    return [file for file in sorted(directory.rglob("*")) if file.is_file()]


def found(files: list[Path], root: Path) -> list[Found]:
    return sorted(set(found_in_files(files, root)))
