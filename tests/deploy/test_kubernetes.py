"""The Kubernetes manifests, read: what can be known without a cluster."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from porting.settings import SECRETS, Settings, variable_names
from porting.temporal.versioning import deployment_of
from tests.deploy.kubernetes import (
    BASE,
    EXAMPLE,
    Manifest,
    container,
    manifests,
    of_kind,
    pods,
    put_together,
    settings,
)
from workers.providers import chosen
from workflows.names import DOCUMENTS_TASK_QUEUE, TASK_QUEUE

#: The oldest Kubernetes that is still mended when this is written.
KUBERNETES = "1.34"
PAGE = Path(__file__).parents[2] / "docs" / "kubernetes.md"

#: What each kind of others' must have under `spec`, and may.
#: Source: the definitions of Worker Controller 1.8.1 and KEDA 2.21.
CUSTOM = {
    "WorkerDeployment": (
        {"workerOptions", "rollout", "sunset", "template"},
        {"replicas", "minReadySeconds", "progressDeadlineSeconds"},
    ),
    "WorkerResourceTemplate": ({"workerDeploymentRef", "template"}, set[str]()),
    "Connection": ({"hostPort"}, {"tls", "mutualTLSSecretRef", "apiKeySecretRef"}),
    "TriggerAuthentication": (set[str](), {"secretTargetRef", "env", "podIdentity"}),
    "ScaledObject": (
        {"scaleTargetRef", "triggers"},
        {"pollingInterval", "cooldownPeriod", "minReplicaCount", "maxReplicaCount", "fallback", "advanced"},
    ),
}

each_pod = pytest.mark.parametrize("name", pods())


def is_valid(manifest: Manifest) -> None:
    """As Kubernetes' API server sees it: unknown fields are mistakes."""
    if manifest["kind"] not in CUSTOM:
        kubernetes_validate.validate(manifest, KUBERNETES, strict=True)
        return
    required, further = CUSTOM[manifest["kind"]]
    assert required <= manifest["spec"].keys() <= required | further


def test_every_manifest_is_one_that_kubernetes_takes() -> None:
    for manifest in manifests():
        is_valid(manifest)
    for pod in pods().values():
        is_valid(
            {
                "apiVersion": "apps/v1",
                "kind": "Deployment",
                "metadata": {"name": "of-a-version"},
                "spec": {"selector": {"matchLabels": pod["metadata"]["labels"]}, "template": pod},
            }
        )
    for template in of_kind("WorkerResourceTemplate").values():
        is_valid(template["spec"]["template"])
        assert "metadata" not in template["spec"]["template"]  # the controller names them


def test_kustomize_puts_them_together_and_gives_every_process_the_same_settings() -> None:
    made = put_together()
    if made is None:
        pytest.skip("kubectl is not here: the files are checked alone, not put together")

    [settings_map] = [each for each in made if each["kind"] == "ConfigMap"]
    makers = [each for each in made if each["kind"] in ("Deployment", "WorkerDeployment")]
    containers = [container(maker["spec"]["template"]) for maker in makers]
    assert settings_map["data"] == settings()
    assert [each["envFrom"][0]["configMapRef"]["name"] for each in containers] == [
        settings_map["metadata"]["name"]
    ] * 3
    assert {each["image"] for each in containers} == {"registry.desk.example/porting-desk:0.4.1"}


def test_every_image_has_a_version() -> None:
    images = [
        image
        for folder in (BASE, EXAMPLE)
        for image in yaml.safe_load((folder / "kustomization.yaml").read_text())["images"]
    ]

    assert {container(pod)["image"] for pod in pods().values()} == {image["name"] for image in images}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", image["newTag"]) for image in images)


def told(pod: Manifest, secret: Path) -> dict[str, str]:
    """The variables of its process; what stands in secrets is in the file `secret`."""
    own = {each["name"]: each.get("value", "from a secret") for each in container(pod)["env"]}
    files = {f"PORTING_{name.upper()}_FILE": str(secret) for name in SECRETS}
    everything = settings() | own
    return {name: str(files.get(name, value)) for name, value in everything.items()}


@each_pod
def test_every_process_knows_each_setting_that_it_is_given_and_has_what_it_needs(
    name: str, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("KEY0123456789abcdef")
    variables = told(pods()[name], secret)

    assert {each for each in variables if each.startswith("PORTING_")} <= variable_names()
    read = Settings.from_environment(variables)
    provider = chosen(read)
    read.require({"porting-worker": provider.worker_needs, "porting-web": provider.web_needs}.get(name, ()))


@each_pod
def test_a_pod_can_do_little(name: str) -> None:
    pod = pods()[name]["spec"]

    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"] == {
        "runAsNonRoot": True,
        "runAsUser": 10001,
        "runAsGroup": 10001,
        "fsGroup": 10001,
        "fsGroupChangePolicy": "OnRootMismatch",
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    assert container(pods()[name])["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert "memory" in container(pods()[name])["resources"]["limits"]


@each_pod
def test_a_pod_is_asked_whether_it_lives_and_whether_it_can_work_where_it_answers(name: str) -> None:
    asked = container(pods()[name])
    port = "health" if name == "porting-worker" else "http"

    assert port in {each["name"] for each in asked["ports"]}
    for probe in ("startupProbe", "livenessProbe"):
        assert asked[probe]["httpGet"] == {"path": "/healthz", "port": port}
    assert asked["readinessProbe"]["httpGet"] == {"path": "/readyz", "port": port}


@each_pod
def test_all_pods_share_the_state_on_one_node(name: str) -> None:
    pod = pods()[name]
    [term] = pod["spec"]["affinity"]["podAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
    [volume] = [volume for volume in pod["spec"]["volumes"] if volume["name"] == "state"]
    claim = of_kind("PersistentVolumeClaim")[volume["persistentVolumeClaim"]["claimName"]]

    assert term["topologyKey"] == "kubernetes.io/hostname"
    assert term["labelSelector"]["matchLabels"].items() <= pod["metadata"]["labels"].items()
    assert claim["spec"]["accessModes"] == ["ReadWriteOnce"]


def test_the_worker_is_given_the_time_that_it_takes_to_end() -> None:
    worker = pods()["porting-worker"]
    name = "PORTING_WORKER_GRACEFUL_SHUTDOWN"
    [grace] = [each["value"] for each in container(worker)["env"] if each["name"] == name]

    ends = Settings.from_environment({name: grace}).worker_graceful_shutdown
    assert timedelta(seconds=worker["spec"]["terminationGracePeriodSeconds"]) > ends


def test_the_name_that_the_controller_gives_the_deployment_is_one_that_the_worker_takes() -> None:
    [name] = of_kind("WorkerDeployment")
    namespace = yaml.safe_load((EXAMPLE / "kustomization.yaml").read_text())["namespace"]

    told = {"TEMPORAL_DEPLOYMENT_NAME": f"{namespace}/{name}", "TEMPORAL_WORKER_BUILD_ID": "0.4.1-3f2a"}
    assert deployment_of(told) is not None


def test_each_version_is_scaled_by_all_that_waits_for_it() -> None:
    [template] = of_kind("WorkerResourceTemplate").values()
    scaled: Manifest = template["spec"]["template"]
    triggers: list[dict[str, Any]] = [each["metadata"] for each in scaled["spec"]["triggers"]]

    assert "replicas" not in of_kind("WorkerDeployment")["porting-worker"]["spec"]
    assert {each["taskQueue"] for each in triggers} == {TASK_QUEUE, DOCUMENTS_TASK_QUEUE}
    assert all(each["workerDeploymentBuildId"] == each["workerDeploymentName"] == "" for each in triggers)
    assert scaled["spec"]["minReplicaCount"] > 0


def test_services_budgets_and_policies_are_for_pods_that_there_are() -> None:
    labels = [pod["metadata"]["labels"] for pod in pods().values()]
    services, budgets, policies = (
        [each["spec"] for each in of_kind(kind).values()]
        for kind in ("Service", "PodDisruptionBudget", "NetworkPolicy")
    )

    selectors = [spec["selector"] for spec in services]
    selectors += [spec["selector"]["matchLabels"] for spec in budgets]
    selectors += [spec["podSelector"].get("matchLabels", {}) for spec in policies]
    assert len(selectors) == 9
    assert all(any(selector.items() <= each.items() for each in labels) for selector in selectors)


def test_secrets_are_named_only_and_the_page_says_how_each_is_made() -> None:
    text = "\n".join(file.read_text() for folder in (BASE, EXAMPLE) for file in folder.glob("*.yaml"))
    named = set(re.findall(r"secretName: (\S+)", text)) | {"temporal-api-key"}

    assert not of_kind("Secret")
    assert all(f"secret generic {name} " in PAGE.read_text() for name in named - {"porting-tls"})
