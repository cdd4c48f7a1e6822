"""Courses of port requests that nobody has: one to look at closely, and a month of many."""

import random
from datetime import UTC, date, datetime, timedelta

from porting.domain.checks.findings import FindingCode, VerdictValue
from porting.domain.course import (
    Course,
    DocumentsChecked,
    DocumentsReviewed,
    MailLost,
    ReasonGiven,
    Rejected,
    StepTaken,
)
from porting.domain.mail_event import MailFailure
from porting.domain.notice import NoticeKind
from porting.domain.rejection import ReasonCode
from porting.domain.status import PortStatus
from starters.report.model import Period, RequestRead, Untold

NOVEMBER = Period(first=date(2026, 11, 1), last=date(2026, 11, 30))
BEGINNING = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)
AFTERWARDS = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)

_CARRIERS = ("Lone Star Telephone LLC", "Bayou Wireless, Inc.", "Prairie Voice", "Kettle Creek Cable")
_REASONS = (
    (ReasonCode.WRONG_PIN, "6L"),
    (ReasonCode.NAME_MISMATCH, "8A"),
    (ReasonCode.ADDRESS_MISMATCH, "8B"),
    (ReasonCode.ACCOUNT_NUMBER_INCORRECT, "8C"),
    (ReasonCode.PENDING_ORDER, "1P"),
)
_FINDINGS = (
    FindingCode.LOA_NAME_MISMATCH,
    FindingCode.BILL_TOO_OLD,
    FindingCode.LOA_NOT_SIGNED,
    FindingCode.CSR_ADDRESS_MISMATCH,
    FindingCode.PIN_MISSING,
)


class Life:
    """One order's life, step by step from `BEGINNING` on, or from `at`."""

    def __init__(
        self, carrier: str = _CARRIERS[0], at: datetime = BEGINNING, pon: str = "acme-0001-1"
    ) -> None:
        self._carrier, self._at, self._began, self._pon = carrier, at, at, pon
        self._steps: list[StepTaken] = []
        self._checks: list[DocumentsChecked] = []
        self._reviews: list[DocumentsReviewed] = []
        self._rejections: list[Rejected] = []
        self._lost: list[MailLost] = []

    def step(self, status: PortStatus, took: timedelta | None, promised: timedelta | None = None) -> "Life":
        """`took` None: it stands there still."""
        ended = self._at + took if took is not None else None
        due = self._at + promised if promised else None
        late = ended is not None and due is not None and ended >= due
        order = None if status is PortStatus.CHECKING_DOCUMENTS and not self._steps else self._pon
        self._steps.append(
            StepTaken(status=status, order=order, began=self._at, ended=ended, due_at=due, late=late)
        )
        self._at = ended or self._at
        return self

    def checked(self, failing: FindingCode | None = None, doubtful: FindingCode | None = None) -> "Life":
        verdict = VerdictValue.FAIL if failing else VerdictValue.REVIEW if doubtful else VerdictValue.PASS
        self._checks.append(
            DocumentsChecked(
                at=self._at,
                verdict=verdict,
                failing=(failing,) if failing else (),
                doubtful=(doubtful,) if doubtful else (),
            )
        )
        return self

    def reviewed(self, *, accepted: bool) -> "Life":
        self._reviews.append(DocumentsReviewed(at=self._at, accepted=accepted))
        return self

    def rejected(self, *reasons: tuple[ReasonCode, str]) -> "Life":
        given = tuple(ReasonGiven(reason=reason, code=code) for reason, code in reasons)
        self._rejections.append(
            Rejected(at=self._at, order=self._pon, attempt=1, by="losing carrier", reasons=given)
        )
        return self

    def misses_a_mail(self) -> "Life":
        bounced = MailFailure.BOUNCED
        self._lost.append(MailLost(at=self._at, notice=NoticeKind.REJECTED, to="customer", failure=bounced))
        return self

    def course(self) -> Course:
        return Course(
            losing_carrier=self._carrier,
            submitted_at=self._began,
            numbers=1,
            steps=tuple(self._steps),
            checks=tuple(self._checks),
            reviews=tuple(self._reviews),
            rejections=tuple(self._rejections),
            lost_mails=tuple(self._lost),
        )

    def read(self, status: PortStatus, request_id: str = "acme-0001") -> RequestRead:
        return RequestRead(request_id, status, self._at if status.is_end else None, self.course())


def a_life(carrier: str = _CARRIERS[0], at: datetime = BEGINNING, pon: str = "acme-0001-1") -> Life:
    """As far as the losing carrier."""
    return (
        Life(carrier, at, pon)
        .step(PortStatus.CHECKING_DOCUMENTS, timedelta(seconds=4))
        .checked()
        .step(PortStatus.AWAITING_BACKBONE, timedelta(hours=3), DAY)
        .step(PortStatus.SUBMITTING_TO_CARRIER, timedelta(seconds=2))
    )


def a_month(count: int = 300) -> list[RequestRead]:
    """The same every time."""
    chance = random.Random(20261101)
    return [_one_of_many(chance, f"request-{place:04}") for place in range(count)]


def _one_of_many(chance: random.Random, identity: str) -> RequestRead:
    at = BEGINNING + chance.random() * 12 * DAY
    if chance.random() < 0.02:
        return RequestRead(identity, PortStatus.COMPLETED, at + 9 * DAY, Untold.ERASED)
    life = Life(chance.choice(_CARRIERS), at, f"{identity}-1")
    life.step(PortStatus.CHECKING_DOCUMENTS, timedelta(seconds=3 + chance.random()))
    _documents(chance, life)
    life.step(PortStatus.AWAITING_BACKBONE, chance.random() * 1.15 * DAY, DAY)
    life.step(PortStatus.SUBMITTING_TO_CARRIER, timedelta(seconds=2))
    while chance.random() < 0.22:
        life.step(PortStatus.AWAITING_LOSING_CARRIER, (1 + 4 * chance.random()) * DAY, 7 * DAY)
        life.rejected(*chance.sample(_REASONS, chance.choice((1, 1, 2))))
        if chance.random() < 0.1:
            life.misses_a_mail()
        life.step(PortStatus.REJECTED, chance.expovariate(0.6) * DAY)
        life.step(PortStatus.SUBMITTING_TO_CARRIER, timedelta(seconds=2))
    if chance.random() < 0.12:
        life.step(PortStatus.AWAITING_LOSING_CARRIER, None, 7 * DAY)
        return life.read(PortStatus.AWAITING_LOSING_CARRIER, identity)
    life.step(PortStatus.AWAITING_LOSING_CARRIER, (1 + chance.expovariate(0.5)) * DAY, 7 * DAY)
    life.step(PortStatus.PORT_DATE_CONFIRMED, (2 + 3 * chance.random()) * DAY, 5 * DAY)
    life.step(PortStatus.AWAITING_TRANSFER_CONFIRMATION, chance.random() * DAY, DAY)
    ends = (PortStatus.COMPLETED, PortStatus.CANCELED, PortStatus.UNPORTABLE, PortStatus.PARTIALLY_COMPLETED)
    return life.read(chance.choices(ends, (90, 5, 2, 3))[0], identity)


def _documents(chance: random.Random, life: Life) -> None:
    if chance.random() < 0.25:
        life.checked(failing=chance.choices(_FINDINGS, (6, 4, 3, 2, 1))[0])
        life.step(PortStatus.DOCUMENTS_REJECTED, chance.expovariate(0.8) * DAY)
        life.step(PortStatus.CHECKING_DOCUMENTS, timedelta(seconds=4))
    elif chance.random() < 0.12:
        life.checked(doubtful=chance.choice(_FINDINGS))
        life.step(PortStatus.IN_DOCUMENT_REVIEW, chance.random() * 1.2 * DAY, DAY)
        life.reviewed(accepted=chance.random() < 0.7)
    life.checked()
