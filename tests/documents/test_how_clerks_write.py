"""What papers of offices and their programs showed: exports, cards to sign online, letters to a carrier."""

from dataclasses import replace

import pytest

from porting.documents.contents import says
from porting.documents.kinds import kind_of, kinds_in
from porting.domain.checks.address import Address
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.service_places import on_address
from porting.domain.checks.statements import Topic
from tests.documents.typed import Placed, lines_of, page_of, texts_of

_CERTIFICATE: tuple[Placed, ...] = (
    ("Certificate Of Completion", 40, 40),
    ("Envelope Id: BE169CBD", 40, 56),
    ("Subject: Complete with Docusign", 40, 72),
    ("Signer Events", 40, 120),
    ("Signature", 132, 120),
    ("Timestamp", 216, 120),
    ("Dana Reyes", 40, 134),
    ("Signed: 9/11/2026", 178, 134),
    ("Completed", 40, 180),
    ("Security Checked", 130, 180),
)
_ASKED = Address("5040 E Riverside Dr", None, "Tulsa", "OK", "74154", "US")


def test_who_signed_is_who_stands_below_the_signers_of_a_service_s_certificate() -> None:
    letter, certificate = lines_of("Letter of Authorization", "Customer: Acme LLC"), page_of(*_CERTIFICATE)
    read = replace(letter, pages=(*letter.pages, *certificate.pages))

    assert texts_of("loa", Topic.SIGNER_NAME, read) == ["Dana Reyes"]


def test_a_certificate_s_signer_is_not_asked_for_where_the_letter_prints_one() -> None:
    letter = lines_of("Letter of Authorization", "Signature:", "Printed name: Craig Salazar")
    read = replace(letter, pages=(*letter.pages, *page_of(*_CERTIFICATE).pages))

    assert texts_of("loa", Topic.SIGNER_NAME, read) == ["Craig Salazar"]


@pytest.mark.parametrize(
    "title", ["Port-in authorization", "Transfer in authorization", "Port-out request authorization"]
)
def test_an_authorization_says_which_way_numbers_go(title: str) -> None:
    read = lines_of(title, "You let Acme request the numbers from your provider.", "Signature")

    assert kind_of(read.pages[0]) == "loa"


def test_a_program_joins_the_words_of_its_heads() -> None:
    read = lines_of("CSR_EXPORT | 04-SEP-2026", "AUTH_CONTACT | Dana Reyes", "PORT_FREEZE | NO")

    assert kinds_in(read, "csr") == ["csr"]
    assert kind_of(lines_of("ACSR_EXPORT | 1", "AUTH_CONTACT | Dana Reyes").pages[0]) is None


@pytest.mark.parametrize(
    ("unit", "likeness"),
    [
        ("-", Likeness.SAME),
        ("N/A", Likeness.SAME),
        ("None", Likeness.SAME),
        ("\u2014", Likeness.SAME),
        ("5", Likeness.UNCLEAR),
        ("A", Likeness.UNCLEAR),
    ],
)
def test_a_dash_says_that_there_is_no_unit(unit: str, likeness: Likeness) -> None:
    read = lines_of(
        "Letter of Authorization",
        "Service address: 5040 East Riverside Drive",
        f"Suite: {unit}",
        "City: Tulsa",
        "State: OK",
        "ZIP code: 74154",
    )

    assert on_address(says(read, "loa"), _ASKED)[0].likeness is likeness


@pytest.mark.parametrize(
    ("street", "unit", "likeness"),
    [
        ("5040 E Riverside Dr, Ste 4", "Ste 4", Likeness.SAME),
        ("5040 E Riverside Dr #4", "4", Likeness.SAME),
        ("5040 E Riverside Dr", "50", Likeness.DIFFERENT),
        ("5040 E Riverside Dr", "5040", Likeness.DIFFERENT),
    ],
)
def test_a_unit_in_its_own_place_counts_unless_the_street_has_it(
    street: str, unit: str, likeness: Likeness
) -> None:
    read = lines_of(
        "Letter of Authorization",
        f"Service address: {street}",
        f"Suite: {unit}",
        "City: Tulsa",
        "State: OK",
        "ZIP code: 74154",
    )

    assert on_address(says(read, "loa"), replace(_ASKED, unit="4"))[0].likeness is likeness


@pytest.mark.parametrize(("code", "likeness"), [("74154", Likeness.SAME), ("74159", Likeness.DIFFERENT)])
def test_a_postal_code_counts_although_a_listed_address_has_none(code: str, likeness: Likeness) -> None:
    read = lines_of(
        "CUSTOMER SERVICE RECORD",
        "LA:  5040 E RIVERSIDE DR",
        "LOC:  TULSA OK",
        "BN1:  ACME PLUMBING LLC",
        f"SA:  5040 E RIVERSIDE DR, TULSA, OK {code}",
    )

    assert on_address(says(read, "csr"), _ASKED)[1].likeness is likeness


def test_small_print_under_an_address_is_no_line_of_it() -> None:
    read = page_of(
        ("Letter of Authorization", 54, 40),
        ("Service address:", 54, 90),
        ("891-6911 Laurier Avenue", 57, 106),
        ("Street number and name, unit", 54, 120),
        ("AB", 57, 134),
    )

    assert texts_of("loa", Topic.SERVICE_ADDRESS, read) == ["891-6911 Laurier Avenue"]


@pytest.mark.parametrize(
    ("lines", "carriers"),
    [
        (("Lone Star Telephone", "Attn: Number Porting / LNP Department"), ["Lone Star Telephone"]),
        (("Fescue Voice Inc.", "Local Number Portability Team"), ["Fescue Voice Inc."]),
        (("Fescue Voix inc.", "Service de portabilité"), ["Fescue Voix inc."]),
        (("To: Fescue Telephone", "Attention: LNP desk"), ["Fescue Telephone"]),
        (("Acme Telecom", "Attn: Porting Department"), []),
        (("Lone Star Telephone", "Attn: Accounts Payable"), []),
        (("18 Main Street", "Attn: Porting Department"), []),
    ],
)
def test_a_letter_to_a_porting_department_is_to_the_losing_carrier(
    lines: tuple[str, str], carriers: list[str]
) -> None:
    read = lines_of(
        "Brightwater Plumbing LLC",
        "",
        *lines,
        "",
        "",
        "Please release our numbers to Acme Telecom at once, all of them.",
    )

    assert texts_of("loa", Topic.CARRIER, read) == carriers


@pytest.mark.parametrize("head", ["SVC_{}", "Service {}", "Serv. {}"])
def test_a_program_says_of_each_part_of_an_address_that_it_is_of_the_service(head: str) -> None:
    parts = (
        ("Street", "PO Box 219"),
        ("Unit", "Ste 5"),
        ("City", "Mobile"),
        ("State", "AL"),
        ("ZIP", "36660"),
    )
    rows = (f"{head.format(name)} | {value}" for name, value in parts)
    said = says(lines_of("CUSTOMER SERVICE RECORD", *rows), "csr")

    topics = (Topic.SERVICE_ADDRESS, Topic.UNIT, Topic.CITY, Topic.REGION, Topic.POSTAL_CODE)
    told = [said.about(topic)[0].text for topic in topics]
    assert told == ["\n".join(value for _, value in parts), *(value for _, value in parts[1:])]
