"""The lives of drafts whose Event Histories are kept: one for each ending, and one that waits."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from temporalio.client import WorkflowUpdateFailedError

from porting.domain.errors import DocumentNotStoredError
from tests.builders import NUMBER, SECOND_NUMBER, a_document
from tests.desk import Desk
from tests.drafts import (
    A_FORM,
    ON_THE_CSR,
    ON_THE_LOA,
    PAUSE,
    REQUEST_ID,
    RunningDraft,
    a_draft,
    a_reading,
    mail,
)

DAY = timedelta(days=1)

Scenario = Callable[[Desk], Awaitable[RunningDraft]]


async def draft_submitted_by_mail(desk: Desk) -> RunningDraft:
    """A mail that cannot be read, a reminder, a number in use, a field mended in the form, the last paper."""
    desk.papers.failures.append(DocumentNotStoredError("gone"))
    desk.starts.in_use[NUMBER] = "other-0007"
    draft = await a_draft(desk)
    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR))
    await draft.gets_mail("2", a_reading(csr=ON_THE_CSR, loa=ON_THE_LOA))
    await draft.passes(3 * DAY)
    await draft.handle.signal("fill_in", {"fields": {"contact.phone": "+15125550142"}})
    await draft.gets_mail("3", a_reading(bill={}))
    await draft.passes(PAUSE)
    await draft.comes_to(lambda report: bool(report.problems), "the number in use")
    await draft.tells("fill_in", fields={"numbers.0.number": SECOND_NUMBER, "remaining_numbers": "keep"})
    await draft.tells("fill_in", fields={"new_billing_telephone_number": "+15125550177"})
    await draft.gets_mail("4", a_reading(loa=ON_THE_LOA))
    await draft.passes(PAUSE)
    await draft.outcome()
    return draft


async def draft_submitted_by_form(desk: Desk) -> RunningDraft:
    draft = await a_draft(desk, origin="form")
    await draft.tells("fill_in", fields=A_FORM, documents={"loa": a_document("loa").model_dump()})
    await draft.handle.signal("fill_in", {"fields": {"pin": "1"}})
    with pytest.raises(WorkflowUpdateFailedError):
        await draft.tells("submit")
    await draft.tells("fill_in", documents={"bill": a_document("bill").model_dump()})
    await draft.comes_to(lambda report: report.is_complete and not report.is_reading, "completeness")
    await draft.tells("submit")
    await draft.outcome()
    return draft


async def draft_expired(desk: Desk) -> RunningDraft:
    draft = await a_draft(desk)
    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR))
    await draft.outcome()
    return draft


async def draft_discarded(desk: Desk) -> RunningDraft:
    draft = await a_draft(desk, origin="form")
    await draft.tells("discard")
    await draft.outcome()
    return draft


async def draft_waiting(desk: Desk) -> RunningDraft:
    draft = await a_draft(desk)
    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR))
    await draft.passes(PAUSE + DAY)
    return draft


async def draft_with_mails_that_do_not_arrive(desk: Desk) -> RunningDraft:
    """A bounce, for which support acts, and a mail that comes while its customer throws the draft away."""
    draft = await a_draft(desk)
    await draft.gets_mail("1", a_reading(csr=ON_THE_CSR))
    await draft.passes(PAUSE)
    key = f"{REQUEST_ID}:-:draft_incomplete:customer:1"
    await draft.tells("mail_failed", notice="draft_incomplete", key=key, failure="bounced")
    await draft.passes(DAY)
    desk.papers.may_end.clear()
    for count in ("2", "3"):
        await draft.tells("mail_came", **mail(count, a_document(f"mail {count}")))
    await draft.tells("discard")
    desk.papers.may_end.set()
    await draft.outcome()
    return draft


ALL: dict[str, Scenario] = {
    scenario.__name__: scenario
    for scenario in (
        draft_submitted_by_mail,
        draft_submitted_by_form,
        draft_expired,
        draft_discarded,
        draft_waiting,
        draft_with_mails_that_do_not_arrive,
    )
}
