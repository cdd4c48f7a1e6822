"""One line in the log for each call: who asked for what, and what came of it. Never what was in it.

Each is counted, too, without who it was.
"""

import logging
import re
from collections.abc import Sequence

import structlog
from starlette.requests import Request

from porting.access.grants import Caller
from porting.metrics.table import CODEC_CALLS, CODEC_PAYLOADS
from starters.codec.office import office_of

LOGGER = "porting.audit"

#: A call about one page of a history has a handful; more tell nobody more.
_KEYS_NAMED = 50
_NAMESPACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,254}")

log = structlog.get_logger(LOGGER)


def always() -> None:
    """These lines come out whatever `PORTING_LOG_LEVEL` says."""
    logging.getLogger(LOGGER).setLevel(logging.INFO)


def done(
    request: Request,
    caller: Caller,
    what: str,
    *,
    payloads: int = 0,
    keys: Sequence[str] = (),
    request_id: str | None = None,
    unreadable: int = 0,
) -> None:
    """`unreadable`: how many payloads were erased, or no key of ours opens them."""
    meter = office_of(request).meter
    CODEC_CALLS.add(meter, call=what, outcome="done")
    if payloads:
        CODEC_PAYLOADS.add(meter, payloads - unreadable, call=what, outcome="done")
        CODEC_PAYLOADS.add(meter, unreadable, call=what, outcome="unreadable")
    told = {
        "payloads": payloads or None,
        "keys": sorted(set(keys))[:_KEYS_NAMED] or None,
        "request_id": request_id,
        "unreadable": unreadable or None,
    }
    log.info(
        "codec_call",
        outcome="done",
        who=caller.who,
        what=what,
        **_where(request),
        **{name: value for name, value in told.items() if value is not None},
    )


def refused(request: Request, what: str, reason: str, status: int, caller: Caller | None = None) -> None:
    CODEC_CALLS.add(office_of(request).meter, call=what, outcome=reason)
    log.warning(
        "codec_call",
        outcome="refused",
        who=caller.who if caller else "nobody",
        what=what,
        reason=reason,
        status=status,
        **_where(request),
    )


def _where(request: Request) -> dict[str, str]:
    office = office_of(request)
    asked = request.headers.get("x-namespace")
    # Anybody can write anything there.
    namespace = asked if asked and _NAMESPACE.fullmatch(asked) else "-" if asked else office.namespace
    return {"namespace": namespace, "client": office.address_of(request)}
