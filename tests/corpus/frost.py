"""The frost: papers of seven carriers whose parts are put together by lot, drawn after the harvest."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.frost_bills import one_sheet, two_sheets
from tests.corpus.frost_papers import frozen_letter, frozen_record, letter_in_words
from tests.corpus.layouts import Layout

FROST_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "frozen_letter": frozen_letter,
    "letter_in_words": letter_in_words,
}
FROST_CARRIERS: Mapping[str, Carrier] = {
    "tamarackbell": Carrier("Tamarack Bell", ("PO Box 5083", "Saginaw, MI 48605"),
                            ("444 Michigan Gate", "Detroit, MI 48226"), "+18005550340",
                            "tamarackbell.example"),
    "bayfiber": Carrier("Bay Fiber Enterprise", ("PO Box 740463", "Cincinnati, OH 45274"),
                        ("401 Merritt Gate", "Norwalk, CT 06851"), "+18005550341", "bayfiber.example"),
    "dialmesa": Carrier("Dial Mesa Cloud Voice", ("PO Box 392415", "Pittsburgh, PA 15251"),
                        ("23 Main Gate", "Holmdel, NJ 07733"), "+18775550342", "dialmesa.example"),
    "pinehollow": Carrier("Pine Hollow Telephone Company", ("PO Box 96", "Pine Hollow, OR 97037"),
                          ("7 Exchange Gate", "Maupin, OR 97037"), "+15415550343", "pinehollow.example"),
    "lakeheadtel": Carrier("Lakehead Telecom", ("PO Box 10074 Stn P", "Thunder Bay ON  P7B 6T6"),
                           ("1046 Lithium Gate", "Thunder Bay ON  P7B 6G3"), "+18075550344",
                           "lakeheadtel.example"),
    "cordova": Carrier("Cordova Business Communications", ("PO Box 5102", "Burnaby BC  V5H 4K1"),
                       ("200 Granville Gate", "Vancouver BC  V6C 1S4"), "+18775550345", "cordova.example"),
    "estrietel": Carrier("Estrie Télécom", ("C.P. 1280", "Sherbrooke (Québec) J1H 5L7"),
                         ("95, rue de l'Antenne", "Sherbrooke (Québec) J1H 1X3"), "+18195550346",
                         "estrietel.example"),
}  # fmt: skip
_FORMS = ("frozen_letter", "frozen_letter", "letter_in_words")
FROST_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("tamarackbell", "US", two_sheets, frozen_record, "999 999-9999 999 9", _FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("bayfiber", "US", one_sheet, frozen_record, "07999-999999-99-9", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("dialmesa", "US", one_sheet, frozen_record, "V9999999", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("pinehollow", "US", one_sheet, frozen_record, "9999900", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("lakeheadtel", "CA", one_sheet, frozen_record, "9999-999-9", _FORMS,
               labels_holder=False, has_mailing=True),
        Layout("cordova", "CA", two_sheets, frozen_record, "99 9999 999", _FORMS,
               labels_holder=False, is_counted=True, has_mailing=True),
        Layout("estrietel", "QC", one_sheet, frozen_record, "999 999 999", _FORMS,
               labels_holder=False, has_mailing=True),
    )
}  # fmt: skip
