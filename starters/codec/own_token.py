"""The token of whoever runs everything on this machine (`./dev run`)."""

import os
from datetime import UTC, datetime
from pathlib import Path

from porting.access import static_tokens
from porting.access.grants import Action, Grant, TokenRefusedError
from porting.access.static_tokens import LASTS, StaticTokens
from porting.settings import Settings

_NAME = "./dev run on this machine"


def own_token(settings: Settings, namespace: str) -> str:
    """The one of before, or where that has ended or was taken away another one.

    Raises: `TokenFileError`.
    """
    path = settings.keys_dir / "codec.token"
    kept = _kept(path)
    try:
        StaticTokens(settings.codec_tokens_path).caller(kept)
    except TokenRefusedError:
        return _new(path, settings, namespace)
    return kept


def _kept(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeError):
        return ""


def _new(path: Path, settings: Settings, namespace: str) -> str:
    grants = [Grant(namespace, action) for action in Action]
    token, made = static_tokens.new_token(_NAME, grants, datetime.now(UTC) + LASTS)
    static_tokens.FILE.add(settings.codec_tokens_path, made)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(token + "\n")
    return token
