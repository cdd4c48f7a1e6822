"""What a mail means to the porting desk, and who may mean it."""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from porting.domain.port_request import RequestId
from porting.mail.inbound import secrets, words
from porting.mail.inbound.answer import own_words
from porting.mail.inbound.automatic import Automatic, automatic
from porting.mail.inbound.incoming import AttachmentKind, IncomingMail
from porting.mail.inbound.origin import is_from_its_sender
from porting.mail.inbound.subject import wish_in
from porting.mail.inbound.words import Says

#: A packet has three documents; whoever has several accounts sends a mail for each.
MOST_DOCUMENTS = 12
#: What stands of an answer in the record of mails, in letters.
_LONGEST_WORDS = 2000


class Why(StrEnum):
    """Why a person has to look at a mail."""

    NOT_UNDERSTOOD = "not_understood"
    """It has another subject and answers nothing."""
    NO_SUCH_ADDRESS = "no_such_address"
    """It goes to an address of a request that we have not made."""
    SEVERAL_REQUESTS = "several_requests"
    """It goes to the addresses of several requests."""
    NOT_THE_CONTACT = "not_the_contact"
    """It answers a request, and its sender is not the request's contact."""
    WORDS_TO_READ = "words_to_read"
    """It answers with a question, a condition, a wish, or a fact that belongs into a field; or it asks for a
    port, and to wait."""
    HAS_A_SECRET = "has_a_secret"  # noqa: S105 - no secret
    """It tells a PIN or a password, which has been taken out: it has to be given on the page or by phone."""
    UNUSABLE_ATTACHMENTS = "unusable_attachments"
    """What is attached is no PDF, or packed, or encrypted."""
    TOO_MANY_DOCUMENTS = "too_many_documents"
    UNREADABLE_MAIL = "unreadable_mail"
    """It is larger, or nested deeper, than any mail that a person writes."""
    FROM_A_MACHINE = "from_a_machine"
    """A machine has sent it, with documents: a mailing list, a scanner."""
    UNCLEAR_DOCUMENTS = "unclear_documents"
    """Its documents cannot be told apart, or read."""
    SEVERAL_ORDERS = "several_orders"
    """It says that it is done, and several orders of the request have been rejected."""
    OLDER_REJECTION = "older_rejection"
    """It answers a mail about an order that has been rejected anew since."""
    REFUSED = "refused"
    """The request does not take the answer as it stands."""
    NO_SUCH_REQUEST = "no_such_request"
    """The request is not there any more, or has ended."""
    MAYBE_ANOTHER = "maybe_another"
    """It asks for a port while a request of the same sender and company runs."""
    UNPROVEN = "unproven"
    """Its sender is not proven, and cannot be asked."""
    ALSO_ASKS = "also_asks"
    """Its documents are with their draft; it has a question besides."""


class _Intent(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class StartsOrCompletes(_Intent):
    """It asks for a port request, or brings what one that waits still needs."""

    kind: Literal["starts_or_completes"] = "starts_or_completes"
    company: str | None = Field(default=None, repr=False)
    """As in the subject; None: it does not say."""
    documents: tuple[int, ...] = ()
    """The PDFs, as positions among the mail's attachments; what each is, only its content tells."""
    unusable: tuple[int, ...] = ()
    """What somebody attached that we cannot read: to be told how to send it."""
    has_secret: bool = False
    """It told a PIN, which has been taken out of what is kept."""
    asks: bool = False
    """It has a question, too: a person answers that, while its documents go their way."""


class AnswersRequest(_Intent):
    """It answers a mail of ours about a request: the customer's side is done, or here are the documents."""

    kind: Literal["answers_request"] = "answers_request"
    request_id: RequestId
    documents: tuple[int, ...] = ()
    says_done: bool = False
    words: str = Field(default="", repr=False)
    """What the sender wrote himself, without secrets; for support."""


class ForSupport(_Intent):
    """No machine decides on it."""

    kind: Literal["for_support"] = "for_support"
    why: Why
    request_id: RequestId | None = None
    words: str = Field(default="", repr=False)


class AutomaticReply(_Intent):
    """No person has written it: it is recorded, and nobody answers it."""

    kind: Literal["automatic_reply"] = "automatic_reply"
    of: Automatic


class Unverified(_Intent):
    """Nobody knows whether it is from whom it says. Its sender gets a confirmation link; until that is used,
    nothing is acted on."""

    kind: Literal["unverified"] = "unverified"
    meant: Annotated[StartsOrCompletes | AnswersRequest | ForSupport, Field(discriminator="kind")]


Intent = Annotated[
    StartsOrCompletes | AnswersRequest | ForSupport | AutomaticReply | Unverified, Field(discriminator="kind")
]
"""What else can become of a mail, that it came before, is told by the record of mails."""


def understood(
    mail: IncomingMail,
    request_of: Callable[[str], RequestId | None],
    own: Collection[str],
    base: str | None,
) -> Intent:
    """What `mail` means.

    `request_of`: the request whose reply address that is. `own`: all addresses that we send from or receive
    at. `base`: the one that reply addresses are made of; None: there are none.

    Raises: whatever `request_of` raises.
    """
    machine = automatic(mail, own)
    has_purpose = any(each.is_pdf for each in mail.attachments)
    may_matter = has_purpose and machine in (Automatic.LIST, Automatic.AUTO_REPLY)
    if machine is not None and not may_matter:
        return AutomaticReply(of=machine)
    meant = _meant(mail, request_of, base)
    if may_matter:
        request_id = None if isinstance(meant, StartsOrCompletes) else meant.request_id
        return ForSupport(why=Why.FROM_A_MACHINE, request_id=request_id, words=_words(mail))
    if not is_from_its_sender(mail):
        return Unverified(meant=meant)
    return meant


def _meant(
    mail: IncomingMail, request_of: Callable[[str], RequestId | None], base: str | None
) -> StartsOrCompletes | AnswersRequest | ForSupport:
    words_to_keep = _words(mail)
    marked = [each for each in mail.recipients if base and _is_marked(each, base)]
    requests = {each: request_of(each) for each in marked}
    known = {request_id for request_id in requests.values() if request_id}
    if mail.problem:
        return ForSupport(
            why=Why.UNREADABLE_MAIL, request_id=known.pop() if len(known) == 1 else None, words=words_to_keep
        )
    if len(known) > 1:
        return ForSupport(why=Why.SEVERAL_REQUESTS, words=words_to_keep)
    if known:
        return _answer(mail, known.pop())
    if marked:
        return ForSupport(why=Why.NO_SUCH_ADDRESS, words=words_to_keep)
    wish = wish_in(mail.subject)
    if wish is None:
        return ForSupport(why=Why.NOT_UNDERSTOOD, words=words_to_keep)
    # A draft that is complete is submitted by itself: not where its customer writes that it is to wait.
    if words.asks_to_stop(own_words(mail.text)):
        return ForSupport(why=Why.WORDS_TO_READ, words=words_to_keep)
    documents = _documents(mail)
    if len(documents) > MOST_DOCUMENTS:
        return ForSupport(why=Why.TOO_MANY_DOCUMENTS, words=words_to_keep)
    return StartsOrCompletes(
        company=secrets.masked(wish.company) if wish.company else None,
        documents=documents,
        unusable=_unusable(mail),
        has_secret=_has_secret(mail),
        asks=words.asks_something(own_words(mail.text)),
    )


def _answer(mail: IncomingMail, request_id: RequestId) -> AnswersRequest | ForSupport:
    own = own_words(mail.text)
    documents, said = _documents(mail), words.says(own)
    why = _objection(mail, own, documents, said)
    if why:
        return ForSupport(why=why, request_id=request_id, words=_words(mail))
    return AnswersRequest(
        request_id=request_id,
        documents=documents,
        says_done=said is Says.DONE,
        words=_words(mail),
    )


def _objection(mail: IncomingMail, own: str, documents: tuple[int, ...], said: Says) -> Why | None:
    """Why a machine does not act on an answer. With documents, words that have a doubt in them are no doubt
    about the documents, unless they ask to stop or bring a fact."""
    if _has_secret(mail):
        return Why.HAS_A_SECRET
    if _unusable(mail):
        return Why.UNUSABLE_ATTACHMENTS
    if len(documents) > MOST_DOCUMENTS:
        return Why.TOO_MANY_DOCUMENTS
    if documents:
        return Why.WORDS_TO_READ if words.asks_to_stop(own) or words.gives_a_fact(own) else None
    return None if said is Says.DONE else Why.WORDS_TO_READ


def _is_marked(address: str, base: str) -> bool:
    local, _, domain = address.lower().rpartition("@")
    our_local, _, our_domain = base.lower().rpartition("@")
    return domain == our_domain and local.startswith(our_local + "+")


def _documents(mail: IncomingMail) -> tuple[int, ...]:
    """Its PDFs, each content once."""
    seen: dict[bytes, int] = {}
    for at, each in enumerate(mail.attachments):
        if each.is_pdf:
            seen.setdefault(each.content, at)
    return tuple(seen.values())


#: What somebody attached who wanted to send documents. A picture may be a signature's logo, and a text its
#: legal notice: they say nothing.
_PACKED = frozenset(
    {AttachmentKind.TNEF, AttachmentKind.ARCHIVE, AttachmentKind.ENCRYPTED, AttachmentKind.OTHER}
)
#: A logo is smaller than a photograph of a page, in bytes.
_PHOTOGRAPH = 150_000


def _unusable(mail: IncomingMail) -> tuple[int, ...]:
    return tuple(
        at
        for at, each in enumerate(mail.attachments)
        if each.kind in _PACKED
        or (each.kind is AttachmentKind.PICTURE and len(each.content) >= _PHOTOGRAPH)
        or (each.name.lower().endswith(".pdf") and not each.is_pdf)
    )


def _has_secret(mail: IncomingMail) -> bool:
    return secrets.gives_a_secret(mail.subject) or secrets.gives_a_secret(own_words(mail.text))


def _words(mail: IncomingMail) -> str:
    return secrets.masked(own_words(mail.text))[:_LONGEST_WORDS]
