"""What a server loads once, so that the children it forks have it for nothing."""

import gc
import logging

from porting.documents.recognition import Recognizer
from porting.domain.checks.evidence import Engine
from porting.guard.made_by_hand import pdf, stream
from porting.guard.wire import Library

#: A page with a word, made by hand.
_OBJECTS = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    stream(b"BT /F 12 Tf 9 50 Td (Signature) Tj ET"),
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
    from porting.guard import child, known_shapes

    logging.raiseExceptions = False
    child.read_document(pdf(_OBJECTS))
    known_shapes.known_shapes()
    settle()


def settle() -> None:
    """Keep the collector from touching, and so copying, in every child what all of them share."""
    gc.collect()
    gc.freeze()
