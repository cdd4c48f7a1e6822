"""Who acts on a reason, what answers it, and how the order gets to the carrier again."""

from pathlib import Path

import pytest

from porting.domain.rejection import (
    RULES,
    ReasonCode,
    RejectionReason,
    Remedy,
    Resubmission,
    remedy_in,
    rule,
    title_in,
    who_acts,
)
from porting.domain.rejection.rules import IN_CANADA
from porting.domain.status import ActionBy

_PAGE = Path(__file__).parents[2] / "docs" / "rejections.md"
_NEW_ORDERS = {
    ReasonCode.SPLIT_OR_MERGE_NEEDED,
    ReasonCode.PORT_TYPE_INCORRECT,
    ReasonCode.CANCELED_UPSTREAM,
}


def reasons(*codes: str) -> tuple[RejectionReason, ...]:
    return tuple(RejectionReason(code=code) for code in codes)


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_has_a_title_and_a_remedy_in_sentences(code: ReasonCode) -> None:
    known = RULES[code]

    assert known.title
    assert not known.title.endswith(".")
    assert known.remedy.endswith(".")


def test_no_two_reasons_read_alike() -> None:
    assert len({known.title for known in RULES.values()}) == len(RULES)


@pytest.mark.parametrize("code", ReasonCode)
def test_what_a_customer_mends_goes_as_a_supplement_and_can_be_sent(code: ReasonCode) -> None:
    known = RULES[code]
    if known.acts is ActionBy.CUSTOMER:
        assert known.resubmitted_as is Resubmission.SUPPLEMENT
        assert known.answered_by
    elif known.acts is ActionBy.SUPPORT:
        assert Remedy.WORD in known.answered_by
    else:
        assert (known.resubmitted_as, known.answered_by) == (Resubmission.NOTHING, frozenset())


def test_what_takes_a_new_order() -> None:
    assert {
        code for code, known in RULES.items() if known.resubmitted_as is Resubmission.NEW_ORDER
    } == _NEW_ORDERS


def test_only_of_an_unknown_reason_nobody_can_say_whether_a_supplement_does() -> None:
    assert [code for code, known in RULES.items() if known.resubmitted_as is Resubmission.ASK] == ["unknown"]


@pytest.mark.parametrize("code", _NEW_ORDERS)
def test_support_goes_first_where_a_correction_would_go_to_an_order_that_takes_none(code: str) -> None:
    assert who_acts(reasons("wrong_pin", code)) is ActionBy.SUPPORT
    assert who_acts(reasons("wrong_pin", "due_date_not_possible")) is ActionBy.CUSTOMER


def test_in_canada_only_words_differ() -> None:
    for code, known in IN_CANADA.items():
        elsewhere = RULES[code]
        assert (known.acts, known.answered_by) == (elsewhere.acts, elsewhere.answered_by)
        assert known != elsewhere


def test_the_main_number_is_the_pilot_number_in_canada() -> None:
    (reason,) = reasons("MAIN_BTN_PORTING")

    assert "pilot number" in title_in(reason, "CA") + remedy_in(reason, "CA")
    assert "pilot" not in title_in(reason, "US") + remedy_in(reason, None)
    assert rule(reason).answered_by == {Remedy.REMAINING_NUMBERS}


@pytest.mark.parametrize("code", ReasonCode)
def test_the_page_on_rejections_shows_each_reason_as_it_is(code: ReasonCode) -> None:
    known = RULES[code]
    answers = ", ".join(f"`{remedy}`" for remedy in sorted(known.answered_by)) or "–"
    as_ = known.resubmitted_as.replace("_", " ")

    row = f"| `{code}` | {known.title} | {known.acts} | {answers} | {as_} |"

    assert row in _PAGE.read_text(encoding="utf-8")
