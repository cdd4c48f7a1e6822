"""What labels are called in LOAs, CSRs and bills, in English and French, in lower case without accents."""

import re

from porting.domain.checks.statements import DocumentName, Topic

_LABELS: dict[Topic, str] = {
    Topic.ACCOUNT_NUMBER: (
        r"(?:customer |billing |carrier |your )?(?:account|acct)\.? ?(?:number|no\b\.?|num\b\.?|nbr\b|#)"
        r"|customer (?:number|no\b\.?|id)|(?:numero|no|n°|#) (?:de )?(?:compte|client)|(?:account"
        r"|compte)(?=\s*:)"
    ),
    Topic.BTN: (
        r"billing (?:telephone|tel|phone)\.?(?: (?:number|no\b\.?|#))?(?: ?\(btn\))?|btn\b|pilot number"
        r"|(?:main|account) (?:billing |telephone |phone )?(?:telephone |phone )?number"
        r"|numero de (?:telephone (?:de facturation|principal)|facturation)"
    ),
    Topic.ACCOUNT_NAME: (
        r"(?:customer|account|business|company|billing|subscriber|client|end user|account holder)(?:'s)?"
        r"(?: or business| ?/ ?(?:business|company))? name|name (?:on|of) (?:the )?(?:account|bill|customer"
        r"|company)"
        r"|account (?:holder|owner)|customer of record|listed name|(?:customer|subscriber|company)(?=\s*:)"
        r"|nom (?:du (?:client|titulaire|compte)|de l'(?:entreprise|abonne)|d'entreprise|commercial)"
        r"|titulaire(?: du compte)?|(?:client|entreprise|abonne)(?=\s*:)"
    ),
    Topic.AUTHORIZED_USER: (
        r"authori[sz]ed (?:user|person|contact|party|representative|agent|individual)s?(?: name)?"
        r"|account contact"
        r"|(?:personne|utilisateur|utilisatrice|representante?) autorise(?:e)?|contact autorise"
    ),
    Topic.SERVICE_ADDRESS: (
        r"(?:physical |current )?(?:service|installation|physical|premises?|location"
        r"|site) (?:street )?address"
        r"|address of service|service location|(?:street )?address(?: line)?(?: ?1)?(?=\s*:)|street address"
        r"|adresse (?:de service|du service|d'installation|physique|des lieux|de branchement)|adresse(?=\s*:)"
    ),
    Topic.BILLING_ADDRESS: (
        r"(?:billing|mailing|postal|remittance|remit to|correspondence) address"
        r"|adresse (?:de facturation|postale|de correspondance)"
    ),
    Topic.CITY: r"(?:city|town|ville|municipalite)(?=[\s,/]*(?:state|province|prov|st\b|zip|$|:|\())[^:]*",
    Topic.UNIT: (
        r"(?:suite|unit|apt|apartment|floor|unite|bureau)(?: ?[/,] ?(?:suite|unit|apt|floor"
        r"|#))*(?=\s*:|$)"
    ),
    Topic.REGION: r"(?:state|province|prov)(?: ?/ ?(?:state|province|prov))?(?=\s*:|$)",
    Topic.POSTAL_CODE: (
        r"(?:zip|postal)(?: ?code)?(?: ?(?:/|or|\+) ?(?:4|(?:zip|postal)(?: code)?))?(?=\s*:"
        r"|$)|code postal"
    ),
    Topic.CARRIER: (
        r"(?:current|losing|old|present|existing) (?:service |telephone |phone )?(?:carrier|provider|company)"
        r"(?: name)?|carrier(?: name)?(?=\s*:)|fournisseur(?: de services?)? actuel"
    ),
    Topic.BILL_DATE: (
        r"(?:bill|billing|invoice|statement) date|date of (?:bill|invoice|statement|issue)|issue date"
        r"|date issued"
        r"|(?:bill|statement|invoice) (?:issued|dated)|date (?:de (?:la )?facture|de facturation|d'emission"
        r"|du releve)"
        r"|facture n\S{1,2} ?\S{0,20} du"
    ),
    Topic.DUE_DATE: (
        r"(?:payment |amount |total )?due (?:date|by|on)|pay by|date d'echeance|payable (?:le"
        r"|by)"
    ),
    Topic.SIGNER_NAME: (
        r"print(?:ed)? (?:full )?name|name \(?(?:please )?print(?:ed)?\)?"
        r"|(?:full )?name of (?:the )?(?:signer|signatory"
        r"|authori[sz]ed (?:user|person|signer))|signer(?:'s)? name|signed by|(?:authori[sz]ed )?(?:signer"
        r"|signatory)"
        r"|nom (?:en lettres moulees|du signataire|imprime)"
    ),
    Topic.SIGNING_DATE: (
        r"date (?:signed|of signature|de (?:la )?signature|signe)|signature date|signed (?:on|this)|signe le"
    ),
    Topic.SIGNATURE: (
        r"(?:authori[sz]ed |customer |subscriber |client |user )*(?:signature|sign here)(?: of [a-z ]+)?"
        r"|signature (?:autorisee|du client|de l'utilisateur autorise)"
    ),
    Topic.TITLE: r"(?:job )?(?:title|titre|position|fonction)(?=\s*:|$)",
    Topic.NUMBERS: (
        r"(?:telephone |phone )?numbers? (?:to (?:be )?(?:port|move|transfer)(?:red|ed|d)?|on (?:this"
        r"|the) account)"
        r"|working telephone numbers?|telephone numbers?|numeros? (?:a transferer|de telephone)"
    ),
}
_LABELS[Topic.RESTRICTION] = (
    r"(?:(?:port(?:ing|-out)?|l?pic|local|carrier|number|account) )?(?:freeze|lock|block|protection"
    r"|restriction)s?"
    r"(?: status)?(?=\s*:|$)|(?:pending|open) orders?(?=\s*:|$)"
)
#: Words that mean one thing on one kind of document only.
_LABELS_OF: dict[DocumentName, dict[Topic, str]] = {
    "loa": {Topic.SIGNING_DATE: r"dated?(?=\s*:|$)", Topic.SIGNER_NAME: r"(?:name|nom)(?=\s*:|$)"},
    "bill": {Topic.BILL_DATE: r"dated?(?=\s*:|$)", Topic.ACCOUNT_NAME: r"(?:name|nom)(?=\s*:|$)"},
    "csr": {Topic.ACCOUNT_NAME: r"(?:name|nom)(?=\s*:|$)"},
}
PATTERNS: dict[DocumentName, tuple[tuple[Topic, re.Pattern[str]], ...]] = {
    document: tuple(
        (topic, re.compile(pattern)) for labels in (_LABELS, own) for topic, pattern in labels.items()
    )
    for document, own in _LABELS_OF.items()
}
