"""The image's processes at work: the sample request from its documents to its end.

Worker, web server, codec server and sandbox are processes of their own, as the compose files start them.
Temporal is the embedded server behind the gate, so nothing reaches it without TLS and the API key.
"""

import asyncio
import base64
import json
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

import httpx2
from temporalio.api.common.v1 import Payload
from temporalio.client import Client

from porting import keys, tcp
from porting.child_process import ChildProcess
from porting.domain.status import PortStatus
from porting.encryption.kek import new_line
from porting.temporal.client import connect
from porting.temporal.embedded import running_server
from starters.desk import PortingDesk
from tests.certificates import Authority
from tests.deploy.gate import Gate, a_gate
from tests.end_to_end.payloads import payloads_in
from tests.end_to_end.system import in_days, until
from workflows.names import workflow_id

REQUEST = "acme-0001"
NAMESPACE, _API_KEY = "default", "not-a-real-key"
_SAMPLE = Path(__file__).parents[2] / "examples" / REQUEST / "request.json"
#: The sample's numbers are of two kinds, and so are two orders.
_ORDERS = (f"{REQUEST}-1", f"{REQUEST}-2")
_CONFIRMS_EVERY_SECONDS = 0.5
#: Each time is a process.
_ASKS_EVERY_SECONDS = 0.4
_STOPS_WITHIN = timedelta(seconds=30)


class Containers(Protocol):
    """How processes of the image are started."""

    def volume(self, name: str) -> Path:
        """The directory on this machine; made, and given to the containers' user, at the first call."""
        ...

    def state(self, volume: str) -> str:
        """Where a container finds its volume."""
        ...

    @property
    def secrets(self) -> Path:
        """The directory on this machine whose files are the containers' secrets."""
        ...

    def secret(self, name: str) -> str:
        """Where a container finds the secret."""
        ...

    def argv(self, command: Sequence[str], environment: Mapping[str, str], volume: str) -> tuple[str, ...]:
        """How `command` is run in a new container, with `environment` beside the image's own."""
        ...


@dataclass(frozen=True)
class Image:
    """What has been built, as it wants to be started."""

    containers: Containers
    entry_point: tuple[str, ...]
    health_check: tuple[str, ...]


@dataclass
class Deployment:
    """All of it, at work."""

    image: Image
    gate: Gate
    client: Client
    """Through the gate, and without the keys that decrypt."""
    environment: dict[str, str]
    logs: Path
    sandbox_port: int
    codec_port: int

    async def run(self, *arguments: str) -> str:
        """A command of `porting` in a container of its own; what it answers."""
        argv = self.image.containers.argv((*self.image.entry_point, *arguments), self.environment, "state")
        process = await asyncio.create_subprocess_exec(
            *argv,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        answer, said = await process.communicate()
        assert process.returncode == 0, said.decode()
        return answer.decode().strip()

    async def serves_the_sample(self) -> None:
        """From papers to the end; upstream and the customer say yes."""
        papers = self.image.containers.state("state") + "/papers"
        await self.run("sample", self.image.containers.secret("request.json"), "-o", papers)
        assert await self.run("submit", f"{papers}/request.json") == REQUEST
        for act, facts in (("approve", {}), ("confirm", {"port_date": in_days(9)}), ("activate", {})):
            for order in _ORDERS:
                await self._upstream_acts(act, order, facts)
        await until(self._confirmed_and_completed, f"{REQUEST} completed")

    async def _upstream_acts(self, act: str, order: str, facts: Mapping[str, str]) -> None:
        url = f"http://{tcp.LOOPBACK}:{self.sandbox_port}/admin/orders/{order}/acts"
        async with httpx2.AsyncClient() as http:

            async def possible() -> bool:
                return (await http.post(url, json={"act": act, **facts})).status_code == 200

            await until(possible, f"{act} makes sense for {order}")

    async def _confirmed_and_completed(self) -> bool:
        """The orders' numbers need not be seen to move at one time, and each is confirmed once it has."""
        status = (await PortingDesk(self.client).standing(REQUEST)).status
        if status == PortStatus.AWAITING_TRANSFER_CONFIRMATION:
            handle = self.client.get_workflow_handle(workflow_id(REQUEST))
            await handle.signal("confirm_transfer", {"by": "the customer"})
            await asyncio.sleep(_CONFIRMS_EVERY_SECONDS)
        return status == PortStatus.COMPLETED

    async def shown_by_the_codec_server(self) -> str:
        """What its input says, for whoever has a token; Temporal itself has it encrypted."""
        token = await self.run("codec-token", "add", "a test", "--may", "decode")
        handle = self.client.get_workflow_handle(workflow_id(REQUEST))
        first = [event async for event in handle.fetch_history_events(page_size=1)][:1]
        payloads = list(payloads_in(first))
        assert b"Acme" not in b"".join(payload.data for payload in payloads)
        async with httpx2.AsyncClient() as http:
            answer = await http.post(
                f"http://{tcp.LOOPBACK}:{self.codec_port}/decode",
                json={"payloads": [_as_json(payload) for payload in payloads]},
                headers={"Authorization": f"Bearer {token}", "X-Namespace": NAMESPACE},
            )
        answer.raise_for_status()
        return b"".join(base64.b64decode(each["data"]) for each in answer.json()["payloads"]).decode()


def _as_json(payload: Payload) -> dict[str, Any]:
    def text(content: bytes) -> str:
        return base64.b64encode(content).decode()

    return {
        "metadata": {name: text(value) for name, value in payload.metadata.items()},
        "data": text(payload.data),
    }


@asynccontextmanager
async def deployed(image: Image, directory: Path) -> AsyncIterator[Deployment]:
    """Everything has said that it is ready. `directory`: for Temporal, and logs."""
    authority = Authority.new("the company's")
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(running_server(directory))
        gate, address = await stack.enter_async_context(
            a_gate(server.address, authority, NAMESPACE, _API_KEY)
        )
        _write_secrets(image.containers, address, authority)
        ports = {name: tcp.free_port() for name in ("sandbox", "web", "codec-server", "worker")}
        environment = _environment(image.containers, ports)
        for name in ports:
            child = await ChildProcess.start(
                image.containers.argv((*image.entry_point, name), environment, _volume(name)),
                directory / f"{name}.log",
            )
            stack.push_async_callback(child.stop, _STOPS_WITHIN)
        for name, port in ports.items():
            await _until_ready(image, name, port)
        file = {"TEMPORAL_CONFIG_FILE": str(image.containers.secrets / "temporal-connection")}
        client = await connect(codec=None, environment=file)
        yield Deployment(image, gate, client, environment, directory, ports["sandbox"], ports["codec-server"])


async def _until_ready(image: Image, name: str, port: int) -> None:
    """As its health check says, which is the image's own but for the port."""
    check = image.containers.argv((*image.health_check[:-1], str(port)), {}, _volume(name))

    async def ready() -> bool:
        process = await asyncio.create_subprocess_exec(*check, stdin=asyncio.subprocess.DEVNULL)
        if await process.wait() == 0:
            return True
        await asyncio.sleep(_ASKS_EVERY_SECONDS)
        return False

    await until(lambda: tcp.answers(port), f"{name} listens")  # asking for its health before takes processes
    await until(ready, f"{name} is ready")


def _volume(name: str) -> str:
    return "sandbox" if name == "sandbox" else "state"


def _write_secrets(containers: Containers, address: str, authority: Authority) -> None:
    """Readable for everybody in a directory that is closed, as `deploy/make-secrets.sh` leaves them."""
    connection = (
        f'[profile.default]\naddress = "{address}"\nnamespace = "{NAMESPACE}"\napi_key = "{_API_KEY}"\n'
        f'[profile.default.tls]\nserver_ca_cert_data = """\n{authority.pem.decode()}"""\n'
    )
    keys.make(containers.secrets / "webhook-secret")
    (containers.secrets / "encryption-keys").write_text(new_line())
    (containers.secrets / "temporal-connection").write_text(connection)
    (containers.secrets / "request.json").write_text(json.dumps(json.loads(_SAMPLE.read_text())))
    for secret in containers.secrets.iterdir():
        secret.chmod(0o444)


def _environment(containers: Containers, ports: Mapping[str, int]) -> dict[str, str]:
    """As the compose files say, but for ports: other things run on this machine."""
    here = f"http://{tcp.LOOPBACK}"
    return {
        "TZ": os.environ.get("TZ", "UTC"),
        "TEMPORAL_CONFIG_FILE": containers.secret("temporal-connection"),
        "PORTING_ENCRYPTION_KEYS_FILE": containers.secret("encryption-keys"),
        "PORTING_UPSTREAM_WEBHOOK_SECRET_FILE": containers.secret("webhook-secret"),
        "PORTING_UPSTREAM_URL": f"{here}:{ports['sandbox']}",
        "PORTING_SANDBOX_PORT": str(ports["sandbox"]),
        "PORTING_SANDBOX_WEBHOOK_URL": f"{here}:{ports['web']}/webhooks/upstream",
        "PORTING_WEB_PORT": str(ports["web"]),
        "PORTING_WEB_URL": f"{here}:{ports['web']}",
        "PORTING_CODEC_PORT": str(ports["codec-server"]),
        "PORTING_CODEC_URL": f"{here}:{ports['codec-server']}",
        "PORTING_HEALTH_ADDRESS": f"{tcp.LOOPBACK}:{ports['worker']}",
    }
