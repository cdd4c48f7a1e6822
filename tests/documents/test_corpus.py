"""Every finding code in each layout where it can occur, and no finding where nothing is wrong."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from porting.adapters.document_store import DirectoryDocumentStore
from porting.documents.reading import Language, ReadDocument, Unreadable
from porting.domain.checks.ages import AgeLimits
from porting.domain.checks.findings import FindingCode, Verdict
from porting.domain.port_request import Documents
from porting.guard.client import GuardedReader
from starters.checking import check, check_file
from starters.request_file import RequestFile
from tests.corpus.__main__ import write
from tests.corpus.defects import DEFECTS
from tests.corpus.layouts import LAYOUTS
from tests.corpus.packets import CorpusPacket, defects_of, make_packet
from tests.corpus.scanning import SCAN200, scanned
from tests.documents.packets import ChecksThatRemember, ReaderThatRemembers
from tests.guard.patient import PATIENTLY
from workers.documents import DocumentReading

#: Any will do; the packets of a layout share their customer, so that what has no defect is read once.
_SEED = 7
#: Some defects need a second number.
_NUMBERS = 2
#: Defects of any document that only show when it is read.
_READ_FIRST = ("document_wrong_kind", "document_combined", "document_duplicate")


class Case(NamedTuple):
    layout: str
    letter: str
    defect: str | None = None

    def __str__(self) -> str:
        return "-".join(part for part in self if part)

    @property
    def code(self) -> str:
        """The finding's; the defect may be one of several ways to cause it."""
        return (self.defect or "").partition(".")[0]

    def packet(self) -> CorpusPacket:
        return make_packet(_SEED, self.layout, self.defect, letter=self.letter, numbers=_NUMBERS)


def _verdict(packet: CorpusPacket, directory: Path) -> Verdict:
    store = DirectoryDocumentStore(directory)
    stored = Documents(**{name: store.put(content) for name, content in packet.documents.items()})
    given = RequestFile.model_validate(packet.request)
    return check(given, stored, ChecksThatRemember(store, ReaderThatRemembers()), datetime.now(UTC))


def _clean() -> list[Case]:
    return [Case(layout.name, letter) for layout in LAYOUTS.values() for letter in layout.letters]


def _defective() -> list[Case]:
    """A case for each finding code in each layout, and somewhere one for each way to cause it."""
    by_place: dict[tuple[str, str, str], list[Case]] = defaultdict(list)
    for case in (*_of_letters(), *_of_carriers()):
        by_place[case.layout, case.letter, case.code].append(case)
    chosen = [ways[turn % len(ways)] for turn, ways in enumerate(by_place.values())]
    seen = {case.defect for case in chosen}
    others = {case.defect: case for ways in by_place.values() for case in ways if case.defect not in seen}
    return [*chosen, *others.values()]


def _of_letters() -> Iterator[Case]:
    """Defects of an LOA: with each form of it, our own for each market and type of number."""
    seen = set()
    for layout in LAYOUTS.values():
        for letter in layout.letters:
            form = (letter, layout.market, layout.type) if letter == "own" else letter
            if form not in seen:
                seen.add(form)
                names = defects_of(layout.name, letter)
                yield from (Case(layout.name, letter, name) for name in names if _is_of(name, "loa"))


def _of_carriers() -> Iterator[Case]:
    """Other defects: with each carrier's papers, or once for each market where no paper is read."""
    markets = set()
    for layout in LAYOUTS.values():
        letter, market = layout.letters[-1], (layout.market, layout.type)
        for name in defects_of(layout.name, letter):
            if not _is_of(name, "loa") and (market not in markets or not _is_of(name, "request", "any")):
                yield Case(layout.name, letter, name)
        markets.add(market)


def _is_of(defect: str, *documents: str) -> bool:
    return DEFECTS[defect].document in documents and not defect.startswith(_READ_FIRST)


@pytest.mark.parametrize("case", _clean(), ids=str)
def test_a_packet_without_a_defect_passes(case: Case, tmp_path: Path) -> None:
    verdict = _verdict(case.packet(), tmp_path)

    assert [
        (each.code.value, each.severity.value) for each in verdict.findings if each.severity != "warning"
    ] == []


@pytest.mark.parametrize("case", _defective(), ids=str)
def test_a_defect_is_found_as_severely_as_the_check_list_allows(case: Case, tmp_path: Path) -> None:
    packet = case.packet()

    verdict = _verdict(packet, tmp_path)

    expected = packet.expected
    severities = {
        each.severity.value
        for each in verdict.findings
        if each.code == expected["defect"] and expected["document"] in ("any", each.document)
    }
    assert severities & set(expected["severity_allowed"]), [
        (each.code.value, each.severity.value) for each in verdict.findings
    ]


def test_every_finding_code_has_a_defect_that_causes_it() -> None:
    assert {defect.code for defect in DEFECTS.values()} == {code.value for code in FindingCode}


def test_the_same_seed_makes_the_same_packet() -> None:
    one, other = (make_packet(3, "cable", "bill_too_old") for _ in range(2))

    assert one == other


def test_no_packet_holds_a_number_that_somebody_may_have() -> None:
    packets = [make_packet(seed) for seed in range(24)]

    given = [entry["number"] for packet in packets for entry in packet.request["numbers"]]
    assert all(number[5:8] == "555" for number in given)


class _ReadsOnce(GuardedReader):
    """As the worker does, in children; recognition takes most of all tests' time, so tests share it."""

    def __init__(self) -> None:
        super().__init__(**PATIENTLY)
        self._known: dict[bytes, ReadDocument | Unreadable] = {}
        self._known_better: dict[tuple[bytes, tuple[int, ...]], ReadDocument] = {}

    def read(self, content: bytes, languages: tuple[Language, ...]) -> ReadDocument | Unreadable:
        if content not in self._known:
            self._known[content] = super().read(content, languages)
        return self._known[content]

    def read_again(
        self,
        content: bytes,
        read: ReadDocument,
        pages: tuple[int, ...],
        languages: tuple[Language, ...] = ("eng", "fra"),
    ) -> ReadDocument:
        if (content, pages) not in self._known_better:
            self._known_better[content, pages] = super().read_again(content, read, pages, languages)
        return self._known_better[content, pages]


@pytest.fixture(scope="module")
def reading() -> Iterator[DocumentReading]:
    with _ReadsOnce() as reader:
        yield DocumentReading(reader)


@pytest.fixture(scope="module")
def with_a_scanned_letter() -> CorpusPacket:
    packet = make_packet(1, "pacific", letter="own")
    scan = scanned(packet.documents["loa"], SCAN200, _SEED)
    return replace(packet, documents={**packet.documents, "loa": scan})


def _checked(packet: CorpusPacket, reading: DocumentReading, directory: Path) -> Verdict:
    return check_file(write(packet, directory) / "request.json", reading, AgeLimits(), datetime.now(UTC))


def test_a_clean_scan_passes(
    with_a_scanned_letter: CorpusPacket, reading: DocumentReading, tmp_path: Path
) -> None:
    assert _checked(with_a_scanned_letter, reading, tmp_path).verdict == "pass"


def test_a_scan_of_another_account_than_the_request_s_does_not_pass(
    with_a_scanned_letter: CorpusPacket, reading: DocumentReading, tmp_path: Path
) -> None:
    request = with_a_scanned_letter.request
    carrier = {**request["losing_carrier"], "account_number": "77-0011220"}

    verdict = _checked(
        replace(with_a_scanned_letter, request={**request, "losing_carrier": carrier}), reading, tmp_path
    )

    assert FindingCode.LOA_ACCOUNT_NUMBER_MISMATCH in {each.code for each in verdict.findings}
    assert verdict.verdict != "pass"
