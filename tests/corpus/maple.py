"""The maple family: ordinary papers of six Canadian carriers and six letters, drawn after the thaw."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import maple_bills as bills
from tests.corpus import maple_bills_french as french
from tests.corpus import maple_letters as letters
from tests.corpus import maple_records as records
from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

MAPLE_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "grid_form": letters.grid_form,
    "agency_lines": letters.agency_lines,
    "firm_letter": letters.firm_letter,
    "twin_labels": letters.twin_labels,
    "formulaire_transfert": letters.formulaire_transfert,
    "lettre_entreprise": letters.lettre_entreprise,
}
MAPLE_CARRIERS: Mapping[str, Carrier] = {
    "grandview": Carrier("Grandview Telephone", ("PO Box 7500 Stn Main", "Winnipeg MB  R3C 3B5"),
                         ("180 Exchange Gate", "Winnipeg MB  R3B 2K9"), "+18005550370", "grandview.example"),
    "cabotcable": Carrier("Cabot Cable", ("PO Box 4720 Stn A", "Halifax NS  B3J 4C2"),
                          ("44 Coaxial Gate", "Halifax NS  B3J 1M5"), "+18775550371", "cabotcable.example"),
    "dialnorth": Carrier("DialNorth Voice Inc.", ("PO Box 218 Stn P", "Toronto ON  M5S 2S7"),
                         ("350 Hosted Gate, Suite 12", "Toronto ON  M5V 1Y8"), "+18885550372",
                         "dialnorth.example"),
    "rideautel": Carrier("Rideau Telecom", ("PO Box / C.P. 3900 Stn B", "Ottawa ON  K1P 5R4"),
                         ("75 Switch Gate", "Ottawa ON  K2P 1L3"), "+18665550373", "rideautel.example"),
    "telgaspe": Carrier("Téléphonie coopérative de la Pointe",
                        ("C.P. 640, succ. B", "Rimouski (Québec) G5L 7M3"),
                        ("12, rue du Central", "Rimouski (Québec) G5L 4S2"), "+18005550374",
                        "telgaspe.example"),
    "fleuvecom": Carrier("Fleuve Communications", ("C.P. 5100, succ. C", "Montréal (Québec) H2X 4C4"),
                         ("800, rue du Signal", "Montréal (Québec) H2Z 1H8"), "+18555550375",
                         "fleuvecom.example"),
}  # fmt: skip
_ENGLISH = ("grid_form", "agency_lines", "firm_letter")
_FRENCH = ("twin_labels", "formulaire_transfert", "lettre_entreprise")
MAPLE_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("grandview", "CA", bills.grandview, records.terminal_print, "T 999", _ENGLISH,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("cabotcable", "CA", bills.cabotcable, records.portal_cards, "8210 99 999 9999999", _ENGLISH,
               has_mailing=True),
        Layout("dialnorth", "CA", bills.dialnorth, records.answered_by_mail, "DN-99999",
               (*_ENGLISH, "twin_labels"), labels_holder=False, has_mailing=True),
        Layout("rideautel", "CA", french.rideautel, records.twofold_form, "99999999-9",
               (*_ENGLISH, "twin_labels"), is_counted=True, has_mailing=True),
        Layout("telgaspe", "QC", french.telgaspe, records.members_file, "999 999 99", _FRENCH,
               has_mailing=True),
        Layout("fleuvecom", "QC", french.fleuvecom, records.french_grid, "99999-999-99-9", _FRENCH,
               is_counted=True, has_mailing=True),
    )
}  # fmt: skip
