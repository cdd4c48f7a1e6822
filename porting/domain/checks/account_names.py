"""Whether a document names the account's holder, its authorized user, and who signed."""

import re
from collections.abc import Callable
from dataclasses import replace

from porting.domain.checks import name
from porting.domain.checks.compared import UNREAD, Compared, best, key_of, over_views, showing
from porting.domain.checks.likeness import Likeness, plain, same_letters, same_shapes
from porting.domain.checks.statements import Passage, Statements, Topic


def on_user(document: Statements, user: str) -> Compared:
    """The authorized user that a document names."""
    return over_views(
        document, lambda view: best(view.about(Topic.AUTHORIZED_USER), _compares_people(view, user))
    )


def on_account_name(document: Statements, account_name: str, user: str) -> Compared:
    """The account's name: the company's, or its authorized user's where the account is in his name."""

    def on_view(view: Statements) -> Compared:
        firm, person = _compares_firms(view, account_name), _compares_people(view, user)

        def compare(text: str) -> Likeness:
            likeness = firm(text)
            return Likeness.SAME if person(text) is Likeness.SAME else likeness

        found = best(view.about(Topic.ACCOUNT_NAME), compare)
        alone = _cell_of(view, account_name)
        if found.likeness is Likeness.DIFFERENT and alone:
            return replace(found, likeness=Likeness.UNCLEAR)
        if found.was_read:
            return found
        if alone:
            return Compared(Likeness.SAME, account_name, alone)
        mentioned = _row_that_mentions(view, account_name)
        return Compared(Likeness.UNCLEAR, mentioned.text, mentioned) if mentioned else UNREAD

    return over_views(document, on_view)


def _compares_firms(view: Statements, expected: str) -> Callable[[str], Likeness]:
    """Text recognition loses spaces; the same letters without them are never another name."""

    def compare(text: str) -> Likeness:
        if view.is_from_an_image and _is_read_as(expected, text):
            return Likeness.SAME
        found = name.compare_firms(text, expected)
        return Likeness.UNCLEAR if found is Likeness.DIFFERENT and key_of(text) == key_of(expected) else found

    return compare


def _compares_people(view: Statements, expected: str) -> Callable[[str], Likeness]:
    def compare(text: str) -> Likeness:
        if view.is_from_an_image and _is_read_as(expected, text, is_person=True):
            return Likeness.SAME
        found = name.compare_people(text, expected)
        return Likeness.UNCLEAR if found is Likeness.DIFFERENT and key_of(text) == key_of(expected) else found

    return compare


def _is_read_as(expected: str, text: str, *, is_person: bool = False) -> bool:
    """Whether recognition makes `text` of `expected`, and of nothing else."""
    return same_letters(expected, text, is_person=is_person) or same_shapes(expected, text)


def on_signer(document: Statements, user: str) -> Compared:
    """The printed name of who signed an LOA."""

    def on_view(view: Statements) -> Compared:
        signers = view.about(Topic.SIGNER_NAME) or view.about(Topic.AUTHORIZED_USER)
        if signers:
            return best(signers, _compares_people(view, user))
        alone = _cell_of(view, user)
        return Compared(Likeness.SAME, user, alone) if alone else UNREAD

    return over_views(document, on_view)


def _cell_of(view: Statements, expected: str) -> Passage | None:
    """Where the name stands by itself, not as a part of a longer one."""
    firm, person = _compares_firms(view, expected), _compares_people(view, expected)
    return next(
        (
            cell
            for cell in view.cells
            if len(cell.text) <= 2 * len(expected) + 12
            and Likeness.SAME in (firm(cell.text), person(cell.text))
        ),
        None,
    )


def _row_that_mentions(view: Statements, expected: str) -> Passage | None:
    words = _words(expected)
    if not words or words not in _words(view.text):
        return None
    return showing(view, lambda text: words in _words(text))


def _words(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", plain(text)).strip()
