"""What each finding is about, to whoever has not met it yet; the finding's own message speaks of the case."""

from dataclasses import dataclass
from typing import Literal

from porting.domain.checks.findings import FindingCode

About = Literal["any", "loa", "csr", "bill", "request"]


@dataclass(frozen=True)
class Explanation:
    about: About
    """The document, or `any` of them, or what the customer says in the request itself."""
    title: str
    advice: str
    """What to do about it, or so that it does not happen."""


_EXACTLY = (
    "Ask your carrier for your Customer Service Record and write exactly what it says: a new letter, if it "
    "is the letter that differs; a correction by your carrier, if it is the record."
)
_OTHER_ACCOUNT = "Send the papers of the account that the numbers are on, or correct what you told us."

EXPLAINED: dict[FindingCode, Explanation] = {
    FindingCode.DOCUMENT_MISSING: Explanation(
        "any",
        "A document is missing",
        "We need all three, each as a PDF by itself. If your carrier gives no Customer Service Record, tell "
        "us: then a person decides whether it goes without.",
    ),
    FindingCode.DOCUMENT_NOT_PDF: Explanation(
        "any", "The file is not a PDF", "Save, print or scan it as a PDF. Renaming a file does not do."
    ),
    FindingCode.DOCUMENT_ENCRYPTED: Explanation(
        "any", "The PDF asks for a password", "Send a copy that opens without one: print it to a new PDF."
    ),
    FindingCode.DOCUMENT_EMPTY: Explanation(
        "any", "The document is empty", "Look at the file before you send it: every page has to show."
    ),
    FindingCode.DOCUMENT_TOO_LARGE: Explanation(
        "any",
        "The document is too large",
        "Scan in black and white at 200 to 300 dpi, and send only the pages that belong to it, all of them.",
    ),
    FindingCode.DOCUMENT_UNSAFE: Explanation(
        "any",
        "The PDF holds programs or attachments",
        "Print it to a new PDF and send that. A document to read needs neither.",
    ),
    FindingCode.DOCUMENT_UNREADABLE: Explanation(
        "any",
        "The document cannot be read",
        "A PDF straight from its source is best. Scan paper straight, sharp, at 200 dpi or better.",
    ),
    FindingCode.DOCUMENT_WRONG_KIND: Explanation(
        "any",
        "It is another document than the one we asked for",
        "A bill is no Customer Service Record, although both may say the same. Send each in its own place.",
    ),
    FindingCode.DOCUMENT_COMBINED: Explanation(
        "any",
        "Several documents are in one file",
        "Send each document as a PDF by itself: carriers refuse a letter that has anything else with it.",
    ),
    FindingCode.DOCUMENT_DUPLICATE: Explanation(
        "any", "The same file was sent twice", "Look which document is missing, and send that."
    ),
    FindingCode.DOCUMENT_HIDDEN_TEXT: Explanation(
        "any",
        "The PDF says something that it does not show",
        "Print the document to a new PDF, or scan the paper, and send that.",
    ),
    FindingCode.DOCUMENT_INCOMPLETE: Explanation(
        "any", "Pages are missing", "Send all pages, also those that seem to say nothing."
    ),
    FindingCode.LOA_NOT_SIGNED: Explanation(
        "loa", "The letter is not signed", "Sign it by hand or on the screen. A typed name alone may not do."
    ),
    FindingCode.LOA_CHANGED_AFTER_SIGNING: Explanation(
        "loa", "The letter was changed after it was signed", "Sign it once more, and change nothing then."
    ),
    FindingCode.LOA_NOT_DATED: Explanation(
        "loa", "The letter has no date", "Write the day on which you sign beside the signature."
    ),
    FindingCode.LOA_EXPIRED: Explanation(
        "loa", "The letter was signed too long ago", "Sign a new one; carriers take none that is older."
    ),
    FindingCode.LOA_DATED_IN_FUTURE: Explanation(
        "loa", "The letter is dated in the future", "Date it on the day on which you sign it."
    ),
    FindingCode.LOA_WRONG_SIGNER: Explanation(
        "loa",
        "Somebody else has signed the letter",
        "The person who is authorized on the account at your carrier has to sign. Ask your carrier who that "
        "is, or have it authorize the one who signs.",
    ),
    FindingCode.LOA_NAME_MISMATCH: Explanation("loa", "The name differs from the carrier's record", _EXACTLY),
    FindingCode.LOA_ADDRESS_MISMATCH: Explanation(
        "loa", "The address differs from the carrier's record", _EXACTLY
    ),
    FindingCode.LOA_POSTAL_CODE_MISMATCH: Explanation(
        "loa", "The postal code differs from the carrier's record", _EXACTLY
    ),
    FindingCode.LOA_ACCOUNT_NUMBER_MISMATCH: Explanation(
        "loa", "The account number differs from the carrier's record", _EXACTLY
    ),
    FindingCode.LOA_CARRIER_MISMATCH: Explanation(
        "loa",
        "The letter names another carrier",
        "It has to name the company that has the numbers now. If a company resells its service, tell us.",
    ),
    FindingCode.LOA_BTN_MISMATCH: Explanation(
        "loa", "The billing telephone number differs from the carrier's record", _EXACTLY
    ),
    FindingCode.LOA_NUMBER_MISSING: Explanation(
        "loa", "The letter does not name every number", "Sign one that names each number that moves."
    ),
    FindingCode.LOA_WRONG_COUNTRY_FORM: Explanation(
        "loa",
        "It is the form of another country, or of another kind of number",
        "Use the US form for a service address in the US and the Canadian one in Canada; toll-free numbers "
        "need words of their own, which our form has.",
    ),
    FindingCode.BILL_NOT_DATED: Explanation(
        "bill",
        "The bill shows no date",
        "Send the complete bill as your carrier made it, not a payment slip.",
    ),
    FindingCode.BILL_TOO_OLD: Explanation(
        "bill", "The bill is too old", "Send the latest one. Most carriers have it on their web pages."
    ),
    FindingCode.BILL_ACCOUNT_NUMBER_MISMATCH: Explanation(
        "bill", "The bill is of another account", _OTHER_ACCOUNT
    ),
    FindingCode.BILL_NAME_MISMATCH: Explanation("bill", "The bill is in another name", _OTHER_ACCOUNT),
    FindingCode.BILL_ADDRESS_MISMATCH: Explanation(
        "bill",
        "The bill shows another address",
        "Tell us the address where the numbers are in service; bills may go elsewhere.",
    ),
    FindingCode.BILL_POSTAL_CODE_MISMATCH: Explanation(
        "bill",
        "The bill shows another postal code",
        "Tell us the postal code of the address where the numbers are in service.",
    ),
    FindingCode.BILL_NUMBER_MISSING: Explanation(
        "bill", "The bill does not list every number", "Send all its pages, the list of numbers too."
    ),
    FindingCode.BILL_PAST_DUE: Explanation(
        "bill",
        "The bill shows a balance past due",
        "Pay it before the move: many carriers release no number while something is open.",
    ),
    FindingCode.CSR_NAME_MISMATCH: Explanation(
        "csr", "The name on the record is not what you told us", _EXACTLY
    ),
    FindingCode.CSR_ADDRESS_MISMATCH: Explanation(
        "csr", "The address on the record is not what you told us", _EXACTLY
    ),
    FindingCode.CSR_POSTAL_CODE_MISMATCH: Explanation(
        "csr", "The postal code on the record is not what you told us", _EXACTLY
    ),
    FindingCode.CSR_ACCOUNT_NUMBER_MISMATCH: Explanation(
        "csr", "The record is of another account", _OTHER_ACCOUNT
    ),
    FindingCode.CSR_BTN_MISMATCH: Explanation(
        "csr", "The record has another billing telephone number", "Tell us the one that the record shows."
    ),
    FindingCode.CSR_NUMBER_MISSING: Explanation(
        "csr",
        "The record does not list every number",
        "Ask your carrier whether the numbers are on this account, and send the complete record.",
    ),
    FindingCode.CSR_RESTRICTION: Explanation(
        "csr",
        "Something on the account holds the numbers",
        "Ask your carrier to lift a freeze (port protection), or to finish or cancel an open order.",
    ),
    FindingCode.BILL_CSR_DISAGREE: Explanation(
        "csr",
        "Record and bill differ",
        "Carriers go by the record. Have your carrier correct what is wrong on it.",
    ),
    FindingCode.PO_BOX: Explanation(
        "request",
        "The address is a post office box",
        "Give the physical address where the numbers are in service, as your carrier has it.",
    ),
    FindingCode.ADDRESS_INVALID: Explanation(
        "request", "The address is not complete", "Give street and house number, city, and state or province."
    ),
    FindingCode.POSTAL_CODE_INVALID: Explanation(
        "request",
        "The postal code cannot be right",
        "A ZIP code has five digits or nine. A Canadian code is like M5B 2H1, and fits its province.",
    ),
    FindingCode.NUMBER_INVALID: Explanation(
        "request", "It is not a telephone number", "Give ten digits, for example (512) 555-0100."
    ),
    FindingCode.NUMBER_NOT_US_OR_CANADA: Explanation(
        "request", "The number is not in the US or Canada", "We can move numbers of these two countries only."
    ),
    FindingCode.NUMBER_DUPLICATE: Explanation("request", "A number is named twice", "Name each number once."),
    FindingCode.NUMBER_UNPORTABLE: Explanation(
        "request",
        "The number cannot be moved",
        "Leave it out; there are two alternatives.",
    ),
    FindingCode.ACCOUNT_NUMBER_MISSING: Explanation(
        "request",
        "The account number is missing",
        "It stands on your bill. With prepaid service, ask your carrier for it.",
    ),
    FindingCode.PIN_MISSING: Explanation(
        "request",
        "The PIN is missing",
        "Wireless carriers release a number only with the PIN for transferring it. Ask yours.",
    ),
    FindingCode.BTN_MISSING: Explanation(
        "request",
        "The billing telephone number is missing",
        "It is usually the main number of the account. Your Customer Service Record has it.",
    ),
    FindingCode.BTN_NOT_ON_ACCOUNT: Explanation(
        "request",
        "The billing telephone number may be another one",
        "Ask your carrier which number the account is under.",
    ),
    FindingCode.NEW_BTN_REQUIRED: Explanation(
        "request",
        "The main number moves while others stay",
        "Tell us which of the numbers that stay becomes the new billing telephone number.",
    ),
    FindingCode.GOOGLE_VOICE_LOCKED: Explanation(
        "request",
        "The Google Voice number is locked",
        "Unlock it at www.google.com/voice/unlock, and tell us when it is done.",
    ),
}


def explained(about: About) -> dict[FindingCode, Explanation]:
    return {code: explanation for code, explanation in EXPLAINED.items() if explanation.about == about}
