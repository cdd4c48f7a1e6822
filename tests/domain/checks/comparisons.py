"""The tables of `tests/data/comparisons`: pairs that the trade takes for one thing, and pairs it does not."""

import csv
from pathlib import Path

from hypothesis import settings

#: Enough to notice a part that stops mattering; when they were written, each was run with 3,000 and more.
#: A busy machine is no failure.
SHORT_RUN = settings(max_examples=30, deadline=None)
_TABLES = Path(__file__).parents[2] / "data" / "comparisons"


def rows(table: str) -> list[tuple[str, ...]]:
    """The rows of a table, each without its last cell, which says what the row is about."""
    with (_TABLES / f"{table}.tsv").open(newline="", encoding="utf-8") as lines:
        _, *found = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [tuple(row[:-1]) for row in found]
