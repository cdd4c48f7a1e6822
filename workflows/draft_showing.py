"""How support sees a draft: in lists, and as the page of its workflow."""

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from temporalio import workflow
from temporalio.common import SearchAttributeKey

with workflow.unsafe.imports_passed_through():
    from porting.domain.checks.request import normal_number
    from porting.domain.port_draft import FIELDS
    from porting.domain.status import ActionBy
    from workflows import search_attributes
    from workflows.draft_messages import DISCARD, FILL_IN, SUBMIT
    from workflows.draft_report import DraftReport, DraftStatus

if TYPE_CHECKING:
    from workflows.port_draft import PortDraftWorkflow

#: A form that saves moves the draft's end each time; lists follow when it has moved by so much, since each
#: update costs an event and a billable action.
_WORTH_SHOWING = timedelta(hours=12)

#: Of those that are missing: a form that has just begun lacks a dozen.
_FIELDS_SHOWN = 3


class Showing:
    def __init__(self, workflow_of_draft: "PortDraftWorkflow") -> None:
        self._of = workflow_of_draft

    def show(self) -> None:
        report = self._of.report()
        there = workflow.info().typed_search_attributes
        wanted = _search_attributes(report)
        changes = [key.value_set(value) for key, value in wanted.items() if _is_news(there.get(key), value)]
        if changes:
            workflow.upsert_search_attributes(changes)


def _search_attributes(report: DraftReport) -> dict[SearchAttributeKey[Any], Any]:
    acts = ActionBy.SUPPORT if report.needs_support else ActionBy.CUSTOMER
    numbers = [each.value for each in report.known if each.field.endswith(".number")]
    return {
        search_attributes.PORT_STATUS: report.status.value,
        search_attributes.PORT_ACTION_BY: (
            acts if report.status is DraftStatus.DRAFT else ActionBy.NOBODY
        ).value,
        search_attributes.PORT_NUMBERS: [number for number in numbers if normal_number(number) == number],
        search_attributes.PORT_DEADLINE: report.deadline,
    }


def _is_news(there: Any, wanted: Any) -> bool:
    if there is None:
        return bool(wanted)
    if hasattr(wanted, "tzinfo"):
        return bool(abs(there - wanted) >= _WORTH_SHOWING)
    return bool(there != wanted)


def details(report: DraftReport) -> str:
    """Markdown, without what the customer has said."""
    lines = [
        f"**Draft of port request {report.request_id}: {report.status}**",
        "",
        f"- begun by {report.origin}, {report.mails} mails",
        f"- ends by itself: {report.deadline:%Y-%m-%d %H:%M} UTC",
        f"- missing: {', '.join(each.field for each in report.missing if each.is_required) or 'nothing'}",
        f"- to confirm: {', '.join(each.field for each in report.to_confirm) or 'nothing'}",
        f"- files that could not be taken: {len(report.unsorted)}",
    ]
    if report.problems:
        lines.append(f"- not taken for: {', '.join(field or 'the whole' for field in report.problems)}")
    if report.unreachable:
        lines.append(f"- **support**: no mail reaches the customer ({report.unreachable}); call him")
    elif report.needs_support:
        lines.append("- **support**: a mail or the start failed; the history says how")
    if report.status is DraftStatus.DRAFT:
        lines.append("- More: “A draft that waits” in docs/support.md")
    lines += [f"- refused: {each.message}: {each.reason}" for each in report.refused_messages[-3:]]
    return "\n".join([*lines, *_what_to_send(report)])


def _can_be_told(field: str) -> bool:
    return field in FIELDS or field == "numbers.0.number"


def _what_to_send(report: DraftReport) -> list[str]:
    """With the first fields that are missing and can be told by phone; a PIN or a document cannot."""
    if report.status is not DraftStatus.DRAFT:
        return []
    fields = [each.field for each in report.missing if each.is_required and _can_be_told(each.field)]
    said = json.dumps({"fields": dict.fromkeys(fields[:_FIELDS_SHOWN], "what the customer says")})
    return [
        "",
        "#### What can be sent",
        *([f"- what the customer says by phone: `{FILL_IN}` `{said}`"] if fields else []),
        f"- have it tried as it is: `{SUBMIT}` `{{}}`",
        f"- throw it away: `{DISCARD}` `{{}}`",
    ]
