from datetime import timedelta
from pathlib import Path

import pytest

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
        ("PORTING_LOG_LEVEL", "a-secret"),
        ("PORTING_MAIL_FROM", "a-secret"),
        ("PORTING_METRICS_ADDRESS", "a-secret"),
        ("PORTING_POLICY", "a-secret"),
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
