"""How long the draft of a port request waits, and when its customer is asked again."""

from datetime import timedelta
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from porting.domain.policy import REAL_DAY


class DraftPolicy(BaseModel):
    """Part of a draft's input, so a change of the settings never changes one that waits."""

    model_config = ConfigDict(frozen=True)

    draft_reminders: tuple[timedelta, ...] = (timedelta(days=2), timedelta(days=5))
    """Counted, as the lifetime is, from the last thing that the customer did."""
    draft_lifetime: timedelta = Field(default=timedelta(days=14), gt=timedelta(0))
    """Bill and LOA may be 30 days old when the order is submitted: what waits longer had to be sent anew."""
    draft_mail_pause: timedelta = timedelta(minutes=2)
    """Without a further mail, before mails are answered: people send three PDFs in three mails, and get one
    answer. Never shortened with the day: it is as long as people take to press Send again."""

    def with_a_day_of(self, day: timedelta) -> Self:
        """The same policy with days that take `day`."""
        shrink = day / REAL_DAY
        return self.model_copy(
            update={
                "draft_reminders": tuple(step * shrink for step in self.draft_reminders),
                "draft_lifetime": self.draft_lifetime * shrink,
            }
        )
