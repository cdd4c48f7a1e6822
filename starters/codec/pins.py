"""PINs in messages: what somebody types is sealed before anything else sees it, and none is shown."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from temporalio.api.common.v1 import Payload

from porting.domain.port_request import SealedPin
from starters.codec.refusals import CallRefusedError

_FIELD = "pin"
#: What stands in place of a PIN.
HIDDEN = "(hidden)"

#: Seals a PIN that is for a request which nobody names yet; also the id of the key that does it.
Seal = Callable[[str], tuple[SealedPin, str]]


@dataclass(frozen=True)
class EdgePins:
    seal: Seal | None
    """None: nothing is encrypted here, so there is no key to seal with."""
    are_shown: bool
    """Whether a PIN in the clear is. A sealed one has nothing to show."""

    def sealed(self, payload: Payload) -> tuple[Payload, tuple[str, ...]]:
        """`payload` with each PIN in it sealed, and the ids of the keys that did it.

        Raises: `CallRefusedError` where what stands in place of a PIN came back as one.
        """
        if self.seal is None:
            return payload, ()
        sealing = _Sealing(self.seal)
        changed = _changed(payload, sealing)
        return changed, tuple(sealing.keys)

    def hidden(self, payload: Payload) -> Payload:
        return payload if self.are_shown else _changed(payload, lambda _pin: HIDDEN)


@dataclass
class _Sealing:
    seal: Seal
    keys: list[str] = field(default_factory=list)

    def __call__(self, pin: str) -> dict[str, str]:
        if pin == HIDDEN:
            raise CallRefusedError(
                422, "hidden_pin", f"write the PIN itself: {HIDDEN} only stands in its place"
            )
        sealed, key_id = self.seal(pin)
        self.keys.append(key_id)
        return sealed.model_dump(mode="json")


def _changed(payload: Payload, change: Callable[[str], Any]) -> Payload:
    """`payload` with `change` made to each PIN in the clear; the same where there is none, or no JSON."""
    if not payload.metadata.get("encoding", b"").startswith(b"json/"):
        return payload
    try:
        said = json.loads(payload.data)
        changed = _walked(said, change)
    except (ValueError, RecursionError):
        return payload
    if changed == said:
        return payload
    return Payload(metadata=payload.metadata, data=json.dumps(changed, ensure_ascii=False).encode())


def _walked(said: Any, change: Callable[[str], Any]) -> Any:
    if isinstance(said, dict):
        return {
            name: change(str(value)) if name == _FIELD and _is_pin(value) else _walked(value, change)
            for name, value in said.items()
        }
    return [_walked(each, change) for each in said] if isinstance(said, list) else said


def _is_pin(value: Any) -> bool:
    """People type some PINs as a number."""
    return (isinstance(value, str) and value != "") or (
        isinstance(value, int) and not isinstance(value, bool)
    )
