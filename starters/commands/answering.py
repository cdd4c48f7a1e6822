"""How a command ends: exit code 0 done, 1 refused or failed, 2 wrong usage; never with a traceback for what
a user can cause."""

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import typer

from starters.terminal import answer_json, plain, say

REFUSED = 1
WRONG_USAGE = 2
INTERRUPTED = 130


@contextmanager
def answering(*, as_json: bool = False) -> Iterator[None]:
    """Turn what keeps a command from being done into a sentence on standard error and the exit code.

    `as_json` puts it on standard output as well: `{"error": {"code", "message", "problems"}}`.
    """
    from porting.domain.errors import PortingError
    from porting.settings import SettingsError

    try:
        yield
    except SettingsError as error:
        _end(WRONG_USAGE, error, str(error), as_json)
    except PortingError as error:
        _end(REFUSED, error, str(error), as_json)
    except OSError as error:
        if error.errno == errno.EPIPE:  # `porting list | head`: the reader has seen enough
            raise
        _end(REFUSED, error, _of_the_system(error), as_json)
    except sqlite3.Error as error:
        _end(REFUSED, error, f"the state directory's database cannot be used: {error}", as_json)
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


def _of_the_system(error: OSError) -> str:
    what = error.strerror or type(error).__name__
    return f"{error.filename}: {what}" if error.filename else what


def _end(code: int, error: Exception, message: str, as_json: bool) -> NoReturn:
    problems: dict[str, str] = getattr(error, "problems", {})
    if len(problems) > 1:
        say("porting: the request cannot be taken:")
        for field, problem in problems.items():
            say(f"  {plain(field)}: {plain(problem)}")
    else:
        say(f"porting: {plain(message)}")
    if as_json:
        told: dict[str, Any] = {"code": _code(error), "message": message}
        answer_json({"error": {**told, "problems": problems} if problems else told})
    raise typer.Exit(code) from error


def _code(error: Exception) -> str:
    """`InvalidRequestError` is `invalid_request`."""
    name = type(error).__name__.removesuffix("Error") or "system"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
