"""All document rules of the trade over a request: reads the three documents, then judges them together."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from porting.documents import kinds
from porting.documents.contents import says
from porting.documents.levelled import Levelled
from porting.documents.page_level import level_of
from porting.documents.page_view import grown
from porting.documents.reading import (
    Crop,
    DocumentReader,
    Language,
    Page,
    Place,
    ReadDocument,
    Spot,
    Unreadable,
)
from porting.documents.second_look import doubts_in, settled
from porting.domain.calendar import Country
from porting.domain.checks import agreement as agree
from porting.domain.checks import bill, cross, csr, hidden, loa, papers, script_face
from porting.domain.checks import request as request_rules
from porting.domain.checks.ages import AgeLimits
from porting.domain.checks.agreement import Agreement
from porting.domain.checks.evidence import Box, without_secrets
from porting.domain.checks.findings import Finding, FindingCode, Severity, Verdict, VerdictValue
from porting.domain.checks.statements import DocumentName, Passage, Statements
from porting.domain.phone_number import E164, is_toll_free
from porting.domain.port_request import DocumentReference, PortRequest
from porting.ports import DocumentStore

#: Points around a place that a picture of it may show.
_SHOWN_AROUND = 40.0
#: What is said there is not the document's.
_NOT_THE_PAPER = (FindingCode.DOCUMENT_WRONG_KIND, FindingCode.DOCUMENT_COMBINED)
_NAMES: tuple[DocumentName, ...] = ("loa", "csr", "bill")
#: A French reading takes Tesseract half as long again, so only Canadian documents get it.
_LANGUAGES: dict[Country, tuple[Language, ...]] = {"US": ("eng",), "CA": ("eng", "fra")}


@dataclass(frozen=True)
class Paper:
    """One document as far as it could be read."""

    name: DocumentName
    content: bytes = b""
    read: ReadDocument | None = None
    """None: not there, or not readable."""
    refusal: Finding | None = None
    """Why it was not read."""

    @cached_property
    def level(self) -> Levelled | None:
        return Levelled(self.read) if self.read else None

    @cached_property
    def said(self) -> Statements | None:
        """With places on level pages; None: not readable."""
        return says(self.level.read, self.name) if self.level else None

    @property
    def said_as_shown(self) -> Statements | None:
        """With places on the pages as they are shown: pages of text are level."""
        if self.level is None or self.level.read is self.read:
            return self.said
        return says(self.level.shown, self.name)

    @property
    def can_be_read_again(self) -> bool:
        return self.read is not None and self.read.is_scan


@dataclass(frozen=True)
class _Judged:
    findings: tuple[Finding, ...]
    says: Statements | None = None
    """None: not readable, or surely another kind of document."""


@dataclass(frozen=True)
class _Piece:
    """A piece of a document's text, and what the page shows in its place."""

    document: int
    said: Passage
    shown: str | None = None
    """None: no engine has looked."""

    @property
    def spot(self) -> Spot:
        return Spot(self.document, self.said.page or 1, self.said.box or Box(0, 0, 0, 0))

    @property
    def is_as_it_says(self) -> bool:
        return self.shown is not None and hidden.looks_like(self.said.text, self.shown)

    def looked_at(self, shown: str | None) -> "_Piece":
        return self if shown is None else replace(self, shown=shown)


@dataclass(frozen=True)
class PacketChecks:
    """Implements `porting.ports.DocumentChecks`. Holds no state, so threads may share it."""

    store: DocumentStore
    reader: DocumentReader
    limits: AgeLimits = field(default_factory=AgeLimits)

    def check(self, request: PortRequest, numbers: tuple[E164, ...], on: date) -> Verdict:
        """Raises: `DocumentNotStoredError`, `DocumentAlteredError`."""
        packet = {name: self._paper(name, request) for name in _NAMES}
        verdict = self._verdict(packet, request, numbers, on)
        again = {
            name: replace(paper, read=self.reader.read_again(paper.content, paper.read, pages))
            for name, paper in packet.items()
            if paper.read and paper.can_be_read_again and (pages := _doubted(name, paper.read, verdict))
        }
        if again:
            packet |= again
            verdict = self._verdict(packet, request, numbers, on)
            closer = {name: self._looked_at_closer(packet[name], verdict, request) for name in again}
            if any(closer[name].read is not packet[name].read for name in closer):
                packet |= closer
                verdict = self._verdict(packet, request, numbers, on)
        findings = verdict.findings
        if verdict.verdict is not VerdictValue.FAIL:  # what the customer sends anew is looked at then
            findings += (*self._lies(packet, request, numbers), *self._typed(packet["loa"], request))
        return Verdict.of(self._with_images(findings, packet))

    def _looked_at_closer(self, paper: Paper, verdict: Verdict, request: PortRequest) -> Paper:
        """`paper` with what is settled of that which two engines read differently, or unsurely."""
        if (
            paper.read is None
            or paper.level is None
            or not (pages := _doubted(paper.name, paper.read, verdict))
        ):
            return paper
        shown = [each.evidence for each in verdict.findings if each.document == paper.name]
        first = [(each.page, each.box) for each in shown if each.page and each.box]
        doubts = doubts_in(paper.read, pages, first)
        if not doubts:
            return paper
        places = tuple(doubt.place for doubt in doubts)
        languages = _LANGUAGES[request.service_address.country]
        read = settled(paper.read, doubts, self.reader.looks(paper.content, places, languages))
        return paper if read is paper.read else replace(paper, read=read)

    def _lies(
        self, packet: dict[DocumentName, Paper], request: PortRequest, numbers: tuple[E164, ...]
    ) -> Iterator[Finding]:
        """Text in fonts of the document's own that looks like something else than it says, to each engine."""
        drawn = [
            (said, paper.content)
            for paper in packet.values()
            if paper.read and paper.read.has_own_fonts and (said := paper.said_as_shown)
        ]
        pieces = [
            _Piece(at, value)
            for at, (document, _) in enumerate(drawn)
            for value in hidden.values_to_see(document, request, numbers)
        ]
        contents = tuple(content for _, content in drawn)
        languages = _LANGUAGES[request.service_address.country]
        for again in (False, True):
            spots = tuple(piece.spot for piece in pieces)
            shown = self.reader.shown(contents, spots, languages, again=again) if pieces else ()
            pieces = [piece.looked_at(text) for piece, text in zip(pieces, shown, strict=True)]
            pieces = [piece for piece in pieces if not piece.is_as_it_says]
        for piece in pieces:
            if piece.shown is not None:
                yield hidden.lie(drawn[piece.document][0], piece.said, piece.shown)

    def _typed(self, letter: Paper, request: PortRequest) -> Iterator[Finding]:
        """A doubt about a scanned letter on which what was taken for a hand's ink can be read."""
        if letter.read is None or letter.said is None or letter.read.digital_signatures:
            return
        signature = letter.said.signature
        if signature.ink is None or signature.page is None:
            return
        degrees = level_of(letter.read.pages[signature.page - 1]).degrees
        place = Place(signature.page, signature.ink, degrees)
        [looks] = self.reader.ink_as_letters(letter.content, (place,))
        typed = script_face.finding(signature, request, tuple(look.text for look in looks))
        if typed:
            yield _as_shown(typed, {"loa": letter})

    def _paper(self, name: DocumentName, request: PortRequest) -> Paper:
        reference: DocumentReference | None = getattr(request.documents, name)
        if reference is None:
            return Paper(name, refusal=papers.missing(name))
        content = self.store.get(reference)
        read = self.reader.read(content, _LANGUAGES[request.service_address.country])
        if isinstance(read, Unreadable):
            refusal = papers.unreadable(name, read.problem, read.severity, read.evidence)
            return Paper(name, content, refusal=refusal)
        return Paper(name, content, read)

    def _verdict(
        self, packet: dict[DocumentName, Paper], request: PortRequest, numbers: tuple[E164, ...], on: date
    ) -> Verdict:
        judged = {name: _judged_by_itself(paper) for name, paper in packet.items()}
        contents = {name: paper.says for name, paper in judged.items() if paper.says}
        found = (
            *request_rules.findings(request, numbers),
            *(finding for paper in judged.values() for finding in paper.findings),
            *papers.same_file_findings(request.documents),
            *papers.twin_findings({name: each.rows for name, each in contents.items()}, request.documents),
            *(each for paper in contents.values() for each in hidden.findings(paper, request, numbers)),
            *self._judged_together(request, numbers, on, contents),
        )
        return Verdict.of(tuple(_as_shown(finding, packet) for finding in found))

    def _judged_together(
        self,
        request: PortRequest,
        numbers: tuple[E164, ...],
        on: date,
        read: dict[DocumentName, Statements],
    ) -> tuple[Finding, ...]:
        needs_btn = not all(is_toll_free(number) for number in numbers)
        types = {number.type for number in request.numbers if number.number in numbers}
        country = request.service_address.country
        record: list[tuple[Statements, Agreement]] = [
            (read[name], agree.of(read[name], request, numbers)) for name in _NAMES[1:] if name in read
        ]
        agreements = {paper.document: agreement for paper, agreement in record}
        found: list[Finding] = []
        if letter := read.get("loa"):
            known = loa.carrier_record(request, record)
            days = self.limits.loa_days(country, types)
            found += loa.judge(letter, request, numbers, known, on, days, needs_btn=needs_btn)
        if paper := read.get("csr"):
            found += csr.judge(paper, request, agreements["csr"], needs_btn=needs_btn)
        if paper := read.get("bill"):
            days = self.limits.bill_days(country, types)
            found += bill.judge(paper, request, agreements["bill"], agreements.get("csr"), on, days)
        if "csr" in read and "bill" in read:
            found += cross.disagreements(read["csr"], read["bill"], request)
        if needs_btn:
            found += cross.btn_findings(request, list(agreements.values()))
        return tuple(found)

    def _with_images(
        self, findings: tuple[Finding, ...], packet: dict[DocumentName, Paper]
    ) -> tuple[Finding, ...]:
        """`findings`, each review with a picture of the place that a person has to look at."""
        shown = dict(enumerate(findings))
        for name, paper in packet.items():
            if paper.read is None:
                continue
            wanted = {at: crop for at, each in shown.items() if (crop := _crop(each, name, paper.read.pages))}
            if not wanted:
                continue
            drawn = self.reader.crops(paper.content, tuple(wanted.values()))
            for at, image in zip(wanted, drawn, strict=True):
                if image is not None:
                    evidence = shown[at].evidence.model_copy(update={"image": self.store.put(image)})
                    shown[at] = shown[at].model_copy(update={"evidence": evidence})
        return tuple(shown.values())


def _as_shown(finding: Finding, packet: dict[DocumentName, Paper]) -> Finding:
    """`finding` with the place on the page as it is shown: the rules see scanned pages level."""
    level = next((paper.level for name, paper in packet.items() if name == finding.document), None)
    evidence = finding.evidence
    if level is None or evidence.box is None:
        return finding
    box = level.on_page(evidence.page, evidence.box)
    return finding.model_copy(update={"evidence": evidence.model_copy(update={"box": box})})


def _doubted(document: DocumentName, read: ReadDocument, verdict: Verdict) -> tuple[int, ...]:
    """Pages of `document` that a second engine should look at: all of them where no place is in doubt."""
    doubts = [
        finding.evidence.page
        for finding in verdict.findings
        if finding.document == document and finding.severity is not Severity.WARNING
    ]
    return tuple(number for number in range(1, len(read.pages) + 1) if doubts and {None, number} & {*doubts})


def _crop(finding: Finding, document: DocumentName, pages: tuple[Page, ...]) -> Crop | None:
    """The place to show for `finding`; None: it is not about a place of `document`, or no doubt."""
    evidence = finding.evidence
    if finding.document != document or finding.severity is not Severity.REVIEW:
        return None
    if evidence.page is None or evidence.box is None:
        return None
    if _shows_a_secret(pages[evidence.page - 1], evidence.box):
        return None
    return Crop(evidence.page, evidence.box, evidence.expected, evidence.read)


def _shows_a_secret(page: Page, box: Box) -> bool:
    """Whether a PIN may stand in the picture, which nobody needs to see."""
    shown = grown(box, _SHOWN_AROUND)
    for layer in page.layers:
        for row in layer.rows:
            text = " ".join(cell.text for cell in row)
            if without_secrets(text) != text and any(cell.box.overlaps(shown) for cell in row):
                return True
    return False


def _judged_by_itself(paper: Paper) -> _Judged:
    if paper.refusal:
        return _Judged((paper.refusal,))
    if paper.level is None or not paper.level.shown.has_text or paper.said is None:
        return _Judged((papers.scanned(paper.name),))
    findings = _paper_findings(paper.name, paper.level.read, paper.said)
    is_another = any(each.severity is Severity.FAIL and each.code in _NOT_THE_PAPER for each in findings)
    return _Judged(findings, None if is_another else paper.said)


def _paper_findings(name: DocumentName, read: ReadDocument, said: Statements) -> tuple[Finding, ...]:
    each_kind = kinds.kinds_in(read, name)
    # The first page begins the document, whatever stands at its head.
    begins = [*each_kind[:1], *(kinds.begins_a_document(page) for page in read.pages[1:])]
    recognized = [number for number, page in enumerate(read.pages, 1) if page.is_scan]
    return (
        *papers.kind_findings(name, each_kind, begins, is_portfolio=read.is_portfolio, recognized=recognized),
        *papers.alarm_findings(name, read.alarms),
        *papers.page_findings(name, said.rows, said.cells, recognized=range(1, len(read.pages) + 1)),
        *papers.clarity_findings(name, [_clarity(page) for page in read.pages if page.is_scan]),
    )


def _clarity(page: Page) -> float:
    """The confidence of the engine that reads the page better."""
    return max((layer.confidence for layer in page.layers), default=0.0)
