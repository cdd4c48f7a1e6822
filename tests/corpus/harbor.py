"""The harbor: ordinary papers of small carriers, resellers and co-operatives, two of them of Canada."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import harbor_bills as bills
from tests.corpus import harbor_bills_canada as canada
from tests.corpus import harbor_bills_small as small
from tests.corpus import harbor_letters as letters
from tests.corpus import harbor_letters_canada as letters_canada
from tests.corpus import harbor_records as records
from tests.corpus import harbor_records_canada as records_canada
from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

HARBOR_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "hosted_sections": letters.hosted_sections,
    "whom_it_concerns": letters.whom_it_concerns,
    "agency_initials": letters.agency_initials,
    "resporg_local": letters.resporg_local,
    "right_labels": letters_canada.right_labels,
    "lettre_puces": letters_canada.lettre_puces,
}
HARBOR_CARRIERS: Mapping[str, Carrier] = {
    "pier": Carrier("Pierline Hosted Voice, Inc.", ("PO Box 51207", "Sarasota, FL 34232"),
                    ("5020 Softphone Way, Suite 210", "Sarasota, FL 34233"), "+18335550420",
                    "pierline.example"),
    "buoy": Carrier("Red Buoy Cable & Broadband", ("PO Box 7714", "Duluth, MN 55807"),
                    ("300 Headend Road", "Duluth, MN 55802"), "+18885550421", "redbuoy.example"),
    "wharf": Carrier("Wharfton Municipal Utilities", ("PO Box 19", "Wharfton, OH 44001"),
                     ("2 City Hall Square", "Wharfton, OH 44001"), "+14405550422", "wharfton.example"),
    "jetty": Carrier("Jetty Bay Telephone Co-operative", ("PO Box 60 Stn Main", "Jetty Bay NS  B0W 1T0"),
                     ("14 Switchboard Lane", "Jetty Bay NS  B0W 1T0"), "+18665550423", "jettybay.example"),
    "beacon": Carrier("Beacon Point Telecom LLC", ("PO Box 3381", "Reno, NV 89505"),
                      ("77 Gateway Loop, Suite 4", "Reno, NV 89502"), "+18775550424",
                      "beaconpoint.example"),
    "tide": Carrier("Coopérative de téléphone de la Marée", ("C.P. 212, succ. Bureau-chef",
                    "Matane (Québec) G4W 3N1"), ("31, rue de la Centrale", "Matane (Québec) G4W 2B8"),
                    "+18445550425", "telmaree.example"),
}  # fmt: skip
HARBOR_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("pier", "US", bills.pier, records.answered_thread, "PH-999999", ("hosted_sections",),
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("buoy", "US", bills.buoy, records.summary_cards, "8349 20 999 9999999", ("whom_it_concerns",),
               is_counted=True, has_mailing=True),
        Layout("wharf", "US", small.wharf, records.system_dump, "99-99999-99", ("agency_initials",),
               has_mailing=True),
        Layout("jetty", "CA", canada.jetty, records_canada.answer_in_boxes, "9999-99999", ("right_labels",),
               labels_holder=False, is_counted=True, has_mailing=True, has_block=True),
        Layout("beacon", "US", small.beacon, records.numbers_export, "BV-99999", ("resporg_local",),
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("tide", "QC", canada.tide, records_canada.dossier_services, "99-999999", ("lettre_puces",),
               labels_holder=False, has_mailing=True),
    )
}  # fmt: skip
