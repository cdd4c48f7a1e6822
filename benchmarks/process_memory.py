"""What a process and everything that it starts take of this machine's memory, looked at again and again."""

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

MIB = 1024 * 1024
_PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)
_LOOKS_EVERY_SECONDS = 0.05


@dataclass
class ProcessMemory:
    """In bytes. Of pages that processes share each has its part (PSS), so that nothing is counted twice."""

    pid: int
    clock: Callable[[], float] = time.monotonic
    most: int = 0
    """Of the process and its children together, at one moment."""
    most_alone: int = 0
    most_of_children: int = 0
    most_in_files: int = 0
    """Of files that the process has open and nobody else sees; where `/tmp` is memory they are, too."""
    most_with_files: int = 0
    looks: int = field(default=0, init=False)

    @property
    def peak(self) -> int:
        """The most that the process alone ever had, as Linux counted it, what it shares included."""
        found = _PEAK.search(Path(f"/proc/{self.pid}/status").read_text(encoding="ascii"))
        return int(found[1]) * 1024 if found else 0

    async def watch(self) -> None:
        while True:
            self.look()
            await asyncio.sleep(_LOOKS_EVERY_SECONDS)

    def look(self) -> None:
        alone, children = memory_of(self.pid), sum(map(memory_of, _below(self.pid)))
        files = _unseen_files(self.pid)
        self.most = max(self.most, alone + children)
        self.most_alone = max(self.most_alone, alone)
        self.most_of_children = max(self.most_of_children, children)
        self.most_in_files = max(self.most_in_files, files)
        self.most_with_files = max(self.most_with_files, alone + children + files)
        self.looks += 1


def memory_of(pid: int) -> int:
    """Of the process alone, now; 0: it has just ended."""
    try:
        found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0


def _below(pid: int) -> Iterator[int]:
    """Its children, theirs, and so on."""
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, listed.read_text(encoding="ascii").split()):
                yield child
                yield from _below(child)


def _unseen_files(pid: int) -> int:
    total = 0
    with suppress(OSError):
        for link in Path(f"/proc/{pid}/fd").iterdir():
            with suppress(OSError):
                if "(deleted)" in str(link.readlink()):
                    total += link.stat().st_size
    return total
