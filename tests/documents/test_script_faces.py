"""A scanned packet whose letter bears a name where a hand should sign: what an engine reads in that ink."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from porting.adapters.document_store import DirectoryDocumentStore
from porting.documents.checking import PacketChecks
from porting.documents.making import Packet
from porting.documents.reading import DigitalSignature, Language, Look, Page, Place, ReadDocument, Unreadable
from porting.domain.checks.evidence import Engine
from porting.domain.checks.findings import Verdict
from porting.domain.port_request import Documents
from porting.guard.child import read_document
from tests.documents.packets import NUMBERS, TODAY, a_packet, a_request, with_loa
from tests.documents.text_alone import TextAlone


@dataclass
class ReaderOfScans(TextAlone):
    """Reads what a packet's letter says as if an engine had made it out, and `reads` in any ink."""

    letter: bytes
    reads: Sequence[str]
    is_scanned: bool = True
    sealed: tuple[DigitalSignature, ...] = ()
    looked_at: list[Place] = field(default_factory=list)

    def read(self, content: bytes, languages: tuple[Language, ...]) -> ReadDocument | Unreadable:
        read = read_document(content)
        assert isinstance(read, ReadDocument)
        if content != self.letter or not self.is_scanned:
            return read
        return replace(read, pages=tuple(map(_scanned, read.pages)), digital_signatures=self.sealed)

    def ink_as_letters(self, content: bytes, places: tuple[Place, ...]) -> tuple[tuple[Look, ...], ...]:
        assert content == self.letter
        self.looked_at += places
        return tuple(tuple(Look(Engine.RAPIDOCR, text, 0.5) for text in self.reads) for _ in places)


def _scanned(page: Page) -> Page:
    layers = tuple(replace(layer, engine=Engine.TESSERACT) for layer in page.layers)
    return replace(page, is_scan=True, layers=layers)


def verdict(
    reads: Sequence[str],
    packet: Packet | None = None,
    *,
    is_scanned: bool = True,
    sealed: tuple[DigitalSignature, ...] = (),
) -> tuple[Verdict, list[Place]]:
    """On a packet whose letter is signed with a pen, and the places that were looked at."""
    drawn = packet or a_packet()
    made = {"loa": drawn.loa.made(), "csr": drawn.csr.made(), "bill": drawn.bill.made()}
    reader = ReaderOfScans(made["loa"], reads, is_scanned, sealed)
    with tempfile.TemporaryDirectory() as directory:
        store = DirectoryDocumentStore(Path(directory))
        stored = Documents(**{name: store.put(content) for name, content in made.items()})
        request = a_request().model_copy(update={"documents": stored})
        numbers = tuple(number.number for number in NUMBERS)
        return PacketChecks(store, reader).check(request, numbers, TODAY), reader.looked_at


def found(verdict: Verdict) -> set[str]:
    return {f"{each.document}/{each.code.value}/{each.severity.value}" for each in verdict.findings}


def test_a_scanned_letter_that_a_hand_has_signed_passes() -> None:
    checked, looked_at = verdict(["mnm", "M", ""])

    assert found(checked) == set()
    assert len(looked_at) == 1


def test_a_scanned_letter_whose_ink_reads_as_the_name_is_for_a_person() -> None:
    checked, [place] = verdict(["mnm", "DanaReyes", ""])

    assert found(checked) == {"loa/loa_not_signed/review"}
    assert (checked.findings[0].evidence.page, checked.findings[0].evidence.box) == (place.page, place.box)


def test_in_a_text_nobody_reads_ink_since_a_typed_name_is_text() -> None:
    checked, looked_at = verdict(["DanaReyes"], is_scanned=False)

    assert (found(checked), looked_at) == (set(), [])


def test_ink_is_not_read_where_the_customer_has_to_send_another_letter_anyway() -> None:
    packet = with_loa(a_packet(), signed_on=date(2026, 1, 2))

    checked, looked_at = verdict(["DanaReyes"], packet)

    assert found(checked) == {"loa/loa_expired/fail"}
    assert looked_at == []


def test_a_scan_that_is_signed_digitally_may_show_the_name_in_any_face() -> None:
    sealed = DigitalSignature(intact=True, changed_after=False, signer="Dana Reyes")

    checked, looked_at = verdict(["DanaReyes"], sealed=(sealed,))

    assert (found(checked), looked_at) == (set(), [])
