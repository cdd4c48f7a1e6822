"""The documents of an order at Telnyx: uploaded once for their content, and linked at once."""

import asyncio
import base64
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from uuid import UUID

from porting.adapters.telnyx.answers import Document, Order
from porting.adapters.telnyx.bodies import PLACES
from porting.adapters.telnyx.calls import TelnyxCalls
from porting.domain.port_order import Pon
from porting.domain.port_request import DocumentKind, DocumentReference, Documents
from porting.ports import DocumentStore

#: Telnyx deletes what is not linked within 30 minutes. What was uploaded by an earlier run is used for half
#: of that, so that it is still there when it is linked, also where the clocks differ.
_LINKED_IN_TIME = timedelta(minutes=15)
#: Of a document's hash in its reference: enough to tell the documents of one order apart.
_DIGITS = 16


async def uploaded(
    calls: TelnyxCalls, store: DocumentStore, pon: Pon, documents: Documents, order: Order
) -> dict[DocumentKind, UUID]:
    """Telnyx's ids of `documents`, which are to be linked to `order` next.

    The reference of an upload is our order, the kind and the content's hash: a second run finds what the
    first one has uploaded. Two uploads of the same are harmless: the one that is not linked vanishes.

    Raises: `DocumentNotStoredError`, `DocumentAlteredError`, and as `TelnyxCalls`.
    """
    linked = {order.documents.loa, order.documents.invoice}
    if documents.csr:
        linked |= {one.document_id for one in await calls.additional_documents(order.id)}
    return {
        DocumentKind(kind): await _uploaded(calls, store, f"{pon}/{kind}", reference, linked)
        for kind, reference in documents
        if reference is not None
    }


async def add_what_has_no_place(
    calls: TelnyxCalls, order: Order, documents: dict[DocumentKind, UUID]
) -> None:
    """Link the documents for which an order has no place of its own. A second run adds nothing."""
    others = {kind: id_ for kind, id_ in documents.items() if kind not in PLACES}
    if not others:
        return
    there = {one.document_id for one in await calls.additional_documents(order.id)}
    for kind, id_ in others.items():
        if id_ not in there:
            await calls.add_document(order.id, id_, kind.value)


async def _uploaded(
    calls: TelnyxCalls,
    store: DocumentStore,
    name: str,
    document: DocumentReference,
    linked: Collection[UUID | None],
) -> UUID:
    reference = f"{name}/{document.sha256[:_DIGITS]}"
    for known in await calls.documents(reference):
        if known.sha256 in {None, document.sha256} and (known.id in linked or _is_fresh(known)):
            return known.id
    content = await asyncio.to_thread(store.get, document)
    encoded = base64.b64encode(content).decode("ascii")
    return (await calls.upload(encoded, f"{reference.replace('/', '-')}.pdf", reference)).id


def _is_fresh(document: Document) -> bool:
    return datetime.now(UTC) - document.created_at < _LINKED_IN_TIME
