"""What is kept of a mail, and where."""

from datetime import datetime
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field

from porting.domain.port_request import DocumentReference
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

    @property
    def size(self) -> int:
        """Of its attachments, in bytes."""
        return sum(each.content.size for each in self.attachments)


def keep(mail: IncomingMail, intent: Intent, place: DocumentStore) -> DocumentReference:
    """Put `mail` and its attachments into `place`; returns which document there is the `KeptMail`, as JSON.

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
        attachments=tuple(_kept(each, place) for each in mail.attachments),
        intent=intent,
    )
    return place.put(kept.model_dump_json().encode())


def kept_mail(reference: DocumentReference, place: DocumentStore) -> KeptMail:
    """Raises: `DocumentNotStoredError`, `DocumentAlteredError`."""
    return KeptMail.model_validate_json(place.get(reference))


def _kept(attachment: Attachment, place: DocumentStore) -> KeptAttachment:
    content = attachment.content
    if attachment.kind is AttachmentKind.TEXT:
        content = secrets.masked(content.decode("utf-8", "replace")).encode()
    return KeptAttachment(
        name=secrets.masked(attachment.name),
        declared_type=attachment.declared_type,
        kind=attachment.kind,
        content=place.put(content),
    )


class KeptMails(Protocol):
    """Where kept mails are until they are deleted: each has a place of its own, with its attachments.

    What a port request refers to is a copy among its own documents, put there when the mail is acted on: a
    mail's place can be deleted without asking who else needs what is in it.
    """

    def of(self, identity: str) -> DocumentStore:
        """The place of the mail that the record calls `identity`."""
        ...

    def delete(self, identity: str, *, may_come_again: bool = False) -> None:
        """Delete all that is kept, and with it the key that it lies under: copies elsewhere are lost too.

        `may_come_again`: nobody has a record of the mail, so that it is taken as a new one where it is sent
        again; its key stays. Deleting again is harmless. Raises: `OSError`, `KeysUnavailableError`.
        """
        ...

    def older_than(self, until: datetime) -> tuple[str, ...]:
        """The identities of the mails whose places were made before `until`. Raises: `OSError`."""
        ...


def hand_over(reference: DocumentReference, place: DocumentStore, store: DocumentStore) -> None:
    """Copy a kept mail and its PDFs to where port requests find documents. A second run changes nothing.

    Raises: `DocumentNotStoredError`, `DocumentAlteredError`.
    """
    mail = kept_mail(reference, place)
    for each in mail.attachments:
        if each.kind is AttachmentKind.PDF:
            store.put(place.get(each.content))
    store.put(place.get(reference))
