"""A fifth, small family of papers, drawn together with the fourth one and first read after that "
"was mended."""

from collections.abc import Mapping

from tests.corpus import latecomers_bills as bills
from tests.corpus import latecomers_records as records
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

_NORTH = ("one_page", "declared")

LATECOMER_CARRIERS: Mapping[str, Carrier] = {
    "cobaltnet": Carrier(
        "Cobalt Fiber Networks", ("PO Box 8123", "Denver, CO 80201"),
        ("19 Beacon Row", "Denver, CO 80202"), "+17205550241", "cobaltfiber.example",
    ),
    "prismtrunk": Carrier(
        "Prism Trunking Corp", ("PO Box 660", "Newark, NJ 07101"),
        ("4 Raymond Gate", "Newark, NJ 07102"), "+18665550242", "prismtrunk.example",
    ),
    "juniperco": Carrier(
        "Juniper Flats Telephone Cooperative", ("PO Box 9", "Burns, OR 97720"),
        ("240 Broadway", "Burns, OR 97720"), "+15415550243", "juniperflats.example",
    ),
    "lakeheadtel": Carrier(
        "Lakehead Tel", ("PO Box 1200 Stn P", "Thunder Bay ON  P7B 5M4"),
        ("60 Marina Park", "Thunder Bay ON  P7A 1A1"), "+18075550244", "lakeheadtel.example",
    ),
    "sagamie": Carrier(
        "Sagamie Téléphone", ("C.P. 310", "Alma (Québec) G8B 5V8"),
        ("75, rue du Barrage", "Alma (Québec) G8B 1A1"), "+14185550245", "sagamie.example",
    ),
}  # fmt: skip
_ALL = (
    Layout(
        "cobaltnet",
        "US",
        bills.cobaltnet,
        records.profile,
        "CF 9999 9999",
        _NORTH,
        labels_holder=False,
        has_mailing=True,
    ),
    Layout("prismtrunk", "US", bills.prismtrunk, records.dictated, "99999-A9", _NORTH, has_mailing=True),
    Layout("juniperco", "US", bills.juniperco, records.dictated, "9999-99", _NORTH, has_mailing=True),
    Layout(
        "lakeheadtel",
        "CA",
        bills.lakeheadtel,
        records.profile,
        "99 99 9999",
        _NORTH,
        labels_holder=False,
        is_counted=True,
        has_mailing=True,
    ),
    Layout("sagamie", "QC", bills.sagamie, records.releve, "S9999999", ("formule",), has_mailing=True),
)
LATECOMER_LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ALL}
