"""What a worker does at a time, on which machine."""

import pytest

from porting.machine import Machine
from porting.settings import Settings
from workers.tuning import Tuning

GIB = 1024**3


@pytest.mark.parametrize(
    ("machine", "cached_requests", "document_checks"),
    [
        (Machine(cores=1, memory=GIB // 8), 200, 1),
        (Machine(cores=2, memory=GIB), 1310, 1),
        (Machine(cores=2, memory=8 * GIB), 5000, 2),
        (Machine(cores=16, memory=8 * GIB), 5000, 4),
        (Machine(cores=16, memory=64 * GIB), 5000, 16),
    ],
)
def test_the_machine_says_how_much_a_worker_takes_on(
    machine: Machine, cached_requests: int, document_checks: int
) -> None:
    tuning = Tuning.of(Settings(), machine)

    assert (tuning.cached_requests, tuning.document_checks) == (cached_requests, document_checks)


def test_what_a_setting_says_counts_whatever_the_machine_is() -> None:
    settings = Settings.from_environment(
        {
            "PORTING_WORKER_CACHED_REQUESTS": "9000",
            "PORTING_WORKER_WORKFLOW_TASKS": "4",
            "PORTING_WORKER_ACTIVITIES": "30",
            "PORTING_WORKER_DOCUMENT_CHECKS": "3",
            "PORTING_WORKER_POLLERS": "2",
        }
    )

    assert Tuning.of(settings, Machine(cores=1, memory=GIB)) == Tuning(
        cached_requests=9000, workflow_tasks=4, activities=30, document_checks=3, pollers=2
    )


def test_the_log_says_what_a_worker_was_tuned_to() -> None:
    told = Tuning().told(Machine(cores=2, memory=GIB))

    assert told["cores"] == 2
    assert told["memory_mib"] == 1024
    assert told["document_checks"] == 1
