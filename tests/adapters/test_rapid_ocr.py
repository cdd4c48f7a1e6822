"""Recognition with the models that come inside RapidOCR's wheel."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from porting.adapters.rapid_ocr import RapidOcr, _Letter, _starts
from tests.adapters.printed_line import DPI, LEFT, printed

#: What a process says that has loaded the engine and recognized something.
_LOADED = """
import os, re
from pathlib import Path
from PIL import Image
from porting.adapters.rapid_ocr import RapidOcr
from tests.adapters.printed_line import printed
engine = RapidOcr.loaded()
threads = len(os.listdir("/proc/self/task"))
page = Image.new("L", (1700, 2200), 255)
page.paste(printed("Account number LS-204418"), (100, 100))
engine.words(page, ("eng",), 200)
most = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
print(threads, len(os.listdir("/proc/self/task")), most)
"""


@pytest.fixture(scope="module")
def engine() -> RapidOcr:
    loaded = RapidOcr.loaded()
    assert loaded is not None
    return loaded


def test_words_come_with_their_places_and_how_certain_they_are(engine: RapidOcr) -> None:
    words = engine.words(printed("Account number LS-204418"), ("eng",), DPI)

    assert [word.text for word in words] == ["Account", "number", "LS-204418"]
    assert words[0].box.left == pytest.approx(LEFT, abs=6)
    assert words[0].box.right < words[1].box.left < words[2].box.left
    assert all(0.8 < word.confidence <= 1 for word in words)


def test_french_is_read_with_its_accents(engine: RapidOcr) -> None:
    words = engine.words(printed("Téléphone à Montréal"), ("fra",), DPI)

    assert "".join(word.text for word in words) == "TéléphoneàMontréal"


def test_an_empty_page_has_no_words(engine: RapidOcr) -> None:
    assert engine.words(Image.new("L", (850, 1100), 255), ("eng",), 100) == []


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_a_process_that_has_it_loaded_can_fork_and_has_told_nobody(tmp_path: Path) -> None:
    """onnxruntime would begin a thread, and a file in the home directory, to report to its maker."""
    environment = {"HOME": str(tmp_path), "OPENBLAS_NUM_THREADS": "1"}

    ended = subprocess.run(
        [sys.executable, "-B", "-c", _LOADED], env=environment, capture_output=True, text=True, check=True
    )

    before, after, megabytes = (int(number) for number in ended.stdout.split())
    assert (before, after) == (1, 1)
    assert megabytes < 1000
    assert ended.stderr == ""
    assert list(tmp_path.iterdir()) == []


def _line(*gaps: int) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """Bars 10 pixels wide and 20 high, with these gaps between them."""
    ink = np.zeros((30, 10 * (len(gaps) + 1) + sum(gaps)), bool)
    left = 0
    for gap in (*gaps, 0):
        ink[5:25, left : left + 10] = True
        left += 10 + gap
    return ink


def _letters(text: str, *gaps: int) -> list[_Letter]:
    places = [5 + 10 * at + sum(gaps[:at]) for at in range(len(text))]
    return [
        _Letter(letter, place, 0.9, not at)
        for at, (letter, place) in enumerate(zip(text, places, strict=True))
    ]


def test_a_lost_space_is_mended_where_it_can_be_seen() -> None:
    assert _starts(_letters("LoneStar", 2, 2, 2, 9, 2, 2, 2), _line(2, 2, 2, 9, 2, 2, 2)) == [0, 4]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [("204118", (2, 2, 9, 9, 2)), ("LoneStar", (8,) * 7), ("Lone-Star", (2, 2, 2, 9, 9, 2, 2, 2))],
)
def test_room_that_letters_have_by_themselves_is_no_space(text: str, gaps: tuple[int, ...]) -> None:
    assert _starts(_letters(text, *gaps), _line(*gaps)) == [0]
