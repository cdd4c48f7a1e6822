"""The draft of a port request: what is known of one that is not complete yet, and from whom.

What papers say is proposed. The CSR wins over the bill, a newer paper of a kind replaces what the older one
said. The customer's own word wins over everything; what he has cleared only a newer paper proposes again.
"""

import re
from hashlib import sha256
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from porting.domain.checks import postal_code
from porting.domain.checks.findings import FindingCode
from porting.domain.checks.request import normal_number
from porting.domain.checks.street_words import PROVINCES, STATES
from porting.domain.draft_facts import Known, Reading, Source
from porting.domain.draft_needs import Held, Missing, is_number_field, missing_in
from porting.domain.port_request import Documents, RequestId, SealedPin
from porting.domain.request_fields import (
    AUTHORIZED_USER,
    CONTACT,
    DOCUMENTS,
    LOSING_CARRIER,
    PIN,
    SERVICE_ADDRESS,
)
from porting.domain.sorted_documents import Unsorted

#: Below, a value that was recognized in an image is confirmed by a person (`porting.domain.examined.Said`).
SURE = 0.8
#: An order of more is made by several requests; the draft has to fit into the answer to a query.
MOST_NUMBERS = 500
#: Each of these is a field of REQUEST.json that can be given as a text.
FIELDS = (
    "company_name",
    *CONTACT,
    *AUTHORIZED_USER,
    *SERVICE_ADDRESS,
    *LOSING_CARRIER,
    "remaining_numbers",
    "new_billing_telephone_number",
    "requested_port_date",
    "google_voice_unlocked",
)
#: What can only be cleared as a text; documents and PINs come in fields of their own.
_CLEARED_ONLY = (*DOCUMENTS, PIN)
_NUMBER_FIELD = re.compile(r"numbers\.(0|[1-9]\d{0,2})\.(number|type)")
_PHONE_FIELDS = frozenset({"losing_carrier.billing_telephone_number", "new_billing_telephone_number"})
_ADDRESS = "service_address."
_COUNTRY = "service_address.country"
_POSTAL_CODE = "service_address.postal_code"
_STREET = "service_address.street"

_REGIONS = {**STATES, **PROVINCES}

#: Whose word wins. Whoever mails says in the subject which company it is, and is the contact himself.
_STRONGEST_FIRST: tuple[Source, ...] = ("form", "subject", "sender", "csr", "bill", "loa", "text")
#: Which numbers move: the customer says it in the letter, or in a mail; CSR and bill name all that there are.
_NUMBERS_FROM: tuple[Source, ...] = ("loa", "text", "csr", "bill")
#: Enough that no two addresses of one draft have the same.
_MARK_LETTERS = 16
#: Nobody corrects an address more often.
_MARKS_KEPT = 10
#: Whose word on where a number was read counts: the account's own record knows best what is on it.
_NUMBERS_OFFERED_BY: tuple[Source, ...] = ("csr", "bill", "loa")


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


def _is_a_field(name: str) -> str:
    if name in FIELDS or name in _CLEARED_ONLY or _NUMBER_FIELD.fullmatch(name):
        return name
    raise ValueError(f"is no field of a port request; there are {', '.join(FIELDS)}, numbers.0.number")


FieldName = Annotated[str, StringConstraints(max_length=60), AfterValidator(_is_a_field)]
Mark = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
Value = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class DraftChange(_Model):
    """What the customer says himself. Whatever is left out stays."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    fields: dict[FieldName, Value | None] = Field(default={}, max_length=2 * MOST_NUMBERS, repr=False)
    """By dotted path of REQUEST.json. None or empty: it is cleared. A number that is cleared leaves the
    request, and those after it move up. Documents and the PIN can be cleared here, not given."""
    documents: Documents = Documents()
    """Put where they belong by the customer; they are read afterwards."""
    pin: SealedPin | None = None
    """Sealed for the draft's `request_id`."""
    mailed_to: Mark | None = None
    """What marks the mail address (`address_mark`) whose link this came through; None: it was not mailed."""


class PortDraft(_Model):
    """As much of a port request as is known."""

    request_id: RequestId
    facts: tuple[Known, ...] = ()
    """Whatever anybody said, by whom; at most one a field and source."""
    chosen_numbers: tuple[Known, ...] | None = None
    """The numbers as the customer has put them together; None: as the papers have them."""
    documents: Documents = Documents()
    unsorted: tuple[Unsorted, ...] = ()
    """The PDFs that could not be taken, of the last papers that came."""
    pin: SealedPin | None = None
    proven: tuple[Mark, ...] = ()
    """What marks the mail addresses from which somebody has come back with a link of ours."""

    @property
    def is_contact_proven(self) -> bool:
        """Whether the contact's address is known to be his: he mailed from it, or came back with a link that
        was mailed there. Anybody can type any address into a form."""
        address = self.value("contact.email")
        mailed = (e.value for e in self.facts if (e.field, e.source) == ("contact.email", "sender"))
        marks = {*self.proven, *(address_mark(each) for each in mailed)}
        return bool(address) and address_mark(address) in marks

    @property
    def known(self) -> tuple[Known, ...]:
        """Each field once, by whose word wins; the numbers last, in their order."""
        strongest: dict[str, Known] = {}
        for each in sorted(self.facts, key=lambda fact: _STRONGEST_FIRST.index(fact.source)):
            if not each.field.startswith("numbers."):
                strongest.setdefault(each.field, each)
        return (*self._of_one_place(strongest).values(), *self.numbers)

    @property
    def read_facts(self) -> tuple[Known, ...]:
        """What mails and papers say, whoever's word wins; without the numbers."""
        return tuple(e for e in self.facts if e.source != "form" and not e.field.startswith("numbers."))

    @property
    def missing(self) -> tuple[Missing, ...]:
        on_record = {e.value for e in self.facts if e.source == "csr" and is_number_field(e.field)}
        return missing_in(
            Held(
                known={each.field: each.value for each in self.known},
                on_record=frozenset(on_record),
                documents=self.documents,
                has_pin=self.pin is not None,
                is_combined=any(e.code is FindingCode.DOCUMENT_COMBINED for e in self.unsorted),
            )
        )

    @property
    def to_confirm(self) -> tuple[Known, ...]:
        """What was read with doubt, and numbers that only a CSR or a bill names: that a number is on the
        account does not say that it is to move."""
        return tuple(each for each in self.known if each.source != "form" and _is_unsure(each))

    @property
    def is_complete(self) -> bool:
        """Nothing is missing that a port request must have."""
        return not any(each.is_required for each in self.missing)

    @property
    def is_sure(self) -> bool:
        """Complete, and there is nothing that the customer would have to look at."""
        return self.is_complete and not self.to_confirm and not self.unsorted

    def value(self, field: str) -> str:
        """What is known of `field`; empty: nothing."""
        return next((each.value for each in self.known if each.field == field), "")

    def fields(self) -> dict[str, Any]:
        """What is known, nested as in REQUEST.json, without documents and PIN."""
        nested: dict[str, Any] = {}
        numbers: dict[int, dict[str, str]] = {}
        for each in self.known:
            match each.field.split("."):
                case ["numbers", position, name]:
                    numbers.setdefault(int(position), {})[name] = each.value
                case [outer, inner]:
                    nested.setdefault(outer, {})[inner] = each.value
                case _:
                    nested[each.field] = each.value
        if numbers:
            nested["numbers"] = [numbers[at] for at in sorted(numbers)]
        return nested

    def read(self, reading: Reading) -> "PortDraft":
        """This draft with what papers say. A kind that comes again replaces all that the older one said.

        Who mailed first stays the contact: an address that can be written to proves nobody.
        """
        kinds = {kind for kind, reference in reading.documents if reference}
        has_contact = any(each.source == "sender" for each in self.facts)
        brought = [each for each in reading.facts if not (has_contact and each.source == "sender")]
        replaced = {(each.field, each.source) for each in brought}
        kept = (
            each
            for each in self.facts
            if each.source not in kinds and (each.field, each.source) not in replaced
        )
        return self.model_copy(
            update={
                "facts": (*kept, *brought),
                "documents": self.documents.with_those_of(reading.documents),
                "unsorted": self._unsorted_after(reading, kinds),
            }
        )

    def filled(self, change: DraftChange) -> "PortDraft":
        """This draft with the customer's own word."""
        given = {
            name: _normal(name, value) for name, value in change.fields.items() if name not in _CLEARED_ONLY
        }
        cleared = {name for name, value in change.fields.items() if not value}
        own = {name: value for name, value in given.items() if not name.startswith("numbers.")}
        kept = (
            each
            for each in self.facts
            if each.field not in own or (own[each.field] and each.source != "form")
        )
        said = (Known(field=name, value=value, source="form") for name, value in own.items() if value)
        documents = self.documents.model_copy(
            update={kind: None for kind, _ in self.documents if f"documents.{kind}" in cleared}
        )
        pin = None if "losing_carrier.pin" in cleared else self.pin
        changed = self.model_copy(
            update={
                "facts": (*kept, *said),
                "documents": documents.with_those_of(change.documents),
                "unsorted": tuple(each for each in self.unsorted if each.field not in cleared),
                "pin": change.pin or pin,
                "proven": self._proven_with(change.mailed_to),
            }
        )
        numbers = {name: value for name, value in given.items() if name.startswith("numbers.")}
        return _with_numbers(changed, numbers) if numbers else changed

    @property
    def numbers_offered(self) -> tuple[Known, ...]:
        """The numbers that papers name and the draft does not move, each once."""
        moving = {each.value for each in self.numbers}
        named: dict[str, Known] = {}
        for source in _NUMBERS_OFFERED_BY:
            theirs = [e for e in self.facts if e.source == source and is_number_field(e.field)]
            for each in _in_order(theirs):
                named.setdefault(each.value, each)
        return tuple(each for number, each in named.items() if number not in moving)

    @property
    def numbers(self) -> tuple[Known, ...]:
        """All that is known of the numbers, in their order."""
        if self.chosen_numbers is not None:
            return self.chosen_numbers
        for source in _NUMBERS_FROM:
            named = [e for e in self.facts if e.source == source and e.field.startswith("numbers.")]
            if named:
                return _in_order(named)
        return ()

    def _proven_with(self, mark: str | None) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.proven, *([mark] if mark else [])]))[-_MARKS_KEPT:]

    def _of_one_place(self, known: dict[str, Known]) -> dict[str, Known]:
        """`known` with an address that is of one place: no paper adds to what another one says of another.

        The country follows from the postal code where the customer does not say it.
        """
        street = known.get(_STREET)
        place = {name: each for name, each in known.items() if name.startswith(_ADDRESS)}
        if street and street.source != "form":
            alike = {
                each.source
                for each in self.facts
                if each.field == _STREET and each.value.casefold() == street.value.casefold()
            }
            place = self._address_by({*alike, "form"})
        code, country = place.get(_POSTAL_CODE), place.get(_COUNTRY)
        if code and not country and (derived := postal_code.country_of(code.value)):
            place[_COUNTRY] = code.model_copy(update={"field": _COUNTRY, "value": derived})
        others = {name: each for name, each in known.items() if not name.startswith(_ADDRESS)}
        return {**others, **place}

    def _address_by(self, sources: set[Source]) -> dict[str, Known]:
        found: dict[str, Known] = {}
        for each in sorted(self.facts, key=lambda fact: _STRONGEST_FIRST.index(fact.source)):
            if each.source in sources and each.field.startswith(_ADDRESS):
                found.setdefault(each.field, each)
        return found

    def _unsorted_after(self, reading: Reading, kinds: set[str]) -> tuple[Unsorted, ...]:
        """Of mails, what the last one with papers left; of a form, what is still where it was put."""
        if not kinds and not reading.unsorted:
            return self.unsorted
        standing = (e for e in self.unsorted if e.field and e.field.removeprefix("documents.") not in kinds)
        return (*standing, *reading.unsorted)


def address_mark(address: str) -> str:
    """The same for the same mail address, which it does not tell."""
    return sha256(address.strip().casefold().encode()).hexdigest()[:_MARK_LETTERS]


def _with_numbers(draft: PortDraft, given: dict[str, str | None]) -> PortDraft:
    """Where the customer touches the numbers, the list is his from then on, whatever papers come."""
    there = {each.field: each for each in draft.numbers}
    for name, value in given.items():
        there.pop(name, None)
        if value:
            there[name] = Known(field=name, value=value, source="form")
    if chosen := _moved_up(there):
        return draft.model_copy(update={"chosen_numbers": chosen})
    facts = tuple(each for each in draft.facts if not each.field.startswith("numbers."))
    return draft.model_copy(update={"chosen_numbers": None, "facts": facts})


def _is_unsure(known: Known) -> bool:
    return known.confidence < SURE or (is_number_field(known.field) and known.source != "loa")


def _normal(field: str, value: str | None) -> str | None:
    """As REQUEST.json has it, where that is sure; else as it was given, for the checks to name it."""
    if not value:
        return None
    if field in _PHONE_FIELDS or is_number_field(field):
        return normal_number(value) or value
    if field == "service_address.region":
        return _REGIONS.get(value.casefold()) or value.upper()
    return value.upper() if field == _COUNTRY else value


def _in_order(numbers: list[Known]) -> tuple[Known, ...]:
    return tuple(sorted(numbers, key=lambda each: (_position(each.field), each.field)))


def _moved_up(there: dict[str, Known]) -> tuple[Known, ...]:
    """Without gaps; a type without its number says nothing."""
    positions = sorted(_position(name) for name in there if name.endswith(".number"))[:MOST_NUMBERS]
    moved = {old: new for new, old in enumerate(positions)}
    return _in_order(
        [
            each.model_copy(update={"field": f"numbers.{moved[at]}.{name.rpartition('.')[2]}"})
            for name, each in there.items()
            if (at := _position(name)) in moved
        ]
    )


def _position(field: str) -> int:
    return int(field.split(".")[1])
