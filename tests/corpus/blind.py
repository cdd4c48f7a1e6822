"""Papers drawn by somebody who had not read the rules: a measure of what rules do where nobody tuned them.

A layout that the rules have been mended for is blind no longer, but keeps what was mended from coming back.
"""

from collections.abc import Mapping

from tests.corpus import blind_bills, blind_csrs
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

_US = ("own", "grid", "letterhead", "dotted", "shaded")

BLIND_CARRIERS: Mapping[str, Carrier] = {
    "cumberland": Carrier(
        "Cumberland Bell", ("P.O. Box 105262", "Atlanta, GA 30348-5262"),
        ("675 Exchange Pl", "Nashville, TN 37201"), "+18005550183", "cumberlandbell.example",
    ),
    "brightwire": Carrier(
        "Brightwire Communications", ("PO Box 94188", "Palatine, IL 60094-4188"),
        ("12405 Headend Ct", "Maryland Heights, MO 63043"), "+18335550184", "brightwire.example",
    ),
    "cedarfork": Carrier(
        "Cedar Fork Rural Telephone Co-op", ("PO Box 19", "Garnavillo, IA 52049"),
        ("104 Central St", "Garnavillo, IA 52049"), "+15635550118", "cedarfork.example",
    ),
    "voxara": Carrier(
        "Voxara Cloud Phone LLC", ("P.O. Box 734232", "Dallas, TX 75373-4232"),
        ("20 Davis Loop", "Belmont, CA 94002"), "+18885550185", "voxara.example",
    ),
    "continental": Carrier(
        "Continental Enterprise Networks", ("P.O. Box 52187", "Phoenix, AZ 85072-2187"),
        ("931 Fourteenth Plaza", "Denver, CO 80202"), "+18775550186", "continentalnet.example",
    ),
    "georgian": Carrier(
        "Georgian Bay Telecom", ("PO Box 9000 Stn Don Mills", "North York ON  M3C 2X7"),
        ("1 Carrefour Way", "Barrie ON  L4M 1A1"), "+18665550187", "georgianbay.example",
    ),
    "videoroute": Carrier(
        "Vidéoroute", ("C.P. 11078, succ. Centre-ville", "Montréal (Québec) H3C 5B7"),
        ("612, rue du Câble", "Montréal (Québec) H3C 4M8"), "+18775550189", "videoroute.example",
    ),
    "estrie": Carrier(
        "Coopérative de téléphone de l'Estrie", ("Case postale 40", "Weedon (Québec) J0B 3J0"),
        ("245, 2e Avenue", "Weedon (Québec) J0B 3J0"), "+18195550190", "coopestrie.example",
    ),
}  # fmt: skip

_ALL = (
    Layout("cumberland", "US", blind_bills.cumberland, blind_csrs.cumberland, "T 999 9999", _US,
           labels_holder=False, is_counted=True, has_mailing=True),
    Layout("brightwire", "US", blind_bills.brightwire, blind_csrs.portal, "8260 13 005 9999999", _US,
           is_counted=True, has_mailing=True),
    Layout("cedarfork", "US", blind_bills.cedarfork, blind_csrs.portal, "9999900", _US, has_mailing=True),
    Layout("voxara", "US", blind_bills.voxara, blind_csrs.voxara, "VX-99999-99", _US,
           labels_holder=False, has_mailing=True),
    Layout("continental", "US", blind_bills.continental, blind_csrs.continental, "5-ABCD9999", _US,
           is_counted=True, has_mailing=True),
    Layout("georgian", "CA", blind_bills.georgian, blind_csrs.georgian, "9-9999-9999", ("own", "ontario"),
           labels_holder=False, is_counted=True, has_mailing=True),
    Layout("videoroute", "QC", blind_bills.videoroute, blind_csrs.videoroute, "99999999-999-9",
           ("own", "mandat"), is_counted=True, has_mailing=True),
    Layout("estrie", "QC", blind_bills.estrie, blind_csrs.estrie, "99999-99", ("own", "mandat"),
           has_mailing=True),
)  # fmt: skip
BLIND_LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ALL}
