"""Whatever is sent to a port request: the wrong is recorded with its reason, and harms nothing."""

from typing import Any

import pytest
from temporalio.api.common.v1 import Payload
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from porting.domain.errors import MailUnavailableError
from porting.domain.status import PortStatus
from tests.builders import NUMBER, TOLL_FREE, local, toll_free
from tests.desk import WAITING, Desk, Port, at_the_losing_carrier
from tests.workflows.messages import (
    TAKEN_AT,
    TAKEN_EVERYWHERE,
    correct,
    is_not_wedged,
    metadata,
    refusals,
    signal_bytes,
)
from workflows.messages import KINDS

#: Stands in everything that is sent wrongly here, and nowhere else.
SECRET = "qzx-7734"

JSON = {"encoding": b"json/plain"}

#: What no message takes, whatever its name.
WRONG_FOR_ALL: dict[str, tuple[Any, ...]] = {
    "two payloads": ({"note": SECRET}, {}),
    "a string": (SECRET,),
    "a string of JSON": (f'{{"note": "{SECRET}"}}',),
    "a number": (7,),
    "a list": ([SECRET],),
    "true": (True,),
    "an unknown field": ({SECRET: 1},),
    "a wrong type": ({"by": [SECRET]},),
    "a number as note": ({"note": 7734},),
    "a book as note": ({"note": SECRET * 1000},),
}

#: What is wrong for one kind.
WRONG: dict[str, list[Any]] = {
    "resubmit": [
        {},
        {"resolved": SECRET},
        {"losing_carrier": SECRET},
        {"losing_carrier": {"pin": 42}},
        {"losing_carrier": {SECRET: "x"}},
        {"losing_carrier": {"billing_telephone_number": SECRET}},
        {"documents": {"loa": SECRET}},
        {"documents": {"loa": {"sha256": SECRET, "size": 1}}},
        {"service_address": {"region": SECRET}},
        {"requested_port_date": SECRET},
        {"requested_port_date": "2020-01-01"},
        {"requested_port_date": "9999-12-31"},
        {"numbers": [SECRET]},
        {"numbers": ["+15125550199"], "resolved": True},
    ],
    "review_documents": [
        {},
        {"verdict": SECRET},
        {"verdict": "reject", "reasons": SECRET},
        {"verdict": "reject", "reasons": [""]},
        {"verdict": "accept", "order": SECRET},
    ],
    "backbone_decision": [
        {},
        {"approved": SECRET},
        {"approved": None},
        {"approved": True, "order": SECRET},
        {"approved": True, "order": 9},
        {"approved": True, "order": 1.2},
        {"approved": True, "order": ["1"]},
        {"approved": False, "reasons": [SECRET]},
        {"approved": False, "reasons": [{"text": SECRET}]},
        {"approved": False, "reasons": [{"code": "x", SECRET: 1}]},
        {"approved": True, "reasons": [{"code": "wrong_pin"}]},
    ],
    "carrier_response": [
        {},
        {"approved": SECRET},
        {"approved": True},
        {"approved": True, "port_date": SECRET},
        {"approved": True, "port_date": "2020-01-01"},
        {"approved": True, "port_date": "9999-12-31"},
        {"approved": True, "port_date": 0},
        {"approved": False, "port_date": "2026-12-24"},
        {"approved": False, "reasons": [{"code": SECRET * 50}]},
        {"approved": False, "order": SECRET},
    ],
    "confirm_transfer": [
        {"numbers": SECRET},
        {"numbers": [SECRET]},
        {"numbers": ["+15125550199"]},
    ],
    "cancel_request": [{"reason": [SECRET]}, {"reason": SECRET * 1000}],
    "give_back": [{}, {"numbers": []}, {"numbers": ["555"]}, {"numbers": [SECRET]}],
    "extend_deadline": [
        {},
        {"days": SECRET},
        {"days": 0},
        {"days": -7},
        {"days": 366},
        {"days": 1.5},
        {"days": float("nan")},
    ],
    "change_contact": [
        {},
        {"contact": {}},
        {"contact": SECRET},
        {"contact": {"email": SECRET}},
        {"contact": {"email": None}},
        {"contact": {SECRET: "dana@acme.example"}},
        {"contact": {"name": ""}},
    ],
    "add_note": [{}, {"text": ""}, {"text": [SECRET]}, {"text": SECRET * 1000}],
    "upstream_changed": [{"order": SECRET}, {"order": 9}, {"order": {}}],
    "mail_failed": [
        {},
        {"notice": "submitted", "failure": "bounced"},
        {"notice": "submitted", "key": "k", "failure": SECRET},
        {"notice": [SECRET], "key": "k", "failure": "bounced"},
        {"notice": SECRET * 50, "key": "k", "failure": "bounced"},
        {"notice": "submitted", "key": SECRET * 50, "failure": "bounced"},
    ],
}

#: Bytes that nobody can read, or that are no JSON object.
WRONG_BYTES: dict[str, Payload] = {
    "no JSON": Payload(metadata=JSON, data=f"{{{SECRET}".encode()),
    "no text": Payload(metadata=JSON, data=b'{"note": "\xff"}'),
    "half a character": Payload(metadata=JSON, data=b'{"note": "\\ud800"}'),
    "very deep": Payload(metadata=JSON, data=b"[" * 100_000),
    "nothing": Payload(metadata=JSON),
    "an unknown encoding": Payload(metadata={"encoding": b"zip/qzx-7734"}, data=SECRET.encode()),
    "an encoding that is no text": Payload(metadata={"encoding": b"\xff"}, data=SECRET.encode()),
    "no encoding": Payload(data=SECRET.encode()),
    "bytes": Payload(metadata={"encoding": b"binary/plain"}, data=SECRET.encode()),
    "an unknown protocol buffer": Payload(
        metadata={"encoding": b"json/protobuf", "messageType": b"qzx.Qzx"}, data=b"{}"
    ),
}


#: In a step in which it would make sense.
SENT_WRONGLY_AT: dict[PortStatus, list[str]] = {}
for _name in KINDS:
    _status = min(TAKEN_AT.get(_name, {PortStatus.AWAITING_LOSING_CARRIER}))
    SENT_WRONGLY_AT.setdefault(_status, []).append(_name)


def wrong_for(name: str) -> list[tuple[Any, ...]]:
    needs_a_payload: list[tuple[Any, ...]] = [] if KINDS[name].may_be_empty else [(), (None,)]
    return [*WRONG_FOR_ALL.values(), *((payload,) for payload in WRONG[name]), *needs_a_payload]


async def everything_that_is_shown(port: Port) -> str:
    return (await port.report()).model_dump_json() + (await metadata(port)).current_details


def recorded_in(log: pytest.LogCaptureFixture) -> int:
    """How many refusals operators see; the state keeps the latest only."""
    return sum(message.startswith("message_refused") for message in log.messages)


async def refused(port: Port, name: str, *payload: Any) -> str:
    """Why an Update is refused."""
    with pytest.raises(WorkflowUpdateFailedError) as refusal:
        await port.update(name, *payload)
    cause = refusal.value.cause
    assert isinstance(cause, ApplicationError)
    assert cause.type == "MessageRefused"
    assert not (cause.failure and cause.failure.stack_trace)
    return cause.message


@pytest.mark.parametrize("status", SENT_WRONGLY_AT)
async def test_a_wrong_message_is_answered_or_recorded_with_its_reason_and_harms_nothing(
    desk: Desk, status: PortStatus, caplog: pytest.LogCaptureFixture
) -> None:
    port = await WAITING[status](desk)
    for name in SENT_WRONGLY_AT[status]:
        await is_answered_with_its_reason_and_changes_nothing(port, name)
        await is_recorded_with_its_reason_and_changes_nothing(port, name, caplog)

    assert SECRET not in caplog.text
    await is_not_wedged(port)


async def is_answered_with_its_reason_and_changes_nothing(port: Port, name: str) -> None:
    """As an Update."""
    before = await port.report()

    answers = [await refused(port, name, *payload) for payload in wrong_for(name)]

    assert await port.report() == before
    assert all(answer.startswith(f"{name}: ") and SECRET not in answer for answer in answers)


async def is_recorded_with_its_reason_and_changes_nothing(
    port: Port, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """As a Signal."""
    before, recorded = await port.report(), recorded_in(caplog)
    wrong = wrong_for(name)

    for payload in wrong:
        await port.signal(name, *payload)
    for unreadable in WRONG_BYTES.values():
        await signal_bytes(port, name, unreadable)

    report = await port.comes_to(
        lambda report: [refusal.message for refusal in report.refused_messages] == [name] * 20, "20 refusals"
    )
    assert all(refusal.reason for refusal in report.refused_messages)
    assert report == before.model_copy(update={"refused_messages": report.refused_messages})
    assert SECRET not in await everything_that_is_shown(port)
    assert recorded_in(caplog) == recorded + len(wrong) + len(WRONG_BYTES)


async def test_what_was_refused_stands_in_the_current_details(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)

    await port.signal("carrier_response", {"aproved": True})

    await refusals(port, 1)
    details = (await metadata(port)).current_details
    assert "#### Messages that were refused" in details
    assert "**carrier\\_response**: `approved: Field required; a field is unknown" in details


async def test_an_unknown_field_is_refused_with_those_that_there_are(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)

    answer = await refused(port, "extend_deadline", {"day": 7})

    assert answer == "extend_deadline: days: Field required; a field is unknown; known are by, note, days"


async def test_an_unknown_field_deep_inside_is_refused_where_it_stands(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)

    answer = await refused(port, "resubmit", {"losing_carrier": {"acount_number": "1"}})

    known = "name, account_number, billing_telephone_number, pin"
    assert answer == f"resubmit: losing_carrier: a field is unknown; known are {known}"


async def test_a_signal_of_an_unknown_name_is_recorded(desk: Desk) -> None:
    names = [
        "carier_response",
        "",
        "n" * 900,
        "évil `*<script>",
        "resubmit ",
        "__stack_trace",
        "run",
        "status",
    ]
    port = await at_the_losing_carrier(desk)

    for name in names:
        await port.signal(name, {"note": SECRET})
    await port.signal("nothing")
    await signal_bytes(port, "unreadable", WRONG_BYTES["no JSON"])

    report = await refusals(port, len(names) + 2)
    assert [refusal.message for refusal in report.refused_messages] == [
        *(name[:100] for name in names),
        *("nothing", "unreadable"),
    ]
    assert {refusal.reason.split(",")[0] for refusal in report.refused_messages} == {
        "there is no message of this name; there are resubmit"
    }
    assert SECRET not in await everything_that_is_shown(port)
    await is_not_wedged(port)


async def test_an_update_of_an_unknown_name_is_answered_with_the_names_that_there_are(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    before = await port.report()

    answers = [
        await refused(port, name, {"note": SECRET}) for name in ("carier_response", "n" * 900, "status")
    ]

    assert {answer.split(",")[0] for answer in answers} == {
        "there is no message of this name; there are resubmit"
    }
    assert await port.report() == before
    await is_not_wedged(port)


@pytest.mark.parametrize("status", WAITING)
async def test_a_message_that_makes_no_sense_in_a_step_says_where_the_request_stands(
    desk: Desk, status: PortStatus
) -> None:
    port = await WAITING[status](desk)
    senseless = [name for name, taken_at in TAKEN_AT.items() if status not in taken_at]

    for name in senseless:
        answer = await refused(port, name, await correct(name, port))
        await port.signal(name, await correct(name, port))
        report = await refusals(port, senseless.index(name) + 1)
        assert answer == f"{name}: {report.refused_messages[-1].reason}"
        assert any(words in answer for words in (status, "no orders yet", "has not come yet", "have moved"))
    for name in TAKEN_EVERYWHERE:
        await port.update(name, await correct(name, port))

    assert (await port.report()).status is status
    await is_not_wedged(port)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        (name, status)
        for name in TAKEN_AT
        if name != "cancel_request"  # canceling has tests of its own
        for status in sorted(TAKEN_AT[name])[:-1]  # in the last one test_message_order.py sends it twice
    ],
)
async def test_a_message_is_taken_wherever_it_makes_sense(desk: Desk, name: str, status: PortStatus) -> None:
    port = await WAITING[status](desk)

    await port.signal(name, await correct(name, port))

    report = await port.comes_to(lambda r: any(entry.by == "sam" for entry in r.timeline), "the message")
    assert not report.refused_messages


async def test_a_request_that_has_ended_and_still_tells_somebody_takes_no_message(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.nothing_runs()
    desk.outbox.failures.extend(MailUnavailableError("away") for _ in range(4))
    await port.signal("cancel_request")
    await port.reaches(PortStatus.CANCELED)

    spoken = [name for name in KINDS if name not in ("upstream_changed", "mail_failed")]
    answers = [await refused(port, name, await correct(name, port)) for name in spoken]
    await port.update("upstream_changed")

    assert answers == [f"{name}: the request has ended" for name in spoken]
    assert (await port.outcome()).status is PortStatus.CANCELED


async def test_a_flood_of_wrong_signals_keeps_the_state_small(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)

    for count in range(200):
        await port.signal(f"nonsense-{count}", SECRET)

    report = await port.comes_to(lambda r: r.refused_messages[-1:][0].message == "nonsense-199")
    assert len(report.refused_messages) == 20
    assert report.refused_messages[0].message == "nonsense-180"
    await is_not_wedged(port)


async def test_a_flood_of_notes_leaves_the_status_readable(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)

    for count in range(210):
        await port.signal("add_note", {"text": f"{count} " + "word " * 390})

    report = await port.comes_to(lambda r: (r.timeline[-1].note or "").startswith("209 "))
    assert len(report.timeline) == 200
    assert len((await metadata(port)).current_details) < 100_000
    await is_not_wedged(port)


async def test_a_request_is_not_extended_for_ever(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    await port.update("extend_deadline", {"days": 360})

    answer = await refused(port, "extend_deadline", {"days": 7})

    assert answer == "extend_deadline: it can be extended by 5 days more, not longer"
    await port.update("extend_deadline", {"days": 5})


# Which order is meant


async def test_the_only_order_is_meant_however_it_is_named(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk)
    names = [None, "acme-0001-1", "1", 1]

    for count, name in enumerate(names):
        rejection = {"order": name, "approved": False, "reasons": [{"code": f"zz{count}"}], "by": "sam"}
        await port.update("carrier_response", rejection)

    report = await port.comes_to(
        lambda report: [reason.code for reason in report.orders[0].reasons] == ["zz3"], "the last rejection"
    )
    said = [entry.order for entry in report.timeline if entry.by]
    assert said == [None, "acme-0001-1", "acme-0001-1", "acme-0001-1"]


async def test_of_several_orders_the_one_is_meant_that_is_named_and_one_must_be(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=2)

    refusals_by_name = {
        name: await refused(port, "carrier_response", {"order": name, "approved": False})
        for name in (None, "3", "other-0001-1", "")
    }
    for count, name in enumerate(["acme-0001-2", "2", 2]):
        rejection = {"order": name, "approved": False, "reasons": [{"code": f"zz{count}"}], "by": "sam"}
        await port.update("carrier_response", rejection)

    report = await port.comes_to(
        lambda report: [reason.code for reason in report.orders[1].reasons] == ["zz2"], "the last rejection"
    )
    said = [entry.order for entry in report.timeline if entry.by]
    assert said == ["acme-0001-2"] * 3
    there_are = "there are acme-0001-1, acme-0001-2"
    assert refusals_by_name.pop(None) == f"carrier_response: name the order; {there_are}"
    assert set(refusals_by_name.values()) == {f"carrier_response: there is no such order; {there_are}"}
    assert report.orders[0].status is PortStatus.AWAITING_LOSING_CARRIER


async def test_a_correction_can_concern_one_of_several_rejected_orders(desk: Desk) -> None:
    port = await at_the_losing_carrier(desk, numbers=local(NUMBER) + toll_free())
    await port.is_rejected("number_inactive", order=1)
    await port.is_rejected("number_inactive", order=2)
    await port.nothing_runs()

    await port.update("resubmit", {"resolved": True, "numbers": [TOLL_FREE]})

    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER, order=2)
    assert report.orders[0].status is PortStatus.REJECTED
