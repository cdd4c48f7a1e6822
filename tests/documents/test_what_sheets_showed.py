"""What single sheets, drawn by people who had not seen these checks, showed."""

import pytest

from porting.documents.contents import says
from porting.documents.kinds import form_of, kinds_in
from porting.documents.layout import rows_of
from porting.documents.reading import ReadDocument
from porting.domain.checks import address, agreement, bill
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.name import compare_people, without_position
from porting.domain.checks.restrictions import restrictions
from porting.domain.checks.service_places import on_address
from porting.domain.checks.statements import DocumentName, Topic
from tests.documents.typed import lines_of, page_of, texts_of, typed


def _holds(read: ReadDocument) -> list[str]:
    return [word for word, _ in restrictions(says(read, "csr"), ())]


@pytest.mark.parametrize(
    "lines",
    [
        ("Number lock stops a transfer to another provider while it is on.",),
        ("Want to keep your numbers safe? You can change the transfer lock at any time.",),
        ("Le verrou de transfert empêche un transfert lorsqu'il est actif.",),
        ("Your numbers   3 active, 0 suspended",),
        ("Features and restrictions", "International calling: allowed", "900 calls: blocked"),
        ("Port Lock: Locked = port-outs are refused; Unlocked = the number can be ported.",),
        ("Voici les renseignements", "demandés :"),
        ("Blocage 900 / 976   Oui",),
    ],
)
def test_what_a_lock_is_for_and_what_a_line_may_call_hold_no_number(lines: tuple[str, ...]) -> None:
    assert _holds(lines_of("Customer Service Record", *lines)) == []


@pytest.mark.parametrize(
    "said",
    [
        "Number lock is on. You can change it at any time.",
        "A port-out freeze is in effect on this account. To remove it, call us.",
        "Un gel de portabilité est en vigueur sur ce compte.",
        "This line is suspended until the balance is paid.",
        "PORT PROTECT......: Y-ON",
        "Local Service Provider Freeze: ACTIVE - carrier change not allowed",
        "Blocage de transfert : oui",
    ],
)
def test_what_is_on_holds_the_numbers_whatever_is_explained_beside_it(said: str) -> None:
    assert _holds(lines_of("Customer Service Record", said))


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("14. Port-out freeze", "NO"),
        ("Number lock (port-out)", "Off"),
        ("Freeze on port-out", "N - none"),
        ("Port protect", "N-OFF"),
        ("Pending port-outs", "0"),
    ],
)
def test_a_freeze_is_denied_beside_and_below_its_label(label: str, value: str) -> None:
    for placed in ((value, 300.0, 120.0), (value, 60.0, 133.0)):
        assert _holds(page_of((label, 60, 120), placed)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dana Reyes, Adjointe administrative.",
        "Dana Reyes, dana@acme.example",
        "Dana Reyes (Owner). End of export.",
        "Dana Reyes Controller",
        "Dana Reyes \u2013 Office Manager",
        "Dana Reyes\ndana@acme.example\nDevice payments due",
    ],
)
def test_what_somebody_is_and_how_to_reach_him_is_no_part_of_a_name(text: str) -> None:
    assert without_position(text) == "Dana Reyes"
    assert compare_people(text, "Dana Reyes") is Likeness.SAME
    assert compare_people(text, "Paul Reyes") is not Likeness.SAME


@pytest.mark.parametrize(
    "name", ["Robert (Bob) Smith", "Reyes, Dana", "Mary Ann Van Dyke, Jr.", "Dana Reyes"]
)
def test_a_name_stays_whole(name: str) -> None:
    assert without_position(name) == name


@pytest.mark.parametrize(
    "name", ["Main Street Diner", "Halvorsen Property Management", "Tri-County Title Company"]
)
def test_a_firm_s_name_that_sounds_like_a_label_is_a_name(name: str) -> None:
    read = page_of(
        ("BAN", 60, 107), ("280 039", 200, 107),
        ("ACCT NAME", 60, 120), (name.upper(), 200, 120),
        ("ACCT TYPE", 60, 133), ("BUSINESS - SMALL", 200, 133),
    )  # fmt: skip

    assert name.upper() in texts_of("csr", Topic.ACCOUNT_NAME, read)


def test_a_column_of_codes_for_calls_is_no_freeze() -> None:
    read = page_of(
        ("TN", 60, 120), ("BLOCK", 200, 120), ("LINE STATUS", 300, 120),
        ("501-265-5790", 60, 133), ("A", 200, 133), ("working", 300, 133),
    )  # fmt: skip

    assert _holds(read) == []


def test_a_firm_s_name_may_begin_with_a_number() -> None:
    read = page_of(
        ("Business legal name", 60, 100), ("4 Seasons Heating and Air", 60, 113),
        ("Service address", 60, 135), ("4158 South University Lane", 60, 148), ("Macon, GA 31201", 60, 161),
    )  # fmt: skip

    assert texts_of("csr", Topic.ACCOUNT_NAME, read)[0] == "4 Seasons Heating and Air"
    assert texts_of("csr", Topic.SERVICE_ADDRESS, read) == ["4158 South University Lane\nMacon, GA 31201"]


def test_an_account_number_may_have_ten_digits() -> None:
    read = page_of(
        ("ACCT", 60, 100), ("5467579565", 110, 100), ("BTN", 200, 100), ("320 265-0044", 240, 100),
        ("BILL PER 07", 60, 113), ("TAR", 200, 113), ("046", 240, 113),
    )  # fmt: skip

    assert texts_of("csr", Topic.ACCOUNT_NUMBER, read) == ["5467579565"]


@pytest.mark.parametrize(
    ("document", "topic", "label", "value"),
    [
        ("loa", Topic.ACCOUNT_NAME, "Legal or registered business name as billed", "Dental Express"),
        ("loa", Topic.ACCOUNT_NAME, "1. What is the name on the wireless account?", "Dental Express"),
        ("csr", Topic.ACCOUNT_NAME, "Whose name is the account in?", "Dental Express"),
        ("loa", Topic.SERVICE_ADDRESS, "Address line 1", "410 N Main St"),
        ("loa", Topic.SERVICE_ADDRESS, "Account address", "410 N Main St"),
        ("loa", Topic.SERVICE_ADDRESS, "4. What is the address of the account?", "410 N Main St"),
        ("loa", Topic.SERVICE_ADDRESS, "Numéro, rue, bureau", "410 N Main St"),
        ("csr", Topic.UNIT, "LOC (unit)", "FL 3"),
    ],
)
def test_a_label_of_these_sheets_is_known(
    document: DocumentName, topic: Topic, label: str, value: str
) -> None:
    assert value in texts_of(document, topic, page_of((label, 60, 120), (value, 60, 133)))


def test_a_location_may_be_a_room() -> None:
    read = lines_of("SERVICE ADDRESS............. 1571 N CLINTON WAY", "LOCATION.................... STE 310")

    assert texts_of("csr", Topic.UNIT, read) == ["STE 310"]


def test_a_line_s_type_is_nobody_s_name() -> None:
    rows = [((f"478/434-10{at}2", 60, 120 + 14 * at), ("Business", 200, 120 + 14 * at),
             ("Touch-tone, Voice mail", 300, 120 + 14 * at)) for at in range(3)]  # fmt: skip

    assert texts_of("bill", Topic.ACCOUNT_NAME, page_of(*(cell for row in rows for cell in row))) == []


def test_an_account_number_ends_where_the_next_fact_begins() -> None:
    read = lines_of("Account no. 315 521 Records: 8")

    assert texts_of("csr", Topic.ACCOUNT_NUMBER, read) == ["315 521"]


def test_a_guess_says_nothing_against_a_billing_number_that_is_there() -> None:
    read = lines_of(
        "Two Rivers is the customer of record for account number 5153599049. Service is given at 4722 West",
        "Street, Reno, NV 89501. The billing telephone number of the account is (775) 299-9526.",
    )

    assert agreement.on_btn(says(read, "csr"), "+17752999526").likeness is Likeness.SAME


@pytest.mark.parametrize(
    "label", ["NTF (numéro de téléphone de facturation)", "NO TEL DE FACTURATION", "Facturé sous"]
)
def test_another_billing_number_is_seen_whatever_it_is_called(label: str) -> None:
    read = lines_of("Dossier du client", f"{label} : 819-336-0371", "Numéros en service", "819-499-1584")

    found = agreement.on_btn(says(read, "csr"), "+18194991584").likeness

    assert found is (Likeness.SAME if label == "Facturé sous" else Likeness.DIFFERENT)


def test_a_page_that_says_what_a_record_says_is_one() -> None:
    read = lines_of(
        "My Business Account | Lines & Devices",
        "Account name: Morales Dental",
        "Account number: CV-30852",
        "Wireless number: 512-555-0142",
    )

    assert kinds_in(read, "csr") == ["csr"]
    assert kinds_in(lines_of("Dear Dana, lunch at noon? Regards, Paul"), "csr") == [None]


def test_values_over_their_labels_belong_to_the_heading_s_company() -> None:
    read = page_of(
        ("B. Old service provider (the company the end customer is paying)", 60, 100),
        ("Atlantica Telecom", 60, 120), ("CV-93095", 250, 120),
        ("Company", 60, 133), ("Account number", 250, 133),
        ("C. New service provider", 60, 160),
        ("Patrick Oakley", 60, 180), ("President", 250, 180),
        ("Name in block letters", 60, 193), ("Title", 250, 193),
    )  # fmt: skip

    assert "Atlantica Telecom" in texts_of("loa", Topic.CARRIER, read)
    assert "Atlantica Telecom" not in texts_of("loa", Topic.ACCOUNT_NAME, read)


@pytest.mark.parametrize(("amount", "is_due"), [("$327.91 \u2013 PAY NOW", True), ("$0.00", False)])
def test_a_balance_past_due_may_stand_below_its_head(amount: str, is_due: bool) -> None:
    read = page_of(
        ("Payments, adjustments", 60, 120), ("Past due balance", 250, 120), ("New charges", 400, 120),
        ("$0.00", 60, 134), (amount, 250, 134), ("$100.51", 400, 134),
    )  # fmt: skip

    assert (bill.past_due(says(read, "bill")) is not None) is is_due


def test_a_headline_is_on_several_lines_of_the_small_print_beside_it() -> None:
    lines = ("Statement Acme", "Account 8154 32", "Issued October 22, 2026")
    small = [word for at, line in enumerate(lines) for word in typed(line, 400, 41.2 + 12.8 * at)]
    headline = [*typed("Union Cellular", 60, 54.8, 21), *typed("for Business", 150, 60.8, 13)]

    rows = [" ".join(cell.text for cell in row) for row in rows_of([*small, *headline])]

    assert [row.endswith(line) for row, line in zip(rows, lines, strict=True)] == [True, True, True]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Permission to transfer wireless service",
            "I, Dana Reyes, give permission to port our lines.",
            "Signed:",
        ),
        (
            "MANDAT DE TRANSFERT",
            "Le mandant fait transférer ses numéros.",
            "En foi de quoi, le mandant a signé :",
        ),
    ],
)
def test_a_letter_of_the_customer_s_own_is_one_by_what_it_says(lines: tuple[str, ...]) -> None:
    assert kinds_in(lines_of(*lines), "loa") == ["loa"]


def test_an_account_number_behind_an_article_is_no_state_and_zip() -> None:
    read = lines_of("Laval (Québec) H7T 1C8", "Notre numéro de compte chez vous est le 21330-2.")

    assert form_of(read).country == "CA"


@pytest.mark.parametrize(
    ("head", "foot", "days"),
    [
        ("Date: 2026-01-29", "Signature", ["2026-01-29"]),
        ("Date: 2026-01-29", "Signature | Date signed:", []),
    ],
    ids=["asks for no other", "asks for another"],
)
def test_the_day_in_a_letter_s_head_is_its_day_where_no_other_is_asked_for(
    head: str, foot: str, days: list[str]
) -> None:
    body = ("We authorize ServiceCall.ai to port our numbers.",) * 12
    read = lines_of(
        head, "LETTER OF AUTHORIZATION", *body, "Authorized by:", foot, "Name | Douglas Shevchenko"
    )

    assert [each.replace("Date: ", "") for each in texts_of("loa", Topic.SIGNING_DATE, read)] == days


def test_dated_announces_a_day_without_a_colon() -> None:
    read = lines_of("DATED October 19, 2026", "Per: ______________", "Name: Harpreet Oakley")

    assert texts_of("loa", Topic.SIGNING_DATE, read) == ["October 19, 2026"]


@pytest.mark.parametrize(
    "text",
    [
        "1490 South Franklin Blvd, Building 5 \u2022 North Little Rock, AR 72114",
        "1490 S Franklin Blvd, Bldg 5 in\nNorth Little Rock, AR 72114",
    ],
)
def test_what_stands_between_street_and_city_belongs_to_neither(text: str) -> None:
    expected = address.Address("1490 S Franklin Blvd", "Bldg 5", "North Little Rock", "AR", "72114", "US")

    found = address.parse(text, "US", "North Little Rock")

    assert address.compare(expected, found).place is Likeness.SAME


def test_a_sentence_goes_on_behind_a_city_that_is_filled_in() -> None:
    read = page_of(
        ("service at", 72, 188), ("147 US Highway 41, Suite 200", 150, 188), ("in", 300, 188),
        ("Mobile, AL 36602 , appoint Keystone Telecom", 330, 188),
    )  # fmt: skip
    expected = address.Address("147 US Highway 41", "Suite 200", "Mobile", "AL", "36602", "US")

    place, code = on_address(says(read, "loa"), expected)

    assert (place.likeness, code.likeness) == (Likeness.SAME, Likeness.SAME)


@pytest.mark.parametrize(
    "said",
    [
        "A PIN may be requested once Number Lock is off.",
        "No port-out block is active on the account, and no line is suspended.",
        "Port protection: not active",
        "Holds and freezes: None. The account is in good standing with no port freeze.",
        "Aucune ligne n'est suspendue.",
    ],
)
def test_a_sentence_may_deny_what_holds_numbers(said: str) -> None:
    assert _holds(lines_of("Customer Service Record", said)) == []


def test_a_counted_label_beside_another_is_no_value() -> None:
    read = page_of(
        ("1a. Billing name", 60, 87), ("Tallgrass Therapy LLC", 250, 87),
        ("1b. Service address", 60, 100), ("4093 Tamarack Ln Unit 17", 250, 100),
        ("1c. City / State / ZIP code", 60, 113), ("Statesboro, GA 30458", 250, 113),
    )  # fmt: skip

    assert not any("City" in each for each in texts_of("loa", Topic.SERVICE_ADDRESS, read))
    assert texts_of("loa", Topic.CITY, read) == ["Statesboro, GA 30458"]


def test_the_code_that_is_expected_may_stand_under_any_label() -> None:
    read = page_of(
        ("ADR SERVICE", 60, 100), (": 410 N MAIN ST", 150, 100),
        ("VILLE", 60, 113), (": AUSTIN", 150, 113),
        ("PROV / CP", 60, 126), (": TX", 150, 126), ("78701", 200, 126),
    )  # fmt: skip
    expected = address.Address("410 N Main St", None, "Austin", "TX", "78701", "US")

    assert [each.likeness for each in on_address(says(read, "csr"), expected)] == [Likeness.SAME] * 2
    apart = page_of(
        ("Service address (no P.O. Box)", 60, 80),
        ("410 N Main St", 60, 100), ("Austin", 250, 100),
        ("Street number and name, unit", 60, 113), ("City", 250, 113),
        ("TX", 60, 130), ("78701", 250, 130), ("Province", 60, 143), ("Postal code", 250, 143),
        ("Current local service provider", 60, 160), ("Account no.", 250, 160), ("BTN", 400, 160),
        ("Lone Star Telephone", 60, 173), ("204418", 250, 173), ("512-555-0142", 400, 173),
        ("Customer name", 60, 190), ("Dental Express", 60, 203),
    )  # fmt: skip
    assert [each.likeness for each in on_address(says(apart, "loa"), expected)] == [Likeness.SAME] * 2
    other = address.Address("410 N Main St", None, "Austin", "TX", "78704", "US")
    assert on_address(says(read, "csr"), other)[1].likeness is not Likeness.SAME
