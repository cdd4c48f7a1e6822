"""Mail through SendGrid, which knows no idempotency key: a ledger of ours keeps a mail from going twice."""

import base64
import json
import logging
import re
import time
from datetime import timedelta
from email.headerregistry import Address
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

from pydantic import SecretStr

from porting.adapters.mail_once import WAITS, OnceOnlyNotifier
from porting.domain.errors import (
    MailInDoubtError,
    MailNotAcceptedError,
    MailUnavailableError,
    PortingError,
)
from porting.mail.letters import Attachment
from porting.mail.rendering import Letterhead, RenderedMail

if TYPE_CHECKING:
    from sendgrid import SendGridAPIClient

#: The call itself is wrong (key, address, content): no retry heals it.
_REFUSED = frozenset({400, 401, 403, 404, 405, 413, 415})
#: A gateway gave up waiting for SendGrid, which may have taken the mail.
_IN_DOUBT = frozenset({502, 504})
_LONGEST_WAIT = timedelta(hours=1)


class SendGridNotifier(OnceOnlyNotifier):
    """`porting.ports.Notifier`; a mail that SendGrid took is not sent again, see `mail_once`."""

    def __init__(
        self,
        api_key: SecretStr,
        ledger_file: Path,
        letterhead: Letterhead,
        *,
        host: str = "https://api.sendgrid.com",
        timeout_seconds: float = 10.0,
        waits: tuple[timedelta, ...] = WAITS,
    ) -> None:
        """Raises: `ValueError` where the key is missing or broken."""
        super().__init__(ledger_file, letterhead, waits)
        self._client = _client(api_key, host, timeout_seconds)

    def _post(self, mail: RenderedMail) -> str:
        """SendGrid's id of the mail."""
        from python_http_client.exceptions import HTTPError

        try:
            response = self._client.send(_body(mail))
        except HTTPError as error:
            raise _translated(error, mail.key) from error
        except URLError as error:  # there was no connection, or it broke before the mail was through
            raise MailUnavailableError(f"SendGrid cannot be reached for {mail.key}") from error
        except (OSError, HTTPException) as error:
            raise MailInDoubtError(f"SendGrid did not answer to {mail.key}") from error
        if response.status_code != 202:
            raise MailInDoubtError(f"SendGrid answers {response.status_code} to {mail.key}")
        return str(response.headers.get("X-Message-Id", ""))


def _client(api_key: SecretStr, host: str, timeout_seconds: float) -> "SendGridAPIClient":
    key = api_key.get_secret_value()
    # A line break in a key would come back in an error message of the HTTP library, with the key.
    if not re.fullmatch(r"[\x21-\x7e]+", key):
        raise ValueError("the SendGrid API key is missing or has characters that no key has")
    from sendgrid import SendGridAPIClient

    logging.getLogger("python_http_client.client").disabled = True  # at DEBUG it prints key and recipient
    client = SendGridAPIClient(api_key=key, host=host)
    client.client.timeout = timeout_seconds
    return client


def _body(mail: RenderedMail) -> dict[str, Any]:
    attached = [_attached(each) for each in mail.attachments]
    return {
        **({"attachments": attached} if attached else {}),
        # SendGrid's staff can read custom arguments: ids only.
        "personalizations": [{"to": [_party(mail.to)], "custom_args": {"porting_key": mail.key}}],
        "from": _party(mail.sender),
        "reply_to": _party(mail.reply_to),
        "subject": mail.subject,
        "content": [
            {"type": "text/plain", "value": mail.text},
            {"type": "text/html", "value": mail.html},
        ],
        "headers": {"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
        # A rewritten link looks like phishing, and whether a mail was opened is not our business.
        "tracking_settings": {
            "click_tracking": {"enable": False, "enable_text": False},
            "open_tracking": {"enable": False},
            "subscription_tracking": {"enable": False},
        },
    }


def _attached(file: Attachment) -> dict[str, str]:
    return {
        "content": base64.b64encode(file.content).decode(),
        "type": f"{file.main_type}/{file.sub_type}",
        "filename": file.name,
        "disposition": "attachment",
    }


def _party(address: Address) -> dict[str, str]:
    return {"email": address.addr_spec, "name": address.display_name}


def _translated(error: Any, key: str) -> PortingError:
    status: int = error.status_code
    if status in _REFUSED:
        return MailNotAcceptedError(f"SendGrid refuses {key} with {status}{_fields(error.body)}")
    if status in _IN_DOUBT:
        return MailInDoubtError(f"SendGrid answers {status} to {key}")
    return MailUnavailableError(f"SendGrid answers {status} to {key}", _wait(status, error.headers))


def _fields(body: bytes) -> str:
    """The fields that SendGrid complains about; its words may quote an address."""
    try:
        errors = json.loads(body)["errors"]
        named = [str(each["field"]) for each in errors if each.get("field")]
    except (ValueError, KeyError, TypeError, AttributeError):
        return ""
    fields = ", ".join(field for field in named if re.fullmatch(r"[a-z0-9_.\[\]]{1,80}", field))
    return f" ({fields})" if fields else ""


def _wait(status: int, headers: Any) -> timedelta | None:
    """Until when 429 asks to wait; None: it does not say."""
    reset = str(headers.get("X-RateLimit-Reset", "")) if status == 429 else ""
    if not re.fullmatch(r"\d{1,12}", reset):
        return None
    return min(max(timedelta(seconds=int(reset) - time.time()), timedelta(seconds=1)), _LONGEST_WAIT)
