"""What a mail and its documents say of the port request that they ask for, and what is to be asked for still.

The documents say what the losing carrier has on its record, which is what the request has to match. What was
read is proposed, with where it stands; the customer confirms it.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from porting.domain.checks import postal_code
from porting.domain.checks.findings import FindingCode
from porting.domain.examined import AccountOnPaper, Examined, Said
from porting.domain.phone_number import NumberType, country_of, is_toll_free
from porting.domain.port_request import DocumentReference, Documents
from porting.domain.sorted_documents import SortedDocuments, sorted_documents
from porting.mail.inbound import secrets
from porting.mail.inbound.incoming import IncomingMail
from porting.mail.inbound.kept import KeptMail
from porting.mail.inbound.subject import wish_in

#: Below, a value that was recognized in an image is confirmed by a person (`porting.domain.examined.Said`).
_SURE = 0.8

Source = Literal["subject", "sender", "csr", "bill"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class Known(_Model):
    """One field of the request."""

    field: str
    """As in REQUEST.json: `losing_carrier.account_number`, `numbers.0.number`."""
    value: str = Field(repr=False)
    source: Source
    page: int | None = None
    """From 1, of the document; None: it is from the mail itself."""
    confidence: float = 1.0


class Missing(_Model):
    """What the customer is asked for."""

    field: str
    ask: str
    """In his words."""
    is_required: bool = True
    """False: the request may be complete without it."""


class DraftedRequest(_Model):
    """As much of a port request as is known."""

    known: tuple[Known, ...]
    documents: Documents
    unsorted: SortedDocuments
    missing: tuple[Missing, ...]

    @property
    def to_confirm(self) -> tuple[Known, ...]:
        """What was read with doubt, and the numbers: that a number is on the account does not say that it is
        to move."""
        return tuple(
            each for each in self.known if each.confidence < _SURE or each.field.startswith("numbers.")
        )

    @property
    def is_complete(self) -> bool:
        return not self.unsorted.unsorted and not any(each.is_required for each in self.missing)

    def fields(self) -> dict[str, Any]:
        """What is known, nested as in REQUEST.json, without the documents."""
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


def drafted(
    examined: Sequence[Examined], references: Sequence[DocumentReference], mail: IncomingMail | KeptMail
) -> DraftedRequest:
    """`examined` and `references` are of the mail's PDFs, in their order. The CSR wins over the bill."""
    found = sorted_documents(examined, references)
    accounts: list[tuple[Source, AccountOnPaper]] = [
        (source, each.account)
        for source in ("csr", "bill")
        for each in examined
        if each.kind == source and each.account
    ]
    known: dict[str, Known] = {}
    for each in (*_from_mail(mail), *(fact for account in accounts for fact in _from_account(*account))):
        known.setdefault(each.field, each)
    facts = (*known.values(), *_numbers(accounts))
    return DraftedRequest(
        known=facts,
        documents=found.documents,
        unsorted=found,
        missing=tuple(_missing({each.field for each in facts}, found)),
    )


def _from_mail(mail: IncomingMail | KeptMail) -> Iterator[Known]:
    wish = wish_in(mail.subject)
    if wish and wish.company:
        yield Known(field="company_name", value=secrets.masked(wish.company), source="subject")
    if mail.sender:
        yield Known(field="contact.email", value=mail.sender, source="sender")
    if mail.sender_name and "@" not in mail.sender_name:
        yield Known(field="contact.name", value=mail.sender_name, source="sender")


def _from_account(source: Source, account: AccountOnPaper) -> Iterator[Known]:
    said: dict[str, Said | None] = {
        "losing_carrier.name": account.carrier,
        "losing_carrier.account_number": account.account_number,
        "service_address.street": account.street,
        "service_address.unit": account.unit,
        "service_address.city": account.city,
        "service_address.region": account.region,
        "service_address.postal_code": account.postal_code,
    }
    for field, each in said.items():
        if each and each.text.strip():
            yield _known(field, each.text.strip(), source, each)
    if account.billing_telephone_number:
        btn = account.billing_telephone_number
        yield _known("losing_carrier.billing_telephone_number", btn.number, source, btn)
    if account.postal_code and (country := postal_code.country_of(account.postal_code.text)):
        yield _known("service_address.country", country, source, account.postal_code)
    yield from _authorized_user(source, account.authorized_user)


def _authorized_user(source: Source, said: Said | None) -> Iterator[Known]:
    """Only a name of two or three words can be told apart."""
    words = said.text.replace(",", " ").split() if said and "," not in said.text else []
    if said and 2 <= len(words) <= 3:
        yield _known("authorized_user.first_name", " ".join(words[:-1]), source, said)
        yield _known("authorized_user.last_name", words[-1], source, said)


def _numbers(accounts: Sequence[tuple[Source, AccountOnPaper]]) -> Iterator[Known]:
    """Those of the first document that names any and that are ours to move."""
    for source, account in accounts:
        ours = [each for each in account.numbers if country_of(each.number)]
        for at, each in enumerate(ours):
            yield _known(f"numbers.{at}.number", each.number, source, each)
            if is_toll_free(each.number):
                yield _known(f"numbers.{at}.type", NumberType.TOLL_FREE.value, source, each)
        if ours:
            return


def _known(field: str, value: str, source: Source, said: Said) -> Known:
    return Known(field=field, value=value, source=source, page=said.page, confidence=said.confidence)


_ASKS: dict[str, str] = {
    "company_name": "the name of your company, as your carrier has it",
    "contact.name": "your name",
    "contact.email": "your mail address",
    "authorized_user.first_name": "the first name of the person who may change the account at your carrier",
    "authorized_user.last_name": "the last name of the person who may change the account at your carrier",
    "service_address.street": "the street and house number where the numbers are in service (no PO box)",
    "service_address.city": "the city where the numbers are in service",
    "service_address.region": "the state or province where the numbers are in service",
    "service_address.postal_code": "the ZIP code or postal code where the numbers are in service",
    "losing_carrier.name": "the name of your carrier today",
    "losing_carrier.account_number": "your account number at that carrier",
    "numbers.0.number": "the numbers that you want to bring to us",
}
_PIN = (
    "the PIN of your account, where it has one, and always for mobile numbers. Give it on the page or by "
    "phone, never by mail"
)
_BTN = "the billing telephone number of your account, unless all your numbers are toll-free"
_PAPERS: dict[str, tuple[str, bool]] = {
    "loa": ("the Letter of Authorization, signed and dated, as a PDF by itself", True),
    "bill": ("your latest phone bill, at most 30 days old, as a PDF by itself", True),
    "csr": (
        "the Customer Service Record from your carrier, as a PDF by itself, or word that there is none",
        False,
    ),
}


def _missing(known: set[str], found: SortedDocuments) -> Iterator[Missing]:
    for field, ask in _ASKS.items():
        if field not in known:
            yield Missing(field=field, ask=ask)
    if "losing_carrier.billing_telephone_number" not in known:
        yield Missing(field="losing_carrier.billing_telephone_number", ask=_BTN, is_required=False)
    yield Missing(field="losing_carrier.pin", ask=_PIN, is_required=False)
    # One that came in a file together with others has been told about already.
    is_combined = any(each.code is FindingCode.DOCUMENT_COMBINED for each in found.unsorted)
    for kind, (ask, is_required) in _PAPERS.items():
        if getattr(found.documents, kind) is None and not is_combined:
            yield Missing(field=f"documents.{kind}", ask=ask, is_required=is_required)
