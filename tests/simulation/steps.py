"""What can happen to one request: the steps that hypothesis draws, and what is so when it begins.

A strategy shrinks to its first choice, so the usual one stands first.
"""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.simulation import trade

#: Numbers by order of a request: one or two of one type, and a toll-free one in an order of its own.
_SHAPES = (("local",), ("local", "local"), ("local", "toll_free"), ("local", "local", "toll_free"))
_ODD_CODES = (*trade.REASONS, trade.UNKNOWN_REASON, trade.UNPORTABLE_REASON, trade.NOTICE)
#: In days from now; `Life` makes a date of it.
_DAYS = (3, 0, 1, -1, 9, 30, 200)
_HOURS_OF_A_YEAR = 365 * 24
_OF_AN_ORDER = frozenset(
    {"review_documents", "backbone_decision", "carrier_response", "cancel_request", "upstream_changed"}
)


@dataclass(frozen=True)
class Step:
    """Something that happens: `does` names a method of `Life`, with `facts` as its arguments."""

    does: str
    facts: dict[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"{self.does}({', '.join(f'{name}={value!r}' for name, value in self.facts.items())})"


@dataclass(frozen=True)
class Setting:
    """Of one life."""

    shape: tuple[str, ...] = ("local",)
    unportable: frozenset[int] = frozenset()
    """Which numbers, by their place, the backbone provider cannot move."""
    is_split: bool = False
    """Whether upstream makes two orders of the first one, where it has two numbers."""
    begins_after: int = 0
    """Hours of a year: what is due on a business day depends on the week and on its holidays."""
    keeps_requests: bool = True
    """Whether a worker keeps a request in memory; else every task replays its history."""


Payload = SearchStrategy[dict[str, Any]]


def _rarely(odd: SearchStrategy[Any], usual: SearchStrategy[Any], one_in: int) -> SearchStrategy[Any]:
    return st.integers(1, one_in).flatmap(lambda drawn: odd if drawn == one_in else usual)


def _step(does: str, **facts: SearchStrategy[Any]) -> SearchStrategy[Step]:
    return st.builds(Step, st.just(does), st.fixed_dictionaries(facts))


_ORDERS = st.sampled_from((0, 0, 1))
_WEBHOOKS = st.sampled_from((1, 1, 1, 1, 0, 2))
_CODES = _rarely(
    st.lists(st.sampled_from(_ODD_CODES), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(tuple(trade.REASONS)), min_size=1, max_size=3, unique=True),
    one_in=5,
)
_REASONS = _CODES.map(lambda codes: [{"code": code} for code in codes])
_CONFIRMED_DAYS = st.sampled_from((7, 1, 2, 3, 5, 12, 20, 40))


@st.composite
def settings_of_a_life(draw: st.DrawFn) -> Setting:
    shape = draw(st.sampled_from(_SHAPES))
    return Setting(
        shape=shape,
        unportable=draw(
            _rarely(st.frozensets(st.integers(0, len(shape) - 1), min_size=1), st.just(frozenset()), 8)
        ),
        is_split=shape[:2] == ("local", "local") and draw(_rarely(st.just(True), st.just(False), 4)),
        begins_after=draw(st.integers(0, _HOURS_OF_A_YEAR - 1)),
        keeps_requests=draw(_rarely(st.just(False), st.just(True), 2)),
    )


def time_passes() -> SearchStrategy[Step]:
    hours = st.sampled_from((20, 0.4, 0.9, 1.5, 7, 30, 52, 75, 130, 170, 400))
    return _step(
        "time_passes",
        hours=st.builds(lambda hours, percent: round(hours * percent / 100, 2), hours, st.integers(90, 110)),
    )


def the_carrier_confirms(order: SearchStrategy[int] = _ORDERS) -> SearchStrategy[Step]:
    return _step("the_carrier_confirms", order=order, days=_CONFIRMED_DAYS, webhooks=_WEBHOOKS)


def the_carrier_rejects(order: SearchStrategy[int] = _ORDERS) -> SearchStrategy[Step]:
    return _step("the_carrier_rejects", order=order, codes=_CODES, webhooks=_WEBHOOKS)


def numbers_move(order: SearchStrategy[int] = _ORDERS) -> SearchStrategy[Step]:
    return _step("numbers_move", order=order, count=st.sampled_from((2, 2, 1)), webhooks=_WEBHOOKS)


def something_upstream() -> SearchStrategy[Step]:
    return st.one_of(
        the_carrier_confirms(),
        the_carrier_rejects(),
        numbers_move(),
        _step("the_port_day_comes", order=_ORDERS),
        _step("the_carrier_cancels", order=_ORDERS, webhooks=_WEBHOOKS),
        _step("cannot_be_canceled", order=_ORDERS),
        _step("numbers_move_without_an_inventory", order=_ORDERS),
    )


def the_backbone_says() -> SearchStrategy[Step]:
    answer = st.sampled_from(("approved", "pending", "refused"))
    return _step("the_backbone_says", answer=answer, codes=_CODES, webhooks=_WEBHOOKS)


def the_next_check_finds() -> SearchStrategy[Step]:
    return _step("the_next_check_finds", severity=st.sampled_from(("warning", "fail", "review", "away")))


def a_fault() -> SearchStrategy[Step]:
    return st.one_of(
        _step("upstream_is_away", hours=st.sampled_from((0.1, 2, 9, 20))),
        _step("answers_are_lost", count=st.sampled_from((1, 2, 3))),
        _step("upstream_refuses", call=st.sampled_from(("draft", "approval", "submit", "cancel"))),
        _step("mail_is_away", hours=st.sampled_from((0.1, 3, 10))),
        _step("a_mail_is_refused"),
        _step("mails_are_taken_without_an_answer", count=st.sampled_from((1, 3))),
        _step("the_worker_restarts", then=_PAYLOADS["add_note"]),
        _step("temporal_cancels"),
    )


def an_answer() -> SearchStrategy[Step]:
    """A customer, or support, answers a rejection."""
    return _says("resubmit")


def a_message() -> SearchStrategy[Step]:
    names = st.sampled_from(tuple(_PAYLOADS))
    return _rarely(
        _step("says_nonsense", name=names, as_update=st.booleans()), names.flatmap(_says), one_in=7
    )


def _says(name: str) -> SearchStrategy[Step]:
    payload = _PAYLOADS[name]
    if name in _OF_AN_ORDER:
        orders = st.fixed_dictionaries({"order": st.sampled_from(("1", "2", "3"))})
        payload = st.builds(dict.__or__, payload, _rarely(orders, st.just({}), 3))
    return _step("says", name=st.just(name), payload=payload, as_update=st.booleans())


def _decision(approved: bool) -> Payload:
    """With reasons that belong to it, and rarely the other way round."""
    with_reasons = st.fixed_dictionaries({"approved": st.just(approved), "reasons": _REASONS})
    without = st.just({"approved": approved})
    return _rarely(with_reasons, without, 10) if approved else _rarely(without, with_reasons, 10)


def _dated(decision: dict[str, Any]) -> Payload:
    if not decision["approved"]:
        return st.just(decision)
    return st.sampled_from(_DAYS).map(lambda days: decision | {"port_date": days})


def _resubmission() -> Payload:
    parts: SearchStrategy[dict[str, Any]] = st.one_of(
        st.just({"resolved": True}),
        st.integers(0, 10**6 - 1).map(lambda pin: {"losing_carrier": {"pin": f"{pin:06}"}}),
        st.integers(0, 2).map(lambda count: {"losing_carrier": {"account_number": f"LS-{count}"}}),
        st.integers(0, 3).map(lambda count: {"documents": {"loa": f"{count:064}"}}),
        st.integers(0, 3).map(lambda count: {"documents": {"csr": f"{count:064}"}}),
        st.sampled_from(("dial 0 and ask", " ")).map(lambda note: {"note": note}),
        st.sampled_from(_DAYS).map(lambda days: {"requested_port_date": days}),
        st.just({}),
    )
    return st.lists(parts, min_size=1, max_size=4).map(_together)


def _together(parts: list[dict[str, Any]]) -> dict[str, Any]:
    payload: dict[str, Any] = {}
    for part in parts:
        for name, value in part.items():
            known = payload.get(name)
            payload[name] = {**known, **value} if isinstance(known, dict) else value
    return payload


_NUMBERS = st.lists(st.sampled_from((0, 1, 2, 9)), min_size=1, max_size=2, unique=True).map(
    lambda numbers: {"numbers": sorted(numbers)}
)
_PAYLOADS: dict[str, Payload] = {
    "confirm_transfer": st.one_of(st.just({}), _NUMBERS),
    "resubmit": _resubmission(),
    "review_documents": st.sampled_from(("accept", "reject")).map(lambda verdict: {"verdict": verdict}),
    "backbone_decision": st.booleans().flatmap(_decision),
    "carrier_response": st.booleans().flatmap(_decision).flatmap(_dated),
    "give_back": _NUMBERS,
    "cancel_request": st.just({"reason": "stays"}),
    "extend_deadline": st.sampled_from((7, 1, 30, 366)).map(lambda days: {"days": days}),
    "change_contact": st.sampled_from(
        ({"contact": {"email": "sam@acme.example"}}, {"contact": {"phone": "+15125550143"}})
    ),
    "add_note": st.just({"text": "called"}),
    "upstream_changed": st.just({}),
    "mail_failed": st.just({"notice": "submitted", "failure": "bounced"}),
}


@st.composite
def before_it_begins(draw: st.DrawFn) -> tuple[Step, ...]:
    """What is so already."""
    chances = ((the_next_check_finds(), 4), (the_backbone_says(), 5), (a_fault(), 10))
    return tuple(
        draw(step) for step, one_in in chances if draw(_rarely(st.just(True), st.just(False), one_in))
    )


@st.composite
def a_way_through(draw: st.DrawFn, shape: tuple[str, ...]) -> tuple[Step, ...]:
    """What usually happens, for each order."""
    steps: list[Step] = []
    orders = range(len(set(shape)))
    for order in orders:
        if draw(st.booleans()):
            steps += [draw(time_passes()), draw(the_carrier_rejects(st.just(order))), draw(an_answer())]
        steps += [draw(time_passes()), draw(the_carrier_confirms(st.just(order)))]
    for order in orders:
        steps += [Step("the_port_day_comes", {"order": order}), draw(numbers_move(st.just(order)))]
    confirmed = {"name": "confirm_transfer", "payload": {}, "as_update": True}
    return (*steps, Step("says", confirmed))
