"""What a check finds, and what follows from it.

`RULES_VERSION` gets a new value whenever the same documents could get another verdict than before: a rule, a
limit in the code, a word list, an engine or its settings. Settings of an installation are no part of it, nor
is the wording of messages.
"""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from porting.domain.checks.evidence import AnyEvidence, Evidence

#: Stored with each verdict: a running request keeps what it was told when rules change.
RULES_VERSION = "2026-11.14"


class FindingCode(StrEnum):
    """The codes of the checks; fixed, other programs know them."""

    DOCUMENT_MISSING = "document_missing"
    DOCUMENT_NOT_PDF = "document_not_pdf"
    DOCUMENT_ENCRYPTED = "document_encrypted"
    DOCUMENT_EMPTY = "document_empty"
    DOCUMENT_TOO_LARGE = "document_too_large"
    DOCUMENT_UNSAFE = "document_unsafe"
    DOCUMENT_UNREADABLE = "document_unreadable"
    DOCUMENT_WRONG_KIND = "document_wrong_kind"
    DOCUMENT_COMBINED = "document_combined"
    DOCUMENT_DUPLICATE = "document_duplicate"
    DOCUMENT_HIDDEN_TEXT = "document_hidden_text"
    DOCUMENT_INCOMPLETE = "document_incomplete"
    LOA_NOT_SIGNED = "loa_not_signed"
    LOA_CHANGED_AFTER_SIGNING = "loa_changed_after_signing"
    LOA_NOT_DATED = "loa_not_dated"
    LOA_EXPIRED = "loa_expired"
    LOA_DATED_IN_FUTURE = "loa_dated_in_future"
    LOA_WRONG_SIGNER = "loa_wrong_signer"
    LOA_NAME_MISMATCH = "loa_name_mismatch"
    LOA_ADDRESS_MISMATCH = "loa_address_mismatch"
    LOA_POSTAL_CODE_MISMATCH = "loa_postal_code_mismatch"
    LOA_ACCOUNT_NUMBER_MISMATCH = "loa_account_number_mismatch"
    LOA_CARRIER_MISMATCH = "loa_carrier_mismatch"
    LOA_BTN_MISMATCH = "loa_btn_mismatch"
    LOA_NUMBER_MISSING = "loa_number_missing"
    LOA_WRONG_COUNTRY_FORM = "loa_wrong_country_form"
    BILL_NOT_DATED = "bill_not_dated"
    BILL_TOO_OLD = "bill_too_old"
    BILL_ACCOUNT_NUMBER_MISMATCH = "bill_account_number_mismatch"
    BILL_NAME_MISMATCH = "bill_name_mismatch"
    BILL_ADDRESS_MISMATCH = "bill_address_mismatch"
    BILL_POSTAL_CODE_MISMATCH = "bill_postal_code_mismatch"
    BILL_NUMBER_MISSING = "bill_number_missing"
    BILL_PAST_DUE = "bill_past_due"
    CSR_NAME_MISMATCH = "csr_name_mismatch"
    CSR_ADDRESS_MISMATCH = "csr_address_mismatch"
    CSR_POSTAL_CODE_MISMATCH = "csr_postal_code_mismatch"
    CSR_ACCOUNT_NUMBER_MISMATCH = "csr_account_number_mismatch"
    CSR_BTN_MISMATCH = "csr_btn_mismatch"
    CSR_NUMBER_MISSING = "csr_number_missing"
    CSR_RESTRICTION = "csr_restriction"
    BILL_CSR_DISAGREE = "bill_csr_disagree"
    PO_BOX = "po_box"
    ADDRESS_INVALID = "address_invalid"
    POSTAL_CODE_INVALID = "postal_code_invalid"
    NUMBER_INVALID = "number_invalid"
    NUMBER_NOT_US_OR_CANADA = "number_not_us_or_canada"
    NUMBER_DUPLICATE = "number_duplicate"
    NUMBER_UNPORTABLE = "number_unportable"
    ACCOUNT_NUMBER_MISSING = "account_number_missing"
    PIN_MISSING = "pin_missing"
    BTN_MISSING = "btn_missing"
    BTN_NOT_ON_ACCOUNT = "btn_not_on_account"
    NEW_BTN_REQUIRED = "new_btn_required"
    GOOGLE_VOICE_LOCKED = "google_voice_locked"


class Severity(StrEnum):
    FAIL = "fail"
    """A hard fact: the customer has to mend it."""
    REVIEW = "review"
    """A person could judge it either way, or a machine could not read it."""
    WARNING = "warning"
    """Worth knowing; stops nothing."""


class VerdictValue(StrEnum):
    PASS = "pass"  # noqa: S105 - a verdict, not a password
    FAIL = "fail"
    REVIEW = "review"


class Finding(BaseModel):
    """One thing that a check found."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    code: FindingCode
    severity: Severity
    document: Literal["loa", "csr", "bill", "request"]
    message: str
    """For the customer: what is wrong and what to do, in one or two sentences."""
    evidence: AnyEvidence = Evidence()


class Verdict(BaseModel):
    """All findings of one check of a request; `porting check --json` prints it."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    verdict: VerdictValue
    findings: tuple[Finding, ...] = ()
    rules_version: str = RULES_VERSION

    @classmethod
    def of(cls, findings: tuple[Finding, ...]) -> "Verdict":
        severities = {finding.severity for finding in findings}
        if Severity.FAIL in severities:
            value = VerdictValue.FAIL
        elif Severity.REVIEW in severities:
            value = VerdictValue.REVIEW
        else:
            value = VerdictValue.PASS
        return cls(verdict=value, findings=findings)

    def of_severity(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is severity)
