"""Whether a document says what is expected: known values are looked for, labels show contradictions.

What engines recognized in an image is compared engine by engine. A value that either shows is found, but
digits count only where they were read surely: engines take one digit for another in plain sight.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from porting.domain.checks import address, name, postal_code, street
from porting.domain.checks.address import POSTAL_CODE_AT_THE_END, Address, AddressComparison
from porting.domain.checks.assembly import assembled
from porting.domain.checks.disputes import SURE, contradicts, is_disputed
from porting.domain.checks.evidence import Evidence, without_secrets
from porting.domain.checks.likeness import (
    Likeness,
    folded,
    plain,
    respaced,
    same_letters,
    same_shapes,
    together,
)
from porting.domain.checks.numbers import (
    account_key,
    find_numbers,
    may_be_an_account,
    may_be_listed,
    may_be_one_account,
    nearly_account,
    states_account,
    states_number,
    states_range,
)
from porting.domain.checks.statements import Passage, Statement, Statements, Topic
from porting.domain.phone_number import E164, is_toll_free
from porting.domain.port_request import PortRequest

#: Points up and down in which the labelled parts of one address stand.
_PARTS_WITHIN = 150.0

_ORDER = [Likeness.SAME, Likeness.UNCLEAR, Likeness.DIFFERENT]


@dataclass(frozen=True)
class Compared:
    """How one field of a document compares with what is expected, and what was read where."""

    likeness: Likeness
    read: str = ""
    """Empty: nothing was read."""
    passage: Passage | None = None
    """Where it was read; None where it was not, or where nothing follows from it."""
    agreed: bool = False
    """Two engines read the same in an image."""
    is_unsure: bool = False
    """It was made out in an image, and may be misread."""

    @property
    def was_read(self) -> bool:
        return bool(self.read)

    @property
    def is_fact(self) -> bool:
        """Whether it may be held against a customer: the text states it, or two engines agree on it."""
        return self.passage is not None and (self.agreed or not self.passage.engine.is_recognition)

    def as_evidence(self, expected: str, note: str = "") -> Evidence:
        if self.passage is None:
            return Evidence(read=without_secrets(self.read), expected=expected, note=note)
        said = replace(self.passage, text=self.read)
        return said.as_evidence(expected, note, agreed=self.agreed)


UNREAD = Compared(Likeness.UNCLEAR)


@dataclass(frozen=True)
class Agreement:
    """How a carrier's document compares with a request, field by field."""

    holder: Compared
    """The account's name."""
    user: Compared
    """The authorized user, where the document names one."""
    place: Compared
    postal_code: Compared
    account: Compared
    btn: Compared
    missing: tuple[E164, ...]
    """Numbers that the document does not show."""
    unsure: tuple[E164, ...] = ()
    """Numbers that it may show: not surely read in an image, or in text that is not seen."""
    shown: tuple[E164, ...] = ()

    @property
    def name(self) -> Likeness:
        """Of the account's name and its user's together; either alone is enough."""
        read = [each.likeness for each in (self.holder, self.user) if each.was_read]
        return together(read) if read else Likeness.UNCLEAR


def of(document: Statements, request: PortRequest, numbers: tuple[E164, ...]) -> Agreement:
    place, code = on_address(document, Address.of(request.service_address))
    missing, unsure = on_numbers(document, numbers)
    return Agreement(
        holder=on_account_name(document, request.company_name, request.authorized_user.full_name),
        user=on_user(document, request.authorized_user.full_name),
        place=place,
        postal_code=code,
        account=on_account(document, request.losing_carrier.account_number or ""),
        btn=on_btn(document, request.losing_carrier.billing_telephone_number),
        missing=missing,
        unsure=unsure,
        shown=tuple(number for number in numbers if number not in (*missing, *unsure)),
    )


def on_user(document: Statements, user: str) -> Compared:
    """The authorized user that a document names."""
    return _over_views(
        document, lambda view: _best(view.about(Topic.AUTHORIZED_USER), _compares_people(view, user))
    )


def on_account_name(document: Statements, account_name: str, user: str) -> Compared:
    """The account's name: the company's, or its authorized user's where the account is in his name."""

    def on_view(view: Statements) -> Compared:
        firm, person = _compares_firms(view, account_name), _compares_people(view, user)

        def compare(text: str) -> Likeness:
            likeness = firm(text)
            return Likeness.SAME if person(text) is Likeness.SAME else likeness

        found = _best(view.about(Topic.ACCOUNT_NAME), compare)
        alone = _cell_of(view, account_name)
        if found.likeness is Likeness.DIFFERENT and alone:
            return replace(found, likeness=Likeness.UNCLEAR)
        if found.was_read:
            return found
        if alone:
            return Compared(Likeness.SAME, account_name, alone)
        mentioned = _row_that_mentions(view, account_name)
        return Compared(Likeness.UNCLEAR, mentioned.text, mentioned) if mentioned else UNREAD

    return _over_views(document, on_view)


def _compares_firms(view: Statements, expected: str) -> Callable[[str], Likeness]:
    """Text recognition loses spaces; the same letters without them are never another name."""

    def compare(text: str) -> Likeness:
        if view.is_from_an_image and _is_read_as(expected, text):
            return Likeness.SAME
        found = name.compare_firms(text, expected)
        return Likeness.UNCLEAR if found is Likeness.DIFFERENT and _key(text) == _key(expected) else found

    return compare


def _compares_people(view: Statements, expected: str) -> Callable[[str], Likeness]:
    def compare(text: str) -> Likeness:
        if view.is_from_an_image and _is_read_as(expected, text, is_person=True):
            return Likeness.SAME
        found = name.compare_people(text, expected)
        return Likeness.UNCLEAR if found is Likeness.DIFFERENT and _key(text) == _key(expected) else found

    return compare


def _is_read_as(expected: str, text: str, *, is_person: bool = False) -> bool:
    """Whether recognition makes `text` of `expected`, and of nothing else."""
    return same_letters(expected, text, is_person=is_person) or same_shapes(expected, text)


def on_signer(document: Statements, user: str) -> Compared:
    """The printed name of who signed an LOA."""

    def on_view(view: Statements) -> Compared:
        signers = view.about(Topic.SIGNER_NAME) or view.about(Topic.AUTHORIZED_USER)
        if signers:
            return _best(signers, _compares_people(view, user))
        alone = _cell_of(view, user)
        return Compared(Likeness.SAME, user, alone) if alone else UNREAD

    return _over_views(document, on_view)


def on_address(document: Statements, expected: Address) -> tuple[Compared, Compared]:
    """(the place, the postal code) of the service address.

    An address without the label may be the carrier's own, so it can agree but not contradict.
    """
    place = _over_views(
        document,
        lambda view: _on_address(view, expected)[0],
        digits=_digits_of(f"{expected.street} {expected.unit or ''}"),
    )
    code = _over_views(
        document,
        lambda view: _on_address(view, expected)[1],
        digits=(postal_code.normal(expected.postal_code),),
    )
    return place, code


def _on_address(view: Statements, expected: Address) -> tuple[Compared, Compared]:
    found = closest_address(view, expected)
    if found is None:
        return UNREAD, _code_alone(view, expected)
    each, how, passage = found
    place = Compared(how.place, str(each), passage)
    if not each.postal_code:
        return place, _code_alone(view, expected)
    return place, Compared(how.postal_code, each.postal_code, passage)


def closest_address(view: Statements, expected: Address) -> tuple[Address, AddressComparison, Passage] | None:
    """The service address that is nearest to the expected one; None: the document shows none like it."""
    found = [
        (each, address.compare(expected, each), passage)
        for each, passage in service_addresses(view, expected)
    ]
    return min(
        found,
        key=lambda each: (_ORDER.index(each[1].place), _ORDER.index(each[1].postal_code)),
        default=None,
    )


def service_addresses(document: Statements, expected: Address) -> list[tuple[Address, Passage]]:
    """The addresses labelled as service addresses, with the parts that have labels of their own.

    Without such a label: the expected address wherever it stands, else what is like it but for a part.
    """
    labelled: list[tuple[Address, Passage]] = [
        (_service_address(document, each, text, expected), each)
        for each in document.about(Topic.SERVICE_ADDRESS)
        for text in _spaced(document, each.text)
    ]
    labelled = [each for each in labelled if address.is_one(each[0])]
    if labelled:
        return labelled
    others = [
        (address.parse(text, expected.country, expected.city), each)
        for each in (*document.addresses, *assembled(document, expected))
        for text in _spaced(document, each.text)
    ]
    same = [each for each in others if address.compare(expected, each[0]).place is Likeness.SAME]
    # A bill is often mailed to a box of the customer's own post office.
    may_be_a_box = document.document != "bill"
    return same or [each for each in others if address.is_kin(expected, each[0], may_be_a_box=may_be_a_box)]


def _spaced(view: Statements, text: str) -> tuple[str, ...]:
    """`text` and, in an image, how it reads with what recognition may have lost: spaces, the hook of an `l`.

    A further reading only counts where it is the expected one: the closest does.
    """
    if not view.is_from_an_image:
        return (text,)
    spaced = respaced(text)
    return tuple(dict.fromkeys((text, spaced, *map(street.with_types_as_printed, (text, spaced)))))


def _service_address(document: Statements, passage: Passage, text: str, expected: Address) -> Address:
    unit, city, region, code = (
        _near(document, topic, passage) for topic in (Topic.UNIT, Topic.CITY, Topic.REGION, Topic.POSTAL_CODE)
    )
    parsed = address.parse(text, expected.country, expected.city)
    if not parsed.postal_code and POSTAL_CODE_AT_THE_END.search(folded(city)):
        # The form asks for city, region and postal code together, apart from the street.
        parsed, city = address.parse(f"{text}\n{city}", expected.country, expected.city), ""
    elif city and not parsed.postal_code:
        # The form asks for the city apart, so all of the text is street.
        city, its_region = address.without_region(city)
        region = region or its_region
        parsed = Address(", ".join(text.split("\n")), None, city, region, code, expected.country)
    return Address(
        parsed.street,
        unit if unit not in text else None,
        parsed.city or city,
        parsed.region or region,
        parsed.postal_code or code,
        expected.country,
    )


def on_account(document: Statements, account: str) -> Compared:
    def on_view(view: Statements) -> Compared:
        labelled = [each for each in view.about(Topic.ACCOUNT_NUMBER) if may_be_an_account(each.text)]
        same = [each for each in labelled if account_key(each.text) == account_key(account)]
        if same:
            return Compared(Likeness.SAME, account, _surest(same))
        stated = _showing(view, lambda text: states_account(text, account))
        if not labelled:
            return Compared(Likeness.SAME, account, stated) if stated else _like_account(view, account)
        may_be_it = stated or any(may_be_one_account(each.text, account) for each in labelled)
        likeness = Likeness.UNCLEAR if may_be_it else Likeness.DIFFERENT
        return Compared(likeness, _joined(labelled), labelled[0])

    return _over_views(document, on_view, digits=(account,))


def _like_account(view: Statements, account: str) -> Compared:
    """Without a label: what has the shape of `account`, but for a digit or two."""
    for each in (*view.cells, *view.rows):
        if other := nearly_account(each.text, account):
            return Compared(Likeness.DIFFERENT, other, each)
    return UNREAD


def on_btn(document: Statements, btn: E164 | None) -> Compared:
    if btn is None:
        return UNREAD

    def on_view(view: Statements) -> Compared:
        labelled = [each for each in view.about(Topic.BTN) if find_numbers(each.text)]
        same = [each for each in labelled if btn in find_numbers(each.text)]
        if same:
            return Compared(Likeness.SAME, btn, _surest(same))
        stated = _showing(view, lambda text: states_number(text, btn))
        # A toll-free number under `Main number` is the carrier's own.
        owned = [each for each in labelled if not all(map(is_toll_free, find_numbers(each.text)))]
        if owned or (labelled and not stated):
            return Compared(Likeness.DIFFERENT, _joined(owned or labelled), (owned or labelled)[0])
        return Compared(Likeness.SAME, btn, stated) if stated else UNREAD

    return _over_views(document, on_view, digits=(btn[2:],))


def on_numbers(document: Statements, numbers: tuple[E164, ...]) -> tuple[tuple[E164, ...], tuple[E164, ...]]:
    """(those of `numbers` that the document does not show, those that it may show, read unsurely)."""
    likeness = {number: _on_number(document, number) for number in numbers}
    return (
        tuple(number for number, how in likeness.items() if how is Likeness.DIFFERENT),
        tuple(number for number, how in likeness.items() if how is Likeness.UNCLEAR),
    )


def _on_number(document: Statements, number: E164) -> Likeness:
    texts = [view.text for view in document.views if not view.is_from_an_image]
    if any(states_number(text, number) or states_range(text, number) for text in texts):
        return Likeness.SAME

    def on_view(view: Statements) -> Compared:
        stated = _showing(view, lambda text: states_number(text, number))
        return Compared(Likeness.SAME, number, stated) if stated else UNREAD

    found = _over_views(document, on_view, digits=(number[2:],))
    if found.was_read:
        return found.likeness
    is_hidden = any(states_number(each.text, number) for each in document.unseen)
    return Likeness.UNCLEAR if is_hidden else Likeness.DIFFERENT


def may_list(document: Statements, number: E164) -> bool:
    return any(may_be_listed(view.text, number) for view in document.views)


def surest_of(read: list[Compared], document: Statements, digits: tuple[str, ...] = ()) -> Compared:
    """What follows from what each view of a document says about one thing, text first."""
    said = [each for each in read if each.was_read]
    if not said:
        return UNREAD
    best = min(said, key=lambda each: _ORDER.index(each.likeness))
    if best.passage is None or not best.passage.engine.is_recognition:
        return best
    others = [
        each for each in said if each is not best and each.passage and each.passage.engine.is_recognition
    ]
    if best.likeness is Likeness.SAME:
        if any(each.likeness is Likeness.SAME for each in others):
            return replace(best, agreed=True)
        contradicted = any(
            each.likeness is Likeness.DIFFERENT
            and each.passage
            and contradicts(each.passage, best.passage, digits)
            for each in others
        )
        doubted = contradicted or best.passage.confidence < SURE
        if digits and (doubted or is_disputed(document, best.passage, digits)):
            return replace(best, likeness=Likeness.UNCLEAR, is_unsure=True)
        return best
    agreed = any(_key(each.read) == _key(best.read) for each in others)
    return replace(best, agreed=agreed, is_unsure=not agreed)


def _over_views(
    document: Statements, compare: Callable[[Statements], Compared], *, digits: tuple[str, ...] = ()
) -> Compared:
    """`compare` over what each engine read; `digits` are those that a misreading would change."""
    return surest_of([compare(view) for view in document.views], document, digits)


def _showing(view: Statements, shows: Callable[[str], bool]) -> Passage | None:
    """The surest piece that shows something, or two rows that do so together; None: nothing does."""
    if not shows(view.text):
        return None
    pieces = [each for each in view.cells if shows(each.text)] or [
        each for each in view.rows if shows(each.text)
    ]
    if pieces:
        return _surest(pieces)
    return next(
        (
            replace(one, text=f"{one.text}\n{other.text}", confidence=min(one.confidence, other.confidence))
            for one, other in pairwise(view.rows)
            if shows(f"{one.text}\n{other.text}")
        ),
        None,
    )


def _surest(passages: Iterable[Passage]) -> Passage:
    return max(passages, key=lambda each: each.confidence)


def _best(statements: Iterable[Statement], compare: Callable[[str], Likeness]) -> Compared:
    """The closest of several readings, because one document may name an account more than once."""
    compared = [Compared(compare(each.text), each.text, each) for each in statements]
    return min(compared, key=lambda each: _ORDER.index(each.likeness), default=UNREAD)


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
    return _showing(view, lambda text: words in _words(text))


def _words(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", plain(text)).strip()


def _code_alone(view: Statements, expected: Address) -> Compared:
    for each in view.about(Topic.POSTAL_CODE):
        found = Address("", None, "", "", each.text, expected.country)
        how = address.compare(expected, found).postal_code
        if how is not Likeness.UNCLEAR:
            return Compared(how, each.text, each)
    return UNREAD


def _first(document: Statements, topic: Topic) -> str:
    return next((each.text for each in document.about(topic)), "")


def _near(document: Statements, topic: Topic, street: Passage) -> str:
    """What is said about a part of an address, where it stands with its street; a field has no place."""
    said = document.about(topic)
    box = street.box
    if box is None:
        return next((each.text for each in said), "")
    with_it = (
        each
        for each in said
        if each.box is None
        or (each.page == street.page and abs(each.box.middle - box.middle) <= _PARTS_WITHIN)
    )
    return next((each.text for each in with_it), "")


def _joined(statements: Iterable[Statement]) -> str:
    return "; ".join(dict.fromkeys(each.text for each in statements))


def _digits_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", text))


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", plain(text))
