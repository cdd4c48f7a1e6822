"""What Telnyx says when it refuses a call, and which words of it are the customer's."""

import re

from pydantic import BaseModel, ValidationError

from porting.domain.port_request import PortRequest

#: Errors of one refusal that are told: the first ones say enough.
_MOST_ERRORS = 5
_MOST_WORDS = 300
_TOKEN = re.compile(r"\w+")


class _Source(BaseModel):
    pointer: str | None = None
    parameter: str | None = None


class _Error(BaseModel):
    code: str | int | None = None
    title: str | None = None
    detail: str | None = None
    source: _Source | None = None

    def told(self) -> str:
        """`10015 Bad Request /documents/loa: must exist`."""
        where = (self.source.pointer or self.source.parameter) if self.source else None
        head = " ".join(str(part) for part in (self.code, self.title, where) if part)
        detail = self.detail if self.detail and self.detail != self.title else None
        return ": ".join(part for part in (head, detail) if part)[:_MOST_WORDS]


class _Errors(BaseModel):
    errors: tuple[_Error, ...] = ()


def words_in(content: bytes) -> str:
    """Code, title, place and detail of each error; "" where the bytes are no refusal of Telnyx's."""
    try:
        errors = _Errors.model_validate_json(content).errors
    except ValidationError:
        return ""
    return "; ".join(error.told() for error in errors[:_MOST_ERRORS])


def private_words(request: PortRequest, pin: str | None) -> frozenset[str]:
    """Every word and number of the customer's that we send, in lower case."""
    user, address, carrier = request.authorized_user, request.service_address, request.losing_carrier
    texts = (
        request.company_name,
        user.first_name,
        user.last_name,
        address.street,
        address.unit,
        address.city,
        address.postal_code,
        carrier.account_number,
        pin,
    )
    return frozenset(word for text in texts if text for word in _TOKEN.findall(text.lower()))
