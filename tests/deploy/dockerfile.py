"""A Dockerfile, read: its stages, and what an image made by its last one is like.

It knows the instructions that ours uses, and refuses others instead of passing over them.
"""

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Template

#: What an image of Docker's Python comes with. Source: its own Dockerfile.
_PATH_OF_THE_BASE = "/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class Step:
    keyword: str
    text: str


@dataclass(frozen=True)
class Stage:
    base: str
    name: str | None
    steps: tuple[Step, ...]


@dataclass
class Configuration:
    """What an image says of the containers that are made from it."""

    environment: dict[str, str] = field(default_factory=lambda: {"PATH": _PATH_OF_THE_BASE})
    working_directory: str = "/"
    user: str = "0"
    volumes: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    health_check: tuple[str, ...] = ()
    entry_point: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    _arguments: dict[str, str] = field(default_factory=dict)

    def take(self, step: Step, arguments: Mapping[str, str]) -> None:
        """Raises: `ValueError` for an instruction that is not known here."""
        match step.keyword:
            case "ENV":
                self.environment.update(self._pairs(step.text))
            case "LABEL":
                self.labels.update(self._pairs(step.text))
            case "ARG":
                name, _, default = step.text.partition("=")
                self._arguments[name] = arguments.get(name, default)
            case "WORKDIR":
                self.working_directory = step.text
            case "USER":
                self.user = step.text
            case "VOLUME":
                self.volumes = tuple(step.text.split())
            case "HEALTHCHECK":
                self.health_check = _listed(step.text.partition(" CMD ")[2])
            case "ENTRYPOINT":
                self.entry_point = _listed(step.text)
            case "CMD":
                self.command = _listed(step.text)
            case _:
                raise ValueError(f"{step.keyword} is not known here")

    def _pairs(self, text: str) -> Iterator[tuple[str, str]]:
        known = {**self._arguments, **self.environment}
        for pair in shlex.split(text):
            name, _, value = pair.partition("=")
            yield name, Template(value).substitute(known)


def stages(text: str) -> list[Stage]:
    found: list[Stage] = []
    steps: list[Step] = []
    for step in _steps(text):
        if step.keyword == "FROM":
            base, _, name = step.text.partition(" AS ")
            steps = []
            found.append(Stage(base, name or None, ()))
        else:
            steps.append(step)
            found[-1] = Stage(found[-1].base, found[-1].name, tuple(steps))
    return found


def _steps(text: str) -> Iterator[Step]:
    """Comments go, also in the middle of an instruction; a backslash joins two lines."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    for instruction in re.sub(r"\\\n\s*", "", "\n".join(lines)).splitlines():
        keyword, _, rest = instruction.partition(" ")
        yield Step(keyword, rest.strip())


def _listed(text: str) -> tuple[str, ...]:
    """Only the form that needs no shell, and passes signals on."""
    return tuple(json.loads(text))


@dataclass(frozen=True)
class Copy:
    """COPY, of one thing."""

    stage: str | None
    """None: from the build's context."""
    source: str
    goal: str

    @classmethod
    def of(cls, step: Step) -> "Copy":
        parts = step.text.split()
        stage = parts.pop(0).removeprefix("--from=") if parts[0].startswith("--from=") else None
        source, goal = parts
        return cls(stage, source, goal)


def admitted(context: Path, source: str) -> bool:
    """Whether `.dockerignore` lets `source` in: ours lets in nothing, and then what it names."""
    lines = (context / ".dockerignore").read_text(encoding="utf-8").split()
    return lines[0] == "*" and f"!{source}" in lines
