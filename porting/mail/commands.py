"""What support can send next: each command as a line for a terminal and as a Signal for Temporal's Web UI."""

import json
from dataclasses import dataclass
from typing import Any

from porting.domain.notice import Notice, NoticeKind
from porting.domain.rejection import Resubmission, rule
from porting.domain.status import PortStatus


@dataclass(frozen=True)
class Command:
    """One way on, sent by either of two means."""

    purpose: str
    line: str
    """For a terminal."""
    signal: str
    payload: str
    """The Signal's JSON."""


def commands_for(notice: Notice) -> tuple[Command, ...]:
    """What support may send in answer to `notice`, likeliest first; empty: there is nothing to send."""
    match notice.kind:
        case NoticeKind.DOCUMENTS_TO_REVIEW:
            return _review(notice)
        case NoticeKind.UNKNOWN_REJECTION:
            return _ways_out_of_a_rejection(notice)
        case NoticeKind.NOT_TRANSFERRED:
            return (_confirmation(notice, "They have moved after all"), _extension(notice))
        case NoticeKind.CUSTOMER_UNREACHABLE:
            return (_another_address(notice), _told_otherwise(notice))
        case NoticeKind.LATE:
            return (*_answers_to_wait(notice), _extension(notice))
        case _:
            return ()


def _ways_out_of_a_rejection(notice: Notice) -> tuple[Command, ...]:
    kinds = {rule(reason).resubmitted_as for reason in notice.reasons}
    if Resubmission.NEW_ORDER in kinds:
        again = _resolved(notice, "Submit again, once the carrier partner takes a new order for this PON")
        return (
            again,
            _cancellation(notice, "Or end the whole request, and send its numbers in as a new one"),
        )
    again = _resolved(notice, "Cleared with the carrier: submit again")
    if kinds == {Resubmission.NOTHING}:
        return (_port_date(notice), again)
    return (again, _known_reason(notice))


def _answers_to_wait(notice: Notice) -> tuple[Command, ...]:
    match notice.status:
        case PortStatus.IN_DOCUMENT_REVIEW:
            return _review(notice)
        case PortStatus.AWAITING_BACKBONE:
            return (_backbone_approval(notice),)
        case PortStatus.SUBMITTING_TO_CARRIER | PortStatus.AWAITING_LOSING_CARRIER:
            return (_port_date(notice), _known_reason(notice))
        case PortStatus.AWAITING_TRANSFER_CONFIRMATION:
            return (_confirmation(notice, "The customer says that they work"),)
        case _:
            return ()


def _review(notice: Notice) -> tuple[Command, ...]:
    line = f"porting review-documents {notice.request_id}{_order_option(notice)}"
    return (
        _command(
            "The documents are good",
            f"{line} --accept",
            "review_documents",
            {"verdict": "accept", **_order(notice)},
        ),
        _command(
            "The customer has to mend them",
            f"{line} --reject 'what is wrong and what to do'",
            "review_documents",
            {"verdict": "reject", "reasons": ["what is wrong and what to do"], **_order(notice)},
        ),
    )


def _backbone_approval(notice: Notice) -> Command:
    return _command(
        "The backbone provider approves",
        f"porting backbone-decision {notice.request_id}{_order_option(notice)} --approve",
        "backbone_decision",
        {**_order(notice), "approved": True},
    )


def _port_date(notice: Notice) -> Command:
    return _command(
        "The losing carrier confirms a date",
        f"porting carrier-response {notice.request_id}{_order_option(notice)} --port-date YYYY-MM-DD",
        "carrier_response",
        {**_order(notice), "approved": True, "port_date": "YYYY-MM-DD"},
    )


def _known_reason(notice: Notice) -> Command:
    return _command(
        "It is a reason that the customer can mend",
        f"porting carrier-response {notice.request_id}{_order_option(notice)} --reject address_mismatch",
        "carrier_response",
        {**_order(notice), "approved": False, "reasons": [{"code": "address_mismatch", "text": ""}]},
    )


def _resolved(notice: Notice, purpose: str) -> Command:
    line = f"porting resubmit {notice.request_id} --resolved"
    return _command(purpose, line, "resubmit", {"resolved": True})


def _cancellation(notice: Notice, purpose: str) -> Command:
    why = "the carrier wants a new order"
    line = f"porting cancel {notice.request_id} --reason '{why}'"
    return _command(purpose, line, "cancel_request", {"reason": why})


def _another_address(notice: Notice) -> Command:
    address = "new@address.example"
    return _command(
        "There is another address: what is asked for is mailed there again",
        f"porting change-contact {notice.request_id} --email {address}",
        "change_contact",
        {"contact": {"email": address}},
    )


def _told_otherwise(notice: Notice) -> Command:
    text = "told by phone"
    line = f"porting note {notice.request_id} '{text}'"
    return _command("The customer has been told: put it down", line, "add_note", {"text": text})


def _confirmation(notice: Notice, purpose: str) -> Command:
    options = "".join(f" --number {number}" for number in notice.numbers)
    return _command(
        purpose,
        f"porting confirm-transfer {notice.request_id}{options}",
        "confirm_transfer",
        {"numbers": list(notice.numbers)} if notice.numbers else {},
    )


def _extension(notice: Notice) -> Command:
    line = f"porting extend {notice.request_id} --days 7"
    return _command("Give it another week", line, "extend_deadline", {"days": 7})


def _order_option(notice: Notice) -> str:
    return f" --order {notice.order}" if notice.order else ""


def _order(notice: Notice) -> dict[str, str]:
    return {"order": notice.order} if notice.order else {}


def _command(purpose: str, line: str, signal: str, payload: dict[str, Any]) -> Command:
    return Command(purpose, line, signal, json.dumps(payload))
