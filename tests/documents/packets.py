"""Packets with one defect each, stored and checked as the worker does it."""

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from porting.adapters.document_store import DirectoryDocumentStore
from porting.documents.carrier_papers import Bill, Csr
from porting.documents.checking import PacketChecks, Paper
from porting.documents.letter import Letter
from porting.documents.making import Packet
from porting.documents.reading import Language, ReadDocument, Unreadable
from porting.domain.checks.address import Address
from porting.domain.checks.ages import AgeLimits
from porting.domain.checks.findings import Verdict
from porting.domain.checks.statements import DocumentName
from porting.domain.port_request import Documents, PortRequest
from porting.guard.child import read_document
from tests.builders import SECOND_NUMBER, a_port_request, local
from tests.documents.text_alone import TextAlone

TODAY = date(2026, 11, 23)
NUMBERS = local("+15125550100", SECOND_NUMBER)
HOME = Address("410 N Main St", "Ste 200", "Austin", "TX", "78701", "US")


def a_request(**changes: Any) -> PortRequest:
    return a_port_request(**{"numbers": NUMBERS, **changes})


def a_packet(request: PortRequest | None = None) -> Packet:
    return Packet.of(request or a_request(), TODAY)


def with_loa(packet: Packet, **changes: Any) -> Packet:
    return replace(packet, loa=replace(packet.loa, **changes))


def with_bill(packet: Packet, **changes: Any) -> Packet:
    return replace(packet, bill=replace(packet.bill, **changes))


def with_csr(packet: Packet, **changes: Any) -> Packet:
    return replace(packet, csr=replace(packet.csr, **changes))


def on_bill(packet: Packet, **changes: Any) -> Packet:
    """Another account on the bill."""
    return with_bill(packet, account=replace(packet.bill.account, **changes))


def on_csr(packet: Packet, **changes: Any) -> Packet:
    """Another account on the CSR."""
    return with_csr(packet, account=replace(packet.csr.account, **changes))


@lru_cache(maxsize=64)
def _drawn(document: Letter | Bill | Csr) -> bytes:
    """Most packets share two documents; drawing one takes longer than checking it."""
    return document.made()


@lru_cache(maxsize=64)
def _read(content: bytes) -> ReadDocument | Unreadable:
    return read_document(content)


class ReaderThatRemembers(TextAlone):
    """Reads each document once for all tests, in this process: tests/guard tries the child processes."""

    def read(self, content: bytes, languages: tuple[Language, ...]) -> ReadDocument | Unreadable:
        return _read(content)


class ChecksThatRemember(PacketChecks):
    """Understands each document once for the packets that share it; everything is judged for each of them."""

    def _paper(self, name: DocumentName, request: PortRequest) -> Paper:
        paper = super()._paper(name, request)
        same = _papers_of(name, paper.content)
        if not same:
            same.append(paper)
        return same[0] if paper.read else paper


@lru_cache(maxsize=64)
def _papers_of(name: DocumentName, content: bytes) -> list[Paper]:
    """Empty until there is one."""
    return []


def _made(packet: Packet) -> dict[DocumentName, bytes]:
    return {"loa": _drawn(packet.loa), "csr": _drawn(packet.csr), "bill": _drawn(packet.bill)}


@dataclass(frozen=True)
class Checked:
    """A verdict, as `document/code/severity`."""

    verdict: Verdict

    @property
    def found(self) -> set[str]:
        return {f"{each.document}/{each.code.value}/{each.severity.value}" for each in self.verdict.findings}

    @property
    def value(self) -> str:
        return self.verdict.verdict.value


def check(
    packet: Packet | dict[DocumentName, bytes],
    request: PortRequest | None = None,
    on: date = TODAY,
    limits: AgeLimits | None = None,
    **replaced: bytes | None,
) -> Checked:
    """The verdict on a packet; `loa=b"..."` replaces a document, `csr=None` leaves it out."""
    request = request or a_request()
    whole = _made(packet) if isinstance(packet, Packet) else packet
    made = dict[str, bytes | None](whole.items()) | replaced
    with tempfile.TemporaryDirectory() as directory:
        store = DirectoryDocumentStore(Path(directory))
        stored = {name: store.put(content) for name, content in made.items() if content is not None}
        request = request.model_copy(update={"documents": Documents(**stored)})
        numbers = tuple(number.number for number in request.numbers)
        checks = ChecksThatRemember(store, ReaderThatRemembers(), limits or AgeLimits())
        return Checked(checks.check(request, numbers, on))
