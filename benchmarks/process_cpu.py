"""CPU seconds of other processes, as Linux counts them."""

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def cpu_of(pid: int) -> float:
    """Of the process, its threads, and its children that have ended and been waited for; 0: it is gone."""
    return sum(map(int, _fields_of(Path(f"/proc/{pid}"))[11:15])) / _TICKS


def cpu_with_children(pid: int) -> float:
    """The same, and of its children that are there."""
    return cpu_of(pid) + sum(map(cpu_of, children(pid)))


def own_cpu() -> float:
    """Of this process, of those that it has started, ended or not, and of their children that have ended."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    running = sum(map(cpu_of, children(os.getpid())))
    return time.process_time() + ended.ru_utime + ended.ru_stime + running


def cpu_of_work(work: Callable[[], object]) -> float:
    """What `work` takes in this process and below."""
    before = own_cpu()
    work()
    return own_cpu() - before


def children(pid: int) -> list[int]:
    """Process ids of those that the process has started and that are there."""
    everything = Path("/proc").glob("[0-9]*")
    return [int(path.name) for path in everything if _parent_of(path) == pid]


def _parent_of(process: Path) -> int | None:
    fields = _fields_of(process)
    return int(fields[1]) if fields else None


def _fields_of(process: Path) -> list[str]:
    """After the name of its program, which may hold anything."""
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
