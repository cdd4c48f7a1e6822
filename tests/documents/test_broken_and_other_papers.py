"""Files that are no good, and documents that others make."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tests.builders import SECOND_NUMBER
from tests.documents import papers
from tests.documents.packets import a_packet, check
from tests.documents.signing import digitally_signed, with_a_further_page

BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "bill/document_empty/fail": lambda _: b"",
    "bill/document_not_pdf/fail": lambda _: b"PK\x03\x04 a spreadsheet" * 50,
    "bill/document_too_large/fail": lambda good: good + b" " * (20 * 1024 * 1024),
    "bill/document_encrypted/fail": lambda good: papers.encrypted(good, "secret"),
    "bill/document_unreadable/review": lambda _: papers.scanned(),
    "bill/document_unsafe/review": lambda good: papers.with_script(good),
}


@pytest.mark.parametrize(("finding", "spoil"), BROKEN.items(), ids=BROKEN)
def test_a_file_that_cannot_be_judged_is_a_finding_not_an_error(
    finding: str, spoil: Callable[[bytes], bytes]
) -> None:
    made = a_packet().made()

    checked = check(made, bill=spoil(made["bill"]))

    assert checked.found == {finding}


@pytest.mark.parametrize("kept", [9, 200, 900, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file_never_passes_unseen(kept: float) -> None:
    made = a_packet().made()
    length = int(kept if kept >= 1 else kept * len(made["bill"]))

    checked = check(made, bill=made["bill"][:length])

    assert checked.found & {"bill/document_unreadable/fail", "bill/document_empty/fail"}


@pytest.mark.parametrize("at", range(0, 3000, 400))
def test_a_damaged_file_is_a_finding_at_most(at: int) -> None:
    made = a_packet().made()
    damaged = made["csr"][:at] + b"\x00<< /Length -1 >>" + made["csr"][at + 16 :]

    checked = check(made, csr=damaged)

    assert checked.value in ("pass", "review", "fail")


def test_blank_pages_are_an_empty_document() -> None:
    assert "loa/document_empty/fail" in check(a_packet(), loa=papers.blank()).found


def test_too_many_pages_are_too_large() -> None:
    assert "bill/document_too_large/fail" in check(a_packet(), bill=papers.blank(61)).found


def test_a_bomb_is_stopped_and_refused() -> None:
    assert "bill/document_unsafe/fail" in check(a_packet(), bill=papers.bomb()).found


def test_an_attachment_is_looked_at() -> None:
    made = a_packet().made()

    assert "csr/document_unsafe/review" in check(made, csr=papers.with_attachment(made["csr"])).found


def test_a_file_that_opens_without_a_password_is_read() -> None:
    made = a_packet().made()

    assert check(made, bill=papers.encrypted(made["bill"], "")).value == "pass"


def test_one_file_in_two_places_is_refused() -> None:
    made = a_packet().made()

    checked = check(made, csr=made["bill"])

    assert {"bill/document_duplicate/fail", "csr/document_wrong_kind/fail"} <= checked.found


def test_documents_in_each_others_place_are_refused() -> None:
    made = a_packet().made()

    checked = check({"loa": made["bill"], "csr": made["loa"], "bill": made["csr"]})

    kinds = {f"{name}/document_wrong_kind/fail" for name in ("loa", "csr", "bill")}
    assert kinds <= checked.found


def test_several_documents_in_one_file_are_refused() -> None:
    made = a_packet().made()
    together = papers.joined(made["loa"], made["csr"], made["bill"])

    assert "loa/document_combined/fail" in check(made, loa=together).found


def test_a_paper_of_no_known_kind_is_for_a_person() -> None:
    recipe = papers.lines("Apple pie", "Six apples, sugar, butter", "Bake for an hour")

    assert "bill/document_wrong_kind/review" in check(a_packet(), bill=recipe).found


def test_the_text_that_some_machine_put_under_a_scan_is_not_believed() -> None:
    made = a_packet(None).made()
    other = papers.lines("Invoice", "Account number: LS-999111", "Amount due $12.00", "Payment due: now")

    text, scan = check(made, bill=other, csr=None), check(made, bill=papers.scanned(other), csr=None)

    assert "bill/bill_account_number_mismatch/fail" in text.found
    assert scan.found == {"bill/document_unreadable/review", "csr/document_missing/review"}


LETTER = (
    "Letter of Authorization",
    "I hereby authorize the transfer of my telephone numbers.",
    "Company name: Acme Plumbing, L.L.C.",
    "Service address: 410 North Main Street, Suite 200, Austin, TX 78701-2245",
    "Current carrier: Lone Star Telephone",
    "Account number: LS 204418",
    "Billing telephone number: 512.555.0100",
    "Telephone numbers: 512-555-0100, 512-555-0142",
    "Print name: Dana Reyes",
    "Signature: ______________________ | Date: 11/20/2026",
)
SIGNATURE = (130.0, 780 - 18 * (len(LETTER) - 1))


def a_letter(*changes: tuple[str, str]) -> bytes:
    text = "\n".join(LETTER)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return papers.lines(*text.splitlines())


def test_a_letter_that_somebody_else_made_passes_when_it_says_the_same() -> None:
    checked = check(a_packet(), loa=papers.signed_by_pen(a_letter(), *SIGNATURE))

    assert (checked.value, checked.found) == ("pass", set())


SIGNED_AT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
SIGNED: dict[str, Callable[[bytes], bytes]] = {
    "pen": lambda letter: papers.signed_by_pen(letter, *SIGNATURE),
    "image": lambda letter: papers.with_image(letter, 130, SIGNATURE[1] - 8, height=24),
    "ink": lambda letter: papers.annotated(letter, "/Ink", (130, 610, 260, 640)),
    "stamp": lambda letter: papers.annotated(letter, "/Stamp", (130, 610, 260, 640)),
    "digital": lambda letter: digitally_signed(letter, "Dana Reyes", SIGNED_AT),
}


@pytest.mark.parametrize("sign", SIGNED.values(), ids=SIGNED)
def test_a_letter_may_be_signed_in_many_ways(sign: Callable[[bytes], bytes]) -> None:
    assert check(a_packet(), loa=sign(a_letter())).found == set()


UNSURE: dict[str, Callable[[bytes], bytes]] = {
    "typed": lambda _: a_letter(("Signature: ______________________", "Signature: /s/ Dana Reyes")),
    "typed over the page": lambda letter: papers.annotated(letter, "/FreeText", (130, 610, 260, 640)),
    "in a form field": lambda letter: papers.with_fields(letter, signature="Dana Reyes"),
    "a certificate that signs nothing": lambda letter: papers.with_signature_field(letter, signed=True),
    "stamp elsewhere": lambda letter: papers.annotated(letter, "/Stamp", (400, 100, 500, 140)),
    "no place for it": lambda _: a_letter(("Signature: ______________________ | Date", "Date signed")),
}


@pytest.mark.parametrize("sign", UNSURE.values(), ids=UNSURE)
def test_what_may_be_a_signature_is_for_a_person(sign: Callable[[bytes], bytes]) -> None:
    assert check(a_packet(), loa=sign(a_letter())).found == {"loa/loa_not_signed/review"}


UNSIGNED: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda letter: letter,
    "a logo": lambda letter: papers.with_image(letter, 400, 100),
    "empty signature field": lambda letter: papers.with_signature_field(letter, signed=False),
}


@pytest.mark.parametrize("sign", UNSIGNED.values(), ids=UNSIGNED)
def test_an_empty_place_for_the_signature_is_a_fact(sign: Callable[[bytes], bytes]) -> None:
    assert check(a_packet(), loa=sign(a_letter())).found == {"loa/loa_not_signed/fail"}


def test_a_page_that_was_added_after_signing_is_refused() -> None:
    letter = with_a_further_page(digitally_signed(a_letter(), "Dana Reyes", SIGNED_AT))

    assert check(a_packet(), loa=letter).found == {"loa/loa_changed_after_signing/fail"}


def test_a_date_that_may_be_drawn_is_for_a_person() -> None:
    undated = a_letter(("Date: 11/20/2026", "Date: __________"))
    signed = papers.signed_by_pen(undated, *SIGNATURE)

    typed, drawn = (
        check(a_packet(), loa=signed),
        check(a_packet(), loa=papers.signed_by_pen(signed, 345, 620)),
    )

    assert typed.found == {"loa/loa_not_dated/fail"}
    assert drawn.found == {"loa/loa_not_dated/review"}


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (("512-555-0100, 512-555-0142", "512-555-0100 thru 0142"), "loa/loa_number_missing/review"),
        (("512-555-0100, 512-555-0142", "see attached list"), "loa/loa_number_missing/review"),
        (("Print name: Dana Reyes", "Print name: Bob Reyes"), "loa/loa_wrong_signer/fail"),
        (("Print name: Dana Reyes", "Print name:"), "loa/loa_wrong_signer/review"),
        (("Company name: Acme Plumbing, L.L.C.", "Company name:"), "loa/loa_name_mismatch/review"),
        (("Suite 200", "Suite 201"), "loa/loa_address_mismatch/fail"),
        ((", TX 78701-2245", ", TX"), "loa/loa_postal_code_mismatch/review"),
        (("Account number: LS 204418", "Account number: 204418"), "loa/loa_account_number_mismatch/review"),
        (("Letter of Authorization", "Canadian Letter of Authorization"), "loa/loa_wrong_country_form/fail"),
        (
            ("512.555.0100", "512.555.0188"),
            "loa/loa_btn_mismatch/fail",
        ),
        (("Date: 11/20/2026", "Date: 10/01/2026"), "loa/loa_expired/fail"),
        (("Date: 11/20/2026", "Date: 20 novembre 2027"), "loa/loa_dated_in_future/fail"),
    ],
)
def test_a_defect_of_a_foreign_letter_is_found(change: tuple[str, str], finding: str) -> None:
    letter = papers.signed_by_pen(a_letter(change), *SIGNATURE)

    assert finding in check(a_packet(), loa=letter).found


def test_a_form_filled_in_on_the_screen_is_read_from_its_fields() -> None:
    form = papers.lines("Letter of Authorization", "I hereby authorize the transfer.", "Signature: ____")
    filled = papers.with_fields(
        form,
        company_name="Acme Plumbing LLC",
        service_address="410 N Main St Ste 200, Austin, TX 78701",
        accountNumber="LS-204418",
        Billing_Telephone_Number="(512) 555-0100",
        numbers_to_port="512-555-0100 512-555-0142",
        print_name="Dana Reyes",
        date_signed="November 20, 2026",
    )
    signed = papers.signed_by_pen(filled, 120, 746)

    assert check(a_packet(), loa=signed).found == set()


BILL = (
    "LONE STAR TELEPHONE | Statement date",
    "PO Box 999, Dallas TX 75201 | Nov 10, 2026",
    "Account # | Amount due",
    "LS-204418 | $55.20",
    "ACME PLUMBING LLC",
    "410 N MAIN ST STE 200",
    "AUSTIN TX 78701",
    "Previous balance $55.20",
    "Payments received $55.20",
    "Total charges for 512 555 0100 and 512 555 0142: $55.20",
    "A late fee may apply to past due balances.",
)


def test_a_bill_in_an_unknown_layout_passes_when_it_says_the_same() -> None:
    checked = check(a_packet(), bill=papers.lines(*BILL))

    assert (checked.value, checked.found) == ("pass", set())


FRENCH_BILL = (
    "Téléphone du Nord",
    "Facture",
    "Date de facturation : 10 novembre 2026",
    "Numéro de compte : LS-204418",
    "Nom du client : Acme Plumbing LLC",
    "Adresse de service : 410 N Main St, bureau 200, Austin, TX 78701",
    "Solde précédent 55,20 $ | Paiement 55,20 $",
    "Solde en souffrance 120,50 $",
    "Montant dû : 175,70 $",
    "512 555-0100 | 512 555-0142",
)


def test_a_french_bill_is_read() -> None:
    assert check(a_packet(), bill=papers.lines(*FRENCH_BILL)).found == {"bill/bill_past_due/warning"}


def test_a_record_in_an_unknown_layout_passes_when_it_says_the_same() -> None:
    record = papers.lines(
        "CUSTOMER SERVICE RECORD",
        "BTN: 512-555-0100 | ACCT NO: LS-204418",
        "LISTED NAME: ACME PLUMBING LLC",
        "SERVICE ADDRESS: 410 N MAIN ST STE 200 AUSTIN TX 78701",
        "PIC FREEZE: N | LPIC: 0288",
        "LINES ON ACCOUNT: 512-555-0100 512-555-0142",
        "USOC 1FB",
    )

    assert check(a_packet(), csr=record).found == set()


@pytest.mark.parametrize(
    "line",
    ["PIC FREEZE: Y", "Line status: Suspended", "Order pending 1234", "DO NOT PORT", "Number lock: Y"],
)
def test_a_record_that_restricts_the_numbers_is_for_a_person(line: str) -> None:
    record = papers.lines(
        "Customer Service Record",
        "Account number: LS-204418",
        "BTN: 512-555-0100",
        "Account name: Acme Plumbing LLC",
        "Service address: 410 N Main St Ste 200, Austin TX 78701",
        f"Lines: 512-555-0100, {SECOND_NUMBER}",
        "USOC 1FB",
        line,
    )

    assert check(a_packet(), csr=record).found == {"csr/csr_restriction/review"}


def test_a_letter_with_everything_below_each_other_is_read() -> None:
    letter = papers.lines(
        "LETTER OF AUTHORIZATION (LOA)",
        "Date: January 2, 2026",
        "Name: Acme Plumbing LLC",
        "Authorized user: Dana Reyes",
        "Service Address: 410 N Main St, Ste 200",
        "Austin, TX 78701",
        "Account Number: LS-204418   BTN: +15125550100",
        "I authorize ServiceCall.ai to port these numbers:",
        "+15125550100",
        "+15125550142",
        "I have read this letter and agree with it.",
        "Signature",
        "Dana Reyes",
        "Date: November 20, 2026",
    )

    assert check(a_packet(), loa=papers.signed_by_pen(letter, 120, 780 - 18 * 11)).found == set()


def test_a_bill_whose_lines_only_stand_below_each_other_is_read() -> None:
    bill = papers.lines(
        "Lone Star Telephone",
        "Your monthly bill",
        "Bill Date 11/10/2026",
        "Account number LS-204418",
        "Acme Plumbing LLC",
        "Attn: Dana Reyes",
        "410 N Main St",
        "Ste 200",
        "Austin, TX 78701",
        "Past due: $0.00",
        "Amount due: $12.00",
        "(512) 555-0100",
        "(512) 555-0142",
    )

    assert check(a_packet(), bill=bill).found == set()


def test_a_pin_that_a_record_prints_is_not_repeated() -> None:
    record = papers.lines("Customer Service Record", "USOC 1FB", "Account PIN: 4411 port freeze Y")

    findings = check(a_packet(), csr=record).verdict.findings

    assert "csr_restriction" in {finding.code.value for finding in findings}
    assert "4411" not in str(findings)
