"""The guard's processes: what they cannot do, what happens when they die, who sees them off."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from structlog.testing import capture_logs

from porting.adapters.pdfium_pages import PdfiumPages
from porting.documents.reading import MAX_PAGES, Crop, Mark, Page, Place, ReadDocument, Unreadable
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.errors import ReaderUnavailableError
from porting.guard import client, wire
from porting.guard.client import GuardedReader, say_what_is_missing
from porting.guard.limits import READING, Limits, Protections
from tests.documents.signing import changed_by_a_byte, digitally_signed
from tests.guard import hostile
from tests.guard.patient import PATIENTLY

PROJECT = Path(__file__).parents[2]
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")
NOWHERE = Box(0, 0, 9, float("inf"))
ALL = Protections(
    memory=True, cpu=True, wall_time=True, output=True, files=True, network=True, system_calls=True
)


@pytest.fixture(scope="module")
def reader() -> Iterator[GuardedReader]:
    with GuardedReader(**PATIENTLY) as reader:
        yield reader


@pytest.fixture(scope="module")
def patient() -> Iterator[GuardedReader]:
    """Lets a file work long enough for somebody to end its process."""
    with GuardedReader(reading=Limits(READING.memory, cpu_seconds=20, wall_seconds=20)) as reader:
        yield reader


def overstepped(kind: str) -> dict[str, Any]:
    victim = subprocess.Popen(["sleep", "60"])
    try:
        said = subprocess.run(
            [sys.executable, "-m", "tests.guard.overstepping", kind, str(victim.pid)],
            cwd=PROJECT,
            env={"SECRET": "sesame", "PATH": os.environ["PATH"]},
            capture_output=True,
            check=True,
        )
        assert victim.poll() is None
    finally:
        victim.kill()
        victim.wait()
    answers: dict[str, Any] = json.loads(said.stdout)
    return answers


@ON_LINUX
def test_a_child_that_reads_gets_nothing_it_asks_for() -> None:
    answers = overstepped("reading")

    assert answers["environment"] == {}
    assert answers["open files"] == [0, 1, 2, 3]
    for what in ("connect", "unix socket", "run", "write", "make a directory", "end another"):
        assert answers[what] == "PermissionError", what
    assert answers["read a library"] == "granted"
    if answers["tried"]["files"]:  # where the kernel has Landlock
        assert answers["read a secret"] == "PermissionError"


@ON_LINUX
def test_a_child_that_recognizes_may_run_a_program_and_nothing_else() -> None:
    answers = overstepped("recognizing")

    assert answers["run"] == "granted"
    assert answers["environment"] == {}
    for what in ("connect", "unix socket", "make a directory"):
        assert answers[what] == "PermissionError", what


@ON_LINUX
def test_all_limits_are_in_force_and_nothing_is_said() -> None:
    with GuardedReader() as reader, capture_logs() as logs:
        protections = reader.protections()

    # Landlock is not in every kernel.
    assert set(protections.missing) <= {"files"}
    assert [log["limits"] for log in logs] == ([("files",)] if protections.missing else [])


def test_limits_that_a_platform_does_not_have_are_named_loudly() -> None:
    with capture_logs() as logs:
        say_what_is_missing(replace(ALL, memory=False, network=False))

    assert logs == [
        {"event": "document_limits_missing", "log_level": "error", "limits": ("memory", "network")}
    ]


def test_a_letter_is_read_with_its_words_fields_and_marks(reader: GuardedReader) -> None:
    read = reader.read(hostile.a_good_letter(), ("eng",))

    assert isinstance(read, ReadDocument)
    [layer] = read.pages[0].layers
    assert layer.engine is Engine.TEXT
    assert [cell.text for row in layer.rows for cell in row] == ["Letter of Authorization"]


def test_a_digital_signature_is_checked(reader: GuardedReader) -> None:
    signed = digitally_signed(hostile.a_good_letter(), "Dana Reyes", datetime(2026, 11, 20, tzinfo=UTC))

    read = reader.read(signed, ("eng",))
    changed = reader.read(changed_by_a_byte(signed), ("eng",))

    assert isinstance(read, ReadDocument)
    assert isinstance(changed, ReadDocument)
    assert [each.intact for each in read.digital_signatures] == [True]
    assert [each.intact for each in changed.digital_signatures] == [False]


def test_eight_threads_read_at_once(reader: GuardedReader) -> None:
    def read(at: int) -> str:
        found = reader.read(hostile.a_good_letter(f"Letter {at}"), ("eng",))
        assert isinstance(found, ReadDocument)
        return found.pages[0].rows[0][0].text

    with ThreadPoolExecutor(8) as threads:
        texts = list(threads.map(read, range(24)))

    assert texts == [f"Letter {at}" for at in range(24)]


def children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def at_work(server: int) -> list[int]:
    """Its children, each of which leads a group from its first moments on: by that it is ended."""
    return [child for child in children(server) if os.getpgid(child) == child]


def eventually(what: Callable[[], Any]) -> Any:
    """The first answer that is true; a busy machine has 20 seconds."""
    end = time.monotonic() + 20
    while not (answer := what()):
        assert time.monotonic() < end
        time.sleep(0.01)
    return answer


def is_running(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


@ON_LINUX
def test_a_child_that_is_killed_while_it_reads_is_an_unsafe_document(patient: GuardedReader) -> None:
    server = server_of(patient)

    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(patient.read, hostile.patterns_in_patterns(), ("eng",))
        [child] = eventually(lambda: children(server))
        os.kill(child, signal.SIGKILL)
        read = reading.result()

    assert isinstance(read, Unreadable)
    assert (read.problem, read.severity) == (FindingCode.DOCUMENT_UNSAFE, Severity.FAIL)
    assert server_of(patient) == server
    assert eventually(lambda: not children(server))


@ON_LINUX
def test_a_server_that_is_killed_takes_its_children_along_and_the_reading_begins_anew(
    patient: GuardedReader,
) -> None:
    server = server_of(patient)

    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(patient.read, hostile.patterns_in_patterns(), ("eng",))
        [child] = eventually(lambda: children(server))
        os.kill(server, signal.SIGKILL)
        eventually(lambda: not is_running(child))
        again = eventually(lambda: patient.server if patient.server not in (None, server) else None)
        [child] = eventually(lambda: children(again))
        os.kill(child, signal.SIGKILL)
        read = reading.result()

    assert isinstance(read, Unreadable)
    assert isinstance(patient.read(hostile.a_good_letter(), ("eng",)), ReadDocument)
    assert not Path(f"/proc/{server}").exists()


@ON_LINUX
def test_a_server_that_died_in_its_sleep_is_replaced(reader: GuardedReader) -> None:
    server = server_of(reader)
    os.kill(server, signal.SIGKILL)
    eventually(lambda: not Path(f"/proc/{server}").exists())

    read = reader.read(hostile.a_good_letter(), ("eng",))

    assert isinstance(read, ReadDocument)
    assert server_of(reader) != server


@ON_LINUX
def test_a_child_that_runs_out_of_time_is_tried_once_more() -> None:
    """It is stopped, as on a machine that is busy with others; nothing here has to be fast."""
    with (
        GuardedReader(reading=Limits(READING.memory, cpu_seconds=20, wall_seconds=4)) as reader,
        ThreadPoolExecutor(1) as thread,
    ):
        eventually(lambda: has_started(reader))  # takes longer than such limits allow on a busy machine
        server = server_of(reader)
        reading = thread.submit(reader.read, hostile.patterns_in_patterns(), ("eng",))

        [first] = eventually(lambda: at_work(server))
        os.kill(first, signal.SIGSTOP)
        [second] = eventually(lambda: [child for child in at_work(server) if child != first])
        os.kill(second, signal.SIGSTOP)
        read = reading.result()

    assert isinstance(read, Unreadable)
    assert read.problem is FindingCode.DOCUMENT_UNSAFE


@ON_LINUX
def test_nobody_is_left_when_the_reader_is_closed() -> None:
    with GuardedReader() as reader:
        server = server_of(reader)
        reader.read(hostile.cut_in_half(), ("eng",))
        assert eventually(lambda: not children(server))

    assert not Path(f"/proc/{server}").exists()


@ON_LINUX
def test_the_server_ends_when_whoever_asked_is_killed() -> None:
    program = (
        "import sys, time; from porting.guard.client import GuardedReader; "
        "reader = GuardedReader(); reader.protections(); print(reader.server, flush=True); time.sleep(60)"
    )
    asking = subprocess.Popen([sys.executable, "-c", program], cwd=PROJECT, stdout=subprocess.PIPE)
    assert asking.stdout
    server = int(asking.stdout.readline())
    assert is_running(server)

    asking.kill()
    asking.communicate()

    eventually(lambda: not is_running(server))


def has_started(reader: GuardedReader) -> bool:
    try:
        reader.protections()
    except ReaderUnavailableError:
        return False
    return True


def server_of(reader: GuardedReader) -> int:
    """Of a server that has nothing to do."""
    reader.read(hostile.only_a_beginning(), ("eng",))
    server = reader.server
    assert server
    eventually(lambda: not children(server))
    return server


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"{",
        b"{}",
        b'{"document": {"pages": 7}}',
        b'{"document": {"pages": [{"width": NaN, "height": 1}]}}',
        wire.ANSWER.dump_json(wire.Answer(ReadDocument((Page(9, 9, marks=(Mark("ink", NOWHERE),)),)))),
        wire.ANSWER.dump_json(wire.Answer(ReadDocument((Page(1, 1),) * (MAX_PAGES + 1)))),
    ],
)
def test_an_answer_that_makes_no_sense_is_an_unsafe_document(answer: bytes) -> None:
    read = client.understood((answer,))

    assert isinstance(read, Unreadable)
    assert read.problem is FindingCode.DOCUMENT_UNSAFE


def test_support_sees_the_place_beside_what_was_expected(reader: GuardedReader) -> None:
    box = Box(72, 80, 205, 96)

    pictures = reader.crops(
        hostile.a_good_letter(),
        (
            Crop(1, box, "410 N Main St, Ste 200", "410 N Main St"),
            Crop(2, box, "a page", "that is not there"),
            Crop(1, Box(-50, -50, 5000, 5000), "X " * 400, "far outside"),
        ),
    )

    images = [Image.open(io.BytesIO(each)) if each else None for each in pictures]
    assert images[1] is None
    assert images[0] is not None
    assert images[2] is not None
    assert all(image.format == "PNG" and image.width <= 1600 for image in images if image)
    framed = images[0].convert("RGB")
    assert (200, 30, 30) in set(framed.get_flattened_data())


def test_of_a_file_that_ends_its_child_there_are_no_pictures(reader: GuardedReader) -> None:
    crop = Crop(1, Box(0, 0, 9, 9), "", "")

    assert reader.crops(hostile.only_a_beginning(), (crop, crop)) == (None, None)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_scan_is_recognized_and_again_by_a_second_engine(reader: GuardedReader) -> None:
    scan = _scan("Account LS-204418")

    read = reader.read(scan, ("eng",))
    assert isinstance(read, ReadDocument)
    read = reader.read_again(scan, read, (1,))

    [page] = read.pages
    assert page.is_scan
    assert [layer.engine for layer in page.layers] == [Engine.TESSERACT, Engine.RAPIDOCR]
    assert all("LS-204418" in [word.text for word in layer.words] for layer in page.layers)
    assert reader.read_again(scan, read, (1,)) is read


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_two_engines_look_closer_at_a_place_twice_each(reader: GuardedReader) -> None:
    scan = _scan("Account LS-204418")
    read = reader.read(scan, ("eng",))
    assert isinstance(read, ReadDocument)
    box = next(word.box for word in read.pages[0].layers[0].words if word.text == "LS-204418")

    [looks] = reader.looks(scan, (Place(1, box, 0.0),), ("eng",))

    assert sorted(each.engine for each in looks) == [Engine.RAPIDOCR] * 2 + [Engine.TESSERACT] * 2
    assert all("LS-204418" in each.text for each in looks)


def test_a_text_is_not_read_again(reader: GuardedReader) -> None:
    read = reader.read(hostile.a_good_letter(), ("eng",))

    assert isinstance(read, ReadDocument)
    assert reader.read_again(hostile.a_good_letter(), read, (1,)) is read


def test_without_time_left_scans_stay_unread() -> None:
    with GuardedReader(seconds_for_a_document=0.5) as reader:
        read = reader.read(_scan("Account LS-204418"), ("eng",))

    assert isinstance(read, ReadDocument)
    assert read.pages[0].is_scan
    assert read.pages[0].layers == ()


def _scan(text: str) -> bytes:
    """A strip of paper, so that the engines are done soon."""
    with PdfiumPages(hostile.a_good_letter(text)) as pages:
        image = pages.render(1, 200).image.crop((100, 150, 900, 350))
    target = io.BytesIO()
    image.save(target, "PDF", resolution=200)
    return target.getvalue()
