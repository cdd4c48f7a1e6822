"""How two things that should be the same compare: three-valued, because carriers compare literally.

Nothing here is "similar enough". What a person would have to judge is `UNCLEAR`.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum


class Likeness(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNCLEAR = "unclear"


def together(parts: Iterable[Likeness]) -> Likeness:
    """The likeness of a whole whose parts compare as `parts`: one difference decides, then one doubt."""
    found = set(parts)
    if Likeness.DIFFERENT in found:
        return Likeness.DIFFERENT
    return Likeness.UNCLEAR if Likeness.UNCLEAR in found else Likeness.SAME


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def plain(text: str) -> str:
    """`text` in lower case without accents, with every kind of dash, quote and space made the plain one."""
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O"))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    letters = re.sub("[\u2010-\u2015\u2212]", "-", letters)
    letters = re.sub("[\u2018\u2019\u02bc`\u00b4]", "'", letters)
    return " ".join(letters.casefold().split())


def folded(text: str) -> str:
    """`text` in lower case without accents, letter by letter, so that positions in both are the same."""
    if text.isascii():
        return text.lower()
    return "".join((plain(letter) or " ")[0] for letter in text)


def is_a_slip_of(one: str, other: str) -> bool:
    """Whether one letter more, less, other or swapped makes `other` of `one` (words of five letters and up).

    A slip turns a difference into a doubt, never a difference into sameness. Digits are never a slip.
    """
    if one == other or min(len(one), len(other)) < 5 or not (one + other).isalpha():
        return False
    short, long = sorted((one, other), key=len)
    start = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    rest, long_rest = short[start:], long[start:]
    if len(short) < len(long):
        return rest == long_rest[1:]
    swapped = long_rest[1::-1] + long_rest[2:]
    return len(short) == len(long) and (rest[1:] == long_rest[1:] or rest == swapped)
