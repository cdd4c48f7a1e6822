"""What upstream calls a reason -> what the trade calls it. One line adds a vendor's code.

A code that no source explains, or that sources explain differently, is left out: it goes to support in the
carrier's own words. docs/rejections.md names the sources, and the codes that were looked for in vain.
"""

from porting.domain.phone_number import NumberType
from porting.domain.rejection.reasons import ReasonCode, key_of, named
from porting.domain.rejection.words import meaning_of_words

#: Telnyx's exception codes, today's and those of its older help pages, and names that others give in full.
_SPELLED_OUT = {
    "ACCOUNT_NUMBER_MISMATCH": ReasonCode.ACCOUNT_NUMBER_INCORRECT,
    "ACCOUNT_NUMBER_MISSING": ReasonCode.ACCOUNT_NUMBER_INCORRECT,
    "ACCOUNT_NUMBER_REQUIRED": ReasonCode.ACCOUNT_NUMBER_INCORRECT,
    "AUTH_NAME_MISMATCH": ReasonCode.UNAUTHORIZED_SIGNATURE,
    "AUTH_PERSON_MISMATCH": ReasonCode.UNAUTHORIZED_SIGNATURE,
    "BTN_ATN_MISMATCH": ReasonCode.INVALID_BTN,
    "BUSINESS_NAME_MISMATCH": ReasonCode.NAME_MISMATCH,
    "DIFFERENT_ACCOUNTS": ReasonCode.SPLIT_OR_MERGE_NEEDED,
    "DIFFERENT_RATE_CENTERS": ReasonCode.SPLIT_OR_MERGE_NEEDED,
    "ENTITY_NAME_MISMATCH": ReasonCode.NAME_MISMATCH,
    "FOC_REJECTED": ReasonCode.DUE_DATE_NOT_POSSIBLE,
    "ILLEGIBLE_LOA": ReasonCode.LOA_NOT_ACCEPTED,
    "INVALID_RESELLER": ReasonCode.RESOLD_ACCOUNT,
    "LOCATION_MISMATCH": ReasonCode.ADDRESS_MISMATCH,
    "LSR_PENDING": ReasonCode.PENDING_ORDER,
    "OSP_IRRESPONSIVE": ReasonCode.LOSING_CARRIER_SILENT,
    "PASSCODE_PIN_INVALID": ReasonCode.WRONG_PIN,
    "PHONE_NUMBER_HAS_SPECIAL_FEATURE": ReasonCode.SPECIAL_FEATURES,
    "PHONE_NUMBER_NOT_PORTABLE": ReasonCode.NUMBER_UNPORTABLE,
    "PORTING_ORDER_SPLIT_REQUIRED": ReasonCode.SPLIT_OR_MERGE_NEEDED,
    "POSTAL_CODE_MISMATCH": ReasonCode.ADDRESS_MISMATCH,
    "RATE_CENTER_NOT_PORTABLE": ReasonCode.NUMBER_UNPORTABLE,
    "SERVICE_ADDRESS_MISMATCH": ReasonCode.ADDRESS_MISMATCH,
    "SV_CONFLICT": ReasonCode.NETWORK_CONFLICT,
    "SV_UNKNOWN_FAILURE": ReasonCode.NETWORK_FAILURE,
    "WRONG_WIRELESS_PIN": ReasonCode.WRONG_PIN,
}

#: The rejections of a local service request (LSR) as Bandwidth numbers them.
_BANDWIDTH = {
    "E6d": ReasonCode.FREEZE,
    "E10a": ReasonCode.UNAUTHORIZED_SIGNATURE,
    "E14": ReasonCode.INVALID_BTN,
    "E17": ReasonCode.ACCOUNT_NUMBER_INCORRECT,
    "E17A": ReasonCode.ACCOUNT_NUMBER_INCORRECT,
    "E17B": ReasonCode.ACCOUNT_NUMBER_INCORRECT,
    "E19": ReasonCode.PENDING_ORDER,
    "E24": ReasonCode.PARTIAL_PORT,
    "E420": ReasonCode.NUMBER_INACTIVE,  # "TN not portable", by which it means: not active at the carrier
    "E42PWA": ReasonCode.WRONG_PIN,
    "E42PWB": ReasonCode.WRONG_PIN,
}

#: RCODEs that the responses to an LSR and to a wireless port request (WPR) share.
_SHARED_RCODES = {
    "1M": ReasonCode.DUE_DATE_NOT_POSSIBLE,
    "1N": ReasonCode.DUE_DATE_NOT_POSSIBLE,
}

#: RCODEs of the wireless carriers' port response (WICIS). A response to an LSR may use the same two
#: characters for something else.
_WIRELESS_RCODES = {
    "6B": ReasonCode.WRONG_PIN,
    "6E": ReasonCode.DUE_DATE_NOT_POSSIBLE,
    "6F": ReasonCode.DUE_DATE_NOT_POSSIBLE,
    "6P": ReasonCode.FREEZE,
    "7C": ReasonCode.NAME_MISMATCH,
    "8A": ReasonCode.ACCOUNT_NUMBER_INCORRECT,
    "8D": ReasonCode.ADDRESS_MISMATCH,
    "9E": ReasonCode.ADDRESS_MISMATCH,
}

#: Codes that leave it to the text; no code at all does too.
_OTHER = ("", "OTHER", "1P")

#: What holds for every number.
EVERYWHERE = {**_SPELLED_OUT, **_BANDWIDTH, **_SHARED_RCODES}
#: What holds for numbers of one type only.
BY_TYPE: dict[NumberType, dict[str, ReasonCode]] = {NumberType.WIRELESS: _WIRELESS_RCODES}

_EVERYWHERE = {key_of(code): reason for code, reason in EVERYWHERE.items()}
_BY_TYPE = {
    type_: {key_of(code): reason for code, reason in codes.items()} for type_, codes in BY_TYPE.items()
}
_LEFT_TO_THE_TEXT = frozenset(map(key_of, _OTHER))


def meaning_of(code: str, text: str = "", type_: NumberType | None = None) -> ReasonCode:
    """What the trade calls a reason that came with `code` and `text`, for numbers of `type_`.

    None: numbers of a type that nobody said; a code that types read differently is unknown then. A text is
    read only where the code leaves it to the text: it never overrules a code, not even an unknown one.
    """
    key = key_of(code)
    if key in _LEFT_TO_THE_TEXT:
        return meaning_of_words(text)
    own = named(code)
    return own if own is not ReasonCode.UNKNOWN else _EVERYWHERE.get(key) or _of_type(key, type_)


def _of_type(key: str, type_: NumberType | None) -> ReasonCode:
    tables = [_BY_TYPE.get(type_, {})] if type_ else list(_BY_TYPE.values())
    meanings = {table[key] for table in tables if key in table}
    return meanings.pop() if len(meanings) == 1 else ReasonCode.UNKNOWN
