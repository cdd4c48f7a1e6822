"""/healthz and /readyz of a process that serves a Starlette application."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.health import HEALTHZ, READYZ, Health, answer


def health_routes(health: Health) -> list[Route]:
    async def answered(request: Request) -> Response:
        answered = await answer(request.url.path, health)
        assert answered is not None  # noqa: S101 - the routes are these two
        return Response(
            answered.body,
            answered.status,
            {"Cache-Control": "no-store"},
            media_type="application/json",
        )

    return [Route(HEALTHZ, answered), Route(READYZ, answered)]
