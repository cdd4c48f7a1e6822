"""The settings of `porting codec-server`."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from porting.setting_values import IpAndPort, Origins, Port, PrivateUrl, PublishedKeysPlace, YesOrNo


class CodecSettings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    codec_host: str = "127.0.0.1"
    codec_port: Port = 8091
    codec_metrics_address: IpAndPort | None = None
    """Where the codec server serves Prometheus metrics; None: nowhere."""
    codec_url: PrivateUrl | None = None
    """Where support's browsers reach it. None: no current details lead to it, and cookies need no TLS."""
    codec_ui_origins: Origins = ("http://127.0.0.1:8233",)
    """Temporal's Web UI, and nobody else's pages, may call it from a browser."""
    codec_tokens_file: Path | None = None
    """None: the file in `keys_dir`."""
    codec_shows_pins: YesOrNo = False
    """Whether a PIN that a payload has in the clear is shown."""
    codec_oidc_issuer: PrivateUrl | None = None
    """An identity provider whose access tokens are taken too. None: only tokens of ours are."""
    codec_oidc_audience: str | None = None
    codec_oidc_keys: PublishedKeysPlace | None = None
    """The provider's JWKS: an address or a file."""
    codec_oidc_claim: str = "permissions"
    """Which claim lists what a token permits."""
