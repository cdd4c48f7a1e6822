"""How a workflow takes its messages, each as a Signal and as an Update of one name.

Whatever is sent, a message never wedges or fails a workflow: handlers take any arguments, count and validate
them here, and a message that is wrong in any way is recorded with its reason (Signal) or answered with it
(Update). Refusals never quote what was sent.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, ValidationError
from temporalio import workflow
from temporalio.common import RawValue
from temporalio.exceptions import ApplicationError

from porting.domain.problems import UNKNOWN_FIELD, errors_of, path_of
from porting.unencrypted import Unencrypted

_IN_THE_CLEAR = (
    "it came unencrypted, which is not taken here: send it through the codec server, or with `porting`"
)


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


class MessageRefusedError(ValueError):
    """Why a message is not taken; a sentence that quotes nothing of what was sent."""


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

    @property
    def takes_unencrypted(self) -> bool:
        """Whether a message is taken that came in the clear although its workflow did not."""
        return True

    def came_unencrypted(self, name: str) -> None:
        """A message that came in the clear was taken."""
        workflow.logger.warning("message_came_unencrypted", extra={"message_name": name})

    def receive(self, name: str, arguments: Sequence[Any]) -> None:
        try:
            message = self._sensible(name, arguments)
        except MessageRefusedError as refusal:
            self.refuse(name, str(refusal))
        else:
            self._take(name, message, arguments)

    def validate(self, name: str, arguments: Sequence[Any]) -> None:
        try:
            self._sensible(name, arguments)
        except MessageRefusedError as refusal:
            raise refused(f"{name}: {refusal}") from None

    def answer(self, name: str, arguments: Sequence[Any]) -> dict[str, Any]:
        """Carry out a validated Update. The step may have changed since: then it is answered as refused."""
        try:
            return {"done": self._take(name, self._sensible(name, arguments), arguments)}
        except MessageRefusedError as refusal:
            raise refused(f"{name}: {refusal}") from None

    def _take(self, name: str, message: Any, arguments: Sequence[Any]) -> str:
        done = self.take(name, message)
        if _is_in_the_clear(arguments):
            self.came_unencrypted(name)
        return done

    def _sensible(self, name: str, arguments: Sequence[Any]) -> Any:
        if _is_in_the_clear(arguments) and not self.takes_unencrypted:
            raise MessageRefusedError(_IN_THE_CLEAR)
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


def _is_in_the_clear(arguments: Sequence[Any]) -> bool:
    return any(isinstance(argument, Unencrypted) for argument in arguments)


def refused(reason: str) -> ApplicationError:
    """What an Update is answered with that is not taken."""
    return ApplicationError(reason, type="MessageRefused", non_retryable=True)
