"""Forms that only our own pages can send (CSRF), without JavaScript and without anything remembered here.

A browser that is shown a form gets a cookie with a random value that no script can read. Each form carries
what only that value makes. Another site's page can make a browser send a form, but knows no such value, and
cannot set one where the cookie's name begins with `__Host-`. Beside that, a browser's own word on who made it
send the form is taken (`Sec-Fetch-Site`, `Origin`).
"""

import hmac
import re
import secrets
from hashlib import sha256
from urllib.parse import urlsplit

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from starters.web.site import site_of

FIELD = "form_token"
_VALUE = re.compile(r"[A-Za-z0-9_-]{43}")
_BYTES = 32


def csrf_field(request: Request) -> Markup:
    """The hidden field that belongs in each form, first of all fields. `page` sends the cookie with it."""
    request.state.has_form = True
    token = _token(_value_of(request) or _new_value(request))
    return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token)


def remember(request: Request, response: Response) -> None:
    """Set the cookie where a form was made for a browser that had none."""
    value = getattr(request.state, "session_value", None)
    if value is not None:
        site = site_of(request)
        response.set_cookie(_name(request), value, secure=site.is_https, httponly=True, samesite="lax")


def has_form(request: Request) -> bool:
    """Whether the page that was made has a form, which belongs to the browser that asked for it."""
    return getattr(request.state, "has_form", False)


def is_ours(request: Request) -> bool:
    """Whether the browser says, if it says anything, that one of our pages made it send this."""
    fetched = request.headers.get("sec-fetch-site")
    if fetched is not None:
        return fetched in ("same-origin", "none")
    origin = request.headers.get("origin")
    links = site_of(request).links
    # A proxy may have put another Host in place of the one that the browser asked for.
    ours = {request.headers.get("host"), links and urlsplit(links.base_url).netloc}
    return origin is None or urlsplit(origin).netloc in ours


def is_token(request: Request, given: str) -> bool:
    """Whether `given` is the token of a form that was made for this browser."""
    value = _value_of(request)
    return value is not None and hmac.compare_digest(_token(value).encode(), given.encode())


def _name(request: Request) -> str:
    return "__Host-porting" if site_of(request).is_https else "porting"


def _value_of(request: Request) -> str | None:
    new: str | None = getattr(request.state, "session_value", None)
    value = new or request.cookies.get(_name(request), "")
    return value if _VALUE.fullmatch(value) else None


def _new_value(request: Request) -> str:
    value = secrets.token_urlsafe(_BYTES)
    request.state.session_value = value
    return value


def _token(value: str) -> str:
    return hmac.new(value.encode(), b"form", sha256).hexdigest()
