"""The documents that we make: the LOA to sign, and a complete packet for demonstrations and tests."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from porting.documents.carrier_papers import Account, Bill, Csr
from porting.documents.letter import Letter, LoaForm, Signing
from porting.documents.loa_wording import FormLanguage
from porting.domain.calendar import Country
from porting.domain.checks.address import Address
from porting.domain.checks.statements import DocumentName
from porting.domain.phone_number import E164
from porting.domain.port_request import PortRequest


def prefilled_loa(
    request: PortRequest,
    country: Country | None = None,
    numbers: tuple[E164, ...] | None = None,
    language: FormLanguage | None = None,
) -> bytes:
    """The LOA for `numbers` (None: all of the request), to be signed and dated.

    `country` chooses the form; None: that of the service address. `language` None: French in Québec, else
    English; the US form is English in any case.
    """
    named = numbers or tuple(number.number for number in request.numbers)
    return Letter.of(request, named, country or request.service_address.country, language).made()


def blank_loa(country: Country, *, toll_free: bool = False, language: FormLanguage = "en") -> bytes:
    """An empty LOA to download; `toll_free`: the form for toll-free numbers alone."""
    return LoaForm(country, language, has_toll_free=toll_free, has_others=not toll_free).blank()


@dataclass(frozen=True)
class Packet:
    """Three documents that say what a request says; `dataclasses.replace` gives one of them a defect."""

    loa: Letter
    csr: Csr
    bill: Bill

    @classmethod
    def of(cls, request: PortRequest, today: date) -> "Packet":
        """Signed yesterday, billed last week."""
        numbers = tuple(number.number for number in request.numbers)
        letter = Letter.of(request, numbers, request.service_address.country)
        account = Account(
            carrier=letter.carrier,
            number=letter.account_number,
            name=letter.account_name,
            authorized_user=letter.authorized_user,
            address=Address.of(request.service_address),
            btn=letter.btn,
            numbers=numbers,
        )
        return cls(
            loa=replace(letter, signing=Signing.PEN, signed_on=today - timedelta(days=1)),
            csr=Csr(account, today - timedelta(days=2)),
            bill=Bill(account, today - timedelta(days=7)),
        )

    def made(self) -> dict[DocumentName, bytes]:
        return {"loa": self.loa.made(), "csr": self.csr.made(), "bill": self.bill.made()}


def sample_documents(request: PortRequest, today: date) -> dict[DocumentName, bytes]:
    """A signed LOA, a CSR and a bill that pass every check of `request` on the day `today`."""
    return Packet.of(request, today).made()
