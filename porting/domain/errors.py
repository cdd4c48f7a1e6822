"""Why a step could not answer.

    PortingError
    ├── UpstreamUnavailableError     the network or a vendor is away: the same call helps later     (retried)
    │   └── UpstreamKeyRefusedError  a vendor does not take our key: an operator must mend it       (retried)
    ├── UpstreamRefusedError         a vendor says that the call itself is wrong: a person must look
    ├── DocumentNotStoredError       a document's bytes are not in the store: it must be sent again
    ├── DocumentAlteredError         stored bytes are not what was stored: an operator must look
    ├── ReaderUnavailableError       no process to read documents can be started: it may soon      (retried)
    ├── RecognitionFailedError       an engine failed on an image, or took too long: a person must look
    ├── PinUnreadableError           the key that sealed a PIN is not there: the PIN must be given again
    ├── KeysUnavailableError         the store of data keys, or what opens them, is away            (retried)
    ├── KeyUnknownError              the store has no such data key: an operator must bring it back
    ├── KeyErasedError               the request was erased: nothing of it can be read any more
    ├── RequestRunsError             a request is not erased while it runs: it must be canceled first
    ├── ContentNotDecryptedError     encrypted bytes were altered, or belong elsewhere: a person must look
    ├── SealUnavailableError         signed documents cannot be sealed: an operator must mend the key file
    ├── MailNotAcceptedError         the mail service says no for good: address or account is wrong
    ├── MailUnavailableError         the mail service is away                                       (retried)
    │   └── MailInDoubtError         nobody knows whether it took the mail: an event may tell       (retried)
    ├── NumberInUseError             a number is on another open request
    └── InvalidRequestError          what the customer gave cannot be a port request; says field by field why

An expected answer (a rejection, a refused cancellation, a bad LOA) is a value, not an error. Messages name
ids, never a customer's data.
"""

from datetime import timedelta
from typing import ClassVar


class PortingError(Exception):
    """Why a step could not answer."""

    retryable: ClassVar[bool] = False
    retry_after: timedelta | None = None
    """The vendor's own hint when to try again; None: as the retry policy says."""


class UpstreamUnavailableError(PortingError):
    """Backbone provider, carrier partner or inventory did not answer, or answered that it is in trouble."""

    retryable = True

    def __init__(self, message: str, retry_after: timedelta | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class UpstreamKeyRefusedError(UpstreamUnavailableError):
    """Upstream does not take our key, or not for this call. Requests wait until an operator has mended it."""


class UpstreamRefusedError(PortingError):
    """Upstream says that this call can never succeed. Support sees upstream's words."""

    def __init__(self, message: str, *, status: int | None = None, words: str = "") -> None:
        super().__init__(message)
        self.status = status
        """The HTTP status; None: it was not an answer over HTTP."""
        self.words = words
        """All that upstream said, customers' data included: for an answer, never for a message or a log."""


class DocumentNotStoredError(PortingError):
    """A referenced document is not in the store."""


class DocumentAlteredError(PortingError):
    """A stored document's bytes no longer have the hash that they are stored under."""


class ReaderUnavailableError(PortingError):
    """This machine lets us start no process to read a document in; that is not the document's fault."""

    retryable = True


class RecognitionFailedError(PortingError):
    """An engine could not recognize the text of an image, or not in time."""


class PinUnreadableError(PortingError):
    """No key opens the sealed PIN."""


class KeysUnavailableError(PortingError):
    """The store of data keys does not answer, or no key-encryption key opens them."""

    retryable = True


class KeyUnknownError(PortingError):
    """The store has no data key of this id: it is another store, or an older copy of ours."""


class KeyErasedError(PortingError):
    """The data key was destroyed with all that it encrypted."""


class RequestRunsError(PortingError):
    """What is to be erased, a request or a draft, still runs."""


class ContentNotDecryptedError(PortingError):
    """A data key does not open these bytes."""


class SealUnavailableError(PortingError):
    """There is no key to seal a signed document with, or its file is none of ours."""


class MailNotAcceptedError(PortingError):
    """The mail service refuses this mail for good."""


class MailUnavailableError(PortingError):
    """The mail service did not take the mail this time."""

    retryable = True

    def __init__(self, message: str, retry_after: timedelta | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class MailInDoubtError(MailUnavailableError):
    """The mail service may have taken the mail, and did not say so."""


class NumberInUseError(PortingError):
    """A number is on another open request, which is named."""

    def __init__(self, number: str, request_id: str) -> None:
        super().__init__(f"{number} is already on the open port request {request_id}")
        self.number = number
        self.request_id = request_id


class InvalidRequestError(PortingError):
    """A request cannot be taken as it is.

    `problems` maps a field's path ("service_address.city") to what is wrong with it and what to do.
    """

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("; ".join(f"{field}: {problem}" for field, problem in problems.items()))
        self.problems = problems
