"""What ordinary papers call things, in English and French; each assorted packet draws its own words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tests.corpus.newcomers_notation import (
    bare_day,
    dotted_one,
    hyphen_day,
    one_and_area,
    slash_iso,
    stopped_day,
    tight_day,
    week_day,
)
from tests.corpus.notation import DayStyle, day, phone
from tests.corpus.strangers_notation import named_day, order_day, plain_day, short_day, spaced, tight

Thing = Literal[
    "account", "bill_date", "due", "total", "place", "holder", "btn", "carrier", "numbers", "user",
    "signature", "signer", "signed_on", "title", "freeze", "pending", "street", "unit", "city", "state",
    "zip", "province", "code", "number", "status", "invoice", "period", "other",
]  # fmt: skip


def _day(style: DayStyle) -> Callable[[date], str]:
    return lambda of: day(of, style)


@dataclass(frozen=True)
class Words:
    labels: Mapping[Thing, tuple[str, ...]]
    no: tuple[str, ...]
    yes: tuple[str, ...]
    active: tuple[str, ...]
    inactive: tuple[str, ...]
    bill_heads: tuple[str, ...]
    record_heads: tuple[str, ...]
    letter_heads: tuple[str, ...]
    sections: tuple[str, ...]
    balance: tuple[tuple[str, str, str, str, str, str], ...]
    lines: tuple[str, ...]
    service: tuple[str, ...]
    consents: tuple[str, ...]
    notes: tuple[str, ...]
    days: tuple[Callable[[date], str], ...]


PHONES: tuple[Callable[[str], str], ...] = (
    lambda number: phone(number, "dashes"), lambda number: phone(number, "parentheses"),
    lambda number: phone(number, "dots"), lambda number: phone(number, "plain"),
    lambda number: phone(number, "spaces"), lambda number: phone(number, "one"),
    lambda number: phone(number, "international"), spaced, tight, one_and_area, dotted_one,
)  # fmt: skip

ENGLISH = Words(
    labels={
        "account": (
            "Account number", "Account number", "Account No.", "Acct. No.", "Account #", "Acct Number",
            "Account", "Your account number", "Customer account number", "Customer number", "Customer ID",
            "Account ID", "Billing account no.", "BAN", "Account num", "Customer account",
            "Account reference",
        ),
        "bill_date": (
            "Bill date", "Invoice date", "Statement date", "Billing date", "Date of invoice", "Date issued",
            "Issued", "Bill issued", "Invoice issued on", "Bill prepared on", "Date", "Statement prepared",
            "Your bill date", "Bill issue date", "Invoice dt",
        ),
        "due": (
            "Due date", "Payment due", "Due", "Pay by", "Payment due by", "Due on or before",
            "Total due by", "Please pay before", "Auto pay on", "AutoPay scheduled", "Date due",
            "Late after",
        ),
        "total": ("Total due", "Amount due", "Total amount due", "Please pay", "Balance due", "Amount owed"),
        "place": (
            "Service address", "Service location", "Service at", "Location", "Location of service",
            "Site address", "Physical address", "Installed at", "Service provided at", "Premises address",
            "Address of service", "Where you get service", "Services for", "Service site",
        ),
        "holder": (
            "Account name", "Customer name", "Customer", "Business name", "Company", "Company name", "Name",
            "Account holder", "Billed to", "Bill to", "Name on the account", "Subscriber",
            "Legal business name", "Account owner", "Registered to", "Prepared for", "End user", "Client",
        ),
        "btn": (
            "Billing telephone number", "BTN", "Billing TN", "Main number", "Main telephone number",
            "Billing phone", "Billing number", "Primary number", "Account telephone number", "Main line",
            "Lead number", "Pilot number", "Billing telephone no.", "Main billed number",
            "BTN (main number)",
        ),
        "carrier": (
            "Current carrier", "Losing carrier", "Current service provider", "Current provider",
            "Existing carrier", "Carrier", "Phone company", "Present carrier", "Old carrier",
            "Name of current carrier", "Current telephone company", "Port from", "Transferring from",
            "Existing service provider",
        ),
        "numbers": (
            "Numbers to port", "Telephone numbers", "Phone numbers", "Numbers", "Numbers to transfer",
            "Telephone numbers to be ported", "Ported numbers", "List of telephone numbers", "TNs to port",
            "Please port the following numbers", "Phone numbers being moved",
        ),
        "user": (
            "Authorized user", "Authorized contact", "Contact", "Authorized person", "Account contact",
            "Contact name", "Authorized on account", "Primary contact", "Authorized to make changes",
            "Decision maker", "Responsible person", "Account administrator", "Contact person",
        ),
        "signature": (
            "Signature", "Signature", "Authorized signature", "Customer signature", "Signed",
            "Signature of customer", "Sign here", "Signed by", "Signature of authorized user",
            "Your signature", "By", "X",
        ),
        "signer": (
            "Printed name", "Print name", "Name", "Name (print)", "Full name", "Name of signer",
            "Name in print", "Please print name", "Name printed", "Authorized person's name", "Signatory",
        ),
        "signed_on": (
            "Date", "Date", "Date signed", "Signed on", "Dated", "Signature date", "Today's date",
            "On (date)", "Date of signature",
        ),
        "title": ("Title", "Position", "Job title", "Role", "Capacity", "Title / position"),
        "freeze": (
            "Port freeze", "Local freeze", "Port protection", "Number lock", "Account lock",
            "Port-out lock", "Freeze", "Transfer lock", "Carrier freeze on file", "LSF", "Port out block",
            "PIC freeze",
        ),
        "pending": (
            "Pending orders", "Open orders", "Orders in progress", "Pending order activity",
            "Pending service order", "Open service orders", "Orders pending",
        ),
        "street": (
            "Street address", "Street", "Address",
            "Service address", "Address line 1", "Service street",
        ),
        "unit": ("Suite / unit", "Unit", "Suite", "Suite or unit", "Address line 2", "Unit no."),
        "city": ("City", "Town or city", "City / town"),
        "state": ("State", "State", "State or province", "State/Prov."),
        "zip": ("ZIP", "ZIP code", "Zip", "ZIP / postal code"),
        "province": ("Province", "Prov.", "Province or state"),
        "code": ("Postal code", "Postal code", "ZIP / postal code"),
        "number": ("Number", "Telephone number", "Phone number", "TN", "Line", "Telephone no."),
        "status": ("Status", "Line status", "Condition"),
        "invoice": (
            "Invoice number", "Bill number", "Invoice #",
            "Statement no.", "Document no.", "Reference",
        ),
        "period": ("Billing period", "Service period", "For the period", "Bill period", "Covers"),
        "other": (
            "Class of service", "Customer since", "Plan",
            "Account type", "Rate centre", "Contract term",
        ),
    },
    no=("No", "None", "N", "NO", "Off", "Not on file", "none"),
    yes=("Yes", "Y", "YES", "On", "On file"),
    active=("Active", "Working", "In service", "ACTIVE", "Live"),
    inactive=("Inactive", "Disconnected", "Suspended"),
    bill_heads=(
        "Bill", "Invoice", "Statement", "Your monthly bill", "Telephone bill", "Customer statement",
        "INVOICE", "Monthly statement", "Your invoice", "",
    ),
    record_heads=(
        "Customer Service Record", "CSR", "CUSTOMER SERVICE RECORD", "Customer service record report",
        "Customer Service Record - Summary", "CSR response", "Customer Service Record (CSR)",
    ),
    letter_heads=(
        "Letter of Authorization", "LETTER OF AUTHORIZATION (LOA)", "Letter of Agency", "LOA",
        "Authorization to port telephone numbers", "Number Porting Authorization",
        "Number Transfer Authorization", "Letter of Authorization / Agency",
        "Local Number Portability Letter of Authorization",
    ),
    sections=(
        "Account information", "Your account", "Account details", "Account summary", "Customer information",
        "At a glance", "Section 1", "General", "Record", "", "",
    ),
    balance=(
        ("Previous balance", "Payments", "Past due", "New charges", "Taxes, fees and surcharges",
         "Total amount due"),
        ("Balance from last bill", "Payment received, thank you", "Overdue balance", "This month's charges",
         "Government fees and taxes", "Total due"),
        ("Opening balance", "Payments and adjustments", "Past due amount", "Monthly services", "Taxes",
         "Closing balance"),
        ("Amount of last statement", "Less payments", "Unpaid balance, past due", "Current month",
         "Taxes and fees",
         "Please pay this amount"),
    ),
    lines=(
        "Lines", "Voice lines", "Telephone service", "Numbers on this account", "Your phones",
        "Charges by number",
    ),
    service=(
        "Business line", "Local service", "Voice line", "Unlimited calling", "Basic business line",
        "VoIP seat",
    ),
    consents=(
        (
            "I authorize {new} to port the telephone numbers on this letter from my current carrier. I am "
            "authorized to make changes to this account. I understand that each number can have one "
            "carrier and that fees may apply."
        ),
        (
            "This letter lets {new} act as our agent: to order the transfer of the numbers given here, "
            "and to see the customer service record. The person who signs may speak for the account. "
            "Early termination charges of the present company, if any, are ours."
        ),
        (
            "The undersigned customer appoints {new} to change its local telephone service to {new} and "
            "to port the numbers that are listed. Only one carrier may be chosen for each number, and a "
            "charge may apply."
        ),
        (
            "By my signature I confirm that I may decide about this account, and that {new} may move its "
            "numbers. The change is from my existing provider to {new}."
        ),
    ),
    notes=(
        "Please do not cancel your service before the numbers have moved.",
        "This letter is valid for the numbers listed only.",
        "Fill in everything exactly as on your latest bill.", "Return this form by mail or by fax.",
    ),
    days=(
        named_day, named_day, _day("long"), _day("long"), _day("slashes"), plain_day, short_day, bare_day,
        stopped_day, week_day, hyphen_day, order_day, tight_day, slash_iso, _day("iso"), _day("day_first"),
        _day("capitals"),
    ),
)  # fmt: skip

FRENCH = Words(
    labels={
        "account": (
            "Numéro de compte", "No de compte", "Compte", "N° de compte", "Numéro de client",
            "No de client", "Votre numéro de compte", "Compte no", "Numéro du compte",
        ),
        "bill_date": (
            "Date de facturation", "Date de la facture", "Date du relevé", "Facturé le", "Émise le",
            "Date d'émission", "Date", "Facture du", "Date de votre facture",
        ),
        "due": ("Échéance", "Date d'échéance", "À payer avant le", "Payable le", "Date limite de paiement"),
        "total": ("Montant dû", "Total à payer", "Solde à payer", "Montant total dû"),
        "place": (
            "Adresse de service", "Adresse du service", "Lieu de service", "Service fourni au",
            "Adresse d'installation", "Emplacement", "Adresse des lieux", "Lieu d'installation",
            "Service au",
        ),
        "holder": (
            "Nom du client", "Client", "Titulaire", "Titulaire du compte", "Nom de l'entreprise",
            "Nom au compte", "Entreprise", "Raison sociale", "Nom", "Abonné", "Facturé à",
            "Nom du titulaire",
        ),
        "btn": (
            "Numéro de facturation", "Numéro principal", "Téléphone principal", "NTF", "Ligne principale",
            "Numéro de téléphone principal", "Numéro de téléphone de facturation", "No principal",
        ),
        "carrier": (
            "Fournisseur actuel", "Fournisseur de services actuel", "Compagnie actuelle",
            "Entreprise cédante", "Fournisseur", "Ancien fournisseur", "Nom du fournisseur actuel",
            "Compagnie de téléphone actuelle",
        ),
        "numbers": (
            "Numéros à transférer", "Numéros de téléphone", "Numéros à porter", "Liste des numéros",
            "Numéros visés", "Numéros de téléphone à transférer", "Lignes à transférer",
        ),
        "user": (
            "Personne autorisée", "Utilisateur autorisé", "Responsable du compte", "Personne-ressource",
            "Contact", "Contact autorisé", "Représentant autorisé",
        ),
        "signature": (
            "Signature", "Signature autorisée", "Signature du client",
            "Signé par", "Votre signature",
        ),
        "signer": (
            "Nom en lettres moulées", "Nom", "Nom du signataire", "Nom (en majuscules)", "Nom complet",
            "Nom en caractères d'imprimerie",
        ),
        "signed_on": ("Date", "Date de signature", "Signé le", "Date de la signature", "Fait le"),
        "title": ("Titre", "Fonction", "Poste", "Titre ou fonction"),
        "freeze": (
            "Gel du transfert", "Blocage de transfert", "Gel local", "Verrou de transfert",
            "Protection contre le transfert",
        ),
        "pending": ("Commandes en cours", "Ordres en attente", "Commandes en attente", "Commande en suspens"),
        "street": ("Adresse", "Rue", "Adresse municipale", "Numéro et rue"),
        "unit": ("Bureau", "Unité", "Bureau / app.", "Local"),
        "city": ("Ville", "Municipalité"),
        "province": ("Province",),
        "code": ("Code postal",),
        "number": ("Numéro", "Téléphone", "Ligne", "Numéro de téléphone", "No de téléphone"),
        "status": ("État", "Statut", "État de la ligne"),
        "invoice": ("Numéro de facture", "Facture no", "No de facture", "Référence"),
        "period": ("Période de facturation", "Période", "Période de service"),
        "other": ("Catégorie de service", "Client depuis", "Forfait", "Type de compte"),
    },
    no=("Non", "Aucun", "Aucune", "NON", "Néant"),
    yes=("Oui", "OUI", "En vigueur"),
    active=("Actif", "En service", "Active", "ACTIF"),
    inactive=("Inactif", "Débranché", "Suspendu"),
    bill_heads=("Facture", "Votre facture", "Relevé de compte", "FACTURE", "Facture mensuelle", ""),
    record_heads=(
        "Dossier de service du client", "Dossier du client (CSR)", "DOSSIER DE SERVICE DU CLIENT",
    ),
    letter_heads=(
        "Lettre d'autorisation", "LETTRE D'AUTORISATION", "Autorisation de transfert de numéros",
        "Lettre d'autorisation de transfert", "Autorisation de transférer des numéros de téléphone",
    ),
    sections=("Renseignements sur le compte", "Votre compte", "Sommaire", "Client", "Dossier", "", ""),
    balance=(
        ("Solde précédent", "Paiements reçus", "Solde en souffrance", "Frais courants", "Taxes",
         "Montant total dû"),
        ("Dernière facture", "Paiement, merci", "Montant en retard", "Frais du mois", "TPS et TVQ",
         "Total à payer"),
    ),
    lines=("Lignes", "Lignes téléphoniques", "Service téléphonique", "Vos numéros"),
    service=("Ligne d'affaires", "Service local", "Ligne commerciale"),
    consents=(
        (
            "J'autorise {new} à transférer les numéros inscrits sur cette lettre et à obtenir le dossier "
            "de service du client. Je suis autorisé à prendre cette décision. Je comprends que chaque "
            "numéro n'a qu'un fournisseur et que des frais peuvent s'appliquer."
        ),
        (
            "La personne soussignée, autorisée à agir pour le client, mandate {new} pour transférer chez "
            "{new} les numéros de la présente. Un seul fournisseur peut être choisi pour chaque numéro."
        ),
    ),
    notes=(
        "N'annulez pas votre service avant le transfert.", "Écrivez tout comme sur votre dernière facture.",
    ),
    days=(_day("french"), _day("french"), _day("french_short"), _day("le"), _day("iso"), slash_iso),
)  # fmt: skip
