"""The cookie that stands for a person's token: Temporal's Web UI without a login of its own has no other way.

The token is in it, encrypted: whoever takes it away takes it from the browsers too, and nothing is remembered
here. No script can read it, and no other site's page makes a browser send it along with a call.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from porting.encryption import sealed

#: A working day. Then the token is given once more.
LASTS = timedelta(hours=12)

_BOUND_TO = b"porting-codec-cookie"


@dataclass(frozen=True)
class TokenCookie:
    keys: Sequence[bytes]
    """The last one encrypts, all of them decrypt."""
    is_https: bool

    @property
    def name(self) -> str:
        return "__Host-porting-codec" if self.is_https else "porting-codec"

    def put(self, response: Response, token: str, until: datetime | None) -> None:
        """`until`: when the token itself ends."""
        now = datetime.now(UTC)
        ends = min(now + LASTS, until) if until else now + LASTS
        plain = json.dumps({"token": token, "until": ends.timestamp()}).encode()
        content = sealed.seal(self.keys[-1], plain, _BOUND_TO)
        value = base64.urlsafe_b64encode(content).decode().rstrip("=")  # a cookie with = is quoted
        response.set_cookie(
            self.name,
            value,
            max_age=max(0, int((ends - now).total_seconds())),
            secure=self.is_https,
            httponly=True,
            samesite="lax",
        )

    def take_away(self, response: Response) -> None:
        response.delete_cookie(self.name, secure=self.is_https, httponly=True, samesite="lax")

    def token(self, request: Request) -> str | None:
        """None: there is no cookie, it has ended, or it is none of ours."""
        value = request.cookies.get(self.name)
        return self._opened(value) if value else None

    def _opened(self, value: str) -> str | None:
        try:
            content = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
        except (binascii.Error, ValueError):
            return None
        for key in reversed(self.keys):
            try:
                said = json.loads(sealed.unseal(key, content, _BOUND_TO))
            except sealed.NotOpenedError:
                continue
            return str(said["token"]) if said["until"] > datetime.now(UTC).timestamp() else None
        return None
