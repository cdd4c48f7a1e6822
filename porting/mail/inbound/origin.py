"""Whether the sender in From is the sender: nothing is acted on otherwise.

The rule: From holds exactly one address, and SPF passed for the envelope's sender, or a DKIM signature
passed, whose domain is *of one owner* with From's.

Two domains are of one owner where they are the same, or one lies within the other
(`bounces.acme.example` and `acme.example`) and the shorter of them has two labels or more and is no name
under which strangers get domains of their own. That is narrower than DMARC's relaxed alignment (RFC 7489,
3.1), where two names within a third (`news.acme.example`, `mail.acme.example`) are of one owner too: to tell
that third name from a public suffix takes the Public Suffix List, which changes weekly and would have to be
fetched. Whom the narrower rule leaves out gets a confirmation link.
"""

from porting.mail.inbound.incoming import IncomingMail

#: Second labels under which countries register: `acme.co.uk`.
_REGISTRIES = frozenset(
    {"ac", "co", "com", "edu", "gc", "go", "gob", "gouv", "gov", "govt", "ltd", "me", "mil", "ne", "net"}
    | {"nom", "or", "org", "plc", "sch"}
    # Canada's provinces registered under .ca until 2010, and the names live on.
    | {"ab", "bc", "mb", "nb", "nf", "nl", "ns", "nt", "nu", "on", "pe", "qc", "sk", "yk"}
)
_COUNTRY = 2
#: Where whoever comes gets a name that he can send mail from.
_SHARED = frozenset(
    {
        *("onmicrosoft.com", "mailgun.org", "sendgrid.net", "amazonses.com", "mandrillapp.com"),
        *("myshopify.com", "zendesk.com", "freshdesk.com", "salesforce.com", "gappssmtp.com"),
        *("github.io", "herokuapp.com", "blogspot.com", "wordpress.com", "weebly.com", "wixsite.com"),
        *("uk.com", "us.com", "ca.com", "eu.com", "us.org", "dyndns.org", "duckdns.org", "no-ip.org"),
        *("netlify.app", "vercel.app", "web.app", "pages.dev", "workers.dev", "azurewebsites.net"),
    }
)


def is_from_its_sender(mail: IncomingMail) -> bool:
    if mail.sender is None:
        return False
    said = _domain(mail.sender)
    proven = [each.domain for each in mail.checked.dkim if each.passed]
    if mail.checked.spf_passed and mail.envelope_sender:
        proven.append(_domain(mail.envelope_sender))
    return any(are_of_one_owner(said, each) for each in proven)


def are_of_one_owner(one: str, other: str) -> bool:
    shorter, longer = sorted((one.lower().rstrip("."), other.lower().rstrip(".")), key=len)
    if shorter == longer:
        return shorter.count(".") >= 1
    return longer.endswith("." + shorter) and _belongs_to_somebody(shorter)


def _belongs_to_somebody(domain: str) -> bool:
    labels = domain.split(".")
    if len(labels) < 2 or domain in _SHARED or not all(labels):
        return False
    return not (len(labels) == 2 and len(labels[1]) == _COUNTRY and labels[0] in _REGISTRIES)


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()
