"""Puts words into rows and cells, whoever read them: a text layer, or an engine in an image."""

import math
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice, pairwise
from statistics import median

from porting.documents.reading import Cell, Row, Word
from porting.documents.wrapped import unwrapped
from porting.domain.checks.evidence import Box

#: A word is this many times as high as its letters are wide, or its box holds less than its line, as that of
#: small capitals does.
_HEIGHT_OF_LETTERS = 1.5
#: Words of one row share this much of the lower one's height.
_SHARED_HEIGHT = 0.5
#: A gap of this many heights of a row parts two cells: a space is a quarter, two are half.
_GAP_BETWEEN_CELLS = 0.75
#: Under the head of a column a smaller gap parts two cells: this many times wider than those around it, or,
#: where it stands alone, than a letter; a space is as wide as a letter at most.
_WIDER, _WIDER_THAN_A_LETTER = 1.5, 1.2
#: And of this many heights of a row: an engine's words stand closer or wider apart by a tenth, for no reason.
_LEAST_GAP = 0.3
#: Points by which what stands in a column may begin beside its head, and beside what is above it.
_BESIDE_HEAD, _IN_COLUMN = 2.5, 1.2
#: More cells or words than these in a row are no table's.
_MOST_COLUMNS, _MOST_WORDS = 30, 120
#: A column of values without a head: it begins in so many other rows, of so many above and below it, and they
#: have so few words.
_OTHERS_IN_COLUMN, _ROWS_OF_A_LIST, _WORDS_OF_A_LIST = 2, 8, 14
#: Heights of a row that are free between two lists; forms leave as much as two between their rows.
_BETWEEN_LISTS = 3.0
#: Where several rows have the gap, it is wider than others by less.
_WIDER_IN_LEVEL = 1.3
#: Rows above a row, and points above it, in which its table may have its head.
_ROWS_OF_A_TABLE, _HEIGHT_OF_A_TABLE = 12, 160.0
#: Pieces of one word are less than this share of its height apart, or overlap by less; a space is wider.
_TOUCHING = 0.08
#: Boxes of a form for one character each: so wide, in its heights, as wide as one another but for this share,
#: and so many that there is no doubt; a group of them begins a share of a box apart, or with an empty one.
_NARROWEST_BOX, _WIDEST_BOX, _UNEVEN, _FEWEST_BOXES = 0.9, 2.2, 0.06, 4
_GROUP, _EMPTY_BOX = 1.2, 2.1
#: Columns of answers stand evenly apart as well.
_TICKS = frozenset("YyNnXxOo")
#: Words taller than this many times the usual do not stretch what stands beside them into their row.
_TALL = 1.8
#: A word is held against the nearest of so many of a row: a headline beside a column of small print is on
#: several of its lines.
_MOST_COMPARED = 24


def rows_of(words: Iterable[Word]) -> tuple[Row, ...]:
    """`words` in rows from the top, each in cells from the left."""
    rows: list[Row] = []
    for line in _lines(words):
        row = _cells(line)
        rows.append(_in_columns(row, rows))
    return tuple(unwrapped(list(_level_with_others(rows))))


def _level_with_others(rows: list[Row]) -> Iterator[Row]:
    """`rows`, parted where several of them have a gap before one and the same edge: labels, and their values.

    The gap between two short columns is hardly wider than a space.
    """
    edges = [_edges_behind_gaps(row) for row in rows]
    lists = list(accumulate((_ends_a_list(*pair) for pair in pairwise(rows)), initial=0))
    for at, row in enumerate(rows):
        around = range(max(0, at - _ROWS_OF_A_LIST), min(at + 1 + _ROWS_OF_A_LIST, len(rows)))
        near = [edges[other] for other in around if other != at and lists[other] == lists[at]]
        shared = [
            edge
            for edge in edges[at]
            if sum(any(abs(edge - other) <= _IN_COLUMN for other in others) for others in near)
            >= _OTHERS_IN_COLUMN
        ]
        yield _parted_at(shared, row, _IN_COLUMN, _WIDER_IN_LEVEL) if shared else row


def _ends_a_list(above: Row, below: Row) -> bool:
    """Whether there is so much room between two rows that they are not of one list."""
    gap = min(cell.box.top for cell in below) - max(cell.box.bottom for cell in above)
    return gap > _BETWEEN_LISTS * min(above[0].height, below[0].height)


def _edges_behind_gaps(row: Row) -> list[float]:
    """Where words begin behind more than a space; in a few words, since a sentence is no list."""
    if sum(len(cell.words) for cell in row) > _WORDS_OF_A_LIST:
        return []
    inside = [
        cell.words[at].box.left
        for cell in row
        for at in range(1, len(cell.words))
        if _is_wider_than_a_space(cell, at, _WIDER_IN_LEVEL)
    ]
    return [*inside, *(cell.box.left for cell in row[1:])]


def _in_columns(row: Row, above: list[Row]) -> Row:
    """`row`, its cells parted where columns of a table begin that stand close to one another."""
    count = sum(len(cell.words) for cell in row)
    if count == len(row) or count > _MOST_WORDS:
        return row
    for heads in reversed(above[-_ROWS_OF_A_TABLE:]):
        if 1 < len(heads) <= _MOST_COLUMNS:
            if row[0].box.top - heads[0].box.bottom > _HEIGHT_OF_A_TABLE:
                break
            row = _parted_by(heads, row)
    return row


def _parted_by(heads: Row, row: Row) -> Row:
    return _parted_at([head.box.left for head in heads[1:]], row, _BESIDE_HEAD)


def _parted_at(edges: list[float], row: Row, apart: float, wider: float = _WIDER) -> Row:
    parted: list[Cell] = []
    for cell in row:
        begin = 0
        for at in range(1, len(cell.words)):
            begins_below = any(abs(cell.words[at].box.left - edge) <= apart for edge in edges)
            if begins_below and _is_wider_than_a_space(cell, at, wider):
                parted.append(Cell(cell.words[begin:at]))
                begin = at
        parted.append(Cell(cell.words[begin:]) if begin else cell)
    return tuple(parted)


def _is_wider_than_a_space(cell: Cell, at: int, wider: float = _WIDER) -> bool:
    """Whether the gap before the word `at` is wider than one of the spaces between words."""
    gaps = [after.box.left - before.box.right for before, after in pairwise(cell.words)]
    gap, others = gaps[at - 1], gaps[: at - 1] + gaps[at:]
    if gap < _LEAST_GAP * min(cell.words[at - 1].box.height, cell.words[at].box.height):
        return False
    if others:
        return gap > wider * max(median(others), 0.0)
    letters = sum(len(word.text) for word in cell.words)
    return gap > _WIDER_THAN_A_LETTER * sum(word.box.width for word in cell.words) / letters


def in_whole_words(pieces: Iterable[Word]) -> tuple[Word, ...]:
    """Words of which some were drawn in pieces, such as letter by letter, put together where they touch."""
    return tuple(word for line in _lines(pieces) for word in _with_combs_joined(_joined(line)))


def _joined(line: list[Word]) -> list[Word]:
    joined: list[Word] = []
    for word in line:
        last = joined[-1] if joined else None
        if last and _touch(last, word):
            joined[-1] = Word(
                last.text + word.text, last.box.joined(word.box), min(last.confidence, word.confidence)
            )
        else:
            joined.append(word)
    return joined


def _with_combs_joined(line: list[Word]) -> Iterator[Word]:
    """`line`, where single characters stand in boxes of a form put together: `2 0 8   3 4 5   3 8 2 7`.

    Such a word is as wide as its boxes.
    """
    runs = [part for run in _runs_of_single_characters(line) for part in _parted_at_gaps(run)]
    steps = [step for run in runs if (step := _even_step(run, _FEWEST_BOXES))]
    if not steps:
        yield from line
        return
    low, high = (1 - _UNEVEN) * min(steps), (1 + _UNEVEN) * max(steps)
    for run in runs:
        # A form's boxes are alike, so that those of `ID` before a ZIP code are known.
        step = _even_step(run, 2)
        yield from _in_boxes(run, step) if low <= step <= high else run


def _runs_of_single_characters(line: list[Word]) -> list[list[Word]]:
    """`line` in runs of single characters that are near one another, and all other words by themselves."""
    runs: list[list[Word]] = []
    for word in line:
        last = runs[-1][-1] if runs else None
        if last and len(last.text) == len(word.text) == 1 and _is_next_box(last, word):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _parted_at_gaps(run: list[Word]) -> Iterator[list[Word]]:
    """`run`, parted where more than one box of its width is free."""
    steps = [_middle(right) - _middle(left) for left, right in pairwise(run)]
    begin, least = 0, min(steps, default=0.0)
    for at, step in enumerate(steps, 1):
        if step > _EMPTY_BOX * (1 + _UNEVEN) * least:
            yield run[begin:at]
            begin = at
    yield run[begin:]


def _is_next_box(left: Word, right: Word) -> bool:
    """Whether they may stand in boxes that follow on one another, or with one empty box between."""
    step, height = _middle(right) - _middle(left), max(left.box.height, right.box.height)
    is_told = left.text.isalnum() and right.text.isalnum() and _are_alike(left, right)
    return is_told and 0 < _NARROWEST_BOX * height <= step <= _WIDEST_BOX * _EMPTY_BOX * height


def _even_step(run: list[Word], fewest: int) -> float:
    """The width of the boxes in which `run` stands; 0: it stands in none, since other steps are no gaps."""
    if len(run) < fewest or _TICKS.issuperset(word.text for word in run):
        return 0.0
    for place in (_middle, _left):
        steps = [place(right) - place(left) for left, right in pairwise(run)]
        least = min(steps)
        if least <= 0:
            continue
        are_even = all(
            step <= (1 + _UNEVEN) * least or _GROUP <= step / least <= _EMPTY_BOX for step in steps
        )
        if are_even and least <= _WIDEST_BOX * run[0].box.height:
            return least
    return 0.0


def _in_boxes(run: list[Word], step: float) -> Iterator[Word]:
    """The words of `run`, parted where there is more room than that of one box."""
    begin = 0
    for at in range(1, len(run) + 1):
        if at == len(run) or _middle(run[at]) - _middle(run[at - 1]) > _GROUP * step:
            word, beside = run[begin:at], (step - run[begin].box.width) / 2
            box = word[0].box.joined(word[-1].box)
            wide = Box(box.left - max(beside, 0), box.top, box.right + max(beside, 0), box.bottom)
            text = "".join(each.text for each in word)
            yield Word(text, wide, min(each.confidence for each in word)) if len(word) > 1 else word[0]
            begin = at


def _middle(word: Word) -> float:
    return (word.box.left + word.box.right) / 2


def _left(word: Word) -> float:
    return word.box.left


def _touch(left: Word, right: Word) -> bool:
    gap = right.box.left - left.box.right
    return _are_alike(left, right) and -_TOUCHING < gap / max(right.box.height, 1e-6) < _TOUCHING


def _lines(words: Iterable[Word]) -> list[list[Word]]:
    """`words` line by line from the top, each from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.box.middle):
        row = next((row for row in reversed(rows[-4:]) if _belongs(word, row)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    rows.sort(key=lambda row: median(word.box.middle for word in row))
    return [sorted(row, key=lambda word: word.box.left) for row in rows]


def _belongs(word: Word, row: list[Word]) -> bool:
    """Whether `word` stands on the line of `row`."""
    line = _nearest(word, row)
    low, high = sorted((word.box.height, line.height))
    shared = min(word.box.bottom, line.bottom) - max(word.box.top, line.top)
    return shared >= _SHARED_HEIGHT * (high if high < _TALL * low else low)


def _are_alike(one: Word, other: Word) -> bool:
    low, high = sorted((one.box.height, other.box.height))
    return high < _TALL * low


def _nearest(word: Word, row: list[Word]) -> Box:
    """The box of that word of `row` of about its height that `word` stands nearest to; else the last one."""
    near, apart = row[-1].box, math.inf
    for other in islice(reversed(row), _MOST_COMPARED):
        gap = max(other.box.left - word.box.right, word.box.left - other.box.right, 0)
        if gap < apart and _are_alike(other, word):
            near, apart = other.box, gap
    return near


def _cells(words: list[Word]) -> Row:
    sizes = _type_sizes(words)
    cells: list[list[Word]] = [[words[0]]]
    for (before, size_before), (word, size) in pairwise(zip(words, sizes, strict=True)):
        if word.box.left - before.box.right > _GAP_BETWEEN_CELLS * min(size_before, size):
            cells.append([word])
        else:
            cells[-1].append(word)
    return tuple(Cell(tuple(cell)) for cell in cells)


def _type_sizes(words: list[Word]) -> list[float]:
    """Of the words of one line; a sign by itself, such as a dash, says nothing: it counts as its neighbour.

    A typewriter's space is as wide as a letter, which is more than a dash or an `N` is high.
    """
    own = [_type_size(word) for word in words]
    told = [at for at, word in enumerate(words) if len(word.text) > 1]
    sizes, behind = own.copy(), 0
    for at, word in enumerate(words):
        while behind < len(told) and told[behind] < at:
            behind += 1
        if told and len(word.text) <= 1:
            beside = told[max(behind - 1, 0) : behind + 1]
            sizes[at] = max(own[at], own[min(beside, key=lambda other: abs(other - at))])
    return sizes


def _type_size(word: Word) -> float:
    letters = len(word.text)
    return max(word.box.height, _HEIGHT_OF_LETTERS * word.box.width / letters if letters > 1 else 0.0)
