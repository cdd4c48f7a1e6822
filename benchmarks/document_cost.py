"""What checking a packet costs, beside the bare reading of the same pages: text, and scans.

    python -m benchmarks.document_cost [--packets 16] [--scanned 4]

CPU seconds a packet, and so packets a second on one core: the whole way (child processes, their server, the
rules) beside pypdf's text extraction in one process without any guard, or beside the bare engine on images
that are drawn beforehand; packet by packet first the one, then the other. Text in fonts of its own has its
letters' shapes looked at, and is told apart. The server's start is told apart too: a worker pays it once.
"""

import argparse
import io
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pypdfium2
from PIL import Image

from benchmarks.figures import Figure, ratios, table
from benchmarks.process_cpu import cpu_of_work, own_cpu
from porting.adapters.rapid_ocr import RapidOcr
from porting.adapters.tesseract import LANGUAGES, Tesseract
from porting.documents.recognition import Recognizer
from porting.domain.checks.ages import AgeLimits
from porting.domain.errors import RecognitionFailedError
from porting.domain.port_request import Documents
from starters.checking import check
from starters.request_file import RequestFile
from tests.corpus.packets import CorpusPacket, make_packet
from workers.documents import DocumentReading, document_reading, document_store_in

#: What a packet of text may take, in whatever fonts, the guard's processes included, in CPU seconds.
GOAL = 0.5

TEXT, TEXT_IN_OWN_FONTS = "text", "text in its own fonts"

_FIRST = 500
_DPI = 200
_QUALITY = "scan200"

Reader = Callable[[CorpusPacket], object]


def text_packets(count: int) -> tuple[list[CorpusPacket], list[CorpusPacket]]:
    """Clean ones: in usual fonts, and in fonts of their own."""
    clean = [make_packet(seed) for seed in range(_FIRST, _FIRST + count)]
    own = [packet for packet in clean if b"FontFile" in b"".join(packet.documents.values())]
    return [packet for packet in clean if packet not in own], own


def costs(packets: Sequence[CorpusPacket], bare: Reader, ours: Reader) -> tuple[list[float], list[float]]:
    """CPU seconds of each packet, bare and ours; without those that the bare engine gives up in its time, as
    on a machine that is very busy."""
    pairs = list[tuple[float, float]]()
    for packet in packets:
        with suppress(RecognitionFailedError):
            pairs.append((cpu_of_work(partial(bare, packet)), cpu_of_work(partial(ours, packet))))
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def extracted(packet: CorpusPacket) -> None:
    """By pypdf alone."""
    from pypdf import PdfReader

    for content in packet.documents.values():
        for page in PdfReader(io.BytesIO(content)).pages:
            page.extract_text()


def checked(reading: DocumentReading, packet: CorpusPacket) -> str:
    """By us; the verdict."""
    with tempfile.TemporaryDirectory() as directory:
        store = document_store_in(Path(directory))
        stored = Documents(**{name: store.put(content) for name, content in packet.documents.items()})
        given = RequestFile.model_validate(packet.request)
        return check(given, stored, reading.checks(store, AgeLimits()), datetime.now(UTC)).verdict


def passed(reading: DocumentReading, packet: CorpusPacket) -> None:
    """Raises: `SystemExit`: what was measured is not what a clean packet takes."""
    if checked(reading, packet) != "pass":
        raise SystemExit(f"{packet.name}: a clean packet does not pass")


def pages(packet: CorpusPacket) -> Iterator[Image.Image]:
    for content in packet.documents.values():
        with pypdfium2.PdfDocument(content) as document:
            for at in range(len(document)):
                drawn = document[at].render(scale=_DPI / 72, grayscale=True)
                yield drawn.to_pil().convert("L")


def an_engine() -> Recognizer:
    """The one that reads first here. Raises: `SystemExit`."""
    engine: Recognizer | None = Tesseract.installed() or RapidOcr.loaded()
    if engine is None:
        raise SystemExit("no engine is here that reads scans")
    return engine


def figures_of(name: str, bare_name: str, bare: Sequence[float], ours: Sequence[float]) -> list[Figure]:
    goal = GOAL if name in (TEXT, TEXT_IN_OWN_FONTS) else None
    each = [1 / seconds for seconds in ours]
    return [
        Figure.of(f"a packet of {name}, bare {bare_name}", "CPU s", bare),
        Figure.of(f"a packet of {name}, checked", "CPU s", ours, goal),
        Figure.of(f"packets of {name}", "a second and core", each),
        Figure.of(f"a packet of {name}, checked / bare {bare_name}", "", ratios(ours, bare)),
    ]


def measure(packets: int, scanned: int) -> list[Figure]:
    usual, own = text_packets(packets)
    begun = own_cpu()
    with document_reading() as reading:
        found = [Figure.of("start of the documents' server", "CPU s", [own_cpu() - begun])]
        for name, chosen in ((TEXT, usual), (TEXT_IN_OWN_FONTS, own)):
            if chosen:
                costs(chosen[:1], extracted, partial(passed, reading))  # loads what is loaded once
                found += figures_of(name, "pypdf", *costs(chosen, extracted, partial(passed, reading)))
        found += _of_scans(reading, scanned)
    return found


def _of_scans(reading: DocumentReading, count: int) -> list[Figure]:
    """A scan may well go to a person: its verdict does not matter here."""
    engine = an_engine()
    chosen = [make_packet(seed, quality=_QUALITY) for seed in range(_FIRST, _FIRST + count)]
    images = {packet.name: list(pages(packet)) for packet in chosen}

    def recognized(packet: CorpusPacket) -> None:
        for image in images[packet.name]:
            engine.words(image, LANGUAGES, _DPI)

    costs(chosen[:1], recognized, partial(checked, reading))
    bare, ours = costs(chosen, recognized, partial(checked, reading))
    if not bare:
        return []
    return [
        Figure.of("pages of a scanned packet", "pages", [len(each) for each in images.values()]),
        *figures_of("scans", type(engine).__name__, bare, ours),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--packets", type=int, default=16, help="of text (16)")
    parser.add_argument("--scanned", type=int, default=4, help="of scans (4)")
    given = parser.parse_args()
    print(table(measure(given.packets, given.scanned)))


if __name__ == "__main__":
    main()
