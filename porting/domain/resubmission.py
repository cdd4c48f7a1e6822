"""What a resubmission changes, and which reasons of a rejection it answers."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from porting.domain.calendar import Country
from porting.domain.phone_number import E164
from porting.domain.port_request import (
    AuthorizedUser,
    DocumentReference,
    Documents,
    LosingCarrier,
    PortRequest,
    Region,
    RemainingNumbers,
    SealedPin,
    ServiceAddress,
    Text,
)
from porting.domain.rejection import RejectionReason, Remedy, rule

Sender = Annotated[str, StringConstraints(max_length=100)]
#: What somebody says in a message. It stands in the timeline, which has to stay small enough to be shown.
Words = Annotated[str, StringConstraints(max_length=2000)]

_SHA256 = re.compile(r"[0-9a-f]{64}")


def _reference(given: Any) -> Any:
    """A document's hash, alone or as part of the path it is stored under, as a reference."""
    found = _SHA256.search(given) if isinstance(given, str) else None
    return DocumentReference(sha256=found.group(), size=0) if found else given


def _sealed(given: Any) -> Any:
    """A PIN that comes readable (typed into the Web UI) is taken as it is; the command line seals it."""
    return SealedPin(sealed=given, fingerprint="") if isinstance(given, str) and given else given


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class UserCorrection(_Part):
    """The parts of the authorized user's name that change; those left out stay."""

    first_name: Text | None = None
    last_name: Text | None = None


class AddressCorrection(_Part):
    """The fields of the service address that change; those left out stay."""

    street: Text | None = None
    unit: Annotated[str, StringConstraints(max_length=200)] | None = None
    """None, given: the address has no unit."""
    city: Text | None = None
    region: Region | None = None
    postal_code: Text | None = None
    country: Country | None = None


class CarrierCorrection(_Part):
    """The fields of the losing carrier's account that change; those left out stay."""

    name: Text | None = None
    account_number: Text | None = None
    billing_telephone_number: E164 | None = None
    pin: Annotated[SealedPin | None, BeforeValidator(_sealed)] = Field(default=None, repr=False)


class DocumentCorrection(_Part):
    """References to documents that are in the store: an object, a hash, or a path that ends in the hash."""

    loa: Annotated[DocumentReference | None, BeforeValidator(_reference)] = None
    csr: Annotated[DocumentReference | None, BeforeValidator(_reference)] = None
    bill: Annotated[DocumentReference | None, BeforeValidator(_reference)] = None


class Correction(_Part):
    """What the customer mends. Everything may be left out; nothing at all is no correction."""

    authorized_user: UserCorrection | None = None
    service_address: AddressCorrection | None = None
    losing_carrier: CarrierCorrection | None = None
    remaining_numbers: RemainingNumbers | None = None
    new_billing_telephone_number: E164 | None = None
    """Of the numbers that stay, the one that becomes the BTN."""
    documents: DocumentCorrection | None = None
    requested_port_date: date | None = None
    """Another desired date; where one is confirmed already, it is asked for anew."""
    resolved: bool = False
    """Whoever had to act at the carrier says that it is done."""
    numbers: tuple[E164, ...] = ()
    """The numbers that it concerns; none: all that wait for a correction."""
    by: Sender | None = None
    note: Words | None = None


def corrected(request: PortRequest, correction: Correction) -> PortRequest:
    """`request` with what `correction` brings; equal to `request` where it brings nothing new."""
    given = correction.losing_carrier.model_dump(exclude_none=True) if correction.losing_carrier else {}
    carrier = LosingCarrier.model_validate({**request.losing_carrier.model_dump(), **given})
    documents = request.documents
    if correction.documents:
        documents = _replaced(documents, correction.documents)
    return request.model_copy(
        update={
            "authorized_user": _corrected_user(request.authorized_user, correction.authorized_user),
            "service_address": _corrected_address(request.service_address, correction.service_address),
            "losing_carrier": _same_pin_kept(request.losing_carrier, carrier),
            "remaining_numbers": correction.remaining_numbers or request.remaining_numbers,
            "new_billing_telephone_number": correction.new_billing_telephone_number
            or request.new_billing_telephone_number,
            "documents": documents,
            "requested_port_date": correction.requested_port_date or request.requested_port_date,
            # Whoever was told that it is locked, and says that it is done, has unlocked it.
            "google_voice_unlocked": _unlocked(request.google_voice_unlocked, correction),
        }
    )


def _unlocked(before: bool | None, correction: Correction) -> bool | None:
    return True if before is False and correction.resolved else before


def _corrected_user(user: AuthorizedUser, correction: UserCorrection | None) -> AuthorizedUser:
    return user.model_copy(update=correction.model_dump(exclude_none=True)) if correction else user


def _corrected_address(address: ServiceAddress, correction: AddressCorrection | None) -> ServiceAddress:
    if correction is None:
        return address
    given = correction.model_dump(exclude_none=True)
    if "unit" in correction.model_fields_set:
        given["unit"] = correction.unit or None
    return address.model_copy(update=given)


def _replaced(documents: Documents, correction: DocumentCorrection) -> Documents:
    """`documents` with the corrected ones; the very bytes that are there already change nothing."""
    changed = {
        kind: reference
        for kind, reference in correction
        if reference and (not getattr(documents, kind) or getattr(documents, kind).sha256 != reference.sha256)
    }
    return documents.model_copy(update=changed)


def _same_pin_kept(old: LosingCarrier, new: LosingCarrier) -> LosingCarrier:
    """Sealing the same PIN twice gives two seals: one fingerprint means that nothing changed."""
    same = old.pin and new.pin and old.pin.fingerprint and old.pin.fingerprint == new.pin.fingerprint
    return new.model_copy(update={"pin": old.pin}) if same else new


def brought(before: PortRequest, after: PortRequest, correction: Correction) -> frozenset[Remedy]:
    """What a correction brings that was not there before."""
    account_before, account = before.losing_carrier, after.losing_carrier
    facts = {
        Remedy.WORD: correction.resolved,
        Remedy.LOA: before.documents.loa != after.documents.loa,
        Remedy.CSR: before.documents.csr != after.documents.csr,
        Remedy.PIN: account_before.pin != account.pin,
        Remedy.ACCOUNT_NUMBER: account_before.account_number != account.account_number,
        Remedy.BTN: account_before.billing_telephone_number != account.billing_telephone_number,
        Remedy.REMAINING_NUMBERS: (before.remaining_numbers, before.new_billing_telephone_number)
        != (after.remaining_numbers, after.new_billing_telephone_number),
        Remedy.FIELDS: (before.authorized_user, before.service_address)
        != (after.authorized_user, after.service_address),
        Remedy.DATE: before.requested_port_date != after.requested_port_date,
        Remedy.DETAILS: bool(correction.note and correction.note.strip()),
    }
    return frozenset(remedy for remedy, true in facts.items() if true)


def unanswered(
    reasons: tuple[RejectionReason, ...], remedies: frozenset[Remedy]
) -> tuple[RejectionReason, ...]:
    """Those of `reasons` that none of `remedies` answers."""
    return tuple(reason for reason in reasons if not rule(reason).answered_by & remedies)
