"""Recognizes text with RapidOCR, whose models come inside its wheel. The only module that imports it.

Nothing reaches the network: the models are named by their files, so none is downloaded, and onnxruntime's
reports to its maker are off. One thread does all, so that a process which has loaded the models can fork;
numpy's own threads are off where OPENBLAS_NUM_THREADS=1 is in the environment it starts with.
"""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar, Self

import numpy as np
from PIL import Image

from porting.documents.reading import Language, Look, Word
from porting.domain.checks.evidence import Box, Engine
from porting.domain.errors import RecognitionFailedError

_Pixels = np.ndarray[Any, np.dtype[Any]]

#: Pixels. At 1,280 a letter page has 116 dpi, enough to find lines in; at 1,600 it takes over a gigabyte.
#: What is smaller is taken as it is: the library would make a strip of a page ten times as large.
_MAX_SIDE_TO_FIND_LINES = 1_280
#: Lines are read in batches, each as wide as its widest: more lines take more memory and are no faster.
_LINES_AT_ONCE = 4
#: A gap without ink of this share of the letters' height parts two words; between letters it is a tenth.
_SPACE = 0.3
#: And of this many times the usual gap of the line: typewriter letters stand far apart.
_WIDER_THAN_USUAL = 2.0
#: What leaves room beside it without a space.
_NARROW = frozenset("1Iijlft|.,:;'-()/")
#: Of the way from paper to the darkest ink.
_INK = 0.4


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    middle: float
    """How far from the left of its line, in pixels."""
    confidence: float
    begins_word: bool


@dataclass(frozen=True)
class RapidOcr:
    model: Any
    """The library's own object; its calls are not for several threads."""

    engine: ClassVar[Engine] = Engine.RAPIDOCR

    @classmethod
    def loaded(cls) -> Self | None:
        """With its models in memory (a second); None: the library is not installed."""
        package = find_spec("rapidocr")
        if package is None or package.origin is None or find_spec("onnxruntime") is None:
            return None
        # Read once, when onnxruntime is imported: it would send events, from a thread of its own.
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        import cv2
        from rapidocr import RapidOCR

        cv2.setNumThreads(1)
        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        models = Path(package.origin).parent / "models"
        model = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.return_word_box": True,
                "Global.text_score": 0.0,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.limit_type": "max",
                "Det.limit_side_len": _MAX_SIDE_TO_FIND_LINES,
                "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
                "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
                "Rec.rec_batch_num": _LINES_AT_ONCE,
            }
        )
        loaded = cls(model)
        loaded.words(_a_line(), (), 100)  # the library loads its models when they are first needed
        return loaded

    def words(
        self,
        image: Image.Image,
        languages: Sequence[Language],  # noqa: ARG002 - one model reads all of ours
        dpi: float,  # noqa: ARG002 - it measures the letters itself
    ) -> list[Word]:
        """The words of a gray image, boxes in its pixels; a word is as certain as its least certain letter.

        Raises: `RecognitionFailedError`.
        """
        with _failures_told():
            return list(self._words(image))

    def lines(
        self,
        images: Sequence[Image.Image],
        languages: Sequence[Language],  # noqa: ARG002 - one model reads all of ours
        dpi: float,  # noqa: ARG002 - a line is made as high as the model wants it
    ) -> list[Look]:
        """What each of `images` says, taken for one line; a twentieth of a second each.

        Raises: `RecognitionFailedError`.
        """
        if not images:
            return []
        with _failures_told():
            read = self.model.recognize_txt([_in_colour(image) for image in images])
        return [
            Look(self.engine, text, min(info.confs, default=0.0) if info else 0.0)
            for text, info in zip(read.txts, read.word_results, strict=True)
        ]

    def _words(self, image: Image.Image) -> Iterator[Word]:
        """Lines are found in a smaller image, and read in the whole one."""
        step = max(1.0, max(image.size) / _MAX_SIDE_TO_FIND_LINES)
        size = (round(image.width / step), round(image.height / step))
        small = image.resize(size, Image.Resampling.BOX) if step > 1 else image
        found = self.model(_in_colour(small), use_det=True, use_cls=False, use_rec=False)
        if found.boxes is None or not len(found.boxes):
            return
        boxes = np.asarray(found.boxes, np.float32) * np.float32(step)
        lines = self.model.crop_text_regions(_in_colour(image), boxes)
        read = self.model.recognize_txt(lines)
        for corners, line, text, info in zip(boxes, lines, read.txts, read.word_results, strict=True):
            yield from _words(corners, line[:, :, 0], _letters(text, info, line.shape[1]))


@contextmanager
def _failures_told() -> Iterator[None]:
    """The library's errors as ours."""
    import cv2
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError
    from rapidocr.main import RapidOCRError

    try:
        yield
    except (ONNXRuntimeError, RapidOCRError, cv2.error) as error:
        raise RecognitionFailedError(f"RapidOCR failed with {type(error).__name__}") from None


def _in_colour(image: Image.Image) -> _Pixels:
    return np.repeat(np.asarray(image)[:, :, None], 3, axis=2)


def _a_line() -> Image.Image:
    """Something that is taken for a line of text."""
    return Image.fromarray(np.pad(np.zeros((20, 120), np.uint8), 30, constant_values=255))


def _letters(text: str, info: Any, width: int) -> list[_Letter]:
    """Of a line `width` pixels wide; the library counts places in columns, and certainty with spaces."""
    confidences = [certain for letter, certain in zip(text, info.confs, strict=False) if not letter.isspace()]
    placed = [
        (letter, column, at == 0)
        for word, columns in zip(info.words, info.word_cols, strict=True)
        for at, (letter, column) in enumerate(zip(word, columns, strict=True))
    ]
    return [
        _Letter(letter, (column + 0.5) / info.line_txt_len * width, certain, begins)
        for (letter, column, begins), certain in zip(placed, confidences, strict=False)
    ]


def _words(corners: _Pixels, line: _Pixels, letters: list[_Letter]) -> Iterator[Word]:
    """Of a line of which `line` are the pixels and `corners` the place in the image."""
    if not letters:
        return
    paper, darkest = np.percentile(line, (80, 1))
    ink = line < paper - _INK * (paper - darkest)
    starts = _starts(letters, ink)
    across = (corners[1, 0] - corners[0, 0]) / line.shape[1]
    down = (corners[3, 1] - corners[0, 1]) / line.shape[0]
    top = float(corners[:2, 1].mean())
    for start, end in pairwise((*starts, len(letters))):
        left = (letters[start - 1].middle + letters[start].middle) / 2 if start else 0.0
        right = (letters[end - 1].middle + letters[end].middle) / 2 if end < len(letters) else line.shape[1]
        box = _inked(ink, round(left), round(right))
        yield Word(
            "".join(letter.text for letter in letters[start:end]),
            Box(
                float(corners[0, 0] + box.left * across),
                float(top + box.top * down),
                float(corners[0, 0] + box.right * across),
                float(top + box.bottom * down),
            ),
            min(letter.confidence for letter in letters[start:end]),
        )


def _starts(letters: list[_Letter], ink: _Pixels) -> list[int]:
    """Where words begin: as the model says, and where it has lost a space that can be seen."""
    gaps = [_gap(ink, before.middle, letter.middle) for before, letter in pairwise(letters)]
    rows = np.flatnonzero(ink.any(axis=1))
    height = rows[-1] - rows[0] + 1 if len(rows) else ink.shape[0]
    wide = max(_SPACE * height, _WIDER_THAN_USUAL * float(np.median(gaps))) if gaps else 0.0
    return [0] + [
        at
        for at, (before, letter) in enumerate(pairwise(letters), 1)
        if letter.begins_word
        or (gaps[at - 1] > wide and before.text not in _NARROW and letter.text not in _NARROW)
    ]


def _gap(ink: _Pixels, left: float, right: float) -> int:
    """The longest run of columns without ink between the middles of two letters."""
    inked = np.flatnonzero(ink[:, round(left) : round(right) + 1].any(axis=0))
    return int(np.diff(inked).max(initial=1)) - 1


def _inked(ink: _Pixels, left: int, right: int) -> Box:
    """The smallest box around the ink between two columns."""
    part = ink[:, left:right]
    columns, rows = np.flatnonzero(part.any(axis=0)), np.flatnonzero(part.any(axis=1))
    if not len(columns):
        return Box(left, 0, right, ink.shape[0])
    return Box(left + int(columns[0]), int(rows[0]), left + int(columns[-1]) + 1, int(rows[-1]) + 1)
