"""A third family of papers, drawn by somebody who had read neither the rules nor what the others taught.

Other words for the same fields, other places for them, and more of what stands beside them on a real page.
"""

from collections.abc import Mapping

from tests.corpus import strangers_bills_canada, strangers_bills_small, strangers_bills_us, strangers_csrs
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

_NORTH = ("wholesale", "agency", "checkmarks", "signed_first")

STRANGER_CARRIERS: Mapping[str, Carrier] = {
    "quayside": Carrier(
        "Quayside Communications", ("PO Box 71902", "Charlotte, NC 28272-1902"),
        ("6100 Harbor Tower", "Norfolk, VA 23510"), "+18445550131", "quayside.example",
    ),
    "trunkwell": Carrier(
        "Trunkwell Networks, Inc.", ("Dept 3317, PO Box 39000", "San Francisco, CA 94139"),
        ("18 Signal Yard, Floor 2", "Reno, NV 89501"), "+17755550132", "trunkwell.example",
    ),
    "minnow": Carrier(
        "Minnow Mobile", ("PO Box 1404", "Bend, OR 97709"),
        ("90 Mill Pond Loop", "Bend, OR 97702"), "+18335550134", "minnow.example",
    ),
    "tallgrass": Carrier(
        "Tallgrass Rural Telephone Assn", ("PO BOX 210", "COUNCIL GROVE KS 66846"),
        ("301 W Depot", "Council Grove, KS 66846"), "+16205550135", "tallgrass.example",
    ),
    "aspenlink": Carrier(
        "Aspenlink Communications", ("PO Box 2360 Stn Main", "Edmonton AB  T5J 2R4"),
        ("10020 Jasper Lane, 14th Floor", "Edmonton AB  T5J 1R9"), "+18665550136", "aspenlink.example",
    ),
    "rivelaine": Carrier(
        "Rivelaine Télécommunications", ("C.P. 6500, succ. Terminus", "Québec (Québec) G1K 7X2"),
        ("88, rue de l'Écluse", "Québec (Québec) G1K 0A1"), "+18885550137", "rivelaine.example",
    ),
}  # fmt: skip

_ALL = (
    Layout("quayside", "US", strangers_bills_us.quayside, strangers_csrs.account_sheet, "99999-999999-99-9",
           _NORTH, is_counted=True, has_mailing=True),
    Layout("trunkwell", "US", strangers_bills_us.trunkwell, strangers_csrs.worksheet, "C-999999",
           _NORTH, has_mailing=True, has_block=True),
    Layout("minnow", "US", strangers_bills_small.minnow, strangers_csrs.mail, "9999999999", _NORTH,
           "wireless", labels_holder=False, has_mailing=True),
    Layout("tallgrass", "US", strangers_bills_small.tallgrass, strangers_csrs.order_system, "T-999999-9",
           _NORTH, has_mailing=True),
    Layout("aspenlink", "CA", strangers_bills_canada.aspenlink, strangers_csrs.account_sheet, "999-99999-999",
           _NORTH, labels_holder=False, is_counted=True, has_mailing=True),
    Layout("rivelaine", "QC", strangers_bills_canada.rivelaine, strangers_csrs.fiche, "9999 9999 99",
           ("cession", "wholesale"), is_counted=True, has_mailing=True),
)  # fmt: skip
STRANGER_LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ALL}
