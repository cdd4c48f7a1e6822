"""Throws text at the rules, which run where no guard is: what they raise, and what takes them too long.

    python -m fuzz.judge_words CORPUS [libFuzzer's options, such as -max_total_time=900 -max_len=6000]

CORPUS is a directory; it is filled with the text of packets that the tests make. A file is a packet: three
documents with a form feed between them, each its lines, each line its cells with tabs between them.
"""

import re
import sys
import time
from datetime import date
from itertools import islice
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["porting"]):
    from porting.documents.checking import PacketChecks
    from porting.documents.layout import rows_of
    from porting.documents.reading import (
        Language,
        Layer,
        Page,
        ReadDocument,
        Unreadable,
        Word,
    )
    from porting.domain.checks.evidence import Box, Engine
    from porting.domain.port_request import DocumentReference

from tests.builders import NUMBER, a_port_request
from tests.documents.text_alone import TextAlone

#: Points; a letter is about half as wide as it is high.
_HEIGHT, _LETTER, _TAB, _LINES = 10.0, 5.0, 40.0, 60
#: CPU seconds for each thousand characters, and for any text.
_SECONDS_A_THOUSAND, _SECONDS = 0.5, 3.0
_ON = date(2026, 11, 2)


class _Words(TextAlone):
    """Implements `porting.ports.DocumentStore` and `DocumentReader`: a document's content is its text."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def get(self, reference: DocumentReference) -> bytes:
        return self._texts[reference.sha256].encode()

    def put(self, content: bytes) -> DocumentReference:
        raise AssertionError("no pictures are made")

    def read(self, content: bytes, languages: tuple[Language, ...]) -> ReadDocument | Unreadable:
        return ReadDocument(tuple(_pages(content.decode())))


def _pages(text: str) -> list[Page]:
    lines = text.split("\n")
    return [_page(lines[at : at + _LINES]) for at in range(0, max(len(lines), 1), _LINES)]


def _page(lines: list[str]) -> Page:
    words = []
    for at, line in enumerate(lines):
        left, top = 40.0, 40.0 + 12 * at
        for cell in line.split("\t"):
            for word in cell.split(" "):
                if word:
                    box = Box(left, top, left + _LETTER * len(word), top + _HEIGHT)
                    words.append(Word(word, box, 1.0))
                left += _LETTER * (len(word) + 1)
            left += _TAB
    return Page(612, 792, (Layer(Engine.TEXT, rows_of(words)),))


def judge_whatever(content: bytes) -> None:
    """A packet of three texts; each is judged as each document in turn."""
    text = content.decode("utf-8", "ignore")
    text = re.sub(r"[\x00-\x08\x0b\x0e-\x1f]", " ", text)
    parts = [*islice(iter(text.split("\f")), 3), "", ""][:3]
    request = a_port_request()
    references = (request.documents.loa, request.documents.csr, request.documents.bill)
    words = _Words({each.sha256: part for each, part in zip(references, parts, strict=True) if each})
    begun = time.process_time()
    PacketChecks(words, words).check(request, (NUMBER,), _ON)  #
    taken = time.process_time() - begun
    if taken > _SECONDS + _SECONDS_A_THOUSAND * len(text) / 1000:
        raise AssertionError(f"{taken:.1f} seconds for {len(text)} characters")


def _fill(corpus: Path) -> None:
    """With the text of one packet of each layout, in the words of the request that is judged."""
    from tests.corpus.gazette import GAZETTE_LAYOUTS
    from tests.corpus.packets import EVERY_LAYOUT, make_packet
    from tests.corpus.printed import PRINTED_LAYOUTS

    # What needs a Chromium is left out: where fuzzing runs, there may be none.
    in_browser = {**PRINTED_LAYOUTS, **GAZETTE_LAYOUTS}
    for at, layout in enumerate(layout for layout in EVERY_LAYOUT if layout not in in_browser):
        documents = make_packet(700 + at, layout).documents
        texts = (_text_of(documents[name]) for name in ("loa", "csr", "bill"))
        (corpus / layout).write_text("\f".join(texts), encoding="utf-8")


def _text_of(content: bytes) -> str:
    from porting.adapters.pdfium_pages import PdfiumPages

    with PdfiumPages(content) as read:
        pages = [read.page(number) for number in range(1, len(read) + 1)]
    return "\n".join("\t".join(cell.text for cell in row) for page in pages for row in page.rows)


def main() -> None:
    corpus = Path(sys.argv[1])
    corpus.mkdir(parents=True, exist_ok=True)
    if not any(corpus.iterdir()):
        _fill(corpus)
    atheris.Setup(sys.argv, judge_whatever)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
