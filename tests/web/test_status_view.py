"""What the page of a port request shows, from what is known of it."""

from datetime import timedelta

import pytest

from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.port_order import NumberState
from porting.domain.rejection import RULES, ReasonCode, Remedy
from porting.domain.status import ActionBy, PortStatus
from starters.web.status.answers import refused_because
from starters.web.status.asks import Ask, Part, answered_before, asks_of, point_of
from starters.web.status.shown import heading_name, shown
from starters.web.status.steps import Step, StepState, steps_of
from starters.web.status.view import NumberShown, View, view_of
from starters.web.wording import texts_in
from tests.builders import NUMBER, SECOND_NUMBER, SUBMITTED, TOLL_FREE
from tests.web.status_states import (
    BEGINNING,
    PORT_DATE,
    STATES,
    a_finding,
    a_reason,
    a_report,
    a_standing,
    an_order,
    way_to,
)
from workflows.report import NumberReport, StatusReport, TimelineReport

A_DAY = timedelta(days=1)


def a_view(report: StatusReport) -> View:
    return view_of(a_standing(report.status), report, BEGINNING)


@pytest.mark.parametrize(
    ("status", "states"),
    [
        (PortStatus.CHECKING_DOCUMENTS, "now later later later later later"),
        (PortStatus.DOCUMENTS_REJECTED, "acts later later later later later"),
        (PortStatus.AWAITING_BACKBONE, "done now later later later later"),
        (PortStatus.SUBMITTING_TO_CARRIER, "done done now later later later"),
        (PortStatus.AWAITING_LOSING_CARRIER, "done done done now later later"),
        (PortStatus.REJECTED, "done done done done acts later"),
        (PortStatus.PORT_DATE_CONFIRMED, "done done done done done now"),
        (PortStatus.AWAITING_TRANSFER_CONFIRMATION, "done done done done done acts"),
        (PortStatus.COMPLETED, "done done done done done done"),
        (PortStatus.EXPIRED, "done done done failed never never"),
    ],
)
def test_the_steps_before_are_done_and_those_behind_are_to_come(status: PortStatus, states: str) -> None:
    steps = a_view(a_report(status)).steps

    assert [step.state for step in steps] == states.split()


def test_a_step_has_the_time_at_which_it_began_and_ended() -> None:
    steps = {step.step: step for step in a_view(a_report(PortStatus.AWAITING_LOSING_CARRIER)).steps}

    assert (steps[Step.APPROVAL].began, steps[Step.APPROVAL].ended) == (
        SUBMITTED + A_DAY,
        SUBMITTED + 2 * A_DAY,
    )
    assert (steps[Step.RESPONSE].began, steps[Step.RESPONSE].ended) == (SUBMITTED + 3 * A_DAY, None)
    assert steps[Step.RESPONSE].due_at == SUBMITTED + 9 * A_DAY
    assert steps[Step.MOVE].began is None


def test_the_carrier_has_answered_in_the_moment_in_which_the_date_came() -> None:
    steps = {step.step: step for step in a_view(a_report(PortStatus.PORT_DATE_CONFIRMED)).steps}

    assert steps[Step.ANSWER].began == steps[Step.ANSWER].ended == steps[Step.MOVE].began


def test_after_a_resubmission_the_steps_have_the_times_of_the_last_round() -> None:
    again = [
        TimelineReport(at=SUBMITTED + day * A_DAY, what=what, order="acme-0001-1", by=None, note=None)
        for day, what in (
            (10, PortStatus.SUBMITTING_TO_CARRIER),
            (11, PortStatus.AWAITING_LOSING_CARRIER),
        )
    ]
    steps = steps_of(
        PortStatus.AWAITING_LOSING_CARRIER,
        ActionBy.UPSTREAM,
        [*way_to(PortStatus.REJECTED), *again],
        order="acme-0001-1",
    )

    assert [step.state for step in steps[3:]] == [StepState.NOW, StepState.LATER, StepState.LATER]
    assert (steps[2].began, steps[2].ended) == (SUBMITTED + 10 * A_DAY, SUBMITTED + 11 * A_DAY)
    assert steps[4].began is None


def test_another_orders_times_are_not_this_orders() -> None:
    steps = steps_of(
        PortStatus.AWAITING_LOSING_CARRIER,
        ActionBy.UPSTREAM,
        way_to(PortStatus.AWAITING_LOSING_CARRIER),
        order="acme-0001-2",
    )

    assert steps[0].began == SUBMITTED
    assert steps[1].began is None


@pytest.mark.parametrize("code", [code for code in RULES if RULES[code].acts is ActionBy.CUSTOMER])
def test_every_reason_that_a_customer_answers_has_a_form_for_it(code: ReasonCode) -> None:
    order = an_order(PortStatus.REJECTED, reasons=(a_reason(code),))

    [ask] = asks_of(a_report(PortStatus.REJECTED, order), "US")

    assert ask.is_needed
    assert ask.parts
    assert (Part.DONE in ask.parts) is (Remedy.WORD in RULES[code].answered_by)


def test_a_reason_that_was_given_twice_is_shown_once_with_all_that_the_carrier_said() -> None:
    said = ("PIN  mismatch\n", "", "<b>8D</b> PASSCODE", "PIN mismatch", "x " * 400)
    reasons = tuple(a_reason(ReasonCode.WRONG_PIN).model_copy(update={"text": text}) for text in said)

    [ask] = asks_of(a_report(PortStatus.REJECTED, an_order(PortStatus.REJECTED, reasons=reasons)), "US")
    [point] = ask.points

    assert point.said[:2] == ("PIN mismatch", "<b>8D</b> PASSCODE")
    assert (len(point.said), len(point.said[2]) <= 400) == (3, True)


@pytest.mark.parametrize("code", FindingCode)
@pytest.mark.parametrize("document", ["loa", "csr", "bill"])
def test_whatever_is_found_in_a_document_is_answered_with_that_document(
    code: FindingCode, document: str
) -> None:
    [ask] = asks_of(a_report(PortStatus.DOCUMENTS_REJECTED, findings=(a_finding(code, document),)), None)

    assert Part(document) in ask.parts


@pytest.mark.parametrize(
    ("code", "part"),
    [
        (FindingCode.PO_BOX, Part.ADDRESS),
        (FindingCode.ACCOUNT_NUMBER_MISSING, Part.ACCOUNT_NUMBER),
        (FindingCode.PIN_MISSING, Part.PIN),
        (FindingCode.BTN_MISSING, Part.BTN),
        (FindingCode.NEW_BTN_REQUIRED, Part.REMAINING),
        (FindingCode.DOCUMENT_UNREADABLE, Part.LOA),
    ],
)
def test_what_is_missing_in_the_request_is_asked_for_by_its_field(code: FindingCode, part: Part) -> None:
    finding = a_finding(code, "request")

    [ask] = asks_of(a_report(PortStatus.DOCUMENTS_REJECTED, findings=(finding,)), None)

    assert part in ask.parts


def test_warnings_and_answered_reasons_ask_for_nothing() -> None:
    answered = a_reason(ReasonCode.WRONG_PIN, answered=True)
    order = an_order(PortStatus.REJECTED, reasons=(answered, a_reason(ReasonCode.FREEZE)))
    warned: tuple[Finding, ...] = (
        a_finding(FindingCode.BILL_PAST_DUE, "bill", Severity.WARNING),
        a_finding(FindingCode.LOA_NOT_SIGNED),
    )

    [rejected] = asks_of(a_report(PortStatus.REJECTED, order), "US")
    [checked] = asks_of(a_report(PortStatus.DOCUMENTS_REJECTED, findings=warned), "US")

    assert rejected.parts == (Part.DONE,)
    assert checked.parts == (Part.LOA,)


def test_each_of_several_orders_is_answered_for_its_own_numbers() -> None:
    pin, paid = a_reason(ReasonCode.WRONG_PIN), a_reason(ReasonCode.FREEZE)
    report = a_report(
        PortStatus.REJECTED,
        an_order(PortStatus.REJECTED, reasons=(pin,)),
        an_order(PortStatus.REJECTED, TOLL_FREE, count=2, reasons=(paid,)),
    )

    asks = asks_of(report, "US")

    assert [(ask.order, ask.numbers, ask.parts) for ask in asks] == [
        ("acme-0001-1", (NUMBER,), (Part.PIN,)),
        ("acme-0001-2", (TOLL_FREE,), (Part.DONE,)),
    ]
    again = answered_before(report, "acme-0001-2")
    assert isinstance(again, Ask)
    assert again.numbers == (TOLL_FREE,)
    assert answered_before(report, "acme-0001-3") is None


def test_a_canadian_reads_the_remedy_in_canadian_words() -> None:
    assert "SSN" in point_of(ReasonCode.WRONG_PIN, "US").text
    assert "SSN" not in point_of(ReasonCode.WRONG_PIN, "CA").text


def test_what_we_settle_is_told_without_a_form_for_it() -> None:
    order = an_order(
        PortStatus.REJECTED, action_by=ActionBy.SUPPORT, reasons=(a_reason(ReasonCode.NETWORK_CONFLICT),)
    )

    view = a_view(a_report(PortStatus.REJECTED, order, action_by=ActionBy.SUPPORT))

    assert (view.asks, [point.title for point in view.told]) == (
        (),
        [RULES[ReasonCode.NETWORK_CONFLICT].title],
    )
    assert heading_name(view) == "at.rejected_ours"


@pytest.mark.parametrize(
    ("number", "order", "state"),
    [
        (NumberReport(number=NUMBER, state=NumberState.PENDING), PortStatus.REJECTED, NumberShown.TO_COME),
        (NumberReport(number=NUMBER, state=NumberState.PENDING), PortStatus.EXPIRED, NumberShown.NOT_MOVED),
        (
            NumberReport(number=NUMBER, state=NumberState.FAILED),
            PortStatus.PORT_DATE_CONFIRMED,
            NumberShown.NOT_MOVED,
        ),
        (NumberReport(number=NUMBER, state=NumberState.ACTIVE), PortStatus.EXPIRED, NumberShown.MOVED),
        (
            NumberReport(number=NUMBER, state=NumberState.ACTIVE, confirmed=True),
            PortStatus.COMPLETED,
            NumberShown.CONFIRMED,
        ),
        (
            NumberReport(number=NUMBER, state=NumberState.FAILED, unportable=True),
            PortStatus.REJECTED,
            NumberShown.UNPORTABLE,
        ),
    ],
)
def test_each_number_is_shown_as_it_stands(
    number: NumberReport, order: PortStatus, state: NumberShown
) -> None:
    view = a_view(a_report(order, an_order(order, numbers=(number,))))

    assert view.numbers == ((NUMBER, state),)
    assert view.keep_open is (state not in (NumberShown.MOVED, NumberShown.CONFIRMED))


def test_a_number_is_to_be_confirmed_once_it_has_moved_and_not_after_the_end() -> None:
    moving = an_order(PortStatus.AWAITING_TRANSFER_CONFIRMATION, NUMBER, SECOND_NUMBER)

    assert a_view(a_report(PortStatus.AWAITING_TRANSFER_CONFIRMATION, moving)).to_confirm == (
        NUMBER,
        SECOND_NUMBER,
    )
    assert a_view(a_report(PortStatus.COMPLETED)).to_confirm == ()


def test_a_cancellation_that_was_asked_for_is_told_and_so_is_its_refusal() -> None:
    asked, refused = (
        TimelineReport(at=SUBMITTED, what=what, order=None, by=None, note=None)
        for what in ("cancellation asked for", "upstream refuses to cancel")
    )

    canceling = a_view(a_report(PortStatus.PORT_DATE_CONFIRMED, timeline=(asked,)))
    going_on = a_view(a_report(PortStatus.PORT_DATE_CONFIRMED, timeline=(asked, refused)))

    assert (canceling.is_canceling, canceling.cannot_cancel, canceling.may_cancel) == (True, False, False)
    assert (going_on.is_canceling, going_on.cannot_cancel, going_on.may_cancel) == (False, True, True)


def test_without_a_worker_reasons_dates_and_steps_come_from_what_lists_know() -> None:
    instant = BEGINNING.calendar.instant(PORT_DATE)
    rejected = a_standing(PortStatus.REJECTED, reasons=("wrong_pin", "made_up_since"))
    dated = a_standing(PortStatus.PORT_DATE_CONFIRMED, port_date=instant)

    told = view_of(rejected, None, BEGINNING)
    day = view_of(dated, None, BEGINNING)

    assert [point.title for point in told.told] == [
        RULES[ReasonCode.WRONG_PIN].title,
        RULES[ReasonCode.UNKNOWN].title,
    ]
    assert (told.is_brief, told.asks, told.may_cancel) == (True, (), False)
    assert [step.state for step in told.steps][4] is StepState.ACTS
    assert day.port_date == PORT_DATE


@pytest.mark.parametrize("name", STATES)
def test_every_state_has_its_words(name: str) -> None:
    texts = texts_in("en")
    context = shown(STATES[name], texts, None, SUBMITTED)

    assert texts.has(f"status.{context['heading_name']}.heading")
    assert texts.has(f"status.{context['heading_name']}.text")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("resubmit: nothing waits for a correction; it stands at awaiting_backbone", "over"),
        ("resubmit: nothing that is wrong was changed; send the documents or fields", "same"),
        (
            "resubmit: the port date of X-1 is 2026-12-10; it can be changed until 48 hours before",
            "date_late",
        ),
        ("resubmit: 2026-12-10 is the port date of acme-0001-1 already", "date_same"),
        ("resubmit: requested_port_date is in the past", "date_past"),
        ("something that nobody has foreseen", "other"),
    ],
)
def test_a_refusal_is_told_in_plain_words(words: str, text: str) -> None:
    assert refused_because(words) == text
    assert texts_in("en").has(f"status.refused.{text}")
