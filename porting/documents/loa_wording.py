"""What our LOA forms say: for the US, for Canada in English and in French; the wording is our own.

What a letter must hold: 47 CFR § 64.1130 (a separate document whose only purpose is the authorization;
billing name and address; each number; the decision to change; the agent; one carrier for each service; a fee
may apply; signed and dated; all of it in one language). Labels are ones that `porting.documents.labels`
knows, because a printed copy is read by them; what stands behind one in parentheses is a hint.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from porting.domain.calendar import Country

FormLanguage = Literal["en", "fr"]


@dataclass(frozen=True)
class Wording:
    """The words of a form; `{...}` are filled in."""

    language: str
    """BCP 47."""
    title: str
    moves: str
    """Below the title."""
    moves_toll_free: str
    further_pages: str
    page_count: str
    request: str
    instructions: str
    signed_on_screen: str
    """Below a signature that was given on the screen."""
    account: str
    carrier: str
    numbers: str
    toll_free_numbers: str
    toll_free_group: str
    """Above the toll-free numbers of a letter that has others as well."""
    authorization: str
    signature: str
    labels: Mapping[str, str]
    """By the field's name."""
    toll_free_labels: Mapping[str, str]
    """Those that differ on a form for toll-free numbers alone."""
    hints: Mapping[str, str]
    """What a tooltip adds to its label."""
    number: str
    """A number's tooltip."""
    holder: str
    change: str
    release: str
    resp_org: str
    """Only where there are toll-free numbers."""
    one_carrier: str
    one_resp_org: str
    """Instead of `one_carrier`, where all numbers are toll-free."""
    fee: str
    purpose: str

    def paragraphs(self, *, has_toll_free: bool, has_others: bool) -> tuple[str, ...]:
        """The authorization."""
        return (
            self.holder,
            self.change,
            self.release,
            *((self.resp_org,) if has_toll_free else ()),
            f"{self.one_carrier if has_others else self.one_resp_org} {self.fee}",
            self.purpose,
        )

    def label(self, field: str, *, all_toll_free: bool) -> str:
        own = self.toll_free_labels.get(field) if all_toll_free else None
        return own or self.labels[field]

    def tooltip(self, field: str, *, all_toll_free: bool) -> str:
        label = self.label(field, all_toll_free=all_toll_free).partition(" (")[0]
        return f"{label}: {self.hints[field]}"


_MONTHS_FR = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_in_words(day: date, language: FormLanguage) -> str:
    """`November 22, 2026`; a month in letters is the same day to everybody."""
    if language == "fr":
        return f"{day.day} {_MONTHS_FR[day.month - 1]} {day.year}"
    return f"{_MONTHS_EN[day.month - 1]} {day.day}, {day.year}"


_US = Wording(
    language="en-US",
    title="Letter of Authorization (United States)",
    moves="to move telephone numbers to ServiceCall.ai",
    moves_toll_free="to move toll-free numbers to ServiceCall.ai (a change of Responsible Organization)",
    further_pages="Letter of Authorization (United States), continued",
    page_count="Page {page} of {pages}",
    request="Port request {request_id}",
    instructions=(
        "Check every entry and fill in what is missing, on the screen or in black ink. Sign and date "
        "section 5 by hand or with a digital signature. Send this letter as a PDF by itself: do not send "
        "anything else in this PDF. Never write a PIN or a password on it."
    ),
    signed_on_screen="Signed on the screen. When, by whom and how stands on the last page of this PDF.",
    account="1. Account holder, exactly as your current carrier has it",
    carrier="2. Current carrier",
    numbers="3. Telephone numbers to move (no others)",
    toll_free_numbers="3. Toll-free numbers to move (no others)",
    toll_free_group="Toll-free, by a change of RespOrg",
    authorization="4. Authorization",
    signature="5. The authorized user signs and dates",
    labels={
        "account_name": "Account name (as on the bill)",
        "authorized_user": "Authorized user",
        "service_address": "Service address (street, no PO box)",
        "unit": "Suite / unit",
        "city": "City",
        "region": "State",
        "postal_code": "ZIP code",
        "billing_address": "Billing address (only if it is another one)",
        "carrier": "Current carrier",
        "account_number": "Account number",
        "btn": "Billing telephone number (BTN)",
        "signer_name": "Printed name",
        "title": "Title",
        "signature": "Signature",
        "signing_date": "Date signed (month in letters)",
    },
    toll_free_labels={
        "carrier": "Current carrier (or RespOrg)",
        "account_number": "Account number (if you have one)",
    },
    hints={
        "account_name": "the name of the business or person, exactly as on your current carrier's bill",
        "authorized_user": "the person who may change this account at your current carrier",
        "service_address": "house number and street where the lines are in service; no PO box",
        "unit": "suite, floor or unit; leave it empty if there is none",
        "city": "of the service address",
        "region": "of the service address, two letters",
        "postal_code": "of the service address",
        "billing_address": "the whole address on one line, only if bills go to another one",
        "carrier": "the company that serves these numbers today",
        "account_number": "as on your current carrier's bill",
        "btn": "the main number of the account at your current carrier",
        "signer_name": "first and last name of the authorized user, who signs",
        "title": "of the one who signs, such as owner or office manager",
        "signature": "click here to sign digitally, or print the letter and sign here in ink",
        "signing_date": "the day of signing, such as November 22, 2026",
    },
    number="Telephone number to move, {count}: ten digits",
    holder=(
        "I am the account holder named above, or may act for the account holder. The account is billed "
        "under the name and at the address above, unless I have given another billing address."
    ),
    change=(
        "I have decided to change from my current carrier to ServiceCall.ai for each telephone number "
        "listed in this letter. I authorize ServiceCall.ai, and the carriers that it works with, to act on "
        "my behalf as my agent for this change and to move these numbers to ServiceCall.ai."
    ),
    release=(
        "I authorize my current carrier to release these numbers and to give ServiceCall.ai the service "
        "record of this account, as far as it is needed to move them."
    ),
    resp_org=(
        "For each toll-free number I choose the Responsible Organization (RespOrg) that ServiceCall.ai "
        "names in its port order. I authorize it to take over the number's record, and my current RespOrg "
        "to release it."
    ),
    one_carrier=(
        "I understand that I can have only one carrier at a time for each service on any one number, and I "
        "choose ServiceCall.ai for local, local toll and long-distance service on each number of this "
        "letter."
    ),
    one_resp_org=(
        "I understand that a toll-free number can have only one RespOrg at a time, and only one carrier "
        "that I choose for its service."
    ),
    fee=(
        "I understand that a fee may apply to this change, about which I may ask ServiceCall.ai, and that "
        "I keep my present account open until the numbers have moved."
    ),
    purpose="This letter has no other purpose than this authorization (47 CFR 64.1130).",
)

_CA = replace(
    _US,
    language="en-CA",
    title="Letter of Authorization (Canada)",
    further_pages="Letter of Authorization (Canada), continued",
    labels={
        **_US.labels,
        "region": "Province",
        "postal_code": "Postal code",
        "carrier": "Current carrier (the company that you pay today)",
    },
    hints={**_US.hints, "postal_code": "of the service address, such as M5B 2H1"},
    change=(
        "I have decided to change from my current carrier to ServiceCall.ai for each telephone number "
        "listed in this letter. I authorize ServiceCall.ai, and the Canadian carriers that it works with, "
        "to act on my behalf as my agent for this change and to move these numbers to ServiceCall.ai. "
        "ServiceCall.ai is the company that I will pay for the service."
    ),
    one_carrier=(
        "I understand that I can have only one carrier at a time for each service on any one number, and I "
        "choose ServiceCall.ai for local and long-distance service on each number of this letter."
    ),
    fee=(
        "I understand that charges under my contract with my current carrier may remain due, that a fee "
        "may apply to this change, about which I may ask ServiceCall.ai, and that I keep my present "
        "account open until the numbers have moved."
    ),
    purpose="This letter has no other purpose than this authorization.",
)

_CA_FR = Wording(
    language="fr-CA",
    title="Lettre d'autorisation (Canada)",
    moves="pour transférer des numéros de téléphone à ServiceCall.ai",
    moves_toll_free=(
        "pour transférer des numéros sans frais à ServiceCall.ai (changement d'organisation responsable, "
        "RespOrg)"
    ),
    further_pages="Lettre d'autorisation (Canada), suite",
    page_count="Page {page} de {pages}",
    request="Demande de transfert {request_id}",
    instructions=(
        "Vérifiez chaque case et remplissez celles qui sont vides, à l'écran ou à l'encre noire. Signez et "
        "datez la section 5 à la main ou avec une signature numérique. Envoyez cette lettre seule : ne "
        "joignez rien d'autre à ce PDF. N'y écrivez jamais de NIP ni de mot de passe."
    ),
    signed_on_screen="Signé à l'écran. Quand, par qui et comment : voir la dernière page de ce PDF.",
    account="1. Titulaire du compte, exactement comme chez votre fournisseur actuel",
    carrier="2. Fournisseur actuel",
    numbers="3. Numéros de téléphone à transférer (aucun autre)",
    toll_free_numbers="3. Numéros sans frais à transférer (aucun autre)",
    toll_free_group="Sans frais, par un changement de RespOrg",
    authorization="4. Autorisation",
    signature="5. L'utilisateur autorisé signe et date",
    labels={
        "account_name": "Nom du titulaire (comme sur la facture)",
        "authorized_user": "Utilisateur autorisé",
        "service_address": "Adresse de service (rue, sans case postale)",
        "unit": "Bureau / suite",
        "city": "Ville",
        "region": "Province",
        "postal_code": "Code postal",
        "billing_address": "Adresse de facturation (seulement si c'en est une autre)",
        "carrier": "Fournisseur actuel (l'entreprise que vous payez aujourd'hui)",
        "account_number": "Numéro de compte",
        "btn": "Numéro de téléphone de facturation",
        "signer_name": "Nom en lettres moulées",
        "title": "Fonction",
        "signature": "Signature",
        "signing_date": "Date de signature (mois en lettres)",
    },
    toll_free_labels={
        "carrier": "Fournisseur actuel (ou RespOrg)",
        "account_number": "Numéro de compte (s'il y en a un)",
    },
    hints={
        "account_name": "nom de l'entreprise ou de la personne, exactement comme sur la facture",
        "authorized_user": "personne qui peut modifier ce compte chez votre fournisseur actuel",
        "service_address": "numéro et rue où les lignes sont en service; pas de case postale",
        "unit": "bureau, étage ou unité; laissez vide s'il n'y en a pas",
        "city": "de l'adresse de service",
        "region": "de l'adresse de service, deux lettres",
        "postal_code": "de l'adresse de service, par exemple H3A 3G4",
        "billing_address": "adresse complète sur une ligne, seulement si les factures vont ailleurs",
        "carrier": "entreprise qui dessert ces numéros aujourd'hui",
        "account_number": "comme sur la facture de votre fournisseur actuel",
        "btn": "numéro principal du compte chez votre fournisseur actuel",
        "signer_name": "prénom et nom de l'utilisateur autorisé, qui signe",
        "title": "de la personne qui signe, par exemple propriétaire",
        "signature": "cliquez ici pour signer numériquement, ou imprimez la lettre et signez ici à l'encre",
        "signing_date": "jour de la signature, par exemple 22 novembre 2026",
    },
    number="Numéro de téléphone à transférer, {count} : dix chiffres",
    holder=(
        "Je suis le titulaire du compte nommé ci-dessus, ou je peux agir pour lui. Le compte est facturé "
        "au nom et à l'adresse ci-dessus, sauf si j'ai donné une autre adresse de facturation."
    ),
    change=(
        "J'ai décidé de passer de mon fournisseur actuel à ServiceCall.ai pour chaque numéro de téléphone "
        "inscrit dans cette lettre. J'autorise ServiceCall.ai, et les fournisseurs canadiens avec lesquels "
        "elle travaille, à agir en mon nom comme mandataire pour ce changement et à transférer ces numéros "
        "à ServiceCall.ai. ServiceCall.ai est l'entreprise que je paierai pour le service."
    ),
    release=(
        "J'autorise mon fournisseur actuel à libérer ces numéros et à remettre à ServiceCall.ai le dossier "
        "de service de ce compte, dans la mesure où le transfert l'exige."
    ),
    resp_org=(
        "Pour chaque numéro sans frais, je choisis l'organisation responsable (RespOrg) que ServiceCall.ai "
        "indique dans sa commande de transfert. Je l'autorise à prendre en charge le dossier du numéro, et "
        "ma RespOrg actuelle à le libérer."
    ),
    one_carrier=(
        "Je comprends que je ne peux avoir qu'un seul fournisseur à la fois pour chaque service d'un même "
        "numéro, et je choisis ServiceCall.ai pour le service local et interurbain de chaque numéro de "
        "cette lettre."
    ),
    one_resp_org=(
        "Je comprends qu'un numéro sans frais ne peut avoir qu'une seule RespOrg à la fois, et un seul "
        "fournisseur que je choisis pour son service."
    ),
    fee=(
        "Je comprends que des frais prévus à mon contrat avec mon fournisseur actuel peuvent rester dus, "
        "que des frais peuvent s'appliquer à ce changement, sur lesquels je peux interroger "
        "ServiceCall.ai, et que je garde mon compte actuel ouvert jusqu'au transfert des numéros."
    ),
    purpose="Cette lettre n'a pas d'autre but que cette autorisation.",
)

WORDINGS: Mapping[tuple[Country, FormLanguage], Wording] = {
    ("US", "en"): _US,
    ("CA", "en"): _CA,
    ("CA", "fr"): _CA_FR,
}
