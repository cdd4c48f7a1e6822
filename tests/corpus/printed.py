"""Papers that a browser printed: HTML and CSS of five carriers and five letters, through one Chromium."""

from collections.abc import Callable, Mapping
from random import Random

from tests.corpus import printed_bills as bills
from tests.corpus import printed_bills_canada as bills_canada
from tests.corpus import printed_letters as letters
from tests.corpus import printed_records as records
from tests.corpus.content import Letter
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

PRINTED_LETTERS: Mapping[str, Callable[[Letter, Random], bytes]] = {
    "browser_form": letters.browser_form,
    "word_letter": letters.word_letter,
    "celled_form": letters.celled_form,
    "reviewed_online": letters.reviewed_online,
    "procuration": letters.procuration,
}
PRINTED_CARRIERS: Mapping[str, Carrier] = {
    "harborlink": Carrier("Harborlink Communications", ("PO Box 60074", "Newark, NJ 07101"),
                          ("400 Pier Plaza", "Baltimore, MD 21202"), "+18005550360", "harborlink.example"),
    "tandemvoice": Carrier("Tandem Voice Inc", ("PO Box 29220", "San Francisco, CA 94129"),
                           ("88 Switch Plaza", "Oakland, CA 94607"), "+18885550361", "tandemvoice.example"),
    "bluestem": Carrier("Bluestem Telephone Cooperative", ("PO Box 77", "Emporia, KS 66801"),
                        ("512 Exchange Plaza", "Emporia, KS 66801"), "+16205550362", "bluestem.example"),
    "kestrel": Carrier("Kestrel Telecom", ("PO Box 4200 Stn A", "Calgary AB  T2P 2N4"),
                       ("1100 Prairie Plaza", "Calgary AB  T2P 3R7"), "+18775550363", "kestrel.example"),
    "clairval": Carrier("Clairval Télécom", ("C.P. 1450, succ. B", "Montréal (Québec) H3B 3L2"),
                        ("2100, rue du Commutateur", "Montréal (Québec) H3B 1A7"), "+18885550364",
                        "clairval.example"),
}  # fmt: skip
_US_FORMS = ("browser_form", "word_letter", "celled_form", "reviewed_online")
PRINTED_LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("harborlink", "US", bills.harborlink, records.answered_by_mail, "9999 99 999 9999999",
               _US_FORMS, labels_holder=False, is_counted=True, has_mailing=True),
        Layout("tandemvoice", "US", bills.tandemvoice, records.portal_page, "VX-9999999", _US_FORMS,
               labels_holder=False, has_mailing=True),
        Layout("bluestem", "US", bills.bluestem, records.terminal, "99999-99", _US_FORMS, has_mailing=True),
        Layout("kestrel", "CA", bills_canada.kestrel, records.report, "9999999999",
               ("browser_form", "celled_form", "reviewed_online"), is_counted=True, has_mailing=True),
        Layout("clairval", "QC", bills_canada.clairval, records.fiche, "9999 999 99", ("procuration",),
               has_mailing=True),
    )
}  # fmt: skip
