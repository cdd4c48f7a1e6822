"""The willow: papers of seven carriers of the United States, and seven letters after providers' blanks."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import willow_bills as bills
from tests.corpus import willow_bills_wire as wire
from tests.corpus import willow_letters as letters
from tests.corpus import willow_letters_forms as forms
from tests.corpus import willow_records as records
from tests.corpus import willow_records_coded as coded
from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

WILLOW_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "numbered_parts": letters.numbered_parts,
    "e164_list": letters.e164_list,
    "captions_in_sections": letters.captions_in_sections,
    "letter_of_agency": letters.letter_of_agency,
    "typed_boxes": forms.typed_boxes,
    "request_sheet": forms.request_sheet,
    "tabled_form": forms.tabled_form,
}
WILLOW_CARRIERS: Mapping[str, Carrier] = {
    "brookvale": Carrier("Brookvale Cloud Voice, Inc.", ("PO Box 734232", "Dallas, TX 75373"),
                         ("20 Hosted Way", "Belmont, CA 94002"), "+18885550380", "brookvale.example"),
    "parlor": Carrier("Parlor Voice", ("PO Box 2210", "San Francisco, CA 94126"),
                      ("58 Sansome Alley", "San Francisco, CA 94104"), "+18445550381", "parlorvoice.example"),
    "corvid": Carrier("Corvid Business", ("PO Box 70219", "Philadelphia, PA 19176"),
                      ("1701 Coaxial Blvd", "Philadelphia, PA 19103"), "+18005550382", "corvid.example"),
    "lanternvox": Carrier("Lantern Vox LLC", ("PO Box 207320", "Phoenix, AZ 85062"),
                          ("8800 Saguaro Court", "Scottsdale, AZ 85258"), "+18005550383",
                          "lanternvox.example"),
    "bluffsbell": Carrier("Bluffs Bell", ("PO Box 5014", "Carol Stream, IL 60197"),
                          ("1 Toll Plaza", "Memphis, TN 38103"), "+18005550384", "bluffsbell.example"),
    "fescue": Carrier("Fescue Valley Telephone", ("PO Box 9001950", "Louisville, KY 40290"),
                         ("4001 Prairie Circle", "Lincoln, NE 68508"), "+18005550385", "fescue.example"),
    "hexline": Carrier("Hexline Fiber Networks", ("PO Box 52187", "Monroe, LA 71211"),
                       ("1025 Backbone Drive", "Broomfield, CO 80021"), "+18775550386", "hexline.example"),
}  # fmt: skip
_FORMS = tuple(WILLOW_LETTERS)
WILLOW_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("brookvale", "US", bills.brookvale, records.company_page, "62999999004", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("parlor", "US", bills.parlor, records.desk_answer, "PL-9999-9999", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("corvid", "US", bills.corvid, records.wide_report, "8499 75 999 9999999", _FORMS,
               is_counted=True, has_mailing=True),
        Layout("lanternvox", "US", bills.lanternvox, records.statement_page, "C-999999", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("bluffsbell", "US", wire.bluffsbell, coded.sectioned, "T 999 9", _FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("fescue", "US", wire.fescue, records.answered_letter, "099999999", _FORMS,
               has_mailing=True),
        Layout("hexline", "US", wire.hexline, coded.two_sided, "5-QDK99999", _FORMS,
               is_counted=True, has_mailing=True),
    )
}  # fmt: skip
