"""What the pages of the form show of a draft."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from porting.domain.checks.request import normal_number
from porting.domain.draft_facts import Known
from porting.domain.phone_number import in_words
from porting.domain.port_draft import SURE
from porting.domain.request_fields import PIN
from starters.web.new.steps import FIELDS, Step, StepShown, anchor_of, progress_of
from starters.web.wording import Texts
from workflows.draft_report import DraftReport

#: Whose word is offered, the weightiest first.
_PAPERS = ("csr", "bill", "loa")

#: The texts of answers that are chosen and not typed.
_CHOICES = {
    ("google_voice_unlocked", "true"): "new.account.google.unlocked",
    ("google_voice_unlocked", "false"): "new.account.google.locked",
    ("remaining_numbers", "none"): "new.account.remaining.none",
    ("remaining_numbers", "keep"): "new.account.remaining.keep",
    ("remaining_numbers", "disconnect"): "new.account.remaining.disconnect",
    ("service_address.country", "US"): "new.address.country.US",
    ("service_address.country", "CA"): "new.address.country.CA",
}


@dataclass(frozen=True)
class Offer:
    """What a paper says of a field, where the customer says something else or nothing."""

    field: str
    value: str
    source: str
    page: int | None
    is_sure: bool

    @property
    def name(self) -> str:
        """What comes back when it is taken over."""
        return f"{self.source}:{self.field}"


@dataclass(frozen=True)
class FieldShown:
    value: str
    source: str = ""
    """Who says it, if it was not the customer himself; empty: he, or nobody."""
    page: int | None = None
    is_sure: bool = True
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class StepView:
    """One step's page."""

    step: Step
    base: str
    """The draft's own address."""
    steps: tuple[StepShown, ...]
    """None of them: the draft could not be asked."""
    fields: Mapping[str, FieldShown]
    had: str
    """The fields that are shown filled; the form sends it back."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """By field, in whole sentences."""
    has_pin: bool = False
    needed: frozenset[str] = frozenset()
    """The fields that a request like this cannot be without, and that are empty."""
    is_away: bool = False
    """Whether what was typed could not be kept just now."""

    @property
    def number(self) -> int:
        return list(Step).index(self.step) + 1

    @property
    def errors_at_the_top(self) -> list[tuple[str, str]]:
        return [(anchor_of(name), sentence) for name, sentence in self.errors.items()]

    def value(self, name: str) -> str:
        return self.fields[name].value if name in self.fields else ""


def step_view(
    step: Step,
    base: str,
    report: DraftReport | None,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    is_away: bool = False,
) -> StepView:
    """`typed`: what the customer has just sent, to be shown again; `report` None: nobody could be asked."""
    known = {each.field: each for each in report.known} if report else {}
    offers = differences(report) if report else ()
    shown = {
        name: _field(name, known.get(name), (typed or {}).get(name), offers) for name in FIELDS.get(step, ())
    }
    told = errors if errors is not None else _problems_there(step, report)
    return StepView(
        step,
        base,
        progress_of(report) if report else (),
        shown,
        " ".join(name for name in shown if name in known),
        told,
        report.has_pin if report else False,
        frozenset(each.field for each in report.missing if each.is_required) if report else frozenset(),
        is_away,
    )


def offers_of(report: DraftReport) -> tuple[Offer, ...]:
    """What papers say and the draft does not, by field; the CSR's word first."""
    known = {each.field: each.value for each in report.known}
    papers = (each for each in report.said if each.source in _PAPERS)
    said = sorted(papers, key=lambda each: _PAPERS.index(each.source))
    return tuple(
        dict.fromkeys(offer_of(each) for each in said if _differs(each.value, known.get(each.field, "")))
    )


def offer_of(known: Known) -> Offer:
    return Offer(known.field, known.value, known.source, known.page, known.confidence >= SURE)


def differences(report: DraftReport) -> tuple[Offer, ...]:
    """Each thing that papers say otherwise once, by the weightiest of them."""
    said = {(offer.field, offer.value.casefold()): offer for offer in reversed(offers_of(report))}
    return tuple(reversed(said.values()))


def in_words_of(name: str, value: str) -> str:
    """`value` of the field `name` as people write it."""
    number = normal_number(value) if name.endswith("billing_telephone_number") else None
    return in_words(number) if number else value


def answer_of(t: Texts, name: str, value: str) -> str:
    """An answer as its page calls it: of the choices, the one that was ticked there."""
    choice = _CHOICES.get((name, value))
    return t.plain(choice) if choice else in_words_of(name, value)


def change_taken(taken: Sequence[str], report: DraftReport) -> dict[str, str | None]:
    """The fields that the customer takes over from a paper; what is not offered is passed over."""
    offered = {offer.name: offer for offer in offers_of(report)}
    return {offered[name].field: offered[name].value for name in taken if name in offered}


def read_on(report: DraftReport, kind: str) -> tuple[Known, ...]:
    """What the paper of that kind says, field by field."""
    return tuple(each for each in report.said if each.source == kind)


def label_of(t: Texts, name: str) -> str:
    """What a field is called where it stands apart from its page."""
    if t.has(f"new.fields.{name}.alone"):
        return t.plain(f"new.fields.{name}.alone")
    if name.startswith("numbers"):
        return t.plain("new.fields.numbers.label")
    return t.plain(f"new.fields.{name}.label")


def summary(report: DraftReport) -> tuple[tuple[Step, tuple[tuple[str, str], ...]], ...]:
    """What has been given, step by step, without numbers and papers; a PIN only as being there."""
    known = {each.field: each.value for each in report.known}
    return tuple(
        (step, tuple((name, known[name]) for name in fields if known.get(name)))
        for step, fields in FIELDS.items()
    )


def _field(name: str, known: Known | None, typed: str | None, offers: Iterable[Offer]) -> FieldShown:
    mine = tuple(offer for offer in offers if offer.field == name)
    if typed is not None:
        return FieldShown(typed, offers=mine)
    if known is None:
        return FieldShown("", offers=mine)
    source = "" if known.source == "form" else known.source
    return FieldShown(in_words_of(name, known.value), source, known.page, known.confidence >= SURE, mine)


def _problems_there(step: Step, report: DraftReport | None) -> dict[str, str]:
    """What the last submission met on this page."""
    if report is None:
        return {}
    fields = {*FIELDS.get(step, ()), *([PIN] if step is Step.ACCOUNT else [])}
    return {name: text for name, text in report.problems.items() if name in fields}


def _differs(one: str, other: str) -> bool:
    return one.casefold().split() != other.casefold().split()
