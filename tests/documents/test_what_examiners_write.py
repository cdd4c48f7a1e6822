"""What papers of people who set examinations for these checks showed."""

import pytest

from porting.documents.contents import says
from porting.documents.kinds import kind_of
from porting.documents.layout import rows_of
from porting.documents.reading import Layer, Page, ReadDocument, Word
from porting.documents.signatures import signature_of
from porting.domain.checks import account_names, address, service_places
from porting.domain.checks.address import Address
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.restrictions import restrictions
from porting.domain.checks.statements import DocumentName, Signed, Topic
from porting.domain.request_given import AccountGiven
from tests.documents.typed import lines_of, page_of, texts_of, typed


@pytest.mark.parametrize("heading", ["Phone service", "What you owe", "Summary of charges", "Vos services"])
def test_a_heading_of_another_column_is_nobody_s_name(heading: str) -> None:
    read = page_of(
        ("Account name:", 46, 190), (heading, 330, 191),
        ("Morales Dental Limited", 46, 205),
    )  # fmt: skip

    assert texts_of("bill", Topic.ACCOUNT_NAME, read) == ["Morales Dental Limited"]


@pytest.mark.parametrize(
    "label", ["Name on record", "Name on this invoice", "Name of record", "Nom au dossier", "Nom au compte"]
)
def test_a_name_stands_under_what_record_it_is_on(label: str) -> None:
    read = page_of(
        (label, 46, 190), ("Dental Express", 46, 205), ("Account number", 200, 190), ("57 907", 200, 205)
    )

    assert texts_of("csr", Topic.ACCOUNT_NAME, read) == ["Dental Express"]


@pytest.mark.parametrize("value", ["October 2026", "Oct. 2026", "octobre 2026", "10/2026"])
def test_a_month_is_nobody_s_name(value: str) -> None:
    assert texts_of("bill", Topic.ACCOUNT_NAME, lines_of(f"Bill for: {value}")) == []


@pytest.mark.parametrize(
    ("document", "topic", "label", "value"),
    [
        ("csr", Topic.ACCOUNT_NAME, "CUST NAME", "Dental Express"),
        ("csr", Topic.ACCOUNT_NAME, "Acct. Name", "Dental Express"),
        ("csr", Topic.ACCOUNT_NAME, "Listing Name", "Dental Express"),
        ("loa", Topic.ACCOUNT_NAME, "End-user company name", "Dental Express"),
        ("bill", Topic.ACCOUNT_NAME, "Sold to", "Dental Express"),
        ("bill", Topic.ACCOUNT_NAME, "Dénomination sociale", "Dental Express"),
        ("csr", Topic.BTN, "Main BTN", "512-555-0142"),
        ("csr", Topic.BTN, "ATN", "512-555-0142"),
        ("loa", Topic.BTN, "Main Account Number (BTN)", "512-555-0142"),
        ("csr", Topic.ACCOUNT_NUMBER, "Patron Number", "204418"),
        ("bill", Topic.ACCOUNT_NUMBER, "Numéro de compte actuel", "204418"),
        ("loa", Topic.CARRIER, "Releasing carrier", "Lone Star Telephone"),
        ("loa", Topic.CARRIER, "Losing LEC", "Lone Star Telephone"),
        ("loa", Topic.SIGNING_DATE, "Today's date", "November 2, 2026"),
        ("csr", Topic.SERVICE_ADDRESS, "PPU Address", "410 N Main St, Austin, TX 78701"),
        ("csr", Topic.SERVICE_ADDRESS, "Listed Address", "410 N Main St, Austin, TX 78701"),
        ("csr", Topic.AUTHORIZED_USER, "Account Admin", "Dana Reyes"),
        ("csr", Topic.AUTHORIZED_USER, "Personnes autorisées", "Dana Reyes"),
    ],
)
def test_a_label_of_the_trade_is_known_beside_and_above_its_value(
    document: DocumentName, topic: Topic, label: str, value: str
) -> None:
    for placed in ((value, 300.0, 120.0), (value, 60.0, 133.0)):
        assert texts_of(document, topic, page_of((label, 60, 120), placed)) == [value]


_RECORD = (
    "Account name: Morales Dental Limited",
    "Account number: LS-204418",
    "Telephone number | Feature | Status",
    "512-555-0142 | Business line | Active",
)


@pytest.mark.parametrize(
    "title", ["Account details", "Number inventory", "Line detail report", "Service and Equipment Record"]
)
def test_a_record_may_be_called_by_what_it_lists(title: str) -> None:
    assert kind_of(lines_of("Lone Star Telephone", title, *_RECORD).pages[0]) == "csr"


@pytest.mark.parametrize(
    ("height", "further", "signed"),
    [(16.0, (), Signed.UNCLEAR), (9.0, ("Dana Reyes",), Signed.UNCLEAR), (9.0, ("Owner",), Signed.NO)],
    ids=["in large print", "twice", "only printed"],
)
def test_a_name_typed_under_a_closing_is_for_a_person_to_judge(
    height: float, further: tuple[str, ...], signed: Signed
) -> None:
    words = typed("Sincerely,", 60, 500) + typed("Dana Reyes", 60, 520, height)
    words += [word for at, line in enumerate(further) for word in typed(line, 60, 550 + 14 * at)]
    read = ReadDocument((Page(612, 792, (Layer(Engine.TEXT, rows_of(words)),)),))

    assert signature_of(read, ()).signed is signed


def _rows(read: ReadDocument) -> list[list[str]]:
    return [[cell.text for cell in row] for row in read.pages[0].layers[0].rows]


def test_a_typewriter_s_space_around_one_sign_parts_no_cell() -> None:
    letters = [Word(text, Box(left, 100, left + 6 * len(text), 106)) for text, left in (
        ("278", 60), ("N", 84), ("WHITCOMB", 96), ("-", 150), ("ST", 162),
    )]  # fmt: skip

    assert [cell.text for cell in rows_of(letters)[0]] == ["278 N WHITCOMB - ST"]


def test_a_value_of_two_lines_begins_on_the_row_of_its_label() -> None:
    read = page_of(
        ("Dunmore Family Dental", 300, 100), ("Company", 60, 106), ("Clinic Corp.", 300, 112),
        ("Account", 60, 140), ("57 907", 300, 140),
    )  # fmt: skip

    assert _rows(read)[:2] == [["Company", "Dunmore Family Dental"], ["Clinic Corp."]]


def test_a_label_of_two_lines_is_one_beside_its_value() -> None:
    read = page_of(("Street address (no", 60, 100), ("410 N Main St", 300, 106), ("P.O. boxes)", 60, 112))

    assert _rows(read) == [["Street address (no P.O. boxes)", "410 N Main St"]]


def test_lines_of_two_columns_that_stand_between_one_another_stay_apart() -> None:
    lines = [("Business line", 60.0, 100.0 + 12 * at) for at in range(4)]
    read = page_of(*lines, ("Terms of payment", 300, 118))

    assert ["Terms of payment"] in _rows(read)


@pytest.mark.parametrize(
    ("lines", "topic", "value"),
    [
        (("CUST NAME.: DENTAL EXPRESS",), Topic.ACCOUNT_NAME, "DENTAL EXPRESS"),
        (("SERVICE ADDRESS.. 410 N MAIN ST", "AUSTIN TX 78701"), Topic.SERVICE_ADDRESS, "410 N MAIN ST"),
        (("State and ZIP: MO 65401",), Topic.POSTAL_CODE, "65401"),
        (("State and ZIP: MO 65401",), Topic.REGION, "MO"),
        (("ZIP 56156",), Topic.POSTAL_CODE, "56156"),
        (("Street or highway address 9343 US Highway 63",), Topic.SERVICE_ADDRESS, "9343 US Highway 63"),
        (("Authorized user: Renée", "Sorensen"), Topic.AUTHORIZED_USER, "Renée Sorensen"),
        (("Numéro de téléphone defacturation", "819-322-4543"), Topic.BTN, "819-322-4543"),
        (("Adresse de service: 12 rue du Fort, Trois-", "Rivières QC G9A 4N4"), Topic.SERVICE_ADDRESS,
         "12 rue du Fort, Trois-Rivières QC G9A 4N4"),
    ],
)  # fmt: skip
def test_a_record_is_read_as_programs_write_it(lines: tuple[str, ...], topic: Topic, value: str) -> None:
    said = texts_of("csr", topic, lines_of(*lines))

    assert any(each == value or each.startswith(f"{value}\n") for each in said)


def test_a_contact_s_name_is_not_the_account_s() -> None:
    read = lines_of("Company Name: Dental Express", "Contact Name: Simone Delgado")

    assert "Simone Delgado" not in texts_of("loa", Topic.ACCOUNT_NAME, read)


@pytest.mark.parametrize("label", ["Mailing (billing) address", "Billing address"])
def test_an_address_to_which_bills_go_is_none_of_service(label: str) -> None:
    read = lines_of(f"{label}: PO Box 497, Grand Rapids, MI 49503")

    assert texts_of("bill", Topic.SERVICE_ADDRESS, read) == []


@pytest.mark.parametrize("value", ["(314) 555-0197", "63124-1131", "Adresse 9-1-1"])
def test_what_has_digits_is_no_address_by_that(value: str) -> None:
    read = page_of(("Service address", 60, 100), (value, 300, 100))

    assert not any(texts_of("csr", Topic.SERVICE_ADDRESS, read))


@pytest.mark.parametrize(
    "value", ["28-5308 Elgin Street West", "Suite 5, 410 Main Street", "Unit 3 - 18 Site Road"]
)
def test_a_street_is_a_value_however_its_words_sound(value: str) -> None:
    assert texts_of("loa", Topic.SERVICE_ADDRESS, lines_of("Service street address:", value)) == [value]


def test_a_sentence_may_say_a_box_in_three_letters() -> None:
    read = lines_of("Service is furnished at POB 3908, Austin, TX", "78728. The account has no freeze on it.")

    assert "POB 3908" in texts_of("csr", Topic.SERVICE_ADDRESS, read)[0]


def test_a_label_behind_a_street_is_no_unit() -> None:
    read = page_of(
        ("Street", 60, 100), ("410 N Main St", 160, 100), ("Suite / floor", 260, 100), ("Suite 7", 340, 100)
    )

    assert texts_of("loa", Topic.SERVICE_ADDRESS, read) == ["410 N Main St"]


def test_a_unit_may_stand_apart_behind_its_street() -> None:
    read = page_of(("Street", 60, 100), ("410 N Main St", 160, 100), ("UNIT 8", 260, 100))

    assert texts_of("loa", Topic.SERVICE_ADDRESS, read) == ["410 N Main St, UNIT 8"]


def test_an_account_is_no_product_of_the_carrier() -> None:
    read = page_of(("Account", 60, 100), ("Business Internet 150", 300, 100))

    assert not any(texts_of("bill", Topic.ACCOUNT_NUMBER, read))


def test_a_number_stands_below_its_label_as_those_of_its_column_do() -> None:
    read = page_of(
        ("Account holder", 60, 100), ("Dental Express Inc", 60, 112),
        ("Account number", 60, 136), ("57 907", 60, 148),
        ("Billing telephone number", 60, 172), ("512-555-0142", 60, 184), ("512-555-0199", 300, 172),
    )  # fmt: skip

    assert texts_of("csr", Topic.BTN, read)[0] == "512-555-0142"


@pytest.mark.parametrize("line", ["Transfer freeze ............ None", "FREEZE....: N", "LOCAL FRZ | N"])
def test_a_freeze_that_there_is_not_may_stand_behind_dots(line: str) -> None:
    said = says(lines_of("Customer Service Record", line), "csr")

    assert list(restrictions(said, ())) == []


@pytest.mark.parametrize(
    ("first", "likeness"),
    [("Morales Dental Limited", Likeness.SAME), ("Morales Bakery Limited", Likeness.DIFFERENT)],
)
def test_a_firm_over_the_address_of_service_holds_the_account(first: str, likeness: Likeness) -> None:
    at = Address("410 N Main St", None, "Austin", "TX", "78701", "US")
    said = says(lines_of("Your bill", "", first, "410 N Main St", "Austin, TX 78701"), "bill")

    found = account_names.on_account_name(said, "Morales Dental Limited", "Dana Reyes", at)

    assert found.likeness is likeness


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "12 Elm St , city of Des Moines , state IA , zip code 50309",
            ("12 Elm St", "Des Moines", "IA", "50309"),
        ),
        ("12 Elm St, City of Industry, CA 91748", ("12 Elm St", "City of Industry", "CA", "91748")),
        ("12, State St, Boston, MA 02109", ("12, State St", "Boston", "MA", "02109")),
    ],
)
def test_an_address_may_name_its_parts(text: str, parts: tuple[str, ...]) -> None:
    found = address.parse(text, "US")

    assert (found.street, found.city, found.region, found.postal_code) == parts


def test_a_city_may_be_broken_between_two_lines() -> None:
    found = address.parse("8180 S Commerce St, Unit 200, Fort\nWayne, IN 46802", "US", "Fort Wayne")

    assert (found.street, found.city) == ("8180 S Commerce St, Unit 200", "Fort Wayne")


@pytest.mark.parametrize("day", [("September 30,", "2026"), ("30 septembre", "2026")])
def test_a_day_may_be_broken_between_two_lines(day: tuple[str, str]) -> None:
    read = page_of((day[0], 400, 100), ("Dana Reyes", 200, 112), (day[1], 400, 112))

    assert ["Dana Reyes", " ".join(day)] in _rows(read)


@pytest.mark.parametrize(
    "text", ["Port-out lock / freeze: off", "Order and freeze information", "LOCAL SERVICE FREEZE... NO"]
)
def test_a_freeze_in_these_words_holds_nothing(text: str) -> None:
    assert list(restrictions(says(lines_of("Customer Service Record", text), "csr"), ())) == []


def test_what_a_guessed_label_announces_is_not_held_against_a_signer() -> None:
    said = says(lines_of("Authorized wireless shop: Prairie Sky"), "bill")

    assert account_names.on_user(said, "Dana Reyes").likeness is not Likeness.DIFFERENT


def test_a_blank_that_is_filled_in_has_room_around_it_and_is_part_of_its_sentence() -> None:
    read = page_of(
        ("I, Dana Reyes, of the firm with service located at", 60, 100), ("12 Elm St, Unit 10,", 288, 100),
        ("city of Austin, TX 78701, appoint Acme Voice as my agent for the change of it.", 60, 114),
    )  # fmt: skip

    assert any("12 Elm St, Unit 10" in each for each in texts_of("loa", Topic.SERVICE_ADDRESS, read))


@pytest.mark.parametrize(
    ("text", "street"),
    [
        ("2248 Depot Ct", "2248 Depot Ct"),
        ("190, rue du Fort\ns. o.\nLaval QC H7T 1C8", "190, rue du Fort"),
        ("1184472 Ontario Ltd. o/a Dockside\n9361 Range Rd 25\nRed Deer AB T4N 1A9", "9361 Range Rd 25"),
    ],
)
def test_a_street_is_told_from_what_stands_around_it(text: str, street: str) -> None:
    assert address.parse(text, "CA", "Laval").street == street


def test_an_account_that_begins_with_the_letters_of_a_box_is_none() -> None:
    assert address.physical("CPC-835695") is not address.Physical.BOX


def test_a_blank_account_number_is_a_missing_one() -> None:
    blank = {"account_number": " ", "billing_telephone_number": ""}

    given = AccountGiven.model_validate({"name": "Lone Star Telephone", **blank})

    assert (given.account_number, given.billing_telephone_number) == (None, None)


def test_an_address_that_breaks_behind_a_hyphen_goes_on_without_a_space() -> None:
    read = page_of(
        ("Please accept this letter to move our telephone service at 200-", 72, 100),
        ("3277 Queen's Park St, Sault Ste. Marie ON P6A 8L3 from Atlantica Telecom.", 72, 112),
    )

    assert texts_of("loa", Topic.SERVICE_ADDRESS, read) == [
        "200-3277 Queen's Park St, Sault Ste. Marie ON P6A 8L3"
    ]
    assert any(each.text.startswith("200-3277 Queen's") for each in says(read, "loa").addresses)


@pytest.mark.parametrize(
    ("document", "topic", "upper", "lower", "whole"),
    [
        ("loa", Topic.BTN, "BTN: 520-", "254-0612", "520-254-0612"),
        ("loa", Topic.ACCOUNT_NUMBER, "Account number: 48033-", "4.", "48033-4"),
    ],
)
def test_a_value_that_breaks_behind_a_hyphen_goes_on_in_the_next_line(
    document: DocumentName, topic: Topic, upper: str, lower: str, whole: str
) -> None:
    read = page_of((upper, 72, 100), (lower, 72, 112))

    assert texts_of(document, topic, read) == [whole]


def test_a_remark_in_brackets_is_no_part_of_an_address() -> None:
    read = page_of(
        ("1. Business name: Hobbs, Marsh & Delgado LLP", 72, 100),
        ("2. Service location: 147 US Highway 41, Mobile, AL 36602 (this is the location where the", 72, 112),
        ("lines are installed)", 72, 124),
        ("3. Carrier today: BluePeak Hosted Telecom", 72, 136),
    )

    assert texts_of("loa", Topic.SERVICE_ADDRESS, read) == ["147 US Highway 41, Mobile, AL 36602"]
    assert texts_of("loa", Topic.ACCOUNT_NAME, read) == ["Hobbs, Marsh & Delgado LLP"]


@pytest.mark.parametrize(
    "clause",
    [
        "The service is furnished at",
        "Our offices are located at",
        "The lines that we use at",
        "Telephone service is rendered to us at",
        "The address where we have telephone service is",
        "Le service nous est rendu au",
        "Nos bureaux sont au",
    ],
)
def test_sentences_say_where_a_service_is(clause: str) -> None:
    read = page_of(
        (f"2. Premises. {clause} 1199 North Birch Lane, Suite 310, Tucson, Arizona", 72, 100),
        ("85701. The rest of it is of no interest.", 72 + 2 * 4.6 + 3, 112),
    )

    assert texts_of("loa", Topic.SERVICE_ADDRESS, read) == [
        "1199 North Birch Lane, Suite 310, Tucson, Arizona 85701"
    ]


def test_a_narrow_column_breaks_the_name_of_a_city() -> None:
    read = page_of(
        ("SERVICE ADDRESS", 46, 190), ("CITY", 250, 190), ("STATE", 340, 190), ("ZIP", 400, 190),
        ("1490 S Franklin Blvd", 46, 202), ("North Little", 250, 202), ("AR", 340, 202), ("72114", 400, 202),
        ("Rock", 250, 212),
    )  # fmt: skip
    expected = Address("1490 S Franklin Blvd", None, "North Little Rock", "AR", "72114", "US")

    place, code = service_places.on_address(says(read, "csr"), expected)

    assert (place.likeness, code.likeness) == (Likeness.SAME, Likeness.SAME)


def test_a_day_in_boxes_is_read_in_the_order_that_the_form_says() -> None:
    read = page_of(("Date signed (MM DD YYYY)", 72, 100), ("09 23 2026", 72, 112))

    (dated,) = says(read, "loa").about(Topic.SIGNING_DATE)
    assert (dated.text, dated.day_first) == ("09 23 2026", False)
