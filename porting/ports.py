"""What the activities need from outside, as Protocols. An adapter implements one; only `workers` picks it.

Every method may be called twice for the same thing and then answers as it did the first time. Where a
vendor is away it raises an error of `porting.domain.errors` that is `retryable`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol

from porting.domain.checks.findings import Verdict
from porting.domain.draft_facts import Reading
from porting.domain.examined import Examined
from porting.domain.loa_signing import Language, LoaFacts, LoaToSign, SignedLoa, SigningAct
from porting.domain.mail_event import MailEvent
from porting.domain.notice import Notice
from porting.domain.phone_number import E164
from porting.domain.port_order import (
    BackboneDecision,
    Cancellation,
    CarrierOrder,
    Draft,
    Pon,
    Portability,
    PortOrder,
)
from porting.domain.port_request import DocumentReference, Documents, PortRequest, RequestId, SealedPin


class DocumentStore(Protocol):
    """The documents of one owner: the same bytes are stored once, and never change."""

    def put(self, content: bytes) -> DocumentReference:
        """Raises: `DocumentAlteredError`, `KeyErasedError`, `KeysUnavailableError`."""
        ...

    def get(self, reference: DocumentReference) -> bytes:
        """Raises: `DocumentNotStoredError`, and as `put`."""
        ...


class DocumentStores(Protocol):
    """Whose documents are where. What one owner has, no other can read, also where the bytes are the same."""

    def of(self, owner: str) -> DocumentStore:
        """Those of the port request or draft `owner`, which is its `request_id`.

        Raises: `DocumentNotStoredError` for what is no id.
        """
        ...

    def delete(self, owner: str) -> None:
        """Delete all files of `owner`. A second run deletes what is left. Raises: `OSError`."""
        ...

    def changed(self) -> Iterable[tuple[str, datetime]]:
        """Those who have files, and since when they have no further ones. Raises: `OSError`."""
        ...


class LinkRevocations(Protocol):
    """Which links to pages of a request, or of its draft, were taken back."""

    def revoke(self, request_id: RequestId, before: datetime) -> None:
        """Take back all links made before the instant `before`; an earlier one than is known changes nothing.

        Raises: `RevocationsUnavailableError`.
        """
        ...

    def revoked_before(self, request_id: RequestId) -> datetime | None:
        """None: none were. Fast enough for a page to ask it each time.

        Raises: `RevocationsUnavailableError`.
        """
        ...


class DocumentChecks(Protocol):
    """All document rules of the trade, over a request and its stored documents."""

    def check(self, request: PortRequest, numbers: tuple[E164, ...], on: date) -> Verdict:
        """The verdict for submitting `numbers` of `request` on the day `on`.

        Blocking, up to seconds. A document that cannot be read is a finding, not an error.

        Raises: `DocumentNotStoredError`, `DocumentAlteredError`.
        """
        ...


class DocumentExamination(Protocol):
    """What documents are and say, before anybody says which is which."""

    def examine(self, documents: tuple[DocumentReference, ...]) -> tuple[Examined, ...]:
        """One answer for each of `documents`, in their order.

        Blocking, up to seconds for a text, half a minute for a scan.

        Raises: `DocumentNotStoredError`, `DocumentAlteredError`.
        """
        ...


class DocumentSeal(Protocol):
    """Makes every later change of a PDF show."""

    def sealed(self, pdf: bytes, at: datetime) -> bytes:
        """`pdf` with a digital signature of ours over all of it, made at the instant `at`.

        Raises: `SealUnavailableError`.
        """
        ...


class LoaSigning(Protocol):
    """A request's LOAs, signed on the screen. Blocking, for a fraction of a second."""

    def to_sign(self, facts: LoaFacts, language: Language | None = None) -> LoaToSign:
        """The letters to show: the same facts give the same bytes.

        `language` None: French where the service address is in Québec, else English.

        Raises: `InvalidRequestError` where a field would not be legible on a letter.
        """
        ...

    def to_print(self, facts: LoaFacts, language: Language | None = None) -> bytes:
        """The LOA as a form, to sign on paper or with a program of one's own: one letter for all numbers."""
        ...

    def sign(self, facts: LoaFacts, act: SigningAct) -> SignedLoa:
        """Make and store the signed letters; signed twice there are two, and the last one given counts.

        Raises: `InvalidRequestError` for a signature that is none, another's, without consent, or under
        another letter than was shown; `SealUnavailableError`.
        """
        ...


class DraftPapers(Protocol):
    """Reads what port requests are drafted from.

    Both block as `DocumentExamination` does, and raise what it raises.
    """

    def in_mail(self, kept: DocumentReference, request_id: str) -> Reading:
        """What a mail and its PDFs say; `kept` is what was kept of it among the documents of `request_id`."""
        ...

    def in_form(self, documents: Documents, request_id: str) -> Reading:
        """What documents of `request_id` say that were put where they belong."""
        ...


class PortRequestStarts(Protocol):
    async def start(self, request: PortRequest) -> None:
        """Have `request` run; the same `request_id` again changes nothing.

        Raises: `NumberInUseError`, and whatever Temporal raises where it is away.
        """
        ...


class PinSeal(Protocol):
    """Makes a PIN unreadable at the edge, readable again only where it is sent upstream."""

    def seal(self, pin: str, request_id: str) -> SealedPin: ...

    def open(self, pin: SealedPin, request_id: str) -> str:
        """Raises: `PinUnreadableError`."""
        ...


class PortabilityChecks(Protocol):
    async def portability(self, numbers: tuple[E164, ...]) -> tuple[Portability, ...]:
        """Which of `numbers` can be moved at all, each with its answer in their order. Orders nothing."""
        ...


class BackboneProvider(Protocol):
    """Our upstream wholesaler."""

    async def draft(self, request: PortRequest, order: PortOrder) -> Draft:
        """Ask which numbers are portable and draft an order for those; the key is `order.pon`.

        Where the provider makes several orders of it, each has a PON by `PortOrder.part`; all further calls
        name the parts, never the whole again.
        """
        ...

    async def request_approval(
        self, request: PortRequest, order: PortOrder, attempt: int
    ) -> BackboneDecision:
        """Ask to approve the drafted order and answer how that stands; the key is (pon, attempt).

        A further attempt brings the request's corrected data.
        """
        ...


class CarrierPartner(Protocol):
    """The wholesaler's network carrier, which asks the losing carrier."""

    async def submit(
        self, request: PortRequest, order: PortOrder, attempt: int, pin: str | None
    ) -> CarrierOrder:
        """Submit the order, or its correction as a supplement (SUP); the key is (pon, attempt)."""
        ...

    async def order(self, pon: Pon) -> CarrierOrder | None:
        """How the order stands; None: the partner has no such order."""
        ...

    async def cancel(self, pon: Pon) -> Cancellation:
        """Cancel the order at the partner and at the backbone provider.

        An order that was never there, or is canceled already, is canceled.
        """
        ...


class NumberInventory(Protocol):
    """Our own platform's list of the numbers that a customer has."""

    async def held(self, request_id: str, numbers: tuple[E164, ...]) -> frozenset[E164]:
        """Those of `numbers` that are in the account which the request belongs to."""
        ...


class Notifier(Protocol):
    async def send(self, notice: Notice) -> None:
        """Render and send `notice`; the key is `notice.key`.

        Raises: `MailUnavailableError` (retried), `MailNotAcceptedError`.
        """
        ...


class MailEvents(Protocol):
    """What the mail service told about mails that it took."""

    def hear(self, events: Sequence[MailEvent]) -> int:
        """Note all of `events`, or none; returns how many were new."""
        ...

    def failures(self, most: int) -> tuple[MailEvent, ...]:
        """The `most` oldest failures that nobody has been told of."""
        ...

    def passed_on(self, events: Sequence[MailEvent]) -> None:
        """Note that whoever has to know of `events` has been told."""
        ...


class NumberHolds(Protocol):
    """Which request has which number: a number is on one open request at a time."""

    def hold(self, request_id: str, numbers: tuple[E164, ...]) -> dict[E164, str]:
        """Hold all of `numbers` for `request_id`, or none.

        Returns the numbers that other requests hold and which; empty: they are ours now. Holding again what
        the same request holds is harmless.
        """
        ...

    def release(self, request_id: str, *, older_than: timedelta = timedelta(0)) -> None:
        """Give up what `request_id` holds, as far as it has held it for `older_than`."""
        ...
