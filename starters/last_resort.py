"""What a web process answers where nobody has foreseen what happened."""

import traceback
from collections.abc import Callable

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = structlog.get_logger()


class LastResort:
    """The outermost loop. The log says where it happened, and no value of anybody."""

    def __init__(self, app: ASGIApp, event: str, answer: Callable[[Request], Response]) -> None:
        self._app = app
        self._event = event
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def watched_send(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watched_send)
        except Exception as error:  # noqa: BLE001 - the outermost loop of this process
            last = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{last.name}:{last.lineno}"
            log.error(self._event, reason=type(error).__name__, where=where, method=scope["method"])  # noqa: TRY400
            if not begun:
                await self._answer(Request(scope, receive))(scope, receive, send)
