"""The Telnyx adapter against the stand-in: what any upstream must do, and what only Telnyx is like."""

import contextlib
import logging
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from porting.adapters.document_store import DirectoryDocumentStore
from porting.adapters.telnyx.account import account_answers
from porting.adapters.telnyx.upstream import TelnyxUpstream
from porting.domain.errors import UpstreamKeyRefusedError, UpstreamRefusedError, UpstreamUnavailableError
from porting.domain.port_order import CarrierState, Decision
from porting.domain.port_request import LosingCarrier
from porting.domain.rejection import ReasonCode
from tests.adapters.upstream_contract import UpstreamContract
from tests.adapters.upstream_port import Port, a_port
from tests.builders import NUMBER, SECOND_NUMBER, toll_free
from tests.sandbox.servers import loopback_client
from tests.telnyx.api_document import needs_document
from tests.telnyx.faults import Fault
from tests.telnyx.orders import RequirementType, foc_windows
from tests.telnyx.other_side import FakeTelnyx
from tests.telnyx.people import (
    TelnyxPeople,
    a_store,
    an_account,
    an_upstream,
    knows_the_contracts_numbers,
    some_documents,
)
from tests.telnyx.server import running_telnyx

pytestmark = needs_document

SECRET_PIN = "83519"


@pytest.fixture
def store(tmp_path: Path) -> DirectoryDocumentStore:
    return a_store(tmp_path)


@pytest.fixture
async def telnyx() -> AsyncIterator[FakeTelnyx]:
    async with running_telnyx() as running:
        knows_the_contracts_numbers(running)
        yield running


@pytest.fixture
async def upstream(telnyx: FakeTelnyx, store: DirectoryDocumentStore) -> AsyncIterator[TelnyxUpstream]:
    async with an_upstream(telnyx, store) as made:
        yield made


@pytest.fixture
def other_side(telnyx: FakeTelnyx, store: DirectoryDocumentStore) -> TelnyxPeople:
    return TelnyxPeople(telnyx, some_documents(store))


@pytest.fixture
def port(upstream: TelnyxUpstream, other_side: TelnyxPeople) -> Port:
    return a_port(upstream, other_side, NUMBER)


class TestTelnyxUpstream(UpstreamContract):
    """Telnyx does what any upstream must do."""


async def test_the_losing_carrier_gets_what_the_request_says(telnyx: FakeTelnyx, port: Port) -> None:
    await port.submit()

    data = telnyx.order(NUMBER).data
    assert data["end_user"]["admin"] == {
        "entity_name": "Acme Plumbing LLC",
        "auth_person_name": "Dana Reyes",
        "account_number": "LS-204418",
        "billing_phone_number": NUMBER,
        "pin_passcode": "0042",
        "business_identifier": None,
        "tax_identifier": None,
    }
    assert data["end_user"]["location"] == {
        "street_address": "410 N Main St",
        "extended_address": "Ste 200",
        "locality": "Austin",
        "administrative_area": "TX",
        "postal_code": "78701",
        "country_code": "US",
    }
    assert data["misc"] == {"type": "full"}


@pytest.mark.parametrize(
    ("remaining", "new_btn"), [("keep", SECOND_NUMBER), ("disconnect", None)], ids=["keep", "disconnect"]
)
async def test_a_partial_port_says_what_becomes_of_the_rest(
    telnyx: FakeTelnyx, port: Port, remaining: str, new_btn: str | None
) -> None:
    await port.with_request(remaining_numbers=remaining, new_billing_telephone_number=new_btn).submit()

    assert telnyx.order(NUMBER).data["misc"] == {
        "type": "partial",
        "remaining_numbers_action": remaining,
        "new_billing_phone_number": new_btn,
    }


async def test_every_document_is_linked_and_stays(telnyx: FakeTelnyx, port: Port) -> None:
    await port.submit()

    telnyx.account.clock.passes(timedelta(minutes=31))

    order, documents = telnyx.order(NUMBER), port.request.documents
    linked = [order.data["documents"]["loa"], order.data["documents"]["invoice"]]
    linked += [one["document_id"] for one in order.additional_documents]
    hashes = [telnyx.account.documents.find(id_).shown()["sha256"] for id_ in linked]
    assert hashes == [one.sha256 for one in (documents.loa, documents.bill, documents.csr) if one]
    assert [one["document_type"] for one in order.additional_documents] == ["csr"]


async def test_documents_that_vanished_before_they_were_linked_are_sent_again(
    telnyx: FakeTelnyx, port: Port
) -> None:
    await port.draft()
    telnyx.goes_wrong("UpdatePortingOrder", Fault.ERROR_500)
    with pytest.raises(UpstreamUnavailableError):
        await port.submit()

    telnyx.account.clock.passes(timedelta(minutes=31))
    await port.submit()

    linked = telnyx.order(NUMBER).data["documents"]
    assert telnyx.account.documents.find(linked["loa"]).linked
    assert telnyx.account.documents.find(linked["invoice"]).linked


async def test_a_correction_brings_its_new_letter(
    telnyx: FakeTelnyx, port: Port, store: DirectoryDocumentStore
) -> None:
    await port.submit()
    await port.is_rejected()
    letter = store.put(b"%PDF-1.7 another letter")
    documents = port.request.documents.model_copy(update={"loa": letter})

    await port.with_request(documents=documents).submit(attempt=2)

    linked = telnyx.order(NUMBER).data["documents"]["loa"]
    assert telnyx.account.documents.find(linked).shown()["sha256"] == letter.sha256


async def test_what_telnyx_wants_beyond_that_is_given_where_we_have_it(
    telnyx: FakeTelnyx, port: Port
) -> None:
    telnyx.account.wanted = (RequirementType("Latest Invoice"),)

    await port.submit()

    (value,) = telnyx.order(NUMBER).met.values()
    bill = port.request.documents.bill
    assert bill is not None
    assert telnyx.account.documents.find(value).shown()["sha256"] == bill.sha256


async def test_what_telnyx_wants_and_we_do_not_have_keeps_the_order_from_going_on(
    telnyx: FakeTelnyx, port: Port
) -> None:
    telnyx.account.wanted = (RequirementType("Tax Declaration", "textual"),)
    await port.draft()

    answer = await port.upstream.request_approval(port.request, port.order, 1)

    assert answer.decision is Decision.REFUSED
    assert "Tax Declaration" in answer.reasons[0].text
    assert telnyx.account.did("confirmed") == []


async def test_the_wished_date_is_asked_for_within_the_windows(telnyx: FakeTelnyx, port: Port) -> None:
    wish = next(day for day in _days_from(10) if day.weekday() == 5)

    await port.with_request(requested_port_date=wish).submit()

    requested = telnyx.order(NUMBER).data["activation_settings"]["foc_datetime_requested"]
    moment = datetime.fromisoformat(requested)
    assert any(start <= moment <= end for start, end in foc_windows(telnyx.account.clock.now()))
    assert moment.date() == wish + timedelta(days=2), "a Saturday's wish is met on the Monday after it"


async def test_numbers_of_a_toll_free_order_move_too(
    telnyx: FakeTelnyx, upstream: TelnyxUpstream, port: Port
) -> None:
    await port.with_request(numbers=toll_free()).submit()

    (order,) = telnyx.account.orders.values()
    assert (order.number_type, order.status) == ("toll_free", "in-process")


async def test_an_order_among_many_whose_references_begin_alike_is_found(
    telnyx: FakeTelnyx, port: Port
) -> None:
    telnyx.account.largest_page = 3
    await port.submit()
    for count in range(8):
        body = {"phone_numbers": [f"+1512555300{count}"], "customer_reference": f"{port.order.pon}{count}"}
        telnyx.account.create(body)

    assert set((await port.look()).numbers) == {NUMBER}
    assert (await port.submit()).attempt == 1
    assert len(telnyx.account.did("created")) == 9


async def test_an_order_of_many_numbers_is_seen_whole(
    telnyx: FakeTelnyx, upstream: TelnyxUpstream, other_side: TelnyxPeople
) -> None:
    numbers = tuple(f"+1512555{count:04}" for count in range(2000, 2060))
    port = a_port(upstream, other_side, *numbers)

    await port.submit()

    assert set((await port.look()).numbers) == set(numbers)


@pytest.mark.parametrize(
    ("list_lag", "refuses_taken_numbers"),
    [(timedelta(seconds=50), False), (timedelta(seconds=50), True), (timedelta(minutes=5), False)],
    ids=["a little", "a little, and a number is taken once", "for long"],
)
async def test_a_create_whose_answer_is_lost_while_the_list_lags_orders_nothing_twice(
    telnyx: FakeTelnyx, port: Port, list_lag: timedelta, refuses_taken_numbers: bool
) -> None:
    telnyx.account.list_lag = list_lag
    telnyx.account.refuses_taken_numbers = refuses_taken_numbers
    telnyx.goes_wrong("CreatePortingOrder", Fault.DROP_AFTER)

    await _until_it_is_done(telnyx, port)

    assert telnyx.account.ordered_twice() == set()
    assert len(telnyx.account.did("confirmed")) == 1
    assert "in-process" in [order.status for order in telnyx.account.orders.values()]


@pytest.mark.parametrize("confirm_again", [True, False], ids=["confirmed again", "goes by itself"])
@pytest.mark.parametrize("taken_up", [True, False], ids=["at once", "later"])
async def test_an_exception_that_is_corrected_is_not_taken_for_an_answer_to_the_correction(
    telnyx: FakeTelnyx,
    store: DirectoryDocumentStore,
    other_side: TelnyxPeople,
    confirm_again: bool,
    taken_up: bool,
) -> None:
    telnyx.account.confirm_again, telnyx.account.takes_corrections_up = confirm_again, taken_up
    async with an_upstream(telnyx, store) as upstream:
        port = a_port(upstream, other_side, NUMBER)
        await port.submit()
        await port.is_rejected()

        submitted = await port.corrected().submit(attempt=2)
        waiting = await port.corrected().submit(attempt=2)
        telnyx.takes_up(NUMBER)
        second = await port.is_rejected()

    assert (submitted.attempt, submitted.state, waiting.state) == (
        2,
        CarrierState.RECEIVED,
        CarrierState.RECEIVED,
    )
    assert (second.attempt, len(second.reasons)) == (2, 1)
    assert len(telnyx.account.did("confirmed again")) == 1


async def test_every_code_comes_as_it_is_and_other_with_the_words_of_the_porting_team(
    telnyx: FakeTelnyx, port: Port
) -> None:
    await port.submit()

    telnyx.raises_exception(NUMBER, "LSR_PENDING", "OTHER", comment="There is a lien on the account.")

    rejected = await port.stands_at(CarrierState.REJECTED)
    assert [reason.code for reason in rejected.reasons] == ["LSR_PENDING", "OTHER"]
    assert rejected.reasons[0].understood is ReasonCode.PENDING_ORDER
    assert "There is a lien on the account." in rejected.reasons[1].text


async def test_a_comment_is_a_notice_and_asks_nothing(telnyx: FakeTelnyx, port: Port) -> None:
    submitted = await port.submit()

    telnyx.comments(NUMBER, "The losing carrier has been asked.")

    known = await port.look()
    assert [notice.text for notice in known.notices] == ["The losing carrier has been asked."]
    assert known.state is submitted.state


async def test_an_order_that_the_porting_team_splits_is_still_one_to_us(
    telnyx: FakeTelnyx, upstream: TelnyxUpstream, other_side: TelnyxPeople
) -> None:
    port = a_port(upstream, other_side)
    await port.submit()
    telnyx.splits(NUMBER, SECOND_NUMBER)

    telnyx.raises_exception(SECOND_NUMBER, "PASSCODE_PIN_INVALID")
    telnyx.confirms(NUMBER, datetime.now(UTC) + timedelta(days=10))

    known = await port.look()
    assert set(known.numbers) == {NUMBER, SECOND_NUMBER}
    assert [reason.numbers for reason in known.reasons] == [(SECOND_NUMBER,)]


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_cancellation_reaches_every_part_of_a_split_order(
    telnyx: FakeTelnyx, upstream: TelnyxUpstream, other_side: TelnyxPeople, at_once: bool
) -> None:
    telnyx.account.cancels_at_once = at_once
    port = a_port(upstream, other_side)
    await port.submit()
    telnyx.splits(NUMBER, SECOND_NUMBER)

    assert (await upstream.cancel(port.order.pon)).canceled

    status = "cancelled" if at_once else "cancel-pending"
    assert {order.status for order in telnyx.account.orders.values()} == {status}


@pytest.mark.parametrize("hint", [{"retry_after": "17"}, {"x_ratelimit_reset": "17"}])
async def test_telnyxs_hint_when_to_come_again_is_kept(
    telnyx: FakeTelnyx, port: Port, hint: dict[str, Any]
) -> None:
    telnyx.goes_wrong("ListPortingOrders", Fault.TOO_MANY, **hint)

    with pytest.raises(UpstreamUnavailableError) as unavailable:
        await port.upstream.order(port.order.pon)

    assert unavailable.value.retry_after == timedelta(seconds=17)


async def test_what_telnyx_refuses_comes_with_its_words(telnyx: FakeTelnyx, port: Port) -> None:
    telnyx.refuses("CreatePortingOrder", "phone_numbers", "are on an order of another account")

    with pytest.raises(UpstreamRefusedError, match="are on an order of another account"):
        await port.draft()


async def test_a_refusal_does_not_repeat_what_it_refuses(telnyx: FakeTelnyx, port: Port) -> None:
    await port.draft()
    await port.approve(port.order)
    words = "Dana Reyes of Acme Plumbing LLC at 410 N Main St has no PIN 0042 and account LS-204418"
    for operation in ("UpdatePortingOrder", "ConfirmPortingOrder"):
        telnyx.refuses(operation, "end_user", words, times=5)

    with pytest.raises(UpstreamRefusedError) as refused:
        await port.submit()

    said = str(refused.value)
    for private in ("Dana", "Reyes", "Plumbing", "410", "0042", "LS-204418"):
        assert private not in said


async def test_a_refused_key_is_said_without_the_key(
    telnyx: FakeTelnyx, store: DirectoryDocumentStore, other_side: TelnyxPeople
) -> None:
    async with an_upstream(telnyx, store, api_key="KEY_of_somebody_else") as upstream:
        with pytest.raises(UpstreamKeyRefusedError) as refused:
            await a_port(upstream, other_side, NUMBER).draft()

    assert "KEY_of_somebody_else" not in str(refused.value)
    assert telnyx.journal == []


async def test_an_account_is_checked_without_ordering_anything(telnyx: FakeTelnyx, port: Port) -> None:
    await port.submit()
    before = list(telnyx.journal)

    async with loopback_client() as client:
        answer = await account_answers(an_account(telnyx), client)

    assert (answer.orders, telnyx.journal) == (1, before)


@pytest.mark.parametrize("fault", [None, Fault.ERROR_500, Fault.HALF, Fault.DROP_AFTER])
async def test_no_log_has_a_key_or_a_pin_whatever_its_level(
    telnyx: FakeTelnyx,
    port: Port,
    fault: Fault | None,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for name in (None, *logging.root.manager.loggerDict):
        caplog.set_level(logging.DEBUG, logger=name)
    private = port.with_request(losing_carrier=_a_carrier_with_much_to_hide(port))

    await _lives_through_everything(telnyx, private, fault)

    said = caplog.text + "".join(capfd.readouterr())
    assert {"httpx2", "httpcore2"} <= {record.name.partition(".")[0] for record in caplog.records}
    for secret in (telnyx.api_key, SECRET_PIN, "LS-7714412"):
        assert secret not in said


def _a_carrier_with_much_to_hide(port: Port) -> LosingCarrier:
    return port.request.losing_carrier.model_copy(update={"account_number": "LS-7714412"})


async def _lives_through_everything(telnyx: FakeTelnyx, port: Port, fault: Fault | None) -> None:
    """Draft, submission, rejection, correction, cancellation; what carries the secrets goes wrong first."""
    refused = f"{SECRET_PIN} of account LS-7714412 is not what they have"
    await port.draft()
    await port.approve(port.order)
    for attempt in (1, 2):
        telnyx.refuses("ConfirmPortingOrder", "end_user/admin", refused)
        if fault:
            telnyx.goes_wrong("UpdatePortingOrder", fault)
        for _ in range(4):
            with contextlib.suppress(UpstreamUnavailableError, UpstreamRefusedError):
                await port.upstream.submit(port.request, port.order, attempt, SECRET_PIN)
        assert telnyx.order(NUMBER).data["end_user"]["admin"]["pin_passcode"] == SECRET_PIN
        if attempt == 1:
            await port.is_rejected(ReasonCode.WRONG_PIN)
    assert (await port.upstream.cancel(port.order.pon)).canceled


def _days_from(ahead: int) -> list[date]:
    today = datetime.now(UTC).date()
    return [today + timedelta(days=ahead + more) for more in range(7)]


async def _until_it_is_done(telnyx: FakeTelnyx, port: Port) -> None:
    """Ask again when the adapter says, as the workflow does."""
    for _ in range(20):
        try:
            await port.submit()
        except UpstreamUnavailableError as error:
            telnyx.account.clock.passes(error.retry_after or timedelta(seconds=2))
        else:
            return
    raise AssertionError("it is never done")
