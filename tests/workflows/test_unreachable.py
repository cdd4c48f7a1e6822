"""A customer whom no mail reaches: support is told once, and acts in the customer's place."""

from typing import Any

from porting.domain.notice import NoticeKind
from porting.domain.status import ActionBy, PortStatus
from tests.desk import Desk, Port, at_the_losing_carrier, rejected_for_the_pin, to_be_confirmed
from tests.workflows.messages import metadata

UNREACHABLE = NoticeKind.CUSTOMER_UNREACHABLE


def a_failure(count: int = 1, **changes: Any) -> dict[str, Any]:
    key = f"acme-0001:acme-0001-1:rejected:customer:{count}"
    return {"notice": "rejected", "key": key, "failure": "bounced", **changes}


async def is_told_of(port: Port, failures: int) -> None:
    await port.comes_to(
        lambda report: sum("the mail “" in entry.what for entry in report.timeline) == failures,
        f"{failures} failures",
    )
    await port.nothing_runs()


async def test_support_is_told_once_whatever_fails_how_often(desk: Desk) -> None:
    port = await rejected_for_the_pin(desk)

    for count, failure in enumerate(("bounced", "blocked", "dropped", "reported_as_spam")):
        await port.signal("mail_failed", a_failure(count, failure=failure))
        await port.signal("mail_failed", a_failure(count, failure=failure))
    await is_told_of(port, 4)

    assert desk.outbox.kinds("support").count(UNREACHABLE) == 1
    assert desk.outbox.last(UNREACHABLE).detail == (
        "the mail “rejected” bounced: there is probably no such address."
    )


async def test_while_no_mail_arrives_support_acts_in_the_customers_place(desk: Desk) -> None:
    port = await rejected_for_the_pin(desk)
    assert (await port.report()).action_by is ActionBy.CUSTOMER

    await port.signal("mail_failed", a_failure())
    await is_told_of(port, 1)

    report = await port.report()
    assert report.action_by is ActionBy.SUPPORT
    assert report.customer_unreachable
    assert (report.customer_unreachable.notice, report.customer_unreachable.failure) == (
        "rejected",
        "bounced",
    )
    assert report.status is PortStatus.REJECTED
    assert "No mail reaches the customer" in (await metadata(port)).current_details
    assert "dana@" not in (await metadata(port)).current_details


async def test_what_waits_for_others_goes_on_waiting_for_them(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    before = (await port.report()).action_by

    await port.signal("mail_failed", a_failure())
    await is_told_of(port, 1)

    assert (await port.report()).action_by is before
    assert desk.outbox.kinds("support") == [UNREACHABLE]


async def test_once_the_customer_has_answered_a_new_failure_is_told_anew(desk: Desk) -> None:
    port = await rejected_for_the_pin(desk)
    await port.signal("mail_failed", a_failure(1))
    await is_told_of(port, 1)

    await port.sends("resubmit", losing_carrier={"pin": "0042"})
    assert (await port.report()).customer_unreachable is None
    await port.signal("mail_failed", a_failure(1))
    await port.signal("mail_failed", a_failure(2))
    await is_told_of(port, 2)

    assert desk.outbox.kinds("support").count(UNREACHABLE) == 2


async def test_a_confirmed_transfer_shows_that_the_customer_is_there(desk: Desk) -> None:
    port = await to_be_confirmed(desk)
    await port.signal("mail_failed", a_failure())
    await is_told_of(port, 1)

    await port.sends("confirm_transfer")

    assert (await port.outcome()).status is PortStatus.COMPLETED


async def test_what_is_asked_for_goes_to_the_customers_other_address_as_well(desk: Desk) -> None:
    port = await rejected_for_the_pin(desk)
    await port.signal("mail_failed", a_failure())
    await is_told_of(port, 1)

    await port.sends("change_contact", contact={"email": "office@acme.example"}, by="sam")

    asked_again = await port.is_told(NoticeKind.REMINDER)
    assert asked_again.contact.email == "office@acme.example"
    assert asked_again.contact.name == "Dana Reyes"
    assert [reason.code for reason in asked_again.reasons] == ["wrong_pin"]
    report = await port.report()
    assert (report.customer_unreachable, report.action_by) == (None, ActionBy.CUSTOMER)
    assert report.timeline[-1].what == "contact changed"
    await desk.sees(lambda: "acme-0001" in desk.revocations, "that earlier links are taken back")
    assert desk.revocations["acme-0001"] <= await port.now()


async def test_a_new_phone_number_is_no_reason_to_ask_again(desk: Desk) -> None:
    port = await rejected_for_the_pin(desk)

    await port.sends("change_contact", contact={"phone": "+15125550143"})
    await port.nothing_runs()

    assert NoticeKind.REMINDER not in desk.outbox.kinds("customer")
    assert not desk.revocations
