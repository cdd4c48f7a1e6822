"""What is printed and kept of a run."""

import json
from collections import Counter
from pathlib import Path

from pydantic import TypeAdapter

from porting.domain.notice import NoticeKind
from porting.mail.doubt import IN_DOUBT
from tests.chaos.record import Record
from tests.chaos.run import Outcome

#: Of each invariant; all of it is in the file.
_SHOWN = 10


def summary(outcome: Outcome) -> str:
    record, extent = outcome.record, outcome.extent
    ends = Counter(request.status for request in record.requests if request.has_ended)
    lines = [
        f"seed {outcome.seed}, {extent.requests} requests, a day of {extent.day}, {outcome.seconds:.0f} s",
        f"came by       {_counted(outcome.came_by)}",
        f"killed        {_counted(outcome.kills)}",
        f"went wrong    {_counted(outcome.happened)}",
        f"ended as      {_counted(ends)}",
        f"upstream      {_upstream(record)}",
        f"mails         {_mails(record)}",
        f"histories     {len(record.histories)}, workflow tasks failed {_failures(record)}",
        f"not taken     {len(outcome.refused)} messages",
    ]
    for name, broken in outcome.violated.items():
        lines.append(
            f"{'broken' if broken else 'holds ':6}  {name}{f': {len(broken)} times' if broken else ''}"
        )
        lines += [f"          {sentence}" for sentence in broken[:_SHOWN]]
    return "\n".join(lines)


def keep(outcome: Outcome, directory: Path) -> None:
    """The summary, what broke, and the record that says so."""
    (directory / "summary.txt").write_text(summary(outcome) + "\n")
    broken = {name: sentences for name, sentences in outcome.violated.items() if sentences}
    (directory / "broken.json").write_text(json.dumps(broken, indent=1) + "\n")
    (directory / "refused.txt").write_text("\n".join(outcome.refused) + "\n")
    (directory / "record.json").write_bytes(TypeAdapter(Record).dump_json(outcome.record, indent=1))


def _counted(counter: Counter[str]) -> str:
    return ", ".join(
        f"{count} {name}" for name, count in sorted(counter.items(), key=lambda each: (-each[1], each[0]))
    )


def _upstream(record: Record) -> str:
    submitted = sum(len(order.submissions) for order in record.upstream)
    moved = sum(order.count("number.activated") for order in record.upstream)
    return f"{len(record.upstream)} orders, {submitted} submissions, {moved} numbers moved"


def _mails(record: Record) -> str:
    asked = {each.key: each for history in record.histories for each in history.asked}
    copies = Counter(min(record.mails[key], 2) for key, each in asked.items() if each.sent)
    stayed = sum(
        not record.mails[key] and each.sent and not IN_DOUBT[NoticeKind(each.kind)].sent_again
        for key, each in asked.items()
    )
    given_up = sum(not each.sent for each in asked.values())
    return f"{copies[1]} once, {copies[2]} more than once, {stayed} stayed away, {given_up} no longer wanted"


def _failures(record: Record) -> str:
    counted = Counter(failure for history in record.histories for failure in history.task_failures)
    return _counted(counted) or "none"
