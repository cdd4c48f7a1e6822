"""An order's way through the played upstream, step by step in calendar time."""

from datetime import date

import pytest

from porting.domain.port_order import CarrierState, Decision, NumberState
from porting.sandbox.upstream import RefusedError
from tests.sandbox.played import PON, Played

ONE, TWO = "+15125550100", "+15125550142"


def test_the_backbone_provider_approves_after_two_hours(played: Played) -> None:
    played.draft(ONE)
    asked = played.ask_approval()

    played.later(hours=1, minutes=59)
    shortly_before = played.ask_approval()
    played.later(minutes=1)

    assert (asked.decision, shortly_before.decision) == (Decision.PENDING, Decision.PENDING)
    assert played.ask_approval().decision is Decision.APPROVED


def test_an_order_goes_from_the_partner_to_the_losing_carrier_to_a_port_date(played: Played) -> None:
    played.submitted(ONE)

    received = played.order()
    played.later(hours=1)
    passed_on = played.order()
    played.later(hours=23)

    assert received.state is CarrierState.RECEIVED
    assert passed_on.state is CarrierState.WITH_LOSING_CARRIER
    assert played.order().state is CarrierState.CONFIRMED


@pytest.mark.parametrize(
    ("numbers", "country", "wished", "port_date"),
    [
        ((ONE,), "US", None, date(2026, 8, 5)),
        ((ONE, TWO), "US", None, date(2026, 8, 10)),
        (("+14165550100",), "CA", None, date(2026, 8, 6)),
        ((ONE,), "US", date(2026, 8, 4), date(2026, 8, 5)),
        ((ONE,), "US", date(2026, 8, 20), date(2026, 8, 20)),
        ((ONE,), "US", date(2026, 8, 22), date(2026, 8, 24)),
    ],
    ids=["simple", "not simple", "Canada", "asked too early", "asked later", "asked for a Saturday"],
)
def test_the_port_date_is_the_earliest_business_day_or_the_requested_one(
    played: Played, numbers: tuple[str, ...], country: str, wished: date | None, port_date: date
) -> None:
    played.confirmed(*numbers, country=country, wished=wished)

    assert played.order().port_date == port_date


def test_on_the_port_day_numbers_move_one_by_one_into_our_inventory(played: Played) -> None:
    played.confirmed(ONE, TWO, wished=date(2026, 8, 12))
    played.later(days=7, hours=22)  # 10 o'clock in Texas on the 12th

    first = played.order()
    held_first = played.held(ONE, TWO)
    played.later(minutes=10)
    last = played.order()

    assert first.numbers == {ONE: NumberState.ACTIVE, TWO: NumberState.PENDING}
    assert held_first == (ONE,)
    assert last.numbers == {ONE: NumberState.ACTIVE, TWO: NumberState.ACTIVE}
    assert last.state is CarrierState.PORTED
    assert played.held(ONE, TWO) == (ONE, TWO)


def test_the_inventory_knows_a_number_only_in_its_own_account(played: Played) -> None:
    played.confirmed(ONE)
    played.later(days=2)

    assert played.held(ONE, request_id="somebody-else") == ()


def test_an_order_whose_day_is_a_second_goes_through_a_week_in_seven(played: Played) -> None:
    played.draft(ONE, day_seconds=1)
    played.ask_approval()
    played.later(seconds=0.09)
    played.submit()

    played.later(seconds=7)

    assert played.order().state is CarrierState.PORTED


def test_what_was_due_while_nobody_looked_happened_when_it_was_due(played: Played) -> None:
    played.confirmed(ONE)
    played.later(days=300)

    assert played.order().port_date == date(2026, 8, 5)
    assert [at.isoformat() for at, _ in played.state.happened(PON)][-1] == "2026-08-05T15:05:00+00:00"


def test_a_second_draft_under_the_same_pon_makes_nothing_new(played: Played) -> None:
    played.draft(ONE)
    first = played.facts()

    played.draft(ONE)

    assert played.facts() == first


def test_another_draft_under_the_same_pon_is_a_conflict(played: Played) -> None:
    played.draft(ONE)

    with pytest.raises(RefusedError) as refused:
        played.draft(ONE, TWO)

    assert refused.value.status == 409


def test_the_same_attempt_with_another_pin_is_a_conflict(played: Played) -> None:
    played.draft(ONE)
    played.approve()
    played.submit(pin="0042")

    with pytest.raises(RefusedError) as refused:
        played.submit(pin="0043")

    assert refused.value.status == 409


def test_nothing_is_submitted_before_the_backbone_provider_approves(played: Played) -> None:
    played.draft(ONE)
    played.ask_approval()

    with pytest.raises(RefusedError) as refused:
        played.submit()

    assert refused.value.code == "not_approved"


def test_a_supplement_starts_the_order_anew(played: Played) -> None:
    played.submitted("+15125550133")
    played.later(days=1)
    rejected = played.order()

    supplemented = played.submit(2, authorized_user="another")

    assert rejected.state is CarrierState.REJECTED
    assert (supplemented.attempt, supplemented.state, supplemented.reasons) == (2, CarrierState.RECEIVED, ())


def test_a_supplement_that_leaves_a_number_out_goes_on_without_it(played: Played) -> None:
    played.submitted(ONE, "+15125550161")
    played.later(days=1)

    played.submit(2, ONE)
    played.later(days=1)

    assert played.order().numbers == {ONE: NumberState.PENDING}
    assert played.order().state is CarrierState.CONFIRMED


def test_an_attempt_before_the_latest_is_refused(played: Played) -> None:
    played.draft(ONE)
    played.approve()
    played.submit(3)

    with pytest.raises(RefusedError) as refused:
        played.submit(2)

    assert refused.value.code == "attempt_overtaken"


def test_a_number_that_was_not_drafted_cannot_be_submitted(played: Played) -> None:
    played.draft(ONE)
    played.approve()

    with pytest.raises(RefusedError) as refused:
        played.submit(1, TWO)

    assert refused.value.status == 422
    assert TWO not in refused.value.message


def test_a_calendar_that_has_run_beyond_all_dates_is_refused(played: Played) -> None:
    played.later(days=10_000)

    with pytest.raises(RefusedError) as refused:
        played.draft(ONE, day_seconds=0.001)

    assert refused.value.code == "calendar"


def test_an_order_can_be_canceled_until_48_hours_before_its_port_date(played: Played) -> None:
    played.confirmed(ONE, wished=date(2026, 8, 12))  # which begins at 5 o'clock UTC
    played.later(days=5, hours=11, minutes=59)

    answer = played.upstream.cancel(PON)

    assert answer.canceled
    assert played.order().state is CarrierState.CANCELED


def test_after_the_cut_off_a_cancellation_is_refused_with_words_and_the_order_goes_on(played: Played) -> None:
    played.confirmed(ONE, wished=date(2026, 8, 12))
    played.later(days=5, hours=12)

    answer = played.upstream.cancel(PON)
    played.later(days=3)

    assert not answer.canceled
    assert answer.why_not == (
        "The port date is 2026-08-12; an order can be canceled until 48 hours before it."
    )
    assert played.order().state is CarrierState.PORTED


def test_a_canceled_order_stays_canceled_and_takes_no_submission(played: Played) -> None:
    played.submitted(ONE)
    played.upstream.cancel(PON)
    played.later(days=30)

    with pytest.raises(RefusedError) as refused:
        played.submit(2)

    assert refused.value.code == "order_over"
    assert played.order().state is CarrierState.CANCELED


def test_an_order_that_is_only_drafted_can_be_canceled_and_is_not_at_the_carrier(played: Played) -> None:
    played.draft(ONE)

    assert played.upstream.cancel(PON).canceled
    assert played.upstream.order(PON) is None


def test_neither_the_pin_nor_the_account_is_in_the_state(played: Played) -> None:
    played.draft(ONE)
    played.approve(1, account_number="LS-204418")
    played.submit(1, pin="004217", account_number="LS-204418", street="410 N Main St")

    played.state.close()

    stored = b"".join(path.read_bytes() for path in played.settings.state_dir.iterdir())
    assert b"004217" not in stored
    assert b"LS-204418" not in stored
    assert b"410 N Main" not in stored


def test_even_fingerprints_are_forgotten_once_the_order_is_over(played: Played) -> None:
    played.draft(ONE)
    played.approve()
    played.submit(pin="0042")
    played.later(days=10)

    played.order()

    assert [approval.data for approval in played.facts().approvals] == [{}]
    assert [submission.data for submission in played.facts().submissions] == [{}]


def test_the_key_of_the_fingerprints_is_for_its_owner_alone(played: Played) -> None:
    key = played.settings.state_dir / "fingerprint.key"

    assert key.stat().st_mode & 0o777 == 0o600
