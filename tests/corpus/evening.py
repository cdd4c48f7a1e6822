"""A sixth family of papers: typical ones of the trade, drawn before the rules were read again."""

from collections.abc import Mapping

from tests.corpus import evening_bills_canada as canada
from tests.corpus import evening_bills_us as us
from tests.corpus import evening_records as records
from tests.corpus.customers import Carrier
from tests.corpus.layouts import Layout

_US = ("company_paper", "sections", "agency")
_CA = ("company_paper", "sections", "agency", "northern")

EVENING_CARRIERS: Mapping[str, Carrier] = {
    "summitbell": Carrier("Summit Bell", ("PO Box 105262", "Atlanta, GA 30348-5262"),
                          ("600 Peach Row", "Atlanta, GA 30308"), "+18005550251", "summitbell.example"),
    "crestcable": Carrier("Crestcable Business", ("PO Box 70219", "Philadelphia, PA 19176-0219"),
                          ("1701 Cable Sq", "Philadelphia, PA 19103"), "+18005550252", "crestcable.example"),
    "dialhaven": Carrier("DialHaven Inc", ("PO Box 398", "Scottsdale, AZ 85252"),
                         ("7600 Cloud Dr Ste 300", "Scottsdale, AZ 85251"), "+18885550253",
                             "dialhaven.example"),
    "ohiovalley": Carrier("Ohio Valley Connect", ("PO Box 2961", "Wheeling, WV 26003"),
                          ("12 River St", "Wheeling, WV 26003"), "+18665550254", "ovconnect.example"),
    "gulfbroad": Carrier("Gulf Broadband", ("PO Box 7195", "Pasadena, CA 91109-7195"),
                         ("400 Bay Cir", "Tampa, FL 33602"), "+18335550255", "gulfbroad.example"),
    "tristate": Carrier("Tri-State Telecom", ("PO Box 41", "Evansville, IN 47701"),
                        ("9 Court Sq", "Evansville, IN 47708"), "+18125550256", "tristatetel.example"),
    "boltphone": Carrier("Bolt Phone Co", ("PO Box 1177", "Reno, NV 89504"),
                         ("88 Sierra Way", "Reno, NV 89501"), "+17755550257", "boltphone.example"),
    "trilliumtel": Carrier("Trillium Telephone", ("PO Box 9000 Stn Don Mills", "North York ON  M3C 2X7"),
                           ("1 Wire Rd", "Toronto ON  M3C 1A1"), "+18665550258", "trilliumtel.example"),
    "rockyline": Carrier("Rockyline Communications", ("PO Box 7575", "Vancouver BC  V6B 8N9"),
                         ("510 Summit St", "Vancouver BC  V6B 0M3"), "+18885550259", "rockyline.example"),
    "atlanticvox": Carrier("AtlanticVox Ltd", ("PO Box 220", "Halifax NS  B3J 2M4"),
                           ("44 Pier Rd", "Halifax NS  B3J 1A1"), "+19025550260", "atlanticvox.example"),
    "rivenord": Carrier("Rive-Nord Affaires", ("C.P. 11078, succ. Centre-ville", "Montréal (Québec) H3C 5B7"),
                        ("612, rue du Relais", "Montréal (Québec) H3C 4M8"), "+18555550261",
                            "rivenord.example"),
    "estriecom": Carrier("Estrie-Com", ("C.P. 77", "Sherbrooke (Québec) J1H 5H5"),
                         ("30, rue du Dépôt", "Sherbrooke (Québec) J1H 5G4"), "+18195550262",
                             "estriecom.example"),
}  # fmt: skip

_ALL = (
    Layout("summitbell", "US", us.summitbell, records.usoc, "999 999-9999 999 9", _US,
           labels_holder=False, is_counted=True, has_mailing=True),
    Layout("crestcable", "US", us.crestcable, records.portal, "8499 99 999 9999999", _US,
           labels_holder=False, is_counted=True, has_mailing=True),
    Layout("dialhaven", "US", us.dialhaven, records.portal, "999999", _US, has_mailing=True),
    Layout("ohiovalley", "US", us.ohiovalley, records.usoc, "OV99999999", _US,
           labels_holder=False, has_mailing=True),
    Layout("gulfbroad", "US", us.gulfbroad, records.answered, "99999999-99", _US,
           labels_holder=False, has_mailing=True),
    Layout("tristate", "US", us.tristate, records.usoc, "9999999", _US, labels_holder=False,
        has_mailing=True),
    Layout("boltphone", "US", us.boltphone, records.answered, "C-99999", _US, has_mailing=True),
    Layout("trilliumtel", "CA", canada.trilliumtel, records.export, "999999999", _CA,
           labels_holder=False, has_mailing=True),
    Layout("rockyline", "CA", canada.rockyline, records.portal, "99999999", _CA,
           is_counted=True, has_mailing=True),
    Layout("atlanticvox", "CA", canada.atlanticvox, records.export, "AV-9999", _CA, has_mailing=True),
    Layout("rivenord", "QC", canada.rivenord, records.dossier, "99999999-999-9", ("lettre",),
           labels_holder=False, has_mailing=True),
    Layout("estriecom", "QC", canada.estriecom, records.dossier, "99999", ("lettre",), has_mailing=True),
)  # fmt: skip
EVENING_LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ALL}
