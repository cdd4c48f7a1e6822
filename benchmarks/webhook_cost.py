"""What a webhook costs the web process, beside bare verifications of the same signatures.

    python -m benchmarks.webhook_cost [--rounds N]

CPU microseconds a webhook through the whole application, its log line included, for each kind of webhook that
is refused and for genuine ones that wake nobody; the bare Ed25519 verification of a genuine one; the ratio of
the two, and the most expensive single webhook.
"""

import argparse
import asyncio
import base64
import io
import time
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from porting import logging
from starters.web.app import Receiver, create_app
from tests.starters.web.asgi import posted
from tests.starters.web.telnyx_webhooks import PATH, PON, SETTINGS, TELNYX, a_thousand, a_webhook, an_event

#: What any of them may cost at most.
_LIMIT_MS = 5.0
#: The largest body that is read at all.
_LARGEST = 64 * 1024


def bare_verification(rounds: int) -> float:
    """Seconds for one."""
    genuine = a_webhook()
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(TELNYX.public_key))
    signature, message = base64.b64decode(genuine.signature), genuine.timestamp.encode() + b"|" + genuine.body
    began = time.process_time()
    for _ in range(rounds):
        key.verify(signature, message)
    return (time.process_time() - began) / rounds


def webhooks(rounds: int) -> Iterable[tuple[str, dict[str, str], bytes]]:
    for _ in range(rounds):
        for kind, (headers, body) in a_thousand():
            yield kind.strip("_").replace("_", " "), headers, body
        for _ in range(100):
            now = datetime.now(UTC)
            silent = TELNYX.wrap(an_event(PON, "porting_order.messaging_changed"), now)
            yield "genuine, on which nobody acts", silent.headers, silent.body
            large = TELNYX.sign(b" " * _LARGEST, now)
            yield "genuine and as large as can be", large.headers, large.body
            yield "as large as can be, altered", large.headers, large.body[:-1] + b"x"
            yield "larger than that", large.headers, large.body + b"x"


async def through_the_application(rounds: int) -> dict[str, list[float]]:
    """Seconds for each webhook, by its kind."""
    app = create_app(Receiver(SETTINGS))
    costs = defaultdict[str, list[float]](list)
    for kind, headers, body in webhooks(rounds):
        began = time.process_time()
        await posted(app, headers.items(), body, PATH)
        costs[kind].append(time.process_time() - began)
    return costs


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3, help="how many thousands (3)")
    rounds = parser.parse_args().rounds
    logging.configure(stream=io.StringIO())
    bare_verification(100)
    bare = bare_verification(1_000)
    costs = asyncio.run(through_the_application(rounds))
    print(f"{'bare verification':36} {bare * 1e6:6.0f} µs")
    for kind, each in costs.items():
        mean = sum(each) / len(each)
        print(f"{kind:36} {mean * 1e6:6.0f} µs   ratio {mean / bare:4.1f}   worst {max(each) * 1e3:5.2f} ms")
    worst = max(max(each) for each in costs.values()) * 1e3
    print(f"{'the worst of all':36} {worst:6.2f} ms (limit {_LIMIT_MS:g} ms)")
    if worst > _LIMIT_MS:
        raise SystemExit("a webhook costs more than it may")


if __name__ == "__main__":
    main()
