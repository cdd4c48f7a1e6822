"""All rules over a packet of three documents: each finding, with the defect that causes it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from porting.documents.letter import Signing
from porting.documents.making import Packet, prefilled_loa
from porting.domain.checks.ages import AgeLimit, AgeLimits
from porting.domain.checks.findings import Severity
from porting.domain.phone_number import NumberType
from porting.domain.port_request import (
    AuthorizedUser,
    LosingCarrier,
    PortNumber,
    PortRequest,
    SealedPin,
    ServiceAddress,
)
from tests.builders import SECOND_NUMBER, TOLL_FREE, local, toll_free
from tests.documents import papers
from tests.documents.packets import (
    HOME,
    NUMBERS,
    TODAY,
    a_packet,
    a_request,
    check,
    on_bill,
    on_csr,
    with_bill,
    with_csr,
    with_loa,
)

ONE_NUMBER = ("+15125550100",)


def test_a_packet_that_says_what_the_request_says_passes() -> None:
    checked = check(a_packet())

    assert (checked.value, checked.found) == ("pass", set())


def test_a_canadian_packet_passes() -> None:
    toronto = a_request(
        company_name="Plomberie Érable Ltée",
        authorized_user=AuthorizedUser(first_name="François", last_name="Côté"),
        service_address=ServiceAddress(
            street="2201-250 Yonge St", city="Toronto", region="ON", postal_code="M5B 2H1", country="CA"
        ),
        losing_carrier=LosingCarrier(
            name="Maple Tel", account_number="7700-1188", billing_telephone_number="+14165550100"
        ),
        numbers=(PortNumber(number="+14165550100", type=NumberType.LOCAL, country="CA"),),
    )

    checked = check(a_packet(toronto), toronto)

    assert (checked.value, checked.found) == ("pass", set())


def test_a_packet_of_many_numbers_runs_over_pages_and_passes() -> None:
    many = a_request(numbers=local(*(f"+1512555{line:04}" for line in range(100, 220))))

    assert check(a_packet(many), many).found == set()


DEFECTS: dict[str, Callable[[Packet], Packet]] = {
    "loa/loa_not_signed/fail": lambda packet: with_loa(packet, signing=Signing.NOT),
    "loa/loa_not_signed/review": lambda packet: with_loa(packet, signing=Signing.TYPED),
    "loa/loa_not_dated/fail": lambda packet: with_loa(packet, signed_on=None),
    "loa/loa_expired/fail": lambda packet: with_loa(packet, signed_on=TODAY - timedelta(days=31)),
    "loa/loa_dated_in_future/fail": lambda packet: with_loa(packet, signed_on=TODAY + timedelta(days=2)),
    "loa/loa_dated_in_future/review": lambda packet: with_loa(packet, signed_on=TODAY + timedelta(days=1)),
    "loa/loa_wrong_signer/fail": lambda packet: with_loa(packet, signer="Paul Morales"),
    "loa/loa_wrong_signer/review": lambda packet: with_loa(packet, signer="D Reyes"),
    "loa/loa_name_mismatch/fail": lambda packet: with_loa(packet, account_name="Summit Heating LLC"),
    "loa/loa_name_mismatch/review": lambda packet: with_loa(packet, account_name="Acme Plumbing Inc"),
    "loa/loa_address_mismatch/fail": lambda packet: with_loa(
        packet, address=replace(HOME, street="412 N Main St")
    ),
    "loa/loa_address_mismatch/review": lambda packet: with_loa(packet, address=replace(HOME, unit=None)),
    "loa/loa_postal_code_mismatch/fail": lambda packet: with_loa(
        packet, address=replace(HOME, postal_code="78702")
    ),
    "loa/loa_postal_code_mismatch/review": lambda packet: with_loa(
        packet, address=replace(HOME, postal_code="")
    ),
    "loa/loa_account_number_mismatch/fail": lambda packet: with_loa(packet, account_number="LS-999111"),
    "loa/loa_account_number_mismatch/review": lambda packet: with_loa(packet, account_number="LS-20441"),
    "loa/loa_btn_mismatch/fail": lambda packet: with_loa(packet, btn="+15125550777"),
    "loa/loa_number_missing/fail": lambda packet: with_loa(packet, numbers=ONE_NUMBER),
    "loa/loa_wrong_country_form/fail": lambda packet: with_loa(packet, country="CA"),
    "bill/bill_not_dated/fail": lambda packet: with_bill(packet, dated=None),
    "bill/bill_too_old/fail": lambda packet: with_bill(packet, dated=TODAY - timedelta(days=31)),
    "bill/bill_not_dated/review": lambda packet: with_bill(packet, dated=TODAY + timedelta(days=1)),
    "bill/bill_account_number_mismatch/fail": lambda packet: on_bill(packet, number="LS-999111"),
    "bill/bill_number_missing/review": lambda packet: on_bill(packet, numbers=ONE_NUMBER),
    "bill/bill_past_due/warning": lambda packet: with_bill(packet, past_due_cents=12_050),
    "bill/bill_csr_disagree/warning": lambda packet: on_bill(packet, name="Summit Heating LLC"),
    "bill/bill_name_mismatch/fail": lambda packet: on_bill(packet, name="Summit Heating LLC"),
    "bill/bill_address_mismatch/review": lambda packet: on_bill(
        packet, address=replace(HOME, street="9 Elm St")
    ),
    "bill/bill_postal_code_mismatch/review": lambda packet: on_bill(
        packet, address=replace(HOME, postal_code="78799")
    ),
    "bill/document_incomplete/review": lambda packet: with_bill(packet, heading="Page 1 of 4, invoice"),
    "csr/csr_name_mismatch/fail": lambda packet: on_csr(packet, name="Summit Heating LLC"),
    "csr/csr_name_mismatch/review": lambda packet: on_csr(packet, name="Acme Plumbing"),
    "csr/csr_address_mismatch/fail": lambda packet: on_csr(packet, address=replace(HOME, unit="Ste 300")),
    "csr/csr_address_mismatch/review": lambda packet: on_csr(packet, address=replace(HOME, unit=None)),
    "csr/csr_postal_code_mismatch/fail": lambda packet: on_csr(
        packet, address=replace(HOME, postal_code="78704")
    ),
    "csr/csr_account_number_mismatch/fail": lambda packet: on_csr(packet, number="LS-999111"),
    "csr/csr_account_number_mismatch/review": lambda packet: on_csr(packet, number=""),
    "csr/csr_btn_mismatch/fail": lambda packet: on_csr(packet, btn="+15125550777"),
    "csr/csr_number_missing/fail": lambda packet: on_csr(packet, numbers=ONE_NUMBER),
    "csr/csr_restriction/review": lambda packet: with_csr(packet, port_freeze=True),
    "csr/po_box/fail": lambda packet: on_csr(packet, address=replace(HOME, street="PO Box 12", unit=None)),
    "loa/po_box/fail": lambda packet: with_loa(packet, address=replace(HOME, street="PO Box 12", unit=None)),
    "bill/po_box/fail": lambda packet: on_bill(
        packet, address=replace(HOME, street="P.O. Box 12", unit=None)
    ),
}


@pytest.mark.parametrize(("finding", "defect"), DEFECTS.items(), ids=DEFECTS)
def test_a_defect_of_a_document_is_found(finding: str, defect: Callable[[Packet], Packet]) -> None:
    checked = check(defect(a_packet()))

    assert finding in checked.found
    assert checked.value != "pass" or finding.endswith("/warning")


REQUESTS: dict[str, PortRequest] = {
    "request/po_box/fail": a_request(
        service_address=ServiceAddress(
            street="PO Box 12", city="Austin", region="TX", postal_code="78701", country="US"
        )
    ),
    "request/po_box/review": a_request(
        service_address=ServiceAddress(
            street="410 N Main St, PMB 12", city="Austin", region="TX", postal_code="78701", country="US"
        )
    ),
    "request/address_invalid/fail": a_request(
        service_address=ServiceAddress(
            street="410 N Main St", city="Austin", region="ZZ", postal_code="78701", country="US"
        )
    ),
    "request/address_invalid/review": a_request(
        service_address=ServiceAddress(
            street="Main Street", city="Austin", region="TX", postal_code="78701", country="US"
        )
    ),
    "request/postal_code_invalid/fail": a_request(
        service_address=ServiceAddress(
            street="410 N Main St", city="Austin", region="TX", postal_code="7870", country="US"
        )
    ),
    "request/postal_code_invalid/review": a_request(
        service_address=ServiceAddress(
            street="250 Yonge St", city="Toronto", region="ON", postal_code="V5B 2H1", country="CA"
        )
    ),
    "request/account_number_missing/fail": a_request(
        losing_carrier=LosingCarrier(name="Lone Star", billing_telephone_number="+15125550100")
    ),
    "request/btn_missing/fail": a_request(losing_carrier=LosingCarrier(name="Lone Star", account_number="1")),
    "request/btn_not_on_account/review": a_request(
        losing_carrier=LosingCarrier(
            name="Lone Star", account_number="LS-204418", billing_telephone_number="+15125550999"
        )
    ),
    "request/new_btn_required/fail": a_request(remaining_numbers="keep"),
    "request/google_voice_locked/fail": a_request(google_voice_unlocked=False),
    "request/pin_missing/fail": a_request(
        numbers=(PortNumber(number="+15125550100", type=NumberType.WIRELESS, country="US"),)
    ),
}


@pytest.mark.parametrize(("finding", "request_"), REQUESTS.items(), ids=REQUESTS)
def test_a_defect_of_the_request_is_found(finding: str, request_: PortRequest) -> None:
    assert finding in check(a_packet(request_), request_).found


def test_a_wireless_number_with_its_pin_needs_no_btn() -> None:
    wireless = a_request(
        numbers=(PortNumber(number="+15125550100", type=NumberType.WIRELESS, country="US"),),
        losing_carrier=LosingCarrier(
            name="Lone Star", account_number="1", pin=SealedPin(sealed="x", fingerprint="y")
        ),
    )

    assert not [code for code in check(a_packet(wireless), wireless).found if code.startswith("request/")]


def test_toll_free_numbers_alone_need_neither_btn_nor_account_number() -> None:
    toll_free_only = a_request(numbers=toll_free(), losing_carrier=LosingCarrier(name="Lone Star"))

    assert check(a_packet(toll_free_only), toll_free_only).found == set()


def test_an_order_of_toll_free_numbers_ignores_what_only_the_others_need() -> None:
    mixed = a_request(numbers=NUMBERS + toll_free())
    packet = with_loa(a_packet(mixed), btn=None, numbers=(TOLL_FREE,))

    checked = check(packet, mixed.model_copy(update={"numbers": toll_free()}))

    assert checked.found == set()


def test_a_new_billing_number_that_stays_lets_the_old_one_move() -> None:
    staying = a_request(remaining_numbers="keep", new_billing_telephone_number="+15125550188")
    moving = a_request(remaining_numbers="keep", new_billing_telephone_number=SECOND_NUMBER)

    assert check(a_packet(staying), staying).found == set()
    assert "request/new_btn_required/fail" in check(a_packet(moving), moving).found


def test_a_missing_document_is_found() -> None:
    made = a_packet().made()

    assert "loa/document_missing/fail" in check(made, loa=None).found
    assert "bill/document_missing/fail" in check(made, bill=None).found


def test_a_person_may_decide_to_go_on_without_a_csr() -> None:
    checked = check(a_packet(), csr=None)

    assert (checked.value, checked.found) == ("review", {"csr/document_missing/review"})


BILL_WITHOUT_CSR: dict[str, Callable[[Packet], Packet]] = {
    "bill/bill_name_mismatch/fail": lambda packet: on_bill(packet, name="Summit Heating LLC"),
    "bill/bill_name_mismatch/review": lambda packet: on_bill(packet, name="Acme Plumbing Inc"),
    "bill/bill_address_mismatch/fail": lambda packet: on_bill(
        packet, address=replace(HOME, street="9 Elm St")
    ),
    "bill/bill_postal_code_mismatch/fail": lambda packet: on_bill(
        packet, address=replace(HOME, postal_code="78799")
    ),
    "bill/bill_number_missing/fail": lambda packet: on_bill(packet, numbers=ONE_NUMBER),
}


@pytest.mark.parametrize(("finding", "defect"), BILL_WITHOUT_CSR.items(), ids=BILL_WITHOUT_CSR)
def test_without_a_csr_the_bill_is_what_the_carrier_has(
    finding: str, defect: Callable[[Packet], Packet]
) -> None:
    assert finding in check(defect(a_packet()), csr=None).found


def test_a_bill_of_another_address_is_for_a_person_where_the_csr_agrees_with_the_request() -> None:
    checked = check(on_bill(a_packet(), address=replace(HOME, street="9 Elm St")))

    assert checked.found == {"bill/bill_address_mismatch/review", "bill/bill_csr_disagree/warning"}


def test_an_account_number_that_our_own_form_lacks_is_to_be_filled_in() -> None:
    checked = check(with_loa(a_packet(), account_number=""))

    assert "loa/loa_account_number_mismatch/fail" in checked.found


def test_an_loa_that_agrees_with_the_request_but_not_with_the_csr_is_refused() -> None:
    checked = check(on_csr(a_packet(), address=replace(HOME, street="9 Elm St")))

    assert {"csr/csr_address_mismatch/fail", "loa/loa_address_mismatch/fail"} <= checked.found


def test_an_loa_signed_by_another_than_the_carriers_authorized_user_is_refused() -> None:
    checked = check(on_csr(a_packet(), authorized_user="Paul Morales"))

    assert {"csr/csr_name_mismatch/fail", "loa/loa_wrong_signer/fail"} <= checked.found


def test_all_findings_are_told_at_once() -> None:
    packet = with_loa(a_packet(), signing=Signing.NOT, signed_on=None, numbers=ONE_NUMBER)
    packet = with_bill(packet, dated=date(2026, 1, 2))

    checked = check(packet, a_request(google_voice_unlocked=False))

    assert checked.found == {
        "loa/loa_not_signed/fail",
        "loa/loa_not_dated/fail",
        "loa/loa_number_missing/fail",
        "bill/bill_too_old/fail",
        "request/google_voice_locked/fail",
    }


@pytest.mark.parametrize(
    ("age", "value"), [(0, "pass"), (30, "pass"), (31, "fail"), (-1, "review"), (-2, "fail")]
)
def test_an_loa_is_good_for_thirty_days(age: int, value: str) -> None:
    packet = with_loa(a_packet(), signed_on=TODAY - timedelta(days=age))

    assert check(packet).value == value


def test_an_loa_that_was_good_is_too_old_for_a_later_submission() -> None:
    packet = with_bill(a_packet(), dated=TODAY + timedelta(days=40))

    assert "loa/loa_expired/fail" in check(packet, on=TODAY + timedelta(days=40)).found


@pytest.mark.parametrize(("age", "value"), [(0, "pass"), (30, "pass"), (31, "fail")])
def test_a_bill_is_good_for_thirty_days(age: int, value: str) -> None:
    assert check(with_bill(a_packet(), dated=TODAY - timedelta(days=age))).value == value


def test_the_age_limit_is_a_setting_by_country_and_number_type() -> None:
    limits = AgeLimits(
        loa=(AgeLimit(days=90), AgeLimit(days=60, country="CA"), AgeLimit(days=15, type=NumberType.TOLL_FREE))
    )
    mixed = a_request(numbers=NUMBERS + toll_free())
    packet = with_loa(a_packet(), signed_on=TODAY - timedelta(days=45))
    mixed_packet = with_loa(a_packet(mixed), signed_on=TODAY - timedelta(days=16))

    assert check(packet, limits=limits).value == "pass"
    assert "loa/loa_expired/fail" in check(mixed_packet, mixed, limits=limits).found
    assert limits.loa_days("CA", [NumberType.LOCAL]) == 60


def test_the_prefilled_loa_lacks_only_signature_and_date() -> None:
    checked = check(a_packet(), loa=prefilled_loa(a_request()))

    assert checked.found == {"loa/loa_not_signed/fail", "loa/loa_not_dated/fail"}


def test_every_message_to_the_customer_is_a_sentence_and_quotes_no_secret() -> None:
    packet = with_loa(a_packet(), signing=Signing.NOT, signer="Paul Morales", account_number="9")
    findings = check(packet, csr=papers.blank(), bill=b"junk").verdict.findings

    assert len(findings) >= 5
    assert all(finding.message.endswith(".") and finding.message[0].isupper() for finding in findings)
    assert all(finding.severity in Severity for finding in findings)


def _place(street: str, unit: str | None, city: str, region: str, postal_code: str) -> ServiceAddress:
    country = "US" if postal_code[0].isdigit() else "CA"
    return ServiceAddress.model_validate(
        {
            "street": street,
            "unit": unit,
            "city": city,
            "region": region,
            "postal_code": postal_code,
            "country": country,
        }
    )


UNUSUAL_PLACES = [
    _place("410 N Main St", "200", "Austin", "TX", "78701"),
    _place("410 N Main St Ste 200", None, "St. Louis", "MO", "63101"),
    _place("12 Highway 71", "B", "Austin", "TX", "78701"),
    _place("77 Main", "PH", "Austin", "TX", "78701"),
    _place("12 Box Elder Street", None, "Austin", "TX", "78701"),
    _place("1 Market Plaza", "Suite 300, Floor 3", "San Francisco", "CA", "94105"),
    _place("100 Avenue of the Americas", "Floor 12", "New York", "NY", "10013-1234"),
    _place("1600 Pennsylvania Ave NW", None, "Washington", "DC", "20500"),
    _place("N6W23001 Bluemound Road", None, "Waukesha", "WI", "53186"),
    _place("250 Yonge St", "2201", "Toronto", "ON", "M5B 2H1"),
    _place("1000, rue Sherbrooke Ouest", "bureau 300", "Montréal", "QC", "H3A3G4"),
    _place("33 ch. de la Côte-Sainte-Catherine", None, "Québec", "QC", "g1r 4s9"),
    _place("12 5e Avenue", "app. 4", "L'Île-Perrot", "QC", "J7V 1A1"),
]
UNUSUAL: list[dict[str, object]] = [
    *[dict[str, object](service_address=place) for place in UNUSUAL_PLACES],
    {"company_name": "Dana Reyes"},
    {"company_name": "Studio 54 LLC"},
    {"company_name": "Port Freeze LLC"},
    {"company_name": "Łódź Řezník s.r.o."},
    {"company_name": "The Greater Metropolitan Plumbing and Heating Association of Texas, Incorporated"},
    {"authorized_user": AuthorizedUser(first_name="María José", last_name="De La Cruz")},
    {"authorized_user": AuthorizedUser(first_name="Mary Jane", last_name="van der Berg-Smith Jr.")},
]


@pytest.mark.parametrize("changes", UNUSUAL, ids=lambda changes: str(next(iter(changes.values())))[:40])
def test_the_sample_of_an_unusual_request_passes(changes: dict[str, object]) -> None:
    request = a_request(**changes)

    assert check(a_packet(request), request).found == set()
