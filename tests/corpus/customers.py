"""Invented customers: who they are, where their numbers are in service, what their carrier has on file."""

from dataclasses import dataclass, replace
from random import Random
from typing import Literal

Country = Literal["US", "CA"]
NumberType = Literal["local", "wireless", "toll_free"]
#: Where a customer is: `QC` is Canada in French.
Market = Literal["US", "CA", "QC"]


@dataclass(frozen=True)
class Place:
    """An address in its parts, as the customer gives it."""

    street: str
    unit: str | None
    city: str
    region: str
    postal_code: str
    country: Country


@dataclass(frozen=True)
class Carrier:
    name: str
    po_box: tuple[str, str]
    """Where payments go: two lines, which are nobody's service address."""
    office: tuple[str, str]
    phone: str
    """E.164, as all numbers here; it belongs to the carrier, not to the customer."""
    website: str


@dataclass(frozen=True)
class Account:
    """What one document says about the account; each document of a packet has its own copy to go wrong."""

    carrier: Carrier
    number: str
    name: str
    user: str
    place: Place
    btn: str
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class Customer:
    company: str
    first: str
    last: str
    title: str
    account: Account
    type: NumberType
    pin: str | None


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


_FIRST = _words(
    "Dana Paul Maria Kevin Priya Angela Marcus Susan Hector Naomi Gordon Leila Victor Joanne Terrence Amara "
    "Walter Ingrid Desmond Yolanda Craig Fatima Stuart Beatriz Howard Keiko Russell Odette Julian Simone"
)
_FIRST_FRENCH = _words(
    "François Hélène Mathieu Geneviève André Josée Étienne Chantal Benoît Sylvie Raphaël Noémie Gérard Maude"
)
_LAST = _words(
    "Reyes Morales Whitaker Okafor Lindqvist Castellano Bradshaw Nakamura Fitzgerald Delgado Hargrove Petrov "
    "Sandoval McAllister Thornton Iyer Rasmussen Vance Ellison Kowalski Abernathy Quintero Sorensen Pruitt "
    "O'Donnell Beaumont Achterberg Salazar Winslow Haddad"
)
_LAST_FRENCH = _words(
    "Tremblay Gagnon Côté Bouchard Lévesque Pelletier Bélanger Desrosiers Lachance Théberge Charbonneau "
    "Beauséjour Guérin Latendresse"
)
_FIRM = _words(
    "Acme Summit Bluebonnet Ironwood Harborview Cedar Northgate Redstone Lakeshore Silverline Copperfield "
    "Meadowlark Stonebridge Brightwater Falcon Evergreen Granite Juniper Keystone Windmill Larkspur Tidewater"
)
_TRADE = _phrases(
    "Plumbing|Roofing|Family Dental|Veterinary Clinic|Auto Repair|Accounting|Landscaping|Bakery|Print Shop|"
    "Electric|Law Office|Catering|Hardware|Freight Brokers|Physical Therapy|Office Supply"
)
_FORM_US = ("LLC", "Inc", "Corp", "Inc.", "LLC", "Co", "LLP")
_FORM_CA = ("Ltd", "Inc", "Ltd.", "Corp", "Limited")
_TRADE_FRENCH = _phrases(
    "Plomberie|Toitures|Boulangerie|Clinique dentaire|Imprimerie|Électricité|Quincaillerie|Garage|Traiteur"
)
_FIRM_FRENCH = _phrases(
    "Érable|Boréal|des Laurentides|du Fleuve|Beauséjour|Sainte-Anne|de la Vallée|Saint-Laurent|Grand-Pré"
)
_FORM_FRENCH = ("inc.", "ltée", "Inc.", "Ltée")
_TITLES = ("Owner", "President", "Office Manager", "Controller", "Partner")
_TITLES_FRENCH = ("Présidente", "Propriétaire", "Directeur", "Contrôleur")

_CITIES_US = (
    ("Austin", "TX", "787", "512"), ("Tulsa", "OK", "741", "918"), ("Portland", "OR", "972", "503"),
    ("Boise", "ID", "837", "208"), ("Raleigh", "NC", "276", "919"), ("Columbus", "OH", "432", "614"),
    ("Spokane", "WA", "992", "509"), ("St. Louis", "MO", "631", "314"), ("Albany", "NY", "122", "518"),
    ("Fort Wayne", "IN", "468", "260"), ("San Diego", "CA", "921", "619"), ("Mobile", "AL", "366", "251"),
)  # fmt: skip
_CITIES_CA = (
    ("Toronto", "ON", "M5", "416"), ("Ottawa", "ON", "K1", "613"), ("Calgary", "AB", "T2", "403"),
    ("Winnipeg", "MB", "R3", "204"), ("Halifax", "NS", "B3", "902"), ("Victoria", "BC", "V8", "250"),
    ("Regina", "SK", "S4", "306"),
)  # fmt: skip
_CITIES_QC = (
    ("Montréal", "QC", "H3", "514"), ("Québec", "QC", "G1", "418"), ("Laval", "QC", "H7", "450"),
    ("Gatineau", "QC", "J8", "819"), ("Trois-Rivières", "QC", "G9", "819"), ("Saguenay", "QC", "G7", "418"),
)  # fmt: skip
_STREETS = _phrases(
    "Main St|Oak Ave|Congress Ave|Lincoln Blvd|Maple Dr|Riverside Dr|Washington St|Park Rd|Harrison St|"
    "Mill Creek Rd|5th Ave|42nd St|Commerce Pkwy|Juniper Ln|Box Elder St|Industrial Way|Prospect Ct|"
    "Saint Charles Ave|Old Mill Rd|Market St"
)
_STREETS_CA = _phrases(
    "Yonge St|Bank St|Portage Ave|Barrington St|Douglas St|Albert St|Bloor St|Laurier Ave|Kingsway Ave|"
    "Centre St|Victoria Ave|Elgin St"
)
_STREETS_FRENCH = _phrases(
    "rue Sherbrooke|boulevard René-Lévesque|rue Saint-Denis|avenue du Parc|rue de la Montagne|"
    "boulevard Saint-Laurent|chemin Sainte-Foy|avenue Cartier|rue des Érables|rue Notre-Dame"
)
_POSTAL_LETTERS = "ABCEGHJKLMNPRSTVWXYZ"


def a_place(rng: Random, market: Market) -> tuple[Place, str]:
    """An address, and the area code of its city."""
    if market == "US":
        city, region, code, area = rng.choice(_CITIES_US)
        direction = rng.choice(("", "", "N ", "S ", "E ", "W "))
        street = f"{rng.randint(100, 9899)} {direction}{rng.choice(_STREETS)}"
        unit = rng.choice((None, None, f"Ste {rng.randint(100, 980)}", f"Apt {rng.randint(1, 40)}", "Unit B"))
        return Place(street, unit, city, region, f"{code}{rng.randint(1, 60):02}", "US"), area
    city, region, code, area = rng.choice(_CITIES_QC if market == "QC" else _CITIES_CA)
    letters = rng.choices(_POSTAL_LETTERS, k=2)
    postal = f"{code}{letters[0]} {rng.randint(1, 9)}{letters[1]}{rng.randint(0, 9)}"
    civic = rng.randint(100, 8999)
    if market == "QC":
        side = rng.choice(("", " Ouest", " Est")) if civic % 2 else ""
        unit = rng.choice((None, f"bureau {rng.randint(100, 800)}", f"app. {rng.randint(1, 30)}"))
        return Place(f"{civic}, {rng.choice(_STREETS_FRENCH)}{side}", unit, city, region, postal, "CA"), area
    side = rng.choice(("", "", " W", " E"))
    unit = rng.choice((None, f"Suite {rng.randint(100, 2400)}", f"Unit {rng.randint(1, 60)}"))
    return Place(f"{civic} {rng.choice(_STREETS_CA)}{side}", unit, city, region, postal, "CA"), area


def a_person(rng: Random, market: Market) -> tuple[str, str]:
    if market == "QC":
        return rng.choice(_FIRST_FRENCH), rng.choice(_LAST_FRENCH)
    return rng.choice(_FIRST), rng.choice(_LAST)


def a_firm(rng: Random, market: Market, last: str) -> str:
    if market == "QC":
        return f"{rng.choice(_TRADE_FRENCH)} {rng.choice(_FIRM_FRENCH)} {rng.choice(_FORM_FRENCH)}"
    form = rng.choice(_FORM_US if market == "US" else _FORM_CA)
    first = rng.choice((rng.choice(_FIRM), rng.choice(_FIRM), last, f"{last} & {rng.choice(_LAST)}"))
    return f"{first} {rng.choice(_TRADE)} {form}"


def a_customer(
    rng: Random, market: Market, type_: NumberType, carrier: Carrier, account: str, at_least: int = 1
) -> Customer:
    """`account` is the form of account numbers: `9` stands for a digit, `T` for the BTN's ten digits.

    `at_least` so many telephone numbers.
    """
    first, last = a_person(rng, market)
    place, area = a_place(rng, market)
    numbers = _numbers(rng, type_, area, at_least)
    titles = _TITLES_FRENCH if market == "QC" else _TITLES
    company = a_firm(rng, market, last)
    return Customer(
        company=company,
        first=first,
        last=last,
        title=rng.choice(titles),
        account=Account(
            carrier=carrier,
            number=_account_number(rng, account, numbers[0]),
            name=company,
            user=f"{first} {last}",
            place=place,
            btn=numbers[0],
            numbers=numbers,
        ),
        type=type_,
        pin=f"{rng.randint(0, 9999):04}" if type_ == "wireless" else None,
    )


def with_a_block(customer: Customer) -> Customer:
    """With numbers that follow the billing telephone number without a gap."""
    first = int(customer.account.btn)
    numbers = tuple(f"+{first + at}" for at in range(len(customer.account.numbers)))
    return replace(customer, account=replace(customer.account, numbers=numbers))


def _numbers(rng: Random, type_: NumberType, area: str, at_least: int) -> tuple[str, ...]:
    """One to eight; every one of exchange 555, which is nobody's."""
    code = rng.choice(("800", "833", "844", "855", "866", "877", "888")) if type_ == "toll_free" else area
    count = max(at_least, rng.choice((1, 2, 2, 3, 3, 4, 5, 8)))
    return tuple(f"+1{code}555{line:04}" for line in rng.sample(range(100, 200), count))


def _account_number(rng: Random, form: str, btn: str) -> str:
    digits = "".join(str(rng.randint(0, 9)) if char == "9" else char for char in form)
    return digits.replace("T", btn[2:])
