import base64
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    SECP384R1,
    EllipticCurve,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from porting.domain.phone_number import NumberType
from porting.domain.policy import Policy
from porting.settings import Settings, SettingsError


def test_without_any_variable_the_settings_are_those_of_this_machine() -> None:
    settings = Settings.from_environment({"HOME": "/root", "TEMPORAL_ADDRESS": "elsewhere:7233"})

    assert settings == Settings()
    assert settings.policy == Policy()
    assert settings.documents_dir == Path(".porting/documents")


def test_a_misspelt_variable_stops_the_start_and_is_named_with_the_one_that_was_meant() -> None:
    with pytest.raises(SettingsError, match=r"PORTING_LOG_LEVLE: .*is it PORTING_LOG_LEVEL\?"):
        Settings.from_environment({"PORTING_LOG_LEVLE": "debug"})


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORTING_DAY", "a-secret"),
        ("PORTING_DAY", "0"),
        ("PORTING_DAY", "nan"),
        ("PORTING_DAY", "1e999"),
        ("PORTING_FIRST_REMINDERS", "3d,a-secret"),
        ("PORTING_LOA_MAX_AGE", "a-secret"),
        ("PORTING_LOA_MAX_AGE", "CA=60"),
        ("PORTING_BILL_MAX_AGE", "30, toll_free=0"),
        ("PORTING_HEALTH_ADDRESS", "a-secret"),
        ("PORTING_LOG_LEVEL", "a-secret"),
        ("PORTING_MAIL_FROM", "a-secret"),
        ("PORTING_METRICS_ADDRESS", "a-secret"),
        ("PORTING_METRICS_ADDRESS", "a-secret:9464"),
        ("PORTING_METRICS_ADDRESS", "127.0.0.1:0"),
        ("PORTING_POLICY", "a-secret"),
        ("PORTING_MAIL_REPLY_TO", "a-secret"),
        ("PORTING_MAIL_REPLY_TO", "a-secret+inbox@desk.example"),
        ("PORTING_MAIL_REPLY_TO", f"a-secret{'x' * 40}@desk.example"),
        ("PORTING_SENDGRID_EVENT_KEY", "a-secret"),
        ("PORTING_SENDGRID_URL", "http://sendgrid.example/a-secret"),
        ("PORTING_INBOUND_SMTP", "a-secret:2525"),
        ("PORTING_INBOUND_SMTP", "8.8.8.8:25"),
        ("PORTING_INBOUND_SMTP", "127.0.0.1"),
        ("PORTING_INBOUND_SMTP", "127.0.0.1:0"),
        ("PORTING_SMTP_URL", "a-secret"),
        ("PORTING_SMTP_URL", "https://a-secret"),
        ("PORTING_SMTP_URL", "smtp://"),
        ("PORTING_SMTP_URL", "smtp://a-secret:port"),
        ("PORTING_SMTP_URL", "smtp://host/a-secret"),
        ("PORTING_SMTP_URL", "smtp://user:a-secret@host"),
        ("PORTING_TELNYX_API_KEY", "a-secret"),
        ("PORTING_TELNYX_API_KEY", "Bearer KEY0123456789_a-secret"),
        ("PORTING_TELNYX_CONFIRM_AGAIN", "a-secret"),
        ("PORTING_TELNYX_PUBLIC_KEY", "a-secret"),
        ("PORTING_TELNYX_PUBLIC_KEY", "KEY0123456789_a-secret"),
        ("PORTING_TELNYX_URL", "a-secret"),
        ("PORTING_TELNYX_URL", "http://telnyx.example/a-secret"),
        ("PORTING_TELNYX_URL", "http://127.0.0.1.example/a-secret"),
        ("PORTING_TELNYX_WEBHOOK_URL", "http://desk.example/a-secret"),
        ("PORTING_UPSTREAM", "a-secret"),
        ("PORTING_UPSTREAM_URL", "a-secret"),
        ("PORTING_WEB_PORT", "70000"),
        ("PORTING_WEB_PORT", "a-secret"),
        ("PORTING_WORKER_GRACEFUL_SHUTDOWN", "a-secret"),
    ],
)
def test_a_wrong_value_is_told_by_its_variable_and_never_quoted(variable: str, value: str) -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.from_environment({variable: value})

    assert str(refused.value).startswith(f"{variable}: ")
    assert "a-secret" not in str(refused.value)


def test_documents_may_be_of_another_age_by_country_and_number_type() -> None:
    limits = Settings.from_environment({"PORTING_LOA_MAX_AGE": "30, CA=60, toll_free=15"}).age_limits

    assert limits.loa_days("US", [NumberType.LOCAL]) == 30
    assert limits.loa_days("CA", [NumberType.LOCAL]) == 60
    assert limits.loa_days("CA", [NumberType.LOCAL, NumberType.TOLL_FREE]) == 15
    assert limits.bill_days("CA", [NumberType.TOLL_FREE]) == 30


def test_an_empty_variable_says_nothing() -> None:
    assert Settings.from_environment({"PORTING_SENDGRID_API_KEY": " "}).sendgrid_api_key is None


def test_a_draft_has_durations_of_its_own_which_a_shorter_day_shortens_but_for_the_pause() -> None:
    settings = Settings.from_environment(
        {"PORTING_DAY": "0.5d", "PORTING_DRAFT_LIFETIME": "10d", "PORTING_DRAFT_REMINDERS": "1d,3d"}
    )

    policy = settings.draft_policy
    assert policy.draft_lifetime == timedelta(days=5)
    assert policy.draft_reminders == (timedelta(hours=12), timedelta(hours=36))
    assert policy.draft_mail_pause == timedelta(minutes=2)


def test_requests_are_told_where_support_sees_their_documents() -> None:
    settings = Settings.from_environment({"PORTING_CODEC_URL": "https://codec.example.com"})

    assert settings.policy.codec_url == "https://codec.example.com"


def test_each_duration_of_the_policy_has_a_variable() -> None:
    settings = Settings.from_environment(
        {"PORTING_LOSING_CARRIER_RESPONSE_EXPECTED": "10d", "PORTING_FIRST_REMINDERS": "24h, 5d"}
    )

    assert settings.policy.losing_carrier_response_expected == timedelta(days=10)
    assert settings.policy.first_reminders == (timedelta(days=1), timedelta(days=5))


def test_a_short_day_shortens_the_durations_that_were_set_too() -> None:
    settings = Settings.from_environment({"PORTING_DAY": "0.6", "PORTING_REQUEST_LIFETIME": "10d"})

    assert settings.policy.day == timedelta(seconds=0.6)
    assert settings.policy.request_lifetime == timedelta(seconds=6)
    assert settings.policy.backbone_approval_expected == timedelta(seconds=0.6)


def test_a_secret_may_stand_in_a_file_and_never_shows(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("an-inventory-token\n")

    settings = Settings.from_environment({"PORTING_INVENTORY_TOKEN_FILE": str(file)})

    assert settings.inventory_token is not None
    assert settings.inventory_token.get_secret_value() == "an-inventory-token"
    assert "an-inventory-token" not in repr(settings)


def test_a_secret_that_is_given_twice_or_not_there_is_refused(tmp_path: Path) -> None:
    absent = str(tmp_path / "absent")

    with pytest.raises(SettingsError, match="PORTING_INVENTORY_TOKEN_FILE: the file cannot be read"):
        Settings.from_environment({"PORTING_INVENTORY_TOKEN_FILE": absent})
    with pytest.raises(SettingsError, match="keep one of them"):
        Settings.from_environment({"PORTING_INVENTORY_TOKEN_FILE": absent, "PORTING_INVENTORY_TOKEN": "x"})


def test_mail_to_real_customers_needs_addresses_that_lead_somewhere() -> None:
    with pytest.raises(SettingsError, match="PORTING_MAIL_FROM, PORTING_SUPPORT_ADDRESS"):
        Settings.from_environment({"PORTING_SENDGRID_API_KEY": "key"})


ADDRESSES = {
    "PORTING_MAIL_FROM": "porting@desk.example",
    "PORTING_SUPPORT_ADDRESS": "support@desk.example",
}
SMTP = {**ADDRESSES, "PORTING_SMTP_URL": "smtps://mail.desk.example:465"}


def test_a_mail_server_is_named_with_who_signs_in_there(tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text("not-a-password\n")

    settings = Settings.from_environment(
        {**SMTP, "PORTING_SMTP_USER": "desk", "PORTING_SMTP_PASSWORD_FILE": str(password)}
    )

    assert settings.smtp_url == "smtps://mail.desk.example:465"
    assert settings.smtp_password is not None
    assert settings.smtp_password.get_secret_value() == "not-a-password"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"PORTING_SMTP_URL": "smtp://host"}, "PORTING_MAIL_FROM, PORTING_SUPPORT_ADDRESS"),
        ({**SMTP, "PORTING_SENDGRID_API_KEY": "key"}, "PORTING_SMTP_URL: PORTING_SENDGRID_API_KEY is set"),
        ({**SMTP, "PORTING_SMTP_USER": "desk"}, "PORTING_SMTP_USER: set PORTING_SMTP_PASSWORD too"),
        ({**SMTP, "PORTING_SMTP_PASSWORD": "x"}, "PORTING_SMTP_PASSWORD: set PORTING_SMTP_USER too"),
        ({"PORTING_INBOUND_SMTP_AUTHSERV": "mx.desk.example"}, "set PORTING_INBOUND_SMTP too"),
        ({"PORTING_SMTP_USER": "desk", "PORTING_SMTP_PASSWORD": "x"}, "set PORTING_SMTP_URL too"),
        ({"PORTING_SMTP_CA_FILE": "ca.pem"}, "PORTING_SMTP_CA_FILE: set PORTING_SMTP_URL too"),
    ],
    ids=["no addresses", "two ways", "no password", "no user", "no way in", "no server", "only an authority"],
)
def test_a_way_for_mail_that_is_half_described_stops_the_start(given: dict[str, str], told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        Settings.from_environment(given)


def test_the_key_of_sendgrids_events_is_one_on_p256() -> None:
    def as_shown(curve: EllipticCurve) -> str:
        key = generate_private_key(curve).public_key()
        return base64.b64encode(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).decode()

    given = as_shown(SECP256R1())

    assert (
        Settings.from_environment({"PORTING_SENDGRID_EVENT_KEY": f" {given}\n"}).sendgrid_event_key == given
    )
    for wrong in (as_shown(SECP384R1()), given[:-8], base64.b64encode(bytes(91)).decode()):
        with pytest.raises(SettingsError, match="PORTING_SENDGRID_EVENT_KEY: this is no verification key"):
            Settings.from_environment({"PORTING_SENDGRID_EVENT_KEY": wrong})


KEY = "KEY0123456789_of-nobody"
PUBLIC_KEY = base64.b64encode(Ed25519PrivateKey.generate().public_key().public_bytes_raw()).decode()


def test_telnyx_is_chosen_with_its_own_address_and_a_second_confirmation_unless_told_otherwise() -> None:
    given = {
        "PORTING_UPSTREAM": "telnyx",
        "PORTING_TELNYX_API_KEY": f" {KEY}\n",
        "PORTING_TELNYX_PUBLIC_KEY": PUBLIC_KEY,
    }

    settings = Settings.from_environment(given)
    other = Settings.from_environment(
        {**given, "PORTING_TELNYX_CONFIRM_AGAIN": "no", "PORTING_TELNYX_URL": "http://localhost:1/v2/"}
    )

    assert settings.telnyx_api_key is not None
    assert settings.telnyx_api_key.get_secret_value() == KEY
    assert KEY not in repr(settings)
    assert settings.telnyx_url == "https://api.telnyx.com/v2"
    assert settings.telnyx_confirm_again
    assert not other.telnyx_confirm_again
    assert other.telnyx_url == "http://localhost:1/v2"


def test_a_telnyx_key_may_stand_in_a_file_and_must_be_one_there_too(tmp_path: Path) -> None:
    file = tmp_path / "key"
    given = {"PORTING_UPSTREAM": "telnyx", "PORTING_TELNYX_API_KEY_FILE": str(file)}
    file.write_text(f"{KEY}\n")

    settings = Settings.from_environment(given)

    assert settings.telnyx_api_key is not None
    assert settings.telnyx_api_key.get_secret_value() == KEY
    file.write_text("a-secret\n")
    with pytest.raises(SettingsError, match="PORTING_TELNYX_API_KEY: this is no Telnyx API key"):
        Settings.from_environment(given)


def test_a_key_of_a_provider_that_nobody_has_chosen_stops_the_start() -> None:
    with pytest.raises(SettingsError, match="PORTING_TELNYX_API_KEY: set PORTING_UPSTREAM too"):
        Settings.from_environment({"PORTING_TELNYX_API_KEY": KEY})


def test_settings_of_a_provider_that_is_not_chosen_may_stay_where_they_are() -> None:
    sandbox = Settings.from_environment({"PORTING_UPSTREAM": "sandbox", "PORTING_TELNYX_API_KEY": KEY})
    telnyx = Settings.from_environment(
        {"PORTING_UPSTREAM": "telnyx", "PORTING_UPSTREAM_URL": "http://sandbox:8090"}
    )

    assert (sandbox.upstream, telnyx.upstream) == ("sandbox", "telnyx")


def test_what_the_chosen_provider_needs_is_named_with_all_its_variables() -> None:
    settings = Settings.from_environment({"PORTING_UPSTREAM": "telnyx"})

    with pytest.raises(SettingsError) as refused:
        settings.require(("telnyx_api_key", "inventory_url"))

    assert str(refused.value) == (
        "PORTING_TELNYX_API_KEY (or PORTING_TELNYX_API_KEY_FILE): set it where PORTING_UPSTREAM is telnyx; "
        "PORTING_INVENTORY_URL: set it where PORTING_UPSTREAM is telnyx"
    )


def test_days_are_not_shortened_with_a_real_provider() -> None:
    given = {"PORTING_UPSTREAM": "telnyx", "PORTING_DAY": "1s"}

    with pytest.raises(SettingsError, match="PORTING_DAY: leave it out with a real provider"):
        Settings.from_environment(given)
    Settings.from_environment({**given, "PORTING_DAY": "24h"})
    Settings.from_environment({**given, "PORTING_TELNYX_URL": "http://127.0.0.1:8091/v2"})


def test_a_public_key_for_which_anybody_can_sign_is_no_key() -> None:
    """Zeros in place of a key are a point of order 4: one of four signatures fits any webhook."""
    zeros = Ed25519PublicKey.from_public_bytes(bytes(32))
    one = Ed25519PublicKey.from_public_bytes(b"\1" + bytes(31))
    one.verify(b"\1" + bytes(63), b"any webhook")
    assert zeros.public_bytes_raw() == bytes(32)

    for weak in SMALL_ORDER:
        for sign in (0, 0x80):
            point = weak[:-1] + bytes([weak[-1] | sign])
            with pytest.raises(SettingsError, match="PORTING_TELNYX_PUBLIC_KEY: this is no public key"):
                Settings.from_environment(
                    {
                        "PORTING_UPSTREAM": "telnyx",
                        "PORTING_TELNYX_PUBLIC_KEY": base64.b64encode(point).decode(),
                    }
                )


#: Their y: 0, 1 and -1, also with the field's size added, and the two of the points of order 8.
SMALL_ORDER = (
    bytes(32),
    b"\1" + bytes(31),
    b"\xec" + b"\xff" * 30 + b"\x7f",
    b"\xed" + b"\xff" * 30 + b"\x7f",
    b"\xee" + b"\xff" * 30 + b"\x7f",
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("localhost:2525", "127.0.0.1:2525"),
        ("10.0.0.5:25", "10.0.0.5:25"),
        ("0.0.0.0:2525", "0.0.0.0:2525"),
        ("[::1]:2525", "::1:2525"),
    ],
)
def test_mail_may_be_taken_where_nobody_from_the_internet_comes(written: str, meant: str) -> None:
    assert Settings.from_environment({"PORTING_INBOUND_SMTP": written}).inbound_smtp == meant
