"""Whether an LOA is signed, from everything that can stand for a signature.

Whose hand it is, no machine sees.
"""

import re

from porting.documents.reading import Mark, Page, Place, ReadDocument
from porting.domain.checks.likeness import plain
from porting.domain.checks.statements import Signature, Signed, Statement, Topic

_SIGNATURE = re.compile(r"(?:[a-z]+ ){0,2}(?:signature|sign here)|signed(?: by)?\b")
_DATE = re.compile(r"(?:signature )?dated?\b|date (?:signed|of signature)")
#: Where a signature may be, in points around the beginning of its label: beside, above, a little below.
_LEFT, _RIGHT, _BELOW, _ABOVE = 20, 330, 30, 58
#: How far above or below its label a typed name may stand.
_TYPED_WITHIN = 45
_ONE_LINE = 12
#: A pen stroke that is smaller is a dot or a tick of the form.
_SMALLEST = 6
_FEWEST_STROKES = 3


def signature_of(read: ReadDocument, stated: tuple[Statement, ...]) -> Signature:
    if read.digital_signatures:
        return Signature(
            Signed.YES,
            "digital signature, not verified",
            changed_after=not all(read.digital_signatures),
        )
    pages = [page for page in read.pages if _places(page, _SIGNATURE)]
    by_page = [_on_page(page) for page in pages]
    for signature in by_page:
        if signature.signed is Signed.YES:
            return signature
    texts = [each.text for each in stated if each.topic is Topic.SIGNATURE and each.text]
    typed = next((text for text in texts if not pages or any(_stands_near(text, page) for page in pages)), "")
    if typed:
        return Signature(Signed.UNCLEAR, f"typed: {typed}", date_may_be_drawn=_any_mark(read))
    if by_page:
        return next((each for each in by_page if each.signed is Signed.UNCLEAR), by_page[0])
    return Signature(Signed.UNCLEAR, "no place for a signature was found", date_may_be_drawn=_any_mark(read))


def _on_page(page: Page) -> Signature:
    dates = _places(page, _DATE)
    near = [
        (mark, place) for mark in page.marks for place in _places(page, _SIGNATURE) if _is_near(mark, place)
    ]
    drawn_dates = [
        mark for mark, place in near if any(_belongs_to_the_date(mark, date, place) for date in dates)
    ]
    signing = [mark for mark, _ in near if mark not in drawn_dates and _is_ink(mark)]
    strokes = sum(mark.strokes for mark in signing)
    if strokes >= _FEWEST_STROKES or any(mark.how != "drawing" for mark in signing):
        how = ", ".join(sorted({mark.how for mark in signing}))
        return Signature(
            Signed.YES, f"{how} beside the signature's label", date_may_be_drawn=bool(drawn_dates)
        )
    doubtful = [mark.how for mark in page.marks if mark.how != "drawing"]
    if doubtful or page.is_scan:
        how = ", ".join(sorted(set(doubtful))) or "scanned page"
        return Signature(
            Signed.UNCLEAR, f"on the page, but not surely a signature: {how}", date_may_be_drawn=True
        )
    return Signature(Signed.NO, "the place for the signature is empty", date_may_be_drawn=bool(drawn_dates))


def _places(page: Page, label: re.Pattern[str]) -> list[Place]:
    """Where `label` stands as a label, not inside a sentence."""
    return [place for place in page.places if len(place.text) <= 60 and label.match(plain(place.text))]


def _stands_near(text: str, page: Page) -> bool:
    """Whether `text` stands in the place for a signature, not only next in the order of reading."""
    return any(
        (text in other.text or other.text in text) and abs(other.y - place.y) <= _TYPED_WITHIN
        for place in _places(page, _SIGNATURE)
        for other in page.places
    )


def _is_near(mark: Mark, place: Place) -> bool:
    across = mark.left < place.x + _RIGHT and mark.right > place.x - _LEFT
    return across and mark.bottom < place.y + _ABOVE and mark.top > place.y - _BELOW


def _belongs_to_the_date(mark: Mark, date: Place, signature: Place) -> bool:
    """Side by side, a mark is the date from its label on; one below the other, the nearer label counts."""
    if not _is_near(mark, date):
        return False
    if abs(date.y - signature.y) < _ONE_LINE:
        return date.x > signature.x and mark.left > date.x - _ONE_LINE
    middle = (mark.bottom + mark.top) / 2
    return abs(middle - date.y) < abs(middle - signature.y)


def _is_ink(mark: Mark) -> bool:
    width, height = mark.right - mark.left, mark.top - mark.bottom
    if mark.how == "text" or max(width, height) < _SMALLEST:
        return False
    return mark.how in ("ink", "stamp") or (width < _RIGHT and height < 2 * _ABOVE)


def _any_mark(read: ReadDocument) -> bool:
    return any(page.marks for page in read.pages)
