"""What a child of the guard does with a file: reads it, has its scans recognized, cuts pictures out of it."""

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate

from porting.adapters.pdfium_pages import (
    PageNotReadError,
    PageTooLargeError,
    PasswordNeededError,
    PdfiumPages,
)
from porting.adapters.pypdf_structure import Structure, structure_of
from porting.documents.ink import marks_in
from porting.documents.reading import (
    MAX_PAGES,
    Crop,
    DigitalSignature,
    Layer,
    Look,
    Page,
    ReadDocument,
    Unreadable,
)
from porting.documents.recognition import Recognizer, recognized
from porting.documents.signing_labels import signature_labels
from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.errors import RecognitionFailedError
from porting.guard import wire
from porting.guard.libraries import Libraries
from porting.guard.limits import tried
from porting.guard.looks import ink_as_letters, looks_at
from porting.guard.pictures import picture
from porting.guard.spots import confirmed, shown

#: Pen strokes are seen; more costs time only.
_INK_DPI = 170
#: Engines are made for pages of this resolution.
_RECOGNITION_DPI = 200
#: A legal page at 300 dpi. Making a scan ready takes 40 bytes for each pixel.
_RECOGNITION_PIXELS = 11_000_000
#: A page of which less was made out is tried once more, finer.
_DOUBTFUL, _FINE_DPI, _FINER_TAKES = 0.75, 300, 2.5
#: What a page takes at least, in seconds; and how much longer than the longest before, at worst.
_SHORTEST_PAGE, _LONGER = 2.0, 1.3
#: What a form says that only Adobe's own programs can show.
_XFA_SHELL = re.compile(r"please wait|veuillez patienter|adobe reader|acrobat reader", re.IGNORECASE)
_WORDS_OF_A_SHELL = 150


def answers(request: wire.Request, content: bytes, libraries: Libraries) -> Iterator[bytes]:
    """What is said in answer to `request`, in frames."""
    match request:
        case wire.TryLimits():
            yield wire.PROTECTIONS.dump_json(tried())
        case wire.Read():
            read = _read_whatever_it_is(content)
            answer = wire.Answer(read) if isinstance(read, ReadDocument) else wire.Answer(unreadable=read)
            yield wire.ANSWER.dump_json(answer)
        case wire.Recognize():
            if engine := libraries.engine(again=request.again):
                yield from _recognized(content, request, engine)
        case wire.Cut():
            yield from _cut(content, request.crops)
        case wire.Show(by_shape=True):
            yield wire.SHOWN.dump_json(_confirmed(content, request))
        case wire.Show():
            if engine := libraries.engine(again=request.again):
                yield wire.SHOWN.dump_json(_shown(content, request, engine))
        case wire.LookCloser() | wire.ReadInk():
            yield wire.LOOKS.dump_json(_looks(content, request, libraries.engines))


def _read_whatever_it_is(content: bytes) -> ReadDocument | Unreadable:
    try:
        return read_document(content)
    except (MemoryError, RecursionError) as error:
        return Unreadable(FindingCode.DOCUMENT_UNSAFE, Severity.FAIL, type(error).__name__)
    except Exception as error:  # noqa: BLE001 - the child's outermost step; the file is not to blame for it
        return Unreadable(FindingCode.DOCUMENT_UNREADABLE, Severity.REVIEW, type(error).__name__)


def read_document(content: bytes) -> ReadDocument | Unreadable:
    """Everything but what stands in scans. Does not raise, whatever the file is."""
    structure = structure_of(content)
    if isinstance(structure, Unreadable) and structure.severity is Severity.FAIL:
        return structure
    try:
        with PdfiumPages(content) as pages:
            if isinstance(structure, Unreadable):
                return _half_readable(structure, pages)
            return _read(content, structure, pages)
    except PasswordNeededError:
        return Unreadable(FindingCode.DOCUMENT_ENCRYPTED, Severity.FAIL, "needs a password")
    except PageTooLargeError:
        return Unreadable(FindingCode.DOCUMENT_TOO_LARGE, Severity.FAIL, "a page larger than 200 inches")
    except PageNotReadError:
        severity = Severity.FAIL if isinstance(structure, Unreadable) else Severity.REVIEW
        return Unreadable(
            FindingCode.DOCUMENT_UNREADABLE, severity, "PDFium does not open it, or not each page"
        )


def _half_readable(structure: Unreadable, pdfium: PdfiumPages) -> Unreadable:
    """For review where the second library shows something, since one alone can be wrong about a file."""
    for number in range(1, min(len(pdfium), MAX_PAGES) + 1):
        with suppress(PageNotReadError):
            if pdfium.is_painted(number):
                return structure
    return replace(structure, severity=Severity.FAIL)


def _read(content: bytes, structure: Structure, pdfium: PdfiumPages) -> ReadDocument | Unreadable:
    if len(pdfium) != structure.page_count:
        evidence = f"{structure.page_count} pages for one library, {len(pdfium)} for another"
        return Unreadable(FindingCode.DOCUMENT_UNREADABLE, Severity.REVIEW, evidence)
    pages = tuple(
        _page(pdfium, number, replace(pdfium.page(number), marks=marks))
        for number, marks in enumerate(structure.marks, start=1)
    )
    read = ReadDocument(
        pages=pages,
        fields=structure.fields,
        empty_fields=structure.empty_fields,
        digital_signatures=_signatures(content) if structure.is_signed else (),
        alarms=structure.alarms,
        is_portfolio=structure.is_portfolio,
        has_own_fonts=structure.has_own_fonts,
    )
    return _problem(read, structure) or read


def _page(pdfium: PdfiumPages, number: int, page: Page) -> Page:
    """With the ink on it; a page that shows something, but no words, is for an engine to read."""
    if not page.layers and not page.is_scan:
        return replace(page, is_scan=pdfium.is_painted(number))
    if page.is_scan or not signature_labels(page):
        return page
    image, dpi = pdfium.render(number, _INK_DPI)
    return replace(page, marks=(*page.marks, *marks_in(image, dpi, page)))


def _problem(read: ReadDocument, structure: Structure) -> Unreadable | None:
    """Why `read` cannot be judged all the same."""
    if read.is_portfolio:
        return None
    if structure.is_xfa and _is_shell(read.pages):
        evidence = "a form (XFA) that only Adobe's programs show"
        return Unreadable(FindingCode.DOCUMENT_UNREADABLE, Severity.FAIL, evidence)
    blank = [page for page in read.pages if not page.layers and not page.is_scan and not page.marks]
    if len(blank) == len(read.pages) and not read.fields and not read.digital_signatures:
        return Unreadable(FindingCode.DOCUMENT_EMPTY, Severity.FAIL, f"{len(blank)} blank pages")
    if structure.is_repaired and blank:
        # Both libraries had to guess where the content is, and some of it may be gone.
        evidence = f"repaired, and {len(blank)} of {len(read.pages)} pages are blank"
        return Unreadable(FindingCode.DOCUMENT_UNREADABLE, Severity.REVIEW, evidence)
    return None


def _is_shell(pages: Sequence[Page]) -> bool:
    words = [word.text for page in pages for layer in page.layers for word in layer.words]
    return len(words) <= _WORDS_OF_A_SHELL and _XFA_SHELL.search(" ".join(words)) is not None


def _signatures(content: bytes) -> tuple[DigitalSignature, ...]:
    # Importing it takes 0.7 s, which the server has done where the file looks signed.
    from porting.adapters.pyhanko_signatures import validated

    return validated(content)


def _recognized(content: bytes, request: wire.Recognize, engine: Recognizer) -> Iterator[bytes]:
    """Page by page, so that what was made out in time is not lost with what was not."""
    end = time.monotonic() + request.seconds
    longest = _SHORTEST_PAGE
    with PdfiumPages(content) as pdfium:
        for number in request.pages:
            begin = time.monotonic()
            if begin + _LONGER * longest > end:
                return
            try:
                page = _recognized_page(pdfium, number, engine, request, end)
            except (RecognitionFailedError, PageNotReadError):
                continue  # it stays without this layer, so a person looks at it
            yield wire.RECOGNIZED.dump_json(wire.RecognizedPage(number, page))
            longest = max(longest, time.monotonic() - begin)


def _recognized_page(
    pdfium: PdfiumPages, number: int, engine: Recognizer, request: wire.Recognize, end: float
) -> Page:
    page = pdfium.page(number)
    if not pdfium.is_painted(number):
        return replace(page, layers=(Layer(engine.engine, ()),))
    begin = time.monotonic()
    image, dpi = pdfium.render(number, _RECOGNITION_DPI, most_pixels=_RECOGNITION_PIXELS)
    layer = recognized(image, dpi, engine, request.languages)
    now = time.monotonic()
    if layer.words and layer.confidence < _DOUBTFUL and now + _FINER_TAKES * (now - begin) < end:
        fine, fine_dpi = pdfium.render(number, _FINE_DPI, most_pixels=_RECOGNITION_PIXELS)
        layer = max(layer, recognized(fine, fine_dpi, engine, request.languages), key=_letters_made_out)
    read = replace(page, layers=(layer,))
    return replace(read, marks=marks_in(image, dpi, read)) if signature_labels(read) else read


def _letters_made_out(layer: Layer) -> float:
    return sum(word.confidence * len(word.text) for word in layer.words)


def _confirmed(content: bytes, request: wire.Show) -> tuple[str | None, ...]:
    try:
        return confirmed(_parted(content, request.sizes), request.spots)
    except PageNotReadError:
        return ()


def _parted(content: bytes, sizes: Sequence[int]) -> list[bytes]:
    ends = list(accumulate(sizes))
    return [content[end - size : end] for end, size in zip(ends, sizes, strict=True)]


def _shown(content: bytes, request: wire.Show, engine: Recognizer) -> tuple[str, ...]:
    """Nothing where a page cannot be drawn or read."""
    contents = _parted(content, request.sizes)
    try:
        return shown(contents, request.spots, engine, request.languages)
    except (RecognitionFailedError, PageNotReadError):
        return ()


def _looks(
    content: bytes, request: wire.LookCloser | wire.ReadInk, engines: Sequence[Recognizer]
) -> tuple[tuple[Look, ...], ...]:
    """Nothing where a page cannot be drawn or read, or there is nobody to disagree with."""
    try:
        if isinstance(request, wire.ReadInk):
            return ink_as_letters(content, request.places, engines)
        return looks_at(content, request.places, engines, request.languages) if len(engines) > 1 else ()
    except (RecognitionFailedError, PageNotReadError):
        return ()


def _cut(content: bytes, crops: Sequence[Crop]) -> Iterator[bytes]:
    with PdfiumPages(content) as pdfium:
        for crop in crops:
            try:
                yield wire.PICTURE + picture(pdfium, crop)
            except PageNotReadError:
                yield wire.PICTURE
