"""Documents as the rules see them, made by hand, and all rules over them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from porting.domain.checks import agreement as agree
from porting.domain.checks import bill, cross, csr, hidden, loa
from porting.domain.checks import request as request_rules
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.findings import Finding
from porting.domain.checks.statements import (
    DocumentName,
    Passage,
    Signature,
    Signed,
    Statement,
    Statements,
    Topic,
)
from porting.domain.phone_number import is_toll_free
from porting.domain.port_request import PortRequest
from tests.builders import NUMBER, SECOND_NUMBER, a_port_request, local

TODAY = date(2026, 11, 23)
SIGNED = Signature(Signed.YES, "ink beside the signature's label")
ADDRESS = "410 N Main St, Ste 200, Austin, TX 78701"
NUMBERS = "(512) 555-0100  (512) 555-0142"

#: What a document says about each topic; None: it has no such label, "": the label stands alone.
Facts = Mapping[Topic, str | None]

_ACCOUNT: Facts = {
    Topic.ACCOUNT_NAME: "Acme Plumbing LLC",
    Topic.AUTHORIZED_USER: "Dana Reyes",
    Topic.SERVICE_ADDRESS: ADDRESS,
    Topic.ACCOUNT_NUMBER: "LS-204418",
    Topic.BTN: "(512) 555-0100",
    Topic.NUMBERS: NUMBERS,
}
_FACTS: dict[DocumentName, Facts] = {
    "loa": {
        **_ACCOUNT,
        Topic.CARRIER: "Lone Star Telephone",
        Topic.SIGNER_NAME: "Dana Reyes",
        Topic.SIGNATURE: "",
        Topic.SIGNING_DATE: "November 20, 2026",
    },
    "csr": _ACCOUNT,
    "bill": {**_ACCOUNT, Topic.BILL_DATE: "November 9, 2026"},
}


def a_request(**changes: Any) -> PortRequest:
    return a_port_request(**{"numbers": local(NUMBER, SECOND_NUMBER), **changes})


def a_paper(
    document: DocumentName, changes: Facts | None = None, *, also: Iterable[str] = (), **fields: Any
) -> Statements:
    """A document that says what the request says, but for `changes`; each fact and line on its own row."""
    facts = {**_FACTS[document], **(changes or {})}
    stated = tuple(
        Statement(text, 1, _box(at), topic=topic)
        for at, (topic, text) in enumerate(facts.items())
        if text is not None
    )
    lines = tuple(Passage(text, 1, _box(len(facts) + at)) for at, text in enumerate(also))
    rows = (*(Passage(each.text, each.page, each.box) for each in stated if each.text), *lines)
    own: dict[str, Any] = {"form_country": "US", "form_is_certain": True, "signature": SIGNED}
    return Statements(
        document=document,
        rows=rows,
        cells=rows,
        stated=stated,
        addresses=tuple(each for each in stated if each.topic is Topic.SERVICE_ADDRESS),
        **{**(own if document == "loa" else {}), **fields},
    )


def a_letter(changes: Facts | None = None, **more: Any) -> Statements:
    return a_paper("loa", changes, **more)


def a_csr(changes: Facts | None = None, **more: Any) -> Statements:
    return a_paper("csr", changes, **more)


def a_bill(changes: Facts | None = None, **more: Any) -> Statements:
    return a_paper("bill", changes, **more)


def recognized(paper: Statements, engine: Engine = Engine.TESSERACT, confidence: float = 0.95) -> Statements:
    """`paper` as an engine reads a scan of it."""
    return replace(_each(paper, engine=engine, confidence=confidence), is_scan=True)


def read_by_two(first: Statements, second: Statements, confidence: float = 0.95) -> Statements:
    """A scan that Tesseract reads as `first` and RapidOCR as `second`."""
    return together(
        recognized(first, Engine.TESSERACT, confidence), recognized(second, Engine.RAPIDOCR, confidence)
    )


def together(one: Statements, other: Statements) -> Statements:
    """The words of both in one document."""
    return replace(
        one,
        rows=(*one.rows, *other.rows),
        cells=(*one.cells, *other.cells),
        stated=(*one.stated, *other.stated),
        addresses=(*one.addresses, *other.addresses),
        is_scan=one.is_scan or other.is_scan,
    )


def only(paper: Statements, *topics: Topic) -> Statements:
    """What `paper` says about `topics`, and nothing else."""
    boxes = {each.box for each in paper.stated if each.topic in topics}
    return _kept(paper, lambda each: each.box in boxes)


def without(paper: Statements, *topics: Topic) -> Statements:
    boxes = {each.box for each in paper.stated if each.topic in topics}
    return _kept(paper, lambda each: each.box not in boxes)


def unseen(paper: Statements, *topics: Topic) -> Statements:
    """`paper` with what it says about `topics` in text that does not show."""
    boxes = {each.box for each in paper.stated if each.topic in topics}

    def hide(each: Any) -> Any:
        return replace(each, seen=each.box not in boxes)

    return replace(
        paper,
        rows=tuple(map(hide, paper.rows)),
        cells=tuple(map(hide, paper.cells)),
        stated=tuple(map(hide, paper.stated)),
        addresses=tuple(map(hide, paper.addresses)),
    )


def judged(
    *papers: Statements, request: PortRequest | None = None, on: date = TODAY, days: int = 30
) -> tuple[Finding, ...]:
    """The findings of all rules over `papers`, with the request's own."""
    request = request or a_request()
    numbers = tuple(number.number for number in request.numbers)
    needs_btn = not all(is_toll_free(number) for number in numbers)
    by_name = {paper.document: paper for paper in papers}
    record = [
        (by_name[name], agree.of(by_name[name], request, numbers))
        for name in ("csr", "bill")
        if name in by_name
    ]
    agreements = {paper.document: agreement for paper, agreement in record}
    found: list[Finding] = [*request_rules.findings(request, numbers)]
    if "loa" in by_name:
        known = loa.carrier_record(request, record)
        found += loa.judge(by_name["loa"], request, numbers, known, on, days, needs_btn=needs_btn)
    if "csr" in by_name:
        found += csr.judge(by_name["csr"], request, agreements["csr"], needs_btn=needs_btn)
    if "bill" in by_name:
        found += bill.judge(by_name["bill"], request, agreements["bill"], agreements.get("csr"), on, days)
    if {"csr", "bill"} <= by_name.keys():
        found += cross.disagreements(by_name["csr"], by_name["bill"], request)
    if needs_btn:
        found += cross.btn_findings(request, list(agreements.values()))
    for paper in papers:
        found += hidden.findings(paper, request, numbers)
    return tuple(found)


def in_short(findings: Iterable[Finding]) -> set[str]:
    """`loa/loa_expired/fail`"""
    return {f"{each.document}/{each.code}/{each.severity}" for each in findings}


def _kept(paper: Statements, keeps: Callable[[Passage], bool]) -> Statements:
    return replace(
        paper,
        rows=tuple(filter(keeps, paper.rows)),
        cells=tuple(filter(keeps, paper.cells)),
        stated=tuple(filter(keeps, paper.stated)),
        addresses=tuple(filter(keeps, paper.addresses)),
    )


def _each(paper: Statements, **changes: Any) -> Statements:
    return replace(
        paper,
        rows=tuple(replace(each, **changes) for each in paper.rows),
        cells=tuple(replace(each, **changes) for each in paper.cells),
        stated=tuple(replace(each, **changes) for each in paper.stated),
        addresses=tuple(replace(each, **changes) for each in paper.addresses),
    )


def _box(row: int) -> Box:
    return Box(72, 100 + 20 * row, 400, 112 + 20 * row)
