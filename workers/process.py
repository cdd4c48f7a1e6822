"""How each of our processes begins, and how it says that it cannot."""

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import structlog

from porting import logging, tracing
from porting.domain.errors import PortingError
from porting.settings import Settings, SettingsError
from porting.temporal.ending import end_process
from workflows.names import request_of

log = structlog.get_logger()


def settings_for(process: str, *checks: Callable[[Settings], object]) -> Settings:
    """The settings of this process, whose logs they configure; where OpenTelemetry's variables say so,
    it makes traces. Each of `checks` raises `SettingsError` where something is missing; then, or where a
    variable is wrong, one sentence says so and the exit code is 2.

    `process`: as it is called after `porting`.
    """
    try:
        settings = Settings.from_environment(os.environ)
        for check in checks:
            check(settings)
    except SettingsError as error:
        print(f"porting {process}: {error}", file=sys.stderr)  # noqa: T201 - no logs without settings
        end_process(2)
    logging.configure(settings.log_level, settings.log_format, request_of=request_of)
    try:
        tracing.begin(process, os.environ)
    except ValueError as error:
        print(f"porting {process}: {error}", file=sys.stderr)  # noqa: T201 - as above
        end_process(2)
    return settings


@contextmanager
def said_where_it_cannot(process: str, *, listens: bool = False) -> Iterator[None]:
    """The whole of a process's work: what keeps it from being done is a line of its log, and exit code 1.

    `process`: as its events are called. `listens`: what the operating system refuses is its address.
    """
    try:
        yield
    except OSError as error:
        if not listens:
            raise
        log.error(f"{process}_cannot_listen", reason=error.strerror)  # noqa: TRY400 - the reason says it all
        end_process(1)
    except PortingError as error:
        log.error(f"{process}_cannot_start", reason=str(error))  # noqa: TRY400 - the reason says it all
        end_process(1)


def carried_out(work: Coroutine[Any, Any, None]) -> NoReturn:
    """Do the whole of a process's work, and end it with exit code 0.

    It does not wait for threads whose answers nobody waits for any more, such as a mail server's.
    """

    async def to_its_end() -> NoReturn:
        await work
        end_process(0)

    asyncio.run(to_its_end())


def say_waiting(sentence: str) -> None:
    log.warning("waiting", reason=sentence)
