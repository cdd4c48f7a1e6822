"""Whom a letter is written to: one to the porting department of a firm is to the losing carrier."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from porting.documents.lines import lines_above
from porting.documents.reading import Cell, Layer, Page
from porting.domain.checks.likeness import folded, plain
from porting.domain.checks.name import has_legal_form

#: The addressee of a letter stands in this share of its first page.
_HEAD = 0.4
_LONGEST = 80
_PORTING = r"(?:lnp|(?:number|local|tele\w+) port\w*|port(?:ing|-?outs?|ability)|portabilite|transferts?)"
_DEPARTMENT = re.compile(
    rf"(?:attn|attention|a l'attention d[eu]s?)\b.*\b{_PORTING}\b"
    rf"|(?:the )?(?:\w+ ){{0,2}}{_PORTING} (?:/ \w+ )?"
    r"(?:department|dept|desk|team|center|centre|group|office)\b"
    rf"|(?:service|equipe|bureau|groupe) (?:de |des |du |de la ){_PORTING}\b"
)
_TO = re.compile(r"(?:to|a|destinataire|addressee) ?: *")


@dataclass(frozen=True)
class Addressee:
    name: str
    line: Cell


def addressees_of(layer: Layer, page: Page) -> Iterator[Addressee]:
    """The firm above the line for its porting department, if the numbers do not go to it."""
    text = plain(" ".join(cell.text for row in layer.rows for cell in row))
    for at, row in enumerate(layer.rows):
        for cell in row:
            is_short = len(cell.text) <= _LONGEST and cell.box.top < _HEAD * page.height
            if not (is_short and _DEPARTMENT.match(folded(cell.text))):
                continue
            above = next(lines_above(layer, at, cell), None)
            if above is None:
                continue
            label = _TO.match(folded(above.text))
            name = above.text[label.end() if label else 0 :]
            if _may_be_a_firm(name) and not _gets_the_numbers(name, text):
                yield Addressee(name, above)


def _may_be_a_firm(name: str) -> bool:
    """Not a street, a label or a sentence."""
    is_whole = not name.endswith((":", ".")) or has_legal_form(name)
    return is_whole and len(name) <= _LONGEST and name[:1].isupper() and not any(map(str.isdigit, name))


def _gets_the_numbers(name: str, text: str) -> bool:
    """Whether a sentence moves numbers to the firm, or appoints it: it is the winning carrier then."""
    wins = r"\b(?:to|vers|chez|authori[sz]es?|autorise|appoints?|mandate) "
    return re.search(wins + re.escape(plain(name).rstrip(".")), text) is not None
