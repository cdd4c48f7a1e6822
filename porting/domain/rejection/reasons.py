"""The trade's reasons, and what can answer them."""

import unicodedata
from enum import StrEnum


class ReasonCode(StrEnum):
    """The trade's reasons. The values are in Event Histories: they are never renamed."""

    UNSATISFACTORY_BUSINESS_RELATIONSHIP = "unsatisfactory_business_relationship"
    ALL_DATA_MISMATCH = "all_data_mismatch"
    NAME_MISMATCH = "name_mismatch"
    ADDRESS_MISMATCH = "address_mismatch"
    NUMBER_INACTIVE = "number_inactive"
    UNAUTHORIZED_SIGNATURE = "unauthorized_signature"
    LOA_NOT_ACCEPTED = "loa_not_accepted"
    WRONG_PIN = "wrong_pin"
    ACCOUNT_NUMBER_INCORRECT = "account_number_incorrect"
    GOOGLE_VOICE_LOCKED = "google_voice_locked"
    INVALID_BTN = "invalid_btn"
    MAIN_BTN_PORTING = "main_btn_porting"
    PARTIAL_PORT = "partial_port"
    PHONE_NUMBER_MISMATCH = "phone_number_mismatch"
    NUMBER_UNPORTABLE = "number_unportable"
    RESOLD_ACCOUNT = "resold_account"
    PENDING_ORDER = "pending_order"
    FREEZE = "freeze"
    SPECIAL_FEATURES = "special_features"
    DUE_DATE_NOT_POSSIBLE = "due_date_not_possible"
    FOC_EXPIRED = "foc_expired"
    SPLIT_OR_MERGE_NEEDED = "split_or_merge_needed"
    PORT_TYPE_INCORRECT = "port_type_incorrect"
    CANCELED_UPSTREAM = "canceled_upstream"
    LOSING_CARRIER_SILENT = "losing_carrier_silent"
    NETWORK_CONFLICT = "network_conflict"
    NETWORK_FAILURE = "network_failure"
    INFORMATIONAL = "informational"
    UNKNOWN = "unknown"


class Remedy(StrEnum):
    """What a resubmission can bring to answer a reason."""

    WORD = "word"
    """Somebody says that it is done: `resolved: true`."""
    LOA = "loa"
    CSR = "csr"
    FIELDS = "fields"
    """Another name, authorized user or service address."""
    PIN = "pin"
    ACCOUNT_NUMBER = "account_number"
    BTN = "btn"
    REMAINING_NUMBERS = "remaining_numbers"
    """What becomes of the account's other numbers, or which of them becomes the new BTN."""
    DATE = "requested_port_date"
    """Another desired port date."""
    DETAILS = "details"
    """A note that says how the number is ported away."""


class Resubmission(StrEnum):
    """How the order gets to the losing carrier again, once a reason is settled."""

    SUPPLEMENT = "supplement"
    """A SUP: a correction of the order that is there."""
    NEW_ORDER = "new_order"
    """The order that is there cannot be corrected: it takes another one."""
    NOTHING = "nothing"
    """Nothing has to be sent: the order goes on by itself, or never."""
    ASK = "ask"
    """Nobody knows what the reason means: the carrier tells."""


def key_of(code: str) -> str:
    """`code` without what differs from one writer to the next: case, spaces, hyphens, underscores."""
    plain = unicodedata.normalize("NFKC", code).casefold()
    return "".join(character for character in plain if character.isalnum())


_BY_KEY = {key_of(reason): reason for reason in ReasonCode}


def named(code: str) -> ReasonCode:
    """The reason that `code` is the trade's own name of; UNKNOWN where it is none."""
    return _BY_KEY.get(key_of(code), ReasonCode.UNKNOWN)
