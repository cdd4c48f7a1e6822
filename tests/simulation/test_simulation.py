"""Some lives of a request in each run of the tests; `python -m tests.simulation` has thousands."""

import pytest

from tests.simulation.machine import a_stage, live

_SEED, _LIVES = 1, 6


def test_lives_go_as_the_model_of_the_process_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEMPORAL_DEBUG", "1")  # no deadlock where the machine is merely slow

    with a_stage() as stage:
        live(stage, _SEED, _LIVES, shorten=False)

    assert stage.ends.total() == _LIVES
