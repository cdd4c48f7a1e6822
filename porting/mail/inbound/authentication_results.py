"""What the operator's mail server has found out about a mail, as its header says (RFC 8601).

Anybody can write such a field into his own mail, in our server's name, and servers do not take all of these
away (rspamd the first one, opendkim those about DKIM). So its place decides: what stands above the first
Received, which is the server's own, nobody else can have put there; below it the first field counts and no
other, as a server puts its own above all that the mail brought. One that writes none has to remove those.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from porting.mail.inbound.headers import Headers, is_address
from porting.mail.inbound.incoming import Checked, DkimResult

#: A server writes one field or two; what is longer is none that it wrote.
_MOST_FIELDS = 10
_LONGEST = 8000

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT = re.compile(r"\((?:[^()\\]|\\.)*\)")
#: `method/1 = result`, and `type.property = value`.
_METHOD = re.compile(r"\s*([A-Za-z0-9-]+)(?:\s*/\s*[0-9]+)?\s*=\s*([A-Za-z]+)(?=\s|$)")
_PROPERTY = re.compile(r"\s([a-z]+)\s*\.\s*([a-z0-9_-]+)\s*=\s*([^\s;=]+)(?=\s|$)", re.IGNORECASE)
_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?")


@dataclass(frozen=True)
class _Result:
    method: str
    passed: bool
    domains: dict[str, str]
    """By property, `header.d` say: the domain of its value."""


def checked_by(authserv: str | None, header: Headers, envelope_sender: str) -> Checked:
    """What the server that calls itself `authserv` has found; None: nobody is believed.

    Never raises, whatever the header holds.
    """
    if authserv is None or (envelope_sender and not is_address(envelope_sender)):
        return Checked()  # an address that needs quotes could end the comment that a server puts it in
    found = [each for field in _fields_of_ours(header) for each in _results(field, authserv)]
    return Checked(spf_passed=_spf(found, envelope_sender), dkim=_dkim(found))


def _fields_of_ours(header: Headers) -> list[str]:
    fields: list[str] = []
    hops = 0
    for name, value in header.fields:
        hops += name == "received"
        if hops > 1:
            break
        if name == "authentication-results":
            fields.append(value)
            if hops == 1:
                break
    return fields[:_MOST_FIELDS]


def _results(field: str, authserv: str) -> Iterator[_Result]:
    """None at all where the field is another server's, or not as RFC 8601 has it."""
    plain = _without_comments(field) if len(field) <= _LONGEST else None
    if plain is None:
        return
    named, *statements = plain.split(";")
    if named.lower().split()[:1] != [authserv.lower()]:
        return
    for statement in statements:
        method = _METHOD.match(statement)
        if method is None:
            continue
        domains = {
            f"{kind}.{name}".lower(): _domain(value)
            for kind, name, value in _PROPERTY.findall(statement[method.end() :])
        }
        yield _Result(method[1].lower(), method[2].lower() == "pass", domains)


def _without_comments(field: str) -> str | None:
    """None: a bracket or a quotation mark is left over, and nobody knows what is in it."""
    text = _QUOTED.sub(" quoted ", field)
    while True:
        shorter = _COMMENT.sub(" ", text)
        if shorter == text:
            break
        text = shorter
    return None if re.search(r'[()"\\]', text) else text


def _spf(found: list[_Result], envelope_sender: str) -> bool:
    """Of the envelope's sender, and not of the name that a server greets with (`smtp.helo`)."""
    results = [each for each in found if each.method == "spf"]
    sender = _domain(envelope_sender)
    told = {each.domains.get("smtp.mailfrom", "") for each in results}
    return bool(sender) and all(each.passed for each in results) and told == {sender}


def _dkim(found: list[_Result]) -> tuple[DkimResult, ...]:
    """Who has signed. DMARC passed for From's own domain, so it counts as a signature of that."""
    signed = (
        (each.domains.get("header.d") or each.domains.get("header.i"), each.passed)
        if each.method == "dkim"
        else (each.domains.get("header.from"), each.passed)
        for each in found
        if each.method in ("dkim", "dmarc")
    )
    results = (DkimResult(domain=domain, passed=passed) for domain, passed in signed if domain)
    return tuple(dict.fromkeys(results))


def _domain(value: str) -> str:
    """Of an address or of a domain; empty: it is neither."""
    domain = value.rpartition("@")[2].lower().rstrip(".")
    return domain if _DOMAIN.fullmatch(domain) else ""
