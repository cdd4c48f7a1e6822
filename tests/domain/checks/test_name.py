"""Two names: one person or firm, another one, or for a person to say."""

from collections.abc import Callable

import pytest

from porting.domain.checks.likeness import Likeness
from porting.domain.checks.name import compare_firms, compare_people

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
Robert Smith II | Robert Smith Jr
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
