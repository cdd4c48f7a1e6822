"""Which carriers are mobile ones, as far as a name tells.

A mobile number needs the account's transfer PIN to move, and no billing telephone number. A carrier whose
name does not tell may be mobile all the same: AT&T, Verizon, Rogers and Bell are both.
"""

import re

_WORDS = re.compile(
    r"\b(?:wireless|sans fil|mobile|mobiles|mobility|mobilite|cellular|cellulaire|cell|pcs|metropcs)\b"
)
#: Brands that are mobile only. Those that are common words as well count only where they are the whole name.
_BRANDS = re.compile(
    r"\b(?:t mobile|us mobile|google fi|h2o|koodo|chatr|fido|tracfone|trac fone|straight talk|net10"
    r"|page plus|total by verizon|cspire|c spire|ultra mobile|redpocket|red pocket|simple mobile|ting)\b"
)
_WHOLE_NAMES = frozenset(
    {"boost", "cricket", "visible", "freedom", "fizz", "mint", "metro", "lucky", "virgin plus", "phone box"}
)
_COMPANY_FORMS = re.compile(r"\b(?:inc|llc|ltd|ltee|limited|corp|corporation|co|company|communications?)\b")


def is_mobile(name: str) -> bool:
    """Whether `name` says that the carrier is a mobile one; False: it does not say."""
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", name.casefold().replace("é", "e")).split())
    alone = " ".join(_COMPANY_FORMS.sub(" ", plain).split())
    return bool(_WORDS.search(plain) or _BRANDS.search(plain)) or alone in _WHOLE_NAMES


def is_google_voice(name: str) -> bool:
    """Google Voice numbers have to be unlocked by their owner first."""
    return bool(re.search(r"\bgoogle\s+voice\b", name, re.IGNORECASE))
