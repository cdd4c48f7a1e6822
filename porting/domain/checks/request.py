"""What a request itself lacks, before any document is opened."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from porting.domain.checks import address, postal_code, street
from porting.domain.checks.address import Address, Physical
from porting.domain.checks.evidence import Evidence
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.numbers import is_nanp
from porting.domain.checks.service_places import service_addresses
from porting.domain.checks.statements import IN_WORDS, DocumentName, Passage, Statements, Topic
from porting.domain.phone_number import E164, NumberType, country_of, in_words
from porting.domain.port_request import PortNumber, PortRequest, ServiceAddress

#: Codes of premium-rate, personal communications, interexchange and Canadian data services, which no other
#: carrier can take over. Source: the North American Numbering Plan Administrator's non-geographic codes.
_WITHOUT_A_PLACE = frozenset(
    {"900", "700", "710", "500", "533", "544", "566", "577", "588", "600", "622"}
    | {f"52{digit}" for digit in range(1, 10)}
)

_Document = Literal["loa", "csr", "bill", "request"]


def findings(request: PortRequest, numbers: tuple[E164, ...]) -> tuple[Finding, ...]:
    """What is wrong with `request` for submitting `numbers`, all at once."""
    submitted = [number for number in request.numbers if number.number in numbers]
    return (
        *address_findings(request.service_address),
        *_account_findings(request, submitted),
        *_btn_findings(request, submitted),
        *_google_voice_findings(request),
    )


def address_findings(given: ServiceAddress) -> tuple[Finding, ...]:
    found = [*_box_findings(given)]
    if given.region not in postal_code.REGIONS[given.country]:
        found.append(
            _fail(
                FindingCode.ADDRESS_INVALID,
                f"{given.region!r} is no state or province of the address's country. Give its two letters.",
                given.region,
                f"country {given.country}",
            )
        )
    parsed = street.parse(given.street, given.unit, given.country)
    if not found and not parsed.number:
        found.append(
            _review(
                FindingCode.ADDRESS_INVALID,
                "The service address has no house number. Give the address where the numbers are in service.",
                given.street,
            )
        )
    return (*found, *_postal_code_findings(given))


def _box_findings(given: ServiceAddress) -> tuple[Finding, ...]:
    lines = _street_lines(given)
    kind = address.physical(lines)
    if kind is Physical.BOX:
        message = (
            "The service address is a post office box. Give the physical address where the numbers are in "
            "service."
        )
        return (_fail(FindingCode.PO_BOX, message, lines),)
    if kind is Physical.UNCLEAR:
        message = (
            "We cannot tell whether the service address is a physical place. We look at it, and write to you "
            "if we need another address."
        )
        return (_review(FindingCode.PO_BOX, message, lines),)
    return ()


def document_box_findings(document: Statements, request: PortRequest) -> tuple[Finding, ...]:
    """A post office box in what a document gives as the service address.

    A doubt that the request's own address raises as well is told once.
    """
    is_told = address.physical(_street_lines(request.service_address)) is Physical.UNCLEAR
    expected = Address.of(request.service_address)
    labelled = [each for view in document.views for each in view.about(Topic.SERVICE_ADDRESS)]
    meant: list[Passage] = [*labelled] or [
        each for view in document.views for _, each in service_addresses(view, expected)
    ]
    boxes = [each for each in meant if address.physical(each.text) is Physical.BOX]
    if document.document == "bill" and _shows(document, expected):
        boxes = []  # another address of the bill is where it is sent
    doubts = [
        each
        for each in labelled
        if address.physical(each.text) is Physical.UNCLEAR and any(char.isdigit() for char in each.text)
    ]
    if boxes:
        is_fact = any(not each.engine.is_recognition for each in boxes)
        agreed = len({each.engine for each in boxes}) > 1
        # A box without a label may be where a bill is sent.
        is_said = bool(labelled) or document.document != "bill"
        severity = Severity.FAIL if is_said and (is_fact or agreed) else Severity.REVIEW
        return (_box_on(document.document, boxes[0], severity, agreed=agreed),)
    return (_box_on(document.document, doubts[0], Severity.REVIEW),) if doubts and not is_told else ()


def _shows(document: Statements, expected: Address) -> bool:
    """Whether one of what it gives as service addresses is the expected one."""
    found = (each for view in document.views for each, _ in service_addresses(view, expected))
    return any(address.compare(expected, each).place is Likeness.SAME for each in found)


def _box_on(document: DocumentName, where: Passage, severity: Severity, *, agreed: bool = False) -> Finding:
    paper = IN_WORDS[document]
    if severity is Severity.REVIEW:
        message = (
            f"We cannot tell whether the service address on the {paper} is a physical place. We look at it."
        )
    elif document == "loa":
        message = (
            f"The service address on the {paper} is a post office box. Sign one with the physical address."
        )
    else:
        message = (
            f"The service address on the {paper} is a post office box. Have your carrier put the physical "
            f"address on its record, and send a new {paper}."
        )
    evidence = where.as_evidence("a physical address", agreed=agreed)
    return _finding(FindingCode.PO_BOX, severity, message, evidence, document)


def _street_lines(given: ServiceAddress) -> str:
    return f"{given.street}, {given.unit or ''}".strip(", ")


def _postal_code_findings(given: ServiceAddress) -> tuple[Finding, ...]:
    code, place = given.postal_code, f"in {given.region}, {given.country}"
    if not postal_code.is_valid(given.postal_code, given.country):
        form = "five digits (or five plus four)" if given.country == "US" else "a code like M5B 2H1"
        message = f"{given.postal_code!r} is not a valid postal code. Give {form}."
        return (_fail(FindingCode.POSTAL_CODE_INVALID, message, code, place),)
    if given.country == "CA" and not postal_code.fits_region(given.postal_code, given.region):
        message = "The postal code does not belong to the province. Check both; we look at it as well."
        return (_review(FindingCode.POSTAL_CODE_INVALID, message, code, place),)
    return ()


def _account_findings(request: PortRequest, submitted: list[PortNumber]) -> tuple[Finding, ...]:
    """A toll-free number has no account that its RespOrg would ask for."""
    found = []
    types = {number.type for number in submitted}
    if not (request.losing_carrier.account_number or "").strip() and types - {NumberType.TOLL_FREE}:
        found.append(
            _fail(
                FindingCode.ACCOUNT_NUMBER_MISSING,
                "The account number at your carrier is missing. It is on your bill; send it to us.",
            )
        )
    if NumberType.WIRELESS in types and request.losing_carrier.pin is None:
        found.append(
            _fail(
                FindingCode.PIN_MISSING,
                "A wireless number needs your carrier's PIN for transferring it. Ask your carrier for it and "
                "give it to us on the request's page. Please do not send it by email.",
            )
        )
    return tuple(found)


def _btn_findings(request: PortRequest, submitted: list[PortNumber]) -> tuple[Finding, ...]:
    """Only an order of local numbers has a BTN."""
    if not any(number.type is NumberType.LOCAL for number in submitted):
        return ()
    btn = request.losing_carrier.billing_telephone_number
    if btn is None:
        message = (
            "The billing telephone number (BTN) of your account is missing. It is your account's main "
            "number; your carrier or your bill tells it. Send it to us."
        )
        return (_fail(FindingCode.BTN_MISSING, message),)
    moves = btn in {number.number for number in request.numbers}
    if moves and request.remaining_numbers == "keep" and not _new_btn(request):
        message = (
            f"Your billing telephone number {in_words(btn)} moves while other numbers of the account stay. "
            "Tell us which of the remaining numbers becomes the new billing telephone number."
        )
        return (_fail(FindingCode.NEW_BTN_REQUIRED, message, btn, "remaining numbers: keep"),)
    if not moves and request.remaining_numbers == "none":
        message = (
            f"You move the whole account, but its billing telephone number {in_words(btn)} is not among the "
            "numbers. Check the number, or tell us what becomes of the numbers that stay."
        )
        return (_review(FindingCode.BTN_NOT_ON_ACCOUNT, message, btn, "remaining numbers: none"),)
    return ()


def _new_btn(request: PortRequest) -> E164 | None:
    """The number that stays and becomes the BTN; one that moves as well is none."""
    new = request.new_billing_telephone_number
    return None if new in {number.number for number in request.numbers} else new


def _google_voice_findings(request: PortRequest) -> tuple[Finding, ...]:
    if request.google_voice_unlocked is not False:
        return ()
    message = (
        "The Google Voice number is locked. Unlock it at www.google.com/voice/unlock and tell us when it "
        "is done."
    )
    return (_fail(FindingCode.GOOGLE_VOICE_LOCKED, message),)


def number_findings(raw: Iterable[str]) -> tuple[Finding, ...]:
    """What is wrong with the numbers as the customer typed them."""
    typed = list(raw)
    found = [finding for text in typed for finding in _number_findings(text)]
    counts = Counter(number for text in typed if (number := normal_number(text)))
    for number, count in counts.items():
        if count > 1:
            message = f"{in_words(number)} is named {count} times. Name each number once."
            found.append(_fail(FindingCode.NUMBER_DUPLICATE, message, number))
    return tuple(found)


def normal_number(text: str) -> E164 | None:
    """The number in `text` in whatever punctuation; None: it cannot be one of the North American plan."""
    plus, digits = text.strip().startswith("+"), "".join(char for char in text if char.isdigit())
    if any(char.isalpha() for char in text) or (plus and not digits.startswith("1")):
        return None
    ten = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
    return f"+1{ten}" if is_nanp(ten) else None


def _number_findings(text: str) -> tuple[Finding, ...]:
    number = normal_number(text)
    if number is None:
        message = f"{text.strip()!r} is not a telephone number. Give ten digits, for example (512) 555-0100."
        return (_fail(FindingCode.NUMBER_INVALID, message, text),)
    if number[2:5] in _WITHOUT_A_PLACE:
        message = (
            f"{in_words(number)} is a premium or personal number, which cannot move to another company. "
            "Leave it out of the request."
        )
        return (_fail(FindingCode.NUMBER_UNPORTABLE, message, text),)
    if country_of(number) is None:
        message = f"{in_words(number)} is not a number of the United States or Canada. We cannot move it."
        return (_fail(FindingCode.NUMBER_NOT_US_OR_CANADA, message, number),)
    return ()


def _fail(code: FindingCode, message: str, given: str = "", note: str = "") -> Finding:
    return _finding(code, Severity.FAIL, message, Evidence(read=given, note=note), "request")


def _review(code: FindingCode, message: str, given: str = "", note: str = "") -> Finding:
    return _finding(code, Severity.REVIEW, message, Evidence(read=given, note=note), "request")


def _finding(
    code: FindingCode, severity: Severity, message: str, evidence: Evidence, document: _Document
) -> Finding:
    return Finding(code=code, severity=severity, document=document, message=message, evidence=evidence)
