"""Some lives of a request in each run of the tests; `python -m tests.simulation` has thousands."""

import pytest

from tests.simulation.lives import Finding, lives

_FIRST, _COUNT = 1, 5


async def test_random_lives_go_as_the_model_of_the_process_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEMPORAL_DEBUG", "1")  # no deadlock where the machine is merely slow

    results = [result async for result in lives(range(_FIRST, _FIRST + _COUNT), shorten=False)]

    assert [str(result) for result in results if isinstance(result, Finding)] == []
    assert len(results) == _COUNT
