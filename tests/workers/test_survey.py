"""Who of several workers counts the requests."""

from pathlib import Path

from workers.survey import opened


def test_of_workers_that_share_a_state_directory_one_counts_and_another_takes_over(tmp_path: Path) -> None:
    path = tmp_path / "state" / "survey.lock"

    with opened(path) as second:
        with opened(path) as first:
            assert first.is_ours()
            assert not second.is_ours()
            assert first.is_ours()
        assert second.is_ours()
