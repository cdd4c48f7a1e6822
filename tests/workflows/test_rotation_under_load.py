from pathlib import Path

from benchmarks.rotation_under_load import rotated_under_load


async def test_keys_that_rotate_five_times_while_requests_run_leave_nothing_unreadable(
    tmp_path: Path,
) -> None:
    """With 100 requests: `python -m benchmarks.rotation_under_load`."""
    seen = await rotated_under_load(tmp_path, requests=10, rotations=5)

    assert seen.failed_tasks == 0
    assert seen.payloads >= 10 * 10
    assert seen.rewrapped >= 5 + 10
