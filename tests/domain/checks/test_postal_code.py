"""ZIP codes and Canadian postal codes."""

import pytest

from porting.domain.calendar import Country
from porting.domain.checks import postal_code


@pytest.mark.parametrize(
    ("code", "country", "valid"),
    [
        ("78701", "US", True),
        ("78701-4412", "US", True),
        ("787014412", "US", True),
        (" 78701 ", "US", True),
        ("00501", "US", True),
        ("00000", "US", False),
        ("7870", "US", False),
        ("787011", "US", False),
        ("7870I", "US", False),
        ("M5B 2L7", "US", False),
        ("M5B 2L7", "CA", True),
        ("m5b2l7", "CA", True),
        ("M5B-2L7", "CA", True),
        ("D5B 2L7", "CA", False),
        ("W5B 2L7", "CA", False),
        ("M5O 2L7", "CA", False),
        ("M5B 2L", "CA", False),
        ("78701", "CA", False),
        ("", "US", False),
        ("", "CA", False),
    ],
)
def test_a_postal_code_is_valid_by_its_countrys_rules(code: str, country: Country, valid: bool) -> None:
    assert postal_code.is_valid(code, country) is valid


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("78701", "78701-4412", True),
        ("78701-4412", "78701-9999", True),
        ("M5B 2L7", "m5b2l7", True),
        ("M5B 2L7", "M5B-2L7", True),
        ("78701", "78702", False),
        ("M5B 2L7", "M5B 2L1", False),
        ("M5B 2L7", "M5B", False),
    ],
)
def test_the_four_digits_after_a_zip_and_punctuation_are_no_difference(
    one: str, other: str, are_one: bool
) -> None:
    assert (postal_code.normal(one) == postal_code.normal(other)) is are_one


@pytest.mark.parametrize(
    ("code", "country"), [("78701", "US"), ("78701-4412", "US"), ("M5B 2L7", "CA"), ("M5B", None), ("", None)]
)
def test_a_postal_code_tells_its_country(code: str, country: Country | None) -> None:
    assert postal_code.country_of(code) == country


@pytest.mark.parametrize(
    ("code", "region", "fits"),
    [
        ("M5B 2L7", "ON", True),
        ("m5b 2l7", "ON", True),
        ("H3B 4W5", "QC", True),
        ("X0A 0H0", "NU", True),
        ("X1A 1A1", "NT", True),
        ("M5B 2L7", "QC", False),
        ("V6B 1A1", "AB", False),
        ("78701", "TX", True),
    ],
)
def test_a_canadian_postal_code_belongs_to_a_province(code: str, region: str, fits: bool) -> None:
    assert postal_code.fits_region(code, region) is fits
