"""What a process is told from outside: one model, made from the environment once, at the start."""

import difflib
from collections.abc import Collection, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from porting.codec_settings import CodecSettings
from porting.domain.checks.ages import AgeLimits
from porting.domain.draft_policy import DraftPolicy
from porting.domain.errors import PortingError
from porting.domain.policy import REAL_DAY, Policy
from porting.setting_values import (
    AgeLimitList,
    Duration,
    Ed25519PublicKey,
    IpAndPort,
    MailAddress,
    MarkedMailAddress,
    NeighbourAddress,
    Networks,
    P256PublicKey,
    PathSecret,
    Port,
    PrivateUrl,
    ServerName,
    SmtpUrl,
    TelnyxApiKey,
    Url,
    YesOrNo,
    duration,
    is_loopback,
    yes_or_no,
)
from porting.worker_settings import WorkerSettings

PREFIX = "PORTING_"


class SettingsError(PortingError):
    """A variable is wrong; the message names it and says what to do, and never quotes a value."""


class Settings(CodecSettings, WorkerSettings):
    """All settings of all processes; `docs/configuration.md` says what each is for.

    `policy` comes from variables named for its fields (`PORTING_REQUEST_LIFETIME`). These are in real days;
    `PORTING_DAY` then shortens all of them together.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    state_dir: Path = Path(".porting")
    policy: Policy = Policy()
    draft_policy: DraftPolicy = DraftPolicy()
    """As `policy`, from variables named for its fields (`PORTING_DRAFT_LIFETIME`)."""
    loa_max_age: AgeLimitList = AgeLimits().loa
    bill_max_age: AgeLimitList = AgeLimits().bill
    support_address: MailAddress = "support@servicecall.example"
    mail_from: MailAddress = "porting@servicecall.example"
    sendgrid_api_key: SecretStr | None = None
    """With none, and no `smtp_url`, mail goes into `outbox_dir`, one `.eml` a mail."""
    sendgrid_url: PrivateUrl = "https://api.sendgrid.com"
    sendgrid_event_key: P256PublicKey | None = None
    """Signs SendGrid's event webhook. None: no event is believed."""
    inbound_mail_key: P256PublicKey | None = None
    """Signs what SendGrid's Inbound Parse posts. With neither this nor a secret no mail is taken."""
    inbound_mail_secret: PathSecret | None = None
    """The last part of the address that Inbound Parse posts to; None: none is asked for."""
    inbound_smtp: NeighbourAddress | None = None
    """Where `porting web` takes mail from a mail server of the operator's; None: nowhere."""
    inbound_smtp_authserv: ServerName | None = None
    """Whose Authentication-Results are believed about that mail. None: nobody's."""
    inbound_mail_kept: Duration = timedelta(days=60)
    """How long a mail that came is kept after the last thing was done about it: twice a request's four weeks,
    so that whoever asks about one at its end can still be shown what was written at its beginning."""
    smtp_url: SmtpUrl | None = None
    """A mail server of the operator's, instead of SendGrid."""
    smtp_ca_file: Path | None = None
    """Who signs its certificate, in PEM. None: whom the machine trusts."""
    smtp_user: SecretStr | None = None
    smtp_password: SecretStr | None = None
    mail_reply_to: MarkedMailAddress | None = None
    """Where customers' replies arrive, each at its request's own address. None: replies go to support."""
    reply_key_file: Path | None = None
    """None: the one in `keys_dir`."""
    upstream: Literal["sandbox", "telnyx"] = "sandbox"
    """Who the backbone provider and carrier partner is; settings of the others are not used."""
    upstream_url: Url = "http://127.0.0.1:8090"
    """The sandbox's."""
    upstream_webhook_secret: SecretStr | None = None
    """Signs the sandbox's webhooks; `./dev run` makes one. None: no webhook is believed."""
    telnyx_api_key: TelnyxApiKey | None = None
    telnyx_public_key: Ed25519PublicKey | None = None
    """Signs Telnyx's webhooks."""
    telnyx_url: PrivateUrl = "https://api.telnyx.com/v2"
    telnyx_webhook_url: PrivateUrl | None = None
    """Our `/webhooks/upstream` as Telnyx reaches it, told with each order; None: as its portal says."""
    telnyx_confirm_again: YesOrNo = True
    """Whether a corrected order is confirmed a second time; Telnyx does not document it."""
    inventory_url: Url | None = None
    """None: the sandbox at `upstream_url` plays the inventory too."""
    inventory_token: SecretStr | None = None
    encryption: YesOrNo = True
    """Whether Temporal's payloads and the documents are encrypted. Off: said loudly at every start."""
    encryption_keys: SecretStr | None = None
    """The key-encryption keys, one a line, instead of a file."""
    encryption_keys_file: Path | None = None
    """None: the file in `keys_dir`."""
    retention: Duration = timedelta(days=730)
    """How long after a request's end its data can be read: as long as a carrier has to be able to show that
    the subscriber authorized it (47 CFR 64.1120(a)(1)(ii): two years)."""
    pin_key_file: Path | None = None
    """None: the one in `keys_dir`."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"
    web_host: str = "127.0.0.1"
    web_port: Port = 8080
    web_metrics_address: IpAndPort | None = None
    """Where `porting web` serves Prometheus metrics; None: nowhere."""
    api_keys_file: Path | None = None
    """The keys that programs call the API with. None: the file in `keys_dir`."""
    web_url: PrivateUrl | None = None
    """Where customers reach `porting web`. None: no mail has a link, and no page is for customers."""
    trusted_proxies: Networks = ()
    """What these write into `X-Forwarded-For` is believed, and nobody else's."""
    link_key_file: Path | None = None
    """None: the one in `keys_dir`."""
    sandbox_host: str = "127.0.0.1"
    sandbox_port: Port = 8090
    sandbox_webhook_url: Url = "http://127.0.0.1:8080/webhooks/upstream"
    """Where the sandbox sends its webhooks: our own `porting web`."""

    @property
    def age_limits(self) -> AgeLimits:
        return AgeLimits(loa=self.loa_max_age, bill=self.bill_max_age)

    @property
    def documents_dir(self) -> Path:
        return self.state_dir / "documents"

    @property
    def outbox_dir(self) -> Path:
        return self.state_dir / "outbox"

    @property
    def holds_db(self) -> Path:
        return self.state_dir / "holds.db"

    @property
    def sandbox_dir(self) -> Path:
        return self.state_dir / "sandbox"

    @property
    def keys_dir(self) -> Path:
        return self.state_dir / "keys"

    @property
    def encryption_keys_path(self) -> Path:
        """Where the key-encryption keys are when they are not in `encryption_keys`."""
        return self.encryption_keys_file or self.keys_dir / "encryption.keys"

    @property
    def data_keys_db(self) -> Path:
        """The data keys of port requests, wrapped by the key-encryption keys."""
        return self.state_dir / "data-keys.db"

    @property
    def pin_key_path(self) -> Path:
        return self.pin_key_file or self.keys_dir / "pin.key"

    @property
    def seal_key_path(self) -> Path:
        """The key that seals what is signed on the screen; each machine may have its own."""
        return self.keys_dir / "seal.pem"

    @property
    def reply_key_path(self) -> Path:
        return self.reply_key_file or self.keys_dir / "reply.key"

    @property
    def api_keys_path(self) -> Path:
        return self.api_keys_file or self.keys_dir / "api.keys"

    @property
    def api_answers(self) -> Path:
        """What the API answered, for a call that comes again."""
        return self.state_dir / "api-answers.db"

    @property
    def codec_tokens_path(self) -> Path:
        return self.codec_tokens_file or self.keys_dir / "codec.tokens"

    @property
    def codec_cookie_key_path(self) -> Path:
        """The key that seals the tokens in browsers' cookies."""
        return self.keys_dir / "codec-cookie.key"

    @property
    def link_key_path(self) -> Path:
        return self.link_key_file or self.keys_dir / "link.key"

    @property
    def link_revocations(self) -> Path:
        """Which links were taken back."""
        return self.state_dir / "link-revocations.db"

    @property
    def mail_ledger(self) -> Path:
        """Which mails went, and what became of them."""
        return self.state_dir / "mail-ledger.db"

    @property
    def reply_tokens(self) -> Path:
        return self.state_dir / "reply-tokens.db"

    @property
    def inbound_mails(self) -> Path:
        """Which mails came, and what became of them."""
        return self.state_dir / "inbound-mails.db"

    @property
    def inbound_mails_dir(self) -> Path:
        """What is kept of them, one folder a mail."""
        return self.state_dir / "inbound-mails"

    @property
    def inbound_mail_key_path(self) -> Path:
        """Makes the hashes by which senders are found again."""
        return self.keys_dir / "inbound-mail.key"

    @property
    def webhook_secret_path(self) -> Path:
        """Where the webhook secret is when it is not in `upstream_webhook_secret`."""
        return self.keys_dir / "webhook.secret"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The settings that the `PORTING_` variables of `environment` say; an empty variable says nothing.

        A secret `PORTING_X` may also stand in a file that `PORTING_X_FILE` names.

        Raises: `SettingsError`.
        """
        given = {
            name.removeprefix(PREFIX).lower(): value
            for name, value in environment.items()
            if name.startswith(PREFIX) and value.strip()
        }
        _refuse_unknown(given)
        own: dict[str, Any] = {name: text for name, text in given.items() if name in cls.model_fields}
        try:
            settings = cls(
                **own, **_secrets_in_files(given), policy=_policy(given), draft_policy=_draft_policy(given)
            )
        except ValidationError as error:
            raise SettingsError(_told(error)) from error
        settings._refuse_two_ways_for_keys()
        settings._refuse_two_ways_for_mail()
        settings._refuse_half_an_identity_provider()
        settings._refuse_addresses_that_lead_nowhere()
        settings._refuse_a_provider_by_accident()
        return settings

    def require(self, names: Collection[str]) -> None:
        """Raises: `SettingsError`, which names those of the settings `names` that nobody has made."""
        missing = [name for name in names if getattr(self, name) is None]
        if missing:
            raise SettingsError("; ".join(map(self.unset, missing)))

    def unset(self, name: str) -> str:
        """What to do about the setting `name`, which the chosen provider needs."""
        file = f" (or {_variable(name + _FILE)})" if name in SECRETS else ""
        return f"{_variable(name)}{file}: set it where {_variable('upstream')} is {self.upstream}"

    def _refuse_addresses_that_lead_nowhere(self) -> None:
        """Mail that reaches customers: who sends it and who answers must have been said."""
        senders = [name for name in ("sendgrid_api_key", "smtp_url") if getattr(self, name) is not None]
        missing = {"mail_from", "support_address"} - self.model_fields_set
        if senders and missing:
            names = ", ".join(sorted(_variable(name) for name in missing))
            raise SettingsError(f"{names}: set it too where {_variable(senders[0])} is set")

    def _refuse_two_ways_for_keys(self) -> None:
        if self.encryption_keys is not None and self.encryption_keys_file is not None:
            text, file = _variable("encryption_keys"), _variable("encryption_keys_file")
            raise SettingsError(f"{file}: {text} is set as well; keep one of them")

    def _refuse_half_an_identity_provider(self) -> None:
        names = ("codec_oidc_issuer", "codec_oidc_audience", "codec_oidc_keys")
        given = [name for name in names if getattr(self, name) is not None]
        missing = ", ".join(_variable(name) for name in names if name not in given)
        if given and missing:
            raise SettingsError(f"{_variable(given[0])}: set {missing} too")

    def _refuse_two_ways_for_mail(self) -> None:
        sendgrid, smtp = _variable("sendgrid_api_key"), _variable("smtp_url")
        if self.sendgrid_api_key is not None and self.smtp_url is not None:
            raise SettingsError(f"{smtp}: {sendgrid} is set as well; keep one of them")
        names = ("smtp_user", "smtp_password")
        given = [name for name in (*names, "smtp_ca_file") if getattr(self, name) is not None]
        if given and self.smtp_url is None:
            raise SettingsError(f"{_variable(given[0])}: set {smtp} too, or leave it out")
        missing = set(names) - set(given)
        if len(missing) == 1:
            [known] = set(names) - missing
            raise SettingsError(f"{_variable(known)}: set {_variable(missing.pop())} too")
        if self.inbound_smtp_authserv is not None and self.inbound_smtp is None:
            raise SettingsError(f"{_variable('inbound_smtp_authserv')}: set {_variable('inbound_smtp')} too")

    def _refuse_a_provider_by_accident(self) -> None:
        """Orders neither go to the sandbox unawares, nor to a real carrier in days that last seconds."""
        strays = sorted(name for name in self.model_fields_set if name.startswith("telnyx_"))
        if strays and "upstream" not in self.model_fields_set:
            names = ", ".join(_variable(name) for name in strays)
            raise SettingsError(f"{names}: set {_variable('upstream')} too, to telnyx or to sandbox")
        is_real = self.upstream == "telnyx" and not is_loopback(self.telnyx_url)
        if is_real and self.policy.day != REAL_DAY:
            raise SettingsError(f"{_variable('day')}: leave it out with a real provider, whose days are real")


SECRETS = (
    "sendgrid_api_key",
    "smtp_user",
    "smtp_password",
    "inbound_mail_secret",
    "upstream_webhook_secret",
    "telnyx_api_key",
    "inventory_token",
)
_FILE = "_file"


def variable_names() -> frozenset[str]:
    """Every variable that `Settings.from_environment` knows."""
    return frozenset(_variable(name) for name in _known())


def _variable(name: str) -> str:
    return PREFIX + name.upper()


def _known() -> frozenset[str]:
    own = set(Settings.model_fields) - {"policy", "draft_policy"}
    policies = {*Policy.model_fields, *DraftPolicy.model_fields}
    return frozenset(own | policies | {name + _FILE for name in SECRETS})


def _refuse_unknown(given: Mapping[str, str]) -> None:
    problems = []
    for name in sorted(given.keys() - _known()):
        alike = difflib.get_close_matches(name, _known(), n=1)
        advice = f"is it {_variable(alike[0])}?" if alike else "see docs/configuration.md"
        problems.append(f"{_variable(name)}: no setting has this name; {advice}")
    if problems:
        raise SettingsError("; ".join(problems))


def _secrets_in_files(given: Mapping[str, str]) -> dict[str, SecretStr]:
    return {name: _secret_in_file(name, given) for name in SECRETS if name + _FILE in given}


def _secret_in_file(name: str, given: Mapping[str, str]) -> SecretStr:
    variable = _variable(name + _FILE)
    if name in given:
        raise SettingsError(f"{variable}: {_variable(name)} is set as well; keep one of them")
    try:
        secret = Path(given[name + _FILE]).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{variable}: the file cannot be read ({type(error).__name__})") from error
    if not secret:
        raise SettingsError(f"{variable}: the file is empty")
    return SecretStr(secret)


def _policy(given: Mapping[str, str]) -> Policy:
    durations = _durations(Policy, given)
    day = durations.pop("day", None)
    codec = {"codec_url": given["codec_url"]} if "codec_url" in given else {}
    policy = Policy.model_validate(durations | _taken_unencrypted(given) | codec)
    return policy if day is None else policy.with_a_day_of(day)


def _taken_unencrypted(given: Mapping[str, str]) -> dict[str, Any]:
    name = "take_unencrypted"
    try:
        return {name: yes_or_no(given[name])} if name in given else {}
    except ValueError as error:
        raise SettingsError(f"{_variable(name)}: {error}") from error


def _draft_policy(given: Mapping[str, str]) -> DraftPolicy:
    policy = DraftPolicy.model_validate(_durations(DraftPolicy, given))
    day = _durations(Policy, given).get("day")
    return policy if day is None else policy.with_a_day_of(day)


def _durations(model: type[BaseModel], given: Mapping[str, str]) -> dict[str, Any]:
    """Those of the `model`'s fields that are given."""
    return {
        name: _read_durations(name, given[name], several=isinstance(field.default, tuple))
        for name, field in model.model_fields.items()
        if name in given and isinstance(field.default, timedelta | tuple)
    }


def _read_durations(name: str, text: str, *, several: bool) -> Any:
    try:
        if several:
            return tuple(duration(step) for step in text.split(","))
        return duration(text)
    except ValueError as error:
        raise SettingsError(f"{_variable(name)}: {error}") from error


def _told(error: ValidationError) -> str:
    """What is wrong with which variable, without its value."""
    problems = (
        f"{_variable(str(problem['loc'][0]))}: {problem['msg'].removeprefix('Value error, ')}"
        for problem in error.errors(include_input=False, include_url=False, include_context=False)
    )
    return "; ".join(problems)
