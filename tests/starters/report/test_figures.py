"""What a report counts."""

import csv
import io
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from porting.domain.checks.findings import FindingCode
from porting.domain.rejection import ReasonCode
from porting.domain.status import PortStatus
from starters.report.figures import Figures
from starters.report.model import Period, Report, RequestRead, Share, Untold, ninth_decile
from starters.report.rows import HEADS, Rows
from starters.report.text import in_text
from starters.report.words import duration
from tests.starters.report.courses import AFTERWARDS, BEGINNING, DAY, NOVEMBER, Life, a_life, a_month

WRONG_PIN = (ReasonCode.WRONG_PIN, "6L")
ANSWERED, CONFIRMED = PortStatus.AWAITING_LOSING_CARRIER, PortStatus.PORT_DATE_CONFIRMED


def report_of(*requests: RequestRead, period: Period = NOVEMBER, now: datetime = AFTERWARDS) -> Report:
    figures = Figures(period, now)
    for request in requests:
        figures.add(request)
    return figures.report()


def completed(life: Life) -> RequestRead:
    return life.step(ANSWERED, 2 * DAY, 7 * DAY).step(CONFIRMED, 5 * DAY).read(PortStatus.COMPLETED)


def rejected(life: Life, *reasons: tuple[ReasonCode, str]) -> Life:
    return life.step(ANSWERED, 3 * DAY, 7 * DAY).rejected(*reasons).step(PortStatus.REJECTED, DAY)


def test_a_request_is_right_the_first_time_where_nobody_sent_anything_back() -> None:
    mended = Life().step(PortStatus.CHECKING_DOCUMENTS, DAY).checked(failing=FindingCode.LOA_NOT_SIGNED)
    sent_back = a_life().checked(doubtful=FindingCode.BILL_TOO_OLD).reviewed(accepted=False)
    accepted = a_life().checked(doubtful=FindingCode.BILL_TOO_OLD).reviewed(accepted=True)
    canceled = a_life().read(PortStatus.CANCELED)

    right = report_of(completed(a_life()), completed(accepted), canceled).first_time_right
    not_right = report_of(*(completed(each) for each in (mended, sent_back, rejected(a_life(), WRONG_PIN))))

    assert right == Share(count=2, of=2)
    assert not_right.first_time_right == Share(count=0, of=3)
    assert report_of(canceled).first_time_right.percent is None


def test_what_was_prevented_is_told_by_finding() -> None:
    twice = a_life().checked(failing=FindingCode.LOA_NOT_SIGNED).checked(failing=FindingCode.LOA_NOT_SIGNED)
    once = a_life().checked(doubtful=FindingCode.PO_BOX).reviewed(accepted=True)

    prevented = report_of(completed(twice), completed(once)).prevented

    assert (prevented.checks, prevented.passed, prevented.sent_back, prevented.to_review) == (5, 2, 2, 1)
    assert [(each.code, each.failing, each.doubtful) for each in prevented.findings] == [
        ("loa_not_signed", 2, 0),
        ("po_box", 0, 1),
    ]
    assert (prevented.reviews_accepted, prevented.reviews_rejected) == (1, 0)


def test_reasons_are_told_with_upstream_s_codes_and_by_carrier_however_it_is_spelt() -> None:
    report = report_of(
        completed(rejected(a_life("Lone Star Telephone LLC"), WRONG_PIN)),
        completed(rejected(a_life("lone star telephone, L.L.C."), WRONG_PIN, (ReasonCode.FREEZE, ""))),
        completed(a_life("Lone Star Telephone LLC")),
        completed(a_life("Prairie Voice")),
    )

    assert report.rejections == 2
    assert [(each.reason, each.by, each.count, each.codes) for each in report.rejected] == [
        ("wrong_pin", "losing carrier", 2, {"6L": 2}),
        ("freeze", "losing carrier", 1, {}),
    ]
    assert [(each.carrier, each.answers, each.rejections, each.reasons) for each in report.carriers] == [
        ("Lone Star Telephone LLC", 5, 2, {"wrong_pin": 2, "freeze": 1}),
        ("Prairie Voice", 1, 0, {}),
    ]
    assert report.carriers[0].median_seconds == timedelta(days=2).total_seconds()


def test_a_call_of_ours_that_upstream_refused_is_no_carrier_s_rejection() -> None:
    report = report_of(completed(rejected(a_life(), (ReasonCode.UNKNOWN, "step_failed"))))

    assert [(each.reason, each.by) for each in report.rejected] == [("step_failed", "upstream")]
    assert report.carriers[0].rejections == 0


def test_steps_are_measured_against_their_promise() -> None:
    on_time = a_life().step(ANSWERED, 2 * DAY, 7 * DAY).step(CONFIRMED, DAY).read(PortStatus.COMPLETED)
    late = a_life().step(ANSWERED, 9 * DAY, 7 * DAY).step(CONFIRMED, DAY).read(PortStatus.COMPLETED)
    late_now = a_life().step(ANSWERED, None, 7 * DAY).read(ANSWERED)

    steps = {step.status: step for step in report_of(on_time, late, late_now).steps}

    answered = steps[ANSWERED]
    assert (answered.ended, answered.late, answered.late_now) == (2, 1, 1)
    assert answered.median_seconds == 5.5 * DAY.total_seconds()
    assert answered.ninth_decile_seconds == 9 * DAY.total_seconds()
    assert answered.promised_seconds == 7 * DAY.total_seconds()
    assert steps[CONFIRMED].promised_seconds is None


def test_what_happened_outside_of_the_period_is_not_counted() -> None:
    first_day = Period(first=BEGINNING.date(), last=BEGINNING.date())
    life = rejected(a_life(), WRONG_PIN)

    report = report_of(completed(life), period=first_day, now=BEGINNING + DAY / 2)

    assert (report.requests, report.submitted, report.still_open, report.ended) == (1, 1, 1, {})
    assert (report.rejections, report.carriers) == (0, ())
    assert report.first_time_right.of == 0
    assert {step.status for step in report.steps if step.ended} == {
        PortStatus.CHECKING_DOCUMENTS,
        PortStatus.AWAITING_BACKBONE,
        PortStatus.SUBMITTING_TO_CARRIER,
    }


def test_an_erased_request_counts_and_says_nothing() -> None:
    erased = RequestRead("gone-0001", PortStatus.COMPLETED, BEGINNING + DAY, Untold.ERASED)

    report = report_of(erased)

    assert (report.ended, report.untold) == ({"completed": 1}, {"erased": 1})
    assert (report.first_time_right.of, report.steps) == (0, ())
    assert "Of 1 requests only the status is known: 1 erased" in in_text(report)


def test_a_table_has_one_line_a_request_and_nothing_that_a_spreadsheet_would_carry_out() -> None:
    out = io.StringIO()
    rows = Rows(out)
    rows.add(completed(rejected(a_life("=cmd|' /C calc'!A0"), WRONG_PIN).misses_a_mail()))
    rows.add(RequestRead("gone-0001", PortStatus.COMPLETED, BEGINNING, Untold.ERASED))

    [known, erased] = list(csv.DictReader(io.StringIO(out.getvalue())))

    assert tuple(known) == HEADS
    assert known["losing_carrier"] == "'=cmd|' /C calc'!A0"
    assert (known["first_time_right"], known["rejection_reasons"], known["mails_lost"]) == (
        "no",
        "wrong_pin",
        "1",
    )
    assert (erased["status"], erased["not_known_because"], erased["losing_carrier"]) == (
        "completed",
        "erased",
        "",
    )


def test_a_report_in_json_is_read_back_as_it_was() -> None:
    report = report_of(*a_month(40))

    assert Report.model_validate_json(report.model_dump_json()) == report


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, "–"), (0.04, "0.0 s"), (4, "4 s"), (90, "1 min 30 s"), (86400, "1 d"), (190_000, "2 d 4 h")],
)
def test_a_duration_is_told_in_its_two_largest_units(seconds: float | None, words: str) -> None:
    assert duration(seconds) == words


@pytest.mark.parametrize(("values", "ninth"), [([5.0], 5.0), ([float(n) for n in range(1, 11)], 9.0)])
def test_nine_in_ten_take_no_longer_than_the_ninth_decile(values: list[float], ninth: float) -> None:
    assert ninth_decile(values) == ninth


def test_a_period_has_whole_days_of_this_machine() -> None:
    period = Period(first=date(2026, 11, 1), last=date(2026, 11, 1))
    noon: Any = datetime(2026, 11, 1, 12).astimezone()

    assert period.has(noon)
    assert not period.has(noon + timedelta(days=1))
    assert not period.has(period.ends)
    assert period.has(period.begins)
