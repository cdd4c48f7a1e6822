"""How much of this machine a process may use: in a container less than there is."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_CGROUPS = Path("/sys/fs/cgroup")
_OWN_CGROUP = Path("/proc/self/cgroup")
#: What Linux writes for the one hierarchy of version 2; older ones are not asked.
_UNIFIED = "0::"


@dataclass(frozen=True)
class Machine:
    cores: int
    """As many processors as may be busy at once, 1 at the least; a quota of two and a half is two."""
    memory: int
    """In bytes."""

    @classmethod
    def here(cls, cgroups: Path = _CGROUPS, own: Path = _OWN_CGROUP) -> Self:
        cores, memory = float(_processors()), os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        for limits in _limits(cgroups, own):
            cores = min(cores, _quota(limits / "cpu.max", cores))
            memory = min(memory, _bytes(limits / "memory.max", memory))
        return cls(max(1, int(cores)), memory)


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this platform
        return os.cpu_count() or 1


def _limits(cgroups: Path, own: Path) -> Iterator[Path]:
    """Where limits of ours may stand: in our own group, and in each that it is in."""
    yield cgroups
    found = [line.removeprefix(_UNIFIED) for line in _text(own).splitlines() if line.startswith(_UNIFIED)]
    for place in found:
        inside = Path(place.lstrip("/"))
        yield from (cgroups / each for each in (inside, *inside.parents))


def _quota(file: Path, otherwise: float) -> float:
    """`150000 100000`: microseconds of processors in so many of the clock."""
    match _text(file).split():
        case [quota, period] if quota.isdigit() and period.isdigit() and int(period):
            return int(quota) / int(period)
        case _:
            return otherwise


def _bytes(file: Path, otherwise: int) -> int:
    text = _text(file).strip()
    return int(text) if text.isdigit() else otherwise


def _text(file: Path) -> str:
    """Empty: there is none for us to read."""
    try:
        return file.read_text(encoding="ascii")
    except (OSError, ValueError):
        return ""
