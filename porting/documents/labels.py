"""Finds labels and what they announce on the pages of a document, and in its form fields.

Known values are looked for in the whole text; labels are needed for what is not known before (dates) and to
see that a document states something else.
"""

from collections.abc import Iterator

from porting.documents.labelled_page import LabelledPage
from porting.documents.labels_in_text import clean, topic_of
from porting.documents.lines import are_seen, lines_above
from porting.documents.placed_fields import with_fields_placed
from porting.documents.reading import Cell, Field, Page, ReadDocument
from porting.documents.signatures import is_certificate_page
from porting.domain.checks.address import POSTAL_CODE_AT_THE_END
from porting.domain.checks.evidence import Engine
from porting.domain.checks.likeness import folded
from porting.domain.checks.statements import DocumentName, Passage, Statement, Topic

#: The fields of our own forms.
_OWN_FIELDS = {**{topic.value: topic for topic in Topic}, "number_": Topic.NUMBERS}
#: Characters of a cell that are searched: a hostile page has cells of a million.
_LONGEST_LABELLED = 400


def statements_of(read: ReadDocument, document: DocumentName) -> tuple[Statement, ...]:
    """What the labels of a document announce; a label whose value is not found has an empty one.

    A scanned page that two engines have read speaks twice.
    """
    pages = [
        LabelledPage(layer, number, document, page.unseen)
        for number, page in enumerate(with_fields_placed(read).pages, 1)
        if not is_certificate_page(page)
        for layer in page.layers
    ]
    found = [each for page in pages for each in page.statements()]
    found += _of_fields(read.fields, document)
    known = frozenset((each.engine, each.topic) for each in found if each.text)
    return (*found, *(each for page in pages for each in page.guesses(known)))


def addresses_of(page: Page, number: int) -> Iterator[Passage]:
    """Every text that ends in a postal code, with one to four lines of it."""
    for layer in page.layers:
        for at, row in enumerate(layer.rows):
            for cell in row:
                if POSTAL_CODE_AT_THE_END.search(folded(cell.text[-_LONGEST_LABELLED:])):
                    lines = [cell]
                    yield _passage(lines, layer.engine, page, number)
                    for above in lines_above(layer, at, cell):
                        lines.insert(0, above)
                        yield _passage(lines, layer.engine, page, number)


def _passage(cells: list[Cell], engine: Engine, page: Page, number: int) -> Passage:
    whole = Cell(tuple(word for cell in cells for word in cell.words))
    text = "\n".join(cell.text for cell in cells)
    return Passage(text, number, whole.box, engine, whole.confidence, are_seen(whole, page.unseen))


def _of_fields(fields: tuple[Field, ...], document: DocumentName) -> Iterator[Statement]:
    """A form field's name is its label: `account_number`, `Account Number`, `accountNumber`."""
    for field in fields:
        topic = _OWN_FIELDS.get(field.name.rstrip("0123456789")) or topic_of(field.name, document)
        if topic:
            value = clean(field.value)
            yield Statement(value, field.page, field.box, Engine.FIELD, seen=field.is_seen, topic=topic)
