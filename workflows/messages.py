"""The messages that a running port request takes, each as a Signal and as an Update of one name.

Whatever is sent, a message never wedges or fails a request: handlers take any arguments, count and validate
them here, and a message that is wrong in any way is recorded with its reason (Signal) or answered with it
(Update). Refusals never quote what was sent.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError
from temporalio import workflow
from temporalio.common import RawValue
from temporalio.exceptions import ApplicationError

from porting.domain.mail_event import MailFailure
from porting.domain.phone_number import E164
from porting.domain.port_request import ContactChange
from porting.domain.problems import UNKNOWN_FIELD, errors_of, path_of
from porting.domain.rejection import ReasonCode, RejectionReason, named
from porting.domain.resubmission import Correction, Sender, Words
from workflows.names import MAIL_FAILED

#: A PON, or the count at its end ("2", "2.3"); people type the former of these as a number. The latter as a
#: number is refused: 2.30 would be part 3.
OrderId = Annotated[str, BeforeValidator(lambda given: str(given) if isinstance(given, int) else given)]


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


class CancelRequest(Message):
    reason: Words = ""


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


@dataclass(frozen=True)
class MessageKind:
    """One message: its payload, and what a person is shown who is about to send it."""

    name: str
    payload: type[BaseModel]
    purpose: str
    example: str
    """A payload as JSON, ready to be copied."""

    @property
    def description(self) -> str:
        return f"{self.purpose} Send e.g. {self.example}"

    @property
    def may_be_empty(self) -> bool:
        return not any(field.is_required() for field in self.payload.model_fields.values())


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


class MessageRefusedError(ValueError):
    """Why a message is not taken; a sentence that quotes nothing of what was sent."""


def read(name: str, arguments: Sequence[Any]) -> Any:
    """The payload of message `name`, validated.

    Raises: `MessageRefusedError`.
    """
    return payload_of(KINDS[name], arguments)


def payload_of(kind: MessageKind, arguments: Sequence[Any]) -> Any:
    """The payload of a message of `kind`, validated.

    Raises: `MessageRefusedError`.
    """
    if len(arguments) > 1:
        raise MessageRefusedError(f"one JSON object is expected, not {len(arguments)}, e.g. {kind.example}")
    given = arguments[0] if arguments else None
    if given is None and kind.may_be_empty:
        given = {}
    if not isinstance(given, dict):
        raise MessageRefusedError(f"a JSON object is expected, e.g. {kind.example}")
    try:
        return kind.payload.model_validate(given)
    except ValidationError as error:
        raise MessageRefusedError(in_words(error, kind.payload)) from None


def in_words(error: ValidationError, model: type[BaseModel]) -> str:
    """What is wrong with a `model`, field by field. An unknown field is not named: it is what was sent."""
    problems: dict[tuple[int | str, ...], str] = {}
    for problem in errors_of(error):
        where = problem["loc"]
        if problem["type"] == UNKNOWN_FIELD:
            where = where[:-1]
            known = ", ".join(_at(where, model).model_fields)
            problems[where] = f"a field is unknown; known are {known}"
        else:
            problems[where] = problem["msg"]
    return "; ".join(
        f"{path_of(where)}: {problem}" if where else problem for where, problem in problems.items()
    )


def _at(location: tuple[int | str, ...], model: type[BaseModel]) -> type[BaseModel]:
    """The model at `location` inside a `model`: ("losing_carrier",), ("reasons", 0)."""
    for name in location:
        if isinstance(name, str):
            model = next(_models_in(model.model_fields[name].annotation))
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a field's type is made of: `Model | None`, `tuple[Model, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def signal_of(kind: MessageKind) -> Callable[..., None]:
    """Takes the message as a Signal, in a class of `Messages`."""
    name = kind.name

    def receive(self: Any, *arguments: Any) -> None:
        messages: Messages = self
        messages.receive(name, arguments)

    receive.__name__ = receive.__qualname__ = name
    return workflow.signal(name=name, description=kind.description)(receive)


def update_of(kind: MessageKind) -> Any:
    """Takes the message as an Update, in a class of `Messages`."""
    name = kind.name

    def answer(self: Any, *arguments: Any) -> dict[str, Any]:
        messages: Messages = self
        return messages.answer(name, arguments)

    def validate(self: Any, *arguments: Any) -> None:
        messages: Messages = self
        messages.validate(name, arguments)

    answer.__name__ = answer.__qualname__ = f"{name}_update"
    update = workflow.update(name=name, description=kind.description)(answer)
    update.validator(validate)
    return update


class Messages(ABC):
    """What takes Signals and Updates; the workflow says what each one does.

    Every message goes the same way: read its payload, ask `objection_to` whether it makes sense now, `take`
    it.
    """

    kinds: ClassVar[Mapping[str, MessageKind]]

    @abstractmethod
    def objection_to(self, name: str, message: Any) -> str | None:
        """Why `message` makes no sense now; None: it does. Changes nothing."""

    @abstractmethod
    def take(self, name: str, message: Any) -> str:
        """Carry out a message that nothing speaks against; returns what it did, in a phrase."""

    @abstractmethod
    def refuse(self, name: str, reason: str) -> None:
        """Record a Signal that was not taken."""

    def receive(self, name: str, arguments: Sequence[Any]) -> None:
        try:
            message = self._sensible(name, arguments)
        except MessageRefusedError as refusal:
            self.refuse(name, str(refusal))
        else:
            self.take(name, message)

    def validate(self, name: str, arguments: Sequence[Any]) -> None:
        try:
            self._sensible(name, arguments)
        except MessageRefusedError as refusal:
            raise refused(f"{name}: {refusal}") from None

    def answer(self, name: str, arguments: Sequence[Any]) -> dict[str, Any]:
        """Carry out a validated Update. The step may have changed since: then it is answered as refused."""
        try:
            return {"done": self.take(name, self._sensible(name, arguments))}
        except MessageRefusedError as refusal:
            raise refused(f"{name}: {refusal}") from None

    def _sensible(self, name: str, arguments: Sequence[Any]) -> Any:
        message = payload_of(self.kinds[name], arguments)
        objection = self.objection_to(name, message)
        if objection:
            raise MessageRefusedError(objection)
        return message

    @workflow.signal(dynamic=True, description="Any other name: recorded as unknown, and harmless.")
    def unknown_signal(self, name: str, _arguments: Sequence[RawValue]) -> None:
        self.refuse(name, self._unknown())

    @workflow.update(dynamic=True, description="Any other name: refused.")
    def unknown_update(self, _name: str, _arguments: Sequence[RawValue]) -> None:
        raise refused(self._unknown())

    @unknown_update.validator
    def refuse_unknown_update(self, _name: str, _arguments: Sequence[RawValue]) -> None:
        raise refused(self._unknown())

    def _unknown(self) -> str:
        return f"there is no message of this name; there are {', '.join(self.kinds)}"


def refused(reason: str) -> ApplicationError:
    """What an Update is answered with that is not taken."""
    return ApplicationError(reason, type="MessageRefused", non_retryable=True)


class PortMessages(Messages):
    """The messages of a port request."""

    kinds = KINDS

    resubmit = signal_of(KINDS["resubmit"])
    review_documents = signal_of(KINDS["review_documents"])
    backbone_decision = signal_of(KINDS["backbone_decision"])
    carrier_response = signal_of(KINDS["carrier_response"])
    confirm_transfer = signal_of(KINDS["confirm_transfer"])
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
    cancel_request_update = update_of(KINDS["cancel_request"])
    extend_deadline_update = update_of(KINDS["extend_deadline"])
    change_contact_update = update_of(KINDS["change_contact"])
    add_note_update = update_of(KINDS["add_note"])
    upstream_changed_update = update_of(KINDS["upstream_changed"])
    mail_failed_update = update_of(KINDS[MAIL_FAILED])
