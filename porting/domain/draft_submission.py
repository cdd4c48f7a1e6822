"""A draft becomes a port request, or says field by field why it cannot yet."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, ValidationError

from porting.domain.checks import request as checks
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.errors import InvalidRequestError
from porting.domain.policy import Policy
from porting.domain.port_draft import PortDraft
from porting.domain.port_request import PortRequest
from porting.domain.problems import errors_of, path_of
from porting.domain.request_given import RequestGiven, port_request_of

#: What to do about a field that holds something else than it must; without one, `_CHECK` says it.
_REMEDIES = {
    "contact.email": "This is no mail address. Write it like dana@example.com.",
    "service_address.region": "Give the two letters of the state or province, such as TX or ON.",
    "service_address.country": "Say US or CA.",
    "requested_port_date": "Write the day as YYYY-MM-DD, such as 2026-12-15.",
    "remaining_numbers": "Say none, keep or disconnect.",
    "google_voice_unlocked": "Say true or false.",
}
_CHECK = "This cannot be right. Check it, and write it again."
_TYPE = "Say local, wireless or toll_free."

#: Where a finding of the checks is mended.
_FIELDS = {
    FindingCode.PO_BOX: "service_address.street",
    FindingCode.ADDRESS_INVALID: "service_address.region",
    FindingCode.POSTAL_CODE_INVALID: "service_address.postal_code",
    FindingCode.ACCOUNT_NUMBER_MISSING: "losing_carrier.account_number",
    FindingCode.PIN_MISSING: "losing_carrier.pin",
    FindingCode.BTN_MISSING: "losing_carrier.billing_telephone_number",
    FindingCode.NEW_BTN_REQUIRED: "new_billing_telephone_number",
    FindingCode.GOOGLE_VOICE_LOCKED: "google_voice_unlocked",
}


class Submission(BaseModel):
    """What became of a submission."""

    model_config = ConfigDict(frozen=True)

    request_id: str | None = None
    """None: it is no port request, for its `problems`."""
    problems: dict[str, str] = {}
    """By dotted field (empty: the whole): a sentence that says what to do."""


def request_of(draft: PortDraft, policy: Policy, submitted_at: datetime) -> PortRequest:
    """The port request that `draft` makes.

    Raises: `InvalidRequestError`, with a sentence for the customer at each field that is in its way.
    """
    problems = {each.field: f"We still need {each.ask}." for each in draft.missing if each.is_required}
    given = _given(draft, problems)
    if given is None:
        raise InvalidRequestError(problems)
    try:
        request = port_request_of(
            given,
            request_id=draft.request_id,
            documents=draft.documents,
            pin=draft.pin,
            policy=policy,
            submitted_at=submitted_at,
        )
    except InvalidRequestError as error:
        raise InvalidRequestError(
            {**problems, **{field: _about_a_number(text) for field, text in error.problems.items()}}
        ) from None
    numbers = tuple(number.number for number in request.numbers)
    for finding in checks.findings(request, numbers):
        if finding.severity is Severity.FAIL:
            problems.setdefault(field_of(finding), finding.message)
    if problems:
        raise InvalidRequestError(problems)
    return request


def _given(draft: PortDraft, problems: dict[str, str]) -> RequestGiven | None:
    """What the draft says; None: `problems` has why it cannot be taken."""
    try:
        return RequestGiven.model_validate(draft.fields())
    except ValidationError as error:
        for each in errors_of(error):
            field = path_of(each["loc"])
            is_missing = any(known == field or known.startswith(f"{field}.") for known in problems)
            if not is_missing:
                problems[field] = _TYPE if field.endswith(".type") else _REMEDIES.get(field, _CHECK)
        return None


def _about_a_number(text: str) -> str:
    return f"The number {text}."


def field_of(finding: Finding) -> str:
    """The field where `finding` about what the request says is mended; empty: none alone."""
    return _FIELDS.get(finding.code, "")
