"""Words of a text layer, set as a program sets them: each in its own box; and pages of them."""

from porting.documents.contents import says
from porting.documents.layout import rows_of
from porting.documents.reading import Layer, Mark, Page, ReadDocument, Word
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.statements import DocumentName, Topic

#: What stands where: a text, its left edge and its upper edge, in points.
Placed = tuple[str, float, float]

#: In points: of a line, of a letter, and between two words.
_HEIGHT, _ADVANCE, _SPACE = 9.0, 4.6, 3.0
_STEP = 16.0


def typed(text: str, left: float, top: float, height: float = _HEIGHT) -> list[Word]:
    """`text` from its left and upper edge on, in points."""
    words = []
    for word in text.split():
        right = left + _ADVANCE * len(word)
        words.append(Word(word, Box(left, top, right, top + height)))
        left = right + _SPACE
    return words


def page_of(*placed: Placed, marks: tuple[Mark, ...] = ()) -> ReadDocument:
    words = [word for text, left, top in placed for word in typed(text, left, top)]
    return ReadDocument((Page(612, 792, (Layer(Engine.TEXT, rows_of(words)),), marks=marks),))


def lines_of(*lines: str) -> ReadDocument:
    """`a | b` puts two columns on a row."""
    return page_of(
        *(
            (part, 60 + 250 * column, 40 + _STEP * at)
            for at, line in enumerate(lines)
            for column, part in enumerate(line.split(" | "))
        )
    )


def texts_of(document: DocumentName, topic: Topic, read: ReadDocument) -> list[str]:
    """What is said of `topic`; an empty text is a label without a value."""
    return [each.text for each in says(read, document).about(topic)]
