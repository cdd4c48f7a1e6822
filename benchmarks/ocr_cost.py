"""What recognizing a scanned page costs: our whole way beside the bare engine on the same image.

    python -m benchmarks.ocr_cost [--engine tesseract|rapidocr] [--packets N]

CPU seconds a page, those of the engine's own process included, and the ratio. Bills and Customer Service
Records (CSR) of made-up customers, scanned at each quality; pages are drawn beforehand.
"""

import argparse
import resource
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

import pypdfium2
from PIL import Image

from porting.adapters.rapid_ocr import RapidOcr
from porting.adapters.tesseract import LANGUAGES, Tesseract
from porting.documents.making import sample_documents
from porting.documents.recognition import Recognizer, recognized
from tests.builders import a_port_request
from tests.corpus.scanning import QUALITIES, Quality, scanned, turned

_DPI = 200
_Answer = TypeVar("_Answer")
_TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Measured:
    name: str
    pages: int
    bare: float
    """CPU seconds of the engine alone, for all pages."""
    ours: float
    confidence: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def measure(engine: Recognizer, quality: Quality, packets: int) -> Measured:
    """Page by page first the one, then the other, so that a busy machine is busy for both."""
    bare = ours = confidence = 0.0
    images = list(_pages(quality, packets))
    for image in images:
        bare += _timed(partial(engine.words, image, LANGUAGES, _DPI))[1]
        layer, seconds = _timed(partial(recognized, image, _DPI, engine, LANGUAGES))
        ours += seconds
        confidence += layer.confidence
    return Measured(quality.name, len(images), bare, ours, confidence / len(images))


def _pages(quality: Quality, packets: int) -> Iterator[Image.Image]:
    for seed in range(packets):
        documents = sample_documents(a_port_request(request_id=f"packet-{seed}"), _TODAY)
        for name in ("csr", "bill"):
            with pypdfium2.PdfDocument(scanned(documents[name], quality, seed)) as document:
                for at in range(len(document)):
                    rendered = document[at].render(scale=_DPI / 72, grayscale=True)
                    yield rendered.to_pil().convert("L")


def _timed(work: Callable[[], _Answer]) -> tuple[_Answer, float]:
    before = _cpu()
    answer = work()
    return answer, _cpu() - before


def _cpu() -> float:
    """Seconds of this process and of those that it has waited for."""
    both = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def table(measured: Sequence[Measured]) -> str:
    head = f"{'':22}{'pages':>6}{'bare s':>8}{'ours s':>8}{'ratio':>7}{'certain':>9}"
    lines = (
        f"{each.name:22}{each.pages:>6}{each.bare / each.pages:>8.2f}{each.ours / each.pages:>8.2f}"
        f"{each.ratio:>7.2f}{each.confidence:>9.0%}"
        for each in measured
    )
    return "\n".join((head, *lines))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ocr_cost", description=__doc__)
    parser.add_argument("--engine", choices=("tesseract", "rapidocr"), default="tesseract")
    parser.add_argument("--packets", type=int, default=2, help="of two pages, at each quality (default 2)")
    arguments = parser.parse_args()
    engine = Tesseract.installed() if arguments.engine == "tesseract" else RapidOcr.loaded()
    if engine is None:
        raise SystemExit(f"{arguments.engine} is not installed")
    qualities = (*QUALITIES, turned(QUALITIES[1], 90), turned(QUALITIES[1], 180))
    print(table([measure(engine, quality, arguments.packets) for quality in qualities]))


if __name__ == "__main__":
    main()
