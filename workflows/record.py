"""What is known of one running port request: its data as corrected so far, its timeline, what was told."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from temporalio import workflow
from temporalio.exceptions import ActivityError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from activities.links import RevokeLinks
    from activities.notifications import NoticeAndReminder, NotificationActivities
    from porting.domain.checks.findings import Finding
    from porting.domain.mail_event import MailFailure
    from porting.domain.notice import Notice, NoticeKind
    from porting.domain.phone_number import E164
    from porting.domain.policy import REAL_DAY
    from porting.domain.port_order import Pon
    from porting.domain.port_request import PROCESS, PortRequest
    from workflows.counting import mail_undelivered
    from workflows.course import CourseRecord
    from workflows.options import NOTICE_TRIED_FOR, SEND_NOTICE, within
    from workflows.patches import Patch
    from workflows.sending import is_sent, links_are_revoked

#: Enough to see what somebody tried; a loop that sends nonsense must not grow the state.
_REFUSALS_KEPT = 20
_LONGEST_NAME = 100

#: A request has some dozens; with the longest notes these still fit into the answer to a query (2 MB).
_ENTRIES_KEPT = 200


@dataclass(frozen=True)
class TimelineEntry:
    """Something that happened to the request."""

    at: datetime
    what: str
    order: Pon | None = None
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class RefusedMessage:
    """A signal that was not taken, and why."""

    at: datetime
    message: str
    reason: str


@dataclass(frozen=True)
class Unreachable:
    """Since when no mail reaches the customer, and the first that did not."""

    since: datetime
    notice: str
    failure: MailFailure


#: How it is told; the words are part of a mail.
_HOW_IT_FAILED = {
    MailFailure.BOUNCED: "bounced: there is probably no such address.",
    MailFailure.BLOCKED: "was blocked: the customer's mail server does not take it from us now.",
    MailFailure.DROPPED: "was not sent: earlier mails to this address have failed.",
    MailFailure.REPORTED_AS_SPAM: "was reported as spam: further mails will not be delivered.",
}


class RequestRecord:
    """Shared by a request's steps and orders."""

    def __init__(self, request: PortRequest) -> None:
        self.request = request
        self.course = CourseRecord()
        self.timeline: list[TimelineEntry] = []
        self.refused: list[RefusedMessage] = []
        self.accepted: set[str] = set()
        """Findings that a person has accepted, by code and document."""
        self.port_dates: dict[Pon, date] = {}
        self._grace: datetime | None = None
        """Until when there is time to answer a date that was withdrawn, or that came late; None: none did."""
        self.moved: set[E164] = set()
        """The numbers, of any order, that are with us now."""
        self.version = 0
        """Grows with everything that somebody may want to see."""
        self.times_sooner = 0
        """How often the limit has come to be sooner than it was."""
        self.extended_by = 0
        """In days."""
        self.unreachable: Unreachable | None = None
        """None: mails reach the customer, as far as anybody knows."""
        self._failed_mails: set[str] = set()
        """By key."""
        self._sent: Counter[str] = Counter()
        self.asked_by: dict[Pon, tuple[str, ...]] = {}
        """By key, the mails that asked for what the newest rejection of each order needs."""
        self._sending: set[asyncio.Task[None]] = set()

    @property
    def limit(self) -> datetime:
        """When the request ends by itself: four weeks after submission unless extended, and never before a
        confirmed port date's confirmation window is over, or before a withdrawn one could be answered. A date
        whose window was over when we heard of it has one from then on."""
        request, policy = self.request, self.request.policy
        limit = max(request.submitted_at + policy.request_lifetime, self._grace or request.submitted_at)
        windows = [
            request.calendar.end_of(day) + policy.transfer_confirmation_window
            for day in self.port_dates.values()
        ]
        return max([limit, *windows]) + self.extended_by * policy.day

    def confirm_date(self, pon: Pon, day: date) -> None:
        before = self.limit
        self.port_dates[pon] = day
        self._tell_whoever_waits(before)

    def withdraw_date(self, pon: Pon) -> None:
        """Order `pon` is rejected; had it a port date, which may be beyond the four weeks, that is gone."""
        before = self.limit
        if self.port_dates.pop(pon, None):
            self._grace = workflow.now() + self.request.policy.withdrawn_date_grace
        self._tell_whoever_waits(before)

    def give_time(self) -> None:
        """An order had its port date weeks ago, and we hear of it only now: its numbers may have moved."""
        self._grace = workflow.now() + self.request.policy.transfer_confirmation_window

    def _tell_whoever_waits(self, before: datetime) -> None:
        """Another order's date may have given an order the time that it waits for, and takes it back."""
        if self.limit < before and workflow.patched(Patch.HEEDS_A_SOONER_LIMIT):
            self.times_sooner += 1

    @property
    def numbers_left(self) -> tuple[E164, ...]:
        """The numbers that are still with the losing carrier: its account must stay open for them."""
        return tuple(n.number for n in self.request.numbers if n.number not in self.moved)

    def extend(self, days: int) -> None:
        self.extended_by += days

    def note(
        self, what: str, *, order: Pon | None = None, by: str | None = None, note: str | None = None
    ) -> None:
        """Put something that happened into the timeline."""
        entry = TimelineEntry(workflow.now(), what, order, by, note)
        self.timeline = [*self.timeline, entry][-_ENTRIES_KEPT:]
        self.version += 1

    def refuse(self, message: str, reason: str) -> None:
        refused = RefusedMessage(workflow.now(), message[:_LONGEST_NAME], reason)
        self.refused = [*self.refused, refused][-_REFUSALS_KEPT:]
        self.version += 1

    def key(self, finding: Finding) -> str:
        """What a person accepts: this finding about this very document."""
        document = getattr(self.request.documents, finding.document, None)
        return f"{finding.code}:{document.sha256 if document else finding.document}"

    @property
    def is_told_everything(self) -> bool:
        """Whether the request began since there are the mails of today's process."""
        return self.request.process >= PROCESS

    def tell(self, kind: NoticeKind, to: Literal["customer", "support"], **facts: Any) -> None:
        """Mail somebody, beside whatever goes on; `facts` as `notice` takes them."""
        self._beside(self._send(self.notice(kind, to, **facts)))

    def tell_and_remind(
        self, notice: Notice | None, reminder: Notice, remind_at: datetime, until: datetime
    ) -> "asyncio.Task[None]":
        """Mail `notice` (None: that was done before), and `reminder` at `remind_at`, beside whatever goes on.

        Returns what ends with the reminder, with a mail that cannot be sent, or when `until` is over.
        """
        return self._beside(self._send_both(notice, reminder, remind_at, until))

    def notice(
        self,
        kind: NoticeKind,
        to: Literal["customer", "support"],
        *,
        order: Pon | None = None,
        since: datetime | None = None,
        **facts: Any,
    ) -> Notice:
        """A mail to somebody; `facts` are further fields of it.

        The key counts the messages of a kind, so it is the same in every attempt and replay. Instants are in
        the request's own calendar, as port dates are.
        """
        calendar, usual = self.request.calendar, self.request.policy.with_a_day_of(REAL_DAY)
        about = f"{self.request.request_id}:{order or '-'}:{kind}:{to}"
        self._sent[about] += 1
        key = f"{about}:{self._sent[about]}"
        if order and to == "customer" and kind in (NoticeKind.REJECTED, NoticeKind.REMINDER):
            self.asked_by[order] = (*self.asked_by.get(order, ()), key)
        return Notice(
            kind=kind,
            to=to,
            key=key,
            request_id=self.request.request_id,
            company_name=self.request.company_name,
            contact=self.request.contact,
            time_zone=self.request.time_zone,
            country=self.request.service_address.country,
            losing_carrier=self.request.losing_carrier.name,
            order=order,
            since=calendar.local(since) if since else None,
            until=calendar.local(self.limit),
            approval_within=usual.backbone_approval_expected,
            response_within=usual.losing_carrier_response_expected,
            **facts,
        )

    def _beside(self, sending: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        task = asyncio.create_task(sending)
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
        return task

    def mail_failed(self, notice: str, key: str, failure: MailFailure, *, by: str | None = None) -> None:
        """Support hears of the first failure, and again only after the customer's next answer has come."""
        if key in self._failed_mails:
            return
        self._failed_mails.add(key)
        mail_undelivered(failure)
        self.course.mail_lost(notice, "customer", failure)
        mail = f"the mail “{notice.replace('_', ' ')}”"
        self.note(f"{mail} {_HOW_IT_FAILED[failure]}".removesuffix("."), by=by)
        if self.unreachable is None:
            self.unreachable = Unreachable(workflow.now(), notice, failure)
            self.tell(NoticeKind.CUSTOMER_UNREACHABLE, "support", detail=f"{mail} {_HOW_IT_FAILED[failure]}")

    def take_links_back(self) -> None:
        """No link that was made before this moment opens the request's page any more."""
        self._beside(
            links_are_revoked(RevokeLinks(request_id=self.request.request_id, before=workflow.now()))
        )

    async def everything_is_sent(self) -> None:
        await workflow.wait_condition(lambda: not self._sending)

    async def _send(self, notice: Notice) -> None:
        if not await is_sent(notice):
            self._could_not_tell(notice)

    async def _send_both(
        self, notice: Notice | None, reminder: Notice, remind_at: datetime, until: datetime
    ) -> None:
        now = workflow.now()
        both = NoticeAndReminder(
            notice=notice, give_up_at=now + NOTICE_TRIED_FOR, reminder=reminder, remind_at=remind_at
        )
        summary = " and ".join(each.kind.replace("_", " ") for each in (notice, reminder) if each)
        try:
            await workflow.execute_activity_method(
                NotificationActivities.send_notice_and_reminder,
                both,
                **within(SEND_NOTICE, until, f"tell {reminder.to}: {summary}"),
            )
        except ActivityError as failure:
            if is_cancelled_exception(failure):
                return
            self._could_not_tell(notice if notice and workflow.now() < remind_at else reminder)

    def _could_not_tell(self, notice: Notice) -> None:
        self.course.mail_lost(notice.kind, notice.to, None)
        mail_undelivered()
        self.note(f"{notice.to} could not be told: {notice.kind}", order=notice.order)
        if notice.to == "customer":
            self.tell(
                NoticeKind.STEP_FAILED,
                "support",
                order=notice.order,
                detail=f"The customer could not be reached by mail ({notice.kind}). Call the customer.",
            )
