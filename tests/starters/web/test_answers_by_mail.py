"""Which order an answer is about, and who may give it: by the mail of ours that it answers."""

from pathlib import Path
from typing import Any

import pytest

from porting.domain.status import PortStatus
from porting.mail.addresses import message_id
from porting.mail.inbound.intent import Why
from porting.mail.inbound.record import MailState
from tests.builders import NUMBER, local, toll_free
from tests.desk import Desk, Port, at_the_losing_carrier
from tests.mail.inbound.posts import Mail
from tests.starters.web.mail_desk import Desktop


@pytest.fixture
def web(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


def answer_to(web: Desktop, kind: str, *, order: int = 1, count: int = 1, **changes: Any) -> Mail:
    key = f"acme-0001:acme-0001-{order}:{kind}:customer:{count}"
    return web.answer(more={"In-Reply-To": message_id(key, "desk.example")}, **changes)


async def comes(web: Desktop, desk: Desk, mail: Mail) -> Why | str:
    """What support is told about the mail; empty: it was acted on."""
    await web.gets(mail.raw_form())
    await web.intake.act(desk.env.client)
    return web.only().why


async def with_two_rejected_orders(desk: Desk) -> Port:
    port = await at_the_losing_carrier(desk, numbers=(*local(NUMBER), *toll_free()))
    for order in (1, 2):
        await port.is_rejected("number_inactive", order=order)
    return port


async def test_word_that_answers_the_mail_about_one_order_resubmits_that_order_only(
    web: Desktop, desk: Desk
) -> None:
    port = await with_two_rejected_orders(desk)

    assert await comes(web, desk, answer_to(web, "rejected", order=2)) == ""

    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=2)
    assert report.orders[0].status is PortStatus.REJECTED


async def test_word_that_answers_a_rejection_of_before_is_for_support(web: Desktop, desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("number_inactive")
    await port.sends("resubmit", resolved=True)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.is_rejected("unsatisfactory_business_relationship")

    assert await comes(web, desk, answer_to(web, "rejected", count=1)) == Why.OLDER_REJECTION

    assert (await port.report()).status is PortStatus.REJECTED
    assert web.outbox.notices[-1].letter


async def test_word_that_answers_the_newest_rejection_resubmits(web: Desktop, desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("number_inactive")
    await port.sends("resubmit", resolved=True)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.is_rejected("unsatisfactory_business_relationship")

    assert await comes(web, desk, answer_to(web, "rejected", count=2)) == ""

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)


async def test_who_answers_from_the_contacts_new_address_is_heard_and_from_the_old_one_not(
    web: Desktop, desk: Desk
) -> None:
    port = await at_the_losing_carrier(desk)
    await port.is_rejected("number_inactive")
    await port.sends("change_contact", contact={"email": "Office@acme.example"})

    assert await comes(web, desk, answer_to(web, "rejected")) == Why.NOT_THE_CONTACT
    await web.gets(answer_to(web, "rejected", sender="office@acme.example").raw_form())
    await web.intake.act(desk.env.client)

    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)


async def test_support_is_told_once_of_what_no_machine_decides(web: Desktop, desk: Desk) -> None:
    await at_the_losing_carrier(desk)
    mail = web.answer(text="Can we keep the date? My PIN is 4321.", subject="Re: x")

    assert await comes(web, desk, mail) == Why.HAS_A_SECRET
    web.mails.settle(web.only().identity, MailState.TO_TELL, Why.HAS_A_SECRET)  # as if we had died
    await web.intake.act(desk.env.client)

    letters = [notice.letter for notice in web.outbox.notices if notice.letter]
    [letter] = letters
    assert (letter.request_id, letter.sender) == ("acme-0001", "dana@acme.example")
    assert "Can we keep the date?" in letter.words
    assert "4321" not in letter.words
    assert web.only().state is MailState.WAITING
