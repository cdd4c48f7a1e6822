"""The admin page: every order, and a form for everything that upstream could answer. Needs no JavaScript."""

from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import ValidationError
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from porting.sandbox.admin import Act, Desk, Instruction, summary
from porting.sandbox.faults import Fault, FaultKind, Faults, Operation
from porting.sandbox.scenarios import SCENARIOS, table
from porting.sandbox.upstream import RefusedError
from porting.sandbox.webhooks import Outbox, WebhookMode, Webhooks

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    "Cache-Control": "no-store",
}


class Page:
    """The page's routes; `changed` is called after everything that somebody chose."""

    def __init__(self, desk: Desk, outbox: Outbox, faults: Faults, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._outbox = outbox
        self._faults = faults
        self._changed = changed
        self._template = Environment(
            loader=PackageLoader("porting.sandbox", "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/", self.overview),
            Route("/orders/{pon}", self.order, methods=["GET"]),
            Route("/orders/{pon}", self.act, methods=["POST"]),
            Route("/webhooks", self.choose_webhooks, methods=["POST"]),
            Route("/faults", self.add_fault, methods=["POST"]),
            Route("/faults/clear", self.clear_faults, methods=["POST"]),
        ]

    async def overview(self, _: Request) -> Response:
        return self._overview()

    async def order(self, request: Request) -> Response:
        return self._order(request.path_params["pon"])

    async def act(self, request: Request) -> Response:
        pon = request.path_params["pon"]
        try:
            self._desk.act(pon, _instruction(await request.form()))
        except RefusedError as error:
            return self._order(pon, error.message, error.status)
        except ValidationError:
            return self._order(pon, "That is not a date, a number or an act.", 422)
        self._changed()
        return RedirectResponse(request.url.path, 303)

    async def choose_webhooks(self, request: Request) -> Response:
        given = await request.form()
        try:
            self._outbox.choose(Webhooks.model_validate(dict(given)))
        except ValidationError:
            return self._overview("The delay is a number of seconds up to a day.", 422)
        return RedirectResponse("/", 303)

    async def add_fault(self, request: Request) -> Response:
        given = await request.form()
        try:
            self._faults.add(Fault.model_validate(dict(given)))
        except ValidationError:
            return self._overview("Calls and seconds are whole numbers.", 422)
        return RedirectResponse("/", 303)

    async def clear_faults(self, _: Request) -> Response:
        self._faults.clear()
        return RedirectResponse("/", 303)

    def _overview(self, problem: str = "", status: int = 200) -> Response:
        return self._shown(
            "overview.html",
            status,
            problem=problem,
            orders=[summary(order) for order in self._desk.orders()],
            webhooks=self._outbox.webhooks,
            webhook_modes=list(WebhookMode),
            deliveries=self._outbox.latest()[:8],
            faults=self._faults.waiting(),
            operations=list(Operation),
            fault_kinds=list(FaultKind),
            scenarios=table(),
        )

    def _order(self, pon: str, problem: str = "", status: int = 200) -> Response:
        return self._shown(
            "order.html",
            status,
            problem=problem,
            order=self._desk.shown(self._desk.order(pon)),
            acts=Act,
            codes=sorted({code for scenario in SCENARIOS for code in scenario.codes}),
        )

    def _shown(self, template: str, status: int, **content: object) -> Response:
        return HTMLResponse(self._template.get_template(template).render(content), status, _HEADERS)


def _instruction(form: FormData) -> Instruction:
    """Empty fields of the form are absent; codes may be ticked, and written with commas between."""
    written = str(form.get("other_codes", "")).split(",")
    codes = [str(code).strip() for code in (*form.getlist("codes"), *written) if str(code).strip()]
    given = {name: form[name] for name in ("act", "port_date", "number") if form.get(name)}
    return Instruction.model_validate({**given, "codes": codes})
