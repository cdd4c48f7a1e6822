"""The names that the page's templates have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from porting.domain.phone_number import in_words as number_in_words
from porting.domain.status import ActionBy, PortStatus
from starters.web.help import durations, in_words
from starters.web.status.answers import FIELDS
from starters.web.status.asks import Ask, Part, Point
from starters.web.status.invitation import PortDay
from starters.web.status.knowledge import Known
from starters.web.status.steps import Step
from starters.web.status.view import OrderShown, View
from starters.web.status.words import Words
from starters.web.wording import Texts

#: Steps that usually take a time; the names are those of `durations`.
_USUAL = {
    Step.DOCUMENTS: "review",
    Step.APPROVAL: "approval",
    Step.SUBMISSION: "submission",
    Step.RESPONSE: "response",
}
#: Statuses that read otherwise where the customer has nothing to do.
_OURS = frozenset({PortStatus.REJECTED, PortStatus.AWAITING_TRANSFER_CONFIRMATION})


@dataclass(frozen=True)
class Again:
    """A form that is shown once more, as it was filled in."""

    order: str
    values: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)
    refused: str | None = None
    """Why the request did not take it: the name of a text, or `away`."""
    form: str = "answer"


@dataclass(frozen=True)
class FormShown:
    key: str
    """What the ids of its fields begin with."""
    ask: Ask
    values: Mapping[str, str]
    problems: Mapping[str, str]

    def id(self, name: str) -> str:
        return f"{self.key}-{name}"

    @property
    def errors(self) -> list[tuple[str, str]]:
        """(id of the field, sentence), in the order of the fields."""
        names = [name for part in self.ask.parts for name in FIELDS[part]]
        return [(self.id(name), self.problems[name]) for name in names if name in self.problems]


def shown(known: Known, texts: Texts, again: Again | None, now: datetime) -> dict[str, Any]:
    """`again`: the form that was not taken just now."""
    view, beginning = known.view, known.beginning
    spans = durations(beginning.policy)
    forms = [_form(f"a{count}", ask, "answer", again) for count, ask in enumerate(view.asks, start=1)]
    dates = [
        (order, _form(f"d{count}", date_ask(order), "date", again))
        for count, order in enumerate(view.may_change_date, start=1)
        if not _is_close(order, known, now)
    ]
    return {
        "view": view,
        "words": Words(beginning.calendar),
        "heading_name": heading_name(view),
        "forms": forms,
        "dates": dates,
        "errors": [error for form in [*forms, *(form for _, form in dates)] for error in form.errors],
        "again": again,
        "usual": {step: in_words(texts, spans[name]) for step, name in _USUAL.items()},
        "cut_off": in_words(texts, spans["cut_off"]),
        "is_close": any(_is_close(order, known, now) for order in view.orders if order.has_a_date),
        "seen": known.standing.history_length,
        "tag": known.tag,
        "tomorrow": _tomorrow(known, now),
    }


def heading_name(view: View) -> str:
    """`at.rejected`: where in the texts its heading stands."""
    waits = view.acts is ActionBy.CUSTOMER or any(ask.is_needed for ask in view.asks) or view.to_confirm
    if view.status in _OURS and not waits:
        return f"at.{view.status}_ours"
    return f"at.{view.status}"


def date_ask(order: OrderShown) -> Ask:
    """The form for another date than the one that `order` has."""
    point = Point("", "", "", frozenset({Part.DATE}))
    return Ask((point,), order.order, order.portable, is_needed=False)


def port_days(known: Known, texts: Texts) -> list[PortDay]:
    """The days on which numbers are to move; none where nobody knows of which order."""
    words = Words(known.beginning.calendar)
    return [
        PortDay(
            order.order,
            order.port_date,
            texts.plain("status.date.entry.summary"),
            texts.plain(
                "status.date.entry.description",
                numbers=", ".join(map(number_in_words, order.portable)),
                zone=words.zone,
                request_id=known.standing.request_id,
            ),
        )
        for order in known.view.orders
        if order.has_a_date and order.port_date
    ]


def _form(key: str, ask: Ask, form: str, again: Again | None) -> FormShown:
    if again and again.form == form and again.order == (ask.order or ""):
        return FormShown(key, ask, again.values, again.problems)
    return FormShown(key, ask, {}, {})


def _is_close(order: OrderShown, known: Known, now: datetime) -> bool:
    """Whether the carriers change nothing any more."""
    if order.port_date is None:
        return False
    begins = known.beginning.calendar.instant(order.port_date)
    return now >= begins - known.beginning.policy.date_change_cut_off


def _tomorrow(known: Known, now: datetime) -> str:
    """The earliest day that can be asked for, as a date field has it."""
    today = known.beginning.calendar.day_of(now)
    return today.fromordinal(today.toordinal() + 1).isoformat()
