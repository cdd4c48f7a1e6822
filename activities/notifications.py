"""What people are told."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict
from temporalio import activity

from activities.failures import not_yet, reported_to_temporal
from activities.measured import mail_handed_over
from porting.domain.errors import MailNotAcceptedError, PortingError
from porting.domain.notice import Notice
from porting.ports import Notifier


class NoticeAndReminder(BaseModel):
    """Something to be said now, and again shortly before it happens."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    notice: Notice | None
    """None: it has been said; only the reminder is left."""
    give_up_at: datetime
    """When a mail service that does not take `notice` has been away for too long."""
    reminder: Notice
    remind_at: datetime


@dataclass(frozen=True)
class NotificationActivities:
    notifier: Notifier

    @activity.defn
    async def send_notice(self, notice: Notice) -> None:
        """Mail `notice`; a second run sends nothing where the first is known to have been taken.

        Raises:
            ApplicationError: `MailUnavailableError`, retried; `MailNotAcceptedError`, not retried.
        """
        with reported_to_temporal():
            await self._handed_over(notice)

    @activity.defn
    async def send_notice_and_reminder(self, both: NoticeAndReminder) -> None:
        """Mail the notice now, and the reminder at its time, when it ends.

        The server makes the attempt that sends the reminder then, as it makes a look upstream: that costs
        neither a timer nor an event. A second run sends nothing that is known to have been taken.

        Raises:
            ApplicationError: `NotYet`, `MailUnavailableError`, retried; `MailNotAcceptedError`, not retried.
        """
        now = activity.info().started_time
        with reported_to_temporal():
            if both.notice:  # has gone, unless there was no worker or no mail service until now
                await self._send_until(both.give_up_at, both.notice, now)
            if now >= both.remind_at:
                await self._handed_over(both.reminder)
                return
        raise not_yet(both.remind_at - now)

    async def _send_until(self, give_up_at: datetime, notice: Notice, now: datetime) -> None:
        try:
            await self._handed_over(notice)
        except PortingError as error:
            if error.retryable and now >= give_up_at:
                raise MailNotAcceptedError(f"{notice.key} was not taken until {give_up_at}") from error
            raise

    async def _handed_over(self, notice: Notice) -> None:
        """Raises: as `Notifier.send`."""
        try:
            await self.notifier.send(notice)
        except PortingError as error:
            mail_handed_over(notice.kind, "unavailable" if error.retryable else "refused")
            raise
        mail_handed_over(notice.kind, "sent")
