"""What people are told."""

from dataclasses import dataclass

from temporalio import activity

from activities.failures import reported_to_temporal
from porting.domain.notice import Notice
from porting.ports import Notifier


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
            await self.notifier.send(notice)
