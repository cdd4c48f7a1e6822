"""The whole system on this machine: which programs, where each listens, what each is told."""

import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest, DescribeTaskQueueResponse
from temporalio.client import Client
from temporalio.service import RPCError

from porting import keys, tcp
from porting.encryption import ring_file
from porting.settings import Settings
from porting.temporal.client import DEFAULT_NAMESPACE
from porting.temporal.embedded import STOP_WITHIN, EmbeddedServer
from starters.codec.own_token import own_token
from starters.supervisor import Program, Say
from workflows.names import TASK_QUEUE

#: The four weeks that a port request may take then pass in 17 seconds.
DEMONSTRATION_DAY = "0.6s"

#: Requests that a person submits beside the sample: upstream answers within a minute, and the person has nine
#: of them before the request expires.
DAY_TO_LOOK_ON = "20s"

_TEMPORAL_PORT = 7233
_UI_PORT = 8233
_STOPS_WITHIN = timedelta(seconds=5)
_SECRET = "PORTING_UPSTREAM_WEBHOOK_SECRET"  # noqa: S105 - the name of a variable


@dataclass(frozen=True)
class LocalSystem:
    """Everything listens on the loopback interface; all state is under `settings.state_dir`."""

    environment: Mapping[str, str]
    """What every program of ours is started with."""
    settings: Settings
    """The same, read."""
    server: EmbeddedServer
    day_of_further_requests: str

    @classmethod
    def laid_out(cls, environment: Mapping[str, str], say: Say) -> Self:
        """With the usual ports where they are free, else with others, and then `say` so.

        Raises: `SettingsError`.
        """
        wanted = Settings.from_environment(environment)
        if wanted.upstream != "sandbox":
            say(f"PORTING_UPSTREAM={wanted.upstream} is left aside: all that runs here speaks to the sandbox")
        state = wanted.state_dir.absolute()
        codec_port = _port("The codec server", wanted.codec_port, say)
        server = EmbeddedServer(
            state / "temporal.db",
            _port("Temporal", _TEMPORAL_PORT, say),
            _port("The Web UI", _UI_PORT, say),
            f"http://{tcp.LOOPBACK}:{codec_port}",
        )
        own = {
            **_without_temporal(environment),
            "PORTING_STATE_DIR": str(state),
            "PORTING_DAY": environment.get("PORTING_DAY") or DEMONSTRATION_DAY,
            "PORTING_UPSTREAM": "sandbox",
            **_addresses(wanted, say),
            "PORTING_CODEC_PORT": str(codec_port),
            "PORTING_CODEC_URL": f"http://{tcp.LOOPBACK}:{codec_port}",
            "PORTING_CODEC_UI_ORIGINS": server.ui_url,
            **_webhook_secret(wanted),
            **_encryption_keys(wanted),
            "TEMPORAL_ADDRESS": server.address,
            "TEMPORAL_NAMESPACE": DEFAULT_NAMESPACE,
            "PYTHONUNBUFFERED": "1",
        }
        further = environment.get("PORTING_DAY") or DAY_TO_LOOK_ON
        return cls(own, Settings.from_environment(own), server, further)

    @property
    def logs(self) -> Path:
        return self.settings.state_dir / "logs"

    @property
    def connection_file(self) -> Path:
        """Tells `./dev porting` where the server is."""
        return self.settings.state_dir / "temporal.toml"

    @property
    def day_file(self) -> Path:
        """Tells `./dev porting` how long a day of further requests takes."""
        return self.settings.state_dir / "day"

    def sign_in_address(self) -> str:
        """Where a person gives a browser the token of this machine's own, which is made at the first start.

        It stands in the state directory, beside the keys that everything here is encrypted with. The part
        behind # is never sent: the page puts it into its form.

        Raises: `TokenFileError`.
        """
        return f"{self.settings.codec_url}/#{own_token(self.settings, DEFAULT_NAMESPACE)}"

    def programs(self) -> list[Program]:
        """In the order in which they need each other."""
        return [
            Program("temporal", self.server.command(), self.environment, self.server.is_ready, STOP_WITHIN),
            self._own("sandbox", _listens_at(self.settings.sandbox_port), _STOPS_WITHIN),
            self._own("web", _listens_at(self.settings.web_port), _STOPS_WITHIN),
            self._own("codec-server", _listens_at(self.settings.codec_port), _STOPS_WITHIN),
            self._own(
                "worker",
                _polls(self.server, datetime.now(UTC)),
                self.settings.worker_graceful_shutdown + _STOPS_WITHIN,
            ),
        ]

    def _own(self, name: str, ready: Callable[[], Awaitable[bool]], grace: timedelta) -> Program:
        argv = (sys.executable, "-P", "-m", "starters.cli", name)
        return Program(name, argv, self.environment, ready, grace)


def _port(what: str, usual: int, say: Say) -> int:
    port = tcp.preferably(usual)
    if port != usual:
        say(f"{what}: port {usual} is taken, {port} is used")
    return port


def _addresses(settings: Settings, say: Say) -> dict[str, str]:
    sandbox = _port("The sandbox", settings.sandbox_port, say)
    web = _port("The web server", settings.web_port, say)
    return {
        "PORTING_SANDBOX_PORT": str(sandbox),
        "PORTING_WEB_PORT": str(web),
        "PORTING_WEB_URL": settings.web_url or f"http://{tcp.LOOPBACK}:{web}",
        "PORTING_UPSTREAM_URL": f"http://{tcp.LOOPBACK}:{sandbox}",
        "PORTING_SANDBOX_WEBHOOK_URL": f"http://{tcp.LOOPBACK}:{web}/webhooks/upstream",
    }


def _webhook_secret(settings: Settings) -> dict[str, str]:
    """Both ends of the webhooks get the same secret, made at the first start."""
    if settings.upstream_webhook_secret is not None:
        return {}
    path = settings.webhook_secret_path.absolute()
    keys.make(path)
    return {f"{_SECRET}_FILE": str(path)}


def _encryption_keys(settings: Settings) -> dict[str, str]:
    """A key-encryption key is made at the first start, and only here: elsewhere one that nobody knows of
    would be lost with the machine."""
    if not settings.encryption or settings.encryption_keys is not None:
        return {}
    path = settings.encryption_keys_path.absolute()
    ring_file.make(path)
    return {"PORTING_ENCRYPTION_KEYS_FILE": str(path)}


def _without_temporal(environment: Mapping[str, str]) -> dict[str, str]:
    """A connection to some other server is none of the embedded one's business."""
    return {name: value for name, value in environment.items() if not name.startswith("TEMPORAL_")}


def _listens_at(port: int) -> Callable[[], Awaitable[bool]]:
    return lambda: tcp.answers(port)


def _polls(server: EmbeddedServer, since: datetime) -> Callable[[], Awaitable[bool]]:
    """Whether a worker has asked for work after `since`; the server remembers earlier ones for minutes."""

    async def polls() -> bool:
        try:
            queue = await _described_task_queue(await server.client())
        except (RPCError, RuntimeError):
            return False
        return any(poller.last_access_time.ToDatetime(UTC) >= since for poller in queue.pollers)

    return polls


async def _described_task_queue(client: Client) -> DescribeTaskQueueResponse:
    return await client.workflow_service.describe_task_queue(
        DescribeTaskQueueRequest(
            namespace=client.namespace,
            task_queue=TaskQueue(name=TASK_QUEUE),
            task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
        )
    )
