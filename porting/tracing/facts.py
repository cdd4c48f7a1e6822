"""What a span says of an activity, beyond its name."""

from enum import StrEnum

from porting.domain.checks.findings import Verdict
from porting.domain.notice import Notice
from porting.domain.port_order import PortOrder
from porting.domain.port_request import PortRequest

_KINDS = ("loa", "csr", "bill")


def of_input(given: object) -> dict[str, str | int]:
    """Whatever an activity is given: its order, its notice, which documents there are."""
    facts: dict[str, str | int] = {}
    notice = given if isinstance(given, Notice) else getattr(given, "notice", None)
    if isinstance(notice, Notice):
        facts["porting.notice"] = _word(notice.kind)
    if pon := _pon(notice if isinstance(notice, Notice) else given):
        facts["porting.pon"] = pon
    request = getattr(given, "request", None)
    if isinstance(request, PortRequest):
        facts["porting.documents"] = ", ".join(kind for kind in _KINDS if getattr(request.documents, kind))
    return facts


def of_result(answered: object) -> dict[str, str | int]:
    """Whatever an activity answers: its verdict, its decision."""
    if isinstance(answered, Verdict):
        return {"porting.verdict": _word(answered.verdict)}
    for name in ("decision", "state"):
        value = getattr(answered, name, None)
        if isinstance(value, StrEnum):
            return {"porting.verdict": _word(value)}
    return {}


def _pon(given: object) -> str | None:
    order = getattr(given, "order", None)
    pon = order.pon if isinstance(order, PortOrder) else order or getattr(given, "pon", None)
    return pon if isinstance(pon, str) else None


def _word(value: StrEnum) -> str:
    return value.value.replace("_", " ")
