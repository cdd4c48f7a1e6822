"""Where all of the ink of a signature is on a scan: an engine takes parts of it for words."""

from collections.abc import Iterator, Sequence
from statistics import median

from porting.documents.reading import Word
from porting.documents.signing_places import share_inside
from porting.domain.checks.disputes import SURE
from porting.domain.checks.evidence import Box

#: Points between parts of one signature: a first name and the last one.
_APART = 12.0
#: Of its height by which a word stands on the ink's row.
_ON_ITS_ROW = 0.5
#: Words that are so much higher than the page's print are none of it.
_HIGHER = 1.3
#: What an engine is so little sure of is guessed from strokes. What it is surer of may be a piece of them as
#: well, or print that they run into: it neither adds to the ink nor takes from it.
_GUESSED = 0.5
#: What is inside a label to this share is part of it.
_PART_OF = 0.5


def ink_of(drawings: Sequence[Box], words: Sequence[Word], labels: Sequence[Box]) -> Box:
    """Around `drawings`, at least one, and the words that were made of ink beside them; without print.

    All places are on the level page; `words` are those of the engine that read the page first.
    """
    print_height = median(word.box.height for word in words) if words else 0.0
    ink = drawings[0]
    for box in drawings[1:]:
        ink = ink.joined(box)
    of_ink, printed = list[Box](), list(labels)
    for word in words:
        if any(share_inside(word.box, label) >= _PART_OF for label in labels):
            continue
        if word.confidence < _GUESSED or word.box.height > _HIGHER * print_height:
            of_ink.append(word.box)
        elif word.confidence >= SURE:
            printed.append(word.box)
    while beside := next(_beside(ink, of_ink), None):
        ink = ink.joined(beside)
    for box in printed:
        ink = _apart_from(box, ink)
    return ink


def _beside(ink: Box, words: Sequence[Box]) -> Iterator[Box]:
    """Those of `words` that stand on the row of `ink`, and are not in it yet."""
    for word in words:
        across = word.left - ink.right <= _APART and ink.left - word.right <= _APART
        down = min(word.bottom, ink.bottom) - max(word.top, ink.top)
        if across and down >= _ON_ITS_ROW * word.height and ink.joined(word) != ink:
            yield word


def _apart_from(print_: Box, ink: Box) -> Box:
    """The largest part of `ink` that `print_` is not in."""
    if not ink.overlaps(print_):
        return ink
    parts = (
        ink._replace(top=print_.bottom),
        ink._replace(bottom=print_.top),
        ink._replace(left=print_.right),
        ink._replace(right=print_.left),
    )
    return max(parts, key=lambda part: max(part.width, 0) * max(part.height, 0))
