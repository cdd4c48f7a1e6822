"""The address that a customer's reply goes to: it carries the port request, and nobody can guess one.

`porting@example.com` becomes `porting+acme-0001.<mac>@example.com`. What mail programs do to an address
(other capitals, a name around it, blanks) does not matter: a capital letter of the request's id is told by a
`=` that turns capitals on and off, `ACME-0001` is `=acme-0001`. The part before the @ has 64 letters at most
(RFC 5321, 4.5.3.1.1); an id that does not fit goes as a keyed token that is remembered,
`porting+.<token>@example.com`.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from typing import Protocol

from porting.domain.port_request import RequestId

#: Source: RFC 5321, 4.5.3.1.1.
_LONGEST_LOCAL_PART = 64
#: 80 bits: each guess is a mail to us, and with a million a day it takes 10^15 years to find one.
_MAC_LETTERS = 16
#: 130 bits: it stands for the id as well, so that no two ids may ever share one.
_TOKEN_LETTERS = 26
#: So that a token fits behind it, with `+` and `.`.
LONGEST_BASE = _LONGEST_LOCAL_PART - _TOKEN_LETTERS - 2

_CAPITALS = "="
_SHAPE = re.compile(r"(?P<id>[a-z0-9_=-]*)\.(?P<code>[a-z2-7]{16,26})")
_REQUEST_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class RememberedTokens(Protocol):
    """The tokens of the ids that fit into no address."""

    def remember(self, token: str, request_id: RequestId) -> None:
        """Raises: `MailUnavailableError`."""
        ...

    def request_of(self, token: str) -> RequestId | None:
        """Raises: `MailUnavailableError`."""
        ...


@dataclass(frozen=True)
class ReplyAddresses:
    """Makes and reads them."""

    base: str
    """Where all of them arrive: `porting@example.com`. The mail server has to take `+…` behind its name."""
    keys: tuple[bytes, ...]
    """The last one signs, all of them are believed."""
    tokens: RememberedTokens

    def __post_init__(self) -> None:
        local, at, domain = self.base.rpartition("@")
        if not (self.keys and at and domain and 0 < len(local) <= LONGEST_BASE and "+" not in local):
            raise ValueError("replies need a key, and an address without + whose name is short")

    def reply_address(self, request_id: RequestId) -> str:
        """The same for the same request as long as the key is.

        Raises: `MailUnavailableError` where a token cannot be remembered.
        """
        local, _, domain = self.base.rpartition("@")
        mac = _code(self.keys[-1], "mac", request_id, _MAC_LETTERS)
        plain = f"{local}+{_written(request_id)}.{mac}"
        if len(plain) <= _LONGEST_LOCAL_PART:
            return f"{plain}@{domain}"
        token = _code(self.keys[-1], "token", request_id, _TOKEN_LETTERS)
        self.tokens.remember(token, request_id)
        return f"{local}+.{token}@{domain}"

    def request_of(self, address: str) -> RequestId | None:
        """The request whose address `address` is, with or without a name around it; None: it is none of ours.

        Raises: `MailUnavailableError` where tokens cannot be looked up.
        """
        marked = _marked_part(address, self.base)
        found = _SHAPE.fullmatch(marked) if marked else None
        if found is None:
            return None
        if not found["id"]:
            return self._remembered(found["code"])
        request_id = _read(found["id"])
        if request_id is None or not self._is_signed("mac", request_id, found["code"], _MAC_LETTERS):
            return None
        return request_id

    def _remembered(self, token: str) -> RequestId | None:
        request_id = self.tokens.request_of(token)
        if request_id is None or not self._is_signed("token", request_id, token, _TOKEN_LETTERS):
            return None
        return request_id

    def _is_signed(self, purpose: str, request_id: RequestId, code: str, letters: int) -> bool:
        right = [_code(key, purpose, request_id, letters) for key in self.keys]
        return any([hmac.compare_digest(one, code) for one in right])  # noqa: C419 - takes equally long


def _code(key: bytes, purpose: str, request_id: RequestId, letters: int) -> str:
    mac = hmac.new(key, f"porting-reply-{purpose}\0{request_id}".encode(), hashlib.sha256).digest()
    return base64.b32encode(mac).decode().lower()[:letters]


def _marked_part(address: str, base: str) -> str | None:
    """What stands between `+` and `@`, in small letters; None: the address is not one of `base`."""
    text = address.strip()
    if text.endswith(">"):
        text = text[text.rfind("<") + 1 : -1].strip()
    local, _, domain = text.lower().rpartition("@")
    our_local, _, our_domain = base.lower().rpartition("@")
    name, plus, marked = local.partition("+")
    if domain.rstrip(".") != our_domain or name != our_local or not plus:
        return None
    return marked


def _written(request_id: RequestId) -> str:
    written, capitals = "", False
    for letter in request_id:
        if letter.isalpha() and letter.isupper() is not capitals:
            capitals = not capitals
            written += _CAPITALS
        written += letter.lower()
    return written


def _read(written: str) -> RequestId | None:
    """None: no id is written so."""
    request_id, capitals = "", False
    for letter in written:
        if letter == _CAPITALS:
            capitals = not capitals
        else:
            request_id += letter.upper() if capitals else letter
    is_one = _REQUEST_ID.fullmatch(request_id) and _written(request_id) == written
    return request_id if is_one else None
