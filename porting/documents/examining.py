"""Finds out what a document is and what it says of the account, whoever sent it and whatever it is called."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from porting.documents import kinds
from porting.documents.contents import says
from porting.documents.levelled import Levelled
from porting.documents.reading import Cell, DocumentReader, Page, ReadDocument, Unreadable
from porting.domain.checks import address, bill, papers
from porting.domain.checks.address import Address
from porting.domain.checks.dates import find_dates
from porting.domain.checks.likeness import plain
from porting.domain.checks.numbers import find_numbers
from porting.domain.checks.postal_code import country_of
from porting.domain.checks.statements import DocumentName, Passage, Statements, Topic
from porting.domain.examined import AccountOnPaper, Examined, Part, Said, SaidAmount, SaidDate, SaidNumber
from porting.domain.port_request import DocumentReference
from porting.ports import DocumentStore

_SaidKind = TypeVar("_SaidKind", bound=Said)
#: Beside these words stands the carrier's own number, not the customer's.
_CARRIERS_OWN = re.compile(
    r"\b(?:call|calling|questions?|customer (?:service|care)|support|fax|contact|help|repair|sales|dial"
    r"|appelez|composez|service a la clientele|telecopieur|soutien)\b"
)
#: The name of a carrier stands in the upper part of its first page, in points from the top.
_HEAD = 200.0
#: And in larger letters than the rest: this many times the usual height.
_LARGE = 1.25
_NOT_A_CARRIER = re.compile(
    r"\b(?:invoice|statement|bill|facture|releve|customer service record|csr|account|page|date|summary)\b"
)


@dataclass(frozen=True)
class Examination:
    """Implements `porting.ports.DocumentExamination`. Holds no state, so threads may share it."""

    store: DocumentStore
    reader: DocumentReader

    def examine(self, documents: tuple[DocumentReference, ...]) -> tuple[Examined, ...]:
        read = [self.reader.read(self.store.get(each), ("eng", "fra")) for each in documents]
        texts = [_text(each) for each in read]
        return tuple(
            _examined(each, papers.twin_of(text, texts[:at]))
            for at, (each, text) in enumerate(zip(read, texts, strict=True))
        )


def _text(read: ReadDocument | Unreadable) -> str:
    if isinstance(read, Unreadable):
        return ""
    return "\n".join(cell.text for page in read.pages for row in page.rows for cell in row)


def _examined(read: ReadDocument | Unreadable, twin: int | None) -> Examined:
    if isinstance(read, Unreadable):
        return Examined(problem=read.problem, message=papers.remedy(read.problem), twin_of=twin)
    parts = parts_of(read)
    found = Examined(parts=parts, twin_of=twin)
    if found.kind is None:
        return found
    return found.model_copy(update={"account": account_on(read, found.kind)})


def parts_of(read: ReadDocument) -> tuple[Part, ...]:
    """The kinds of its pages; a page that does not tell belongs to the one before it."""
    told: list[DocumentName | None] = []
    for page in read.pages:
        told.append(kinds.kind_of(page) or (told[-1] if told else None))
    first = next((kind for kind in told if kind), None)
    told = [kind or first for kind in told]
    parts, at = [], 1
    for kind, pages in groupby(told):
        count = len(list(pages))
        parts.append(Part(kind=kind, first_page=at, last_page=at + count - 1))
        at += count
    return tuple(parts)


def account_on(read: ReadDocument, kind: DocumentName) -> AccountOnPaper:
    level = Levelled(read)
    document = says(level.read, kind)
    number = _first(document, Topic.ACCOUNT_NUMBER)
    found = AccountOnPaper(
        carrier=_first(document, Topic.CARRIER) or _letterhead(level.read.pages[0]),
        account_name=_first(document, Topic.ACCOUNT_NAME),
        authorized_user=_first(document, Topic.AUTHORIZED_USER),
        account_number=number,
        billing_telephone_number=next(_numbers(document.about(Topic.BTN)), None),
        **_service_address(document),
        numbers=tuple(_moving_numbers(document) if kind == "loa" else _customers_numbers(document)),
        bill_date=_bill_date(document) if kind == "bill" else None,
        past_due=_past_due(document) if kind == "bill" else None,
    )
    return _as_shown(found, level)


def _as_shown(account: AccountOnPaper, level: Levelled) -> AccountOnPaper:
    """`account` with the places on the pages as they are shown."""

    def moved(said: _SaidKind) -> _SaidKind:
        return said.model_copy(update={"box": level.on_page(said.page, said.box)})

    fields = {name: getattr(account, name) for name in type(account).model_fields}
    said = {name: moved(value) for name, value in fields.items() if isinstance(value, Said)}
    return account.model_copy(update={**said, "numbers": tuple(map(moved, account.numbers))})


def _first(document: Statements, topic: Topic) -> Said | None:
    """What is said about `topic`; the surest reading, where engines or pages differ."""
    stated = [each for each in document.about(topic) if each.seen]
    return _said(max(stated, key=lambda each: each.confidence)) if stated else None


def _said(passage: Passage, text: str | None = None) -> Said:
    return Said(
        text=passage.text if text is None else text,
        page=passage.page,
        box=passage.box,
        engine=passage.engine,
        confidence=passage.confidence,
    )


def _letterhead(page: Page) -> Said | None:
    """The carrier's name: the largest words at the head of its first page that are not a title."""
    cells = [(cell, layer.engine) for layer in page.layers[:1] for row in layer.rows for cell in row]
    if not cells:
        return None
    usual = sorted(cell.box.height for cell, _ in cells)[len(cells) // 2]

    def may_be_it(cell: Cell) -> bool:
        large = cell.box.top < _HEAD and cell.box.height >= _LARGE * usual
        return large and any(map(str.isalpha, cell.text)) and not _NOT_A_CARRIER.search(plain(cell.text))

    found = [(cell, engine) for cell, engine in cells if may_be_it(cell)]
    if not found:
        return None
    cell, engine = max(found, key=lambda each: each[0].box.height)
    return _said(Passage(cell.text, 1, cell.box, engine, cell.confidence))


def _service_address(document: Statements) -> dict[str, Said]:
    """The parts of the service address that can be told apart."""
    stated = [each for each in document.about(Topic.SERVICE_ADDRESS) if each.seen]
    if not stated:
        return {}
    place = max(stated, key=lambda each: each.confidence)
    parsed = _parsed(place.text)
    own = {
        "street": parsed.street,
        "city": parsed.city,
        "region": parsed.region,
        "postal_code": parsed.postal_code,
    }
    parts = {name: _said(place, text) for name, text in own.items() if text}
    topics = {
        "unit": Topic.UNIT,
        "city": Topic.CITY,
        "region": Topic.REGION,
        "postal_code": Topic.POSTAL_CODE,
    }
    for name, topic in topics.items():
        if name not in parts and (said := _first(document, topic)):
            parts[name] = said
    return parts


def _parsed(text: str) -> Address:
    code = re.search(r"(\S+ ?\S*)$", text.strip())
    country = country_of(code[1]) if code else None
    canadian = country == "CA" or re.search(r"[A-Za-z]\d[A-Za-z][ -]?\d[A-Za-z]\d\W*(?:canada)?\W*$", text)
    return address.parse(text, "CA" if canadian else "US")


def _numbers(passages: tuple[Passage, ...]) -> Iterator[SaidNumber]:
    for passage in passages:
        for number in sorted(find_numbers(passage.text), key=lambda each: passage.text.find(each[-4:])):
            yield SaidNumber(**_said(passage).model_dump(), number=number)


def _customers_numbers(document: Statements) -> Iterator[SaidNumber]:
    """Each of the customer's numbers once, where it stands first."""
    told = set()
    own = [row for row in document.rows if row.seen and not _CARRIERS_OWN.search(plain(row.text))]
    for said in _numbers(tuple(own)):
        if said.number not in told:
            told.add(said.number)
            yield said


def _moving_numbers(letter: Statements) -> Iterator[SaidNumber]:
    """Those that the letter lists; its BTN only where that is listed as well as named."""
    named = Counter(each.number for each in _numbers(_each_place_once(letter.about(Topic.BTN))))
    told = Counter(number for row in letter.rows if row.seen for number in find_numbers(row.text))
    for said in _customers_numbers(letter):
        if told[said.number] > named[said.number]:
            yield said


def _each_place_once(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Without what was read twice: as the page shows it, and as its form field has it."""
    places: list[Passage] = []
    for passage in passages:
        if not any(
            passage.page == each.page and passage.box and each.box and passage.box.overlaps(each.box)
            for each in places
        ):
            places.append(passage)
    return tuple(places)


def _bill_date(document: Statements) -> SaidDate | None:
    for stated in document.about(Topic.BILL_DATE):
        for found in find_dates(stated.text, "CA"):
            return SaidDate(**_said(stated).model_dump(), day=found.day)
    return None


def _past_due(document: Statements) -> SaidAmount | None:
    found = bill.past_due(document)
    if found is None:
        return None
    row, cents = found
    return SaidAmount(**_said(row).model_dump(), cents=cents)
