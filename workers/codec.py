"""The wiring of the codec server: whose tokens it takes, and how it seals a PIN that comes through it."""

from dataclasses import dataclass

from porting import keys
from porting.access.grants import AccessTokens, Caller
from porting.access.static_tokens import StaticTokens
from porting.domain.port_request import SealedPin
from porting.settings import Settings, SettingsError
from workers.encryption import data_keys


@dataclass(frozen=True)
class _Either:
    """Our own tokens begin with a word that no JWT begins with."""

    ours: AccessTokens
    provider: AccessTokens

    def caller(self, token: str) -> Caller:
        return (self.provider if token.startswith("ey") else self.ours).caller(token)


def access_tokens(settings: Settings) -> AccessTokens:
    ours = StaticTokens(settings.codec_tokens_path)
    issuer, audience = settings.codec_oidc_issuer, settings.codec_oidc_audience
    if issuer is None or audience is None or settings.codec_oidc_keys is None:
        return ours
    from porting.adapters.oidc_tokens import OidcTokens, PublishedKeys

    published = PublishedKeys.at(settings.codec_oidc_keys)
    return _Either(ours, OidcTokens(issuer, audience, published, settings.codec_oidc_claim))


def cookie_keys(settings: Settings) -> tuple[bytes, ...]:
    """Made at the first start; who takes the file away signs everybody out.

    Raises: `SettingsError`.
    """
    path = settings.codec_cookie_key_path
    try:
        keys.make(path)
        return keys.read(path)
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: the key of the codec server's cookies cannot be used") from error


@dataclass(frozen=True)
class SealAtTheEdge:
    settings: Settings

    def __call__(self, pin: str) -> tuple[SealedPin, str]:
        """Also the id of the key. Raises: `KeysUnavailableError`."""
        from porting.adapters import loose_pins

        return loose_pins.seal(pin, data_keys(self.settings))
