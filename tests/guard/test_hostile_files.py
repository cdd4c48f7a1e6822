"""Every kind of file that means harm gets an answer, in time, and the right one."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from porting.documents.reading import ReadDocument, Unreadable
from porting.domain.checks.findings import FindingCode, Severity
from porting.guard.client import GuardedReader
from porting.guard.limits import Limits
from tests.guard import hostile
from tests.guard.hostile import Make
from tests.guard.patient import PATIENTLY

MB = 1024 * 1024
FAIL, REVIEW = Severity.FAIL, Severity.REVIEW
EMPTY, ENCRYPTED, NOT_PDF = (
    FindingCode.DOCUMENT_EMPTY,
    FindingCode.DOCUMENT_ENCRYPTED,
    FindingCode.DOCUMENT_NOT_PDF,
)
TOO_LARGE, UNREADABLE, UNSAFE = (
    FindingCode.DOCUMENT_TOO_LARGE,
    FindingCode.DOCUMENT_UNREADABLE,
    FindingCode.DOCUMENT_UNSAFE,
)


@pytest.fixture(scope="module")
def reader() -> Iterator[GuardedReader]:
    with GuardedReader(**PATIENTLY) as reader:
        yield reader


@pytest.fixture(scope="module")
def strict() -> Iterator[GuardedReader]:
    """For files that take all they get: the tests' own time is limited too."""
    with GuardedReader(reading=Limits(200 * MB, cpu_seconds=1, wall_seconds=12)) as reader:
        yield reader


@pytest.mark.parametrize(
    ("make", "problem", "severity"),
    [
        (hostile.a_blank_page, EMPTY, FAIL),
        (hostile.a_form_for_adobe_alone, UNREADABLE, FAIL),
        (hostile.a_hundred_thousand_pages, TOO_LARGE, FAIL),
        (hostile.a_page_of_five_kilometres, TOO_LARGE, FAIL),
        (hostile.a_picture_by_another_name, NOT_PDF, FAIL),
        (hostile.a_tree_5000_deep, UNSAFE, FAIL),
        (hostile.an_object_in_itself, UNREADABLE, FAIL),
        (hostile.arrays_in_arrays, UNREADABLE, REVIEW),
        (hostile.arrays_in_arrays_in_the_text, EMPTY, FAIL),
        (hostile.bookmarks_in_a_circle, UNSAFE, FAIL),
        (hostile.cut_before_its_table, UNREADABLE, FAIL),
        (hostile.cut_in_half, UNREADABLE, FAIL),
        (hostile.encrypted_by_another_product, ENCRYPTED, FAIL),
        (hostile.filters_on_filters, UNSAFE, FAIL),
        (hostile.more_than_20_megabytes, TOO_LARGE, FAIL),
        (hostile.nothing, EMPTY, FAIL),
        (hostile.only_a_beginning, UNREADABLE, FAIL),
        (hostile.pages_that_are_their_own_parents, UNREADABLE, FAIL),
        (hostile.pages_that_double_22_times, TOO_LARGE, FAIL),
        (hostile.sixty_one_pages, TOO_LARGE, FAIL),
        (hostile.ten_thousand_annotations, UNSAFE, FAIL),
        (hostile.with_a_password, ENCRYPTED, FAIL),
    ],
)
def test_what_cannot_be_read_says_why(
    reader: GuardedReader, make: Make, problem: FindingCode, severity: Severity
) -> None:
    begin = time.monotonic()

    read = reader.read(make(), ("eng",))

    assert isinstance(read, Unreadable)
    assert (read.problem, read.severity) == (problem, severity)
    assert time.monotonic() - begin < 30


@pytest.mark.parametrize(
    "make",
    [
        hostile.a_form_that_paints_itself,
        hostile.a_gigabyte_of_blanks,
        hostile.a_million_curves,
        hostile.forms_that_double_25_times,
        hostile.one_stream_listed_2000_times,
        hostile.packed_three_times,
        hostile.patterns_in_patterns,
        hostile.seventy_megabytes_of_text,
    ],
)
def test_what_takes_all_the_time_or_memory_it_gets_is_stopped(strict: GuardedReader, make: Make) -> None:
    read = strict.read(make(), ("eng",))

    assert isinstance(read, Unreadable)
    assert (read.problem, read.severity) == (UNSAFE, FAIL)


@pytest.mark.parametrize(
    "make",
    [
        hostile.a_form_field_that_is_its_own_child,
        hostile.a_page_without_a_size,
        hostile.a_table_that_points_anywhere,
        hostile.behind_another_beginning,
        hostile.tables_in_a_circle,
        hostile.that_only_its_owner_may_print,
    ],
)
def test_what_is_only_odd_is_read(reader: GuardedReader, make: Make) -> None:
    read = reader.read(make(), ("eng",))

    assert isinstance(read, ReadDocument)
    assert read.pages[0].rows[0][0].text == "Letter of Authorization"
    assert read.alarms == ()
    assert read.pages[0].unseen == ()


@pytest.mark.parametrize(
    ("make", "alarm"),
    [
        (hostile.that_starts_a_program, "program to start"),
        (hostile.with_a_clip_that_holds_a_file, "attachment"),
        (hostile.with_a_film, "film or sound"),
        (hostile.with_a_link_that_starts_a_program, "program to start"),
        (hostile.with_a_named_script, "script"),
        (hostile.with_a_script, "script"),
        (hostile.with_a_script_of_the_page, "script"),
        (hostile.with_an_attachment, "attachment"),
    ],
)
def test_what_a_letter_has_no_use_for_raises_an_alarm(reader: GuardedReader, make: Make, alarm: str) -> None:
    read = reader.read(make(), ("eng",))

    assert isinstance(read, ReadDocument)
    assert read.alarms == (alarm,)


def test_a_portfolio_is_known_as_one(reader: GuardedReader) -> None:
    read = reader.read(hostile.a_portfolio(), ("eng",))

    assert isinstance(read, ReadDocument)
    assert read.is_portfolio


def test_words_that_nobody_sees_are_told_from_those_that_are_shown(reader: GuardedReader) -> None:
    read = reader.read(hostile.whose_text_layer_lies(), ("eng",))

    assert isinstance(read, ReadDocument)
    assert {word.text for word in read.pages[0].unseen} == {"hidden", "white", "outside"}


@pytest.mark.parametrize(
    "make",
    [
        hostile.a_scan_of_900_megapixels,
        hostile.an_image_that_says_it_is_larger_than_memory,
        hostile.garbage_for_fax,
        hostile.garbage_for_jbig2,
        hostile.garbage_for_jpeg,
        hostile.garbage_for_jpeg_2000,
    ],
)
def test_a_page_that_is_a_broken_image_is_a_scan_of_which_nothing_is_known(
    reader: GuardedReader, make: Make
) -> None:
    begin = time.monotonic()

    read = reader.read(make(), ("eng",))

    assert isinstance(read, ReadDocument)
    assert read.pages[0].is_scan
    assert not read.has_text
    assert time.monotonic() - begin < 30


def test_a_huge_map_of_letters_ends_in_an_answer(reader: GuardedReader) -> None:
    reader.read(hostile.a_huge_unicode_map(), ("eng",))

    assert isinstance(reader.read(hostile.a_good_letter(), ("eng",)), ReadDocument)


_MEASURE = """
import json, re, resource
from dataclasses import replace
from pathlib import Path
from porting.guard.client import GuardedReader
from porting.guard.limits import READING
from tests.guard import hostile
with GuardedReader(reading=replace(READING, cpu_seconds=2)) as reader:  # one of them takes all that it gets
    for make in (hostile.forms_that_double_25_times, hostile.a_hundred_thousand_pages):
        reader.read(make(), ("eng",))
theirs = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
# The kernel counts for RUSAGE_SELF what the process had before it became this program.
ours = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(json.dumps([theirs, ours]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")
def test_bombs_take_less_than_a_gigabyte_and_nothing_from_whoever_asks() -> None:
    project = Path(__file__).parents[2]

    said = subprocess.run([sys.executable, "-c", _MEASURE], cwd=project, capture_output=True, check=True)

    theirs, ours = (kilobytes * 1024 for kilobytes in json.loads(said.stdout))
    assert theirs < 1024 * MB
    assert ours < 256 * MB
