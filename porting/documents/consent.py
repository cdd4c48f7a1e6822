"""The words under which somebody signs on the screen, by version, and those of the evidence page.

What they must say. US: 15 U.S.C. § 7001(c) (ESIGN) and UETA §§ 5, 7-9, 12: that electronic records are agreed
to and may be had on paper, how consent is withdrawn and what that costs, what is needed to read and keep
them, which transaction it covers, that one means to sign. Canada: PIPEDA, Part 1 (what is kept of a person,
and what for), and the provinces' acts after the Uniform Electronic Commerce Act (§§ 6, 10: nobody has to; a
signature is what somebody adopts to sign); Québec: the Act to establish a legal framework for information
technology, whose signature is a mark that is tied to the document.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from porting.domain.loa_signing import Consent, Language

#: A change of any word gets a new version, and the old words stay: somebody may have them on the screen, and
#: whoever reads an evidence page later finds them here.
CURRENT = "2026-11-22"

_EN = Consent(
    version=CURRENT,
    language="en",
    title="Consent to sign electronically",
    paragraphs=(
        (
            "I am the authorized user named in the letter. The signature that I give here is my own. I give "
            "it to sign every Letter of Authorization that I was shown, and it binds me as my signature on "
            "paper does."
        ),
        (
            "I agree to use electronic records and an electronic signature for the Letters of Authorization "
            "of this port request, and for nothing else. I do not have to: I can print the letter, sign it "
            "on paper and upload it, at no cost. Until I submit the port request I can withdraw this consent "
            "by doing so."
        ),
        (
            "I can open, save and print PDF files. I can download my signed copy as soon as I have signed, "
            "and can ask ServiceCall.ai later for another one, also on paper, at no cost."
        ),
        (
            "ServiceCall.ai keeps the signed letter with my name, the time, my IP address and what my "
            "browser calls itself, as evidence that I signed. It shows them only to those who move my "
            "numbers, and to those who may ask for proof of my authorization."
        ),
    ),
    agree="I have read this and agree to sign electronically.",
)
_FR = Consent(
    version=CURRENT,
    language="fr",
    title="Consentement à signer par voie électronique",
    paragraphs=(
        (
            "Je suis l'utilisateur autorisé nommé dans la lettre. La signature que je donne ici est la "
            "mienne. Je la donne pour signer chaque lettre d'autorisation qui m'a été montrée, et elle "
            "m'engage comme ma signature sur papier."
        ),
        (
            "J'accepte d'utiliser des documents et une signature électroniques pour les lettres "
            "d'autorisation de cette demande de transfert, et pour rien d'autre. Je n'y suis pas obligé : je "
            "peux imprimer la lettre, la signer sur papier et la téléverser, sans frais. Jusqu'à l'envoi de "
            "la demande, je peux retirer ce consentement en procédant ainsi."
        ),
        (
            "Je peux ouvrir, enregistrer et imprimer des fichiers PDF. Je peux télécharger ma copie signée "
            "dès que j'ai signé, et en demander plus tard une autre à ServiceCall.ai, aussi sur papier, sans "
            "frais."
        ),
        (
            "ServiceCall.ai conserve la lettre signée avec mon nom, l'heure, mon adresse IP et le nom que "
            "donne mon navigateur, comme preuve de ma signature. Elle ne les montre qu'à ceux qui "
            "transfèrent mes numéros et à ceux qui peuvent demander la preuve de mon autorisation."
        ),
    ),
    agree="J'ai lu ce texte et j'accepte de signer par voie électronique.",
)
CONSENTS: Mapping[tuple[str, Language], Consent] = {
    (each.version, each.language): each for each in (_EN, _FR)
}


@dataclass(frozen=True)
class EvidenceWords:
    """What the evidence page says beside the consent; `{...}` are filled in."""

    title: str
    subtitle: str
    signed: str
    letter: str
    numbers: str
    request: str
    by: str
    way: str
    drawn: str
    typed: str
    universal: str
    local: str
    ip: str
    unknown: str
    browser: str
    shown: str
    sealed: str
    consent: str
    footer: str


EVIDENCE: Mapping[Language, EvidenceWords] = {
    "en": EvidenceWords(
        title="Signature certificate",
        subtitle="Evidence of how the letters before this page were signed",
        signed="What was signed",
        letter="Document",
        numbers="{title}, form {form}, numbers: {count}",
        request="Port request",
        by="Signed electronically by",
        way="Way of signing",
        drawn="drawn on the screen",
        typed="full name typed",
        universal="Timestamp (UTC)",
        local="Timestamp, local",
        ip="IP address",
        unknown="not known",
        browser="Browser",
        shown="SHA-256 of the document as it was shown and signed",
        sealed=(
            "That document is kept, with neither signature nor date, under this hash. The letters before "
            "this page are the same, with the signature and the date in their places. This PDF bears a "
            "digital seal of ServiceCall.ai: any later change shows."
        ),
        consent="What the signer agreed to (version {version})",
        footer="Evidence of signing, port request {request_id}",
    ),
    "fr": EvidenceWords(
        title="Certificat de signature",
        subtitle="Preuve de la manière dont les lettres précédentes ont été signées",
        signed="Ce qui a été signé",
        letter="Document",
        numbers="{title}, formulaire {form}, numéros : {count}",
        request="Demande de transfert",
        by="Signé par voie électronique par",
        way="Manière de signer",
        drawn="dessin à l'écran",
        typed="nom complet tapé",
        universal="Horodatage (UTC)",
        local="Horodatage local",
        ip="Adresse IP",
        unknown="inconnue",
        browser="Navigateur",
        shown="SHA-256 du document tel qu'il a été montré et signé",
        sealed=(
            "Ce document est conservé, sans signature ni date, sous cette empreinte. Les lettres qui "
            "précèdent sont les mêmes, avec la signature et la date à leur place. Ce PDF porte un sceau "
            "numérique de ServiceCall.ai : toute modification ultérieure se voit."
        ),
        consent="Ce que le signataire a accepté (version {version})",
        footer="Preuve de signature, demande de transfert {request_id}",
    ),
}
