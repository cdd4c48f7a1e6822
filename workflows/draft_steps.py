"""What is done outside for a draft: papers are read, the port request is started, late mail is passed on."""

from typing import Any

from temporalio import workflow
from temporalio.exceptions import ActivityError, ApplicationError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from activities.drafts import DraftActivities, ReadMail, ReadPapers, SubmitDraft
    from porting.domain.checks.findings import FindingCode
    from porting.domain.draft_facts import Reading
    from porting.domain.draft_submission import Submission
    from porting.domain.port_draft import PortDraft
    from porting.domain.port_request import DocumentReference, Documents
    from porting.domain.sorted_documents import Unsorted
    from workflows.names import workflow_id
    from workflows.options import READ_PAPERS, SUBMIT_DRAFT, named

_NOT_READ = "We could not read what came with your mail. Send the documents again, each as its own PDF."


async def mail_read(kept: DocumentReference, request_id: str) -> Reading:
    return await _reading(
        workflow.execute_activity_method(
            DraftActivities.read_mail_of_draft,
            ReadMail(kept=kept, request_id=request_id),
            **named(READ_PAPERS, "read a mail and its PDFs"),
        )
    )


async def papers_read(documents: Documents, request_id: str) -> Reading:
    return await _reading(
        workflow.execute_activity_method(
            DraftActivities.read_papers_of_draft,
            ReadPapers(documents=documents, request_id=request_id),
            **named(READ_PAPERS, "read what was put into the form"),
        )
    )


async def _reading(activity: Any) -> Reading:
    try:
        reading: Reading = await activity
    except ActivityError as failure:
        if is_cancelled_exception(failure):
            raise
        lost = Unsorted(position=0, code=FindingCode.DOCUMENT_UNREADABLE, message=_NOT_READ)
        return Reading(unsorted=(lost,))
    return reading


async def submission_of(draft: PortDraft) -> Submission | None:
    """None: nobody could say whether it can be a port request."""
    try:
        submission: Submission = await workflow.execute_activity_method(
            DraftActivities.submit_draft,
            SubmitDraft(draft=draft, submitted_at=workflow.now()),
            **named(SUBMIT_DRAFT, "start the port request"),
        )
    except ActivityError as failure:
        if is_cancelled_exception(failure):
            raise
        return None
    return submission


async def is_passed_on(request_id: str, reading: Reading) -> bool:
    """Send a late mail's documents to the port request; False: something of the mail is for a person to see.

    A request that waits for nothing shows that it was refused.
    """
    documents = reading.documents.model_dump(exclude_none=True)
    if not documents:
        return False
    request = workflow.get_external_workflow_handle(workflow_id(request_id))
    try:
        await request.signal("resubmit", {"documents": documents, "by": "the customer by mail"})
    except ApplicationError:
        return False
    return not reading.unsorted
