"""Answering in upstream's place, over the JSON interface and over the page."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import httpx2
import pytest

from porting.domain.port_order import CarrierState, NumberState
from porting.sandbox.app import create_app
from porting.sandbox.settings import SandboxSettings
from porting.sandbox.upstream import RefusedError
from tests.sandbox.played import PON, Played
from tests.sandbox.servers import loopback_client, served

SILENT, SECOND = "+15125550172", "+15125550142"


def test_a_person_can_bring_a_silent_order_all_the_way(played: Played) -> None:
    played.submitted(SILENT)

    played.act(act="accept")
    played.act(act="notice", codes=["informational"])
    played.act(act="confirm", port_date="2026-08-20")
    played.act(act="confirm", port_date="2026-08-21")
    played.act(act="activate")
    played.act(act="ported")

    order = played.order()
    assert (order.state, order.port_date) == (CarrierState.PORTED, date(2026, 8, 21))
    assert order.numbers == {SILENT: NumberState.ACTIVE}
    assert played.held(SILENT) == (SILENT,)


def test_a_person_can_refuse_and_approve_for_the_backbone_provider(played: Played) -> None:
    played.draft("+15125550171")
    played.ask_approval()
    played.act(act="refuse", reasons=[{"code": "X7", "text": "bad luck"}])
    refused = played.ask_approval()

    played.ask_approval(2)
    played.act(act="approve")

    assert [(reason.code, reason.text) for reason in refused.reasons] == [("X7", "bad luck")]
    assert played.submit(2).state is CarrierState.RECEIVED


def test_a_person_can_reject_with_any_codes_and_what_was_planned_does_not_come(played: Played) -> None:
    played.submitted(SECOND)

    played.act(act="reject", codes=["wrong_pin", "ZZ9"])
    played.later(days=30)

    assert played.codes() == ("wrong_pin", "ZZ9")
    assert played.order().state is CarrierState.REJECTED


def test_an_order_that_is_held_moves_only_by_hand(played: Played) -> None:
    played.submitted(SECOND)

    played.act(act="hold")
    played.later(days=30)

    assert played.order().state is CarrierState.RECEIVED


def test_an_act_that_makes_no_sense_is_refused_and_changes_nothing(played: Played) -> None:
    played.draft(SECOND)
    before = played.facts()

    with pytest.raises(RefusedError):
        played.act(act="ported")

    assert played.facts() == before


def test_it_is_shown_in_which_fields_a_correction_differs_and_not_how(played: Played) -> None:
    played.draft("+15125550137")
    played.approve()
    played.submit(1, account_number="LS-1", street="410 N Main St")
    played.later(days=1)

    played.submit(2, account_number="LS-204418", street="410 N Main St", pin="0042")

    shown = played.desk.shown(played.facts())
    assert [one["changed"] for one in shown["submissions"]] == [[], ["account_number", "pin"]]
    assert "LS-204418" not in str(shown)


@pytest.fixture
async def client(played: Played) -> AsyncIterator[httpx2.AsyncClient]:
    """A browser or script at a sandbox that has one silent order, submitted."""
    played.submitted(SILENT, SECOND, day_seconds=86400)
    played.state.close()
    app = create_app(SandboxSettings(state_dir=played.settings.state_dir), lambda: played.time)
    async with served(app) as address, loopback_client(address) as client:
        yield client


async def test_the_page_lists_orders_and_scenarios(client: httpx2.AsyncClient) -> None:
    page = await client.get("/")

    assert page.status_code == 200
    assert PON in page.text
    assert "carrier_silent" in page.text


async def test_the_forms_of_the_page_answer_an_order(client: httpx2.AsyncClient) -> None:
    form = {"act": "reject", "codes": ["name_mismatch"], "other_codes": "ZZ9, <b>"}
    answered = await client.post(f"/orders/{PON}", data=form)

    page = await client.get(answered.headers["location"])
    order = (await client.get(f"/admin/orders/{PON}")).json()

    assert answered.status_code == 303
    assert [reason["code"] for reason in order["reasons"]] == ["name_mismatch", "ZZ9", "<b>"]
    assert "&lt;b&gt;" in page.text


async def test_the_page_says_what_makes_no_sense(client: httpx2.AsyncClient) -> None:
    refused = await client.post(f"/orders/{PON}", data={"act": "approve"})
    unreadable = await client.post(f"/orders/{PON}", data={"act": "confirm", "port_date": "soon"})
    beyond = await client.post(f"/orders/{PON}", data={"act": "confirm", "port_date": "9999-12-31"})

    assert (refused.status_code, unreadable.status_code, beyond.status_code) == (409, 422, 422)
    assert "makes no sense" in refused.text
    assert "not a date" in unreadable.text


async def test_the_page_chooses_webhooks_and_faults(client: httpx2.AsyncClient) -> None:
    await client.post("/webhooks", data={"mode": "late", "delay_seconds": "7"})
    fault = {"operation": "order", "fault": "error_503", "calls": "1", "retry_after": "9"}
    await client.post("/faults", data=fault)

    faulty = await client.get(f"/carrier/orders/{PON}")
    chosen = (await client.get("/admin/webhooks")).json()

    assert (faulty.status_code, faulty.headers["retry-after"]) == (503, "9")
    assert (chosen["mode"], chosen["delay_seconds"]) == ("late", 7)
    assert (await client.get(f"/carrier/orders/{PON}")).status_code == 200


async def test_no_other_site_and_no_other_name_reaches_the_sandbox(client: httpx2.AsyncClient) -> None:
    foreign = await client.post("/faults/clear", headers={"Sec-Fetch-Site": "cross-site"})
    renamed = await client.get("/", headers={"Host": "sandbox.example"})

    assert (foreign.status_code, renamed.status_code) == (403, 400)


async def test_a_wrong_body_is_refused_by_its_fields_without_their_content(
    client: httpx2.AsyncClient,
) -> None:
    answer = await client.post("/carrier/orders", json={"pon": PON, "numbers": ["Dana"], "pin": 42})

    assert answer.status_code == 422
    assert answer.json()["error"]["message"] == "not as it must be: attempt, numbers, numbers.0, pin"


async def test_the_scenarios_can_be_read_by_a_script(client: httpx2.AsyncClient) -> None:
    rows = (await client.get("/admin/scenarios")).json()["scenarios"]

    assert {"30", "51", "76"} <= {row["digits"] for row in rows}


def test_a_state_of_another_version_is_not_touched(tmp_path: Path) -> None:
    played = Played(tmp_path)
    played.state.db.execute("PRAGMA user_version = 99")
    played.state.close()

    with pytest.raises(RuntimeError, match="version 99"):
        Played(tmp_path)
