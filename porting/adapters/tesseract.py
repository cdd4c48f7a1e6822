"""Recognizes text with the Tesseract program, where it is installed."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self, get_args

from porting.documents.reading import Language, Look, Word
from porting.documents.stacked import stacked, words_on
from porting.domain.checks.evidence import Box, Engine
from porting.domain.errors import RecognitionFailedError

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGES: tuple[Language, ...] = get_args(Language)

#: A page takes one to four seconds of CPU, on a busy machine five times that; more is not a page of text.
_MAX_SECONDS = 25.0
_MAX_SECONDS_TO_LIST = 5.0
#: Find blocks, lines and words by itself, for an upright page.
_PAGE_SEGMENTATION = "3"
#: Take the image for one block of lines, as `stacked` makes it.
_BLOCK_SEGMENTATION = "6"
#: Inches between two pieces on a sheet, and beside them: each is a line by itself.
_APART, _MARGIN = 0.18, 0.15
#: The share of a piece's pixels that are darker than its paper is: the sheet is as bright.
_PAPER = 0.9
#: All of its environment: threads of its own cost more on small cores than they bring.
_ENVIRONMENT = {"OMP_THREAD_LIMIT": "1"}
_WORD_LEVEL = "5"
_COLUMNS = 12


@dataclass(frozen=True)
class Tesseract:
    program: Path
    languages: frozenset[Language]
    """Those of ours whose language data is there."""

    engine: ClassVar[Engine] = Engine.TESSERACT

    @classmethod
    def installed(cls, program: str = "tesseract") -> Self | None:
        """None: it is not here, cannot be run, or has none of our languages."""
        found = shutil.which(program)
        if found is None:
            return None
        try:
            listed = _run([found, "--list-langs"], b"", _MAX_SECONDS_TO_LIST).decode(errors="replace").split()
        except RecognitionFailedError:
            return None
        languages = frozenset(language for language in LANGUAGES if language in listed)
        return cls(Path(found), languages) if languages else None

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages of ours whose data is not installed."""
        return tuple(language for language in LANGUAGES if language not in self.languages)

    def words(self, image: "Image", languages: Sequence[Language], dpi: float) -> list[Word]:
        """The words of a gray image, boxes in its pixels; languages that are not installed are left out.

        The image goes through a pipe as plain pixels, so no file is written and nothing is decoded.

        Raises: `RecognitionFailedError`.
        """
        return list(self._words(image, languages, dpi, _PAGE_SEGMENTATION))

    def lines(self, images: "Sequence[Image]", languages: Sequence[Language], dpi: float) -> list[Look]:
        """What each of `images` says, all of them on one sheet: the program's start takes half a second.

        Raises: `RecognitionFailedError`.
        """
        if not images:
            return []
        apart = round(_APART * dpi)
        sheet, tops = stacked(images, apart=apart, margin=round(_MARGIN * dpi), paper=_paper(images))
        words = list(self._words(sheet, languages, dpi, _BLOCK_SEGMENTATION))
        return [
            _look(words_on(words, top, image.height, apart)) for top, image in zip(tops, images, strict=True)
        ]

    def _words(
        self, image: "Image", languages: Sequence[Language], dpi: float, segmentation: str
    ) -> Iterator[Word]:
        chosen = [each for each in languages if each in self.languages] or sorted(self.languages)
        width, height = image.size
        listed = _run(
            [
                *(str(self.program), "stdin", "stdout", "-l", "+".join(chosen)),
                *("--psm", segmentation, "--dpi", str(round(dpi)), "-c", "tessedit_create_tsv=1"),
            ],
            b"P5 %d %d 255\n" % (width, height) + image.tobytes(),
            _MAX_SECONDS,
        )
        return _words(listed.decode(errors="replace"))


def _paper(images: "Sequence[Image]") -> int:
    """How bright most of it is."""
    counts = [sum(each) for each in zip(*(image.histogram() for image in images), strict=True)]
    least, seen = _PAPER * sum(counts), 0
    for level, count in enumerate(counts):
        seen += count
        if seen >= least:
            return level
    return len(counts) - 1


def _look(words: Sequence[Word]) -> Look:
    text = " ".join(word.text for word in words)
    return Look(Tesseract.engine, text, min((word.confidence for word in words), default=0.0))


def _run(command: Sequence[str], given: bytes, seconds: float) -> bytes:
    try:
        ended = subprocess.run(  # noqa: S603 - the program that `installed` found, no shell
            command,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_ENVIRONMENT,
            timeout=seconds,
            check=True,
        )
    except subprocess.TimeoutExpired:
        raise RecognitionFailedError(f"Tesseract was stopped after {seconds:.0f} seconds") from None
    except subprocess.CalledProcessError as error:
        raise RecognitionFailedError(f"Tesseract ended with {error.returncode}") from None
    except OSError as error:
        raise RecognitionFailedError(f"Tesseract cannot be run: {error.strerror}") from error
    return ended.stdout


def _words(listed: str) -> Iterator[Word]:
    """Of the table that Tesseract writes: a line for each block, paragraph, line and word."""
    for line in listed.splitlines():
        columns = line.split("\t", _COLUMNS - 1)
        if len(columns) < _COLUMNS or columns[0] != _WORD_LEVEL or not columns[-1].strip():
            continue
        left, top, width, height = (float(column) for column in columns[6:10])
        certain = min(max(float(columns[10]) / 100, 0.0), 1.0)
        yield Word(columns[-1].strip(), Box(left, top, left + width, top + height), certain)
