"""Two service addresses: the same place, another one, or for a person to say."""

import pytest

from porting.domain.calendar import Country
from porting.domain.checks import address, street
from porting.domain.checks.address import Address, Physical
from porting.domain.checks.likeness import Likeness, together
from tests.domain.checks.comparisons import rows

SAME_STREETS_US = """
410 N Main St | 410 North Main Street
410 N. Main St. | 410 n main st
410 N MAIN ST | 410 North Main St.
410 Main St Ste 200 | 410 Main Street Suite 200
410 Main St # 200 | 410 Main St Ste 200
410 Main St #200 | 410 Main St Unit 200
410 Main St Apt 4B | 410 Main Street, Apartment 4-B
410 Main St Apt 4 B | 410 Main St #4B
410 Main St, Suite #200 | 410 Main St Ste 200
410 Main St Bldg B Ste 200 | 410 Main Street Building B, Suite 200
410 Main St 2nd Floor | 410 Main St Floor 2
410 Main St Second Floor | 410 Main St FL 2
410 Main St Penthouse | 410 Main St PH
410 Main St Room 12 | 410 Main St Rm 12
410 W 5th St | 410 West Fifth Street
410 5th Ave | 410 Fifth Avenue
410 21st St | 410 Twenty-First Street
410 21st St | 410 Twenty First St
410 NE 8th Ct | 410 Northeast 8th Court
410 N.E. 8th Ct | 410 NE 8th Ct
410 N E 8th Ct | 410 NE 8th Ct
410 North East 8th Ct | 410 NE 8th Ct
410 Main St SW | 410 Main Street Southwest
410 Saint Charles Ave | 410 St. Charles Avenue
410 St Charles Ave | 410 Saint Charles Ave
410 Mt Vernon Hwy | 410 Mount Vernon Highway
410 Ft Worth Blvd | 410 Fort Worth Boulevard
410 Oak Blvd | 410 Oak Boulevard
410 Oak Cir | 410 Oak Circle
410 Oak Ct | 410 Oak Court
410 Oak Dr | 410 Oak Drive
410 Oak Ln | 410 Oak Lane
410 Oak Pkwy | 410 Oak Parkway
410 Oak Pl | 410 Oak Place
410 Oak Rd | 410 Oak Road
410 Oak Sq | 410 Oak Square
410 Oak Ter | 410 Oak Terrace
410 Oak Trl | 410 Oak Trail
410 Oak Xing | 410 Oak Crossing
410 Oak Hts | 410 Oak Heights
410 Oak Hwy | 410 Oak Highway
410 Oak Expy | 410 Oak Expressway
410 Oak Plz | 410 Oak Plaza
410 Oak Tpke | 410 Oak Turnpike
410 Oak Cv | 410 Oak Cove
410 Oak Cres | 410 Oak Crescent
410 Oak Aly | 410 Oak Alley
410 Oak Pt | 410 Oak Point
410 O'Brien Rd | 410 OBrien Road
410 O’Brien Rd | 410 O'Brien Rd
410-A Main St | 410A Main St
410 1/2 Main St | 410½ Main St
One Market Plaza | 1 Market Plz
410 State Route 5 | 410 State Rte 5
410 Highway 71 W | 410 Hwy 71 West
410 US Highway 290 | 410 US Hwy 290
410 County Road 12 | 410 County Rd 12
410 Martin Luther King Jr Blvd | 410 Martin Luther King Junior Boulevard
410 Avenue B | 410 Ave B
410 North St | 410 North Street
410 Old Stone Mill Rd | 410 OLD STONE MILL ROAD
Unit 5, 410 Main St | 410 Main St Unit 5
410 Main Street  | 410   Main   Street
N6W23001 Bluemound Rd | N6W23001 Bluemound Road
"""

SAME_STREETS_CA = """
2201-250 Yonge St | 250 Yonge St Unit 2201
2201-250 Yonge St | 250 Yonge Street, Suite 2201
2201 - 250 Yonge St | 250 Yonge St #2201
#2201-250 Yonge St | 250 Yonge St Apt 2201
Unit 2201-250 Yonge St | 250 Yonge St Unit 2201
1000 rue Sherbrooke Ouest | 1000 rue Sherbrooke O
1000 rue Sherbrooke O. | 1000 Sherbrooke Street West
1000 rue Sherbrooke Ouest, bureau 300 | 1000 rue Sherbrooke O, Suite 300
1000 rue Sherbrooke O app. 4 | 1000 rue Sherbrooke Ouest, appartement 4
1000 boul. René-Lévesque E | 1000 boulevard Rene-Levesque Est
1000 boul René-Lévesque Est | 1000 René-Lévesque Blvd E
1000 av. du Parc | 1000 avenue du Parc
1000 ch. de la Côte-des-Neiges | 1000 ch de la Cote des Neiges
1000 place Ville-Marie | 1000 Place Ville Marie
1000 rue Sainte-Catherine O | 1000 rue Ste-Catherine Ouest
1000 rue Saint-Denis | 1000 rue St-Denis
1000 5e Avenue | 1000 5th Avenue
1000 1re Avenue | 1000 1st Ave
250 Yonge St N | 250 Yonge Street North
1000 rue Notre-Dame | 1000 RUE NOTRE DAME
1000 boulevard Laurier 3e étage | 1000 boul Laurier 3rd floor
"""

DIFFERENT_STREETS_US = """
410 N Main St | 411 N Main St
410 N Main St | 410 S Main St
410 N Main St | 410 N Main Ave
410 N Main St | 410 N Maple St
410 E Main St | 410 W Main St
410 Main St Ste 200 | 410 Main St Ste 201
410 Main St #200 | 410 Main St Unit 20
410 Main St Apt 4B | 410 Main St Apt 4C
410 Main St NE | 410 Main St NW
410 Main St NE | 410 Main St SW
410 5th Ave | 410 6th Ave
410 5th Ave | 410 5th St
410 Fifth Ave | 410 Sixth Avenue
410 21st St | 410 22nd St
410 Oak Dr | 410 Oak Rd
410 Oak Ct | 410 Oak Cir
410 Oak Ln | 410 Oak Dr
410 Oak Pl | 410 Oak Plz
410 Elm St | 410 Oak St
410 Oak St | 4100 Oak St
410 Oak St | 140 Oak St
410 Oak St | 41 Oak St
410 Main St Floor 2 | 410 Main St Floor 3
410 Main St Bldg A Ste 200 | 410 Main St Bldg B Ste 200
410 Highway 71 | 410 Highway 73
410 State Route 5 | 410 State Route 6
410 County Road 12 | 410 County Road 21
410 Avenue B | 410 Avenue C
410 B St | 410 C St
410 N 5th St | 410 S 5th St
410 Old Mill Rd | 410 New Mill Rd
410 Saint Charles Ave | 410 Saint James Ave
410 Washington Ave | 410 Jefferson Ave
410 Lake Shore Dr | 410 Lake View Dr
410 Martin Luther King Blvd | 410 Malcolm King Blvd
410 Park Ave | 410 Park St
410 Mt Vernon Hwy | 410 Mount Olive Hwy
2201-250 Yonge St | 250 Yonge St
410 Box Elder St | 410 Box Canyon St
12 Main St | 12 Water St
"""

DIFFERENT_STREETS_CA = """
2201-250 Yonge St | 2202-250 Yonge St
2201-250 Yonge St | 2201-252 Yonge St
2201-250 Yonge St | 250 Yonge St Unit 2200
1000 rue Sherbrooke O | 1000 rue Sherbrooke E
1000 rue Sherbrooke O | 1000 rue Sherbrooke Est
1000 rue Saint-Denis | 1000 rue Saint-Hubert
1000 rue Saint-Denis | 1000 boul Saint-Denis
1000 av du Parc | 1000 rue du Parc
1000 rue Sainte-Catherine O | 1001 rue Sainte-Catherine O
1000 5e Avenue | 1000 6e Avenue
250 Yonge St N | 250 Yonge St S
1000 rue Peel bureau 300 | 1000 rue Peel bureau 301
"""

UNCLEAR_STREETS_US = """
410 Main St Ste 200 | 410 Main St
410 Main St | 410 Main St Apt 4
410 Main St Ste 200 | 410 Main St Floor 2
410 Main St 200 | 410 Main St Ste 200
410 Main St Room 5 | 410 Main St Ste 5
410 Main St Apt 02 | 410 Main St Apt 2
410 N Main St | 410 Main St
410 Main St | 410 Main St W
410 N Main St | 410 Main St N
410 Main | 410 Main St
410 Broadway | 410 Broadway St
410 N St | 410 North St
410 Lakeview Dr | 410 Lake View Dr
410 McDonald Ave | 410 Mc Donald Ave
410 Maple St | 410 Mapel St
410 Washington Ave | 410 Washingtn Ave
410 MLK Blvd | 410 Martin Luther King Blvd
410 Martin Luther King Jr Blvd | 410 Martin Luther King Blvd
410A Main St | 410 Main St
410A Main St | 410 Main St Unit A
12-34 Main St | 1234 Main St
Main St | 410 Main St
Building 4, Industrial Park | 410 Main St
410 Mill Run | 410 Mill Run Rd
410 Avenue B | 410 B Ave
410 The Oaks Dr | 410 Oaks Dr
410 Main St Bldg B Ste 200 | 410 Main St Ste 200
"""

UNCLEAR_STREETS_CA = """
2201-250 Yonge St | 250 Yonge St
1000 rue Sherbrooke O | 1000 rue Sherbrooke
1000 ch Saint-Louis | 1000 Saint-Louis Rd
1000 rue de la Montagne | 1000 rue Montagne
1000 av du Parc | 1000 Parc Ave
1000 rue Lacadie | 1000 rue L Acadie
1000 route 117 | 1000 Highway 117
"""


def pairs(table: str) -> list[tuple[str, str]]:
    lines = [line.split("|") for line in table.strip("\n").splitlines()]
    return [(one.strip(), other.strip()) for one, other in lines]


CASES = [
    (one, other, country, likeness)
    for table, country, likeness in (
        (SAME_STREETS_US, "US", Likeness.SAME),
        (SAME_STREETS_CA, "CA", Likeness.SAME),
        (DIFFERENT_STREETS_US, "US", Likeness.DIFFERENT),
        (DIFFERENT_STREETS_CA, "CA", Likeness.DIFFERENT),
        (UNCLEAR_STREETS_US, "US", Likeness.UNCLEAR),
        (UNCLEAR_STREETS_CA, "CA", Likeness.UNCLEAR),
    )
    for one, other in pairs(table)
]


@pytest.mark.parametrize(("one", "other", "country", "likeness"), CASES)
def test_two_street_lines_compare_by_their_parts(
    one: str, other: str, country: Country, likeness: Likeness
) -> None:
    mine, theirs = street.parse(one, None, country), street.parse(other, None, country)

    assert street.compare(mine, theirs) is likeness
    assert street.compare(theirs, mine) is likeness


@pytest.mark.parametrize(
    ("unit", "line", "likeness"),
    [
        ("Ste 200", "410 N Main St Ste 200", Likeness.SAME),
        ("200", "410 N Main St, Suite 200", Likeness.SAME),
        ("#200", "410 N Main St Unit 200", Likeness.SAME),
        ("200", "410 N Main St, 200", Likeness.SAME),
        ("200", "410 N Main St, 201", Likeness.DIFFERENT),
        ("Suite 200, Floor 2", "410 N Main St 2nd Floor Ste 200", Likeness.SAME),
        ("PH 2", "410 N Main St PH2", Likeness.SAME),
        ("Ste 200", "410 N Main St Ste 300", Likeness.DIFFERENT),
        ("B", "410 N Main St Apt A", Likeness.DIFFERENT),
        ("Ste 200", "410 N Main St", Likeness.UNCLEAR),
        (None, "410 N Main St Ste 200", Likeness.UNCLEAR),
        ("", "410 N Main St", Likeness.SAME),
    ],
)
def test_a_unit_may_stand_in_its_own_field_or_in_the_street_line(
    unit: str | None, line: str, likeness: Likeness
) -> None:
    assert (
        street.compare(street.parse("410 N Main St", unit, "US"), street.parse(line, None, "US")) is likeness
    )


HOME = Address("410 N Main St", "Ste 200", "Austin", "TX", "78701", "US")


@pytest.mark.parametrize(
    "text",
    [
        "410 N Main St Ste 200, Austin, TX 78701",
        "410 N Main St\nSte 200\nAustin TX 78701",
        "410 North Main Street, Suite 200\nAustin, Texas 78701-2245",
        "410 N MAIN ST STE 200 AUSTIN TX 78701",
        "410 N Main St #200, Austin, TX 78701, USA",
        "Acme Plumbing LLC\n410 N Main St Ste 200\nAustin, TX 78701",
        "Attn: Dana Reyes, 410 N Main St, Ste 200, Austin, TX, 78701",
        "410 N. Main St., Ste. 200, Austin, T X 78701 United States",
        "1st Choice Roofing LLC\n410 N Main St Ste 200\nAustin, TX 78701",
        "1234567 Ontario Inc., 410 N Main St, Ste 200, Austin, TX 78701",
    ],
)
def test_an_address_is_found_in_what_a_document_says(text: str) -> None:
    found = address.compare(HOME, address.parse(text, "US", "Austin"))

    assert (found.place, found.postal_code) == (Likeness.SAME, Likeness.SAME)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("410 N Main St Ste 200, Austin, TX 78702", Likeness.SAME, Likeness.DIFFERENT),
        ("410 N Main St Ste 200, Austin, TX", Likeness.SAME, Likeness.UNCLEAR),
        ("410 N Main St Ste 200, Dallas, TX 75201", Likeness.DIFFERENT, Likeness.DIFFERENT),
        ("410 N Main St Ste 200, West Lake Hills, TX 78701", Likeness.UNCLEAR, Likeness.SAME),
        ("410 N Main St Ste 200, Austin, MN 78701", Likeness.DIFFERENT, Likeness.SAME),
        ("12 Oak St, Austin, TX 78701", Likeness.DIFFERENT, Likeness.SAME),
        ("410 N Main St, Austin, TX 78701", Likeness.UNCLEAR, Likeness.SAME),
        ("see above", Likeness.UNCLEAR, Likeness.UNCLEAR),
        ("", Likeness.UNCLEAR, Likeness.UNCLEAR),
        ("a." * 30_000 + "410 N Main St Ste 200, Austin, TX 78701", Likeness.UNCLEAR, Likeness.UNCLEAR),
    ],
)
def test_the_postal_code_is_compared_apart_from_the_place(text: str, place: Likeness, code: Likeness) -> None:
    found = address.compare(HOME, address.parse(text, "US", "Austin"))

    assert (found.place, found.postal_code) == (place, code)


@pytest.mark.parametrize(
    "text",
    [
        "2201-250 Yonge St, Toronto, ON M5B 2H1",
        "250 Yonge Street, Suite 2201\nToronto (Ontario) M5B2H1",
        "250 YONGE ST UNIT 2201 TORONTO ON M5B 2H1",
        "250 Yonge St #2201, Toronto ON  m5b 2h1, Canada",
        "250 Yonge St #2201\nToronto / ON / M5B 2H1",
    ],
)
def test_a_canadian_address_is_found_in_what_a_document_says(text: str) -> None:
    office = Address("250 Yonge St", "2201", "Toronto", "ON", "M5B 2H1", "CA")

    found = address.compare(office, address.parse(text, "CA", "Toronto"))

    assert (found.place, found.postal_code) == (Likeness.SAME, Likeness.SAME)


def test_a_french_address_is_the_english_one() -> None:
    written = Address("1000 rue Sherbrooke Ouest", "bureau 300", "Montréal", "QC", "H3A 3G4", "CA")

    found = address.compare(
        written,
        address.parse("1000 Sherbrooke Street W, Suite 300, Montreal, Quebec H3A3G4", "CA", "Montréal"),
    )

    assert (found.place, found.postal_code) == (Likeness.SAME, Likeness.SAME)


BOXES = """
PO Box 12
P.O. Box 12
P. O. Box 12
P O Box 12
p.o.box 12
POBox 12
PO Box #12
PO Box A
PO BOX 1200-B
P0 Box 12
Post Office Box 12
post office box 12
Post Office Bx 12
Postal Box 12
Post Box 12
POB 12
P.O.B. 12
PO Bx 12
P.O. Drawer 12
Drawer 12
Box 12
BOX #12
Box No 12
Bx 12
Box A
PO 12
P.O. 12
Lock Box 5
Caller Box 5
C.P. 12
C. P. 12
CP 12
C.P. 1200, Succ. Centre-ville
Case postale 12
case postale 1200 succursale B
Casier postal 12
Boîte postale 12
B.P. 12
Apartado 12
PO Box 12, Station A
"""

STREETS = """
410 N Main St
Box Elder Street
12 Box Elder Street
Poboy Lane
12 Poboy Lane
100 Box Canyon Rd
12 Post Office Road
5 Postal Way
9 Boxwood Dr
12 Boxer Ave
14 Old Post Rd
3 Drawer Ln
410 Cp Rail Rd
1000 rue de la Poste
1000 rue Case
One Market Plaza
250-2201 Yonge St
20 Mailbox Peak Rd
15 Carpo Box Mill Dr
8 Lockbox Cove
"""

DOUBTFUL = """
PMB 12
410 N Main St PMB 12
RR 1
R.R. 2
RR 1 Box 20
Rural Route 3
HC 2 Box 15
General Delivery
Poste restante
410 N Main St, PO Box 12
410 N Main St Box 12
PSC 1234 Box 5
77 Pobox Hill Rd
Care of the office
"""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (line, kind)
        for table, kind in ((BOXES, Physical.BOX), (STREETS, Physical.STREET), (DOUBTFUL, Physical.UNCLEAR))
        for line in table.strip().splitlines()
    ],
)
def test_a_post_office_box_is_told_from_a_street(text: str, kind: Physical) -> None:
    assert address.physical(text) is kind


#: What stands around a street line of the tables that is no whole address.
SURROUNDINGS = {"US": ("Austin", "TX", "78701"), "CA": ("Toronto", "ON", "M5B 2L7")}
COUNTRIES: list[tuple[str, Country]] = [("addresses_us", "US"), ("addresses_ca", "CA")]


def is_whole(text: str) -> bool:
    """Whether `text` ends in a postal code or, where that is what it lacks, in a state."""
    return address.POSTAL_CODE_AT_THE_END.search(text.lower()) is not None or text.endswith(", TX")


def in_parts(text: str, country: Country) -> Address:
    """`text` as a form holds it, its street line apart."""
    city, region, code = SURROUNDINGS[country]
    return (
        address.parse(text, country) if is_whole(text) else Address(text, None, city, region, code, country)
    )


def in_one_line(text: str, country: Country) -> Address:
    """`text` as a document holds it."""
    city, region, code = SURROUNDINGS[country]
    return address.parse(text if is_whole(text) else f"{text}, {city}, {region} {code}", country, city)


@pytest.mark.parametrize(
    ("likeness", "one", "other", "country"),
    [(*row, country) for table, country in COUNTRIES for row in rows(table)],
)
def test_what_the_trade_takes_for_one_place_is_one(
    likeness: str, one: str, other: str, country: Country
) -> None:
    for as_written in (in_parts, in_one_line):
        mine, theirs = as_written(one, country), as_written(other, country)

        found, turned = address.compare(mine, theirs), address.compare(theirs, mine)

        assert together([found.place, found.postal_code]) == likeness
        assert found == turned


@pytest.mark.parametrize(("kind", "text"), rows("po_boxes"))
def test_what_carriers_refuse_as_a_box_is_told_from_what_sounds_like_it(kind: str, text: str) -> None:
    assert address.physical(text) == kind


@pytest.mark.parametrize(("table", "country"), COUNTRIES)
def test_a_place_of_a_form_is_found_in_whatever_lines_a_document_has(table: str, country: Country) -> None:
    city, region, code = SURROUNDINGS[country]
    lines = {line for row in rows(table) for line in row[1:] if not is_whole(line)}
    places = [Address(line, None, city, region, code, country) for line in sorted(lines)]

    lost = [
        text
        for place in places
        for text in (
            f"{place.street} {city} {region} {code}",
            f"Acme Plumbing LLC\n{place.street}\n{city}, {region} {code}",
            f"{place.street}, {city}, {region} {code}".upper(),
        )
        if address.compare(place, address.parse(text, country, city)) != address.compare(place, place)
    ]

    assert lost == []


@pytest.mark.parametrize(
    ("text", "is_remark"),
    [
        ("(this is where the lines are installed)", True),
        ("(this is the physical location where the", True),
        ("(où les lignes sont installées)", True),
        ("(Québec)", False),
        ("(Floor 3)", False),
        ("(Ste 200)", False),
        ("(rear door, on the second floor)", False),
    ],
)
def test_a_sentence_in_brackets_is_no_part_of_an_address(*, text: str, is_remark: bool) -> None:
    whole = f"147 US Highway 41 {text}"

    assert address.without_remarks(whole) == ("147 US Highway 41" if is_remark else whole)
