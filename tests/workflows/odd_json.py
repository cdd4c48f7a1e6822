"""JSON that somebody might send: nearly right, quite wrong, or none at all. The same for a seed each time."""

import json
from collections.abc import Callable
from random import Random
from typing import Any

from temporalio.api.common.v1 import Payload

_SCALARS: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 7, 1.5, 2**63, 10**30, float("nan"), float("inf"), -0.0),
    *(
        "",
        " ",
        "x",
        "1",
        "true",
        "null",
        "0x10",
        "\x00",
        "\u202e",
        "é" * 3,
        "😀",
        "y" * 3000,
        "{}",
        "../..",
        "'; --",
    ),
    *("2026-02-30", "2026-12-10", "9999-12-31", "0001-01-01", "2026-12-10T00:00:00Z"),
    *(
        "+15125550100",
        "+1512555010",
        "15125550100",
        "+٠١٢٣٤٥٦٧٨٩٠",
        "a" * 64,
        "dana@acme.example",
        "@",
        "wrong_pin",
    ),
)

#: Of the kinds of payload that there are besides JSON; the last ones are JSON only by name.
_ENCODINGS = (
    *(
        b"binary/null",
        b"binary/plain",
        b"binary/encrypted",
        b"binary/protobuf",
        b"json/protobuf",
        b"",
        b"\xff",
    ),
    *(b"json/plain", b"json/plain", b"JSON/PLAIN"),
)
_NO_JSON = (
    b"",
    b"{",
    b"[" * 5000,
    b"nul",
    b'{"a":1}{"b":2}',
    b'"\xff"',
    b'{"note":"\\ud800"}',
    b"\xef\xbb\xbf{}",
    b"1e999",
)


def payloads(random: Random, example: Any) -> list[Payload]:
    """What is sent as one message, whose right payload is like `example`: one payload as a rule."""
    count = random.choice((0, 1, 1, 1, 1, 1, 1, 1, 1, 2))
    return [_payload(random, example) for _ in range(count)]


def _payload(random: Random, example: Any) -> Payload:
    if random.random() < 0.1:
        encoding, data = random.choice(_ENCODINGS), random.choice(_NO_JSON)
        return Payload(metadata={"encoding": encoding, "messageType": b"a.B"}, data=data)
    given = example if random.random() < 0.1 else mutated(random, example)
    return Payload(metadata={"encoding": b"json/plain"}, data=json.dumps(given).encode())


def mutated(random: Random, given: Any, changes: int | None = None) -> Any:
    """`given` with one to three things about it changed."""
    for _ in range(changes or random.choice((1, 1, 2, 3))):
        given = _changed(random, given)
    return given


def _changed(random: Random, given: Any) -> Any:
    inside = given and isinstance(given, dict | list) and random.random() < 0.75
    if not inside:
        return random.choice(_WHOLE)(random, given)
    if isinstance(given, list):
        place = random.randrange(len(given))
        return [*given[:place], _changed(random, given[place]), *given[place + 1 :]]
    name = random.choice(list(given))
    kinds: tuple[Callable[[], dict[str, Any]], ...] = (
        lambda: {**given, name: _changed(random, given[name])},
        lambda: {**given, name: _anything(random, 2)},
        lambda: {key: value for key, value in given.items() if key != name},
        lambda: {**given, _name(random): _anything(random, 1)},
        lambda: {(_name(random) if key == name else key): value for key, value in given.items()},
    )
    return random.choice(kinds)()


def _anything(random: Random, depth: int) -> Any:
    if depth and random.random() < 0.4:
        values = [_anything(random, depth - 1) for _ in range(random.choice((0, 1, 2, 40)))]
        return values if random.random() < 0.5 else {_name(random): value for value in values}
    return random.choice(_SCALARS)


def _name(random: Random) -> str:
    return random.choice(
        ("by", "note", "order", "numbers", "reasons", "code", "means", "__class__", "", "é", "x" * 200)
    )


_WHOLE: tuple[Callable[[Random, Any], Any], ...] = (
    lambda random, _: random.choice(_SCALARS),
    lambda random, _: _anything(random, 3),
    lambda _, given: [given],
    lambda _, given: [given] * 60,
    lambda _, given: json.dumps(given),
    lambda _, given: {"payload": given},
)
