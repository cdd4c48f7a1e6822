"""What a process is told from outside: one model, made from the environment once, at the start."""

import difflib
import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
)

from porting.domain.checks.ages import AgeLimit, AgeLimits
from porting.domain.errors import PortingError
from porting.domain.policy import Policy

PREFIX = "PORTING_"
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_DURATION_ADVICE = "write a number above 0 with its unit: 90s, 30m, 24h or 7d"


class SettingsError(PortingError):
    """A variable is wrong; the message names it and says what to do, and never quotes a value."""


def _duration(value: Any) -> Any:
    """`90`, `90s`, `30m`, `24h`, `7d`: seconds where no unit stands."""
    if not isinstance(value, str):
        return value
    text = value.strip().lower()
    number, unit = (text[:-1], text[-1]) if text[-1:] in _UNITS else (text, "s")
    try:
        duration = timedelta(seconds=float(number) * _UNITS[unit])
    except (ValueError, OverflowError):
        raise ValueError(_DURATION_ADVICE) from None
    if duration <= timedelta(0):
        raise ValueError(_DURATION_ADVICE)
    return duration


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


Duration = Annotated[timedelta, BeforeValidator(_duration)]
AgeLimitList = Annotated[tuple[AgeLimit, ...], BeforeValidator(_age_limits)]
Port = Annotated[int, Field(ge=1, le=65535)]
Url = Annotated[str, _shaped(r"https?://[^\s/]\S*", "write an address that begins with http:// or https://")]
MailAddress = Annotated[str, _shaped(r"[^\s@<>]+@[^\s@<>]+", "write one mail address, without a name")]
HostAndPort = Annotated[str, _shaped(r"[^\s:]+:[0-9]{1,5}", "write host:port, such as 127.0.0.1:9464")]


class Settings(BaseModel):
    """All settings of all processes; `docs/configuration.md` says what each is for.

    `policy` comes from variables named for its fields (`PORTING_REQUEST_LIFETIME`). These are in real days;
    `PORTING_DAY` then shortens all of them together.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    state_dir: Path = Path(".porting")
    policy: Policy = Policy()
    loa_max_age: AgeLimitList = AgeLimits().loa
    bill_max_age: AgeLimitList = AgeLimits().bill
    support_address: MailAddress = "support@servicecall.example"
    mail_from: MailAddress = "porting@servicecall.example"
    sendgrid_api_key: SecretStr | None = None
    """None: mail goes into `outbox_dir`, one `.eml` a mail."""
    upstream_url: Url = "http://127.0.0.1:8090"
    upstream_webhook_secret: SecretStr | None = None
    """Signs upstream's webhooks; `./dev run` makes one. None: no webhook is believed."""
    inventory_url: Url | None = None
    """None: the sandbox at `upstream_url` plays the inventory too."""
    inventory_token: SecretStr | None = None
    pin_key_file: Path | None = None
    """None: the one in `keys_dir`."""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["console", "json"] = "console"
    web_host: str = "127.0.0.1"
    web_port: Port = 8080
    sandbox_host: str = "127.0.0.1"
    sandbox_port: Port = 8090
    sandbox_webhook_url: Url = "http://127.0.0.1:8080/webhooks/upstream"
    """Where the sandbox sends its webhooks: our own `porting web`."""
    worker_graceful_shutdown: Duration = timedelta(seconds=20)
    """How long running activities may go on after SIGTERM."""
    metrics_address: HostAndPort | None = None
    """Where the worker serves Prometheus metrics; None: nowhere."""

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
    def pin_key_path(self) -> Path:
        return self.pin_key_file or self.keys_dir / "pin.key"

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
            settings = cls(**own, **_secrets_in_files(given), policy=_policy(given))
        except ValidationError as error:
            raise SettingsError(_told(error)) from error
        settings._refuse_addresses_that_lead_nowhere()
        return settings

    def _refuse_addresses_that_lead_nowhere(self) -> None:
        """With SendGrid, mail reaches customers: who sends it and who answers must have been said."""
        if self.sendgrid_api_key is None:
            return
        missing = {"mail_from", "support_address"} - self.model_fields_set
        if missing:
            names = ", ".join(sorted(_variable(name) for name in missing))
            raise SettingsError(f"{names}: set it too where {_variable('sendgrid_api_key')} is set")


SECRETS = ("sendgrid_api_key", "upstream_webhook_secret", "inventory_token")
_FILE = "_file"


def variable_names() -> frozenset[str]:
    """Every variable that `Settings.from_environment` knows."""
    return frozenset(_variable(name) for name in _known())


def _variable(name: str) -> str:
    return PREFIX + name.upper()


def _known() -> frozenset[str]:
    own = set(Settings.model_fields) - {"policy"}
    return frozenset(own | set(Policy.model_fields) | {name + _FILE for name in SECRETS})


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
    durations = {name: _read_policy(name, given[name]) for name in Policy.model_fields if name in given}
    day = durations.pop("day", None)
    policy = Policy.model_validate(durations)
    return policy if day is None else policy.with_a_day_of(day)


def _read_policy(name: str, text: str) -> Any:
    try:
        if isinstance(Policy.model_fields[name].default, tuple):
            return tuple(_duration(step) for step in text.split(","))
        return _duration(text)
    except ValueError as error:
        raise SettingsError(f"{_variable(name)}: {error}") from error


def _told(error: ValidationError) -> str:
    """What is wrong with which variable, without its value."""
    problems = (
        f"{_variable(str(problem['loc'][0]))}: {problem['msg'].removeprefix('Value error, ')}"
        for problem in error.errors(include_input=False, include_url=False, include_context=False)
    )
    return "; ".join(problems)
