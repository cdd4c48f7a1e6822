"""Whether a document names the account's holder, its authorized user, and who signed."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from porting.domain.checks import address, name
from porting.domain.checks.address import Address
from porting.domain.checks.compared import UNREAD, Compared, best, over_views, showing
from porting.domain.checks.evidence import Box
from porting.domain.checks.likeness import Likeness, in_words_of, key_of, plain, same_letters, same_shapes
from porting.domain.checks.names_in_prose import runs_around
from porting.domain.checks.statements import Passage, Statement, Statements, Topic

#: Lines of one name begin so near one another, in points, and are so many heights apart; the next line is not
#: more cells away.
_COLUMN, _LINE_STEP, _CELLS_OF_TWO_ROWS = 3.0, 1.6, 8

#: Above the street of which the account's name stands.
_ADDRESSES = (Topic.SERVICE_ADDRESS, Topic.BILLING_ADDRESS)
_LOOKALIKES = str.maketrans("l1058", "iiosb")
_Compare = Callable[[str], Likeness]


def on_user(document: Statements, user: str) -> Compared:
    """The authorized user that a document names."""

    def on_view(view: Statements) -> Compared:
        users = view.about(Topic.AUTHORIZED_USER)
        found = best(users, _compares_people(view, user))
        # What a label that no list has may announce is not held against anybody.
        is_weak = found.likeness is Likeness.DIFFERENT and all(each.is_weak for each in users if each.text)
        return replace(found, likeness=Likeness.UNCLEAR) if is_weak else found

    return over_views(document, on_view)


def on_account_name(
    document: Statements, account_name: str, user: str, at: Address | None = None
) -> Compared:
    """The account's name: the company's, or its authorized user's where the account is in his name.

    `at`: the address of service; a firm that stands over it holds the account where no label names another.
    """

    def on_view(view: Statements) -> Compared:
        firm, person = _compares_firms(view, account_name), _compares_people(view, user)

        def compare(text: str) -> Likeness:
            likeness = firm(text)
            return Likeness.SAME if person(text) is Likeness.SAME else likeness

        alone = _cell_of(view, account_name)
        stated = [each for each in view.about(Topic.ACCOUNT_NAME) if not (alone and each.is_weak)]
        found = best(
            (each for each in stated if not each.is_guess or compare(each.text) is Likeness.SAME), compare
        )
        if found.likeness is Likeness.DIFFERENT and alone:
            return replace(found, likeness=Likeness.UNCLEAR)
        if found.likeness is Likeness.SAME and firm(found.read) is not Likeness.SAME:
            return _unless_another_is_named(found, stated, firm, compare)
        named = _named_in_prose(view, account_name)
        if found.was_read:
            is_within = named is not None and named[0] in " ".join(found.read.split())
            return replace(found, likeness=Likeness.SAME) if is_within else found
        if alone:
            return Compared(Likeness.SAME, account_name, alone)
        if named:
            return Compared(Likeness.SAME, *named)
        mentioned = _row_that_mentions(view, account_name)
        if mentioned:
            return Compared(Likeness.UNCLEAR, mentioned.text, mentioned)
        return best(_firms_over_their_street(view, at), compare)

    return over_views(document, on_view)


def _unless_another_is_named(
    person: Compared, stated: Sequence[Statement], firm: _Compare, any_of: _Compare
) -> Compared:
    """`person`, whose account it may be; a doubt where labels name another firm as well.

    `Business name: Acme Roofing Inc` is not made good by `Account owner: Dana Reyes`.
    """
    named = [each for each in stated if each.text and not (each.is_guess or each.is_weak)]
    if any(firm(each.text) is Likeness.SAME for each in named):
        return person
    for each in named:
        first = each.text.split("\n")[0]
        if any_of(first) is not Likeness.SAME and not any(map(str.isdigit, first)):
            return Compared(Likeness.UNCLEAR, first, each)
    return person


def _firms_over_their_street(view: Statements, at: Address | None) -> Iterator[Statement]:
    """The firms that stand above the street in what labels announce as addresses, or over the one `at`."""
    said: list[Passage] = [each for topic in _ADDRESSES for each in view.about(topic) if not each.is_weak]
    for each in (*said, *(each for each in view.addresses if at and _is_at(each.text, at))):
        first, *further = each.text.split("\n")
        if further and name.has_legal_form(first):
            yield Statement(
                first, each.page, each.box, each.engine, each.confidence, each.seen, topic=Topic.ACCOUNT_NAME
            )


def _is_at(text: str, expected: Address) -> bool:
    """Whether the lines of `text` below its first one are the `expected` address."""
    below = text.partition("\n")[2]
    found = address.parse(below, expected.country, expected.city)
    return address.compare(expected, found).place is Likeness.SAME


def _compares_firms(view: Statements, expected: str) -> Callable[[str], Likeness]:
    """Text recognition loses spaces; the same letters without them are never another name."""

    def compare(text: str) -> Likeness:
        if view.is_from_an_image and _is_read_as(expected, text):
            return Likeness.SAME
        found = name.compare_firms(text, expected)
        if view.is_from_an_image and found is not Likeness.SAME:
            as_printed = name.compare_firms(in_words_of(expected, text), expected)
            found = as_printed if as_printed is Likeness.SAME else found
        if found is not Likeness.DIFFERENT:
            return found
        may_be_misread = view.is_from_an_image and _shapes(text) == _shapes(expected)
        return Likeness.UNCLEAR if may_be_misread or key_of(text) == key_of(expected) else found

    return compare


def _shapes(firm: str) -> str:
    """Its letters without a legal form, those alike that engines take for one another: `lyer` is `Iyer`."""
    return key_of(_core(firm)).translate(_LOOKALIKES)


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
    """The printed name of who signed an LOA.

    Where nobody knows the place for the signature, another name may stand there under whatever label, so that
    the right one elsewhere proves nothing.
    """
    knows_where = document.has_label(Topic.SIGNATURE) or document.signature.box is not None

    def on_view(view: Statements) -> Compared:
        if signers := view.about(Topic.SIGNER_NAME):
            return best(signers, _compares_people(view, user))
        if users := view.about(Topic.AUTHORIZED_USER):
            found = best(users, _compares_people(view, user))
        else:
            alone = _cell_of(view, user)
            found = Compared(Likeness.SAME, user, alone) if alone else UNREAD
        is_somewhere = found.likeness is Likeness.SAME and not knows_where
        return replace(found, likeness=Likeness.UNCLEAR) if is_somewhere else found

    return over_views(document, on_view)


def _cell_of(view: Statements, expected: str) -> Passage | None:
    """Where the name stands by itself, not as a part of a longer one."""
    firm, person = _compares_firms(view, expected), _compares_people(view, expected)
    return next(
        (
            cell
            for cell in (*view.cells, *_in_two_lines(view.cells))
            if len(cell.text) <= 2 * len(expected) + 12
            and Likeness.SAME in (firm(cell.text), person(cell.text))
        ),
        None,
    )


def _in_two_lines(cells: Sequence[Passage]) -> Iterator[Passage]:
    """What stands right below one another in a column: a long name goes on in the next line."""
    for at, upper in enumerate(cells):
        for lower in cells[at + 1 : at + _CELLS_OF_TWO_ROWS]:
            if upper.box and lower.box and upper.page == lower.page and _is_below(lower.box, upper.box):
                yield replace(
                    upper,
                    text=f"{upper.text} {lower.text}",
                    box=upper.box.joined(lower.box),
                    confidence=min(upper.confidence, lower.confidence),
                )


def _is_below(lower: Box, upper: Box) -> bool:
    is_next = 0 < lower.middle - upper.middle <= _LINE_STEP * upper.height
    return is_next and abs(lower.left - upper.left) <= _COLUMN


def mentions(view: Statements, firm: str) -> bool:
    """Whether all words of its name, legal form apart, stand there in a row."""
    words = _words(_core(firm))
    return bool(words) and f" {words} " in f" {_words(view.text)} "


def _row_that_mentions(view: Statements, expected: str) -> Passage | None:
    words = _words(expected)
    if not words or words not in _words(view.text):
        return None
    return showing(view, lambda text: words in _words(text))


def _named_in_prose(view: Statements, expected: str) -> tuple[str, Passage] | None:
    """(the firm's whole name, where it stands) in a sentence that goes on around it; None: in none."""
    if view.is_from_an_image or _words(_core(expected)) not in _words(view.text):
        return None
    following = (*view.rows[1:], None)
    for row, below in zip(view.rows, following, strict=True):
        text = f"{row.text} {below.text}" if below else row.text
        for run in runs_around(text, _core(expected)):
            if name.compare_firms(run, expected) is Likeness.SAME:
                return run, row
    return None


def _core(firm: str) -> str:
    """Its name without its legal form."""
    words = firm.split()
    while len(words) > 1 and name.has_legal_form(f"{words[0]} {words[-1]}"):
        words.pop()
    return " ".join(words)


def _words(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", plain(text)).strip()
