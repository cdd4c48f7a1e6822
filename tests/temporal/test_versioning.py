"""Which version of the code a worker says it is. Deploys themselves: tests/end_to_end/test_deploys.py."""

import pytest
from temporalio.common import VersioningBehavior
from temporalio.worker import WorkerDeploymentVersion

from porting.temporal.client import TemporalConfigurationError
from porting.temporal.versioning import deployment_of, version_told


def test_a_worker_whose_deployment_nobody_names_takes_any_task() -> None:
    from_the_image_alone = {"TEMPORAL_WORKER_BUILD_ID": "0.4.1-5160231"}

    assert deployment_of({}) is None
    assert deployment_of(from_the_image_alone) is None
    assert deployment_of({"TEMPORAL_DEPLOYMENT_NAME": " "} | from_the_image_alone) is None
    assert version_told(None) == {}


def test_what_the_worker_controller_sets_names_deployment_and_version() -> None:
    told = deployment_of(
        {
            "TEMPORAL_DEPLOYMENT_NAME": "porting/porting-worker",
            "TEMPORAL_WORKER_BUILD_ID": "0.4.1-5160231-9f3c",
        }
    )

    assert told is not None
    assert told.version == WorkerDeploymentVersion("porting/porting-worker", "0.4.1-5160231-9f3c")
    assert told.use_worker_versioning
    # Running requests go on with the current version, whichever they began with.
    assert told.default_versioning_behavior is VersioningBehavior.AUTO_UPGRADE
    assert version_told(told) == {"deployment": "porting/porting-worker", "build_id": "0.4.1-5160231-9f3c"}


@pytest.mark.parametrize(
    ("name", "build_id", "wrong"),
    [
        ("porting", "", "TEMPORAL_WORKER_BUILD_ID must be set"),
        ("porting.desk", "1", "TEMPORAL_DEPLOYMENT_NAME: write letters"),
        ("__porting", "1", "TEMPORAL_DEPLOYMENT_NAME: write letters"),
        ("porting", "1 2", "TEMPORAL_WORKER_BUILD_ID: write at most 63"),
        ("porting", "-1", "TEMPORAL_WORKER_BUILD_ID: write at most 63"),
        ("porting", "1" * 64, "TEMPORAL_WORKER_BUILD_ID: write at most 63"),
    ],
)
def test_a_version_that_the_server_or_the_controller_would_not_take_is_told(
    name: str, build_id: str, wrong: str
) -> None:
    with pytest.raises(TemporalConfigurationError, match=wrong):
        deployment_of({"TEMPORAL_DEPLOYMENT_NAME": name, "TEMPORAL_WORKER_BUILD_ID": build_id})
