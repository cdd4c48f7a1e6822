"""The messages that a draft takes, each as a Signal and as an Update of one name.

As those of a running request (`taking.py`): a message that is wrong in any way is recorded (Signal) or
answered with its reason (Update), and never wedges the draft.
"""

from abc import abstractmethod
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints
from temporalio import workflow
from temporalio.exceptions import ApplicationError

from porting.domain.draft_submission import Submission
from porting.domain.port_draft import DraftChange
from porting.domain.port_request import DocumentReference
from workflows.messages import KINDS as REQUEST_KINDS
from workflows.names import MAIL_FAILED
from workflows.taking import MessageKind, Messages, signal_of, update_of

MAIL_CAME = "mail_came"
FILL_IN = "fill_in"
SUBMIT = "submit"
DISCARD = "discard"
NOT_SUBMITTED = "DraftNotSubmitted"
"""The type of what an Update of `submit` raises; its details are {"problems": {field: sentence}}."""


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class MailCame(_Message):
    """A mail that starts or completes the request."""

    mail: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    """Its identity: the same mail again does nothing."""
    kept: DocumentReference
    """What was kept of it."""


class Submit(_Message):
    pass


class Discard(_Message):
    pass


KINDS: dict[str, MessageKind] = {
    kind.name: kind
    for kind in (
        MessageKind(
            MAIL_CAME,
            MailCame,
            "A mail of the customer came. The intake of mails sends it.",
            '{"mail": "<its identity>", "kept": {"sha256": "<64 hexadecimal digits>", "size": 2048}}',
        ),
        MessageKind(
            FILL_IN,
            DraftChange,
            "What the customer says himself, by field of REQUEST.json; null clears a field.",
            '{"fields": {"losing_carrier.account_number": "LS-204418", "numbers.0.number": "+15125550100"}}',
        ),
        MessageKind(SUBMIT, Submit, "Make a port request of the draft.", "{}"),
        MessageKind(DISCARD, Discard, "Throw the draft away.", "{}"),
        REQUEST_KINDS[MAIL_FAILED],
    )
}


class DraftMessages(Messages):
    """The messages of a draft. An Update of `submit` waits for what becomes of it."""

    kinds = KINDS

    mail_came = signal_of(KINDS[MAIL_CAME])
    fill_in = signal_of(KINDS[FILL_IN])
    submit = signal_of(KINDS[SUBMIT])
    discard = signal_of(KINDS[DISCARD])
    mail_failed = signal_of(KINDS[MAIL_FAILED])

    mail_came_update = update_of(KINDS[MAIL_CAME])
    fill_in_update = update_of(KINDS[FILL_IN])
    discard_update = update_of(KINDS[DISCARD])
    mail_failed_update = update_of(KINDS[MAIL_FAILED])

    @abstractmethod
    async def submitted(self) -> Submission:
        """What became of the submission that has been asked for."""

    @workflow.update(name=SUBMIT, description=KINDS[SUBMIT].description)
    async def submit_update(self, *arguments: Any) -> dict[str, Any]:
        self.answer(SUBMIT, arguments)
        submission = await self.submitted()
        if submission.request_id is None:
            raise ApplicationError(
                "the draft cannot be a port request yet; the details say why, by field",
                {"problems": submission.problems},
                type=NOT_SUBMITTED,
                non_retryable=True,
            )
        return {"request_id": submission.request_id}

    @submit_update.validator
    def validate_submission(self, *arguments: Any) -> None:
        self.validate(SUBMIT, arguments)
