"""What sentences state: letters say `with 512-555-0100 as the billing telephone number`, without a label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from porting.documents.lines import between_lines, running_text
from porting.documents.reading import Cell, Layer, Row, Word
from porting.domain.checks.likeness import folded
from porting.domain.checks.name import has_legal_form
from porting.domain.checks.statements import Topic

#: Lines of one paragraph begin so near one another, in points, and stand at most so many heights apart.
_COLUMN, _LINE_GAP = 3.0, 0.9
#: A line with fewer words is no line of a paragraph, unless it is the last one.
_WORDS_OF_A_LINE = 5
#: Heights of a line around what fills in a blank of it, and words without capitals that such a line has.
_AROUND_A_BLANK, _WORDS_OF_PROSE = 2.0, 3
#: What counts a paragraph, or marks it as one of a list.
_COUNT = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]|[\u2022\u00b7*\u2013-]|\d{1,2}(?:\.\d{1,2})+\.?")
#: Characters of a paragraph that are searched: a hostile page has lines of a million.
_LONGEST = 3000

_NUMBER = r"\+?1?[ .-]?\(?[2-9]\d\d\)?[ .-]{0,2}\d{3}[ .-]{0,2}\d{4}"
_BILLING = (
    r"(?:main |account )?(?:billing|main|pilot|lead|primary)(?: (?:telephone|phone))?(?: (?:number|line))"
)
_BILLING_FRENCH = r"numero (?:de telephone )?(?:principal|de facturation|pilote)"
_ACCOUNT = r"(?=[a-z0-9 ./-]*\d)[a-z0-9]+(?:(?:[/-] ?|\.)[a-z0-9]+| (?=[a-z]{0,4}\d)[a-z0-9]+)*"
_POSTAL_CODE = r"(?:[a-z]\d[a-z][ -]?\d[a-z]\d|\d{5}(?:-\d{4})?)(?!\w|-\S)"
_ADDRESS = (
    rf"(?:[a-z]+\.? ){{0,3}}\w*\d[^;:]{{5,140}}?[a-z.,)] ?{_POSTAL_CODE}"
    rf"|p\.? ?o\.? ?b(?:ox|(?= ?\d))[^;:]{{5,90}}?{_POSTAL_CODE}"
)
_DAY = (
    r"(?:(?:the )?\d{1,2}(?:st|nd|rd|th|er)? (?:day )?(?:of )?(?:de )?[a-z]{3,9}\.?,? (?:of )?\d{4}"
    r"|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})"
)
#: What may be somewhere, and how one says that it is.
_LINES = (
    r"(?:services?|lines?|telephones?|phones?|numbers?|premises|offices?|store|shop|building|facility|equipment"
    r"|location|located|installed|provided|furnished|supplied|rings?|ringing|working|situated)"
    r"(?: (?:is|are|was|were|we|has been|have been|being|that|which|in question|in use|in service|currently"
    r"|now|presently|physically|located|situated|installed|provided|furnished|rendered|delivered|supplied|used"
    r"|use|have|received?s?|connected|terminated?s?|working|to (?:us|me|it|the (?:customer|subscriber))))*"
)
_LINES_FRENCH = (
    r"(?:(?:situee?s?|installee?s?|fourni(?:e?s?)?|offert(?:e?s?)?|services?|lignes?|locaux|etablissement"
    r"|bureaux?|commerce|succursale)(?: (?:est|sont|se trouve(?:nt)?))?"
    r"|(?:services?|lignes?|telephones?|numeros?) [^.;:]{0,40}?"
    r"(?:rendue?s?|utilisee?s?|livree?s?|dispensee?s?|branchee?s?|recue?s?|en service))"
)
_ANOTHER = "".join(rf"(?<!{word} )" for word in ("previous", "prior", "last", "earlier", "next"))
_BILL = rf"{_ANOTHER}(?:bill|invoice|statement|facture|releve|etat de compte)(?: (?:was|is|has been))?"
_MADE = (
    r"(?:prepared|issued|dated|mailed|generated|produced|rendered|etablie?|emise?|datee?)(?: (?:on|le|du))?"
)
_FIRM = r"[^,.;:()]{3,60}"
_MOVING = r"(?:port|transfer|move|switch|change)(?:ing)? [^.;:]{0,80}?(?<=[\w,)])"
_MOVING_FRENCH = (
    r"(?:transferer|porter) [^.;:]{0,60}?(?:numeros?|lignes?|ci-dessous|suivants) (?:de chez|de|du)"
)
#: `on behalf of the company` names none.
_NO_NAME = re.compile(
    r"(?:(?:the|this|that|our|my|your|its|said|above|named|account|customer|legal|undersigned) )+"
    r"(?:company|corporation|corp|co|limited|incorporated)"
)
#: A person's name right behind `I`: no verb.
_PERSON = (
    r"(?P<value>(?!hereby|authori|am\b|have\b|certif|understand|agree|request|confirm|the\b|do\b|may\b|also\b"
    r"|will\b|declare|represent|acknowledge|want|wish|ask\b|appoint|designate|give|grant|hold|soussigne)"
    r"[^,;:()\d]{4,50}?)"
)
_HOLDER = r"(?P<value>[^,;:]{3,80}?(?:, (?:inc|llc|ltd)\.?)?)"
#: `The telephone number on the account is`: not the account is what the verb is of.
_NOT_OF_IT = "".join(
    rf"(?<!\b{word} {whose} )"
    for word in ("of", "on", "for")
    for whose in ("the", "our", "my", "this", "that")
)
_SAYS: dict[Topic, tuple[str, ...]] = {
    Topic.BTN: (
        (
            rf"(?P<value>{_NUMBER}),? (?:\([^)]*\) )?(?:as|is|being|which is|serves as|serving as) "
            rf"(?:(?:the|our|my|its) )?{_BILLING}"
        ),
        (
            rf"{_BILLING}(?: \(btn\))?(?: (?:of|on|for) (?:the|this|our|my|that) account)?,?"
            rf"(?: (?:is|being|of))? (?P<value>{_NUMBER})"
        ),
        rf"bill(?:ed|ing) (?:to|under|on) (?:the )?(?:telephone |phone )?(?:number )?(?P<value>{_NUMBER})",
        rf"(?P<value>{_NUMBER}),? (?:comme|est|etant) (?:(?:le|notre|mon) )?{_BILLING_FRENCH}",
        rf"{_BILLING_FRENCH}(?: du compte)?,?(?: est)?(?: le)? (?P<value>{_NUMBER})",
    ),
    Topic.ACCOUNT_NUMBER: (
        # `Our account number with Acme Telephone is 204418`
        (
            r"(?:account|acct\.?|customer) (?:number|no\.?|code|id) (?:with|at) [^;:]{2,60}? (?:is|being)"
            rf" (?P<value>{_ACCOUNT})"
        ),
        (
            r"(?:the|its|our|account|customer) (?:number|code|id) (?:of|for|on) (?:the|our|my|this|that)"
            rf" account(?: (?:with|at) [^;:]{{2,60}}?)?,? is (?P<value>{_ACCOUNT})"
        ),
        (
            r"numero (?:de |du |de notre |de mon )(?:compte|dossier|client) (?:chez|aupres de) [^;:]{2,60}?"
            rf" est(?: le)? (?P<value>{_ACCOUNT})"
        ),
        (
            r"(?:account|acct\.?)(?: (?:number|no\.?|code|id|#))?(?: (?:of|with number))? "
            rf"(?!is )(?P<value>{_ACCOUNT})"
        ),
        (
            rf"{_NOT_OF_IT}(?:account|acct\.?)(?: (?:number|no\.?|code|id|#))? is "
            rf"(?P<value>{_ACCOUNT})"
        ),
        rf"compte(?: (?:numero|no\.?|n°))?(?: est)?(?: le)? (?P<value>{_ACCOUNT})",
    ),
    Topic.SERVICE_ADDRESS: (
        rf"{_LINES} at (?P<value>{_ADDRESS})",
        (
            rf"(?:service|physical) (?:address|location)(?: (?:(?:on|in) (?:file|record)|is|of"
            rf"|at))* (?P<value>{_ADDRESS})"
        ),
        (
            r"(?:address|location|place) (?:where|at which) [^.;:]{0,40}?(?:service|lines?|phones?"
            rf"|telephones?|numbers?)\b[^.;:]{{0,40}}? is (?P<value>{_ADDRESS})"
        ),
        rf"{_LINES_FRENCH} (?:au|a l'adresse|a) (?P<value>{_ADDRESS})",
        rf", (?:of|at|du) (?P<value>{_ADDRESS})",
    ),
    Topic.SIGNING_DATE: (
        rf"(?:signed|executed|dated|witness whereof|signee?|faite?)\b[^.;:\d]{{0,60}}?(?P<value>{_DAY})",
    ),
    Topic.BILL_DATE: (rf"{_BILL} {_MADE} (?P<value>{_DAY})",),
    Topic.SIGNER_NAME: (
        r"^i, (?:the undersigned,? )?(?P<value>[^,;:()\d]{4,60}?) ?[,(]",
        (
            rf"^(?:i|the undersigned|i, the undersigned),? {_PERSON}"
            r"(?:,| (?:am|as|being|hereby|of|certify|authori[sz]e)\b)"
        ),
        r"^je,? ?soussignee?(?:\(e\))?,? (?P<value>[^,;:()\d]{4,60}?) ?[,(]",
        rf"^(?:je|moi|nous), {_PERSON} ?[,(]",
    ),
    Topic.CARRIER: (
        # A firm's name may hold `and` or end before it: both are said, and either may be the carrier.
        rf"{_MOVING} from (?P<value>{_FIRM}?)(?= (?:and|to|for|as|at)\b|[,.;:(]|$)",
        rf"{_MOVING} from (?P<value>{_FIRM})(?=[,.;:(]|$)",
        rf"{_MOVING_FRENCH} (?P<value>{_FIRM}?)(?= (?:et|a|vers|chez)\b|[,.;:(]|$)",
        rf"{_MOVING_FRENCH} (?P<value>{_FIRM})(?=[,.;:(]|$)",
    ),
    Topic.ACCOUNT_NAME: (
        r"on behalf of (?P<value>[^;:]{3,80}?)(?=,? (?:\(|hereby|authori|i |we |do )|,)",
        rf"^{_HOLDER} (?:hereby )?(?:authori[sz]es|appoints|requests|designates)",
        rf"^{_HOLDER},? (?:is|are) (?:a |an |the )?(?:customer|client|subscriber|account holder)",
        rf"^{_HOLDER} (?:autorise|mandate|nomme|demande)\b",
    ),
}
#: `^` in a pattern is where a sentence begins.
_BEGINS, _FOLLOWS = r"(?:^|(?<=[.!?] ))", r"(?<![\w-])"
_PATTERNS = {
    topic: tuple(
        re.compile(_BEGINS + pattern[1:] if pattern.startswith("^") else _FOLLOWS + pattern)
        for pattern in patterns
    )
    for topic, patterns in _SAYS.items()
}
_OPENS_A_LETTER = re.compile(r"(?:i|the undersigned|je|moi|nous)\b")
_CODE_IN_PROSE = re.compile(rf"(?<=[a-z.,)] ){_POSTAL_CODE}")
_BEGINS_AN_ADDRESS = re.compile(r"(?<![\w-])#?\d")
#: Characters before its postal code in which an address begins; a hostile page may have any number of both.
_LONGEST_ADDRESS, _MOST_CODES, _MOST_BEGINNINGS = 110, 6, 5
_MAY_BE_OF_A_NAME = re.compile(r"[^\W\d_a-z].*|de|la|le|van|von|der|den|du|da|dos|del|st\.?")
#: A number of digits that an account has at least.
_FEWEST_DIGITS = 3


@dataclass(frozen=True)
class Said:
    """A value within a sentence, with the lines that hold it."""

    topic: Topic
    value: str
    lines: Cell


def said_in(layer: Layer) -> Iterator[Said]:
    """What the paragraphs of a page state, one after the other."""
    for lines in _paragraphs(layer):
        for topic, patterns in _PATTERNS.items():
            yield from _said_by(lines, topic, patterns)
    for row in layer.rows:
        # `I, ____ , as ____ of the customer`, filled in: blanks part the words of a sentence.
        if _OPENS_A_LETTER.match(folded(row[0].text)) and len(row) > 1:
            yield from _said_by(row, Topic.SIGNER_NAME, _PATTERNS[Topic.SIGNER_NAME])


def _said_by(lines: Sequence[Cell], topic: Topic, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Said]:
    text = running_text(lines)[:_LONGEST]
    flat = folded(text)
    for pattern in patterns:
        for found in pattern.finditer(flat):
            value = text[found.start("value") : found.end("value")].strip(" ,")
            if _is_meant(topic, value):
                yield Said(topic, value, _holding(lines, found.start("value"), found.end("value")))


def addresses_said_in(layer: Layer) -> Iterator[tuple[str, Cell]]:
    """What may be an address within a paragraph: up to each postal code, from each number before it on."""
    for lines in _paragraphs(layer):
        text = running_text(lines)[:_LONGEST]
        flat = folded(text)
        for code in islice(_CODE_IN_PROSE.finditer(flat), _MOST_CODES):
            begin = max(0, code.start() - _LONGEST_ADDRESS)
            for start in islice(_BEGINS_AN_ADDRESS.finditer(flat, begin, code.start()), _MOST_BEGINNINGS):
                yield text[start.start() : code.end()], _holding(lines, start.start(), code.end())


def _is_meant(topic: Topic, value: str) -> bool:
    if topic is Topic.ACCOUNT_NUMBER:
        return sum(map(str.isdigit, value)) >= _FEWEST_DIGITS
    if topic is Topic.ACCOUNT_NAME:
        return has_legal_form(value) and not _NO_NAME.fullmatch(folded(value))
    if topic is Topic.CARRIER:
        return value[:1].isupper()
    if topic is Topic.SIGNER_NAME:
        return 1 < len(value.split()) <= 5 and all(map(_MAY_BE_OF_A_NAME.fullmatch, value.split()))
    return True


def _paragraphs(layer: Layer) -> Iterator[list[Cell]]:
    """Lines that go on one below the other; a short line ends a paragraph."""
    open_ones: list[list[Cell]] = []
    for row in layer.rows:
        going_on: list[list[Cell]] = []
        for cell in _with_blanks_filled_in(row):
            above = next((lines for lines in open_ones if _goes_on(lines[-1], cell)), None)
            if above is not None:
                open_ones.remove(above)
                above.append(cell)
                going_on.append(above)
            elif len(cell.words) >= _WORDS_OF_A_LINE:
                going_on.append([cell])
        still_near = [
            lines for lines in open_ones if row[0].box.top < lines[-1].box.bottom + lines[-1].box.height
        ]
        yield from (lines for lines in open_ones if lines not in still_near)
        open_ones = [*still_near, *going_on]
    yield from open_ones


def _with_blanks_filled_in(row: Row) -> Iterator[Cell]:
    """The cells of `row`, as one where they are a line of prose: what fills in a blank has room around it."""
    lines: list[list[Cell]] = []
    for cell in row:
        if lines and cell.box.left - lines[-1][-1].box.right <= _AROUND_A_BLANK * cell.height:
            lines[-1].append(cell)
        else:
            lines.append([cell])
    for line in lines:
        whole = Cell(tuple(word for cell in line for word in cell.words))
        is_prose = sum(word.text.islower() and word.text.isalpha() for word in whole.words) >= _WORDS_OF_PROSE
        yield from [whole] if is_prose else line


def _goes_on(line: Cell, below: Cell) -> bool:
    near = below.box.top - line.box.bottom <= _LINE_GAP * line.box.height
    is_counted = len(line.words) > 1 and _COUNT.fullmatch(line.words[0].text)
    # The further lines of `2. The service is ...` stand below its count, or below its first word.
    begins = [word.box.left for word in line.words[: 2 if is_counted else 1]]
    in_column = min(abs(below.box.left - begin) for begin in begins) <= _COLUMN
    return near and in_column and len(line.words) >= _WORDS_OF_A_LINE


def _holding(lines: Sequence[Cell], start: int, end: int) -> Cell:
    """The words of `lines` between two positions of their text."""
    words: list[Word] = []
    at, above = 0, ""
    for line in lines:
        at -= bool(above) and not between_lines(above, line.text)
        above = line.text
        for word in line.words:
            if at >= end:
                return Cell(tuple(words))
            if at + len(word.text) > start:
                words.append(word)
            at += len(word.text) + 1
    return Cell(tuple(words))
