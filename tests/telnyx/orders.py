"""The stand-in's porting orders: what they hold, what they still want, and how the API shows them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from porting.domain.phone_number import is_toll_free
from tests.telnyx.clock import stamp
from tests.telnyx.errors import RefusalError

#: What the document calls the states of an order. From these its data can still be changed.
CORRECTABLE = ("draft", "exception")
#: Nothing happens to an order in these any more.
OVER = ("ported", "cancelled")
#: The yes can be taken back until two days before: the trade's rule; the document has none.
CANCEL_CUT_OFF = timedelta(hours=48)
#: A requested date lies on a business day from the third to the thirtieth day, in the hours when people work.
_FIRST_WINDOW, _LAST_WINDOW = 3, 30
_OPENS, _CLOSES = time(14, tzinfo=UTC), time(23, tzinfo=UTC)

#: "Include the first 50 phone number objects in the results."
NUMBERS_SHOWN = 50

_ADMIN = (
    "account_number",
    "auth_person_name",
    "billing_phone_number",
    "business_identifier",
    "entity_name",
    "pin_passcode",
    "tax_identifier",
)
_LOCATION = (
    "administrative_area",
    "country_code",
    "extended_address",
    "locality",
    "postal_code",
    "street_address",
)
#: Without these the losing carrier is not asked.
_NEEDED = (
    ("end_user", "admin", "entity_name"),
    ("end_user", "admin", "auth_person_name"),
    ("end_user", "admin", "account_number"),
    ("end_user", "location", "street_address"),
    ("end_user", "location", "locality"),
    ("end_user", "location", "administrative_area"),
    ("end_user", "location", "postal_code"),
    ("end_user", "location", "country_code"),
    ("documents", "loa"),
    ("documents", "invoice"),
)
#: Members of an order that a PATCH may bring as they are.
_PATCHABLE = (
    "customer_reference",
    "customer_group_reference",
    "webhook_url",
    "end_user",
    "documents",
    "misc",
    "activation_settings",
    "messaging",
    "phone_number_configuration",
    "user_feedback",
)
#: Of these, what says nothing to the losing carrier, so that it can be changed while the carrier is asked.
OURS_ALONE = frozenset({"customer_reference", "customer_group_reference", "webhook_url", "user_feedback"})


@dataclass(frozen=True)
class RequirementType:
    """What the provider wants for a kind of order beyond LOA and invoice."""

    name: str
    field_type: str = "document"
    id: str = field(default_factory=lambda: str(uuid4()))


@dataclass
class Order:
    numbers: dict[str, str]
    """Each number with its activation status."""
    carrier: str
    created_at: datetime
    customer_reference: str | None
    customer_group_reference: str | None
    wanted: tuple[RequirementType, ...] = ()
    id: str = field(default_factory=lambda: str(uuid4()))
    status: str = "draft"
    exceptions: tuple[str, ...] = ()
    foc: datetime | None = None
    met: dict[str, str] = field(default_factory=dict)
    """The value for each requirement type."""
    comments: list[dict[str, Any]] = field(default_factory=list)
    additional_documents: list[dict[str, Any]] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    """What a PATCH can change."""
    waits_to_be_taken_up: bool = False
    """A correction is here that the porting team has not looked at."""

    def __post_init__(self) -> None:
        self.updated_at = self.created_at
        self.support_key: str | None = None
        self.data = {
            "end_user": {"admin": dict.fromkeys(_ADMIN), "location": dict.fromkeys(_LOCATION)},
            "documents": {"loa": None, "invoice": None},
            "misc": None,
            "activation_settings": {"foc_datetime_requested": None},
            "messaging": {"enable_messaging": False},
            "phone_number_configuration": {
                "billing_group_id": None,
                "connection_id": None,
                "emergency_address_id": None,
                "messaging_profile_id": None,
                "tags": [],
            },
            "user_feedback": {"user_comment": None, "user_rating": None},
            "webhook_url": None,
            "customer_reference": self.customer_reference,
            "customer_group_reference": self.customer_group_reference,
        }

    @property
    def number_type(self) -> str:
        return "toll_free" if all(is_toll_free(number) for number in self.numbers) else "local"

    @property
    def misc(self) -> dict[str, Any]:
        return self.data["misc"] or {}

    def change(self, patch: dict[str, Any]) -> None:
        """Take the members of a PATCH; what it leaves out stays, null is set."""
        _merge(self.data, {name: patch[name] for name in _PATCHABLE if name in patch})
        self.customer_reference = self.data["customer_reference"]
        self.customer_group_reference = self.data["customer_group_reference"]
        for requirement in patch.get("requirements", ()):
            self.met[requirement["requirement_type_id"]] = requirement["field_value"]

    def missing(self) -> RefusalError | None:
        """What stands between this order and its confirmation."""
        missing = [".".join(path) for path in _NEEDED if _at(self.data, path) in (None, "")]
        missing += [f"requirements.{one.id}" for one in self.wanted if one.id not in self.met]
        refusals = [RefusalError(one, "is required before the order can be submitted") for one in missing]
        if not refusals:
            return None
        first, *others = refusals
        for other in others:
            first.and_also(other)
        return first

    def shown(self, *, with_numbers: bool) -> dict[str, Any]:
        """The order as the API answers it."""
        data = self.data
        shown = {
            **{name: data[name] for name in ("end_user", "documents", "misc", "webhook_url")},
            "id": self.id,
            "record_type": "porting_order",
            "user_id": "40d68ba2-0847-4df2-be9c-b0e0cb673e75",
            "created_at": stamp(self.created_at),
            "updated_at": stamp(self.updated_at),
            "customer_reference": self.customer_reference,
            "customer_group_reference": self.customer_group_reference,
            "description": "FP Telnyx",
            "old_service_provider_ocn": self.carrier,
            "parent_support_key": self.support_key and self.support_key.replace("sr_", "pr_"),
            "support_key": self.support_key,
            "phone_number_type": self.number_type,
            "porting_phone_numbers_count": len(self.numbers),
            "additional_steps": [],
            "activation_settings": {
                **data["activation_settings"],
                "activation_status": None,
                "fast_port_eligible": False,
                "foc_datetime_actual": stamp(self.foc) if self.foc else None,
            },
            "messaging": {
                **data["messaging"],
                "messaging_capable": True,
                "messaging_port_completed": False,
                "messaging_port_status": "not_applicable",
            },
            "phone_number_configuration": data["phone_number_configuration"],
            "user_feedback": data["user_feedback"],
            "requirements": [self._requirement(one) for one in self.wanted],
            "requirements_met": self.missing() is None,
            "status": self.shown_status(),
        }
        first = self.shown_numbers()[:NUMBERS_SHOWN]
        return {**shown, "phone_numbers": first} if with_numbers else shown

    def shown_status(self) -> dict[str, Any]:
        details = [{"code": code, "description": in_words(code)} for code in self.exceptions]
        return {"value": self.status, "details": details}

    def shown_numbers(self) -> list[dict[str, Any]]:
        key = {"support_key": self.support_key} if self.support_key else {}
        return [
            {
                "record_type": "porting_phone_number",
                "phone_number": number,
                "phone_number_type": "toll_free" if is_toll_free(number) else "local",
                "portability_status": "confirmed",
                "porting_order_id": self.id,
                "porting_order_status": self.status,
                "activation_status": activation,
                "requirements_status": "requirement-info-pending",
                **key,
            }
            for number, activation in self.numbers.items()
        ]

    def shown_requirements(self) -> list[dict[str, Any]]:
        return [
            {
                "record_type": "porting_requirement",
                "field_type": one.field_type,
                "requirement_status": "approved" if one.id in self.met else "requirement-info-pending",
                "requirement_type": {"id": one.id, "name": one.name, "type": one.field_type},
                **({"field_value": self.met[one.id]} if one.id in self.met else {}),
            }
            for one in self.wanted
        ]

    def _requirement(self, wanted: RequirementType) -> dict[str, Any]:
        """As in the order itself; the document has only those of type document there."""
        value = {"field_value": self.met[wanted.id]} if wanted.id in self.met else {}
        return {
            "record_type": "porting_requirement",
            "field_type": "document",
            "requirement_type_id": wanted.id,
            **value,
        }


def foc_windows(now: datetime) -> list[tuple[datetime, datetime]]:
    """When an order that is confirmed now may be moved."""
    days = (now.date() + timedelta(days=ahead) for ahead in range(_FIRST_WINDOW, _LAST_WINDOW + 1))
    return [
        (datetime.combine(day, _OPENS), datetime.combine(day, _CLOSES)) for day in days if day.weekday() < 5
    ]


def in_words(code: str) -> str:
    return code.replace("_", " ").capitalize()


def _merge(into: dict[str, Any], patch: dict[str, Any]) -> None:
    for name, value in patch.items():
        if isinstance(value, dict) and isinstance(into.get(name), dict):
            _merge(into[name], value)
        else:
            into[name] = value


def _at(data: dict[str, Any], path: tuple[str, ...]) -> Any:
    value: Any = data
    for step in path:
        value = value[step]
    return value
