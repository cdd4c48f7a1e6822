"""Links that let their holder see or do one thing: opaque, signed, and good for a time.

A link says nothing to whoever reads it over a shoulder, in a proxy's log or in a browser's history: its token
is what it is for, for whom and until when, encrypted with authentication (AES-256-GCM). Nobody can guess or
change one, and nothing has to be remembered to know it again.
"""

import base64
import binascii
import os
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from porting.domain.errors import PortingError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class Purpose(StrEnum):
    """What a link is for; its value is the first part of its path."""

    STATUS = "r"
    """To see a port request and to do what it asks of the customer; the subject is its id."""
    DRAFT = "new"
    """To go on with a draft; the subject is the id of the request that it will be."""
    CONFIRM_MAIL = "mail"
    """To confirm that one has written a mail; the subject is the mail's identity."""


#: A request lives for four weeks unless support extends it, and is looked at for a while after. A draft's own
#: limit is shorter than its link's. Who wrote a mail knows so within days.
_GOOD_FOR: dict[Purpose, timedelta] = {
    Purpose.STATUS: timedelta(days=60),
    Purpose.DRAFT: timedelta(days=30),
    Purpose.CONFIRM_MAIL: timedelta(days=7),
}

_NONCE_BYTES = 12
_INSTANT = struct.Struct(">q")
#: Ids are 64 letters at most, mails' identities some more; whatever is longer is none of ours.
_LONGEST_TOKEN = 400
#: In no subject.
_BEFORE_MARK = "\n"
_NONE_OF_OURS = "the link is not one of ours"


class LinkInvalidError(PortingError):
    """The token is none of ours, or for something else."""


class LinkExpiredError(PortingError):
    """The token was good until some time ago."""

    def __init__(self, subject: str) -> None:
        super().__init__("the link has expired")
        self.subject = subject
        """Whom it was for: a new link may be mailed there, and nothing else be done."""


class LinkRevokedError(LinkExpiredError):
    """The token would still be good, had nobody taken it back."""


class RevocationsUnavailableError(PortingError):
    """Nobody can say now which links were taken back."""

    retryable = True


@dataclass(frozen=True)
class HeldLink:
    """What somebody has who comes with a link."""

    subject: str
    made_at: datetime
    """To the second, rounded down."""
    mailed_to: str = ""
    """What marks the mail address that the link was sent to; empty: it was shown on a page."""


@dataclass(frozen=True)
class Links:
    """Makes and opens them."""

    base_url: str
    """Where customers reach `porting web`: `https://porting.example.com`, without a slash at its end."""
    keys: tuple[bytes, ...]
    """32 bytes each. The last one makes links, all of them open some."""

    def to(self, purpose: Purpose, subject: str, now: datetime, mailed_to: str = "") -> str:
        """A new link, for as long as its purpose's links are good. Two calls never make the same.

        `mailed_to`: what marks the address that it is mailed to, where that is worth knowing.
        """
        return f"{self.base_url}/{purpose}/{self.token(purpose, subject, now, mailed_to)}"

    def token(self, purpose: Purpose, subject: str, now: datetime, mailed_to: str = "") -> str:
        until = _INSTANT.pack(int((now + _GOOD_FOR[purpose]).timestamp()))
        nonce = os.urandom(_NONCE_BYTES)
        said = subject + (_BEFORE_MARK + mailed_to if mailed_to else "")
        sealed = _cipher(self.keys[-1]).encrypt(nonce, until + said.encode(), purpose.encode())
        return base64.urlsafe_b64encode(nonce + sealed).rstrip(b"=").decode()

    def subject_of(self, purpose: Purpose, token: str, now: datetime) -> str:
        """Whom or what the token is for.

        Raises: `LinkInvalidError`, `LinkExpiredError`.
        """
        return self.held(purpose, token, now).subject

    def held(self, purpose: Purpose, token: str, now: datetime) -> HeldLink:
        """What the token is. Whether it was taken back is for the caller to ask.

        Raises: `LinkInvalidError`, `LinkExpiredError`.
        """
        opened = self._opened(purpose, _bytes_in(token))
        [seconds] = _INSTANT.unpack_from(opened)
        until = datetime.fromtimestamp(seconds, UTC)
        subject, _, mailed_to = opened[_INSTANT.size :].decode().partition(_BEFORE_MARK)
        if now >= until:
            raise LinkExpiredError(subject)
        # Links say how long they are good and not since when: where _GOOD_FOR grows, older ones look older.
        return HeldLink(subject, until - _GOOD_FOR[purpose], mailed_to)

    def _opened(self, purpose: Purpose, sealed: bytes) -> bytes:
        from cryptography.exceptions import InvalidTag

        nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        for key in reversed(self.keys):
            try:
                return _cipher(key).decrypt(nonce, rest, purpose.encode())
            except (InvalidTag, ValueError):
                continue
        raise LinkInvalidError(_NONE_OF_OURS)


def _cipher(key: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _bytes_in(token: str) -> bytes:
    try:
        if len(token) <= _LONGEST_TOKEN:
            return base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        pass
    raise LinkInvalidError(_NONE_OF_OURS)
