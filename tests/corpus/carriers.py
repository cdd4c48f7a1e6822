"""Invented carriers, and what they print beside the account: advertisements, terms, charges."""

from random import Random

from tests.corpus.customers import Carrier

#: Text that has other numbers, days and addresses than the account's.
ADVERTS = (
    "Switch to FiberMax Pro by December 31 and save $20.00 a month. Call 1-800-555-0188 today!",
    "Refer a friend and get a $50.00 credit. Offer ends 01/31/2027. Visit our store at 900 Elm St.",
    "Our holiday hours: closed November 26 and December 25. Questions? Call 888-555-0177.",
    "Bundle TV and phone from $79.99. Ask 866-555-0166. New customers only, through March 1, 2027.",
)
ADVERTS_FRENCH = (
    "Passez à la fibre avant le 31 décembre et économisez 20,00 $ par mois. Composez le 1 800 555-0188.",
    "Parrainez un ami et recevez un crédit de 50,00 $. Offre valable jusqu'au 31 janvier 2027.",
)
TERMS = (
    (
        "How to dispute a charge. If you think there is an error on your bill, write to us within 60 days of "
        "the first bill on which it appeared. You do not have to pay the amount in question meanwhile."
    ),
    (
        "Late payment. Accounts not paid in full when due may be charged 1.5% per month on the unpaid "
        "amount. Returned checks are charged $25.00."
    ),
    (
        "911 service. Voice service over broadband may not work in a power outage. Keep the address on file "
        "current so that help can find you."
    ),
    "Relay service. Dial 711. State commission: 1-877-555-0155, 1200 Capitol Plaza, Suite 10.",
    "Rates effective July 1, 2026. Prices do not include taxes, fees and surcharges.",
)
TERMS_FRENCH = (
    (
        "Contestation. Si vous croyez qu'une erreur s'est glissée dans votre facture, écrivez-nous dans les "
        "60 jours. Vous n'avez pas à payer le montant contesté pendant notre examen."
    ),
    "Frais de retard. Un intérêt de 2 % par mois s'applique à tout montant impayé à l'échéance.",
    "Service 9-1-1. Assurez-vous que votre adresse au dossier est à jour.",
    "Tarifs en vigueur depuis le 1er juillet 2026. Les prix ne comprennent pas les taxes.",
)

CARRIERS: dict[str, Carrier] = {
    "lonestar": Carrier(
        "Lone Star Telephone", ("PO Box 650410", "Dallas, TX 75265-0410"),
        ("2200 Exchange Plaza", "Dallas, TX 75202"), "+18005550170", "lonestartel.example",
    ),
    "pacific": Carrier(
        "Pacific Crest Communications", ("P.O. Box 7889", "Phoenix, AZ 85062-7889"),
        ("1400 Harbor Way", "Seattle, WA 98101"), "+18885550171", "pacificcrest.example",
    ),
    "teletype": Carrier(
        "Midland Bell", ("PO BOX 5080", "CAROL STREAM, IL 60197-5080"),
        ("77 TOLL CENTER RD", "PEORIA, IL 61602"), "+18005550172", "midlandbell.example",
    ),
    "cable": Carrier(
        "Clearwave Business", ("PO Box 60229", "Los Angeles, CA 90060-0229"),
        ("88 Coax Lane", "Stamford, CT 06901"), "+18445550173", "clearwave.example",
    ),
    "wireless": Carrier(
        "Zenith Wireless", ("P.O. Box 6463", "Carol Stream, IL 60197-6463"),
        ("1 Tower Road", "Bellevue, WA 98006"), "+18335550174", "zenithwireless.example",
    ),
    "voip": Carrier(
        "CloudLine Voice, Inc.", ("P.O. Box 11490", "San Jose, CA 95110"),
        ("350 Packet Street, Floor 4", "San Jose, CA 95113"), "+18665550175", "cloudline.example",
    ),
    "coop": Carrier(
        "Prairie Rose Telephone Cooperative", ("PO Box 88", "Harlan, IA 51537"),
        ("101 Coop Drive", "Harlan, IA 51537"), "+18005550176", "prairierose.example",
    ),
    "tollfree": Carrier(
        "Freeway Toll Free Services", ("PO Box 3340", "Omaha, NE 68103"),
        ("6000 Respond Blvd", "Omaha, NE 68114"), "+18775550178", "freewaytf.example",
    ),
    "maple": Carrier(
        "Maple Telecom", ("PO Box 4800 Stn A", "Toronto ON  M5W 1K5"),
        ("483 Switch St", "Toronto ON  M5G 2E1"), "+18005550179", "mapletel.example",
    ),
    "prairie": Carrier(
        "Northern Lights Communications", ("P.O. Box 1220", "Regina SK  S4P 3B4"),
        ("2121 Signal Dr", "Regina SK  S4P 3Y2"), "+18885550180", "northernlights.example",
    ),
    "laurentides": Carrier(
        "Télécom Laurentides", ("C.P. 8712, succ. Centre-ville", "Montréal (Québec) H3C 4L6"),
        ("1050, côte du Commutateur", "Montréal (Québec) H2Z 1S4"), "+18445550181", "tlaurentides.example",
    ),
    "saguenay": Carrier(
        "Communications Fjord", ("Case postale 1500", "Saguenay (Québec) G7H 5B9"),
        ("225, rue du Central", "Saguenay (Québec) G7H 1Z6"), "+18665550182", "fjordcom.example",
    ),
}  # fmt: skip


def advert(rng: Random, *, french: bool = False) -> str:
    return rng.choice(ADVERTS_FRENCH if french else ADVERTS)
