"""Form fields with their places, annotations, alarms, and files that had to be repaired."""

import io
import logging

import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from porting.adapters.pypdf_structure import Structure, refused_by_size, structure_of
from porting.documents.reading import MAX_BYTES, Field, Mark, Unreadable
from porting.domain.checks.evidence import Box
from porting.domain.checks.findings import FindingCode, Severity
from tests.guard import hostile
from tests.guard.hostile import page, pdf, stream, words


def structure(content: bytes) -> Structure:
    found = structure_of(content)
    assert isinstance(found, Structure), found
    return found


def unreadable(content: bytes) -> Unreadable:
    found = structure_of(content)
    assert isinstance(found, Unreadable), found
    return found


def form(*fields: bytes, facts: bytes = b"") -> bytes:
    """A page with `fields`, which are the objects from 6 on."""
    listed = b" ".join(b"%d 0 R" % number for number in range(6, 6 + len(fields)))
    return page(
        words(),
        *fields,
        facts=b"/Annots[%s]%s" % (listed, facts),
        catalog=b"/AcroForm<</Fields[%s]>>" % listed,
    )


def text_field(name: bytes, value: bytes, more: bytes = b"") -> bytes:
    return b"<</Subtype/Widget/FT/Tx/T(%s)/V(%s)/Rect[72 600 272 620]%s>>" % (name, value, more)


def test_a_field_has_its_value_and_its_place_on_the_page() -> None:
    found = structure(form(text_field(b"account", b"LS-204418")))

    assert found.fields == (Field("account", "LS-204418", 1, Box(72, 172, 272, 192)),)
    assert found.empty_fields == ()


@pytest.mark.parametrize(
    ("name", "known_as"),
    [
        (b"account_number", "account_number"),
        (b"Account", "Account"),
        (b"Text1", "Carrier's account number"),
        (b"f1_03[0]", "Carrier's account number"),
        (b"top[0].Page1[0].TextField7[0]", "Carrier's account number"),
    ],
)
def test_a_field_whose_name_says_nothing_is_known_by_its_tooltip(name: bytes, known_as: str) -> None:
    found = structure(form(text_field(name, b"LS-204418", b"/TU(Carrier's account number)")))

    assert found.fields[0].name == known_as


def test_the_place_of_a_field_follows_the_page_as_it_is_turned_and_cut() -> None:
    facts = b"/Rotate 90/CropBox[50 500 350 700]"

    found = structure(form(text_field(b"account", b"LS-204418"), facts=facts))

    assert found.fields[0].box == Box(100, 22, 120, 222)


def test_empty_fields_and_an_unsigned_place_for_a_signature_are_named() -> None:
    found = structure(form(text_field(b"account", b" "), b"<</Subtype/Widget/FT/Sig/T(signature)>>"))

    assert found.fields == ()
    assert found.empty_fields == ("account", "signature")
    assert not found.is_signed


@pytest.mark.parametrize("flag", [2, 32])
def test_nobody_sees_what_a_hidden_field_holds(flag: int) -> None:
    [field] = structure(form(text_field(b"account", b"LS-204418", b"/F %d" % flag))).fields

    assert field.value == "LS-204418"
    assert not field.is_seen


@pytest.mark.parametrize(
    ("picture", "is_seen"),
    [
        (b"BT /F 9 Tf (LS-204418) Tj ET", True),
        (b"BT /F 9 Tf <4C532D323034343138> Tj ET", True),
        (b"BT /F 9 Tf [(LS-)-20(204)(418)]TJ ET", True),
        (b"BT /F 9 Tf (LS-204419) Tj ET", False),
        (b"/Tx BMC EMC", False),
        (b"", False),
    ],
)
def test_a_field_whose_picture_says_something_else_is_not_seen(picture: bytes, is_seen: bool) -> None:
    field = text_field(b"account", b"LS-204418", b"/AP<</N 7 0 R>>")
    appearance = stream(picture, b"/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>>>")
    content = page(
        words(), field, appearance, facts=b"/Annots[6 0 R]", catalog=b"/AcroForm<</Fields[6 0 R]>>"
    )

    [read] = structure(content).fields

    assert read.is_seen is is_seen


def test_a_field_that_viewers_draw_anew_shows_its_value() -> None:
    field = text_field(b"account", b"LS-204418", b"/AP<</N 7 0 R>>")
    content = page(
        words(),
        field,
        stream(b"", b"/Subtype/Form/BBox[0 0 9 9]"),
        facts=b"/Annots[6 0 R]",
        catalog=b"/AcroForm<</NeedAppearances true/Fields[6 0 R]>>",
    )

    assert structure(content).fields[0].is_seen


def test_fields_have_the_names_and_values_of_those_above_them() -> None:
    above = b"<</T(loa)/FT/Tx/Kids[7 0 R]>>"
    below = b"<</T(account)/V(LS-204418)/Parent 6 0 R/Kids[8 0 R]>>"
    widget = b"<</Subtype/Widget/Parent 7 0 R/Rect[72 600 272 620]>>"
    content = page(
        words(), above, below, widget, facts=b"/Annots[8 0 R]", catalog=b"/AcroForm<</Fields[6 0 R]>>"
    )

    [field] = structure(content).fields

    assert (field.name, field.value, field.page) == ("loa.account", "LS-204418", 1)


def test_a_field_that_its_form_does_not_list_is_found_on_its_page() -> None:
    content = page(words(), text_field(b"account", b"LS-204418"), facts=b"/Annots[6 0 R]")

    assert [field.value for field in structure(content).fields] == ["LS-204418"]


def test_choices_are_values() -> None:
    chosen = b"<</Subtype/Widget/FT/Ch/T(region)/V[(TX)(ON)]/Rect[0 0 9 9]>>"

    assert structure(form(chosen)).fields[0].value == "TX, ON"


@pytest.mark.parametrize(
    ("value", "is_signed"),
    [
        (b"/ByteRange[0 9 9 9]/Contents<30820100>", True),
        (b"/ByteRange[0 9 9 9]/Contents<00000000>", False),
        (b"/Contents<30820100>", False),
    ],
)
def test_a_signature_is_a_range_of_bytes_and_something_in_its_place(value: bytes, is_signed: bool) -> None:
    found = structure(form(b"<</Subtype/Widget/FT/Sig/T(signature)/V<<%s>>>>" % value))

    assert found.is_signed is is_signed
    assert found.empty_fields == (() if is_signed else ("signature",))


@pytest.mark.parametrize(("kind", "how"), [(b"Ink", "ink"), (b"Stamp", "stamp"), (b"FreeText", "text")])
def test_an_annotation_that_can_be_a_signature_is_a_mark(kind: bytes, how: str) -> None:
    drawn = b"<</Subtype/%s/Rect[272 620 72 600]>>" % kind

    [marks] = structure(page(words(), facts=b"/Annots[%s]" % drawn)).marks

    assert marks == (Mark(how, Box(72, 172, 272, 192)),)  # type: ignore[arg-type]


def test_hidden_and_other_annotations_are_no_marks() -> None:
    others = (
        b"<</Subtype/Ink/Rect[0 0 9 9]/F 2>><</Subtype/Link/Rect[0 0 9 9]>><</Subtype/Ink/Rect[(a)]>>7 null"
    )

    assert structure(page(words(), facts=b"/Annots[%s]" % others)).marks == ((),)


def test_a_script_that_formats_a_field_is_no_alarm_but_a_program_it_starts_is() -> None:
    formats = text_field(b"date", b"x", b"/AA<</F<</S/JavaScript/JS(AFDate_Format(1))>>>>")
    starts = text_field(b"date", b"x", b"/AA<</F<</S/Launch/F(a)>>>>")

    assert structure(form(formats)).alarms == ()
    assert structure(form(starts)).alarms == ("program to start",)


def test_a_bookmark_that_starts_a_program_is_an_alarm() -> None:
    bookmark = b"<</Title(a)/A<</S/GoTo/Next<</S/Launch/F(a)>>>>>>"

    found = structure(page(words(), b"<</First 7 0 R>>", bookmark, catalog=b"/Outlines 6 0 R"))

    assert found.alarms == ("program to start",)


def test_a_good_file_needs_no_repair() -> None:
    assert not structure(hostile.a_good_letter()).is_repaired


@pytest.mark.parametrize("make", [hostile.behind_another_beginning, hostile.a_table_that_points_anywhere])
def test_a_file_whose_contents_had_to_be_searched_is_known_as_repaired(make: hostile.Make) -> None:
    assert structure(make()).is_repaired


def test_nothing_of_a_document_gets_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        structure_of(hostile.a_table_that_points_anywhere())

    assert caplog.records == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", FindingCode.DOCUMENT_EMPTY),
        (b"%PDF-" + b" " * MAX_BYTES, FindingCode.DOCUMENT_TOO_LARGE),
        (b" " * 1024 + b"%PDF-1.7", FindingCode.DOCUMENT_NOT_PDF),
    ],
)
def test_some_files_need_not_be_opened(content: bytes, problem: FindingCode) -> None:
    refused = refused_by_size(content)

    assert refused is not None
    assert (refused.problem, refused.severity) == (problem, Severity.FAIL)


def test_a_file_that_pypdf_cannot_read_is_for_another_library_to_judge() -> None:
    found = unreadable(hostile.cut_in_half())

    assert (found.problem, found.severity) == (FindingCode.DOCUMENT_UNREADABLE, Severity.REVIEW)


def test_what_is_wrong_is_said_without_the_documents_words() -> None:
    found = unreadable(pdf(b"(Dana Reyes)", b"(LS-204418)"))

    assert found.evidence.isidentifier()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_file_that_only_its_owner_may_change_opens(algorithm: str) -> None:
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.drawString(72, 700, "LOA")
    canvas.save()
    writer = PdfWriter(clone_from=target)
    writer.encrypt("", "owner", algorithm=algorithm)

    assert structure(hostile.written(writer)).page_count == 1


def test_pages_of_every_odd_kind_still_count() -> None:
    odd = pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 (a) 792]/Annots 5 0 R>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/CropBox[900 900 999 999]/Rotate(b)>>",
        stream(b"no array"),
    )

    assert structure(odd).marks == ((), ())
