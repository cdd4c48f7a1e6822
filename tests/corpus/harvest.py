"""The harvest: ordinary papers of eight carriers and eight forms, drawn after what such companies send."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import harvest_bills as us
from tests.corpus import harvest_bills_canada as canada
from tests.corpus import harvest_letters as letters
from tests.corpus import harvest_letters_french as french
from tests.corpus import harvest_records as records
from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

HARVEST_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "lettered_sections": letters.lettered_sections,
    "with_attachment": letters.with_attachment,
    "two_columns": letters.two_columns,
    "dotted_form": letters.dotted_form,
    "own_memo": letters.own_memo,
    "service_request": letters.service_request,
    "formulaire_encadre": french.formulaire_encadre,
    "lettre_de_bureau": french.lettre_de_bureau,
}
HARVEST_CARRIERS: Mapping[str, Carrier] = {
    "graniteline": Carrier("Granite Line Communications", ("PO Box 11021", "Lewiston, ME 04243"),
                           ("12 Congress Gate", "Portland, ME 04101"), "+18005550320",
                           "graniteline.example"),
    "bluecoast": Carrier("Bluecoast Business", ("PO Box 7195", "Pasadena, CA 91109"),
                         ("400 Washington Gate", "Stamford, CT 06902"), "+18335550321", "bluecoast.example"),
    "corelane": Carrier("Corelane Communications", ("PO Box 910182", "Denver, CO 80291"),
                        ("1025 Eldorado Gate", "Broomfield, CO 80021"), "+18775550322", "corelane.example"),
    "oakvalley": Carrier("Oak Valley Telephone Cooperative", ("PO Box 217", "Viroqua, WI 54665"),
                         ("30 Depot Gate", "Westby, WI 54667"), "+16085550323", "oakvalley.example"),
    "voxharbor": Carrier("Voxharbor", ("PO Box 39000", "San Francisco, CA 94139"),
                         ("675 Creekside Gate", "Campbell, CA 95008"), "+18665550324", "voxharbor.example"),
    "auroratel": Carrier("Aurora Telecommunications", ("PO Box 8950 Stn Terminal", "Vancouver BC  V6B 3C3"),
                         ("510 Georgia Gate W", "Vancouver BC  V6B 0M4"), "+18665550325",
                         "auroratel.example"),
    "harboureast": Carrier("Harbour East Communications", ("PO Box 8660 Stn A", "Halifax NS  B3K 5M3"),
                           ("6080 Young Gate", "Halifax NS  B3K 5M4"), "+18885550326",
                           "harboureast.example"),
    "rivenord": Carrier("Télécom Rive-Nord", ("C.P. 11078, succ. Centre-ville", "Montréal (Québec) H3C 5B7"),
                        ("612, rue du Relais", "Montréal (Québec) H3C 4M9"), "+18775550327",
                        "rivenord.example"),
}  # fmt: skip
_US_FORMS = ("lettered_sections", "with_attachment", "two_columns", "dotted_form", "own_memo")
_CA_FORMS = ("service_request", "lettered_sections", "two_columns", "own_memo")
_QC_FORMS = ("formulaire_encadre", "lettre_de_bureau")
HARVEST_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("graniteline", "US", us.graniteline, records.listing, "999 999 9999 999 99", _US_FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("bluecoast", "US", us.bluecoast, records.two_panes, "8260 16 999 9999999", _US_FORMS,
               has_mailing=True),
        Layout("corelane", "US", us.corelane, records.inquiry_grid, "5-99999999", _US_FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("oakvalley", "US", us.oakvalley, records.dotted_record, "00999999", _US_FORMS,
               has_mailing=True),
        Layout("voxharbor", "US", us.voxharbor, records.told_by_letter, "9999999999", _US_FORMS,
               has_mailing=True),
        Layout("auroratel", "CA", canada.auroratel, records.two_panes, "99999999", _CA_FORMS,
               is_counted=True, has_mailing=True),
        Layout("harboureast", "CA", canada.harboureast, records.inquiry_grid, "999999-9999", _CA_FORMS,
               labels_holder=False, has_mailing=True),
        Layout("rivenord", "QC", canada.rivenord, records.dossier, "999999999-999-9", _QC_FORMS,
               has_mailing=True),
    )
}  # fmt: skip
