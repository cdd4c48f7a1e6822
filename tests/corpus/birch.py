"""The birch: papers built as large carriers' and providers' are, of seven carriers and seven letters."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import birch_bills as bills
from tests.corpus import birch_bills_cable as cable
from tests.corpus import birch_bills_canada as canada
from tests.corpus import birch_letters as letters
from tests.corpus import birch_letters_canada as letters_canada
from tests.corpus import birch_records as records
from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

BIRCH_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "numbered_questions": letters.numbered_questions,
    "entity_and_lines": letters.entity_and_lines,
    "shaded_rows": letters.shaded_rows,
    "two_cards": letters.two_cards,
    "home_and_office": letters_canada.home_and_office,
    "sections_a_to_d": letters_canada.sections_a_to_d,
    "lettre_de_transfert": letters_canada.lettre_de_transfert,
}
BIRCH_CARRIERS: Mapping[str, Carrier] = {
    "heronbell": Carrier("Heron Bell", ("PO Box 105060", "Atlanta, GA 30348-5060"),
                         ("208 S Signal St", "Dallas, TX 75202"), "+18005550410", "heronbell.example"),
    "strandcom": Carrier("Strand Communications", ("PO Box 740410", "Cincinnati, OH 45274-0410"),
                         ("401 Merrimac Gate", "Norwalk, CT 06851"), "+18005550411", "strandcom.example"),
    "opalwire": Carrier("Opalwire Business", ("PO Box 37610", "Philadelphia, PA 19101-0610"),
                        ("1701 Coaxial Blvd", "Philadelphia, PA 19103"), "+18005550412", "opalwire.example"),
    "tidewire": Carrier("Tidewire Cable", ("PO Box 60190", "City of Industry, CA 91716-0190"),
                        ("4145 Headend Rd", "Carrollton, TX 75010"), "+18555550413", "tidewire.example"),
    "northquay": Carrier("Northquay Telephone", ("PO Box 9010 Stn Don Mills", "North York ON  M3C 2X7"),
                         ("1 Exchange Lane", "Mississauga ON  L4W 0B6"), "+18665550414",
                         "northquay.example"),
    "cascadetel": Carrier("Cascade Telephone", ("PO Box 7510", "Vancouver BC  V6B 8N9"),
                          ("510 Circuit Row", "Vancouver BC  V6B 0M3"), "+18885550415",
                          "cascadetel.example"),
    "cablier": Carrier("Le Câblier", ("C.P. 11200, succ. Centre-ville", "Montréal (Québec) H3C 5J7"),
                       ("612, rue du Signal", "Montréal (Québec) H3C 4M8"), "+18885550416",
                       "lecablier.example"),
}  # fmt: skip
_US_FORMS = ("numbered_questions", "entity_and_lines", "shaded_rows", "two_cards")
_CANADIAN_FORMS = ("home_and_office", "sections_a_to_d")
BIRCH_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("heronbell", "US", bills.heronbell, records.coded_sections, "T 999 9", _US_FORMS,
               labels_holder=False, labels_address=False, is_counted=True),
        Layout("strandcom", "US", bills.strandcom, records.order_system, "999-999-9999-999999-9", _US_FORMS,
               labels_holder=False, has_mailing=True),
        Layout("opalwire", "US", cable.opalwire, records.label_above, "8155 99 999 9999999", _US_FORMS,
               labels_holder=False, labels_address=False, is_counted=True, has_mailing=True),
        Layout("tidewire", "US", cable.tidewire, records.colon_columns, "8245 99 999 9999999", _US_FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("northquay", "CA", canada.northquay, records.line_report, "999999999", _CANADIAN_FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("cascadetel", "CA", canada.cascadetel, records.account_page, "99999999", _CANADIAN_FORMS,
               has_mailing=True),
        Layout("cablier", "QC", canada.cablier, records.subscriber_sheet, "99999999-999-9",
               ("lettre_de_transfert", "home_and_office"), is_counted=True, has_mailing=True),
    )
}  # fmt: skip
