"""Words in their places, what nobody sees, and what is a scan; each page is drawn by the test."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import FloatObject, NameObject, RectangleObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from porting.adapters.pdfium_pages import MAX_PIXELS, PageNotReadError, PdfiumPages
from porting.documents.reading import Page

WIDTH, HEIGHT = 612.0, 792.0
Draw = Callable[[Canvas], object]


def drawn(*draw: Draw, size: tuple[float, float] = (WIDTH, HEIGHT)) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size)
    for each in draw:
        canvas.setFont("Helvetica", 12)
        each(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def page_of(content: bytes) -> Page:
    with PdfiumPages(content) as pages:
        return pages.page(1)


def texts(page: Page) -> list[list[str]]:
    return [[cell.text for cell in row] for row in page.rows]


def unseen(draw: Draw) -> list[str]:
    return [word.text for word in page_of(drawn(draw)).unseen]


def picture(width: int, height: int) -> ImageReader:
    """From black to white: noise takes a second to be compressed."""
    return ImageReader(Image.linear_gradient("L").resize((width, height)))


def test_a_label_and_its_value_are_cells_of_one_row() -> None:
    def bill(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Account number")
        canvas.drawString(300, 700, "LS-204418")
        canvas.drawString(72, 680, "Numéro de compte")

    page = page_of(drawn(bill))

    assert texts(page) == [["Account number", "LS-204418"], ["Numéro de compte"]]
    assert page.unseen == ()


def test_a_word_stands_where_it_is_shown() -> None:
    page = page_of(drawn(lambda canvas: canvas.drawString(72, 700, "LS-204418")))

    box = page.rows[0][0].box

    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert 71 < box.left < 73
    assert box.top < HEIGHT - 700 < box.bottom
    assert box.height < 16


@pytest.mark.parametrize(
    ("turn", "near"),
    [(90, (700, 72)), (180, (WIDTH - 72, 700)), (270, (HEIGHT - 700, WIDTH - 72))],
)
def test_a_turned_page_is_measured_as_it_is_shown(turn: int, near: tuple[float, float]) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(drawn(lambda canvas: canvas.drawString(72, 700, "BTN"))))
    writer.pages[0].rotate(turn)

    page = page_of(_written(writer))

    box = page.rows[0][0].box
    x, y = near
    assert box.left - 3 <= x <= box.right + 3
    assert box.top - 3 <= y <= box.bottom + 3
    assert page.width == (HEIGHT if turn % 180 else WIDTH)
    assert page.unseen == ()


def test_places_count_from_the_corner_of_the_crop_box_and_what_is_cut_off_is_unseen() -> None:
    def letter(canvas: Canvas) -> None:
        canvas.drawString(150, 600, "inside")
        canvas.drawString(20, 600, "outside")

    writer = PdfWriter(clone_from=io.BytesIO(drawn(letter)))
    writer.pages[0].cropbox = RectangleObject((100, 100, 500, 700))

    page = page_of(_written(writer))

    inside = next(word for word in page.layers[0].words if word.text == "inside")
    assert (page.width, page.height) == (400, 600)
    assert 49 < inside.box.left < 51
    assert [word.text for word in page.unseen] == ["outside"]


def test_a_number_broken_at_a_hyphen_stays_on_its_two_lines() -> None:
    def address(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Suite 2201-")
        canvas.drawString(72, 684, "250 Yonge St")

    assert texts(page_of(drawn(address))) == [["Suite 2201-"], ["250 Yonge St"]]


@pytest.mark.parametrize(("gap", "cells"), [(1.7, ["3245 VICTORIA AVENUE"]), (0.0, ["3245 VICTORIAAVENUE"])])
def test_a_space_that_a_font_moves_close_to_two_capitals_parts_words(gap: float, cells: list[str]) -> None:
    def bill(canvas: Canvas) -> None:
        before = "3245 VICTORIA"
        canvas.drawString(72, 700, before)
        canvas.drawString(72 + canvas.stringWidth(before) + gap, 700, "AVENUE")

    assert texts(page_of(drawn(bill))) == [cells]


def test_what_is_typed_over_a_line_to_write_on_is_seen_without_it() -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Date:")
        canvas.drawString(110, 700, "__________________")
        canvas.drawString(123, 700, "3/5/2026")

    page = page_of(drawn(form))

    assert [cell.words[-1].text for row in page.rows for cell in row] == ["3/5/2026"]
    assert page.unseen == ()


def test_a_name_with_an_underscore_is_one_word() -> None:
    page = page_of(drawn(lambda canvas: canvas.drawString(72, 700, "account_number __________")))

    assert texts(page) == [["account_number __________"]]


def test_ligatures_are_read_as_their_letters() -> None:
    page = page_of(drawn(lambda canvas: canvas.drawString(72, 700, "plain office")))

    assert texts(page) == [["plain office"]]


def test_text_on_its_side_is_whole_words() -> None:
    def note(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(300, -300, "Statement")

    page = page_of(drawn(note))

    assert [word.text for word in page.layers[0].words] == ["Statement"]
    assert page.unseen == ()


def _mode_three(canvas: Canvas) -> None:
    text = canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.textLine("secret")
    canvas.drawText(text)


def _white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.drawString(72, 700, "secret")


def _white_on_a_rule(canvas: Canvas) -> None:
    canvas.line(60, 703, 200, 703)
    canvas.line(60, 690, 200, 710)
    _white(canvas)


def _covered(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "secret")
    canvas.setFillGray(1)
    canvas.rect(60, 690, 200, 30, stroke=0, fill=1)


def _covered_by_a_picture(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "secret")
    canvas.drawImage(picture(200, 40), 60, 690, 200, 30)


def _off_the_page(canvas: Canvas) -> None:
    canvas.drawString(-200, 700, "secret")


def _microscopic(canvas: Canvas) -> None:
    canvas.setFontSize(0.8)
    canvas.drawString(72, 700, "secret")


def _half_covered(canvas: Canvas) -> None:
    canvas.drawString(72, 700, "secret")
    canvas.setFillGray(1)
    canvas.rect(88, 690, 200, 30, stroke=0, fill=1)


def _nearly_white(canvas: Canvas) -> None:
    canvas.setFillGray(0.96)
    canvas.drawString(72, 700, "secret")


@pytest.mark.parametrize(
    "lie",
    [
        _mode_three,
        _white,
        _white_on_a_rule,
        _covered,
        _covered_by_a_picture,
        _off_the_page,
        _microscopic,
        _half_covered,
        _nearly_white,
    ],
)
def test_a_word_that_nobody_sees_is_kept_and_known_as_unseen(lie: Draw) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 740, "Account 204418")
        lie(canvas)

    read = page_of(drawn(page))

    assert [word.text for word in read.unseen] == ["secret"]
    assert {"Account", "204418", "secret"} <= {word.text for word in read.layers[0].words}


def test_a_word_in_the_place_of_another_makes_both_doubtful() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "LS-204418")
        canvas.setFillGray(1)
        canvas.rect(60, 690, 200, 30, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(72, 700, "LS-999999")
        canvas.drawString(72, 650, "Name:________________")
        canvas.drawString(110, 650, "Dana Reyes")

    assert sorted(unseen(page)) == ["LS-204418", "LS-999999"]


def test_text_inside_a_hidden_form_is_looked_at_too() -> None:
    def page(canvas: Canvas) -> None:
        canvas.beginForm("stationery")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 600, "stationery")
        _white(canvas)
        canvas.endForm()
        canvas.doForm("stationery")

    assert unseen(page) == ["secret"]


@pytest.mark.parametrize("size", [4.5, 6.0, 9.0, 24.0])
@pytest.mark.parametrize("font", ["Helvetica", "Times-Italic", "Courier"])
def test_ordinary_text_of_any_size_is_seen(size: float, font: str) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        for line in range(8):
            canvas.drawString(36, 700 - 1.15 * size * line, "illicit 1.11 _ fj a - Wh,y; $0.00 Ça")

    assert unseen(page) == []


def test_white_text_on_a_dark_band_is_seen() -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(60, 690, 200, 30, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(72, 700, "Statement")

    assert unseen(page) == []


def test_a_picture_of_the_whole_page_is_a_scan_whatever_text_is_behind_it() -> None:
    def scan(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "recognized by somebody")
        canvas.drawImage(picture(1275, 1650), 0, 0, WIDTH, HEIGHT)

    page = page_of(drawn(scan))

    assert page.is_scan
    assert page.layers == ()


def test_a_scan_in_strips_is_a_scan() -> None:
    def strips(canvas: Canvas) -> None:
        for strip in range(8):
            canvas.drawImage(picture(1275, 206), 0, HEIGHT - 99 * (strip + 1), WIDTH, 99)

    assert page_of(drawn(strips)).is_scan


def test_a_photo_on_a_bill_and_a_coarse_background_are_no_scans() -> None:
    def bill(canvas: Canvas) -> None:
        canvas.drawImage(picture(100, 130), 0, 0, WIDTH, HEIGHT)
        canvas.drawImage(picture(1500, 1500), 72, 72, 200, 200)
        canvas.drawString(72, 700, "Account")

    assert not page_of(drawn(bill)).is_scan


def test_a_bill_on_a_fine_picture_of_stationery_is_read_as_text() -> None:
    paper = ImageReader(Image.new("L", (1275, 1650), 250))

    def bill(canvas: Canvas) -> None:
        canvas.drawImage(paper, 0, 0, WIDTH, HEIGHT)
        for line in range(30):
            canvas.drawString(72, 740 - 20 * line, f"Call {line} to 512-555-0100 for 3 minutes")

    page = page_of(drawn(bill))

    assert not page.is_scan
    assert page.unseen == ()


def test_a_page_renders_at_the_resolution_asked_for() -> None:
    with PdfiumPages(drawn(lambda canvas: canvas.rect(0, 0, 306, 792, fill=1))) as pages:
        image, dpi = pages.render(1, 100)

    assert (dpi, image.size, image.mode) == (100, (850, 1100), "L")
    assert image.getpixel((100, 500)) == 0
    assert image.getpixel((800, 500)) == 255


def test_a_huge_page_renders_smaller_than_asked_for() -> None:
    with PdfiumPages(drawn(lambda canvas: canvas.line(0, 0, 9, 9), size=(5000, 5000))) as pages:
        image, dpi = pages.render(1, 300, "RGB")

    assert image.width * image.height <= MAX_PIXELS * 1.001
    assert dpi == pytest.approx(72 * image.width / 5000, rel=0.01)


def test_a_page_of_five_kilometres_is_refused() -> None:
    content = drawn(lambda canvas: canvas.drawString(1, 1, "far"), size=(14_400_000, 14_400_000))

    with pytest.raises(PageNotReadError):
        page_of(content)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"not a PDF at all"])
def test_what_is_no_pdf_is_refused(content: bytes) -> None:
    with pytest.raises(PageNotReadError):
        PdfiumPages(content)


def test_annotations_are_painted_when_wanted() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(drawn(lambda canvas: canvas.drawString(72, 700, "LOA"))))
    stamp = drawn(lambda canvas: canvas.rect(0, 0, 100, 50, fill=1), size=(100, 50))
    _add_stamp(writer, stamp)

    with PdfiumPages(_written(writer)) as pages:
        painted = pages.render(1, 72).image.getpixel((350, 792 - 325))
        bare = pages.render(1, 72, with_annotations=False).image.getpixel((350, 792 - 325))

    assert (painted, bare) == (0, 255)


def _add_stamp(writer: PdfWriter, stamp: bytes) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

    appearance = StreamObject()
    page = PdfReader(io.BytesIO(stamp)).pages[0]
    contents = page.get_contents()
    assert contents is not None
    appearance.set_data(contents.get_data())
    corners = ArrayObject(FloatObject(each) for each in (0, 0, 100, 50))
    appearance.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): corners,
            NameObject("/Resources"): DictionaryObject(),
        }
    )
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Stamp"),
            NameObject("/Rect"): RectangleObject((300, 300, 400, 350)),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(appearance)}),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(annotation)])


def _written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
