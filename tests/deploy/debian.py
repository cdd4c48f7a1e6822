"""The ground of a whole image: Debian as debootstrap installs it, and each RUN as it stands, in a chroot.

Docker's Python image is Debian with a Python of its own; here it is Debian's own of the same minor version.
Needs root on Linux, debootstrap, and the package registries.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.deploy.dockerfile import Configuration
from tests.deploy.image import Built

_SUITE = "bookworm"
_PACKAGES = "ca-certificates,python3,python3-pip,python3-venv"
_NEEDED = ("debootstrap", "unshare", "setpriv", "chroot")
#: Where packages come from, and who vouches for that: a build in Docker has it of its host, too.
_LENT = ("etc/resolv.conf", "etc/pip.conf", "etc/ssl/certs/ca-certificates.crt")
_LENT_VARIABLES = ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")

#: In a mount namespace of its own, so that nothing is left mounted: the tree, which cannot be written to; its
#: state, its secrets and /tmp. Then nobody but the image's user.
_CONTAINER = """
set -eu
root=$1 state=$2 secrets=$3 user=$4
shift 4
mount --bind "$root" "$root"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -o remount,bind,ro "$root"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount --bind "$state" "$root/var/lib/porting"
mount --bind "$secrets" "$root/run/secrets"
exec setpriv --no-new-privs chroot --userspec="$user:$user" --groups= "$root" "$@"
"""


def missing() -> list[str]:
    """What this machine lacks for it."""
    programs = [program for program in _NEEDED if not shutil.which(program)]
    return programs if os.getuid() == 0 else ["root", *programs]


@dataclass
class DebianGround:
    """`Ground`, in folders of `directory`."""

    directory: Path
    stages: int = 0

    def begin(self, base: str) -> Path:
        """One installation, of which each stage has a copy."""
        fresh = self.directory / "fresh"
        if not fresh.exists():
            self._install(base, fresh)
        self.stages += 1
        root = self.directory / f"stage-{self.stages}"
        subprocess.run(["cp", "--archive", fresh, root], check=True)
        return root

    def run(self, root: Path, command: str, configuration: Configuration) -> None:
        lent = {name: os.environ[name] for name in _LENT_VARIABLES if name in os.environ}
        variables = [f"{name}={value}" for name, value in {**lent, **configuration.environment}.items()]
        where = f"--chdir={configuration.working_directory}"
        subprocess.run(
            ["chroot", root, "env", "-i", where, *variables, "/bin/sh", "-c", command],
            check=True,
            stdin=subprocess.DEVNULL,
        )

    def _install(self, base: str, root: Path) -> None:
        if _SUITE not in base:
            raise ValueError(f"{base} is not made from Debian {_SUITE}")
        subprocess.run(
            ["debootstrap", "--variant=minbase", f"--include={_PACKAGES}", _SUITE, root],
            check=True,
            stdin=subprocess.DEVNULL,
        )
        for file in _LENT:
            if (Path("/") / file).exists():
                shutil.copy(Path("/") / file, root / file)
        (root / "usr/local/bin/python").symlink_to("/usr/bin/python3")


@dataclass(frozen=True)
class DebianContainers:
    """Starts what the image starts, at the paths that it says, as its user, in a tree that is only read."""

    built: Built
    volumes: Path
    secrets: Path

    @classmethod
    def of(cls, built: Built, directory: Path) -> "DebianContainers":
        (built.root / "run" / "secrets").mkdir(parents=True)
        own = cls(built, directory / "volumes", directory / "secrets")
        own.volumes.mkdir()
        own.secrets.mkdir(mode=0o755)
        return own

    def volume(self, name: str) -> Path:
        """With the owner that the image gives it, as Docker makes a named volume."""
        volume = self.volumes / name
        if not volume.exists():
            state = (self.built.root / self.state(name).lstrip("/")).stat()
            volume.mkdir(mode=state.st_mode & 0o777)
            os.chown(volume, state.st_uid, state.st_gid)
        return volume

    def state(self, volume: str) -> str:
        return self.built.configuration.volumes[0]

    def secret(self, name: str) -> str:
        return f"/run/secrets/{name}"

    def argv(self, command: Sequence[str], environment: Mapping[str, str], volume: str) -> tuple[str, ...]:
        image = self.built.configuration
        variables = [f"{name}={value}" for name, value in {**image.environment, **environment}.items()]
        places = (str(self.built.root), str(self.volume(volume)), str(self.secrets), image.user)
        inside = ("env", "-i", f"--chdir={image.working_directory}", *variables, *command)
        return ("unshare", "--mount", "sh", "-c", _CONTAINER, "sh", *places, *inside)
