"""How two things that should be the same compare: three-valued, because carriers compare literally.

Nothing here is "similar enough". What a person would have to judge is `UNCLEAR`.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

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
    return " ".join(_unaccented(text).casefold().split())


def key_of(text: str) -> str:
    """The letters and digits of `text` alone, in plain lower case."""
    return re.sub(r"[^a-z0-9]", "", plain(text))


def _unaccented(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS_OF_THEIR_OWN))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    letters = re.sub("[\u2010-\u2015\u2212]", "-", letters)
    return re.sub("[\u2018\u2019\u02bc`\u00b4]", "'", letters)


def folded(text: str) -> str:
    """`text` in lower case without accents, letter by letter, so that positions in both are the same."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_letter, text))


@lru_cache(maxsize=1024)
def _folded_letter(letter: str) -> str:
    return (plain(letter) or " ")[0]


def is_a_slip_of(one: str, other: str) -> bool:
    """Whether one letter more, less, other or swapped makes `other` of `one`.

    In words of five letters and up; in one of four, only swapped letters are a slip.

    A slip turns a difference into a doubt, never a difference into sameness. Digits are never a slip.
    """
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 4:
        return False
    if not (one + other).isalpha():
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


#: `101st` is one word, `410St` is two: a street's `St` may follow a house number.
_ORDINAL = re.compile(r"(?:.*[^1])?(?:1st|2nd|3rd)|.*(?:1[1-3]|[04-9])th|.*\d(?:er?|re)", re.IGNORECASE)
#: Letters that may be a direction by themselves: `410NASH ST` is `N Ash` or `Nash`.
_POINTS = frozenset("nsewo")
#: Letters in a word, below which two words in capitals may be one (`FORE ST`, `FOREST`).
_LONG_ENOUGH = 4
#: A line of a form that lost all its spaces; what is longer is no name and no address.
_GLUED = re.compile(r"(?<![^\W_])[^\W_]{2,100}(?![^\W_])")
#: An engine takes an `I` for a stroke as well.
_WORD = re.compile(r"\|?[^\W\d_]+")
_ENDS_OF_A_FIRM = word_set("llc inc ltd corp")
#: Legal forms with an `I` or an `l`, as they are printed; `Itée` and `lnc` are no words.
_FORMS = (
    *("ltée", "Ltée", "ltee", "limitée", "Limitée", "ltd", "limited", "Limited", "LIMITED"),
    *("Inc", "INC", "Incorporated", "INCORPORATED", "llc"),
)


def same_letters(expected: str, read: str, *, is_person: bool = False) -> bool:
    """Whether `read` is `expected` with spaces or punctuation lost, as text recognition loses them.

    `410NMainSt` is `410 N Main St`, and `AcmePlumbingLLC` is `Acme Plumbing LLC`; but a space more makes
    another value (`Dan A Reyes`, `Dana Reyes`), digits never join (`1 12th St`, `11 2th St`), and where the
    letters do not show where a lost space was (`410NASH`), the answer is no: a person looks at it. In a
    person's name in capitals nothing shows it, because any letter may be an initial.
    """
    wanted, words = _cased_words(expected), _cased_words(read)
    for word in words:
        parts: list[str] = []
        while wanted and sum(map(len, parts)) < len(word):
            parts.append(wanted.pop(0))
        if "".join(parts).casefold() != word.casefold() or not _is_shown(parts, word, is_person=is_person):
            return False
    return bool(words) and not wanted


def same_shapes(expected: str, read: str) -> bool:
    """Whether recognized text is `expected` but for letters that have one shape in print: `Iyer`, `lyer`.

    Nobody who looks at the page could tell them apart. Digits never count as letters.
    """
    return _in_shapes(expected) == _in_shapes(read) != ""


def in_words_of(expected: str, read: str) -> str:
    """Recognized text with each word that has the shape of one of `expected`'s, or a firm's form, made that.

    Of `Iyer Electric Corp`, `lyer Electric Corporation` is `Iyer Electric Corporation`. A word may have that
    shape by right, so only a sameness that is found this way counts.
    """
    words = {_in_shapes(word): word for word in (*_FORMS, *_WORD.findall(expected))}
    return _WORD.sub(lambda found: words.get(_in_shapes(found[0]), found[0]), read)


def _in_shapes(text: str) -> str:
    return plain(text.replace("I", "|").replace("l", "|"))


def respaced(text: str) -> str:
    """`text` with a space wherever capitals or digits show that one was lost: `410 N Main St`.

    Some names are written so (`McDonald`), so only a sameness that is found this way counts.
    """
    return _GLUED.sub(lambda found: _apart(found[0]), text)


def _apart(word: str) -> str:
    seams = [at for at in range(1, len(word)) if _is_case_seam(word, at) or _is_digit_seam(word, at)]
    starts, ends = [0, *seams], [*seams, len(word)]
    return " ".join(word[start:end] for start, end in zip(starts, ends, strict=True))


def _cased_words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", _unaccented(text).replace("'", ""))


def _is_shown(parts: list[str], word: str, *, is_person: bool) -> bool:
    """Whether `word` shows that it is several words, these `parts`, and no others."""
    seams = [sum(map(len, parts[:count])) for count in range(1, len(parts))]
    if not seams:
        return True
    own = {at + offset for at, part in zip([0, *seams], parts, strict=True) for offset in _case_seams(part)}
    if not set(_case_seams(word)) <= {*seams, *own}:
        return False
    return all(
        _is_case_seam(word, at)
        or _is_digit_seam(word, at)
        or (not is_person and _are_long_words(left, right))
        for at, left, right in zip(seams, parts, parts[1:], strict=False)
    )


def _case_seams(word: str) -> list[int]:
    return [at for at in range(1, len(word)) if _is_case_seam(word, at)]


def _is_case_seam(word: str, at: int) -> bool:
    """`nM` of `410NorthMain`, `NM` of `NMain`."""
    before, after, following = word[at - 1], word[at], word[at + 1 : at + 2]
    return after.isupper() and (before.islower() or (before.isupper() and following.islower()))


def _is_digit_seam(word: str, at: int) -> bool:
    """Between a number and a word, not between a number and its letter (`123A`, `4th`)."""
    if word[at - 1].isdigit() == word[at].isdigit():
        return False
    if word[at].isdigit():
        letters = re.search(r"[^\W\d]+$", word[:at])
        return letters is not None and len(letters[0]) > 1
    found = re.match(r"[^\W\d]+", word[at:])
    run = found[0] if found else ""
    end = next((end for end in range(1, len(run)) if _is_case_seam(run, end)), len(run))
    if _ORDINAL.fullmatch(word[:at] + run[:end]):
        return False
    if end < len(run):
        return end > 1 or run[0].isupper()
    return len(run) > 1 and (run[1].islower() or run[0].casefold() not in _POINTS)


def _are_long_words(left: str, right: str) -> bool:
    is_long = right.casefold() in _ENDS_OF_A_FIRM or len(right) >= _LONG_ENOUGH
    return (left + right).isalpha() and len(left) >= _LONG_ENOUGH and is_long
