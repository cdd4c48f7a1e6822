"""The codec by itself."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from temporalio.api.common.v1 import Payload
from temporalio.api.failure.v1 import Failure
from temporalio.converter import ActivitySerializationContext, DataConverter, WorkflowSerializationContext
from temporalio.exceptions import ApplicationError

from porting.adapters.data_keys import DataKeys
from porting.domain.errors import KeyErasedError, KeysUnavailableError, KeyUnknownError
from porting.encryption.data_key import Purpose
from porting.encryption.kek import KekRing, new_line
from porting.temporal.codec import RequestCodec
from porting.temporal.payloads import Unreadable, data_converter
from porting.unencrypted import Unencrypted
from workflows.names import request_of

CUSTOMER = {"company_name": "Harbour Dental", "losing_carrier": {"account_number": "LS-204418"}}


@pytest.fixture
def keys(tmp_path: Path) -> DataKeys:
    return DataKeys(tmp_path / "data-keys.db", KekRing.from_text(new_line()))


@pytest.fixture
def converter(keys: DataKeys) -> DataConverter:
    return data_converter(RequestCodec(keys, request_of))


def of(converter: DataConverter, workflow_id: str) -> DataConverter:
    return converter.with_context(WorkflowSerializationContext(namespace="default", workflow_id=workflow_id))


async def test_a_payload_is_encrypted_with_its_request_s_own_key(
    converter: DataConverter, keys: DataKeys
) -> None:
    [payload] = await of(converter, "port-request-acme-0001").encode([CUSTOMER])

    assert payload.metadata == {
        "encoding": b"binary/porting-v1",
        "key": keys.of("acme-0001").key_id.encode(),
    }
    assert b"Harbour" not in payload.SerializeToString()
    assert await converter.decode([payload]) == [CUSTOMER]


def test_one_converter_is_made_for_all_payloads_of_a_request(converter: DataConverter) -> None:
    of_one = of(converter, "port-request-acme-0001")

    assert of(converter, "port-request-acme-0001") is of_one
    assert of(converter, "port-draft-acme-0001") is of_one
    assert of(of_one, "port-request-acme-0002").payload_codec is not of_one.payload_codec


async def test_a_request_its_draft_and_their_activities_have_one_key(
    converter: DataConverter, keys: DataKeys
) -> None:
    activity = ActivitySerializationContext(
        namespace="default",
        activity_id="1",
        activity_type="send_notice",
        activity_task_queue="porting",
        workflow_id="port-request-acme-0001",
        workflow_type="PortRequest",
        is_local=False,
    )
    for each in (of(converter, "port-draft-acme-0001"), converter.with_context(activity)):
        [payload] = await each.encode([CUSTOMER])

        assert payload.metadata["key"] == keys.of("acme-0001").key_id.encode()
    [other] = await of(converter, "port-request-acme-0002").encode([CUSTOMER])
    assert other.metadata["key"] != keys.of("acme-0001").key_id.encode()


async def test_what_was_encoded_for_nobody_becomes_the_request_s_that_reads_it(
    converter: DataConverter, keys: DataKeys
) -> None:
    [payload] = await converter.encode([CUSTOMER])

    assert await of(converter, "port-request-acme-0001").decode([payload]) == [CUSTOMER]

    assert keys.erase("acme-0001", datetime.now(UTC)) == 1
    with pytest.raises(KeyErasedError):
        await converter.decode([payload])


async def test_a_request_reads_nothing_that_was_encrypted_for_another_one(converter: DataConverter) -> None:
    [payload] = await of(converter, "port-request-acme-0001").encode([CUSTOMER])

    [read] = await of(converter, "port-request-acme-0002").decode([payload])

    assert isinstance(read, Unreadable)


@pytest.mark.parametrize("what", ["data", "key", "nothing"])
async def test_what_can_never_be_read_is_a_message_like_any_that_makes_no_sense(
    converter: DataConverter, what: str
) -> None:
    mine = of(converter, "port-request-acme-0001")
    [payload] = await mine.encode([CUSTOMER])
    altered = Payload()
    altered.CopyFrom(payload)
    match what:
        case "data":
            altered.data = payload.data[:-1] + b"?"
        case "key":
            altered.metadata["key"] = b""
        case "nothing":
            altered = Payload(metadata={"encoding": b"binary/porting-v1"})

    [read] = await mine.decode([altered])

    assert isinstance(read, Unreadable)


async def test_a_key_that_is_not_there_now_may_be_there_later(
    converter: DataConverter, keys: DataKeys, tmp_path: Path
) -> None:
    [payload] = await of(converter, "port-request-acme-0001").encode([CUSTOMER])
    other_store = DataKeys(tmp_path / "other.db", KekRing.from_text(new_line()))
    other_ring = DataKeys(tmp_path / "data-keys.db", KekRing.from_text(new_line()))

    with pytest.raises(KeyUnknownError):
        await data_converter(RequestCodec(other_store, request_of)).decode([payload])
    with pytest.raises(KeysUnavailableError):
        await data_converter(RequestCodec(other_ring, request_of)).decode([payload])


async def test_what_came_in_the_clear_is_read_and_says_so(converter: DataConverter) -> None:
    payloads = await data_converter(None).encode([CUSTOMER, None])

    [given, nothing] = await converter.decode(payloads)

    assert given == CUSTOMER
    assert isinstance(given, Unencrypted)
    assert nothing is None


async def test_without_a_codec_nothing_is_marked() -> None:
    plain = data_converter(None)

    [given] = await plain.decode(await plain.encode([CUSTOMER]))

    assert not isinstance(given, Unencrypted)


async def test_what_failures_say_is_encrypted_with_their_causes_and_their_type_is_not(
    converter: DataConverter,
) -> None:
    mine = of(converter, "port-request-acme-0001")
    failure = Failure()
    try:
        try:
            raise ValueError("Harbour Dental has no account LS-204418")
        except ValueError as error:
            raise ApplicationError("Harbour Dental was refused", CUSTOMER, type="UpstreamRefused") from error
    except ApplicationError as error:
        await mine.encode_failure(error, failure)

    on_the_wire = failure.SerializeToString()
    assert b"Harbour" not in on_the_wire
    assert b"LS-204418" not in on_the_wire
    assert b"test_codec.py" not in on_the_wire
    assert failure.application_failure_info.type == "UpstreamRefused"
    read = await converter.decode_failure(failure)
    assert isinstance(read, ApplicationError)
    assert (read.message, read.details) == ("Harbour Dental was refused", (CUSTOMER,))
    assert str(read.__cause__) == "ValueError: Harbour Dental has no account LS-204418"


async def test_a_failure_that_is_passed_on_is_encrypted_again(converter: DataConverter) -> None:
    mine = of(converter, "port-request-acme-0001")
    first, second = Failure(), Failure()
    await mine.encode_failure(ApplicationError("Harbour Dental was refused", type="UpstreamRefused"), first)
    read = await mine.decode_failure(first)

    await mine.encode_failure(read, second)

    assert b"Harbour" not in second.SerializeToString()
    assert str(await converter.decode_failure(second)) == str(read)


def test_what_workflows_load_does_not_load_what_encrypts() -> None:
    program = (
        "import sys, workflows.port_request, workflows.port_draft, porting.temporal.payloads;"
        "print([name for name in sys.modules if name.startswith(('cryptography', 'porting.encryption'))])"
    )

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert loaded.stdout == "[]\n"


async def test_a_pin_sealed_at_the_edge_belongs_to_the_request_that_decodes_its_message(
    converter: DataConverter, keys: DataKeys
) -> None:
    pin = keys.loose(Purpose.PIN)
    [message] = await converter.encode([CUSTOMER])
    message.metadata["pin-keys"] = pin.key_id.encode()

    decoded = await of(converter, "port-request-acme-0001").decode([message])

    assert decoded == [CUSTOMER]
    keys.forget("acme-0001")
    with pytest.raises(KeyErasedError):
        keys.known(pin.key_id)
