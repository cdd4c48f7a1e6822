"""Why upstream said no, who must act on it, and what a resubmission has to bring.

The remedies are those of the customers' page on porting. Upstream's codes are an open set: what is not in
the table is `UNKNOWN`, goes to support in the carrier's own words, and never stops a request.
"""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from porting.domain.calendar import Country
from porting.domain.phone_number import E164
from porting.domain.status import ActionBy


class ReasonCode(StrEnum):
    """The trade's reasons. The values are in Event Histories: they are never renamed."""

    UNSATISFACTORY_BUSINESS_RELATIONSHIP = "unsatisfactory_business_relationship"
    ALL_DATA_MISMATCH = "all_data_mismatch"
    NAME_MISMATCH = "name_mismatch"
    ADDRESS_MISMATCH = "address_mismatch"
    NUMBER_INACTIVE = "number_inactive"
    UNAUTHORIZED_SIGNATURE = "unauthorized_signature"
    WRONG_PIN = "wrong_pin"
    ACCOUNT_NUMBER_INCORRECT = "account_number_incorrect"
    GOOGLE_VOICE_LOCKED = "google_voice_locked"
    INVALID_BTN = "invalid_btn"
    NUMBER_UNPORTABLE = "number_unportable"
    RESOLD_ACCOUNT = "resold_account"
    PENDING_ORDER = "pending_order"
    FREEZE = "freeze"
    SPECIAL_FEATURES = "special_features"
    DUE_DATE_NOT_POSSIBLE = "due_date_not_possible"
    FOC_EXPIRED = "foc_expired"
    SPLIT_OR_MERGE_NEEDED = "split_or_merge_needed"
    LOSING_CARRIER_SILENT = "losing_carrier_silent"
    NETWORK_CONFLICT = "network_conflict"
    INFORMATIONAL = "informational"
    UNKNOWN = "unknown"


class Remedy(StrEnum):
    """What a resubmission can bring to answer a reason."""

    WORD = "word"
    """Somebody says that it is done: `resolved: true`."""
    LOA = "loa"
    CSR = "csr"
    FIELDS = "fields"
    """Another name, authorized user or service address."""
    PIN = "pin"
    ACCOUNT_NUMBER = "account_number"
    BTN = "btn"
    DETAILS = "details"
    """A note that says how the number is ported away."""


class RejectionReason(BaseModel):
    """One reason as upstream gave it."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    code: str
    """Upstream's own code, kept as it came; `understood` says what the trade calls it."""
    text: str = ""
    """Upstream's own words; for support, and for the customer where we have none of our own."""
    numbers: tuple[E164, ...] = ()
    """The numbers that it concerns; empty: the whole order."""

    @property
    def understood(self) -> ReasonCode:
        slug = self.code.strip().lower().replace("-", "_").replace(" ", "_")
        try:
            return ReasonCode(slug)
        except ValueError:
            return _ALIASES.get(slug, ReasonCode.UNKNOWN)


@dataclass(frozen=True)
class ReasonRule:
    """What the trade knows about a reason."""

    title: str
    remedy: str
    """What to do, in a sentence or two to whoever acts."""
    acts: ActionBy
    answered_by: frozenset[Remedy]
    """Any one of these in a resubmission answers the reason; empty: nothing does (or has to)."""


def _customer(title: str, remedy: str, *answered_by: Remedy) -> ReasonRule:
    return ReasonRule(title, remedy, ActionBy.CUSTOMER, frozenset(answered_by))


def _support(title: str, remedy: str) -> ReasonRule:
    return ReasonRule(title, remedy, ActionBy.SUPPORT, frozenset({Remedy.WORD}))


_RECORD_MISMATCH = (
    "What your Letter of Authorization says is not what your carrier has on file. Ask your carrier's porting "
    "team for your Customer Service Record. Then either have the carrier correct its record and tell us that "
    "it is done, or send us a new Letter of Authorization that says exactly what the record says."
)

RULES: dict[ReasonCode, ReasonRule] = {
    ReasonCode.UNSATISFACTORY_BUSINESS_RELATIONSHIP: _customer(
        "Unpaid balance or fee at your carrier",
        "Pay the open balance, or the fee that your carrier charges for leaving, and tell us when it is "
        "done.",
        Remedy.WORD,
    ),
    ReasonCode.ALL_DATA_MISMATCH: _customer(
        "Your details differ from your carrier's record",
        _RECORD_MISMATCH,
        Remedy.WORD,
        Remedy.LOA,
        Remedy.FIELDS,
    ),
    ReasonCode.NAME_MISMATCH: _customer(
        "The name differs from your carrier's record",
        _RECORD_MISMATCH,
        Remedy.WORD,
        Remedy.LOA,
        Remedy.FIELDS,
    ),
    ReasonCode.ADDRESS_MISMATCH: _customer(
        "The address or postal code differs from your carrier's record",
        _RECORD_MISMATCH,
        Remedy.WORD,
        Remedy.LOA,
        Remedy.FIELDS,
    ),
    ReasonCode.NUMBER_INACTIVE: _customer(
        "A number is not in service",
        "Ask your carrier to put the number back in service, and tell us when it works again. Only an active "
        "number can be moved.",
        Remedy.WORD,
    ),
    ReasonCode.UNAUTHORIZED_SIGNATURE: _customer(
        "The signer may not change the account",
        "Ask your carrier to make the signer an authorized person on the account and tell us when it is "
        "done, or send us a new Letter of Authorization signed by the person who is authorized.",
        Remedy.WORD,
        Remedy.LOA,
        Remedy.FIELDS,
    ),
    ReasonCode.WRONG_PIN: _customer(
        "Wrong wireless PIN",
        "Ask your carrier for the PIN to transfer a number (often another one than your account's PIN, "
        "sometimes the last four digits of the account holder's SSN), and give it to us on the request's "
        "page or by phone. Please do not send it by email.",
        Remedy.PIN,
    ),
    ReasonCode.ACCOUNT_NUMBER_INCORRECT: _customer(
        "Account number incorrect or missing",
        "Ask your carrier which account number it has on file for these numbers, and send it to us.",
        Remedy.ACCOUNT_NUMBER,
    ),
    ReasonCode.GOOGLE_VOICE_LOCKED: _customer(
        "The Google Voice number is locked",
        "Unlock the number at www.google.com/voice/unlock and tell us when it is done.",
        Remedy.WORD,
    ),
    ReasonCode.INVALID_BTN: _customer(
        "Invalid billing telephone number",
        "Ask your carrier for the billing telephone number of the account (usually its main number), and "
        "send it to us.",
        Remedy.BTN,
    ),
    ReasonCode.NUMBER_UNPORTABLE: ReasonRule(
        "The number cannot be moved",
        "We cannot move numbers from this region or carrier. You can choose a new ServiceCall.ai number, or "
        "keep the number where it is and forward its calls to a ServiceCall.ai number.",
        ActionBy.NOBODY,
        frozenset(),
    ),
    ReasonCode.RESOLD_ACCOUNT: _customer(
        "The account is resold by another company",
        "Ask the company that bills you for a Customer Service Record, or for exact directions on how to "
        "move the number away, and send us either.",
        Remedy.CSR,
        Remedy.DETAILS,
    ),
    ReasonCode.PENDING_ORDER: _customer(
        "Another order is open at your carrier",
        "Ask your carrier to finish or cancel the open order on your account, and tell us when it is done.",
        Remedy.WORD,
    ),
    ReasonCode.FREEZE: _customer(
        "The number is protected against moving",
        "Ask your carrier to lift the port freeze (port protection) from the number, and tell us when it is "
        "done.",
        Remedy.WORD,
    ),
    ReasonCode.SPECIAL_FEATURES: _customer(
        "A feature on the line prevents the move",
        "Ask your carrier to remove the special feature from the line (for example DSL, ring groups or "
        "distinctive ring), and tell us when it is done.",
        Remedy.WORD,
    ),
    ReasonCode.DUE_DATE_NOT_POSSIBLE: _support(
        "The requested date is not possible",
        "We ask for another date and write to you when it is confirmed.",
    ),
    ReasonCode.FOC_EXPIRED: _support(
        "The confirmed date has expired",
        "We ask for a new date and write to you when it is confirmed.",
    ),
    ReasonCode.SPLIT_OR_MERGE_NEEDED: _support(
        "The numbers must be ordered in another grouping",
        "We regroup the order and send it again.",
    ),
    ReasonCode.LOSING_CARRIER_SILENT: _support(
        "Your carrier does not answer",
        "We follow up with your carrier.",
    ),
    ReasonCode.NETWORK_CONFLICT: _support(
        "The numbering database reports a conflict",
        "We clear the conflict with the carriers.",
    ),
    ReasonCode.INFORMATIONAL: ReasonRule(
        "A notice", "Nothing needs to be done.", ActionBy.NOBODY, frozenset()
    ),
    ReasonCode.UNKNOWN: _support(
        "A reason that we look into",
        "We ask the carrier what is meant, and write to you if you need to do anything.",
    ),
}

#: Where the remedy reads differently in Canada: nobody there has an SSN.
_REMEDIES_IN_CANADA: dict[ReasonCode, str] = {
    ReasonCode.WRONG_PIN: "Ask your carrier for the PIN to transfer a number (often another one than your "
    "account's PIN), and give it to us on the request's page or by phone. Please do not send it by email.",
}

#: What upstream calls a reason -> what the trade calls it. One line adds a vendor's code.
_ALIASES: dict[str, ReasonCode] = {
    "account_number_mismatch": ReasonCode.ACCOUNT_NUMBER_INCORRECT,
    "account_number_missing": ReasonCode.ACCOUNT_NUMBER_INCORRECT,
    "auth_person_mismatch": ReasonCode.UNAUTHORIZED_SIGNATURE,
    "btn_atn_mismatch": ReasonCode.INVALID_BTN,
    "entity_name_mismatch": ReasonCode.NAME_MISMATCH,
    "foc_rejected": ReasonCode.DUE_DATE_NOT_POSSIBLE,
    "location_mismatch": ReasonCode.ADDRESS_MISMATCH,
    "lsr_pending": ReasonCode.PENDING_ORDER,
    "osp_irresponsive": ReasonCode.LOSING_CARRIER_SILENT,
    "passcode_pin_invalid": ReasonCode.WRONG_PIN,
    "phone_number_has_special_feature": ReasonCode.SPECIAL_FEATURES,
    "phone_number_not_portable": ReasonCode.NUMBER_UNPORTABLE,
    "porting_order_split_required": ReasonCode.SPLIT_OR_MERGE_NEEDED,
    "postal_code_mismatch": ReasonCode.ADDRESS_MISMATCH,
    "rate_center_not_portable": ReasonCode.NUMBER_UNPORTABLE,
    "sv_conflict": ReasonCode.NETWORK_CONFLICT,
    "wrong_wireless_pin": ReasonCode.WRONG_PIN,
}


def rule(reason: RejectionReason) -> ReasonRule:
    return RULES[reason.understood]


def remedy_in(reason: RejectionReason, country: Country | None) -> str:
    """The remedy in the words of `country`; None: as in the US."""
    if country == "CA":
        return _REMEDIES_IN_CANADA.get(reason.understood, rule(reason).remedy)
    return rule(reason).remedy


def that_need_somebody(reasons: tuple[RejectionReason, ...]) -> tuple[RejectionReason, ...]:
    """`reasons` without the notices that ask nothing of anybody."""
    return tuple(reason for reason in reasons if reason.understood is not ReasonCode.INFORMATIONAL)


def who_acts(reasons: tuple[RejectionReason, ...]) -> ActionBy:
    """Who has to act on open `reasons`: the customer where anything is his, else support."""
    acting = {rule(reason).acts for reason in reasons}
    if ActionBy.CUSTOMER in acting and not any(reason.understood is ReasonCode.UNKNOWN for reason in reasons):
        return ActionBy.CUSTOMER
    return ActionBy.SUPPORT if ActionBy.SUPPORT in acting else ActionBy.NOBODY
