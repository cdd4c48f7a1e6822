"""What labels are called in LOAs, CSRs and bills, in English and French, in lower case without accents."""

import re

from porting.domain.checks.csr import RESTRICTION_LABEL
from porting.domain.checks.statements import DocumentName, Topic

#: Stands at the end of a label that would be a word of a sentence otherwise.
_ENDS = r"(?=\s*[:(]|$)"

#: Alternatives for each topic; the longest one that fits counts.
_LABELS: dict[Topic, tuple[str, ...]] = {
    Topic.ACCOUNT_NUMBER: (
        (
            r"(?:(?:customer|billing|carrier|current|mobile|wireless|main|your) )*"
            r"(?:account|acct|acc)\.?(?:'s)? ?"
            r"(?:numbers?|no\b\.?|num\b\.?|nbr\b|nr\b|id\b|code|#)"
        ),
        r"(?:customer|client|subscriber) (?:number|no\b\.?|id\b|#|code)",
        r"billing account(?: number)?(?: ?\(ban\))?" + _ENDS,
        r"ban\b",
        r"(?:numero|no\b\.?|n°|#) (?:de |du |de votre )?(?:compte|client)",
        r"compte (?:no\b\.?|numero|n°)",
        r"(?:account|acct|compte)(?=\s*:)",
    ),
    Topic.BTN: (
        r"(?:main |account )?billing (?:telephone|tel|phone)\.?(?: (?:number|no\b\.?|#))?(?: ?\(btn\))?",
        r"(?:main )?billing (?:number|tn)\b",
        r"btn\b",
        r"(?:pilot|lead|primary) (?:telephone |phone )?(?:number|tn)\b",
        r"(?:main|account) (?:telephone |phone )(?:number|no\b\.?)?",
        r"main (?:account )?number",
        r"numero (?:de telephone )?(?:de facturation|principal|pilote)",
        r"telephone (?:de facturation|principal)",
    ),
    Topic.ACCOUNT_NAME: (
        (
            r"(?:customer|account|business|company|billing|subscriber|client|end[ -]user|account holder"
            r"|service|legal|organi[sz]ation|bill)(?:'s)?(?: or business| ?/ ?(?:business"
            r"|company|customer))? name"
        ),
        r"name (?:on|of) (?:the |your )?(?:account|bill|customer|company|business|subscriber)",
        r"name (?:exactly )?as (?:it|shown|on)[a-z ]*",
        r"account (?:holder|owner)",
        r"customer of record|listed name|bill(?:ed)? to" + _ENDS,
        r"(?:customer|subscriber|company|business|end[ -]user)" + _ENDS,
        (
            r"nom (?:du (?:client|titulaire|compte)|de l'(?:entreprise|abonne|organisation)|de la compagnie"
            r"|d'entreprise|commercial)"
        ),
        r"raison sociale",
        r"titulaire(?: du compte)?",
        r"(?:client|entreprise|abonne|compagnie)(?=\s*:)",
    ),
    Topic.AUTHORIZED_USER: (
        (
            r"(?:account )?authori[sz]ed (?:user|person|contact|party|representative|agent|individual|name"
            r"|customer)s?(?: name)?(?: on (?:the )?(?:account|record|file))?"
        ),
        r"(?:account|decision) (?:contact|maker)(?: name)?",
        r"(?:personne|utilisateur|utilisatrice|representante?|signataire) autorise(?:e)?",
        r"contact autorise|responsable du compte",
    ),
    Topic.SERVICE_ADDRESS: (
        (
            r"(?:(?:physical|current|customer|full) )*(?:service|installation|physical|premises?|location"
            r"|site|civic|install)(?: (?:street|location))? address"
        ),
        r"address of (?:the )?(?:service|installation|premises)",
        r"(?:for )?(?:service|install(?:ation)?) (?:location|at|for)" + _ENDS,
        r"street address(?: line)?(?: ?1)?",
        r"address(?: line)?(?: ?1)?(?=\s*:)",
        (
            r"adresse (?:municipale )?(?:de (?:service|branchement|raccordement|l'installation)|du service"
            r"|d'installation|physique|civique|des lieux)"
        ),
        r"lieu de (?:service|l'installation)",
        r"adresse(?=\s*:)",
    ),
    Topic.BILLING_ADDRESS: (
        r"(?:billing|bill|mailing|postal|remittance|remit(?:tance)?[ -]to|correspondence|payment) address",
        r"adresse (?:de facturation|postale|de correspondance|de paiement)",
    ),
    Topic.CITY: (r"(?:city|town|ville|municipalite)(?=[\s,/]*(?:state|province|prov|st\b|zip|$|:|\())[^:]*",),
    Topic.UNIT: (
        (
            r"(?:suite|unit|apt|apartment|floor|unite|bureau|appartement)"
            r"(?: ?[/,] ?(?:suite|unit|apt|floor|bureau|#))*(?: (?:number|no\b\.?|#))?(?=\s*:|$)"
        ),
    ),
    Topic.REGION: (r"(?:state|province|prov)(?: ?/ ?(?:state|province|prov))?(?=\s*:|$)",),
    Topic.POSTAL_CODE: (
        r"(?:zip|postal)(?: ?code)?(?: ?(?:/|or|\+) ?(?:4|(?:zip|postal)(?: code)?))?(?=\s*:|$)",
        r"code postal",
    ),
    Topic.CARRIER: (
        (
            r"(?:current|losing|old|present|existing|former) "
            r"(?:local |phone |telephone |wireless |toll[ -]free )?"
            r"(?:service |exchange )?(?:carrier|provider|company)(?: name)?(?: ?\(or resporg\))?"
        ),
        r"(?:current |losing )?resporg(?: id)?" + _ENDS,
        r"(?:carrier|(?:service )?provider)(?: name)?(?=\s*:)",
        r"(?:fournisseur|compagnie)(?: de (?:services?|telephone)(?: telephoniques?)?)? actuel(?:le)?",
    ),
    Topic.BILL_DATE: (
        r"(?:bill|billing|invoice|statement|account)(?: (?:issue|issued|closing|print(?:ed)?))? date",
        r"date of (?:this |the |your )?(?:bill|invoice|statement|issue)",
        r"issue date|date issued|invoiced on|billed on" + _ENDS,
        r"(?:bill|statement|invoice) (?:issued|dated|prepared|as of)(?: on)?",
        r"date (?:de (?:la |votre )?facture|de facturation|d'emission|du (?:releve|compte))",
        r"date de l'etat de compte",
        r"(?:facture|releve) (?:emise? le|du(?=\s*:))|emise? le",
        r"facture n\S{1,2} ?\S{0,20} du",
    ),
    Topic.DUE_DATE: (
        r"(?:payment |amount |total )?due (?:date|by|on)",
        r"(?:please )?pay (?:by|before)",
        r"date d'echeance|echeance|payable (?:le|by|avant le)",
    ),
    Topic.SIGNER_NAME: (
        r"print(?:ed)? (?:full )?name(?: of (?:the )?[a-z ]+)?",
        r"name \(?(?:please )?print(?:ed)?\)?|name in print",
        r"(?:full )?name of (?:the )?(?:signer|signatory|person signing)",
        r"(?:full )?name of (?:the )?authori[sz]ed (?:user|person|signer)",
        r"signer(?:'s)? name|signed by|(?:authori[sz]ed )?(?:signer|signatory)(?: name)?",
        r"nom (?:en (?:lettres moulees|caracteres d'imprimerie)|du signataire|imprime)",
    ),
    Topic.SIGNING_DATE: (
        r"date (?:signed|of signature|of signing|de (?:la )?signature|signee?)",
        r"(?:signature|signing) date",
        r"signed (?:on|this)|signee? le|fait le",
    ),
    Topic.SIGNATURE: (
        (
            r"(?:(?:authori[sz]ed|customer|subscriber|client|user|account|holder|owner|end)(?:'s)? )*"
            r"(?:signature|sign here)(?: of [a-z ]+)?"
        ),
        r"signature (?:autorisee|du client|du titulaire|de (?:l'utilisateur|la personne) autorisee?)",
    ),
    Topic.TITLE: (r"(?:job )?(?:title|titre|position|fonction|poste)(?=\s*[:/]|$)",),
    Topic.NUMBERS: (
        (
            r"(?:(?:working|telephone|phone|toll[ -]free) )*(?:numbers?|tns?\b)(?: \(tns?\))? to (?:be )?"
            r"(?:port|move|transfer)(?:red|ed|d)?"
        ),
        r"(?:telephone |phone )?numbers? on (?:this|the) account",
        r"(?:working )?(?:telephone|phone) numbers?",
        r"numeros? (?:a (?:transferer|porter)|de telephone)(?: a transferer)?",
    ),
    Topic.RESTRICTION: (RESTRICTION_LABEL,),
}
#: Words that mean one thing on one kind of document only.
_LABELS_OF: dict[DocumentName, dict[Topic, tuple[str, ...]]] = {
    "loa": {Topic.SIGNING_DATE: (r"dated?" + _ENDS,), Topic.SIGNER_NAME: (r"(?:name|nom)" + _ENDS,)},
    "bill": {
        Topic.BILL_DATE: (r"dated?" + _ENDS, r"closing date"),
        Topic.ACCOUNT_NAME: (r"(?:name|nom)" + _ENDS,),
    },
    "csr": {
        Topic.ACCOUNT_NAME: (r"(?:name|nom)" + _ENDS, r"(?:ln|bn1?)(?=[\s:]|$)"),
        Topic.SERVICE_ADDRESS: (r"sa(?=[\s:]|$)",),
        Topic.ACCOUNT_NUMBER: (r"(?:acct?|an)(?=[\s:]|$)",),
    },
}
PATTERNS: dict[DocumentName, dict[Topic, re.Pattern[str]]] = {
    document: {
        topic: re.compile("|".join((*alternatives, *own.get(topic, ()))))
        for topic, alternatives in _LABELS.items()
    }
    for document, own in _LABELS_OF.items()
}
