"""A draft that somebody has opened with its link."""

from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from porting.domain.errors import KeyErasedError
from porting.domain.port_draft import DraftChange
from porting.links import Links, Purpose
from starters.web.handles import Handle, answering
from starters.web.links import held_link
from starters.web.new.drafts import DraftClosedError, Drafts, DraftsAwayError, NoDraftError
from starters.web.refusals import RefusedError
from workflows.draft_report import DraftReport, DraftStatus

_SOON = {"Retry-After": "30"}


@dataclass(frozen=True)
class Opened:
    request: Request
    drafts: Drafts
    request_id: str
    mailed_to: str = ""
    """What marks the mail address that the link was sent to; empty: none."""

    async def save(self, change: DraftChange) -> None:
        """Tell the draft, and by which link it was told. Raises: as `Drafts.fill_in`."""
        await self.drafts.fill_in(
            self.request_id, change.model_copy(update={"mailed_to": self.mailed_to or None})
        )

    @property
    def base(self) -> str:
        """The draft's own address."""
        return f"/new/{self.request.path_params['token']}"

    async def report(self) -> DraftReport:
        """Raises: `DraftsAwayError`, `NoDraftError`, `DraftClosedError` where it is no draft any more."""
        report = await self.drafts.report(self.request_id)
        if report.status is not DraftStatus.DRAFT:
            raise DraftClosedError(report.status)
        return report

    async def report_if_there(self) -> DraftReport | None:
        """None: nobody answers just now."""
        try:
            return await self.report()
        except DraftsAwayError:
            return None


def opened(request: Request, drafts: Drafts) -> Opened:
    """Raises: what `held_link` raises."""
    held = held_link(request, Purpose.DRAFT)
    return Opened(request, drafts, held.subject, held.mailed_to)


def status_path(links: Links, request_id: str) -> str:
    """The page of the port request that a draft has become."""
    return f"/{Purpose.STATUS}/{links.token(Purpose.STATUS, request_id, datetime.now(UTC))}"


def redirect(path: str) -> Response:
    """To another page of ours, by GET."""
    return RedirectResponse(path, 303, {"Cache-Control": "no-store"})


def answered(handle: Handle) -> Handle:
    """`handle`, with a page for each way in which a draft cannot be shown."""
    return answering(
        handle,
        ((NoDraftError, KeyErasedError), _gone),
        ((DraftsAwayError,), _away),
        ((DraftClosedError,), lambda request: redirect(f"/new/{request.path_params['token']}")),
    )


def _gone(_request: Request) -> Response:
    raise RefusedError(404, "draft_gone")


def _away(_request: Request) -> Response:
    raise RefusedError(503, "draft_away", _SOON)
