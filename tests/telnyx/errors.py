"""How the stand-in says no. The document leaves most refusals open: they are as its `GenericError`."""

from typing import Any


class RefusalError(Exception):
    """The call is understood and cannot be done."""

    def __init__(self, member: str, detail: str, status: int = 422) -> None:
        super().__init__(f"{member} {detail}")
        self.status = status
        self.errors = [_error(status, member, detail)]

    def and_also(self, other: "RefusalError") -> "RefusalError":
        self.errors += other.errors
        return self

    @property
    def body(self) -> dict[str, Any]:
        return {"errors": self.errors}


def not_found(what: str) -> RefusalError:
    """The document has no 404 for most calls, and does not say what comes instead."""
    return RefusalError("id", f"the {what} could not be found", 404)


def unauthorized() -> RefusalError:
    return RefusalError("authorization", "No key found matching the provided API key", 401)


_TITLES = {
    400: ("10015", "Bad Request"),
    401: ("10009", "Authentication failed"),
    404: ("10005", "Resource not found"),
    422: ("10015", "Unprocessable entity"),
    429: ("10011", "Too many requests"),
    500: ("10007", "Unexpected error"),
    502: ("10007", "Bad gateway"),
}


def _error(status: int, member: str, detail: str) -> dict[str, Any]:
    code, title = _TITLES[status]
    return {"code": code, "title": title, "detail": detail, "source": {"pointer": f"/{member}"}}
