"""Finds labels and what they announce: `Account number: LS-204418`, whatever stands beside or below.

Known values are looked for in the whole text; labels are needed for what is not known before (dates) and to
see that a document states something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from porting.documents.reading import Cell, Page, ReadDocument
from porting.domain.checks.address import POSTAL_CODE_AT_THE_END
from porting.domain.checks.dates import find_dates
from porting.domain.checks.likeness import folded
from porting.domain.checks.numbers import find_numbers
from porting.domain.checks.statements import DocumentName, Statement, Topic

_LABELS: dict[Topic, str] = {
    Topic.ACCOUNT_NUMBER: (
        r"(?:customer |billing |carrier |your )?(?:account|acct)\.? ?(?:number|no\b\.?|num\b\.?|nbr\b|#)"
        r"|customer (?:number|no\b\.?|id)|(?:numero|no|n°|#) (?:de )?(?:compte|client)|(?:account"
        r"|compte)(?=\s*:)"
    ),
    Topic.BTN: (
        r"billing (?:telephone|tel|phone)\.?(?: (?:number|no\b\.?|#))?(?: ?\(btn\))?|btn\b|pilot number"
        r"|(?:main|account) (?:billing |telephone |phone )?(?:telephone |phone )?number"
        r"|numero de (?:telephone (?:de facturation|principal)|facturation)"
    ),
    Topic.ACCOUNT_NAME: (
        r"(?:customer|account|business|company|billing|subscriber|client|end user|account holder)(?:'s)?"
        r"(?: or business| ?/ ?(?:business|company))? name|name (?:on|of) (?:the )?(?:account|bill|customer"
        r"|company)"
        r"|account (?:holder|owner)|customer of record|listed name|(?:customer|subscriber|company)(?=\s*:)"
        r"|nom (?:du (?:client|titulaire|compte)|de l'(?:entreprise|abonne)|d'entreprise|commercial)"
        r"|titulaire(?: du compte)?|(?:client|entreprise|abonne)(?=\s*:)"
    ),
    Topic.AUTHORIZED_USER: (
        r"authori[sz]ed (?:user|person|contact|party|representative|agent|individual)s?(?: name)?"
        r"|account contact"
        r"|(?:personne|utilisateur|utilisatrice|representante?) autorise(?:e)?|contact autorise"
    ),
    Topic.SERVICE_ADDRESS: (
        r"(?:physical |current )?(?:service|installation|physical|premises?|location"
        r"|site) (?:street )?address"
        r"|address of service|service location|(?:street )?address(?: line)?(?: ?1)?(?=\s*:)|street address"
        r"|adresse (?:de service|du service|d'installation|physique|des lieux|de branchement)|adresse(?=\s*:)"
    ),
    Topic.BILLING_ADDRESS: (
        r"(?:billing|mailing|postal|remittance|remit to|correspondence) address"
        r"|adresse (?:de facturation|postale|de correspondance)"
    ),
    Topic.CITY: r"(?:city|town|ville|municipalite)(?=[\s,/]*(?:state|province|prov|st\b|zip|$|:|\())[^:]*",
    Topic.UNIT: (
        r"(?:suite|unit|apt|apartment|floor|unite|bureau)(?: ?[/,] ?(?:suite|unit|apt|floor"
        r"|#))*(?=\s*:|$)"
    ),
    Topic.REGION: r"(?:state|province|prov)(?: ?/ ?(?:state|province|prov))?(?=\s*:|$)",
    Topic.POSTAL_CODE: (
        r"(?:zip|postal)(?: ?code)?(?: ?(?:/|or|\+) ?(?:4|(?:zip|postal)(?: code)?))?(?=\s*:"
        r"|$)|code postal"
    ),
    Topic.CARRIER: (
        r"(?:current|losing|old|present|existing) (?:service |telephone |phone )?(?:carrier|provider|company)"
        r"(?: name)?|carrier(?: name)?(?=\s*:)|fournisseur(?: de services?)? actuel"
    ),
    Topic.BILL_DATE: (
        r"(?:bill|billing|invoice|statement) date|date of (?:bill|invoice|statement|issue)|issue date"
        r"|date issued"
        r"|(?:bill|statement|invoice) (?:issued|dated)|date (?:de (?:la )?facture|de facturation|d'emission"
        r"|du releve)"
        r"|facture n\S{1,2} ?\S{0,20} du"
    ),
    Topic.DUE_DATE: (
        r"(?:payment |amount |total )?due (?:date|by|on)|pay by|date d'echeance|payable (?:le"
        r"|by)"
    ),
    Topic.SIGNER_NAME: (
        r"print(?:ed)? (?:full )?name|name \(?(?:please )?print(?:ed)?\)?"
        r"|(?:full )?name of (?:the )?(?:signer|signatory"
        r"|authori[sz]ed (?:user|person|signer))|signer(?:'s)? name|signed by|(?:authori[sz]ed )?(?:signer"
        r"|signatory)"
        r"|nom (?:en lettres moulees|du signataire|imprime)"
    ),
    Topic.SIGNING_DATE: (
        r"date (?:signed|of signature|de (?:la )?signature|signe)|signature date|signed (?:on|this)|signe le"
    ),
    Topic.SIGNATURE: (
        r"(?:authori[sz]ed |customer |subscriber |client |user )*(?:signature|sign here)(?: of [a-z ]+)?"
        r"|signature (?:autorisee|du client|de l'utilisateur autorise)"
    ),
    Topic.TITLE: r"(?:job )?(?:title|titre|position|fonction)(?=\s*:|$)",
    Topic.NUMBERS: (
        r"(?:telephone |phone )?numbers? (?:to (?:be )?(?:port|move|transfer)(?:red|ed|d)?|on (?:this"
        r"|the) account)"
        r"|working telephone numbers?|telephone numbers?|numeros? (?:a transferer|de telephone)"
    ),
}
_LABELS[Topic.RESTRICTION] = (
    r"(?:(?:port(?:ing|-out)?|l?pic|local|carrier|number|account) )?(?:freeze|lock|block|protection"
    r"|restriction)s?"
    r"(?: status)?(?=\s*:|$)|(?:pending|open) orders?(?=\s*:|$)"
)
#: Words that mean one thing on one kind of document only.
_LABELS_OF: dict[DocumentName, dict[Topic, str]] = {
    "loa": {Topic.SIGNING_DATE: r"dated?(?=\s*:|$)", Topic.SIGNER_NAME: r"(?:name|nom)(?=\s*:|$)"},
    "bill": {Topic.BILL_DATE: r"dated?(?=\s*:|$)", Topic.ACCOUNT_NAME: r"(?:name|nom)(?=\s*:|$)"},
    "csr": {Topic.ACCOUNT_NAME: r"(?:name|nom)(?=\s*:|$)"},
}
_COMPILED: dict[DocumentName, tuple[tuple[Topic, re.Pattern[str]], ...]] = {
    document: tuple(
        (topic, re.compile(pattern)) for labels in (_LABELS, own) for topic, pattern in labels.items()
    )
    for document, own in _LABELS_OF.items()
}
_AFTER_A_LABEL = re.compile(r"\s*(?:\([^)]*\))?\s*(?P<colon>[:#]?)\s*")
_RULE = re.compile(r"_{2,}|\.{4,}|-{4,}")
_ADDRESS_TOPICS = (Topic.SERVICE_ADDRESS, Topic.BILLING_ADDRESS)
_NAME_TOPICS = (Topic.ACCOUNT_NAME, Topic.AUTHORIZED_USER, Topic.SIGNER_NAME)
_DATE_TOPICS = (Topic.BILL_DATE, Topic.SIGNING_DATE, Topic.DUE_DATE)
#: Characters of a cell that are searched for labels: a hostile page has cells of a million.
_LONGEST_LABELLED = 400
#: Lines of an address below the first one.
_ADDRESS_LINES = 4


@dataclass(frozen=True)
class _Label:
    topic: Topic
    cell: Cell
    row: int
    value: str
    """What follows in the same cell."""
    has_colon: bool


def statements_of(read: ReadDocument, document: DocumentName) -> tuple[Statement, ...]:
    """What the labels of a document announce; a label whose value is not found has an empty one."""
    found = [each for number, page in enumerate(read.pages, 1) for each in _of_page(page, number, document)]
    found += _of_fields(read.fields, document)
    return tuple(found)


def addresses_of(read: ReadDocument) -> tuple[str, ...]:
    """Every text that ends in a postal code, with one to four lines of it."""
    found = []
    for page in read.pages:
        for at, row in enumerate(page.rows):
            for cell in row:
                if POSTAL_CODE_AT_THE_END.search(folded(cell.text[-_LONGEST_LABELLED:])):
                    lines = [cell.text]
                    found.append(cell.text)
                    for above in _cells_above(page, at, cell):
                        lines.insert(0, above.text)
                        found.append("\n".join(lines))
    return tuple(found)


def _of_page(page: Page, number: int, document: DocumentName) -> Iterator[Statement]:
    labels = [
        label for at, row in enumerate(page.rows) for cell in row for label in _labels_in(cell, at, document)
    ]
    starts = {(label.row, label.cell.left) for label in labels}
    found = [
        Statement(label.topic, value, number)
        for label in _near_the_signature(labels)
        for value in list(_values(label, page, starts)) or [""]
    ]
    # What another label announces is not a typed signature.
    taken = {each.text for each in found if each.topic is not Topic.SIGNATURE}
    yield from (
        replace(each, text="") if each.topic is Topic.SIGNATURE and each.text in taken else each
        for each in found
    )


def _near_the_signature(labels: list[_Label]) -> list[_Label]:
    """`labels`, where a bare `Date` or `Name` counts as the signer's only close to the signature.

    A letter's head has a date as well, which is not when it was signed.
    """
    rows = [label.row for label in labels if label.topic is Topic.SIGNATURE]
    kept = []
    for label in labels:
        bare = folded(label.cell.text).split(":")[0].strip() in ("date", "dated", "name", "nom")
        near = not rows or min(abs(label.row - row) for row in rows) <= 6
        if label.topic in (Topic.SIGNING_DATE, Topic.SIGNER_NAME) and bare and not near:
            if label.topic is Topic.SIGNER_NAME:
                kept.append(replace(label, topic=Topic.ACCOUNT_NAME))
            continue
        kept.append(label)
    return kept


def _labels_in(cell: Cell, row: int, document: DocumentName) -> Iterator[_Label]:
    """The labels in a cell: at its start, and further ones that end in a colon."""
    flat = folded(cell.text[:_LONGEST_LABELLED])
    starts = [(0, topic, end, colon) for topic, end, colon in _label_at(flat, 0, document)]
    for gap in re.finditer(r"(?<=[\s;|])(?=\S)", flat):
        starts += [
            (gap.start(), topic, end, colon)
            for topic, end, colon in _label_at(flat, gap.start(), document)
            if colon and (not starts or gap.start() >= starts[-1][2])
        ]
    for at, (start, topic, end, colon) in enumerate(starts):
        until = starts[at + 1][0] if at + 1 < len(starts) else len(flat)
        value = _clean(cell.text[end:until])
        begins_like_a_value = bool(value) and (value[0].isupper() or value[0].isdigit() or value[0] in "($#")
        if colon or not value or (begins_like_a_value and _fits(topic, value)):
            yield _Label(topic, replace(cell, left=cell.left + start), row, value, colon)


def _label_at(flat: str, start: int, document: DocumentName) -> Iterator[tuple[Topic, int, bool]]:
    """(topic, where its value begins, whether a colon stands between) of the longest label at `start`."""
    best: tuple[int, Topic] | None = None
    for topic, pattern in _COMPILED[document]:
        found = pattern.match(flat, start)
        if found and (best is None or found.end() > best[0]):
            best = (found.end(), topic)
    if best is None or (best[0] < len(flat) and flat[best[0]].isalnum()):
        return
    rest = _AFTER_A_LABEL.match(flat, best[0])
    if rest:
        yield best[1], rest.end(), bool(rest["colon"]) or flat[best[0] - 1] == "#"


def _values(label: _Label, page: Page, labels: set[tuple[int, int]]) -> Iterator[str]:
    """What the label announces: behind it, else to its right, below it, or above it, as far as it fits."""
    if label.value:
        yield _with_further_lines(label, label.cell, label.value, page, labels)
        return
    found = False
    for row, cell in _neighbours(label, page):
        value = _clean(cell.text)
        if (row, cell.left) in labels or not value or not _fits(label.topic, value):
            continue
        found = True
        place = replace(label, row=row)
        yield _with_further_lines(place, cell, value, page, labels)
        if label.has_colon or label.topic not in _NAME_TOPICS + _ADDRESS_TOPICS:
            return
    if not found and label.topic in (*_DATE_TOPICS, Topic.SIGNER_NAME, Topic.SIGNATURE):
        above = next(_cells_above(page, label.row, label.cell), None)
        value = _clean(above.text) if above else ""
        if above and value and _fits(label.topic, value) and (label.row - 1, above.left) not in labels:
            yield value


def _neighbours(label: _Label, page: Page) -> Iterator[tuple[int, Cell]]:
    """The next cell on the row, then the one below in the same column."""
    right = [cell for cell in page.rows[label.row] if cell.left >= label.cell.right]
    if right:
        yield label.row, right[0]
    for row in range(label.row + 1, min(label.row + 2, len(page.rows))):
        for cell in page.rows[row]:
            if (
                cell.left <= label.cell.right
                and label.cell.left <= cell.right
                and abs(cell.left - label.cell.left) < 12
            ):
                yield row, cell


def _with_further_lines(
    label: _Label, cell: Cell, value: str, page: Page, labels: set[tuple[int, int]]
) -> str:
    """An address runs on below its first line, until its postal code."""
    if label.topic not in _ADDRESS_TOPICS:
        return value
    lines, last = [value], label.row
    for row in range(label.row + 1, min(label.row + 1 + _ADDRESS_LINES, len(page.rows))):
        if POSTAL_CODE_AT_THE_END.search(folded(lines[-1])):
            break
        below = [
            other
            for other in page.rows[row]
            if _in_column(other, cell, label) and (row, other.left) not in labels
        ]
        if not below or row != last + 1:
            break
        lines.append(_clean(below[0].text))
        last = row
    return "\n".join(lines)


def _in_column(other: Cell, cell: Cell, label: _Label) -> bool:
    return min(abs(other.left - cell.left), abs(other.left - label.cell.left)) <= 2 or (
        # The value begins behind its label in the same cell.
        cell is label.cell and cell.left <= other.left < cell.right
    )


def _cells_above(page: Page, row: int, cell: Cell) -> Iterator[Cell]:
    for at in range(row - 1, max(row - 4, -1), -1):
        above = [other for other in page.rows[at] if abs(other.left - cell.left) <= 2]
        if not above:
            return
        yield above[0]


def _fits(topic: Topic, value: str) -> bool:
    """Whether `value` can be what a label of `topic` announces; a table has other words beside its heads."""
    has_digit = any(char.isdigit() for char in value)
    if topic is Topic.ACCOUNT_NUMBER:
        return has_digit and len(value) <= 40 and not find_dates(value, "US") and "$" not in value
    if topic is Topic.BTN:
        return bool(find_numbers(value))
    if topic in _DATE_TOPICS:
        return bool(find_dates(value, "CA"))
    if topic in _ADDRESS_TOPICS:
        return has_digit and not find_dates(value, "CA")
    if topic in _NAME_TOPICS or topic is Topic.SIGNATURE:
        is_place = bool(POSTAL_CODE_AT_THE_END.search(folded(value)))
        may_have_digits = topic in (Topic.ACCOUNT_NAME, Topic.SIGNATURE) and not is_place and "$" not in value
        is_text = any(char.isalpha() for char in value) and len(value) <= 160 and not value.endswith(":")
        return is_text and (may_have_digits or not has_digit) and not find_dates(value, "CA")
    if topic is Topic.POSTAL_CODE:
        return bool(POSTAL_CODE_AT_THE_END.search(folded(value)))
    return len(value) <= 60 and not value.endswith(":")


def _of_fields(fields: tuple[tuple[str, str], ...], document: DocumentName) -> Iterator[Statement]:
    """A form field's name is its label: `account_number`, `Account Number`, `accountNumber`."""
    for name, value in fields:
        words = re.sub(r"(?<=[a-z])(?=[A-Z])|[_.\-\[\]\d]+", " ", name).strip()
        flat = " ".join(folded(words).split()) + ":"
        for topic, _, _ in _label_at(flat, 0, document):
            yield Statement(topic, _clean(value), 0)


def _clean(text: str) -> str:
    return _RULE.sub(" ", text).strip(" \t:|\u00a0")
