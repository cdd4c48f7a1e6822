"""`porting status`, where a request stands, as people and programs read it."""

from datetime import UTC, datetime, timedelta

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.status import ActionBy, PortStatus
from starters.desk import PortingDesk, Wanted
from starters.following import PatientLook
from starters.overview import listing, overview
from tests.desk import Desk
from tests.starters.commands import CommandLine
from tests.starters.reports import NOW
from tests.web.status_states import a_standing


async def test_status_in_json_is_what_the_query_answers(desk: Desk, porting_at: CommandLine) -> None:
    port = await desk.submit()
    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    answered = await porting_at.answers("status", "acme-0001", "--json")

    assert answered.exit_code == 0
    assert answered.said == ""
    assert answered.json == report.model_dump(mode="json")


async def test_status_says_who_must_act_until_when_and_what_to_send(
    desk: Desk, porting_at: CommandLine
) -> None:
    desk.checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    port = await desk.submit()
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)

    answered = await porting_at.answers("status", "port-request-acme-0001")

    assert answered.exit_code == 0
    lines = [line.strip() for line in answered.output.splitlines()]
    assert lines[0] == "acme-0001: documents rejected"
    assert "who must act    customer" in lines
    assert "fail loa_not_signed (loa): Mend it." in lines
    assert "porting resubmit acme-0001 --loa loa.pdf" in lines


async def test_a_refused_signal_is_shown_and_cannot_write_on_the_terminal(desk: Desk) -> None:
    port = await desk.submit()
    await port.signal("re\x1b[2Jsubmit", {})
    await port.signal("add_note", {"text": "called\x1b]0;owned\x07 Dana\nTimeline"})
    report = await port.comes_to(lambda now: len(now.refused_messages) == 1)

    shown = overview(report)

    assert "Messages that were refused" in shown
    assert "\x1b" not in shown
    assert shown.count("\nTimeline") == 1


async def test_the_status_of_an_unknown_request_is_refused(desk: Desk, porting_at: CommandLine) -> None:
    answered = await porting_at.answers("status", "acme-0009")

    assert answered.exit_code == 1
    assert answered.said == "porting: there is no port request acme-0009; `porting list` shows all\n"


async def test_watching_tells_each_step_once_and_ends_with_the_request(
    desk: Desk, porting_at: CommandLine
) -> None:
    port = await desk.submit()
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    answered = await porting_at.ends(
        "status", "acme-0001", "--watch", then=lambda: port.update("cancel_request", {})
    )

    assert answered.exit_code == 0
    assert answered.output.startswith("acme-0001: awaiting losing carrier")
    assert answered.output.count("cancellation asked for") == 1
    assert answered.output.count("documents accepted") == 1


async def test_a_watch_asks_a_worker_only_where_something_has_happened(desk: Desk) -> None:
    port = await desk.submit()
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    look = PatientLook(PortingDesk(desk.env.client), "acme-0001", print)

    while await look() is not None:  # until nothing happens any more
        pass
    await port.update("add_note", {"text": "called"})
    news = await look()

    assert news is not None
    assert news.timeline[-1].note == "called"


def test_a_list_is_asked_for_with_what_every_visibility_store_has() -> None:
    now = datetime(2026, 11, 22, 15, tzinfo=UTC)
    wanted = Wanted(
        status=PortStatus.REJECTED, action_by=ActionBy.CUSTOMER, number="+15125550100", overdue=True
    )

    assert wanted.query(now) == (
        "WorkflowType = 'PortRequest' AND PortStatus = 'rejected' AND PortActionBy = 'customer' "
        "AND PortNumbers = '+15125550100' AND PortStepDueAt < '2026-11-22T15:00:00+00:00' "
        "AND ExecutionStatus = 'Running'"
    )
    assert Wanted().query(now) == "WorkflowType = 'PortRequest'"


def test_a_list_says_for_how_long_what_is_late_has_been() -> None:
    late = a_standing(due_at=NOW - timedelta(days=2, hours=3, minutes=59), late=True)
    in_time = a_standing(due_at=NOW + timedelta(days=2))

    _, first, second = listing([late, in_time], NOW).splitlines()

    assert "LATE by 2 d 3 h" in first
    assert "LATE" not in second
