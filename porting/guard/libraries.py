"""What a server loads once, so that the children it forks have it for nothing."""

import gc
import logging

from porting.documents.recognition import Recognizer
from porting.domain.checks.evidence import Engine
from porting.guard.wire import Library

#: A page with a word, made by hand.
_OBJECTS = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    b"<</Length 38>>stream\nBT /F 12 Tf 9 50 Td (Signature) Tj ET \nendstream",
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
)


class Libraries:
    """Engines and libraries that are loaded at their first need, always before a fork."""

    def __init__(self) -> None:
        self.first_engine: Recognizer | None = None
        """Tesseract where it is installed."""
        self.second_engine: Recognizer | None = None
        """None: there is only one."""
        self._loaded: set[str] = set()

    def engine(self, *, again: bool) -> Recognizer | None:
        return self.second_engine if again else self.first_engine

    @property
    def engines(self) -> list[Recognizer]:
        """Those that are there and loaded."""
        return [each for each in (self.first_engine, self.second_engine) if each]

    def load(self, library: Library) -> None:
        """Unless it is there already."""
        if library in self._loaded:
            return
        self._loaded.add(library)
        match library:
            case "signatures":
                from porting.adapters import pyhanko_signatures

                pyhanko_signatures.load()
            case "recognition":
                self._load_first_engine()
            case "second_engine":
                self._load_second_engine()
        settle()

    def _load_first_engine(self) -> None:
        from porting.adapters.tesseract import Tesseract

        self.first_engine = Tesseract.installed()
        if self.first_engine is None:
            self.first_engine = _rapid_ocr()

    def _load_second_engine(self) -> None:
        if self.first_engine is not None and self.first_engine.engine is not Engine.RAPIDOCR:
            self.second_engine = _rapid_ocr()


def _rapid_ocr() -> Recognizer | None:
    """Half a second and 200 MB, so only where it is needed."""
    from porting.adapters.rapid_ocr import RapidOcr

    return RapidOcr.loaded()


def load_readers() -> None:
    """What every reading needs. PDFium looks for fonts at its first page, and Pillow for its formats."""
    from porting.guard import child, shapes

    logging.raiseExceptions = False
    child.read_document(_a_page())
    shapes.known_shapes()
    settle()


def settle() -> None:
    """Keep the collector from touching, and so copying, in every child what all of them share."""
    gc.collect()
    gc.freeze()


def _a_page() -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, each in enumerate(_OBJECTS, start=1):
        places.append(b"%010d 00000 n \n" % len(content))
        content += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, len(content))
    return content + table + trailer
