"""What the customer of a draft is told."""

import asyncio
from typing import TYPE_CHECKING

from temporalio import workflow
from temporalio.exceptions import ActivityError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from activities.notifications import NotificationActivities
    from porting.domain.draft_told import contact_of, told
    from porting.domain.notice import Notice, NoticeKind
    from workflows.options import SEND_NOTICE, named

if TYPE_CHECKING:
    from workflows.port_draft import PortDraftWorkflow

#: Only the day of the draft's end is written in it; the request's own zone is known once it is one.
_ZONE = "America/New_York"


class DraftNotices:
    """Sent beside whatever goes on."""

    def __init__(self, workflow_of_draft: "PortDraftWorkflow", sent: dict[str, int]) -> None:
        self.sent = dict(sent)
        """By kind; a notice's key counts them, so it is the same in every attempt, replay and run."""
        self.being_sent: set[asyncio.Task[None]] = set()
        self._of = workflow_of_draft

    def tell(self, kind: NoticeKind) -> None:
        """Mail the customer; nothing where nobody has said a mail address."""
        draft = self._of.draft
        contact = contact_of(draft)
        if contact is None:
            return
        self.sent[kind] = self.sent.get(kind, 0) + 1
        country = draft.value("service_address.country")
        notice = Notice(
            kind=kind,
            to="customer",
            key=f"{draft.request_id}:-:{kind}:customer:{self.sent[kind]}",
            request_id=draft.request_id,
            company_name=draft.value("company_name") or "your company",
            contact=contact,
            time_zone=_ZONE,
            country="CA" if country == "CA" else "US" if country == "US" else None,
            losing_carrier=draft.value("losing_carrier.name"),
            until=self._of.deadline,
            draft=told(draft, self._of.problems),
        )
        sending = asyncio.create_task(self._send(notice))
        self.being_sent.add(sending)
        sending.add_done_callback(self.being_sent.discard)

    async def are_sent(self) -> None:
        await workflow.wait_condition(lambda: not self.being_sent)

    async def _send(self, notice: Notice) -> None:
        try:
            await workflow.execute_activity_method(
                NotificationActivities.send_notice,
                notice,
                **named(SEND_NOTICE, f"tell customer: {notice.kind.replace('_', ' ')}"),
            )
        except ActivityError as failure:
            if is_cancelled_exception(failure):
                raise
            self._of.needs_support = True
