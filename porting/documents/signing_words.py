"""What the words around a signature want: a signature, a date, or something else; and how they are said.

All boxes are on the level page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from porting.documents.blanks import is_blank, is_sign_of_forms
from porting.documents.page_level import Level
from porting.documents.reading import Cell, Word
from porting.domain.checks.evidence import Box
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
    person: str = ""
    """It is no label, but a printed name: a hand beside it may be its owner's, and none says nothing."""


#: `11. Signature of authorized person`: forms count their questions.
_COUNT = re.compile(r"^\d{1,2}[.)] +(?=[a-z])")
#: Arrows, hands and pens, of a text's own signs or of an icon font, that point from a label to its place.
_POINTERS = "<>-= \u00ab\u00bb\u2039\u203a\ufe0f" + "".join(
    chr(sign)
    for first, last in (
        (0x2190, 0x21FF),
        (0x25B2, 0x25C5),
        (0x261A, 0x261F),
        (0x270D, 0x2712),
        (0x2794, 0x2794),
        (0x2798, 0x27BF),
        (0x27F0, 0x27FF),
        (0x2900, 0x297F),
        (0x2B00, 0x2BFF),
        (0xE000, 0xF8FF),
        (0x1F446, 0x1F449),
        (0x1F589, 0x1F590),
        (0x1F800, 0x1F8FF),
    )
    for sign in range(first, last + 1)
)
#: Longer texts are sentences that speak of a signature, unless they begin with whose it is.
LONGEST_LABEL, _LONGEST_WITH_WHOSE = 60, 90
#: An engine is so little sure of handwriting.
DOUBTFUL = 0.6
_SENTENCE = r"(?!.*\b(?:i|my|me|your|you|our|we|with|this|that|is|are|will|below|je|ma|votre|ci)\b)"
#: `Signed for the customer by`; a heading over the place, or the label of it.
SIGNED_FOR = (
    r"(?:signed|executed) (?:for|on behalf of|by and on behalf of|in the name of) [a-z][a-z' ]{0,40}",
    r"signee? (?:pour|au nom d[eu']) ?[a-z][a-z' ]{0,40}",
)
_SIGNATURE = re.compile(
    _SENTENCE + r"(?:x )?(?:"
    r"(?:[a-z'./&-]+ ){0,5}(?:e-?)?signatures?"
    r"(?: (?:autorisee?|electronique|numerique|manuscrite|originale|requise|obligatoire)s?)?"
    r"(?: (?:of|for|by|du|de|des|d'|and|&|et) ?.{0,40}| ?/ ?(?:date|title|name).{0,20})?"
    r"(?: here)?"
    r"|(?:please )?sign(?:ed)?(?: here)?|signed by(?! \(?(?:please )?print)"
    rf"|{'|'.join(SIGNED_FOR)}|(?:by|par) \(signature\)|signee?(?: par)?|signez ici"
    r")(?: ?\(.*)?|[a-z][a-z ']{0,40} \((?:please )?sign here\)"
)
#: `Signature of account holder or person authorized to make changes to the account`
_OF_WHOM = re.compile(
    _SENTENCE
    + r"(?:(?:[a-z']+ )?authori[sz]ed )?signature (?:of|for|du|de|des) (?:(?:an?|the|any|la|le|l') ?)?"
    r"(?:(?:authori[sz]ed|account|present|current|service|telephone|legal) )*(?:customer|subscriber|account"
    r"|holder|owner|user|end[ -]user|client|abonne|titulaire|person|individual|representative|officer"
    r"|signatory|personne|representante?|utilisateur)s?\b[^.;:!?]*"
)
#: Only what is followed by a line to write on, or by a colon, is a place for them.
_BY = re.compile(r"by|par|per|(?:your|my|votre|ma) signature|sign (?:your name|below)|signez ci-dessous")
_DATE = re.compile(
    r"(?:(?:signature|signing|today'?s|customer|effective) )?dated?"
    r"(?: (?:signed|of (?:signature|signing)|de (?:la )?signature|signee?))?(?: ?[(/].*)?|signed on|signe le"
)
OTHER = re.compile(
    r"(?:[a-z'./&]+ ){0,4}(?:name|nom|title|titre|position|fonction|company|entreprise|phone|telephone"
    r"|e-?mail|courriel|address|adresse|number|numero|id|initials?|initiales)(?: ?\(.*)?"
    r"|print(?:ed)?(?: name)?.{0,20}|name.{0,30}|nom .{0,30}"
)


def labels_in(cell: Cell, level: Level) -> Iterator[Label]:
    """A cell may hold several: `Signature: ______ Date: ______`."""
    follows_a_colon = False
    for words, has_end in _pieces(cell):
        text = text_of(words)
        wanted = wanted_by(text, has_end=has_end)
        is_guess = min((word.confidence for word in words), default=0) < DOUBTFUL
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
        if word.confidence < DOUBTFUL and piece and wanted_by(text_of(piece), has_end=False):
            # Handwriting that begins where the label ends.
            yield piece, True
            piece = []
        piece.append(word)
        if word.text.endswith(":"):
            yield piece, True
            piece = []
    if piece:
        yield piece, False


def text_of(words: Sequence[Word]) -> str:
    """The words of a label, plain; a letter that an engine took for another is mended."""
    text = " ".join(word.text for word in words[:LONGEST_LABEL])
    mended = ("signature" if is_a_slip_of(word, "signature") else word for word in plain(text).split())
    return " ".join(mended).strip(" :*#|;,[]" + _POINTERS).removesuffix(" x")


def wanted_by(text: str, *, has_end: bool) -> Wanted | None:
    text = _COUNT.sub("", text.removeprefix("(").removesuffix(")") if text.startswith("(") else text)
    if len(text) <= _LONGEST_WITH_WHOSE and _OF_WHOM.fullmatch(text):
        return Wanted.SIGNATURE
    if not text or len(text) > LONGEST_LABEL:
        return None
    if _DATE.fullmatch(text):
        return Wanted.DATE
    if _SIGNATURE.fullmatch(text) or (has_end and _BY.fullmatch(text)):
        return Wanted.SIGNATURE
    return Wanted.OTHER if has_end or OTHER.fullmatch(text) else None
