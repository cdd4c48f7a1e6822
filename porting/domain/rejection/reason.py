"""One reason as upstream gave it, and what follows from it."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from porting.domain.calendar import Country
from porting.domain.phone_number import E164
from porting.domain.rejection.codes import meaning_of
from porting.domain.rejection.reasons import ReasonCode, Resubmission
from porting.domain.rejection.rules import IN_CANADA, RULES, ReasonRule
from porting.domain.status import ActionBy


def _understood_now(given: dict[str, Any]) -> ReasonCode:
    return meaning_of(given.get("code", ""), given.get("text", ""))


class RejectionReason(BaseModel):
    """One reason as upstream gave it."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    code: str
    """Upstream's own code, kept as it came."""
    text: str = ""
    """Upstream's own words; for support, and for the customer where we have none of our own."""
    numbers: tuple[E164, ...] = ()
    """The numbers that it concerns; empty: the whole order."""
    means: ReasonCode = Field(default_factory=_understood_now)
    """What the trade calls it. Left out: as the tables say when the reason is made. It stays in the Event
    History, so that a line added to a table later changes nothing for requests on their way."""

    @property
    def understood(self) -> ReasonCode:
        return self.means


def rule(reason: RejectionReason) -> ReasonRule:
    return RULES[reason.understood]


def title_in(reason: RejectionReason, country: Country | None) -> str:
    """The title in the words of `country`; None: as in the US."""
    return _rule_in(reason, country).title


def remedy_in(reason: RejectionReason, country: Country | None) -> str:
    """The remedy in the words of `country`; None: as in the US."""
    return _rule_in(reason, country).remedy


def _rule_in(reason: RejectionReason, country: Country | None) -> ReasonRule:
    known = rule(reason)
    return IN_CANADA.get(reason.understood, known) if country == "CA" else known


def that_need_somebody(reasons: tuple[RejectionReason, ...]) -> tuple[RejectionReason, ...]:
    """`reasons` without the notices that ask nothing of anybody."""
    return tuple(reason for reason in reasons if reason.understood is not ReasonCode.INFORMATIONAL)


def who_acts(reasons: tuple[RejectionReason, ...]) -> ActionBy:
    """Who has to act on open `reasons`: the customer where anything is his, else support.

    Support goes first where nobody knows what a reason asks, or where a correction would go to an order that
    takes none.
    """
    rules = [rule(reason) for reason in reasons]
    acting = {known.acts for known in rules}
    first = any(known.resubmitted_as in (Resubmission.ASK, Resubmission.NEW_ORDER) for known in rules)
    if ActionBy.CUSTOMER in acting and not first:
        return ActionBy.CUSTOMER
    return ActionBy.SUPPORT if ActionBy.SUPPORT in acting else ActionBy.NOBODY
