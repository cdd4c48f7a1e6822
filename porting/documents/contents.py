"""What a document says, as the rules see it: from words in their places to passages and statements."""

from collections.abc import Iterator
from itertools import islice

from porting.documents import kinds
from porting.documents.labels import addresses_of, statements_of
from porting.documents.lines import are_seen
from porting.documents.reading import Cell, Page, ReadDocument
from porting.documents.sentences import addresses_said_in
from porting.documents.signatures import signature_of
from porting.documents.unlabelled import sentences_in, unlabelled_in
from porting.domain.checks.evidence import Engine
from porting.domain.checks.statements import NO_SIGNATURE_READ, DocumentName, Passage, Statements

#: Of one page's sentences; a hostile page has any number.
_MOST_ADDRESSES = 60


def says(read: ReadDocument, name: DocumentName) -> Statements:
    """All that `read`, its scanned pages level, says, taken for the document `name`."""
    stated = statements_of(read, name)
    stated += tuple(unlabelled_in(read, name, stated))
    stated += tuple(sentences_in(read, name, stated))
    values = tuple(_values(read))
    form = kinds.form_of(read)
    return Statements(
        document=name,
        rows=(*_rows(read), *values),
        cells=(*_cells(read), *values),
        stated=stated,
        addresses=(*_addresses(read), *values),
        unseen_shares=tuple(_unseen_share(page) for page in read.pages),
        form_country=form.country,
        further_form_countries=form.further,
        form_is_certain=form.is_certain,
        is_own_form=form.is_own,
        form_covers_toll_free=form.covers_toll_free,
        is_scan=read.is_scan,
        signature=signature_of(read, stated) if name == "loa" else NO_SIGNATURE_READ,
    )


def _rows(read: ReadDocument) -> Iterator[Passage]:
    for number, page in enumerate(read.pages, 1):
        for layer in page.layers:
            for row in layer.rows:
                words = Cell(tuple(word for cell in row for word in cell.words))
                text = "  ".join(cell.text for cell in row)
                yield _passage(words, text, page, number, layer.engine)


def _cells(read: ReadDocument) -> Iterator[Passage]:
    for number, page in enumerate(read.pages, 1):
        for layer in page.layers:
            for row in layer.rows:
                for cell in row:
                    yield _passage(cell, cell.text, page, number, layer.engine)


def _passage(words: Cell, text: str, page: Page, number: int, engine: Engine) -> Passage:
    return Passage(text, number, words.box, engine, words.confidence, are_seen(words, page.unseen))


def _unseen_share(page: Page) -> float:
    words = sum(len(layer.words) for layer in page.layers)
    return len(page.unseen) / words if words else 0.0


def _values(read: ReadDocument) -> Iterator[Passage]:
    for field in read.fields:
        if field.value:
            yield Passage(field.value, field.page, field.box, Engine.FIELD, seen=field.is_seen)


def _addresses(read: ReadDocument) -> Iterator[Passage]:
    for number, page in enumerate(read.pages, 1):
        yield from addresses_of(page, number)
        for layer in page.layers:
            for text, words in islice(addresses_said_in(layer), _MOST_ADDRESSES):
                yield _passage(words, text, page, number, layer.engine)
