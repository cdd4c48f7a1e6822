"""The orchard: ordinary papers of six carriers of the United States and six letters, drawn after the thaw."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import orchard_bills as bills
from tests.corpus import orchard_bills_small as small
from tests.corpus import orchard_letters as letters
from tests.corpus import orchard_records as records
from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

ORCHARD_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "cell_form": letters.cell_form,
    "numbered_points": letters.numbered_points,
    "on_letterhead": letters.on_letterhead,
    "side_by_side": letters.side_by_side,
    "sent_for_signing": letters.sent_for_signing,
    "blanks_to_fill": letters.blanks_to_fill,
}
ORCHARD_CARRIERS: Mapping[str, Carrier] = {
    "sorrelbell": Carrier("Sorrel Bell", ("PO Box 105262", "Atlanta, GA 30348"),
                          ("675 Exchange Tower", "Atlanta, GA 30308"), "+18005550390", "sorrelbell.example"),
    "orbitcable": Carrier("Orbit Cable Business", ("PO Box 37601", "Philadelphia, PA 19101"),
                          ("1701 Coaxial Plaza", "Philadelphia, PA 19103"), "+18885550391",
                          "orbitcable.example"),
    "cirruspbx": Carrier("Cirrus PBX Partners LLC", ("PO Box 2210", "Denver, CO 80201"),
                         ("1801 Softswitch Blvd", "Denver, CO 80202"), "+18665550392", "cirruspbx.example"),
    "corvane": Carrier("Corvane Communications", ("PO Box 9001111", "Louisville, KY 40290"),
                       ("4001 Colocation Pike", "Little Rock, AR 72212"), "+18775550393",
                       "corvane.example"),
    "elkfork": Carrier("Elk Fork Telephone Cooperative", ("PO Box 40", "Elk Fork, MT 59930"),
                       ("12 Cooperative Loop", "Elk Fork, MT 59930"), "+14065550394", "elkfork.example"),
    "vistamobile": Carrier("Vista Mobile Business", ("PO Box 16810", "Newark, NJ 07101"),
                           ("1 Antenna Court", "Basking Ridge, NJ 07920"), "+18005550395",
                           "vistamobile.example"),
}  # fmt: skip
_FORMS = tuple(ORCHARD_LETTERS)
ORCHARD_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("sorrelbell", "US", bills.sorrelbell, records.mainframe_print, "T-999999-9", _FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("orbitcable", "US", bills.orbitcable, records.portal_cards, "8260 13 999 9999999", _FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("cirruspbx", "US", small.cirruspbx, records.plain_mail, "CP-99999", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("corvane", "US", small.corvane, records.inquiry_answer, "9999999", _FORMS, has_mailing=True),
        Layout("elkfork", "US", small.elkfork, records.typed_letter, "99999-9", _FORMS, has_mailing=True),
        Layout("vistamobile", "US", bills.vistamobile, records.line_screen, "999999999-00001", _FORMS,
               "wireless", labels_holder=False, is_counted=True, has_mailing=True),
    )
}  # fmt: skip
