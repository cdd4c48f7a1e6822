"""What a container may use of its machine."""

from pathlib import Path

import pytest

from porting.machine import Machine

GIB = 1024**3


def a_container(directory: Path, cpu: str = "max 100000", memory: str = "max") -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "cpu.max").write_text(cpu + "\n")
    (directory / "memory.max").write_text(memory + "\n")
    return directory


def own_group(directory: Path, path: str) -> Path:
    file = directory / "own"
    file.write_text(f"4:memory:/elsewhere\n0::{path}\n")
    return file


def test_a_container_has_no_more_than_its_limits(tmp_path: Path) -> None:
    groups = a_container(tmp_path / "groups", cpu="100000 100000", memory=str(GIB))

    assert Machine.here(groups, own_group(tmp_path, "/")) == Machine(cores=1, memory=GIB)


def test_the_closest_of_several_limits_counts(tmp_path: Path) -> None:
    groups = a_container(tmp_path / "groups", memory=str(2 * GIB))
    a_container(groups / "pod", memory=str(GIB))
    a_container(groups / "pod" / "worker")

    assert Machine.here(groups, own_group(tmp_path, "/pod/worker")).memory == GIB


@pytest.mark.parametrize("cpu", ["50000 100000", "max 100000", "many", ""])
def test_there_is_always_a_core(tmp_path: Path, cpu: str) -> None:
    groups = a_container(tmp_path / "groups", cpu=cpu)

    assert Machine.here(groups, tmp_path / "nothing").cores >= 1


def test_where_nothing_is_limited_all_of_the_machine_is_there(tmp_path: Path) -> None:
    nowhere = tmp_path / "nothing"

    assert Machine.here(nowhere, nowhere).memory > 0
