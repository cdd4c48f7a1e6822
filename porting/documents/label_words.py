"""What labels are called in LOAs, CSRs and bills, in English and French, in lower case without accents."""

import re

from porting.documents.signing_words import SIGNED_FOR
from porting.domain.checks.restrictions import RESTRICTION_LABEL
from porting.domain.checks.statements import DocumentName, Topic

#: Dots that lead to a value, as a colon does: `SERVICE ADDRESS.. 410 N MAIN ST`.
DOTS = r"(?:(?:\. ?){3,}|\.{2}(?=\s)|\u2026+)"
#: Either, or both: `CUST NAME.:`.
_LEADS = rf"\s*(?:\.{{0,9}}:|{DOTS})"
#: Stands at the end of a label that would be a word of a sentence otherwise; a hint may follow a
#: dash, and dots may lead to the value.
_ENDS = (
    rf"(?={_LEADS}|\s*\(|\s+[-\u2013\u2014]\s|$"
    r"|,? (?:exactly )?as (?:it|they|shown|listed|printed|registered|on|appear))"
)

#: `Ln #929` is the end of a street.
_CODE_ENDS = r"(?=\.{0,9}:|\s+[^\s#:]|\s*$)"

_TOWN = r"(?:city|town|community|municipality|ville|municipalite|localite)"
_ALONE = rf"(?={_LEADS}|\s*$)"
_ROOM = r"(?:suite|ste|unite?|apt|app|floor|flr?|room|rm|bureau|bur|local|etage|#)\.?"
#: A word that may stand in a sentence is a label before a colon, or dots.
_BEFORE_A_VALUE = rf"(?={_LEADS})"

#: Alternatives for each topic; the longest one that fits counts.
_LABELS: dict[Topic, tuple[str, ...]] = {
    Topic.ACCOUNT_NUMBER: (
        (
            r"(?:(?:customer|billing|carrier|current|mobile|wireless|main|your|osp|losing|service)(?:'s)? )*"
            r"(?:account|acct|acc)\.?(?:'s)? ?"
            r"(?:numbers?|no\b\.?|num\b\.?|nbr\b|nr\b|id\b|code|ref(?:erence)?\b\.?|#)"
        ),
        r"(?:customer|client|subscriber|member(?:ship)?|patron) (?:number|no\b\.?|id\b|#|code)",
        r"(?:master|parent) account" + _BEFORE_A_VALUE,
        r"billing account(?: number)?(?: ?\(ban\))?" + _ENDS,
        r"ban\b",
        (
            r"(?:numero|no\b\.?|n°|#) (?:de |du |de votre |d')?(?:compte|client|abonne|dossier)"
            r"(?: ou d'abonne| actuel)?"
        ),
        r"identifiant (?:du |de )?(?:client|compte|abonne)",
        r"compte (?:no\b\.?|numero|n°)",
        r"(?:account|acct|compte)(?: \((?:with|at) (?:the |your )?[a-z]+ (?:carrier|provider)\))?"
        + _BEFORE_A_VALUE
        + r"|account(?= (?:with|at) (?:the |your )?[a-z]+ (?:carrier|provider))",
        r"(?:what|which) is (?:the |your )?account number[a-z ]*\?",
    ),
    Topic.BTN: (
        (
            r"(?:main|primary|principal|billing|pilot|lead)(?: \([a-z]+\))?"
            r"(?: (?:billing|voice|telephone|phone|account|line))* (?:numbers?|no\b\.?|tn\b)"
            r"(?: (?:of|on|for) (?:the|this|your|that) account)?(?: ?\(btn\))?"
        ),
        r"(?:no|numero|n°)\.? (?:de telephone )?principal(?: de facturation| \([a-z]+\))?",
        r"(?:main |account )?billing (?:telephone|tel|phone)\.?(?: (?:number|no\b\.?|#))?(?: ?\(btn\))?",
        r"(?:main )?billing (?:number|tn)\b",
        r"(?:main )?(?:[aw]tn ?/ ?)?btn(?: ?/ ?(?:main|[aw]tn))?\b|main ?/ ?btn\b|atn" + _ENDS,
        r"(?:what|which) (?:telephone |phone )?number is (?:the |your )?account (?:billed|held)[a-z ]*\?",
        r"(?:primary|main) (?:phone|telephone|line)" + _ENDS,
        r"(?:pilot|lead|primary|master) (?:telephone |phone )?(?:number|tn)\b",
        r"(?:main|account) (?:telephone |phone )(?:number|no\b\.?)?",
        r"main (?:account )?number",
        r"(?:no\b\.?|n°|#) (?:de )?(?:tel(?:ephone)?\.? )?(?:de )?facturation|ntf" + _ENDS,
        r"(?:no\b\.?|n°|#) de facturation",
        r"numero (?:de telephone )?(?:de facturation|(?:principal|pilote)(?: de facturation| du compte)?)",
        r"telephone (?:de facturation|principal)|ligne principale" + _ENDS,
    ),
    Topic.ACCOUNT_NAME: (
        (
            r"(?:(?:full|exact|legal|registered|corporate|business|complete) )*"
            r"name (?:on|of) (?:the |your |this )?(?:account(?: holder)?|bill|customer|company|business"
            r"|subscriber|organi[sz]ation|firm|client|entity|end[ -]user|record|file|invoice|contract)"
        ),
        (
            r"(?:customer|cust\.?|account|acct\.?|business|company|corporate|billing|subscriber|client"
            r"|end[ -]user|account holder|member|service|legal|registered|listing|listed|organi[sz]ation"
            r"|bill|entity)(?:'s)?(?: \([a-z ]+\))?(?: or (?:business|residential|personal|individual)"
            r"| ?/ ?(?:business|company|customer)| company| legal| full){0,2} name"
        ),
        r"(?:(?:legal|registered|full|exact) (?:or )?){1,2}(?:business |company |corporate )?name"
        r"(?: as (?:billed|registered))?" + _ENDS,
        r"name (?:exactly )?as (?:it|shown|on|billed)[a-z ]*",
        r"account (?:holder|owner)|owner" + _BEFORE_A_VALUE,
        r"(?:in )?(?:what|which) name is (?:the |your )?account[a-z ]*\?",
        (
            r"(?:what is the (?:exact |legal )?name|what name is) on (?:the |your )?(?:[a-z]+ )?"
            r"(?:account|bill)[a-z ]*\?"
        ),
        r"whose name is (?:the |your )?account in\?",
        r"(?:customer|end[ -]user|subscriber) of record|listed name|legal entity",
        r"(?:bill(?:ed)?|registered|invoiced?|sold|issued|prepared|in the name) (?:to|of|for)" + _ENDS,
        r"(?:customer|subscriber|member|patron|company|business|end[ -]user)" + _ENDS,
        (
            r"(?:person|company|business)(?: or (?:person|company|business))? named on (?:the |your )?[a-z ]*"
            r"(?:bill|account)"
        ),
        (
            r"nom (?:ou raison sociale|(?:du|au|sur le|inscrit au) (?:client|titulaire|compte|dossier)"
            r"|de l'(?:entreprise|abonne|organisation)"
            r"|de la compagnie"
            r"|d'entreprise|de facturation|commercial)"
        ),
        r"raison sociale(?: ou nom du client| au compte)?|denomination sociale|au nom de" + _ENDS,
        r"titulaire(?: du compte)?|facturee? a" + _ENDS,
        r"(?:client|entreprise|abonne|compagnie)" + _ENDS,
    ),
    Topic.AUTHORIZED_USER: (
        (
            r"(?:account )?authori[sz]ed (?:user|person|contact|party|representative|agent|individual|name"
            r"|customer)s?(?: name)?(?: on (?:the )?(?:account|record|file))?"
        ),
        r"(?:account|decision) (?:contact|maker|admin(?:istrator)?)(?: name)?",
        r"authori[sz]ed (?:signer|signatory) on (?:the |this )?account" + _ENDS,
        r"authori[sz]ed (?:by|to act)" + _ENDS,
        r"who (?:may|can|is authori[sz]ed to) [a-z ]*account[a-z ]*\?",
        r"authnm|(?:authori[sz]ed|contact|person in charge) (?:on|of|for) (?:the |this )?account" + _ENDS,
        (
            r"(?:personne(?:-ressource)?|utilisateur|utilisatrice|usager|representante?"
            r"|signataire) autorisee?(?: (?:au|sur le|du) (?:compte|dossier))?"
        ),
        r"personnes (?:autorisees|habilitees)|contact autorise",
        r"(?:responsable|administrat(?:eur|rice)) du compte",
    ),
    Topic.SERVICE_ADDRESS: (
        r"(?:(?:civic|street|physical) )?address of (?:the )?(?:service|installation|premises)",
        (
            r"(?:(?:physical|current|customer|full|end[ -]user|registered) )*"
            r"(?:service|installation|physical|premises?|location"
            r"|site|civic|install|serving|emergency|primary use|e ?-?911|911)(?: (?:street|location))?"
            r"(?: \([a-z0-9 -]+\))? addr(?:ess\b|\b\.?)"
        ),
        r"(?:for )?(?:service|installed|install(?:ation)?) (?:location|site|at|for)" + _ENDS,
        r"services? (?:is )?(?:provided|given|furnished|delivered|used) (?:at|to)" + _ENDS,
        r"(?:location|place|site) of (?:the )?(?:services?|use)" + _ENDS,
        r"we (?:serve|provide service to) you at" + _ENDS,
        r"where (?:is |are )?(?:the |your )?(?:services?|phones?|lines?) (?:is |are )?(?:used|given|located)"
        r"\??" + _ENDS,
        r"(?:svc|serv|srvc)\.? (?:addr(?:ess)?|loc(?:ation)?)\b\.?|premises" + _ENDS,
        r"(?:service is|services are|lines are) (?:provided|installed|located|delivered) at" + _ENDS,
        r"(?:registered|emergency) (?:\(?e?911\)? )?(?:address|location)(?: of (?:the )?[a-z]+)?" + _ENDS,
        r"(?:place of primary use|primary place of use|ppu(?: address)?)" + _ENDS,
        r"address on (?:file|record|(?:the )?account)" + _ENDS,
        r"(?:address )?where (?:the |your )?(?:services?|phones?|lines?) (?:is|are|rings?)(?: [a-z]+)?"
        r"(?:: ?street and unit)?" + _ENDS,
        r"where (?:you|we) (?:have|get|receive|use|give|provide) (?:the |your )?services?",
        r"(?:la )?ou (?:vous (?:recevez|utilisez|avez)|nous fournissons) (?:le |votre |vos )?services?",
        r"(?:end[ -]user )?(?:service|svc|serv)\.? street(?: address)?" + _ENDS,
        r"street address(?: line)?(?: ?1)?",
        r"address line ?1" + _ALONE,
        r"adresse,? (?:\()?ligne 1\)?" + _ALONE,
        # Not `Mailing (billing) address:`.
        r"(?<![a-z)] )address(?: line)?(?: ?1)?" + _BEFORE_A_VALUE,
        (
            r"adresse (?:municipale )?(?:de (?:service|branchement|raccordement|l'installation)|du service"
            r"|d'installation|d'urgence(?: \(?911\)?)?|physique|civique|des lieux)"
        ),
        r"services? (?:rendu|fourni)s? (?:au?|a l'adresse)" + _ENDS,
        r"(?:rue (?:et|,) ?numero|numero(?: civique)?(?: et|,) ?(?:la )?rue)"
        r"(?:(?:,| et) ?(?:bureau|app\.?|appartement|unite))?" + _ENDS,
        r"lieu (?:de |du |d')(?:utilisation|service|raccordement|branchement|l'installation)",
        r"(?:adresse|lieu) desservie?",
        r"adresse ou (?:le |les )?(?:services?|telephones?|lignes?) (?:est|sont|sonnent?)(?: [a-z]+)?",
        r"installee? (?:au?|a l'adresse)" + _ENDS,
        r"(?<![a-z)] )adresse" + _BEFORE_A_VALUE,
    ),
    Topic.BILLING_ADDRESS: (
        (
            r"(?:billing|bill|mailing|postal|remittance|remit(?:tance)?[ -]to|correspondence|payment)"
            r"(?: ?(?:/|or|and) ?(?:billing|mailing))?(?: \([a-z ]+\))? addr(?:ess\b|\b\.?)"
        ),
        r"adresse (?:de facturation|postale|de correspondance|de paiement)",
    ),
    Topic.CITY: (
        (
            rf"(?:(?:service|svc|serv)\.? )?{_TOWN}(?: ?(?:/|or|ou) ?{_TOWN})?"
            r"(?: name)?(?=[\s,/]*(?:(?:and|et|&) )?(?:state|province|prov|st\b|zip|$|\.{0,9}:|\(|\.{2}))"
            r"(?:(?!\.{2}|\.:)[^:])*"
        ),
        rf"{_TOWN} (?:or|ou) {_TOWN}",
    ),
    Topic.UNIT: (
        r"address(?: line)? ?2" + _ALONE,
        r"adresse,? (?:\()?ligne 2\)?" + _ALONE,
        rf"loc(?:ation|n)?\.? \({_ROOM}[a-z /]*\)",
        rf"loc(?:ation|n)?\b(?=[\s.:]+(?:{_ROOM}|bldg|building) ?[\w-]{{1,6}}\s*$)",
        (
            r"(?:(?:service|svc|serv)\.? )?(?:suite|unit|apt|apartment|floor|room|unite|bureau"
            rf"|appartement|local|etage|{_ROOM}(?= ?/))"
            rf"(?: ?(?:[/,]|or|ou) ?{_ROOM})*"
            r"(?: (?:number|no\b\.?|#))?" + _ALONE
        ),
    ),
    Topic.REGION: (
        (
            r"(?:(?:service|svc|serv)\.? )?(?:state|province|prov)"
            r"(?: ?(?:/|or|et|ou) ?(?:state|province|prov|etat))?\.?" + _ALONE + r"|st(?=$)"
            r"|(?:state|province|prov\.?)(?=\s+[a-z]{2}$)"
        ),
    ),
    Topic.POSTAL_CODE: (
        (
            r"(?:(?:service|svc|serv)\.? )?(?:zip|post(?:al)?)(?: ?code)?(?: ?(?:/|or|\+) ?(?:4|(?:zip"
            r"|postal)(?: code)?))?" + _ALONE
        ),
        # What stands there ends in a code: `MO 65401`.
        r"(?:state|province|prov\.?)(?: ?[/,&] ?| (?:and )?)(?:zip|postal)(?: ?code)?" + _ALONE,
        r"province(?: ?[/,&] ?| (?:et )?)code postal" + _ALONE,
        r"code postal",
        r"(?:zip|postal)(?: code)?(?=\s+(?:\d{5}(?:-\d{4})?|[a-z]\d[a-z] ?\d[a-z]\d)$)",
    ),
    Topic.CARRIER: (
        (
            r"(?:current|losing|old|present|existing|former|donor|outgoing|releasing|ceding) "
            r"(?:local |phone |telephone |wireless |toll[ -]free )?"
            r"(?:service |exchange )?(?:carrier|provider|company|lec|lsp)(?: name)?(?: ?\(or resporg\))?"
        ),
        (
            r"(?:who|which|what)(?: company)? is (?:the |your )?(?:current |present )?(?:carrier"
            r"|provider)[a-z ]*\?"
        ),
        r"(?:operateur|eslt|fournisseur) (?:cedante?|actuel(?:le)?)",
        r"osp(?: name)?" + _ENDS,
        r"(?:carrier|provider|company) (?:releasing|losing) (?:the |my |our )?(?:telephone |phone )?numbers?"
        + _ENDS,
        r"(?:the )?(?:carrier|provider|company) (?:that|which) serves [a-z ]+" + _ENDS,
        r"(?:current |losing )?resporg(?: id)?" + _ENDS,
        r"(?:carrier|(?:service )?provider)(?: name)?" + _BEFORE_A_VALUE,
        r"(?:carrier|(?:service )?provider|telephone company)(?:'s)? name" + _ENDS,
        r"name of (?:the |your )?(?:service |telephone |phone )?(?:carrier|provider)" + _ENDS,
        r"nom (?:de l'operateur|du fournisseur)(?: de services?)?(?: actuel)?" + _ENDS,
        (
            r"(?:ancien|precedent) fournisseur|(?:fournisseur|compagnie)(?: de (?:services?"
            r"|telephone)(?: telephoniques?)?)? actuel(?:le)?"
        ),
    ),
    Topic.BILL_DATE: (
        r"(?:bill|billing|invoice|statement|stmt|account)(?: (?:issue|issued|closing|print(?:ed)?))? date",
        r"date of (?:this |the |your )?(?:bill|invoice|statement|issue)",
        r"issue date|date (?:issued|prepared|printed)|(?:invoiced|billed|prepared|created)(?: on)?" + _ENDS,
        r"(?:issued|mailed|rendered) on",
        r"(?:bill|statement|invoice) (?:issued|dated|prepared|created|produced|made|of|as of)(?: on)?",
        r"date (?:billed|invoiced)" + _ENDS,
        r"date (?:de (?:la |votre )?facture|de facturation|d'emission|du (?:releve|compte))",
        r"date de l'etat de compte",
        (
            r"(?:facture|releve) (?:emise? le|du(?=\s*:))|(?:(?:releve|facture|compte) )?(?:emis|facture"
            r"|produit|prepare|etabli)e? le(?: \([a-z-]+\))?"
        ),
        r"facture n\S{1,2} ?\S{0,20} du",
    ),
    Topic.DUE_DATE: (
        r"(?:payment |amount |total )?due (?:date|by|on)",
        r"(?:please )?pay (?:by|before)|(?:required )?payment date",
        r"date d'echeance|echeance|(?:payable|a payer) (?:le|by|avant le)",
    ),
    Topic.SIGNER_NAME: (
        r"print(?:ed)? (?:your )?(?:full )?name(?: of (?:the )?[a-z ]+)?",
        r"name,? \(?(?:typed|printed) or (?:typed|printed)\)?",
        r"name \(?(?:please )?print(?:ed)?\)?|name in (?:print|block letters|capitals)",
        r"name(?: and |, ?| ?/ ?| ?& ?)title(?:,? \(?(?:please )?print(?:ed)?\)?)?" + _ENDS,
        r"(?:full )?name of (?:the )?(?:signer|signatory|person signing)",
        r"(?:full )?name of (?:the )?authori[sz]ed (?:user|person|signer)",
        r"signer(?:'s)? name(?: in (?:print|block letters|capitals))?",
        r"signed by|(?:authori[sz]ed )?(?:signer|signatory)(?: name)?",
        r"nom(?: et | ?/ ?)(?:titre|fonction|poste)(?: (?:en lettres moulees|en caracteres d'imprimerie))?"
        + _ENDS,
        r"nom (?:en (?:lettres moulees|caracteres d'imprimerie)|du signataire|imprime)",
    ),
    Topic.SIGNING_DATE: (
        r"date (?:signed|of (?:the )?(?:signature|signing|authori[sz]ation|execution))",
        r"date (?:de (?:la )?signature|signee?)",
        r"(?:signature|signing|authori[sz]ation|today's) date|da(?:y|te) (?:of signing|signed)",
        r"date d'autorisation|en date du",
        r"(?:signed|executed) (?:on|this)(?: day)?|dated this|signee? le|fait le",
        # A deed says the town as well: `Signé à Laval, le 5 juillet 2026`.
        r"(?:signee?|faite?) a [^,\d:]{2,40},? le|(?:signed|executed) at [^,\d:]{2,40},? on",
    ),
    Topic.SIGNATURE: (
        r"[a-z][a-z' ]{0,50} \((?:please )?sign here\)",
        (
            r"(?:(?:authori[sz]ed|customer|subscriber|client|user|account|holder|owner|end)(?:'s)? )*"
            r"(?:signature|sign here)(?: of [a-z ]+)?"
        ),
        *(words + _ENDS for words in SIGNED_FOR),
        r"signature (?:autorisee|du client|du titulaire|de (?:l'utilisateur|la personne) autorisee?)",
    ),
    Topic.TITLE: (
        r"(?:job )?(?:title|titre|position(?: held)?|fonction|poste|role|capacity|qualite)(?=\s*[:/]|$)",
        r"(?:your|titre ou) (?:role|fonction|title|position)",
    ),
    Topic.NUMBERS: (
        (
            r"(?:(?:working|telephone|phone|toll[ -]free) )*(?:numbers?|tns?\b)(?: \(tns?\))? to (?:be )?"
            r"(?:port|move|transfer)(?:red|ed|d)?"
        ),
        r"(?:telephone |phone )?numbers? on (?:this|the) account",
        r"(?:working )?(?:telephone|phone) numbers?|wtns?\b",
        r"numeros? (?:a (?:transferer|porter)|de telephone)(?: a transferer)?",
    ),
    Topic.RESTRICTION: (RESTRICTION_LABEL,),
}
#: Words that mean one thing on one kind of document only.
_LABELS_OF: dict[DocumentName, dict[Topic, tuple[str, ...]]] = {
    "loa": {
        Topic.SERVICE_ADDRESS: (
            r"account address" + _ENDS,
            r"what is the address of (?:the |your )?account\?",
        ),
        Topic.SIGNING_DATE: (r"dated?" + _ENDS, r"^dated(?=\s)"),
        Topic.SIGNER_NAME: (r"(?:(?:full )?name|nom(?: complet)?)" + _ENDS,),
        Topic.SIGNATURE: (r"(?:by|per)(?=\s*:)",),
    },
    "bill": {
        Topic.BILL_DATE: (r"dated?" + _ENDS, r"closing date"),
        Topic.ACCOUNT_NAME: (r"(?:name|nom)" + _ENDS,),
        Topic.ACCOUNT_NUMBER: (r"(?:account|acct)$",),
    },
    "csr": {
        Topic.ACCOUNT_NAME: (r"(?:name|nom)" + _ENDS, r"(?:ln|bn1?)" + _CODE_ENDS),
        Topic.SERVICE_ADDRESS: (r"[sl]a" + _CODE_ENDS,),
        Topic.ACCOUNT_NUMBER: (r"(?:acct?|an)(?=[\s:]|$)|account$",),
        Topic.CITY: (r"(?:loc|cty|city)" + _CODE_ENDS,),
        Topic.REGION: (r"(?:st|state)" + _CODE_ENDS,),
        Topic.POSTAL_CODE: (r"zip" + _CODE_ENDS,),
        Topic.AUTHORIZED_USER: (r"auth(?: (?:name|user|contact|nm))?" + _ENDS,),
    },
}
#: Of italics the space before an `f` may be lost: `Numéro de téléphone defacturation`.
_SPACE = re.compile(r"(?<=[a-z]) (?=[a-z])")
PATTERNS: dict[DocumentName, dict[Topic, re.Pattern[str]]] = {
    document: {
        topic: re.compile(_SPACE.sub(" ?", "|".join((*alternatives, *own.get(topic, ())))))
        for topic, alternatives in _LABELS.items()
    }
    for document, own in _LABELS_OF.items()
}
