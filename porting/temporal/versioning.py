"""Which version of the code this worker is, said in the variables that Temporal's Worker Controller sets.

docs/changing-code.md says what a version is for, and how one takes over from another.
"""

import os
import re
from collections.abc import Mapping

from temporalio.common import VersioningBehavior
from temporalio.worker import WorkerDeploymentConfig, WorkerDeploymentVersion

from porting.temporal.client import TemporalConfigurationError

DEPLOYMENT_NAME = "TEMPORAL_DEPLOYMENT_NAME"
BUILD_ID = "TEMPORAL_WORKER_BUILD_ID"

#: What the server takes: a dot ends the name where name and build id are written together.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_/-]{0,252}")
#: What is also a Kubernetes label, as which the controller uses it.
_BUILD = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?")


def deployment_of(environment: Mapping[str, str] | None = None) -> WorkerDeploymentConfig | None:
    """The worker's deployment and version. None: it is unversioned, and takes any task.

    A build id alone says nothing: the image brings one, whether or not its workers are versioned.
    Raises: `TemporalConfigurationError`.
    """
    variables = os.environ if environment is None else environment
    name, build_id = variables.get(DEPLOYMENT_NAME, "").strip(), variables.get(BUILD_ID, "").strip()
    if not name:
        return None
    if not _NAME.fullmatch(name):
        raise TemporalConfigurationError(f"{DEPLOYMENT_NAME}: write letters, digits, _, - and / only")
    if not build_id:
        raise TemporalConfigurationError(
            f"{BUILD_ID} must be set where {DEPLOYMENT_NAME} is: it says which code this is"
        )
    if not _BUILD.fullmatch(build_id):
        raise TemporalConfigurationError(
            f"{BUILD_ID}: write at most 63 letters, digits, dots, _ and -; first and last a letter or digit"
        )
    return WorkerDeploymentConfig(
        version=WorkerDeploymentVersion(name, build_id),
        use_worker_versioning=True,
        # Said here and not by each workflow: the server refuses it in the answers of an unversioned worker.
        default_versioning_behavior=VersioningBehavior.AUTO_UPGRADE,
    )


def version_told(deployment: WorkerDeploymentConfig | None) -> dict[str, str]:
    """For a line of the log; empty: unversioned."""
    if deployment is None:
        return {}
    return {"deployment": deployment.version.deployment_name, "build_id": deployment.version.build_id}
