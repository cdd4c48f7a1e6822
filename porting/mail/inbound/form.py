"""What SendGrid's Inbound Parse posts, as a mail: parsed by SendGrid, or raw.

Source: SendGrid's documentation of Inbound Parse; the field `email` is there in raw mode only.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import from_json

from porting.mail.inbound import headers, html_text, parts
from porting.mail.inbound.headers import Headers
from porting.mail.inbound.incoming import (
    MOST_BYTES,
    MOST_LETTERS,
    MOST_PARTS,
    Attachment,
    Checked,
    DkimResult,
    IncomingMail,
    MailProblem,
)

#: Headers that tell of machines, beside Auto-Submitted and Precedence.
_MARKS = frozenset(
    {
        *("list-id", "list-unsubscribe", "list-post", "x-autoreply", "x-autorespond", "x-autoresponder"),
        *("x-auto-reply-from", "x-failed-recipients", "x-porting-key", "x-porting-kind", "x-loop"),
        "x-vacation",
    }
)
_DKIM = re.compile(r"@?([A-Za-z0-9._-]{1,253})\s*:\s*([A-Za-z]{1,20})")


@dataclass(frozen=True)
class FormPart:
    """One field of a posted form, or one file."""

    name: str
    content: bytes
    filename: str | None = None
    content_type: str = ""


def mail_in_form(fields: Sequence[FormPart]) -> IncomingMail:
    """Never raises, whatever the fields hold."""
    form = {each.name: each for each in reversed(fields) if each.filename is None}
    checked = Checked(
        spf_passed=_text(form, "SPF").strip().lower() == "pass", dkim=_dkim(_text(form, "dkim"))
    )
    envelope = _json(_text(form, "envelope"))
    sender, recipients = envelope.get("from"), envelope.get("to")
    addressed = (
        tuple(each for each in recipients if isinstance(each, str)) if isinstance(recipients, list) else ()
    )
    raw = next((each.content for each in fields if each.name == "email"), None)
    bounds = Envelope(sender if isinstance(sender, str) else "", addressed, checked)
    return mail_of(raw, bounds) if raw is not None else _parsed(form, fields, bounds)


@dataclass(frozen=True)
class Envelope:
    """What the mail server that took the mail knows of it."""

    sender: str = ""
    recipients: tuple[str, ...] = ()
    checked: Checked = field(default_factory=Checked)


def mail_of(raw: bytes, envelope: Envelope) -> IncomingMail:
    """A raw message. Its own Authentication-Results are not believed: anybody can write some.

    Never raises, whatever the bytes are.
    """
    if len(raw) > MOST_BYTES:
        given, _ = parts.split_header(raw[:MOST_BYTES])
        found = parts.Parts(problem=MailProblem.TOO_LARGE)
    else:
        # mbox's first line, which some servers leave in
        raw = re.sub(rb"\AFrom [^\r\n]*\r?\n", b"", raw)
        given, _ = parts.split_header(raw)
        found = parts.parts_of(raw)
    return _mail(given, given.first("subject"), found, envelope)


def _parsed(form: Mapping[str, FormPart], fields: Sequence[FormPart], envelope: Envelope) -> IncomingMail:
    charsets = _json(_text(form, "charsets"))

    def text(name: str) -> str:
        charset = charsets.get(name)
        return _text(form, name, charset if isinstance(charset, str) else "utf-8")

    given = headers.read(form["headers"].content) if "headers" in form else Headers()
    given = _with_fields(given, {name: text(name) for name in ("from", "to", "cc")})
    found = parts.Parts(plain=[text("text")], html=[text("html")])
    for each in _attached(fields):
        if len(found.attachments) >= MOST_PARTS:
            found.problem = MailProblem.TOO_MANY_PARTS
            break
        if each.declared_type in ("message/rfc822", "message/global"):
            parts.parts_of(each.content, found, is_forwarded=True)
        else:
            found.attachments.append(each)
    if sum(len(each.content) for each in fields) > MOST_BYTES:
        found.problem = MailProblem.TOO_LARGE
    return _mail(given, headers.readable(text("subject")) or given.first("subject"), found, envelope)


def _with_fields(given: Headers, fields: Mapping[str, str]) -> Headers:
    """`given`, with those of SendGrid's own fields that it has no header for."""
    there = {name for name, _ in given.fields}
    more = ((name, value.strip()) for name, value in fields.items() if name not in there and value.strip())
    return Headers((*given.fields, *more))


def _attached(fields: Sequence[FormPart]) -> list[Attachment]:
    return [
        Attachment(
            name=headers.readable(each.filename)[:200],
            declared_type=each.content_type.partition(";")[0].strip().lower()[:100],
            content=each.content,
        )
        for each in fields
        if each.filename is not None
    ]


def _mail(given: Headers, subject: str, found: parts.Parts, envelope: Envelope) -> IncomingMail:
    sender = headers.one_address(given.all("from"))
    text = "\n".join(found.plain)
    if not text.strip():
        text = "\n".join(map(html_text.text_of, found.html))
    bounce = envelope.sender if headers.is_address(envelope.sender) else ""
    addressed = [headers.normal_address(each) for each in envelope.recipients if headers.is_address(each)]
    addressed += [*headers.addresses(given.all("to")), *headers.addresses(given.all("cc"))]
    ids = headers.message_ids(given.first("message-id"))
    return IncomingMail(
        message_id=ids[0] if ids else "",
        sender=sender[1] if sender else None,
        sender_name=sender[0] if sender else "",
        envelope_sender=headers.normal_address(bounce) if bounce else "",
        recipients=tuple(dict.fromkeys(addressed)),
        subject=subject[:1000],
        text=headers.without_controls(text)[:MOST_LETTERS],
        sent_at=headers.instant(given.first("date")),
        content_type=given.content_type,
        auto_submitted=given.first("auto-submitted").lower()[:100],
        precedence=given.first("precedence").lower()[:100],
        marks=frozenset(name for name, _ in given.fields) & _MARKS,
        in_reply_to=headers.message_ids(given.first("in-reply-to"), given.first("references")),
        checked=envelope.checked,
        attachments=tuple(found.attachments),
        problem=found.problem,
    )


def _text(form: Mapping[str, FormPart], name: str, charset: str = "utf-8") -> str:
    return headers.decoded(form[name].content, charset) if name in form else ""


def _json(text: str) -> dict[str, Any]:
    try:
        given = from_json(text[:100_000])
    except ValueError:
        return {}
    return given if isinstance(given, dict) else {}


def _dkim(text: str) -> tuple[DkimResult, ...]:
    """`{@acme.example : pass, @relay.example : fail}`."""
    return tuple(
        DkimResult(domain=domain.lower().strip("."), passed=result.lower() == "pass")
        for domain, result in _DKIM.findall(text[:2000])
    )
