"""Service addresses: whether two are the same, whether one is a place, whether it can be valid at all."""

import re
from dataclasses import dataclass
from enum import StrEnum

from porting.domain.calendar import Country
from porting.domain.checks import name, postal_code, street
from porting.domain.checks.likeness import Likeness, folded, plain, together
from porting.domain.checks.street_words import (
    NAME_WORDS,
    NUMBER_WORDS,
    PROVINCES,
    STATES,
    STREET_TYPES,
    TYPES_BEFORE_THE_NAME,
    UNIT_WORDS,
)
from porting.domain.port_request import ServiceAddress

#: Characters of an address with the names above it; labels may catch a whole page.
_LONGEST = 1000
_MOST_WORDS_OF_A_UNIT = 3
_REGIONS = STATES | PROVINCES
#: A house number that begins with a letter: `N6W23001`, `PH3-250`.
_LETTERED_NUMBER = re.compile(r"[nsew]\d+[nsew]\d|ph\d*-\d")
_CODES = frozenset(_REGIONS.values())
_LONGEST_REGIONS_FIRST = sorted(_REGIONS, key=len, reverse=True)
#: A line may end within a ZIP+4, of which the first part says the place: `MO 63119-`.
POSTAL_CODE_AT_THE_END = re.compile(
    r"\b(?:[a-z]\d[a-z][ -]?\d[a-z]\d|\d{5}(?:-\d{4})?)\b"
    r"(?=(?:(?<=\d{5})-)?[\s,.)]*(?:usa|us|u\.s\.a?\.?|united states|canada)?[\s,.]*$)"
)


@dataclass(frozen=True)
class Address:
    """An address as somebody wrote it, in its lines; an empty part was not found."""

    street: str
    unit: str | None
    city: str
    region: str
    postal_code: str
    country: Country

    @classmethod
    def of(cls, given: ServiceAddress) -> "Address":
        return cls(given.street, given.unit, given.city, given.region, given.postal_code, given.country)

    def __str__(self) -> str:
        lines = (self.street, self.unit, self.city, f"{self.region} {self.postal_code}".strip())
        return ", ".join(line for line in lines if line)


@dataclass(frozen=True)
class AddressComparison:
    """How two addresses compare; the postal code is apart, because carriers refuse for it alone."""

    place: Likeness
    """Street, unit, city and region."""
    postal_code: Likeness


def compare(one: Address, other: Address) -> AddressComparison:
    code = _compare_codes(one.postal_code, other.postal_code)
    streets = street.compare(
        street.parse(one.street, one.unit, one.country), street.parse(other.street, other.unit, other.country)
    )
    place = together(
        [streets, _compare_cities(one.city, other.city, code), _compare_regions(one, other, code)]
    )
    return AddressComparison(place, code)


def is_one(each: Address) -> bool:
    """Whether it is an address at all: words beside a label may be anything."""
    line = street.parse(each.street, each.unit, each.country)
    flat = _box_text(each.street)
    return bool(each.postal_code or line.number or _BOX.search(flat) or _DOUBTFUL.search(flat))


def is_kin(expected: Address, other: Address, *, may_be_a_box: bool) -> bool:
    """Whether `other` is the `expected` address but for a part: one customer's, and one of them wrong."""
    mine = street.parse(expected.street, expected.unit, expected.country)
    theirs = street.parse(other.street, other.unit, other.country)
    has_its_code = _compare_codes(expected.postal_code, other.postal_code) is Likeness.SAME
    if has_its_code and physical(other.street) is Physical.BOX:
        return may_be_a_box
    if not theirs.number or not theirs.name:
        return False
    if has_its_code:
        return theirs.number == mine.number or theirs.name == mine.name
    return theirs.number == mine.number and theirs.name == mine.name


def _compare_codes(one: str, other: str) -> Likeness:
    if not one or not other:
        return Likeness.UNCLEAR
    return Likeness.SAME if postal_code.normal(one) == postal_code.normal(other) else Likeness.DIFFERENT


def _compare_cities(one: str, other: str, code: Likeness) -> Likeness:
    """The postal code decides: another name with the same code is the same place under another name."""
    mine, theirs = _city_words(one), _city_words(other)
    if mine == theirs and mine:
        return Likeness.SAME
    hidden = (
        not mine or not theirs or "".join(mine) == "".join(theirs) or street.differ_by_a_slip(mine, theirs)
    )
    return Likeness.UNCLEAR if hidden or code is Likeness.SAME else Likeness.DIFFERENT


def _compare_regions(one: Address, other: Address, code: Likeness) -> Likeness:
    mine, theirs = region_code(one.region), region_code(other.region)
    if mine == theirs or (not (mine and theirs) and code is Likeness.SAME):
        return Likeness.SAME
    return Likeness.DIFFERENT if mine and theirs else Likeness.UNCLEAR


def _city_words(city: str) -> tuple[str, ...]:
    words = re.sub(r"[\W_]+", " ", plain(city).replace("'", "")).split()
    if words in (["quebec", "city"], ["ville", "de", "quebec"]):
        return ("quebec",)
    return tuple(NAME_WORDS.get(word, word) for word in words)


def region_code(region: str) -> str:
    """Two letters of a state or province in whatever spelling; as given where it is neither."""
    spelled = plain(region).replace(".", "").strip()
    return _REGIONS.get(spelled, spelled.upper())


#: Words in lower case before a house number.
_WORDS_BEFORE = re.compile(r"^(?:[a-z]{2,12} ){1,5}(?=\d)")
#: A line may end within a postal code.
_BROKEN_POSTAL_CODE = re.compile(r"\b([A-Z]\d[A-Z])\s*\n\s*(\d[A-Z]\d)\b", re.IGNORECASE)
_BROKEN_ZIP = re.compile(r"\b(\d{5}-)\s+(\d{4})\b")


#: Records lead to a unit with a slash, the name of its field or both: `/LOC #21`, `/LOC UNIT B`, `LOC APT 5`.
_FIELD_OF_A_UNIT = re.compile(
    r"(?:^|(?<=[\s,]))(?:[/;*] ?loc(?:n|ation)?\b|loc\b(?=[.:]? (?:#|apt|unit|ste|suite|fl|rm|bldg)\b))[.:]?"
    r" ?(?=[#\w])",
    re.IGNORECASE,
)
#: `..., city of Des Moines, state IA, zip code 50309`; but the City of Industry is called so.
_PART_IN_WORDS = re.compile(
    r"(?<=, )(?:(?:city|town|village) of (?!industry\b)|(?:state|province) (?:of )?(?!st\b)(?=[a-z]{2}\b ?,)"
    r"|zip(?: code)? (?=\d{5})|(?:postal code|code postal) (?=[a-z]\d[a-z])|(?:in|\u00e0) (?=[^\W\d]))",
    re.IGNORECASE,
)
#: `(this is where the lines are installed)`, perhaps not closed yet: so many words in lower case in a row,
#: and none of a unit, as `(Floor 3)`, `(Québec)` and `(rear, on the second floor)` have.
_REMARK = re.compile(
    r"\s?\((?![^()]*\b(?:suite|ste|unit|apt|floor|room|rm|bureau|local|app|[e\u00e9]tage)\b)"
    r"(?=(?:[^()\s]+\s+){0,12}?(?:[a-z\u00df-\u00ff'\u2019]+[,;:]?\s+){3}[a-z\u00df-\u00ff'\u2019]+)"
    r"[^()]{0,300}(?:\)|$)"
)
#: Lines; and forms that ask for `City / Province / Postal code` are answered so.
_BETWEEN_PARTS = re.compile(r"(?:\s+in)?\s*\n\s*|\s+[/|\u00b7\u2022]\s+")


def parse(text: str, country: Country, city: str = "") -> Address:
    """The address in `text`, which may run over lines; words before the house number are left out.

    `city` is the one to expect: only it tells where the street ends in `410 N MAIN ST AUSTIN TX 78701`.
    A text too long for an address has no parts.
    """
    if len(text) > _LONGEST:
        return Address("", None, "", "", "", country)
    text = without_remarks(text)
    if city:  # a narrow column breaks `Fort Wayne` in two
        words = r"\s+".join(map(re.escape, city.split()))
        text = re.sub(rf"\b{words}\b", lambda found: " ".join(found[0].split()), text, flags=re.IGNORECASE)
    text = _BROKEN_POSTAL_CODE.sub(r"\1 \2", text)
    text = _BROKEN_ZIP.sub(r"\1\2", text)
    text = " ".join(_BETWEEN_PARTS.sub(", ", text.strip()).split())
    text = _PART_IN_WORDS.sub("", _FIELD_OF_A_UNIT.sub("", text))
    found = POSTAL_CODE_AT_THE_END.search(folded(text))
    code = text[found.start() : found.end()] if found else ""
    before = text[: found.start()] if found else text
    before, region = _region_taken_from(before.strip(" ,.()"), is_whole=bool(code))
    before = _WORDS_BEFORE.sub(_without_prose, before, count=1)
    parts = [part.strip() for part in before.split(",") if not is_no_unit(part)]
    parts, town = _city_taken_from(_without_names(parts), city)
    return Address(", ".join(parts), None, town, region, code, country)


def without_remarks(text: str) -> str:
    """`text` of an address without the sentences that stand in it in brackets."""
    return _REMARK.sub("", text) if "(" in text else text


def _without_prose(words: re.Match[str]) -> str:
    """`on file is` of `on file is 2937 Box Elder St`; but `rue` is of the street."""
    return words[0] if set(plain(words[0]).split()) & {*TYPES_BEFORE_THE_NAME, *UNIT_WORDS} else ""


def without_region(city: str) -> tuple[str, str]:
    """(the city, the region) of `Austin, TX`; the region may be empty. Québec is a city as well."""
    left, region = _region_taken_from(city.strip(" ,.()"), is_whole=True)
    return (left, region) if left else (city, "")


def is_region(text: str) -> bool:
    return region_code(text.strip(" ,.()")) in _CODES


#: What people write where there is no unit.
_NO_UNIT = re.compile(
    r"(?:[^\w#]|n ?[/.] ?a\b|s ?[/.] ?o\b|none\b|nil\b|not applicable\b|sans objet\b|aucune?\b)*"
)


def is_no_unit(text: str) -> bool:
    """Whether `text` says that there is no unit: a dash, `N/A`."""
    return _NO_UNIT.fullmatch(folded(text)) is not None


_FLOOR = re.compile(r"\d{1,3}(?:st|nd|rd|th|e|er|re)? (?:fl|flr|floor|etage)\.?")


def is_unit(text: str) -> bool:
    """Whether `text` is a unit by itself: `Ste 200`, `#B`, `3rd Fl`."""
    if _FLOOR.fullmatch(plain(text)):
        return True
    words = plain(text).replace("#", "# ").replace(".", " ").split()
    return 1 < len(words) <= _MOST_WORDS_OF_A_UNIT and words[0] in UNIT_WORDS | {"#": "unit"}


def _region_taken_from(text: str, *, is_whole: bool) -> tuple[str, str]:
    """`is_whole`: a postal code stood behind it; where none did, `2248 Depot Ct` is a court."""
    flat = re.sub(r"[().]", " ", folded(text)).rstrip()
    for region in _LONGEST_REGIONS_FIRST:
        if flat.endswith(region) and not flat[: -len(region)][-1:].isalnum():
            return text[: len(flat) - len(region)].rstrip(" ,.("), _REGIONS[region]
    code = re.search(r"(?:^|[\s,])([a-z] ?[a-z])$", flat)
    is_street = code is not None and not is_whole and "," not in text and code[1] in STREET_TYPES
    if code and code[1].replace(" ", "").upper() in _CODES and not is_street:
        return text[: code.start()].rstrip(" ,.("), code[1].replace(" ", "").upper()
    return text, ""


def _without_names(parts: list[str]) -> list[str]:
    """`parts` from the first one on that begins like a street line; all of them where none does."""
    for at, part in enumerate(parts):
        # `1st Choice Roofing LLC`, but not `88 Birch Lp`
        is_a_numbered_firm = name.names_a_firm(part) and any(later[0].isdigit() for later in parts[at + 1 :])
        if _begins_a_street(part) and not is_a_numbered_firm:
            return parts[at:]
    return parts


def _begins_a_street(part: str) -> bool:
    first = plain(part).split()[0].strip(".")
    has_number = part[0] == "#" or _LETTERED_NUMBER.match(first) is not None
    return part[0].isdigit() or has_number or first in UNIT_WORDS or bool(_BOX.search(_box_text(part)))


def _city_taken_from(parts: list[str], expected: str) -> tuple[list[str], str]:
    if not parts:
        return [], ""
    last = parts[-1].split()
    count = len(_city_words(expected))
    if count and len(last) >= count and _city_words(" ".join(last[-count:])) == _city_words(expected):
        left = " ".join(last[:-count])
        return [*parts[:-1], *([left] if left else [])], " ".join(last[-count:])
    if len(parts) > 1 and is_unit(parts[-1]):
        return parts, ""
    if len(parts) > 1 and not re.search(r"\d", parts[-1]):
        return parts[:-1], parts[-1]
    return _city_after_the_street(parts, last)


def _city_after_the_street(parts: list[str], last: list[str]) -> tuple[list[str], str]:
    """Without a comma, a city begins after the last street type, direction or number."""
    ends = [
        at for at, word in enumerate(last) if re.search(r"\d", word) or plain(word).strip(".") in STREET_TYPES
    ]
    if not ends or ends[-1] in (0, len(last) - 1):
        return parts, ""
    return [*parts[:-1], " ".join(last[: ends[-1] + 1])], " ".join(last[ends[-1] + 1 :])


class Physical(StrEnum):
    """Whether an address is a place where a line can be in service."""

    STREET = "street"
    BOX = "box"
    UNCLEAR = "unclear"


_IDENTIFIER = r"(?:[#n]o?\s*)?(?:\d[\w-]*|[a-z]\b|[ivx]+\b)"
#: `CPC-835695` is no case postale.
_SPACED = rf"(?:\s*(?:[#n]o?\s*)?\d[\w-]*|\s+(?:{_IDENTIFIER}))"
_BOX = re.compile(
    rf"\bp\s?[o0]\s?box(?:\b|(?=\d))(?:\s*{_IDENTIFIER})?"
    rf"|\bpost(?:al)? office (?:box|bx|drawer)\b(?:\s*{_IDENTIFIER})?"
    rf"|\bpost office {_IDENTIFIER}"
    rf"|\bp\s?o\s?bx?\s?{_IDENTIFIER}|\bp[o0]b\b\s*{_IDENTIFIER}|\bp\s?[o0]\s?(?:drawer|dwr)\b"
    rf"|\b(?:post|postal|mail|lock|caller) ?box\s*{_IDENTIFIER}|\bp\s?o\s?#?\s?\d"
    rf"|\b(?:firm caller|caller service|(?:lock|private|mail) bag)\s*{_IDENTIFIER}"
    rf"|^bag (?:service )?{_IDENTIFIER}"
    rf"|\bbo?x\s*{_IDENTIFIER}(?!\s*-?\s*(?:mile|canyon)\b)|^drawer\s*{_IDENTIFIER}"
    rf"|\bc\s?p(?=[\s\d#]){_SPACED}|\bb\s?p\s*\d"
    rf"|\b(?:cases? ?postales?|casier postal|boite postale)(?:\b|(?=\d))(?:\s*{_IDENTIFIER})?"
    rf"|\b(?:apartado|apdo)(?: postal)? {_IDENTIFIER}"
)
_DOUBTFUL = re.compile(
    r"\bpmb\b|\bprivate mail\s?box\b|\bmail\s?stop\b|\bgeneral delivery\b|\bposte restante\b"
    r"|\b[afd]po\s+a[aep]\b|\b(?:hwy|highway|route|rte|rt)\s*\d+\s+box\b"
    r"|\b(?:site|ss)\s*\d+\s+(?:comp|site|box)\b|\bcomp\s*\d+\s+site\b"
    r"|\b(?:rr|rural route|rural rte|r r|rfd|hc|hcr|highway contract|star route)\s*#?\s*\d"
    r"|\b(?:psc|cmr|unit)\s*\d+,?\s+box\b|\bups store\b|\bmail boxes etc\b|\bc/o\b"
)
_STREET_LINE = re.compile(r"^\W*\d+[a-z]?(?:-\d+)?\s+(?!box\b)[a-z0-9]{1,}\s*[a-z]")


def _box_text(text: str) -> str:
    flat = re.sub(r"(?<=\b[a-z0])\.\s?(?=[a-z]\b)", " ", plain(text))
    return " ".join(re.sub(r"[.,;:()*_-]", " ", flat).split())


def physical(text: str) -> Physical:
    """Whether the street lines in `text` name a place, a post office box, or something to look at.

    A box beside a street is a doubt: some carriers keep both.
    """
    flat = _box_text(text)
    if _DOUBTFUL.search(flat):
        return Physical.UNCLEAR
    box = _BOX.search(flat)
    if box:
        rest = f"{flat[: box.start()]} {flat[box.end() :]}".strip()
        return Physical.UNCLEAR if _names_a_street(rest) else Physical.BOX
    words = flat.split()
    is_street = any(char.isdigit() for char in flat) or any(word in STREET_TYPES for word in words[1:])
    return Physical.STREET if is_street or (words and words[0] in NUMBER_WORDS) else Physical.UNCLEAR


def _names_a_street(text: str) -> bool:
    return bool(_STREET_LINE.match(text))
