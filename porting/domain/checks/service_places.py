"""Whether a document shows the service address that is expected."""

import re
from dataclasses import replace

from porting.domain.checks import address, postal_code, street
from porting.domain.checks.address import POSTAL_CODE_AT_THE_END, Address, AddressComparison
from porting.domain.checks.assembly import assembled
from porting.domain.checks.compared import ORDER, UNREAD, Compared, digits_of, over_views
from porting.domain.checks.evidence import Box
from porting.domain.checks.likeness import Likeness, folded, plain, respaced
from porting.domain.checks.statements import Passage, Statements, Topic

#: Points up and down in which the labelled parts of one address stand.
_PARTS_WITHIN = 150.0
#: In characters: `84101-2841`.
_LONGEST_CODE = 10


def on_address(document: Statements, expected: Address) -> tuple[Compared, Compared]:
    """(the place, the postal code) of the service address.

    An address without the label may be the carrier's own, so it can agree but not contradict.
    """
    place = over_views(
        document,
        lambda view: _on_address(view, expected)[0],
        digits=digits_of(f"{expected.street} {expected.unit or ''}"),
    )
    code = over_views(
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
        (each, _compared(expected, each), passage) for each, passage in service_addresses(view, expected)
    ]
    return min(
        found,
        key=lambda each: (
            ORDER.index(each[1].place),
            not each[0].postal_code,  # a listed address has none, the address of service below it says it
            ORDER.index(each[1].postal_code),
        ),
        default=None,
    )


def _compared(expected: Address, each: Address) -> AddressComparison:
    """Without a postal code nobody knows whether the last words of a text are its city."""
    how = address.compare(expected, each)
    if each.postal_code or how.place is not Likeness.DIFFERENT:
        return how
    return address.compare(expected, replace(each, city=""))


def service_addresses(document: Statements, expected: Address) -> list[tuple[Address, Passage]]:
    """The addresses labelled as service addresses, with the parts that have labels of their own.

    Without such a label: the expected address wherever it stands, else what is like it but for a part.
    """
    by_label = document.about(Topic.SERVICE_ADDRESS)
    labelled: list[tuple[Address, Passage]] = [
        (_service_address(document, each, text, expected), each)
        for each in by_label
        for text in _spaced(document, each.text)
    ]
    labelled = [each for each in labelled if address.is_one(each[0])]
    is_weak = all(each.is_weak for each in by_label)
    if labelled and not is_weak and not _may_go_on(labelled, expected):
        return labelled
    others = [
        (address.parse(text, expected.country, expected.city), each)
        for each in (*document.addresses, *assembled(document, expected))
        for text in _spaced(document, each.text)
    ]
    same = [each for each in others if address.compare(expected, each[0]).place is Likeness.SAME]
    if labelled:
        return same or labelled
    # A bill is often mailed to a box of the customer's own post office.
    may_be_a_box = document.document != "bill"
    return same or [each for each in others if address.is_kin(expected, each[0], may_be_a_box=may_be_a_box)]


def _may_go_on(labelled: list[tuple[Address, Passage]], expected: Address) -> bool:
    """Whether all that labels show may be the beginning of the `expected` address."""
    return all(
        not each.postal_code and _compared(expected, each).place is not Likeness.DIFFERENT
        for each, _ in labelled
    )


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
        _near(document, topic, passage, expected)
        for topic in (Topic.UNIT, Topic.CITY, Topic.REGION, Topic.POSTAL_CODE)
    )
    parsed = address.parse(text, expected.country, expected.city)
    has_city = bool(city or parsed.city)  # else all of it may stand apart
    if has_city and not (code or parsed.postal_code) and _shows_the_code(document, passage, expected):
        code = expected.postal_code
    if not parsed.postal_code and POSTAL_CODE_AT_THE_END.search(folded(city)):
        # The form asks for city, region and postal code together, apart from the street.
        parsed, city = address.parse(f"{text}\n{city}", expected.country, expected.city), ""
    elif city and not parsed.postal_code:
        # The form asks for the city apart, so all of the text is street.
        city, its_region = address.without_region(city)
        region = region or its_region
        lines = [line for line in text.split("\n") if any(map(str.isalnum, line))]
        parsed = Address(", ".join(lines), None, city, region, code, expected.country)
    return Address(
        parsed.street,
        None if address.is_no_unit(unit) or _says_unit(text, unit) else unit,
        parsed.city or city,
        parsed.region or region,
        parsed.postal_code or code,
        expected.country,
    )


def _shows_the_code(document: Statements, street: Passage, expected: Address) -> bool:
    """Whether the expected postal code stands in a cell of its own with its street, whatever is beside it."""
    wanted = postal_code.normal(expected.postal_code)
    return street.box is not None and any(
        postal_code.normal(cell.text) == wanted and _stands_with(cell, street, street.box)
        for cell in document.cells
        if len(cell.text) <= _LONGEST_CODE
    )


def _says_unit(street: str, unit: str) -> bool:
    """Whether `street` has the unit in it as well, as a word: the 5 of `5040 Main St` is none."""
    own = re.escape(unit)
    return re.search(rf"(?:(?<=[\s,#/-])|^(?=\S+-\d)){own}(?!\w)", street) is not None


def _code_alone(view: Statements, expected: Address) -> Compared:
    for each in view.about(Topic.POSTAL_CODE):
        found = Address("", None, "", "", each.text, expected.country)
        how = address.compare(expected, found).postal_code
        if how is not Likeness.UNCLEAR:
            return Compared(how, each.text, each)
    return UNREAD


def _near(document: Statements, topic: Topic, street: Passage, expected: Address) -> str:
    """What is said about a part of an address, where it stands with its street; a field has no place.

    A city of two lines is said twice, with its second line and without: the expected one of them is meant.
    """
    said = document.about(topic)
    if street.box is not None:
        said = tuple(each for each in said if _stands_with(each, street, street.box))
    is_city = topic is Topic.CITY
    texts = [" ".join(each.text.split()) if is_city else each.text for each in said]
    meant = [each for each in texts if is_city and plain(each) == plain(expected.city)]
    return next(iter(meant or texts), "")


def _stands_with(part: Passage, street: Passage, box: Box) -> bool:
    is_near = part.box is None or abs(part.box.middle - box.middle) <= _PARTS_WITHIN
    return part.box is None or (part.page == street.page and is_near)
