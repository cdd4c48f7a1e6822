"""What serves a page, and what is answered in its place."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

Handle = Callable[[Request], Awaitable[Response]]
Instead = tuple[tuple[type[Exception], ...], Callable[[Request], Response]]
"""Errors, and what is answered where `Handle` raises one of them; that may raise a `RefusedError`."""


def answering(handle: Handle, *instead: Instead) -> Handle:
    """`handle`, with an answer for what keeps it from giving one."""
    foreseen = tuple(kind for kinds, _ in instead for kind in kinds)

    async def answer(request: Request) -> Response:
        try:
            return await handle(request)
        except foreseen as error:
            answers = (make for kinds, make in instead if isinstance(error, kinds))
            return next(answers)(request)

    return answer
