"""The messages that a draft takes, each as a Signal and as an Update of one name.

As those of a running request (`messages.py`): a message that is wrong in any way is recorded (Signal) or
answered with its reason (Update), and never wedges the draft.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from porting.domain.port_draft import DraftChange
from porting.domain.port_request import DocumentReference
from workflows.messages import MessageKind

MAIL_CAME = "mail_came"
FILL_IN = "fill_in"
SUBMIT = "submit"
DISCARD = "discard"


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
    )
}
