"""The answers of one page: what changes of the draft, and what cannot be taken as it is."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from pydantic import TypeAdapter, ValidationError

from porting.domain.checks.findings import Severity
from porting.domain.checks.request import address_findings, normal_number
from porting.domain.checks.street_words import PROVINCES, STATES
from porting.domain.draft_facts import Known
from porting.domain.draft_submission import field_of
from porting.domain.port_request import MailAddress, ServiceAddress

LONGEST = 200
_REGIONS = {**STATES, **PROVINCES}
_MAIL: TypeAdapter[str] = TypeAdapter(MailAddress)
_PHONES = ("losing_carrier.billing_telephone_number", "new_billing_telephone_number")
_ADDRESS = "service_address."


def changes(
    given: Mapping[str, str], had: Collection[str], known: Mapping[str, Known]
) -> dict[str, str | None]:
    """What `given` changes of what is `known`, by field.

    What stays as a paper has it becomes the customer's own word: he has seen it. `had` are the fields that
    the page showed filled: only those can be emptied, since a paper may have been read after that.
    """
    changed: dict[str, str | None] = {}
    for field, value in given.items():
        there = known.get(field)
        if value and (there is None or there.source != "form" or there.value != _as_kept(field, value)):
            changed[field] = value
        elif not value and field in had:
            changed[field] = None
    return changed


def problems(given: Mapping[str, str]) -> dict[str, str]:
    """By field: the name of the text that says what to do, or (for an address) the sentence itself."""
    return dict(_problems(given))


def _problems(given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for field, value in given.items():
        if len(value) > LONGEST:
            yield field, "too_long"
        elif field == "contact.email" and value and not _is_mail(value):
            yield field, "email"
        elif field in _PHONES and value and normal_number(value) is None:
            yield field, "phone"
        elif field == "requested_port_date" and value and not _is_day(value):
            yield field, "date"
        elif field == f"{_ADDRESS}region" and value and _region(value) is None:
            yield field, "region"
    yield from address_problems(given).items()


def address_problems(given: Mapping[str, str]) -> dict[str, str]:
    """In the words of the checks; nothing of an address that is not whole."""
    parts = {name.removeprefix(_ADDRESS): value for name, value in given.items() if name.startswith(_ADDRESS)}
    parts["region"] = _region(parts.get("region", "")) or ""
    try:
        address = ServiceAddress.model_validate({**parts, "unit": parts.get("unit") or None})
    except ValidationError:
        return {}
    return {
        field_of(finding): finding.message
        for finding in address_findings(address)
        if finding.severity is Severity.FAIL
    }


def _as_kept(field: str, value: str) -> str:
    """Phone numbers are shown as people write them."""
    return (normal_number(value) if field in _PHONES else None) or value


def _region(text: str) -> str | None:
    """The two letters; None: there is no such state or province."""
    letters = _REGIONS.get(text.casefold()) or text.upper()
    return letters if letters in _REGIONS.values() else None


def _is_mail(text: str) -> bool:
    try:
        _MAIL.validate_python(text)
    except ValidationError:
        return False
    return True


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
