import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from porting.adapters.pdfium_pages import PdfiumPages
from porting.adapters.pyhanko_signatures import validated
from porting.adapters.tesseract import Tesseract
from porting.documents.ink import marks_in
from porting.documents.layout import rows_of
from porting.documents.reading import Field, Layer, Mark, Page, ReadDocument, Word
from porting.documents.recognition import recognized
from porting.documents.signatures import is_certificate_page, signature_of
from porting.documents.signing_places import places_of
from porting.documents.signing_words import Wanted
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.statements import Signature, Signed, Statement, Topic
from tests.corpus.scanning import FAX200, SCAN200, Quality, scanned
from tests.documents import papers
from tests.documents.letters_to_sign import LAYOUTS, Layout, ToSign, Way
from tests.documents.signing import (
    changed_by_a_byte,
    digitally_signed,
    filled_later,
    saved_again,
    with_a_further_page,
)

DPI = 100
SCAN_DPI = 200
AT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
DANA = "Dana Reyes"


def read(content: bytes) -> ReadDocument:
    """A text PDF with its words, what is drawn on it, and its digital signatures."""
    with PdfiumPages(content) as pages:
        shown = [
            replace(page, marks=(*page.marks, *marks_in(pages.render(number, DPI).image, DPI, page)))
            for number in range(1, len(pages) + 1)
            for page in [pages.page(number)]
        ]
    return ReadDocument(tuple(shown), digital_signatures=validated(content))


def on(letter: ToSign) -> Signature:
    return signature_of(read(letter.made()), ())


def with_mark(letter: ToSign, how: str, wanted: Wanted = Wanted.SIGNATURE) -> ReadDocument:
    """An annotation or image in the first place for a signature, or another."""
    document = read(letter.made())
    page = document.pages[0]
    place = next(each for each in places_of(page) if each.label.wanted is wanted)
    left, top, _, _ = place.box
    mark = Mark(how, Box(left + 10, top + 12, left + 110, top + 40))  # type: ignore[arg-type]
    return replace(document, pages=(replace(page, marks=(*page.marks, mark)),))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("way", ["pen", "small pen", "image"])
@pytest.mark.parametrize("seed", [1, 2])
def test_ink_where_the_letter_wants_to_be_signed_is_a_signature(layout: Layout, way: Way, seed: int) -> None:
    signature = on(ToSign(layout, way, seed=seed))

    assert signature.signed is Signed.YES
    assert signature.page == 1
    assert signature.box is not None
    assert signature.engine is Engine.TEXT


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("filled", ["nothing", "typed", "by hand"])
def test_a_letter_with_an_empty_place_is_not_signed_whatever_else_is_filled_in(
    layout: Layout, filled: str
) -> None:
    signature = on(ToSign(layout, "not", filled=filled))  # type: ignore[arg-type]

    assert signature.signed is Signed.NO
    assert signature.date_may_be_drawn is (filled == "by hand")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("way", ["typed", "slash s", "script font", "x", "initials"])
def test_what_only_a_person_can_take_for_a_signature_is_unclear(layout: Layout, way: Way) -> None:
    assert on(ToSign(layout, way)).signed is Signed.UNCLEAR


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_agents_signature_is_not_the_customers(layout: Layout) -> None:
    assert on(ToSign(layout, "not", agent="signed")).signed is Signed.NO


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_customers_signature_is_enough_where_the_agent_may_sign_too(layout: Layout) -> None:
    assert on(ToSign(layout, "pen", agent="empty")).signed is Signed.YES


@pytest.mark.parametrize(("way", "signed"), [("pen", Signed.YES), ("not", Signed.NO)])
def test_french_letters_are_signed_in_french(way: Way, signed: Signed) -> None:
    assert on(ToSign("boxed", way, french=True)).signed is signed


@pytest.mark.parametrize("how", ["ink", "stamp"])
def test_an_ink_or_stamp_annotation_in_its_place_is_a_signature(how: str) -> None:
    assert signature_of(with_mark(ToSign("boxed"), how), ()).signed is Signed.YES


@pytest.mark.parametrize("how", ["ink", "stamp"])
def test_an_annotation_somewhere_else_makes_it_unclear(how: str) -> None:
    document = with_mark(ToSign("boxed"), how, Wanted.DATE)

    assert signature_of(document, ()).signed is Signed.UNCLEAR


def test_a_typed_annotation_is_unclear() -> None:
    assert signature_of(with_mark(ToSign("boxed"), "text"), ()).signed is Signed.UNCLEAR


def test_an_image_that_shows_nothing_is_unclear() -> None:
    assert signature_of(with_mark(ToSign("boxed"), "image"), ()).signed is Signed.UNCLEAR


def test_a_name_typed_into_a_form_field_is_unclear_although_it_shows_as_ink() -> None:
    document = read(ToSign("boxed", "pen").made())
    place = next(each for each in places_of(document.pages[0]) if each.label.wanted is Wanted.SIGNATURE)
    field = Field("sign", f"/s/ {DANA}", page=1, box=place.box)

    signature = signature_of(replace(document, fields=(field,)), ())

    assert signature.signed is Signed.UNCLEAR


def test_a_name_in_a_form_field_without_a_place_is_unclear() -> None:
    typed = Statement(DANA, engine=Engine.FIELD, topic=Topic.SIGNATURE)

    assert signature_of(read(ToSign("boxed").made()), (typed,)).signed is Signed.UNCLEAR


def test_a_letter_that_names_no_place_to_sign_is_unclear() -> None:
    assert (
        signature_of(read(lines("Letter of Authorization", "Account: LS-204418")), ()).signed
        is Signed.UNCLEAR
    )


LINE = "_" * 24
PLACES = {
    "apart": f"Signature: {LINE}",
    "touching": f"Signature:{LINE}",
    "without a colon": f"Authorized Signature{LINE} Date{LINE[:10]}",
    "two on a line": f"Authorized Signature {LINE} Date {LINE[:10]}",
    "with an X": f"Signature: X{LINE}",
    "with an X apart": f"Signature: X {LINE}",
    "behind its line": f"X {LINE} Signature",
    "by": f"By: {LINE}",
    "sign here": f"Sign here: {LINE}",
    "your signature": f"Your signature: {LINE}",
    "with the date": f"Signature / Date: {LINE}",
    "dots": "Signature " + "." * 40,
    "dots apart": "Signature " + ". " * 24,
    "ellipses": "Signature " + "\u2026" * 14,
    "dashes": "Signature: " + "-" * 30,
    "underscores apart": "Signature: " + "_ " * 14,
    "a short line": "Signature: ________",
    "a colon": "Signature:",
    "nothing": "Signature",
}


@pytest.mark.parametrize("row", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("rows_above", [3, 36], ids=["in the middle", "at the end of the page"])
def test_a_line_to_sign_on_may_be_made_of_characters(row: str, rows_above: int) -> None:
    letter = papers.lines(*[""] * rows_above, "Current carrier: Lone Star", "Print name: Dana Reyes", row)
    x, y = 90 if row.startswith("X") else 180, 780 - 18 * (rows_above + 2)

    signed = [papers.signed_by_pen(letter, x, y + up) for up in (0, 6)]

    assert signature_of(read(letter), ()).signed is Signed.NO
    assert {signature_of(read(each), ()).signed for each in signed} == {Signed.YES}


def test_the_carrier_that_a_letter_names_does_not_sign_it() -> None:
    letter = papers.lines(
        "Carrier: Lone Star", "to be moved from my", "Canadian carrier.", f"Signature: {LINE}"
    )

    assert signature_of(read(letter), ()).signed is Signed.NO


@pytest.mark.parametrize("heading", ["For the carrier", "Witness: Lee Park", "Carrier: ServiceCall.ai"])
def test_whoever_else_signs_below_a_heading_does_not_sign_for_the_customer(heading: str) -> None:
    rows = (f"Customer signature: {LINE}", "", "", heading, f"Signature: {LINE}")
    letter = papers.signed_by_pen(papers.lines(*rows), 140, 780 - 18 * 4)

    assert signature_of(read(letter), ()).signed is Signed.NO


def test_a_heading_that_names_the_signature_is_not_its_place() -> None:
    pdf = lines("Signature of the authorized user", "", "Signature: ________________  Date: ________")

    assert signature_of(read(pdf), ()).signed is Signed.NO


def test_a_digital_signature_without_an_appearance_signs_the_letter() -> None:
    signature = signature_of(read(digitally_signed(ToSign("boxed").made(), DANA, AT)), ())

    assert signature.signed is Signed.YES
    assert signature.signed_on == date(2026, 11, 20)
    assert "not verified" in signature.how
    assert not signature.changed_after
    assert not signature.is_broken


def test_a_digital_signature_with_an_appearance_signs_the_letter() -> None:
    signed = digitally_signed(ToSign("boxed").made(), DANA, AT, shown_at=(70, 400, 250, 430))

    assert signature_of(read(signed), ()).signed is Signed.YES


@pytest.mark.parametrize("spoil", [changed_by_a_byte, saved_again])
def test_a_broken_digital_signature_signs_nothing(spoil: Callable[[bytes], bytes]) -> None:
    signed = digitally_signed(ToSign("boxed").made(), DANA, AT, shown_at=(70, 400, 250, 430))

    signature = signature_of(read(spoil(signed)), ())

    assert signature.signed is Signed.UNCLEAR
    assert signature.is_broken


def test_a_page_that_was_added_after_signing_is_changed_content() -> None:
    signed = with_a_further_page(digitally_signed(ToSign("boxed").made(), DANA, AT))

    signature = signature_of(read(signed), ())

    assert signature.changed_after
    assert signature.content_changed


def test_a_field_that_was_filled_in_after_signing_is_a_change() -> None:
    signature = signature_of(read(filled_later(digitally_signed(a_form(), DANA, AT), btn="512-555-0100")), ())

    assert signature.signed is Signed.YES
    assert signature.changed_after
    assert not signature.content_changed


def test_an_agents_digital_signature_is_not_the_customers() -> None:
    signed = digitally_signed(ToSign("boxed").made(), "Sam Okafor", AT, field="agent_signature")

    assert signature_of(read(signed), ()).signed is Signed.NO


def test_a_digital_signature_that_cannot_be_checked_is_unclear_and_not_broken() -> None:
    signed = digitally_signed(ToSign("boxed").made(), DANA, AT)

    signature = signature_of(read(signed.replace(b"/adbe.pkcs7.detached", b"/adbe.x509.rsa_sha1 ")), ())

    assert signature.signed is Signed.UNCLEAR
    assert not signature.is_broken


def test_the_text_of_a_signing_service_alone_makes_it_unclear() -> None:
    letter = with_a_head("Docusign Envelope ID: 4F0D1C2B-7A11-4B3E-9C55-0A1B2C3D4E5F", ToSign("boxed").made())

    signature = signature_of(read(letter), ())

    assert signature.signed is Signed.UNCLEAR
    assert "docusign" in signature.how


def test_the_text_of_a_signing_service_with_its_certificate_is_a_signature() -> None:
    letter = with_a_head("Docusign Envelope ID: 4F0D1C2B-7A11-4B3E-9C55-0A1B2C3D4E5F", ToSign("boxed").made())

    signature = signature_of(read(digitally_signed(letter, "DocuSign Example Signer", AT)), ())

    assert signature.signed is Signed.YES
    assert "docusign" in signature.how


CERTIFICATE = (
    "Certificate Of Completion",
    "Envelope Id: 4F0D1C2B-7A11-4B3E-9C55-0A1B2C3D4E5F | Status: Completed",
    "Signer Events | Signature | Timestamp",
    "Dana Reyes | Signed by: | Sent: 11/20/2026 10:01:22 AM",
    "dana@acme.example | Using IP Address: 192.0.2.17 | Signed: 11/20/2026 10:04:09 AM",
    "Electronic Record and Signature Disclosure: Not Offered via Docusign",
)
AUDIT_REPORT = (
    "Letter of Authorization",
    "Final Audit Report | 2026-11-20",
    "Created: | 2026-11-20",
    "Status: | Signed",
    "Transaction ID: | CBJCHBCAABAAexample0123456789",
    "Document e-signed by Dana Reyes (dana@acme.example)",
    "Signature Date: 2026-11-20 - Time Source: server - IP address: 192.0.2.17",
    "Agreement completed. Adobe Acrobat Sign",
)


@pytest.mark.parametrize("rows", [CERTIFICATE, AUDIT_REPORT], ids=["DocuSign", "Adobe Acrobat Sign"])
def test_the_certificate_page_of_a_signing_service_is_known(rows: tuple[str, ...]) -> None:
    assert is_certificate_page(read(lines(*rows)).pages[0])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_letter_is_no_certificate_page(layout: Layout) -> None:
    letter = with_a_head("Docusign Envelope ID: 4F0D1C2B-7A11", ToSign(layout).made())

    assert not is_certificate_page(read(letter).pages[0])


def test_a_place_on_a_certificate_page_is_not_the_customers() -> None:
    letter, certificate = read(ToSign("boxed", "pen").made()), read(lines(*CERTIFICATE))

    signature = signature_of(ReadDocument((*letter.pages, *certificate.pages)), ())

    assert (signature.signed, signature.page) == (Signed.YES, 1)


@pytest.fixture(scope="module")
def engine() -> Tesseract:
    installed = Tesseract.installed()
    if installed is None:
        pytest.skip("Tesseract is not installed")
    return installed


def recognized_page(letter: ToSign, quality: Quality, engine: Tesseract) -> Page:
    with PdfiumPages(scanned(letter.made(), quality, letter.seed)) as pages:
        page, image = pages.page(1), pages.render(1, SCAN_DPI).image
    page = replace(page, layers=(recognized(image, SCAN_DPI, engine, ["eng"]),))
    return replace(page, marks=marks_in(image, SCAN_DPI, page))


@pytest.mark.parametrize(
    ("layout", "way", "signed"),
    [
        *((layout, "pen", Signed.YES) for layout in LAYOUTS[::2]),  # the corpus has signed scans of each
        *((layout, "not", Signed.NO) for layout in LAYOUTS),
        ("boxed", "typed", Signed.UNCLEAR),  # how each layout takes a typed name is tested on text above
    ],
)
def test_a_scan_shows_whether_its_letter_is_signed(
    layout: Layout, way: Way, signed: Signed, engine: Tesseract
) -> None:
    page = recognized_page(ToSign(layout, way, seed=2), SCAN200, engine)

    assert signature_of(ReadDocument((page,)), ()).signed is signed


@pytest.mark.parametrize(("way", "signed"), [("pen", Signed.YES), ("not", Signed.NO)])
def test_a_fax_shows_whether_its_letter_is_signed(way: Way, signed: Signed, engine: Tesseract) -> None:
    page = recognized_page(ToSign("boxed", way, seed=2), FAX200, engine)

    assert signature_of(ReadDocument((page,)), ()).signed is signed


def test_an_empty_place_on_a_poor_scan_proves_nothing() -> None:
    page = read(ToSign("boxed").made()).pages[0]
    words = [Word(word.text, word.box, 0.7) for word in page.layers[0].words]
    poor = replace(page, layers=(Layer(Engine.TESSERACT, rows_of(words)),), is_scan=True)

    assert signature_of(ReadDocument((poor,)), ()).signed is Signed.UNCLEAR


def lines(*rows: str) -> bytes:
    """A page with a row of text each; `a | b` puts two columns on it."""
    content = io.BytesIO()
    canvas = Canvas(content, invariant=1)
    for at, text in enumerate(rows):
        for column, part in enumerate(text.split(" | ")):
            canvas.drawString(60 + 180 * column, 760 - 40 * at, part)
    canvas.save()
    return content.getvalue()


def with_a_head(text: str, pdf: bytes) -> bytes:
    """`pdf` with a line of text at the head of its first page."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn, invariant=1)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(20, 775, text)
    canvas.save()
    writer = PdfWriter(io.BytesIO(pdf))
    writer.pages[0].merge_page(PdfReader(drawn).pages[0])
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def a_form() -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, invariant=1)
    canvas.drawString(60, 720, "Letter of Authorization")
    canvas.drawString(60, 400, "Signature:")
    canvas.acroForm.textfield(name="btn", x=60, y=600, width=200, height=20)
    canvas.save()
    return content.getvalue()
