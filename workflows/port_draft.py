"""The draft: a port request that is not complete yet waits for what is missing.

mails come       their PDFs are read, and one answer asks for everything that is still missing
a form saves     what was put into it is kept, and its papers are read
complete         the port request is started: by itself after a mail, else when the customer says so
nothing comes    the customer is asked again twice, then the draft ends
"""

from datetime import datetime, timedelta
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from porting.domain.draft_submission import Submission
    from porting.domain.mail_event import MailFailure
    from porting.domain.notice import NoticeKind
    from porting.domain.port_draft import DraftChange, PortDraft
    from porting.domain.port_request import Documents
    from workflows.counting import draft_ended, mail_undelivered, message_refused
    from workflows.draft_messages import DISCARD, FILL_IN, MAIL_CAME, SUBMIT, DraftMessages, MailCame
    from workflows.draft_notices import DraftNotices
    from workflows.draft_report import (
        DraftOutcome,
        DraftReport,
        DraftStart,
        DraftState,
        DraftStatus,
        start_in,
    )
    from workflows.draft_showing import Showing, details
    from workflows.draft_steps import is_passed_on, mail_read, papers_read, submission_of
    from workflows.messages import MailFailed
    from workflows.names import DRAFT_QUERY, DRAFT_WORKFLOW_TYPE, MAIL_FAILED
    from workflows.report import RefusalReport

#: Enough to see what somebody tried.
_REFUSALS_KEPT = 20
_LONGEST_NAME = 100
#: A mail is known again among so many. Nobody writes more to one draft.
_MAILS_KEPT = 200

#: As much of a mail's identity as `porting mail` takes.
_SHOWN_AS = 12
#: Each is a notice that failed; more are not sent in one draft's life.
_FAILED_MAILS_KEPT = 50

_LATE_MAIL = "A mail came while the draft was ending, and nothing has been done about it."
_NOT_NOW = "We could not take your request just now. Please submit it again in an hour, or call us."


@workflow.defn(name=DRAFT_WORKFLOW_TYPE)
class PortDraftWorkflow(DraftMessages):
    """One draft. Started with a `DraftStart`; what may be sent to it stands in `draft_messages.py`.

    Messages change what is known, at once; everything else is done by `run`, one thing at a time.
    """

    @workflow.init
    def __init__(self, *start: Any) -> None:
        self.start = start_in(start)
        now = workflow.now()
        state = self.start.state or DraftState(
            draft=PortDraft(request_id=self.start.request_id), started_at=now, touched_at=now
        )
        self.status = DraftStatus.DRAFT
        self.draft = state.draft
        self.problems = dict(state.problems)
        self.refusals = list(state.refused)
        self.needs_support = state.needs_support
        self.unreachable = state.unreachable
        self.notices = DraftNotices(self, state.sent)
        self._started_at, self._touched_at = state.started_at, state.touched_at
        self._mails = list(state.mails)
        self._failed_mails = list(state.failed_mails)
        self._unread: list[MailCame] = []
        self._has_refused_mail = False
        self._papers = Documents()
        """Put into the form, and not read yet."""
        self._answer_due = state.answer_due
        self._reminders = state.reminders
        self._asked = self._answered = 0
        """Submissions."""
        self._is_submitting = False
        self._submission = Submission()
        self._showing = Showing(self)

    @workflow.run
    async def run(self, *_start: Any) -> DraftOutcome:
        while self.status is DraftStatus.DRAFT:
            self._showing.show()
            await self._go_on()
        self._showing.show()
        await self.notices.are_sent()
        await workflow.wait_condition(workflow.all_handlers_finished)
        while self._unread or self._has_refused_mail:
            await self._end()
        draft_ended(self.status)
        return DraftOutcome(request_id=self.start.request_id, status=self.status)

    @workflow.query(name=DRAFT_QUERY, description="All that is known of the draft, and what is missing.")
    def report(self) -> DraftReport:
        draft = self.draft
        return DraftReport(
            request_id=self.start.request_id,
            origin=self.start.origin,
            status=self.status,
            known=draft.known,
            said=draft.read_facts,
            numbers_offered=draft.numbers_offered,
            missing=draft.missing,
            to_confirm=draft.to_confirm,
            problems=self.problems,
            documents=draft.documents,
            unsorted=draft.unsorted,
            has_pin=draft.pin is not None,
            is_complete=draft.is_complete,
            is_reading=bool(self._unread) or self._has_papers_to_read(),
            is_being_submitted=self._is_submitting,
            mails=len(self._mails),
            is_contact_proven=draft.is_contact_proven,
            unreachable=self.unreachable,
            needs_support=self.needs_support or self.unreachable is not None,
            started_at=self._started_at,
            deadline=self.deadline,
            refused_messages=tuple(self.refusals),
        )

    def current_details(self) -> str:
        """For whoever opens the draft in Temporal's Web UI (porting/temporal/current_details.py)."""
        return details(self.report())

    @property
    def deadline(self) -> datetime:
        return self._touched_at + self.start.policy.draft_lifetime

    async def _go_on(self) -> None:
        """The next thing that is to be done, or the wait for it."""
        now = workflow.now()
        if self._unread:
            await self._read_mail()
        elif self._has_papers_to_read():
            await self._read_papers()
        elif self._asked > self._answered:
            await self._submit()
        elif self._answer_due and now >= self._answer_due:
            await self._answer_mails()
        elif now >= self.deadline:
            self._expire()
        elif now >= self._reminder_due():
            self._remind()
        elif self._is_long() and self._is_at_rest():
            workflow.continue_as_new(self._next_start())
        else:
            await self._wait()

    async def _wait(self) -> None:
        due = [self.deadline, self._reminder_due(), *([self._answer_due] if self._answer_due else [])]
        seen, acts = self._touched_at, self._who_acts()
        try:
            await workflow.wait_condition(
                lambda: (
                    self._has_something_to_do()
                    or self._who_acts() != acts
                    or (self._is_long() and seen != self._touched_at)
                ),
                timeout=max(min(due) - workflow.now(), timedelta(0)),
                timeout_summary="until the customer is asked again",
            )
        except TimeoutError:
            return

    def _has_something_to_do(self) -> bool:
        return (
            bool(self._unread)
            or self._has_papers_to_read()
            or self._asked > self._answered
            or self.status is not DraftStatus.DRAFT
        )

    def _who_acts(self) -> tuple[bool, MailFailure | None]:
        """What support is shown of it."""
        return self.needs_support, self.unreachable

    def _has_papers_to_read(self) -> bool:
        return any(reference for _, reference in self._papers)

    # Papers

    async def _read_mail(self) -> None:
        reading = await mail_read(self._unread[0].kept, self.start.request_id)
        self._unread.pop(0)
        self.draft = self.draft.read(reading)
        self._answer_due = max(workflow.now(), self._touched_at + self.start.policy.draft_mail_pause)

    async def _end(self) -> None:
        """What came while the request was started belongs to it; what came otherwise is for support."""
        while self._unread:
            mail = self._unread.pop(0)
            is_done = self.status is DraftStatus.SUBMITTED and await is_passed_on(
                self.start.request_id, await mail_read(mail.kept, self.start.request_id)
            )
            if not is_done:
                self.notices.tell_support(f"{_LATE_MAIL} Read it: porting mail show {mail.mail[:_SHOWN_AS]}")
        if self._has_refused_mail:
            self._has_refused_mail = False
            self.notices.tell_support(f"{_LATE_MAIL} The draft's history names it.")
        await self.notices.are_sent()

    async def _read_papers(self) -> None:
        papers = self._papers
        reading = await papers_read(papers, self.start.request_id)
        self._papers = _without(self._papers, papers)
        # What was replaced or taken away meanwhile says nothing any more.
        if all(getattr(self.draft.documents, kind) == reference for kind, reference in papers if reference):
            self.draft = self.draft.read(reading)

    # Submission

    async def submitted(self) -> Submission:
        mine = self._asked
        await workflow.wait_condition(lambda: self._answered >= mine or self.status is not DraftStatus.DRAFT)
        return self._submission

    async def _submit(self) -> None:
        asked, self._is_submitting = self._asked, True
        self._submission = await self._submission_of(self.draft)
        self._is_submitting, self._answered = False, asked
        self.problems = dict(self._submission.problems)
        if self._submission.request_id:
            self.status = DraftStatus.SUBMITTED

    async def _submission_of(self, draft: PortDraft) -> Submission:
        submission = await submission_of(draft)
        self.needs_support = submission is None
        return submission or Submission(problems={"": _NOT_NOW})

    async def _answer_mails(self) -> None:
        """One answer for all that came; none where nothing is left to ask for."""
        self._answer_due = None
        if self.start.origin == "mail" and self.draft.is_sure:
            await self._submit()
        if self.status is DraftStatus.DRAFT:
            self.notices.tell(NoticeKind.DRAFT_INCOMPLETE)

    # Time

    def _reminder_due(self) -> datetime:
        reminders = self.start.policy.draft_reminders
        if self._reminders >= len(reminders):
            return self.deadline
        return self._touched_at + reminders[self._reminders]

    def _remind(self) -> None:
        self._reminders += 1
        self.notices.tell(NoticeKind.DRAFT_REMINDER)

    def _expire(self) -> None:
        self.status = DraftStatus.EXPIRED
        self.notices.tell(NoticeKind.DRAFT_EXPIRED)

    def _is_long(self) -> bool:
        info = workflow.info()
        return info.get_current_history_length() > self.start.most_events or (
            info.is_continue_as_new_suggested()
        )

    def _is_at_rest(self) -> bool:
        return not self.notices.being_sent and workflow.all_handlers_finished()

    def _next_start(self) -> DraftStart:
        state = DraftState(
            draft=self.draft,
            started_at=self._started_at,
            touched_at=self._touched_at,
            mails=tuple(self._mails),
            answer_due=self._answer_due,
            reminders=self._reminders,
            sent=self.notices.sent,
            problems=self.problems,
            refused=tuple(self.refusals),
            needs_support=self.needs_support,
            unreachable=self.unreachable,
            failed_mails=tuple(self._failed_mails),
        )
        return self.start.model_copy(update={"state": state})

    # Messages

    def objection_to(self, name: str, _message: Any) -> str | None:
        if self.status is DraftStatus.SUBMITTED:
            return None if name in (SUBMIT, MAIL_CAME) else "it is a port request now"
        if self.status is not DraftStatus.DRAFT:
            return f"the draft has ended: {self.status}"
        if self._is_submitting and name in (FILL_IN, DISCARD):
            return "it is being submitted"
        return None

    def take(self, name: str, message: Any) -> str:
        match name:
            case _ if name == MAIL_CAME:
                return self._take_mail(message)
            case _ if name == FILL_IN:
                return self._fill_in(message)
            case _ if name == MAIL_FAILED:
                return self._miss_the_customer(message)
            case _ if name == DISCARD:
                self.status = DraftStatus.DISCARDED
                return "thrown away"
        if self.status is DraftStatus.DRAFT:
            self._asked += 1
        return "submission asked for"

    def _take_mail(self, message: MailCame) -> str:
        if message.mail in self._mails:
            return "it is known"
        self._mails = [*self._mails, message.mail][-_MAILS_KEPT:]
        self._unread.append(message)
        self._touch()
        return "mail received"

    def _fill_in(self, change: DraftChange) -> str:
        before = self.draft
        self.draft = before.filled(change)
        new = {
            kind: reference
            for kind, reference in change.documents
            if reference and reference != getattr(before.documents, kind)
        }
        self._papers = self._papers.with_those_of(Documents(**new))
        given = {*change.fields, *(f"documents.{kind}" for kind, reference in change.documents if reference)}
        if change.pin:
            given.add("losing_carrier.pin")
        self.problems = {field: text for field, text in self.problems.items() if field and field not in given}
        self._touch()
        return "kept"

    def _miss_the_customer(self, message: MailFailed) -> str:
        """It counts until the customer does something: then he has been reached, or writes to us himself."""
        if message.key in self._failed_mails:
            return "it is known"
        mail_undelivered(message.failure)
        self._failed_mails = [*self._failed_mails, message.key][-_FAILED_MAILS_KEPT:]
        self.unreachable = message.failure
        return "the customer has not got a mail"

    def _touch(self) -> None:
        self._touched_at, self._reminders, self.unreachable = workflow.now(), 0, None

    def refuse(self, name: str, reason: str) -> None:
        refusal = RefusalReport(at=workflow.now(), message=name[:_LONGEST_NAME], reason=reason)
        self.refusals = [*self.refusals, refusal][-_REFUSALS_KEPT:]
        self._has_refused_mail |= name == MAIL_CAME and self.status is not DraftStatus.DRAFT
        message_refused(name)
        workflow.logger.warning("message_refused", extra={"message_name": name, "reason": reason})


def _without(papers: Documents, read: Documents) -> Documents:
    """Those of `papers` that came after `read`."""
    return Documents(**{kind: reference for kind, reference in papers if reference != getattr(read, kind)})
