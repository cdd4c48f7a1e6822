"""The LOA that a rejection or a finding wants anew, signed on a page of its own.

GET  /r/<token>/sign                        the letter as the request has it now, and the signature under it
POST /r/<token>/sign                        the signed letter goes to the request: `resubmit`
GET  /r/<token>/sign/letter.pdf             the letter as it would be signed
GET  /r/<token>/signed/<sha256>             that it is signed, with the copy for who has signed it
GET  /r/<token>/signed/<sha256>/letter.pdf  that copy

A page of its own, because corrections in the other form would change the letter. Behind the link alone
nothing that was handed in can be read: a copy needs its hash too, which only the answer to a signature has.
"""

import asyncio
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from porting.domain.errors import InvalidRequestError, SealUnavailableError
from porting.domain.loa_signing import LoaFacts
from porting.domain.port_request import DocumentReference, Documents
from porting.links import Purpose
from starters.correction import payload
from starters.web.forms import Form, verified_form
from starters.web.handles import Handle
from starters.web.links import link_subject
from starters.web.page import page
from starters.web.refusals import RefusedError
from starters.web.signing import SIGNATURE, letter_to_sign, pdf, signed
from starters.web.status.answers import BY
from starters.web.status.asks import Ask, Part
from starters.web.status.knowledge import Known
from starters.web.status.pages import (
    StatusPages,
    Wish,
    answered,
    answered_by,
    home_of,
    not_taken,
    seen_in,
)
from starters.web.status.shown import Again

_TYPED = ("signature.name", "signature.way")


@dataclass(frozen=True)
class Signing:
    """What is shown to be signed, and to whom."""

    known: Known
    facts: LoaFacts
    order: str


@dataclass(frozen=True)
class SigningPages:
    pages: StatusPages

    def routes(self) -> list[Route]:
        served: list[tuple[str, Handle, str]] = [
            ("/sign", self.show, "GET"),
            ("/sign", self.sign, "POST"),
            ("/sign/letter.pdf", self.letter, "GET"),
            ("/signed/{sha256}", self.done, "GET"),
            ("/signed/{sha256}/letter.pdf", self.copy, "GET"),
        ]
        return [
            Route(f"/{Purpose.STATUS}/{{token}}{path}", answered(handle), methods=[method])
            for path, handle, method in served
        ]

    async def show(self, request: Request) -> Response:
        request_id = link_subject(request, Purpose.STATUS)
        known, order = await self.pages.requests.known(request_id), request.query_params.get("order")
        if not any(ask.order == order and Part.LOA in ask.parts for ask in known.view.asks):
            return RedirectResponse(home_of(request), 303)
        return await to_be_signed(request, Signing(known, await self._facts(request), order or ""))

    async def sign(self, request: Request) -> Response:
        request_id = link_subject(request, Purpose.STATUS)
        async with verified_form(request, SIGNATURE) as form:
            known = await self.pages.requests.known(request_id)
            ask = answered_by(form, known)
            if ask is None or Part.LOA not in ask.parts:
                return not_taken(request, known, Again("", {}), "over" if known.report else "away")
            signing = Signing(known, await self._facts(request), ask.order or "")
            typed = {name: form.get(name) or "" for name in _TYPED}
            try:
                kept = await signed(request, signing.facts, form)
            except InvalidRequestError as error:
                return await to_be_signed(request, signing, typed, error.problems)
            except SealUnavailableError:
                return await to_be_signed(request, signing, typed, is_away=True)
            return await self._sent(request, known, ask, form, kept.loa)

    async def letter(self, request: Request) -> Response:
        try:
            shown = await letter_to_sign(request, await self._facts(request))
        except InvalidRequestError:
            raise RefusedError(404, "") from None
        return pdf(shown.letter.content, "letter-of-authorization.pdf")

    async def done(self, request: Request) -> Response:
        if await self._just_signed(request) is None:
            return RedirectResponse(f"{home_of(request)}?sent=answer", 303)
        sha256 = request.path_params["sha256"]
        return page(request, "status/signed.html", {"home": home_of(request), "sha256": sha256})

    async def copy(self, request: Request) -> Response:
        loa = await self._just_signed(request)
        if loa is None:
            raise RefusedError(404, "")
        own = self.pages.edge.stores.of(link_subject(request, Purpose.STATUS))
        content = await asyncio.to_thread(own.get, loa)
        return pdf(content, "letter-of-authorization-signed.pdf", to_keep=True)

    async def _facts(self, request: Request) -> LoaFacts:
        """Raises: `WorkerAwayError`."""
        return LoaFacts.of(await self.pages.requests.corrected(link_subject(request, Purpose.STATUS)))

    async def _just_signed(self, request: Request) -> DocumentReference | None:
        """The request's letter. None: the address names another one, or none."""
        now = await self.pages.requests.corrected(link_subject(request, Purpose.STATUS))
        loa, named = now.documents.loa, request.path_params["sha256"]
        same = loa is not None and hmac.compare_digest(loa.sha256.encode(), named.encode())
        return loa if same else None

    async def _sent(
        self, request: Request, known: Known, ask: Ask, form: Form, loa: DocumentReference
    ) -> Response:
        """A second click makes another letter, with its own time, and is the same message."""
        request_id, pins = known.standing.request_id, self.pages.edge.pins
        message = payload({}, Documents(loa=loa), request_id, pins, numbers=list(ask.numbers), by=BY)
        once = f"signed-{ask.order or 'all'}-{seen_in(form)}-{form.get('signature.shown')}"
        wish = Wish("resubmit", message, "answer", once)
        taken = await self.pages.sent(request, known, wish, form, Again(ask.order or "", {}))
        if taken.headers.get("location") == f"{home_of(request)}?sent=answer":
            return RedirectResponse(f"{home_of(request)}/signed/{loa.sha256}", 303)
        return taken


async def to_be_signed(
    request: Request,
    signing: Signing,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
    *,
    is_away: bool = False,
) -> Response:
    shown, missing = None, []
    try:
        shown = await letter_to_sign(request, signing.facts)
    except InvalidRequestError as error:
        missing = list(error.problems.values())
    context = {
        "home": home_of(request),
        "order": signing.order,
        "seen": signing.known.standing.history_length,
        "shown": shown,
        "missing": missing,
        "errors": problems or {},
        "typed": typed or {},
        "is_away": is_away,
    }
    return page(request, "status/sign.html", context, 503 if is_away else 422 if problems else 200)
