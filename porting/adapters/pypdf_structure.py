"""What a PDF is made of beside its words: form fields, annotations, actions. Only this module imports pypdf.

Its limits stop most hostile files early; the guard's child process stops the others.
"""

import io
import logging
import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, Self

from porting.documents.page_view import PageView
from porting.documents.reading import MAX_BYTES, MAX_PAGES, Field, Mark, Unreadable
from porting.domain.checks.evidence import Box
from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.pdf_sign import SIGN_WITHIN, says_pdf

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

#: What pypdf raises on broken files beside its own errors; found by reading thousands of them.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_MB = 1024 * 1024
#: A tenth of pypdf's own limits: an LOA, a CSR or a bill is small.
_LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": MAX_BYTES,
    "array_based_stream_maximum_output_length": 16 * _MB,
    "lzw_maximum_output_length": 16 * _MB,
    "run_length_maximum_output_length": 16 * _MB,
    "zlib_maximum_output_length": 16 * _MB,
    "zlib_maximum_recovery_input_length": _MB,
    "brotli_maximum_output_length": 16 * _MB,
    "stream_filters_maximum_length": 3,
    "stream_decoding_work_maximum_length": 64 * _MB,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 2_000,
    "page_tree_maximum_page_entries": 50_000,
    "form_fields_maximum_entries": 2_000,
    "xform_maximum_invocations_per_extraction": 500,
    "jbig2dec_binary": None,
    "disable_legacy_handling": True,
}
#: More form fields, annotations or actions than any form has.
_MOST_FIELDS = 2_000
_MOST_ANNOTATIONS = 5_000
_MOST_ACTIONS = 2_000
_DEEPEST_FIELD = 32
_MOST_FONTS, _DEEPEST_FORM = 200, 3
_LETTER = PageView(0, 0, 612, 792)

#: Flags of an annotation (ISO 32000-1, table 165): neither of these is shown on a screen.
_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5
_MARKS: dict[str, Literal["ink", "stamp", "text"]] = {"/Ink": "ink", "/Stamp": "stamp", "/FreeText": "text"}

SCRIPT, ATTACHMENT, PROGRAM, FILM = "script", "attachment", "program to start", "film or sound"
_ACTIONS = {
    "/JavaScript": SCRIPT,
    "/Launch": PROGRAM,
    "/GoToE": ATTACHMENT,
    "/Movie": FILM,
    "/Rendition": FILM,
    "/RichMediaExecute": FILM,
    "/Sound": FILM,
}
_ANNOTATIONS = {
    "/FileAttachment": ATTACHMENT,
    "/3D": FILM,
    "/Movie": FILM,
    "/RichMedia": FILM,
    "/Screen": FILM,
    "/Sound": FILM,
}


@dataclass(frozen=True)
class Structure:
    page_count: int
    marks: tuple[tuple[Mark, ...], ...]
    """For each page."""
    fields: tuple[Field, ...]
    empty_fields: tuple[str, ...]
    alarms: tuple[str, ...]
    is_portfolio: bool = False
    is_signed: bool = False
    """A signature field holds something; whether it is a signature, pyHanko says."""
    is_repaired: bool = False
    """Its table of contents was wrong or not there, or something stands before its beginning."""
    has_own_fonts: bool = False
    """It brings the shapes of its letters, or says itself what they mean: a font can lie."""
    is_xfa: bool = False
    """Its form is described in XML, which only Adobe's programs show."""


class _TooMuchError(Exception):
    """More than our own limits allow; pypdf has its own for this."""


def structure_of(content: bytes) -> Structure | Unreadable:
    """Does not raise. `document_unreadable` is for review here: another library may read the file well."""
    return refused_by_size(content) or _opened(content)


def refused_by_size(content: bytes) -> Unreadable | None:
    """Why nobody needs to open it."""
    if not content:
        return Unreadable(FindingCode.DOCUMENT_EMPTY, Severity.FAIL, "0 bytes")
    if len(content) > MAX_BYTES:
        return Unreadable(FindingCode.DOCUMENT_TOO_LARGE, Severity.FAIL, f"{len(content)} bytes")
    if not says_pdf(content):
        said = f"no %PDF- in the first {SIGN_WITHIN} bytes"
        return Unreadable(FindingCode.DOCUMENT_NOT_PDF, Severity.FAIL, said)
    return None


def _opened(content: bytes) -> Structure | Unreadable:
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import FileNotDecryptedError, LimitReachedError, PyPdfError

    try:
        with apply_configuration(**_LIMITS), _Repairs() as repairs:
            reader = PdfReader(io.BytesIO(content))
            if reader.is_encrypted and not _opens_without_password(reader):
                return Unreadable(FindingCode.DOCUMENT_ENCRYPTED, Severity.FAIL, "needs a password")
            is_repaired = repairs.were_needed or not content.startswith(b"%PDF-")
            return _read(reader, is_repaired=is_repaired)
    except FileNotDecryptedError as error:
        return Unreadable(FindingCode.DOCUMENT_ENCRYPTED, Severity.FAIL, _named(error))
    except NotImplementedError as error:
        # A filter or a protection that pypdf has not; for the latter nobody else has it either.
        is_protected = b"/Encrypt" in content
        problem = FindingCode.DOCUMENT_ENCRYPTED if is_protected else FindingCode.DOCUMENT_UNREADABLE
        return Unreadable(problem, Severity.FAIL if is_protected else Severity.REVIEW, _named(error))
    except (LimitReachedError, _TooMuchError, MemoryError, RecursionError) as error:
        return Unreadable(FindingCode.DOCUMENT_UNSAFE, Severity.FAIL, _named(error))
    except (PyPdfError, *_BROKEN) as error:
        return Unreadable(FindingCode.DOCUMENT_UNREADABLE, Severity.REVIEW, _named(error))


def _opens_without_password(reader: "PdfReader") -> bool:
    try:
        return bool(reader.decrypt(""))
    except NotImplementedError:  # by certificate, or by a product of its own
        return False


def _named(error: BaseException) -> str:
    """The kind of error only: its text may quote the document."""
    return type(error).__name__


class _Repairs(logging.Handler):
    """Notices whether pypdf warns that it mends the file, and keeps the warnings: they quote the document."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.were_needed = False
        self._logger = logging.getLogger("pypdf")

    def emit(self, record: logging.LogRecord) -> None:
        self.were_needed = self.were_needed or record.name == "pypdf._reader"

    def __enter__(self) -> Self:
        self._before = (self._logger.level, self._logger.propagate)
        self._logger.setLevel(logging.WARNING)
        self._logger.propagate = False
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        level, self._logger.propagate = self._before
        self._logger.setLevel(level)


def _read(reader: "PdfReader", *, is_repaired: bool) -> Structure | Unreadable:
    from pypdf.errors import LimitReachedError

    root = reader.root_object
    try:
        count = len(reader.pages)
    except LimitReachedError:
        count = _declared_pages(root)
        if count <= MAX_PAGES:
            raise
    if count > MAX_PAGES:
        return Unreadable(FindingCode.DOCUMENT_TOO_LARGE, Severity.FAIL, f"{count} pages")
    pages = list(reader.pages)
    for page in pages:
        _unpack_contents(page)
    annotations = [list(_annotations(page)) for page in pages]
    if sum(map(len, annotations)) > _MOST_ANNOTATIONS:
        raise _TooMuchError
    views = [_view(page) for page in pages]
    form = _Form(root, annotations, views, pages[0] if pages else None)
    notes = (
        note
        for number, (each, view) in enumerate(zip(annotations, views, strict=True), 1)
        for note in _notes(each, view, number)
    )
    return Structure(
        page_count=count,
        marks=tuple(tuple(_marks(each, view)) for each, view in zip(annotations, views, strict=True)),
        fields=(*form.fields, *notes),
        empty_fields=tuple(form.empty),
        alarms=tuple(sorted(set(_alarms(root, pages, list(chain.from_iterable(annotations)))))),
        is_portfolio="/Collection" in root,
        is_signed=form.is_signed,
        is_repaired=is_repaired,
        has_own_fonts=any(_has_own_fonts(page.get("/Resources")) for page in pages),
        is_xfa=form.is_xfa,
    )


def _has_own_fonts(resources: Any, depth: int = 0) -> bool:
    """A font that every reader has, with its usual encoding, shows what its text says; any other may not."""
    found = _dictionary(resources)
    fonts = [_dictionary(font) for font in list(_dictionary(found.get("/Font")).values())[:_MOST_FONTS]]
    if any(map(_is_own, fonts)):
        return True
    forms = [_dictionary(item) for item in list(_dictionary(found.get("/XObject")).values())[:_MOST_FONTS]]
    inner = [each["/Resources"] for each in forms if each.get("/Subtype") == "/Form" and "/Resources" in each]
    return bool(inner) and (depth >= _DEEPEST_FORM or any(_has_own_fonts(each, depth + 1) for each in inner))


def _is_own(font: dict[str, Any]) -> bool:
    descriptor = _dictionary(font.get("/FontDescriptor"))
    embedded = any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))
    return embedded or "/ToUnicode" in font or font.get("/Subtype") not in ("/Type1", "/TrueType")


def _unpack_contents(page: "PageObject") -> None:
    """Raises: `LimitReachedError` for contents too large to be a page, which PDFium may take for blank."""
    from pypdf.errors import LimitReachedError, PyPdfError

    try:
        if contents := page.get_contents():
            contents.get_data()
    except LimitReachedError:
        raise
    except (PyPdfError, *_BROKEN):  # PDFium may still make something of it
        return


def _declared_pages(root: Any) -> int:
    count = _dictionary(root.get("/Pages")).get("/Count")
    return int(count) if isinstance(count, int) else 0


def _view(page: "PageObject") -> PageView:
    """The crop box where it lies on the paper; Letter for a page that does not say."""
    try:
        paper, crop = page.mediabox, page.cropbox
        left, right = sorted((float(crop.left), float(crop.right)))
        bottom, top = sorted((float(crop.bottom), float(crop.top)))
        across, up = (
            sorted((float(paper.left), float(paper.right))),
            sorted((float(paper.bottom), float(paper.top))),
        )
        left, right = max(left, across[0]), min(right, across[1])
        bottom, top = max(bottom, up[0]), min(top, up[1])
        turns = int(page.rotation) // 90 % 4
    except _BROKEN:
        return _LETTER
    return PageView(left, bottom, right, top, turns) if left < right and bottom < top else _LETTER


def _resolved(item: Any) -> Any:
    return item.get_object() if hasattr(item, "get_object") else item


def _dictionary(item: Any) -> dict[str, Any]:
    """Empty where `item` is anything else."""
    found = _resolved(item)
    return found if isinstance(found, dict) else {}


def _array(item: Any) -> list[Any]:
    found = _resolved(item)
    return found if isinstance(found, list) else []


def _annotations(page: "PageObject") -> Iterator[dict[str, Any]]:
    for reference in _array(page.get("/Annots")):
        if annotation := _dictionary(reference):
            yield annotation


def _is_shown(annotation: dict[str, Any]) -> bool:
    flags = _resolved(annotation.get("/F"))
    return not isinstance(flags, int) or not flags & (_HIDDEN | _NO_VIEW)


def _box(annotation: dict[str, Any], view: PageView) -> Box | None:
    try:
        left, bottom, right, top = (float(_resolved(number)) for number in _array(annotation.get("/Rect")))
    except (TypeError, ValueError, OverflowError):
        return None
    return view.box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _notes(annotations: list[dict[str, Any]], view: PageView, page: int) -> Iterator[Field]:
    """What somebody has typed over the page with a viewer's text tool: a field that the form has not."""
    for annotation in annotations:
        is_note = str(annotation.get("/Subtype")) == "/FreeText" and _is_shown(annotation)
        value = _written(annotation.get("/Contents")).strip() if is_note else ""
        if value and (box := _box(annotation, view)):
            yield Field("", value, page, box)


def _marks(annotations: list[dict[str, Any]], view: PageView) -> Iterator[Mark]:
    for annotation in annotations:
        how = _MARKS.get(str(annotation.get("/Subtype")))
        if how and _is_shown(annotation) and (box := _box(annotation, view)):
            yield Mark(how, box)


def _alarms(root: Any, pages: "list[PageObject]", annotations: list[dict[str, Any]]) -> Iterator[str]:
    names = _dictionary(root.get("/Names"))
    if "/JavaScript" in names:
        yield SCRIPT
    if "/EmbeddedFiles" in names or "/AF" in root:
        yield ATTACHMENT
    for annotation in annotations:
        if alarm := _ANNOTATIONS.get(str(annotation.get("/Subtype"))):
            yield alarm
    actions = _Actions()
    yield from actions.of(root.get("/OpenAction"))
    yield from actions.of_events(root)
    for page in pages:
        yield from actions.of_events(page)
    for annotation in annotations:
        yield from actions.of(annotation.get("/A"))
        # Forms of many makers format a date or a sum by a script of the field, which harms nobody.
        is_field = annotation.get("/Subtype") == "/Widget"
        yield from (each for each in actions.of_events(annotation) if each is not SCRIPT or not is_field)
    yield from actions.of_bookmarks(_dictionary(root.get("/Outlines")))


class _Actions:
    """Follows actions through what comes next, as far as a limit for the whole document."""

    def __init__(self) -> None:
        self._left = _MOST_ACTIONS

    def of(self, action: Any) -> Iterator[str]:
        waiting = [action]
        while waiting:
            self._count()
            found = _dictionary(waiting.pop())
            if alarm := _ACTIONS.get(str(_resolved(found.get("/S")))):
                yield alarm
            following = _resolved(found.get("/Next"))
            waiting.extend(following if isinstance(following, list) else [following] if following else ())

    def of_events(self, owner: Any) -> Iterator[str]:
        for action in list(_dictionary(owner.get("/AA")).values()):
            yield from self.of(action)

    def of_bookmarks(self, outlines: dict[str, Any]) -> Iterator[str]:
        waiting = [outlines.get("/First")]
        while waiting:
            self._count()
            bookmark = _dictionary(waiting.pop())
            yield from self.of(bookmark.get("/A"))
            waiting.extend(bookmark[key] for key in ("/First", "/Next") if key in bookmark)

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise _TooMuchError


@dataclass
class _Node:
    """A form field with what it has from those above it."""

    own: dict[str, Any]
    name: str = ""
    kind: Any = None
    value: Any = None
    title: Any = None
    widgets: list[dict[str, Any]] = field(default_factory=list)


class _Form:
    """The document's form fields, with their places on its pages."""

    def __init__(
        self,
        root: Any,
        annotations: list[list[dict[str, Any]]],
        views: list[PageView],
        any_page: "PageObject | None",
    ) -> None:
        form = _dictionary(root.get("/AcroForm"))
        self._any_page = any_page
        self._is_drawn_anew = bool(_resolved(form.get("/NeedAppearances", False)))
        self.fields: list[Field] = []
        self.empty: list[str] = []
        self.is_signed = False
        self.is_xfa = "/XFA" in form
        self._places = {
            id(annotation): (number, box)
            for number, (on_page, view) in enumerate(zip(annotations, views, strict=True), start=1)
            for annotation in on_page
            if annotation.get("/Subtype") == "/Widget" and (box := _box(annotation, view))
        }
        self._seen: set[int] = set()
        for each in _array(form.get("/Fields")):
            self._walk(_dictionary(each), _Node({}), 0)
        # Viewers show fields as well that a careless program has left out of the form's list.
        for annotation in chain.from_iterable(annotations):
            if annotation.get("/Subtype") == "/Widget" and id(annotation) not in self._seen:
                self._walk(annotation, _inherited(annotation), 0)

    def _walk(self, own: dict[str, Any], above: _Node, depth: int) -> None:
        if not own or id(own) in self._seen:
            return
        self._seen.add(id(own))
        if depth > _DEEPEST_FIELD or len(self._seen) > _MOST_FIELDS:
            raise _TooMuchError
        node = _below(own, above)
        kids = [_dictionary(kid) for kid in _array(own.get("/Kids"))]
        widgets = [kid for kid in kids if kid and "/T" not in kid]
        for kid in kids:
            if "/T" in kid:
                self._walk(kid, node, depth + 1)
        if widgets or len(widgets) == len(kids):
            self._seen.update(map(id, widgets))
            node.widgets = widgets or [own]
            self._take(node)

    def _take(self, node: _Node) -> None:
        name = str(node.title) if node.title and _BY_A_MACHINE.fullmatch(node.name) else node.name
        if node.kind == "/Sig":
            if _is_signed(_dictionary(node.value)):
                self.is_signed = True
            else:
                self.empty.append(name)
        elif node.kind in ("/Tx", "/Ch"):
            value = _written(node.value).strip()
            shown = [widget for widget in node.widgets if _is_shown(widget)]
            places = [place for widget in shown if (place := self._places.get(id(widget)))]
            page, box = places[0] if places else (None, None)
            if value:
                is_seen = any(self._shows(widget, value, node.kind) for widget in shown)
                self.fields.append(Field(name, value, page, box, is_seen))
            else:
                self.empty.append(name)

    def _shows(self, widget: dict[str, Any], value: str, kind: str) -> bool:
        """Whether the field's picture says what its value says, as far as that can be told.

        Lists show other words than they hold, and scripts write dates and sums in another way.
        """
        picture = _resolved(_dictionary(widget.get("/AP")).get("/N"))
        is_rewritten = "/F" in _dictionary(widget.get("/AA"))
        if self._is_drawn_anew or kind != "/Tx" or is_rewritten or not hasattr(picture, "get_data"):
            return True
        content = picture.get_data()
        if not _TEXT_OPERATOR.search(content):
            return False
        wanted = _letters(value)
        if wanted in _letters(_plain_strings(content)):
            return True
        # Its fonts have codes of their own: slower to read, and not always possible.
        text = _letters(self._any_page.extract_xform_text(picture)) if self._any_page else ""
        return not text or wanted in text


#: Such as `Text1`, `f1_03[0]`, `topmostSubform[0].Page1[0].TextField7[0]`; a person sees the tooltip.
_BY_A_MACHINE = re.compile(
    r"(?:.*\.)?(?:text|field|text ?field|text ?box|f|fill|form|undefined|untitled|signature)?[\W\d_]*",
    re.IGNORECASE,
)
_TEXT_OPERATOR = re.compile(rb"(?:Tj|TJ|'|\")(?=[\s\]>)\[(/]|$)")
_STRING = re.compile(rb"<([0-9A-Fa-f\s]*)>|\(((?:[^()\\]|\\.)*)\)", re.DOTALL)


def _plain_strings(content: bytes) -> str:
    """What a content stream's strings say where the fonts have the usual codes."""
    strings = []
    for code, plain in _STRING.findall(content):
        digits = b"".join(code.split())
        strings.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()) if code else plain)
    return b"".join(strings).decode("cp1252", "ignore")


def _letters(text: str) -> str:
    """A text without signs, accents and case: the fonts of pictures have fewer letters than values."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())


def _below(own: dict[str, Any], above: _Node) -> _Node:
    part = _resolved(own.get("/T"))
    parts = [each for each in (above.name, str(part) if part is not None else "") if each]
    return _Node(
        own,
        ".".join(parts),
        _resolved(own.get("/FT", above.kind)),
        _resolved(own.get("/V", above.value)),
        _resolved(own.get("/TU", above.title)),
    )


def _inherited(widget: dict[str, Any]) -> _Node:
    """What a widget has from its parents, the nearest first."""
    above: list[dict[str, Any]] = []
    parent = _dictionary(widget.get("/Parent"))
    while parent and len(above) <= _DEEPEST_FIELD:
        above.append(parent)
        parent = _dictionary(parent.get("/Parent"))
    node = _Node({})
    for each in reversed(above):
        node = _below(each, node)
    return node


def _written(value: Any) -> str:
    """A text, or the choices of a list; nothing for what is neither."""
    if isinstance(value, list):
        return ", ".join(_written(_resolved(each)) for each in value[:100])
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if hasattr(value, "get_data"):  # a long text may be a stream
        return str(value.get_data().decode("latin-1"))
    return value if isinstance(value, str) else ""


def _is_signed(signature: dict[str, Any]) -> bool:
    """Whether the place for a signature holds more than zeros; pypdf takes some binary strings for text."""
    contents = _resolved(signature.get("/Contents"))
    if not _array(signature.get("/ByteRange")):
        return False
    return bool(contents.strip("\0") if isinstance(contents, str) else contents and any(contents))
