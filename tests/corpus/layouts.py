"""Which papers come together: a carrier's bill and CSR, and the letters that its customers sign."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.corpus import bills, bills_canada, csrs
from tests.corpus.content import Bill, Csr
from tests.corpus.customers import Market, NumberType

_US_LETTERS = ("own", "lined", "prose", "under", "boxed")


@dataclass(frozen=True)
class Layout:
    name: str
    market: Market
    bill: Callable[[Bill, Random], bytes]
    csr: Callable[[Csr, Random], bytes]
    accounts: str
    """The form of account numbers: `9` is a digit, `T` the ten of the billing telephone number."""
    letters: tuple[str, ...] = _US_LETTERS
    type: NumberType = "local"
    labels_holder: bool = True
    """The bill has a label before the account's name."""
    labels_address: bool = True
    """The bill has a label before the service address."""
    is_counted: bool = False
    """The bill has several pages and says how many."""
    names_user: bool = False
    """The bill says that the authorized user owns the account, so it agrees whatever firm it is sent to."""
    has_mailing: bool = False
    """The bill shows where it is sent apart from the service address."""
    has_block: bool = False
    """Its customers' numbers follow one another without a gap."""


_ALL = (
    Layout("lonestar", "US", bills.lonestar, csrs.lonestar, "LS-999999",
           labels_holder=False, is_counted=True, has_mailing=True),
    Layout("pacific", "US", bills.pacific, csrs.pacific, "999-9999999"),
    Layout("teletype", "US", bills.teletype, csrs.teletype, "T 999", is_counted=True, has_mailing=True),
    Layout("cable", "US", bills.cable, csrs.cable, "8155 10 999 9999999",
           labels_holder=False, has_mailing=True),
    Layout("wireless", "US", bills.wireless, csrs.wireless, "999999999-00001",
           type="wireless", labels_holder=False, names_user=True, is_counted=True, has_mailing=True),
    Layout("voip", "US", bills.voip, csrs.voip, "CL99999", labels_holder=False, has_mailing=True),
    Layout("coop", "US", bills.coop, csrs.coop, "99999.9", labels_holder=False, labels_address=False),
    Layout("tollfree", "US", bills.tollfree, csrs.tollfree, "FW999999", ("own", "respond"), "toll_free"),
    Layout("maple", "CA", bills_canada.maple, csrs.maple, "5 9999 9999", ("own", "canada"),
           labels_holder=False, is_counted=True, has_mailing=True),
    Layout("prairie", "CA", bills_canada.prairie, csrs.prairie, "99999999", ("own", "canada"),
           has_mailing=True),
    Layout("laurentides", "QC", bills_canada.laurentides, csrs.laurentides, "999999999 9999",
           ("own", "quebec", "canada"), is_counted=True, has_mailing=True),
    Layout("saguenay", "QC", bills_canada.saguenay, csrs.saguenay, "99-9999-9999", ("own", "quebec")),
)  # fmt: skip
LAYOUTS: dict[str, Layout] = {layout.name: layout for layout in _ALL}
