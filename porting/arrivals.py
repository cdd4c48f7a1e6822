"""Documents that come before the port request that names them: they are kept for some days.

Each day's arrivals have a key of their own, which is destroyed with them. A request that names one of them
gets a copy under its own key.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from porting.domain.errors import DocumentNotStoredError, InvalidRequestError, KeyErasedError
from porting.domain.port_request import DocumentReference, Documents
from porting.ports import DocumentStore, DocumentStores

#: As long as the API repeats an answer: who has not named a document within a week sends it again.
KEPT = timedelta(days=7)
_DAY = timedelta(days=1)
_PREFIX = "arrivals@"


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Arrivals:
    """Implements `porting.ports.DocumentStore` over the days' arrivals."""

    stores: DocumentStores
    now: datetime = field(default_factory=_now)

    def put(self, content: bytes) -> DocumentReference:
        return self.stores.of(owner_on(self.now)).put(content)

    def get(self, reference: DocumentReference) -> bytes:
        """Raises: as `DocumentStore`; `DocumentNotStoredError` also where it came too long ago."""
        for store in self._days():
            try:
                return store.get(reference)
            except (DocumentNotStoredError, KeyErasedError):
                continue
        raise DocumentNotStoredError(f"document {reference.sha256} is not stored, or not any more")

    def taken(self, documents: Documents, request_id: str) -> Documents:
        """`documents`, of which those that are not among the request's own are copied there.

        A second run changes nothing. Raises: as `DocumentStore`; `InvalidRequestError` over those that are
        nowhere.
        """
        own, problems = self.stores.of(request_id), {}
        for kind, reference in documents:
            if reference is not None and not self._is_taken(reference, own):
                problems[f"documents.{kind}"] = "is not stored, or not any more: send the document again"
        if problems:
            raise InvalidRequestError(problems)
        return documents

    def _is_taken(self, reference: DocumentReference, own: DocumentStore) -> bool:
        try:
            own.get(reference)
        except DocumentNotStoredError:
            try:
                own.put(self.get(reference))
            except DocumentNotStoredError:
                return False
        return True

    def _days(self) -> Iterator[DocumentStore]:
        """The latest first."""
        for back in range(KEPT // _DAY + 1):
            yield self.stores.of(owner_on(self.now - back * _DAY))


def owner_on(at: datetime) -> str:
    return f"{_PREFIX}{at.astimezone(UTC):%Y-%m-%d}"


def over_at(owner: str) -> datetime | None:
    """When the arrivals that `owner` names need not be kept any more; None: it names none."""
    if not owner.startswith(_PREFIX):
        return None
    try:
        day = datetime.strptime(owner.removeprefix(_PREFIX), "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None
    return day + _DAY + KEPT
