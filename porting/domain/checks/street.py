"""A street line taken apart: `410 N Main St Ste 200`, `2201-250 Yonge St`, `1000 rue Sherbrooke O`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from porting.domain.calendar import Country
from porting.domain.checks.likeness import Likeness, is_a_plural_of, is_a_slip_of, plain, together, word_set
from porting.domain.checks.street_words import (
    DIRECTIONS,
    ENGLISH_DIRECTIONS,
    NAME_WORDS,
    NUMBER_SIGNS,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    QUALIFIERS,
    ROADS,
    ROADS_OF_TWO_NAMES,
    STREET_TYPES,
    TENS,
    TRANSLATED_TYPES,
    TYPES_BEFORE_THE_NAME,
    UNIT_WORDS,
    UNITS_BY_NAME,
    VAGUE_ROADS,
)

_ALWAYS_BEFORE_THE_NAME = word_set("rue boul chemin rang montee croissant carre ruelle")
#: Types that a number may follow as the road's name: `State Route 5`, `County Road 12`.
_NUMBERED_TYPES = word_set("rte hwy rd loop spur fwy expy ave st")
#: Unit words that are nothing else, so that letters may follow: `Apt PH`. (`Ste` may be `Sainte`.)
_PLAIN_UNIT_WORDS = word_set("suite apt apartment unit #")
#: Words that people leave out of a street's name.
_FILLERS = word_set("de la le les du des d l the junior senior doctor senator")
_POINTS = word_set("north south east west")
_ROAD_KINDS = frozenset(ROADS.values())
_HOUSE_NUMBER = re.compile(r"\d+(-?[a-z])?|\d+-\d+[a-z]?|[nsew]\d+[nsew]?\d*")
#: Of a unit, `1E` is a letter, not the French ordinal.
_ENGLISH_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|e|er|re|ere|eme|ieme)")
#: What names a numbered road: `290`, `9A`, `US-6`; in Wisconsin `KK`.
_ROAD_NUMBER = re.compile(r"\d+[a-z]?|[a-z]|([a-z])\1")


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
    """(kind, identifier): `("unit", "200")`, `("floor", "2")`; no identifier where only the word stands."""

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
    sorted_units = tuple(sorted(set(units)))
    if road := _numbered_road(words):
        return Street(number, name=road, units=sorted_units)
    points = DIRECTIONS if country == "CA" else ENGLISH_DIRECTIONS
    after, words = _direction_after(words, points)
    before, words = _direction_before(words, points)
    if road := _numbered_road(words):
        return Street(number, before, road, after=after, units=sorted_units)
    type_, type_first, words = _type_taken_from(words)
    return Street(number, before, _named(words), type_, type_first, after, sorted_units)


def compare(one: Street, other: Street) -> Likeness:
    """Every part must be equal; a missing part, or a line of an odd shape, is a doubt."""
    parts = [
        _compare_numbers(one.number, other.number),
        compare_directions(one, other),
        _compare_names(one, other),
        _compare_types(one, other),
    ]
    if one.is_odd or other.is_odd:
        parts = [Likeness.DIFFERENT if _only_numbers_differ(one.name, other.name) else Likeness.UNCLEAR]
    return together([*parts, _compare_units(one.units, other.units)])


def _only_numbers_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """`RR 2 Box 15` and `RR 2 Box 16`."""
    shapes = [[word if word.isalpha() else "0" for word in name] for name in (one, other)]
    return one != other and shapes[0] == shapes[1] and "0" in shapes[0]


def _words_of(street: str) -> list[str]:
    text = re.sub("([\u00bc-\u00be\u2150-\u215e])", r" \1", street)
    text = plain(text).replace("\u2044", "/").replace("n°", "#").replace("'", "")
    text = re.sub(r"(?<=\b[a-z])\.-?(?=[a-z]\b)", "", text)
    text = re.sub(r"\b(nord|sud)-(est|ouest)\b", lambda found: DIRECTIONS[found[0]], text)
    text = re.sub(r",\s*(\d+-?[a-z]?|[a-z]|ph)\s*(?=,|$)", r" # \1 ", text)  # on a line of its own: a unit
    text = re.sub(r"[.,;:()]", " ", text).replace("#", " # ")
    text = re.sub(r"(?<=\d)-(?=\d/\d\b)", " ", text)
    text = re.sub(r"^\s*((?:#|[a-z]+)\s*\w+)\s+-\s+(?=\d)", r"\1 ", text)
    text = re.sub(r"^\s*(\w+)\s+-\s+(?=\d)", r"\1-", text)
    return text.split()


def _civic_number_apart(words: list[str], country: Country) -> tuple[list[str], list[tuple[str, str]]]:
    """The unit that stands before the house number: `2201-250 Yonge St` (Canada), `Unit 5, 250 Yonge St`."""
    if len(words) > 3 and words[0] in UNIT_WORDS and words[1] in NUMBER_SIGNS:
        words = [words[0], *words[2:]]
    if len(words) > 2 and words[0] in UNIT_WORDS and re.search(r"\d|^[a-z]$", words[1]):
        joined = re.fullmatch(r"(\w+)-(\d+[a-z]?)", words[1])
        if joined and country == "CA":
            return [joined[2], *words[2:]], [("unit", joined[1])]
        if _HOUSE_NUMBER.fullmatch(words[2]):
            return words[2:], [(UNIT_WORDS[words[0]], _without_hyphen(words[1]))]
    joined = re.fullmatch(r"(\w+)-(\d+[a-z]?)", words[0]) if words else None
    if joined and country == "CA":
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
        number = following if following[:1].isdigit() else ""
        return ("unit", UNITS_BY_NAME[word] + number), 2 if number else 1
    if re.fullmatch(r"ph-?\d+\w?", word):
        return ("unit", word.replace("-", "")), 1
    if word in _PLAIN_UNIT_WORDS and len(words) == 1:
        return ("unit", ""), 1
    if word in UNIT_WORDS and following in NUMBER_SIGNS and len(words) > 2:
        words, extra = [word, *words[2:]], 1
        following = words[1]
    else:
        extra = 0
    if word not in UNIT_WORDS or not _identifies_a_unit(word, following, is_last=len(words) == 2):
        return None, 1
    return _unit(UNIT_WORDS[word], words[1:], extra + 1)


def _unit(kind: str, words: list[str], count: int) -> tuple[tuple[str, str], int]:
    ordinal = _ENGLISH_ORDINAL.fullmatch(words[0]) if kind == "floor" else None
    number = ORDINAL_WORDS.get(words[0], "") if kind == "floor" else ""
    identifier = ordinal[1] if ordinal else number or NUMBER_WORDS.get(words[0], words[0])
    if len(words) == 2 and re.fullmatch(r"[a-z]", words[1]) and identifier.isdigit():
        return (kind, identifier + words[1]), count + 2
    return (kind, _without_hyphen(identifier)), count + 1


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
    return [*units, ("unit", _without_hyphen("".join(left)))] if left else units


def _without_hyphen(identifier: str) -> str:
    """`5-B` is `5B`, but `1-2` is not `12`."""
    return re.sub(r"(?<=\d)-(?=[a-z])|(?<=[a-z])-(?=\d)", "", identifier)


def _direction_before(words: list[str], points: Mapping[str, str]) -> tuple[str, list[str]]:
    if len(words) > 3 and (both := _corner(words[0], words[1], points)):
        return both, words[2:]
    # In French it stands after the name, so that `O` here is a name's: `O Hare Rd`.
    if len(words) < 2 or words[0] not in points or words[0] == "o":
        return "", words
    names_the_street = len(words) == 2 and (words[1] in STREET_TYPES or words[1] in points)
    return ("", words) if names_the_street else (points[words[0]], words[1:])


def _direction_after(words: list[str], points: Mapping[str, str]) -> tuple[str, list[str]]:
    if len(words) > 3 and (both := _corner(words[-2], words[-1], points)):
        return both, words[:-2]
    if len(words) < 2 or words[-1] not in points or words[-2] in ("l", "de", "du", "la", "des"):
        return "", words
    only_a_type_is_left = len(words) == 2 and words[0] in STREET_TYPES
    return ("", words) if only_a_type_is_left else (points[words[-1]], words[:-1])


def _corner(one: str, other: str, points: Mapping[str, str]) -> str:
    """`n e` and `north east` are one direction."""
    both = points.get(one, "?") + points.get(other, "?")
    return both if both in ("ne", "nw", "se", "sw") else ""


def _numbered_road(words: list[str]) -> tuple[str, ...]:
    """(kind, number) of `US-290`, `County Road 210`, `FM 1960 Rd`; empty for any other street."""
    words = [part for word in words for part in word.split("-") if part]
    if len(words) > 2 and words[-1] in ("rd", "road") and words[-2].isdigit() and words[0] in ("fm", "rm"):
        words = words[:-1]
    kind = ROADS.get(" ".join(words[:-1]), "") if len(words) > 1 else ""
    number = words[-1] if words else ""
    may_be_letters = kind.startswith("county") or len(number) == 1
    if not kind or not _ROAD_NUMBER.fullmatch(number) or not (number[0].isdigit() or may_be_letters):
        return ()
    return (kind, number)


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
    if len(split) == 1 and split[0] in NUMBER_WORDS:
        return (split[0],)  # `One St` need not be 1st
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
    """A letter that one has and the other has not may be the unit; so may a hyphen be left out."""
    if one == other:
        return Likeness.SAME
    mine, theirs = (re.sub(r"(?<=\d)[a-z]$", "", number) for number in (one, other))
    letter_is_missing = mine == theirs and (mine == one or theirs == other)
    hyphen_is_missing = one.replace("-", "") == other.replace("-", "")
    one_is_in_range = _is_in_range(one, other) or _is_in_range(other, one)
    may_be_one = letter_is_missing or hyphen_is_missing or one_is_in_range
    return Likeness.UNCLEAR if may_be_one else Likeness.DIFFERENT


def _is_in_range(number: str, numbers: str) -> bool:
    """Whether `numbers` is a building's `410-414` with `number` in it; `37-12` of Queens is none."""
    ends = re.fullmatch(r"(\d{3,})-(\d{3,})", numbers)
    return ends is not None and number.isdigit() and int(ends[1]) <= int(number) <= int(ends[2])


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
        return Likeness.SAME if one.type_first == other.type_first else _order_matters(one)
    if _one_begins_the_other(one.words, other.words):
        return Likeness.UNCLEAR
    if not one.type or not other.type or frozenset((one.type, other.type)) in TRANSLATED_TYPES:
        return Likeness.UNCLEAR
    return Likeness.DIFFERENT


def _order_matters(street: Street) -> Likeness:
    """`Rue King` is `King St`, `av. du Parc` `Du Parc Ave`; about `Avenue B` and `B Ave` a person decides."""
    has_a_name = any(len(word) > 1 and word.isalpha() for word in street.name)
    return Likeness.SAME if has_a_name and street.type in ("st", "blvd", "ave") else Likeness.UNCLEAR


def _compare_names(one: Street, other: Street) -> Likeness:
    if one.name == other.name:
        return Likeness.SAME
    if _is_a_road(one) and _is_a_road(other):
        return _compare_roads(one.name, other.name)
    mine, theirs = _spelled_out(one.name), _spelled_out(other.name)
    if mine == theirs or _are_one_ordinal(one, other):
        # `N St` may be `North St` or the street after `M St`.
        return Likeness.UNCLEAR if len(mine) == 1 and mine[0] in _POINTS else Likeness.SAME
    doubts: list[Callable[[tuple[str, ...], tuple[str, ...]], bool]] = [
        lambda a, b: "".join(a) == "".join(b),
        lambda a, b: _without_fillers(a) == _without_fillers(b),
        lambda a, b: _in_digits(a) == _in_digits(b),
        lambda a, b: _are_initials(a, b) or _are_initials(b, a),
        lambda a, b: {*a} ^ {*b} == {"saint", "street"},
        _one_ends_the_other,
        differ_by_a_slip,
    ]
    if any(doubt(mine, theirs) for doubt in doubts) or _one_begins_the_other(one.words, other.words):
        return Likeness.UNCLEAR
    return Likeness.DIFFERENT


def _is_a_road(street: Street) -> bool:
    return len(street.name) > 1 and street.name[0] in _ROAD_KINDS


def _compare_roads(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    (kind, number), (other_kind, other_number) = one[:2], other[:2]
    if number != other_number:
        return Likeness.DIFFERENT
    if other_kind in ROADS_OF_TWO_NAMES.get(kind, ()) or kind in ROADS_OF_TWO_NAMES.get(other_kind, ()):
        return Likeness.SAME
    return Likeness.UNCLEAR if {kind, other_kind} & VAGUE_ROADS else Likeness.DIFFERENT


def _are_one_ordinal(one: Street, other: Street) -> bool:
    """`W 42 St` is `W 42nd St`; `Avenue 42` need not be `42nd Ave`, nor `One St` `First St`."""
    follows = one.type == other.type and not one.type_first and not other.type_first
    words = (*one.name, *other.name)
    are_numbers = len(words) == 2 and all(word[0].isdigit() for word in words)
    is_one_number = are_numbers and _in_digits(one.name) == _in_digits(other.name)
    return follows and is_one_number and one.type in ("st", "ave")


def differ_by_a_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other):
        return False
    unlike = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine != theirs]
    return len(unlike) == 1 and (is_a_slip_of(*unlike[0]) or is_a_plural_of(*unlike[0]))


def _spelled_out(name: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(NAME_WORDS.get(word, word) for word in name)


def _without_fillers(name: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in name if word not in _FILLERS)


def _in_digits(name: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(NUMBER_WORDS.get(word) or re.sub(r"(?<=\d)th$", "", word) for word in name)


def _are_initials(name: tuple[str, ...], of: tuple[str, ...]) -> bool:
    letters = "".join(word[0] for word in _without_fillers(of))
    return len(name) == 1 and len(letters) > 1 and name[0] in (letters, "".join(word[0] for word in of))


def _one_ends_the_other(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """`King Blvd`, `Martin Luther King Blvd`: people leave given names out."""
    short, long = sorted((one, other), key=len)
    left_out = long[: -len(short)] if short else ()
    return bool(left_out) and long[-len(short) :] == short and not QUALIFIERS & {*left_out}


def _one_begins_the_other(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return long[: len(short)] == short and len(long) == len(short) + 1 and long[-1] in STREET_TYPES


def _compare_units(mine: tuple[tuple[str, str], ...], theirs: tuple[tuple[str, str], ...]) -> Likeness:
    """Different where both say a number for one kind of unit, and neither says all that the other says."""
    if mine == theirs:
        return Likeness.SAME
    for kind in {kind for kind, _ in mine} & {kind for kind, _ in theirs}:
        one, other = (
            {identifier.lstrip("0") for each, identifier in units if each == kind and identifier}
            for units in (mine, theirs)
        )
        if not (one <= other or other <= one):
            return Likeness.DIFFERENT
    return Likeness.UNCLEAR


#: Letters that differ by a dot or a hook, which scans lose; and how short a word may be another one.
_ONE_SHAPE, _SHORTEST = str.maketrans("il1|", "||||"), 4
_TYPES_BY_SHAPE = {word.translate(_ONE_SHAPE): word for word in STREET_TYPES if len(word) >= _SHORTEST}
_MAY_BE_A_TYPE = re.compile(rf"(?<![^\W_])[A-Za-z1|]{{{_SHORTEST},}}(?![^\W_])")


def with_types_as_printed(text: str) -> str:
    """Recognized `text` with `Blvd` where it says `Bivd`: what is no word is the street type of its shape.

    A name may have that shape, so only a sameness that is found this way counts.
    """
    return _MAY_BE_A_TYPE.sub(lambda found: _as_printed(found[0]), text)


def _as_printed(word: str) -> str:
    flat = word.lower()
    return word if flat in STREET_TYPES else _TYPES_BY_SHAPE.get(flat.translate(_ONE_SHAPE), word)
