"""What a draft's customer is told of it by mail: what was understood, and what is still needed."""

from pydantic import BaseModel, ConfigDict, ValidationError

from porting.domain.checks.request import normal_number
from porting.domain.phone_number import in_words
from porting.domain.port_draft import PortDraft
from porting.domain.port_request import Contact

#: What mails call a company whose name they do not say.
NO_COMPANY = "your company"
#: Enough of an account number to know it again.
_SHOWN_LETTERS = 3
_NAMES = {
    "company_name": "your company's name",
    "authorized_user.first_name": "the first name of the authorized person",
    "authorized_user.last_name": "the last name of the authorized person",
    "losing_carrier.name": "your carrier's name",
    "losing_carrier.account_number": "the account number",
    "losing_carrier.billing_telephone_number": "the billing telephone number",
}
_PAPERS = {"loa": "Letter of Authorization", "csr": "Customer Service Record", "bill": "phone bill"}


class Refused(BaseModel):
    """A PDF that could not be taken."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    name: str
    """As the customer calls it; empty: nobody knows."""
    message: str


class DraftTold(BaseModel):
    """In the customer's words; no PIN, and no account number in full."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    understood: tuple[tuple[str, str], ...] = ()
    """What, and its value."""
    needed: tuple[str, ...] = ()
    helpful: tuple[str, ...] = ()
    """What is needed only in some cases."""
    to_confirm: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    """Why it could not be submitted."""
    refused: tuple[Refused, ...] = ()
    is_stranger: bool = False
    """Nobody has shown that the address is his: nothing that was typed is in the mail."""


def told(draft: PortDraft, problems: dict[str, str]) -> DraftTold:
    missing = draft.missing
    needed = {each.field for each in missing if each.is_required}
    return DraftTold(
        understood=tuple(_understood(draft)),
        needed=tuple(each.ask for each in missing if each.is_required),
        helpful=tuple(each.ask for each in missing if not each.is_required),
        to_confirm=tuple(dict.fromkeys(_to_confirm(draft))),
        problems=tuple(text for field, text in problems.items() if field not in needed),
        refused=tuple(Refused(name=each.name, message=each.message) for each in draft.unsorted),
    )


def contact_of(draft: PortDraft) -> Contact | None:
    """Whom to write to; None: nobody has said an address that mail can be sent to."""
    email = draft.value("contact.email")
    name = draft.value("contact.name") or draft.value("company_name") or email
    try:
        return Contact(name=name, email=email) if email else None
    except ValidationError:
        return None


def _understood(draft: PortDraft) -> list[tuple[str, str]]:
    account = draft.value("losing_carrier.account_number")
    numbers = [each.value for each in draft.numbers if each.field.endswith(".number")]
    facts = [
        ("Company", draft.value("company_name")),
        ("Carrier today", draft.value("losing_carrier.name")),
        ("Account number", f"ends in {account[-_SHOWN_LETTERS:]}" if len(account) > _SHOWN_LETTERS else ""),
        ("Numbers", ", ".join(in_words(each) if normal_number(each) else each for each in numbers)),
        ("Documents", ", ".join(_PAPERS[kind] for kind, reference in draft.documents if reference)),
    ]
    return [(what, value) for what, value in facts if value]


def _to_confirm(draft: PortDraft) -> list[str]:
    """Named, not quoted: a field that was read with doubt may be an account number."""
    return [
        "that these are the numbers that you want to bring to us"
        if each.field.startswith("numbers.")
        else _NAMES.get(each.field, "the service address")
        for each in draft.to_confirm
    ]
