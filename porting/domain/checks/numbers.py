"""Telephone and account numbers in a document's text, in whatever punctuation."""

import re

from porting.domain.phone_number import E164

_GAP = r"[\s().·\u2010-\u2015/-]{0,3}"
_NANP = re.compile(
    rf"(?<![\d$#])(?<!\d[.,])(?:\+?1{_GAP})?\(?([2-9]\d\d){_GAP}([2-9]\d\d){_GAP}(\d{{4}})(?![\d])(?![.,]\d)"
)
#: `512-555-0100 thru 0109`, `(512) 555-0100 - 0109`
_RANGE = re.compile(
    rf"([2-9]\d\d){_GAP}([2-9]\d\d){_GAP}(\d{{4}})\s*(?:thru|through|to|a|au"
    rf"|[-\u2013\u2014])\s*(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"see (?:the )?(?:attached|attachment|list|schedule|exhibit|appendix|other)|voir (?:l')?annexe|ci-joint",
    re.IGNORECASE,
)


def is_nanp(digits: str) -> bool:
    """Whether ten digits can be a number: `NXX NXX XXXX`, no N11 code."""
    shape = re.fullmatch(r"[2-9]\d\d[2-9]\d{6}", digits)
    return bool(shape) and digits[1:3] != "11" and digits[4:6] != "11"


def find_numbers(text: str) -> frozenset[E164]:
    found = ("".join(match.groups()) for match in _NANP.finditer(text))
    return frozenset(f"+1{digits}" for digits in found if is_nanp(digits))


def states_number(text: str, number: E164) -> bool:
    """Whether the ten digits of `number` stand in `text`, in any punctuation, as a number of their own."""
    digits = _GAP.join(number[2:])
    return bool(re.search(rf"(?<!\d)(?<!\d[.,])(?:\+?1{_GAP})?\(?{digits}(?!\d)", text))


def may_be_listed(text: str, number: E164) -> bool:
    """Whether `text` gives numbers in a way that only a person can follow, and `number` may be meant."""
    if _ELSEWHERE.search(text):
        return True
    return any(
        number[2:8] == match[1] + match[2] and match[3] <= number[8:] <= match[4]
        for match in _RANGE.finditer(text)
    )


def account_key(account: str) -> str:
    """An account number as two are compared: letters and digits only."""
    return re.sub(r"[^0-9A-Z]", "", account.upper())


def states_account(text: str, account: str) -> bool:
    key = account_key(account)
    if not key:
        return False
    spaced = r"[ .\u2010-\u2015/-]{0,2}".join(key)
    return bool(re.search(rf"(?<![0-9A-Z]){spaced}(?![0-9A-Z])", text.upper()))


def may_be_one_account(one: str, other: str) -> bool:
    """Whether two different account numbers may still be one: leading zeros, a masked or shortened one."""
    mine, theirs = account_key(one), account_key(other)
    short, long = sorted((mine, theirs), key=len)
    masked = re.search(r"[*xX•]{3,}", one + other) is not None
    shortened = len(short) >= 4 and (long.startswith(short) or long.endswith(short))
    return not short or masked or mine.lstrip("0") == theirs.lstrip("0") or shortened
