"""Which kinds of port requests there are in a run of chaos, and how each may end.

What upstream does to an order follows from the last two digits of its numbers (docs/sandbox.md); what its
customer and support do stands here.
"""

from dataclasses import dataclass
from enum import StrEnum

from porting.domain.status import PortStatus
from porting.sandbox.scenarios import SCENARIOS, Behaviour


class Papers(StrEnum):
    """The documents that come with the request."""

    IN_ORDER = "in order"
    OF_ANOTHER_FIRM = "the LOA is another firm's, and mended when the customer is asked"
    WITHOUT_RECORD = "no CSR: support looks at it, and takes it"
    WITHOUT_RECORD_REFUSED = "the same, and support asks the customer for it"


class By(StrEnum):
    CUSTOMER = "the customer"
    SUPPORT = "support"
    TEMPORAL = "Temporal's own cancellation"


@dataclass(frozen=True)
class Stop:
    """Somebody cancels the request."""

    at: PortStatus
    """As soon as it is seen to stand there."""
    by: By


@dataclass(frozen=True)
class Kind:
    name: str
    numbers: tuple[str, ...] = ("us",)
    """Where each is from (`us`, `ca`, `free`: toll-free), and its last two digits where they matter."""
    papers: Papers = Papers.IN_ORDER
    stop: Stop | None = None
    customer_answers: bool = True
    asks_for_another_date: bool = False
    is_rejected_again: bool = False
    """By somebody at the losing carrier, whatever its scenario."""
    may_be_drafted: bool = True
    """Whether mail and form may bring it: a draft asks for papers that are missing before it is a request."""
    endings: frozenset[PortStatus] = frozenset({PortStatus.COMPLETED})

    @property
    def lasts_for_weeks(self) -> bool:
        """It ends by its limit."""
        return PortStatus.EXPIRED in self.endings


_CANCELED = frozenset({PortStatus.CANCELED})
_EXPIRED = frozenset({PortStatus.EXPIRED})
#: A cancellation that comes late in a step meets the next one: then the order may be done before it is heard.
_CANCELED_OR_TOO_LATE = _CANCELED | {PortStatus.COMPLETED}
_REJECTED_FIRST = (Behaviour.REJECTED_FIRST, Behaviour.WRONG_PIN)

_WITHOUT_TROUBLE = (
    Kind("one number of the US"),
    Kind("several numbers of the US", ("us", "us", "us")),
    Kind("one number of Canada", ("ca",)),
    Kind("several numbers of Canada", ("ca", "ca")),
    Kind("a toll-free number", ("free",)),
    Kind("two orders: local and toll-free", ("us", "free")),
    Kind("three orders: local, toll-free and Canadian", ("us", "free", "ca"), may_be_drafted=False),
    Kind("split upstream in two", ("us", "us66"), may_be_drafted=False),
    Kind("split upstream in three", ("us", "us66", "us67"), may_be_drafted=False),
    Kind("another port date asked for", asks_for_another_date=True),
)
_REJECTED = tuple(
    Kind(f"rejected: {scenario.name}", (f"us{scenario.digits}",))
    for scenario in SCENARIOS
    if scenario.behaviour in _REJECTED_FIRST
)
_ODD = (
    Kind("rejected twice", ("us33",), is_rejected_again=True),
    Kind("rejected in one of two orders", ("us33", "free")),
    Kind("rejected in each of two orders", ("us31", "free34")),
    Kind("a notice first", ("us52",)),
    Kind("not portable", ("us60",), endings=frozenset({PortStatus.UNPORTABLE})),
    Kind("one of two not portable", ("us", "us60")),
    Kind("rejected as unportable", ("us61",), endings=frozenset({PortStatus.UNPORTABLE})),
    Kind("one of two rejected as unportable", ("us", "us61")),
    Kind("a number that moves a day late", ("us", "us64")),
    Kind("a number that is held a day late", ("us65",)),
    Kind("refused by the backbone provider first", ("us70",)),
    Kind("rejected after the approval", ("us74",)),
    Kind("a date that is moved", ("us75",)),
)
_DOCUMENTS = (
    Kind("another firm's LOA, then its own", papers=Papers.OF_ANOTHER_FIRM, may_be_drafted=False),
    Kind("reviewed and taken", papers=Papers.WITHOUT_RECORD, may_be_drafted=False),
    Kind("reviewed and sent back", papers=Papers.WITHOUT_RECORD_REFUSED, may_be_drafted=False),
)
_FOR_WEEKS = (
    Kind("a number that never moves", ("us62",), endings=_EXPIRED),
    Kind(
        "a number that fails to move, beside one that moves",
        ("us", "us63"),
        endings=frozenset({PortStatus.PARTIALLY_COMPLETED, PortStatus.EXPIRED}),
    ),
    Kind("a silent backbone provider", ("us71",), endings=_EXPIRED),
    Kind("a silent carrier partner", ("us72",), endings=_EXPIRED),
    Kind("a silent losing carrier", ("us73",), endings=_EXPIRED),
    Kind(
        "a customer who never mends the LOA",
        papers=Papers.OF_ANOTHER_FIRM,
        customer_answers=False,
        may_be_drafted=False,
        endings=_EXPIRED,
    ),
    Kind("a customer who never answers a rejection", ("us31",), customer_answers=False, endings=_EXPIRED),
    Kind("a customer who never tests", customer_answers=False, endings=_EXPIRED),
)
_STOPPED = tuple(
    Kind(f"canceled by {by} at {at}", (number,), papers, Stop(at, by), may_be_drafted=False, endings=endings)
    for by in By
    for at, number, papers, endings in (
        (PortStatus.CHECKING_DOCUMENTS, "us", Papers.IN_ORDER, _CANCELED_OR_TOO_LATE),
        (PortStatus.DOCUMENTS_REJECTED, "us", Papers.OF_ANOTHER_FIRM, _CANCELED),
        (PortStatus.IN_DOCUMENT_REVIEW, "us", Papers.WITHOUT_RECORD, _CANCELED),
        (PortStatus.AWAITING_BACKBONE, "us71", Papers.IN_ORDER, _CANCELED),
        (PortStatus.AWAITING_LOSING_CARRIER, "us73", Papers.IN_ORDER, _CANCELED),
        (PortStatus.REJECTED, "us33", Papers.IN_ORDER, _CANCELED),
        (PortStatus.PORT_DATE_CONFIRMED, "us", Papers.IN_ORDER, _CANCELED_OR_TOO_LATE),
    )
)
_CANCELED_IN_VAIN = Kind(
    "a cancellation that upstream refuses",
    ("us76",),
    stop=Stop(PortStatus.AWAITING_LOSING_CARRIER, By.CUSTOMER),
)

KINDS = (*_WITHOUT_TROUBLE, *_REJECTED, *_ODD, *_DOCUMENTS, *_FOR_WEEKS, *_STOPPED, _CANCELED_IN_VAIN)
