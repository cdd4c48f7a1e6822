"""Each invariant can fail: a record in which all is well, doctored in one place."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from porting.domain.status import PortStatus
from tests.chaos.invariants import INVARIANTS, violations
from tests.chaos.record import (
    Asked,
    Entry,
    Happened,
    History,
    OrderTold,
    OrderUpstream,
    Record,
    RequestTold,
)

NUMBER = "+15125550100"
PON = "acme-0001-1"
RECEIPT = "acme-0001:-:received:customer:1"
REMINDER = "acme-0001:acme-0001-1:day_before:customer:1"
WAY = (
    "awaiting_backbone",
    "approved by the backbone provider",
    "submitting_to_carrier",
    "awaiting_losing_carrier",
    "rejected",
    "checking_documents",
    "resubmitted",
    "submitting_to_carrier",
    "awaiting_losing_carrier",
    "port_date_confirmed",
    "awaiting_transfer_confirmation",
    "completed",
)
ORDER = OrderTold(PON, PortStatus.COMPLETED, 2, "2026-12-10", (NUMBER,), (NUMBER,))
REQUEST = RequestTold(
    "acme-0001",
    "rejected: name_mismatch",
    PortStatus.COMPLETED,
    frozenset({PortStatus.COMPLETED.value}),
    has_ended=True,
    orders=(ORDER,),
    timeline=(Entry("request received"), *(Entry(what, PON) for what in WAY)),
)
UPSTREAM = OrderUpstream(
    PON,
    "acme-0001",
    "ported",
    (NUMBER,),
    approvals=(1,),
    submissions=(1, 2),
    happened=(
        Happened("backbone.asked"),
        Happened("backbone.approved"),
        Happened("order.received"),
        Happened("order.rejected"),
        Happened("order.received"),
        Happened("order.confirmed", port_date="2026-12-10"),
        Happened("number.activated", NUMBER),
        Happened("order.ported"),
    ),
)
HISTORY = History(
    "port-request-acme-0001",
    closed=True,
    asked=(Asked(RECEIPT, "received", sent=True), Asked(REMINDER, "day_before", sent=True)),
)
WELL = Record((REQUEST,), (UPSTREAM,), (HISTORY,), Counter({RECEIPT: 1, REMINDER: 1}))


def broken(record: Record) -> list[str]:
    """Which invariants `record` breaks."""
    return [name for name, sentences in violations(record).items() if sentences]


def a_request(**changes: Any) -> Record:
    return replace(WELL, requests=(replace(REQUEST, **changes),))


def an_order(**changes: Any) -> Record:
    return a_request(orders=(replace(ORDER, **changes),))


def upstream(**changes: Any) -> Record:
    return replace(WELL, upstream=(replace(UPSTREAM, **changes),))


def a_history(**changes: Any) -> Record:
    return replace(WELL, histories=(replace(HISTORY, **changes),))


def mails(**copies: int) -> Record:
    keys = {"received": RECEIPT, "day_before": REMINDER}
    counted = {keys.get(name, name): count for name, count in copies.items()}
    return replace(WELL, mails=Counter({**WELL.mails, **counted}))


def told(*way: str) -> Record:
    return a_request(timeline=tuple(Entry(what, PON) for what in way))


def and_then(*happened: Happened) -> Record:
    return upstream(happened=(*UPSTREAM.happened, *happened))


def without(what: str) -> Record:
    return upstream(happened=tuple(event for event in UPSTREAM.happened if event.what != what))


ENDS, AS_IT_SHOULD, ORDERS, ATTEMPTS, MOVES, MAILS, BACK, AGREE, STUCK, REPLAY, PROCESSES = INVARIANTS


def test_a_run_in_which_all_is_well_breaks_nothing() -> None:
    assert broken(WELL) == []


@pytest.mark.parametrize(
    ("invariant", "record"),
    [
        (ENDS, replace(WELL, never_told=("acme-0002",))),
        (ENDS, a_request(has_ended=False)),
        (ENDS, a_request(status="terminated")),
        (AS_IT_SHOULD, a_request(status=PortStatus.EXPIRED)),
        (ORDERS, replace(WELL, upstream=(UPSTREAM, UPSTREAM))),
        (ORDERS, replace(WELL, upstream=(UPSTREAM, replace(UPSTREAM, pon="acme-0001-2")))),
        (ORDERS, replace(WELL, upstream=())),
        (ATTEMPTS, upstream(submissions=(1, 2, 2))),
        (ATTEMPTS, upstream(submissions=(1, 2, 3))),
        (ATTEMPTS, and_then(Happened("order.received"))),
        (ATTEMPTS, and_then(Happened("backbone.asked"))),
        (MOVES, and_then(Happened("number.activated", NUMBER))),
        (MOVES, and_then(Happened("order.canceled"), Happened("number.activated", "+15125550101"))),
        (MAILS, mails(received=0)),
        (MAILS, mails(received=6)),
        (MAILS, mails(day_before=2)),
        (MAILS, mails(another=1)),
        (BACK, told(*WAY[:4], "submitting_to_carrier")),
        (BACK, told(*WAY[:9], "awaiting_backbone")),
        (BACK, told(*WAY[:10], "awaiting_losing_carrier")),
        (AGREE, without("backbone.approved")),
        (AGREE, without("order.rejected")),
        (AGREE, without("number.activated")),
        (AGREE, and_then(Happened("order.rejected"))),
        (AGREE, and_then(Happened("backbone.approved"))),
        (AGREE, and_then(Happened("order.canceled"))),
        (AGREE, an_order(port_date="2026-12-11")),
        (AGREE, an_order(status=PortStatus.CANCELED)),
        (AGREE, replace(WELL, upstream=())),
        (STUCK, a_history(closed=False)),
        (STUCK, a_history(pending_attempts=7)),
        (STUCK, a_history(task_failures=("WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR: no",))),
        (REPLAY, a_history(replay_failure="another command")),
        (PROCESSES, replace(WELL, ended_by_themselves=("worker-1 ended with 1",))),
    ],
)
def test_what_goes_wrong_is_told(invariant: str, record: Record) -> None:
    assert invariant in broken(record)


@pytest.mark.parametrize(
    "record",
    [
        mails(received=2),
        mails(day_before=0),
        a_history(closed=False, waits_for_mail_alone=True),
        a_history(task_failures=("WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE: keys away",)),
    ],
    ids=[
        "what may come twice",
        "what may stay away",
        "a mail in doubt",
        "a task that failed and was done later",
    ],
)
def test_what_is_written_down_is_no_fault(record: Record) -> None:
    assert broken(record) == []


def test_what_breaks_names_no_phone_number() -> None:
    sentences = violations(and_then(Happened("number.activated", NUMBER)))[MOVES]

    assert not any(NUMBER in sentence for sentence in sentences)
