"""How long each step may take. A request keeps the policy that it started with."""

from datetime import timedelta
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

REAL_DAY = timedelta(days=1)
"""A day that is a day; a demonstration shortens it."""


class Policy(BaseModel):
    """All durations of the process, and what else a request keeps that settings say. Source: the customers'
    page on porting, and DOMAIN's table of steps.

    Part of the workflow's input, so a change of the settings never changes a running request.
    """

    model_config = ConfigDict(frozen=True)

    day: timedelta = Field(default=REAL_DAY, gt=timedelta(0))
    """What counts as one calendar day. Shorter than `REAL_DAY`, the request's own calendar runs faster from
    its submission on, and dates (port day, age of an LOA) follow that calendar."""
    document_review_expected: timedelta = timedelta(days=1)
    backbone_approval_expected: timedelta = timedelta(hours=24)
    carrier_submission_expected: timedelta = timedelta(hours=24)
    losing_carrier_response_expected: timedelta = timedelta(days=7)
    transfer_confirmation_expected: timedelta = timedelta(days=1)
    """Counted from the end of the port day: then support is told."""
    transfer_confirmation_window: timedelta = timedelta(days=14)
    """Counted from the end of the port day: the request's limit is never earlier. Two weeks, because a
    customer who is away for one must not find a moved number's request expired."""
    withdrawn_date_grace: timedelta = timedelta(days=14)
    """Counted from a rejection that takes a confirmed date away: the request's limit is never earlier, since
    a carrier may think twice when the four weeks are over. As long as two reminders take."""
    news_held_back: timedelta = timedelta(hours=1)
    """How long news for the customer waits that a better mail usually follows within minutes: a review that
    support ends, the submission after an approval. Two mails in a row say less than one."""
    date_change_cut_off: timedelta = timedelta(hours=48)
    """How long before a confirmed port date another one can be asked for: as long as it can be canceled."""
    request_lifetime: timedelta = timedelta(days=28)
    first_reminders: tuple[timedelta, ...] = (timedelta(days=3), timedelta(days=7))
    further_reminders_every: timedelta = timedelta(days=7)
    take_unencrypted: bool = True
    """Whether messages are taken that somebody sent in the clear to a request that came encrypted."""
    codec_url: str | None = None
    """Where support sees a request's documents beside what was read in them. None: nobody has said."""

    @property
    def speed(self) -> float:
        """How many times faster than real time this policy's calendar runs."""
        return REAL_DAY / self.day

    def with_a_day_of(self, day: timedelta) -> Self:
        """The same policy with every duration shortened so that a day takes `day`."""
        shrink = day / self.day
        return self.model_copy(
            update={
                "day": day,
                **{
                    name: tuple(step * shrink for step in value)
                    if isinstance(value, tuple)
                    else value * shrink
                    for name, value in self
                    if name not in ("day", "take_unencrypted", "codec_url")
                },
            }
        )

    def reminder_after(self, count: int) -> timedelta:
        """How long after a customer began to wait the reminder number `count` (0 is the first) is due."""
        if count < len(self.first_reminders):
            return self.first_reminders[count]
        beyond = count - len(self.first_reminders) + 1
        return self.first_reminders[-1] + beyond * self.further_reminders_every
