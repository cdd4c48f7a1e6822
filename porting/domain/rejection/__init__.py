"""Why upstream said no, who must act on it, and what a resubmission has to bring.

`codes` maps what upstream calls a reason to what the trade calls it, `words` reads what a carrier wrote where
the code says nothing, `rules` says what follows. Upstream's codes are an open set: what nobody knows is
`UNKNOWN`, goes to support in the carrier's own words, and never stops a request. docs/rejections.md is the
page for people.
"""

from porting.domain.rejection.codes import meaning_of
from porting.domain.rejection.reason import (
    RejectionReason,
    remedy_in,
    rule,
    that_need_somebody,
    title_in,
    who_acts,
)
from porting.domain.rejection.reasons import ReasonCode, Remedy, Resubmission, named
from porting.domain.rejection.rules import RULES, ReasonRule

__all__ = [
    "RULES",
    "ReasonCode",
    "ReasonRule",
    "RejectionReason",
    "Remedy",
    "Resubmission",
    "meaning_of",
    "named",
    "remedy_in",
    "rule",
    "that_need_somebody",
    "title_in",
    "who_acts",
]
