"""What further strangers' papers showed: headings that say whose a label is, letters in prose."""

import pytest

from porting.documents.contents import says
from porting.documents.kinds import kind_of, kinds_in
from porting.documents.reading import Mark
from porting.documents.signing_labels import labels_of
from porting.documents.signing_places import nearest_place, places_of
from porting.documents.signing_words import Wanted, wanted_by
from porting.domain.checks import account_names, address
from porting.domain.checks.evidence import Box
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.statements import Topic
from tests.documents.typed import lines_of, page_of, texts_of

_LETTER = (
    "Brightwater Plumbing Inc",
    "To whom it may concern:",
    "I, Dana Reyes, Owner of Brightwater Plumbing Inc, authorize Acme Telecom to move our telephone numbers.",
    "Our account number with Fescue Telephone is 20-4418-7, and the billing telephone number on the",
    "account is 614-555-0160.",
)


@pytest.mark.parametrize(
    "further",
    [("This letter of authorization also allows them to see our record.",), ("Sincerely,", "Dana Reyes")],
)
def test_a_letter_without_a_title_is_told_by_who_authorizes_whom_to_do_what(further: tuple[str, ...]) -> None:
    assert kind_of(lines_of(*_LETTER, *further).pages[0]) == "loa"


@pytest.mark.parametrize(
    "sentence",
    [
        "I, Dana Reyes, Owner of Brightwater Plumbing Inc, authorize Acme Telecom to see our record.",
        "I, Dana Reyes, Owner of Brightwater Plumbing Inc, would like to change our telephone number.",
        "Please change our telephone number in your directory.",
    ],
)
def test_a_letter_that_authorizes_no_transfer_is_none_of_authorization(sentence: str) -> None:
    read = lines_of(
        "Brightwater Plumbing Inc", "To whom it may concern:", sentence, "Sincerely,", "Dana Reyes"
    )

    assert kind_of(read.pages[0]) is None


@pytest.mark.parametrize(
    "title",
    [
        "Dossier de services du client",
        "Sommaire du dossier de l'abonné",
        "Fiche d'abonné",
        "Profil du client",
    ],
)
def test_a_record_in_french_has_a_title_of_many_words(title: str) -> None:
    read = lines_of(title, "Responsable du compte : Maude Roy", "Blocage de transfert : Non")

    assert kinds_in(read, "csr") == ["csr"]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        (_LETTER[3:], ["20-4418-7"]),
        (("The number of our account with Fescue Telephone Co. is 20-4418-7 since",), ["20-4418-7"]),
        (("Please port every line that is billed on our account 20-4418-7 today",), ["20-4418-7"]),
        (("As you know, the telephone number for this account is 614-555-0160.",), []),
        (("Notre numéro de compte chez Téléphone Fescue est le 20-4418-7 depuis longtemps",), ["20-4418-7"]),
    ],
)
def test_a_sentence_says_the_account_s_number_and_not_what_else_the_account_has(
    lines: tuple[str, ...], numbers: list[str]
) -> None:
    assert texts_of("loa", Topic.ACCOUNT_NUMBER, lines_of(*lines)) == numbers


@pytest.mark.parametrize(
    ("label", "is_place"),
    [
        ("Signature of subscriber or person authorized by the subscriber", True),
        ("Authorized signature of the account holder or of an officer of the firm", True),
        ("Signature du titulaire ou d'une personne autorisée par le titulaire du compte", True),
        ("Signature of the customer is what we need before your numbers can be moved", False),
        (
            "Signature of the person who receives the parcel, for the courier's records and nobody's else",
            False,
        ),
    ],
)
def test_a_label_that_says_whose_signature_it_wants_may_be_long(label: str, is_place: bool) -> None:
    page = page_of((label, 50, 501), marks=(Mark("line", Box(50, 498, 390, 499)),)).pages[0]

    place = nearest_place(Box(62, 472, 182, 497), places_of(page))

    assert (place is not None and place.label.wanted is Wanted.SIGNATURE) is is_place


def test_a_sentence_about_a_signature_is_no_place_for_one() -> None:
    assert (
        wanted_by("signature of the subscriber. it may be typed where the law lets him", has_end=False)
        is None
    )
    assert labels_of(page_of(("Signature of subscriber will be checked by an agent", 50, 80)).pages[0]) == ()


def _form(heading: str, label: str, value: str, *, is_beside: bool) -> list[str]:
    """What a form says of the carrier whose section is beside its labels, or over them."""
    left, top = (40.0, 230.0) if is_beside else (40.0, 212.0)
    read = page_of(
        ("Customer", 40, 74), ("Legal name of the business", 157, 74), ("Morales Dental Limited", 300, 74),
        ("Position", 157, 92), ("Partner", 300, 92),
        (heading, left, top), (label, 157, 230), (value, 300, 230),
        ("Account number", 157, 248), ("5452 27759", 300, 248),
        ("Numbers", 40, 290), ("Name of the company", 157, 290), ("Dental Holdings Inc", 300, 290),
    )  # fmt: skip
    return [text for text in texts_of("loa", Topic.CARRIER, read) if text]


@pytest.mark.parametrize("is_beside", [True, False])
@pytest.mark.parametrize("label", ["Name of the company", "Company name", "Name"])
def test_a_heading_says_whose_name_a_label_wants(label: str, *, is_beside: bool) -> None:
    said = _form("Present provider", label, "Jetty Bay Telephone", is_beside=is_beside)

    assert said == ["Jetty Bay Telephone"]


@pytest.mark.parametrize(
    ("heading", "label"), [("Customer", "Name of the company"), ("Present provider", "Name on the account")]
)
def test_a_customer_s_name_stays_one_whatever_the_heading(heading: str, label: str) -> None:
    assert "Jetty Bay Telephone" not in _form(heading, label, "Jetty Bay Telephone", is_beside=True)


def test_another_firm_in_a_customer_s_section_is_still_another_name() -> None:
    read = page_of(
        ("Present provider", 40, 74), ("Name of the company", 157, 74), ("Jetty Bay Telephone", 300, 74),
        ("Customer", 40, 110), ("Name of the company", 157, 110), ("Acme Roofing Inc", 300, 110),
    )  # fmt: skip

    found = account_names.on_account_name(says(read, "loa"), "Morales Dental Limited", "Hector Morales")

    assert (found.likeness, found.read) == (Likeness.DIFFERENT, "Acme Roofing Inc")


@pytest.mark.parametrize(
    "label",
    ["Legal name of the business", "Full name of customer", "Subscriber, as shown on the telephone bill"],
)
def test_what_the_account_s_name_may_be_called(label: str) -> None:
    read = lines_of("Letter of Authorization", "", f"{label} | Acme Roofing Inc")

    said = says(read, "loa").about(Topic.ACCOUNT_NAME)
    assert [each.text for each in said if not each.is_weak] == ["Acme Roofing Inc"]


def test_a_kind_of_customer_to_tick_is_nobody_s_name() -> None:
    read = page_of(("Business", 65, 40), ("Residential", 153, 40))

    assert [each for each in texts_of("loa", Topic.ACCOUNT_NAME, read) if each] == []


@pytest.mark.parametrize("label", ["Provider name", "Telephone company name", "Nom du fournisseur"])
def test_a_carrier_s_name_is_asked_for_without_a_colon(label: str) -> None:
    read = page_of(("Current service provider", 59, 40), (label, 52, 61), ("Pierline Voice, Inc.", 200, 61))

    assert [each for each in texts_of("loa", Topic.CARRIER, read) if each] == ["Pierline Voice, Inc."]


@pytest.mark.parametrize(("unit", "units"), [("", []), ("PH", ["PH"])])
def test_what_stands_beside_its_own_label_is_no_value_of_an_empty_one_above_it(
    unit: str, units: list[str]
) -> None:
    placed = [
        ("Street address", 52.0, 226.0),
        ("2300 Riverside Dr", 154.0, 226.0),
        ("Suite / floor", 395.0, 226.0),
        ("City", 52.0, 246.0),
        ("Spokane", 154.0, 246.0),
        ("State", 372.0, 246.0),
        ("WA", 402.0, 246.0),
    ]
    read = page_of(*placed, *([(unit, 480.0, 226.0)] if unit else []))

    assert [each for each in texts_of("loa", Topic.UNIT, read) if each] == units


@pytest.mark.parametrize(
    ("row", "units"),
    [
        (("01", "512-555-0113", "Local", "Port in"), []),
        (("Billing number", "512-555-0113", "Unit", "Rear house"), ["Rear house"]),
    ],
)
def test_the_type_of_a_line_is_no_label_of_a_unit(row: tuple[str, ...], units: list[str]) -> None:
    read = page_of(*((text, 44.0 + 140 * at, 347.0) for at, text in enumerate(row)))

    assert texts_of("loa", Topic.UNIT, read) == units


@pytest.mark.parametrize("label", ["Where you get service", "Where we provide your service"])
def test_where_service_is_had_is_said_without_a_colon_too(label: str) -> None:
    read = page_of(
        ("Account number", 42, 140), ("57907 2788", 191, 140), (f"{label} 9856 Main Street", 42, 191)
    )

    assert texts_of("csr", Topic.SERVICE_ADDRESS, read) == ["9856 Main Street"]


def test_groups_of_digits_are_no_street_for_a_label_that_no_list_has() -> None:
    read = page_of(("Location of lines", 42, 140), ("57907 2788", 191, 140))

    assert [each for each in texts_of("csr", Topic.SERVICE_ADDRESS, read) if each] == []


_LABELS_UNDER_VALUES = (
    ("9943 48839", 40, 74), ("20 SEP 2026", 173, 74),
    ("Account number", 40, 91), ("Statement date", 173, 91),
    ("Location of service", 332, 121), ("978 Kingsway Ave E", 332, 133), ("Toronto ON M5X 9Z2", 332, 146),
)  # fmt: skip


def test_an_address_stands_below_its_heading_though_other_labels_stand_under_their_values() -> None:
    read = page_of(*_LABELS_UNDER_VALUES)

    assert texts_of("bill", Topic.SERVICE_ADDRESS, read) == ["978 Kingsway Ave E\nToronto ON M5X 9Z2"]


def test_an_address_with_a_label_of_its_own_below_is_not_the_one_s_above_it() -> None:
    read = page_of(*_LABELS_UNDER_VALUES, ("Billing address", 332, 159))

    assert [each for each in texts_of("bill", Topic.SERVICE_ADDRESS, read) if each] == []


@pytest.mark.parametrize(
    "name",
    ["Granite Physical Therapy", "O/A Premises and Location Services", "Premises Service Cleaning Ltd"],
)
def test_a_firm_s_name_is_no_label_of_a_place(name: str) -> None:
    read = page_of((name, 60, 133), ("978 Kingsway Ave E", 332, 133))

    assert texts_of("bill", Topic.SERVICE_ADDRESS, read) == []


def test_a_carrier_among_heads_of_columns_makes_no_carrier_of_the_next_one() -> None:
    read = page_of(
        ("Current carrier", 40, 74), ("Company name", 200, 74), ("Account number", 360, 74),
        ("Jetty Bay Telephone", 40, 86), ("Morales Dental Limited", 200, 86), ("5452 27759", 360, 86),
    )  # fmt: skip

    assert texts_of("loa", Topic.CARRIER, read) == ["Jetty Bay Telephone"]
    assert "Morales Dental Limited" in texts_of("loa", Topic.ACCOUNT_NAME, read)


def test_a_unit_that_is_said_whole_behind_a_number_is_one() -> None:
    assert texts_of("loa", Topic.UNIT, page_of(("512-555-0113", 40, 74), ("Suite: 382", 200, 74))) == ["382"]


def test_a_legal_form_in_a_label_makes_no_firm_of_it() -> None:
    read = page_of(("Corp acct ident", 40, 74), ("5452 27759", 200, 74))

    assert texts_of("bill", Topic.ACCOUNT_NUMBER, read) == ["5452 27759"]


@pytest.mark.parametrize("zip_code", ["63119-", "63119-\n1126", "63119- 1126", "63119-1126"])
@pytest.mark.parametrize(("expected", "likeness"), [("63119", Likeness.SAME), ("63118", Likeness.DIFFERENT)])
def test_a_line_may_end_within_a_zip_code(zip_code: str, expected: str, likeness: Likeness) -> None:
    asked = address.Address("6741 S 42nd St", None, "St. Louis", "MO", expected, "US")

    read = address.parse(f"6741 S 42ND ST, ST. LOUIS, MO {zip_code}", "US", "St. Louis")

    assert address.compare(asked, read).postal_code is likeness


def test_an_address_is_whole_where_its_line_ends_within_the_zip_code() -> None:
    read = page_of(
        ("Service address:", 94, 333), ("6741 S 42ND ST, ST. LOUIS, MO 63119-", 272, 333), ("1126", 272, 348),
        ("Current carrier:", 94, 365), ("Tandem Voice Inc", 272, 365),
    )  # fmt: skip

    assert texts_of("loa", Topic.SERVICE_ADDRESS, read) == ["6741 S 42ND ST, ST. LOUIS, MO 63119-"]


def test_a_sentence_s_line_may_end_within_the_zip_code() -> None:
    read = lines_of(
        "Our telephone service is installed at 6741 South 42nd Street in St. Louis, MO 63119-",
        "1126, and nowhere else.",
    )

    assert [each[-10:] for each in texts_of("loa", Topic.SERVICE_ADDRESS, read)] == ["63119-1126"]
