"""What stands on a page without a label that is known: by its place, by its sentence, by words around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import median

from porting.documents.addressee import addressees_of
from porting.documents.lines import lines_above
from porting.documents.people import is_drawn, person_in
from porting.documents.reading import Cell, Layer, Page, ReadDocument, Row
from porting.documents.sentences import said_in
from porting.documents.signatures import is_certificate_page
from porting.documents.signing_labels import CLOSING, labels_of, signature_labels
from porting.documents.signing_words import Wanted
from porting.domain.checks.dates import find_dates
from porting.domain.checks.evidence import Box
from porting.domain.checks.likeness import folded, plain
from porting.domain.checks.statements import DocumentName, Statement, Topic

#: How far above and below a signature's label, in points, what belongs to it may stand.
_ABOVE, _BELOW = 60.0, 110.0
#: And how far to its left.
_TO_THE_LEFT = 30.0
#: The head of a bill is this share of its first page.
_HEAD = 0.4
#: What stands left of a date on its row within so many points may be its label, right of it within so many;
#: above it, within so many heights.
_BESIDE, _BEHIND, _LINES_ABOVE = 520.0, 260.0, 1.6
_LONGEST = 300
#: `Tuesday, the 3rd of November, 2026`, and a town before it.
_MOST_WORDS_OF_A_DATE = 8
_OF_A_BILL = re.compile(
    r"\b(?:date[ds]?|as of|bill(?:ed)?|invoiced?|statement|issued|prepared|rendered|mailed|produced|generated"
    r"|facturee?|facturation|releve|etat de compte|emise?|preparee?|produite?|closing|cycle end)\b"
)
#: A bill has many more dates: of payments, of periods, of calls, of what comes.
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:due|pay(?:ment|able|s|ing)?|paid|received|posted|credit(?:ed)?|auto ?pay|before|by|until|through"
    r"|thru|to|from|between|since|period|start(?:s|ed|ing)?|begin(?:s|ning)?|began|end(?:s|ed|ing)?|expir\w+"
    r"|renew\w*|contract|term|last|previous|prior|next|later|after|late|effective|change[sd]?|install\w*"
    r"|activat\w*|connect\w*|order\w*|birth|charges?|calls?|usage|service (?:date|for)|rates?|deadline"
    r"|promo\w*|offer|settle|payer|echeance|payer|paiements?|payable|recus?|avant|apres|jusqu\w*|periode|du|au|depuis|prochaine?"
    r"|derniere?|precedente?|expire\w*|contrat|debut|fin|frais|appels?|offre|limite)\b"
)
#: Parts of a day as it is written, which say nothing of what it is of.
_NO_WORDS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le|the)\b"
)
#: `Facture du`: the word before a day is no part of a period.
_BEFORE_A_DAY = re.compile(r" (?:du|le|au|on|the)\W*$")
_SIGNERS = re.compile(r"(?:signers?|signed by|signatories|signataires?|signee? par)\b")
_OF_NO_SIGNATURE = re.compile(
    r"\b(?:expir\w+|valid\w*|until|before|after|port(?:ed|ing)?|transfer\w*|requested|desired|effective|birth"
    r"|invoice|bill|printed|revis\w+|rev|version|form|naissance|avant|jusqu\w*|souhaitee?|expedie\w*)\b"
)


def unlabelled_in(
    read: ReadDocument, document: DocumentName, stated: tuple[Statement, ...]
) -> Iterator[Statement]:
    """What no label has announced: `stated` is what labels did."""
    known = {each.topic for each in stated if each.text}
    for number, page in enumerate(read.pages, 1):
        # A signing service names states and people of its own there: `Security Checked` signs nothing.
        is_certificate = is_certificate_page(page)
        not_told = {Topic.SIGNER_NAME} if is_certificate else set()
        for layer in page.layers:
            if document == "loa":
                signing = list(_signing(layer, page, number, known | not_told))
                if is_certificate and Topic.SIGNER_NAME not in known:
                    signing += _signers_certified(layer, page, number)
                yield from signing
                is_dated = known | {each.topic for each in signing}
                if number == 1 and Topic.SIGNING_DATE not in is_dated:
                    yield from _date_of_a_letter(layer, page)
            if document == "bill" and Topic.BILL_DATE not in known:
                yield from _dates_of_a_bill(layer, page, number)


def sentences_in(
    read: ReadDocument, document: DocumentName, stated: tuple[Statement, ...]
) -> Iterator[Statement]:
    """What sentences say of which neither a label nor a place has told: `stated` is what they did."""
    known = {each.topic for each in stated if each.text}
    if document != "loa":
        known.add(Topic.CARRIER)  # a bill's advertisement says to leave whom its customer is not with
    for number, page in enumerate(read.pages, 1):
        for layer in page.layers:
            for each in said_in(layer):
                if each.topic not in known:
                    yield _statement(each.topic, each.value, each.lines, layer, page, number)
            if number == 1 and Topic.CARRIER not in known:
                for to in addressees_of(layer, page):
                    yield _statement(Topic.CARRIER, to.name, to.line, layer, page, number)


def _statement(topic: Topic, text: str, words: Cell, layer: Layer, page: Page, number: int) -> Statement:
    seen = not any(word in page.unseen for word in words.words)
    return Statement(text, number, words.box, layer.engine, words.confidence, seen, topic=topic)


def _signing(layer: Layer, page: Page, number: int, known: set[Topic]) -> Iterator[Statement]:
    """A date and a name beside where a letter is signed."""
    places = signature_labels(page)
    near = [cell for row in layer.rows for cell in row if any(_is_near(cell.box, box) for box in places)]
    usual = median(word.box.height for word in layer.words) if near else 0.0
    for cell in near:
        text = cell.text[:_LONGEST]
        if Topic.SIGNING_DATE not in known:
            flat = folded(text)
            if find_dates(text, "CA") and not _OF_NO_SIGNATURE.search(flat):
                yield _statement(Topic.SIGNING_DATE, text, cell, layer, page, number)
        if Topic.SIGNER_NAME in known or is_drawn(cell, usual, layer.engine):
            continue
        if name := person_in(text):
            yield _statement(Topic.SIGNER_NAME, name, cell, layer, page, number)


def _signers_certified(layer: Layer, page: Page, number: int) -> Iterator[Statement]:
    """The names that a signing service lists below its heading for those who signed."""
    for at, row in enumerate(layer.rows):
        for cell in row:
            head = next(lines_above(layer, at, cell), None)
            name = person_in(cell.text[:_LONGEST])
            if head and name and _SIGNERS.match(folded(head.text)):
                yield _statement(Topic.SIGNER_NAME, name, cell, layer, page, number)


def _date_of_a_letter(layer: Layer, page: Page) -> Iterator[Statement]:
    """The day in the head of a letter that is signed and asks for no other: its only date."""
    labels = labels_of(page)
    closes = any(
        CLOSING.fullmatch(label.text) or label.person or label.wanted is Wanted.SIGNATURE for label in labels
    )
    asks = any(label.wanted is Wanted.DATE for label in labels)
    dated = [cell for row in layer.rows for cell in row if find_dates(cell.text[:_LONGEST], "CA")]
    if not closes or asks or len(dated) != 1 or len(dated[0].words) > _MOST_WORDS_OF_A_DATE:
        return
    if dated[0].box.top < _HEAD * page.height:
        yield _statement(Topic.SIGNING_DATE, dated[0].text, dated[0], layer, page, 1)


def _is_near(box: Box, place: Box) -> bool:
    return (
        box.bottom > place.top - _ABOVE
        and box.top < place.bottom + _BELOW
        and box.left > place.left - _TO_THE_LEFT
    )


@dataclass(frozen=True)
class _Dated:
    cell: Cell
    is_told: bool
    """A word beside it says that it is the bill's."""


def _dates_of_a_bill(layer: Layer, page: Page, number: int) -> Iterator[Statement]:
    """Dates with a bill's words around them; without any, those that stand by themselves in its head."""
    found = list(_candidates(layer, page, number))
    told = [each for each in found if each.is_told] or found
    for each in told:
        said = _statement(Topic.BILL_DATE, each.cell.text[:_LONGEST], each.cell, layer, page, number)
        yield replace(said, is_guess=not each.is_told)


def _candidates(layer: Layer, page: Page, number: int) -> Iterator[_Dated]:
    for at, row in enumerate(layer.rows):
        for place, cell in enumerate(row):
            text = cell.text[:_LONGEST]
            dates = find_dates(text, "CA")
            if len(dates) != 1:
                continue
            own = _NO_WORDS.sub(" ", plain(text).replace(plain(dates[0].text), " ")).strip(" .,:;-")
            around = _around([own]) if own else _around(_left_of(row, place), _above(layer, at, cell))
            if not _tells(around):
                around += [*_right_of(row, place), *_below(layer, at, cell)]  # as under lines to write on
            if any(_OF_SOMETHING_ELSE.search(each) for each in around):
                continue
            if any(_OF_A_BILL.search(each) for each in around):
                yield _Dated(cell, is_told=True)
            elif not own and number == 1 and cell.box.top < _HEAD * page.height:
                yield _Dated(cell, is_told=False)


def _around(*places: list[str]) -> list[str]:
    """What says of what a date is: the first of `places` that does, else all."""
    said = [[_BEFORE_A_DAY.sub("", each) for each in texts] for texts in places]
    return next((texts for texts in said if _tells(texts)), [text for texts in said for text in texts])


def _tells(texts: list[str]) -> bool:
    return any(_OF_A_BILL.search(text) or _OF_SOMETHING_ELSE.search(text) for text in texts)


def _left_of(row: tuple[Cell, ...], place: int) -> list[str]:
    if not place or row[place].box.left - row[place - 1].box.right > _BESIDE:
        return []
    return [plain(row[place - 1].text[:_LONGEST])]


def _right_of(row: tuple[Cell, ...], place: int) -> list[str]:
    if place + 1 == len(row) or row[place + 1].box.left - row[place].box.right > _BEHIND:
        return []
    return [plain(row[place + 1].text[:_LONGEST])]


def _above(layer: Layer, at: int, cell: Cell) -> list[str]:
    """What stands right above in its column."""
    return _over_or_under(reversed(layer.rows[:at]), cell)


def _below(layer: Layer, at: int, cell: Cell) -> list[str]:
    return _over_or_under(layer.rows[at + 1 :], cell)


def _over_or_under(rows: Iterable[Row], cell: Cell) -> list[str]:
    """What stands in its column in the first of `rows` that has something there, if that is near."""
    for row in rows:
        apart = max(cell.box.top - row[0].box.bottom, row[0].box.top - cell.box.bottom)
        if apart > _LINES_ABOVE * cell.box.height:
            break
        over = [each for each in row if each.box.left < cell.box.right and cell.box.left < each.box.right]
        if over:
            return [plain(over[0].text[:_LONGEST])]
    return []
