"""What is known of a request: asked of the server each time, of the request itself only when it has news."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Generic, TypeVar

from temporalio.client import Client, WorkflowQueryFailedError

from porting.domain.port_request import PortRequest, RequestId
from porting.temporal.client import TemporalUnavailableError
from starters.desk import PortingDesk, Standing, WorkerAwayError, in_our_words
from starters.web.status.view import Beginning, View, view_of
from workflows.draft_report import DraftReport
from workflows.names import DRAFT_QUERY, REQUEST_QUERY, draft_workflow_id, workflow_id
from workflows.report import StatusReport

#: Nobody waits longer for a page. A worker that is up answers in milliseconds.
_ANSWERS_WITHIN = timedelta(seconds=1.5)
#: A message is worth waiting for longer.
_TAKES_WITHIN = timedelta(seconds=8)
#: A report with long findings has some 100 KB.
_REPORTS_KEPT = 200
_BEGINNINGS_KEPT = 5000

V = TypeVar("V")


class _Kept(Generic[V]):
    """The last so many values that were looked at, by request."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[RequestId, V] = OrderedDict()

    def get(self, request_id: RequestId) -> V | None:
        if request_id in self._values:
            self._values.move_to_end(request_id)
        return self._values.get(request_id)

    def put(self, request_id: RequestId, value: V) -> V:
        self._values[request_id] = value
        self._values.move_to_end(request_id)
        if len(self._values) > self._most:
            self._values.popitem(last=False)
        return value


@dataclass(frozen=True)
class Known:
    standing: Standing
    report: StatusReport | None
    """None: no worker answers."""
    beginning: Beginning

    @property
    def view(self) -> View:
        return view_of(self.standing, self.report, self.beginning)

    @property
    def tag(self) -> str:
        """The same as long as the page would be the same; a page without details is to be made anew."""
        return tag_of(self.standing) if self.report else f'"{self.standing.history_length}-in-short"'


def tag_of(standing: Standing) -> str:
    """What `Known.tag` is for a page with all details, for whoever knows no more than `standing`."""
    return f'"{standing.history_length}-{"open" if standing.running else "over"}"'


class Requests:
    """Every call raises `TemporalUnavailableError` where Temporal does not answer in time, and
    `UnknownRequestError`."""

    def __init__(self, client: Callable[[], Client | None]) -> None:
        self._client = client
        self._reports: _Kept[tuple[int, StatusReport]] = _Kept(_REPORTS_KEPT)
        self._beginnings: _Kept[Beginning] = _Kept(_BEGINNINGS_KEPT)

    def desk(self, patience: timedelta = _TAKES_WITHIN) -> PortingDesk:
        """`patience`: how long a worker's answer is waited for."""
        client = self._client()
        if client is None:
            raise TemporalUnavailableError("the Temporal server is away")
        return PortingDesk(client, patience)

    async def standing(self, request_id: RequestId) -> Standing:
        with_patience = asyncio.timeout(_ANSWERS_WITHIN.total_seconds())
        try:
            async with with_patience:
                return await self.desk().standing(request_id)
        except TimeoutError:
            raise TemporalUnavailableError("the Temporal server does not answer") from None

    async def known(self, request_id: RequestId) -> Known:
        standing = await self.standing(request_id)
        beginning = await self._beginning(request_id)
        return Known(standing, await self._report(standing), beginning)

    async def request(self, request_id: RequestId) -> PortRequest:
        """As corrected so far; where no worker answers, as it was started."""
        return await self.desk(_ANSWERS_WITHIN).request(request_id)

    async def corrected(self, request_id: RequestId) -> PortRequest:
        """As corrected so far, for whom an older state would not do: what is signed has to be true now.

        Raises: `WorkerAwayError`.
        """
        return await self._answer(workflow_id(request_id), REQUEST_QUERY, PortRequest, _ANSWERS_WITHIN)

    async def draft(self, request_id: RequestId) -> DraftReport:
        """The draft that becomes the request, or has become it.

        Raises: `WorkerAwayError`.
        """
        return await self._answer(draft_workflow_id(request_id), DRAFT_QUERY, DraftReport, _TAKES_WITHIN)

    async def _answer(self, workflow: str, query: str, result: type[V], within: timedelta) -> V:
        handle = self.desk().client.get_workflow_handle(workflow)
        with in_our_words(workflow):
            try:
                async with asyncio.timeout(within.total_seconds()):
                    answer: V = await handle.query(query, result_type=result)
                    return answer
            except (TimeoutError, WorkflowQueryFailedError) as error:
                raise WorkerAwayError(f"no worker answers for {workflow}") from error

    async def _report(self, standing: Standing) -> StatusReport | None:
        kept = self._reports.get(standing.request_id)
        if kept and kept[0] == standing.history_length:
            return kept[1]
        try:
            report = await self.desk(_ANSWERS_WITHIN).status(standing.request_id)
        except WorkerAwayError:
            return None
        self._reports.put(standing.request_id, (standing.history_length, report))
        return report

    async def _beginning(self, request_id: RequestId) -> Beginning:
        """Never changes, so it is asked for once."""
        kept = self._beginnings.get(request_id)
        if kept:
            return kept
        try:
            async with asyncio.timeout(_ANSWERS_WITHIN.total_seconds()):
                request = await self.desk().started_with(request_id)
        except TimeoutError:
            raise TemporalUnavailableError("the Temporal server does not answer") from None
        return self._beginnings.put(request_id, Beginning.of(request))
