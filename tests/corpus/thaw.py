"""The thaw: ordinary papers of six carriers and six letters, drawn after the frost."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import thaw_bills as bills
from tests.corpus import thaw_letters as letters
from tests.corpus import thaw_records as records
from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

THAW_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "typed_form": letters.typed_form,
    "terms_then_signature": letters.terms_then_signature,
    "row_for_each": letters.row_for_each,
    "sealed": letters.sealed,
    "in_both_languages": letters.in_both_languages,
    "autorisation": letters.autorisation,
}
THAW_CARRIERS: Mapping[str, Carrier] = {
    "ridgewaytel": Carrier("Ridgeway Telecom", ("PO Box 740407", "Cincinnati, OH 45274"),
                           ("21 West Gate", "Charleston, WV 25301"), "+18005550350", "ridgeway.example"),
    "zephyrpbx": Carrier("Zephyr PBX Inc", ("PO Box 848080", "Los Angeles, CA 90084"),
                         ("675 Hosted Gate", "Campbell, CA 95008"), "+18885550351", "zephyrpbx.example"),
    "millcity": Carrier("Mill City Municipal Utilities", ("PO Box 310", "Mill City, MN 55303"),
                        ("211 Utility Gate", "Mill City, MN 55303"), "+17635550352", "millcity.example"),
    "openline": Carrier("Openline Technologies", ("PO Box 4410", "Boston, MA 02211"),
                        ("9 Channel Gate", "Boston, MA 02210"), "+18555550353", "openline.example"),
    "laketel": Carrier("Laketel", ("PO Box 9000 Stn Don Mills", "Toronto ON  M3C 2X7"),
                       ("1 Carrier Gate", "Toronto ON  M3C 3A1"), "+18775550354", "laketel.example"),
    "polaire": Carrier("Polaire Télécommunications", ("C.P. 8712, succ. A", "Québec (Québec) G1K 7A2"),
                       ("930, rue du Câble", "Québec (Québec) G1K 2L1"), "+18885550355",
                       "polaire.example"),
}  # fmt: skip
_US_FORMS = ("typed_form", "terms_then_signature", "row_for_each", "sealed")
THAW_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("ridgewaytel", "US", bills.ridgewaytel, records.query_result, "999-999-9999-999999-9",
               _US_FORMS, labels_holder=False, is_counted=True, has_mailing=True),
        Layout("zephyrpbx", "US", bills.zephyrpbx, records.mailed_table, "ZP-999999", _US_FORMS,
               labels_holder=False, has_mailing=True),
        Layout("millcity", "US", bills.millcity, records.ticked_form, "99-99999-99", _US_FORMS,
               has_mailing=True),
        Layout("openline", "US", bills.openline, records.mailed_table, "99999999", _US_FORMS,
               labels_holder=False, has_mailing=True),
        Layout("laketel", "CA", bills.laketel, records.carded, "999999999", (*_US_FORMS, "in_both_languages"),
               has_mailing=True),
        Layout("polaire", "QC", bills.polaire, records.fiche, "9999-99999",
               ("in_both_languages", "autorisation"), is_counted=True, has_mailing=True),
    )
}  # fmt: skip
