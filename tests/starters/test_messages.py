"""Each message of the command line, on its way to a running port request."""

import json
from pathlib import Path
from typing import Any

from temporalio.api.enums.v1 import EventType

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.port_order import BackboneDecision, Decision
from porting.domain.rejection import ReasonCode
from porting.domain.status import PortStatus
from porting.settings import Settings
from starters.desk import PortingDesk, update_id
from tests.builders import NUMBER
from tests.desk import Desk, Port
from tests.starters.commands import CommandLine
from workers.documents import document_stores


async def rejected(desk: Desk, porting: CommandLine, code: str) -> Port:
    port = await with_the_losing_carrier(desk)
    await porting.answers("carrier-response", "acme-0001", "--reject", f"{code}:as the carrier says")
    await port.reaches(PortStatus.REJECTED)
    return port


async def with_the_losing_carrier(desk: Desk) -> Port:
    port = await desk.submit()
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    return port


async def test_a_rejection_is_entered_with_all_its_reasons(desk: Desk, porting_at: CommandLine) -> None:
    port = await with_the_losing_carrier(desk)

    answered = await porting_at.answers(
        *("carrier-response", "acme-0001", "--reject", "wrong_pin:PIN: invalid", "--reject", "ZZ9"),
        *("--order", "1", "--by", "sam", "--note", "by phone", "--json"),
    )

    assert answered.exit_code == 0
    assert answered.json.keys() == {"request_id", "done"}
    report = await port.reaches(PortStatus.REJECTED)
    assert [(reason.code, reason.text) for reason in report.orders[0].reasons] == [
        ("wrong_pin", "PIN: invalid"),
        ("ZZ9", ""),
    ]
    assert report.timeline[-2].by == "sam"


async def test_a_vendors_code_entered_by_hand_goes_with_what_it_means(
    desk: Desk, porting_at: CommandLine
) -> None:
    port = await with_the_losing_carrier(desk)

    await porting_at.answers(
        *("carrier-response", "acme-0001", "--reject", "E14:wrong BTN"),
        *("--reject", "other:PIN invalid", "--reject", "8J"),
    )

    report = await port.reaches(PortStatus.REJECTED)
    assert [(reason.code, reason.reason) for reason in report.orders[0].reasons] == [
        ("E14", ReasonCode.INVALID_BTN),
        ("other", ReasonCode.WRONG_PIN),
        ("8J", ReasonCode.UNKNOWN),
    ]


async def test_a_port_date_is_entered(desk: Desk, porting_at: CommandLine) -> None:
    port = await with_the_losing_carrier(desk)
    day = (await port.today()).replace(day=28)

    answered = await porting_at.answers("carrier-response", "acme-0001", "--port-date", day)

    assert (answered.exit_code, answered.output.split(":")[0]) == (0, "acme-0001")
    assert (await port.reaches(PortStatus.PORT_DATE_CONFIRMED)).port_date == day


async def test_a_new_pin_reaches_the_carrier_and_stands_nowhere_in_the_history(
    desk: Desk, porting_at: CommandLine
) -> None:
    port = await rejected(desk, porting_at, "wrong_pin")

    answered = await porting_at.answers(
        "resubmit", "acme-0001", "--set", "losing_carrier.pin=-", typed="0042\n"
    )

    assert answered.exit_code == 0
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    assert desk.upstream.created["submission acme-0001-1 2"] == 1
    assert "0042" not in (await port.handle.fetch_history()).to_json()


async def test_a_new_document_is_stored_before_its_reference_is_sent(
    desk: Desk, porting_at: CommandLine, tmp_path: Path
) -> None:
    desk.checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    port = await desk.submit()
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    (tmp_path / "signed.pdf").write_bytes(b"a signed letter")

    answered = await porting_at.answers(
        "resubmit", "port-request-acme-0001", "--loa", tmp_path / "signed.pdf", "--by", "dana"
    )

    assert answered.exit_code == 0
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    reference = desk.checks.asked[-1][0].documents.loa
    assert reference is not None
    own = document_stores(Settings.from_environment(porting_at.variables)).of("acme-0001")
    assert own.get(reference) == b"a signed letter"


async def test_a_resubmission_that_changes_nothing_needed_is_refused_with_what_is_needed(
    desk: Desk, porting_at: CommandLine
) -> None:
    await rejected(desk, porting_at, "account_number_incorrect")

    answered = await porting_at.answers("resubmit", "acme-0001", "--resolved", "--json")

    assert answered.exit_code == 1
    assert answered.json["error"]["code"] == "message_not_taken"
    assert answered.json["error"]["message"].endswith("account_number_incorrect needs one of account_number")


async def test_documents_are_accepted_or_sent_back(desk: Desk, porting_at: CommandLine) -> None:
    desk.checks.find(FindingCode.LOA_WRONG_SIGNER, Severity.REVIEW)
    port = await desk.submit()
    await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)

    back = await porting_at.answers(
        "review-documents", "acme-0001", "--reject", "sign it", "--reject", "date it"
    )
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    accepted = await porting_at.answers("review-documents", "acme-0001", "--accept", "--by", "sam")

    assert (back.exit_code, accepted.exit_code) == (0, 0)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)


async def test_the_backbone_providers_decision_is_entered(desk: Desk, porting_at: CommandLine) -> None:
    desk.upstream.approvals.append(BackboneDecision(decision=Decision.PENDING))
    port = await desk.submit()
    await port.reaches(PortStatus.AWAITING_BACKBONE)

    answered = await porting_at.answers(
        "backbone-decision", "acme-0001", "--refuse", "address_mismatch:unit differs"
    )

    assert answered.exit_code == 0
    report = await port.reaches(PortStatus.REJECTED)
    assert [reason.text for reason in report.orders[0].reasons] == ["unit differs"]


async def test_a_deadline_is_extended_and_a_note_is_kept(desk: Desk, porting_at: CommandLine) -> None:
    port = await with_the_losing_carrier(desk)
    before = (await port.report()).deadline

    extended = await porting_at.answers("extend", "acme-0001", "--days", 7)
    noted = await porting_at.answers("note", "acme-0001", "called\nDana", "--by", "sam")

    report = await port.report()
    assert (extended.exit_code, noted.exit_code) == (0, 0)
    assert (report.deadline - before).days == 7
    assert (report.timeline[-1].by, report.timeline[-1].note) == ("sam", "called\nDana")


async def test_a_confirmation_that_comes_too_early_is_refused(desk: Desk, porting_at: CommandLine) -> None:
    await with_the_losing_carrier(desk)

    answered = await porting_at.answers("confirm-transfer", "acme-0001", "--number", NUMBER)

    assert answered.exit_code == 1
    assert answered.said.startswith("porting: confirm_transfer: acme-0001-1 has no numbers to confirm")


async def test_a_request_is_canceled_and_then_takes_no_more(desk: Desk, porting_at: CommandLine) -> None:
    port = await with_the_losing_carrier(desk)

    canceled = await porting_at.answers("cancel", "acme-0001", "--reason", "stays where it is")
    await port.outcome()
    late = await porting_at.answers("note", "acme-0001", "too late")

    assert canceled.exit_code == 0
    assert late.exit_code == 1
    assert late.said == "porting: acme-0001 has ended (canceled): nothing can be sent to it\n"


async def test_a_message_to_an_unknown_request_is_refused(desk: Desk, porting_at: CommandLine) -> None:
    answered = await porting_at.answers("cancel", "acme-0009", "--json")

    assert answered.exit_code == 1
    assert answered.json["error"]["code"] == "unknown_request"


async def test_a_message_sent_again_while_nothing_has_happened_acts_once(desk: Desk) -> None:
    port = await with_the_losing_carrier(desk)
    once = PortingDesk(desk.env.client)
    standing = await once.standing("acme-0001")

    done = [await _sent_as_it_stood(once, standing.history_length, {"days": 7}) for _ in range(2)]

    assert len(set(done)) == 1
    assert [entry.what for entry in (await port.report()).timeline].count(done[0]) == 1


async def _sent_as_it_stood(desk: PortingDesk, history_length: int, payload: dict[str, Any]) -> str:
    """As by somebody who did not see the answer to the first."""
    handle = desk.client.get_workflow_handle("port-request-acme-0001")
    identity = update_id("extend_deadline", payload, history_length)
    answer: dict[str, str] = await handle.execute_update("extend_deadline", payload, id=identity)
    return answer["done"]


async def test_only_references_and_seals_are_in_the_update(
    desk: Desk, porting_at: CommandLine, tmp_path: Path
) -> None:
    port = await rejected(desk, porting_at, "wrong_pin")
    (tmp_path / "loa.pdf").write_bytes(b"%PDF")
    await porting_at.answers(
        "resubmit", "acme-0001", "--set", "pin=0042", "--loa", tmp_path / "loa.pdf", "--set", "unit="
    )

    history = await port.handle.fetch_history()
    accepted = [
        event.workflow_execution_update_accepted_event_attributes.accepted_request.input
        for event in history.events
        if event.event_type == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED
    ]
    sent = json.loads(accepted[-1].args.payloads[0].data)
    assert sent["service_address"] == {"unit": None}
    assert sent["documents"]["loa"].keys() == {"sha256", "size"}
    assert sent["losing_carrier"]["pin"].keys() == {"sealed", "fingerprint"}
