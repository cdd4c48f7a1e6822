"""Phone numbers as a customer types them, and what is told of each at once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from porting.domain.checks.request import normal_number, number_findings
from porting.domain.phone_number import E164, NumberType, country_of, is_toll_free
from porting.domain.port_draft import MOST_NUMBERS
from porting.domain.port_order import Portability
from starters.web.new.view import Offer, offer_of
from workflows.draft_report import DraftReport

_BETWEEN = re.compile(r"[\n,;\t]+")
#: Of what is no number, as much as is shown again.
_LONGEST = 40


@dataclass(frozen=True)
class NumberShown:
    number: E164
    country: str | None
    """None: it can ring in several."""
    is_toll_free: bool
    type: NumberType | None
    """None: local or mobile, and nobody has said which."""
    portable: bool | None
    """None: the provider has not answered."""
    why_not: str = ""
    read: Offer | None = None
    """Where it was read; None: the customer has given it."""


@dataclass(frozen=True)
class Typed:
    """What stands in the field for numbers."""

    numbers: tuple[E164, ...]
    """Each once."""
    problems: tuple[str, ...]
    """In the words of the checks: what is no number of ours to move, or is there twice."""


def typed(text: str) -> Typed:
    """One number a line, or several with commas between; in any punctuation."""
    given = [part.strip()[:_LONGEST] for part in _BETWEEN.split(text) if part.strip()]
    numbers = dict.fromkeys(number for part in given if (number := normal_number(part)))
    return Typed(tuple(numbers), tuple(finding.message for finding in number_findings(given)))


def is_too_many(numbers: tuple[E164, ...]) -> bool:
    return len(numbers) > MOST_NUMBERS


def numbers_of(report: DraftReport) -> tuple[str, ...]:
    """Those of the draft, in their order; what is none as it was given."""
    return tuple(each.value for each in report.known if each.field.endswith(".number"))


def types_of(report: DraftReport) -> dict[str, NumberType]:
    """By number, where somebody has said it."""
    fields = {each.field: each.value for each in report.known if each.field.startswith("numbers.")}
    types = {
        number: kind_of(fields.get(f"{name.removesuffix('number')}type", ""))
        for name, number in fields.items()
        if name.endswith(".number")
    }
    return {number: kind for number, kind in types.items() if kind}


def kind_of(text: str) -> NumberType | None:
    return next((kind for kind in NumberType if kind.value == text), None)


def fields_of(
    numbers: Iterable[str], types: Mapping[str, NumberType], before: int = 0
) -> dict[str, str | None]:
    """The draft's fields for `numbers` in place of the `before` that it has."""
    fields: dict[str, str | None] = {}
    given = tuple(numbers)
    for at, number in enumerate(given):
        fields[f"numbers.{at}.number"] = number
        fields[f"numbers.{at}.type"] = NumberType.TOLL_FREE if _is_free(number) else types.get(number)
    for gone in range(len(given), before):
        fields |= {f"numbers.{gone}.number": None, f"numbers.{gone}.type": None}
    return fields


def shown(report: DraftReport, answers: Mapping[E164, Portability]) -> tuple[NumberShown, ...]:
    """The draft's numbers that are numbers, with what the provider says of them."""
    types = types_of(report)
    return tuple(
        _shown(
            number, types.get(number), answers.get(number), offer_of(each) if each.source != "form" else None
        )
        for each in report.known
        if each.field.endswith(".number") and (number := normal_number(each.value))
    )


def offered(report: DraftReport, listed: Iterable[str] = ()) -> tuple[Offer, ...]:
    """The numbers that only papers name, without those that are `listed` already."""
    return tuple(
        offer_of(each)
        for each in report.numbers_offered
        if each.value not in listed and normal_number(each.value)
    )


def with_taken(numbers: Iterable[E164], taken: Iterable[str], report: DraftReport) -> tuple[E164, ...]:
    """`numbers` and those of the offered ones that the customer has ticked."""
    offers = {each.value for each in offered(report)}
    return tuple(dict.fromkeys([*numbers, *(each for each in taken if each in offers)]))


def _shown(
    number: E164, kind: NumberType | None, answer: Portability | None, read: Offer | None
) -> NumberShown:
    is_free = is_toll_free(number)
    return NumberShown(
        number,
        None if is_free else country_of(number),
        is_free,
        NumberType.TOLL_FREE if is_free else kind,
        answer.portable if answer else None,
        answer.why_not if answer else "",
        read,
    )


def _is_free(number: str) -> bool:
    normal = normal_number(number)
    return normal is not None and is_toll_free(normal)
