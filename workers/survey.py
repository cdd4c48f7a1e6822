"""How many port requests stand where: a worker counts them once a minute, through Temporal's lists.

Of all workers that share a state directory one does it at a time: it holds a lock that ends with its process,
whereupon another one takes over. So more workers ask Temporal no more often.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from temporalio.client import Client
from temporalio.common import MetricMeter
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.errors import PortingError
from porting.domain.policy import Policy
from porting.domain.status import PortStatus
from porting.metrics import table
from porting.settings import Settings
from workers.beside import beside
from workers.key_ring import OperatorsKeys
from workers.watching import certificate_told, counters_begin
from workflows.names import DRAFT_WORKFLOW_TYPE, WORKFLOW_TYPE
from workflows.search_attributes import PORT_STATUS, PORT_STEP_DUE_AT

_EVERY = timedelta(minutes=1)
#: The keys' store is looked through as a whole.
_KEYS_EVERY = timedelta(hours=1)
#: A server allows ten looks at its lists a second (`frontend.namespaceRPS.visibility`), which people and
#: scripts share with us.
_BETWEEN_LOOKS = timedelta(milliseconds=300)
#: What waits for support fits into one page; where it does not, its length is the news.
_REVIEWS_LOOKED_AT = 500

log = structlog.get_logger()


def promises(policy: Policy) -> Mapping[PortStatus, timedelta]:
    """How long a step of a new request may take before support is told; none for one that waits for a day."""
    return {
        PortStatus.IN_DOCUMENT_REVIEW: policy.document_review_expected,
        PortStatus.AWAITING_BACKBONE: policy.backbone_approval_expected,
        PortStatus.SUBMITTING_TO_CARRIER: policy.carrier_submission_expected,
        PortStatus.AWAITING_LOSING_CARRIER: policy.losing_carrier_response_expected,
    }


@dataclass
class Survey:
    """Each look raises `RPCError` where Temporal is away."""

    client: Client
    meter: MetricMeter
    policy: Policy
    between_looks: timedelta = _BETWEEN_LOOKS

    async def look(self, now: datetime) -> None:
        """Tell how everything stands that is open."""
        for status in PortStatus:
            if not status.is_end:
                await self._look_at(status, now)
        table.DRAFTS.set(self.meter, await self._count(f"WorkflowType = '{DRAFT_WORKFLOW_TYPE}'"))
        table.REVIEW_OLDEST.set(self.meter, (await self._oldest_review(now)).total_seconds())
        await self._look_for_trouble()
        for step, promise in promises(self.policy).items():
            table.STEP_PROMISE.set(self.meter, promise.total_seconds(), step=step)
        table.SURVEYED.set(self.meter, now.timestamp())

    async def _look_at(self, status: PortStatus, now: datetime) -> None:
        there = f"WorkflowType = '{WORKFLOW_TYPE}' AND {PORT_STATUS.name} = '{status}'"
        count = await self._count(there)
        late = await self._count(f"{there} AND {PORT_STEP_DUE_AT.name} < '{now.isoformat()}'") if count else 0
        table.REQUESTS.set(self.meter, count, status=status)
        table.REQUESTS_LATE.set(self.meter, late, status=status)

    async def _count(self, what: str) -> int:
        await asyncio.sleep(self.between_looks.total_seconds())
        return (await self.client.count_workflows(f"{what} AND ExecutionStatus = 'Running'")).count

    async def _oldest_review(self, now: datetime) -> timedelta:
        """How long it has waited, among the newest requests where very many wait."""
        await asyncio.sleep(self.between_looks.total_seconds())
        in_review = (
            f"WorkflowType = '{WORKFLOW_TYPE}' AND ExecutionStatus = 'Running'"
            f" AND {PORT_STATUS.name} = '{PortStatus.IN_DOCUMENT_REVIEW}'"
        )
        listed = self.client.list_workflows(in_review, page_size=_REVIEWS_LOOKED_AT, limit=_REVIEWS_LOOKED_AT)
        due = [each.typed_search_attributes.get(PORT_STEP_DUE_AT) async for each in listed]
        expected = self.policy.document_review_expected
        return max((now - at + expected for at in due if at), default=timedelta(0))

    async def _look_for_trouble(self) -> None:
        """Whose workflow task fails again and again; a server of before 1.30 does not say."""
        try:
            count = await self._count(
                f"WorkflowType IN ('{WORKFLOW_TYPE}', '{DRAFT_WORKFLOW_TYPE}')"
                " AND TemporalReportedProblems IS NOT NULL"
            )
        except RPCError as error:
            if error.status is not RPCStatusCode.INVALID_ARGUMENT:
                raise
            return
        table.IN_TROUBLE.set(self.meter, count)


@asynccontextmanager
async def survey(settings: Settings, client: Client, meter: MetricMeter) -> AsyncIterator[None]:
    """Inside the block, this worker surveys where no other one does, and where its metrics are served."""
    if meter is MetricMeter.noop:
        yield
        return
    counters_begin(meter, client.namespace)
    async with beside(_look(settings, client, meter)):
        yield


async def _look(settings: Settings, client: Client, meter: MetricMeter) -> None:
    work, keys_at = Survey(client, meter, settings.policy), None
    with opened(settings.state_dir / "survey.lock") as lock:
        while True:
            now = datetime.now(UTC)
            try:
                if lock.is_ours():
                    await work.look(now)
                    if keys_at is None or now - keys_at >= _KEYS_EVERY:
                        await _look_at_keys(settings, meter)
                        await asyncio.to_thread(certificate_told, meter)
                        keys_at = now
            except (PortingError, RPCError, OSError) as error:
                log.warning("survey_put_off", reason=type(error).__name__)
            await asyncio.sleep(_EVERY.total_seconds())


async def _look_at_keys(settings: Settings, meter: MetricMeter) -> None:
    if settings.encryption:
        standing = await asyncio.to_thread(OperatorsKeys(settings).standing)
        table.KEYS_MISSING.set(meter, sum(each.missing for each in standing))


@dataclass
class Lock:
    """Held by one process at most, until its end."""

    descriptor: int

    def is_ours(self) -> bool:
        """From then on it is. Raises: `OSError` where the disk knows no locks."""
        try:
            fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def opened(path: Path) -> Iterator[Lock]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        yield Lock(file.fileno())
