"""Telephone and account numbers in text."""

import pytest

from porting.domain.checks.numbers import (
    account_key,
    find_numbers,
    is_nanp,
    may_be_listed,
    may_be_one_account,
    nearly_account,
    states_account,
    states_ending,
    states_number,
    states_range,
)
from tests.domain.checks.comparisons import rows

NUMBER = "+15125550100"


@pytest.mark.parametrize(
    "text",
    [
        "+15125550100",
        "15125550100",
        "5125550100",
        "512-555-0100",
        "512.555.0100",
        "512 555 0100",
        "(512) 555-0100",
        "(512)555-0100",
        "1-512-555-0100",
        "1 (512) 555-0100",
        "+1 512 555 0100",
        "512/555-0100",
        "512–555–0100",
        "( 512 ) 555 - 0100",
        "Tel: 512-555-0100.",
        "512-555-0100, 512-555-0142",
        "BTN (512) 555-0100 Acct 204418",
    ],
)
def test_a_number_is_found_in_any_punctuation(text: str) -> None:
    assert states_number(text, NUMBER)
    assert NUMBER in find_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "512-555-0101",
        "512-555-01000",
        "9512-555-0100",
        "88512555010099",
        "512-555-010",
        "51255501",
        "512 555",
        "",
    ],
)
def test_other_digits_are_not_the_number(text: str) -> None:
    assert not states_number(text, NUMBER)
    assert NUMBER not in find_numbers(text)


@pytest.mark.parametrize(
    "text",
    [
        "LS-204418",
        "112-555-0100",
        "512-155-0100",
        "411-555-0100",
        "512-911-0100",
        "Invoice 20261105123456",
        "Account 000051255501009",
        "$5,125,550.10",
        "2026-11-05",
    ],
)
def test_no_number_is_invented(text: str) -> None:
    assert find_numbers(text) == frozenset()


@pytest.mark.parametrize(
    ("digits", "valid"),
    [
        ("5125550100", True),
        ("8005550123", True),
        ("1125550100", False),
        ("5121550100", False),
        ("9115550100", False),
        ("5129110100", False),
        ("512555010", False),
        ("51255501000", False),
        ("512555010a", False),
    ],
)
def test_ten_digits_are_a_number_only_by_the_plans_rules(digits: str, valid: bool) -> None:
    assert is_nanp(digits) is valid


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("512-555-0100 thru 0109", True),
        ("(512) 555-0090 - 0109", True),
        ("512-555-0100 through 0104", True),
        ("512-555-0200 thru 0209", False),
        ("Numbers: see attached list", True),
        ("512-555-0101", False),
    ],
)
def test_a_range_or_a_list_elsewhere_is_for_a_person(text: str, listed: bool) -> None:
    assert may_be_listed(text, "+15125550104" if "thr" in text else NUMBER) is listed


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Account number LS-204418", True),
        ("Account number: LS 204418", True),
        ("LS204418", True),
        ("ls-204418", True),
        ("LS-204419", False),
        ("LS-2044180", False),
        ("XLS-204418", False),
        ("", False),
    ],
)
def test_an_account_number_is_found_in_any_punctuation(text: str, stated: bool) -> None:
    assert states_account(text, "LS-204418") is stated


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("LS-204418", "LS-204419", False),
        ("00204418", "204418", True),
        ("****4418", "LS-204418", True),
        ("204418", "LS-204418", True),
        ("204418-001", "204418", True),
        ("", "LS-204418", True),
    ],
)
def test_a_shortened_or_masked_account_number_is_for_a_person(one: str, other: str, may: bool) -> None:
    assert may_be_one_account(one, other) is may


@pytest.mark.parametrize(("text", "numbers"), rows("telephone_numbers"))
def test_the_numbers_of_a_text_are_found_and_no_others(text: str, numbers: str) -> None:
    assert ",".join(sorted(find_numbers(text))) == numbers


@pytest.mark.parametrize(("number", "text", "listed"), rows("numbers_listed"))
def test_a_number_is_stated_or_for_a_person_to_find_or_absent(number: str, text: str, listed: str) -> None:
    if states_number(text, number):
        assert listed == "stated"
    else:
        assert listed == ("listed" if may_be_listed(text, number) else "absent")


@pytest.mark.parametrize(("likeness", "one", "other"), rows("account_numbers"))
def test_two_account_numbers_are_one_or_may_be_or_are_not(likeness: str, one: str, other: str) -> None:
    is_one = account_key(one) == account_key(other)
    for may_be in (may_be_one_account(one, other), may_be_one_account(other, one)):
        assert ("same" if is_one else "unclear" if may_be else "different") == likeness


@pytest.mark.parametrize(("account", "text", "stated"), rows("accounts_stated"))
def test_an_account_number_is_not_found_in_a_longer_one(account: str, text: str, stated: str) -> None:
    assert states_account(text, account) is (stated == "yes")


@pytest.mark.parametrize(
    ("text", "is_listed"),
    [
        ("DID block (512) 555-0145 thru (512) 555-0152", True),
        ("1  5125550145  5125550152  8  5125550145", True),
        ("1  5125550145  5125550152  9  5125550145", False),
        ("5125550145  5125550152", False),
        ("512-555-0145 thru 512-555-0147", False),
        ("512-555-0145 through 512-556-0152", False),
    ],
)
def test_a_row_of_numbers_is_listed_where_both_its_ends_are_told(text: str, is_listed: bool) -> None:
    assert states_range(text, "+15125550148") is is_listed


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Reference LS-204428", "LS-204428"),
        ("Reference LS 204428", "LS 204428"),
        ("Reference LS-204418", ""),
        ("Reference LS-999999", ""),
        ("Reference LS-2044281", ""),
        ("Reference XS-204428", ""),
    ],
)
def test_an_account_number_with_another_digit_is_known_by_its_shape(text: str, other: str) -> None:
    assert nearly_account(text, "LS-204418") == other


def test_an_account_number_behind_a_telephone_number_is_no_row_of_numbers() -> None:
    assert not may_be_listed("619-555-0138-519-6654", "+16195550300")


@pytest.mark.parametrize(
    ("text", "is_listed"),
    [
        ("(512) 555-0140, -0148 and -0152.", True),
        ("512-555-0140, -0141,\n-0148", True),
        ("512-555-0140; -0141 et \u20110148", True),
        ("512-555-0140, -0141 and -0149", False),
        ("512-556-0140, -0148", False),
        ("512-555-0140 -0148", False),
        ("512-555-0140, -0141 thru -0148", False),
        ("512-555-0140, 0148", False),
        ("512-555-0140, -48", False),
        ("512-555-0140, -01481", False),
        ("512-555-0140, -0148-3", False),
        ("512-555-0140, -0148.20", False),
        ("$512-555-0140, -0148", False),
    ],
)
def test_the_last_four_digits_behind_a_hyphen_list_a_number(text: str, is_listed: bool) -> None:
    assert states_ending(text, "+15125550148") is is_listed
