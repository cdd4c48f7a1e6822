"""What may stand in a trace: ids, kinds, verdicts, routes and codes. Nothing of anybody's.

Spans come from the SDK's interceptor, from us, and from whatever library has a tracer some day; an exception
is recorded with its text and the lines that it came through. So each span is made anew, from what is listed
here, when it leaves the process.
"""

import re
from collections.abc import Mapping

#: The SDK's spans (`RunActivity:check_documents`), web requests by the template of their route, our own.
_NAME = re.compile(
    r"[A-Z][A-Za-z]{1,40}:[A-Za-z_]{1,60}"
    r"|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|OTHER)(?: /[a-z0-9_/{}.:-]{0,120})?"
    r"|mail (?:recorded|acted on)"
)
UNNAMED = "unnamed"

_ID = re.compile(r"[\w.:-]{1,200}", re.ASCII)
_WORD = re.compile(r"[A-Za-z][\w ,-]{0,80}", re.ASCII)
_ROUTE = re.compile(r"/[a-z0-9_/{}.:-]{0,120}")
_METHOD = re.compile(r"[A-Z]{3,7}")

#: Each attribute, and what its value looks like; None: a whole number.
_ATTRIBUTES: Mapping[str, re.Pattern[str] | None] = {
    "temporalWorkflowID": _ID,
    "temporalRunID": _ID,
    "temporalActivityID": _ID,
    "temporalUpdateID": _ID,
    "porting.activity": _WORD,
    "porting.attempt": None,
    "porting.pon": _ID,
    "porting.notice": _WORD,
    "porting.documents": _WORD,
    "porting.verdict": _WORD,
    "porting.mail": _ID,
    "http.request.method": _METHOD,
    "http.route": _ROUTE,
    "http.response.status_code": None,
    "error.type": _WORD,
}

_CLASS = re.compile(r"[A-Za-z_][\w.]{0,120}", re.ASCII)


def name(given: str) -> str:
    return given if _NAME.fullmatch(given) else UNNAMED


def attributes(given: Mapping[str, object]) -> dict[str, str | int]:
    return {
        key: value
        for key, value in given.items()
        if isinstance(value, str | int) and key in _ATTRIBUTES and _is_allowed(value, _ATTRIBUTES[key])
    }


def error_type(given: object) -> str | None:
    """The name of an exception's class: all that a trace has of it."""
    return given if isinstance(given, str) and _CLASS.fullmatch(given) else None


def _is_allowed(value: str | int, pattern: re.Pattern[str] | None) -> bool:
    if pattern is None:
        return isinstance(value, int)
    return isinstance(value, str) and pattern.fullmatch(value) is not None
