"""Recognition with the real program, and with programs that fail as it might."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from porting.adapters.tesseract import Tesseract
from porting.domain.errors import RecognitionFailedError
from tests.adapters.printed_line import DPI, LEFT, printed

TESSERACT = Tesseract.installed()
needs_tesseract = pytest.mark.skipif(TESSERACT is None, reason="Tesseract is not installed")


def a_program(directory: Path, *lines: str) -> str:
    path = directory / "tesseract"
    path.write_text("\n".join(("#!/bin/sh", *lines, "")))
    path.chmod(0o755)
    return str(path)


@needs_tesseract
def test_words_come_with_their_places_and_how_certain_they_are() -> None:
    assert TESSERACT is not None

    words = TESSERACT.words(printed("Account number LS-204418"), ("eng",), DPI)

    assert [word.text for word in words] == ["Account", "number", "LS-204418"]
    assert words[0].box.left == pytest.approx(LEFT, abs=6)
    assert words[0].box.right < words[1].box.left < words[2].box.left
    assert all(0.8 < word.confidence <= 1 for word in words)


@needs_tesseract
def test_french_is_read_with_its_accents() -> None:
    assert TESSERACT is not None

    words = TESSERACT.words(printed("Téléphone de Montréal"), ("eng", "fra"), DPI)

    assert [word.text for word in words] == ["Téléphone", "de", "Montréal"]


@needs_tesseract
def test_no_file_is_written() -> None:
    def write_none() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    code = (
        "from porting.adapters.tesseract import Tesseract\n"
        "from tests.adapters.printed_line import printed\n"
        "print(*(w.text for w in Tesseract.installed().words(printed('Lone Star'), ('eng',), 200)))"
    )
    ended = subprocess.run(
        [sys.executable, "-B", "-c", code], preexec_fn=write_none, capture_output=True, text=True, check=True
    )

    assert ended.stdout == "Lone Star\n"


def test_a_machine_without_the_program_has_no_such_engine() -> None:
    assert Tesseract.installed("no-such-program") is None


def test_a_program_that_cannot_say_its_languages_is_not_used(tmp_path: Path) -> None:
    assert Tesseract.installed(a_program(tmp_path, "exit 1")) is None


def test_language_data_that_is_not_installed_is_named(tmp_path: Path) -> None:
    engine = Tesseract.installed(a_program(tmp_path, "echo 'List of languages:'", "echo eng", "echo osd"))

    assert engine is not None
    assert engine.languages == {"eng"}
    assert engine.missing == ("fra",)


@pytest.mark.parametrize("how", ["exit 1", "kill -9 $$"])
def test_a_program_that_fails_on_an_image_has_not_read_it(tmp_path: Path, how: str) -> None:
    engine = Tesseract(Path(a_program(tmp_path, "cat > /dev/null", how)), frozenset({"eng"}))

    with pytest.raises(RecognitionFailedError):
        engine.words(printed("Lone Star"), ("eng",), DPI)
