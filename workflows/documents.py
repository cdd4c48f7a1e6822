"""Step 1, and again before every further submission: the documents are checked."""

from functools import partial

from temporalio import workflow
from temporalio.workflow import ActivityHandle

with workflow.unsafe.imports_passed_through():
    from activities.documents import CheckDocuments, DocumentActivities
    from porting.domain.checks.evidence import Evidence
    from porting.domain.checks.findings import Finding, FindingCode, Severity, Verdict, VerdictValue
    from porting.domain.notice import NoticeKind
    from porting.domain.phone_number import E164
    from porting.domain.resubmission import Correction, corrected
    from porting.domain.status import ActionBy, PortStatus
    from workflows.messages import ReviewDocuments
    from workflows.options import CHECK_DOCUMENTS, named
    from workflows.progress import Progress, StepFailedError, StopAskedError


class DocumentChecking(Progress):
    """Checks documents until they are accepted, with the customer's and support's help."""

    findings: tuple[Finding, ...] = ()
    """What the last check found, as far as nobody has accepted it yet; warnings included."""
    has_asked_the_customer = False
    _decision: ReviewDocuments | None = None
    _resubmitted = False

    async def documents_are_accepted(self, numbers: tuple[E164, ...]) -> None:
        """Return once the documents may go to the carrier with `numbers`.

        Raises: `StopAskedError`.
        """
        while True:
            verdict = await self._check(numbers)
            if self._resubmitted:
                continue  # the check was of documents that meanwhile are replaced
            if verdict.verdict is VerdictValue.PASS:
                return
            if verdict.verdict is VerdictValue.FAIL:
                accepted = await self._customer_mends()
            else:
                accepted = await self._support_reviews()
            if accepted:
                return

    def waits_for_documents(self) -> bool:
        return self.status in (
            PortStatus.CHECKING_DOCUMENTS,
            PortStatus.DOCUMENTS_REJECTED,
            PortStatus.IN_DOCUMENT_REVIEW,
        )

    def objection_to_review(self) -> str | None:
        if self.status in (PortStatus.DOCUMENTS_REJECTED, PortStatus.IN_DOCUMENT_REVIEW):
            return None
        return f"no documents wait for a decision; it stands at {self.status}"

    def review(self, decision: ReviewDocuments) -> str:
        self._decision = decision
        return f"documents {decision.verdict}ed"

    def objection_to_correction(self, correction: Correction) -> str | None:
        if corrected(self.record.request, correction) != self.record.request:
            return None
        return "nothing that is wrong was changed; send the documents or fields that the findings ask for"

    def documents_resubmitted(self) -> None:
        self._resubmitted = True

    async def _check(self, numbers: tuple[E164, ...]) -> Verdict:
        """What the check finds, less what a person has accepted before.

        Raises: `StopAskedError`.
        """
        if self.stop:
            raise StopAskedError
        self.begin(PortStatus.CHECKING_DOCUMENTS, ActionBy.NOBODY, "the check of the documents")
        self._resubmitted, self._decision = False, None
        try:
            verdict = await self.carry_out(lambda _until: self._start_check(numbers))
        except StepFailedError as failure:
            verdict = _could_not_be_checked(str(failure))
        if self.stop:
            raise StopAskedError  # asked for in the moment in which the check ended
        open_findings = tuple(
            finding for finding in verdict.findings if self.record.key(finding) not in self.record.accepted
        )
        self.findings = open_findings
        judged = Verdict.of(open_findings)
        self.record.course.checked(self.pon, judged)
        return judged

    def _start_check(self, numbers: tuple[E164, ...]) -> ActivityHandle[Verdict]:
        request = self.record.request
        today = request.calendar.day_of(workflow.now())
        return workflow.start_activity_method(
            DocumentActivities.check_documents,
            CheckDocuments(request=request, numbers=numbers, on=today),
            **named(CHECK_DOCUMENTS, "check LOA, CSR and bill"),
        )

    async def _customer_mends(self) -> bool:
        """Wait for a resubmission; True: support accepted the documents as they are."""
        while True:
            self.begin(
                PortStatus.DOCUMENTS_REJECTED, ActionBy.CUSTOMER, "corrected documents from the customer"
            )
            self.has_asked_the_customer = True
            self.tell(NoticeKind.DOCUMENTS_REJECTED, "customer", findings=self._to_mend())
            await self.wait(lambda: self._resubmitted or self._decision is not None)
            if not self._rejected_by_support():
                return self._accepted_by_support()

    async def _support_reviews(self) -> bool:
        """Wait for a person's decision; True: accepted. A rejection asks the customer."""
        policy = self.record.request.policy
        self.begin(
            PortStatus.IN_DOCUMENT_REVIEW,
            ActionBy.SUPPORT,
            "support's review of the documents",
            due_at=workflow.now() + policy.document_review_expected,
        )
        self.tell(NoticeKind.DOCUMENTS_TO_REVIEW, "support", findings=self.findings)
        self.hold_back("customer told of the review", partial(self.tell, NoticeKind.IN_REVIEW, "customer"))
        await self.wait(lambda: self._resubmitted or self._decision is not None)
        if self._rejected_by_support():
            return await self._customer_mends()
        return self._accepted_by_support()

    def _rejected_by_support(self) -> bool:
        """Whether support sends the documents back; its reasons join what the customer has to mend."""
        if self._resubmitted or self._decision is None or self._decision.verdict != "reject":
            return False
        self.findings += _as_findings(self._decision)
        self._decision = None
        self.record.course.reviewed(self.pon, accepted=False)
        return True

    def _accepted_by_support(self) -> bool:
        if self._resubmitted or self._decision is None or self._decision.verdict != "accept":
            return False
        self.record.accepted.update(self.record.key(finding) for finding in self.findings)
        self.findings = ()
        self.record.course.reviewed(self.pon, accepted=True)
        return True

    def _to_mend(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.FAIL)

    def remind(self) -> None:
        self.tell(
            NoticeKind.REMINDER,
            "customer",
            findings=self._to_mend(),
            since=self.since,
            waits_for=self.waits_for,
        )


def _as_findings(decision: ReviewDocuments) -> tuple[Finding, ...]:
    reasons = decision.reasons or ("Our team could not accept the documents. Please send them again.",)
    return tuple(
        Finding(
            code=FindingCode.DOCUMENT_UNREADABLE,
            severity=Severity.FAIL,
            document="request",
            message=reason,
            evidence=Evidence(note="decided by support"),
        )
        for reason in reasons
    )


def _could_not_be_checked(words: str) -> Verdict:
    """A check that no retry can heal (a document that is not in the store): a person decides."""
    return Verdict.of(
        (
            Finding(
                code=FindingCode.DOCUMENT_UNREADABLE,
                severity=Severity.REVIEW,
                document="request",
                message="We could not read your documents. Please send them again.",
                evidence=Evidence(note=words),
            ),
        )
    )
