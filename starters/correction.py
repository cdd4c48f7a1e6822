"""A resubmission as the command line gives it: `field=value`, files, words."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from porting.domain.checks.request import normal_number
from porting.domain.errors import InvalidRequestError
from porting.domain.port_request import Documents
from porting.domain.problems import problems_of
from porting.domain.request_fields import AUTHORIZED_USER, DOCUMENTS, LOSING_CARRIER, PIN, SERVICE_ADDRESS
from porting.domain.resubmission import Correction
from porting.ports import PinSeal

_FIELDS = (
    *AUTHORIZED_USER,
    *SERVICE_ADDRESS,
    *LOSING_CARRIER,
    PIN,
    "remaining_numbers",
    "new_billing_telephone_number",
    *DOCUMENTS,
    "requested_port_date",
    "numbers",
    "resolved",
    "by",
    "note",
)
_YES_OR_NO = {"true": True, "yes": True, "false": False, "no": False}


class AssignmentError(ValueError):
    """What stands after `--set` is no field of a resubmission, or has no value."""


def _short_names() -> dict[str, str]:
    """`postal_code` for `service_address.postal_code`, and what the trade says."""
    last = {name.rpartition(".")[2]: name for name in _FIELDS}
    del last["name"]  # whose?
    return {**last, "btn": "losing_carrier.billing_telephone_number", "losing_carrier": "losing_carrier.name"}


def fields_given(assignments: Sequence[str], ask_for_pin: Callable[[], str]) -> dict[str, str]:
    """`field=value`, each with its full name. A PIN that is given as `-` is asked for.

    Raises: `AssignmentError`.
    """
    fields: dict[str, str] = {}
    for assignment in assignments:
        name, value = _split(assignment)
        if name == PIN:
            value = (ask_for_pin() if value == "-" else value).strip()
            if not value:
                raise AssignmentError(f"{name}: no PIN was given")
        fields[name] = value
    return fields


def _split(assignment: str) -> tuple[str, str]:
    short, is_given, value = assignment.partition("=")
    name = short if short in _FIELDS else _short_names().get(short)
    if not is_given:
        raise AssignmentError(f"write field=value with one of these fields: {', '.join(_FIELDS)}")
    if name is None:
        raise AssignmentError(f"{short} is no field of a resubmission; there are {', '.join(_FIELDS)}")
    if value.strip() in ("...", "+1..."):
        raise AssignmentError(f"{name}: put the value where the dots are")
    return name, value


def payload(
    fields: dict[str, str], documents: Documents, request_id: str, pins: PinSeal, **others: Any
) -> dict[str, Any]:
    """The message `resubmit`. The PIN is sealed here, documents are references: neither is in the history.

    Raises: `InvalidRequestError`, `PinUnreadableError`.
    """
    message: dict[str, Any] = {name: value for name, value in others.items() if value}
    for name, text in fields.items():
        _put(message, name, _read(name, text))
    for kind, reference in documents:
        if reference is not None:
            _put(message, f"documents.{kind}", reference.model_dump())
    if PIN in fields:
        _put(message, PIN, pins.seal(fields[PIN], request_id).model_dump())
    try:
        Correction.model_validate(message)
    except ValidationError as error:
        raise InvalidRequestError(problems_of(error)) from None
    return message


def _read(name: str, text: str) -> Any:
    match name:
        case "losing_carrier.billing_telephone_number" | "new_billing_telephone_number":
            return normal_number(text) or text
        case "numbers":
            return [normal_number(part) or part for part in text.split(",")]
        case "resolved":
            return _YES_OR_NO.get(text.strip().lower(), text)
        case "requested_port_date":
            return _day(name, text.strip())
        case "service_address.unit":
            return text.strip() or None
        case _:
            return text


def _day(name: str, text: str) -> str:
    """Raises: `InvalidRequestError`."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InvalidRequestError({name: "write the day as YYYY-MM-DD, e.g. 2026-12-15"}) from None


def _put(message: dict[str, Any], name: str, value: Any) -> None:
    outer, _, inner = name.rpartition(".")
    (message.setdefault(outer, {}) if outer else message)[inner] = value
