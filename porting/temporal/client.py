"""How every process connects to Temporal.

Where the server is, and with which TLS or API key, is said in Temporal's own way: `TEMPORAL_ADDRESS`,
`TEMPORAL_NAMESPACE`, `TEMPORAL_API_KEY`, `TEMPORAL_TLS_*`, or a profile in the file that
`TEMPORAL_CONFIG_FILE` names. Nothing said: the server of `./dev run` on this machine.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client
from temporalio.converter import PayloadCodec
from temporalio.envconfig import ClientConfigProfile, ClientConnectConfig
from temporalio.runtime import Runtime
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.errors import PortingError
from porting.temporal.plugin import PortingPlugin
from porting.temporal.refused import refusal

T = TypeVar("T")

LOCAL_ADDRESS = "localhost:7233"
DEFAULT_NAMESPACE = "default"

_NAMESPACE_HEADER = "temporal-namespace"

_RETRY_EVERY = timedelta(seconds=1)
_SAY_EVERY = timedelta(seconds=15)
#: A server that answers at all answers within this.
_CONNECT_WITHIN = timedelta(seconds=10)


class TemporalUnavailableError(PortingError):
    """The server does not answer, or does not have the namespace yet: the same call helps later."""

    retryable = True


class TemporalConfigurationError(PortingError):
    """The connection is described wrongly: no waiting helps."""


async def connect(
    *,
    codec: PayloadCodec | None,
    environment: Mapping[str, str] | None = None,
    runtime: Runtime | None = None,
    identity: str | None = None,
) -> Client:
    """A client of the server that `environment` (None: this process's) describes, or one clear sentence.

    `codec` encrypts; None: nothing does. Raises: `TemporalUnavailableError`, `TemporalConfigurationError`.
    """
    profile = _profile(environment)
    address = profile.address or LOCAL_ADDRESS
    namespace = profile.namespace or DEFAULT_NAMESPACE
    options = _options(profile)
    options["target_host"] = address
    options["namespace"] = namespace
    # An API key is for namespaces, and not all calls say by themselves which one they are about.
    options["rpc_metadata"] = {**options.get("rpc_metadata", {}), _NAMESPACE_HEADER: namespace}
    try:
        client = await asyncio.wait_for(
            Client.connect(**options, plugins=[PortingPlugin(codec)], runtime=runtime, identity=identity),
            _CONNECT_WITHIN.total_seconds(),
        )
    except (RuntimeError, TimeoutError) as error:
        raise _not_connected(str(error), address) from error
    await _require_namespace(client, address, namespace)
    return client


async def connect_patiently(
    say: Callable[[str], None],
    *,
    codec: PayloadCodec | None,
    environment: Mapping[str, str] | None = None,
    runtime: Runtime | None = None,
    identity: str | None = None,
) -> Client:
    """Like `connect`, but wait for as long as it takes; `say` what for, at once and every so often.

    Raises: `TemporalConfigurationError`.
    """
    return await patiently(
        say,
        lambda: connect(codec=codec, environment=environment, runtime=runtime, identity=identity),
    )


async def patiently(say: Callable[[str], None], attempt: Callable[[], Awaitable[T]]) -> T:
    """What `attempt` answers once it does not raise `TemporalUnavailableError`; meanwhile `say` why not."""
    clock = asyncio.get_running_loop()
    say_next = clock.time()
    while True:
        try:
            return await attempt()
        except TemporalUnavailableError as error:
            if clock.time() >= say_next:
                say(str(error))
                say_next = clock.time() + _SAY_EVERY.total_seconds()
            await asyncio.sleep(_RETRY_EVERY.total_seconds())


def configured_namespace(environment: Mapping[str, str] | None = None) -> str:
    """The namespace that `connect` takes. Raises: `TemporalConfigurationError`."""
    return _profile(environment).namespace or DEFAULT_NAMESPACE


def _profile(environment: Mapping[str, str] | None) -> ClientConfigProfile:
    variables = dict(os.environ if environment is None else environment)
    file = variables.get("TEMPORAL_CONFIG_FILE")
    if file and not Path(file).is_file():  # the SDK would go on without it
        raise TemporalConfigurationError("TEMPORAL_CONFIG_FILE: there is no such file")
    try:
        return ClientConfigProfile.load(config_file_strict=True, override_env_vars=variables)
    except RuntimeError as error:
        raise TemporalConfigurationError(
            f"the Temporal connection is described wrongly: {_without_quotation(str(error))}"
        ) from None


def _options(profile: ClientConfigProfile) -> ClientConnectConfig:
    try:
        return profile.to_client_connect_config()
    except OSError as error:  # it names a file, and not which variable did
        raise TemporalConfigurationError(
            "a file that TEMPORAL_TLS_* or the connection file names cannot be read"
        ) from error


def _not_connected(words: str, address: str) -> TemporalUnavailableError | TemporalConfigurationError:
    refused = refusal(words)
    if refused is None:
        return TemporalUnavailableError(
            f"no Temporal server answers at {address}: start one with ./dev run, or set TEMPORAL_ADDRESS"
        )
    told = f"the Temporal server at {address} {refused.meaning}"
    return TemporalUnavailableError(told) if refused.waiting_may_help else TemporalConfigurationError(told)


def shut_out(failed: RuntimeError) -> TemporalConfigurationError | None:
    """Why a worker has failed whose key or certificate counts no longer. None: of something else."""
    refused = refusal(str(failed.__cause__))
    if refused is None or refused.waiting_may_help:
        return None
    return TemporalConfigurationError(f"the Temporal server that we worked for {refused.meaning}")


def _without_quotation(message: str) -> str:
    """A TOML error quotes the faulty line, which may hold an API key: keep where it is and what is wrong."""
    lines = [line for line in message.splitlines() if line.strip()]
    return lines[0] if len(lines) == 1 else f"{lines[0]}: {lines[-1]}"


async def _require_namespace(client: Client, address: str, namespace: str) -> None:
    try:
        await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace=namespace))
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND:
            raise TemporalUnavailableError(
                f"the Temporal server at {address} has no namespace {namespace}: "
                "create it, or set TEMPORAL_NAMESPACE"
            ) from error
        if error.status in (RPCStatusCode.UNAUTHENTICATED, RPCStatusCode.PERMISSION_DENIED):
            raise TemporalConfigurationError(
                f"the Temporal server at {address} does not let us into namespace {namespace}: "
                "see TEMPORAL_API_KEY and TEMPORAL_TLS_*"
            ) from error
        raise TemporalUnavailableError(f"the Temporal server at {address} is in trouble") from error
