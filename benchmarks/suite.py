"""The benchmarks of `./dev bench`, with how much each one measures.

    python -m benchmarks.suite NAME FILE [--quick]

Runs one and keeps its figures as JSON in FILE.
"""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks.figures import Figure, table
from benchmarks.results import Results
from porting.temporal.ending import end_process

Measure = Callable[[], Sequence[Figure]]


@dataclass(frozen=True)
class Benchmark:
    fully: Measure
    quickly: Measure
    """A few rounds, which say only that it runs."""


def _start_cost(rounds: int) -> Sequence[Figure]:
    from benchmarks.start_cost import measure

    return measure(rounds)


def _request_cost(requests: int, rounds: int) -> Sequence[Figure]:
    from benchmarks.request_cost import measured_figures

    return measured_figures(requests, rounds)


def _history_figures(day: timedelta) -> Sequence[Figure]:
    from benchmarks.history_figures import measure

    return measure(day)


def _replay_cost(rounds: int) -> Sequence[Figure]:
    from benchmarks.replay_cost import measure

    return measure(rounds)


def _lives(lives: int, rounds: int) -> Sequence[Figure]:
    from benchmarks.lives import measure

    return measure(lives, rounds)


def _document_cost(packets: int, scanned: int) -> Sequence[Figure]:
    from benchmarks.document_cost import measure

    return measure(packets, scanned)


def _parked_requests(requests: int, within: float, wake: int, carrier: int) -> Sequence[Figure]:
    from benchmarks.parked_requests import measure

    return measure(requests, within, wake, carrier)


#: Each imports what it needs by itself: none pays for another.
SUITE = {
    "start_cost": Benchmark(lambda: _start_cost(5), lambda: _start_cost(1)),
    "request_cost": Benchmark(lambda: _request_cost(50, 5), lambda: _request_cost(4, 2)),
    "history_figures": Benchmark(
        lambda: _history_figures(timedelta(seconds=1.2)), lambda: _history_figures(timedelta(seconds=0.5))
    ),
    "replay_cost": Benchmark(lambda: _replay_cost(20), lambda: _replay_cost(2)),
    "lives": Benchmark(lambda: _lives(8, 3), lambda: _lives(1, 2)),
    "document_cost": Benchmark(lambda: _document_cost(16, 4), lambda: _document_cost(2, 1)),
    "parked_requests": Benchmark(
        lambda: _parked_requests(10_000, 270, 1000, 150), lambda: _parked_requests(200, 30, 20, 20)
    ),
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", choices=SUITE)
    parser.add_argument("file", type=Path)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    benchmark = SUITE[given.name]
    figures = tuple(benchmark.quickly() if given.quick else benchmark.fully())
    print(table(figures), flush=True)
    Results("", "", {given.name: figures}).write(given.file)
    end_process(0)


if __name__ == "__main__":
    main()
