"""What a model is told of each answer of the outside."""

from collections.abc import Callable
from typing import Any

from temporalio.exceptions import ApplicationError

from porting.domain.notice import Notice
from tests.simulation.model import Process
from tests.simulation.tape import Answer


def tell(model: Process, answer: Answer) -> None:
    said = None if isinstance(answer.said, ApplicationError) else answer.said
    is_refused = said is not answer.said
    if said is None and not is_refused and answer.activity in _LOOKS:
        return  # no news
    _TOLD[answer.activity](model, answer, said)


def _check(model: Process, answer: Answer, said: Any) -> None:
    model.checked(answer.at, answer.asked.numbers, said.findings)


def _draft(model: Process, answer: Answer, said: Any) -> None:
    model.drafted(answer.at, answer.asked.order.pon, said)


def _approval(model: Process, answer: Answer, said: Any) -> None:
    model.decided(answer.at, answer.asked.order.pon, answer.asked.attempt, said)


def _submission(model: Process, answer: Answer, said: Any) -> None:
    model.submitted(answer.at, answer.asked.order.pon, answer.asked.attempt, said)


def _look(model: Process, answer: Answer, said: Any) -> None:
    model.looked(answer.at, answer.asked.pon, said)


def _cancellation(model: Process, answer: Answer, said: Any) -> None:
    model.canceled(answer.at, answer.asked.pon, said)


def _notice(model: Process, answer: Answer, _said: Any) -> None:
    if isinstance(answer.said, ApplicationError):
        model.mail_refused(answer.asked.kind, answer.asked.order)


def _notice_and_reminder(model: Process, answer: Answer, _said: Any) -> None:
    if isinstance(answer.said, ApplicationError):
        both = answer.asked
        is_first = both.notice and answer.at < both.remind_at
        refused: Notice = both.notice if is_first else both.reminder
        model.mail_refused(refused.kind, refused.order)


def _nothing(_model: Process, _answer: Answer, _said: Any) -> None:
    """Nobody but the outside sees it."""


_LOOKS = frozenset({"await_backbone_approval", "await_carrier_response", "await_transfer"})
_TOLD: dict[str, Callable[[Process, Answer, Any], None]] = {
    "check_documents": _check,
    "draft_port_order": _draft,
    "await_backbone_approval": _approval,
    "submit_port_order": _submission,
    "await_carrier_response": _look,
    "await_transfer": _look,
    "cancel_port_order": _cancellation,
    "send_notice": _notice,
    "send_notice_and_reminder": _notice_and_reminder,
    "revoke_links": _nothing,
}
