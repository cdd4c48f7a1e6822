"""Pages behind a link: whom it is for, and what to do where it is good no more."""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.domain.errors import KeysUnavailableError
from porting.links import (
    HeldLink,
    LinkExpiredError,
    LinkInvalidError,
    LinkRevokedError,
    Purpose,
    RevocationsUnavailableError,
)
from starters.web.forms import WITHOUT_FILES, verified_form
from starters.web.page import page
from starters.web.rates import MAILING, SENDING_BY_LINK
from starters.web.refusals import RefusedError, refusal
from starters.web.site import Site, site_of
from workers.encryption import erased_at

#: What can be renewed by mail; who has not confirmed a mail in time writes another one.
_RENEWED = (Purpose.STATUS, Purpose.DRAFT)


def link_subject(request: Request, purpose: Purpose) -> str:
    """Whom the `token` in the request's path is for. Raises: as `held_link`."""
    return held_link(request, purpose).subject


def held_link(request: Request, purpose: Purpose) -> HeldLink:
    """The link whose `token` is in the request's path; one that sends forms through it is counted, too.

    Raises: `LinkExpiredError` (a page that offers a new link), also where it was taken back; `RefusedError`
    where it is none of ours, or what it leads to was erased.
    """
    site = site_of(request)
    if site.links is None:
        raise RefusedError(404, "links_off")
    try:
        held = site.links.held(purpose, request.path_params["token"], datetime.now(UTC))
    except LinkInvalidError:
        raise RefusedError(404, "link_invalid") from None
    if request.method not in ("GET", "HEAD"):
        _count(request, purpose, held.subject)
    if _is_revoked(site, held):
        raise LinkRevokedError(held.subject)
    _refuse_what_was_erased(site, purpose, held.subject)
    return held


def _refuse_what_was_erased(site: Site, purpose: Purpose, subject: str) -> None:
    """This process may still remember what it has shown before."""
    try:
        is_erased = erased_at(site.settings, subject) is not None
    except KeysUnavailableError:
        raise RefusedError(503, "", {"Retry-After": "30"}) from None
    if is_erased:
        raise RefusedError(404, "draft_gone" if purpose is Purpose.DRAFT else "request_gone")


def _is_revoked(site: Site, held: HeldLink) -> bool:
    """A link of the very second in which others were taken back is a new one: mails bring it along."""
    try:
        before = site.revocations.revoked_before(held.subject)
    except RevocationsUnavailableError:
        raise RefusedError(503, "", {"Retry-After": "30"}) from None
    return before is not None and held.made_at < before.replace(microsecond=0)


async def expired(request: Request, error: Exception) -> Response:
    """Starlette's exception handler for `LinkExpiredError`."""
    assert isinstance(error, LinkExpiredError)  # noqa: S101 - registered for nothing else
    purpose, token = request.url.path.split("/")[1], request.path_params["token"]
    if site_of(request).renew_link is None or purpose not in _RENEWED:
        return refusal(request, 410)
    name = "revoked" if isinstance(error, LinkRevokedError) else "expired"
    return page(request, "link_expired.html", {"name": name, "renewal": f"/{purpose}/{token}/renew"}, 410)


def routes() -> list[Route]:
    return [Route(f"/{purpose}/{{token}}/renew", _renew, methods=["POST"]) for purpose in _RENEWED]


async def _renew(request: Request) -> Response:
    """Mail a new link to where the old one went. The answer never says what has become of the request."""
    site, purpose = site_of(request), Purpose(request.url.path.split("/")[1])
    async with verified_form(request, WITHOUT_FILES):
        subject = _even_where_expired(request, purpose)
        wait = site.wait(MAILING, f"{purpose}:{subject}")
        if wait is not None:
            raise RefusedError(429, "", {"Retry-After": str(wait)})
        if site.renew_link is None:
            raise RefusedError(410, "")
        await site.renew_link(purpose, subject)
    return page(request, "link_renewed.html")


def _even_where_expired(request: Request, purpose: Purpose) -> str:
    try:
        return link_subject(request, purpose)
    except LinkExpiredError as expired:
        return expired.subject


def _count(request: Request, purpose: Purpose, subject: str) -> None:
    wait = site_of(request).wait(SENDING_BY_LINK, f"{purpose}:{subject}")
    if wait is not None:
        raise RefusedError(429, "", {"Retry-After": str(wait)})
