"""The compose files as Docker Compose reads them: it comes as a wheel, and needs no Docker for that."""

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
TRIAL = ("docker-compose.yml",)
PRODUCTION = ("docker-compose.yml", "docker-compose.production.yml")

#: What production asks for, each as `docker-compose.production.yml` says.
SAID = {
    "PORTING_UPSTREAM": "telnyx",
    "PORTING_WEB_URL": "https://porting.example.com",
    "PORTING_CODEC_URL": "https://codec.example.com",
    "PORTING_CODEC_UI_ORIGINS": "https://temporal.example.com",
    "PORTING_TRUSTED_PROXIES": "10.0.0.1",
    "PORTING_MAIL_FROM": "porting@example.com",
    "PORTING_SUPPORT_ADDRESS": "support@example.com",
    "PORTING_SMTP_URL": "smtp://mail.example.com:587",
}


def understood(files: tuple[str, ...], said: Mapping[str, str]) -> dict[str, Any]:
    """The merged files with `said` for a .env. Raises: `subprocess.CalledProcessError`."""
    return dict(json.loads(composed(files, said, "--format", "json").stdout))


def composed(
    files: tuple[str, ...], said: Mapping[str, str], *options: str
) -> "subprocess.CompletedProcess[str]":
    """`docker compose config`. Raises: `subprocess.CalledProcessError`."""
    named = [option for file in files for option in ("--file", file)]
    return subprocess.run(
        [PROGRAMS / "docker-compose", *named, "config", *options],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"HOME": "/nonexistent", "PATH": "/usr/bin:/bin", **said},
        check=True,
    )


@cache
def trial() -> dict[str, Any]:
    return understood(TRIAL, {})


@cache
def production() -> dict[str, Any]:
    return understood(PRODUCTION, SAID)
