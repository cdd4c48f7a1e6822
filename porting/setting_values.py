"""What the values of settings look like. A message says what to write, and never quotes what was written."""

import base64
import binascii
import re
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from porting.domain.checks.ages import AgeLimit

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION_ADVICE = "write a number above 0 with its unit: 90s, 30m, 24h or 7d"


def duration(value: Any) -> Any:
    """`90`, `90s`, `30m`, `24h`, `7d`: seconds where no unit stands."""
    if not isinstance(value, str):
        return value
    text = value.strip().lower()
    number, unit = (text[:-1], text[-1]) if text[-1:] in _UNITS else (text, "s")
    try:
        seconds = timedelta(seconds=float(number) * _UNITS[unit])
    except (ValueError, OverflowError):
        raise ValueError(_DURATION_ADVICE) from None
    if seconds <= timedelta(0):
        raise ValueError(_DURATION_ADVICE)
    return seconds


_AGE_LIMIT = re.compile(
    r"(?:(?P<country>US|CA)?/?(?P<type>local|wireless|toll_free)?=)?(?P<days>[1-9][0-9]{0,2})"
)
_AGE_ADVICE = (
    "write days, and what they are for where that is not everything: 30, CA=60, toll_free=15, CA/wireless=20"
)


def _age_limits(value: Any) -> Any:
    """`30, CA=60, toll_free=15, CA/wireless=20`: days; the closest one counts."""
    if not isinstance(value, str):
        return value
    found = [_AGE_LIMIT.fullmatch(part.strip()) for part in value.split(",")]
    limits = [AgeLimit.model_validate(match.groupdict()) for match in found if match]
    if len(limits) < len(found) or not any(limit.is_for_everything for limit in limits):
        raise ValueError(_AGE_ADVICE)
    return tuple(limits)


def _shaped(pattern: str, advice: str) -> AfterValidator:
    def check(text: str) -> str:
        if not re.fullmatch(pattern, text.strip()):
            raise ValueError(advice)
        return text.strip().rstrip("/")

    return AfterValidator(check)


def is_loopback(url: str) -> bool:
    """Whether `url` is on this machine, where nobody else listens in. False for what is no address."""
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _private(url: str) -> str:
    if not url.startswith("https://") and not is_loopback(url):
        raise ValueError("write an address that begins with https://: what goes there is secret")
    return url


_YES, _NO = frozenset({"yes", "true", "on", "1"}), frozenset({"no", "false", "off", "0"})


def yes_or_no(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    word = value.strip().lower()
    if word not in _YES | _NO:
        raise ValueError("write yes or no")
    return word in _YES


def _telnyx_api_key(key: SecretStr) -> SecretStr:
    """Source: every v2 key of Telnyx begins so; those of v1 and the public key do not."""
    if not re.fullmatch(r"KEY[A-Za-z0-9_-]{8,}", key.get_secret_value().strip()):
        raise ValueError(
            "this is no Telnyx API key: it begins with KEY, and nothing stands before or after it"
        )
    return SecretStr(key.get_secret_value().strip())


def _path_secret(secret: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{24,200}", secret.get_secret_value().strip()):
        raise ValueError("write at least 24 letters and digits, such as `openssl rand -hex 24` prints")
    return SecretStr(secret.get_secret_value().strip())


def _ip_and_port(value: str) -> str:
    host, _, port = value.rpartition(":")
    try:
        ip_address(host.removeprefix("[").removesuffix("]"))
        if not 0 < int(port) < 1 << 16:
            raise ValueError
    except ValueError:
        raise ValueError("write an IP address and a port, such as 127.0.0.1:9464") from None
    return value


def _words(value: Any) -> Any:
    """`one, another one`; each may have spaces in it."""
    if not isinstance(value, str):
        return value
    return tuple(word for part in value.split(",") if (word := part.strip()))


_ED25519_KEY_BYTES = 32
#: The field of Curve25519, and the curve's d as a fraction -121665/121666. Source: RFC 8032, 5.1.
_P = 2**255 - 19
_D = (-121665, 121666)


def _ed25519_public_key(text: str) -> str:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != _ED25519_KEY_BYTES or _believes_everybody(key):
        raise ValueError(
            "this is no public key: write it as Telnyx's portal shows it, 44 letters with a = at last"
        )
    return text.strip()


def _believes_everybody(key: bytes) -> bool:
    """Whether `key` is one of the few points of order 1, 2, 4 or 8, such as 32 zeros in place of a key.

    Anybody can sign for these, and OpenSSL takes it. Such points have a y of 0, 1 or -1, or their double has
    a y of 0, which is where d*y^4 + 2*y^2 = 1.
    """
    y = (int.from_bytes(key, "little") & (2**255 - 1)) % _P
    above, below = _D
    return y in (0, 1, _P - 1) or (above * y**4 + below * (2 * y * y - 1)) % _P == 0


def _p256_public_key(text: str) -> str:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    try:
        key = load_der_public_key(base64.b64decode("".join(text.split()), validate=True))
    except (ValueError, UnsupportedAlgorithm):
        key = None
    on_p256 = isinstance(key, EllipticCurvePublicKey) and isinstance(key.curve, SECP256R1)
    if not on_p256:
        raise ValueError(
            "this is no verification key: write it as SendGrid shows it under Mail Settings, Event Webhook, "
            "Signature Verification"
        )
    return "".join(text.split())


def _smtp_url(text: str) -> str:
    parts = urlsplit(text.strip())
    if parts.username or parts.password or "@" in parts.netloc:
        raise ValueError("write user and password into PORTING_SMTP_USER and PORTING_SMTP_PASSWORD instead")
    try:
        whole = parts.scheme in ("smtp", "smtps") and parts.hostname and (parts.port or 1)
    except ValueError:  # the port is no number
        whole = None
    if not whole or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("write smtp://host:587 (STARTTLS) or smtps://host:465")
    return text.strip().rstrip("/")


def _can_be_marked(text: str) -> str:
    from porting.mail.reply_address import LONGEST_BASE

    local = text.rpartition("@")[0]
    if "+" in local or len(local) > LONGEST_BASE:
        raise ValueError(f"write an address without + and with at most {LONGEST_BASE} letters before the @")
    return text


def _for_neighbours(text: str) -> str:
    host, _, port = text.strip().rpartition(":")
    host = "127.0.0.1" if host == "localhost" else host.removeprefix("[").removesuffix("]")
    try:
        can_be = not ip_address(host).is_global and 1 <= int(port) <= 65535
    except ValueError:
        can_be = False
    if not can_be:
        raise ValueError("write an address of this machine or a private network: 127.0.0.1:2525")
    return f"{host}:{port}"


def _networks(value: Any) -> Any:
    """`127.0.0.1, 10.0.0.0/8, ::1`"""
    if not isinstance(value, str):
        return value
    try:
        return tuple(ip_network(part.strip()) for part in value.split(",") if part.strip())
    except ValueError:
        raise ValueError("write addresses or networks with commas between: 127.0.0.1, 10.0.0.0/8") from None


_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?|https?://\[[0-9A-Fa-f:]+\](?::[0-9]{1,5})?")


def _origins(value: Any) -> Any:
    """`https://temporal.example.com, http://127.0.0.1:8233`"""
    if not isinstance(value, str):
        return value
    origins = tuple(part.strip().rstrip("/").lower() for part in value.split(",") if part.strip())
    if not origins or not all(map(_ORIGIN.fullmatch, origins)):
        raise ValueError("write scheme, host and port with commas between: https://temporal.example.com")
    return origins


def _address_or_file(text: str) -> str:
    return _private(text.strip()) if "://" in text else text.strip()


Duration = Annotated[timedelta, BeforeValidator(duration)]
AgeLimitList = Annotated[tuple[AgeLimit, ...], BeforeValidator(_age_limits)]
Port = Annotated[int, Field(ge=1, le=65535)]
Count = Annotated[int, Field(ge=1, le=1_000_000)]
CallsAtOnce = Annotated[int, Field(ge=2, le=100)]
Url = Annotated[str, _shaped(r"https?://[^\s/]\S*", "write an address that begins with http:// or https://")]
PrivateUrl = Annotated[Url, AfterValidator(_private)]
"""With TLS, or on this machine."""
MailAddress = Annotated[str, _shaped(r"[^\s@<>]+@[^\s@<>]+", "write one mail address, without a name")]
HostAndPort = Annotated[str, _shaped(r"[^\s:]+:[0-9]{1,5}", "write host:port, such as 127.0.0.1:9464")]
IpAndPort = Annotated[str, AfterValidator(_ip_and_port)]
"""Where the SDK serves metrics: it looks no name up."""
Networks = Annotated[tuple[IPv4Network | IPv6Network, ...], BeforeValidator(_networks)]
NeighbourAddress = Annotated[str, AfterValidator(_for_neighbours)]
"""Where nobody from the internet comes; without the brackets around an IPv6 address."""
ServerName = Annotated[str, _shaped(r"[A-Za-z0-9][A-Za-z0-9._-]*", "write one name, such as mx.example.com")]
Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
YesOrNo = Annotated[bool, BeforeValidator(yes_or_no)]
PathSecret = Annotated[SecretStr, AfterValidator(_path_secret)]
"""The last part of an address, so it has to be plain, and long: it is all that keeps strangers out."""
TelnyxApiKey = Annotated[SecretStr, AfterValidator(_telnyx_api_key)]
Ed25519PublicKey = Annotated[str, AfterValidator(_ed25519_public_key)]
"""Base64 of 32 bytes."""
P256PublicKey = Annotated[str, AfterValidator(_p256_public_key)]
"""Base64 of an SPKI in DER."""
SmtpUrl = Annotated[str, AfterValidator(_smtp_url)]
MarkedMailAddress = Annotated[MailAddress, AfterValidator(_can_be_marked)]
"""With room for `+` and what tells a request behind its name."""
Origins = Annotated[tuple[str, ...], BeforeValidator(_origins)]
"""As browsers write them into `Origin`."""
PublishedKeysPlace = Annotated[str, AfterValidator(_address_or_file)]
"""An address with TLS or on this machine, or a file."""
