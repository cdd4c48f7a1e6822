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

    @property
    def place(self) -> str:
        """`10015 Bad Request /documents/loa`: nothing of it is the customer's."""
        where = (self.source.pointer or self.source.parameter) if self.source else None
        return " ".join(str(part) for part in (self.code, self.title, where) if part)[:_MOST_WORDS]

    @property
    def words(self) -> str:
        return (self.detail or self.title or "").strip()[:_MOST_WORDS]


class _Errors(BaseModel):
    errors: tuple[_Error, ...] = ()


def said_in(content: bytes) -> tuple[str, str]:
    """Code, title and place of each error, and the words of each; "" where the bytes are no refusal."""
    try:
        errors = _Errors.model_validate_json(content).errors[:_MOST_ERRORS]
    except ValidationError:
        return "", ""
    return "; ".join(error.place for error in errors), "; ".join(error.words for error in errors)


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
