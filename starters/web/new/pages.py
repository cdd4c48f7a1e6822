"""The form's pages.

GET  /new                        what is asked first: the numbers; nothing is kept yet
POST /new                        a draft is begun with them
GET  /new/<token>                how far it has come; once it is submitted, that it was received
POST /new/<token>/status         from there to the page of the request
POST /new/<token>/discard        it is thrown away
     /new/<token>/<step>         one step: shown, saved (steps.py)
GET  /new/<token>/...pdf         the letter: to sign, to print, signed

Each step is saved by itself. Where Temporal or its workers are away, what was sent is shown again.
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.domain.port_draft import DraftChange
from porting.links import Links, Purpose
from porting.mail.wording import day_and_zone, local_day
from starters.web.client_address import counted_as
from starters.web.forms import WITHOUT_FILES, Form, verified_form
from starters.web.handles import Handle
from starters.web.new.answers import AnswerPages
from starters.web.new.drafts import Drafts, DraftsAwayError
from starters.web.new.numbers import fields_of, typed
from starters.web.new.opened import answered, opened, redirect, status_path
from starters.web.new.papers import PaperPages
from starters.web.new.portability import SharedPortability
from starters.web.new.steps import Progress, Step, progress_of
from starters.web.new.submission import SubmissionPage
from starters.web.page import page
from starters.web.rates import STARTING
from starters.web.refusals import RefusedError
from starters.web.session import FIELD
from starters.web.site import Site
from starters.web.wording import texts_for
from workflows.draft_report import DraftReport, DraftStatus

#: Nobody knows yet where the reader is; mails about the draft say the same day.
_ZONE = "America/New_York"
#: Of base 32: 80 bits.
_ID_LETTERS = 16


class DraftPages:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._drafts = Drafts(site)
        self._portability = SharedPortability(site.settings)
        self._answers = AnswerPages(self._drafts, self._portability)
        self._papers = PaperPages(self._drafts)
        self._submission = SubmissionPage(self._drafts, self._portability)

    def routes(self) -> list[Route]:
        answers, papers, submission = self._answers, self._papers, self._submission
        return [
            Route("/new", self.start, methods=["GET"]),
            Route("/new", self.begin, methods=["POST"]),
            Route("/new/{token}", answered(self.overview), methods=["GET"]),
            Route("/new/{token}/discard", answered(self.discard), methods=["POST"]),
            Route("/new/{token}/status", answered(self.to_the_request), methods=["POST"]),
            *_both(Step.NUMBERS, answers.numbers, answers.save_numbers),
            *(
                route
                for step in (Step.COMPANY, Step.ACCOUNT, Step.ADDRESS)
                for route in _both(step, answers.fields, answers.save_fields)
            ),
            *_both(Step.DOCUMENTS, papers.documents, papers.save_documents),
            Route("/new/{token}/documents/read", answered(papers.what_was_read), methods=["GET"]),
            *_both(Step.LETTER, papers.letter, papers.save_letter),
            Route("/new/{token}/letter.pdf", answered(papers.letter_pdf), methods=["GET"]),
            Route("/new/{token}/letter-to-print.pdf", answered(papers.form_pdf), methods=["GET"]),
            Route("/new/{token}/signed-letter.pdf", answered(papers.signed_pdf), methods=["GET"]),
            *_both(Step.REVIEW, submission.show, submission.submit),
        ]

    async def close(self) -> None:
        await self._portability.close()

    async def start(self, request: Request) -> Response:
        self._links()
        return _first_page(request, {"nonce": secrets.token_urlsafe(16), "text": ""})

    async def begin(self, request: Request) -> Response:
        """Sent twice, as with a double click, it begins one draft."""
        links = self._links()
        async with verified_form(request, WITHOUT_FILES) as form:
            text, given = form.get("numbers") or "", typed(form.get("numbers") or "")
            shown = {"nonce": form.get("nonce") or "", "text": text}
            if given.problems or not given.numbers:
                return _first_page(request, shown, given.problems or self._none(request), status=422)
            self._count(request)
            request_id = _request_id(form)
            try:
                await self._drafts.begin(request_id, DraftChange(fields=fields_of(given.numbers, {})))
            except DraftsAwayError:
                return _first_page(request, {**shown, "is_away": True}, status=503)
        token = links.token(Purpose.DRAFT, request_id, datetime.now(UTC))
        return redirect(f"/new/{token}/{Step.NUMBERS}")

    async def overview(self, request: Request) -> Response:
        draft = opened(request, self._drafts)
        report = await self._drafts.report(draft.request_id)
        match report.status:
            case DraftStatus.DRAFT:
                return page(request, "new/overview.html", _standing(report, draft.base))
            case DraftStatus.SUBMITTED:
                return page(request, "new/received.html", {"base": draft.base})
        return page(request, "new/ended.html", {"status": report.status.value}, 410)

    async def discard(self, request: Request) -> Response:
        draft = opened(request, self._drafts)
        async with verified_form(request, WITHOUT_FILES):
            await self._drafts.discard(draft.request_id)
        return redirect(draft.base)

    async def to_the_request(self, request: Request) -> Response:
        """By a form: what only looks at the page, as programs that look into mails do, makes no link."""
        draft = opened(request, self._drafts)
        async with verified_form(request, WITHOUT_FILES):
            report = await self._drafts.report(draft.request_id)
        if report.status is not DraftStatus.SUBMITTED:
            return redirect(draft.base)
        return redirect(status_path(self._links(), draft.request_id))

    def _links(self) -> Links:
        """Raises: `RefusedError` where nobody has said where customers reach us."""
        if self._site.links is None:
            raise RefusedError(404, "links_off")
        return self._site.links

    def _count(self, request: Request) -> None:
        wait = self._site.wait(STARTING, counted_as(self._site.address_of(request)))
        if wait is not None:
            raise RefusedError(429, "", {"Retry-After": str(wait)})

    @staticmethod
    def _none(request: Request) -> tuple[str, ...]:
        return (texts_for(request).plain("new.numbers.none"),)


def _both(step: Step, show: Handle, save: Handle) -> list[Route]:
    path = f"/new/{{token}}/{step}"
    return [
        Route(path, answered(show), methods=["GET"]),
        Route(path, answered(save), methods=["POST"]),
    ]


def _first_page(
    request: Request, shown: Mapping[str, object], problems: tuple[str, ...] = (), *, status: int = 200
) -> Response:
    return page(request, "new/start.html", {"is_away": False, "problems": problems, **shown}, status)


def _request_id(form: Form) -> str:
    """Of this browser and this showing of the page: nobody else can make it, and it is the same twice."""
    said = f"{form.get(FIELD)} {form.get('nonce') or secrets.token_urlsafe(16)}"
    letters = base64.b32encode(hashlib.sha256(said.encode()).digest()).decode().lower()
    return f"web-{letters[:_ID_LETTERS]}"


def _standing(report: DraftReport, base: str) -> dict[str, object]:
    steps = progress_of(report)
    next_step = next((each.step for each in steps if each.progress is not Progress.DONE), Step.REVIEW)
    deadline = day_and_zone(local_day(report.deadline, _ZONE), _ZONE)
    return {"base": base, "steps": steps, "next_step": next_step, "deadline": deadline, "report": report}
