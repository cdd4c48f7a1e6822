"""The steps of the papers: record and bill are read as they come, the letter is made here."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from porting.domain.calendar import Country
from porting.domain.errors import InvalidRequestError, SealUnavailableError
from porting.domain.loa_signing import SignedLoa
from porting.domain.phone_number import NumberType
from porting.domain.port_draft import DraftChange
from porting.domain.port_request import DocumentReference, Documents
from starters.web.forms import DOCUMENTS, Form, FormLimits, Upload, verified_form
from starters.web.new.drafts import Drafts, DraftsAwayError
from starters.web.new.numbers import types_of
from starters.web.new.opened import Opened, opened, redirect
from starters.web.new.review import letter_of
from starters.web.new.steps import Step, place_of
from starters.web.new.view import (
    change_taken,
    differences,
    in_words_of,
    label_of,
    offers_of,
    read_on,
    step_view,
)
from starters.web.page import page
from starters.web.refusals import RefusedError
from starters.web.signing import LetterShown, letter_to_sign, pdf, signed
from starters.web.site import site_of
from starters.web.wording import texts_for
from workers.documents import document_stores
from workers.letters import letters
from workflows.draft_report import DraftReport

_KINDS = ("csr", "bill")
#: A signature's drawing, and one file beside it.
_LETTER = FormLimits(files=1, fields=20, field_bytes=256 * 1024)
_DaysOld = Callable[[Country, Iterable[NumberType]], int]
#: A text is read within this; who waits for a scan sees the page renew itself.
_READ_WITHIN = timedelta(seconds=6)
_LOOK_EVERY = timedelta(milliseconds=400)


@dataclass(frozen=True)
class PaperPages:
    drafts: Drafts

    async def documents(self, request: Request) -> Response:
        draft = opened(request, self.drafts)
        return _documents(draft, await draft.report())

    async def what_was_read(self, request: Request) -> Response:
        """The part of the page that renews itself while papers are being read."""
        draft = opened(request, self.drafts)
        return page(request, "new/_read.html", _read(draft, await draft.report()))

    async def save_documents(self, request: Request) -> Response:
        draft, t = opened(request, self.drafts), texts_for(request)
        async with verified_form(request, DOCUMENTS) as form:
            errors = {e.field: t.plain(f"common.upload.{e.problem}") for e in form.uploads if e.problem}
            report = await draft.report_if_there()
            if report is None:
                return _documents(draft, None, errors, is_away=True)
            if errors:
                return _documents(draft, report, errors)
            taken = change_taken(form.all("take"), report)
            try:
                change = await self._brought(request, form, taken)
                if change != DraftChange():
                    await draft.save(change)
            except DraftsAwayError:
                return _documents(draft, report, is_away=True)
        if any(reference for _, reference in change.documents):
            await self._has_been_read(draft)
        if change == DraftChange():
            return redirect(f"{draft.base}/{Step.DOCUMENTS.following}")
        return redirect(f"{draft.base}/{Step.DOCUMENTS}#read")

    async def letter(self, request: Request) -> Response:
        draft = opened(request, self.drafts)
        return await _letter(draft, await draft.report())

    async def save_letter(self, request: Request) -> Response:
        draft = opened(request, self.drafts)
        async with verified_form(request, _LETTER) as form:
            typed = {name: form.get(name) or "" for name in ("signature.name", "signature.way")}
            report = await draft.report_if_there()
            if report is None:
                return await _letter(draft, None, typed, is_away=True)
            upload = form.upload("documents.loa")
            try:
                loa = await self._own(request, upload) if upload else await _signed(request, report, form)
                await draft.save(DraftChange(documents=Documents(loa=loa)))
            except InvalidRequestError as error:
                return await _letter(draft, report, typed, error.problems)
            except (DraftsAwayError, SealUnavailableError):
                return await _letter(draft, report, typed, is_away=True)
        return redirect(f"{draft.base}/{Step.LETTER}#there")

    async def letter_pdf(self, request: Request) -> Response:
        shown = await _shown(request, await opened(request, self.drafts).report())
        return pdf(shown.letter.content, "letter-of-authorization.pdf")

    async def form_pdf(self, request: Request) -> Response:
        shown = await _shown(request, await opened(request, self.drafts).report())
        form = await asyncio.to_thread(letters(site_of(request).settings).to_print, shown.facts)
        return pdf(form, "letter-to-sign-on-paper.pdf", to_keep=True)

    async def signed_pdf(self, request: Request) -> Response:
        """The letter that the draft has, signed here or on paper."""
        report = await opened(request, self.drafts).report()
        if report.documents.loa is None:
            raise RefusedError(404, "")
        own = document_stores(site_of(request).settings).of(report.request_id)
        content = await asyncio.to_thread(own.get, report.documents.loa)
        return pdf(content, "letter-of-authorization-signed.pdf", to_keep=True)

    async def _brought(self, request: Request, form: Form, taken: dict[str, str | None]) -> DraftChange:
        """What the page of documents changes: what was put there, taken away, taken over from a paper."""
        given = {e.field.removeprefix("documents."): e for e in form.uploads}
        stored = {kind: await self._stored(request, given[kind]) for kind in _KINDS if kind in given}
        away = {name: None for name in form.all("away") if name.removeprefix("documents.") in _KINDS}
        return DraftChange(fields={**away, **taken}, documents=Documents(**stored))

    async def _own(self, request: Request, upload: Upload) -> DocumentReference:
        """Raises: `InvalidRequestError`."""
        if upload.problem:
            sentence = texts_for(request).plain(f"common.upload.{upload.problem}")
            raise InvalidRequestError({"documents.loa": sentence})
        return await self._stored(request, upload)

    async def _stored(self, request: Request, upload: Upload) -> DocumentReference:
        own = document_stores(site_of(request).settings).of(opened(request, self.drafts).request_id)
        return await asyncio.to_thread(own.put, await upload.content())

    async def _has_been_read(self, draft: Opened) -> None:
        """Give the papers a moment, so that the next page has what they say."""
        tries = int(_READ_WITHIN / _LOOK_EVERY)
        for _ in range(tries):
            report = await draft.report_if_there()
            if report is None or not report.is_reading:
                return
            await asyncio.sleep(_LOOK_EVERY.total_seconds())


async def _signed(request: Request, report: DraftReport, form: Form) -> DocumentReference:
    """Raises: `InvalidRequestError`, `SealUnavailableError`."""
    kept: SignedLoa = await signed(request, letter_of(report), form)
    return kept.loa


async def _shown(request: Request, report: DraftReport) -> LetterShown:
    try:
        return await letter_to_sign(request, letter_of(report))
    except InvalidRequestError:
        raise RefusedError(404, "") from None


def _documents(
    draft: Opened, report: DraftReport | None, errors: dict[str, str] | None = None, *, is_away: bool = False
) -> Response:
    problems = {e.field: e.message for e in report.unsorted if e.field} if report else {}
    there = {name: text for name, text in problems.items() if name.removeprefix("documents.") in _KINDS}
    view = step_view(Step.DOCUMENTS, draft.base, report, errors={**there, **(errors or {})}, is_away=is_away)
    status = 503 if is_away else 422 if errors else 200
    context = {
        "view": view,
        "documents": report.documents if report else Documents(),
        "others": tuple(e for e in report.unsorted if not e.field) if report else (),
        "days": _most_days(draft, report, site_of(draft.request).settings.age_limits.bill_days),
        **(_read(draft, report) if report else {"is_reading": False, "papers": (), "base": draft.base}),
    }
    return page(draft.request, "new/documents.html", context, status)


def _most_days(draft: Opened, report: DraftReport | None, limit: _DaysOld) -> Markup:
    """How old a paper may be, in words: as the checks will have it for what is known so far."""
    is_canadian = report is not None and any(
        (each.field, each.value) == ("service_address.country", "CA") for each in report.known
    )
    types = set(types_of(report).values()) if report else set()
    days = limit("CA" if is_canadian else "US", types or {NumberType.LOCAL})
    return texts_for(draft.request).count("help.span.days", days)


def _read(draft: Opened, report: DraftReport) -> dict[str, Any]:
    """What each paper says, field by field: whether the draft has it so, or it is offered."""
    t = texts_for(draft.request)
    offers = {offer.name: offer for offer in offers_of(report)}
    known = {each.field: in_words_of(each.field, each.value) for each in report.known}
    papers = [
        (
            kind,
            [
                (
                    label_of(t, each.field),
                    each.model_copy(update={"value": in_words_of(each.field, each.value)}),
                    offers.get(f"{kind}:{each.field}"),
                    known.get(each.field, ""),
                )
                for each in read_on(report, kind)
            ],
        )
        for kind in _KINDS
        if getattr(report.documents, kind)
    ]
    return {"is_reading": report.is_reading, "papers": papers, "base": draft.base}


async def _letter(
    draft: Opened,
    report: DraftReport | None,
    typed: dict[str, str] | None = None,
    errors: dict[str, str] | None = None,
    *,
    is_away: bool = False,
) -> Response:
    shown, missing = None, {}
    if report:
        try:
            shown = await letter_to_sign(draft.request, letter_of(report))
        except InvalidRequestError as error:
            missing = error.problems
    t = texts_for(draft.request)
    view = step_view(Step.LETTER, draft.base, report, errors=errors or {}, is_away=is_away)
    context = {
        "view": view,
        "shown": shown,
        "missing": [(text or label_of(t, name), place_of(name)) for name, text in missing.items()],
        "typed": typed or {},
        "days": _most_days(draft, report, site_of(draft.request).settings.age_limits.loa_days),
        "loa": report.documents.loa if report else None,
        "offers": [(label_of(t, each.field), each) for each in differences(report)] if report else [],
    }
    return page(draft.request, "new/letter.html", context, 503 if is_away else 422 if errors else 200)
