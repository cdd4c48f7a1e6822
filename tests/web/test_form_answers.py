"""What the form makes of answers, and what it shows of a draft: rules without a server."""

import pytest

from porting.domain.draft_facts import Known
from porting.domain.errors import InvalidRequestError
from porting.domain.phone_number import NumberType
from porting.domain.port_draft import PortDraft
from porting.domain.port_order import Portability
from starters.web.new import fields, numbers, review, view
from starters.web.new.steps import Progress, Step, place_of, progress_of
from starters.web.wording import texts_in
from tests.builders import NUMBER, SECOND_NUMBER, TOLL_FREE
from tests.drafts import ON_THE_CSR
from tests.web.draft_states import a_draft, a_report

STREET = "service_address.street"


@pytest.mark.parametrize("between", ["\n", ", ", ";", "\r\n\r\n", "\t"])
def test_numbers_are_taken_in_any_form_and_order(between: str) -> None:
    given = numbers.typed(between.join(("512.555.0100", "+1 (512) 555-0101", "1-800-555-0123")))

    assert given == numbers.Typed((NUMBER, "+15125550101", "+18005550123"), ())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("hello", "is not a telephone number"),
        ("+44 20 7946 0018", "is not a telephone number"),
        ("(876) 555-0100", "is not a number of the United States or Canada"),
        ("900 555 0100", "premium"),
        ("(512) 555-0100\n512 555 0100", "named 2 times"),
    ],
)
def test_what_is_no_number_of_ours_to_move_is_told_at_once(text: str, problem: str) -> None:
    [told] = numbers.typed(text).problems

    assert problem in told


def test_numbers_that_are_taken_from_the_list_leave_the_draft() -> None:
    changed = numbers.fields_of((SECOND_NUMBER, TOLL_FREE), {SECOND_NUMBER: NumberType.WIRELESS}, before=3)

    assert changed == {
        "numbers.0.number": SECOND_NUMBER,
        "numbers.0.type": "wireless",
        "numbers.1.number": TOLL_FREE,
        "numbers.1.type": "toll_free",
        "numbers.2.number": None,
        "numbers.2.type": None,
    }


def test_each_number_is_shown_with_what_the_provider_says_of_it() -> None:
    report = a_report(a_draft(numbers__0__number=NUMBER, numbers__1__number=SECOND_NUMBER))

    shown = numbers.shown(report, {NUMBER: Portability(number=NUMBER, portable=False, why_not="no coverage")})

    assert [(each.portable, each.why_not, each.country) for each in shown] == [
        (False, "no coverage", "US"),
        (None, "", "US"),
    ]


def test_what_a_paper_says_and_the_customer_has_seen_becomes_his_own_word() -> None:
    known = {each.field: each for each in a_draft(company_name="Acme").known}
    given = {STREET: "410 N Main St", "company_name": "Acme", "contact.phone": ""}

    assert fields.changes(given, [STREET, "company_name"], known) == {STREET: "410 N Main St"}


def test_an_empty_field_clears_only_what_the_page_had_shown() -> None:
    known = {each.field: each for each in a_draft().known}

    assert fields.changes({STREET: ""}, [], known) == {}
    assert fields.changes({STREET: ""}, [STREET], known) == {STREET: None}


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("contact.email", "dana", "email"),
        ("contact.email", "dana@acme.example", None),
        ("losing_carrier.billing_telephone_number", "555", "phone"),
        ("new_billing_telephone_number", "512 555 0100", None),
        ("requested_port_date", "12/15/2026", "date"),
        ("service_address.region", "Texas", None),
        ("service_address.region", "Utopia", "region"),
        ("company_name", "A" * 201, "too_long"),
    ],
)
def test_an_answer_that_cannot_be_right_is_told_at_its_field(
    field: str, value: str, problem: str | None
) -> None:
    assert fields.problems({field: value}).get(field) == problem


def test_a_post_office_box_is_told_where_the_street_is_asked_for() -> None:
    address = {name: value for name, value in ON_THE_CSR.items() if name.startswith("service_address.")}
    given = {**address, STREET: "PO Box 12", "service_address.country": "US"}

    assert "post office box" in fields.problems(given)[STREET]
    assert fields.problems({**given, STREET: "410 N Main St"}) == {}


def test_what_a_paper_says_otherwise_is_offered_and_taken_over_with_one_click() -> None:
    report = a_report(a_draft(service_address__street="1 Elm St"))

    [offer] = view.offers_of(report)

    assert (offer.name, offer.value, offer.page) == (f"csr:{STREET}", "410 N Main St", 2)
    assert view.change_taken([offer.name, "csr:company_name", "loa:nothing"], report) == {
        STREET: "410 N Main St"
    }


def test_a_field_says_which_paper_it_was_read_in_until_the_customer_has_his_own_word() -> None:
    shown = view.step_view(Step.ADDRESS, "/new/x", a_report(a_draft(service_address__city="Austin"))).fields

    assert (shown[STREET].source, shown[STREET].page) == ("csr", 2)
    assert (shown["service_address.city"].source, shown["service_address.city"].value) == ("", "Austin")


def test_what_was_typed_is_shown_again_where_nobody_could_be_asked() -> None:
    shown = view.step_view(Step.ADDRESS, "/new/x", None, typed={STREET: "1 Elm St"}, is_away=True)

    assert (shown.value(STREET), shown.steps, shown.had) == ("1 Elm St", (), "")


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("remaining_numbers", "keep", "They stay with my carrier"),
        ("service_address.country", "CA", "Canada"),
        ("google_voice_unlocked", "true", "They are, and I have unlocked them"),
        ("losing_carrier.billing_telephone_number", NUMBER, "(512) 555-0100"),
        ("company_name", "none", "none"),
    ],
)
def test_before_the_submission_an_answer_reads_as_it_was_chosen(field: str, value: str, shown: str) -> None:
    assert view.answer_of(texts_in("en"), field, value) == shown


def test_steps_tell_how_far_a_draft_has_come() -> None:
    report = a_report(a_draft(), problems={"service_address.street": "is a box"})

    assert {each.step: each.progress for each in progress_of(report)} == {
        Step.NUMBERS: Progress.DONE,
        Step.COMPANY: Progress.OPEN,
        Step.ACCOUNT: Progress.DONE,
        Step.ADDRESS: Progress.WRONG,
        Step.DOCUMENTS: Progress.OPEN,
        Step.LETTER: Progress.OPEN,
        Step.REVIEW: Progress.OPEN,
    }


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("losing_carrier.pin", "/account#losing_carrier.pin"),
        ("numbers.3.number", "/numbers#numbers"),
        ("documents.loa", "/letter#documents.loa"),
        ("service_address", "/address#service_address.street"),
        ("", "/review"),
    ],
)
def test_every_problem_leads_to_the_field_where_it_is_mended(field: str, place: str) -> None:
    assert place_of(field) == place


def test_the_letter_says_what_the_carrier_has_on_file() -> None:
    facts = review.letter_of(
        a_report(a_draft(company_name="Acme Plumbing LLC", service_address__country="US"))
    )

    assert facts.service_address.street == "410 N Main St"
    assert facts.losing_carrier.account_number == "LS-204418"
    assert [each.number for each in facts.numbers] == [NUMBER]


def test_what_the_letter_still_needs_is_named_field_by_field() -> None:
    with pytest.raises(InvalidRequestError) as refusal:
        review.letter_of(a_report(PortDraft(request_id="web-one", facts=(_known("company_name", "Acme"),))))

    assert "company_name" not in refusal.value.problems
    assert {"numbers.0.number", "losing_carrier.name"} <= set(refusal.value.problems)


def test_a_report_gives_the_draft_again_that_it_tells_of() -> None:
    draft = a_draft(numbers__0__number=SECOND_NUMBER, company_name="Acme")

    assert review.draft_of(a_report(draft)).fields() == draft.fields()


def _known(field: str, value: str) -> Known:
    return Known(field=field, value=value, source="form")
