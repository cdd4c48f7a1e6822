"""Which of the trade's reasons a carrier's code gives. Read it as the page on codes: one line each."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porting.domain.phone_number import NumberType
from porting.domain.rejection import ReasonCode, RejectionReason, meaning_of, named
from porting.domain.rejection.codes import BY_TYPE, EVERYWHERE
from porting.domain.rejection.reasons import key_of
from tests.domain.checks.comparisons import SHORT_RUN

_PAGE = Path(__file__).parents[2] / "docs" / "rejections.md"
_CONTRACT = Path(__file__).parents[3] / "shared" / "reference" / "telnyx-porting-openapi.json"

#: All exception codes of Telnyx's contract; OTHER leaves it to the text.
TELNYX = {
    "ACCOUNT_NUMBER_MISMATCH": "account_number_incorrect",
    "AUTH_PERSON_MISMATCH": "unauthorized_signature",
    "BTN_ATN_MISMATCH": "invalid_btn",
    "ENTITY_NAME_MISMATCH": "name_mismatch",
    "FOC_EXPIRED": "foc_expired",
    "FOC_REJECTED": "due_date_not_possible",
    "LOCATION_MISMATCH": "address_mismatch",
    "LSR_PENDING": "pending_order",
    "MAIN_BTN_PORTING": "main_btn_porting",
    "OSP_IRRESPONSIVE": "losing_carrier_silent",
    "OTHER": "unknown",
    "PASSCODE_PIN_INVALID": "wrong_pin",
    "PHONE_NUMBER_HAS_SPECIAL_FEATURE": "special_features",
    "PHONE_NUMBER_MISMATCH": "phone_number_mismatch",
    "PHONE_NUMBER_NOT_PORTABLE": "number_unportable",
    "PORT_TYPE_INCORRECT": "port_type_incorrect",
    "PORTING_ORDER_SPLIT_REQUIRED": "split_or_merge_needed",
    "POSTAL_CODE_MISMATCH": "address_mismatch",
    "RATE_CENTER_NOT_PORTABLE": "number_unportable",
    "SV_CONFLICT": "network_conflict",
    "SV_UNKNOWN_FAILURE": "network_failure",
}

#: Rejections of an LSR, whatever the numbers are.
LSR = {
    "E6d": "freeze",
    "E10a": "unauthorized_signature",
    "E14": "invalid_btn",
    "E17": "account_number_incorrect",
    "E17A": "account_number_incorrect",
    "E17B": "account_number_incorrect",
    "E19": "pending_order",
    "E24": "partial_port",
    "E420": "number_inactive",
    "E42PWA": "wrong_pin",
    "E42PWB": "wrong_pin",
    "1M": "due_date_not_possible",
    "1N": "due_date_not_possible",
}

#: Wireless carriers' response codes: of wireless numbers only.
WIRELESS = {
    "6B": "wrong_pin",
    "6E": "due_date_not_possible",
    "6F": "due_date_not_possible",
    "6P": "freeze",
    "7C": "name_mismatch",
    "8A": "account_number_incorrect",
    "8D": "address_mismatch",
    "9E": "address_mismatch",
}

#: Looked for, and not found, found with two meanings, or too coarse to act on.
NOT_KNOWN = [
    *("E1", "E10", "E27", "E30"),
    *("6A", "6C", "6D", "6G", "6H", "6J", "6K", "6L", "6M", "6N", "7B", "7T"),
    *("8B", "8C", "8E", "8F", "8G", "8H", "8I", "8J", "1002", "ZZ9"),
]


@pytest.mark.parametrize(("code", "reason"), [*TELNYX.items(), *LSR.items()])
@pytest.mark.parametrize("type_", [*NumberType, None])
def test_a_code_that_holds_everywhere(code: str, reason: str, type_: NumberType | None) -> None:
    assert meaning_of(code, type_=type_) == reason


@pytest.mark.parametrize(("code", "reason"), WIRELESS.items())
def test_a_wireless_carriers_code_says_nothing_of_a_landline(code: str, reason: str) -> None:
    assert meaning_of(code, type_=NumberType.WIRELESS) == reason
    assert meaning_of(code) == reason, "where nobody said what the numbers are, and no other type uses it"
    assert meaning_of(code, type_=NumberType.LOCAL) is ReasonCode.UNKNOWN
    assert meaning_of(code, type_=NumberType.TOLL_FREE) is ReasonCode.UNKNOWN


@pytest.mark.parametrize("code", NOT_KNOWN)
@pytest.mark.parametrize("type_", [*NumberType, None])
def test_a_code_that_nobody_is_sure_of_goes_to_support(code: str, type_: NumberType | None) -> None:
    assert meaning_of(code, type_=type_) is ReasonCode.UNKNOWN


@pytest.mark.parametrize("reason", ReasonCode)
def test_the_trades_own_names_are_understood(reason: ReasonCode) -> None:
    assert meaning_of(reason) is reason


def test_every_code_of_telnyxs_contract_is_in_the_table() -> None:
    if not _CONTRACT.is_file():
        pytest.skip(f"the vendor's document is not beside the repository: {_CONTRACT.name}")
    schemas = json.loads(_CONTRACT.read_text(encoding="utf-8"))["components"]["schemas"]

    codes = schemas["PortingOrdersExceptionType"]["properties"]["code"]["enum"]

    assert set(codes) == TELNYX.keys()


def test_no_code_stands_twice_and_none_hides_a_name_of_the_trade() -> None:
    for type_ in (None, *NumberType):
        codes = [*EVERYWHERE, *(BY_TYPE.get(type_, {}) if type_ else {})]
        assert len({key_of(code) for code in codes}) == len(codes)
        assert all(named(code) is ReasonCode.UNKNOWN for code in codes)


@pytest.mark.parametrize("code", ["step_failed", "no_reason_given"])
def test_what_a_running_request_calls_a_reason_itself_stays_unknown(code: str) -> None:
    assert meaning_of(code, "PIN invalid") is ReasonCode.UNKNOWN


@SHORT_RUN
@given(code=st.text(), text=st.text(), type_=st.sampled_from([*NumberType, None]))
def test_whatever_upstream_sends_has_an_answer(code: str, text: str, type_: NumberType | None) -> None:
    assert meaning_of(code, text, type_) in ReasonCode
    assert RejectionReason(code=code, text=text).understood in ReasonCode


@SHORT_RUN
@given(
    code=st.sampled_from([*TELNYX, *LSR, *WIRELESS, *NOT_KNOWN]),
    upper=st.booleans(),
    joint=st.sampled_from(["_", "-", " ", "  ", ""]),
)
def test_how_a_code_is_written_changes_nothing(code: str, upper: bool, joint: str) -> None:
    written = f" {joint.join(code.split('_'))} "

    assert meaning_of(written.upper() if upper else written.lower()) is meaning_of(code)


@SHORT_RUN
@given(
    code=st.text(min_size=1, max_size=6).filter(lambda code: key_of(code) not in {"", "other", "1p"}),
    text=st.text(),
)
def test_a_code_means_the_same_whatever_the_text(code: str, text: str) -> None:
    assert meaning_of(code, text) is meaning_of(code)


def test_a_reason_keeps_what_it_was_understood_as() -> None:
    recorded = RejectionReason.model_validate({"code": "E14", "means": "unknown"})

    assert recorded.understood is ReasonCode.UNKNOWN
    assert RejectionReason.model_validate_json(recorded.model_dump_json()) == recorded


def test_a_reason_recorded_before_it_was_kept_is_understood_as_today() -> None:
    assert RejectionReason.model_validate({"code": "E14", "text": "BTN"}).understood is ReasonCode.INVALID_BTN


def test_the_page_on_rejections_shows_every_code_with_its_reason() -> None:
    page = _PAGE.read_text(encoding="utf-8")
    tables = [("all", EVERYWHERE), *((type_.value, codes) for type_, codes in BY_TYPE.items())]

    for numbers, codes in tables:
        for code, reason in codes.items():
            assert f"| `{code}` | `{reason}` | {numbers} |" in page
