"""Words of a text layer, set as a program sets them: each in its own box."""

from porting.documents.reading import Word
from porting.domain.checks.evidence import Box

#: In points: of a line, of a letter, and between two words.
_HEIGHT, _ADVANCE, _SPACE = 9.0, 4.6, 3.0


def typed(text: str, left: float, top: float, height: float = _HEIGHT) -> list[Word]:
    """`text` from its left and upper edge on, in points."""
    words = []
    for word in text.split():
        right = left + _ADVANCE * len(word)
        words.append(Word(word, Box(left, top, right, top + height)))
        left = right + _SPACE
    return words
