"""Form fields (AcroForm) of a PDF that reportlab draws: text fields and places for a signature.

reportlab's own fields have fonts without accents and no signature, so they are written from its objects. Each
has an appearance, so that also a printer and a viewer that makes none of its own show the value.
"""

from dataclasses import dataclass
from typing import Any

FONT = "Helvetica"
#: What fields' values are written in; viewers know it by this name.
_FONT_NAME = "Helv"
#: Flags of ISO 32000-1, tables 165 and 228: shown on paper as well; names are not spell-checked.
_PRINTED, _NOT_SPELL_CHECKED = 1 << 2, 1 << 22
_INSET = 2.0
#: Height of Helvetica's capitals and digits, as a share of the type size.
_CAPITALS = 0.72


@dataclass(frozen=True)
class Place:
    """A rectangle on a page in points, from its lower left corner."""

    x: float
    y: float
    width: float
    height: float


class FormFields:
    """Gathers fields page by page; `finish` puts them into the document, in the order in which they came."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._on_pages: dict[int, list[Any]] = {}
        self._resources: Any = None
        self._empty: dict[tuple[float, float], Any] = {}

    def text(self, name: str, tooltip: str, place: Place, value: str, printed: str, size: float) -> None:
        """A field of one line; `printed` is how its value looks, in letters of the Latin-1 fonts."""
        # Size 0: what is typed into it shrinks until it fits.
        facts = {"DA": _string(f"/{_FONT_NAME} 0 Tf 0.1 g"), "Ff": _NOT_SPELL_CHECKED}
        if value:
            facts["V"] = _string(value)
        appearance = self._appearance(place, printed, size) if value else self._nothing(place)
        self._add("Tx", name, tooltip, place, {**facts, "AP": _dictionary({"N": self._ref(appearance)})})

    def signature(self, name: str, tooltip: str, place: Place) -> None:
        """An unsigned place for a digital signature, which closes all fields of the document."""
        lock = _dictionary({"Type": _name("SigFieldLock"), "Action": _name("All")})
        self._add("Sig", name, tooltip, place, {"Lock": self._ref(lock)})

    def finish(self) -> None:
        """To be called when all pages are drawn; a document without fields stays as it is."""
        if not self._on_pages:
            return
        pages = self._canvas.getCatalogEntry("Pages").pages
        for number, fields in self._on_pages.items():
            page = pages[number - 1]
            for field in fields:
                field["P"] = self._ref(page)
            page.Annots = _array([self._ref(field) for field in fields])
            # The tab key goes through the fields row by row; reportlab has no attribute for it.
            page.__Defaults__ = {**page.__Defaults__, "Tabs": _name("R")}
        self._canvas.setCatalogEntry("AcroForm", self._form())

    def _form(self) -> Any:
        fields = [field for on_page in self._on_pages.values() for field in on_page]
        has_signature = any(field["FT"] == _name("Sig") for field in fields)
        return _dictionary(
            {
                "Fields": _array([self._ref(field) for field in fields]),
                "DR": self._shared_resources(),
                "DA": _string(f"/{_FONT_NAME} 0 Tf 0.1 g"),
                **({"SigFlags": 1} if has_signature else {}),
            }
        )

    def _add(self, kind: str, name: str, tooltip: str, place: Place, facts: dict[str, Any]) -> None:
        field = _dictionary(
            {
                "Type": _name("Annot"),
                "Subtype": _name("Widget"),
                "FT": _name(kind),
                "T": _string(name),
                "TU": _string(tooltip),
                "F": _PRINTED,
                "Rect": _array([place.x, place.y, place.x + place.width, place.y + place.height]),
                **facts,
            }
        )
        self._on_pages.setdefault(self._canvas.getPageNumber(), []).append(field)

    def _appearance(self, place: Place, printed: str, size: float) -> Any:
        up = (place.height - _CAPITALS * size) / 2
        letters = printed.encode("cp1252").hex()
        inside = f"1 1 {place.width - 2:.2f} {place.height - 2:.2f} re W n"
        text = f"BT /{_FONT_NAME} {size:.2f} Tf 0.1 g {_INSET} {up:.2f} Td <{letters}> Tj ET"
        return self._drawn(place, f"/Tx BMC q {inside} {text} Q EMC\n")

    def _nothing(self, place: Place) -> Any:
        size = (place.width, place.height)
        if size not in self._empty:
            self._empty[size] = self._drawn(place, "/Tx BMC EMC\n")
        return self._empty[size]

    def _drawn(self, place: Place, content: str) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFStream

        facts = {
            "Type": _name("XObject"),
            "Subtype": _name("Form"),
            "BBox": _array([0, 0, place.width, place.height]),
            "Resources": self._shared_resources(),
        }
        return PDFStream(_dictionary(facts), content)

    def _shared_resources(self) -> Any:
        if self._resources is None:
            font = {
                "Type": _name("Font"),
                "Subtype": _name("Type1"),
                "BaseFont": _name(FONT),
                "Encoding": _name("WinAnsiEncoding"),
            }
            fonts = _dictionary({_FONT_NAME: self._ref(_dictionary(font))})
            self._resources = self._ref(_dictionary({"Font": fonts}))
        return self._resources

    def _ref(self, item: Any) -> Any:
        return self._canvas.acroForm.getRef(item)


def _dictionary(entries: dict[str, Any]) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFDictionary

    return PDFDictionary(entries)


def _array(items: list[Any]) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFArray

    return PDFArray(items)


def _name(name: str) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFName

    return PDFName(name)


def _string(text: str) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFString

    return PDFString(text)
