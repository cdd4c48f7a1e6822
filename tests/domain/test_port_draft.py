"""Whose word wins in a draft, what it asks for, and when it is complete."""

import pytest
from pydantic import ValidationError

from porting.domain.draft_facts import Reading
from porting.domain.draft_submission import request_of
from porting.domain.draft_told import told
from porting.domain.errors import InvalidRequestError
from porting.domain.mobile_carrier import is_mobile
from porting.domain.policy import Policy
from porting.domain.port_draft import DraftChange, PortDraft, address_mark
from porting.domain.port_request import Documents, SealedPin
from tests.builders import NUMBER, SECOND_NUMBER, SUBMITTED, TOLL_FREE, a_document
from tests.drafts import A_FORM, ON_THE_CSR, a_reading, said

ACCOUNT = "losing_carrier.account_number"
CARRIER = "losing_carrier.name"
STREET = "service_address.street"
EMPTY = PortDraft(request_id="acme-0001")


def filled(draft: PortDraft = EMPTY, **fields: str | None) -> PortDraft:
    return draft.filled(
        DraftChange(fields={name.replace("__", "."): value for name, value in fields.items()})
    )


def a_complete_draft(**changes: str | None) -> PortDraft:
    documents = Documents(loa=a_document("loa"), bill=a_document("bill"))
    draft = EMPTY.filled(DraftChange(fields=dict(A_FORM), documents=documents))
    return draft.filled(DraftChange(fields={name.replace("__", "."): text for name, text in changes.items()}))


def required(draft: PortDraft) -> set[str]:
    return {each.field for each in draft.missing if each.is_required}


def test_an_address_is_proven_by_a_mail_from_it_or_a_link_mailed_to_it_and_by_nothing_else() -> None:
    typed = filled(contact__email="Dana@acme.example")
    other = typed.filled(DraftChange(mailed_to=address_mark("sam@acme.example")))
    back = typed.filled(DraftChange(mailed_to=address_mark("dana@ACME.example")))
    mailed = EMPTY.read(a_reading(csr={}))

    assert [each.is_contact_proven for each in (EMPTY, typed, other, back, mailed)] == [
        *(False, False, False),
        *(True, True),
    ]
    assert not filled(mailed, contact__email="eve@other.example").is_contact_proven
    assert filled(mailed, contact__email="dana@acme.example").is_contact_proven


def test_the_csr_wins_over_the_bill_and_the_customer_over_both() -> None:
    draft = EMPTY.read(a_reading(bill={ACCOUNT: "1", CARRIER: "Bill Tel"}, csr={ACCOUNT: "2"}))

    assert (draft.value(ACCOUNT), draft.value(CARRIER)) == ("2", "Bill Tel")
    assert filled(draft, losing_carrier__account_number="3").value(ACCOUNT) == "3"


def test_a_newer_paper_of_a_kind_replaces_all_that_the_older_one_said() -> None:
    draft = EMPTY.read(a_reading(csr={ACCOUNT: "1", CARRIER: "Lone Star Telephone"}, bill={ACCOUNT: "9"}))

    newer = draft.read(a_reading(csr={CARRIER: "Big Bend Telephone"}))

    assert (newer.value(ACCOUNT), newer.value(CARRIER)) == ("9", "Big Bend Telephone")


def test_a_cleared_field_is_proposed_again_only_by_a_newer_paper() -> None:
    draft = filled(EMPTY.read(a_reading(csr={ACCOUNT: "1"})), losing_carrier__account_number=None)

    assert draft.value(ACCOUNT) == ""
    assert draft.read(Reading()).value(ACCOUNT) == ""
    assert draft.read(a_reading(bill={ACCOUNT: "2"})).value(ACCOUNT) == "2"


def test_numbers_in_the_letter_are_the_customers_and_those_of_a_csr_are_confirmed() -> None:
    on_record = {"numbers.0.number": NUMBER, "numbers.1.number": SECOND_NUMBER}
    by_csr = EMPTY.read(a_reading(csr=on_record))
    by_letter = by_csr.read(a_reading(loa={"numbers.0.number": SECOND_NUMBER}))

    assert [each.value for each in by_csr.to_confirm] == [NUMBER, SECOND_NUMBER]
    assert [each.value for each in by_letter.numbers] == [SECOND_NUMBER]
    assert by_letter.to_confirm == ()
    assert "remaining_numbers" in required(by_letter)


def test_a_number_that_the_customer_takes_out_stays_out_whatever_paper_comes() -> None:
    on_record = {"numbers.0.number": NUMBER, "numbers.1.number": SECOND_NUMBER}
    draft = EMPTY.read(a_reading(csr=on_record)).filled(
        DraftChange(fields={"numbers.0.number": None, "numbers.1.number": "512 555 0142"})
    )

    later = draft.read(a_reading(csr=on_record, loa=on_record))

    assert [(each.field, each.value) for each in later.numbers] == [("numbers.0.number", SECOND_NUMBER)]
    assert later.to_confirm == ()


def test_a_doubtful_reading_is_confirmed_until_the_customer_says_it() -> None:
    draft = EMPTY.read(Reading(facts=said("csr", {ACCOUNT: "1"}, confidence=0.5)))

    assert [each.field for each in draft.to_confirm] == [ACCOUNT]
    assert filled(draft, losing_carrier__account_number="1").to_confirm == ()


def test_an_address_is_of_one_place() -> None:
    unit = "service_address.unit"
    other = {STREET: "9 Elm St", unit: "Apt 3"}

    assert EMPTY.read(a_reading(csr={STREET: "410 N Main St"}, bill=other)).value(unit) == ""
    same = {STREET: "410 n main st", unit: "Ste 200"}
    assert EMPTY.read(a_reading(csr={STREET: "410 N Main St"}, bill=same)).value(unit) == "Ste 200"


def test_the_country_follows_from_the_postal_code_and_states_are_read_in_words() -> None:
    draft = filled(service_address__postal_code="M5B 2H1", service_address__region="Ontario")

    assert draft.fields()["service_address"] == {"postal_code": "M5B 2H1", "region": "ON", "country": "CA"}


def test_who_mailed_first_stays_the_contact() -> None:
    other = Reading(facts=said("sender", {"contact.email": "eve@else.example"}))

    assert EMPTY.read(a_reading()).read(other).value("contact.email") == "dana@acme.example"


@pytest.mark.parametrize(
    ("name", "mobile"),
    [
        ("Verizon Wireless", True),
        ("T-Mobile USA, Inc.", True),
        ("Cricket Communications", True),
        ("Bell Mobilité", True),
        ("Boost", True),
        ("Verizon", False),
        ("Boost Telephone of Austin", False),
        ("Mobiletron Tel", False),
    ],
)
def test_a_mobile_carrier_is_known_by_its_name(name: str, mobile: bool) -> None:
    assert is_mobile(name) == mobile


def test_a_mobile_carriers_numbers_are_asked_for_their_type_and_pin() -> None:
    draft = a_complete_draft(losing_carrier__name="Verizon Wireless", numbers__0__type=None)

    assert required(draft) == {"losing_carrier.pin", "numbers.0.type"}
    pin = SealedPin(sealed="x", fingerprint="f")
    answered = draft.filled(DraftChange(fields={"numbers.0.type": "wireless"}, pin=pin))
    assert answered.is_complete


def test_toll_free_numbers_need_neither_account_nor_btn() -> None:
    btn = "losing_carrier.billing_telephone_number"
    draft = a_complete_draft(**{"numbers.0.number": TOLL_FREE, ACCOUNT: None, btn: None})

    assert draft.is_complete


def test_a_document_can_be_taken_away() -> None:
    draft = a_complete_draft(documents__loa=None)

    assert draft.documents.loa is None
    assert required(draft) == {"documents.loa"}


def test_a_field_that_is_none_is_refused_without_being_quoted() -> None:
    with pytest.raises(ValidationError) as refusal:
        DraftChange(fields={"losing_carrier.secret": "4711"})

    assert "4711" not in str(refusal.value)


def test_a_complete_draft_is_a_port_request() -> None:
    request = request_of(a_complete_draft(), Policy(), SUBMITTED)

    assert (request.request_id, request.time_zone) == ("acme-0001", "America/Chicago")
    assert request.losing_carrier.account_number == ON_THE_CSR[ACCOUNT]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contact.email", "dana"),
        ("service_address.region", "Texass"),
        ("service_address.postal_code", "7870"),
        ("service_address.street", "PO Box 12"),
        ("numbers.0.number", "12"),
        ("numbers.0.type", "landline"),
        ("requested_port_date", "soon"),
        ("company_name", None),
        ("documents.bill", None),
    ],
)
def test_what_keeps_it_from_being_one_is_a_sentence_at_its_field(field: str, value: str | None) -> None:
    country = {"service_address.country": "US"}
    draft = a_complete_draft(**country, **{field: value})

    with pytest.raises(InvalidRequestError) as refusal:
        request_of(draft, Policy(), SUBMITTED)

    assert list(refusal.value.problems) == [field]
    assert refusal.value.problems[field].endswith(".")


def test_a_mail_shows_the_end_of_an_account_number_only() -> None:
    facts = told(a_complete_draft(), {})

    assert ("Account number", "ends in 418") in facts.understood
    assert "LS-204418" not in facts.model_dump_json()
