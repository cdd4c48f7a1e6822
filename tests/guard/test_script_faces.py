"""A scanned letter on which a name is typed in a script face, beside one that a hand has signed."""

import shutil
from collections.abc import Iterator

import pytest

from porting.documents.page_level import level_of
from porting.documents.reading import Look, Place, ReadDocument
from porting.documents.signatures import signature_of
from porting.domain.checks.evidence import Engine
from porting.domain.checks.statements import Signed
from porting.guard.client import GuardedReader
from tests.corpus.scanning import SCAN150, SCAN300, Quality, scanned
from tests.documents.letters_to_sign import Layout, ToSign, Way
from tests.guard.patient import PATIENTLY

pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")


@pytest.fixture(scope="module")
def reader() -> Iterator[GuardedReader]:
    with GuardedReader(**PATIENTLY) as reader:
        yield reader


def ink_read(
    reader: GuardedReader, layout: Layout, way: Way, quality: Quality, seed: int
) -> tuple[Look, ...]:
    scan = scanned(ToSign(layout, way, seed=seed).made(), quality, seed)
    read = reader.read(scan, ("eng",))
    assert isinstance(read, ReadDocument)
    signature = signature_of(read, ())
    assert signature.signed is Signed.YES, "the case is about what counts as a hand's ink"
    assert signature.ink is not None
    [looks] = reader.ink_as_letters(scan, (Place(1, signature.ink, level_of(read.pages[0]).degrees),))
    return looks


def text_of(looks: tuple[Look, ...]) -> set[str]:
    return {"".join(filter(str.isalpha, look.text)) for look in looks}


@pytest.mark.parametrize(
    ("layout", "quality", "seed", "name"),
    [("label under line", SCAN150, 3, "LeePark"), ("label beside line", SCAN300, 2, "MarieClaudeTremblay")],
)
def test_a_name_typed_in_a_script_face_counts_as_ink_but_can_be_read(
    reader: GuardedReader, layout: Layout, quality: Quality, seed: int, name: str
) -> None:
    looks = ink_read(reader, layout, "script font", quality, seed)

    assert [look.engine for look in looks] == [Engine.RAPIDOCR] * 3
    assert name in text_of(looks)


def test_strokes_of_a_pen_are_no_letters_of_the_name(reader: GuardedReader) -> None:
    looks = ink_read(reader, "label beside line", "pen", SCAN300, 2)

    assert not any(set(text.lower()) & set("danreys") for text in text_of(looks))
