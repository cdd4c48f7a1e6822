"""Which activity gets which adapter, and the one place where a worker is made."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from temporalio.client import Client
from temporalio.worker import Worker, WorkerDeploymentConfig, WorkflowRunner

from activities.backbone import BackboneActivities
from activities.carrier import CarrierActivities
from activities.documents import DocumentActivities
from activities.drafts import DraftActivities
from activities.links import LinkActivities
from activities.notifications import NotificationActivities
from porting.domain.policy import Policy
from porting.ports import (
    BackboneProvider,
    CarrierPartner,
    DocumentChecks,
    DraftPapers,
    LinkRevocations,
    Notifier,
    NumberHolds,
    NumberInventory,
    PinSeal,
    PortRequestStarts,
)
from porting.settings import Settings
from workers.at_work import PortingWorker
from workers.core_faults import CarefulRunner
from workers.documents import document_reading, document_stores
from workers.draft_papers import StoredPapers
from workers.inventory import number_inventory
from workers.links import link_revocations
from workers.mail import notifier
from workers.patches import MayTake
from workers.providers import open_upstream
from workers.starting import PortRequestStarter
from workers.tuning import Tuning
from workflows.names import DOCUMENTS_TASK_QUEUE, TASK_QUEUE
from workflows.port_draft import PortDraftWorkflow
from workflows.port_request import PortRequestWorkflow

#: A worker that is killed holds its requests' next tasks back for this long (server default 10 s). Shorter
#: costs replays when a busy worker is merely slow.
_STICKY = timedelta(seconds=5)


@dataclass(frozen=True)
class Collaborators:
    """Everything that the activities ask; tests put fakes in."""

    checks: DocumentChecks
    backbone: BackboneProvider
    carrier: CarrierPartner
    inventory: NumberInventory
    notifier: Notifier
    revocations: LinkRevocations
    pins: PinSeal
    papers: DraftPapers
    requests: PortRequestStarts
    policy: Policy
    """Of the port requests that drafts become."""


def _reading_activities(collaborators: Collaborators, threads: Executor) -> list[Callable[..., Any]]:
    """Those that take a core for seconds."""
    documents = DocumentActivities(collaborators.checks, threads)
    drafts = DraftActivities(collaborators.papers, collaborators.requests, collaborators.policy, threads)
    return [drafts.read_mail_of_draft, drafts.read_papers_of_draft, documents.check_documents]


def activities_over(collaborators: Collaborators, threads: Executor) -> list[Callable[..., Any]]:
    """All of them."""
    backbone = BackboneActivities(collaborators.backbone)
    carrier = CarrierActivities(collaborators.carrier, collaborators.inventory, collaborators.pins)
    notifications = NotificationActivities(collaborators.notifier)
    links = LinkActivities(collaborators.revocations)
    drafts = DraftActivities(collaborators.papers, collaborators.requests, collaborators.policy, threads)
    return [
        # Workers of before have sent these to the queue of all others.
        *_reading_activities(collaborators, threads),
        drafts.submit_draft,
        backbone.draft_port_order,
        backbone.await_backbone_approval,
        carrier.submit_port_order,
        carrier.await_carrier_response,
        carrier.await_transfer,
        carrier.cancel_port_order,
        notifications.send_notice,
        notifications.send_notice_and_reminder,
        links.revoke_links,
    ]


def a_workflow_runner() -> WorkflowRunner:
    """Without the SDK's sandbox, which takes a third of a worker's CPU and watches little of ours.

    It loads a workflow's own module anew for each run and guards what that one does; all others are passed
    through to it. What it would stop, in any module, stops in the tests: `tests/workflows/test_histories.py`
    replays in it, and `tests/workflows/test_determinism.py` looks through the code.
    """
    return CarefulRunner()


def make_worker(
    client: Client,
    collaborators: Collaborators,
    threads: Executor,
    *,
    tuning: Tuning | None = None,
    graceful_shutdown: timedelta = timedelta(0),
    workflow_runner: WorkflowRunner | None = None,
    deployment: WorkerDeploymentConfig | None = None,
    may_take: MayTake | None = None,
) -> PortingWorker:
    """A worker for port requests; `threads` run the checks of documents, which block.

    `tuning` None: for a small machine. `workflow_runner` None: `a_workflow_runner`. `deployment` None: it is
    unversioned. `may_take` None: requests take every patch that they come to.
    """
    tuned = tuning or Tuning()
    of_documents = Worker(
        client,
        task_queue=DOCUMENTS_TASK_QUEUE,
        activities=_reading_activities(collaborators, threads),
        graceful_shutdown_timeout=graceful_shutdown,
        max_concurrent_activities=tuned.document_checks,
        max_concurrent_activity_task_polls=min(tuned.pollers, tuned.document_checks),
        deployment_config=deployment,
    )
    runner = workflow_runner or a_workflow_runner()
    of_all_else = Worker(
        client,
        task_queue=TASK_QUEUE,
        workflows=[PortRequestWorkflow, PortDraftWorkflow],
        activities=activities_over(collaborators, threads),
        graceful_shutdown_timeout=graceful_shutdown,
        max_cached_workflows=tuned.cached_requests,
        max_concurrent_workflow_tasks=tuned.workflow_tasks,
        max_concurrent_activities=tuned.activities,
        max_concurrent_workflow_task_polls=tuned.pollers,
        max_concurrent_activity_task_polls=tuned.pollers,
        workflow_runner=runner,
        sticky_queue_schedule_to_start_timeout=_STICKY,
        deployment_config=deployment,
        patch_activation_callback=may_take,
    )
    if isinstance(runner, CarefulRunner):
        runner.serves(of_all_else)
    # Who finds that the second one has begun finds the first one at work as well.
    return PortingWorker((of_documents, of_all_else))


@asynccontextmanager
async def open_collaborators(settings: Settings, client: Client) -> AsyncIterator[Collaborators]:
    """The adapters that `settings` choose, closed after the block: leave it when no activity runs any more.

    Each is imported here, when a worker starts, and not before.
    """
    documents = document_stores(settings)
    upstream = open_upstream(settings, documents)
    inventory = number_inventory(settings)
    async with AsyncExitStack() as closing:
        # Its server starts while nothing waits for it.
        reading = await asyncio.to_thread(closing.enter_context, document_reading())
        closing.push_async_callback(upstream.close)
        closing.push_async_callback(inventory.close)
        yield Collaborators(
            checks=reading.checks_of_requests(documents, settings.age_limits),
            backbone=upstream,
            carrier=upstream,
            inventory=inventory,
            notifier=notifier(settings),
            revocations=link_revocations(settings),
            pins=pin_seal(settings),
            papers=StoredPapers(documents, reading),
            requests=PortRequestStarter(client, number_holds(settings)),
            policy=settings.policy,
        )


def pin_seal(settings: Settings) -> PinSeal:
    """Under each request's own key; with one key for all where `settings` say that nothing is encrypted.

    Raises: `SettingsError` where there is no key to encrypt with.
    """
    from porting.adapters.pin_seal import FilePinSeal
    from porting.adapters.request_pins import RequestPinSeal
    from workers.encryption import data_keys

    if not settings.encryption:
        return FilePinSeal(settings.pin_key_path, create=settings.pin_key_file is None)
    return RequestPinSeal(data_keys(settings), FilePinSeal(settings.pin_key_path))


def number_holds(settings: Settings) -> NumberHolds:
    from porting.adapters.number_holds import SqliteNumberHolds

    return SqliteNumberHolds(settings.holds_db)


def mail_preview(directory: Path) -> Path:
    """Write every mail in all its states into `directory`; returns the page that shows them."""
    from porting.mail.preview import preview

    return preview(directory)
