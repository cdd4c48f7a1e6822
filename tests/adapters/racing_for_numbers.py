"""A process that wants many numbers at once with others: `racing_for_numbers.py HOLDS_FILE REQUEST_ID COUNT`.

Says "ready", waits for a line, and prints each number that it got.
"""

import sys
from pathlib import Path

from porting.adapters.number_holds import SqliteNumberHolds


def main(path: Path, request_id: str, count: int) -> None:
    print("ready", flush=True)  # noqa: T201 - the test reads it
    sys.stdin.readline()
    holds = SqliteNumberHolds(path)  # after the start: the file itself is raced for as well
    for line in range(count):
        numbers = (f"+1512555{line:04}", f"+1512556{line:04}")
        if not holds.hold(request_id, numbers):
            print(*numbers, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
