"""All document rules of the trade over a request: reads the three documents, then judges them together."""

from dataclasses import dataclass, field
from datetime import date

from porting.documents import kinds
from porting.documents.labels import addresses_of, statements_of
from porting.documents.reading import DocumentReader, ReadDocument, Unreadable
from porting.documents.signatures import signature_of
from porting.domain.checks import agreement as agree
from porting.domain.checks import bill, cross, csr, loa, papers
from porting.domain.checks import request as request_rules
from porting.domain.checks.ages import AgeLimits
from porting.domain.checks.agreement import Agreement
from porting.domain.checks.findings import Finding, Severity, Verdict
from porting.domain.checks.statements import NO_SIGNATURE_READ, DocumentName, Statements
from porting.domain.phone_number import E164, is_toll_free
from porting.domain.port_request import DocumentReference, PortRequest
from porting.ports import DocumentStore

_NAMES: tuple[DocumentName, ...] = ("loa", "csr", "bill")


@dataclass(frozen=True)
class _Paper:
    """One document as far as it could be read."""

    findings: tuple[Finding, ...]
    says: Statements | None = None
    """None: not there, not readable, or surely another kind of document."""


@dataclass(frozen=True)
class PacketChecks:
    """Implements `porting.ports.DocumentChecks`. Holds no state, so threads may share it."""

    store: DocumentStore
    reader: DocumentReader
    limits: AgeLimits = field(default_factory=AgeLimits)

    def check(self, request: PortRequest, numbers: tuple[E164, ...], on: date) -> Verdict:
        """Raises: `DocumentNotStoredError`, `DocumentAlteredError`."""
        read = {name: self._paper(name, request) for name in _NAMES}
        return Verdict.of(
            (
                *request_rules.findings(request, numbers),
                *(finding for paper in read.values() for finding in paper.findings),
                *papers.same_file_findings(request.documents),
                *self._judged(request, numbers, on, {name: paper.says for name, paper in read.items()}),
            )
        )

    def _paper(self, name: DocumentName, request: PortRequest) -> _Paper:
        reference: DocumentReference | None = getattr(request.documents, name)
        if reference is None:
            return _Paper((papers.missing(name),))
        read = self.reader.read(self.store.get(reference), with_marks=name == "loa")
        if isinstance(read, Unreadable):
            return _Paper((papers.unreadable(name, read.problem, read.severity, read.evidence),))
        if not read.has_text:
            return _Paper((papers.scanned(name),))
        findings = _paper_findings(name, read)
        is_another_kind = any(each.severity is Severity.FAIL for each in findings)
        return _Paper(findings, None if is_another_kind else says(read, name))

    def _judged(
        self,
        request: PortRequest,
        numbers: tuple[E164, ...],
        on: date,
        read: dict[DocumentName, Statements | None],
    ) -> tuple[Finding, ...]:
        needs_btn = not all(is_toll_free(number) for number in numbers)
        types = {number.type for number in request.numbers if number.number in numbers}
        country = request.service_address.country
        record: list[tuple[Statements, Agreement]] = [
            (paper, agree.of(paper, request, numbers)) for name in ("csr", "bill") if (paper := read[name])
        ]
        agreements = {paper.document: agreement for paper, agreement in record}
        found: list[Finding] = []
        if letter := read["loa"]:
            known = loa.carrier_record(request, record)
            days = self.limits.loa_days(country, types)
            found += loa.judge(letter, request, numbers, known, on, days, needs_btn=needs_btn)
        if paper := read["csr"]:
            found += csr.judge(paper, request, agreements["csr"], needs_btn=needs_btn)
        if paper := read["bill"]:
            days = self.limits.bill_days(country, types)
            found += bill.judge(paper, request, agreements["bill"], agreements.get("csr"), on, days)
        if read["csr"] and read["bill"]:
            found += cross.disagreements(read["csr"], read["bill"], request)
        if needs_btn:
            found += cross.btn_findings(request, list(agreements.values()))
        return tuple(
            papers.softened(each, {name for name, says in read.items() if says and says.is_scan})
            for each in found
        )


def says(read: ReadDocument, name: DocumentName) -> Statements:
    """What a document says, as the rules see it."""
    stated = statements_of(read, name)
    rows = ["  ".join(cell.text for cell in row) for page in read.pages for row in page.rows]
    cells = [cell.text for page in read.pages for row in page.rows for cell in row]
    values = [value for _, value in read.fields if value]
    form = kinds.form_of(read)
    return Statements(
        document=name,
        rows=(*rows, *values),
        cells=(*cells, *values),
        stated=stated,
        addresses=(*addresses_of(read), *values),
        form_country=form.country,
        form_is_certain=form.is_certain,
        is_own_form=form.is_own,
        is_scan=read.is_scan,
        signature=signature_of(read, stated) if name == "loa" else NO_SIGNATURE_READ,
    )


def _paper_findings(name: DocumentName, read: ReadDocument) -> tuple[Finding, ...]:
    begins = [kinds.begins_a_document(page) for page in read.pages]
    rows = ["  ".join(cell.text for cell in row) for page in read.pages for row in page.rows]
    return (
        *papers.kind_findings(name, kinds.kinds_in(read), begins, is_portfolio=read.is_portfolio),
        *papers.alarm_findings(name, read.alarms),
        *papers.page_findings(name, rows),
    )
