"""`./dev chaos`: many requests of all kinds, while processes are killed and stores go away.

Then lives in simulated time, drawn by hypothesis (tests/simulation).
"""

import argparse
import asyncio
import random
import shutil
import subprocess
import sys
from pathlib import Path

from temporalio.runtime import Runtime, TelemetryConfig

from tests.chaos.run import Extent, Outcome, run
from tests.chaos.summary import keep, summary
from tests.chaos.troubles import Measure

_ROOT = Path(__file__).parents[2]
#: A kill of each other process for so many kills of workers.
_OTHERS_EVERY = 10
#: In seconds for each kill of a worker: one lives for twice as long, and takes a third of that to start.
_BETWEEN_KILLS = 5.5


def main() -> None:
    given = _arguments()
    directory: Path = given.directory or _ROOT / ".tools" / "chaos" / f"seed-{given.seed}"
    if directory.exists():
        shutil.rmtree(directory)
    directory.mkdir(parents=True)
    _say(f"seed {given.seed}; state and logs in {directory}")
    seconds = given.seconds or given.kills * _BETWEEN_KILLS
    measure = Measure(given.kills, max(1, given.kills // _OTHERS_EVERY), seconds)
    Runtime.set_default(
        Runtime(telemetry=TelemetryConfig(logging=None))
    )  # the SDK would write a line for each call that meets no server
    outcome: Outcome = asyncio.run(
        run(directory, given.seed, Extent(given.requests, measure, given.day), _say)
    )
    keep(outcome, directory)
    _say(summary(outcome))
    lives = (
        given.lives
        and subprocess.run(_simulation(given.lives, given.seed), cwd=_ROOT, check=False).returncode
    )
    if outcome.broken or lives:
        raise SystemExit(f"something broke: see above and {directory}; once more with --seed {given.seed}")


def _simulation(minutes: float, seed: int) -> tuple[str, ...]:
    return (sys.executable, "-m", "tests.simulation", "--minutes", str(minutes), "--seed", str(seed))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev chaos", description=__doc__)
    parser.add_argument("--requests", type=int, default=500)
    parser.add_argument("--kills", type=int, default=200, help="of workers; of each other process a tenth")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--seconds", type=float, help="in which all trouble happens; default: by the kills")
    parser.add_argument("--lives", type=float, default=5, help="minutes of simulated lives after it; 0: none")
    parser.add_argument("--day", default="15s", help="how long a calendar day takes")
    parser.add_argument("--directory", type=Path, help="for state and logs; what is there is removed")
    return parser.parse_args()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
