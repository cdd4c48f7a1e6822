"""The process of porting as the trade and our documents tell it, without Temporal: what a request and each of
its orders stand at, who must act, who was told what, what upstream was asked.

It is told what the outside has answered and which messages were sent, with the time of each; everything else
follows from that and from the clock. Written from `docs/design.md` and the customers' page on porting, not
from the workflow.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from porting.domain.checks.findings import Finding, Severity
from porting.domain.notice import NoticeKind as Mail
from porting.domain.phone_number import E164
from porting.domain.port_order import (
    BackboneDecision,
    Cancellation,
    CarrierOrder,
    CarrierState,
    Decision,
    Draft,
    NumberState,
)
from porting.domain.status import PortStatus as Status
from tests.simulation import trade
from tests.simulation.trade import CUSTOMER, NOBODY, SUPPORT, UPSTREAM

Sent = tuple[Mail, str, str | None]
"""What, to whom, about which order."""


class UnexpectedError(AssertionError):
    """Something happened that the process has no reason for."""


@dataclass
class Course:
    """The documents of a request before there are orders, or one order."""

    pon: str | None
    numbers: tuple[E164, ...]
    status: Status
    since: datetime
    acts: str = NOBODY
    due: datetime | None = None
    late: bool = False
    reminders: int = 0
    news: tuple[datetime, Mail] | None = None
    """For the customer, held back until then."""
    asks: str = ""
    """What the outside is asked now: check, draft, approval, submit, look, find, cancel, close."""
    asked_before: str = ""
    stop: Status | None = None
    stopped_as: Status | None = None
    announced: bool = False
    findings: tuple[Finding, ...] = ()
    check_again: bool = False
    attempt: int = 1
    drafted: bool = False
    approved: bool = False
    """By the backbone provider, and the customer has not heard of anything since."""
    backbone_says_no: bool = False
    reasons: tuple[str, ...] = ()
    words: str = ""
    """Ours for a rejection that came without any: the same reason in other words is another rejection."""
    brought: set[str] = field(default_factory=set)
    seen: CarrierOrder | None = None
    unportable: frozenset[E164] = frozenset()
    moved: frozenset[E164] = frozenset()
    confirmed: frozenset[E164] = frozenset()
    given_back: frozenset[E164] = frozenset()
    told_moved: frozenset[E164] = frozenset()
    port_date: date | None = None
    told_date: date | None = None
    date_to_change: date | None = None
    day_before: datetime | None = None
    decision: tuple[bool, tuple[str, ...]] | None = None
    """By hand."""
    response: tuple[date | None, tuple[str, ...]] | None = None
    """By hand; without a date it is a rejection."""
    entered: list[Status] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return not self.status.is_end

    @property
    def not_moved(self) -> tuple[E164, ...]:
        return tuple(number for number in self.numbers if number not in self.moved)

    @property
    def to_test(self) -> tuple[E164, ...]:
        settled = self.confirmed | self.given_back
        return tuple(number for number in self.numbers if number in self.moved - settled)

    @property
    def outstanding(self) -> tuple[str, ...]:
        return trade.unanswered(self.reasons, self.brought)

    @property
    def known_date(self) -> date:
        assert self.port_date, f"{self.pon} has no date at {self.status}"
        return self.port_date


@dataclass
class Process:
    """What happens by itself, with what the outside answers."""

    submitted_at: datetime
    groups: dict[str, tuple[E164, ...]]
    """The numbers of each order that it is going to have."""

    def __post_init__(self) -> None:
        self.now = self.submitted_at
        self.mails: Counter[Sent] = Counter({(Mail.RECEIVED, CUSTOMER, None): 1})
        self.submissions: list[tuple[str, int]] = []
        self.cancellations: Counter[str] = Counter()
        self.dates: dict[str, date] = {}
        self.grace = self.submitted_at
        self.extended_by = 0
        self.accepted: set[tuple[str, str]] = set()
        self.papers = {"loa": "0", "csr": "0", "bill": "0"}
        self.has_asked_the_customer = False
        self.unreachable = False
        numbers = tuple(number for group in self.groups.values() for number in group)
        self.documents = Course(None, numbers, Status.CHECKING_DOCUMENTS, self.submitted_at)
        self.orders: dict[str, Course] = {}
        self._check(self.documents, self.submitted_at)

    @property
    def courses(self) -> list[Course]:
        return list(self.orders.values()) or [self.documents]

    @property
    def has_ended(self) -> bool:
        return not any(course.is_open for course in self.courses)

    @property
    def limit(self) -> datetime:
        windows = [trade.end_of(day) + trade.CONFIRMATION_WINDOW for day in self.dates.values()]
        latest = max(self.submitted_at + trade.LIFETIME, self.grace, *windows)
        return latest + self.extended_by * trade.DAY

    # Time

    def promises(self) -> list[tuple[datetime, Callable[[datetime], None]]]:
        """What happens by itself, and when, unless something else comes first."""
        return [promise for course in self.courses for promise in self._promises_of(course)]

    def clock(self, now: datetime) -> None:
        """Keep every promise that is due by `now`."""
        while due := [promise for promise in self.promises() if promise[0] <= now]:
            self.now, keep = min(due, key=lambda promise: promise[0])
            keep(self.now)
        self.now = now

    def _promises_of(self, course: Course) -> list[tuple[datetime, Callable[[datetime], None]]]:
        if not course.is_open or course.stop:
            return []
        found: list[tuple[datetime, Callable[[datetime], None]]] = [
            (self.limit, lambda at: self._stop(course, at, Status.EXPIRED))
        ]
        if course.day_before:
            found.append((course.day_before, lambda _: self._remind_of_the_day(course)))
        if course.due and not course.late:
            found.append((course.due, lambda at: self._is_late(course, at)))
        if course.acts == CUSTOMER:
            due = course.since + trade.reminder_after(course.reminders)
            found.append((due, lambda _: self._remind(course)))
        if course.news:
            found.append((course.news[0], lambda _: self._tell_news(course)))
        return found

    def _is_late(self, course: Course, at: datetime) -> None:
        course.late = True
        if course.acts != CUSTOMER:
            course.acts = SUPPORT
        confirmed = course.status is Status.PORT_DATE_CONFIRMED
        self.mail(Mail.NOT_TRANSFERRED if confirmed else Mail.LATE, SUPPORT, course)
        self._settle(course, at)

    def _remind(self, course: Course) -> None:
        course.reminders += 1
        self.mail(Mail.REMINDER, CUSTOMER, course)

    def _remind_of_the_day(self, course: Course) -> None:
        course.day_before = None
        self.mail(Mail.DAY_BEFORE, CUSTOMER, course)

    def _tell_news(self, course: Course) -> None:
        assert course.news
        self.mail(course.news[1], CUSTOMER, course)
        course.news, course.approved = None, False

    def mail(self, kind: Mail, to: str, course: Course | None) -> None:
        self.mails[kind, to, course.pon if course else None] += 1

    def mail_refused(self, kind: Mail, pon: str | None) -> None:
        """No mail service takes a mail to the customer: support calls."""
        self.mails[kind, CUSTOMER, pon] -= 1
        self.mails[Mail.STEP_FAILED, SUPPORT, pon] += 1
        if kind is Mail.PORT_DATE and pon in self.orders:
            self.orders[pon].day_before = None

    # Steps

    def _enter(
        self, course: Course, at: datetime, status: Status, acts: str, within: timedelta | None = None
    ) -> None:
        if status is not course.status or not course.entered:
            course.entered.append(status)
        course.status, course.acts, course.since = status, acts, at
        course.due = at + within if within else None
        course.late, course.reminders, course.news = False, 0, None
        if status is not Status.PORT_DATE_CONFIRMED:
            course.day_before = None

    def _end(self, course: Course, at: datetime, status: Status) -> None:
        self._enter(course, at, status, NOBODY)
        course.stop, course.asks = None, ""

    def _check(self, course: Course, at: datetime) -> None:
        self._enter(course, at, Status.CHECKING_DOCUMENTS, NOBODY)
        course.asks, course.check_again = "check", False

    def checked(self, at: datetime, numbers: tuple[E164, ...], findings: tuple[Finding, ...]) -> None:
        course = self._that_asks("check", lambda course: set(course.numbers) == set(numbers))
        if course.check_again:
            self._check(course, at)
            return
        course.asks = ""
        course.findings = tuple(f for f in findings if self._key(f) not in self.accepted)
        severities = {finding.severity for finding in course.findings}
        if Severity.FAIL in severities:
            self._documents_rejected(course, at)
        elif Severity.REVIEW in severities:
            self._enter(course, at, Status.IN_DOCUMENT_REVIEW, SUPPORT, trade.REVIEW_EXPECTED)
            self.mail(Mail.DOCUMENTS_TO_REVIEW, SUPPORT, course)
            course.news = (at + trade.NEWS_HELD_BACK, Mail.IN_REVIEW)
        else:
            self.accept_documents(course, at)

    def _key(self, finding: Finding) -> tuple[str, str]:
        return finding.code, self.papers.get(finding.document, finding.document)

    def _documents_rejected(self, course: Course, at: datetime) -> None:
        self._enter(course, at, Status.DOCUMENTS_REJECTED, CUSTOMER)
        self.mail(Mail.DOCUMENTS_REJECTED, CUSTOMER, course)
        self.has_asked_the_customer |= course is self.documents

    def accept_documents(self, course: Course, at: datetime) -> None:
        if course is not self.documents:
            self._submit_again(course, at)
            return
        if self.has_asked_the_customer:
            self.mail(Mail.DOCUMENTS_ACCEPTED, CUSTOMER, None)
        for pon, numbers in self.groups.items():
            self.orders[pon] = Course(pon, numbers, Status.AWAITING_BACKBONE, at)
            self._await_backbone(self.orders[pon], at)

    def _await_backbone(self, course: Course, at: datetime) -> None:
        self._enter(course, at, Status.AWAITING_BACKBONE, UPSTREAM, trade.APPROVAL_EXPECTED)
        if course.attempt > 1:
            course.news = (at + trade.NEWS_HELD_BACK, Mail.RESUBMITTED)
        course.asks = "approval" if course.drafted else "draft"
        self._take_word(course, at)

    def drafted(self, at: datetime, pon: str, draft: Draft | None) -> None:
        """None: upstream refuses to draft it."""
        course = self._that_asks("draft find", lambda course: course.pon == pon)
        finding = course.asks == "find"
        if draft is None and not finding:
            self.reject(course, at, ("step_failed",), backbone=True)
        elif draft is not None:
            course.drafted = draft.reference is not None
            self._leave_out(course, at, tuple(each.number for each in draft.unportable))
            if course.is_open and draft.orders:
                self._split(course, at, {part.pon: part.numbers for part in draft.orders})
            elif course.is_open and not finding:
                course.asks = "approval"
                self._take_word(course, at)
        if finding and course.is_open:
            course.asks = "cancel"

    def _split(self, course: Course, at: datetime, parts: dict[str, tuple[E164, ...]]) -> None:
        for pon, numbers in parts.items():
            if pon == course.pon:
                course.numbers = numbers
                if course.stop is None:
                    self._await_backbone(course, at)
                continue
            part = Course(pon, numbers, Status.AWAITING_BACKBONE, at, drafted=True, decision=course.decision)
            self.orders[pon] = part
            self.orders = dict(sorted(self.orders.items()))
            self._await_backbone(part, at)
            if course.stop:
                part.entered.clear()  # it begins nothing
                self._stop(part, at, course.stop)

    def decided(self, at: datetime, pon: str, attempt: int, decision: BackboneDecision | None) -> None:
        """None: upstream refuses to decide."""
        course = self._that_asks("approval", lambda course: (course.pon, course.attempt) == (pon, attempt))
        codes = tuple(reason.code for reason in decision.reasons) if decision else ("step_failed",)
        self._decide(course, at, decision is not None and decision.decision is Decision.APPROVED, codes)

    def _decide(self, course: Course, at: datetime, approved: bool, codes: tuple[str, ...]) -> None:
        if approved:
            course.reasons, course.approved = (), True
            self._submit(course, at)
        else:
            self.reject(course, at, _asking(codes) or ("no_reason_given",), backbone=True)

    def _submit(self, course: Course, at: datetime) -> None:
        self._enter(course, at, Status.SUBMITTING_TO_CARRIER, UPSTREAM, trade.SUBMISSION_EXPECTED)
        if course.approved:
            course.news = (at + trade.NEWS_HELD_BACK, Mail.APPROVED)
        course.asks = "submit"

    def submitted(self, at: datetime, pon: str, attempt: int, order: CarrierOrder | None) -> None:
        """None: upstream refuses to take it."""
        course = self._that_asks("submit", lambda course: (course.pon, course.attempt) == (pon, attempt))
        course.approved = False
        if order is None:
            self._not_submitted(course, at)
            return
        self.submissions.append((pon, attempt))
        self.mail(Mail.RESUBMITTED if course.seen else Mail.SUBMITTED, CUSTOMER, course)
        self._await_carrier(course, at)
        self.looked(at, pon, order)

    def _await_carrier(self, course: Course, at: datetime) -> None:
        self._enter(course, at, Status.AWAITING_LOSING_CARRIER, UPSTREAM, trade.RESPONSE_EXPECTED)
        course.asks = "look"

    def _not_submitted(self, course: Course, at: datetime) -> None:
        if course.date_to_change is None:
            self.reject(course, at, ("step_failed",))
            return
        day, course.date_to_change = course.date_to_change, None
        self.mail(Mail.STEP_FAILED, SUPPORT, course)
        self._confirm_date(course, at, day)

    def looked(self, at: datetime, pon: str, order: CarrierOrder) -> None:
        course = self.orders[pon]
        if not course.is_open:
            raise UnexpectedError(f"{pon} has ended and is looked at")
        known, course.seen = course.seen, order
        active = {number for number, state in order.numbers.items() if state is NumberState.ACTIVE}
        course.moved |= frozenset(course.numbers) & active
        tested = course.status is Status.AWAITING_TRANSFER_CONFIRMATION
        if not tested and not _says_the_same(known, order):
            self._take_answer(course, at, order, is_first=known is None or known.attempt < order.attempt)
        self._settle(course, at)
        self._take_word(course, at)

    def _take_answer(self, course: Course, at: datetime, order: CarrierOrder, *, is_first: bool) -> None:
        codes = tuple(reason.code for reason in order.reasons)
        match order.state:
            case CarrierState.CONFIRMED if order.port_date == course.date_to_change and is_first:
                pass
            case CarrierState.CONFIRMED if order.port_date:
                self._confirm_date(course, at, order.port_date)
            case CarrierState.PORTED:
                self._confirm_date(course, at, order.port_date or course.port_date or trade.day_of(at))
            case CarrierState.REJECTED:
                self._take_reasons(course, at, codes or ("no_reason_given",))
            case CarrierState.CANCELED:
                self.reject(course, at, ("canceled_upstream",), words="canceled upstream")

    def _take_reasons(self, course: Course, at: datetime, codes: tuple[str, ...]) -> None:
        asking = _asking(codes)
        if asking:
            self.reject(course, at, asking)

    def _confirm_date(self, course: Course, at: datetime, day: date) -> None:
        stays = course.status is Status.PORT_DATE_CONFIRMED and course.port_date == day
        course.reasons, course.port_date, self.dates[str(course.pon)] = (), day, day
        if day == course.date_to_change:
            course.told_date = None
        course.date_to_change = None
        if at >= self.limit:  # it was weeks ago, and we hear of it only now
            self.grace = at + trade.CONFIRMATION_WINDOW
        if stays:
            return
        self._enter(course, at, Status.PORT_DATE_CONFIRMED, NOBODY)
        course.due, course.asks, course.day_before = trade.end_of(day), "look", None
        morning = trade.at(day - trade.DAY, trade.MORNING)
        have_moved = not course.not_moved and at < morning
        if day != course.told_date and not have_moved:  # else the next mail says so
            self.mail(Mail.PORT_DATE, CUSTOMER, course)
        course.told_date = day
        if at < morning:
            course.day_before = morning
        self._settle(course, at)

    def _settle(self, course: Course, at: datetime) -> None:
        """Where the numbers have moved they are tested; where they were tested, the order has ended."""
        if course.status is Status.PORT_DATE_CONFIRMED and set(course.numbers) & course.moved:
            if course.not_moved and not course.late:
                return
            self._enter(course, at, Status.AWAITING_TRANSFER_CONFIRMATION, CUSTOMER)
            course.due = trade.end_of(course.known_date) + trade.CONFIRMATION_EXPECTED
        if course.status is not Status.AWAITING_TRANSFER_CONFIRMATION:
            return
        if set(course.numbers) <= course.confirmed | course.given_back:
            self._end_confirmed(course, at)
            return
        if set(course.to_test) - course.told_moved:
            course.told_moved |= frozenset(course.to_test)
            self.mail(Mail.TRANSFERRED, CUSTOMER, course)
        course.acts = CUSTOMER if course.to_test else SUPPORT

    def _end_confirmed(self, course: Course, at: datetime) -> None:
        if set(course.numbers) <= course.given_back:
            self._end(course, at, Status.CANCELED)
            return
        self._end(course, at, Status.PARTIALLY_COMPLETED if course.given_back else Status.COMPLETED)
        self.mail(Mail.COMPLETED, CUSTOMER, course)

    # Rejections

    def reject(
        self, course: Course, at: datetime, codes: tuple[str, ...], *, backbone: bool = False, words: str = ""
    ) -> None:
        rest = tuple(code for code in codes if code != trade.UNPORTABLE_REASON)
        left_out = course.numbers if rest != codes else ()
        is_known = (rest, words) == (course.reasons, course.words)
        if course.status is Status.REJECTED and not left_out and is_known:
            return
        course.reasons, course.words, course.brought, course.backbone_says_no = rest, words, set(), backbone
        if self.dates.pop(str(course.pon), None):
            self.grace = at + trade.WITHDRAWN_DATE_GRACE
        course.port_date = course.told_date = course.date_to_change = None
        if left_out:
            seen = list(course.entered)
            self._enter(course, at, Status.REJECTED, NOBODY)
            course.entered = seen  # and not this one, which ends in the same moment
            self._leave_out(course, at, left_out)
            return
        course.asks = ""
        course.entered.append(Status.REJECTED) if course.status is Status.REJECTED else None
        self._enter(course, at, Status.REJECTED, trade.who_acts(rest))
        if any(code != "step_failed" for code in rest):
            self.mail(Mail.REJECTED, CUSTOMER, course)
        if any(trade.is_for_support(code) for code in rest):
            self.mail(Mail.UNKNOWN_REJECTION, SUPPORT, course)
        self._take_word(course, at)

    def answer_rejection(self, course: Course, at: datetime, brought: set[str]) -> None:
        course.brought |= brought
        if not course.outstanding:
            self._check(course, at)
            return
        acts = trade.who_acts(course.outstanding)
        if acts != course.acts:
            course.acts, course.since = acts, at

    def _submit_again(self, course: Course, at: datetime) -> None:
        course.attempt += 1
        if course.backbone_says_no:
            self._await_backbone(course, at)
        else:
            self._submit(course, at)

    def _leave_out(self, course: Course, at: datetime, numbers: tuple[E164, ...]) -> None:
        if not numbers:
            return
        course.unportable |= frozenset(numbers)
        course.numbers = tuple(number for number in course.numbers if number not in numbers)
        self.mail(Mail.UNPORTABLE, CUSTOMER, course)
        if not course.numbers:
            self._end(course, at, Status.UNPORTABLE)
            course.asks = "close" if course.drafted else ""

    def _take_word(self, course: Course, at: datetime) -> None:
        """What a person has entered in place of upstream's answer, once the order waits for it."""
        if course.response and course.status in _ANSWERED_BY_CARRIER:
            (day, codes), course.response = course.response, None
            if day:
                self._confirm_date(course, at, day)
            else:
                self._take_reasons(course, at, codes or ("no_reason_given",))
        if course.decision and (course.asks == "approval" or course.status is Status.REJECTED):
            (approved, codes), course.decision = course.decision, None
            self._decide(course, at, approved, codes)

    # The end from outside

    def _stop(self, course: Course, at: datetime, ending: Status) -> None:
        course.stop, course.asked_before = ending, course.asks
        if course is not self.documents and course.not_moved:
            course.asks = "cancel" if course.drafted else "find"
        else:
            self._stopped(course, at, ending)

    def _stopped(self, course: Course, at: datetime, ending: Status) -> None:
        course.stopped_as = ending
        self._end(course, at, Status.PARTIALLY_COMPLETED if course.confirmed else ending)
        self._announce()

    def canceled(self, at: datetime, pon: str, said: Cancellation | None) -> None:
        """None: upstream refuses to answer."""
        course = self._that_asks("cancel close", lambda course: course.pon == pon)
        ending, course.stop, course.asks = course.stop, None, course.asked_before
        is_canceled = said is not None and said.canceled
        self.cancellations[pon] += is_canceled
        if ending is None:
            course.asks = ""
        if not is_canceled:
            refused = said is not None and ending is Status.CANCELED
            kind, to = (Mail.CANNOT_CANCEL, CUSTOMER) if refused else (Mail.STEP_FAILED, SUPPORT)
            self.mail(kind, to, course)
        if ending and (is_canceled or ending is not Status.CANCELED):
            self._stopped(course, at, ending)
        elif ending:
            self._go_on(course, at)
        self._announce()

    def _go_on(self, course: Course, at: datetime) -> None:
        """Where it was: its step begins anew, and what was late stays late with its day."""
        was_late, due, day_before = course.late, course.due, course.day_before
        match course.status:
            case Status.AWAITING_BACKBONE:
                self._await_backbone(course, at)
            case Status.SUBMITTING_TO_CARRIER:
                self._submit(course, at)
            case Status.AWAITING_LOSING_CARRIER:
                self._await_carrier(course, at)
            case Status.REJECTED:
                self._enter(course, at, Status.REJECTED, trade.who_acts(course.outstanding))
            case Status.PORT_DATE_CONFIRMED | Status.AWAITING_TRANSFER_CONFIRMATION:
                self._enter(course, at, course.status, SUPPORT if was_late else NOBODY)
                course.late, course.due, course.day_before = was_late, due, day_before
                self._settle(course, at)
            case _:
                self._check(course, at)

    def _announce(self) -> None:
        """Of all that was stopped together, customer and support hear once."""
        is_over = self.now >= self.limit and not self.has_ended
        if is_over or any(course.stop for course in self.courses):
            return
        stopped = [course for course in self.courses if course.stopped_as and not course.announced]
        for ending in (Status.CANCELED, Status.EXPIRED):
            alike = [course for course in stopped if course.stopped_as is ending]
            if alike:
                partly = any(course.status is Status.PARTIALLY_COMPLETED for course in alike)
                self.mail(Mail.PARTIALLY_COMPLETED if partly else Mail(ending.value), CUSTOMER, None)
                self.mail(Mail.ENDED, SUPPORT, None)
        for course in stopped:
            course.announced = True

    def _that_asks(self, what: str, which: Callable[[Course], bool]) -> Course:
        asking = [course for course in self.courses if course.asks in what.split() and which(course)]
        if len(asking) != 1:
            standing = [(course.pon, course.status.value, course.asks) for course in self.courses]
            raise UnexpectedError(f"upstream was asked for {what} without a reason: {standing}")
        return asking[0]


_ANSWERED_BY_CARRIER = (Status.AWAITING_LOSING_CARRIER, Status.REJECTED, Status.PORT_DATE_CONFIRMED)


def _asking(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Those that ask for something: a notice alone asks nobody."""
    return tuple(code for code in codes if code != trade.NOTICE)


def _says_the_same(known: CarrierOrder | None, order: CarrierOrder) -> bool:
    return known is not None and (known.attempt, known.state, known.port_date, known.reasons) == (
        order.attempt,
        order.state,
        order.port_date,
        order.reasons,
    )
