"""The subject that customers are asked for: `Port phone number to ServiceCall.ai - Company Name`."""

import re
import unicodedata
from dataclasses import dataclass

_LONGEST_COMPANY = 200
#: What mail programs put before a subject, in the languages of our customers' programs; `RE[2]:`, `Re (3):`.
_PREFIX = re.compile(
    r"(?:re|fwd?|fw|aw|wg|antw|antwort|tr|rv|res|enc|sv|vs|vb|odp|pd|rif|r|i)\s?(?:[\[(]\d{1,3}[\])])?\s?:\s?"
    r"|\[[^\[\]]{1,40}\]\s?",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"port(?:ing)?\s(?:(?:my|our|the|a)\s)?(?:tele)?phone\s?numbers?\s(?:in)?to\sservice\s?call\s?\.?\s?ai\b",
    re.IGNORECASE,
)
_DASHES = " \t-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d_:;,.|/~>\u00b7\u2022"
#: A full stop may belong to the name: "Acme Inc."
_AT_ITS_END = _DASHES.replace(".", "")
_PLACEHOLDERS = frozenset({"company name", "<company name>", "[company name]", "your company name"})


@dataclass(frozen=True)
class Wish:
    """Somebody wants to bring numbers to us."""

    company: str | None
    """None: the subject does not say."""


def wish_in(subject: str) -> Wish | None:
    """None: the subject says something else."""
    rest = without_prefixes(subject)
    found = _WISH.match(rest)
    if found is None:
        return None
    company = rest[found.end() :].lstrip(_DASHES).rstrip(_AT_ITS_END)[:_LONGEST_COMPANY].strip()
    return Wish(company if company and company.lower() not in _PLACEHOLDERS else None)


def without_prefixes(subject: str) -> str:
    """Without `Re:` and the like, however many, in plain spaces and letters."""
    plain = " ".join(unicodedata.normalize("NFKC", subject).split())
    while found := _PREFIX.match(plain):
        plain = plain[found.end() :]
    return plain
