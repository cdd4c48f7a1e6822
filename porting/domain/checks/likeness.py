"""How two things that should be the same compare: three-valued, because carriers compare literally.

Nothing here is "similar enough". What a person would have to judge is `UNCLEAR`.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

#: Letters that Unicode does not take apart into a plain one and an accent.
_LETTERS_OF_THEIR_OWN = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h"}
    | {"Ħ": "H", "ı": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "TH"}
)


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
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS_OF_THEIR_OWN))
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
    """Whether one letter more, less, other or swapped makes `other` of `one`.

    In words of five letters and up; in one of four, only swapped letters are a slip.

    A slip turns a difference into a doubt, never a difference into sameness. Digits are never a slip.
    """
    if one == other or min(len(one), len(other)) < 4 or not (one + other).isalpha():
        return False
    short, long = sorted((one, other), key=len)
    start = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    rest, long_rest = short[start:], long[start:]
    if len(short) < len(long):
        return len(short) >= 5 and rest == long_rest[1:]
    swapped = long_rest[1::-1] + long_rest[2:]
    return rest == swapped or (len(short) >= 5 and rest[1:] == long_rest[1:])


def is_a_plural_of(one: str, other: str) -> bool:
    """`Service` and `Services`, `Technology` and `Technologies`, `Joe` and `Joe's` without its apostrophe."""
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and short.isalpha() and (long == short + "s" or long == f"{short[:-1]}ies")
