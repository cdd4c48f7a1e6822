"""Every code of the checks has a rule that finds it, in words that a customer understands."""

import re
from collections.abc import Callable

import pytest

from porting.domain.checks import papers, request
from porting.domain.checks.findings import (
    RULES_VERSION,
    Finding,
    FindingCode,
    Severity,
    Verdict,
    VerdictValue,
)
from porting.domain.checks.statements import Signature, Signed, Topic
from porting.domain.phone_number import NumberType
from porting.domain.port_request import Documents, LosingCarrier, PortNumber, PortRequest, ServiceAddress
from tests.builders import NUMBER, a_document
from tests.domain.checks.hand_made import a_bill, a_csr, a_letter, a_request, judged, unseen

Found = tuple[Finding, ...]
ELSEWHERE = "9 Elm St, Austin, TX 78701"
OTHER_CODE = "410 N Main St, Ste 200, Austin, TX 78799"


def unread(code: FindingCode) -> Callable[[], Found]:
    return lambda: (papers.unreadable("bill", code, Severity.FAIL, "x"),)


def loa(topic: Topic, text: str) -> Callable[[], Found]:
    return lambda: judged(a_letter({topic: text}), a_csr())


def csr(topic: Topic, text: str) -> Callable[[], Found]:
    return lambda: judged(a_csr({topic: text}))


def bill(topic: Topic, text: str | None) -> Callable[[], Found]:
    return lambda: judged(a_bill({topic: text}))


def asked(request: PortRequest) -> Callable[[], Found]:
    return lambda: judged(request=request)


def typed(*numbers: str) -> Callable[[], Found]:
    return lambda: request.number_findings(numbers)


def at(street: str, postal_code: str = "78701", region: str = "TX") -> PortRequest:
    return a_request(
        service_address=ServiceAddress(
            street=street, city="Austin", region=region, postal_code=postal_code, country="US"
        )
    )


def account(number: str | None = "LS-204418", btn: str | None = NUMBER) -> LosingCarrier:
    return LosingCarrier(name="Lone Star Telephone", account_number=number, billing_telephone_number=btn)


WIRELESS = (PortNumber(number=NUMBER, type=NumberType.WIRELESS, country="US"),)
SAME_FILE = Documents(loa=a_document("loa"), bill=a_document("loa"))

RULES: dict[FindingCode, Callable[[], Found]] = {
    FindingCode.DOCUMENT_MISSING: lambda: (papers.missing("bill"),),
    FindingCode.DOCUMENT_NOT_PDF: unread(FindingCode.DOCUMENT_NOT_PDF),
    FindingCode.DOCUMENT_ENCRYPTED: unread(FindingCode.DOCUMENT_ENCRYPTED),
    FindingCode.DOCUMENT_EMPTY: lambda: (papers.blank("bill"),),
    FindingCode.DOCUMENT_TOO_LARGE: unread(FindingCode.DOCUMENT_TOO_LARGE),
    FindingCode.DOCUMENT_UNSAFE: lambda: papers.alarm_findings("bill", ["script"]),
    FindingCode.DOCUMENT_UNREADABLE: lambda: papers.clarity_findings("bill", [0.3]),
    FindingCode.DOCUMENT_WRONG_KIND: lambda: papers.kind_findings(
        "bill", ["loa"], ["loa"], is_portfolio=False
    ),
    FindingCode.DOCUMENT_COMBINED: lambda: papers.kind_findings(
        "bill", ["bill"], ["bill"], is_portfolio=True
    ),
    FindingCode.DOCUMENT_DUPLICATE: lambda: papers.same_file_findings(SAME_FILE),
    FindingCode.DOCUMENT_HIDDEN_TEXT: lambda: judged(unseen(a_bill(), Topic.BILL_DATE)),
    FindingCode.DOCUMENT_INCOMPLETE: lambda: papers.page_findings("bill", a_bill(also=["Page 1 of 2"]).rows),
    FindingCode.LOA_NOT_SIGNED: lambda: judged(a_letter(signature=Signature(Signed.NO, "empty"))),
    FindingCode.LOA_CHANGED_AFTER_SIGNING: lambda: judged(
        a_letter(signature=Signature(Signed.YES, "digital", is_broken=True))
    ),
    FindingCode.LOA_NOT_DATED: loa(Topic.SIGNING_DATE, ""),
    FindingCode.LOA_EXPIRED: loa(Topic.SIGNING_DATE, "May 2, 2026"),
    FindingCode.LOA_DATED_IN_FUTURE: loa(Topic.SIGNING_DATE, "May 2, 2027"),
    FindingCode.LOA_WRONG_SIGNER: loa(Topic.SIGNER_NAME, "Paul Morales"),
    FindingCode.LOA_NAME_MISMATCH: loa(Topic.ACCOUNT_NAME, "Summit Heating LLC"),
    FindingCode.LOA_ADDRESS_MISMATCH: loa(Topic.SERVICE_ADDRESS, ELSEWHERE),
    FindingCode.LOA_POSTAL_CODE_MISMATCH: loa(Topic.SERVICE_ADDRESS, OTHER_CODE),
    FindingCode.LOA_ACCOUNT_NUMBER_MISMATCH: loa(Topic.ACCOUNT_NUMBER, "LS-999111"),
    FindingCode.LOA_CARRIER_MISMATCH: loa(Topic.CARRIER, "Blue Ridge Wireless"),
    FindingCode.LOA_BTN_MISMATCH: loa(Topic.BTN, "(512) 555-0177"),
    FindingCode.LOA_NUMBER_MISSING: loa(Topic.NUMBERS, "(512) 555-0100"),
    FindingCode.LOA_WRONG_COUNTRY_FORM: lambda: judged(a_letter(form_country="CA")),
    FindingCode.BILL_NOT_DATED: bill(Topic.BILL_DATE, None),
    FindingCode.BILL_TOO_OLD: bill(Topic.BILL_DATE, "May 2, 2026"),
    FindingCode.BILL_ACCOUNT_NUMBER_MISMATCH: bill(Topic.ACCOUNT_NUMBER, "LS-999111"),
    FindingCode.BILL_NAME_MISMATCH: bill(Topic.ACCOUNT_NAME, "Summit Heating LLC"),
    FindingCode.BILL_ADDRESS_MISMATCH: bill(Topic.SERVICE_ADDRESS, ELSEWHERE),
    FindingCode.BILL_POSTAL_CODE_MISMATCH: bill(Topic.SERVICE_ADDRESS, OTHER_CODE),
    FindingCode.BILL_NUMBER_MISSING: bill(Topic.NUMBERS, "(512) 555-0100"),
    FindingCode.BILL_PAST_DUE: lambda: judged(a_bill(also=["Past due $84.20"])),
    FindingCode.CSR_NAME_MISMATCH: csr(Topic.ACCOUNT_NAME, "Summit Heating LLC"),
    FindingCode.CSR_ADDRESS_MISMATCH: csr(Topic.SERVICE_ADDRESS, ELSEWHERE),
    FindingCode.CSR_POSTAL_CODE_MISMATCH: csr(Topic.SERVICE_ADDRESS, OTHER_CODE),
    FindingCode.CSR_ACCOUNT_NUMBER_MISMATCH: csr(Topic.ACCOUNT_NUMBER, "LS-999111"),
    FindingCode.CSR_BTN_MISMATCH: csr(Topic.BTN, "(512) 555-0177"),
    FindingCode.CSR_NUMBER_MISSING: csr(Topic.NUMBERS, "(512) 555-0100"),
    FindingCode.CSR_RESTRICTION: lambda: judged(a_csr(also=["Line status: suspended"])),
    FindingCode.BILL_CSR_DISAGREE: lambda: judged(a_csr(), a_bill({Topic.ACCOUNT_NUMBER: "LS-999111"})),
    FindingCode.PO_BOX: csr(Topic.SERVICE_ADDRESS, "PO Box 12, Austin, TX 78701"),
    FindingCode.ADDRESS_INVALID: asked(at("410 N Main St", region="ZZ")),
    FindingCode.POSTAL_CODE_INVALID: asked(at("410 N Main St", "787")),
    FindingCode.NUMBER_INVALID: typed("12345"),
    FindingCode.NUMBER_NOT_US_OR_CANADA: typed("+18765550100"),
    FindingCode.NUMBER_DUPLICATE: typed(NUMBER, "512-555-0100"),
    FindingCode.NUMBER_UNPORTABLE: typed("(900) 555-0100"),
    FindingCode.ACCOUNT_NUMBER_MISSING: asked(a_request(losing_carrier=account(number=None))),
    FindingCode.PIN_MISSING: asked(a_request(numbers=WIRELESS)),
    FindingCode.BTN_MISSING: asked(a_request(losing_carrier=account(btn=None))),
    FindingCode.BTN_NOT_ON_ACCOUNT: asked(a_request(losing_carrier=account(btn="+15125550177"))),
    FindingCode.NEW_BTN_REQUIRED: asked(a_request(remaining_numbers="keep")),
    FindingCode.GOOGLE_VOICE_LOCKED: asked(a_request(google_voice_unlocked=False)),
}

#: Where a customer has nothing to do but wait, he is told so.
_SAYS_WHAT_TO_DO = re.compile(
    r"\b(?:send|sign|give|correct|ask|fill|have your|print|save|name each|leave|pay|tell|unlock|check)\b"
    r"|we look at it|we cannot move it",
    re.IGNORECASE,
)
#: The trade's words that customers do not have, spelled out where they are needed.
_JARGON = re.compile(r"\b(?:RespOrg|FOC|SUP|PON|OCR|PDFium|text layer|confidence)\b")


def test_every_code_has_a_rule() -> None:
    assert set(RULES) == set(FindingCode)


@pytest.mark.parametrize(("code", "find"), RULES.items(), ids=RULES)
def test_a_code_is_found_and_says_what_to_do(code: FindingCode, find: Callable[[], Found]) -> None:
    found = [each for each in find() if each.code is code]

    assert found
    for each in found:
        assert _SAYS_WHAT_TO_DO.search(each.message), each.message
        assert not _JARGON.search(each.message), each.message
        assert each.message[0].isupper() or each.message[0] in "'(1", each.message
        assert each.message.endswith((".", '".'))


@pytest.mark.parametrize(
    ("severities", "value"),
    [
        ((), VerdictValue.PASS),
        ((Severity.WARNING,), VerdictValue.PASS),
        ((Severity.WARNING, Severity.REVIEW), VerdictValue.REVIEW),
        ((Severity.REVIEW, Severity.FAIL), VerdictValue.FAIL),
    ],
)
def test_the_gravest_finding_decides(severities: tuple[Severity, ...], value: VerdictValue) -> None:
    findings = tuple(
        Finding(code=FindingCode.PO_BOX, severity=severity, document="loa", message="m")
        for severity in severities
    )

    verdict = Verdict.of(findings)

    assert (verdict.verdict, verdict.rules_version) == (value, RULES_VERSION)


def test_a_verdict_keeps_the_version_of_the_rules_that_made_it() -> None:
    stored = '{"verdict": "pass", "findings": [], "rules_version": "2026-01"}'

    assert Verdict.model_validate_json(stored).rules_version == "2026-01"
