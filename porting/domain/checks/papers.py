"""Each document as a piece of paper: there, readable, of the right kind, by itself, complete."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby

from porting.domain.checks.evidence import Evidence
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import plain
from porting.domain.checks.statements import IN_WORDS, DocumentName, Passage
from porting.domain.port_request import DocumentReference, Documents

_REMEDIES: dict[FindingCode, str] = {
    FindingCode.DOCUMENT_EMPTY: "is empty. Send it again as a PDF with its content.",
    FindingCode.DOCUMENT_TOO_LARGE: "is too large. Send a PDF of at most 20 MB and 60 pages.",
    FindingCode.DOCUMENT_NOT_PDF: "is not a PDF. Save or scan it as a PDF and send it again.",
    FindingCode.DOCUMENT_ENCRYPTED: "is protected by a password. Send a copy that opens without one.",
    FindingCode.DOCUMENT_UNSAFE: "cannot be opened safely. Print it to a new PDF and send that.",
    FindingCode.DOCUMENT_UNREADABLE: "cannot be read. Print it to a new PDF, or scan it, and send that.",
}
_PAGE = r"(?:pages?|pg\.?|sheet|feuille|feuillet)(?:\(s\))?(?: (?:no\b\.?|number|numero|n°|#))?"
_OF = r"(?:out of|of|de|sur|/)"
_OF_PAGES = re.compile(rf"\b{_PAGE}\s*:?\s*(\d{{1,3}})\s*[(,]?\s*{_OF}\s*(\d{{1,3}})\b(?![/-]\d)")
_COUNT = re.compile(rf"\b(\d{{1,3}}) {_OF} (\d{{1,3}})$")
_COUNT_ALONE = re.compile(rf"(\d{{1,3}}) ?{_OF} ?(\d{{1,3}})")
_PAGE_ALONE = re.compile(rf"{_PAGE} ?:?")
#: Between a label and the count above or below it are so many heights of a line at most.
_NEXT_LINE = 2.0
#: A document has one a page; a hostile one has any number.
_MOST_LABELS = 120
#: Mean confidence of a page's words: 0.93 for good scans, 0.32 for bad ones at 150 dpi.
_CLEAR = 0.7
#: Share of words that two documents have in common when one is a copy of the other.
_TWINS_SHARE = 0.95
#: Fewer words are a stamp or a line of text, which any two documents may share.
_FEWEST_WORDS = 20


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
    message = f"The {IN_WORDS[document]} {_REMEDIES[problem]}"
    if severity is Severity.REVIEW:
        message += " A person looks at this one meanwhile."
    return _finding(problem, severity, document, message, Evidence(note=evidence))


def remedy(problem: FindingCode) -> str:
    """The same of a document that nobody has named yet."""
    return f"The document {_REMEDIES[problem]}"


def blank(document: DocumentName) -> Finding:
    """Nothing stands on any page, text or image."""
    return unreadable(document, FindingCode.DOCUMENT_EMPTY, Severity.FAIL, "all pages are blank")


def scanned(document: DocumentName) -> Finding:
    """An image in which no engine read a word, or no engine is there to read."""
    code = FindingCode.DOCUMENT_UNREADABLE
    return unreadable(document, code, Severity.REVIEW, "no text in it: a scan")


def clarity_findings(document: DocumentName, confidences: Sequence[float]) -> tuple[Finding, ...]:
    """`confidences`: for each recognized page the mean of its words', from 0 to 1; of the better engine."""
    if not confidences or max(confidences) >= _CLEAR:
        return ()
    message = (
        f"The {IN_WORDS[document]} is hard to read. Send a clearer copy: straight, sharp, 200 dpi or better, "
        "or a PDF straight from its source. A person looks at this one meanwhile."
    )
    best = confidences.index(max(confidences))
    evidence = Evidence(note=f"the clearest scanned page is {confidences[best]:.0%} sure")
    return (_finding(FindingCode.DOCUMENT_UNREADABLE, Severity.REVIEW, document, message, evidence),)


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
            evidence = Evidence(note=f"SHA-256 {sha256}")
            found.append(_finding(FindingCode.DOCUMENT_DUPLICATE, Severity.FAIL, name, message, evidence))
        seen.setdefault(sha256, name)
    return tuple(found)


def twin_findings(
    texts: Mapping[DocumentName, Sequence[Passage]], documents: Documents
) -> tuple[Finding, ...]:
    """Two files with the same words in them; `texts` are the rows of each document that can be read.

    One file in two places has a finding already.
    """
    found = []
    for one, other in combinations((name for name in IN_WORDS if name in texts), 2):
        if getattr(documents, one) == getattr(documents, other):
            continue
        share = _share_of_words(texts[one], texts[other])
        if share < _TWINS_SHARE:
            continue
        is_recognized = any(row.engine.is_recognition for row in (*texts[one], *texts[other]))
        message = (
            f"The {IN_WORDS[other]} says the same as the {IN_WORDS[one]}, word for word. Send the "
            f"{IN_WORDS[one]} and the {IN_WORDS[other]}, each as its own PDF."
        )
        severity = Severity.REVIEW if is_recognized else Severity.FAIL
        evidence = Evidence(note=f"{share:.0%} of the words are the {IN_WORDS[one]}'s")
        found.append(_finding(FindingCode.DOCUMENT_DUPLICATE, severity, other, message, evidence))
    return tuple(found)


def twin_of(text: str, earlier: Sequence[str]) -> int | None:
    """The position of the first text with the same words; None: there is none."""
    words = Counter(plain(text).split())
    return next(
        (
            at
            for at, other in enumerate(earlier)
            if _share(words, Counter(plain(other).split())) >= _TWINS_SHARE
        ),
        None,
    )


def _share_of_words(one: Sequence[Passage], other: Sequence[Passage]) -> float:
    mine, theirs = (
        Counter(word for row in rows for word in plain(row.text).split()) for rows in (one, other)
    )
    return _share(mine, theirs)


def _share(mine: Counter[str], theirs: Counter[str]) -> float:
    """Of the words that both have, from 0 to 1; 0 where there are too few words to tell."""
    if min(mine.total(), theirs.total()) < _FEWEST_WORDS:
        return 0.0
    return 2 * (mine & theirs).total() / (mine.total() + theirs.total())


def kind_findings(
    document: DocumentName,
    kinds: Sequence[DocumentName | None],
    begins: Sequence[DocumentName | None],
    *,
    is_portfolio: bool,
    recognized: Collection[int] = (),
) -> tuple[Finding, ...]:
    """`kinds` of the pages, and which page `begins` a document of which kind.

    A file that begins another document further on holds more than one. Otherwise the first page that tells
    decides for the whole file, and a page of another kind is for a person. `recognized` pages, counted from
    1, are images, on whose word nobody is refused.
    """
    paper = IN_WORDS[document]
    parts = _parts(kinds, begins)
    evidence = Evidence(note=_in_words(parts))
    if is_portfolio or len({kind for kind in begins if kind}) > 1:
        told = f" ({_in_words(parts)})" if len(parts) > 1 else ""
        held = "is a collection of files" if is_portfolio else f"holds more than one document{told}"
        message = (
            f"The PDF with the {paper} {held}. Send the Letter of Authorization, "
            "the Customer Service Record and the phone bill as three separate PDFs."
        )
        severity = Severity.REVIEW if recognized and not is_portfolio else Severity.FAIL
        return (_finding(FindingCode.DOCUMENT_COMBINED, severity, document, message, evidence),)
    first = next((at for at, kind in enumerate(kinds) if kind), None)
    if first is None:
        message = f"We cannot tell whether this is the {paper}. We look at it."
        return (_finding(FindingCode.DOCUMENT_WRONG_KIND, Severity.REVIEW, document, message, evidence),)
    kind = kinds[first]
    if kind is not None and kind != document:
        message = f"You sent a {IN_WORDS[kind]} where we need the {paper}. Send the {paper}."
        severity = Severity.REVIEW if first + 1 in recognized else Severity.FAIL
        found = evidence.model_copy(update={"read": IN_WORDS[kind], "expected": paper, "page": first + 1})
        return (_finding(FindingCode.DOCUMENT_WRONG_KIND, severity, document, message, found),)
    if any(other not in (None, document) for other in kinds):
        message = f"The PDF with the {paper} may hold another document ({_in_words(parts)}). We look at it."
        return (_finding(FindingCode.DOCUMENT_COMBINED, Severity.REVIEW, document, message, evidence),)
    return ()


def _parts(
    kinds: Sequence[DocumentName | None], begins: Sequence[DocumentName | None]
) -> list[tuple[DocumentName | None, list[int]]]:
    """(kind, its pages counted from 1); a page that does not tell belongs to the one before it."""
    each: list[DocumentName | None] = []
    for kind, begun in zip(kinds, begins, strict=True):
        each.append(begun or kind or (each[-1] if each else None))
    return [
        (kind, [page for page, _ in pages])
        for kind, pages in groupby(enumerate(each, 1), key=lambda page: page[1])
    ]


def _in_words(parts: list[tuple[DocumentName | None, list[int]]]) -> str:
    """`pages 1-2 Letter of Authorization, page 3 phone bill`"""
    return ", ".join(
        f"{f'page {pages[0]}' if len(pages) == 1 else f'pages {pages[0]}-{pages[-1]}'} "
        f"{IN_WORDS[kind] if kind else 'unknown'}"
        for kind, pages in parts
    )


def alarm_findings(document: DocumentName, alarms: Iterable[str]) -> tuple[Finding, ...]:
    """A script or an attachment has no place in a document to read; a program to start even less."""
    seen = sorted(set(alarms))
    if not seen:
        return ()
    severity = Severity.FAIL if "program to start" in seen else Severity.REVIEW
    message = (
        f"The PDF with the {IN_WORDS[document]} holds something that is no part of a document "
        f"({', '.join(seen)}). Print it to a new PDF and send that."
    )
    evidence = Evidence(note=", ".join(seen))
    return (_finding(FindingCode.DOCUMENT_UNSAFE, severity, document, message, evidence),)


def page_findings(
    document: DocumentName,
    rows: Iterable[Passage],
    cells: Sequence[Passage] = (),
    *,
    recognized: Sequence[int] = (),
) -> tuple[Finding, ...]:
    """Pages that `Page 1 of 3` announces and that are not there; `cells` are what stands apart in the rows.

    A page among `recognized`, which count from 1, whose own number was not read is there where it follows
    the page before it, or comes before the next: engines lose what is small and stands alone.
    """
    found = [*_counts(rows), *_counts_in_columns(cells)]
    found = [(count, row) for count, row in found if not _is_misread(count, row, found)]
    announced = max((int(total) for (_, total), _ in found), default=0)
    numbers = {row.page: int(page) for (page, _), row in found}
    there = {int(page) for (page, _), _ in found}
    for place in (*recognized, *reversed(recognized)):
        before, after = numbers.get(place - 1), numbers.get(place + 1)
        if place not in numbers and (before or after):
            own = {*([before + 1] if before else []), *([after - 1] if after else [])}
            if len(own) == 1:
                numbers[place] = own.pop()
    absent = sorted(set(range(1, announced + 1)) - there - set(numbers.values()))
    if not absent:
        return ()
    pages = ", ".join(map(str, absent))
    message = (
        f"By its own count the {IN_WORDS[document]} has {announced} pages, and these are missing: {pages}. "
        f"Send all {announced} pages."
    )
    where = next(row for (_, total), row in found if int(total) == announced)
    evidence = where.as_evidence(note=f"not there: {pages} of {announced}")
    return (_finding(FindingCode.DOCUMENT_INCOMPLETE, Severity.REVIEW, document, message, evidence),)


def _counts(rows: Iterable[Passage]) -> Iterator[tuple[tuple[str, str], Passage]]:
    """((a page, of so many), where it says so); the word may stand above the numbers."""
    above = ""
    for row in rows:
        text = plain(row.text)
        counts = _OF_PAGES.findall(text) or (_COUNT.findall(text) if above.endswith("page") else [])
        yield from ((count, row) for count in counts)
        above = text


def _counts_in_columns(cells: Sequence[Passage]) -> Iterator[tuple[tuple[str, str], Passage]]:
    """((a page, of so many), where it says so) of counts by themselves with the word above or below."""
    labels = [each for each in cells if _PAGE_ALONE.fullmatch(plain(each.text))][:_MOST_LABELS]
    for cell in cells if labels else ():
        count = _COUNT_ALONE.fullmatch(plain(cell.text))
        if count and any(_is_over_or_under(cell, label) for label in labels):
            yield (count[1], count[2]), cell


def _is_over_or_under(cell: Passage, label: Passage) -> bool:
    one, other = cell.box, label.box
    if cell.page != label.page or one is None or other is None:
        return False
    apart = max(one.top - other.bottom, other.top - one.bottom)
    is_in_column = one.left < other.right and other.left < one.right
    return is_in_column and apart <= _NEXT_LINE * min(one.height, other.height)


def _is_misread(
    count: tuple[str, str], row: Passage, found: Sequence[tuple[tuple[str, str], Passage]]
) -> bool:
    """Whether another engine counts otherwise on the same page and is at least as sure."""
    return row.engine.is_recognition and any(
        other.page == row.page
        and other.engine is not row.engine
        and theirs != count
        and other.confidence >= row.confidence
        for theirs, other in found
    )


def _finding(
    code: FindingCode,
    severity: Severity,
    document: DocumentName,
    message: str,
    evidence: Evidence = Evidence(),  # noqa: B008 - frozen
) -> Finding:
    return Finding(code=code, severity=severity, document=document, message=message, evidence=evidence)
