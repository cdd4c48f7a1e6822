"""What a person may send to a port request now: complete, and ready to be copied."""

import json
from typing import Any

from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.port_draft import PortDraft
from porting.domain.port_order import NumberState
from porting.domain.status import ActionBy, PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE, a_port_request
from tests.starters.reports import NOW, a_report, an_order
from tests.starters.test_commands_shown import a_reason
from workflows.details import markdown
from workflows.draft_messages import KINDS
from workflows.draft_report import DraftReport, DraftStatus
from workflows.draft_showing import details
from workflows.messages import read
from workflows.next_steps import at_any_time, next_steps
from workflows.report import NextStep, NumberReport, OrderReport
from workflows.taking import payload_of


def a_finding(message: str, severity: Severity = Severity.REVIEW, document: Any = "loa") -> Finding:
    return Finding(code=FindingCode.LOA_WRONG_SIGNER, severity=severity, document=document, message=message)


def late(status: PortStatus, number: str = NUMBER, **changes: Any) -> OrderReport:
    return an_order(number, status, late=True, action_by=ActionBy.SUPPORT, **changes)


def sent(steps: tuple[NextStep, ...]) -> list[tuple[str, Any]]:
    """By message, what it says beside who says it."""
    shown = [(step.message, json.loads(step.payload)) for step in steps]
    return [
        (message, {name: said for name, said in payload.items() if name != "by"})
        for message, payload in shown
    ]


def test_documents_are_sent_back_in_the_words_of_what_was_found() -> None:
    findings = (a_finding("Sign it."), a_finding("Past due.", Severity.WARNING), a_finding("Sign it."))

    _, back = next_steps("acme-0001", PortStatus.IN_DOCUMENT_REVIEW, (), findings)

    assert sent((back,)) == [("review_documents", {"verdict": "reject", "reasons": ["Sign it."]})]


def test_the_documents_that_are_wrong_are_asked_for() -> None:
    findings = (a_finding("Too old.", Severity.FAIL, "bill"), a_finding("A doubt.", Severity.REVIEW, "loa"))

    mending, _ = next_steps("acme-0001", PortStatus.DOCUMENTS_REJECTED, (), findings)

    assert json.loads(mending.payload)["documents"].keys() == {"bill"}
    assert mending.command == "porting resubmit acme-0001 --bill bill.pdf"


def test_a_late_order_beside_others_is_named_in_each_message() -> None:
    orders = (late(PortStatus.AWAITING_LOSING_CARRIER), an_order(TOLL_FREE, PortStatus.AWAITING_BACKBONE))

    steps = next_steps("acme-0001", None, orders)

    assert [(message, payload["order"]) for message, payload in sent(steps)] == [
        ("carrier_response", "acme-0001-0"),
        ("carrier_response", "acme-0001-0"),
        ("upstream_changed", "acme-0001-0"),
    ]


def test_a_number_that_has_not_moved_on_its_day_is_tested_dated_anew_or_looked_for() -> None:
    steps = next_steps("acme-0001", None, (late(PortStatus.PORT_DATE_CONFIRMED),))

    assert sent(steps)[0] == ("confirm_transfer", {"numbers": [NUMBER]})
    assert [step.message for step in steps[1:]] == [
        "carrier_response",
        "carrier_response",
        "upstream_changed",
    ]


def test_numbers_that_have_moved_are_confirmed_apart_from_those_that_have_not() -> None:
    numbers = (
        NumberReport(number=NUMBER, state=NumberState.ACTIVE),
        NumberReport(number=SECOND_NUMBER, state=NumberState.PENDING),
    )
    order = an_order(NUMBER, PortStatus.AWAITING_TRANSFER_CONFIRMATION, numbers=numbers)

    moved, missing, look = next_steps("acme-0001", None, (order,))

    assert sent((moved, missing, look)) == [
        ("confirm_transfer", {"numbers": [NUMBER]}),
        ("confirm_transfer", {"numbers": [SECOND_NUMBER]}),
        ("upstream_changed", {}),
    ]
    assert (moved.by, missing.by) == (ActionBy.CUSTOMER, ActionBy.SUPPORT)


def test_a_reason_that_nobody_knows_can_be_given_a_meaning_beside_those_that_are_known() -> None:
    reasons = (a_reason("ZZ9"), a_reason("wrong_pin"))
    by_carrier = late(PortStatus.REJECTED, reasons=reasons)
    by_backbone = late(PortStatus.REJECTED, reasons=reasons, rejected_by_backbone=True)

    meanings = [next_steps("acme-0001", None, (order,))[-1] for order in (by_carrier, by_backbone)]

    assert [step.message for step in meanings] == ["carrier_response", "backbone_decision"]
    taken = read("carrier_response", [json.loads(meanings[0].payload)])
    assert [(reason.code, reason.means) for reason in taken.reasons] == [
        ("ZZ9", "address_mismatch"),
        ("wrong_pin", "wrong_pin"),
    ]


def test_a_customer_whom_no_mail_reaches_is_written_to_elsewhere_first() -> None:
    order = an_order(NUMBER, PortStatus.REJECTED, reasons=(a_reason("wrong_pin"),))

    first, *_ = next_steps("acme-0001", None, (order,), unreachable=True)

    assert (first.message, first.by) == ("change_contact", ActionBy.SUPPORT)
    assert "change_contact" not in [
        step.message for step in at_any_time("acme-0001", (order,), unreachable=True)
    ]


def test_a_date_is_changed_and_a_request_canceled_only_while_that_makes_sense() -> None:
    dated = at_any_time("acme-0001", (an_order(NUMBER, PortStatus.PORT_DATE_CONFIRMED),), unreachable=False)
    moved = at_any_time(
        "acme-0001", (an_order(NUMBER, PortStatus.AWAITING_TRANSFER_CONFIRMATION),), unreachable=False
    )

    assert [step.message for step in dated] == [
        *("change_contact", "resubmit", "extend_deadline", "cancel_request", "add_note")
    ]
    assert [step.message for step in moved] == ["change_contact", "extend_deadline", "add_note"]


def test_json_is_shown_so_that_it_can_be_copied_whatever_stands_in_it() -> None:
    finding = a_finding("It says `Acme`.")
    report = a_report(PortStatus.IN_DOCUMENT_REVIEW).model_copy(
        update={"next_steps": next_steps("acme-0001", PortStatus.IN_DOCUMENT_REVIEW, (), (finding,))}
    )

    shown = markdown(report, a_port_request().calendar)

    copied = next(part for part in shown.split("`") if '"reject"' in part)
    assert json.loads(copied)["reasons"] == ["It says `Acme`."]


def test_the_details_lead_to_the_documents_beside_what_was_read_in_them() -> None:
    report = a_report(PortStatus.IN_DOCUMENT_REVIEW)
    somewhere = report.model_copy(update={"documents_page": "https://codec.example.com/requests/acme-0001"})

    shown = [markdown(each, a_port_request().calendar) for each in (report, somewhere)]

    assert "`/requests/acme-0001` at the codec server" in shown[0]
    assert "<https://codec.example.com/requests/acme-0001>" in shown[1]


def test_a_drafts_details_have_what_can_be_told_by_phone_ready_to_copy() -> None:
    draft = PortDraft(request_id="acme-0001")
    report = DraftReport(
        request_id="acme-0001",
        origin="form",
        status=DraftStatus.DRAFT,
        known=(),
        missing=draft.missing,
        to_confirm=(),
        started_at=NOW,
        deadline=NOW,
    )

    shown = details(report)

    copied = next(part for part in shown.split("`") if part.startswith('{"fields"'))
    assert len(json.loads(copied)["fields"]) == 3
    payload_of(KINDS["fill_in"], [json.loads(copied)])
    assert "`submit` `{}`" in shown
    assert "submit" not in details(report.model_copy(update={"status": DraftStatus.EXPIRED}))
