"""The compose files, alone and merged, as Docker Compose reads them: what can be known without Docker."""

import re
import subprocess
from datetime import timedelta
from typing import Any

import pytest
import yaml

from porting.settings import SECRETS, Settings, variable_names
from tests.deploy.compose import (
    PRODUCTION,
    PROGRAMS,
    ROOT,
    SAID,
    TRIAL,
    composed,
    production,
    trial,
    understood,
)

OURS = ("sandbox", "web", "codec-server", "worker")
IN_PRODUCTION = ("web", "codec-server", "worker")
#: What Temporal's Python, Go and Java programs read. Source: Temporal's environment configuration.
TEMPORALS = {"TEMPORAL_ADDRESS", "TEMPORAL_NAMESPACE", "TEMPORAL_CONFIG_FILE", "TEMPORAL_DEPLOYMENT_NAME"}
#: What OpenTelemetry's programs read.
OPEN_TELEMETRYS = {
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_HEADERS",
    "OTEL_RESOURCE_ATTRIBUTES",
    "OTEL_TRACES_SAMPLER",
    "OTEL_TRACES_SAMPLER_ARG",
}
#: What a container's owner has no use for: the image says where state and health are, the files say ports.
NOT_PASSED_ON = {
    "PORTING_STATE_DIR",
    "PORTING_LOG_FORMAT",
    "PORTING_HEALTH_ADDRESS",
    "PORTING_WEB_PORT",
    "PORTING_CODEC_PORT",
    "PORTING_SANDBOX_PORT",
    "PORTING_TELNYX_URL",  # for tests
    # In the state directory, where commands that change them find them too.
    "PORTING_API_KEYS_FILE",
    "PORTING_CODEC_TOKENS_FILE",
    "PORTING_LINK_KEY_FILE",
    "PORTING_PIN_KEY_FILE",
    "PORTING_REPLY_KEY_FILE",
}

both = pytest.mark.parametrize("name", ["trial", "production"])
each_of_ours = pytest.mark.parametrize("name", OURS)
each_in_production = pytest.mark.parametrize("name", IN_PRODUCTION)


def services(name: str) -> dict[str, dict[str, Any]]:
    return dict((trial() if name == "trial" else production())["services"])


def given(service: dict[str, Any]) -> set[str]:
    """The variables that a container of it has, or would have if .env did."""
    return set(service.get("environment", {}))


def test_all_that_is_missing_for_production_is_named_with_what_to_write() -> None:
    with pytest.raises(subprocess.CalledProcessError) as refused:
        composed(PRODUCTION, {}, "--quiet")

    for variable in SAID:
        assert re.search(rf"required variable {variable} is missing a value: \w+", refused.value.stderr)


def test_nothing_has_to_be_said_to_try_it() -> None:
    assert composed(TRIAL, {}, "--quiet").stderr == ""
    assert composed(PRODUCTION, SAID, "--quiet").stderr == ""


@both
def test_every_image_has_a_version(name: str) -> None:
    for service in services(name).values():
        _, _, tag = service["image"].partition(":")
        assert tag
        assert tag != "latest"


@both
def test_nothing_is_published_beyond_this_host(name: str) -> None:
    published = [port for service in services(name).values() for port in service.get("ports", ())]

    assert published
    assert {port["host_ip"] for port in published} == {"127.0.0.1"}


@both
def test_what_is_waited_for_can_be_seen(name: str) -> None:
    for service in services(name).values():
        for other, wait in service.get("depends_on", {}).items():
            if wait["condition"] == "service_healthy":
                assert "healthcheck" in services(name)[other]
            else:
                assert wait["condition"] == "service_completed_successfully"
                assert services(name)[other]["restart"].startswith("on-failure")


@both
def test_whatever_goes_on_running_is_watched(name: str) -> None:
    for service in services(name).values():
        assert ("healthcheck" in service) == (service["restart"] == "unless-stopped")


@both
def test_what_is_mounted_is_there(name: str) -> None:
    merged = trial() if name == "trial" else production()
    for service in services(name).values():
        for volume in service.get("volumes", ()):
            is_ours = volume["type"] == "bind"
            assert (ROOT / volume["source"]).exists() if is_ours else volume["source"] in merged["volumes"]
        for secret in service.get("secrets", ()):
            assert secret["source"] in merged["secrets"]
    used = {volume["source"] for service in services(name).values() for volume in service.get("volumes", ())}
    assert merged["volumes"].keys() <= used


@both
def test_every_secret_is_a_file_and_none_has_a_default(name: str) -> None:
    for service in services(name).values():
        mounted = {f"/run/secrets/{secret['source']}" for secret in service.get("secrets", ())}
        for variable, value in service.get("environment", {}).items():
            if re.search("PASSWORD|PWD|SECRET|API_KEY|TOKEN_FILE|KEYS_FILE|TLS_KEY|CONFIG_FILE$", variable):
                assert value is None or value == "" or value in mounted, variable


def test_a_secret_that_is_given_is_the_file_on_this_host_and_one_that_is_not_is_none() -> None:
    of_the_sandbox = "PORTING_UPSTREAM_WEBHOOK_SECRET_FILE"
    variables = {f"PORTING_{name.upper()}_FILE" for name in SECRETS} - {of_the_sandbox} | {
        "PORTING_SMTP_CA_FILE"
    }

    merged = understood(PRODUCTION, {**SAID, **{variable: f"/srv/{variable}" for variable in variables}})

    found = {}
    for service in merged["services"].values():
        for variable in variables & given(service):
            inside = service["environment"][variable]
            found[variable] = merged["secrets"][inside.removeprefix("/run/secrets/")]["file"]
    assert found == {variable: f"/srv/{variable}" for variable in variables}
    for service in services("production").values():
        assert not any(service["environment"].get(variable) for variable in variables)


@each_of_ours
def test_our_programs_can_do_little(name: str) -> None:
    for found in (services("trial"), services("production")):
        if name in found:
            service = found[name]
            assert service["user"] == "10001"
            assert service["read_only"] is True
            assert service["cap_drop"] == ["ALL"]
            assert service["security_opt"] == ["no-new-privileges:true"]
            assert service["init"] is True
            assert service["mem_limit"]


@both
def test_every_variable_that_our_programs_are_given_exists(name: str) -> None:
    for service in (services(name)[each] for each in OURS if each in services(name)):
        assert given(service) <= variable_names() | TEMPORALS | OPEN_TELEMETRYS


def test_every_setting_can_be_made_in_production_or_has_a_reason_not_to() -> None:
    passed_on = set().union(*(given(service) for service in services("production").values()))
    in_files = {variable.removesuffix("_FILE") for variable in passed_on}
    sandboxes = {name for name in variable_names() if "SANDBOX" in name or "UPSTREAM_" in name}

    assert variable_names() - passed_on - in_files == NOT_PASSED_ON | sandboxes


def test_production_runs_our_processes_alone() -> None:
    merged = production()

    assert merged["services"].keys() == set(IN_PRODUCTION)
    assert "sandbox" not in str(merged)


@each_in_production
def test_in_production_one_file_says_where_temporal_is_and_who_we_are(name: str) -> None:
    service = services("production")[name]
    file = service["environment"]["TEMPORAL_CONFIG_FILE"]

    assert {variable for variable in given(service) if variable.startswith("TEMPORAL_")} <= {
        "TEMPORAL_CONFIG_FILE",
        "TEMPORAL_DEPLOYMENT_NAME",
    }
    assert file in {secret["target"] for secret in service["secrets"]}


@each_in_production
def test_whoever_speaks_to_temporal_is_given_the_key_as_a_file_and_nobody_else_is(name: str) -> None:
    for found in (services("trial")[name], services("production")[name]):
        file = found["environment"]["PORTING_ENCRYPTION_KEYS_FILE"]
        assert file in {secret["target"] for secret in found["secrets"]}
    assert "encryption-keys" not in str(services("trial")["sandbox"])


def test_what_production_is_told_makes_settings_that_are_right() -> None:
    for service in services("production").values():
        environment = {name: value for name, value in service["environment"].items() if value}
        Settings.from_environment(environment)


def test_the_worker_is_given_the_time_that_it_takes_to_end() -> None:
    worker = services("trial")["worker"]
    settings = Settings.from_environment(
        {"PORTING_WORKER_GRACEFUL_SHUTDOWN": worker["environment"]["PORTING_WORKER_GRACEFUL_SHUTDOWN"]}
    )

    waits = timedelta(seconds=int(worker["stop_grace_period"].removesuffix("s")))

    assert waits > settings.worker_graceful_shutdown


def test_the_web_ui_sends_the_codec_server_the_cookie_that_stands_for_a_token() -> None:
    told = services("trial")["temporal-ui"]["environment"]
    [port] = services("trial")["codec-server"]["ports"]

    assert told["TEMPORAL_CODEC_ENDPOINT"] == f"http://127.0.0.1:{port['published']}"
    assert told["TEMPORAL_CODEC_INCLUDE_CREDENTIALS"] == "true"


def test_the_worker_believes_the_mail_catcher_and_nobody_else() -> None:
    worker, catcher = services("trial")["worker"], services("trial")["mail-catcher"]

    believed = worker["environment"]["PORTING_SMTP_CA_FILE"]

    assert worker["environment"]["PORTING_SMTP_URL"] == "smtp://mail-catcher:1025"
    assert believed == catcher["environment"]["MP_SMTP_TLS_CERT"]


def test_temporals_containers_have_the_version_that_everything_is_tried_on() -> None:
    version = subprocess.run([PROGRAMS / "temporal", "--version"], capture_output=True, text=True, check=True)
    server, ui = re.findall(r"(?:Server|UI) ([0-9.]+)", version.stdout)

    images = {name: service["image"].partition(":")[2] for name, service in services("trial").items()}

    assert {images[name] for name in images if name.startswith("temporal")} == {server, ui}
    assert images["temporal-ui"] == ui


def test_the_dynamic_configuration_is_of_the_form_that_temporal_reads() -> None:
    folder = ROOT / "deploy" / "dynamicconfig"
    file = services("trial")["temporal"]["environment"]["DYNAMIC_CONFIG_FILE_PATH"].rpartition("/")[2]

    for values in yaml.safe_load((folder / file).read_text()).values():
        assert all("value" in value for value in values)


@pytest.mark.parametrize("file", PRODUCTION)
def test_no_container_may_do_what_it_need_not(file: str) -> None:
    linted = subprocess.run(
        [PROGRAMS / "compose-lint", file], capture_output=True, text=True, cwd=ROOT, check=False
    )

    assert linted.returncode == 0, linted.stdout
