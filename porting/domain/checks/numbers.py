"""Telephone and account numbers in a document's text, in whatever punctuation."""

import re

from porting.domain.phone_number import E164

_GAP = r"[\s().·\u2010-\u2015/-]{0,3}"
#: Ten digits right after a comma are a number of their own; fewer are the rest of a sum.
_ALONE = r"(?<![\d$#])(?:(?<!\d[.,])|(?<=\d{10}[.,]))(?<!\d[A-Za-z])(?<!\d\d-)"
_TEN_DIGITS = rf"\(?([2-9]\d\d){_GAP}([2-9]\d\d){_GAP}(\d{{4}})"
_NANP = re.compile(rf"{_ALONE}(?:\+?1{_GAP})?{_TEN_DIGITS}(?!\d)(?![.,]\d(?!\d{{9}}))")
_TO = r"thru|through|to|a|au|\u00e0|[/\u2010-\u2015-]"
_MORE = rf"(?:{_TEN_DIGITS}|\d{{1,4}})(?!\d)"
#: What follows a number to make more of it: `512-555-0100 thru 0109`, `512-555-0140, -41, -42`, `.../49`;
#: but `512-555-0140-519-6654` is an account's number.
_SEVERAL = re.compile(
    rf"{_TEN_DIGITS}(?!-\d{{3}}-\d)((?:\s*(?:{_TO}|and|et|[,&])\s*-?{_MORE})+)", re.IGNORECASE
)
#: A block of numbers is 100, or some of them.
_LONGEST_RANGE = 100
_FROM_TO = re.compile(
    rf"{_ALONE}{_TEN_DIGITS}\s*(thru|through|to|au|\u00e0|)\s*{_TEN_DIGITS}(?!\d)(?:\s+(\d{{1,3}})(?!\S))?",
    re.IGNORECASE,
)
_FURTHER = re.compile(rf"(?:({_TO})|and|et|[,&])\s*-?({_MORE})", re.IGNORECASE)
#: `(512) 555-0140, -0141 and -0142`: the last four digits behind a hyphen; fewer are for a person.
_ENDINGS = re.compile(
    rf"{_ALONE}{_TEN_DIGITS}((?:\s*[,;&]?\s*(?:[,;&]|\band\b|\bet\b)\s*[\u2010-\u2013-]\d{{4}}(?![\w-]|[.,]\d))+)",
    re.IGNORECASE,
)
_MASKED = re.compile(rf"\(?([2-9]\d\d){_GAP}([2-9]\d\d){_GAP}([\dX*]{{3}}[X*])(?!\w)", re.IGNORECASE)
#: What a carrier prints for the digits that it hides.
_MASK = re.compile(r"[*xX\u2022]{3,}")
#: Letters that a reader, man or machine, takes for digits.
_LOOKALIKES = str.maketrans("OQILZSBG", "00112586")
#: An account number with fewer digits than these may be like another number by chance.
_FEWEST_DIGITS_TO_KNOW, _DIGITS_THAT_DIFFER = 6, 2
_ELSEWHERE = re.compile(
    r"see (?:the )?(?:attached|attachment|list|schedule|exhibit|appendix|other)|voir (?:l')?annexe|ci-joint"
    r"|\ball (?:the |of the )?(?:tele)?(?:phone )?numbers (?:on|under|of) (?:the |this |my |our )?account"
    r"|\btous les num[e\u00e9]ros (?:du|de ce|de mon|de notre) compte",
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


def states_range(text: str, number: E164) -> bool:
    """Whether `text` gives a row of numbers, first and last in full, to which `number` belongs.

    `512-555-0100 thru 512-555-0149`; without a word between them only where the count says the same:
    `5125550100  5125550149  50`.
    """
    wanted = number[2:]
    for found in _FROM_TO.finditer(text):
        first, last = "".join(found.groups()[:3]), "".join(found.groups()[4:7])
        count = int(last) - int(first) + 1
        is_told = bool(found[4]) or (found[8] is not None and int(found[8]) == count)
        is_row = first[:6] == last[:6] and 1 < count <= _LONGEST_RANGE
        if is_told and is_row and first <= wanted <= last:
            return True
    return False


def states_ending(text: str, number: E164) -> bool:
    """Whether `text` gives `number` by its last four digits, in a list that begins with a whole number.

    `512-555-0140, -0141 and -0142`; a word for a row (`thru`) between them leaves it to a person.
    """
    wanted = number[2:]
    return any(
        "".join(found.groups()[:2]) == wanted[:6] and wanted[6:] in re.findall(r"\d{4}", found[4])
        for found in _ENDINGS.finditer(text)
    )


def may_be_listed(text: str, number: E164) -> bool:
    """Whether `text` gives numbers in a way that only a person can follow, and `number` may be meant."""
    if _ELSEWHERE.search(text):
        return True
    wanted = number[2:]
    if any(_fits("".join(match.groups()), wanted) for match in _MASKED.finditer(text)):
        return True
    return any(
        "".join(match.groups()[:3])[:6] == wanted[:6] and _is_among(match, wanted)
        for match in _SEVERAL.finditer(text)
    )


def _fits(masked: str, digits: str) -> bool:
    return all(shown in "xX*" or shown == digit for shown, digit in zip(masked, digits, strict=True))


def _is_among(several: re.Match[str], wanted: str) -> bool:
    """Whether `wanted` is one of the numbers that last digits add to a first one, or in their range."""
    first = last = "".join(several.groups()[:3])
    for further in _FURTHER.finditer(several[4]):
        digits = re.sub(r"\D", "", further[2])
        last = (first[: 10 - len(digits)] + digits)[-10:]
        if last == wanted or (further[1] and first <= wanted <= last):
            return True
    return False


def account_key(account: str) -> str:
    """An account number as two are compared: letters and digits only."""
    return re.sub(r"[^0-9A-Z]", "", account.upper())


def may_be_an_account(text: str) -> bool:
    """Whether `text` can be an account number: something with a digit, or a mask."""
    return any(map(str.isdigit, text)) or _MASK.search(text) is not None


def states_account(text: str, account: str) -> bool:
    """Whether `account` stands in `text`, in any punctuation, and not as a part of a longer one."""
    key = account_key(account)
    if not key:
        return False
    spaced = r"[ .\u2010-\u2015/-]{0,2}".join(key)
    return bool(re.search(rf"(?<![0-9A-Z$])(?<![0-9A-Z]-){spaced}(?![0-9A-Z])(?!-[0-9A-Z])", text.upper()))


def nearly_account(text: str, account: str) -> str:
    """What stands in `text` written as `account` is, but for one or two of its digits; empty: nothing.

    Only of accounts that are long enough for that to be no chance.
    """
    if sum(map(str.isdigit, account)) < _FEWEST_DIGITS_TO_KNOW:
        return ""
    key = account_key(account)
    shape = r"[ .\u2010-\u2015/-]?".join(r"\d" if char.isdigit() else char for char in key)
    for found in re.finditer(rf"(?<![0-9A-Z$])(?<![0-9A-Z]-){shape}(?![0-9A-Z])(?!-[0-9A-Z])", text.upper()):
        if 0 < sum(a != b for a, b in zip(account_key(found[0]), key, strict=True)) <= _DIGITS_THAT_DIFFER:
            return found[0]
    return ""


def may_be_one_account(one: str, other: str) -> bool:
    """Whether two different account numbers may still be one.

    Leading zeros, a masked or shortened one, or a letter that looks like a digit.
    """
    mine, theirs = account_key(one), account_key(other)
    if _MASK.search(one + other):
        return _visible_agrees(one, theirs) if _MASK.search(one) else _visible_agrees(other, mine)
    short, long = sorted((mine, theirs), key=len)
    shortened = len(short) >= 4 and (long.startswith(short) or long.endswith(short))
    looks_alike = mine.translate(_LOOKALIKES) == theirs.translate(_LOOKALIKES)
    return not short or mine.lstrip("0") == theirs.lstrip("0") or shortened or looks_alike


def _visible_agrees(masked: str, other: str) -> bool:
    """Whether what a mask leaves visible begins and ends the `other`; where none is, all agree."""
    before, *_, after = (account_key(part) for part in _MASK.split(masked))
    return other.startswith(before) and other.endswith(after)
