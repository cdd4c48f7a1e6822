"""`docker-compose.yml` and `Dockerfile`, read: what can be known without Docker."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from porting.settings import Settings, variable_names

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("sandbox", "web", "codec-server", "worker")

each_service = pytest.mark.parametrize("name", SERVICES)
each_of_ours = pytest.mark.parametrize("name", OURS)


@each_service
def test_every_image_has_a_version(name: str) -> None:
    _, _, tag = SERVICES[name]["image"].partition(":")

    assert tag
    assert tag != "latest"


@each_service
def test_nothing_is_published_beyond_this_host(name: str) -> None:
    assert all(port.startswith("127.0.0.1:") for port in SERVICES[name].get("ports", ()))


@each_service
def test_what_is_waited_for_can_be_seen(name: str) -> None:
    for other, wait in SERVICES[name].get("depends_on", {}).items():
        if wait["condition"] == "service_healthy":
            assert "healthcheck" in SERVICES[other]
        else:
            assert wait["condition"] == "service_completed_successfully"
            assert SERVICES[other]["restart"].startswith("on-failure")


@each_service
def test_what_is_mounted_is_there(name: str) -> None:
    for volume in SERVICES[name].get("volumes", ()):
        source = volume.split(":")[0]
        assert (ROOT / source).exists() if source.startswith(".") else source in COMPOSE["volumes"]


@each_service
def test_no_password_has_a_default(name: str) -> None:
    for variable, value in SERVICES[name].get("environment", {}).items():
        if re.search("PASSWORD|PWD|SECRET", variable):
            assert re.fullmatch(r"\$\{\w+:\?.+\}", value)


@each_of_ours
def test_our_programs_can_do_little(name: str) -> None:
    service = SERVICES[name]

    assert service["user"] == "10001"
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["init"] is True


@each_of_ours
def test_our_programs_know_every_variable_that_they_are_given(name: str) -> None:
    given = {variable for variable in SERVICES[name]["environment"] if variable.startswith("PORTING_")}

    assert given <= variable_names()


def test_the_worker_is_given_the_time_that_it_takes_to_end() -> None:
    worker = SERVICES["worker"]
    settings = Settings.from_environment(
        {"PORTING_WORKER_GRACEFUL_SHUTDOWN": worker["environment"]["PORTING_WORKER_GRACEFUL_SHUTDOWN"]}
    )

    waits = timedelta(seconds=int(worker["stop_grace_period"].removesuffix("s")))

    assert waits > settings.worker_graceful_shutdown


def test_the_web_ui_sends_the_codec_server_the_cookie_that_stands_for_a_token() -> None:
    told = SERVICES["temporal-ui"]["environment"]
    port = SERVICES["codec-server"]["ports"][0].rpartition(":")[0]

    assert told["TEMPORAL_CODEC_ENDPOINT"].endswith(f":-http://{port}}}")
    assert told["TEMPORAL_CODEC_INCLUDE_CREDENTIALS"] == "true"


def test_the_image_is_built_from_what_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(\S+) ", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    ignore = (ROOT / ".dockerignore").read_text().splitlines()

    assert copied
    for source in copied:
        assert (ROOT / source).exists()
        assert f"!{source}" in ignore


@pytest.mark.parametrize("name", ["web", "worker"])
def test_whoever_speaks_to_temporal_is_given_the_key_as_a_file_and_nobody_else_is(name: str) -> None:
    file = SERVICES[name]["environment"]["PORTING_ENCRYPTION_KEYS_FILE"]

    assert file in [f"/run/secrets/{secret}" for secret in SERVICES[name]["secrets"]]
    assert set(SERVICES[name]["secrets"]) <= COMPOSE["secrets"].keys()
    assert "secrets" not in SERVICES["sandbox"]
