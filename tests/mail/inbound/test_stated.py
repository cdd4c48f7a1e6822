"""What a mail states in lines with a label, and what nobody takes from its sentences."""

import pytest

from porting.mail.inbound.stated import facts_stated

MAIL = """Hello, please bring our numbers over.

Company: Acme Plumbing LLC
Current carrier - Lone Star Telephone
Account #: LS-204418
BTN: (512) 555-0100
Numbers to port: 512-555-0100, (512) 555-0142 and 800 555 0123

The account number of our other shop is 77-1.
Dana

> Company: Somebody Else
"""


def stated(text: str) -> dict[str, str]:
    return {each.field: each.value for each in facts_stated(text)}


def test_lines_with_a_label_are_taken_to_be_confirmed() -> None:
    assert stated(MAIL) == {
        "company_name": "Acme Plumbing LLC",
        "losing_carrier.name": "Lone Star Telephone",
        "losing_carrier.account_number": "LS-204418",
        "losing_carrier.billing_telephone_number": "+15125550100",
        "numbers.0.number": "+15125550100",
        "numbers.1.number": "+15125550142",
        "numbers.2.number": "+18005550123",
    }
    assert {each.source for each in facts_stated(MAIL)} == {"text"}
    assert all(each.confidence < 0.8 for each in facts_stated(MAIL))


def test_a_canadian_mail_in_french_is_read_as_well() -> None:
    french = "Fournisseur : Érable Télécom\nNuméro de compte : ET-9917\nNuméros : 514-555-0100"

    assert stated(french) == {
        "losing_carrier.name": "Érable Télécom",
        "losing_carrier.account_number": "ET-9917",
        "numbers.0.number": "+15145550100",
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Our account number is LS-204418 with them.",
        "PIN: 4711",
        "Account number:",
        "BTN: soon",
        "Numbers: +44 20 7946 0000",
        "Company",
        "-----Original Message-----\nCompany: Other",
    ],
)
def test_everything_else_states_nothing(text: str) -> None:
    assert stated(text) == {}


def test_endless_lines_are_read_in_no_time() -> None:
    assert len(stated("Company: " + "a" * 100_000)["company_name"]) == 200
    assert stated("account " * 50_000) == {}
    assert stated("\n".join(["Numbers: 512-555-0100"] * 10_000)) == {"numbers.0.number": "+15125550100"}
