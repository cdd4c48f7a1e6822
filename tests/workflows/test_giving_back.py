"""A number that should not have moved goes back, and one order of several is canceled."""

from porting.domain.notice import NoticeKind
from porting.domain.status import PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE, local, toll_free
from tests.desk import Desk, to_be_confirmed, with_a_date


async def test_a_number_taken_wrongly_is_given_back_and_the_others_are_confirmed(desk: Desk) -> None:
    port = await to_be_confirmed(desk, numbers=local(NUMBER, SECOND_NUMBER))

    await port.sends("give_back", numbers=[SECOND_NUMBER], reason="not the customer's", by="sam")
    report = await port.comes_to(lambda report: any(n.given_back for n in report.orders[0].numbers))
    await port.sends("confirm_transfer")

    assert [step.payload for step in report.next_steps if SECOND_NUMBER in step.payload] == []
    entry = next(entry for entry in report.timeline if entry.by == "sam")
    assert (entry.what, entry.note) == ("numbers to be given back", "not the customer's")
    assert (await port.outcome()).status is PortStatus.PARTIALLY_COMPLETED
    told = await port.is_told(NoticeKind.COMPLETED)
    assert (told.numbers, told.numbers_left) == ((NUMBER,), (SECOND_NUMBER,))


async def test_a_request_whose_only_number_is_given_back_ends_as_canceled(desk: Desk) -> None:
    port = await to_be_confirmed(desk)

    await port.sends("give_back", numbers=[NUMBER])

    assert (await port.outcome()).status is PortStatus.CANCELED
    assert NoticeKind.COMPLETED not in desk.outbox.kinds("customer")


async def test_a_number_that_has_not_moved_cannot_be_given_back(desk: Desk) -> None:
    port, _ = await with_a_date(desk)

    refused = await port.is_refused("give_back", numbers=[NUMBER])

    assert "acme-0001-1 stands at port_date_confirmed: cancel_request ends it" in refused


async def test_one_order_of_several_is_canceled_and_the_other_goes_on(desk: Desk) -> None:
    port = await desk.submit(numbers=(*local(NUMBER), *toll_free()))
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=1)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=2)

    await port.sends("cancel_request", order="2", reason="stays where it is")
    await port.reaches(PortStatus.CANCELED, order=2)
    again = await port.is_refused("cancel_request", order="2")

    told = await port.is_told(NoticeKind.CANCELED)
    assert told.numbers == (TOLL_FREE,)
    assert "acme-0001-2 has ended" in again
    assert (await port.report()).status is PortStatus.AWAITING_LOSING_CARRIER


async def test_a_message_that_does_not_say_from_whom_it_is_came_through_temporal(desk: Desk) -> None:
    port, _ = await with_a_date(desk)

    await port.sends("add_note", text="called Dana")

    assert (await port.report()).timeline[-1].by == "somebody through Temporal"
