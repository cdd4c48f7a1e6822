"""Runs every benchmark that README.md names, one after the other, and writes RESULTS.md: `./dev bench`.

    python -m benchmarks [NAME ...] [--quick] [--dry]

Exit code 1 where a figure misses its goal, or a benchmark could not be run (the others are); a figure that
changed beyond its spread since the committed run is told, and is no failure: somebody has to look at it.
`--quick`: few rounds, to see that everything runs; `--dry`: nothing is written.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.process_environment import environment
from benchmarks.results import KEPT, PAGE, Results, changes, page, summary, this_machine
from benchmarks.suite import SUITE


def measured(name: str, quick: bool) -> tuple[Figure, ...] | None:
    """In a process of its own, so that none meets another's memory; None: it failed, and has said why."""
    with tempfile.TemporaryDirectory() as directory:
        answer = Path(directory) / "figures.json"
        ended = subprocess.run(
            [sys.executable, "-m", "benchmarks.suite", name, str(answer), *(["--quick"] if quick else [])],
            env=environment(),
            check=False,
        )
        found = Results.read(answer) if ended.returncode == 0 else None
    return found.parts[name] if found else None


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *SUITE], help="these alone")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--dry", action="store_true")
    given = parser.parse_args()
    before = Results.read(KEPT)
    parts, failed = dict[str, tuple[Figure, ...]](), list[str]()
    for name in given.names or SUITE:
        began = time.monotonic()
        part = measured(name, given.quick)
        if part is None:
            failed.append(name)
        else:
            parts[name] = part
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)
    now = Results(this_machine(), datetime.now(UTC).date().isoformat(), parts)
    if not (given.dry or given.quick):
        kept = now.with_parts(before) if before else now
        kept.write(KEPT)
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), kept), encoding="utf-8")
    print(summary(now.missed, changes(now, before) if before else ()))
    for name in failed:
        print(f"could not be run: {name}")
    sys.exit(1 if failed or now.missed else 0)


if __name__ == "__main__":
    main()
