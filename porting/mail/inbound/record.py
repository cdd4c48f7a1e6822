"""The record of mails: which came, how far each has come, and what is still to be done about it."""

import base64
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from porting.domain.port_request import DocumentReference, RequestId

#: Before the identity of a mail whose sender nobody has proven: its genuine twin is a mail of its own.
UNPROVEN = "unproven-"

#: What a mail waits for whose sender is not proven, and why nothing more becomes of some of these.
FOR_A_CONFIRMATION = "confirmation"
NOT_ASKED = "not_asked"
"""Its sender, or all senders together, were asked too often already, or nobody could be asked."""
NEVER_CONFIRMED = "never_confirmed"
ERASED = "erased"
"""Its request was erased, and with it all that was kept and known of the mail."""
NO_ROOM = "no_room"
"""Mails of unproven senders fill all the room that they have: nothing of it was kept."""


class MailState(StrEnum):
    """How far a mail has come."""

    TO_DO = "to_do"
    """It is to be acted on, by itself."""
    TO_CONFIRM = "to_confirm"
    """Whoever its sender is said to be is to be asked whether he has written it."""
    TO_TELL = "to_tell"
    """Support is to get it."""
    WAITING = "waiting"
    """For a confirmation, or for support, which has it: `why` says which."""
    DONE = "done"
    IGNORED = "ignored"


#: Something is to be done about it, by itself.
OPEN = (MailState.TO_DO, MailState.TO_CONFIRM, MailState.TO_TELL)


class MailRecord(BaseModel):
    """One mail, by ids only."""

    model_config = ConfigDict(frozen=True)

    identity: str
    """`IncomingMail.identity`, with `UNPROVEN` before it where the sender was not proven when it came."""
    state: MailState
    intent: str
    """The kind of its `Intent`."""
    why: str = ""
    """What it waits for, or why nothing is done."""
    request_id: RequestId | None = None
    """The request that it answers; the one that its draft will be."""
    kept: DocumentReference | None = None
    """None: nothing was kept, or it has been deleted."""
    size: int = 0
    """Of all that is kept of it, in bytes."""
    sender: str = ""
    """A keyed hash of the sender's address; empty: there is none."""
    party: str = ""
    """The same of sender and company, where it starts or completes a request; empty elsewhere."""
    is_confirmed: bool = False
    """The sender, who was not proven, has used the link."""
    attempts: int = 0
    repeated: int = 0
    """How often it came again."""
    received_at: datetime

    @property
    def mail(self) -> str:
        """The mail's own identity, the same for its unproven twin: what it causes has keys made of this."""
        return self.identity.removeprefix(UNPROVEN)

    @property
    def is_unproven(self) -> bool:
        return self.identity.startswith(UNPROVEN) and not self.is_confirmed

    @property
    def may_be_confirmed(self) -> bool:
        """Whether its sender has been asked, or is being asked: where nobody knows whether the question has
        gone, its answer may come before that is known."""
        is_asked = self.state is MailState.WAITING and self.why == FOR_A_CONFIRMATION
        return is_asked or self.state is MailState.TO_CONFIRM

    @property
    def own_request_id(self) -> RequestId:
        """The id of the request that this mail starts: the same however often it is taken up."""
        letters = base64.b32encode(bytes.fromhex(self.mail)[:10]).decode().lower()
        return f"mail-{letters}"


class InboundMails(Protocol):
    """Every method raises `MailUnavailableError` where the record cannot be used."""

    def record(self, mail: MailRecord) -> bool:
        """False: it is there already, which is counted."""
        ...

    def is_known(self, identity: str) -> bool:
        """Whether it is there already, which is counted."""
        ...

    def find(self, identity: str) -> MailRecord | None: ...

    def due(self, now: datetime, most: int) -> tuple[MailRecord, ...]:
        """Those that something is to be done about now, the oldest first."""
        ...

    def settle(self, identity: str, state: MailState, why: str = "", *, was: MailState | None = None) -> None:
        """Note how far the mail has come; with `was`, only where nobody has noted anything else since."""
        ...

    def put_off(self, identity: str, until: datetime) -> None: ...

    def listed(self, states: Sequence[MailState]) -> tuple[MailRecord, ...]:
        """All in one of `states`, the oldest first."""
        ...

    def assign(self, identity: str, request_id: RequestId) -> None:
        """Note which request the mail belongs to, before anything is done for it."""
        ...

    def requests_of(self, party: str) -> tuple[RequestId, ...]:
        """The requests, or drafts, that mails of this sender and company belong to, the latest first."""
        ...

    def may_ask(self, identity: str, now: datetime) -> bool:
        """Whether the mail's sender may be asked for a confirmation, which is counted: once for each mail,
        and no more often than `MOST_ASKED_OF_ONE` and `MOST_ASKED_OF_ALL` allow."""
        ...

    def confirm(self, identity: str) -> bool:
        """Have the mail acted on as what it meant; False: it does not wait for its confirmation."""
        ...

    def unproven_size(self) -> int:
        """What is kept of mails whose senders are not proven, in bytes."""
        ...

    def proven_size(self) -> int:
        """What is kept of all other mails, in bytes."""
        ...

    def size_of(self, sender: str, since: datetime) -> int:
        """What is kept of mails of this sender, as the record has him, that came since then, in bytes."""
        ...

    def outdated(
        self, settled_before: datetime, unproven_before: datetime, most: int
    ) -> tuple[MailRecord, ...]:
        """Mails of which something is kept that need not be any more; the times are when they came, or when
        the last thing was done about them."""
        ...

    def forget(self, identity: str, state: MailState, why: str) -> None:
        """Nothing of the mail is kept any more."""
        ...

    def of_request(self, request_id: RequestId) -> tuple[MailRecord, ...]:
        """The mails that belong to the request, or to its draft."""
        ...

    def erase(self, identity: str) -> None:
        """Nothing is kept of the mail, nor known of its sender, and nothing more is done about it."""
        ...


#: Confirmation mails to one address in a day: the people behind it may have written thrice, and whom somebody
#: pesters in our name does not notice more.
MOST_ASKED_OF_ONE = 3
#: To all addresses in an hour: a desk hears from ten customers an hour on its best days, most of them proven;
#: beyond, somebody has us write to strangers, and mail services would take us for a spammer.
MOST_ASKED_OF_ALL = 100
