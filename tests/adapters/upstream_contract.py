"""What any upstream must do for us, whoever the vendor: an adapter's tests inherit this.

A vendor's tests say who the other side is (`OtherSide`): what a backbone provider and a losing carrier would
do is then the same act in the same test, however the vendor's stand-in is told.
"""

from datetime import UTC, datetime, timedelta

from porting.domain.port_order import (
    CarrierState,
    Decision,
    NumberState,
)
from porting.domain.rejection import ReasonCode
from tests.adapters.upstream_port import ELSEWHERE, UNPORTABLE, OtherSide, Upstream, a_port, a_port_date
from tests.builders import NUMBER, SECOND_NUMBER


class UpstreamContract:
    """Inherit it in a `Test…` class and give the fixtures `upstream` and `other_side`."""

    async def test_a_draft_that_is_asked_for_twice_is_made_once(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)

        first = await port.draft()
        second = await port.draft()

        assert first.reference is not None
        assert second == first

    async def test_a_draft_speaks_of_every_number_and_why_one_cannot_be_moved(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side, NUMBER, UNPORTABLE)

        draft = await port.draft()

        assert tuple(number.number for number in draft.portability) == port.order.numbers
        assert [(one.number, bool(one.why_not)) for one in draft.unportable] == [(UNPORTABLE, True)]

    async def test_which_numbers_can_be_moved_is_told_before_there_is_an_order(
        self, upstream: Upstream
    ) -> None:
        answers = await upstream.portability((UNPORTABLE, NUMBER))

        assert [(one.number, one.portable, bool(one.why_not)) for one in answers] == [
            (UNPORTABLE, False, True),
            (NUMBER, True, False),
        ]

    async def test_where_no_number_can_be_moved_nothing_is_drafted(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side, UNPORTABLE)

        assert (await port.draft()).reference is None

    async def test_a_draft_of_two_losing_carriers_becomes_two_orders(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side, NUMBER, ELSEWHERE, SECOND_NUMBER)

        first = await port.draft()
        second = await port.draft()

        assert [order.numbers for order in first.orders] == [(NUMBER, SECOND_NUMBER), (ELSEWHERE,)]
        assert [order.pon for order in first.orders] == ["acme-0001-1", "acme-0001-1.2"]
        assert second == first

    async def test_orders_of_one_draft_go_their_own_ways(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side, NUMBER, ELSEWHERE)
        here, elsewhere = (await port.draft()).orders
        for order in (here, elsewhere):
            await port.submit(order)
            await other_side.passes_on(order)

        await other_side.rejects(elsewhere, ReasonCode.WRONG_PIN)
        await other_side.confirms(here, a_port_date())

        confirmed = await port.stands_at(CarrierState.CONFIRMED, here)
        rejected = await port.stands_at(CarrierState.REJECTED, elsewhere)
        assert (set(confirmed.numbers), confirmed.reasons) == ({NUMBER}, ())
        assert (set(rejected.numbers), rejected.pon) == ({ELSEWHERE}, elsewhere.pon)

    async def test_orders_whose_references_begin_alike_are_kept_apart(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        one = a_port(upstream, other_side, NUMBER)
        other = a_port(upstream, other_side, SECOND_NUMBER)
        longer = other.order.model_copy(update={"pon": f"{one.order.pon}0"})

        await upstream.draft(other.request, longer)
        await other.approve(longer)
        await upstream.submit(other.request, longer, 1, None)

        assert await upstream.order(one.order.pon) is None
        await one.submit()
        assert set((await one.look()).numbers) == {NUMBER}
        assert set((await other.look(longer)).numbers) == {SECOND_NUMBER}

    async def test_a_drafted_order_is_approved_and_stays_so(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.draft()
        await port.approve(port.order)

        again = await upstream.request_approval(port.request, port.order, 1)

        assert again.decision is Decision.APPROVED

    async def test_an_order_that_is_submitted_twice_is_one_order(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)

        first = await port.submit()
        second = await port.submit()

        assert (first.pon, first.attempt) == (port.order.pon, 1)
        assert (second.pon, second.attempt, second.numbers) == (first.pon, first.attempt, first.numbers)
        assert not second.is_news_after(first)

    async def test_an_order_that_was_submitted_is_found_by_our_reference(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.submit()

        known = await port.look()

        assert set(known.numbers) == set(port.order.numbers)
        assert set(known.numbers.values()) == {NumberState.PENDING}

    async def test_an_order_that_is_only_drafted_is_not_with_the_carrier_partner(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.draft()

        assert await upstream.order(port.order.pon) is None

    async def test_an_order_that_nobody_submitted_is_not_found(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        assert await upstream.order("nobody-0001-1") is None

    async def test_that_the_losing_carrier_is_asked_is_no_news(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        submitted = await port.submit()

        await other_side.passes_on(port.order)

        assert not (await port.look()).is_news_after(submitted)

    async def test_a_rejection_comes_with_its_reason(self, upstream: Upstream, other_side: OtherSide) -> None:
        port = a_port(upstream, other_side)
        await port.submit()

        rejected = await port.is_rejected(ReasonCode.WRONG_PIN)

        assert rejected.attempt == 1
        assert [reason.understood for reason in rejected.reasons] == [ReasonCode.WRONG_PIN]

    async def test_a_correction_is_the_next_attempt_and_leaves_the_rejection_behind(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        rejected = await port.is_rejected()

        submitted = await port.corrected().submit(attempt=2)
        again = await port.corrected().submit(attempt=2)
        known = await port.look()

        assert (submitted.attempt, submitted.reasons) == (2, ())
        assert (again.attempt, again.reasons, known.attempt, known.reasons) == (2, (), 2, ())
        assert submitted.is_news_after(rejected)
        assert submitted.state in {CarrierState.RECEIVED, CarrierState.WITH_LOSING_CARRIER}

    async def test_a_correction_may_be_rejected_for_the_same_reason(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        first = await port.is_rejected()
        await port.corrected().submit(attempt=2)

        second = await port.is_rejected()

        assert (first.attempt, second.attempt) == (1, 2)
        assert [reason.understood for reason in second.reasons] == [ReasonCode.ACCOUNT_NUMBER_INCORRECT]
        assert second.is_news_after(first)

    async def test_a_corrected_order_gets_a_date(self, upstream: Upstream, other_side: OtherSide) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        await port.is_rejected()
        await port.corrected().submit(attempt=2)

        await port.gets_a_date()

        confirmed = await port.look()
        assert (confirmed.attempt, confirmed.reasons) == (2, ())

    async def test_a_port_date_may_change(self, upstream: Upstream, other_side: OtherSide) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        await port.gets_a_date(10)
        before = await port.look()

        await other_side.confirms(port.order, a_port_date(11))

        after = await port.look()
        assert (after.state, after.port_date) == (CarrierState.CONFIRMED, a_port_date(11))
        assert after.is_news_after(before)

    async def test_another_port_date_can_be_asked_for(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        await port.gets_a_date(10)
        wished = a_port_date(12)

        asked = await port.wishing_for(wished).supplement(2)
        again = await port.wishing_for(wished).supplement(2)
        await other_side.passes_on(port.order)
        await other_side.confirms(port.order, wished)

        confirmed = await port.stands_at(CarrierState.CONFIRMED)
        assert (asked.attempt, again.attempt) == (2, 2)
        assert (confirmed.attempt, confirmed.port_date, confirmed.reasons) == (2, wished, ())

    async def test_a_rejection_may_follow_a_date(self, upstream: Upstream, other_side: OtherSide) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        await port.gets_a_date()

        await other_side.rejects(port.order, ReasonCode.FOC_EXPIRED)

        rejected = await port.stands_at(CarrierState.REJECTED)
        assert rejected.port_date is None
        assert [reason.understood for reason in rejected.reasons] == [ReasonCode.FOC_EXPIRED]

    async def test_numbers_move_one_by_one(self, upstream: Upstream, other_side: OtherSide) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        await port.gets_a_date()

        await other_side.activates(port.order, NUMBER)

        known = await port.look()
        assert known.state is CarrierState.CONFIRMED
        assert known.numbers == {NUMBER: NumberState.ACTIVE, SECOND_NUMBER: NumberState.PENDING}

    async def test_an_order_that_is_called_ported_may_have_a_number_that_is_not(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        port_date = await port.gets_a_date()
        await other_side.activates(port.order, NUMBER)

        await other_side.calls_it_ported(port.order)

        known = await port.stands_at(CarrierState.PORTED)
        assert known.port_date == port_date
        assert known.numbers == {NUMBER: NumberState.ACTIVE, SECOND_NUMBER: NumberState.PENDING}

    async def test_an_order_that_was_never_there_is_canceled(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        assert (await upstream.cancel("nobody-0001-1")).canceled

    async def test_a_draft_that_is_canceled_twice_is_canceled(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.draft()

        first = await upstream.cancel(port.order.pon)
        second = await upstream.cancel(port.order.pon)

        assert (first.canceled, second.canceled) == (True, True)

    async def test_an_order_that_is_canceled_twice_is_canceled(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        await other_side.passes_on(port.order)

        first = await upstream.cancel(port.order.pon)
        second = await upstream.cancel(port.order.pon)
        await other_side.cancels(port.order)
        third = await upstream.cancel(port.order.pon)

        assert (first.canceled, second.canceled, third.canceled) == (True, True, True)
        await port.stands_at(CarrierState.CANCELED)

    async def test_a_rejected_order_can_be_canceled(self, upstream: Upstream, other_side: OtherSide) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        await port.is_rejected()

        assert (await upstream.cancel(port.order.pon)).canceled

    async def test_one_order_of_a_draft_can_be_canceled_without_the_other(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side, NUMBER, ELSEWHERE)
        here, elsewhere = (await port.draft()).orders
        await port.submit(here)
        await port.submit(elsewhere)

        assert (await upstream.cancel(elsewhere.pon)).canceled

        assert (await port.look(here)).state is CarrierState.RECEIVED

    async def test_an_order_cannot_be_canceled_when_its_port_day_is_too_near(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        await other_side.passes_on(port.order)
        await other_side.confirms(port.order, datetime.now(UTC).date() + timedelta(days=1))

        answer = await upstream.cancel(port.order.pon)

        assert not answer.canceled
        assert "48 hours" in answer.why_not
        assert (await port.look()).state is CarrierState.CONFIRMED

    async def test_an_order_whose_numbers_have_moved_cannot_be_canceled(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        await port.gets_a_date()
        for number in port.order.numbers:
            await other_side.activates(port.order, number)
        await other_side.calls_it_ported(port.order)

        answer = await upstream.cancel(port.order.pon)

        assert not answer.canceled
        assert answer.why_not

    async def test_an_order_that_upstream_gives_up_is_canceled(
        self, upstream: Upstream, other_side: OtherSide
    ) -> None:
        port = a_port(upstream, other_side)
        await port.submit()
        await other_side.passes_on(port.order)

        await other_side.cancels(port.order)

        assert (await port.look()).state is CarrierState.CANCELED
