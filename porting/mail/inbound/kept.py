"""What is kept of a mail, and the record of mails."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field

from porting.domain.port_request import DocumentReference, RequestId
from porting.mail.inbound import secrets
from porting.mail.inbound.incoming import Attachment, AttachmentKind, IncomingMail
from porting.mail.inbound.intent import Intent
from porting.ports import DocumentStore


class KeptAttachment(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    name: str = Field(repr=False)
    declared_type: str
    kind: AttachmentKind
    content: DocumentReference


class KeptMail(BaseModel):
    """A mail as it is kept: not its bytes, in which a PIN may stand, but what was read, without secrets. Its
    attachments are documents of their own."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    message_id: str
    sender: str | None = Field(repr=False)
    sender_name: str = Field(repr=False)
    recipients: tuple[str, ...] = Field(repr=False)
    subject: str = Field(repr=False)
    text: str = Field(repr=False)
    sent_at: datetime | None
    in_reply_to: tuple[str, ...]
    attachments: tuple[KeptAttachment, ...]
    intent: Intent


def keep(mail: IncomingMail, intent: Intent, store: DocumentStore) -> DocumentReference:
    """Put `mail` and its attachments into `store`; returns where the `KeptMail` is, as JSON.

    Raises: what the store raises.
    """
    kept = KeptMail(
        message_id=mail.message_id,
        sender=mail.sender,
        sender_name=secrets.masked(mail.sender_name),
        recipients=mail.recipients,
        subject=secrets.masked(mail.subject),
        text=secrets.masked(mail.text),
        sent_at=mail.sent_at,
        in_reply_to=mail.in_reply_to,
        attachments=tuple(_kept(each, store) for each in mail.attachments),
        intent=intent,
    )
    return store.put(kept.model_dump_json().encode())


def kept_mail(reference: DocumentReference, store: DocumentStore) -> KeptMail:
    """Raises: `DocumentNotStoredError`, `DocumentAlteredError`."""
    return KeptMail.model_validate_json(store.get(reference))


def _kept(attachment: Attachment, store: DocumentStore) -> KeptAttachment:
    content = attachment.content
    if attachment.kind is AttachmentKind.TEXT:
        content = secrets.masked(content.decode("utf-8", "replace")).encode()
    return KeptAttachment(
        name=secrets.masked(attachment.name),
        declared_type=attachment.declared_type,
        kind=attachment.kind,
        content=store.put(content),
    )


class MailState(StrEnum):
    """How far a mail has come."""

    TO_DO = "to_do"
    """It is to be acted on, by itself."""
    WAITING = "waiting"
    """For the draft of a request, for a confirmation, or for support: `why` says which."""
    DONE = "done"
    IGNORED = "ignored"


class MailRecord(BaseModel):
    """One mail, by ids only."""

    model_config = ConfigDict(frozen=True)

    identity: str
    """`IncomingMail.identity`."""
    state: MailState
    intent: str
    """The kind of its `Intent`."""
    why: str = ""
    """What it waits for, or why nothing is done."""
    request_id: RequestId | None = None
    kept: DocumentReference | None = None
    """None: nothing was kept."""
    attempts: int = 0
    repeated: int = 0
    """How often it came again."""
    received_at: datetime


class InboundMails(Protocol):
    """Every method raises `MailUnavailableError` where the record cannot be used."""

    def record(self, mail: MailRecord) -> bool:
        """False: it is there already, which is counted."""
        ...

    def is_known(self, identity: str) -> bool:
        """Whether it is there already, which is counted."""
        ...

    def due(self, now: datetime, most: int) -> tuple[MailRecord, ...]:
        """Those that are to do now, the oldest first."""
        ...

    def settle(self, identity: str, state: MailState, why: str = "") -> None: ...

    def put_off(self, identity: str, until: datetime) -> None: ...

    def listed(self, states: Sequence[MailState]) -> tuple[MailRecord, ...]:
        """All in one of `states`, the oldest first."""
        ...
