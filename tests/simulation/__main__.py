"""`python -m tests.simulation`: many lives, and of each that goes wrong its shortest form and its seed."""

import argparse
import logging
import os
import sys
import time
import traceback
from itertools import count

from temporalio.runtime import Runtime, TelemetryConfig

from porting.temporal.ending import end_process
from tests.simulation.machine import a_stage, live

#: That a seed decides: it is how far back what went wrong is to be lived again.
_LIVES_OF_A_SEED = 20


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seed", type=int, help=f"the first seed; alone: only its {_LIVES_OF_A_SEED} lives")
    parser.add_argument("--minutes", type=float, help="for how long; without it and --seed: 10")
    parser.add_argument("--whole", action="store_true", help="do not look for a shorter life that goes wrong")
    parser.add_argument("--findings", type=int, default=5, help="end after so many that go wrong (5)")
    return parser.parse_args()


def _run(arguments: argparse.Namespace) -> int:
    first = arguments.seed if arguments.seed is not None else int(time.time())
    minutes = arguments.minutes or (0 if arguments.seed is not None else 10)
    began, found = time.monotonic(), 0
    with a_stage() as stage:
        for seed in count(first):
            try:
                live(stage, seed, _LIVES_OF_A_SEED, shorten=not arguments.whole)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what was looked for
                found += 1
                _say("".join(traceback.format_exception(error, limit=-2)))
                _say(f"again: python -m tests.simulation --seed {seed}")
            if time.monotonic() - began >= 60 * minutes or found >= arguments.findings:
                break
        ended = ", ".join(f"{number} {status}" for status, number in stage.ends.most_common())
        lived = (
            f"{stage.ends.total()} lives of the seeds {first} to {seed} in {time.monotonic() - began:.0f} s"
        )
    _say(f"{lived}; went wrong with {found} seeds; they ended as: {ended}")
    return 1 if found else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ["TEMPORAL_DEBUG"] = "1"  # no deadlock where the machine is merely slow
    Runtime.set_default(Runtime(telemetry=TelemetryConfig(logging=None)))
    logging.disable()
    end_process(_run(_arguments()))
