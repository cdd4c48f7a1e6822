"""The messages that a running port request takes; `taking.py` says how."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from porting.domain.mail_event import MailFailure
from porting.domain.phone_number import E164
from porting.domain.port_request import ContactChange
from porting.domain.rejection import ReasonCode, RejectionReason, named
from porting.domain.resubmission import Correction, Sender, Words
from workflows.names import MAIL_FAILED
from workflows.taking import MessageKind, Messages, payload_of, signal_of, update_of

#: A PON, or the count at its end ("2", "2.3"); people type the former of these as a number. The latter as a
#: number is refused: 2.30 would be part 3.
OrderId = Annotated[str, BeforeValidator(lambda given: str(given) if isinstance(given, int) else given)]


#: By whom a message is that does not say so: the history has an identity, which no workflow is told.
SOMEBODY = "somebody through Temporal"


class Message(BaseModel):
    """What every message may carry besides its own fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    by: Sender | None = None
    """Who sends it; shown in the timeline."""
    note: Words | None = None


class ReasonGiven(RejectionReason):
    """A reason entered by hand.

    It is read while a request runs and whenever it is replayed, so that only the trade's own names, which
    never change, are understood here. Who knows a vendor's code says so in `means`: the command line does.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    code: str = Field(min_length=1, max_length=200)
    text: Words = ""
    means: ReasonCode = Field(default_factory=lambda given: named(given.get("code", "")))


class ReviewDocuments(Message):
    verdict: Literal["accept", "reject"]
    reasons: tuple[Annotated[Words, StringConstraints(min_length=1)], ...] = Field(default=(), max_length=50)
    """For the customer, when rejected: what is wrong and what to do."""
    order: OrderId | None = None


class BackboneDecisionGiven(Message):
    order: OrderId | None = None
    approved: bool
    reasons: tuple[ReasonGiven, ...] = Field(default=(), max_length=50)


class CarrierResponse(Message):
    order: OrderId | None = None
    approved: bool
    port_date: date | None = None
    reasons: tuple[ReasonGiven, ...] = Field(default=(), max_length=50)


class ConfirmTransfer(Message):
    numbers: tuple[E164, ...] = ()
    """Numbers that work, on the sender's word; none: all that have been seen to move."""


class GiveBack(Message):
    numbers: tuple[E164, ...] = Field(min_length=1)
    reason: Words = ""


class CancelRequest(Message):
    reason: Words = ""
    order: OrderId | None = None
    """None: the whole request."""


class ExtendDeadline(Message):
    days: int = Field(ge=1, le=365)


class ChangeContact(Message):
    contact: ContactChange


class AddNote(Message):
    text: Annotated[Words, StringConstraints(min_length=1)]


class UpstreamChanged(Message):
    order: OrderId | None = None


class MailFailed(Message):
    """About one mail to the customer. Without its address, which the request knows."""

    notice: Annotated[str, StringConstraints(min_length=1, max_length=50)]
    """The kind of notice."""
    key: Annotated[str, StringConstraints(min_length=1, max_length=250)]
    """The mail's; the same when the mail service tells of it again."""
    failure: MailFailure


KINDS: dict[str, MessageKind] = {
    kind.name: kind
    for kind in (
        MessageKind(
            "resubmit",
            Correction,
            'What the customer corrects: only what changes. "resolved": true: it is settled; '
            '"requested_port_date": another date.',
            '{"losing_carrier": {"account_number": "LS-204418"}, "by": "dana"}',
        ),
        MessageKind(
            "review_documents",
            ReviewDocuments,
            "Support's decision on documents that a machine could not judge.",
            '{"verdict": "accept", "by": "sam", "note": "CSR not available from this carrier"}',
        ),
        MessageKind(
            "backbone_decision",
            BackboneDecisionGiven,
            "The backbone provider's decision, entered by hand.",
            '{"approved": true, "by": "sam"}',
        ),
        MessageKind(
            "carrier_response",
            CarrierResponse,
            "The losing carrier's response, entered by hand.",
            '{"approved": false, "reasons": [{"code": "wrong_pin", "text": "PIN invalid"}], "by": "sam"}',
        ),
        MessageKind(
            "confirm_transfer",
            ConfirmTransfer,
            "The numbers work: the customer or support has tested them. No numbers: all that have moved.",
            '{"by": "dana"}',
        ),
        MessageKind(
            "give_back",
            GiveBack,
            "Numbers that have moved and should not have go back where they came from (snapback).",
            '{"numbers": ["+15125550100"], "reason": "not the customer\'s", "by": "sam"}',
        ),
        MessageKind(
            "cancel_request",
            CancelRequest,
            "Cancel what is open, here and upstream.",
            '{"reason": "the customer stays with the losing carrier", "by": "sam"}',
        ),
        MessageKind(
            "extend_deadline",
            ExtendDeadline,
            "Give the request more time before it ends by itself.",
            '{"days": 7, "by": "sam"}',
        ),
        MessageKind(
            "change_contact",
            ChangeContact,
            "Write to somebody else, or to another address, from now on: only what changes.",
            '{"contact": {"email": "dana@acme.example"}, "by": "sam"}',
        ),
        MessageKind(
            "add_note", AddNote, "Put a note into the timeline.", '{"text": "called Dana", "by": "sam"}'
        ),
        MessageKind(
            "upstream_changed",
            UpstreamChanged,
            "Something happened upstream: look now instead of at the next poll. Webhooks send it.",
            "{}",
        ),
        MessageKind(
            MAIL_FAILED,
            MailFailed,
            "A mail to the customer did not arrive. The mail service's webhook sends it.",
            '{"notice": "rejected", "key": "acme-0001:-:rejected:customer:1", "failure": "bounced"}',
        ),
    )
}


def read(name: str, arguments: Sequence[Any]) -> Any:
    """The payload of message `name`, validated.

    Raises: `MessageRefusedError`.
    """
    return payload_of(KINDS[name], arguments)


def words_with(message: Any) -> str | None:
    """The sender's own words, wherever the message has them."""
    words = (
        getattr(message, "text", None),
        getattr(message, "reason", None),
        *getattr(message, "reasons", ()),
        message.note,
    )
    spoken = [word if isinstance(word, str) else f"{word.code} {word.text}".strip() for word in words if word]
    return "; ".join(spoken) or None


class PortMessages(Messages):
    """The messages of a port request."""

    kinds = KINDS

    resubmit = signal_of(KINDS["resubmit"])
    review_documents = signal_of(KINDS["review_documents"])
    backbone_decision = signal_of(KINDS["backbone_decision"])
    carrier_response = signal_of(KINDS["carrier_response"])
    confirm_transfer = signal_of(KINDS["confirm_transfer"])
    give_back = signal_of(KINDS["give_back"])
    cancel_request = signal_of(KINDS["cancel_request"])
    extend_deadline = signal_of(KINDS["extend_deadline"])
    change_contact = signal_of(KINDS["change_contact"])
    add_note = signal_of(KINDS["add_note"])
    upstream_changed = signal_of(KINDS["upstream_changed"])
    mail_failed = signal_of(KINDS[MAIL_FAILED])

    resubmit_update = update_of(KINDS["resubmit"])
    review_documents_update = update_of(KINDS["review_documents"])
    backbone_decision_update = update_of(KINDS["backbone_decision"])
    carrier_response_update = update_of(KINDS["carrier_response"])
    confirm_transfer_update = update_of(KINDS["confirm_transfer"])
    give_back_update = update_of(KINDS["give_back"])
    cancel_request_update = update_of(KINDS["cancel_request"])
    extend_deadline_update = update_of(KINDS["extend_deadline"])
    change_contact_update = update_of(KINDS["change_contact"])
    add_note_update = update_of(KINDS["add_note"])
    upstream_changed_update = update_of(KINDS["upstream_changed"])
    mail_failed_update = update_of(KINDS[MAIL_FAILED])
