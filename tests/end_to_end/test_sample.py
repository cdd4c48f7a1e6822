"""A port request through real processes: from real PDFs to the mails in the outbox."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from temporalio.api.history.v1 import History as HistoryProto

from porting.domain.status import PortStatus
from porting.settings import Settings
from porting.temporal.codec import RequestCodec
from starters.request_file import RequestFile
from starters.sample import follow
from starters.sample_desk import example_desk
from tests.end_to_end.payloads import payloads_in
from tests.end_to_end.requests import a_request_file, example
from tests.end_to_end.system import Port, System, key_of, running_system
from workers.encryption import request_codec

pytestmark = [pytest.mark.embedded, pytest.mark.asyncio(loop_scope="module")]

#: With letters and leading zeros, and nowhere else by chance.
PIN = "0042x7"
UNUSUAL = ("day_before", "late")


@dataclass(frozen=True)
class Ported:
    """A system in which the sample, a wireless request with a PIN and one of two carriers' numbers have
    completed."""

    system: System
    sample: Port
    wireless: Port
    of_two_carriers: Port


def the_sample() -> dict[str, Any]:
    return example("acme-0001")


def a_wireless_request() -> dict[str, Any]:
    given = example("wrong-pin")
    given |= {"request_id": "wireless-0001", "numbers": [{"number": "+15125550177", "type": "wireless"}]}
    given["losing_carrier"] |= {"pin": PIN}
    return given


def two_carriers_numbers() -> RequestFile:
    """The second one is, as the sandbox has it, another losing carrier's."""
    given = a_request_file("carriers-0001", "+15125550178")
    other = given.numbers[0].model_copy(update={"number": "+15125550166"})
    return given.model_copy(update={"numbers": (*given.numbers, other)})


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ported(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Ported]:
    directory = tmp_path_factory.mktemp("porting")
    async with running_system(directory, PORTING_DAY="2s", PORTING_LOG_LEVEL="debug") as system:
        desk = example_desk(system.client, system.settings, lambda _line: None)
        sample = Port(system, await desk.submit())
        wireless = await system.submit(RequestFile.model_validate(a_wireless_request()))
        of_two_carriers = await system.submit(two_carriers_numbers())
        async with asyncio.timeout(60):
            await asyncio.gather(
                *(
                    follow(desk, port.request_id, lambda _line: None)
                    for port in (sample, wireless, of_two_carriers)
                )
            )
        yield Ported(system, sample, wireless, of_two_carriers)


async def test_the_sample_is_completed(ported: Ported) -> None:
    outcome = await ported.sample.outcome()

    assert outcome.status is PortStatus.COMPLETED
    assert set(outcome.orders.values()) == {PortStatus.COMPLETED}


async def test_the_customer_is_told_each_thing_once(ported: Ported) -> None:
    about_one_order = ["completed", "port_date", "submitted", "transferred"]

    assert of_the_usual_kinds(ported.wireless.told()) == sorted(["received", *about_one_order])
    assert of_the_usual_kinds(ported.sample.told()) == sorted(["received", *(2 * about_one_order)])
    about_both = ported.system.mails_about("acme-0001") + ported.system.mails_about("wireless-0001")
    mails = [mail for mail in about_both if mail["X-Porting-Kind"] not in UNUSUAL]
    assert {key_of(mail).rpartition(":")[2] for mail in mails} == {"1"}
    assert {mail["To"].addresses[0].addr_spec for mail in mails} == {
        "dana@acme.example",
        "sam@bluebonnet.example",
    }


async def test_numbers_of_two_carriers_are_two_orders_each_told_of_by_itself(ported: Ported) -> None:
    outcome = await ported.of_two_carriers.outcome()

    assert outcome.orders == {
        "carriers-0001-1": PortStatus.COMPLETED,
        "carriers-0001-1.2": PortStatus.COMPLETED,
    }
    assert of_the_usual_kinds(ported.of_two_carriers.told()) == sorted(
        ["received", *(2 * ["completed", "port_date", "submitted", "transferred"])]
    )


def of_the_usual_kinds(kinds: list[str]) -> list[str]:
    """The day before is told of only where the weekday lets the date be known before it, and a late step to
    support where this machine takes longer than days of two seconds allow."""
    return [kind for kind in kinds if kind not in UNUSUAL]


async def test_mails_have_a_part_for_eyes_and_one_for_plain_readers(ported: Ported) -> None:
    for mail in ported.system.mails_about("acme-0001"):
        assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


def as_a_whole(secret: str) -> str:
    """A pattern: five digits may also be part of an instant's microseconds."""
    return rf"(?<!\d){re.escape(secret)}(?!\d)"


async def test_no_log_says_who_the_customer_is(ported: Ported) -> None:
    secrets = personal_data(the_sample()) | personal_data(a_wireless_request()) | {PIN}
    logs = {file.name: file.read_text() for file in ported.system.local.logs.glob("*.log")}

    found = {
        (name, secret)
        for name, log in logs.items()
        for secret in secrets
        if re.search(as_a_whole(secret), log)
    }

    assert {"temporal.log", "sandbox.log", "web.log", "worker.log"} <= logs.keys()
    assert all("debug" in logs[f"{name}.log"] for name in ("sandbox", "web", "worker"))
    assert found == set()


#: Letters of a name that no random bytes spell: of the 100,000 of a history's ciphertext, three did (`Sam`).
NOT_BY_CHANCE = 5


def personal_data(given: dict[str, Any]) -> frozenset[str]:
    """Everything in a request file by which somebody could be known."""
    address, carrier = given["service_address"], given["losing_carrier"]
    numbers = [number["number"] for number in given["numbers"]] + [given["contact"]["phone"]]
    return frozenset(
        [
            *(given["company_name"], given["contact"]["name"], given["contact"]["email"]),
            *given["authorized_user"].values(),
            *(address["street"], address["postal_code"], carrier["account_number"]),
            *(number.removeprefix("+1") for number in numbers),
        ]
    )


async def test_temporal_can_read_nothing_and_whoever_has_the_keys_all_but_the_pin(ported: Ported) -> None:
    handle = ported.wireless.handle
    history = HistoryProto(events=[event async for event in handle.fetch_history_events()])
    shown = (await handle.describe()).raw_description
    payloads = [payload for part in (history, shown) for payload in payloads_in(part)]

    opened = await the_codec(ported.system.settings).decode(payloads)

    assert {payload.metadata["encoding"] for payload in payloads} == {b"binary/porting-v1"}
    assert any(b"Bluebonnet" in payload.data for payload in opened)
    assert all(PIN.encode() not in payload.data for payload in opened)
    secrets = personal_data(a_wireless_request()) - {"5125550177"} | {PIN}
    long_ones = [said.encode() for said in secrets if len(said) >= NOT_BY_CHANCE]
    assert not [said for payload in payloads for said in long_ones if said in payload.data]
    for payload in payloads:
        payload.data = b""
    assert not [said for part in (history, shown) for said in secrets if said in str(part)]


def the_codec(settings: Settings) -> RequestCodec:
    codec = request_codec(settings)
    assert codec is not None
    return codec


async def test_only_their_numbers_tell_who_asks_in_ids_and_search_attributes(ported: Ported) -> None:
    description = await ported.sample.handle.describe()
    shown = f"{description.id} {dict(description.typed_search_attributes)}"
    numbers = {"5125550100", "8005550123"}

    assert not [said for said in personal_data(the_sample()) - numbers if said in shown]
