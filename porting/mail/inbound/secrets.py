"""PINs, passwords and social security numbers in a mail's text: never kept, never acted on.

They are asked for on the page or by phone. Masking too much costs a word in what support reads; too little
would leave a secret on a disk.
"""

import re

MASK = "[removed]"

_NAMES = (
    r"(?:transfer\s|port(?:ing)?[- ]?out\s|account\s|wireless\s)?"
    r"(?:pins?|p\.i\.n\.?|pass\s?codes?|pass\s?words?|pass\s?phrase|nip|ssn|s\.s\.n\.?|social|security\s(?:code|number)"
    r"|last\s(?:four|4)|mot\sde\spasse|code\ssecret)"
)
_FILLERS = (
    r"(?:(?:number|has|have|one|code|no|is|was|are|of|the|my|our|your|account|transfer|new|now|correct|right|actual|changed|to"
    r"|for|it|should|be|security|digits?|numbers?|social|ssn|this|that|line|wireless|phone|est|le|mon|notre)\b|'s)"
)
_GAP = r"[\s:=#*\"'()\[\]<>.,\u2013\u2014-]{0,6}"
_DIGITS = r"\d(?:[ .-]?\d){2,14}\b|(?=[\w-]{0,19}\d)[A-Za-z0-9][\w!@#$%&*-]{2,30}"
_NAMED = re.compile(rf"\b({_NAMES})\b({_GAP}(?:{_FILLERS}{_GAP}){{0,8}})({_DIGITS})", re.IGNORECASE)
#: "Password: Bluebird", "the passcode is blue-bird".
_WORD = re.compile(
    r"\b((?:account\s)?(?:pass\s?codes?|pass\s?words?|pins?|nip|mot\sde\spasse))\b(\s?(?:is|:|=|est)\s{0,3})(\S{3,40})",
    re.IGNORECASE,
)
#: "4321 is our transfer PIN".
_BEFORE = re.compile(
    rf"\b(\d(?:[ -]?\d){{2,14}})"
    rf"(\s(?:is|as|was|-|=|for)\s(?:(?:the|my|our|a|an|new|correct|right)\s){{0,3}}{_NAMES}\b)",
    re.IGNORECASE,
)
_SSN = re.compile(r"\b\d{3}[- ]\d{2}[- ]\d{4}\b")
#: An answer to "what is the PIN?" may be nothing else.
_ALONE = re.compile(r"^[ \t]*[\d][\d -]{2,10}[\d][ \t.]*$", re.MULTILINE)


def masked(text: str) -> str:
    """`text` without what looks like a secret."""
    text = _SSN.sub(MASK, text)
    text = _NAMED.sub(rf"\1\2{MASK}", text)
    text = _BEFORE.sub(rf"{MASK}\2", text)
    text = _WORD.sub(lambda found: f"{found[1]}{found[2]}{MASK}", text)
    return _ALONE.sub(MASK, text)


def gives_a_secret(text: str) -> bool:
    """Whether `text` tells one, rather than speaks of one."""
    patterns = (_SSN, _NAMED, _BEFORE, _ALONE)
    return any(pattern.search(text) for pattern in patterns) or MASK in text
