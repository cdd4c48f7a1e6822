"""What fuzzing begins with: our own sample documents, and files that mean harm."""

import hashlib
import inspect
from collections.abc import Iterator
from pathlib import Path

from tests.guard import hostile

_PROJECT = Path(__file__).resolve().parents[1]
_NOT_FILES = {"pdf", "stream", "page", "words", "flated", "flated_many_times", "written"}
#: Known to take all the time or memory there is, which ends a run before it has begun.
_KNOWN_BOMBS = {
    "a_form_that_paints_itself",
    "a_huge_unicode_map",
    "a_million_curves",
    "a_scan_of_900_megapixels",
    "arrays_in_arrays_in_the_text",
    "forms_that_double_25_times",
    "groups_in_groups",
    "one_stream_listed_2000_times",
    "packed_three_times",
    "pages_that_double_22_times",
    "patterns_in_patterns",
    "seventy_megabytes_of_text",
}


def fill(corpus: Path, largest: int) -> None:
    """Write every seed of at most `largest` bytes to `corpus`, named by its hash."""
    corpus.mkdir(parents=True, exist_ok=True)
    for content in _seeds():
        if len(content) <= largest:
            (corpus / hashlib.sha256(content).hexdigest()[:16]).write_bytes(content)


def _seeds() -> Iterator[bytes]:
    for path in sorted((_PROJECT / "examples").rglob("*.pdf")):
        yield path.read_bytes()
    for name, make in inspect.getmembers(hostile, inspect.isfunction):
        is_a_file = make.__module__ == hostile.__name__ and not name.startswith("_")
        if is_a_file and name not in _NOT_FILES | _KNOWN_BOMBS:
            yield make()
