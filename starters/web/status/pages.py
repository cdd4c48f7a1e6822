"""What is served behind a link to a port request.

GET  /r/<token>                where it stands, and the forms for what it waits for
POST /r/<token>/answer         what the customer mends: `resubmit`
POST /r/<token>/date           another port date: `resubmit`
POST /r/<token>/confirm        numbers that work: `confirm_transfer`
GET  /r/<token>/cancel         what that means, and one button
POST /r/<token>/cancel         `cancel_request`
GET  /r/<token>/changes        304, or 200 where the page would look otherwise than its ETag's
GET  /r/<token>/port-date.ics  the date, for calendars
GET  /r/<token>/letter.pdf     the LOA, filled in, to be signed
"""

import asyncio
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from porting.domain.errors import KeyErasedError
from porting.links import Purpose
from porting.temporal.client import TemporalUnavailableError
from starters.desk import (
    MessageNotTakenError,
    RequestEndedError,
    UnknownRequestError,
    WorkerAwayError,
)
from starters.web.forms import DOCUMENTS, WITHOUT_FILES, Form, verified_form
from starters.web.handles import Handle, answering
from starters.web.links import link_subject
from starters.web.page import page
from starters.web.refusals import RefusedError, refusal
from starters.web.site import Site
from starters.web.status.answers import BY, AnswerRefusedError, Edge, correction, kept, refused_because
from starters.web.status.asks import Ask, answered_before
from starters.web.status.invitation import calendar_of
from starters.web.status.knowledge import Known, Requests, tag_of
from starters.web.status.shown import Again, date_ask, port_days, shown
from starters.web.wording import texts_for
from workers.documents import document_stores, prefilled_loa
from workers.wiring import pin_seal

#: What a page can say after a form was taken.
_SENT = frozenset({"answer", "date", "confirm", "cancel"})
_LONGEST_REASON = 1000


@dataclass(frozen=True)
class Wish:
    """A message that a form became."""

    name: str
    payload: dict[str, Any]
    thanks: str
    """What the page says once it is taken."""
    once: str | None = None
    """Its own name, where the same click makes another payload each time."""


class StatusPages:
    def __init__(self, site: Site) -> None:
        self._site = site
        self.requests = Requests(lambda: site.client())

    def routes(self) -> list[Route]:
        served: list[tuple[str, Handle, str]] = [
            ("", self.show, "GET"),
            ("/answer", self.answer, "POST"),
            ("/date", self.change_date, "POST"),
            ("/confirm", self.confirm, "POST"),
            ("/cancel", self.before_canceling, "GET"),
            ("/cancel", self.cancel, "POST"),
            ("/changes", self.changes, "GET"),
            ("/port-date.ics", self.port_date, "GET"),
            ("/letter.pdf", self.letter, "GET"),
        ]
        return [
            Route(f"/{Purpose.STATUS}/{{token}}{path}", answered(handle), methods=[method])
            for path, handle, method in served
        ]

    async def show(self, request: Request) -> Response:
        known = await self._known(request)
        sent = request.query_params.get("sent")
        return page_of(request, known, sent=sent if sent in _SENT else None)

    async def changes(self, request: Request) -> Response:
        standing = await self.requests.standing(link_subject(request, Purpose.STATUS))
        tag = tag_of(standing)
        status = 304 if request.headers.get("if-none-match") == tag else 200
        return Response(status_code=status, headers={"ETag": tag, "Cache-Control": "no-store"})

    async def answer(self, request: Request) -> Response:
        request_id = link_subject(request, Purpose.STATUS)
        async with verified_form(request, DOCUMENTS) as form:
            known = await self.requests.known(request_id)
            ask = answered_by(form, known)
            if ask is None:
                return not_taken(request, known, Again("", kept(form)), "over" if known.report else "away")
            return await self._corrected(request, known, ask, form, "answer")

    async def change_date(self, request: Request) -> Response:
        request_id = link_subject(request, Purpose.STATUS)
        async with verified_form(request, WITHOUT_FILES) as form:
            known = await self.requests.known(request_id)
            order = next((each for each in known.view.orders if each.order == form.get("order")), None)
            if order is None:
                return not_taken(request, known, Again("", kept(form)), "over" if known.report else "away")
            return await self._corrected(request, known, date_ask(order), form, "date")

    async def confirm(self, request: Request) -> Response:
        request_id = link_subject(request, Purpose.STATUS)
        async with verified_form(request, WITHOUT_FILES) as form:
            known = await self.requests.known(request_id)
            works, offered = form.get("works"), form.all("shown")
            numbers = list(offered) if works == "all" else [works] if works else []
            again = Again("confirm", {})
            if not numbers or not set(numbers) <= {number for number, _ in known.view.numbers}:
                return not_taken(request, known, again, "over" if known.report else "away")
            wish = Wish("confirm_transfer", {"numbers": numbers, "by": BY}, "confirm")
            return await self.sent(request, known, wish, form, again)

    async def before_canceling(self, request: Request) -> Response:
        known = await self._known(request)
        return _cancel_page(request, known)

    async def cancel(self, request: Request) -> Response:
        request_id = link_subject(request, Purpose.STATUS)
        async with verified_form(request, WITHOUT_FILES) as form:
            known = await self.requests.known(request_id)
            reason = (form.get("reason") or "")[:_LONGEST_REASON]
            wish = Wish("cancel_request", {"reason": reason, "by": BY}, "cancel")
            return await self.sent(request, known, wish, form, Again("cancel", {}))

    async def port_date(self, request: Request) -> Response:
        known = await self._known(request)
        texts = texts_for(request)
        days = port_days(known, texts)
        if not days:
            raise RefusedError(404 if known.report else 503, "")
        content = calendar_of(days, texts.language, known.standing.history_length, datetime.now(UTC))
        headers = {"Content-Disposition": 'attachment; filename="port-date.ics"'}
        return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)

    async def letter(self, request: Request) -> Response:
        """The LOA with what the request says now; one that nobody has signed."""
        facts = await self.requests.request(link_subject(request, Purpose.STATUS))
        content = await asyncio.to_thread(prefilled_loa, facts)
        name = texts_for(request).plain("status.letter.name")
        headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
        return Response(content, media_type="application/pdf", headers=headers)

    async def _known(self, request: Request) -> Known:
        return await self.requests.known(link_subject(request, Purpose.STATUS))

    async def _corrected(self, request: Request, known: Known, ask: Ask, form: Form, thanks: str) -> Response:
        again = Again(ask.order or "", kept(form), form=thanks)
        request_id = known.standing.request_id
        try:
            payload = await correction(form, ask, request_id, self.edge, texts_for(request))
        except AnswerRefusedError as refused:
            return page_of(request, known, again=replace(again, problems=refused.problems), status=422)
        return await self.sent(request, known, Wish("resubmit", payload, thanks), form, again)

    async def sent(self, request: Request, known: Known, wish: Wish, form: Form, again: Again) -> Response:
        """Tell the request; the form says which state of it was on the screen, so that two clicks are one."""
        desk, request_id = self.requests.desk(), known.standing.request_id
        try:
            await desk.tell(request_id, wish.name, wish.payload, seen=seen_in(form), once=wish.once)
        except MessageNotTakenError as error:
            why = refused_because(str(error))
            if why == "over" and wish.name != "resubmit":
                return RedirectResponse(home_of(request), 303)  # it has become true already
            return not_taken(request, await self.requests.known(request_id), again, why)
        except RequestEndedError:
            return RedirectResponse(home_of(request), 303)
        except WorkerAwayError:
            return not_taken(request, known, again, "away")
        return RedirectResponse(f"{home_of(request)}?sent={wish.thanks}", 303)

    @cached_property
    def edge(self) -> Edge:
        settings = self._site.settings
        return Edge(document_stores(settings), pin_seal(settings))


def answered(handle: Handle) -> Handle:
    """`handle`, with an answer where Temporal, the request, or a worker that `handle` needs is not there."""
    return answering(
        handle,
        ((UnknownRequestError, KeyErasedError), _gone),
        ((TemporalUnavailableError, WorkerAwayError), _away),
    )


def _gone(_request: Request) -> Response:
    raise RefusedError(404, "request_gone")


def _away(request: Request) -> Response:
    if request.method == "GET" and request.url.path == home_of(request):
        return page(request, "status/away.html", status=503)
    return refusal(request, 503, headers={"Retry-After": "30"})


def home_of(request: Request) -> str:
    return f"/{Purpose.STATUS}/{request.path_params['token']}"


def seen_in(form: Form) -> int | None:
    """The history length that the form was shown at."""
    seen = form.get("seen") or ""
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None


def answered_by(form: Form, known: Known) -> Ask | None:
    """What the form answers. Where that is not asked for any more it may be the second click, of which the
    request says so itself. None: there is no such order."""
    order = form.get("order") or None
    asked = next((ask for ask in known.view.asks if ask.order == order), None)
    return asked or (answered_before(known.report, order) if known.report else None)


def not_taken(request: Request, known: Known, again: Again, why: str) -> Response:
    """The page once more, with the reason; `why` names a text, or is `away`."""
    status = 503 if why == "away" else 409
    return page_of(request, known, again=replace(again, refused=why), status=status)


def page_of(
    request: Request, known: Known, *, sent: str | None = None, again: Again | None = None, status: int = 200
) -> Response:
    context = shown(known, texts_for(request), again, datetime.now(UTC))
    return page(request, "status/page.html", {**context, "home": home_of(request), "sent": sent}, status)


def _cancel_page(request: Request, known: Known) -> Response:
    if not known.view.may_cancel:
        return RedirectResponse(home_of(request), 303)
    context = shown(known, texts_for(request), None, datetime.now(UTC))
    return page(request, "status/cancel.html", {**context, "home": home_of(request)})
