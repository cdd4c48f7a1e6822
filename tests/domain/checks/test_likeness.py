"""Values that text recognition read without their spaces."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from porting.domain.checks import address
from porting.domain.checks.address import Address
from porting.domain.checks.likeness import Likeness, respaced, same_letters, same_shapes
from porting.domain.checks.name import compare_firms
from tests.domain.checks.comparisons import SHORT_RUN, rows

words = st.sampled_from(
    [
        "Main",
        "Nash",
        "Ash",
        "N",
        "E",
        "St",
        "A",
        "Dana",
        "Dan",
        "Reyes",
        "LLC",
        "Forest",
        "Fore",
        "4E",
        "3B",
        "B12",
    ]
) | st.from_regex(r"[1-9]\d{0,2}(st|th)?", fullmatch=True)
values = st.lists(words, min_size=1, max_size=5)


@pytest.mark.parametrize(("is_same", "expected", "read"), rows("lost_spaces"))
def test_lost_spaces_are_no_difference_unless_they_hide_one(is_same: str, expected: str, read: str) -> None:
    assert same_letters(expected, read) is (is_same == "yes")


def test_in_a_persons_name_in_capitals_any_letter_may_be_an_initial() -> None:
    assert same_letters("Dana Reyes", "DanaReyes", is_person=True)
    assert not same_letters("Dana Reyes", "DANAREYES", is_person=True)


@SHORT_RUN
@given(values, values)
def test_two_values_are_never_read_from_one_text_without_spaces(one: list[str], other: list[str]) -> None:
    assume([word.lower() for word in one] != [word.lower() for word in other])

    for read in (" ".join(one), "".join(one), "".join(one).upper()):
        assert not (same_letters(" ".join(one), read) and same_letters(" ".join(other), read))


def test_an_address_read_without_spaces_is_found_when_the_letters_show_them() -> None:
    office = Address("410 North Main Street", "Suite 200", "Austin", "TX", "78701", "US")

    found = address.compare(
        office, address.parse(respaced("410NMainSt,Ste200,Austin,TX 78701"), "US", "Austin")
    )

    assert (found.place, found.postal_code) == (Likeness.SAME, Likeness.SAME)


def test_a_firm_read_without_spaces_is_found_when_the_letters_show_them() -> None:
    assert compare_firms("Acme Plumbing, L.L.C.", respaced("AcmePlumbingLLC")) is Likeness.SAME


@pytest.mark.parametrize(
    ("expected", "read", "same"),
    [
        ("Naomi Iyer", "Naomi lyer", True),
        ("Iyer Dental LLC", "lyer DentaI LLC", True),
        ("ILAN ROSS", "LIAN ROSS", False),
        ("Dina Iyer", "Dlna Iyer", False),
        ("Lot 1", "Lot l", False),
        ("", "", False),
    ],
)
def test_letters_of_one_shape_are_the_same_letter_in_print(expected: str, read: str, same: bool) -> None:
    assert same_shapes(expected, read) is same
