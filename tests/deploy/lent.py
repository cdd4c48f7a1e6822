"""An image that is lent this project's own environment: for tests, which cannot install everything anew.

Its tree is made by the Dockerfile's own steps, somewhere on this machine instead of at its root. Steps that
install programs and packages are left out: what they would install is here, or the tests could not run.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.deploy.dockerfile import Configuration
from tests.deploy.image import Built

_ENVIRONMENT = Path(sys.executable).parents[1]
_INSTALLS = ("python -m venv", "apt-get", "useradd")
_COMPILES = "python -m compileall"
_USER = "10001"


@dataclass
class LentGround:
    """`Ground`, in folders of `directory`."""

    directory: Path
    stages: int = 0

    def begin(self, base: str) -> Path:
        self.stages += 1
        root = self.directory / f"stage-{self.stages}"
        (root / "opt" / "porting").mkdir(parents=True)
        return root

    def run(self, root: Path, command: str, configuration: Configuration) -> None:
        if command.startswith(_COMPILES):
            where = root / configuration.working_directory.lstrip("/")
            arguments = command.split()[1:]
            subprocess.run([sys.executable, *arguments], cwd=where, check=True, stdin=subprocess.DEVNULL)
        elif not command.startswith(_INSTALLS):
            raise ValueError(f"this step is not known here: {command}")


@dataclass(frozen=True)
class LentContainers:
    """Starts what the image starts, as a user who can change nothing of it."""

    built: Built
    volumes: Path
    secrets: Path

    @classmethod
    def of(cls, built: Built, directory: Path) -> "LentContainers":
        place = built.root / "opt" / "porting"
        shutil.rmtree(place)
        place.symlink_to(_ENVIRONMENT, target_is_directory=True)
        own = cls(built, directory / "volumes", directory / "secrets")
        own.volumes.mkdir()
        own.secrets.mkdir(mode=0o755)
        return own

    def volume(self, name: str) -> Path:
        volume = self.volumes / name
        if not volume.exists():
            volume.mkdir(mode=0o700)
            if may_be_another():
                os.chown(volume, int(_USER), int(_USER))
        return volume

    def state(self, volume: str) -> str:
        return str(self.volume(volume))

    def secret(self, name: str) -> str:
        return str(self.secrets / name)

    def argv(self, command: Sequence[str], environment: Mapping[str, str], volume: str) -> tuple[str, ...]:
        image = self.built.configuration
        shown = {name: self._here(value, volume) for name, value in image.environment.items()}
        variables = [f"{name}={value}" for name, value in {**shown, **environment}.items()]
        where = self.built.place(".")
        return (*_as_another(image.user), "env", "-i", f"--chdir={where}", *variables, *command)

    def _here(self, value: str, volume: str) -> str:
        """The image's own places, where they are on this machine."""
        state = self.built.configuration.volumes[0]
        here = value.replace(state, self.state(volume))
        return here.replace("/opt/porting/", f"{self.built.root}/opt/porting/")


def _as_another(user: str) -> tuple[str, ...]:
    return _as(user) if may_be_another() else ()


def _as(user: str) -> tuple[str, ...]:
    return (
        "setpriv",
        f"--reuid={user}",
        f"--regid={user}",
        "--clear-groups",
        "--no-new-privs",
        "--bounding-set=-all",
    )


@cache
def may_be_another() -> bool:
    """Whether somebody else can be here, and can read what is installed here."""
    if os.getuid() != 0 or not shutil.which("setpriv"):
        return False
    probe = [
        *_as(_USER),
        "env",  # what setpriv starts itself is found with root's rights
        sys.executable,
        "-c",
        "import temporalio",
    ]
    return subprocess.run(probe, capture_output=True, check=False, cwd="/").returncode == 0
