"""Builders that state only what matters to a test."""

from datetime import UTC, datetime
from typing import Any

from porting.domain.phone_number import NumberType
from porting.domain.policy import Policy
from porting.domain.port_request import (
    AuthorizedUser,
    Contact,
    DocumentReference,
    Documents,
    LosingCarrier,
    PortNumber,
    PortRequest,
    ServiceAddress,
)

NUMBER = "+15125550100"
SECOND_NUMBER = "+15125550142"
TOLL_FREE = "+18005550123"

#: A Monday morning in Texas.
SUBMITTED = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def a_document(content: str) -> DocumentReference:
    return DocumentReference(sha256=content.encode().hex().ljust(64, "0")[:64], size=len(content))


def local(*numbers: str) -> tuple[PortNumber, ...]:
    return tuple(PortNumber(number=number, type=NumberType.LOCAL, country="US") for number in numbers)


def toll_free(number: str = TOLL_FREE) -> tuple[PortNumber, ...]:
    return (PortNumber(number=number, type=NumberType.TOLL_FREE, country="US"),)


def a_port_request(**changes: Any) -> PortRequest:
    """One local number of a firm in Austin; submitted now in the test server's time unless said otherwise."""
    facts: dict[str, Any] = {
        "request_id": "acme-0001",
        "company_name": "Acme Plumbing LLC",
        "contact": Contact(name="Dana Reyes", email="dana@acme.example", phone="+15125550142"),
        "authorized_user": AuthorizedUser(first_name="Dana", last_name="Reyes"),
        "service_address": ServiceAddress(
            street="410 N Main St",
            unit="Ste 200",
            city="Austin",
            region="TX",
            postal_code="78701",
            country="US",
        ),
        "losing_carrier": LosingCarrier(
            name="Lone Star Telephone", account_number="LS-204418", billing_telephone_number=NUMBER
        ),
        "numbers": local(NUMBER),
        "documents": Documents(loa=a_document("loa"), csr=a_document("csr"), bill=a_document("bill")),
        "submitted_at": SUBMITTED,
        "time_zone": "America/Chicago",
        "policy": Policy(),
    }
    return PortRequest(**{**facts, **changes})
