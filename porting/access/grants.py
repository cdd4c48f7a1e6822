"""What the holder of an access token may do with a namespace's data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from porting.domain.errors import PortingError


class Action(StrEnum):
    DECODE = "decode"
    """Read what is in histories and details."""
    ENCODE = "encode"
    """Have a message encrypted that is sent to a workflow."""
    DOCUMENTS = "documents"
    """Open the documents of port requests, and see what was read in them."""


@dataclass(frozen=True, order=True)
class Grant:
    """Written `default:decode`."""

    namespace: str
    action: Action

    def __str__(self) -> str:
        return f"{self.namespace}:{self.action}"


class TokenRefusedError(PortingError):
    """The token lets nobody in; `reason` is one word for the log, the message says what to do."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class TokensUnavailableError(PortingError):
    """Tokens cannot be judged now: their file, or the identity provider's keys, cannot be read."""

    retryable = True


@dataclass(frozen=True)
class Caller:
    """Whom a token let in."""

    who: str
    """A token's id, or the subject that an identity provider names; stands in the audit log."""
    grants: frozenset[Grant]
    until: datetime | None = None
    """When the token ends; None: when somebody takes it away."""

    def may(self, action: Action, namespace: str) -> bool:
        return Grant(namespace, action) in self.grants


class AccessTokens(Protocol):
    def caller(self, token: str) -> Caller:
        """May wait for an identity provider.

        Raises: `TokenRefusedError`, `TokensUnavailableError`.
        """
        ...


#: As Temporal takes a namespace's name, and without what separates grants.
_GRANT = re.compile(r"(?P<namespace>[A-Za-z0-9][A-Za-z0-9._-]{0,254}):(?P<action>[a-z]+)")


def grant(text: str) -> Grant | None:
    """None: the text is none, or of something else; an identity provider's list may have more than ours."""
    found = _GRANT.fullmatch(text)
    if found is None or found["action"] not in set(Action):
        return None
    return Grant(found["namespace"], Action(found["action"]))


def grants_in(texts: Iterable[object]) -> frozenset[Grant]:
    """Those of `texts` that are grants."""
    found = (grant(text) for text in texts if isinstance(text, str))
    return frozenset(each for each in found if each is not None)
