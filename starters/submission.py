"""A request file is submitted: its documents stored, its PIN sealed, its workflow started."""

from pathlib import Path

from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.port_request import Documents, PortRequest
from porting.ports import NumberHolds
from porting.settings import Settings
from porting.temporal import search_attributes
from starters.desk import in_our_words
from starters.port_request import port_request, seal_pin, store_documents
from starters.request_file import RequestFile
from starters.signup import Started, start_port_request
from workers.documents import document_stores
from workers.wiring import number_holds, pin_seal
from workflows.search_attributes import ALL


async def submitted(client: Client, given: RequestFile, folder: Path, settings: Settings) -> Started:
    """Start the port request that `given` asks for; its documents are relative to `folder`.

    Raises: `PortingError`.
    """
    own = document_stores(settings).of(given.identity)
    return await started(client, given, store_documents(given.documents, folder, own), settings)


async def started(client: Client, given: RequestFile, documents: Documents, settings: Settings) -> Started:
    """The same with `documents` that are the request's own already.

    Raises: `PortingError`.
    """
    request = port_request(given, documents, seal_pin(given, pin_seal(settings)), settings.policy)
    with in_our_words(None):
        return await _started(client, request, number_holds(settings))


async def _started(client: Client, request: PortRequest, holds: NumberHolds) -> Started:
    try:
        return await start_port_request(client, request, holds)
    except RPCError as error:
        if error.status is not RPCStatusCode.INVALID_ARGUMENT:
            raise
    # No worker has run here yet, which would have registered them.
    await search_attributes.ensure(client, ALL)
    return await start_port_request(client, request, holds)
