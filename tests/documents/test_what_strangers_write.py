"""What strangers' papers showed at their first shots, a cause each: in other words and places than theirs."""

import pytest

from porting.documents.contents import says
from porting.documents.kinds import form_of, kinds_in
from porting.documents.label_keywords import topics_by_key_words
from porting.documents.layout import rows_of
from porting.documents.reading import Mark, Word
from porting.documents.signing_labels import labels_of
from porting.documents.signing_places import nearest_place, places_of
from porting.documents.signing_words import Wanted
from porting.domain.checks import account_names, address, papers
from porting.domain.checks.evidence import Box
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.restrictions import restrictions
from porting.domain.checks.statements import Topic
from tests.documents.typed import Placed, lines_of, page_of, texts_of


@pytest.mark.parametrize(
    "place",
    ["Boise, Idaho 83729", "ALBANY, New York 12237-4238", "Mobile (Alabama) 36606", "Raleigh, N.C. 27635"],
)
def test_a_state_in_whatever_spelling_tells_whose_form_a_letter_is(place: str) -> None:
    read = lines_of("Letter of Authorization", "", f"Our service address is 9615 S Main St, {place}.")

    assert form_of(read).country == "US"


def test_words_before_five_digits_that_are_no_state_tell_nothing() -> None:
    assert form_of(lines_of("Letter of Authorization", "Extension 83729, Building 12237")).country is None


@pytest.mark.parametrize(
    ("placed", "is_incomplete"),
    [
        ((("Page", 28, 237), ("Taxes and fees", 212, 237), ("1 of 2", 28, 250), ("Total", 212, 250)), True),
        ((("1 sur 2", 28, 237), ("Feuille", 30, 250), ("Total", 212, 250)), True),
        ((("Page", 28, 237), ("1 of 1", 28, 250)), False),
        ((("Payment", 28, 237), ("1 of 2", 28, 250)), False),
        ((("Page", 28, 237), ("Total", 212, 237), ("Due", 28, 250), ("1 of 2", 212, 250)), False),
        ((("Page no. 1 out of 2", 28, 237),), True),
        ((("Rate sheet 10/25/2026", 28, 237),), False),
    ],
)
def test_a_page_s_count_may_stand_below_its_label_or_above_it(
    placed: tuple[Placed, ...], is_incomplete: bool
) -> None:
    said = says(page_of(*placed), "bill")

    assert bool(papers.page_findings("bill", said.rows, said.cells)) is is_incomplete


@pytest.mark.parametrize(
    ("line", "is_held"),
    [
        ("Verrou de transfert (gel) : | Non", False),
        ("Verrou de transfert (gel) : | Oui", True),
        ("Gel (verrou de transfert) : Non", False),
        ("Port freeze (Y/N) | N", False),
        ("Port freeze (Y/N): Y", True),
        ("Port freeze (active) | None", True),
        ("Pending order(s): None", False),
        ("Commande(s) en attente : 2", True),
        ("Pending port or change orders | No", False),
        ("Pending port or change orders: yes, one pending", True),
        ("Blocage de transfert Néant", False),
        ("Blocage de transfert Oui", True),
    ],
)
def test_brackets_in_a_label_neither_hold_a_number_nor_hide_that_it_is_held(line: str, is_held: bool) -> None:
    said = says(lines_of("Customer Service Record", "", line, "", "end of record"), "csr")

    assert bool(list(restrictions(said, ("Acme Plumbing LLC",)))) is is_held


@pytest.mark.parametrize(
    "line",
    [
        "Adresse ............ 18-1134, CHEMIN SAINTE-FOY",
        "Adresse . . . . . . 18-1134, CHEMIN SAINTE-FOY",
        "Emplacement ........ 18-1134, CHEMIN SAINTE-FOY",
        "SERVICE ADDR ....: 18-1134, CHEMIN SAINTE-FOY",
    ],
)
def test_a_label_and_its_dots_are_no_part_of_the_address_behind_them(line: str) -> None:
    read = lines_of("Dossier du client", "", "Lieu du service", line)

    assert texts_of("csr", Topic.SERVICE_ADDRESS, read) == ["18-1134, CHEMIN SAINTE-FOY"]


def test_an_address_goes_on_below_its_value_although_dots_and_a_colon_are_one_word() -> None:
    read = page_of(
        ("SERVICE ADDR ...: 3202 E INDUSTRIAL WAY", 60, 40),
        ("SAN DIEGO CA 92156", 143, 54),
        ("CLASS OF SVC ...: BUSINESS", 60, 68),
    )

    assert texts_of("csr", Topic.SERVICE_ADDRESS, read) == ["3202 E INDUSTRIAL WAY\nSAN DIEGO CA 92156"]


@pytest.mark.parametrize(("answer", "is_held"), [("No", False), ("Yes", True)])
def test_a_freeze_s_answer_may_stand_above_its_label(answer: str, is_held: bool) -> None:
    read = page_of(
        ("418-7", 44, 156),
        ("Account number", 44, 170),
        (answer, 44, 187),
        ("None", 310, 187),
        ("Port freeze?", 44, 201),
        ("Orders under way", 310, 201),
    )

    assert bool(list(restrictions(says(read, "csr"), ()))) is is_held


def test_two_rows_of_a_list_are_labels_with_their_values_however_close_they_stand() -> None:
    read = page_of(
        ("End user", 40, 146),
        ("Business name", 48, 168),
        ("Summit Bakery Limited", 198, 168),
        ("Authorized user", 48, 181),
        ("Julian Kowalski", 198, 181),
        ("Service location", 40, 204),
    )

    assert "Summit Bakery Limited" in texts_of("csr", Topic.ACCOUNT_NAME, read)


def test_a_unit_is_nobody_s_name() -> None:
    read = page_of(
        ("Contact Susan Reyes", 30, 104), ("UNIT B", 400, 104), ("Indianapolis, IN 46804", 400, 117)
    )

    assert texts_of("bill", Topic.AUTHORIZED_USER, read) == []


def test_first_and_last_name_are_not_the_account_s_name() -> None:
    read = lines_of(
        "Letter of Authorization",
        "1. Customer name (as on your bill)",
        "First name: Howard | Last name: Reyes",
        "Business name: Harborview Roofing Co",
        *("",) * 6,
        "Signature: | Date:",
    )

    found = account_names.on_account_name(says(read, "loa"), "Reyes & Beaumont Freight Co", "Howard Reyes")

    assert (found.likeness, found.read) == (Likeness.DIFFERENT, "Harborview Roofing Co")


@pytest.mark.parametrize(
    "placed",
    [
        (("I,", 50, 100), ("Leila Nakamura", 69, 100), (", as", 284, 100), ("Owner", 313, 100)),
        (("The undersigned, Leila Nakamura, Owner", 50, 100),),
        (("I, the undersigned, Leila Nakamura (owner), authorize you", 50, 100),),
        (("Je, Leila Nakamura, autorise le transfert des lignes", 50, 100),),
    ],
)
def test_a_signer_may_be_named_in_the_opening_sentence_alone(placed: tuple[Placed, ...]) -> None:
    assert "Leila Nakamura" in texts_of("loa", Topic.SIGNER_NAME, page_of(*placed))


@pytest.mark.parametrize("sentence", ["I authorize Acme Telecom, my agent,", "I agree, Owner, to all of it"])
def test_an_opening_sentence_without_a_name_names_nobody(sentence: str) -> None:
    assert texts_of("loa", Topic.SIGNER_NAME, page_of((sentence, 50, 100))) == []


def test_a_label_in_brackets_below_a_line_is_of_what_stands_above_it() -> None:
    read = page_of(("I,", 50, 100), ("Leila Nakamura", 69, 100), ("(name of authorized user)", 66, 115))

    assert "Leila Nakamura" in texts_of("loa", Topic.SIGNER_NAME, read)


def test_a_name_above_its_label_may_be_broken_behind_its_comma() -> None:
    read = page_of(
        ("ANDRE LATENDRESSE,", 244, 380),
        ("Présidente", 244, 396),
        ("Signature", 57, 411),
        ("Nom et titre", 244, 411),
    )

    assert texts_of("loa", Topic.SIGNER_NAME, read) == ["ANDRE LATENDRESSE, Présidente"]


def test_the_star_of_a_field_that_must_be_filled_in_hides_no_value() -> None:
    read = lines_of("Letter of Authorization", "Street address (no PO box) *", "PO Box 656", "", "City *")

    assert texts_of("loa", Topic.SERVICE_ADDRESS, read) == ["PO Box 656"]
    assert Topic.SERVICE_ADDRESS in topics_by_key_words("business location (no po box)", "loa")


def test_small_capitals_are_one_label_though_their_boxes_are_low() -> None:
    head = [Word("Adresse", Box(191, 135.6, 225.6, 146.1)), Word("postale", Box(229.3, 139.6, 260.4, 144))]

    assert [cell.text for cell in rows_of(head)[0]] == ["Adresse postale"]


def test_the_lower_edge_of_a_box_under_its_heading_is_no_line_of_the_label_below_it() -> None:
    edges = (
        Box(36, 375, 296, 375.5),
        Box(36, 411, 296, 411.5),
        Box(36, 375, 36.5, 411),
        Box(296, 375, 296.5, 411),
    )
    marks = tuple(Mark("line", edge) for edge in edges)
    read = page_of(("Signature", 36, 359), ("Date: 08/10/2026", 170, 415), marks=marks)

    place = nearest_place(Box(101, 384, 141, 406), places_of(read.pages[0]))

    assert place is not None
    assert place.label.text == "signature"


def test_a_firm_above_its_street_is_the_account_s_where_nothing_else_names_it() -> None:
    read = page_of(
        ("Service Address", 40, 123),
        ("Acme Roofing Corp", 140, 123),
        ("991 West Washington Street", 140, 135),
        ("Spokane, WA 99218", 140, 147),
    )

    found = account_names.on_account_name(says(read, "bill"), "Reyes Plumbing LLC", "Dana Reyes")

    assert (found.likeness, found.read) == (Likeness.DIFFERENT, "Acme Roofing Corp")


@pytest.mark.parametrize(
    ("lines", "likeness", "read"),
    [
        (
            ("Business name: Acme Roofing Inc", "Account owner: Dana Reyes"),
            Likeness.UNCLEAR,
            "Acme Roofing Inc",
        ),
        (("Account owner: Dana Reyes", "Company name: Acme Roofing"), Likeness.UNCLEAR, "Acme Roofing"),
        (("Business name: Reyes Plumbing Inc", "Owner: Dana Reyes"), Likeness.UNCLEAR, "Reyes Plumbing Inc"),
        (("Business name: Reyes Plumbing LLC", "Account owner: Dana Reyes"), Likeness.SAME, None),
        (("Customer name: Dana Reyes", "Account owner: Dana Reyes"), Likeness.SAME, None),
    ],
)
def test_an_owner_who_is_right_does_not_make_good_another_firm_s_name(
    lines: tuple[str, ...], likeness: Likeness, read: str | None
) -> None:
    rows = (row for line in lines for row in (line, ""))
    said = says(lines_of("Customer Service Record", "", *rows), "csr")

    found = account_names.on_account_name(said, "Reyes Plumbing LLC", "Dana Reyes")

    assert found.likeness is likeness
    assert read in (None, found.read)


@pytest.mark.parametrize(
    ("line", "unit", "is_same"),
    [
        ("/LOC #21", "Apt 21", True),
        ("/LOC UNIT B", "Unit B", True),
        (";LOC APT 21", "Apt 21", True),
        ("/LOC 21", "Ste 21", True),
        ("LOC APT 21", "Apt 21", True),
        ("/LOC #12", "Apt 21", False),
        ("/LOC UNIT B", "Unit D", False),
        ("/LOC #21", None, False),
    ],
)
def test_a_record_leads_to_a_unit_with_a_slash_and_the_name_of_its_field(
    line: str, unit: str | None, is_same: bool
) -> None:
    expected = address.Address("6989 E Market St", unit, "Boise", "ID", "83752", "US")

    read = address.parse(f"6989 E MARKET ST\n{line}\nBOISE, ID 83752-3761", "US", "Boise")

    assert (address.compare(expected, read).place is Likeness.SAME) is is_same


@pytest.mark.parametrize(
    "title",
    ["PRE-ORDER RESPONSE: CUSTOMER SERVICE INFORMATION", "Customer Service Information", "Preorder reply"],
)
def test_a_record_may_be_titled_as_the_answer_to_a_question(title: str) -> None:
    read = lines_of(title, "", "Account number: 204418", "BTN: 614-555-0160", "Freeze: No", "Open order: No")

    assert kinds_in(read, "csr") == ["csr"]


@pytest.mark.parametrize(("answer", "is_held"), [("NO", False), ("NONE", False), ("YES", True), ("", True)])
def test_a_colon_in_a_column_of_its_own_is_no_answer(answer: str, is_held: bool) -> None:
    placed = [("FREEZE", 280.0, 40.0), (":", 340.0, 40.0), ("PROVIDER", 280.0, 90.0)]
    if answer:
        placed.append((answer, 365.0, 40.0))

    assert bool(list(restrictions(says(page_of(*placed), "csr"), ()))) is is_held


@pytest.mark.parametrize(
    "hint", ["number, street, suite", "street, city, state and zip code", "rue, bureau et ville"]
)
def test_what_a_label_says_of_the_address_that_it_wants_is_no_address(hint: str) -> None:
    read = page_of(
        ("BRIGHTWATER PLUMBING INC", 60, 40),
        ("Customer of record", 58, 53),
        ("8837 W Park Rd, #15, Austin, TX 78702", 60, 72),
        (f"Service address: {hint}", 58, 85),
        ("Fescue Valley Telephone", 60, 104),
        ("Current provider", 58, 117),
    )

    texts = texts_of("loa", Topic.SERVICE_ADDRESS, read)
    assert [text.split("\n")[-1] for text in texts] == ["8837 W Park Rd, #15, Austin, TX 78702"]


@pytest.mark.parametrize(
    "heading",
    ["Signed for the end user by", "Signed on behalf of the customer:", "Executed for the firm by:"],
)
def test_a_page_may_be_signed_for_somebody(heading: str) -> None:
    read = page_of((heading, 60, 300), ("Name: Craig Salazar", 60, 360), ("Date: 22-Mar-2026", 60, 376))

    assert [each.wanted for each in labels_of(read.pages[0])][:1] == [Wanted.SIGNATURE]
    assert "Craig Salazar" in texts_of("loa", Topic.SIGNER_NAME, read)


def test_an_entity_s_name_is_the_account_s() -> None:
    read = lines_of("Letter of Authorization", "", "Entity name: Acme Plumbing LLC")

    assert texts_of("loa", Topic.ACCOUNT_NAME, read) == ["Acme Plumbing LLC"]


@pytest.mark.parametrize(("unit", "units"), [("", []), ("Ste 5", ["Ste 5"])])
def test_what_stands_behind_another_label_s_colon_is_that_label_s(unit: str, units: list[str]) -> None:
    placed = [
        ("Street Address:", 40.0, 40.0),
        ("228 North Mill Creek Road", 130.0, 40.0),
        ("Suite/Unit:", 420.0, 40.0),
        ("City:", 40.0, 56.0),
        ("Raleigh", 80.0, 56.0),
        ("ZIP code:", 370.0, 56.0),
        ("27648", 440.0, 56.0),
    ]
    read = page_of(*placed, *([(unit, 500.0, 40.0)] if unit else []))

    assert [each for each in texts_of("loa", Topic.UNIT, read) if each] == units


def test_a_field_below_its_label_is_signed_although_a_frame_is_around_both() -> None:
    frame, field = (36, 300, 576, 420), (48, 352, 388, 394)
    edges = [
        edge
        for left, top, right, bottom in (frame, field)
        for edge in (
            Box(left, top, right, top + 0.5),
            Box(left, bottom, right, bottom + 0.5),
            Box(left, top, left + 0.5, bottom),
            Box(right, top, right + 0.5, bottom),
        )
    ]
    marks = tuple(Mark("line", edge) for edge in edges)
    read = page_of(("Signature", 48, 340), ("Date signed", 400, 340), ("10/2/2026", 404, 356), marks=marks)

    place = nearest_place(Box(55, 362, 160, 386), places_of(read.pages[0]))

    assert place is not None
    assert place.label.text == "signature"
    assert place.is_ruled


@pytest.mark.parametrize("box", ["POB 4664", "P.O. Box 4664", "PO Box 4664"])
def test_a_box_under_a_letter_s_label_for_a_street_is_what_it_says(box: str) -> None:
    read = lines_of("Number transfer authorization", "Street (no P.O. box)", box, "", "City", "Fort Wayne")

    assert texts_of("loa", Topic.SERVICE_ADDRESS, read) == [box]
