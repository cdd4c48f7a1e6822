"""Who may post a mail to us."""

import hmac
from collections.abc import Mapping
from datetime import datetime

from porting.settings import Settings


def takes_mail(settings: Settings) -> bool:
    ways = (settings.inbound_mail_key, settings.inbound_mail_secret, settings.inbound_smtp)
    return any(each is not None for each in ways)


def may_post(settings: Settings, secret: str) -> bool:
    """Whether a mail may come in at the address that ends in `secret`, before its body is read."""
    if settings.inbound_mail_secret is None:
        return settings.inbound_mail_key is not None and not secret
    right = settings.inbound_mail_secret.get_secret_value()
    return hmac.compare_digest(right.encode(), secret.encode("utf-8", "replace"))


def is_genuine_post(settings: Settings, headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """Whether the mail service has signed the body; without a key the address's secret has to do."""
    if settings.inbound_mail_key is None:
        return settings.inbound_mail_secret is not None
    from porting.adapters.sendgrid_events import SIGNATURE_HEADER, TIMESTAMP_HEADER, is_genuine

    given = {name.lower(): value for name, value in headers.items()}
    timestamp, signature = given.get(TIMESTAMP_HEADER, ""), given.get(SIGNATURE_HEADER, "")
    return is_genuine(settings.inbound_mail_key, timestamp, body, signature, now)
