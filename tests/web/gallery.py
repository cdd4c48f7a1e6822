"""Every page of ours in every state that it is shown in otherwise, at the address that it really has.

What a page says comes from states that tests set in place of Temporal; routes, templates and links are those
of `porting web`. Each link leads to the state that it names: `/r/<link to "rejected">`.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.domain.errors import PortingError
from porting.domain.help import Topic
from porting.domain.loa_signing import LoaFacts
from porting.domain.port_order import Portability
from porting.domain.port_request import Documents, PortRequest
from porting.links import Purpose
from porting.temporal.client import TemporalUnavailableError
from starters.web.app import Receiver, create_app
from starters.web.new.answers import AnswerPages
from starters.web.new.drafts import Drafts
from starters.web.new.pages import DraftPages
from starters.web.new.papers import PaperPages
from starters.web.new.portability import SharedPortability
from starters.web.new.review import Point, Review, Reviews
from starters.web.new.submission import SubmissionPage
from starters.web.page import page
from starters.web.rates import Rates
from starters.web.refusals import RefusedError
from starters.web.site import Site
from starters.web.status.answers import FIELDS
from starters.web.status.knowledge import Known, Requests
from starters.web.status.pages import StatusPages, page_of
from starters.web.status.shown import Again
from starters.web.status.signing import Signing, SigningPages, to_be_signed
from tests.builders import SECOND_NUMBER, TOLL_FREE, a_document, a_port_request
from tests.web.draft_states import DRAFTS
from tests.web.status_states import STATES
from workflows.draft_report import DraftReport

_LOA = a_document("loa")
_FORM_STEPS = ("", "numbers", "company", "account", "address", "documents", "letter", "review")
_REFUSED = (
    "403/form_token",
    "408/too_slow",
    "410/mail_link_expired",
    "413/too_large",
    "429/too_often",
    "500/failed",
    "503/busy",
)


class _Requests(Requests):
    """Port requests that are at whatever a link names."""

    def __init__(self) -> None:
        super().__init__(lambda: None)

    async def known(self, request_id: str) -> Known:
        if request_id == "away":
            raise TemporalUnavailableError("the Temporal server is away")
        return STATES[request_id]

    async def corrected(self, request_id: str) -> PortRequest:
        return a_port_request(documents=Documents(loa=_LOA))


class _Drafts(Drafts):
    async def report(self, request_id: str) -> DraftReport:
        state = DRAFTS[request_id]
        if isinstance(state, PortingError):
            raise state
        return state


class _Portability(SharedPortability):
    """One number moves, one does not, and of the others nobody knows it yet."""

    async def of(self, numbers: Sequence[str]) -> dict[str, Portability]:
        answers = {
            SECOND_NUMBER: Portability(number=SECOND_NUMBER, portable=True),
            TOLL_FREE: Portability(number=TOLL_FREE, portable=False, why_not="no agreement with its carrier"),
        }
        return {number: answers[number] for number in numbers if number in answers}


class _Reviews(Reviews):
    """As if the papers had been read: that takes the time of all pages here."""

    async def of(self, report: DraftReport) -> Review:
        if not report.is_complete:
            return await super().of(report)
        problems = tuple(Point(text, f"/{name}", Topic.DOCUMENTS) for name, text in report.problems.items())
        return Review(problems, (Point("The account number on the bill is hard to read.", "/documents"),))


class _Submission(SubmissionPage):
    def __init__(self, drafts: Drafts, portability: SharedPortability) -> None:
        super().__init__(drafts, portability)
        self._reviews = _Reviews(drafts.site)


class _DraftPages(DraftPages):
    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self._drafts, self._portability = _Drafts(site), _Portability(site.settings)
        self._answers = AnswerPages(self._drafts, self._portability)
        self._papers = PaperPages(self._drafts)
        self._submission = _Submission(self._drafts, self._portability)


@dataclass(frozen=True)
class Gallery:
    site: Site

    def app(self) -> Starlette:
        status = StatusPages(self.site)
        status.requests = _Requests()
        app = create_app(Receiver(self.site.settings), self.site)
        app.router.routes[:0] = [
            Route("/refused/{status:int}/{reason}", _refused),
            Route("/told/{page}", _told),
            Route("/r/{token}/once-more/{how}", _once_more),
            *status.routes(),
            *SigningPages(status).routes(),
            *_DraftPages(self.site).routes(),
        ]
        return app

    def pages(self) -> Mapping[str, str]:
        """The path of each page, by a name for the tests."""
        return {**_for_everybody(), **self._of_requests(), **self._of_drafts()}

    def _of_requests(self) -> dict[str, str]:
        rejected, dated = self._link("rejected"), self._link("port_date_confirmed")
        asked = self._link("documents_rejected")
        return {
            **{f"request, {name}": self._link(name) for name in STATES},
            "request, Temporal is away": self._link("away"),
            "request, link expired": self._link("rejected", age=timedelta(days=90)),
            "request, answer taken": f"{self._link('awaiting_losing_carrier')}?sent=answer",
            "request, date wished": f"{dated}?sent=date",
            "request, numbers confirmed": f"{self._link('completed')}?sent=confirm",
            "request, before canceling": f"{dated}/cancel",
            "request, answer with mistakes": f"{self._link('everything_asked')}/once-more/mistakes",
            "request, answer not needed": f"{rejected}/once-more/over",
            "request, answer not sent": f"{rejected}/once-more/away",
            "request, letter to sign": f"{asked}/once-more/sign",
            "request, letter signed": f"{asked}/signed/{_LOA.sha256}",
        }

    def _of_drafts(self) -> dict[str, str]:
        links = {name: self._link(name, Purpose.DRAFT) for name in DRAFTS}
        steps = {
            f"draft, {name}, {step or 'all steps'}": f"{links[name]}/{step}".rstrip("/")
            for name in ("begun", "whole")
            for step in _FORM_STEPS
        }
        some = {
            "reading": ("documents", "review"),
            "read": ("documents", "address", "letter"),
            "came-by-mail": ("", "company", "account", "address", "documents", "review"),
            "refused": ("", "address", "review"),
            **dict.fromkeys(("submitted", "discarded", "expired", "away", "gone"), ("",)),
        }
        return steps | {
            f"draft, {name}, {step or 'all steps'}": f"{links[name]}/{step}".rstrip("/")
            for name, shown in some.items()
            for step in shown
        }

    def _link(self, name: str, purpose: Purpose = Purpose.STATUS, age: timedelta = timedelta()) -> str:
        assert self.site.links
        return f"/{purpose}/{self.site.links.token(purpose, name, datetime.now(UTC) - age)}"


def a_gallery(site: Site) -> Gallery:
    async def renew(_purpose: Purpose, _subject: str) -> None:
        return None

    site.renew_link = renew
    # Nobody asks too often: an hour passes with each question.
    site.rates = Rates(clock=itertools.count(step=3600).__next__)
    return Gallery(site)


def _for_everybody() -> dict[str, str]:
    paths = sorted({topic.partition("#")[0] for topic in Topic})
    shown = {path: path for path in ("/", "/new", *paths, "/nowhere", "/r/a-link-of-nobody")}
    told = ("begun_with_mistakes", "begun_while_away", "link_renewed", "mail_to_confirm", "mail_confirmed")
    refused = {f"refused, {name}": f"/refused/{name}" for name in _REFUSED}
    return shown | refused | {name.replace("_", " "): f"/told/{name}" for name in told}


async def _refused(request: Request) -> Response:
    raise RefusedError(request.path_params["status"], request.path_params["reason"])


async def _told(request: Request) -> Response:
    start = {"nonce": "", "text": "five one two", "is_away": False, "problems": ()}
    mail = {"company": "Acme Plumbing LLC", "request_id": "acme-0001", "day": "November 20", "pdfs": 3}
    pages: dict[str, tuple[str, dict[str, object]]] = {
        "begun_with_mistakes": (
            "new/start.html",
            {**start, "problems": ("“five one two” is not a number.",)},
        ),
        "begun_while_away": ("new/start.html", {**start, "is_away": True}),
        "link_renewed": ("link_renewed.html", {}),
        "mail_to_confirm": ("mail_confirmation.html", mail),
        "mail_confirmed": ("mail_confirmed.html", {"is_new": True}),
    }
    return page(request, *pages[request.path_params["page"]])


async def _once_more(request: Request) -> Response:
    """What a form is answered with that was not taken."""
    how, known = request.path_params["how"], STATES["everything_asked"]
    if how == "sign":
        facts = LoaFacts.of(a_port_request())
        return await to_be_signed(request, Signing(known, facts, ""), {}, {"signature.name": "Not this one."})
    if how == "mistakes":
        names = [name for fields in FIELDS.values() for name in fields]
        again = Again(known.view.asks[0].order or "", {}, dict.fromkeys(names, "This cannot be right."))
        return page_of(request, known, again=again)
    known = STATES["rejected"]
    return page_of(request, known, again=Again(known.view.asks[0].order or "", {}, refused=how))
