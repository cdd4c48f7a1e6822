"""A street line taken apart: `410 N Main St Ste 200`, `2201-250 Yonge St`, `1000 rue Sherbrooke O`."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from porting.domain.calendar import Country
from porting.domain.checks.likeness import Likeness, is_a_slip_of, plain, together, word_set
from porting.domain.checks.street_words import (
    DIRECTIONS,
    NAME_WORDS,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    STREET_TYPES,
    TENS,
    TRANSLATED_TYPES,
    TYPES_BEFORE_THE_NAME,
    UNIT_WORDS,
    UNITS_BY_NAME,
)

_ALWAYS_BEFORE_THE_NAME = word_set("rue boul chemin rang montee croissant carre ruelle")
#: Types that a number may follow as the road's name: `State Route 5`, `County Road 12`.
_NUMBERED_TYPES = word_set("rte hwy rd loop spur fwy expy ave st")
#: Unit words that are nothing else, so that letters may follow: `Apt PH`. (`Ste` may be `Sainte`.)
_PLAIN_UNIT_WORDS = word_set("suite apt apartment unit #")
#: Words that people leave out of a street's name.
_FILLERS = word_set("de la le les du des d l the junior senior doctor senator")
_HOUSE_NUMBER = re.compile(r"\d+(-?[a-z])?|\d+-\d+[a-z]?|[nsew]\d+[nsew]?\d*")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|e|er|re|ieme)")


@dataclass(frozen=True)
class Street:
    """The parts of a street line in normal form; an empty part was not there."""

    number: str = ""
    before: str = ""
    """Direction before the name."""
    name: tuple[str, ...] = ()
    type: str = ""
    type_first: bool = False
    after: str = ""
    """Direction after the name."""
    units: tuple[tuple[str, str], ...] = ()
    """(kind, identifier): `("unit", "200")`, `("floor", "2")`."""

    @property
    def is_odd(self) -> bool:
        """Not the shape of a street line, so that a difference proves nothing."""
        return not self.number or not self.name

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.name, self.type) if self.type else self.name


def parse(street: str, unit: str | None, country: Country) -> Street:
    words, first_unit = _civic_number_apart(_words_of(street), country)
    number, words = _number_taken_from(words)
    words, units = _units_taken_from(words)
    units += first_unit + _given_unit(unit)
    before, words = _direction_before(words)
    after, words = _direction_after(words)
    type_, type_first, words = _type_taken_from(words)
    name = _named(words)
    return Street(number, before, name, type_, type_first, after, tuple(sorted(set(units))))


def compare(one: Street, other: Street) -> Likeness:
    """Every part must be equal; a missing part, or a line of an odd shape, is a doubt."""
    parts = [
        _compare_numbers(one.number, other.number),
        compare_directions(one, other),
        _compare_names(one, other),
        _compare_types(one, other),
    ]
    if one.is_odd or other.is_odd:
        parts = [Likeness.UNCLEAR]
    return together([*parts, _compare_units(dict(one.units), dict(other.units))])


def _words_of(street: str) -> list[str]:
    text = re.sub("([\u00bc-\u00be\u2150-\u215e])", r" \1", street)
    text = plain(text).replace("\u2044", "/").replace("n°", "#").replace("'", "")
    text = re.sub(r"(?<=\b[a-z])\.-?(?=[a-z]\b)", "", text)
    text = re.sub(r"\b(nord|sud)-(est|ouest)\b", lambda found: DIRECTIONS[found[0]], text)
    text = re.sub(r",\s*(\d+-?[a-z]?|[a-z]|ph)\s*(?=,|$)", r" # \1 ", text)  # on a line of its own: a unit
    text = re.sub(r"[.,;:()]", " ", text).replace("#", " # ")
    text = re.sub(r"^\s*(#?\s*\w+)\s+-\s+(?=\d)", r"\1-", text)
    return text.split()


def _civic_number_apart(words: list[str], country: Country) -> tuple[list[str], list[tuple[str, str]]]:
    """The unit that stands before the house number: `2201-250 Yonge St` (Canada), `Unit 5, 250 Yonge St`."""
    if len(words) > 2 and words[0] in UNIT_WORDS and re.search(r"\d|^[a-z]$", words[1]):
        joined = re.fullmatch(r"(\w+)-(\d+[a-z]?)", words[1])
        if joined and country == "CA":
            return [joined[2], *words[2:]], [("unit", joined[1])]
        if _HOUSE_NUMBER.fullmatch(words[2]):
            return words[2:], [(UNIT_WORDS[words[0]], words[1].replace("-", ""))]
    joined = re.fullmatch(r"(\w+)-(\d+[a-z]?)", words[0]) if words else None
    if joined and country == "CA" and not re.fullmatch(r"\d+", joined[2] + "x"):
        return [joined[2], *words[1:]], [("unit", joined[1])]
    return words, []


def _number_taken_from(words: list[str]) -> tuple[str, list[str]]:
    if len(words) < 2:
        return "", words
    first = NUMBER_WORDS.get(words[0], words[0])
    if not _HOUSE_NUMBER.fullmatch(first):
        return "", words
    if re.fullmatch(r"\d/\d", words[1]):
        return f"{first} {words[1]}", words[2:]
    return re.sub(r"-(?=[a-z])", "", first), words[1:]


def _units_taken_from(words: list[str]) -> tuple[list[str], list[tuple[str, str]]]:
    left: list[str] = []
    units: list[tuple[str, str]] = []
    while words:
        unit, count = _unit_at_the_start(words, at_least_a_name=bool(left))
        if unit:
            units.append(unit)
        else:
            left.append(words[0])
        words = words[count:]
    return _trailing_number_taken_from(left, units)


def _unit_at_the_start(words: list[str], *, at_least_a_name: bool) -> tuple[tuple[str, str] | None, int]:
    """The unit that `words` begin with, and how many words it is; (None, 1): they begin with none."""
    word, following = words[0], words[1] if len(words) > 1 else ""
    if not at_least_a_name:
        return None, 1
    if (ordinal := _ordinal(word)) and UNIT_WORDS.get(following) == "floor":
        return ("floor", ordinal), 2
    if word in UNITS_BY_NAME and (len(words) == 1 or following[:1].isdigit() or following in UNIT_WORDS):
        name = "ph" if word == "penthouse" else word[:4]
        return ("unit", name + (following if following[:1].isdigit() else "")), 2 if following[
            :1
        ].isdigit() else 1
    if re.fullmatch(r"ph-?\d+\w?", word):
        return ("unit", word.replace("-", "")), 1
    if word in UNIT_WORDS and following == "#" and len(words) > 2:
        words, extra = [word, *words[2:]], 1
        following = words[1]
    else:
        extra = 0
    if word not in UNIT_WORDS or not _identifies_a_unit(word, following, is_last=len(words) == 2):
        return None, 1
    return _unit(UNIT_WORDS[word], words[1:], extra + 1)


def _unit(kind: str, words: list[str], count: int) -> tuple[tuple[str, str], int]:
    identifier = _ordinal(words[0]) or NUMBER_WORDS.get(words[0], words[0])
    if len(words) == 2 and re.fullmatch(r"[a-z]", words[1]) and identifier.isdigit():
        return (kind, identifier + words[1]), count + 2
    return (kind, re.sub(r"(?<=\d)-(?=[a-z]$)|(?<=^[a-z])-(?=\d)", "", identifier)), count + 1


def _identifies_a_unit(word: str, following: str, *, is_last: bool) -> bool:
    if re.search(r"\d", following):
        return not re.fullmatch(r"\d+(st|nd|rd|th)", following) or UNIT_WORDS[word] == "floor"
    if following in NUMBER_WORDS or (re.fullmatch(r"[a-z]", following) and word != "key"):
        return True
    return word in _PLAIN_UNIT_WORDS and is_last and following.isalpha() and len(following) <= 4


def _trailing_number_taken_from(
    words: list[str], units: list[tuple[str, str]]
) -> tuple[list[str], list[tuple[str, str]]]:
    """`Main St 200`: the number is some unit, but nobody says of what kind."""
    bare = len(words) >= 3 and re.fullmatch(r"\d+[a-z]?", words[-1]) and words[0] not in TYPES_BEFORE_THE_NAME
    type_ = STREET_TYPES.get(words[-2]) if bare else None
    if type_ and (type_ not in _NUMBERED_TYPES or type_ in ("ave", "st")):
        return words[:-1], [*units, ("unnamed", words[-1])]
    return words, units


def _given_unit(unit: str | None) -> list[tuple[str, str]]:
    """What a form's own field for the unit holds: `Ste 200`, `#200`, `200`."""
    words = _words_of(unit or "")
    if not words:
        return []
    left, units = _units_taken_from(["street", *words])
    left = [word for word in left[1:] if word != "#"]
    return [*units, ("unit", "".join(left).replace("-", ""))] if left else units


def _direction_before(words: list[str]) -> tuple[str, list[str]]:
    if len(words) > 3 and (both := _corner(words[0], words[1])):
        return both, words[2:]
    if len(words) < 2 or words[0] not in DIRECTIONS:
        return "", words
    names_the_street = len(words) == 2 and (words[1] in STREET_TYPES or words[1] in DIRECTIONS)
    return ("", words) if names_the_street else (DIRECTIONS[words[0]], words[1:])


def _direction_after(words: list[str]) -> tuple[str, list[str]]:
    if len(words) > 3 and (both := _corner(words[-2], words[-1])):
        return both, words[:-2]
    if len(words) < 2 or words[-1] not in DIRECTIONS or words[-2] in ("l", "de", "du", "la", "des"):
        return "", words
    only_a_type_is_left = len(words) == 2 and words[0] in STREET_TYPES
    return ("", words) if only_a_type_is_left else (DIRECTIONS[words[-1]], words[:-1])


def _corner(one: str, other: str) -> str:
    """`n e` and `north east` are one direction."""
    both = DIRECTIONS.get(one, "?") + DIRECTIONS.get(other, "?")
    return both if both in ("ne", "nw", "se", "sw") else ""


def _type_taken_from(words: list[str]) -> tuple[str, bool, list[str]]:
    if len(words) < 2:
        return "", False, words
    first_may_be_it = words[0] in TYPES_BEFORE_THE_NAME
    if words[0] in _ALWAYS_BEFORE_THE_NAME or (first_may_be_it and words[-1] not in STREET_TYPES):
        return STREET_TYPES[words[0]], True, words[1:]
    if words[-1] in STREET_TYPES:
        return STREET_TYPES[words[-1]], False, words[:-1]
    return "", False, words


def _named(words: list[str]) -> tuple[str, ...]:
    split = [part for word in words for part in word.split("-") if part]
    return tuple(_numbers_written(split))


def _numbers_written(words: list[str]) -> list[str]:
    """Ordinals as digits with an ending that tells them from plain numbers: `Fifth` and `5th` are `5th`."""
    written: list[str] = []
    for word in words:
        ordinal = _ordinal(word)
        if ordinal and written and written[-1] in TENS:
            written[-1] = f"{TENS[written[-1]]}{ordinal}th"
        elif ordinal:
            written.append(f"{ordinal}th")
        else:
            written.append(word if word in TENS else NUMBER_WORDS.get(word, word))
    return written


def _ordinal(word: str) -> str:
    found = _ORDINAL.fullmatch(word)
    return found[1] if found else ORDINAL_WORDS.get(word, "")


def _compare_numbers(one: str, other: str) -> Likeness:
    if one == other:
        return Likeness.SAME
    if one.replace("-", "") == other.replace("-", "") or one.rstrip("abcdefgh") == other.rstrip("abcdefgh"):
        return Likeness.UNCLEAR
    return Likeness.DIFFERENT


def compare_directions(one: Street, other: Street) -> Likeness:
    pairs = [(one.before, other.before), (one.after, other.after)]
    if all(mine == theirs for mine, theirs in pairs):
        return Likeness.SAME
    if any(mine and theirs and mine != theirs for mine, theirs in pairs):
        return Likeness.DIFFERENT
    mine, theirs = one.before + one.after, other.before + other.after
    return Likeness.DIFFERENT if mine and theirs and not set(mine) & set(theirs) else Likeness.UNCLEAR


def _compare_types(one: Street, other: Street) -> Likeness:
    if one.type == other.type:
        return Likeness.SAME if one.type_first == other.type_first else _order_matters(one.type)
    if _one_begins_the_other(one.words, other.words):
        return Likeness.UNCLEAR
    if not one.type or not other.type or frozenset((one.type, other.type)) in TRANSLATED_TYPES:
        return Likeness.UNCLEAR
    return Likeness.DIFFERENT


def _order_matters(type_: str) -> Likeness:
    """`Rue King` is `King St`; whether `Avenue B` is `B Ave`, a person decides."""
    return Likeness.SAME if type_ in ("st", "blvd") else Likeness.UNCLEAR


def _compare_names(one: Street, other: Street) -> Likeness:
    if one.name == other.name:
        return Likeness.SAME
    mine, theirs = _spelled_out(one.name), _spelled_out(other.name)
    if mine == theirs:
        # `N St` may be `North St` or the street after `M St`.
        return Likeness.UNCLEAR if len(mine) == 1 and mine[0] in DIRECTIONS else Likeness.SAME
    doubts: list[Callable[[tuple[str, ...], tuple[str, ...]], bool]] = [
        lambda a, b: "".join(a) == "".join(b),
        lambda a, b: _without_fillers(a) == _without_fillers(b),
        lambda a, b: _digits_only(a) == _digits_only(b),
        lambda a, b: _are_initials(a, b) or _are_initials(b, a),
        lambda a, b: {*a} ^ {*b} == {"saint", "street"},
        differ_by_a_slip,
    ]
    if any(doubt(mine, theirs) for doubt in doubts) or _one_begins_the_other(one.words, other.words):
        return Likeness.UNCLEAR
    return Likeness.DIFFERENT


def differ_by_a_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other):
        return False
    unlike = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine != theirs]
    return len(unlike) == 1 and is_a_slip_of(*unlike[0])


def _spelled_out(name: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(NAME_WORDS.get(word, word) for word in name)


def _without_fillers(name: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in name if word not in _FILLERS)


def _digits_only(name: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(re.sub(r"(?<=\d)th$", "", word) for word in name)


def _are_initials(name: tuple[str, ...], of: tuple[str, ...]) -> bool:
    letters = "".join(word[0] for word in _without_fillers(of))
    return len(name) == 1 and len(letters) > 1 and name[0] in (letters, "".join(word[0] for word in of))


def _one_begins_the_other(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return long[: len(short)] == short and len(long) == len(short) + 1 and long[-1] in STREET_TYPES


def _compare_units(mine: dict[str, str], theirs: dict[str, str]) -> Likeness:
    if mine == theirs:
        return Likeness.SAME
    shared = mine.keys() & theirs.keys()
    unlike = [(mine[kind], theirs[kind]) for kind in shared if mine[kind] != theirs[kind]]
    if any(a.lstrip("0") != b.lstrip("0") for a, b in unlike):
        return Likeness.DIFFERENT
    return Likeness.UNCLEAR
