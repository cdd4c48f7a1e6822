"""Reads a test's mail as the web process does."""

from porting.adapters.multipart_form import form_in
from porting.mail.inbound.form import mail_in_form
from porting.mail.inbound.incoming import IncomingMail
from tests.mail.inbound.posts import CONTENT_TYPE, Mail


def parsed(mail: Mail) -> IncomingMail:
    return mail_in_form(form_in(CONTENT_TYPE, mail.parsed_form()))


def read_raw(mail: Mail, raw: bytes | None = None) -> IncomingMail:
    """In raw mode; `raw`: the message itself, where it is no ordinary one."""
    return mail_in_form(form_in(CONTENT_TYPE, mail.raw_form(raw)))
