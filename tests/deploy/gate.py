"""A gate in front of a Temporal server, as Temporal Cloud has one: TLS, an API key, and the namespace's name.

The embedded server has neither. Whatever passes goes on to it as it came, byte for byte.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import grpc

from porting import tcp
from tests.certificates import Authority

#: What describes the connection and not the call.
_OWN = ("user-agent", "content-type", "te", "grpc-timeout")
#: As the server's own limit for a history and its like.
_LARGEST_BYTES = 64 * 1024 * 1024

Metadata = Sequence[tuple[str, str | bytes]]


@dataclass
class Gate:
    """What gRPC calls a generic handler. Each call of Temporal's is one request and one answer."""

    namespace: str
    api_key: str
    channel: grpc.aio.Channel
    closed_to_operators: bool = False
    """Whether the key is a worker's only."""
    refused: Counter[str] = field(default_factory=Counter)
    """How often, by reason."""
    passed: Counter[str] = field(default_factory=Counter)
    """How often, by method."""

    def service(self, call: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler:
        metadata = tuple(call.invocation_metadata)
        return grpc.unary_unary_rpc_method_handler(self._passing(call.method, metadata))

    def _passing(
        self, method: str, metadata: Metadata
    ) -> Callable[[bytes, grpc.aio.ServicerContext], Awaitable[bytes]]:
        async def passed_on(request: bytes, context: grpc.aio.ServicerContext) -> bytes:
            if reason := self._objection(metadata):
                self.refused[reason] += 1
                await context.abort(grpc.StatusCode.UNAUTHENTICATED, "Request unauthorized.")
            if self.closed_to_operators and ".OperatorService/" in method:
                await context.abort(grpc.StatusCode.PERMISSION_DENIED, "Request unauthorized.")
            self.passed[method.rpartition("/")[2]] += 1
            return await self._answered(method, request, metadata, context)

        return passed_on

    def _objection(self, metadata: Metadata) -> str | None:
        if ("authorization", f"Bearer {self.api_key}") not in metadata:
            return "key"
        named = [value for name, value in metadata if name == "temporal-namespace"]
        return None if named == [self.namespace] else "namespace"

    async def _answered(
        self, method: str, request: bytes, metadata: Metadata, context: grpc.aio.ServicerContext
    ) -> bytes:
        told = [(name, value) for name, value in metadata if name not in _OWN]
        call = self.channel.unary_unary(method)(request, metadata=told, timeout=context.time_remaining())
        try:
            answer: bytes = await call
        except grpc.aio.AioRpcError as error:
            trailing = tuple(error.trailing_metadata() or ())
            await context.abort(error.code(), error.details() or "", trailing)
            raise AssertionError("abort has raised") from error
        return answer


@asynccontextmanager
async def a_gate(
    server_address: str, authority: Authority, namespace: str, api_key: str
) -> AsyncIterator[tuple[Gate, str]]:
    """The gate and its address."""
    limits = [("grpc.max_receive_message_length", _LARGEST_BYTES)]
    async with grpc.aio.insecure_channel(server_address, options=limits) as channel:
        gate = Gate(namespace, api_key, channel)
        server = grpc.aio.server(handlers=[gate], options=limits)
        address = f"{tcp.LOOPBACK}:{tcp.free_port()}"
        server.add_secure_port(address, grpc.ssl_server_credentials([authority.signed(tcp.LOOPBACK)]))
        await server.start()
        try:
            yield gate, address
        finally:
            await server.stop(grace=None)
            await asyncio.sleep(0)
