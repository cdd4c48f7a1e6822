"""The last step: what the draft would be sent back for, and its submission."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from porting.domain.checks.request import normal_number
from porting.domain.errors import InvalidRequestError
from porting.domain.phone_number import in_words
from starters.web.forms import WITHOUT_FILES, verified_form
from starters.web.new.drafts import Drafts, DraftsAwayError
from starters.web.new.numbers import numbers_of, shown
from starters.web.new.opened import Opened, opened, redirect, status_path
from starters.web.new.portability import SharedPortability
from starters.web.new.review import Review, Reviews
from starters.web.new.steps import Step
from starters.web.new.view import answer_of, label_of, step_view, summary
from starters.web.page import page
from starters.web.site import site_of
from starters.web.wording import texts_for
from workflows.draft_report import DraftReport


class SubmissionPage:
    def __init__(self, drafts: Drafts, portability: SharedPortability) -> None:
        self._drafts = drafts
        self._portability = portability
        self._reviews = Reviews(drafts.site)

    async def show(self, request: Request) -> Response:
        draft = opened(request, self._drafts)
        return await self._page(draft, await draft.report())

    async def submit(self, request: Request) -> Response:
        """Submitted twice it is one port request; where something is in its way, the page says what."""
        draft = opened(request, self._drafts)
        async with verified_form(request, WITHOUT_FILES):
            try:
                await self._drafts.submit(draft.request_id)
            except InvalidRequestError:
                return await self._page(draft, await draft.report(), status=422)
            except DraftsAwayError:
                return await self._page(draft, await draft.report_if_there(), status=503)
        links = site_of(request).links
        assert links is not None  # noqa: S101 - the page was opened with one
        return redirect(status_path(links, draft.request_id))

    async def _page(self, draft: Opened, report: DraftReport | None, *, status: int = 200) -> Response:
        view = step_view(Step.REVIEW, draft.base, report, errors={}, is_away=status == 503)
        context: dict[str, Any] = {"view": view, "review": Review(), "report": report}
        if report is not None:
            context |= {"review": await self._reviews.of(report), **await self._said(draft, report)}
        return page(draft.request, "new/review.html", context, status)

    async def _said(self, draft: Opened, report: DraftReport) -> dict[str, Any]:
        t, there = texts_for(draft.request), shown(report, {})
        answers = await self._portability.of([each.number for each in there])
        return {
            "numbers": [in_words(n) if normal_number(n) else n for n in numbers_of(report)],
            "unportable": [
                in_words(each.number) for each in shown(report, answers) if each.portable is False
            ],
            "summary": [
                (step, [(label_of(t, name), answer_of(t, name, value)) for name, value in facts])
                for step, facts in summary(report)
            ],
        }
