"""REQUEST.json: what the signup flow knows of a port request before it is one."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import AwareDatetime, BeforeValidator, SecretStr, ValidationError

from porting.domain.errors import InvalidRequestError
from porting.domain.port_request import RequestId
from porting.domain.problems import problems_of
from porting.domain.request_given import AccountGiven, Given, RequestGiven

#: No request is so long; whatever is, is another file.
_MAX_BYTES = 1024 * 1024


class LosingCarrierInFile(AccountGiven):
    pin: Annotated[SecretStr | None, BeforeValidator(lambda given: given or None)] = None
    """A string: it may begin with zeros or hold letters."""


class DocumentsGiven(Given):
    """Paths, relative to the file they stand in."""

    loa: Path | None = None
    csr: Path | None = None
    bill: Path | None = None


class RequestFile(RequestGiven):
    """A port request as a customer gives it. Unknown fields are refused and named."""

    request_id: RequestId | None = None
    losing_carrier: LosingCarrierInFile
    documents: DocumentsGiven
    submitted_at: AwareDatetime | None = None
    """None: now."""

    @property
    def identity(self) -> str:
        """Its `request_id`, or one made from what it says: the same file is the same request."""
        if self.request_id:
            return self.request_id
        said = json.dumps(self.model_dump(mode="json", exclude={"submitted_at"}), sort_keys=True)
        return "pr-" + hashlib.sha256(said.encode()).hexdigest()[:12]


def read_request_file(path: Path) -> RequestFile:
    """Raises: `InvalidRequestError`, which names each field that is wrong."""
    try:
        return RequestFile.model_validate(_read_json(path))
    except ValidationError as error:
        raise InvalidRequestError(
            {field or str(path): problem for field, problem in problems_of(error).items()}
        ) from None


def _read_json(path: Path) -> Any:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InvalidRequestError({str(path): "is too large for a port request"})
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InvalidRequestError({str(path): f"cannot be read: {error.strerror}"}) from error
    except UnicodeDecodeError:
        raise InvalidRequestError({str(path): "is not UTF-8 text"}) from None
    except json.JSONDecodeError as error:
        raise InvalidRequestError({str(path): f"is not JSON: {error.msg}, line {error.lineno}"}) from None
    except RecursionError:
        raise InvalidRequestError({str(path): "is not a port request: it is nested too deeply"}) from None


def submission_instant(given: RequestFile, now: datetime) -> datetime:
    """When the request counts as submitted: as it says, but never later than `now`."""
    return min(given.submitted_at or now, now).astimezone(UTC)
