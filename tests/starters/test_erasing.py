"""Port requests are erased at the command line."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from porting.domain.errors import KeyErasedError
from porting.domain.port_request import DocumentReference
from porting.mail.inbound.record import MailRecord, MailState
from porting.settings import Settings
from tests.desk import Desk
from tests.documents.stores import KEY, settings_in
from tests.starters.commands import CommandLine
from workers.documents import document_stores
from workers.inbound_mail import inbound_mails
from workers.mail import kept_mails
from workers.wiring import number_holds, pin_seal

LETTER = b"%PDF-1.7 signed by Dana Reyes"
NUMBER = "+15125550100"


@pytest.fixture
def settings(porting_at: CommandLine) -> Settings:
    porting_at.environment |= {"PORTING_ENCRYPTION": "on", "PORTING_ENCRYPTION_KEYS": KEY}
    return settings_in(porting_at.state)


@pytest.fixture
def letter(settings: Settings) -> DocumentReference:
    """What is at rest of acme-0001, and the same document of another request."""
    reference = document_stores(settings).of("acme-0001").put(LETTER)
    document_stores(settings).of("acme-0002").put(LETTER)
    pin_seal(settings).seal("0042", "acme-0001")
    number_holds(settings).hold("acme-0001", (NUMBER,))
    kept = kept_mails(settings).of("ab12").put(b"Dana Reyes writes")
    inbound_mails(settings).record(
        MailRecord(
            identity="ab12",
            state=MailState.TO_TELL,
            intent="for_support",
            request_id="acme-0001",
            kept=kept,
            size=17,
            sender="a keyed hash",
            received_at=datetime.now(UTC),
        )
    )
    return reference


async def canceled(desk: Desk) -> None:
    port = await desk.submit()
    await port.nothing_runs()
    await port.sends("cancel_request")
    await port.outcome()


async def test_a_request_that_runs_is_not_erased(
    desk: Desk, porting_at: CommandLine, settings: Settings, letter: DocumentReference
) -> None:
    await desk.submit()

    refused = await porting_at.answers("erase", "acme-0001", "--yes", "--json")

    assert refused.exit_code == 1
    assert "cancel it first (`porting cancel acme-0001`)" in refused.said
    assert refused.json["error"]["code"] == "request_runs"
    assert document_stores(settings).of("acme-0001").get(letter) == LETTER


async def test_what_is_erased_can_not_be_read_while_lists_still_know_it(
    desk: Desk, porting_at: CommandLine, settings: Settings, letter: DocumentReference
) -> None:
    await canceled(desk)

    erased = await porting_at.answers("erase", "port-request-acme-0001", "--yes", "--json")
    again = await porting_at.answers("erase", "acme-0001", "--yes")
    status = await porting_at.answers("status", "acme-0001", "--json")
    told = await porting_at.answers("status", "acme-0001", "--watch")

    assert erased.json["keys_destroyed"] == 2
    assert erased.json["mails_deleted"] == 1
    assert any("backups" in each for each in erased.json["stays"])
    assert "erased on" in again.output
    assert "nothing had to be destroyed now" in again.output
    assert status.json["erased_at"] == erased.json["erased_at"]
    assert (status.json["status"], status.json["numbers"]) == ("canceled", [NUMBER])
    assert "can't be read any more" in told.output
    with pytest.raises(KeyErasedError):
        document_stores(settings).of("acme-0001").get(letter)
    assert document_stores(settings).of("acme-0002").get(letter) == LETTER
    nothing_is_left_elsewhere(settings)


def nothing_is_left_elsewhere(settings: Settings) -> None:
    record = inbound_mails(settings).find("ab12")
    assert record
    assert (record.kept, record.sender, record.state, record.why) == (None, "", MailState.IGNORED, "erased")
    assert [owner for owner, _ in document_stores(settings).changed()] == ["acme-0002"]
    assert list(settings.inbound_mails_dir.iterdir()) == []
    assert number_holds(settings).hold("acme-0003", (NUMBER,)) == {}


async def test_a_draft_is_discarded_before_it_is_erased(
    desk: Desk, porting_at: CommandLine, settings: Settings
) -> None:
    document_stores(settings).of("acme-0009").put(LETTER)
    handle = await desk.env.client.start_workflow(
        "PortDraft",
        {"request_id": "acme-0009", "origin": "form"},
        id="port-draft-acme-0009",
        task_queue="porting",
    )

    refused = await porting_at.answers("erase", "port-draft-acme-0009", "--yes")
    await handle.terminate()
    erased = await porting_at.answers("erase", "port-draft-acme-0009", "--yes")

    assert (refused.exit_code, erased.exit_code) == (1, 0)
    assert "discard it first" in refused.said
    assert erased.output.startswith("acme-0009: erased on")


async def test_what_nobody_knows_is_not_erased(porting_at: CommandLine, settings: Settings) -> None:
    refused = await porting_at.answers("erase", "acme-0404", "--yes")

    assert (refused.exit_code, settings.data_keys_db.exists()) == (1, True)
    assert "neither a port request acme-0404 nor a draft" in refused.said


def test_nobody_is_erased_by_accident(porting: CommandLine) -> None:
    refused = porting.give("erase", "acme-0001")

    assert refused.exit_code == 2
    assert "--yes" in refused.said


def test_where_nothing_is_encrypted_there_is_no_key_to_destroy(porting: CommandLine, tmp_path: Path) -> None:
    refused = porting.give("erase", "acme-0001", "--yes")

    assert refused.exit_code == 2
    assert "PORTING_ENCRYPTION=off" in refused.said
    assert list(tmp_path.iterdir()) == []
