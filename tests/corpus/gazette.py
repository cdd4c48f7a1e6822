"""The gazette: other papers that a browser printed, of five carriers, and six letters."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import gazette_bills as bills
from tests.corpus import gazette_bills_canada as bills_canada
from tests.corpus import gazette_letters as letters
from tests.corpus import gazette_letters_prose as prose
from tests.corpus import gazette_records as records
from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

GAZETTE_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "enveloped": letters.enveloped,
    "table_of_two": letters.table_of_two,
    "fieldsets": letters.fieldsets,
    "numbered_blank": letters.numbered_blank,
    "told_by_the_firm": prose.told_by_the_firm,
    "trois_sections": prose.trois_sections,
}
GAZETTE_CARRIERS: Mapping[str, Carrier] = {
    "hollisbell": Carrier("Hollis Bell", ("PO Box 105320", "Atlanta, GA 30348"),
                          ("1 Dial Plaza", "Birmingham, AL 35203"), "+18005550440", "hollisbell.example"),
    "wrenwire": Carrier("Wrenwire Business", ("PO Box 37601", "Philadelphia, PA 19101"),
                        ("1500 Coupler Plaza", "Philadelphia, PA 19103"), "+18555550441",
                        "wrenwire.example"),
    "quorumvoice": Carrier("Quorum Voice, Inc.", ("PO Box 5011", "San Mateo, CA 94402"),
                           ("20 Session Plaza", "San Mateo, CA 94403"), "+18885550442",
                           "quorumvoice.example"),
    "tundralink": Carrier("Tundralink Communications", ("PO Box 2550 Stn Main", "Winnipeg MB  R3C 4B4"),
                          ("77 Relay Plaza", "Winnipeg MB  R3C 3Z3"), "+18665550443",
                          "tundralink.example"),
    "bellerive": Carrier("Câble Bellerive", ("C.P. 3100, succ. Centre-ville", "Montréal (Québec) H3C 5J9"),
                         ("410, rue de la Fibre", "Longueuil (Québec) J4K 5G7"), "+18775550444",
                         "bellerive.example"),
}  # fmt: skip
_ENGLISH = ("enveloped", "table_of_two", "fieldsets", "numbered_blank", "told_by_the_firm")
GAZETTE_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("hollisbell", "US", bills.hollisbell, records.coded_sections, "T 999 9", _ENGLISH,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("wrenwire", "US", bills.wrenwire, records.admin_page, "8499 99 999 99999", _ENGLISH,
               labels_holder=False, has_mailing=True),
        Layout("quorumvoice", "US", bills.quorumvoice, records.answered_request, "QV9999999", _ENGLISH,
               has_mailing=True),
        Layout("tundralink", "CA", bills_canada.tundralink, records.framed_report, "9-9999999", _ENGLISH,
               is_counted=True, has_mailing=True),
        Layout("bellerive", "QC", bills_canada.bellerive, records.dossier, "9999 99999",
               ("trois_sections",), is_counted=True, has_mailing=True),
    )
}  # fmt: skip
