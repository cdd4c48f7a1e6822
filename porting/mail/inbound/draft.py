"""What a mail brings to the draft of a port request: what it says itself, and its PDFs."""

from collections.abc import Iterator
from dataclasses import dataclass

from porting.domain.checks.findings import FindingCode
from porting.domain.draft_facts import Known
from porting.domain.sorted_documents import Unsorted
from porting.mail.inbound import secrets
from porting.mail.inbound.incoming import AttachmentKind
from porting.mail.inbound.intent import StartsOrCompletes, Unverified
from porting.mail.inbound.kept import KeptAttachment, KeptMail
from porting.mail.inbound.stated import facts_stated
from porting.mail.inbound.subject import wish_in

_NO_PDF = "This is no PDF. Scan the document, or print it into a PDF, and send it by itself."
_LONGEST_VALUE = 200


@dataclass(frozen=True)
class Papers:
    """What is attached to a mail."""

    pdfs: tuple[KeptAttachment, ...]
    """Each content once."""
    unusable: tuple[Unsorted, ...]
    """What was meant as a document and is none that can be read."""


def papers_in(mail: KeptMail) -> Papers:
    pdfs = {each.content.sha256: each for each in reversed(mail.attachments) if _is_pdf(each)}
    meant = mail.intent.meant if isinstance(mail.intent, Unverified) else mail.intent
    unusable = meant.unusable if isinstance(meant, StartsOrCompletes) else ()
    return Papers(
        pdfs=tuple(reversed(pdfs.values())),
        unusable=tuple(
            Unsorted(
                position=at,
                code=FindingCode.DOCUMENT_NOT_PDF,
                message=_NO_PDF,
                name=mail.attachments[at].name,
            )
            for at in unusable
        ),
    )


def facts_in(mail: KeptMail) -> Iterator[Known]:
    """Whose company it is, from the subject; who writes; what the text states."""
    yield from facts_stated(mail.text)
    wish = wish_in(mail.subject)
    if wish and wish.company:
        yield Known(
            field="company_name", value=secrets.masked(wish.company)[:_LONGEST_VALUE], source="subject"
        )
    if mail.sender:
        yield Known(field="contact.email", value=mail.sender, source="sender")
    if mail.sender_name and "@" not in mail.sender_name:
        yield Known(field="contact.name", value=mail.sender_name[:_LONGEST_VALUE], source="sender")


def _is_pdf(attachment: KeptAttachment) -> bool:
    return attachment.kind is AttachmentKind.PDF
