"""The documents of an order at Telnyx: uploaded once for their content, and linked at once."""

import asyncio
import base64
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Papers:
    """Telnyx's ids of an order's documents, and which of them it has as additional ones already."""

    ids: dict[DocumentKind, UUID]
    added: frozenset[UUID]


async def uploaded(
    calls: TelnyxCalls, store: DocumentStore, pon: Pon, documents: Documents, order: Order
) -> Papers:
    """`documents` at Telnyx, to be linked to `order` next.

    The reference of an upload is our order, the kind and the content's hash: a second run finds what the
    first one has uploaded. Two uploads of the same are harmless: the one that is not linked vanishes.

    Raises: `DocumentNotStoredError`, `DocumentAlteredError`, and as `TelnyxCalls`.
    """
    wanted = {
        f"{pon}/{kind}/{reference.sha256[:_DIGITS]}": (DocumentKind(kind), reference)
        for kind, reference in documents
        if reference is not None
    }
    if not wanted:
        return Papers({}, frozenset())
    added = frozenset(one.document_id for one in await calls.additional_documents(order.id))
    linked = {order.documents.loa, order.documents.invoice, *added}
    there = [one for one in await calls.documents(list(wanted)) if one.id in linked or _is_fresh(one)]
    ids = {}
    for name, (kind, reference) in wanted.items():
        known = [one.id for one in there if one.customer_reference == name and _is(one, reference)]
        ids[kind] = known[0] if known else await _upload(calls, store, name, reference)
    return Papers(ids, added)


async def add_what_has_no_place(calls: TelnyxCalls, order: Order, papers: Papers) -> None:
    """Link the documents for which an order has no place of its own. A second run adds nothing."""
    for kind, id_ in papers.ids.items():
        if kind not in PLACES and id_ not in papers.added:
            await calls.add_document(order.id, id_, kind.value)


async def _upload(calls: TelnyxCalls, store: DocumentStore, name: str, reference: DocumentReference) -> UUID:
    content = await asyncio.to_thread(store.get, reference)
    encoded = base64.b64encode(content).decode("ascii")
    return (await calls.upload(encoded, f"{name.replace('/', '-')}.pdf", name)).id


def _is(document: Document, reference: DocumentReference) -> bool:
    """Whether the bytes are the same, where Telnyx says their hash."""
    return document.sha256 in {None, reference.sha256}


def _is_fresh(document: Document) -> bool:
    return datetime.now(UTC) - document.created_at < _LINKED_IN_TIME
