"""Files that mean harm, or that somebody's program has broken. Each is made of its bare objects."""

import io
import zlib
from collections.abc import Callable

from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

_MB = 1024 * 1024
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A file of `objects`, numbered from 1; the first is its catalog."""
    content, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    content += b"trailer<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer)
    return bytes(content + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(data: bytes, facts: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), facts, data)


def page(
    contents: bytes, *more: bytes, facts: bytes = b"", catalog: bytes = b"", resources: bytes = b""
) -> bytes:
    """One page with `contents` (object 4); object 5 is its font, `more` are the objects from 6 on."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>%s>>%s>>" % (resources, facts),
        contents,
        _FONT,
        *more,
    )


def words(text: bytes = b"Letter of Authorization") -> bytes:
    return stream(b"BT /F 12 Tf 72 700 Td (%s) Tj ET" % text)


def flated(data: bytes) -> bytes:
    return stream(zlib.compress(data), b"/Filter/FlateDecode")


def flated_many_times(data: bytes, times: int, facts: bytes = b"") -> bytes:
    """`data` over and over in one stream, without the time that packing it would take."""
    packing = zlib.compressobj(9, wbits=-15)
    packed = packing.compress(data) + packing.flush(zlib.Z_FULL_FLUSH)
    end = b"\x03\x00" + b"\0\0\0\0"  # an empty last block; nobody looks at the checksum
    return stream(b"\x78\x9c" + packed * times + end, b"/Filter/FlateDecode" + facts)


def a_gigabyte_of_blanks() -> bytes:
    return page(flated_many_times(b" " * 8 * _MB, 128))


def filters_on_filters() -> bytes:
    data = b"BT (x) Tj ET " * 1000
    for _ in range(20):
        data = zlib.compress(data)
    return page(stream(data, b"/Filter[" + b"/FlateDecode" * 20 + b"]"))


def packed_three_times() -> bytes:
    packing = zlib.compressobj(9, wbits=-15)
    inner = b"\x78\x9c" + (packing.compress(b" " * 8 * _MB) + packing.flush(zlib.Z_FULL_FLUSH)) * 128
    return page(stream(zlib.compress(zlib.compress(inner)), b"/Filter[" + b"/FlateDecode" * 3 + b"]"))


def seventy_megabytes_of_text() -> bytes:
    line = b"BT /F 9 Tf 72 700 Td (512-555-0100) Tj ET\n"
    return page(flated_many_times(line * (_MB // len(line)), 70))


def one_stream_listed_2000_times() -> bytes:
    line = b"BT /F 9 Tf 72 700 Td (512-555-0100) Tj ET\n"
    listed = b"[" + b"6 0 R " * 2000 + b"]"
    return page(listed, flated(line * 2000))


def pages_that_double_22_times() -> bytes:
    levels = [
        b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count %d%s>>"
        % (at + 1, at + 1, 2 ** (24 - at), b"/Parent %d 0 R" % (at - 1) if at > 2 else b"")
        for at in range(2, 24)
    ]
    last = b"<</Type/Page/Parent 23 0 R/MediaBox[0 0 612 792]>>"
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", *levels, last)


def a_hundred_thousand_pages() -> bytes:
    count = 100_000
    kids = b" ".join(b"%d 0 R" % number for number in range(3, count + 3))
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/MediaBox[0 0 612 792]/Kids[%s]>>" % (count, kids),
        *(b"<</Type/Page/Parent 2 0 R>>" for _ in range(count)),
    )


def sixty_one_pages() -> bytes:
    writer = PdfWriter()
    for _ in range(61):
        writer.add_blank_page(612, 792)
    return written(writer)


def forms_that_double_25_times() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]"
    levels = [
        stream(b"/X Do /X Do", form + b"/Resources<</XObject<</X %d 0 R>>>>" % (at + 1))
        for at in range(6, 31)
    ]
    last = stream(b"BT /F 12 Tf 72 700 Td (x) Tj ET", form + b"/Resources<</Font<</F 5 0 R>>>>")
    return page(stream(b"/X Do"), *levels, last, resources=b"/XObject<</X 6 0 R>>")


def a_form_that_paints_itself() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 6 0 R>>>>"
    return page(stream(b"/X Do"), stream(b"/X Do /X Do", form), resources=b"/XObject<</X 6 0 R>>")


def a_page_of_five_kilometres() -> bytes:
    return page(words(), facts=b"/MediaBox[0 0 14400000 14400000]")


def a_page_without_a_size() -> bytes:
    return page(words(), facts=b"/MediaBox[0 0 0 0]/CropBox[9 9 -9 nan]/Rotate 45")


def _with_image(facts: bytes, image: bytes = b"") -> bytes:
    paint = stream(b"q 612 0 0 792 0 0 cm /I Do Q")
    described = b"/Type/XObject/Subtype/Image" + facts
    return page(paint, image or stream(b"\x0c garbage" * 999, described), resources=b"/XObject<</I 6 0 R>>")


def a_scan_of_900_megapixels() -> bytes:
    facts = b"/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray/BitsPerComponent 8"
    return _with_image(b"", flated_many_times(b"\xff" * 9_000_000, 100, facts))


def an_image_that_says_it_is_larger_than_memory() -> bytes:
    return _with_image(b"/Width 2000000000/Height 2000000000/ColorSpace/DeviceRGB/BitsPerComponent 16")


def garbage_for_jbig2() -> bytes:
    return _with_image(b"/Width 2550/Height 3300/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode")


def garbage_for_jpeg_2000() -> bytes:
    return _with_image(b"/Width 2550/Height 3300/Filter/JPXDecode")


def garbage_for_fax() -> bytes:
    packed = b"/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 99999>>"
    return _with_image(b"/Width 2550/Height 3300/ColorSpace/DeviceGray/BitsPerComponent 1" + packed)


def garbage_for_jpeg() -> bytes:
    return _with_image(b"/Width 2550/Height 3300/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode")


def pages_that_are_their_own_parents() -> bytes:
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>")


def a_tree_5000_deep() -> bytes:
    deep = 5000
    level = b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>"
    levels = [level % (at + 1, at - 1) for at in range(2, deep)]
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        *levels,
        b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]>>" % (deep - 1),
    )


def arrays_in_arrays() -> bytes:
    return page(words(), catalog=b"/Deep " + b"[" * 50_000 + b"]" * 50_000)


def arrays_in_arrays_in_the_text() -> bytes:
    return page(flated(b"[" * 500_000 + b"]" * 500_000 + b" TJ"))


def a_form_field_that_is_its_own_child() -> bytes:
    field = b"<</T(a)/FT/Tx/V(x)/Kids[6 0 R 6 0 R]/Parent 6 0 R/Subtype/Widget/Rect[0 0 9 9]>>"
    return page(words(), field, catalog=b"/AcroForm<</Fields[6 0 R]>>", facts=b"/Annots[6 0 R]")


def bookmarks_in_a_circle() -> bytes:
    return page(words(), b"<</First 6 0 R/Next 6 0 R/A 6 0 R>>", catalog=b"/Outlines 6 0 R/OpenAction 6 0 R")


def an_object_in_itself() -> bytes:
    """The object stream that holds the pages says that it lies within itself."""
    held = b"2 0 6 30 " + b"<</Type/Pages/Kids[]/Count 0>> <</Length 9>>"
    inside = stream(held, b"/Type/ObjStm/N 2/First 9/Extends 6 0 R")
    table = b"".join(
        (
            b"\0\0\0\0",
            b"\1" + (9).to_bytes(2, "big") + b"\0",
            b"\2" + (6).to_bytes(2, "big") + b"\0",
            b"\0\0\0\0" * 3,
            b"\2" + (6).to_bytes(2, "big") + b"\1",
        )
    )
    content = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n6 0 obj\n" + inside + b"\nendobj\n"
    start = len(content)
    facts = b"/Type/XRef/W[1 2 1]/Size 7/Root 1 0 R"
    return content + b"7 0 obj\n" + stream(table, facts) + b"\nendobj\nstartxref\n%d\n%%%%EOF" % start


def tables_in_a_circle() -> bytes:
    content = page(words())
    start = content.rindex(b"xref\n0 ")
    return content.replace(b"/Root 1 0 R>>", b"/Root 1 0 R/Prev %d>>" % start)


def a_table_that_points_anywhere() -> bytes:
    content = page(words())
    return content.replace(b"00000 n", b"00007 n").replace(b"0000000", b"9999999")


def a_huge_unicode_map() -> bytes:
    line = b"1 beginbfrange <0000> <ffff> <0041> endbfrange\n"
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[7 0 R]>>"
    )
    described = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    content = page(
        stream(b"BT /G 12 Tf 72 700 Td <00410042> Tj ET"),
        flated(line * 20_000),
        described,
        font,
        resources=b"/Pattern<<>>",
    )
    return content.replace(b"/F 5 0 R", b"/G 8 0 R")


def patterns_in_patterns() -> bytes:
    """A page filled with tiles of a hundredth of a point, each filled with such tiles."""
    facts = (
        b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .01/YStep .01"
        b"/Resources<</Pattern<</P %d 0 R>>>>"
    )
    tiles = [stream(b"/Pattern cs /P scn 0 0 1 1 re f", facts % min(at + 1, 16)) for at in range(6, 17)]
    paint = stream(b"/Pattern cs /P scn 0 0 612 792 re f BT /F 9 Tf 9 9 Td (x) Tj ET")
    return page(paint, *tiles, resources=b"/Pattern<</P 6 0 R>>")


def a_million_curves() -> bytes:
    curve = b"1 1 m 9 900 500 -90 600 700 c 2 30 4 50 6 7 c S\n"
    return page(flated(curve * 300_000 + b"BT /F 12 Tf 72 700 Td (Letter) Tj ET"))


def groups_in_groups() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Group<</S/Transparency/I true/K true>>"
    resources = b"/Resources<</XObject<</X %d 0 R>>/ExtGState<</G<</ca .5>>>>>>"
    levels = [stream(b"/G gs /X Do /X Do", form + resources % (at + 1)) for at in range(6, 18)]
    last = stream(b"BT /F 12 Tf 72 700 Td (Letter) Tj ET", form + b"/Resources<</Font<</F 5 0 R>>>>")
    return page(stream(b"/X Do"), *levels, last, resources=b"/XObject<</X 6 0 R>>")


def ten_thousand_annotations() -> bytes:
    each = b"<</Type/Annot/Subtype/Ink/Rect[0 0 9 9]/InkList[[1 1 2 2]]>>"
    return page(words(), facts=b"/Annots[" + each * 10_000 + b"]")


def with_a_password() -> bytes:
    return _encrypted("sesame")


def that_only_its_owner_may_print() -> bytes:
    return _encrypted("")


def _encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(page(words())))
    writer.encrypt(password, "owner", algorithm="AES-256")
    return written(writer)


def encrypted_by_another_product() -> bytes:
    content = page(words(), b"<</Filter/AcmeVault/V 1>>")
    return content.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 6 0 R/ID[<00><00>]")


def a_portfolio() -> bytes:
    return page(words(b"For the best experience open this PDF portfolio"), catalog=b"/Collection<<>>")


def a_form_for_adobe_alone() -> bytes:
    text = b"Please wait... If this message is not eventually replaced"
    return page(words(text), catalog=b"/AcroForm<</XFA(xml)/Fields[]>>/NeedsRendering true")


def with_a_script() -> bytes:
    return page(words(), catalog=b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>")


def with_a_named_script() -> bytes:
    return page(words(), catalog=b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>")


def with_a_script_of_the_page() -> bytes:
    return page(words(), facts=b"/AA<</O<</S/GoTo/Next[<</S/JavaScript/JS(1)>>]>>>>")


def that_starts_a_program() -> bytes:
    return page(words(), catalog=b"/OpenAction<</S/Launch/F(cmd.exe)>>")


def with_a_link_that_starts_a_program() -> bytes:
    link = b"<</Type/Annot/Subtype/Link/Rect[0 0 99 99]/A<</S/L#61unch/F(cmd.exe)>>>>"
    return page(words(), facts=b"/Annots[" + link + b"]")


def with_an_attachment() -> bytes:
    return page(words(), catalog=b"/Names<</EmbeddedFiles<</Names[(a)<</F(a)>>]>>>>")


def with_a_clip_that_holds_a_file() -> bytes:
    clip = b"<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</F(a)>>>>"
    return page(words(), facts=b"/Annots[" + clip + b"]")


def with_a_film() -> bytes:
    return page(words(), facts=b"/Annots[<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>]")


def whose_text_layer_lies() -> bytes:
    hidden = b" 3 Tr 0 -20 Td (hidden) Tj 0 Tr 1 g 0 -20 Td (white) Tj -500 0 Td (outside) Tj"
    return page(stream(b"BT /F 12 Tf 72 700 Td (Letter of Authorization) Tj" + hidden + b" ET"))


def a_good_letter(text: str = "Letter of Authorization") -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(612, 792), invariant=1)
    canvas.drawString(72, 700, text)
    canvas.save()
    return target.getvalue()


def cut_in_half() -> bytes:
    content = a_good_letter()
    return content[: len(content) // 2]


def cut_before_its_table() -> bytes:
    content = page(words())
    return content[: content.rindex(b"xref\n0 ")]


def behind_another_beginning() -> bytes:
    return b"X-Mailer: scanner\r\n\r\n" + page(words())


def only_a_beginning() -> bytes:
    return b"%PDF-1.7\n"


def a_picture_by_another_name() -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\0" * 2000


def nothing() -> bytes:
    return b""


def a_blank_page() -> bytes:
    return page(stream(b" "))


def more_than_20_megabytes() -> bytes:
    return page(words()) + b"%" * 21 * _MB


def written(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


Make = Callable[[], bytes]
