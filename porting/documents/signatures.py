"""Whether an LOA is signed, from everything that can stand for a signature.

Whose hand it is, no machine sees: that there is one is all that is judged. A typed name, a cross and
initials are for a person to judge.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from porting.documents.blanks import blanks_apart, signs_of_forms
from porting.documents.own_forms import own_form_on
from porting.documents.page_level import Level, level_of
from porting.documents.people import person_in
from porting.documents.reading import DigitalSignature, Layer, Mark, Page, ReadDocument
from porting.documents.signing_hands import has_other_hand
from porting.documents.signing_ink import ink_of
from porting.documents.signing_labels import CLOSING
from porting.documents.signing_places import Place, nearest_place, places_of, share_inside
from porting.documents.signing_words import Wanted
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.likeness import plain
from porting.domain.checks.statements import Signature, Signed, Statement, Topic

#: A signature is as wide and as high, in points, and as much ink, in square inches; measured on pen
#: strokes, pasted images and fonts. A cross and initials are narrower, a tick has less ink.
_WIDE, _HIGH, _INK = 45.0, 7.5, 0.008
#: Less ink is dirt, or the edge of a letter.
_DIRT = 0.0025
#: Points. So small are the pieces of print that the engine did not read; a hand joins its letters.
_LETTER_WIDE, _LETTER_HIGH, _FEWEST_LETTERS = 15.0, 14.0, 4
#: What touches letters that are so high, as a share of its own height, is a part of them.
_OF_LETTERS = 0.5
#: An engine that is as sure of a page has read all of it, so that an empty place is empty.
_CLEAN = 0.8
#: Points around a place in which ink may have been meant for it.
_NEAR = 40.0
#: Points between the parts of one hand's name.
_JOINED = 14.0
#: An image that covers more of its page is the page.
_LARGEST_IMAGE = 0.3
#: What is inside something else to this share is part of it.
_INSIDE = 0.5
#: Points around its line where typed text stands on it.
_OVER_LINE, _BELOW_LINE = 17.0, 6.0
_LONGEST_TYPED = 60
#: A name that is typed for a signature is so many times as high as other print, or stands over itself within
#: so many points below how a letter closes.
_LARGER, _UNDER_CLOSING = 1.25, 100.0
#: Points by which a word's box and its label's may overlap.
_TOUCH = 2.0

_SERVICES = re.compile(
    r"\b(docusign|adobe (?:acrobat )?sign|dropbox sign|hellosign|pandadoc|signnow|onespan|signeasy|zoho sign)"
)
_SIGNED_THROUGH_A_SERVICE = re.compile(
    r"envelope id|docusigned by|e-?signed|electronically signed|signed (?:by|via|with|through|using)"
    r"|certificate of completion|audit (?:report|trail)|transaction id|signature electronique"
)
_CERTIFICATE_TITLE = re.compile(
    r"certificate of completion|final audit report|audit (?:trail|log)|signature certificate|signing log"
    r"|certificat (?:de signature|d'achevement)|rapport d'audit"
)
_CERTIFICATE_WORDS = (
    r"envelope id|transaction id|document (?:id|ref)|identifiant d'enveloppe",
    r"signer events|record tracking|timestamp|time stamp|ip address|adresse ip|events?\b|history",
    r"docusign|adobe|dropbox sign|hellosign|pandadoc|signnow|e-?sign|electronic|electronique",
)
_HEAD_ROWS = 12
_ORDER = {Signed.YES: 2, Signed.UNCLEAR: 1, Signed.NO: 0}


def signature_of(read: ReadDocument, stated: tuple[Statement, ...]) -> Signature:
    """Of a letter whose pages have their marks (`porting.documents.ink`)."""
    drawn = _drawn(read, stated)
    return _digital(read, drawn) if read.digital_signatures else drawn


def is_certificate_page(page: Page) -> bool:
    """Whether it is what a signing service appends on who signed when; it belongs to the document before."""
    for layer in page.layers:
        rows = [plain(" ".join(cell.text for cell in row)) for row in layer.rows]
        text = "\n".join(rows)
        if _CERTIFICATE_TITLE.search("\n".join(rows[:_HEAD_ROWS])):
            return sum(bool(re.search(words, text)) for words in _CERTIFICATE_WORDS) >= 2
    return False


def _digital(read: ReadDocument, drawn: Signature) -> Signature:
    """What was signed with a certificate; without one that is sound, what is drawn decides, if it may."""
    signatures = read.digital_signatures
    found = replace(
        drawn,
        changed_after=any(each.changed_after for each in signatures),
        content_changed=any(each.content_changed for each in signatures),
        is_broken=any(each.is_checkable and not each.intact for each in signatures),
    )
    sound = [each for each in signatures if each.intact and not has_other_hand(_in_words(each.field))]
    if found.is_broken:
        how = "a digital signature does not fit the document: its bytes were changed, or saved anew"
        return replace(found, signed=Signed.UNCLEAR, how=how)
    if sound:
        return replace(found, signed=Signed.YES, how=_how(sound[-1]), signed_on=_day(sound[-1].signed_at))
    if any(each.intact for each in signatures):
        return replace(found, how=f"{drawn.how}; the digital signature is another party's")
    # What is seen of it on the page is no hand.
    how = "a digital signature of a kind that cannot be checked here"
    return replace(found, signed=Signed.UNCLEAR, how=how)


def _how(signature: DigitalSignature) -> str:
    service = _SERVICES.search(plain(signature.signer))
    through = f" through the signing service {service[1]}" if service else ""
    signer = f", signer {signature.signer}" if signature.signer else ""
    known = "verified" if signature.trusted else "not verified"
    return f"digital signature{through}, intact{signer} ({known})"


def _day(signed_at: str) -> date | None:
    return datetime.fromisoformat(signed_at).date() if signed_at else None


def _in_words(field: str) -> str:
    return plain(re.sub(r"(?<=[a-z])(?=[A-Z])|[_.\-\[\]\d]+", " ", field)).strip()


def _drawn(read: ReadDocument, stated: tuple[Statement, ...]) -> Signature:
    """What the pages show, without certificates: the worst of its letters, if it holds several of ours."""
    letters = _by_letter(read)
    best = min((_best(read, seen) for seen in letters), key=lambda each: _ORDER[each.signed])
    doubt = _doubt(read, stated)
    return best if best.signed is Signed.YES or not doubt else replace(best, signed=Signed.UNCLEAR, how=doubt)


def _by_letter(read: ReadDocument) -> list[list[Signature]]:
    """The places for the customer's hand on each letter on a form of ours; else on all pages."""
    seen: dict[str, list[Signature]] = {}
    letter = ""
    for number, page in enumerate(read.pages, 1):
        if not is_certificate_page(page):
            letter = own_form_on(page) or letter
            seen.setdefault(letter, []).extend(_Signing(page, number, read).signatures())
    # What lies before the first of our letters, such as a cover sheet, need not be signed.
    return [places for form, places in seen.items() if form or len(seen) == 1] or [[]]


def _best(read: ReadDocument, seen: Sequence[Signature]) -> Signature:
    """The best of the places of one letter."""
    if not seen:
        how = "no place for the customer's signature was found"
        return Signature(Signed.UNCLEAR, how, date_may_be_drawn=any(page.marks for page in read.pages))
    best = max(seen, key=lambda each: _ORDER[each.signed])
    return replace(best, date_may_be_drawn=any(each.date_may_be_drawn for each in seen))


def _doubt(read: ReadDocument, stated: tuple[Statement, ...]) -> str:
    """What speaks for a signature although no hand was seen in its place; empty: nothing."""
    pens = {mark.how for page in read.pages for mark in page.marks if mark.how in ("ink", "stamp")}
    if pens:
        return f"{' and '.join(sorted(pens))} annotation, but not in the signature's place"
    service = _service(read)
    if service:
        return f"looks signed through {service}, but the service's own digital signature is missing"
    typed = next((each.text for each in stated if _is_typed_in_a_field(each)), "")
    return f"typed in a form field: {typed[:_LONGEST_TYPED]}" if typed else ""


def _is_typed_in_a_field(statement: Statement) -> bool:
    is_field = statement.engine is Engine.FIELD and statement.box is None
    return statement.topic is Topic.SIGNATURE and is_field and bool(statement.text)


def _service(read: ReadDocument) -> str:
    """The signing service that the text speaks of; anybody can type that."""
    for page in read.pages:
        for layer in page.layers:
            text = plain(" ".join(word.text for word in layer.words))
            found = _SERVICES.search(text)
            if found and _SIGNED_THROUGH_A_SERVICE.search(text):
                return found[1]
    return ""


@dataclass(frozen=True)
class _Found:
    """What is in one place."""

    marks: tuple[Mark, ...]
    """Annotations and images."""
    drawings: tuple[Mark, ...]
    typed: str


class _Signing:
    """One page, and the places on it that want a signature or a date."""

    def __init__(self, page: Page, number: int, read: ReadDocument) -> None:
        self._page, self._number = page, number
        self._level: Level = level_of(page)
        self._places = _surest(places_of(page))
        self._fields = [
            (each.value, self._level.of(each.box))
            for each in read.fields
            if each.page == number and each.box and each.value.strip()
        ]
        self._typed_marks = [self._level.of(mark.box) for mark in page.marks if mark.how == "text"]
        self._by_place = self._sorted_drawings()

    def signatures(self) -> Iterator[Signature]:
        dates = [place for place in self._places if place.label.wanted is Wanted.DATE]
        drawn = any(_has_ink(self._by_place.get(id(place), [])) for place in dates)
        for place in self._places:
            if place.label.wanted is Wanted.SIGNATURE and not place.label.is_another_hand:
                signed, how = self._judged(place)
                if place.label.person and signed is not Signed.YES:
                    continue
                layer = self._page.layers[0]
                ink = self._ink(place) if signed is Signed.YES and layer.engine.is_recognition else None
                yield Signature(
                    signed,
                    how,
                    date_may_be_drawn=drawn or (not dates and signed is not Signed.NO),
                    page=self._number,
                    box=self._level.on_page(place.box),
                    engine=layer.engine,
                    confidence=layer.confidence,
                    beside=place.label.person,
                    ink=self._level.on_page(ink) if ink else None,
                )

    def _ink(self, place: Place) -> Box | None:
        """All of the ink in `place`; None: there is none but that of annotations, which say what they are."""
        drawings = [self._level.of(mark.box) for mark in self._by_place.get(id(place), [])]
        words = [replace(word, box=self._level.of(word.box)) for word in self._page.layers[0].words]
        labels = [other.label.box for other in self._places]
        return ink_of(drawings, words, labels) if drawings else None

    def _sorted_drawings(self) -> dict[int, list[Mark]]:
        """The drawings of each place that neither a form field nor a typed annotation shows there."""
        typed = [box for _, box in self._fields] + self._typed_marks
        found: dict[int, list[Mark]] = {}
        for mark in self._page.marks:
            if mark.how != "drawing":
                continue
            box = self._level.of(mark.box)
            if any(share_inside(box, other) >= _INSIDE for other in typed):
                continue
            place = nearest_place(box, self._places)
            if place:
                found.setdefault(id(place), []).append(mark)
        return found

    def _judged(self, place: Place) -> tuple[Signed, str]:
        drawings = self._by_place.get(id(place), [])
        annotations = {mark.how for mark in self._annotations(place)}
        if annotations & {"ink", "stamp"}:
            return Signed.YES, f"{' and '.join(sorted(annotations))} annotation in the signature's place"
        if "image" in annotations:
            shown = _has_ink(drawings)
            return (Signed.YES, "image") if shown else (Signed.UNCLEAR, "an image that shows hardly anything")
        hand = _hand(drawings, self._level)
        if hand:
            return hand
        typed = self._typed(place, drawings) or self._typed_under_a_closing(place)
        if typed:
            return Signed.UNCLEAR, f"typed: {typed[:_LONGEST_TYPED]}"
        if "text" in annotations:
            return Signed.UNCLEAR, "a typed annotation"
        return self._empty(place)

    def _annotations(self, place: Place) -> Iterator[Mark]:
        """Images and annotations that stand in `place`, or hold it."""
        for mark in self._page.marks:
            if mark.how in ("drawing", "line"):
                continue
            box = self._level.of(mark.box)
            covers = box.width * box.height / max(self._page.width * self._page.height, 1)
            if mark.how == "image" and covers > _LARGEST_IMAGE:
                continue
            if nearest_place(box, self._places) is place or share_inside(place.box, box) >= _INSIDE:
                yield mark

    def _typed(self, place: Place, drawings: Sequence[Mark]) -> str:
        """Print in `place`: of its text, as an engine reads it, or in a form field."""
        values = [value for value, box in self._fields if nearest_place(box, self._places) is place]
        drawn = [self._level.of(mark.box) for mark in drawings]
        for layer in self._page.layers:
            words = list(self._words_in(place, layer, drawn))
            if words:
                values.append(" ".join(words))
        return values[0] if values else ""

    def _typed_under_a_closing(self, place: Place) -> str:
        """A name in larger print than how the letter closes, or the first of two that are the same."""
        if not CLOSING.fullmatch(place.label.text):
            return ""
        top, height = place.label.box.bottom, place.label.box.height
        below = place.box._replace(top=top, bottom=top + _UNDER_CLOSING)
        names = [
            (name, cell.height)
            for row in self._page.layers[0].rows
            for cell in row
            if below.overlaps(self._level.of(cell.box)) and (name := person_in(cell.text))
        ]
        said = [plain(name) for name, _ in names]
        return next(
            (name for name, high in names if high >= _LARGER * height or said.count(plain(name)) > 1), ""
        )

    def _words_in(self, place: Place, layer: Layer, drawn: Sequence[Box]) -> Iterator[str]:
        layer = blanks_apart(layer)
        printed = {id(word) for row in layer.rows for cell in row for word in signs_of_forms(cell)}
        for word in layer.words:
            box = self._level.of(word.box)
            if not any(map(str.isalnum, word.text)) or id(word) in printed:
                continue
            is_label = any(share_inside(box, other.label.box) >= _INSIDE for other in self._places)
            is_hand = any(share_inside(box, other) >= _INSIDE / 2 for other in drawn)
            if _stands_in(box, place) and not (is_label or is_hand or self._is_of_another_label(box, place)):
                yield word.text

    def _is_of_another_label(self, word: Box, place: Place) -> bool:
        """Whether what stands beside `word` on its row wants something else than a signature."""
        beside = [
            other.label
            for other in self._places
            if abs(other.label.box.middle - word.middle) < word.height / 2
            and other.label.box.right <= word.left + _TOUCH
        ]
        nearest = max(beside, key=lambda each: each.box.right, default=place.label)
        return nearest is not place.label and nearest.wanted is not Wanted.SIGNATURE

    def _near(self, place: Place) -> list[Mark]:
        """The drawings around `place` that no place holds."""
        left, top, right, bottom = place.label.box.joined(place.box)
        near = Box(left - _NEAR, top - _NEAR, right + _NEAR, bottom + _NEAR)
        return [
            mark
            for mark in self._page.marks
            if mark.how == "drawing"
            and near.overlaps(box := self._level.of(mark.box))
            and not nearest_place(box, self._places)
        ]

    def _is_hand_beside(self, place: Place, near: Sequence[Mark]) -> bool:
        """Whether a pen has written beside `place`, where nobody else signs; not to be told on a scan."""
        if any(layer.engine.is_recognition for layer in self._page.layers):
            return False
        penned = [mark for mark in near if mark.is_stroke and not self._is_of_letters(mark)]
        written = [mark for mark in near if any(_apart(mark.box, pen.box) <= _JOINED for pen in penned)]
        hand = _hand(written, self._level)
        return hand is not None and hand[0] is Signed.YES and self._is_nearest(place, penned)

    def _is_of_letters(self, mark: Mark) -> bool:
        """Whether it stands out of the box of a word that is written as large."""
        box = self._level.of(mark.box)
        words = (self._level.of(word.box) for layer in self._page.layers for word in layer.words)
        return any(word.overlaps(box) and word.height >= _OF_LETTERS * box.height for word in words)

    def _is_nearest(self, place: Place, penned: Sequence[Mark]) -> bool:
        """Whether nothing that another hand or a printed name may fill in is as near to what is `penned`."""
        boxes = [self._level.of(mark.box) for mark in penned]
        others = [
            other.label.box
            for other in self._places
            if other.label.is_another_hand
            or (other.label.wanted is Wanted.OTHER and other.box != other.label.box)
        ]
        own = min(_apart(place.label.box, box) for box in boxes)
        return all(own < _apart(other, box) for other in others for box in boxes)

    def _empty(self, place: Place) -> tuple[Signed, str]:
        """An empty place is a fact where all that is on the page was read."""
        near = self._near(place)
        if not place.label.is_bare and self._is_hand_beside(place, near):
            return Signed.YES, "ink beside the signature's place"
        if any(mark.ink >= _DIRT and max(mark.box.width, mark.box.height) >= _HIGH for mark in near):
            return Signed.UNCLEAR, "ink near the place for the signature, but not in it"
        if place.label.is_bare and not place.is_ruled:
            return Signed.UNCLEAR, "nothing beside what may ask for a signature"
        layer = self._page.layers[0]
        if not layer.engine.is_recognition:
            return Signed.NO, "the place for the signature is empty"
        if layer.confidence >= _CLEAN and place.is_ruled:
            return Signed.NO, "the place for the signature is empty on a clean scan"
        return Signed.UNCLEAR, "nothing was made out in the place for the signature of a poor scan"


def _surest(places: Sequence[Place]) -> list[Place]:
    """`places`; where some have a line or a box to sign, headings that name a signature are left out."""
    signing = [each for each in places if each.label.wanted is Wanted.SIGNATURE]
    own = [each for each in signing if not each.label.is_another_hand]
    if not any(each.is_ruled for each in own):
        return list(places)
    return [each for each in places if each.is_ruled or each not in own]


def _stands_in(box: Box, place: Place) -> bool:
    across = place.box.left <= (box.left + box.right) / 2 <= place.box.right
    if place.line is not None:
        return across and place.line - _OVER_LINE <= box.bottom <= place.line + _BELOW_LINE
    if place.is_ruled:
        return across and place.box.top <= box.middle <= place.box.bottom
    return across and abs(box.middle - place.label.box.middle) <= place.label.box.height


def _hand(drawings: Sequence[Mark], level: Level) -> tuple[Signed, str] | None:
    """What the pieces of ink in a signature's place are; None: nothing."""
    if not _has_ink(drawings):
        return None
    boxes = [level.of(mark.box) for mark in drawings]
    extent = boxes[0]
    for box in boxes[1:]:
        extent = extent.joined(box)
    ink = sum(mark.ink for mark in drawings)
    size = f"{extent.width / 72:.1f} x {extent.height / 72:.1f} inches"
    if extent.width < _WIDE or extent.height < _HIGH or ink < _INK:
        return Signed.UNCLEAR, f"a small mark such as a cross or initials, {size}"
    separate = all(box.width <= _LETTER_WIDE and box.height <= _LETTER_HIGH for box in boxes)
    if separate and len(boxes) >= _FEWEST_LETTERS:
        return Signed.UNCLEAR, f"separate letters, perhaps typed, {size}"
    return Signed.YES, f"ink in the signature's place, {size}"


def _apart(one: Box, other: Box) -> float:
    """Points of paper between two boxes; 0: they touch."""
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return math.hypot(max(across, 0.0), max(down, 0.0))


def _has_ink(drawings: Sequence[Mark]) -> bool:
    return sum(mark.ink for mark in drawings) >= _DIRT
