"""Makes the whole image, every step of the Dockerfile as it stands, and has it serve the sample request.

    python -m tests.deploy        (./dev image)

Some minutes, most of them downloads. Nothing is left of it.
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.deploy.compose import ROOT
from tests.deploy.debian import DebianContainers, DebianGround, missing
from tests.deploy.image import Built, build
from tests.deploy.serving import Image, deployed


def main() -> int:
    if lacking := missing():
        sys.stderr.write(
            f"./dev image needs {', '.join(lacking)}; with Docker, `docker build .` is the whole of it\n"
        )
        return 2
    with tempfile.TemporaryDirectory(prefix="porting-image-") as made:
        directory = Path(made)
        directory.chmod(0o755)  # the image's user goes through it
        began = time.monotonic()
        built = build(ROOT, DebianGround(directory), {"BUILD_ID": "local"})
        _say(f"built in {time.monotonic() - began:.0f} s, {_megabytes(built.root)} MB with Debian")
        began = time.monotonic()
        asyncio.run(_served(built, directory))
        _say(f"served the sample in {time.monotonic() - began:.0f} s, through TLS and an API key")
    return 0


async def _served(built: Built, directory: Path) -> None:
    containers = DebianContainers.of(built, directory)
    _nothing_can_be_written(containers)
    made = Image(containers, built.configuration.entry_point, built.configuration.health_check)
    async with deployed(made, directory / "temporal") as deployment:
        await deployment.serves_the_sample()
        assert "Acme" in await deployment.shown_by_the_codec_server()
        assert not deployment.gate.refused


def _nothing_can_be_written(containers: DebianContainers) -> None:
    for place in ("starters/added.py", "/opt/porting/added", "/etc/added"):
        changing = subprocess.run(
            containers.argv(("touch", place), {}, "state"), capture_output=True, text=True, check=False
        )
        assert "Read-only file system" in changing.stderr, changing.stderr


def _megabytes(root: Path) -> int:
    told = subprocess.run(
        ["du", "--summarize", "--block-size=1M", root], capture_output=True, text=True, check=True
    )
    return int(told.stdout.split()[0])


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
