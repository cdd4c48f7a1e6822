"""How much one worker process does at a time: as its settings say, else as this machine allows."""

from dataclasses import asdict, dataclass
from typing import Self

from porting.machine import Machine
from porting.settings import Settings

_MIB = 1024 * 1024

#: A quarter of the memory is for requests that wait, at 200 KiB each (measured with the histories of requests
#: that wait for the losing carrier). One that is not kept is replayed at its next event, for 40 ms of a core.
_CACHED_PART = 4
_CACHED_REQUEST = 200 * 1024
#: Below it a busy morning replays all day long. Above it, memory is better spent on a second worker.
_CACHED_LEAST, _CACHED_MOST = 200, 5000

#: All of a process share one core (Python), and a replay takes it for 40 ms. A task that has not come to its
#: end in two seconds counts as deadlocked, one that is not answered in ten is given to somebody else.
_WORKFLOW_TASKS = 10

#: What waits for somebody else's answer costs no core.
_ACTIVITIES = 100

#: What reads a scan may take a gigabyte; what reads a text seldom more than a tenth of that.
_DOCUMENT_CHECK = 1024 * _MIB

#: Each is a call that waits at Temporal. More of them help where Temporal is far away.
_POLLERS = 5


@dataclass(frozen=True)
class Tuning:
    cached_requests: int = _CACHED_LEAST
    """How many requests stay in memory between two of their events."""
    workflow_tasks: int = _WORKFLOW_TASKS
    """How many requests decide what is next at the same time."""
    activities: int = _ACTIVITIES
    """How many calls, mails and looks are under way at the same time."""
    document_checks: int = 1
    """How many packets of documents are read at the same time; others wait at Temporal, in a queue of their
    own."""
    pollers: int = _POLLERS
    """How many calls ask Temporal for work, for each kind of work."""

    @classmethod
    def of(cls, settings: Settings, machine: Machine) -> Self:
        return cls(
            cached_requests=settings.worker_cached_requests or _cached_requests(machine),
            workflow_tasks=settings.worker_workflow_tasks or _WORKFLOW_TASKS,
            activities=settings.worker_activities or _ACTIVITIES,
            document_checks=settings.worker_document_checks or _document_checks(machine),
            pollers=settings.worker_pollers or _POLLERS,
        )

    def told(self, machine: Machine) -> dict[str, int]:
        """For a line of the log."""
        return {"cores": machine.cores, "memory_mib": machine.memory // _MIB, **asdict(self)}


def _cached_requests(machine: Machine) -> int:
    fit = machine.memory // _CACHED_PART // _CACHED_REQUEST
    return min(max(fit, _CACHED_LEAST), _CACHED_MOST)


def _document_checks(machine: Machine) -> int:
    """One a core, as far as half of the memory goes."""
    return max(1, min(machine.cores, machine.memory // 2 // _DOCUMENT_CHECK))
