"""A packet before it is drawn: the request, and what each of the three documents says."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from random import Random
from typing import Any, Literal, TypeVar, get_args

from tests.corpus import notation
from tests.corpus.blind import BLIND_CARRIERS
from tests.corpus.blind_letters import BLIND_LETTERS
from tests.corpus.carriers import CARRIERS
from tests.corpus.content import Bill, Csr, Letter, Signing
from tests.corpus.customers import Account, Customer, Place, a_customer, with_a_block
from tests.corpus.evening import EVENING_CARRIERS
from tests.corpus.evening_letters import EVENING_LETTERS
from tests.corpus.latecomers import LATECOMER_CARRIERS
from tests.corpus.latecomers_records import LATECOMER_LETTERS
from tests.corpus.layouts import Layout
from tests.corpus.letters import LETTERS
from tests.corpus.newcomers import NEWCOMER_CARRIERS
from tests.corpus.newcomers_letters import NEWCOMER_LETTERS
from tests.corpus.nightfall import NIGHTFALL_CARRIERS
from tests.corpus.nightfall_papers import NIGHTFALL_LETTERS
from tests.corpus.strangers import STRANGER_CARRIERS
from tests.corpus.strangers_letters import STRANGER_LETTERS
from tests.corpus.week import WEEK_CARRIERS, WEEK_LETTERS

DocumentName = Literal["loa", "csr", "bill"]
DOCUMENTS: tuple[DocumentName, ...] = get_args(DocumentName)
#: What becomes of a drawn file; None: it is not sent.
Content = TypeVar("Content", Letter, Csr, Bill)
ChangeFile = Callable[[Mapping[DocumentName, bytes]], bytes | None]

_CARRIERS = {
    **CARRIERS, **BLIND_CARRIERS, **STRANGER_CARRIERS, **NEWCOMER_CARRIERS, **LATECOMER_CARRIERS,
    **EVENING_CARRIERS, **NIGHTFALL_CARRIERS, **WEEK_CARRIERS,
}  # fmt: skip
_LETTERS = {
    **LETTERS, **BLIND_LETTERS, **STRANGER_LETTERS, **NEWCOMER_LETTERS, **LATECOMER_LETTERS,
    **EVENING_LETTERS, **NIGHTFALL_LETTERS, **WEEK_LETTERS,
}  # fmt: skip
_FIRST_DAY = date(2026, 2, 2)
_DAYS = 290
#: Below the age at which a bill or letter is refused, 30 days.
_FRESH_DAYS = 28


@dataclass(frozen=True)
class Draft:
    layout: Layout
    letter_form: str
    """A key of `LETTERS`."""
    customer: Customer
    today: date
    request: dict[str, Any]
    letter: Letter
    csr: Csr
    bill: Bill
    changes: Mapping[DocumentName, ChangeFile] = field(default_factory=dict)

    def with_request(self, **fields: Any) -> "Draft":
        return replace(self, request={**copy.deepcopy(self.request), **fields})

    def with_carrier(self, **fields: Any) -> "Draft":
        return self.with_request(losing_carrier={**self.request["losing_carrier"], **fields})

    def with_letter(self, **fields: Any) -> "Draft":
        return replace(self, letter=replace(self.letter, **fields))

    def with_bill(self, **fields: Any) -> "Draft":
        return replace(self, bill=replace(self.bill, **fields))

    def with_csr(self, **fields: Any) -> "Draft":
        return replace(self, csr=replace(self.csr, **fields))

    def account_on(self, document: DocumentName) -> Account:
        return {"loa": self.letter.account, "csr": self.csr.account, "bill": self.bill.account}[document]

    def on(self, document: DocumentName, **fields: Any) -> "Draft":
        """With another account on one document."""
        match document:
            case "loa":
                return self.with_letter(account=replace(self.letter.account, **fields))
            case "csr":
                return self.with_csr(account=replace(self.csr.account, **fields))
            case "bill":
                return self.with_bill(account=replace(self.bill.account, **fields))

    def with_file(self, document: DocumentName, change: ChangeFile) -> "Draft":
        return replace(self, changes={**self.changes, document: change})

    def drawn(self, seed: str) -> dict[DocumentName, bytes]:
        """Each document has its own chances, so that a defect of one leaves the others as they are."""
        sheets: dict[DocumentName, bytes] = {
            "loa": _drawn(_LETTERS[self.letter_form], self.letter, f"{seed} loa"),
            "csr": _drawn(self.layout.csr, self.csr, f"{seed} csr"),
            "bill": _drawn(self.layout.bill, self.bill, f"{seed} bill"),
        }
        sent = {
            name: self.changes[name](sheets) if name in self.changes else sheets[name] for name in DOCUMENTS
        }
        return {name: content for name, content in sent.items() if content is not None}


@lru_cache(maxsize=64)
def _drawn(draw: Callable[[Content, Random], bytes], content: Content, chances: str) -> bytes:
    """The packets of one layout that differ by a defect share two documents."""
    return draw(content, Random(chances))


def a_clean_draft(seed: str, layout: Layout, letter_form: str | None = None, numbers: int = 1) -> Draft:
    """The three documents say what the request says, each in its own notation; at least so many `numbers`."""
    rng = Random(f"{seed} customer")
    customer = a_customer(rng, layout.market, layout.type, _CARRIERS[layout.name], layout.accounts, numbers)
    if layout.has_block:
        customer = with_a_block(customer)
    today = _FIRST_DAY + timedelta(days=rng.randrange(_DAYS))
    form = letter_form or rng.choice(layout.letters)
    billed, signed = (today - timedelta(days=rng.randint(0, _FRESH_DAYS)) for _ in range(2))
    account = customer.account
    return Draft(
        layout=layout,
        letter_form=form,
        customer=customer,
        today=today,
        request=_request(customer, today),
        letter=Letter(
            account=account if form == "own" else _rewritten(account, rng),
            form=account.place.country,
            signer=account.user if form == "own" else notation.same_person(rng, account.user),
            title=customer.title,
            signed_on=signed,
            written_on=signed - timedelta(days=rng.randint(0, 20)),
            signing=_signing(rng, form),
            toll_free=customer.type != "local",
        ),
        csr=Csr(_rewritten(account, rng), today - timedelta(days=rng.randint(0, 9))),
        bill=Bill(_rewritten(account, rng), billed, mailing=_mailing(rng, layout, account.place)),
    )


def _rewritten(account: Account, rng: Random) -> Account:
    """The same account as another clerk writes it."""
    return replace(
        account,
        number=notation.account(account.number, rng),
        name=notation.same_firm(rng, account.name),
        user=notation.same_person(rng, account.user),
        place=notation.same_place(rng, account.place),
    )


def _signing(rng: Random, form: str) -> Signing:
    ways: tuple[Signing, ...] = ("pen", "image", "ink", "stamp", "digital")
    return rng.choice(("pen", "pen", "digital") if form == "own" else ways)


def _mailing(rng: Random, layout: Layout, place: Place) -> Place | None:
    """Some have their bills sent to a post office box, which is no service address."""
    if not layout.has_mailing or rng.random() < 0.6:
        return None
    word = "C.P." if place.region == "QC" else "PO Box"
    return replace(place, street=f"{word} {rng.randint(20, 9000)}", unit=None)


def _request(customer: Customer, today: date) -> dict[str, Any]:
    account, place = customer.account, customer.account.place
    is_local = customer.type == "local"
    return {
        "company_name": customer.company,
        "contact": {
            "name": f"{customer.first} {customer.last}",
            "email": "office@customer.example",
            "phone": account.btn,
        },
        "authorized_user": {"first_name": customer.first, "last_name": customer.last},
        "service_address": {
            "street": place.street,
            "unit": place.unit,
            "city": place.city,
            "region": place.region,
            "postal_code": place.postal_code,
            "country": place.country,
        },
        "losing_carrier": {
            "name": account.carrier.name,
            "account_number": account.number,
            "billing_telephone_number": account.btn if is_local else None,
            "pin": customer.pin,
        },
        "numbers": [{"number": number, "type": customer.type} for number in account.numbers],
        "remaining_numbers": "none",
        "submitted_at": datetime.combine(today, time(17), UTC).isoformat().replace("+00:00", "Z"),
    }
