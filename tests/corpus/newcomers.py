"""A fourth family of papers, drawn before its designer had read a rule or a label table."""

from collections.abc import Mapping

from tests.corpus import newcomers_bills_canada as canada
from tests.corpus import newcomers_bills_small as small
from tests.corpus import newcomers_bills_town as town
from tests.corpus import newcomers_bills_us as us
from tests.corpus import newcomers_csrs as csrs
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

_US = ("under_lines", "told_letter", "answers", "steps", "deed")
_CA = ("under_lines", "bilingue", "told_letter", "steps")
_QC = ("mandat", "volet", "bilingue")

NEWCOMER_CARRIERS: Mapping[str, Carrier] = {
    "harborline": Carrier(
        "Harborline Telephone Company", ("PO Box 5014", "Carol Stream, IL 60197-5014"),
        ("208 Akers Plaza", "Dallas, TX 75202"), "+18005550221", "harborline.example",
    ),
    "bellwether": Carrier(
        "Bellwether Voice LLC", ("P.O. Box 15062", "Albany, NY 12212-5062"),
        ("77 Orchard Walk", "Columbus, OH 43215"), "+18445550222", "bellwether.example",
    ),
    "canyonbroad": Carrier(
        "Canyon Broadband & Phone", ("PO Box 880", "Moab, UT 84532"),
        ("12 Slickrock Dr", "Moab, UT 84532"), "+14355550223", "canyonbroad.example",
    ),
    "metropage": Carrier(
        "Metropage Wireless", ("PO Box 629023", "El Dorado Hills, CA 95762"),
        ("10 Galleria Way", "Sacramento, CA 95814"), "+18335550224", "metropage.example",
    ),
    "ridgeutil": Carrier(
        "City of Ridgemont Utilities", ("PO Box 17", "Ridgemont, GA 30703"),
        ("1 Town Square", "Ridgemont, GA 30703"), "+17065550225", "ridgemont.example",
    ),
    "openport": Carrier(
        "Openport Voice, Inc.", ("PO Box 4410", "Seattle, WA 98194"),
        ("1201 Ferry Landing, Floor 9", "Seattle, WA 98101"), "+18665550226", "openport.example",
    ),
    "lanternbell": Carrier(
        "Lantern Bell Telephone Co", ("PO Box 41", "Stowe, VT 05672"),
        ("16 Depot Lane", "Stowe, VT 05672"), "+18025550227", "lanternbell.example",
    ),
    "plainsdial": Carrier(
        "Plainsdial Hosted PBX", ("PO Box 30099", "Omaha, NE 68103"),
        ("4400 Silo Avenue", "Lincoln, NE 68508"), "+18775550228", "plainsdial.example",
    ),
    "slatecall": Carrier(
        "Slate Valley Mutual Telephone", ("PO Box 112", "Granville, NY 12832"),
        ("5 Quarry Road", "Granville, NY 12832"), "+15185550229", "slatecall.example",
    ),
    "gatewayfree": Carrier(
        "Gateway Toll Free Exchange", ("PO Box 6161", "St. Louis, MO 63166"),
        ("300 Arch View Blvd", "St. Louis, MO 63102"), "+18885550230", "gatewayfree.example",
    ),
    "cascadia": Carrier(
        "Cascadia Communications", ("PO Box 9400 Stn Terminal", "Vancouver BC  V6B 4G3"),
        ("777 Seawall Way", "Vancouver BC  V6Z 2R5"), "+18665550231", "cascadia.example",
    ),
    "tundratel": Carrier(
        "Tundratel", ("PO Box 1820", "Yellowknife NT  X1A 2P4"),
        ("5201 Aurora Ave", "Yellowknife NT  X1A 1T4"), "+18675550232", "tundratel.example",
    ),
    "fundybell": Carrier(
        "Fundy Bell", ("PO Box 5030 Stn Main", "Saint John NB  E2L 4L4"),
        ("1 Tide Square", "Saint John NB  E2L 2B5"), "+15065550233", "fundybell.example",
    ),
    "chaudiere": Carrier(
        "Chaudière Mobilité et Filaire", ("C.P. 2200, succ. Bureau-chef", "Lévis (Québec) G6V 6N8"),
        ("410, avenue du Pont", "Lévis (Québec) G6V 4L2"), "+18885550234", "chaudiere.example",
    ),
    "matapedia": Carrier(
        "Coopérative de téléphone Matapédia", ("Case postale 90", "Amqui (Québec) G5J 3K2"),
        ("31, rue de la Gare", "Amqui (Québec) G5J 1A1"), "+14185550235", "matapedia.example",
    ),
}  # fmt: skip

_ALL = (
    Layout(
        "harborline",
        "US",
        us.harborline,
        csrs.sections,
        "999 999-9999 999 9",
        _US,
        labels_holder=False,
        is_counted=True,
        has_mailing=True,
    ),
    Layout("bellwether", "US", us.bellwether, csrs.blocks, "999999999-9", _US, has_mailing=True),
    Layout(
        "canyonbroad", "US", us.canyonbroad, csrs.upright, "99999", _US, labels_holder=False, has_mailing=True
    ),
    Layout(
        "metropage",
        "US",
        town.metropage,
        csrs.line_cards,
        "999999999",
        _US,
        "wireless",
        labels_holder=False,
        is_counted=True,
        has_mailing=True,
    ),
    Layout("ridgeutil", "US", town.ridgeutil, csrs.upright, "99-99999-99", _US, has_mailing=True),
    Layout(
        "openport",
        "US",
        small.openport,
        csrs.piped,
        "OP-99999999",
        _US,
        labels_holder=False,
        labels_address=False,
    ),
    Layout(
        "lanternbell",
        "US",
        small.lanternbell,
        csrs.told,
        "9999-9999",
        _US,
        labels_holder=False,
        labels_address=False,
        has_mailing=True,
    ),
    Layout("plainsdial", "US", small.plainsdial, csrs.piped, "PD9999999", _US, has_mailing=True),
    Layout("slatecall", "US", small.slatecall, csrs.told, "9999999.99", _US, has_mailing=True),
    Layout(
        "gatewayfree",
        "US",
        small.gatewayfree,
        csrs.line_cards,
        "GW-9999-99",
        _US,
        "toll_free",
        labels_address=False,
        is_counted=True,
    ),
    Layout(
        "cascadia",
        "CA",
        canada.cascadia,
        csrs.north_sheet,
        "9999 999 999",
        _CA,
        labels_holder=False,
        is_counted=True,
        has_mailing=True,
    ),
    Layout("tundratel", "CA", canada.tundratel, csrs.north_sheet, "999999", _CA, has_mailing=True),
    Layout(
        "fundybell",
        "CA",
        canada.fundybell,
        csrs.blocks,
        "99999999-99",
        _CA,
        is_counted=True,
        has_mailing=True,
    ),
    Layout(
        "chaudiere", "QC", canada.chaudiere, csrs.etat, "999 999 999", _QC, is_counted=True, has_mailing=True
    ),
    Layout("matapedia", "QC", canada.matapedia, csrs.etat, "MP-99999", _QC, has_mailing=True),
)
NEWCOMER_LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ALL}
