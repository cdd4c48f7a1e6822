"""PDFs through pypdf. The only module that imports it."""

import io
import logging
import re
import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from porting.documents.reading import (
    MAX_BYTES,
    MAX_PAGES,
    Cell,
    Mark,
    Page,
    Place,
    ReadDocument,
    Row,
    Unreadable,
)
from porting.domain.checks.findings import FindingCode, Severity

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

#: What pypdf raises on broken files beside its own errors; found by reading thousands of them.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
#: Pixels from which an image is a scanned page (A4 at about 110 dpi), not a logo.
_SCAN_PIXELS = 1_200_000
_PAINTS = re.compile(rb"(?<![^\s\])>])(?:Tj|TJ|Do|BI|sh|S|s|f\*?|F|B\*?|b\*?|'|\")(?!\S)")
_PAINT_OPERATORS = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"})


class PypdfReader:
    """Reads text, form fields and marks within limits that stop a hostile file early.

    Safe to call from several threads at once: pypdf keeps its limits in a context variable.
    """

    def read(self, content: bytes, *, with_marks: bool) -> ReadDocument | Unreadable:
        return _refused_by_size(content) or self._opened(content, with_marks=with_marks)

    def _opened(self, content: bytes, *, with_marks: bool) -> ReadDocument | Unreadable:
        # Importing pypdf takes 100 ms, which the CLI must not pay at every start.
        from pypdf import PdfReader, apply_configuration
        from pypdf.errors import FileNotDecryptedError, LimitReachedError, PyPdfError

        # It quotes the document in its warnings, and documents are not logged.
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)
        try:
            with apply_configuration(**_LIMITS):
                return _read(PdfReader(io.BytesIO(content)), content, with_marks=with_marks)
        except LimitReachedError as error:
            return Unreadable(FindingCode.DOCUMENT_UNSAFE, Severity.REVIEW, _named(error))
        except FileNotDecryptedError as error:
            return Unreadable(FindingCode.DOCUMENT_ENCRYPTED, Severity.FAIL, _named(error))
        except (PyPdfError, *_BROKEN) as error:
            return Unreadable(FindingCode.DOCUMENT_UNREADABLE, Severity.REVIEW, _named(error))


#: A tenth of pypdf's own limits: an LOA, a CSR or a bill is small.
_LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": MAX_BYTES,
    "array_based_stream_maximum_output_length": 16 * 1024 * 1024,
    "lzw_maximum_output_length": 16 * 1024 * 1024,
    "run_length_maximum_output_length": 16 * 1024 * 1024,
    "zlib_maximum_output_length": 16 * 1024 * 1024,
    "zlib_maximum_recovery_input_length": 1024 * 1024,
    "brotli_maximum_output_length": 16 * 1024 * 1024,
    "stream_filters_maximum_length": 3,
    "stream_decoding_work_maximum_length": 64 * 1024 * 1024,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 2_000,
    "page_tree_maximum_page_entries": 50_000,
    "form_fields_maximum_entries": 2_000,
    "xform_maximum_invocations_per_extraction": 500,
    "jbig2dec_binary": None,
    "disable_legacy_handling": True,
}


def _refused_by_size(content: bytes) -> Unreadable | None:
    if not content:
        return Unreadable(FindingCode.DOCUMENT_EMPTY, Severity.FAIL, "0 bytes")
    if len(content) > MAX_BYTES:
        return Unreadable(FindingCode.DOCUMENT_TOO_LARGE, Severity.FAIL, f"{len(content)} bytes")
    if b"%PDF-" not in content[:1024]:
        return Unreadable(FindingCode.DOCUMENT_NOT_PDF, Severity.FAIL, "no %PDF- in the first 1024 bytes")
    return None


def _named(error: BaseException) -> str:
    """The kind of error only: its text may quote the document."""
    return type(error).__name__


def _read(reader: "PdfReader", content: bytes, *, with_marks: bool) -> ReadDocument | Unreadable:
    if reader.is_encrypted and not reader.decrypt(""):
        return Unreadable(FindingCode.DOCUMENT_ENCRYPTED, Severity.FAIL, "needs a password")
    count = len(reader.pages)
    if count > MAX_PAGES:
        return Unreadable(FindingCode.DOCUMENT_TOO_LARGE, Severity.FAIL, f"{count} pages")
    pages = tuple(_page(page, with_marks=with_marks) for page in reader.pages)
    fields = reader.get_fields() or {}
    document = ReadDocument(
        pages=pages,
        fields=tuple(_texts(fields)),
        digital_signatures=tuple(_signatures(fields, len(content))),
        alarms=tuple(_alarms(reader)),
        is_portfolio="/Collection" in reader.root_object,
    )
    if document.has_text or document.digital_signatures:
        return document
    if count == 0 or all(_is_blank(page) for page in reader.pages):
        return Unreadable(FindingCode.DOCUMENT_EMPTY, Severity.FAIL, f"{count} blank pages")
    return Unreadable(FindingCode.DOCUMENT_UNREADABLE, Severity.REVIEW, f"{count} pages without text: a scan")


def _page(page: "PageObject", *, with_marks: bool) -> Page:
    text = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=False)
    pixels = [_pixels(image) for image in _images(page)]
    marks, places = _marks(page) if with_marks else ((), ())
    return Page(
        rows=tuple(row for line in text.splitlines() if (row := _row(line))),
        has_image=bool(pixels),
        is_scan=any(count >= _SCAN_PIXELS for count in pixels),
        marks=marks,
        places=places,
    )


def _row(line: str) -> Row:
    """Two spaces or more part two cells."""
    pieces = re.finditer(r"\S+(?: \S+)*", line)
    return tuple(Cell(piece[0], piece.start(), piece.end()) for piece in pieces)


def _images(page: "PageObject") -> Iterator[Any]:
    resources = page.get("/Resources")
    objects = (resources.get_object() if resources else {}).get("/XObject")
    for name in (objects.get_object() if objects else {}).values():
        item = name.get_object()
        if item.get("/Subtype") == "/Image":
            yield item


def _pixels(image: Any) -> int:
    return int(image.get("/Width", 0)) * int(image.get("/Height", 0))


def _is_blank(page: "PageObject") -> bool:
    contents = page.get_contents()
    return contents is None or not _PAINTS.search(contents.get_data())


def _texts(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, field in fields.items():
        value = field.get("/V")
        if field.get("/FT") in ("/Tx", "/Ch") and isinstance(value, str):
            yield (str(field.get("/TU") or name), value)


def _signatures(fields: dict[str, Any], size: int) -> Iterator[bool]:
    """For each signature field that has a value: whether it covers the file to its end."""
    for field in fields.values():
        value = field.get("/V")
        signed = value.get_object() if field.get("/FT") == "/Sig" and value is not None else {}
        ranges, contents = signed.get("/ByteRange"), signed.get("/Contents")
        if ranges and len(ranges) == 4 and _is_filled(contents):
            yield int(ranges[2]) + int(ranges[3]) >= size - 2


def _is_filled(contents: Any) -> bool:
    """Whether a signature's place holds more than zeros; pypdf takes some binary strings for text."""
    if isinstance(contents, str):
        return bool(contents.strip("\0"))
    return bool(contents) and any(contents)


def _alarms(reader: "PdfReader") -> Iterator[str]:
    root = reader.root_object
    names = root.get("/Names")
    named = names.get_object() if names else {}
    action = root.get("/OpenAction")
    kind = action.get_object() if action else None
    if "/JavaScript" in named or (isinstance(kind, dict) and kind.get("/S") == "/JavaScript"):
        yield "script"
    if isinstance(kind, dict) and kind.get("/S") == "/Launch":
        yield "program to start"
    if "/EmbeddedFiles" in named:
        yield "attachment"


def _marks(page: "PageObject") -> tuple[tuple[Mark, ...], tuple[Place, ...]]:
    drawn = _Drawings(page)
    page.extract_text(visitor_operand_before=drawn.operator, visitor_text=drawn.text)
    return (*drawn.marks, *_annotations(page)), tuple(drawn.places)


def _annotations(page: "PageObject") -> Iterator[Mark]:
    kinds: dict[str, Any] = {"/Ink": "ink", "/Stamp": "stamp", "/FreeText": "text"}
    for reference in page.get("/Annots") or ():
        annotation = reference.get_object()
        how, rect = kinds.get(annotation.get("/Subtype")), annotation.get("/Rect")
        if how and rect:
            left, bottom, right, top = (float(number) for number in rect)
            yield Mark(how, min(left, right), min(bottom, top), max(left, right), max(bottom, top))


class _Drawings:
    """Gathers strokes and images while pypdf walks through a page's content."""

    def __init__(self, page: "PageObject") -> None:
        self.marks: list[Mark] = []
        self.places: list[Place] = []
        self._images = self._names_of_images(page)
        self._points: list[tuple[float, float]] = []
        self._bent = self._straight = 0

    @staticmethod
    def _names_of_images(page: "PageObject") -> frozenset[str]:
        resources = page.get("/Resources")
        objects = (resources.get_object() if resources else {}).get("/XObject")
        items = (objects.get_object() if objects else {}).items()
        return frozenset(name for name, item in items if item.get_object().get("/Subtype") == "/Image")

    def text(self, text: str, cm: list[float], tm: list[float], *_: Any) -> None:
        if text.strip():
            x, y = _moved(cm, tm[4], tm[5])
            self.places.append(Place(text.strip(), x, y))

    def operator(self, operator: bytes, operands: list[Any], cm: list[float], _: list[float]) -> None:
        if operator in (b"m", b"l", b"c", b"v", b"y", b"re"):
            self._extend(operator, [float(number) for number in operands], cm)
        elif operator in _PAINT_OPERATORS:
            self._end_path()
        elif operator == b"n":
            self._forget_path()
        elif operator == b"Do" and operands and str(operands[0]) in self._images:
            corners = [_moved(cm, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
            self.marks.append(Mark("image", *_box(corners)))

    def _extend(self, operator: bytes, numbers: list[float], cm: list[float]) -> None:
        points = [_moved(cm, x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=False)]
        if operator == b"l" and self._points and points:
            slanting = min(abs(a - b) for a, b in zip(self._points[-1], points[-1], strict=True)) > 0.5
            self._bent += slanting
            self._straight += not slanting
        elif operator in (b"c", b"v", b"y"):
            self._bent += 1
        elif operator == b"re":
            self._straight += 4
        self._points.extend(points)

    def _end_path(self) -> None:
        """A box, also one with round corners, has as many straight sides as bends; handwriting has few."""
        if self._points and self._bent > self._straight:
            self.marks.append(Mark("drawing", *_box(self._points), strokes=self._bent))
        self._forget_path()

    def _forget_path(self) -> None:
        self._points, self._bent, self._straight = [], 0, 0


def _moved(matrix: list[float], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = (float(number) for number in matrix)
    return a * x + c * y + e, b * x + d * y + f


def _box(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)
