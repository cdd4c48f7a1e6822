"""What a draft needs from outside: its papers are read, and it is started as a port request."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict
from temporalio import activity

from activities.failures import reading_reported_to_temporal, reported_to_temporal
from activities.heartbeats import with_heartbeats
from porting.domain.draft_facts import Reading
from porting.domain.draft_submission import Submission, request_of
from porting.domain.errors import InvalidRequestError, NumberInUseError
from porting.domain.policy import Policy
from porting.domain.port_draft import PortDraft
from porting.domain.port_request import DocumentReference, Documents
from porting.ports import DraftPapers, PortRequestStarts


class ReadMail(BaseModel):
    model_config = ConfigDict(frozen=True)

    kept: DocumentReference
    request_id: str = ""
    """Whose documents it is among. Empty: asked by a worker of before, which is not answered any more."""


class ReadPapers(BaseModel):
    model_config = ConfigDict(frozen=True)

    documents: Documents
    request_id: str = ""
    """As in `ReadMail`."""


class SubmitDraft(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    draft: PortDraft
    submitted_at: datetime


@dataclass(frozen=True)
class DraftActivities:
    papers: DraftPapers
    requests: PortRequestStarts
    policy: Policy
    """Of the port requests that are started."""
    threads: Executor
    """Read the papers, which blocks."""

    @activity.defn
    async def read_mail_of_draft(self, mail: ReadMail) -> Reading:
        """Read what was kept of a mail, and its PDFs; a second run reads the same.

        Raises:
            ApplicationError: `DocumentNotStoredError`, `DocumentAlteredError`, not retried;
                `ReaderUnavailableError`, `KeysUnavailableError`, retried; a fault of ours, under its name,
                retried twice. The `OSError` of a store that is away is retried, too.
        """
        return await self._read(lambda: self.papers.in_mail(mail.kept, mail.request_id))

    @activity.defn
    async def read_papers_of_draft(self, papers: ReadPapers) -> Reading:
        """Read documents that were put into a form; a second run reads the same.

        Raises: as `read_mail_of_draft`.
        """
        return await self._read(lambda: self.papers.in_form(papers.documents, papers.request_id))

    @activity.defn
    async def submit_draft(self, submission: SubmitDraft) -> Submission:
        """Start the port request that the draft makes; a second run answers with the one that the first has
        started.

        Raises: what Temporal and the holds of numbers raise where they are away, retried.
        """
        with reported_to_temporal():
            try:
                request = request_of(submission.draft, self.policy, submission.submitted_at)
                await self.requests.start(request)
            except InvalidRequestError as error:
                return Submission(problems=error.problems)
            except NumberInUseError as error:
                return Submission(problems=_in_use(submission.draft, error.number))
        return Submission(request_id=request.request_id)

    async def _read(self, read: Callable[[], Reading]) -> Reading:
        reading = asyncio.get_running_loop().run_in_executor(self.threads, read)
        with reading_reported_to_temporal():
            return await with_heartbeats(reading)


def _in_use(draft: PortDraft, number: str) -> dict[str, str]:
    """Without the request that has the number, which may be another customer's."""
    field = next((each.field for each in draft.numbers if each.value == number), "numbers")
    return {field: "This number is on another open port request. Leave it out, or ask us if that is yours."}
