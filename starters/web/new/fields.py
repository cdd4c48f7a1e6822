"""The answers of one page: what changes of the draft, and what cannot be taken as it is."""

from collections.abc import Collection, Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from porting.domain.checks.findings import Severity
from porting.domain.checks.request import address_findings, normal_number
from porting.domain.draft_facts import Known
from porting.domain.draft_submission import field_of
from porting.domain.port_request import MailAddress, ServiceAddress
from starters.web.typed import LONGEST, is_day, region_of

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
        elif field == "requested_port_date" and value and not is_day(value):
            yield field, "date"
        elif field == f"{_ADDRESS}region" and value and region_of(value) is None:
            yield field, "region"
    yield from address_problems(given).items()


def address_problems(given: Mapping[str, str]) -> dict[str, str]:
    """In the words of the checks; nothing of an address that is not whole."""
    parts = {name.removeprefix(_ADDRESS): value for name, value in given.items() if name.startswith(_ADDRESS)}
    parts["region"] = region_of(parts.get("region", "")) or ""
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


def _is_mail(text: str) -> bool:
    try:
        _MAIL.validate_python(text)
    except ValidationError:
        return False
    return True
