"""Which of our routes a web request came to, as it is written in the code."""

from starlette.types import Scope


def template(scope: Scope, before: str) -> str | None:
    """Without what stood in its places, which are tokens and ids; None: it came to none of our routes.

    `before`: the root path with which the request came.
    """
    path = getattr(scope.get("route"), "path", None)
    if path is None:
        return None
    mounted = scope.get("root_path", "").removeprefix(before)
    return f"{mounted}{path}"
