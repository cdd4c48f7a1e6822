"""What the trade knows about each reason. The remedies are those of the customers' page on porting.

Who acts and what answers a reason decide what a running request does next: to change either for a reason that
is there already is a change of the workflow, guarded by `workflow.patched`. Words can change freely.
"""

from dataclasses import dataclass, replace

from porting.domain.rejection.reasons import ReasonCode, Remedy, Resubmission
from porting.domain.status import ActionBy


@dataclass(frozen=True)
class ReasonRule:
    """What the trade knows about a reason."""

    title: str
    remedy: str
    """What to do, in a sentence or two to whoever acts; the customer reads it in either case."""
    acts: ActionBy
    answered_by: frozenset[Remedy]
    """Any one of these in a resubmission answers the reason; empty: nothing does (or has to)."""
    resubmitted_as: Resubmission


def _customer(title: str, remedy: str, *answered_by: Remedy) -> ReasonRule:
    """A customer's correction goes as a supplement to the order that is there."""
    return ReasonRule(title, remedy, ActionBy.CUSTOMER, frozenset(answered_by), Resubmission.SUPPLEMENT)


def _support(title: str, remedy: str, resubmitted_as: Resubmission, *answered_by: Remedy) -> ReasonRule:
    """Support's word that it is settled always answers it."""
    answers = frozenset({Remedy.WORD, *answered_by})
    return ReasonRule(title, remedy, ActionBy.SUPPORT, answers, resubmitted_as)


def _nobody(title: str, remedy: str) -> ReasonRule:
    return ReasonRule(title, remedy, ActionBy.NOBODY, frozenset(), Resubmission.NOTHING)


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
    ReasonCode.LOA_NOT_ACCEPTED: _customer(
        "Your carrier does not accept the Letter of Authorization",
        "Send us a new Letter of Authorization: every field filled in, easy to read, signed and dated anew "
        "by the person who is authorized on the account.",
        Remedy.LOA,
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
    ReasonCode.MAIN_BTN_PORTING: _customer(
        "The account's main number moves, and others stay",
        "The billing telephone number of your account (its main number) is among the numbers that move, "
        "while other numbers stay with your carrier. Tell us which of the numbers that stay becomes the new "
        "billing telephone number, or that none stays.",
        Remedy.REMAINING_NUMBERS,
    ),
    ReasonCode.PARTIAL_PORT: _customer(
        "What becomes of your account's other numbers is not clear",
        "Ask your carrier which numbers are on your account. Then tell us whether those that you do not move "
        "stay with your carrier, are to be switched off, or do not exist. If the billing telephone number "
        "moves and others stay, tell us as well which of them becomes the new one.",
        Remedy.REMAINING_NUMBERS,
    ),
    ReasonCode.PHONE_NUMBER_MISMATCH: _customer(
        "A number is not on the account",
        "Your carrier does not find the number on the account that we named. Ask your carrier which account "
        "it is on, and send us its account number or billing telephone number, or tell us when your carrier "
        "has corrected its record. If the number itself is wrong, tell us: another number takes a new "
        "request.",
        Remedy.WORD,
        Remedy.ACCOUNT_NUMBER,
        Remedy.BTN,
    ),
    ReasonCode.NUMBER_UNPORTABLE: _nobody(
        "The number cannot be moved",
        "We cannot move numbers from this region or carrier. You can choose a new ServiceCall.ai number, or "
        "keep the number where it is and forward its calls to a ServiceCall.ai number.",
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
        Resubmission.SUPPLEMENT,
        Remedy.DATE,
    ),
    ReasonCode.FOC_EXPIRED: _support(
        "The confirmed date has expired",
        "We ask for a new date and write to you when it is confirmed.",
        Resubmission.SUPPLEMENT,
        Remedy.DATE,
    ),
    ReasonCode.SPLIT_OR_MERGE_NEEDED: _support(
        "The numbers must be ordered in another grouping",
        "We regroup the order and send it again.",
        Resubmission.NEW_ORDER,
    ),
    ReasonCode.PORT_TYPE_INCORRECT: _support(
        "The order was of the wrong kind",
        "Your carrier takes these numbers in an order of another kind. We place it anew.",
        Resubmission.NEW_ORDER,
    ),
    ReasonCode.CANCELED_UPSTREAM: _support(
        "The order was canceled at the carrier",
        "We find out why, and place the order anew.",
        Resubmission.NEW_ORDER,
    ),
    ReasonCode.LOSING_CARRIER_SILENT: _support(
        "Your carrier does not answer",
        "We follow up with your carrier.",
        Resubmission.NOTHING,
    ),
    ReasonCode.NETWORK_CONFLICT: _support(
        "The numbering database reports a conflict",
        "We clear the conflict with the carriers.",
        Resubmission.NOTHING,
    ),
    ReasonCode.NETWORK_FAILURE: _support(
        "The numbering database did not take the order",
        "We have it put right with the carriers.",
        Resubmission.NOTHING,
    ),
    ReasonCode.INFORMATIONAL: _nobody("A notice", "Nothing needs to be done."),
    ReasonCode.UNKNOWN: _support(
        "A reason that we look into",
        "We ask the carrier what is meant, and write to you if you need to do anything.",
        Resubmission.ASK,
    ),
}

#: Where a rule reads differently in Canada: nobody there has an SSN, the main number is the pilot number, and
#: carriers ask for the name of the reseller.
IN_CANADA: dict[ReasonCode, ReasonRule] = {
    ReasonCode.WRONG_PIN: replace(
        RULES[ReasonCode.WRONG_PIN],
        remedy="Ask your carrier for the PIN to transfer a number (often another one than your account's "
        "PIN), and give it to us on the request's page or by phone. Please do not send it by email.",
    ),
    ReasonCode.MAIN_BTN_PORTING: replace(
        RULES[ReasonCode.MAIN_BTN_PORTING],
        title="The account's pilot number moves, and others stay",
        remedy="The billing telephone number of your account (its pilot number) is among the numbers that "
        "move, while other numbers stay with your carrier. Tell us which of the numbers that stay becomes "
        "the new pilot number, or that none stays.",
    ),
    ReasonCode.RESOLD_ACCOUNT: replace(
        RULES[ReasonCode.RESOLD_ACCOUNT],
        remedy="Ask the company that bills you for a Customer Service Record, or for exact directions on how "
        "to move the number away: above all under which company's name your carrier has the account. Send us "
        "either.",
    ),
}
