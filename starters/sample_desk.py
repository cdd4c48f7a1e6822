"""Submits the sample of `examples/`, with documents made for today, and sends what its customer would."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from temporalio.client import Client

from porting.domain.phone_number import E164
from porting.domain.port_request import Documents
from porting.settings import Settings
from starters.desk import MessageNotTakenError, PortingDesk, UnknownRequestError
from starters.following import PatientLook
from starters.port_request import port_request
from starters.request_file import RequestFile, read_request_file
from starters.submission import started
from starters.supervisor import Say
from workers.documents import document_stores, sample_documents
from workflows.report import StatusReport

_SAMPLE = Path(__file__).parents[1] / "examples" / "acme-0001" / "request.json"


@dataclass
class ExampleDesk:
    """`SampleDesk` over Temporal. The first sample has the example's own request id, each further one the
    next: `acme-0001`, `acme-0002`."""

    desk: PortingDesk
    settings: Settings
    say: Say
    _looks: dict[str, PatientLook] = field(default_factory=dict, init=False)

    async def submit(self) -> str:
        """Raises: `PortingError`."""
        given = read_request_file(_SAMPLE)
        request_id = self._remembered() or given.identity
        while (running := await self._is_running(request_id)) is False:
            request_id = _next(request_id)
        if running is None:
            await self._start(given.model_copy(update={"request_id": request_id}))
        self._remember(request_id)
        return request_id

    async def status(self, request_id: str) -> StatusReport | None:
        look = self._looks.setdefault(request_id, PatientLook(self.desk, request_id, self.say))
        return await look()

    async def confirm_transfer(self, request_id: str, numbers: frozenset[E164]) -> None:
        try:
            await self.desk.tell(
                request_id, "confirm_transfer", {"numbers": sorted(numbers), "by": "the customer"}
            )
        except MessageNotTakenError:  # confirmed meanwhile, by somebody who tries the command line
            return

    async def _is_running(self, request_id: str) -> bool | None:
        """None: there is no such request."""
        try:
            return (await self.desk.standing(request_id)).running
        except UnknownRequestError:
            return None

    async def _start(self, given: RequestFile) -> None:
        shown = port_request(given, Documents(), None, self.settings.policy)
        today = shown.calendar.day_of(datetime.now(UTC))
        store = document_stores(self.settings).of(given.identity)
        documents = {kind: store.put(content) for kind, content in sample_documents(shown, today).items()}
        await started(self.desk.client, given, Documents(**documents), self.settings)

    @property
    def _memory(self) -> Path:
        return self.settings.state_dir / "sample.json"

    def _remembered(self) -> str | None:
        try:
            return str(json.loads(self._memory.read_text(encoding="utf-8"))["request_id"])
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def _remember(self, request_id: str) -> None:
        self._memory.write_text(json.dumps({"request_id": request_id}) + "\n", encoding="utf-8")


def example_desk(client: Client, settings: Settings, say: Say) -> ExampleDesk:
    return ExampleDesk(PortingDesk(client), settings, say)


def _next(request_id: str) -> str:
    """`acme-0002` after `acme-0001`."""
    stem, digits = re.fullmatch(r"(.*?)(\d*)", request_id).groups()  # type: ignore[union-attr] # matches all
    return f"{stem}{int(digits or 0) + 1:0{len(digits) or 1}}"
