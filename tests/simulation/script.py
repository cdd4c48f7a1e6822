"""What happens to one request: a list of steps that a seed decides, and the shortest one that still fails."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.simulation import trade

#: Numbers by order of a request: one or two of one type, and a toll-free one in an order of its own.
SHAPES = (("local",), ("local", "local"), ("local", "toll_free"), ("local", "local", "toll_free"))

_CODES = (*trade.REASONS, trade.UNKNOWN_REASON, trade.UNPORTABLE_REASON, trade.NOTICE)


@dataclass(frozen=True)
class Step:
    """Something that happens: `does` names a method of `Life`, with `facts` as its arguments."""

    does: str
    facts: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.does}({', '.join(f'{name}={value!r}' for name, value in self.facts.items())})"


@dataclass(frozen=True)
class Script:
    seed: int
    shape: tuple[str, ...]
    unportable: tuple[int, ...]
    """Which numbers, by their place, the backbone provider cannot move."""
    is_split: bool
    """Whether upstream makes two orders of the first one, where it has two numbers."""
    cached: int
    """How many requests stay with a worker; with 0 every task replays the history."""
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        facts = f"shape={self.shape} unportable={self.unportable} split={self.is_split} cached={self.cached}"
        return "\n".join((f"seed {self.seed}: {facts}", *(f"  {step}" for step in self.steps)))


def script_of(seed: int) -> Script:
    random = Random(seed)
    shape = random.choice(SHAPES)
    steps = [*_before(random), *_a_way_through(random, shape)]
    for _ in range(random.choice((0, 1, 2, 4, 8, 12))):
        steps.insert(random.randrange(len(steps) + 1), _anything(random))
    for _ in range(random.choice((0, 0, 0, 1, 3))):
        steps.pop(random.randrange(len(steps)))
    restarts = any(step.does == "the_worker_restarts" for step in steps)
    return Script(
        seed=seed,
        shape=shape,
        unportable=tuple(n for n in range(len(shape)) if random.random() < 0.06),
        is_split=shape[:2] == ("local", "local") and random.random() < 0.25,
        cached=0 if restarts or random.random() < 0.25 else 100,
        steps=tuple(steps),
    )


def _before(random: Random) -> list[Step]:
    """What is so when the request begins."""
    found = []
    if random.random() < 0.25:
        found.append(Step("the_next_check_finds", {"severity": random.choice(("fail", "review", "away"))}))
    if random.random() < 0.2:
        found.append(_backbone(random))
    if random.random() < 0.1:
        found.append(_fault(random))
    return [*found, Step("begins")]


def _a_way_through(random: Random, shape: tuple[str, ...]) -> list[Step]:
    """What usually happens, for each order."""
    steps: list[Step] = []
    for order in range(len(set(shape))):
        steps += [_clock(random), _confirms(random, order)]
        if random.random() < 0.5:
            steps[-1:-1] = [_rejects(random, order), _clock(random), _answer(random)]
    for order in range(len(set(shape))):
        steps += [
            Step("the_port_day_comes", {"order": order}),
            Step("numbers_move", {"order": order, "count": random.choice((1, 2, 2)), **_webhook(random)}),
        ]
    return [*steps, Step("says", {"name": "confirm_transfer", "payload": {}, "as_update": True})]


def _anything(random: Random) -> Step:
    kinds = (_clock, _message, _message, _message, _upstream, _fault, _checks, _answer, _backbone)
    return random.choice(kinds)(random)


def _clock(random: Random) -> Step:
    hours = random.choice((0.4, 0.9, 1.5, 7, 20, 30, 52, 75, 130, 170, 400))
    return Step("time_passes", {"hours": round(hours * random.uniform(0.9, 1.1), 2)})


def _webhook(random: Random) -> dict[str, Any]:
    return {"webhooks": random.choice((1, 1, 1, 1, 0, 2))}


def _order(random: Random) -> int:
    return random.choice((0, 0, 1))


def _codes(random: Random) -> list[str]:
    usual = random.random() < 0.8
    return random.sample(list(trade.REASONS) if usual else _CODES, random.choice((1, 1, 1, 2, 3)))


def _confirms(random: Random, order: int) -> Step:
    days = random.choice((1, 2, 3, 5, 7, 7, 12, 20, 40))
    return Step("the_carrier_confirms", {"order": order, "days": days, **_webhook(random)})


def _rejects(random: Random, order: int) -> Step:
    return Step("the_carrier_rejects", {"order": order, "codes": _codes(random), **_webhook(random)})


def _upstream(random: Random) -> Step:
    order = _order(random)
    kinds: tuple[Callable[[], Step], ...] = (
        lambda: _confirms(random, order),
        lambda: _rejects(random, order),
        lambda: Step("the_carrier_cancels", {"order": order, **_webhook(random)}),
        lambda: Step("numbers_move", {"order": order, "count": random.choice((1, 1, 2)), **_webhook(random)}),
        lambda: Step("the_port_day_comes", {"order": order}),
        lambda: Step("cannot_be_canceled", {"order": order}),
        lambda: Step("numbers_move_without_an_inventory", {"order": order}),
    )
    return random.choice(kinds)()


def _backbone(random: Random) -> Step:
    answer = random.choice(("pending", "refused", "approved"))
    return Step("the_backbone_says", {"answer": answer, "codes": _codes(random), **_webhook(random)})


def _checks(random: Random) -> Step:
    return Step("the_next_check_finds", {"severity": random.choice(("fail", "review", "warning", "away"))})


def _fault(random: Random) -> Step:
    return random.choice(
        (
            Step("upstream_is_away", {"hours": random.choice((0.1, 2, 9, 20))}),
            Step("upstream_is_away", {"hours": random.choice((0.1, 2, 9, 20))}),
            Step("answers_are_lost", {"count": random.choice((1, 2, 3))}),
            Step("upstream_refuses", {"call": random.choice(("draft", "approval", "submit", "cancel"))}),
            Step("mail_is_away", {"hours": random.choice((0.1, 3, 10))}),
            Step("a_mail_is_refused"),
            Step("mails_are_taken_without_an_answer", {"count": random.choice((1, 3))}),
            Step("the_worker_restarts", {"then": _payload(random, "add_note")}),
            Step("temporal_cancels"),
        )
    )


def _answer(random: Random) -> Step:
    """A customer, or support, answers a rejection."""
    return _says(random, "resubmit", _payload(random, "resubmit"))


def _message(random: Random) -> Step:
    name = random.choice(tuple(_PAYLOADS))
    if random.random() < 0.15:
        return Step("says_nonsense", {"name": name, "as_update": random.random() < 0.5})
    return _says(random, name, _payload(random, name))


def _says(random: Random, name: str, payload: dict[str, Any]) -> Step:
    return Step("says", {"name": name, "payload": payload, "as_update": random.random() < 0.6})


def _payload(random: Random, name: str) -> dict[str, Any]:
    payload = dict(_PAYLOADS[name](random))
    if name in _OF_AN_ORDER and random.random() < 0.3:
        payload["order"] = str(random.choice((1, 2, 3)))
    return payload


#: In days from now; `Life` makes a date of it.
_DAYS = (-1, 0, 1, 3, 9, 30, 200)
_OF_AN_ORDER = frozenset(
    {"review_documents", "backbone_decision", "carrier_response", "cancel_request", "upstream_changed"}
)


def _reasons(random: Random) -> list[dict[str, Any]]:
    return [{"code": code} for code in _codes(random)]


def _decision(random: Random) -> dict[str, Any]:
    approved = random.random() < 0.6
    return {"approved": approved} | (
        {} if approved != (random.random() < 0.1) else {"reasons": _reasons(random)}
    )


def _response(random: Random) -> dict[str, Any]:
    decision = _decision(random)
    return decision | ({"port_date": random.choice(_DAYS)} if decision["approved"] else {})


def _resubmission(random: Random) -> dict[str, Any]:
    parts: tuple[dict[str, Any], ...] = (
        {"resolved": True},
        {"resolved": True},
        {"losing_carrier": {"pin": f"{random.randrange(10**6):06}"}},
        {"losing_carrier": {"account_number": f"LS-{random.randrange(3)}"}},
        {"documents": {"loa": f"{random.randrange(4):064}"}},
        {"documents": {"csr": f"{random.randrange(4):064}"}},
        {"note": random.choice(("dial 0 and ask", " "))},
        {"requested_port_date": random.choice(_DAYS)},
        {},
    )
    chosen = random.sample(parts, random.choice((1, 1, 2, 4)))
    payload: dict[str, Any] = {}
    for part in chosen:
        for name, value in part.items():
            payload[name] = (
                {**payload[name], **value} if isinstance(value, dict) and name in payload else value
            )
    return payload


def _numbers(random: Random) -> dict[str, Any]:
    return {"numbers": sorted(random.sample((0, 1, 2, 9), random.choice((1, 1, 2))))}


_PAYLOADS: dict[str, Callable[[Random], dict[str, Any]]] = {
    "resubmit": _resubmission,
    "review_documents": lambda random: {"verdict": random.choice(("accept", "reject"))},
    "backbone_decision": _decision,
    "carrier_response": _response,
    "confirm_transfer": lambda random: random.choice(({}, _numbers(random))),
    "give_back": _numbers,
    "cancel_request": lambda _: {"reason": "stays"},
    "extend_deadline": lambda random: {"days": random.choice((1, 7, 30, 366))},
    "change_contact": lambda random: {
        "contact": random.choice(({"email": "sam@acme.example"}, {"phone": "+15125550143"}))
    },
    "add_note": lambda _: {"text": "called"},
    "upstream_changed": lambda _: {},
    "mail_failed": lambda random: {
        "notice": "submitted",
        "key": f"k{random.randrange(10**9)}",
        "failure": "bounced",
    },
}


async def shortest(script: Script, fails: Callable[[Script], Awaitable[bool]]) -> Script:
    """`script` without every step that it fails without; a quarter of them at a time, then one by one."""
    size = max(1, len(script.steps) // 4)
    while True:
        start = 0
        while start < len(script.steps):
            fewer = _without(script, start, size)
            if fewer and await fails(fewer):
                script = fewer
            else:
                start += size
        if size == 1:
            return script
        size //= 2


def _without(script: Script, start: int, size: int) -> Script | None:
    steps = script.steps[:start] + script.steps[start + size :]
    if not any(step.does == "begins" for step in steps):
        return None
    return Script(script.seed, script.shape, script.unportable, script.is_split, script.cached, steps)
