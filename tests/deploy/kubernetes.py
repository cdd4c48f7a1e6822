"""The Kubernetes manifests as they stand in their files, and as kustomize puts them together where it is."""

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[2] / "deploy" / "kubernetes"
BASE, EXAMPLE = FOLDER / "base", FOLDER / "example"
#: How kustomize names the files that say what belongs together.
_OF_KUSTOMIZE = ("kustomization.yaml", "references.yaml")

Manifest = dict[str, Any]


@cache
def manifests() -> tuple[Manifest, ...]:
    """Everything that is in the files, in no order."""
    files = (file for folder in (BASE, EXAMPLE) for file in sorted(folder.glob("*.yaml")))
    texts = (file.read_text() for file in files if file.name not in _OF_KUSTOMIZE)
    return tuple(each for text in texts for each in yaml.safe_load_all(text))


@cache
def put_together() -> tuple[Manifest, ...] | None:
    """The example with its base; None: there is no kubectl here."""
    kubectl = shutil.which("kubectl")
    if kubectl is None:
        return None
    made = subprocess.run([kubectl, "kustomize", EXAMPLE], capture_output=True, text=True, check=True)
    return tuple(yaml.safe_load_all(made.stdout))


def of_kind(kind: str) -> dict[str, Manifest]:
    """By name."""
    return {each["metadata"]["name"]: each for each in manifests() if each["kind"] == kind}


def pods() -> dict[str, Manifest]:
    """Their templates, by what runs in them."""
    made_by = {**of_kind("Deployment"), **of_kind("WorkerDeployment")}
    return {name: each["spec"]["template"] for name, each in made_by.items()}


def container(pod: Manifest) -> Manifest:
    """Its only one."""
    [only] = pod["spec"]["containers"]
    return dict(only)


def settings() -> dict[str, str]:
    """What all processes are told: the base's, and the example's in their place."""
    return dict(_literals(BASE)) | dict(_literals(EXAMPLE))


def _literals(folder: Path) -> Iterator[tuple[str, str]]:
    [generator] = yaml.safe_load((folder / "kustomization.yaml").read_text())["configMapGenerator"]
    for literal in generator["literals"]:
        name, _, value = literal.partition("=")
        yield name, value
