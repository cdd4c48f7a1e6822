"""A seventh, small family of papers, drawn with the sixth one and first read after that was mended."""

from collections.abc import Mapping

from tests.corpus import nightfall_papers as papers
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

_NORTH = ("standard", "memo")

NIGHTFALL_CARRIERS: Mapping[str, Carrier] = {
    "granitebell": Carrier("Granite Bell", ("PO Box 5200", "Concord, NH 03302"),
                           ("14 Quarry Rd", "Concord, NH 03301"), "+18005550263", "granitebell.example"),
    "plainsvoice": Carrier("Plains Voice LLC", ("PO Box 610", "Lincoln, NE 68501"),
                           ("200 O Gate", "Lincoln, NE 68508"), "+18885550264", "plainsvoice.example"),
    "shieldcom": Carrier("Shieldcom Business", ("PO Box 2468 Stn Main", "Winnipeg MB  R3C 4B4"),
                         ("22 Prairie Gate", "Winnipeg MB  R3C 0A1"), "+18665550265", "shieldcom.example"),
    "beaucetel": Carrier("Beauce Télécom", ("C.P. 450", "Sainte-Marie (Québec) G6E 3B7"),
                         ("8, rue du Pont", "Sainte-Marie (Québec) G6E 1A1"), "+14185550266",
                         "beaucetel.example"),
}  # fmt: skip

_ALL = (
    Layout("granitebell", "US", papers.granitebell, papers.screen, "9999999999", _NORTH,
           labels_holder=False, has_mailing=True),
    Layout("plainsvoice", "US", papers.plainsvoice, papers.summary, "PV-999999", _NORTH, has_mailing=True),
    Layout("shieldcom", "CA", papers.shieldcom, papers.summary, "999-999-999", _NORTH,
           labels_holder=False, has_mailing=True),
    Layout("beaucetel", "QC", papers.beaucetel, papers.fiche, "999 9999", ("autorisation",),
           labels_holder=False, has_mailing=True),
)  # fmt: skip
NIGHTFALL_LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ALL}
