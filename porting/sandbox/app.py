"""The sandbox as an HTTP process: what upstream offers, what a person may choose, and its own clockwork.

POST /backbone/portability                which numbers can be moved; orders nothing
POST /backbone/orders                     draft an order; the key is its PON
POST /backbone/orders/{pon}/approvals     ask for approval and how it stands; the key is (PON, attempt)
POST /carrier/orders                      submit or supplement an order; the key is (PON, attempt)
GET  /carrier/orders/{pon}                how it stands
POST /carrier/orders/{pon}/cancellation   cancel it at all parties
POST /inventory/held                      which numbers our own platform has; no number is in an address
/admin/...                                JSON for tests and scripts
/                                         the same for people
/healthz, /readyz                         whether the process lives, and its state can be read
"""

import asyncio
import socket
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import datetime
from typing import TypeVar

import httpx2
import structlog
import uvicorn
from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from porting.domain.calendar import is_business_day
from porting.health import Health
from porting.health_routes import health_routes
from porting.sandbox.admin import Desk, Instruction, summary
from porting.sandbox.clock import Now, utc_now
from porting.sandbox.faults import Fault, Faults, Operation, after_effect, instead_of_effect
from porting.sandbox.page import Page
from porting.sandbox.scenarios import table
from porting.sandbox.settings import SandboxSettings
from porting.sandbox.state import State
from porting.sandbox.upstream import (
    ApprovalBody,
    DraftBody,
    InventoryBody,
    PortabilityBody,
    RefusedError,
    SubmissionBody,
    Upstream,
)
from porting.sandbox.webhooks import Courier, Outbox, Webhooks
from porting.stopping import when_told_to_stop

Body = TypeVar("Body", bound=BaseModel)
Endpoint = Callable[[Request], Awaitable[Response]]

#: How long the clockwork sleeps at most; what a call changes wakes it at once.
_LONGEST_SLEEP = 1.0

log = structlog.get_logger()


class Sandbox:
    """The parts of one sandbox, put together, and the two loops that keep it going."""

    def __init__(self, settings: SandboxSettings, now: Now) -> None:
        self._settings = settings
        self._now = now
        self.state = State(settings.state_dir)
        self.outbox = Outbox(self.state, settings, now)
        self.faults = Faults(self.state)
        self.upstream = Upstream(self.state, self.outbox, settings.pace, now)
        self.desk = Desk(self.state, self.upstream, self.outbox, settings.pace)
        self._to_advance = asyncio.Event()
        self._to_deliver = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        # The first look at the holidays takes most of a second: no caller shall meet it.
        is_business_day(self._now().date(), "US")
        tasks = [asyncio.create_task(self._keep(self._advance, self.state.next_due, self._to_advance))]
        if self._settings.webhook_url is not None:
            tasks.append(asyncio.create_task(self._deliver()))
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.state.close()

    async def state_answers(self) -> str | None:
        """A check (`porting.health`)."""
        try:
            self.state.next_due()
        except sqlite3.Error as error:
            return f"cannot be read ({type(error).__name__})"
        return None

    async def _deliver(self) -> None:
        async with httpx2.AsyncClient(timeout=5, trust_env=False) as client:
            courier = Courier(self.outbox, self._settings, client)
            await self._keep(courier.deliver_due, self.outbox.next_due, self._to_deliver)

    def wake(self) -> None:
        """Something has changed: the loops look again when the next event is due."""
        self._to_advance.set()
        self._to_deliver.set()

    async def _advance(self) -> None:
        self.upstream.advance()
        self._to_deliver.set()

    async def _keep(
        self,
        carry_on: Callable[[], Awaitable[None]],
        next_due: Callable[[], datetime | None],
        woken: asyncio.Event,
    ) -> None:
        while True:
            woken.clear()
            try:
                await carry_on()
            except Exception:  # the outermost loop: what is stored is tried again
                log.exception("sandbox_loop_failed")
                await asyncio.sleep(_LONGEST_SLEEP)
            due = next_due()
            pause = (due - self._now()).total_seconds() if due else _LONGEST_SLEEP
            with suppress(TimeoutError):
                async with asyncio.timeout(min(max(pause, 0), _LONGEST_SLEEP)):
                    await woken.wait()


def create_app(settings: SandboxSettings, now: Now = utc_now) -> Starlette:
    """The sandbox as an ASGI application; its state is opened here and closed with the application."""
    sandbox = Sandbox(settings, now)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with sandbox.running():
            yield

    return Starlette(
        routes=[
            *_upstream_routes(sandbox),
            Mount("/admin", routes=_admin_routes(sandbox)),
            *Page(sandbox.desk, sandbox.outbox, sandbox.faults, sandbox.wake).routes,
            *health_routes(Health({"state": sandbox.state_answers})),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=_own_names(settings.host)),
            Middleware(OwnPagesOnly),
        ],
        exception_handlers={RefusedError: _refused, ValidationError: _invalid},
        lifespan=lifespan,
    )


def _own_names(host: str) -> list[str]:
    """On the loopback interface no other name leads here; on a network the sandbox has names of its own."""
    return ["127.0.0.1", "localhost"] if host in ("127.0.0.1", "localhost") else ["*"]


class OwnPagesOnly:
    """No other site's page in the browser of whoever runs the sandbox gets to press its buttons."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (b"sec-fetch-site", b"cross-site") in scope["headers"]:
            await JSONResponse({"error": {"code": "cross_site"}}, 403)(scope, receive, send)
            return
        await self._app(scope, receive, send)


async def _refused(_: Request, error: Exception) -> Response:
    if not isinstance(error, RefusedError):
        raise error
    return JSONResponse({"error": {"code": error.code, "message": error.message}}, error.status)


async def _invalid(_: Request, error: Exception) -> Response:
    """Names the fields that are wrong, and never what was in them."""
    if not isinstance(error, ValidationError):
        raise error
    fields = sorted({".".join(map(str, problem["loc"])) or "body" for problem in error.errors()})
    message = f"not as it must be: {', '.join(fields)}"
    return JSONResponse({"error": {"code": "invalid", "message": message}}, 422)


async def _read(request: Request, model: type[Body]) -> Body:
    return model.model_validate_json(await request.body())


def _answer(model: BaseModel, *, made: bool = False) -> Response:
    return Response(model.model_dump_json(), 201 if made else 200, media_type="application/json")


def _upstream_routes(sandbox: Sandbox) -> list[Route]:
    upstream = sandbox.upstream

    async def portability(request: Request) -> Response:
        return _answer(upstream.portability(await _read(request, PortabilityBody)))

    async def draft(request: Request) -> Response:
        drafted, made = upstream.draft(await _read(request, DraftBody))
        return _answer(drafted, made=made)

    async def approval(request: Request) -> Response:
        body = await _read(request, ApprovalBody)
        return _answer(upstream.request_approval(request.path_params["pon"], body))

    async def submit(request: Request) -> Response:
        order, made = upstream.submit(await _read(request, SubmissionBody))
        return _answer(order, made=made)

    async def order(request: Request) -> Response:
        known = upstream.order(request.path_params["pon"])
        if known is None:
            raise RefusedError(404, "no_such_order", "the carrier partner has no such order")
        return _answer(known)

    async def cancel(request: Request) -> Response:
        return _answer(upstream.cancel(request.path_params["pon"]))

    async def held(request: Request) -> Response:
        return JSONResponse({"held": upstream.held(await _read(request, InventoryBody))})

    return [
        _operation(sandbox, "/backbone/portability", "POST", Operation.PORTABILITY, portability),
        _operation(sandbox, "/backbone/orders", "POST", Operation.DRAFT, draft),
        _operation(sandbox, "/backbone/orders/{pon}/approvals", "POST", Operation.APPROVAL, approval),
        _operation(sandbox, "/carrier/orders", "POST", Operation.SUBMIT, submit),
        _operation(sandbox, "/carrier/orders/{pon}", "GET", Operation.ORDER, order),
        _operation(sandbox, "/carrier/orders/{pon}/cancellation", "POST", Operation.CANCEL, cancel),
        _operation(sandbox, "/inventory/held", "POST", Operation.INVENTORY, held),
    ]


def _operation(sandbox: Sandbox, path: str, method: str, operation: Operation, carry_out: Endpoint) -> Route:
    """A route on which a fault can be asked for."""

    async def endpoint(request: Request) -> Response:
        fault = sandbox.faults.take(operation)
        stand_in = instead_of_effect(fault) if fault else None
        if stand_in is not None:
            return stand_in
        answer = await carry_out(request)
        sandbox.wake()
        return after_effect(fault, answer) if fault else answer

    return Route(path, endpoint, methods=[method])


def _admin_routes(sandbox: Sandbox) -> list[Route]:
    desk = sandbox.desk

    async def orders(_: Request) -> Response:
        return JSONResponse({"orders": [summary(order) for order in desk.orders()]})

    async def order(request: Request) -> Response:
        return JSONResponse(desk.shown(desk.order(request.path_params["pon"])))

    async def act(request: Request) -> Response:
        instruction = await _read(request, Instruction)
        changed = desk.act(request.path_params["pon"], instruction)
        sandbox.wake()
        return JSONResponse(desk.shown(changed))

    async def scenarios(_: Request) -> Response:
        rows = [dict(zip(("digits", "name", "what"), row, strict=True)) for row in table()]
        return JSONResponse({"scenarios": rows})

    return [
        Route("/orders", orders),
        Route("/orders/{pon}", order),
        Route("/orders/{pon}/acts", act, methods=["POST"]),
        Route("/scenarios", scenarios),
        *_trouble_routes(sandbox),
    ]


def _trouble_routes(sandbox: Sandbox) -> list[Route]:
    outbox, faults = sandbox.outbox, sandbox.faults

    async def webhooks(_: Request) -> Response:
        deliveries = [delivery._asdict() for delivery in outbox.latest()]
        return JSONResponse(outbox.webhooks.model_dump(mode="json") | {"deliveries": deliveries})

    async def choose_webhooks(request: Request) -> Response:
        chosen = await _read(request, Webhooks)
        outbox.choose(chosen)
        return _answer(chosen)

    async def waiting_faults(_: Request) -> Response:
        return JSONResponse({"faults": [fault.model_dump(mode="json") for fault in faults.waiting()]})

    async def add_fault(request: Request) -> Response:
        fault = await _read(request, Fault)
        faults.add(fault)
        return _answer(fault, made=True)

    async def clear_faults(_: Request) -> Response:
        faults.clear()
        return JSONResponse({"faults": []})

    return [
        Route("/webhooks", webhooks, methods=["GET"]),
        Route("/webhooks", choose_webhooks, methods=["PUT"]),
        Route("/faults", waiting_faults, methods=["GET"]),
        Route("/faults", add_fault, methods=["POST"]),
        Route("/faults", clear_faults, methods=["DELETE"]),
    ]


class _Server(uvicorn.Server):
    """Leaves the signals to `serve`: uvicorn would raise them again after its end, and the exit not be 0."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def serve(settings: SandboxSettings) -> None:
    """Serve until SIGTERM or SIGINT.

    Raises: `OSError` where the port is taken.
    """
    listening = socket.create_server((settings.host, settings.port))
    asyncio.run(_serve(settings, listening))


async def _serve(settings: SandboxSettings, listening: socket.socket) -> None:
    config = uvicorn.Config(
        create_app(settings), log_config=None, access_log=False, timeout_graceful_shutdown=2, ws="none"
    )
    server = _Server(config)

    def stop() -> None:
        server.should_exit = True

    when_told_to_stop(stop)
    log.info("sandbox_listening", port=listening.getsockname()[1])
    await server.serve(sockets=[listening])
