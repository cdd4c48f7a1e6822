"""The key of a mail of ours, and which mail of ours a Message-ID that somebody answers is."""

import re
from dataclasses import dataclass

from porting.domain.port_order import Pon
from porting.domain.port_request import RequestId

_PARTS = 5
_CODED = re.compile(r"=([0-9A-F]{1,6})=")


@dataclass(frozen=True)
class MailKey:
    """`<request>:<order or ->:<kind>:<customer or support>:<count>`."""

    request_id: RequestId
    order: Pon | None
    """None: it was about the whole request."""
    kind: str
    to: str
    count: str

    def __str__(self) -> str:
        return ":".join((self.request_id, self.order or "-", self.kind, self.to, self.count))


def answered(message_ids: tuple[str, ...], request_id: RequestId) -> MailKey | None:
    """The mail of ours about `request_id` that a mail answers, by its In-Reply-To and then its References,
    which name the newest last; None: it answers none.

    An identifier proves nothing: whoever has seen it can name it. It only says which mail is meant.
    """
    in_reply_to, references = message_ids[:1], message_ids[1:]
    for each in (*in_reply_to, *reversed(references)):
        key = key_in(each)
        if key and key.request_id == request_id and key.to == "customer":
            return key
    return None


def key_in(message_id: str) -> MailKey | None:
    """The key that `porting.mail.addresses.message_id` has made `message_id` of; None: it is none of ours, or
    so long that it is a hash."""
    local, at, _ = message_id.strip("<> ").rpartition("@")
    parts = [_CODED.sub(_letter, part) for part in local.split(".")]
    if not at or len(parts) != _PARTS or not all(parts):
        return None
    request_id, order, kind, to, count = parts
    return MailKey(request_id, None if order == "-" else order, kind, to, count)


def _letter(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code <= 0x10FFFF else ""
