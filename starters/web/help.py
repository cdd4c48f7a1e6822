"""The help: made from the tables that the checks, the mails and the workflow go by."""

import asyncio
from datetime import timedelta
from functools import cache, partial
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from porting.domain.calendar import Country
from porting.domain.checks.ages import AgeLimit
from porting.domain.checks.explained import About, explained
from porting.domain.help import Topic, anchor
from porting.domain.policy import REAL_DAY, Policy
from porting.domain.rejection import RULES, ReasonCode, ReasonRule
from porting.domain.rejection.rules import IN_CANADA
from porting.domain.status import ActionBy
from porting.settings import Settings
from starters.web.page import page
from starters.web.refusals import RefusedError
from starters.web.site import site_of
from starters.web.wording import Texts, texts_for
from workers.documents import blank_loa

_KEPT_FOR = timedelta(minutes=5)
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
#: People say 48 hours, 7 days, 4 weeks.
_DAYS_FROM, _WEEKS_FROM = 3, 14
_ABOUT: tuple[About, ...] = ("any", "loa", "csr", "bill", "request")
_WHO = (ActionBy.CUSTOMER, ActionBy.SUPPORT, ActionBy.NOBODY)
#: What else helps with a reason: a topic, and the name of its title.
_SEE_ALSO = {
    anchor(code): [(topic, title)]
    for topic, title, codes in (
        (
            Topic.CSR,
            "csr.heading",
            (
                ReasonCode.ALL_DATA_MISMATCH,
                ReasonCode.NAME_MISMATCH,
                ReasonCode.ADDRESS_MISMATCH,
                ReasonCode.RESOLD_ACCOUNT,
            ),
        ),
        (Topic.LOA, "loa.heading", (ReasonCode.UNAUTHORIZED_SIGNATURE, ReasonCode.LOA_NOT_ACCEPTED)),
        (Topic.PIN, "account.pin.heading", (ReasonCode.WRONG_PIN,)),
        (Topic.ACCOUNT_NUMBER, "account.account_number.heading", (ReasonCode.ACCOUNT_NUMBER_INCORRECT,)),
        (Topic.BTN, "account.btn.heading", (ReasonCode.INVALID_BTN, ReasonCode.MAIN_BTN_PORTING)),
        (Topic.GOOGLE_VOICE, "account.google_voice.heading", (ReasonCode.GOOGLE_VOICE_LOCKED,)),
        (Topic.KEEP_OPEN, "account.keep_open.heading", (ReasonCode.NUMBER_INACTIVE,)),
        (Topic.UNPORTABLE, "unportable.heading", (ReasonCode.NUMBER_UNPORTABLE,)),
    )
    for code in codes
}
#: Name of the file, as docs/loa.md has it -> what makes it.
FORMS = {
    "LOA-US": partial(blank_loa, "US"),
    "LOA-CA": partial(blank_loa, "CA"),
    "LOA-CA-FR": partial(blank_loa, "CA", language="fr"),
    "LOA-US-TF": partial(blank_loa, "US", toll_free=True),
    "LOA-CA-TF": partial(blank_loa, "CA", toll_free=True),
    "LOA-CA-TF-FR": partial(blank_loa, "CA", toll_free=True, language="fr"),
}


def routes() -> list[Route]:
    return [
        Route(Topic.ALL, _all),
        Route(Topic.STEPS, _steps),
        Route(Topic.DOCUMENTS, _documents),
        Route(Topic.CHECKS, _checks),
        Route(Topic.CSR, _csr),
        Route(Topic.LOA, _loa),
        Route(f"{Topic.LOA}/{{form}}.pdf", _form),
        Route(Topic.REJECTIONS, _rejections),
        Route(Topic.ACCOUNT, _account),
        Route(Topic.UNPORTABLE, _unportable),
    ]


async def _all(request: Request) -> Response:
    topics = (
        Topic.STEPS,
        Topic.DOCUMENTS,
        Topic.LOA,
        Topic.CSR,
        Topic.CHECKS,
        Topic.REJECTIONS,
        Topic.ACCOUNT,
        Topic.UNPORTABLE,
    )
    return _shown(request, "all", topics=[(topic, topic.name.lower()) for topic in topics])


async def _steps(request: Request) -> Response:
    spans = durations(_settings(request).policy)
    texts = texts_for(request)
    return _shown(request, "steps", **{name: in_words(texts, span) for name, span in spans.items()})


async def _documents(request: Request) -> Response:
    return _shown(request, "documents", ages=_ages(_settings(request)))


async def _checks(request: Request) -> Response:
    groups = [(about, [(anchor(code), each) for code, each in explained(about).items()]) for about in _ABOUT]
    return _shown(request, "checks", groups=groups)


async def _csr(request: Request) -> Response:
    return _shown(request, "csr")


async def _loa(request: Request) -> Response:
    return _shown(request, "loa", forms=list(FORMS), ages=_ages(_settings(request)))


async def _form(request: Request) -> Response:
    """An empty letter as a PDF."""
    name = request.path_params["form"]
    if name not in FORMS:
        raise RefusedError(404, "")
    content = await asyncio.to_thread(_made, name)
    headers = {
        "Cache-Control": f"public, max-age={int(_DAY.total_seconds())}",
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
    }
    return Response(content, media_type="application/pdf", headers=headers)


async def _rejections(request: Request) -> Response:
    reasons = [_reason(code) for code in RULES]
    groups = [(who, [each for each in reasons if each["acts"] == who]) for who in _WHO]
    return _shown(request, "rejections", groups=groups, see_also=_SEE_ALSO)


async def _account(request: Request) -> Response:
    return _shown(request, "account", wrong_pin=_in_words(ReasonCode.WRONG_PIN))


async def _unportable(request: Request) -> Response:
    return _shown(request, "unportable")


def durations(policy: Policy) -> dict[str, timedelta]:
    """How long each part of the process may take, in real days also where days are played faster."""
    real = policy.with_a_day_of(REAL_DAY)
    return {
        "review": real.document_review_expected,
        "approval": real.backbone_approval_expected,
        "submission": real.carrier_submission_expected,
        "response": real.losing_carrier_response_expected,
        "cut_off": real.date_change_cut_off,
        "lifetime": real.request_lifetime,
        "reminder": real.first_reminders[0],
    }


def in_words(texts: Texts, span: timedelta) -> Markup:
    """`24 hours`, `7 days`, `4 weeks`: rounded to hours, and to days from three on."""
    days = round(span / _DAY)
    if days >= _WEEKS_FROM and days % 7 == 0:
        return texts.count("help.span.weeks", days // 7)
    if days >= _DAYS_FROM:
        return texts.count("help.span.days", days)
    return texts.count("help.span.hours", max(round(span / _HOUR), 1))


def _shown(request: Request, name: str, **context: Any) -> Response:
    return page(request, f"help/{name}.html", {"name": name, **context}, kept_for=_KEPT_FOR)


def _settings(request: Request) -> Settings:
    return site_of(request).settings


def _ages(settings: Settings) -> dict[str, list[AgeLimit]]:
    """The limits, the one for everything first."""
    limits = settings.age_limits
    return {"loa": _general_first(limits.loa), "bill": _general_first(limits.bill)}


def _general_first(limits: tuple[AgeLimit, ...]) -> list[AgeLimit]:
    return sorted(limits, key=lambda limit: not limit.is_for_everything)


def _reason(code: ReasonCode) -> dict[str, Any]:
    rules = _in_words(code)
    return {
        "anchor": anchor(code),
        "acts": RULES[code].acts,
        "us": rules["US"],
        "ca": rules["CA"] if rules["CA"] != rules["US"] else None,
    }


def _in_words(code: ReasonCode) -> dict[Country, ReasonRule]:
    return {"US": RULES[code], "CA": IN_CANADA.get(code, RULES[code])}


@cache
def _made(form: str) -> bytes:
    """The same bytes each time, so they are made once."""
    return FORMS[form]()
