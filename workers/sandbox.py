"""The sandbox process: the upstream that plays backbone provider, carrier partner and losing carrier."""

import sys

from porting.sandbox.app import serve
from porting.sandbox.settings import SandboxSettings
from porting.settings import Settings
from porting.temporal.ending import end_process
from workers.process import settings_for


def sandbox_settings(settings: Settings) -> SandboxSettings:
    """Without a secret no webhook would be believed, so none is sent."""
    secret = settings.upstream_webhook_secret
    own = SandboxSettings(
        state_dir=settings.sandbox_dir, host=settings.sandbox_host, port=settings.sandbox_port
    )
    if secret is None:
        return own
    return own.model_copy(update={"webhook_url": settings.sandbox_webhook_url, "webhook_secret": secret})


def main() -> None:
    """Exit code 0 when told to stop, 2 for wrong settings, 1 where the port is taken."""
    settings = settings_for("sandbox")
    try:
        serve(sandbox_settings(settings))
    except OSError:
        print(f"porting sandbox: port {settings.sandbox_port} is taken", file=sys.stderr)  # noqa: T201
        end_process(1)
    end_process(0)
