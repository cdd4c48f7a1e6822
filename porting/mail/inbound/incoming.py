"""A mail that arrived, whichever way it came."""

import hashlib
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from porting.domain.pdf_sign import says_pdf

#: SendGrid takes mails of at most 30 MB; plain SMTP servers mostly of 25 to 40.
MOST_BYTES = 40 * 1024 * 1024
#: Levels of parts in parts. Forwards of forwards have five or six.
MOST_LEVELS = 10
#: Parts of a mail on all levels. A packet has three PDFs, a signature has pictures.
MOST_PARTS = 200
#: Letters of text that are read. A letter has 2,000, a chain of answers 50,000.
MOST_LETTERS = 200_000


class AttachmentKind(StrEnum):
    """What an attachment is, by its content where that tells, else by its declared type and name."""

    PDF = "pdf"
    PICTURE = "picture"
    TEXT = "text"
    TNEF = "tnef"
    """Outlook's `winmail.dat`: what was attached is packed in it."""
    ARCHIVE = "archive"
    ENCRYPTED = "encrypted"
    """S/MIME or PGP: nobody here has the key."""
    SIGNATURE = "signature"
    """Of the mail itself; it carries nothing."""
    OTHER = "other"


class MailProblem(StrEnum):
    """Why a mail was not read to its end."""

    TOO_LARGE = "too_large"
    TOO_NESTED = "too_nested"
    TOO_MANY_PARTS = "too_many_parts"


class Attachment(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    name: str
    """As the sender calls it, one line; proves nothing."""
    declared_type: str
    content: bytes = Field(repr=False)

    @property
    def is_pdf(self) -> bool:
        is_packed = self.content.startswith(_PACKED)
        return not is_packed and says_pdf(self.content)

    @property
    def kind(self) -> AttachmentKind:
        if self.is_pdf:
            return AttachmentKind.PDF
        for kind, beginnings in _BEGINNINGS.items():
            if self.content.startswith(beginnings):
                return kind
        name = self.name.lower()
        for kind, types, endings in _DECLARED:
            if self.declared_type in types or name.endswith(endings):
                return kind
        return AttachmentKind.TEXT if self.declared_type.startswith("text/") else AttachmentKind.OTHER


_BEGINNINGS: dict[AttachmentKind, tuple[bytes, ...]] = {
    AttachmentKind.TNEF: (b"\x78\x9f\x3e\x22",),
    AttachmentKind.PICTURE: (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*"),
    AttachmentKind.ENCRYPTED: (b"-----BEGIN PGP MESSAGE",),
}
#: Within these a PDF may stand near the beginning, and is none for that. The last but one is old Office's.
_PACKED = (
    *(beginning for beginnings in _BEGINNINGS.values() for beginning in beginnings),
    *(b"PK\x03\x04", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"MIME-Version:"),
)
#: Word's files are archives too: what is none by its declared type is told by the first bytes last.
_DECLARED: tuple[tuple[AttachmentKind, frozenset[str], tuple[str, ...]], ...] = (
    (
        AttachmentKind.TNEF,
        frozenset({"application/ms-tnef", "application/vnd.ms-tnef"}),
        ("winmail.dat",),
    ),
    (
        AttachmentKind.SIGNATURE,
        frozenset(
            {
                "application/pkcs7-signature",
                "application/x-pkcs7-signature",
                "application/pgp-signature",
                "application/pgp-keys",
            }
        ),
        (".p7s", ".asc"),
    ),
    (
        AttachmentKind.ENCRYPTED,
        frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"}),
        (".p7m", ".pgp", ".gpg"),
    ),
    (
        AttachmentKind.ARCHIVE,
        frozenset({"application/zip", "application/x-zip-compressed", "application/x-7z-compressed"}),
        (".zip", ".7z", ".rar", ".gz", ".tar"),
    ),
    (
        AttachmentKind.PICTURE,
        frozenset({"image/heic", "image/heif", "image/webp"}),
        (".heic", ".heif", ".webp"),
    ),
)


class DkimResult(BaseModel):
    """One signature's: who has signed, and whether it holds."""

    model_config = ConfigDict(frozen=True)

    domain: str
    passed: bool


class Checked(BaseModel):
    """What the receiving mail server found out about where the mail comes from."""

    model_config = ConfigDict(frozen=True)

    spf_passed: bool = False
    """For `IncomingMail.envelope_sender`."""
    dkim: tuple[DkimResult, ...] = ()


class IncomingMail(BaseModel):
    """Whatever a stranger can put into a mail has been made harmless to read: one line is one line, there are
    no control characters, and no text is longer than its limit. None of it is proven."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    message_id: str = ""
    sender: str | None = Field(default=None, repr=False)
    """The one address in From, its domain in small letters; None: there is none, or not exactly one."""
    sender_name: str = Field(default="", repr=False)
    envelope_sender: str = Field(default="", repr=False)
    """Empty: there is none, as in reports that a mail could not be delivered."""
    recipients: tuple[str, ...] = Field(default=(), repr=False)
    """The envelope's, then those of To and Cc, each once."""
    subject: str = Field(default="", repr=False)
    text: str = Field(default="", repr=False)
    """What its writer wrote, with what is quoted below; made from HTML where there is nothing else."""
    sent_at: datetime | None = None
    content_type: str = "text/plain"
    auto_submitted: str = ""
    precedence: str = ""
    marks: frozenset[str] = frozenset()
    """The names, in small letters, of those of its headers that tell of machines; see `automatic.py`."""
    in_reply_to: tuple[str, ...] = ()
    """Message-IDs that it answers, from In-Reply-To and References."""
    checked: Checked = Checked()
    attachments: tuple[Attachment, ...] = Field(default=(), repr=False)
    problem: MailProblem | None = None

    @property
    def identity(self) -> str:
        """The same for the same mail, whichever way and however often it comes.

        A Message-ID alone would let a stranger keep another's mail away by using it first.
        """
        sent = self.sent_at.isoformat() if self.sent_at and not self.message_id else ""
        facts = (self.message_id, sent, self.sender or "", self.subject, " ".join(self.text.split()))
        whole = hashlib.sha256()
        for fact in facts:
            whole.update(hashlib.sha256(fact.encode("utf-8", "replace")).digest())
        for digest in sorted(hashlib.sha256(each.content).digest() for each in self.attachments):
            whole.update(digest)
        return whole.hexdigest()
