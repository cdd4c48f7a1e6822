"""Where a letter wants to be signed and dated: labels, and the lines and boxes that belong to them.

All geometry happens on the level page: as a reader would hold a scan that lies askew or on its side.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from statistics import median

from porting.documents.blanks import blanks_apart, is_blank, is_sign_of_forms
from porting.documents.reading import Cell, Layer, Page, Row, Word
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.likeness import is_a_slip_of, plain


class Wanted(StrEnum):
    """What a label wants to stand beside it."""

    SIGNATURE = "signature"
    DATE = "date"
    OTHER = "other"
    """A printed name, a title: what is drawn there is neither."""


@dataclass(frozen=True)
class Label:
    wanted: Wanted
    text: str
    """In lower case without accents."""
    box: Box
    """On the level page."""
    is_another_hand: bool = False
    """A witness or the winning carrier's own people sign here, not the customer."""
    is_bare: bool = False
    """An `X`: where no line is beside it, it may be a tick or a word."""


@dataclass(frozen=True)
class Place:
    """The room that a label announces, on the level page."""

    label: Label
    box: Box
    line: float | None = None
    """How far down the line to write on is; None: a box, or no line was found."""
    is_ruled: bool = False
    """A line or a box says where it is; otherwise it is a guess."""


@dataclass(frozen=True)
class Level:
    """How a page has to be turned for its lines to run level."""

    width: float
    height: float
    degrees: float
    """By which its lines point down from where they should; 90: they run down the page."""

    def of(self, box: Box) -> Box:
        """`box` of the page on the level page; the size of what is in it stays as it was."""
        return self._moved(box, -self.degrees)

    def on_page(self, box: Box) -> Box:
        return self._moved(box, self.degrees)

    def _moved(self, box: Box, degrees: float) -> Box:
        if not degrees:
            return box
        angle = math.radians(degrees)
        right, down = (box.left + box.right - self.width) / 2, box.middle - self.height / 2
        x = self.width / 2 + right * math.cos(angle) - down * math.sin(angle)
        y = self.height / 2 + right * math.sin(angle) + down * math.cos(angle)
        across, along = box.width / 2, box.height / 2
        if abs(math.sin(angle)) > abs(math.cos(angle)):
            across, along = along, across
        return Box(x - across, y - along, x + across, y + along)


#: A row that is shorter (points) does not tell how a page lies.
_LONG_ROW = 90.0
#: Degrees. Less is no more than how letters differ in height.
_LEAST_SKEW = 0.12


def level_of(page: Page) -> Level:
    """How `page` lies, by the rows of the first engine that recognized it; a text layer's lines are level."""
    layer = next(iter(page.layers), None)
    if layer is None or not layer.engine.is_recognition:
        return Level(page.width, page.height, 0.0)
    angles = sorted(_angles(layer))
    if not angles:
        return Level(page.width, page.height, 0.0)
    quarter = max((0, 90, 180, 270), key=lambda turn: sum(_off(angle, turn) < 45 for angle in angles))
    skew = median((angle - quarter + 180) % 360 - 180 for angle in angles if _off(angle, quarter) < 45)
    return Level(page.width, page.height, quarter + (skew if abs(skew) >= _LEAST_SKEW else 0.0))


def _angles(layer: Layer) -> Iterator[float]:
    for row in layer.rows:
        first, last = row[0].words[0].box, row[-1].words[-1].box
        right = (last.left + last.right - first.left - first.right) / 2
        down = last.middle - first.middle
        if math.hypot(right, down) >= _LONG_ROW:
            yield math.degrees(math.atan2(down, right))


def _off(angle: float, turn: float) -> float:
    return abs((angle - turn + 180) % 360 - 180)


#: Longer texts are sentences that speak of a signature.
_LONGEST_LABEL = 60
#: A hostile page may have any number.
_MOST_TO_SIGN, _MOST_LABELS = 12, 150
#: Words of a heading.
_LONGEST_HEADING = 8
#: A date or a printed name this far from a signature's label (points) belongs to something else.
_BLOCK_WITHIN = 150.0
#: And a bare `X` stands so near to one of them.
_IN_A_BLOCK = 60.0
#: An engine is so little sure of handwriting.
_DOUBTFUL = 0.6
_SENTENCE = r"(?!.*\b(?:i|my|me|your|you|our|we|with|this|that|is|are|will|below|je|ma|votre|ci)\b)"
_SIGNATURE = re.compile(
    _SENTENCE + r"(?:x )?(?:"
    r"(?:[a-z'./&-]+ ){0,5}signatures?(?: (?:of|for|by|du|de|des|d'|and|&|et) ?.{0,40}| autorisee?s?"
    r"| ?/ ?(?:date|title|name).{0,20})?"
    r"(?: here)?"
    r"|(?:please )?sign(?:ed)?(?: here)?|signed by(?! \(?(?:please )?print)|signee?(?: par)?|signez ici"
    r")(?: ?\(.*)?|[a-z][a-z ']{0,40} \((?:please )?sign here\)"
)
#: How a letter closes; who writes one signs below it.
_CLOSING = re.compile(
    r"(?:yours )?(?:sincerely|truly|faithfully)(?: yours)?|yours|respectfully(?: (?:yours|submitted))?"
    r"|(?:(?:kind|best|warm) )?regards|(?:bien )?cordialement"
)
#: Only what is followed by a line to write on, or by a colon, is a place for them.
_BY = re.compile(r"by|par|(?:your|my|votre|ma) signature|sign (?:your name|below)|signez ci-dessous")
_BY_ITSELF = re.compile(r"(?:your|my|votre|ma) signature|sign (?:your name|below)|signez ci-dessous")
_DATE = re.compile(
    r"(?:(?:signature|signing|today'?s|customer|effective) )?dated?"
    r"(?: (?:signed|of (?:signature|signing)|de (?:la )?signature|signee?))?(?: ?[(/].*)?|signed on|signe le"
)
_OTHER = re.compile(
    r"(?:[a-z'./&]+ ){0,4}(?:name|nom|title|titre|position|fonction|company|entreprise|phone|telephone"
    r"|e-?mail|courriel|address|adresse|number|numero|id|initials?|initiales)(?: ?\(.*)?"
    r"|print(?:ed)?(?: name)?.{0,20}|name.{0,30}|nom .{0,30}"
)
_ANOTHER_HAND = re.compile(
    r"\b(?:witness|temoin|notar[yi]|notaire|agent|sales|salesperson|carrier|provider|vendor|reseller|dealer"
    r"|fournisseur|servicecall|office use|internal use)\b|^(?:representative|rep|representant)(?:'s)?\b"
)
#: These say that whoever else is named acts for the customer.
_CUSTOMER = re.compile(
    r"\b(?:customer|client|subscriber|abonne|authori[sz]ed|autorisee?|account holder|titulaire|end user"
    r"|owner)\b"
)
#: `Current carrier: ...` names the one that the numbers leave; it signs nothing.
_LOSING = re.compile(
    r"\b(?:current|losing|old|existing|present|former|previous|from|actuel|ancien|cedant)\b.*"
    r"\b(?:carrier|provider|vendor|reseller|fournisseur)\b"
    r"|\b(?:carrier|provider|fournisseur)\b.*\b(?:account|actuel|ancien|cedant)\b"
)
#: Whoever signs says so; the words of a letter that speak of a carrier are no heading.
_OF_THE_LETTER = re.compile(
    r"\b(?:i|my|we|our|je|nous|hereby|authori[sz]e|autorise|port|transfer|move|switch)\b"
)
#: `Carrier: ...` may be the heading of a block, or what the letter says of the carrier.
_MAY_BE_A_FACT = re.compile(r"[^:]*\b(?:carrier|provider|vendor|reseller|fournisseur)\b[^:]*:.*")
#: How far above a label the heading of its block may stand.
_HEADING_WITHIN = 110.0


def signature_labels(page: Page) -> list[Box]:
    """Where the page wants to be signed, by whomever; in the order of its rows."""
    level = level_of(page)
    return [level.on_page(label.box) for label in labels_of(page) if label.wanted is Wanted.SIGNATURE]


def labels_of(page: Page) -> list[Label]:
    """The labels of the first engine that read where to sign; of the first one, if none did."""
    level = level_of(page)
    found: list[list[Label]] = []
    for layer in map(blanks_apart, page.layers):
        cells = [cell for row in layer.rows for cell in row]
        labels = [label for cell in cells for label in _labels_in(cell, level)]
        if not any(label.wanted is Wanted.SIGNATURE for label in labels):
            labels += _bare_signs_in(cells, labels, level) or _closings_in(cells, level)
        labels = _near_signing(labels)
        found.append(_with_hands(labels, list(_headings_of(layer.rows, level))))
    signing = (each for each in found if any(label.wanted is Wanted.SIGNATURE for label in each))
    return next(signing, found[0] if found else [])


def _bare_signs_in(cells: Sequence[Cell], labels: Sequence[Label], level: Level) -> list[Label]:
    """`X`, `Your signature`: on a page that asks nowhere else, beside where it asks for a date or a name."""
    found = []
    for cell in cells:
        text, box = _text(cell.words) or plain(cell.text), level.of(cell.box)
        is_sign = is_sign_of_forms(text) and any(
            abs(each.box.middle - box.middle) < _IN_A_BLOCK for each in labels
        )
        if is_sign or _BY_ITSELF.fullmatch(text):
            found.append(Label(Wanted.SIGNATURE, text, box, is_bare=True))
    return found


def _closings_in(cells: Sequence[Cell], level: Level) -> list[Label]:
    """Where a letter ends; a form that has a label for its signature is signed there."""
    return [
        Label(Wanted.SIGNATURE, text, level.of(cell.box))
        for cell in cells
        if _CLOSING.fullmatch(text := _text(cell.words))
    ]


def _near_signing(labels: Sequence[Label]) -> list[Label]:
    """The labels of signature blocks, as many as letters have."""
    signing = [label for label in labels if label.wanted is Wanted.SIGNATURE][:_MOST_TO_SIGN]
    rows = [label.box.middle for label in signing]
    near = (
        label
        for label in labels
        if label in signing
        or (
            label.wanted is not Wanted.SIGNATURE
            and any(abs(label.box.middle - row) <= _BLOCK_WITHIN for row in rows)
        )
    )
    return list(islice(near, _MOST_LABELS))


def _labels_in(cell: Cell, level: Level) -> Iterator[Label]:
    """A cell may hold several: `Signature: ______ Date: ______`."""
    follows_a_colon = False
    for words, has_end in _pieces(cell):
        text = _text(words)
        wanted = _wanted(text, has_end=has_end)
        is_guess = min((word.confidence for word in words), default=0) < _DOUBTFUL
        is_value = follows_a_colon and not has_end
        follows_a_colon = words[-1].text.endswith(":")
        if wanted and not ((is_guess or is_value) and wanted is Wanted.OTHER):
            box = words[0].box
            for word in words[1:]:
                box = box.joined(word.box)
            yield Label(wanted, text, level.of(box))


def _pieces(cell: Cell) -> Iterator[tuple[list[Word], bool]]:
    """Words up to a colon or a line to write on, and whether there was one."""
    piece: list[Word] = []
    for word in cell.words:
        if is_blank(word.text):
            if not all(is_sign_of_forms(each.text) for each in piece):
                yield piece, True
            piece = []
            continue
        if word.confidence < _DOUBTFUL and piece and _wanted(_text(piece), has_end=False):
            # Handwriting that begins where the label ends.
            yield piece, True
            piece = []
        piece.append(word)
        if word.text.endswith(":"):
            yield piece, True
            piece = []
    if piece:
        yield piece, False


def _text(words: Sequence[Word]) -> str:
    """The words of a label, plain; a letter that an engine took for another is mended."""
    text = " ".join(word.text for word in words[:_LONGEST_LABEL])
    mended = ("signature" if is_a_slip_of(word, "signature") else word for word in plain(text).split())
    return " ".join(mended).strip(" :*#|;,[]").removesuffix(" x")


def _wanted(text: str, *, has_end: bool) -> Wanted | None:
    text = text.removeprefix("(").removesuffix(")") if text.startswith("(") else text
    if not text or len(text) > _LONGEST_LABEL:
        return None
    if _DATE.fullmatch(text):
        return Wanted.DATE
    if _SIGNATURE.fullmatch(text) or (has_end and _BY.fullmatch(text)):
        return Wanted.SIGNATURE
    return Wanted.OTHER if has_end or _OTHER.fullmatch(text) else None


def has_other_hand(text: str) -> bool:
    """Whether `text`, plain, names somebody who does not sign for the customer."""
    return bool(_ANOTHER_HAND.search(text)) and not _CUSTOMER.search(text)


@dataclass(frozen=True)
class _Heading:
    """A short text that may say who signs below it."""

    text: str
    box: Box
    may_be_a_fact: bool
    """It may as well be what the letter says of a carrier."""


def _headings_of(rows: Sequence[Row], level: Level) -> Iterator[_Heading]:
    above: Row = ()
    for row in rows:
        follows_a_label = False
        for cell in row:
            text = plain(cell.text)
            if _names_who_signs(text) and not _ends_a_paragraph(cell, above, level):
                is_fact = follows_a_label or bool(_MAY_BE_A_FACT.fullmatch(text))
                yield _Heading(text, level.of(cell.box), is_fact)
            follows_a_label = text.endswith(":")
        above = row


def _ends_a_paragraph(cell: Cell, above: Row, level: Level) -> bool:
    """Whether `cell` goes on with a sentence of the row above it."""
    box = level.of(cell.box)
    return any(
        len(line.words) > _LONGEST_HEADING
        and not line.text.endswith((".", ":", "!"))
        and abs(level.of(line.box).left - box.left) < box.height
        and box.top - level.of(line.box).bottom < box.height
        for line in above
    )


def _names_who_signs(text: str) -> bool:
    if len(text) > _LONGEST_LABEL or len(text.split()) > _LONGEST_HEADING or text.endswith("."):
        return False
    label = text.strip(" :")
    return (
        bool(_CUSTOMER.search(text) or _ANOTHER_HAND.search(text))
        and not (_LOSING.search(text) or _OF_THE_LETTER.search(text) or _OTHER.fullmatch(label))
        and not _wanted(label, has_end=False)
    )


def _with_hands(labels: Sequence[Label], headings: Sequence[_Heading]) -> list[Label]:
    """`labels`; the carrier that a letter speaks of signs it only where the customer has another place."""
    judged = [_with_hand(label, headings) for label in labels]
    if any(label.wanted is Wanted.SIGNATURE and not label.is_another_hand for label in judged):
        return judged
    certain = [heading for heading in headings if not heading.may_be_a_fact]
    return [_with_hand(label, certain) for label in labels]


def _with_hand(label: Label, headings: Sequence[_Heading]) -> Label:
    """A bare `Signature` is signed by whom the heading of its block names."""
    if label.wanted is not Wanted.SIGNATURE:
        return label
    if _CUSTOMER.search(label.text):
        return label
    if has_other_hand(label.text):
        return replace(label, is_another_hand=True)
    above = [
        (heading.box.bottom, heading.text)
        for heading in headings
        if 0 < label.box.top - heading.box.bottom <= _HEADING_WITHIN
        and abs(heading.box.left - label.box.left) <= _HEADING_WITHIN
    ]
    text = max(above, default=(0.0, ""))[1]
    return replace(label, is_another_hand=has_other_hand(text))


#: A line to write on is as long as a short name, in points.
_SHORTEST_LINE = 55.0
#: How high above its line a signature may begin, and how far its tails hang below it.
_ABOVE_LINE, _BELOW_LINE = 42.0, 12.0
#: A label stands so close under its line.
_UNDER_LINE = 16.0
#: Right of its label a line begins within this.
_BESIDE = 80.0
#: And left of it, it ends within this.
_BEHIND = 16.0
#: Points by which boxes of words that stand side by side may overlap.
_TOUCHING = 2.0
#: A guess where no line is: beside the label, and above it.
_GUESSED_WIDTH = 260.0
_GUESSED_ABOVE = 34.0
#: Letters leave three or four lines between how they close and the name of who signs them.
_UNDER_CLOSING = 64.0
_LARGEST_BOX = 170.0
_SMALLEST_BOX = 13.0


def places_of(page: Page) -> list[Place]:
    """The place of each label of `page`; its ruled lines are among its marks."""
    level = level_of(page)
    labels = labels_of(page)
    lines = [level.of(mark.box) for mark in page.marks if mark.how == "line"]
    lines += [
        level.of(word.box)._replace(top=level.of(word.box).bottom - 1)
        for layer in page.layers[:1]
        if layer.engine is Engine.TEXT
        for word in blanks_apart(layer).words
        if is_blank(word.text)
    ]
    ruling = _Ruling(lines)
    words = [level.of(word.box) for layer in page.layers[:1] for word in layer.words if _is_written(word)]
    return [
        (Place(label, label.box) if _is_filled_in(label, labels, words) else None)
        or _place_of(label, labels, ruling)
        or _above_a_line(label, labels, ruling)
        or _guessed(label, labels, level)
        for label in labels
    ]


def _is_written(word: Word) -> bool:
    return word.confidence >= _DOUBTFUL and any(map(str.isalnum, word.text))


def _is_filled_in(label: Label, labels: Sequence[Label], words: Sequence[Box]) -> bool:
    """Whether print stands beside a label that wants neither a signature nor a date: it has no room left."""
    return label.wanted is Wanted.OTHER and any(
        abs(word.middle - label.box.middle) < label.box.height / 2
        and -_TOUCHING <= word.left - label.box.right <= _BESIDE
        and not any(share_inside(word, other.box) >= _HELD for other in labels)
        for word in words
    )


class _Ruling:
    """The lines of a form."""

    def __init__(self, lines: Sequence[Box]) -> None:
        self.across = _joined([line for line in lines if line.width >= line.height])
        self.down = [line for line in lines if line.width < line.height]

    def cell_around(self, x: float, y: float) -> Box | None:
        """The box around a point; None where it is open to a side."""
        tops = [
            line.middle for line in self.across if line.left - 4 <= x <= line.right + 4 and line.middle < y
        ]
        bottoms = [
            line.middle for line in self.across if line.left - 4 <= x <= line.right + 4 and line.middle > y
        ]
        lefts = [line.right for line in self.down if line.top - 4 <= y <= line.bottom + 4 and line.left < x]
        rights = [line.left for line in self.down if line.top - 4 <= y <= line.bottom + 4 and line.left > x]
        if not (tops and bottoms and lefts and rights):
            return None
        box = Box(max(lefts), max(tops), min(rights), min(bottoms))
        return box if _SMALLEST_BOX <= box.height <= _LARGEST_BOX and box.width >= _SHORTEST_LINE else None


def _joined(lines: Sequence[Box]) -> list[Box]:
    """Pieces of a line that words or pen strokes interrupt, as one."""
    joined: list[Box] = []
    for line in sorted(lines, key=lambda each: (round(each.middle / 2), each.left)):
        before = joined[-1] if joined else None
        if before and abs(before.middle - line.middle) <= 2 and -2 <= line.left - before.right <= 8:
            joined[-1] = before.joined(line)
        else:
            joined.append(line)
    return joined


def _place_of(label: Label, labels: Sequence[Label], ruling: _Ruling) -> Place | None:
    """By the box around, beside or below `label`, or the line that begins or ends beside it."""
    box = label.box
    x, y = (box.left + box.right) / 2, box.middle
    around = ruling.cell_around(x, y)
    if around and (around.height >= 2.2 * box.height or around.width >= 2.5 * box.width):
        return Place(label, around, is_ruled=True)
    beside = ruling.cell_around(box.right + _BESIDE / 4, y)
    if beside and beside.left >= box.right - 6 and not _holds_another(beside, label, labels):
        return Place(label, beside, is_ruled=True)
    on_a_line = _on_a_line(label, ruling) or _behind_a_line(label, labels, ruling)
    if on_a_line:
        return on_a_line
    below = ruling.cell_around(box.left + 10, box.bottom + 14)
    if below and -4 <= below.top - box.bottom <= 14 and not _holds_another(below, label, labels):
        return Place(label, below, is_ruled=True)
    return None


def _holds_another(box: Box, label: Label, labels: Sequence[Label]) -> bool:
    return any(
        other is not label
        and box.left <= (other.box.left + other.box.right) / 2 <= box.right
        and box.top <= other.box.middle <= box.bottom
        for other in labels
    )


def _on_a_line(label: Label, ruling: _Ruling) -> Place | None:
    """The line beside the label, else the one right above it."""
    box = label.box
    long = [line for line in ruling.across if line.width >= _SHORTEST_LINE]
    beside = [
        line
        for line in long
        if -8 <= line.middle - box.bottom <= 9
        and line.left - box.right <= _BESIDE
        and line.right >= box.right + _SHORTEST_LINE
        and (line.left >= box.left - 6)
    ]
    if beside:
        line = min(beside, key=lambda each: abs(each.left - box.right))
        left = max(box.right, line.left - 4)
        return _over(label, line._replace(left=left))
    above = [
        line
        for line in long
        if -3 <= box.top - line.middle <= _UNDER_LINE
        and line.left <= (box.left + box.right) / 2 <= line.right
    ]
    if above:
        return _over(label, max(above, key=lambda each: each.middle))
    return None


def _behind_a_line(label: Label, labels: Sequence[Label], ruling: _Ruling) -> Place | None:
    """The line that ends where the label begins, if it is no other label's."""
    box = label.box
    lines = [
        line
        for line in ruling.across
        if line.width >= _SHORTEST_LINE
        and -8 <= line.middle - box.bottom <= 9
        and -4 <= box.left - line.right <= _BEHIND
    ]
    line = max(lines, key=lambda each: each.right, default=None)
    is_anothers = line is not None and any(
        abs(other.box.middle - box.middle) < box.height and -6 <= line.left - other.box.right <= _BESIDE
        for other in labels
    )
    return None if line is None or is_anothers else _over(label, line)


def _above_a_line(label: Label, labels: Sequence[Label], ruling: _Ruling) -> Place | None:
    """A label, room to sign, and a line below both."""
    box = label.box
    lines = [
        line
        for line in ruling.across
        if line.width >= _SHORTEST_LINE
        and 9 < line.middle - box.bottom <= 60
        and line.left <= box.left + 30
        and line.right >= box.left + _SHORTEST_LINE
    ]
    if not lines:
        return None
    line = min(lines, key=lambda each: each.middle)
    place = Place(
        label,
        Box(min(line.left, box.left), box.top - 4, line.right, line.middle + _BELOW_LINE),
        line.middle,
        is_ruled=True,
    )
    return None if _holds_another(place.box._replace(bottom=line.middle), label, labels) else place


def _over(label: Label, line: Box) -> Place:
    room = Box(line.left - 6, line.middle - _ABOVE_LINE, line.right + 10, line.middle + _BELOW_LINE)
    return Place(label, room, line.middle, is_ruled=True)


def _guessed(label: Label, labels: Sequence[Label], level: Level) -> Place:
    box = label.box
    if _CLOSING.fullmatch(label.text):
        below = box.bottom + _UNDER_CLOSING
        return Place(label, Box(box.left - 10, box.top - 4, box.left + _GUESSED_WIDTH, below))
    right = min(
        [
            other.box.left - 4
            for other in labels
            if other.box.left > box.right and abs(other.box.middle - box.middle) < box.height
        ],
        default=min(box.right + _GUESSED_WIDTH, max(level.width, level.height)),
    )
    room = Box(box.left - 10, box.top - _GUESSED_ABOVE, max(right, box.right), box.bottom + _BELOW_LINE)
    return Place(label, room)


#: A drawing belongs to a place that holds this share of it: signatures are larger than their lines.
_HELD = 0.3


def nearest_place(box: Box, places: Sequence[Place]) -> Place | None:
    """The place that holds most of `box`, a drawing on the level page; None: it stands in none.

    Of places that hold as much of it, the one beside whose label it stands: a hand writes on the line.
    """
    held = [
        (
            round(share_inside(box, place.box), 1),
            place.is_ruled,
            -abs(box.bottom - place.label.box.bottom),
            at,
        )
        for at, place in enumerate(places)
        if share_inside(box, place.box) >= _HELD
    ]
    return places[max(held)[3]] if held else None


def share_inside(box: Box, room: Box) -> float:
    """How much of `box` is inside `room`, from 0 to 1."""
    across = min(box.right, room.right) - max(box.left, room.left)
    down = min(box.bottom, room.bottom) - max(box.top, room.top)
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / max(box.width * box.height, 1e-6)
