"""What a child of the guard may use, and what it gives up before it sees a byte of a file."""

import os
import resource
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path

from porting.guard import linux

_MB = 1024 * 1024
#: The standard streams, and the way to whoever asked.
_CONNECTION = 3
_MOST_DESCRIPTORS = 4096
_NOTHING = Path(os.devnull)
#: Programs, libraries, fonts and Tesseract's languages lie here; customers' documents do not.
_SYSTEM = (Path("/usr"), Path("/lib"), Path("/lib64"), Path("/etc/ld.so.cache"), Path("/etc/fonts"))
_PROJECT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Limits:
    """For one child; the programs that it starts have each their own memory and time on a processor."""

    memory: int
    """Bytes of address space over what the server has loaded."""
    cpu_seconds: int
    wall_seconds: float
    may_run_programs: bool = False
    open_files: int = 64


#: Pages without scans take 10 ms. Twice the time still ends within half a minute, and what is only slow is
#: ended by its time on a processor first, also on a machine that is half as fast.
READING = Limits(memory=700 * _MB, cpu_seconds=7, wall_seconds=14)
#: Tesseract takes a second a page and RapidOCR seven; a network of its models needs the memory.
RECOGNIZING = Limits(memory=2560 * _MB, cpu_seconds=25, wall_seconds=27, may_run_programs=True)


@dataclass(frozen=True)
class Protections:
    """Which limits are in force, as a child has tried them."""

    memory: bool
    cpu: bool
    wall_time: bool
    output: bool
    """Writes no file."""
    files: bool
    """Reads none but programs and libraries."""
    network: bool
    system_calls: bool
    """Asks nothing unusual of the kernel, and starts no program unless it is there to do so."""

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(each.name for each in fields(self) if not getattr(self, each.name))


def give_up(connection: socket.socket, limits: Limits, parent: int) -> socket.socket:
    """Leave this process nothing but the libraries it has and the way to whoever asked, for good.

    What a platform does not know is left out; `tried` says so.
    """
    os.setsid()
    signal.set_wakeup_fd(-1)
    linux.die_with_parent(signal.SIGKILL)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)
    for number in range(1, signal.NSIG):
        with suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.wall_seconds)  # SIGALRM ends the process
    os.environ.clear()
    connection = _only(connection)
    os.chdir("/")
    _set(resource.RLIMIT_AS, _address_space() + limits.memory)
    _set(resource.RLIMIT_CPU, limits.cpu_seconds)
    _set(resource.RLIMIT_NOFILE, limits.open_files)
    _set(resource.RLIMIT_FSIZE, 0)
    _set(resource.RLIMIT_CORE, 0)
    linux.never_gain_privileges()
    linux.see_only([*_SYSTEM, *_libraries()], [_NOTHING])
    linux.refuse_system_calls(may_run_programs=limits.may_run_programs)
    return connection


def tried() -> Protections:
    """What really happens to a child that oversteps; to be called after `give_up`."""
    return Protections(
        memory=_is_refused(_take_all_memory),
        cpu=resource.getrlimit(resource.RLIMIT_CPU)[1] != resource.RLIM_INFINITY,
        wall_time=signal.getitimer(signal.ITIMER_REAL)[0] > 0,
        output=_is_refused(_write_a_file),
        files=_is_refused(lambda: list(Path("/").iterdir())),
        network=_is_refused(_reach_a_network),
        system_calls=_is_refused(lambda: os.chroot("/no-such-place"), (PermissionError,)),
    )


def _only(connection: socket.socket) -> socket.socket:
    """Close every file but `connection`; the standard streams lead nowhere."""
    nowhere = os.open(_NOTHING, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.dup2(connection.detach(), _CONNECTION)
    os.closerange(_CONNECTION + 1, _MOST_DESCRIPTORS)
    return socket.socket(fileno=_CONNECTION)


def _set(limit: int, most: int) -> None:
    with suppress(OSError, ValueError):
        resource.setrlimit(limit, (most, most))


def _address_space() -> int:
    """Bytes that this process has mapped by now; where nobody tells, a gigabyte."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return 1024 * _MB
    return pages * resource.getpagesize()


def _libraries() -> Sequence[Path]:
    """Where Python and its packages are, without what else lies beside our own code."""
    places = [Path(place) for place in (sys.prefix, sys.base_prefix, *sys.path) if place]
    return [_PROJECT, *(place for place in places if place != _PROJECT.parent)]


def _is_refused(
    overstep: Callable[[], object], refusals: tuple[type[Exception], ...] = (OSError, MemoryError)
) -> bool:
    try:
        overstep()
    except refusals:
        return True
    except OSError:
        return False
    return False


def _take_all_memory() -> None:
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    if most != resource.RLIM_INFINITY:
        bytearray(most)


def _write_a_file() -> None:
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(b"x")


def _reach_a_network() -> None:
    """A datagram that is never sent needs a route only."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        datagrams.connect(("127.0.0.1", 9))
