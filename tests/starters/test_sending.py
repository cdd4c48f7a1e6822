"""`porting send`: one message to several port requests."""

import pytest

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.status import PortStatus
from tests.builders import NUMBER, SECOND_NUMBER, local
from tests.desk import Desk, at_the_losing_carrier
from tests.starters.commands import CommandLine

REJECTION = '{"approved": false, "reasons": [{"code": "number_inactive"}]}'


async def test_a_request_that_refuses_a_message_does_not_keep_it_from_the_others(
    desk: Desk, porting_at: CommandLine
) -> None:
    desk.checks.find(FindingCode.LOA_WRONG_SIGNER, Severity.REVIEW)
    in_review = await desk.submit(numbers=local(NUMBER))
    await in_review.reaches(PortStatus.IN_DOCUMENT_REVIEW)
    waiting = await at_the_losing_carrier(desk, request_id="acme-0002", numbers=local(SECOND_NUMBER))

    answered = await porting_at.answers(
        *("send", "carrier_response", "acme-0001", "nobody", "acme-0002"),
        *("--data", REJECTION, "--by", "sam", "--json"),
    )

    assert answered.exit_code == 1
    became = {each["request_id"]: (each["became"], each["words"]) for each in answered.json["requests"]}
    assert became["acme-0001"][1] == (
        "carrier_response: there are no orders yet: the documents are not accepted"
    )
    assert became["nobody"][1].startswith("there is no port request nobody")
    assert became["acme-0002"] == ("done", "rejection recorded")
    assert (answered.json["done"], answered.json["refused"], answered.json["failed"]) == (1, 2, 0)
    report = await waiting.reaches(PortStatus.REJECTED)
    assert [entry.by for entry in report.timeline if entry.what == "rejection recorded"] == ["sam"]


async def test_in_one_run_a_request_takes_the_message_once(desk: Desk, porting_at: CommandLine) -> None:
    port = await at_the_losing_carrier(desk)
    extending = ("send", "extend_deadline", "acme-0001", "--data", '{"days": 7}')
    before = (await port.report()).deadline

    for run in ("strike", "strike", "holiday"):
        assert (await porting_at.answers(*extending, "--run", run)).exit_code == 0

    assert ((await port.report()).deadline - before).days == 14


async def test_who_would_get_what_is_shown_and_nothing_is_sent(desk: Desk, porting_at: CommandLine) -> None:
    port = await at_the_losing_carrier(desk)
    await port.nothing_runs()
    before = await port.report()

    shown = await porting_at.answers(
        "send", "extend_deadline", "acme-0001", "--data", '{"days": 7}', "--by", "sam", "--dry-run"
    )

    assert shown.said == '1 port request would get extend_deadline {"days": 7, "by": "sam"}\n'
    assert "acme-0001" in shown.output
    assert await port.report() == before


@pytest.mark.parametrize("command", ["send add_note acme-0001 --data", "note acme-0001"])
async def test_a_message_from_a_terminal_says_who_is_logged_in_there(
    desk: Desk, porting_at: CommandLine, command: str
) -> None:
    porting_at.environment["LOGNAME"] = "sam"
    port = await at_the_losing_carrier(desk)
    said = '{"text": "called Dana"}' if command.startswith("send") else "called Dana"

    await porting_at.answers(*command.split(), said)

    assert [entry.by for entry in (await port.report()).timeline if entry.what == "note"] == ["sam"]
