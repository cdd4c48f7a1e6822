"""The image: made by the Dockerfile's steps, it serves as a user who can change nothing of it."""

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.compose import PROGRAMS, ROOT, production, trial
from tests.deploy.dockerfile import stages
from tests.deploy.image import Built, build
from tests.deploy.lent import LentContainers, LentGround, may_be_another
from tests.deploy.serving import Image, deployed

PIECE = "2026.11.23-4f1c"


@pytest.fixture(scope="module")
def directory() -> Iterator[Path]:
    """Open to the user of the containers; pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="porting-image-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture(scope="module")
def image(directory: Path) -> Built:
    return build(ROOT, LentGround(directory), {"BUILD_ID": PIECE})


def test_the_dockerfile_has_nothing_that_its_linter_objects_to() -> None:
    linted = subprocess.run(
        [PROGRAMS / "hadolint", ROOT / "Dockerfile"], capture_output=True, text=True, check=False
    )

    assert linted.returncode == 0, linted.stdout


def test_every_stage_begins_with_one_version_of_one_image() -> None:
    bases = {stage.base for stage in stages((ROOT / "Dockerfile").read_text())}

    assert bases == {"python:3.11.16-slim-bookworm"}


def test_the_image_says_which_code_it_is_and_runs_as_nobody_in_particular(image: Built) -> None:
    made = image.configuration

    assert made.environment["TEMPORAL_WORKER_BUILD_ID"] == PIECE
    assert made.labels["org.opencontainers.image.revision"] == PIECE
    assert made.user == "10001"
    assert made.volumes == (made.environment["PORTING_STATE_DIR"],)
    assert (*made.entry_point, *made.command) == ("python", "-m", "starters.cli", "worker")


def test_the_image_has_our_code_and_nothing_else_of_ours(image: Built) -> None:
    there = {path.name for path in image.place(".").iterdir()}

    assert there == {"porting", "activities", "workflows", "workers", "starters"}


def test_each_process_is_asked_for_its_health_at_the_port_where_it_is(image: Built) -> None:
    worker = image.configuration.environment["PORTING_HEALTH_ADDRESS"].rpartition(":")[2]

    for services in (trial()["services"], production()["services"]):
        for name in ("web", "codec-server", "worker"):
            port = worker if name == "worker" else str(services[name]["ports"][0]["target"])
            assert services[name]["healthcheck"]["test"] == [
                "CMD",
                *image.configuration.health_check[:-1],
                port,
            ]
    assert image.configuration.health_check[-1] == worker


@pytest.fixture(scope="module")
def containers(image: Built, directory: Path) -> LentContainers:
    return LentContainers.of(image, directory)


def test_nothing_of_the_image_can_be_changed_by_what_runs_in_it(containers: LentContainers) -> None:
    if not may_be_another():
        pytest.skip("only root can be somebody else")

    for place in ("starters/cli.py", "starters/added.py", "added"):
        changing = containers.argv(("touch", place), {}, "state")
        assert subprocess.run(changing, capture_output=True, check=False).returncode != 0


@pytest.mark.embedded
async def test_the_image_serves_the_sample_through_tls_and_an_api_key(
    image: Built, containers: LentContainers, tmp_path: Path
) -> None:
    made = Image(containers, image.configuration.entry_point, image.configuration.health_check)

    async with deployed(made, tmp_path) as deployment:
        await deployment.serves_the_sample()
        shown = await deployment.shown_by_the_codec_server()

    assert "Acme" in shown
    assert deployment.gate.refused == {}
    assert {
        "PollWorkflowTaskQueue",
        "PollActivityTaskQueue",
        "SignalWorkflowExecution",
    } <= deployment.gate.passed.keys()
