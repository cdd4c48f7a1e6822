"""One part of a street line that is another makes another place; another way to write it does not."""

from dataclasses import dataclass, replace

from hypothesis import assume, example, given
from hypothesis import strategies as st

from porting.domain.calendar import Country
from porting.domain.checks import street
from porting.domain.checks.likeness import Likeness
from tests.domain.checks.comparisons import SHORT_RUN

#: A part -> every way to write it that the trade takes for it.
DIRECTIONS = {
    "": [""],
    "n": ["N", "N.", "North"],
    "s": ["S", "S.", "South"],
    "e": ["E", "E.", "East"],
    "w": ["W", "W.", "West"],
    "ne": ["NE", "N.E.", "Northeast", "North East"],
    "sw": ["SW", "S.W.", "Southwest", "South West"],
}
TYPES = {
    "street": ["St", "St.", "Street", "Str"],
    "avenue": ["Ave", "Ave.", "Avenue", "Av"],
    "road": ["Rd", "Rd.", "Road"],
    "drive": ["Dr", "Dr.", "Drive"],
    "boulevard": ["Blvd", "Blvd.", "Boulevard"],
    "lane": ["Ln", "Ln.", "Lane"],
    "court": ["Ct", "Ct.", "Court"],
    "circle": ["Cir", "Cir.", "Circle"],
    "place": ["Pl", "Pl.", "Place"],
    "terrace": ["Ter", "Ter.", "Terrace"],
    "parkway": ["Pkwy", "Parkway"],
    "highway": ["Hwy", "Highway"],
    "crescent": ["Cres", "Crescent"],
}
NAMES = {
    "main": ["Main"],
    "maine": ["Maine"],
    "oak": ["Oak"],
    "elm": ["Elm"],
    "washington": ["Washington"],
    "lake shore": ["Lake Shore"],
    "lake view": ["Lake View"],
    "old mill": ["Old Mill"],
    "new mill": ["New Mill"],
    "saint charles": ["St Charles", "St. Charles", "Saint Charles", "Saint-Charles"],
    "saint james": ["St James", "St. James", "Saint James"],
    "mount hope": ["Mt Hope", "Mt. Hope", "Mount Hope"],
    "fort hope": ["Ft Hope", "Fort Hope"],
    "ohara": ["O'Hara", "O’Hara", "OHara"],
    "pena": ["Peña", "Pena"],
    "levesque": ["Lévesque", "Levesque"],
    "1": ["1st", "First", "1ST"],
    "2": ["2nd", "Second"],
    "3": ["3rd", "Third"],
    "11": ["11th", "Eleventh"],
    "12": ["12th", "Twelfth"],
    "21": ["21st", "Twenty-First", "Twenty First"],
    "22": ["22nd", "Twenty-Second"],
    "111": ["111th", "111TH"],
}
#: Names that look like other parts: here nothing is said about other ways to write them.
ODD_NAMES = [
    *("N", "S", "O", "B", "North", "South", "East", "West", "Avenue", "Park", "Court", "Center", "Place"),
    *(
        "Park N",
        "N Park",
        "Park Hill",
        "West End",
        "East Lake",
        "Floor",
        "Key",
        "Lot",
        "Front",
        "Rear",
        "Suite",
    ),
    *("Unit", "Ste Anne", "Saint", "Fort", "One", "Ten Mile", "5", "200", "1300", "US Highway 290", "US 71"),
    *("State Highway 71", "County Road 210", "CR 211", "FM 1960", "Interstate 35", "I-45", "Route 66"),
    *("Highway 7", "County Highway K", "Box Elder", "Post Office", "de la Montagne", "Avenue B", "Avenue C"),
    *(
        "Martin Luther King",
        "Martin Luther King Jr",
        "King",
        "Calle 5",
        "Rue",
        "Est",
        "Ouest",
        "L'Est",
        "O Hare",
    ),
]
UNIT_WORDS = ["Ste {}", "Ste. {}", "Suite {}", "Suite #{}", "Unit {}", "Apt {}", "Apt. {}", "#{}", "# {}"]


@dataclass(frozen=True)
class Parts:
    number: str
    before: str
    name: str
    type: str
    after: str
    unit: str
    country: Country


numbers = st.integers(1, 99999).map(str) | st.integers(1, 130).map(str)
lettered_numbers = st.builds("{}{}".format, numbers, st.sampled_from(["", "A", "B", " 1/2", " 1/4"]))
units = st.sampled_from(["", "", "4E", "1E", "PH2", "12-B"]) | st.from_regex(
    r"[1-9]\d{0,3}[A-H]?|[A-H]", fullmatch=True
)


def places(*odd_names: str) -> st.SearchStrategy[Parts]:
    names = st.sampled_from([*sorted(NAMES), *odd_names])
    points = st.sampled_from(sorted(DIRECTIONS))
    return st.builds(
        Parts,
        number=lettered_numbers,
        before=points,
        name=names,
        type=st.sampled_from(sorted(TYPES)),
        after=points,
        unit=units,
        country=st.sampled_from(["US", "CA"]),
    )


@st.composite
def written(draw: st.DrawFn, parts: Parts) -> str:
    """One of the accepted ways to write `parts` as a line."""
    words = [
        draw(st.sampled_from(DIRECTIONS[parts.before])),
        draw(st.sampled_from(NAMES.get(parts.name, [parts.name]))),
        draw(st.sampled_from(TYPES.get(parts.type, [parts.type]))),
        draw(st.sampled_from(DIRECTIONS[parts.after])),
    ]
    line = " ".join(word for word in (parts.number, *words) if word)
    if parts.unit:
        unit = draw(st.sampled_from(UNIT_WORDS)).format(parts.unit)
        ways = [f"{line} {unit}", f"{line}, {unit}", f"{unit}, {line}"]
        is_plain = parts.unit[0].isdigit() and "-" not in parts.unit and " " not in parts.number
        if parts.country == "CA" and is_plain:
            ways += [f"{parts.unit}-{line}", f"{parts.unit} - {line}"]
        line = draw(st.sampled_from(ways))
    return draw(st.sampled_from([line, line.upper(), line.lower(), line.replace(" ", "  ")]))


@st.composite
def written_twice(draw: st.DrawFn) -> tuple[str, str, Country]:
    parts = draw(places())
    return draw(written(parts)), draw(written(parts)), parts.country


@st.composite
def two_places(draw: st.DrawFn) -> tuple[str, str, Country]:
    """Two lines of which exactly one part is another."""
    one, other = draw(places(*ODD_NAMES)), draw(places(*ODD_NAMES))
    changed = draw(st.sampled_from(["number", "before", "name", "type", "after", "unit"]))
    assume(getattr(one, changed) != getattr(other, changed))
    other = replace(one, **{changed: getattr(other, changed)})
    return draw(written(one)), draw(written(other)), one.country


def compare(one: str, other: str, country: Country) -> Likeness:
    return street.compare(street.parse(one, None, country), street.parse(other, None, country))


@SHORT_RUN
@given(written_twice())
@example(("410 Main St Apt 4E", "#4-E, 410 Main Street", "US"))
def test_another_way_to_write_a_street_line_is_no_difference(lines: tuple[str, str, Country]) -> None:
    assert compare(*lines) is Likeness.SAME


@SHORT_RUN
@given(two_places())
@example(("410 Main St Apt 4E", "410 Main St Apt 4", "US"))
@example(("410 County Road O", "410 County Road W", "US"))
@example(("410 Main St Ste 200 Apt 5", "410 Main St Ste 300 Apt 5", "US"))
def test_one_part_that_is_another_is_never_the_same_place(lines: tuple[str, str, Country]) -> None:
    one, other, country = lines

    assert compare(one, other, country) is not Likeness.SAME
    assert compare(other, one, country) is not Likeness.SAME


FRENCH_TYPES = {
    "rue": ["rue", "Rue"],
    "boulevard": ["boul.", "boul", "boulevard", "blvd", "bd"],
    "avenue": ["av.", "av", "avenue", "ave"],
    "chemin": ["ch.", "chemin"],
    "montée": ["montée", "montee", "mtée"],
    "rang": ["rang", "rg"],
    "place": ["place", "pl."],
    "côte": ["côte", "cote"],
}
FRENCH_NAMES = {
    "saint-denis": ["Saint-Denis", "St-Denis", "St. Denis", "SAINT DENIS"],
    "saint-laurent": ["Saint-Laurent", "St-Laurent"],
    "sainte-foy": ["Sainte-Foy", "Ste-Foy"],
    "gauchetiere": ["De La Gauchetière", "de la Gauchetiere"],
    "parc": ["du Parc", "Du Parc"],
    "levesque": ["René-Lévesque", "Rene Levesque"],
    "armes": ["d'Armes", "d’Armes", "D'ARMES"],
    "sacre-coeur": ["du Sacré-Cœur", "du Sacre-Coeur"],
}
FRENCH_DIRECTIONS = {
    "": [""],
    "est": ["E", "E.", "Est"],
    "ouest": ["O", "O.", "Ouest"],
    "nord": ["N", "Nord"],
    "sud": ["S", "Sud"],
}
FRENCH_UNIT_WORDS = ["bureau {}", "bur. {}", "app. {}", "app {}", "unité {}", "local {}", "#{}"]

french_places = st.builds(
    Parts,
    number=numbers,
    before=st.just(""),
    name=st.sampled_from(sorted(FRENCH_NAMES)),
    type=st.sampled_from(sorted(FRENCH_TYPES)),
    after=st.sampled_from(sorted(FRENCH_DIRECTIONS)),
    unit=units,
    country=st.just("CA"),
)


@st.composite
def written_in_french(draw: st.DrawFn, parts: Parts) -> str:
    words = [
        draw(st.sampled_from([parts.number, f"{parts.number},"])),
        draw(st.sampled_from(FRENCH_TYPES[parts.type])),
        draw(st.sampled_from(FRENCH_NAMES[parts.name])),
        draw(st.sampled_from(FRENCH_DIRECTIONS[parts.after])),
    ]
    line = " ".join(word for word in words if word)
    if parts.unit:
        unit = draw(st.sampled_from(FRENCH_UNIT_WORDS)).format(parts.unit)
        line = draw(st.sampled_from([f"{line} {unit}", f"{line}, {unit}"]))
    return draw(st.sampled_from([line, line.upper(), line.lower()]))


@st.composite
def two_french_places(draw: st.DrawFn) -> tuple[str, str]:
    one, other = draw(french_places), draw(french_places)
    changed = draw(st.sampled_from(["number", "name", "type", "after", "unit"]))
    assume(getattr(one, changed) != getattr(other, changed))
    other = replace(one, **{changed: getattr(other, changed)})
    return draw(written_in_french(one)), draw(written_in_french(other))


@SHORT_RUN
@given(french_places.flatmap(lambda parts: st.tuples(written_in_french(parts), written_in_french(parts))))
def test_another_way_to_write_a_french_street_line_is_no_difference(lines: tuple[str, str]) -> None:
    assert compare(*lines, "CA") is Likeness.SAME


@SHORT_RUN
@given(two_french_places())
def test_one_part_of_a_french_street_line_that_is_another_is_never_the_same_place(
    lines: tuple[str, str],
) -> None:
    one, other = lines

    assert Likeness.SAME not in (compare(one, other, "CA"), compare(other, one, "CA"))
