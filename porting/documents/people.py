"""Which words on a page may be a person's name, when no label says so."""

import re

from porting.documents.reading import Cell
from porting.domain.checks.evidence import Engine
from porting.domain.checks.likeness import plain
from porting.domain.checks.name import has_legal_form, without_position

_FEWEST_WORDS, _MOST_WORDS = 2, 5
_LONGEST = 80
#: A hand writes so many times as high as print beside it is, and an engine is less sure of it than this.
_LARGER_THAN_PRINT, _SURE_OF_PRINT = 1.8, 0.6
_WORD_OF_A_NAME = re.compile(r"(?:[A-Z][\w'\u2019.-]*|de|la|le|van|von|der|den|du|da|dos|del|st\.?|[A-Z]\.)")
_NO_NAME = re.compile(
    r"\b(?:signatures?|signed?|dated?|titles?|names?|customers?|authori[sz](?:ed|ations?)|agents?"
    r"|representatives?|print(?:ed)?|telephone|phone|numbers?|accounts?|company|services?|office|department"
    r"|carrier|provider|business|firm|letter|page|form|porting|operations|desk|nom|titre|fonction|client"
    r"|personne|autorisee?|entreprise|lettre|representante?|sincerely|regards|truly|yours|cordialement|witness"
    r"|notary|street|suite|avenue|road|city|state|zip|province|by|for|per|on|behalf|the|of|and|et|pour|par"
    r"|position|capacity|role|execution|autograph|officer|owner|poste|qualite|signataire|thanks?|with|you|your)"
    r"\b"
)


def person_in(text: str) -> str | None:
    """The name, where `text` is two to five words as people's names are written, and no words of forms.

    What stands before a colon is a label, and a position behind a comma is no part of the name.
    """
    if len(text) > _LONGEST:
        return None
    name = without_position(text.rpartition(":")[2].strip())
    words = name.replace(",", " ").split()
    is_short = _FEWEST_WORDS <= len(words) <= _MOST_WORDS
    if not is_short or any(map(str.isdigit, name)) or has_legal_form(name):
        return None
    is_one = all(map(_WORD_OF_A_NAME.fullmatch, words)) and not _NO_NAME.search(plain(name))
    return name if is_one else None


def is_drawn(cell: Cell, print_height: float, engine: Engine) -> bool:
    """Whether it is a hand's ink that an engine took for words, beside print so high: no printed name."""
    is_large = cell.height >= _LARGER_THAN_PRINT * print_height
    return engine.is_recognition and is_large and cell.confidence < _SURE_OF_PRINT
