"""Each document as a piece of paper: there, readable, of the right kind, by itself, complete."""

import re
from collections.abc import Iterable, Sequence

from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import plain
from porting.domain.checks.statements import IN_WORDS, DocumentName
from porting.domain.port_request import DocumentReference, Documents

_REMEDIES: dict[FindingCode, str] = {
    FindingCode.DOCUMENT_EMPTY: "is empty. Send it again as a PDF with its content.",
    FindingCode.DOCUMENT_TOO_LARGE: "is too large. Send a PDF of at most 20 MB and 60 pages.",
    FindingCode.DOCUMENT_NOT_PDF: "is not a PDF. Save or scan it as a PDF and send it again.",
    FindingCode.DOCUMENT_ENCRYPTED: "is protected by a password. Send a copy that opens without one.",
    FindingCode.DOCUMENT_UNSAFE: "cannot be opened safely. We look at it; a print into a new PDF helps.",
    FindingCode.DOCUMENT_UNREADABLE: (
        "cannot be read by our program. A person looks at it; a PDF straight from your carrier is quicker."
    ),
}
_OF_PAGES = re.compile(r"\bpage\s*:?\s*(\d{1,3})\s*(?:of|de|sur|/)\s*(\d{1,3})\b")


def missing(document: DocumentName) -> Finding:
    """Without a CSR a person may decide to go on: some carriers give none."""
    if document == "csr":
        message = (
            "There is no Customer Service Record. Ask your carrier's porting team for it. If your carrier "
            "gives none, tell us: we decide whether to go on without it."
        )
        return _finding(FindingCode.DOCUMENT_MISSING, Severity.REVIEW, document, message)
    message = f"The {IN_WORDS[document]} is missing. Send it as a PDF by itself."
    return _finding(FindingCode.DOCUMENT_MISSING, Severity.FAIL, document, message)


def unreadable(document: DocumentName, problem: FindingCode, severity: Severity, evidence: str) -> Finding:
    return _finding(problem, severity, document, f"The {IN_WORDS[document]} {_REMEDIES[problem]}", evidence)


def scanned(document: DocumentName) -> Finding:
    code = FindingCode.DOCUMENT_UNREADABLE
    return unreadable(document, code, Severity.REVIEW, "no text in it: a scan")


def same_file_findings(documents: Documents) -> tuple[Finding, ...]:
    """One file in two places."""
    seen: dict[str, DocumentName] = {}
    found = []
    for name in IN_WORDS:
        reference: DocumentReference | None = getattr(documents, name)
        if reference is None:
            continue
        sha256 = reference.sha256
        if sha256 in seen:
            message = (
                f"The {IN_WORDS[name]} is the same file as the {IN_WORDS[seen[sha256]]}. Send each "
                "document as its own PDF."
            )
            found.append(_finding(FindingCode.DOCUMENT_DUPLICATE, Severity.FAIL, name, message, sha256))
        seen.setdefault(sha256, name)
    return tuple(found)


def kind_findings(
    document: DocumentName,
    kinds: Sequence[DocumentName | None],
    begins: Sequence[DocumentName | None],
    *,
    is_portfolio: bool,
) -> tuple[Finding, ...]:
    """`kinds` of the pages, and which page `begins` a document of which kind.

    A file that begins another document further on holds more than one. Otherwise the first page that tells
    decides for the whole file.
    """
    evidence = "pages: " + ", ".join(kind or "unknown" for kind in kinds)
    paper = IN_WORDS[document]
    if is_portfolio or len({kind for kind in begins if kind}) > 1:
        message = (
            f"The PDF with the {paper} holds more than one document. Send the Letter of Authorization, the "
            "Customer Service Record and the phone bill as three separate PDFs."
        )
        return (_finding(FindingCode.DOCUMENT_COMBINED, Severity.FAIL, document, message, evidence),)
    kind = next((kind for kind in kinds if kind), None)
    if kind == document:
        return ()
    if kind is None:
        message = f"We cannot tell whether this is the {paper}. We look at it."
        return (_finding(FindingCode.DOCUMENT_WRONG_KIND, Severity.REVIEW, document, message, evidence),)
    message = f"You sent a {IN_WORDS[kind]} where we need the {paper}. Send the {paper}."
    return (_finding(FindingCode.DOCUMENT_WRONG_KIND, Severity.FAIL, document, message, evidence),)


def alarm_findings(document: DocumentName, alarms: Iterable[str]) -> tuple[Finding, ...]:
    """A script or an attachment has no place in a document to read; a program to start even less."""
    seen = sorted(set(alarms))
    if not seen:
        return ()
    severity = Severity.FAIL if "program to start" in seen else Severity.REVIEW
    message = f"The PDF with the {IN_WORDS[document]} holds more than a document. Print it to a new PDF."
    return (_finding(FindingCode.DOCUMENT_UNSAFE, severity, document, message, ", ".join(seen)),)


def page_findings(document: DocumentName, rows: Iterable[str]) -> tuple[Finding, ...]:
    """Pages that `Page 1 of 3` announces and that are not there."""
    found = [match for row in rows for match in _OF_PAGES.findall(plain(row))]
    announced = max((int(total) for _, total in found), default=0)
    there = {int(page) for page, _ in found}
    absent = sorted(set(range(1, announced + 1)) - there)
    if not absent:
        return ()
    message = f"Pages are missing from the {IN_WORDS[document]}. Send all {announced} pages."
    evidence = f"pages {', '.join(map(str, absent))} of {announced} are not there"
    return (_finding(FindingCode.DOCUMENT_INCOMPLETE, Severity.REVIEW, document, message, evidence),)


def softened(finding: Finding, scans: set[DocumentName]) -> Finding:
    """A failure read from a scan's text is for a person: a machine recognized that text, and it errs."""
    if finding.document not in scans or finding.severity is not Severity.FAIL:
        return finding
    evidence = f"{finding.evidence} (recognized in a scan)"
    return finding.model_copy(update={"severity": Severity.REVIEW, "evidence": evidence})


def _finding(
    code: FindingCode, severity: Severity, document: DocumentName, message: str, evidence: str = ""
) -> Finding:
    return Finding(code=code, severity=severity, document=document, message=message, evidence=evidence)
