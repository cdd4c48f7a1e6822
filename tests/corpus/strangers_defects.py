"""Defects that the packets of strangers, newcomers and latecomers have: names and addresses that "
"resemble the right ones."""

import re
from collections.abc import Mapping
from dataclasses import replace
from random import Random

from tests.corpus.customers import Place, a_firm
from tests.corpus.defects import Change, Defect, Severity
from tests.corpus.drafts import DocumentName, Draft
from tests.corpus.evening import EVENING_LAYOUTS
from tests.corpus.latecomers import LATECOMER_LAYOUTS
from tests.corpus.layouts import Layout
from tests.corpus.newcomers import NEWCOMER_LAYOUTS
from tests.corpus.nightfall import NIGHTFALL_LAYOUTS
from tests.corpus.strangers import STRANGER_LAYOUTS
from tests.corpus.week import WEEK_LAYOUTS

_DOUBT: tuple[Severity, ...] = ("fail", "review")
_ANY: tuple[Severity, ...] = ("fail", "review", "warning")
_OTHER_KIND = {
    "St": "Ave", "Ave": "St", "Blvd": "Ave", "Dr": "Ct", "Rd": "Ln", "Ln": "Dr", "Pkwy": "Dr", "Way": "Ave",
    "Ct": "St", "rue": "avenue", "avenue": "rue", "boulevard": "rue", "chemin": "rue",
}  # fmt: skip
_OPPOSITE = {"N": "S", "S": "N", "E": "W", "W": "E", "Est": "Ouest", "Ouest": "Est"}
_TWO_DIGITS = re.compile(r"^(\d*)(\d)(?!\2)(\d)(?=\D)")


def near_place(place: Place, rng: Random) -> Place:
    """On the same street with the last two digits swapped, on its other end, or on one of like name."""
    swapped = _TWO_DIGITS.sub(r"\1\3\2", place.street)
    ways = [swapped, _with_other_word(place.street, _OPPOSITE), _with_other_word(place.street, _OTHER_KIND)]
    return replace(place, street=rng.choice([way for way in ways if way != place.street]))


def _with_other_word(street: str, others: Mapping[str, str]) -> str:
    """The first such word, which the house number is not."""
    words = street.split(" ")
    for at, word in enumerate(words):
        if word in others:
            return " ".join([*words[:at], others[word], *words[at + 1 :]])
    return street


def near_firm(draft: Draft, rng: Random) -> str:
    """A firm whose name begins with the same word; more than its legal form is another."""
    mine = draft.customer.company
    first = mine.split()[0]
    while True:
        name = a_firm(rng, draft.layout.market, draft.customer.last)
        if name.split()[0] == first and name.rsplit(" ", 1)[0] != mine.rsplit(" ", 1)[0]:
            return name


def _near_place_on(document: DocumentName) -> Change:
    return lambda draft, rng: draft.on(document, place=near_place(draft.customer.account.place, rng))


def _near_name_on(document: DocumentName) -> Change:
    return lambda draft, rng: draft.on(document, name=near_firm(draft, rng))


def _stranger(layout: Layout, letter: str) -> bool:
    return layout.name in {
        *STRANGER_LAYOUTS,
        *NEWCOMER_LAYOUTS,
        *LATECOMER_LAYOUTS,
        *EVENING_LAYOUTS,
        *NIGHTFALL_LAYOUTS,
        *WEEK_LAYOUTS,
    }


_ALL = tuple(
    Defect(f"{document}_{field}_mismatch.near", document, change, severities, _stranger)
    for document, severities in (("loa", _DOUBT), ("csr", _DOUBT), ("bill", _ANY))
    for field, change in (("address", _near_place_on(document)), ("name", _near_name_on(document)))  # type: ignore[arg-type]
)
STRANGER_DEFECTS: Mapping[str, Defect] = {defect.name: defect for defect in _ALL}
