"""A request file becomes a port request, with its documents in the store and its PIN sealed."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from porting.domain.errors import InvalidRequestError
from porting.domain.policy import REAL_DAY, Policy
from porting.domain.port_request import DocumentReference, Documents, PortRequest, SealedPin
from porting.domain.request_given import port_request_of
from porting.ports import DocumentStore, PinSeal
from starters.request_file import DocumentsGiven, RequestFile, submission_instant

#: Nothing larger is read into memory. What is smaller, and still too large for a document, the checks refuse.
_LARGEST_FILE = 100 * 1024 * 1024


def store_documents(given: DocumentsGiven, folder: Path, store: DocumentStore) -> Documents:
    """Put the documents that `given` names, relative to `folder`, into the store.

    Raises: `InvalidRequestError`.
    """
    problems: dict[str, str] = {}
    references: dict[str, DocumentReference] = {}
    for kind, path in given:
        if path is None:
            continue
        content = _read(folder / path)
        if isinstance(content, str):
            problems[f"documents.{kind}"] = content
        else:
            references[kind] = store.put(content)
    if problems:
        raise InvalidRequestError(problems)
    return Documents(**references)


def stored(files: Sequence[Path], store: DocumentStore) -> tuple[DocumentReference, ...]:
    """Put `files` into the store.

    Raises: `InvalidRequestError`.
    """
    contents = {str(path): _read(path) for path in files}
    problems = {name: content for name, content in contents.items() if isinstance(content, str)}
    if problems:
        raise InvalidRequestError(problems)
    return tuple(store.put(content) for content in contents.values() if isinstance(content, bytes))


def _read(path: Path) -> bytes | str:
    """The file's bytes, or what is wrong with it."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            return f"{path.name} is larger than {_LARGEST_FILE // 2**20} MB; send a smaller scan"
        return path.read_bytes()
    except OSError as error:
        return f"{path.name} cannot be read: {error.strerror}"


def seal_pin(given: RequestFile, pins: PinSeal) -> SealedPin | None:
    pin = given.losing_carrier.pin
    return pins.seal(pin.get_secret_value(), given.identity) if pin else None


def port_request(
    given: RequestFile,
    documents: Documents,
    pin: SealedPin | None,
    policy: Policy,
    *,
    now: datetime | None = None,
) -> PortRequest:
    """The port request that `given` asks for, at the instant `now` (None: the clock's).

    Raises: `InvalidRequestError`.
    """
    now = now or datetime.now(UTC)
    submitted_at = submission_instant(given, now)
    if policy.day != REAL_DAY:
        submitted_at = now  # a shortened calendar begins where the wall clock is
    _refuse_what_has_expired(submitted_at, now, policy.request_lifetime)
    return port_request_of(
        given,
        request_id=given.identity,
        documents=documents,
        pin=pin,
        policy=policy,
        submitted_at=submitted_at,
    )


def _refuse_what_has_expired(submitted_at: datetime, now: datetime, lifetime: timedelta) -> None:
    if submitted_at + lifetime <= now:
        raise InvalidRequestError(
            {"submitted_at": f"is more than {lifetime.days} days ago: the request would end at once"}
        )
