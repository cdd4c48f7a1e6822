"""Every command line that a status, Temporal's Web UI or a mail shows is one that `porting` takes."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from porting.domain.rejection import RULES, RejectionReason, rule
from porting.domain.status import PortStatus
from porting.mail.commands import commands_for
from porting.mail.samples import samples
from tests.builders import NUMBER, TOLL_FREE
from tests.starters.commands import CommandLine
from tests.starters.reports import an_order
from workflows.next_steps import at_any_time, next_steps
from workflows.report import OrderReport, ReasonReport


def a_reason(code: str) -> ReasonReport:
    reason = RejectionReason(code=code, text="")
    known = rule(reason)
    return ReasonReport(
        code=code,
        reason=reason.understood,
        title=known.title,
        text="",
        remedy=known.remedy,
        acts=known.acts,
        answered=False,
        answered_by=tuple(sorted(known.answered_by)),
        resubmitted_as=known.resubmitted_as,
    )


def orders_in_every_state() -> Iterator[OrderReport]:
    for status in PortStatus:
        for late in (False, True):
            yield an_order(NUMBER, status, late=late)
    for code in (*RULES, "ZZ9"):
        yield an_order(NUMBER, PortStatus.REJECTED, reasons=(a_reason(code),))


def shown_by_a_status() -> set[str]:
    other = an_order(TOLL_FREE, PortStatus.AWAITING_BACKBONE)
    shown = {
        step.command
        for order in orders_in_every_state()
        for orders in ((order,), (order, other))
        for step in (
            *next_steps("acme-0001", None, orders, unreachable=True),
            *at_any_time("acme-0001", orders, unreachable=False),
        )
    }
    for status in (PortStatus.DOCUMENTS_REJECTED, PortStatus.IN_DOCUMENT_REVIEW):
        shown |= {step.command for step in next_steps("acme-0001", status, ())}
    return shown


def shown_by_mails() -> set[str]:
    return {command.line for sample in samples() for command in commands_for(sample.notice)}


def filled_in(command: str) -> str:
    """With something in place of what a person has to put there."""
    command = command.replace("YYYY-MM-DD", "2026-12-10").replace("+1...", NUMBER)
    return re.sub(r"=\.\.\.", "=LS-1", command)


@pytest.mark.parametrize("command", sorted(shown_by_a_status() | shown_by_mails()))
def test_a_command_that_is_shown_gets_as_far_as_the_server(
    porting: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for name in ("loa.pdf", "csr.pdf"):
        (tmp_path / name).write_bytes(b"%PDF")
    monkeypatch.chdir(tmp_path)
    program, *arguments = shlex.split(filled_in(command))

    answered = porting.give(*arguments, "--json", typed="0042\n")

    assert program == "porting"
    assert answered.json["error"]["code"] == "temporal_unavailable"


def test_commands_are_shown_for_every_message_that_a_person_sends() -> None:
    shown = {command.split()[1] for command in shown_by_a_status() | shown_by_mails()}

    assert shown == {
        *("resubmit", "review-documents", "backbone-decision", "carrier-response", "confirm-transfer"),
        *("extend", "cancel", "change-contact", "note", "send"),
    }
