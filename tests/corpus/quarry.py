"""The quarry: ordinary papers of four carriers of the United States and two of Canada, one in French."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import quarry_bills as bills
from tests.corpus import quarry_bills_canada as bills_canada
from tests.corpus import quarry_letters as letters
from tests.corpus import quarry_letters_canada as letters_canada
from tests.corpus import quarry_records as records
from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

QUARRY_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "agency_abbreviated": letters.agency_abbreviated,
    "two_parties": letters.two_parties,
    "dear_carrier": letters.dear_carrier,
    "e_signed_card": letters.e_signed_card,
    "dated_at": letters_canada.dated_at,
    "soussigne": letters_canada.soussigne,
    "formule_abregee": letters_canada.formule_abregee,
}
QUARRY_CARRIERS: Mapping[str, Carrier] = {
    "slate": Carrier("Slate Valley Bell", ("PO Box 105262", "Atlanta, GA 30348"),
                     ("675 Switchboard Plaza", "Birmingham, AL 35203"), "+18005550460",
                     "slatevalley.example"),
    "marl": Carrier("Marl Networks, LLC", ("PO Box 910182", "Denver, CO 80291"),
                    ("1025 Trunkline Row", "Monroe, LA 71203"), "+18775550461", "marlnet.example"),
    "flint": Carrier("Flint Ridge Telephone Company", ("PO Box 147", "Flint Ridge, OH 43055"),
                     ("12 Operator Alley", "Flint Ridge, OH 43055"), "+17405550462", "flintridge.example"),
    "chalk": Carrier("Chalkboard Voice Inc.", ("PO Box 734219", "Dallas, TX 75373"),
                     ("20 Dialtone Plaza, Floor 3", "Belmont, CA 94002"), "+18885550463",
                      "chalkvoice.example"),
    "basalt": Carrier("Basalt Communications", ("PO Box 8950 Stn Terminal", "Vancouver BC  V6B 3C3"),
                      ("8 Exchange Mews", "Burnaby BC  V5H 4N2"), "+18885550464", "basaltcom.example"),
    "shale": Carrier("Schiste Télécom", ("C.P. 11078, succ. Centre-ville", "Montréal (Québec) H3C 5B7"),
                     ("612, place du Répartiteur", "Montréal (Québec) H3C 1B4"), "+18665550465",
                     "schistetel.example"),
}  # fmt: skip
_US = ("agency_abbreviated", "two_parties", "dear_carrier", "e_signed_card")
QUARRY_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("slate", "US", bills.slate, records.terminal_print, "T 999 9", _US, labels_holder=False,
               is_counted=True, has_mailing=True),
        Layout("marl", "US", bills.marl, records.spreadsheet, "999999999", _US, labels_holder=False,
               is_counted=True, has_mailing=True, has_block=True),
        Layout("flint", "US", bills.flint, records.clerks_mail, "99999-9", _US, has_mailing=True),
        Layout("chalk", "US", bills.chalk, records.portal_tabs, "CB-9999999", _US, labels_holder=False,
               is_counted=True, has_mailing=True),
        Layout("basalt", "CA", bills_canada.basalt, records.field_codes, "99999999-99",
               ("dated_at", "dear_carrier"), is_counted=True, has_mailing=True),
        Layout("shale", "QC", bills_canada.shale, records.fiche_client, "99 9999 999-9",
               ("soussigne", "formule_abregee"), has_mailing=True),
    )
}  # fmt: skip
