"""The LOA that we make: what its fields hold, what it says, and what becomes of it when it is signed."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from time import thread_time
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from porting.adapters.pdfium_pages import PdfiumPages
from porting.adapters.pyhanko_signatures import validated
from porting.documents.labels import statements_of
from porting.documents.letter import Letter, Signing
from porting.documents.making import Packet, blank_loa, prefilled_loa
from porting.documents.reading import ReadDocument
from porting.domain.checks.statements import Topic
from porting.domain.phone_number import NumberType
from porting.domain.port_request import (
    AuthorizedUser,
    LosingCarrier,
    PortNumber,
    PortRequest,
    SealedPin,
    ServiceAddress,
)
from tests.builders import NUMBER, SECOND_NUMBER, a_port_request, local, toll_free
from tests.documents.signing import digitally_signed, filled_later

TODAY = date(2026, 11, 23)
SIGNED_AT = datetime(2026, 11, 22, 15, tzinfo=UTC)
TWO_NUMBERS = local(NUMBER, SECOND_NUMBER)
MIXED = a_port_request(numbers=TWO_NUMBERS + toll_free())
TOLL_FREE_ONLY = a_port_request(numbers=toll_free(), losing_carrier=LosingCarrier(name="Lone Star Telephone"))
MONTREAL = a_port_request(
    request_id="erable-0001",
    company_name="Plomberie Érable Ltée",
    authorized_user=AuthorizedUser(first_name="François", last_name="Côté"),
    service_address=ServiceAddress(
        street="1000, rue Sherbrooke Ouest",
        unit="bureau 300",
        city="Montréal",
        region="QC",
        postal_code="H3A 3G4",
        country="CA",
    ),
    losing_carrier=LosingCarrier(
        name="Téléphonie du Fleuve", account_number="7700-1188", billing_telephone_number="+15145550100"
    ),
    numbers=(PortNumber(number="+15145550100", type=NumberType.LOCAL, country="CA"),),
)
ACCOUNT_FIELDS = (
    "account_name", "authorized_user", "service_address", "unit", "city", "region", "postal_code",
    "billing_address", "carrier", "account_number",
)  # fmt: skip
SIGNER_FIELDS = ("signer_name", "title", "signature", "signing_date")


def fields_of(content: bytes) -> dict[str, Any]:
    return PdfReader(io.BytesIO(content)).get_fields() or {}


def root_of(content: bytes) -> dict[str, Any]:
    return PdfReader(io.BytesIO(content)).root_object


def values_of(content: bytes) -> dict[str, str]:
    """The fields that are filled in."""
    return {name: str(field["/V"]) for name, field in fields_of(content).items() if "/V" in field}


def text_of(content: bytes) -> str:
    """What is printed, fields left out, without line breaks."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def shown_in(content: bytes, name: str) -> str:
    """What a viewer shows in a field that makes no appearances of its own."""
    drawn = fields_of_pages(content)[name]["/AP"]["/N"].get_data().decode("ascii")
    letters = re.search(r"<([0-9a-f]*)> Tj", drawn)
    return bytes.fromhex(letters[1]).decode("cp1252") if letters else ""


def fields_of_pages(content: bytes) -> dict[str, Any]:
    pages = PdfReader(io.BytesIO(content)).pages
    return {
        str(field["/T"]): field
        for page in pages
        for reference in page.get("/Annots", ())
        for field in [reference.get_object()]
    }


def a_letter(request: PortRequest, **changes: Any) -> Letter:
    """Signed and dated, unless `changes` say otherwise."""
    return replace(Packet.of(request, TODAY).loa, **changes)


def test_a_prefilled_letter_says_in_its_fields_what_the_request_says() -> None:
    letter = prefilled_loa(a_port_request(numbers=TWO_NUMBERS))

    assert values_of(letter) == {
        "account_name": "Acme Plumbing LLC",
        "authorized_user": "Dana Reyes",
        "service_address": "410 N Main St",
        "unit": "Ste 200",
        "city": "Austin",
        "region": "TX",
        "postal_code": "78701",
        "carrier": "Lone Star Telephone",
        "account_number": "LS-204418",
        "btn": "(512) 555-0100",
        "number_1": "(512) 555-0100",
        "number_2": "(512) 555-0142",
        "signer_name": "Dana Reyes",
    }


def test_the_fields_come_in_the_order_in_which_one_fills_them_in() -> None:
    letter = prefilled_loa(a_port_request(numbers=TWO_NUMBERS))

    assert tuple(fields_of(letter)) == (*ACCOUNT_FIELDS, "btn", "number_1", "number_2", *SIGNER_FIELDS)
    assert [str(page["/Tabs"]) for page in PdfReader(io.BytesIO(letter)).pages] == ["/R"]


@pytest.mark.parametrize(
    "request_", [MIXED, TOLL_FREE_ONLY, MONTREAL], ids=["mixed", "toll-free", "Montréal"]
)
def test_every_field_tells_a_screen_reader_what_it_is_for(request_: PortRequest) -> None:
    tooltips = [str(field["/TU"]) for field in fields_of_pages(prefilled_loa(request_)).values()]

    assert all(len(tooltip) > 15 for tooltip in tooltips)
    assert len(set(tooltips)) == len(tooltips)


def test_what_is_filled_in_shows_on_paper_and_in_viewers_that_make_no_appearances() -> None:
    letter = prefilled_loa(a_port_request(numbers=TWO_NUMBERS))
    shown = {name: shown_in(letter, name) for name in values_of(letter)}

    assert shown == values_of(letter)
    assert all(int(field["/F"]) & 4 for field in fields_of_pages(letter).values())
    assert "/NeedAppearances" not in root_of(letter)["/AcroForm"]


def test_accents_are_right_in_fields_and_on_the_page() -> None:
    letter = prefilled_loa(MONTREAL)

    assert values_of(letter)["account_name"] == shown_in(letter, "account_name") == "Plomberie Érable Ltée"
    assert values_of(letter)["signer_name"] == shown_in(letter, "signer_name") == "François Côté"
    assert "Numéro de compte" in text_of(letter)


def test_letters_that_the_font_lacks_are_right_in_the_field_and_lose_their_accents_on_paper() -> None:
    letter = prefilled_loa(a_port_request(company_name="Řezník & Łódź s.r.o."))

    assert values_of(letter)["account_name"] == "Řezník & Łódź s.r.o."
    assert shown_in(letter, "account_name") == "Rezník & Lódz s.r.o."


def test_a_letter_has_an_empty_place_for_a_digital_signature_that_closes_the_form() -> None:
    letter = prefilled_loa(a_port_request())
    place = fields_of_pages(letter)["signature"]
    left, bottom, right, top = (float(number) for number in place["/Rect"])

    assert (place["/FT"], "/V" in place, place["/Lock"]["/Action"]) == ("/Sig", False, "/All")
    assert right - left > 200
    assert top - bottom > 36


def test_a_letter_is_a_titled_letter_size_document_in_its_own_language() -> None:
    letter = PdfReader(io.BytesIO(prefilled_loa(MIXED)))

    assert letter.metadata is not None
    assert letter.metadata.title == "Letter of Authorization (United States)"
    assert root_of(prefilled_loa(MIXED))["/Lang"] == "en-US"
    assert root_of(prefilled_loa(MONTREAL))["/Lang"] == "fr-CA"
    assert [float(number) for number in letter.pages[0].mediabox] == [0, 0, 612, 792]


@pytest.mark.parametrize(
    "says",
    [
        "The account is billed under the name and at the address above",
        "I have decided to change from my current carrier to ServiceCall.ai for each telephone number listed",
        "to act on my behalf as my agent for this change",
        "only one carrier at a time for each service on any one number",
        "a fee may apply",
        "no other purpose than this authorization",
        "do not send anything else in this PDF",
        "Never write a PIN",
    ],
)
def test_a_us_letter_holds_what_the_fcc_asks_of_one(says: str) -> None:
    assert says in text_of(prefilled_loa(a_port_request()))


def test_a_canadian_letter_asks_for_province_and_postal_code_and_names_who_is_paid() -> None:
    text = text_of(prefilled_loa(MONTREAL, language="en"))

    assert "Letter of Authorization (Canada)" in text
    assert "Province Postal code" in text
    assert "State" not in text
    assert "Current carrier (the company that you pay today)" in text
    assert "the Canadian carriers that it works with" in text
    assert "ServiceCall.ai is the company that I will pay for the service." in text
    assert "47 CFR" not in text


def test_quebec_gets_the_canadian_letter_in_french_unless_english_is_asked_for() -> None:
    french, english = prefilled_loa(MONTREAL), prefilled_loa(MONTREAL, language="en")

    assert "Form LOA-CA-FR. Demande de transfert erable-0001" in text_of(french)
    assert "J'autorise mon fournisseur actuel à libérer ces numéros" in text_of(french)
    assert "authorize" not in text_of(french)
    assert "Form LOA-CA. Port request erable-0001" in text_of(english)
    assert values_of(french) == values_of(english)


def test_the_us_letter_is_english_whatever_is_asked_for() -> None:
    assert prefilled_loa(a_port_request(), language="fr") == prefilled_loa(a_port_request())


def test_the_order_decides_the_form_where_it_is_not_that_of_the_address() -> None:
    assert "Form LOA-US. Port request" in text_of(prefilled_loa(MONTREAL, country="US"))


def test_a_toll_free_letter_changes_the_resp_org_and_has_no_billing_number() -> None:
    letter = prefilled_loa(TOLL_FREE_ONLY)

    assert "Form LOA-US-TF" in text_of(letter)
    assert "I choose the Responsible Organization (RespOrg) that ServiceCall.ai names" in text_of(letter)
    assert "only one RespOrg at a time" in text_of(letter)
    assert "local toll" not in text_of(letter)
    assert tuple(fields_of(letter)) == (*ACCOUNT_FIELDS, "number_1", *SIGNER_FIELDS)
    assert values_of(letter)["number_1"] == "1-800-555-0123"


def test_a_letter_for_local_and_toll_free_numbers_has_both_wordings_and_all_numbers() -> None:
    letter = prefilled_loa(MIXED)

    assert "Form LOA-US. Port request" in text_of(letter)
    assert "local, local toll and long-distance service" in text_of(letter)
    assert "For each toll-free number I choose the Responsible Organization" in text_of(letter)
    assert [values_of(letter)[f"number_{count}"] for count in (1, 2, 3)] == [
        "(512) 555-0100",
        "(512) 555-0142",
        "1-800-555-0123",
    ]


def test_a_letter_without_toll_free_numbers_says_nothing_of_resp_orgs() -> None:
    assert "RespOrg" not in text_of(prefilled_loa(a_port_request()))


def test_a_hundred_and_twenty_numbers_run_over_pages_and_are_signed_beside_the_authorization() -> None:
    numbers = local(*(f"+1512555{line:04}" for line in range(100, 220)))
    letter = prefilled_loa(a_port_request(numbers=numbers))
    values = values_of(letter)
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(letter)).pages]

    assert [values[f"number_{count}"] for count in range(1, 121)] == [
        f"(512) 555-{line:04}" for line in range(100, 220)
    ]
    assert all(
        f"Form LOA-US. Port request acme-0001 Page {at} of 2" in text for at, text in enumerate(pages, 1)
    )
    assert "continued" in pages[1]
    assert "4. Authorization" in pages[1]
    assert "Date signed" in pages[1]


@pytest.mark.parametrize("request_", [a_port_request(), MIXED, TOLL_FREE_ONLY, MONTREAL])
def test_a_letter_for_a_few_numbers_is_one_page(request_: PortRequest) -> None:
    assert len(PdfReader(io.BytesIO(prefilled_loa(request_))).pages) == 1


def test_no_letter_has_a_place_for_a_pin_or_holds_one() -> None:
    pin = SealedPin(sealed="sealed-4711", fingerprint="print-4711")
    carrier = LosingCarrier(name="Lone Star", account_number="1", pin=pin)
    letter = prefilled_loa(a_port_request(losing_carrier=carrier))

    assert "4711" not in text_of(letter) + " ".join(values_of(letter).values())
    assert not [name for name in fields_of(letter) if "pin" in name]


@pytest.mark.parametrize(
    ("made", "form"),
    [
        (blank_loa("US"), "LOA-US"),
        (blank_loa("CA"), "LOA-CA"),
        (blank_loa("CA", language="fr"), "LOA-CA-FR"),
        (blank_loa("US", toll_free=True), "LOA-US-TF"),
        (blank_loa("CA", toll_free=True), "LOA-CA-TF"),
        (blank_loa("CA", toll_free=True, language="fr"), "LOA-CA-TF-FR"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_blank_form_is_empty_fits_one_page_and_says_which_it_is(made: bytes, form: str) -> None:
    assert values_of(made) == {}
    assert {"account_name", "number_1", "number_15", "signature"} <= fields_of(made).keys()
    assert f"Form {form} Page 1 " in text_of(made)
    assert len(PdfReader(io.BytesIO(made)).pages) == 1


def test_the_same_request_gives_the_same_bytes() -> None:
    assert prefilled_loa(MIXED) == prefilled_loa(MIXED)
    assert blank_loa("CA") == blank_loa("CA")


def test_a_letter_has_nothing_that_a_reader_would_be_alarmed_by() -> None:
    letter = prefilled_loa(MIXED)

    assert not [word for word in (b"/JavaScript", b"/JS", b"/AA", b"/OpenAction", b"/URI") if word in letter]


@pytest.mark.parametrize(("request_", "day"), [(MIXED, "November 22, 2026"), (MONTREAL, "22 novembre 2026")])
def test_a_signed_letter_has_its_day_in_the_field_for_it(request_: PortRequest, day: str) -> None:
    assert values_of(a_letter(request_).made())["signing_date"] == day


def test_a_letter_that_was_printed_into_a_new_pdf_has_text_where_fields_were() -> None:
    letter = a_letter(MIXED, is_flat=True, title="Owner").made()

    assert fields_of(letter) == {}
    assert all(
        value in text_of(letter) for value in values_of(a_letter(MIXED, title="Owner").made()).values()
    )


@pytest.mark.parametrize(
    "request_", [MIXED, TOLL_FREE_ONLY, MONTREAL], ids=["mixed", "toll-free", "Montréal"]
)
def test_labels_on_paper_announce_what_the_fields_hold(request_: PortRequest) -> None:
    letter = a_letter(request_, title="Owner", signing=Signing.TYPED)
    filled = {name: text for name, text in values_of(letter.made()).items() if not name.startswith("number_")}

    with PdfiumPages(replace(letter, is_flat=True).made()) as document:
        said = statements_of(ReadDocument((document.page(1),)), "loa")

    assert {
        each.topic.value: each.text for each in said if each.text and each.topic is not Topic.NUMBERS
    } == {
        **filled,
        "signature": f"/s/ {letter.signer}",
    }


def test_a_typed_name_stands_in_the_place_for_the_signature() -> None:
    assert "/s/ Dana Reyes" in text_of(a_letter(MIXED, signing=Signing.TYPED).made())


def test_a_letter_signed_digitally_in_its_field_is_intact_until_somebody_changes_a_field() -> None:
    letter = a_letter(MIXED, signing=Signing.NOT).made()

    signed = digitally_signed(letter, "Dana Reyes", SIGNED_AT, field="signature")
    (before,) = validated(signed)
    (after,) = validated(filled_later(signed, account_number="LS-999111"))

    assert (before.intact, before.changed_after, before.field) == (True, False, "signature")
    assert (after.intact, after.changed_after) == (True, True)


def test_a_blank_form_filled_in_by_another_program_keeps_and_shows_what_was_typed() -> None:
    typed = {"account_name": "Plomberie Érable Ltée", "number_1": "(514) 555-0100"}
    writer = PdfWriter(io.BytesIO(blank_loa("CA", language="fr")))
    writer.update_page_form_field_values(writer.pages[0], dict(typed), auto_regenerate=False, flatten=True)
    filled = io.BytesIO()
    writer.write(filled)

    assert values_of(filled.getvalue()) == typed
    assert all(value in text_of(filled.getvalue()) for value in typed.values())


def test_a_letter_is_made_in_a_twentieth_of_a_second_of_cpu() -> None:
    prefilled_loa(MIXED)
    times = []
    for _ in range(5):
        begun = thread_time()
        prefilled_loa(MIXED)
        times.append(thread_time() - begun)

    assert min(times) < 0.05
