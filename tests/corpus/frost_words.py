"""The words of the frost: what an office calls each fact, each time by lot, in English or in French."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from tests.corpus.customers import Place
from tests.corpus.newcomers_notation import stopped_day
from tests.corpus.notation import PhoneStyle, day, money, phone
from tests.corpus.paper import Family
from tests.corpus.strangers_notation import named_day, written_day

Words = Mapping[str, Sequence[str]]

ENGLISH: Words = {
    "account": ("Account number", "Account no.", "Your account number", "Acct. number", "Customer account"),
    "dated": ("Bill date", "Invoice date", "Statement date", "Date of this bill", "Billed on"),
    "due": ("Due date", "Payment due date", "Please pay by", "Due on"),
    "total": ("Total due", "Amount due", "Total amount due"),
    "holder": ("Account name", "Customer name", "Business name", "Name on the account"),
    "place": ("Service address", "Service location", "Address of service", "Where you have service"),
    "btn": ("Billing telephone number", "BTN", "Main telephone number", "Billing TN"),
    "user": ("Authorized contact", "Authorized user", "Authorized person", "Contact on file"),
    "freeze": ("Port freeze", "Local service freeze", "Number lock", "Port-out block"),
    "pending": ("Pending orders", "Open orders", "Orders in progress"),
    "carrier": ("Current provider", "Current telephone company", "Losing carrier", "Service provider today"),
    "street": ("Street and number", "Street address", "Service street"),
    "city": ("City", "Town / City"),
    "signature": ("Signature", "Authorized signature", "Customer's signature", "Your signature"),
    "signer": ("Print name", "Name (please print)", "Printed name", "Name of signer"),
    "title": ("Title", "Position", "Job title"),
    "signed": ("Date", "Date signed", "Signed on", "Date of signature"),
    "numbers": ("Telephone numbers to port", "Numbers to transfer", "Phone numbers in this request",
                "Telephone numbers covered by this letter"),
    "lines": ("Telephone lines", "Business lines", "Phone service", "Your lines"),
    "line": ("Telephone number", "Phone number", "Line"),
    "state": ("Status", "Line status", "State"),
    "working": ("Active", "In service", "Working"),
    "idle": ("Inactive", "Out of service", "Disconnected"),
    "yes": ("Yes", "On file", "Y"),
    "no": ("No", "None", "None on file"),
    "summary": ("Account summary", "Summary of charges", "This month", "What you owe"),
    "letter": ("Letter of Authorization", "LETTER OF AUTHORIZATION", "Letter of Authorization (LOA)",
               "Authorization to port telephone numbers (LOA)"),
    "record": ("Customer Service Record", "CUSTOMER SERVICE RECORD (CSR)", "Customer service record"),
    "bill": ("Invoice", "Your bill", "Statement", "Telephone bill"),
    "ported": ("Yes", "Port"),
    "listed": ("Telephone numbers on the account", "Telephone numbers", "Lines on this account"),
    "balance": ("Previous balance", "Payments", "Past due", "Monthly charges", "Taxes and fees", "Total due"),
}  # fmt: skip
FRENCH: Words = {
    "account": ("Numéro de compte", "No de compte", "Votre numéro de compte", "Compte client"),
    "dated": ("Date de facturation", "Date de la facture", "Facture du", "Date du relevé"),
    "due": ("Date d'échéance", "À payer avant le", "Échéance", "Payable le"),
    "total": ("Total à payer", "Montant dû", "Solde à payer"),
    "holder": ("Nom du client", "Titulaire du compte", "Nom au compte", "Raison sociale"),
    "place": ("Adresse de service", "Lieu de service", "Adresse du service", "Adresse d'installation"),
    "btn": ("Numéro de téléphone principal", "Numéro de facturation", "Téléphone de facturation"),
    "user": ("Personne autorisée", "Utilisateur autorisé", "Contact autorisé"),
    "freeze": ("Gel du compte", "Blocage de transfert", "Gel de portabilité"),
    "pending": ("Commandes en cours", "Commande en attente"),
    "carrier": ("Fournisseur actuel", "Fournisseur de service actuel", "Compagnie de téléphone actuelle"),
    "street": ("Rue et numéro", "Adresse municipale"),
    "city": ("Ville", "Municipalité"),
    "signature": ("Signature", "Signature autorisée", "Signature du client", "Votre signature"),
    "signer": ("Nom en lettres moulées", "Nom du signataire", "Nom complet"),
    "title": ("Titre", "Fonction", "Poste"),
    "signed": ("Date", "Date de signature", "Signé le"),
    "numbers": ("Numéros à transférer", "Lignes à transférer", "Numéros visés par cette lettre"),
    "lines": ("Lignes téléphoniques", "Téléphonie affaires", "Vos lignes"),
    "line": ("Numéro de téléphone", "Numéro", "Ligne"),
    "state": ("État", "Statut"),
    "working": ("Actif", "En service", "Active"),
    "idle": ("Inactif", "Hors service", "Débranché"),
    "yes": ("Oui", "Au dossier"),
    "no": ("Non", "Aucun", "Aucune au dossier"),
    "summary": ("Sommaire du compte", "Sommaire des frais", "Ce mois-ci"),
    "letter": ("Lettre d'autorisation", "LETTRE D'AUTORISATION", "Lettre d'autorisation de transfert"),
    "record": ("Dossier de service du client", "DOSSIER DU CLIENT (CSR)", "Fiche de service du client"),
    "bill": ("Facture", "Votre facture", "Relevé de compte"),
    "ported": ("Oui", "Transférer"),
    "listed": ("Numéros de téléphone au compte", "Numéros de téléphone", "Lignes du compte"),
    "balance": ("Solde précédent", "Paiements", "Solde en souffrance", "Frais mensuels", "Taxes",
                "Total à payer"),
}  # fmt: skip
_DAYS: tuple[Callable[[date], str], ...] = (
    named_day, stopped_day, lambda of: day(of, "long"), lambda of: day(of, "capitals"),
)  # fmt: skip
_PHONES: tuple[PhoneStyle, ...] = ("dashes", "parentheses", "dots", "spaces", "dashes", "parentheses")
_FAMILIES: tuple[Family, ...] = ("Helvetica", "Helvetica", "Times", "Vera", "Courier")


@dataclass(frozen=True)
class Voice:
    """How one office speaks on one paper."""

    rng: Random
    words: Words
    family: Family
    size: float
    color: str
    colon: str
    phones: PhoneStyle
    days: Callable[[date], str]
    place: Place

    @classmethod
    def drawn(cls, rng: Random, place: Place) -> "Voice":
        is_french = place.region == "QC"
        family = rng.choice(_FAMILIES)
        return cls(
            rng=rng,
            words=FRENCH if is_french else ENGLISH,
            family=family,
            size=rng.choice((8.5, 9.0)) if family in ("Vera", "Courier") else rng.choice((9.0, 9.5, 10.0)),
            color=rng.choice(("#123a5e", "#5b2333", "#2d4a22", "#3b3561", "#000000")),
            colon=" :" if is_french and rng.random() < 0.5 else rng.choice((":", "", "")),
            phones="dashes" if is_french else rng.choice(_PHONES),
            days=(lambda of: day(of, "french")) if is_french else rng.choice(_DAYS),
            place=place,
        )

    @property
    def is_french(self) -> bool:
        return self.words is FRENCH

    def word(self, key: str) -> str:
        return self.rng.choice(self.words[key])

    def label(self, key: str) -> str:
        return f"{self.word(key)}{self.colon}"

    def number(self, of: str) -> str:
        return phone(of, self.phones)

    def numbers(self, of: Sequence[str]) -> list[str]:
        return [self.number(each) for each in of]

    def money(self, cents: int) -> str:
        return money(cents, french=self.is_french)

    def by_hand(self, of: date) -> str:
        """As the signer writes it on the line."""
        if self.is_french:
            return self.rng.choice((of.isoformat(), day(of, "french")))
        return self.rng.choice((written_day(of, self.place), named_day(of), day(of, "long")))

    @property
    def region_label(self) -> str:
        return "State" if self.place.country == "US" else "Province"

    @property
    def code_label(self) -> str:
        if self.is_french:
            return "Code postal"
        return "ZIP code" if self.place.country == "US" else "Postal code"
