"""The whole process with Telnyx upstream: the real workflow, activities and adapter against the stand-in."""

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from porting.domain.calendar import add_business_days
from porting.domain.notice import NoticeKind
from porting.domain.policy import Policy
from porting.domain.port_order import NumberState
from porting.domain.port_request import Documents, LosingCarrier
from porting.domain.status import ActionBy, PortStatus
from porting.settings import Settings
from starters.web.app import Receiver, create_app
from tests.builders import NUMBER, SECOND_NUMBER, a_port_request, local
from tests.desk import Desk, Port, start_environment
from tests.fakes import Checks, Outbox, Papers, Pins, Revocations, Starts, Upstream
from tests.starters.web.asgi import posted
from tests.telnyx.api_document import needs_document
from tests.telnyx.faults import Fault
from tests.telnyx.other_side import ANY, FakeTelnyx
from tests.telnyx.people import MIDDAY, a_store, an_upstream, some_documents
from tests.telnyx.server import running_telnyx
from tests.telnyx.webhooks import Wrapping
from workers.wiring import Collaborators, make_worker

pytestmark = needs_document

#: The order of a second losing carrier, which Telnyx makes of the same draft.
PART = "1.2"


@dataclass(frozen=True)
class TelnyxDesk:
    """A porting desk whose upstream is Telnyx; only the inventory is a fake."""

    desk: Desk
    telnyx: FakeTelnyx
    documents: Documents

    async def submits(self, *numbers: str, pin: str | None = None) -> Port:
        await self.agrees_on_the_time()
        carrier: LosingCarrier = a_port_request().losing_carrier
        if pin:
            carrier = carrier.model_copy(update={"pin": Pins().seal(pin, "acme-0001")})
        return await self.desk.submit(
            numbers=local(*numbers), documents=self.documents, losing_carrier=carrier
        )

    async def agrees_on_the_time(self) -> None:
        """Telnyx's clock shows what the workflow's shows, which jumps over the waiting."""
        self.telnyx.account.clock.shows(await self.desk.env.get_current_time())

    async def rejects(self, port: Port, number: str, code: str, *, order: int | str = 1) -> None:
        await self.agrees_on_the_time()
        self.telnyx.asks_the_losing_carrier(number)
        self.telnyx.raises_exception(number, code)
        await port.upstream_changes()
        await port.reaches(PortStatus.REJECTED, order=order)

    async def confirms(self, port: Port, number: str, *, days: int = 7, order: int | str = 1) -> date:
        await self.agrees_on_the_time()
        port_date = add_business_days(await port.today(), days, "US")
        self.telnyx.confirms(number, datetime.combine(port_date, MIDDAY))
        await port.upstream_changes()
        report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED, order=order)
        assert port_date in {one.port_date for one in report.orders}
        return port_date

    async def ports(self, port: Port, number: str, *, left: tuple[str, ...] = ()) -> None:
        """The order that has `number` is called ported; those `left` have not moved, the others are ours."""
        await self.agrees_on_the_time()
        self.telnyx.ports(number, left=dict.fromkeys(left, "Pending"))
        self.desk.upstream.inventory |= set(self.telnyx.order(number).numbers) - set(left)
        await port.upstream_changes()

    async def activates(self, port: Port, number: str) -> None:
        self.telnyx.activates(number, number)
        self.desk.upstream.inventory.add(number)
        await port.upstream_changes()

    def ordered(self) -> dict[str, int]:
        """How many orders were made, confirmed and so on."""
        kinds = ("created", "confirmed", "confirmed again", "canceled", "deleted")
        return {kind: len(found) for kind in kinds if (found := self.telnyx.account.did(kind))}


@pytest.fixture
async def telnyx_desk(tmp_path: Path) -> AsyncIterator[TelnyxDesk]:
    store = a_store(tmp_path)
    async with running_telnyx() as telnyx, an_upstream(telnyx, store) as upstream:
        telnyx.account.carriers[SECOND_NUMBER] = "Lone Star Telephone"
        async with await start_environment() as env:
            desk = Desk(env, Upstream(), Checks(), Outbox())
            collaborators = Collaborators(
                checks=desk.checks,
                backbone=upstream,
                carrier=upstream,
                inventory=desk.upstream,
                notifier=desk.outbox,
                revocations=Revocations(),
                pins=Pins(),
                papers=Papers(),
                requests=Starts(),
                policy=Policy(),
            )
            with ThreadPoolExecutor(2) as threads:
                async with make_worker(env.client, collaborators, threads):
                    yield TelnyxDesk(desk, telnyx, some_documents(store))
            await desk.replay_everything()


async def test_an_order_is_rejected_corrected_dated_and_moved_number_by_number(
    telnyx_desk: TelnyxDesk,
) -> None:
    port = await telnyx_desk.submits(NUMBER, SECOND_NUMBER, pin="0042")
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await telnyx_desk.rejects(port, NUMBER, "ACCOUNT_NUMBER_MISMATCH")
    await port.sends("resubmit", losing_carrier={"account_number": "LS-204419"})
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    port_date = await telnyx_desk.confirms(port, NUMBER)
    await port.port_day_comes(port_date)
    await telnyx_desk.ports(port, NUMBER, left=(SECOND_NUMBER,))
    states = (NumberState.ACTIVE, NumberState.PENDING)
    await port.comes_to(lambda report: tuple(one.state for one in report.orders[0].numbers) == states)
    await telnyx_desk.activates(port, SECOND_NUMBER)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.sends("confirm_transfer")

    outcome = await port.outcome()

    assert outcome.status is PortStatus.COMPLETED
    assert telnyx_desk.ordered() == {"created": 1, "confirmed": 1, "confirmed again": 1}
    admin = telnyx_desk.telnyx.order(NUMBER).data["end_user"]["admin"]
    assert (admin["account_number"], admin["pin_passcode"]) == ("LS-204419", "0042")
    assert telnyx_desk.desk.outbox.kinds("customer") == [
        NoticeKind.RECEIVED,
        NoticeKind.SUBMITTED,
        NoticeKind.REJECTED,
        NoticeKind.RESUBMITTED,
        NoticeKind.PORT_DATE,
        NoticeKind.DAY_BEFORE,
        NoticeKind.TRANSFERRED,
        NoticeKind.COMPLETED,
    ]


async def test_orders_that_telnyx_makes_of_one_draft_go_their_own_ways(telnyx_desk: TelnyxDesk) -> None:
    telnyx_desk.telnyx.account.carriers[SECOND_NUMBER] = "Big Bend Wireless"
    port = await telnyx_desk.submits(NUMBER, SECOND_NUMBER)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=1)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=PART)
    await telnyx_desk.rejects(port, SECOND_NUMBER, "PASSCODE_PIN_INVALID", order=PART)
    first_date = await telnyx_desk.confirms(port, NUMBER, days=4)
    await port.sends("resubmit", losing_carrier={"pin": "4711"}, numbers=[SECOND_NUMBER])
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=PART)
    second_date = await telnyx_desk.confirms(port, SECOND_NUMBER, days=8, order=PART)
    await port.port_day_comes(first_date)
    await telnyx_desk.ports(port, NUMBER)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION, order=1)
    await port.sends("confirm_transfer")
    await port.port_day_comes(second_date)
    await telnyx_desk.ports(port, SECOND_NUMBER)
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION, order=PART)
    await port.sends("confirm_transfer")

    outcome = await port.outcome()

    assert outcome.orders == dict.fromkeys((port.pon(), port.pon(PART)), PortStatus.COMPLETED)
    assert telnyx_desk.ordered() == {"created": 2, "confirmed": 2, "confirmed again": 1}
    telnyx = telnyx_desk.telnyx
    assert telnyx.order(NUMBER).customer_reference == port.pon()
    assert telnyx.order(SECOND_NUMBER).customer_reference == port.pon(PART)


async def test_a_request_that_is_canceled_leaves_nothing_on_its_way(telnyx_desk: TelnyxDesk) -> None:
    telnyx_desk.telnyx.account.carriers[SECOND_NUMBER] = "Big Bend Wireless"
    port = await telnyx_desk.submits(NUMBER, SECOND_NUMBER)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=1)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=PART)
    await telnyx_desk.confirms(port, NUMBER)

    await port.sends("cancel_request")
    outcome = await port.outcome()

    assert outcome.status is PortStatus.CANCELED
    assert telnyx_desk.ordered() == {"created": 2, "confirmed": 2, "canceled": 2}


async def test_a_cancellation_that_comes_too_late_ends_at_support_in_telnyxs_words(
    telnyx_desk: TelnyxDesk,
) -> None:
    port = await telnyx_desk.submits(NUMBER)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    port_date = await telnyx_desk.confirms(port, NUMBER)
    await port.passes(port.request.calendar.instant(port_date) - timedelta(days=1) - await port.now())
    await telnyx_desk.agrees_on_the_time()

    await port.sends("cancel_request")

    told = await port.is_told(NoticeKind.CANNOT_CANCEL)
    assert "48 hours" in told.detail
    await port.reaches(PortStatus.PORT_DATE_CONFIRMED)
    assert telnyx_desk.ordered() == {"created": 1, "confirmed": 1}


async def test_a_refusal_that_no_retry_heals_waits_for_support_and_the_request_lives_on(
    telnyx_desk: TelnyxDesk,
) -> None:
    telnyx_desk.telnyx.refuses("ConfirmPortingOrder", "status", "is held by our fraud team, call us")
    port = await telnyx_desk.submits(NUMBER)

    report = await port.reaches(PortStatus.REJECTED)
    await port.is_told(NoticeKind.UNKNOWN_REJECTION)
    told = telnyx_desk.desk.outbox.kinds("support")
    await port.sends("resubmit", resolved=True)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert report.action_by is ActionBy.SUPPORT
    assert "is held by our fraud team, call us" in report.orders[0].reasons[0].text
    assert told == [NoticeKind.UNKNOWN_REJECTION]
    assert telnyx_desk.ordered() == {"created": 1, "confirmed": 1}


async def test_an_order_gets_through_while_every_second_call_fails(telnyx_desk: TelnyxDesk) -> None:
    for fault in (Fault.ERROR_500, Fault.DROP_AFTER, Fault.TOO_MANY, Fault.GARBAGE, Fault.ERROR_502):
        telnyx_desk.telnyx.goes_wrong(ANY, fault, after=1, retry_after="1")
    port = await telnyx_desk.submits(NUMBER)

    await port.passes(timedelta(hours=1))
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert telnyx_desk.telnyx.went_wrong == 5
    assert telnyx_desk.ordered() == {"created": 1, "confirmed": 1}


async def test_the_next_attempt_comes_when_telnyx_says(telnyx_desk: TelnyxDesk) -> None:
    telnyx_desk.telnyx.goes_wrong("PostPortabilityCheck", Fault.TOO_MANY, retry_after="40")
    port = await telnyx_desk.submits(NUMBER)
    await telnyx_desk.desk.sees(lambda: telnyx_desk.telnyx.went_wrong == 1, "the refused call")
    await port.nothing_runs()
    await port.passes(timedelta(seconds=30))
    asked_too_soon = telnyx_desk.telnyx.called("PostPortabilityCheck") - 1

    await port.passes(timedelta(seconds=15))
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert asked_too_soon == 0
    assert telnyx_desk.ordered() == {"created": 1, "confirmed": 1}


async def test_webhooks_that_come_late_twice_and_in_any_order_only_make_the_request_look(
    telnyx_desk: TelnyxDesk,
) -> None:
    telnyx, desk = telnyx_desk.telnyx, telnyx_desk.desk
    port = await telnyx_desk.submits(NUMBER)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.nothing_runs()
    telnyx.raises_exception(NUMBER, "OTHER", comment="Raised by mistake, never mind.")
    telnyx.confirms(NUMBER, datetime.combine(add_business_days(await port.today(), 7, "US"), MIDDAY))

    settings = Settings(upstream="telnyx", telnyx_public_key=telnyx.public_key)
    web = create_app(Receiver(settings, desk.env.client))
    path = urlsplit(telnyx.order(NUMBER).data["webhook_url"]).path
    *_, first, second, last = telnyx.webhooks
    answers = []
    for webhook in (
        last,
        telnyx.webhook(NUMBER, Wrapping.NONE),
        first,
        second,
        telnyx.signer.again(first, timedelta(seconds=1)),
    ):
        await port.nothing_runs()
        answers.append(await posted(web, webhook.headers.items(), webhook.body, path))

    report = await port.reaches(PortStatus.PORT_DATE_CONFIRMED)
    assert set(answers) == {204}
    assert PortStatus.REJECTED not in [entry.what for entry in report.timeline]
    await port.is_told(NoticeKind.PORT_DATE)


async def test_a_customer_asks_telnyx_for_another_date(telnyx_desk: TelnyxDesk) -> None:
    port = await telnyx_desk.submits(NUMBER)
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await telnyx_desk.confirms(port, NUMBER, days=7)
    wished = add_business_days(await port.today(), 12, "US")

    await port.sends("resubmit", requested_port_date=wished.isoformat())
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await telnyx_desk.confirms(port, NUMBER, days=12)

    requested: Any = telnyx_desk.telnyx.order(NUMBER).data["activation_settings"]["foc_datetime_requested"]
    assert datetime.fromisoformat(requested).date() == wished
    await port.is_told(NoticeKind.PORT_DATE, times=2)
