"""The steps that are made of fields: the numbers, and what is typed about company, account and address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from porting.domain.checks.request import normal_number
from porting.domain.phone_number import NumberType, in_words
from porting.domain.port_draft import DraftChange, address_mark
from porting.domain.port_request import SealedPin
from porting.domain.request_fields import PIN
from starters.web.forms import Form, FormLimits, verified_form
from starters.web.new import fields, numbers
from starters.web.new.drafts import Drafts, DraftsAwayError
from starters.web.new.opened import Opened, opened, redirect
from starters.web.new.portability import SharedPortability
from starters.web.new.steps import FIELDS, Step, anchor_of
from starters.web.new.view import change_taken, step_view
from starters.web.page import page
from starters.web.rates import NAMING
from starters.web.site import site_of
from starters.web.wording import texts_for
from workers.wiring import pin_seal
from workflows.draft_report import DraftReport

#: 500 numbers, each with its type.
_NUMBERS = FormLimits(files=0, fields=1100)
_ANSWERS = FormLimits(files=0, fields=60)
_LONGEST_PIN = 64
_EMAIL = "contact.email"
_TAKE, _ADD, _NO_PIN = "take", "add", "no_pin"


@dataclass(frozen=True)
class AnswerPages:
    drafts: Drafts
    portability: SharedPortability

    async def numbers(self, request: Request) -> Response:
        draft = opened(request, self.drafts)
        return await self._numbers(draft, await draft.report())

    async def save_numbers(self, request: Request) -> Response:
        draft = opened(request, self.drafts)
        async with verified_form(request, _NUMBERS) as form:
            text = form.get("numbers") or ""
            given, t = numbers.typed(text), texts_for(request)
            report = await draft.report_if_there()
            if report is None:
                return await self._numbers(draft, None, text, status=503)
            wanted = numbers.with_taken(given.numbers, form.all(_ADD), report)
            problems = given.problems or ((t.plain("new.numbers.none"),) if not wanted else ())
            if numbers.is_too_many(wanted):
                problems = (t.plain("new.numbers.too_many"),)
            if problems:
                return await self._numbers(draft, report, text, problems, status=422)
            before = numbers.numbers_of(report)
            types = {**numbers.types_of(report), **_types_in(form)}
            change = DraftChange(fields=numbers.fields_of(wanted, types, len(before)))
            try:
                await draft.save(change)
            except DraftsAwayError:
                return await self._numbers(draft, report, text, status=503)
        is_new = set(wanted) - set(before)
        return redirect(f"{draft.base}/{Step.NUMBERS if is_new else Step.NUMBERS.following}")

    async def fields(self, request: Request) -> Response:
        draft = opened(request, self.drafts)
        step = _step(request)
        return _page(draft, step, step_view(step, draft.base, await draft.report()))

    async def save_fields(self, request: Request) -> Response:
        draft, step = opened(request, self.drafts), _step(request)
        async with verified_form(request, _ANSWERS) as form:
            given = {name: value for name in FIELDS[step] if (value := form.get(name)) is not None}
            report = await draft.report_if_there()
            errors = _errors(request, given, form.get(PIN) or "")
            taken = change_taken(form.all(_TAKE), report) if report else {}
            errors = {name: text for name, text in errors.items() if name not in taken}
            if not errors and report and _is_named_too_often(request, given, report):
                errors = {_EMAIL: texts_for(request).plain("new.problems.often")}
            again: dict[str, Any] = {"typed": given, "errors": errors}
            if report is None:
                return _page(draft, step, step_view(step, draft.base, None, is_away=True, **again), 503)
            if errors:
                return _page(draft, step, step_view(step, draft.base, report, **again), 422)
            try:
                await self._keep(draft, report, given, form, taken)
            except DraftsAwayError:
                return _page(draft, step, step_view(step, draft.base, report, is_away=True, **again), 503)
        if taken:
            return redirect(f"{draft.base}/{step}#{anchor_of(next(iter(taken)))}")
        return redirect(f"{draft.base}/{step.following}")

    async def _keep(
        self,
        draft: Opened,
        report: DraftReport,
        given: Mapping[str, str],
        form: Form,
        taken: Mapping[str, str | None],
    ) -> None:
        known = {each.field: each for each in report.known}
        had = (form.get("had") or "").split()
        changed: dict[str, str | None] = {**fields.changes(given, had, known), **taken}
        if form.get(_NO_PIN):
            changed[PIN] = None
        pin = self._sealed(draft, form.get(PIN) or "")
        if changed or pin:
            await draft.save(DraftChange(fields=changed, pin=pin))

    def _sealed(self, draft: Opened, pin: str) -> SealedPin | None:
        """From here on nobody reads it but the activity that sends it upstream."""
        if not pin:
            return None
        return pin_seal(site_of(draft.request).settings).seal(pin, draft.request_id)

    async def _numbers(
        self,
        draft: Opened,
        report: DraftReport | None,
        text: str | None = None,
        problems: tuple[str, ...] = (),
        *,
        status: int = 200,
    ) -> Response:
        given = numbers.numbers_of(report) if report else ()
        there = numbers.shown(report, {}) if report else ()
        answers = await self.portability.of([each.number for each in there])
        shown = {
            "view": step_view(Step.NUMBERS, draft.base, report, is_away=status == 503),
            "text": "\n".join(_readable(each) for each in given) if text is None else text,
            "problems": problems or (() if text is not None else numbers.typed("\n".join(given)).problems),
            "numbers": numbers.shown(report, answers) if report else (),
            "offered": numbers.offered(report, numbers.typed(text or "").numbers) if report else (),
        }
        return page(draft.request, "new/numbers.html", shown, status)


def _page(draft: Opened, step: Step, view: Any, status: int = 200) -> Response:
    return page(draft.request, f"new/{step}.html", {"view": view}, status)


def _step(request: Request) -> Step:
    return Step(request.url.path.rpartition("/")[2])


def _readable(number: str) -> str:
    normal = normal_number(number)
    return in_words(normal) if normal else number


def _types_in(form: Form) -> dict[str, NumberType]:
    """By number, of the choices `type.+15125550100`."""
    types = {
        name.removeprefix("type."): numbers.kind_of(value)
        for name, value in form.fields.items()
        if name.startswith("type.")
    }
    return {number: kind for number, kind in types.items() if kind}


def _is_named_too_often(request: Request, given: Mapping[str, str], report: DraftReport) -> bool:
    """Whether the address that the draft is to write to from now on has been given for many others."""
    email, known = given.get(_EMAIL), {each.field: each.value for each in report.known}
    if not email or email == known.get(_EMAIL):
        return False
    return site_of(request).wait(NAMING, address_mark(email)) is not None


def _errors(request: Request, given: Mapping[str, str], pin: str) -> dict[str, str]:
    t = texts_for(request)
    errors = {
        name: t.plain(f"new.problems.{problem}") if t.has(f"new.problems.{problem}") else problem
        for name, problem in fields.problems(given).items()
    }
    if len(pin) > _LONGEST_PIN:
        errors[PIN] = t.plain("new.problems.pin")
    return errors
