"""Two names: one person or firm, another one, or for a person to say."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from porting.domain.checks.likeness import Likeness
from porting.domain.checks.name import compare_firms, compare_people
from tests.domain.checks.comparisons import SHORT_RUN, rows

PEOPLE = {
    Likeness.SAME: """
Dana Reyes | dana reyes
Dana Reyes | DANA REYES
Dana Reyes | Reyes, Dana
Dana Reyes | Ms. Dana Reyes
Dana Reyes | Dana  Reyes
José García | Jose Garcia
François Côté | Francois Cote
Mary-Jane O'Neil | Mary Jane O’Neil
Robert Smith Jr. | Robert Smith Jr
Robert Smith, Jr. | Robert Smith Junior
Dana M. Reyes | Dana M Reyes
Reyes, Dana M. | Dana M Reyes
Dr. Ann Lee | Ann Lee, MD
Ludwig van Beek | Ludwig Van Beek
Maria De La Cruz | Maria de la Cruz
Jürgen Müller | Jurgen Muller
""",
    Likeness.DIFFERENT: """
Dana Reyes | Diana Cruz
Dana Reyes | Dana Morales
Dana Reyes | Paul Reyes
Dana Reyes | Dane Reyes
Michael Smith | Michelle Smith
Robert Smith Jr | Robert Smith Sr
Robert Smith II | Robert Smith III
Dana M Reyes | Dana P Reyes
John Lee | Joan Lee
John Lee | John Li
Ann Lee | Amy Lee
Eric Chen | Erica Chen
Carlos Ruiz | Carla Ruiz
Daniel Park | Danielle Park
Paul Martin | Paula Martin
J Reyes | D Reyes
Dana Reyes | Reyna Daley
Robert Hall | William Hall
Mark Ross | Marc Moss
Kim Tran | Tim Tran
""",
    Likeness.UNCLEAR: """
Dana Reyes | Dana M Reyes
Dana Reyes | D Reyes
Dana Maria Reyes | Dana M Reyes
Robert Smith | Bob Smith
Robert Smith | Robert Smith Jr
Robert Smith II | Robert Smith Jr
William Hall | Bill Hall
Katherine Wood | Kate Wood
Stephen King | Steven King
Mohammed Ali | Muhammad Ali
Deborah Fox | Debra Fox
José Diaz | Pepe Diaz
Dana Reyes | Reyes Dana
Dana Reyes | Dana Reyes-Cruz
Johnson Baker | Johnsen Baker
Dana Reyes | Acme Plumbing LLC
Dana Reyes | Smith & Sons
Dana Reyes | Dana
Dana Reyes |
Pierre Roy | Peter Roy
""",
}

FIRMS = {
    Likeness.SAME: """
Acme Plumbing LLC | ACME PLUMBING LLC
Acme Plumbing LLC | Acme Plumbing, L.L.C.
Acme Plumbing LLC | Acme Plumbing L L C
Acme Plumbing LLC | Acme Plumbing Limited Liability Company
Acme Plumbing Inc | Acme Plumbing, Incorporated
Acme Plumbing Inc. | Acme Plumbing Inc
Acme Plumbing Corp | Acme Plumbing Corporation
Acme Plumbing Ltd | Acme Plumbing Limited
Plomberie Acme Ltée | Plomberie Acme Ltd
Acme Plumbing Co | Acme Plumbing Company
Smith & Sons LLP | Smith and Sons LLP
Smith + Sons | Smith & Sons
O'Hara Heating | OHara Heating
Café Rivière Inc | Cafe Riviere Inc.
A.B.C. Movers LLC | ABC Movers LLC
Dana Reyes | DANA REYES
Acme-Plumbing LLC | Acme Plumbing LLC
""",
    Likeness.DIFFERENT: """
Acme Plumbing LLC | Summit Heating LLC
Acme Plumbing LLC | Apex Plumbing LLC
Acme Plumbing LLC | Acme Roofing LLC
North Star Dental | South Star Dental
ABC Movers LLC | ABD Movers LLC
Blue Sky Foods Inc | Blue Sea Foods Inc
Smith & Sons | Smith & Daughters
Studio 54 LLC | Studio 45 LLC
First Bank Corp | Second Bank Corp
Reyes Law PC | Ruiz Law PC
Hill Top Dental | Hill Side Dental
Plomberie Acme Ltée | Toiture Acme Ltée
Dana Reyes | Dana Morales
A1 Towing | A2 Towing
Green Oak Farm | Green Elm Farm
""",
    Likeness.UNCLEAR: """
Acme Plumbing LLC | Acme Plumbing Inc
Acme Plumbing LLC | Acme Plumbing
Acme Plumbing Co | Acme Plumbing Co LLC
Acme Plumbing LLC | Acme Plumbing of Austin LLC
Acme Plumbing LLC | AcmePlumbing LLC
Acme Plumbing LLC | Acme Plumming LLC
Acme Plumbing LLC | Reyes Holdings LLC dba Acme Plumbing
Smith Sons LLP | Smith & Sons LLP
Acme Plumbing LLC | Acme LLC
Plumbing Acme LLC | Acme Plumbing LLC
Acme Plumbing LLC |
LLC | Acme LLC
""",
}


def cases(table: dict[Likeness, str]) -> list[tuple[str, str, Likeness]]:
    split = [
        (line.split("|"), likeness)
        for likeness, lines in table.items()
        for line in lines.strip().splitlines()
    ]
    return [(names[0].strip(), names[1].strip(), likeness) for names, likeness in split]


@pytest.mark.parametrize(("one", "other", "likeness"), cases(PEOPLE))
def test_two_names_of_people_compare_by_their_parts(one: str, other: str, likeness: Likeness) -> None:
    assert (compare_people(one, other), compare_people(other, one)) == (likeness, likeness)


@pytest.mark.parametrize(("one", "other", "likeness"), cases(FIRMS))
def test_two_names_of_firms_compare_by_their_parts(one: str, other: str, likeness: Likeness) -> None:
    assert (compare_firms(one, other), compare_firms(other, one)) == (likeness, likeness)


@pytest.mark.parametrize("compare", [compare_people, compare_firms])
def test_a_difference_of_similar_names_is_never_sameness(compare: Callable[[str, str], Likeness]) -> None:
    names = ["Michael Smith", "Michelle Smith", "Michael Smyth", "Micheal Smith", "Michael Smith Jr"]

    same = [(a, b) for a in names for b in names if a != b and compare(a, b) is Likeness.SAME]

    assert same == []


@pytest.mark.parametrize(("likeness", "one", "other"), rows("names_people"))
def test_what_the_trade_takes_for_one_person_is_one(likeness: str, one: str, other: str) -> None:
    assert (compare_people(one, other), compare_people(other, one)) == (likeness, likeness)


@pytest.mark.parametrize(("likeness", "one", "other"), rows("names_firms"))
def test_what_the_trade_takes_for_one_firm_is_one(likeness: str, one: str, other: str) -> None:
    assert (compare_firms(one, other), compare_firms(other, one)) == (likeness, likeness)


#: A part -> every way to write it that the trade takes for it.
FIRST_NAMES = {
    **{name: [name] for name in ("dana", "dan", "daniel", "danielle", "mario", "maria", "john", "joan", "j")},
    **{name: [name] for name in ("robert", "bob", "roberta", "jean", "stephen", "steven", "louis", "louise")},
    "jose": ["José", "Jose"],
    "zoe": ["Zoë", "Zoe"],
    "mary jane": ["Mary-Jane", "Mary Jane"],
}
LAST_NAMES = {
    **{name: [name] for name in ("reyes", "reyna", "smith", "smyth", "lee", "li", "chan", "chen", "brown")},
    "obrien": ["O'Brien", "O’Brien", "OBrien"],
    "mcdonald": ["McDonald", "Mc Donald"],
    "de la cruz": ["De La Cruz", "de la Cruz"],
    "de la rosa": ["De La Rosa"],
    "saint pierre": ["St-Pierre", "St. Pierre", "Saint-Pierre"],
    "saint jean": ["St-Jean", "Saint-Jean"],
    "smith jones": ["Smith-Jones"],
    "munoz": ["Muñoz", "Munoz"],
    "lukasz": ["Łukasz", "Lukasz"],
}
MIDDLE_NAMES = {"": [""], "a": ["A", "A."], "b": ["B", "B."], "ann": ["Ann"], "marie": ["Marie"]}
GENERATIONS = {
    "": [""],
    "jr": ["Jr", "Jr.", "Junior"],
    "sr": ["Sr", "Senior"],
    "ii": ["II", "2nd"],
    "iii": ["III", "3rd"],
}
LEGAL_FORMS = {
    "": [""],
    "llc": ["LLC", "L.L.C.", "L L C", "Limited Liability Company"],
    "inc": ["Inc", "Inc.", "Incorporated"],
    "corp": ["Corp", "Corp.", "Corporation"],
    "co": ["Co", "Co.", "Company"],
    "ltd": ["Ltd", "Ltd.", "Limited", "Ltée"],
    "lp": ["LP", "L.P."],
    "llp": ["LLP", "L.L.P."],
}
FIRM_WORDS = {
    **{
        word: [word]
        for word in ("acme", "apex", "plumbing", "heating", "sky", "sea", "north", "south", "one")
    },
    **{
        word: [word] for word in ("1234567", "1234568", "54", "45", "a1", "a2", "studio", "joe", "joes", "ii")
    },
    "and": ["&", "and", "And", "+"],
    "cafe": ["Café", "Cafe"],
    "abc": ["A.B.C.", "ABC", "A B C"],
    "ohara": ["O'Hara", "OHara"],
    "saint": ["St.", "Saint"],
    "international": ["Int'l", "Intl", "International"],
    "services": ["Svcs", "Services"],
    "brothers": ["Bros", "Bros.", "Brothers"],
}


@dataclass(frozen=True)
class Person:
    first: str
    middle: str
    last: str
    generation: str


people = st.builds(
    Person,
    first=st.sampled_from(sorted(FIRST_NAMES)),
    middle=st.sampled_from(sorted(MIDDLE_NAMES)),
    last=st.sampled_from(sorted(LAST_NAMES)),
    generation=st.sampled_from(sorted(GENERATIONS)),
)
firms = st.tuples(
    st.lists(st.sampled_from(sorted(set(FIRM_WORDS) - {"and"})), min_size=1, max_size=4, unique=True),
    st.sampled_from(sorted(LEGAL_FORMS)),
)


def in_any_case(text: str) -> st.SearchStrategy[str]:
    return st.sampled_from([text, text.upper(), text.lower(), text.title() if "'" not in text else text])


@st.composite
def written(draw: st.DrawFn, person: Person) -> str:
    first = draw(st.sampled_from(FIRST_NAMES[person.first]))
    middle = draw(st.sampled_from(MIDDLE_NAMES[person.middle]))
    last = draw(st.sampled_from(LAST_NAMES[person.last]))
    generation = draw(st.sampled_from(GENERATIONS[person.generation]))
    given_names = f"{first} {middle}".strip()
    ways = [f"{given_names} {last} {generation}", f"{last}, {given_names} {generation}"]
    ways.append(f"{given_names} {last}, {generation}" if generation else f"Ms. {given_names} {last}")
    return draw(in_any_case(draw(st.sampled_from(ways)).strip()))


@st.composite
def written_firm(draw: st.DrawFn, words: list[str], form: str) -> str:
    written_words = [draw(st.sampled_from(FIRM_WORDS[word])) for word in words]
    comma = draw(st.sampled_from([" ", ", "])) if form else ""
    name = " ".join(written_words) + comma + draw(st.sampled_from(LEGAL_FORMS[form]))
    return draw(in_any_case(draw(st.sampled_from([name, f"The {name}"]))))


@SHORT_RUN
@given(people.flatmap(lambda person: st.tuples(written(person), written(person))))
def test_another_way_to_write_a_persons_name_is_no_difference(names: tuple[str, str]) -> None:
    assert compare_people(*names) is Likeness.SAME


@SHORT_RUN
@given(firms.flatmap(lambda firm: st.tuples(written_firm(*firm), written_firm(*firm))))
def test_another_way_to_write_a_firms_name_is_no_difference(names: tuple[str, str]) -> None:
    assert compare_firms(*names) is Likeness.SAME


@st.composite
def two_people(draw: st.DrawFn) -> tuple[str, str]:
    """Two names of which exactly one part is another."""
    one, other = draw(people), draw(people)
    changed = draw(st.sampled_from(["first", "middle", "last", "generation"]))
    assume(getattr(one, changed) != getattr(other, changed))
    return draw(written(one)), draw(written(replace(one, **{changed: getattr(other, changed)})))


@SHORT_RUN
@given(two_people())
@example(("Dan A Reyes", "Dana Reyes"))
def test_one_part_that_is_another_is_never_the_same_person(names: tuple[str, str]) -> None:
    one, other = names

    assert Likeness.SAME not in (compare_people(one, other), compare_people(other, one))
    assert Likeness.SAME not in (compare_firms(one, other), compare_firms(other, one))


@st.composite
def two_firms(draw: st.DrawFn) -> tuple[str, str]:
    """Two names of which exactly one word, or the legal form, is another, more or less."""
    words, form = draw(firms)
    other_words, other_form = list(words), form
    at = draw(st.integers(0, len(words)))
    word = draw(st.sampled_from(sorted(FIRM_WORDS)))
    change = draw(st.sampled_from(["form", "word", "more", "less"]))
    if change == "form":
        other_form = draw(st.sampled_from(sorted(set(LEGAL_FORMS) - {form})))
    elif change == "more":
        other_words.insert(at, word)
    elif change == "less" and len(words) > 1:
        other_words.pop(at - 1)
    else:
        assume(other_words[at - 1] != word)
        other_words[at - 1] = word
    assume(words != other_words or form != other_form)
    return draw(written_firm(words, form)), draw(written_firm(other_words, other_form))


@SHORT_RUN
@given(two_firms())
def test_one_word_that_is_another_is_never_the_same_firm(names: tuple[str, str]) -> None:
    one, other = names

    assert Likeness.SAME not in (compare_firms(one, other), compare_firms(other, one))
