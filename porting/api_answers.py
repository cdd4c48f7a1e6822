"""What makes a call of the API harmless when it comes twice: its answer is remembered with what it asked."""

from dataclasses import dataclass
from typing import Protocol

from porting.domain.errors import PortingError


class AnswersUnavailableError(PortingError):
    """What was answered before cannot be looked up now."""

    retryable = True


@dataclass(frozen=True)
class AnswerGiven:
    body: str
    """A keyed hash of what was asked."""
    status: int | None
    """None: the call has begun, and nobody knows yet how it ends."""
    content: bytes | None


class ApiAnswers(Protocol):
    """`call` is a keyed hash of who calls what under which Idempotency-Key.

    Every method raises `AnswersUnavailableError`.
    """

    def begin(self, call: str, body: str) -> AnswerGiven | None:
        """None: the call is new, or its first try was given up, and has begun now."""
        ...

    def end(self, call: str, status: int, content: bytes) -> None: ...

    def forget(self, call: str) -> None:
        """The call has come to no answer that would be the same next time."""
        ...
