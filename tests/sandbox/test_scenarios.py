"""Each scenario that a number's last two digits choose."""

from datetime import date
from pathlib import Path

import pytest

from porting.domain.port_order import CarrierState, Decision, NumberState
from porting.domain.rejection import ReasonCode
from porting.sandbox.scenarios import NOTHING_SPECIAL, SCENARIOS, Behaviour, Scenario, scenario_of, table
from tests.sandbox.played import PON, Played

HAPPY = "+15125550100"
_REJECTED_FIRST = [one for one in SCENARIOS if one.behaviour is Behaviour.REJECTED_FIRST]
_DOCUMENT = Path(__file__).parents[2] / "docs" / "sandbox.md"


def number(digits: str) -> str:
    return f"+151255501{digits}"


@pytest.mark.parametrize("sample", ["+15125550100", "+15125550142", "+18005550123"])
def test_the_sample_numbers_meet_no_trouble(sample: str) -> None:
    assert scenario_of(sample) is NOTHING_SPECIAL


def test_every_reason_of_the_trade_can_be_asked_for() -> None:
    known = {code for scenario in SCENARIOS for code in scenario.codes}

    assert known >= set(ReasonCode) - {ReasonCode.UNKNOWN}


def test_no_digits_are_given_twice() -> None:
    assert len({scenario.digits for scenario in SCENARIOS}) == len(SCENARIOS)


def test_the_document_shows_the_table_as_it_is() -> None:
    rows = [f"| {digits} | `{name}` | {what} |" for digits, name, what in table()]

    assert "\n".join(rows) in _DOCUMENT.read_text()


@pytest.mark.parametrize("scenario", _REJECTED_FIRST, ids=lambda scenario: scenario.name)
def test_a_rejected_order_is_confirmed_when_it_is_submitted_again(played: Played, scenario: Scenario) -> None:
    played.submitted(HAPPY, number(scenario.digits))
    played.later(days=1)
    codes = played.codes()

    played.submit(2)
    played.later(days=1)

    assert codes == scenario.codes
    assert played.order().state is CarrierState.CONFIRMED


def test_a_wrong_pin_is_rejected_until_another_one_comes(played: Played) -> None:
    played.draft(number("30"))
    played.approve()
    states = []

    for attempt, pin in enumerate(("0042", "0042", None, "0043"), start=1):
        played.submit(attempt, pin=pin)
        played.later(days=1)
        states.append(played.order().state)

    assert states == [CarrierState.REJECTED] * 3 + [CarrierState.CONFIRMED]


def test_a_notice_comes_before_the_confirmation(played: Played) -> None:
    played.submitted(number("52"))

    played.later(hours=4)
    noticed = played.order()
    played.later(hours=20)

    assert [notice.code for notice in noticed.notices] == ["informational"]
    assert noticed.state is CarrierState.WITH_LOSING_CARRIER
    assert played.order().state is CarrierState.CONFIRMED


def test_a_number_that_is_not_portable_is_left_out_of_the_draft(played: Played) -> None:
    played.draft(HAPPY, number("60"))

    assert played.facts().portable == (HAPPY,)
    assert played.facts().reference is not None


def test_without_any_portable_number_nothing_is_drafted(played: Played) -> None:
    played.draft(number("60"))

    assert played.facts().reference is None


def test_an_unportable_number_is_named_in_every_rejection_that_it_causes(played: Played) -> None:
    played.submitted(HAPPY, number("61"))
    played.later(days=1)

    (reason,) = played.order().reasons

    assert (reason.code, reason.numbers) == ("number_unportable", (number("61"),))


@pytest.mark.parametrize(("digits", "state"), [("62", NumberState.PENDING), ("63", NumberState.FAILED)])
def test_an_order_can_be_called_ported_though_a_number_never_moved(
    played: Played, digits: str, state: NumberState
) -> None:
    played.confirmed(HAPPY, number(digits))
    played.later(days=30)

    order = played.order()

    assert order.state is CarrierState.PORTED
    assert order.numbers == {HAPPY: NumberState.ACTIVE, number(digits): state}
    assert played.held(HAPPY, number(digits)) == (HAPPY,)


def test_a_number_can_move_a_day_late(played: Played) -> None:
    played.confirmed(number("64"))
    played.later(days=1)
    on_the_port_day = played.order().numbers

    played.later(days=1)

    assert on_the_port_day == {number("64"): NumberState.PENDING}
    assert played.order().numbers == {number("64"): NumberState.ACTIVE}


def test_a_number_that_moved_can_come_late_into_our_inventory(played: Played) -> None:
    played.confirmed(number("65"))
    played.later(days=1)
    held_on_the_port_day = played.held(number("65"))

    played.later(days=1)

    assert played.order().numbers == {number("65"): NumberState.ACTIVE}
    assert held_on_the_port_day == ()
    assert played.held(number("65")) == (number("65"),)


def test_the_backbone_provider_refuses_first_and_then_approves(played: Played) -> None:
    played.draft(number("70"))
    played.approve()
    refused = played.ask_approval()

    played.approve(2, street="410 North Main Street")

    assert refused.decision is Decision.REFUSED
    assert [reason.code for reason in refused.reasons] == ["address_mismatch"]
    assert played.ask_approval(2, street="410 North Main Street").decision is Decision.APPROVED


def test_a_silent_backbone_provider_never_decides(played: Played) -> None:
    played.draft(number("71"))
    played.approve()
    played.later(days=28)

    assert played.ask_approval().decision is Decision.PENDING


@pytest.mark.parametrize(
    ("digits", "state"), [("72", CarrierState.RECEIVED), ("73", CarrierState.WITH_LOSING_CARRIER)]
)
def test_a_silent_carrier_leaves_the_order_where_it_is(
    played: Played, digits: str, state: CarrierState
) -> None:
    played.submitted(number(digits))
    played.later(days=28)

    assert played.order().state is state


def test_a_confirmed_order_can_be_rejected_after_all(played: Played) -> None:
    played.confirmed(number("74"))
    confirmed = played.order()
    played.later(hours=4)
    rejected = played.order()

    played.submit(2)
    played.later(days=5)

    assert confirmed.state is CarrierState.CONFIRMED
    assert (rejected.state, rejected.port_date) == (CarrierState.REJECTED, None)
    assert played.order().state is CarrierState.PORTED


def test_a_confirmed_date_can_change_and_the_numbers_move_on_the_new_one(played: Played) -> None:
    played.confirmed(number("75"))
    first = played.order().port_date
    played.later(days=1)
    on_the_first_date = played.order()

    played.later(days=1)

    assert (first, on_the_first_date.port_date) == (date(2026, 8, 5), date(2026, 8, 6))
    assert on_the_first_date.numbers == {number("75"): NumberState.PENDING}
    assert played.order().numbers == {number("75"): NumberState.ACTIVE}


def test_a_cancellation_can_be_refused_at_any_time(played: Played) -> None:
    played.submitted(number("76"))

    answer = played.upstream.cancel(PON)

    assert not answer.canceled
    assert answer.why_not


def test_the_first_number_with_a_scenario_of_its_own_decides_for_the_order(played: Played) -> None:
    played.submitted(HAPPY, number("62"), number("31"), number("33"))
    played.later(days=1)

    assert played.codes() == ("unsatisfactory_business_relationship",)
