"""Builds an image from a Dockerfile as Docker would, step by step, into a directory on this machine.

What Docker has and we have not is the base image, so whoever builds says what stands in its place.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from tests.deploy.dockerfile import Configuration, Copy, Stage, Step, admitted, stages

Ignore = Callable[[Any, list[str]], set[str]]


class Ground(Protocol):
    """Where stages are built."""

    def begin(self, base: str) -> Path:
        """The root directory of a new stage, with `base` in it."""
        ...

    def run(self, root: Path, command: str, configuration: Configuration) -> None:
        """RUN: as root, in the stage at `root`. Raises: `subprocess.CalledProcessError`."""
        ...


@dataclass
class Built:
    root: Path
    configuration: Configuration = field(default_factory=Configuration)

    def place(self, path: str) -> Path:
        """Where a path of the image is on this machine."""
        return self.root / (Path(self.configuration.working_directory) / path).relative_to("/")


def build(context: Path, ground: Ground, arguments: Mapping[str, str]) -> Built:
    """The image of the last stage. Raises: `ValueError` for what is not known here or not let in."""
    built: dict[str | None, Built] = {}
    for stage in stages((context / "Dockerfile").read_text(encoding="utf-8")):
        built[stage.name] = _stage(stage, context, ground, arguments, built)
    return built[None]


def _stage(
    stage: Stage,
    context: Path,
    ground: Ground,
    arguments: Mapping[str, str],
    earlier: Mapping[str | None, Built],
) -> Built:
    now = Built(ground.begin(stage.base))
    for step in stage.steps:
        _carry_out(step, now, context, ground, arguments, earlier)
    return now


def _carry_out(
    step: Step,
    now: Built,
    context: Path,
    ground: Ground,
    arguments: Mapping[str, str],
    earlier: Mapping[str | None, Built],
) -> None:
    match step.keyword:
        case "RUN":
            ground.run(now.root, step.text, now.configuration)
        case "COPY":
            copy = Copy.of(step)
            if copy.stage is None and not admitted(context, copy.source):
                raise ValueError(f".dockerignore does not let {copy.source} in")
            if copy.stage is None:
                _copied(context / copy.source, now.place(copy.goal), NOT_COMPILED)
            else:
                _copied(earlier[copy.stage].place(copy.source), now.place(copy.goal))
        case _:
            now.configuration.take(step, arguments)
            now.place(".").mkdir(parents=True, exist_ok=True)


#: As `.dockerignore` says.
NOT_COMPILED = shutil.ignore_patterns("__pycache__")


def _copied(source: Path, goal: Path, ignore: Ignore | None = None) -> None:
    if source.is_dir():
        shutil.copytree(source, goal, symlinks=True, dirs_exist_ok=True, ignore=ignore)
    else:
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, goal)
