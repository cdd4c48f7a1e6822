"""REQUEST.json: what the signup flow knows of a port request before it is one."""

import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
)

from porting.domain.checks.request import normal_number
from porting.domain.errors import InvalidRequestError
from porting.domain.phone_number import NumberType, country_of, is_toll_free
from porting.domain.port_request import (
    AuthorizedUser,
    Contact,
    RemainingNumbers,
    RequestId,
    ServiceAddress,
    Text,
)
from porting.domain.problems import problems_of

#: No request is so long; whatever is, is another file.
_MAX_BYTES = 1024 * 1024

#: In whatever punctuation; what is no number stays as it is, for the checks to name it.
Number = Annotated[str, AfterValidator(lambda given: normal_number(given) or given)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class LosingCarrierGiven(_Part):
    name: Text
    account_number: Text | None = None
    billing_telephone_number: Number | None = None
    pin: Annotated[SecretStr | None, BeforeValidator(lambda given: given or None)] = None
    """A string: it may begin with zeros or hold letters."""


class NumberGiven(_Part):
    number: Number
    type: NumberType | None = None
    """None: toll-free where the number says so, else local."""


class DocumentsGiven(_Part):
    """Paths, relative to the file they stand in."""

    loa: Path | None = None
    csr: Path | None = None
    bill: Path | None = None


class RequestFile(_Part):
    """A port request as a customer gives it. Unknown fields are refused and named."""

    request_id: RequestId | None = None
    company_name: Text
    contact: Contact
    authorized_user: AuthorizedUser
    service_address: ServiceAddress
    losing_carrier: LosingCarrierGiven
    numbers: tuple[NumberGiven, ...] = Field(min_length=1)
    remaining_numbers: RemainingNumbers = "none"
    new_billing_telephone_number: Number | None = None
    requested_port_date: date | None = None
    google_voice_unlocked: bool | None = None
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


def problems_with_numbers(given: RequestFile) -> dict[str, str]:
    """What keeps the request's numbers from being phone numbers of ours to move, by field."""
    problems: dict[str, str] = {}
    seen: set[str] = set()
    for position, entry in enumerate(given.numbers):
        field = f"numbers.{position}.number"
        problem = _problem_with(entry) or ("is named twice" if entry.number in seen else None)
        if problem:
            problems[field] = problem
        seen.add(entry.number)
    for field, number in (
        ("losing_carrier.billing_telephone_number", given.losing_carrier.billing_telephone_number),
        ("new_billing_telephone_number", given.new_billing_telephone_number),
    ):
        if number is not None and normal_number(number) is None:
            problems[field] = _FORM
    return problems


_FORM = "must be a US or Canadian number like +15125550100"


def _problem_with(entry: NumberGiven) -> str | None:
    if normal_number(entry.number) is None:
        return _FORM
    if country_of(entry.number) is None:
        return "is not a number of the US or Canada"
    if (entry.type is NumberType.TOLL_FREE) != is_toll_free(entry.number) and entry.type is not None:
        return f"cannot be {entry.type.value}: its area code says otherwise"
    return None


def type_of(entry: NumberGiven) -> NumberType:
    if entry.type is not None:
        return entry.type
    return NumberType.TOLL_FREE if is_toll_free(entry.number) else NumberType.LOCAL


def submission_instant(given: RequestFile, now: datetime) -> datetime:
    """When the request counts as submitted: as it says, but never later than `now`."""
    return min(given.submitted_at or now, now).astimezone(UTC)
