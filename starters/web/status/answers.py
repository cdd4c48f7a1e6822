"""What a customer has filled in, as the message that it becomes."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from porting.domain.checks.request import normal_number
from porting.domain.errors import InvalidRequestError
from porting.domain.port_request import Documents
from porting.ports import DocumentStore, DocumentStores, PinSeal
from starters.correction import payload
from starters.web.forms import Form
from starters.web.status.asks import Ask, Part
from starters.web.typed import LONGEST, is_day, region_of
from starters.web.wording import Texts

#: Who the timeline says has sent it.
BY = "the customer on the page"
PIN = "losing_carrier.pin"
#: The fields of each part of the form, by their names in REQUEST.json.
FIELDS: dict[Part, tuple[str, ...]] = {
    Part.PIN: (PIN,),
    Part.ACCOUNT_NUMBER: ("losing_carrier.account_number",),
    Part.BTN: ("losing_carrier.billing_telephone_number",),
    Part.REMAINING: ("remaining_numbers", "new_billing_telephone_number"),
    Part.USER: ("authorized_user.first_name", "authorized_user.last_name"),
    Part.ADDRESS: (
        "service_address.street",
        "service_address.unit",
        "service_address.city",
        "service_address.region",
        "service_address.postal_code",
    ),
    Part.LOA: ("documents.loa",),
    Part.CSR: ("documents.csr",),
    Part.BILL: ("documents.bill",),
    Part.DATE: ("requested_port_date",),
    Part.DONE: ("resolved",),
    Part.DETAILS: ("note",),
}
_FILES = frozenset({Part.LOA, Part.CSR, Part.BILL})
_NUMBERS = frozenset({"losing_carrier.billing_telephone_number", "new_billing_telephone_number"})
_REMAINING = frozenset({"none", "keep", "disconnect"})
_LONGEST_NOTE, _LONGEST_PIN = 2000, 100


class AnswerRefusedError(Exception):
    """What was filled in cannot be sent; `problems` says why at each field."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__("the form has to be mended")
        self.problems = problems


@dataclass(frozen=True)
class Edge:
    """Where what may not be read by others stays."""

    stores: DocumentStores
    pins: PinSeal


async def correction(form: Form, ask: Ask, request_id: str, edge: Edge, texts: Texts) -> dict[str, Any]:
    """The message `resubmit`: documents are put into the store and the PIN is sealed before.

    Raises: `AnswerRefusedError`.
    """
    given = _given(form, ask.parts)
    problems = {name: texts.plain(problem) for name, problem in _problems(form, ask, given)}
    if problems:
        raise AnswerRefusedError(problems)
    documents = await _stored(form, ask.parts, edge.stores.of(request_id))
    others = {
        "resolved": given.pop("resolved", "") == "yes",
        "note": given.pop("note", ""),
        "numbers": list(ask.numbers),
        "by": BY,
    }
    try:
        return await asyncio.to_thread(payload, given, documents, request_id, edge.pins, **others)
    except InvalidRequestError as error:
        unclear = texts.plain("status.problems.unclear")
        raise AnswerRefusedError(dict.fromkeys(error.problems, unclear)) from None


def kept(form: Form) -> dict[str, str]:
    """What the form is filled in with when it is shown again: never the PIN."""
    return {name: value for name, value in form.fields.items() if name != PIN}


def _given(form: Form, parts: Iterable[Part]) -> dict[str, str]:
    names = [name for part in parts if part not in _FILES for name in FIELDS[part]]
    given = {name: value for name in names if (value := form.get(name))}
    if region := given.get("service_address.region"):
        given["service_address.region"] = region_of(region) or region
    return given


def _problems(form: Form, ask: Ask, given: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Field, and the name of the text that says what is wrong with it."""
    files = [upload for part in ask.parts if part in _FILES if (upload := form.upload(FIELDS[part][0]))]
    if not given and not files and ask.parts:
        yield FIELDS[ask.parts[0]][0], "status.problems.nothing"
    for file in files:
        if file.problem:
            yield file.field, f"common.upload.{file.problem}"
    for name, value in given.items():
        if problem := _problem(name, value):
            yield name, f"status.problems.{problem}"


def _problem(name: str, value: str) -> str | None:
    longest = {PIN: _LONGEST_PIN, "note": _LONGEST_NOTE}.get(name, LONGEST)
    if len(value) > longest:
        return "too_long"
    if name in _NUMBERS and normal_number(value) is None:
        return "number"
    if name == "remaining_numbers" and value not in _REMAINING:
        return "unclear"
    if name == "service_address.region" and region_of(value) is None:
        return "region"
    if name == "requested_port_date" and not is_day(value):
        return "day"
    return None


async def _stored(form: Form, parts: Iterable[Part], store: DocumentStore) -> Documents:
    references = {}
    for part in _FILES.intersection(parts):
        if upload := form.upload(FIELDS[part][0]):
            references[part.value] = await asyncio.to_thread(store.put, await upload.content())
    return Documents(**references)


#: What the request says where it does not take a message -> the text that says so to its customer.
_REFUSALS = (
    ("nothing that is wrong was changed", "same"),
    ("nothing that the rejection of", "same"),
    ("nothing waits for a correction", "over"),
    ("the request has ended", "over"),
    ("is in the past", "date_past"),
    ("days away", "date_far"),
    ("is the port date of", "date_same"),
    ("can be changed until", "date_late"),
    ("has not come yet", "not_yet"),
    ("no number waits to be confirmed", "over"),
    ("has no numbers to confirm", "over"),
    ("nothing left to cancel", "moved"),
)


def refused_because(words: str) -> str:
    """The name of the text that says to a customer what the request's own `words` say."""
    return next((name for fragment, name in _REFUSALS if fragment in words), "other")
