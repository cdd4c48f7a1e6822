"""A firm's name within a sentence: all that belongs to it, so that a longer name is not taken for it."""

from collections.abc import Iterator

from porting.domain.checks import name
from porting.domain.checks.likeness import plain

#: Between words of one name, or between two names: which, nobody can tell, so they belong to it.
_JOINING = frozenset({"&", "and", "et", "+", "de", "du", "des", "la", "le", "les", "of", "the", "d", "l"})
_ENDS = (",", ";", ":", ")", '"', "\u201d", "?", "!")
_SIGNS = ' ,;:()"\u201c\u201d?!'
#: Words that are looked through: a hostile row has a million.
_MOST_WORDS = 400


def runs_around(text: str, words: str) -> Iterator[str]:
    """Each place of `words` in `text`, with the words around it that may belong to the same name.

    Those are written with a capital, in digits, or join two that are; a comma ends a name unless its legal
    form follows.
    """
    wanted, whole = [plain(word.strip(_SIGNS)) for word in words.split()], plain(text)
    if not all(word in whole for word in wanted):
        return  # as in most rows
    said = text.split()[:_MOST_WORDS]
    bare = [plain(word.strip(_SIGNS)) for word in said]
    for start in range(len(said) - len(wanted) + 1):
        end = start + len(wanted)
        inside = said[start : end - 1]
        if bare[start:end] == wanted and not any(word.endswith(_ENDS) for word in inside):
            yield " ".join(said[_first(said, start) : _last(said, end)]).strip(_SIGNS)


def _first(said: list[str], start: int) -> int:
    while start and not said[start - 1].endswith((*_ENDS, ".")) and not said[start].startswith("("):
        before = said[start - 1].strip(_SIGNS)
        if before.lower() in ("&", "and", "et", "+") or _may_be_of_a_name(before):
            start -= 1
        else:
            break
    return start


def _last(said: list[str], end: int) -> int:
    while end < len(said):
        word = said[end].strip(_SIGNS)
        is_form = bool(word) and name.has_legal_form(f"Acme {word}")
        ends = said[end - 1].endswith(_ENDS) or said[end].startswith("(")
        is_joined = word.lower() in _JOINING and any(map(_may_be_of_a_name, said[end + 1 : end + 2]))
        if is_form or (not ends and (_may_be_of_a_name(word) or is_joined)):
            end += 1
        else:
            break
    return end


def _may_be_of_a_name(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()
