"""Which of our routes a web request came to, as it is written in the code."""

from starlette.routing import Mount
from starlette.types import Scope


def template(scope: Scope, before: str) -> str | None:
    """Without what stood in its places, which are tokens and ids; None: it came to none of our routes.

    `before`: the root path with which the request came.
    """
    route = scope.get("route")
    path = getattr(route, "path", None)
    if path is None:
        return None
    mounted = scope.get("root_path", "").removeprefix(before)
    # Where a mounted application refuses before it looks for its own route, the mount is all there is.
    return mounted if isinstance(route, Mount) else f"{mounted}{path}"
