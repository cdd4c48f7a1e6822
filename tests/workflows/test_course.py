"""A request's result has the course that it took, for reports."""

from datetime import timedelta

from porting.domain.checks.findings import FindingCode, Severity, VerdictValue
from porting.domain.course import Course
from porting.domain.mail_event import MailFailure
from porting.domain.notice import NoticeKind
from porting.domain.rejection import ReasonCode
from porting.domain.status import PortStatus
from tests.desk import Desk, at_the_losing_carrier
from tests.workflows.test_rejections import PIN
from workflows.names import COURSE_QUERY

_CHECKED, _MENDED = PortStatus.CHECKING_DOCUMENTS, PortStatus.DOCUMENTS_REJECTED
_APPROVED, _SUBMITTED = PortStatus.AWAITING_BACKBONE, PortStatus.SUBMITTING_TO_CARRIER
_ANSWERED, _REJECTED = PortStatus.AWAITING_LOSING_CARRIER, PortStatus.REJECTED


async def test_a_course_has_each_step_check_and_rejection_in_its_order(desk: Desk) -> None:
    desk.checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    port = await desk.submit()
    await port.reaches(_MENDED)
    await port.sends("review_documents", verdict="accept")
    await port.reaches(_ANSWERED)
    await port.is_rejected("wrong_pin", text="Dana's PIN is another one")
    await port.sends("resubmit", losing_carrier={"pin": PIN.model_dump()})
    await port.reaches(_ANSWERED)
    before = await port.handle.query(COURSE_QUERY, result_type=Course)
    await port.sends("cancel_request")
    course = (await port.outcome()).course

    assert course is not None
    steps = [(step.status, step.order) for step in course.steps]
    pon = port.pon()
    ordered = (_APPROVED, _SUBMITTED, _ANSWERED, _REJECTED, _CHECKED, _SUBMITTED, _ANSWERED)
    assert steps == [(_CHECKED, None), (_MENDED, None), *((status, pon) for status in ordered)]
    assert all(step.ended and step.began <= step.ended for step in course.steps)
    assert [check.verdict for check in course.checks] == [VerdictValue.FAIL, VerdictValue.PASS]
    assert course.checks[0].failing == (FindingCode.LOA_NOT_SIGNED,)
    assert [review.accepted for review in course.reviews] == [True]
    [rejection] = course.rejections
    assert (rejection.order, rejection.attempt, rejection.by) == (pon, 1, "losing carrier")
    assert [(given.reason, given.code) for given in rejection.reasons] == [
        (ReasonCode.WRONG_PIN, "wrong_pin")
    ]
    assert "Dana" not in course.model_dump_json()
    assert before.steps[-1].ended is None
    assert before.steps[:-1] == course.steps[:-1]


async def test_a_course_says_what_was_late_and_which_mails_were_lost(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    key = f"{port.request.request_id}:-:received:customer:1"
    await port.signal("mail_failed", {"notice": "received", "key": key, "failure": "bounced"})
    await port.passes(timedelta(days=8))
    await port.is_told(NoticeKind.LATE)
    await port.gets_a_date(20)
    course = await port.handle.query(COURSE_QUERY, result_type=Course)

    late = [step.status for step in course.steps if step.late]
    [lost] = course.lost_mails
    assert late == [_ANSWERED]
    assert (lost.notice, lost.to, lost.failure) == (NoticeKind.RECEIVED, "customer", MailFailure.BOUNCED)


async def test_a_code_that_is_a_sentence_is_not_noted(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("Dana Reyes is not on the account")
    course = await port.handle.query(COURSE_QUERY, result_type=Course)

    assert [given.code for each in course.rejections for given in each.reasons] == [""]
