"""The real client against Prism, which plays SendGrid by SendGrid's own OpenAPI document.

Prism is no Python package: `npm install --prefix .tools/prism @stoplight/prism-cli@5.14.2` puts it where it
is found, `PRISM` can name it elsewhere. It takes four seconds to start.
"""

import asyncio
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr

from porting import tcp
from porting.adapters.sendgrid_email import SendGridNotifier
from porting.domain.notice import NoticeKind
from porting.mail.samples import full
from porting.tcp import free_port
from tests.adapters.fake_sendgrid import running_sendgrid
from tests.adapters.sendgrid_contract import DOCUMENT, SEND, needs_document
from tests.builders_notice import LETTERHEAD

ROOT = Path(__file__).parents[2]
INSTALLED = ROOT / ".tools" / "prism" / "node_modules" / ".bin" / "prism"
PRISM = os.environ.get("PRISM") or shutil.which("prism") or (str(INSTALLED) if INSTALLED.exists() else None)

pytestmark = [
    needs_document,
    pytest.mark.skipif(PRISM is None, reason="Prism is not installed; this file says how it is"),
]

#: With other programs on the machine.
_STARTS_WITHIN_SECONDS = 60


@contextmanager
def running_prism() -> Iterator[str]:
    port = free_port()
    command = [str(PRISM), "mock", "--host", "127.0.0.1", "--port", str(port), str(DOCUMENT)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(_STARTS_WITHIN_SECONDS * 10):
                if asyncio.run(tcp.answers(port)):
                    break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def prism() -> Iterator[str]:
    with running_prism() as url:
        yield url


async def test_prism_takes_a_mail_of_every_kind(prism: str, tmp_path: Path) -> None:
    notifier = SendGridNotifier(
        SecretStr("SG.not-a-key"),
        tmp_path / "mails.db",
        LETTERHEAD,
        host=prism,
    )

    for kind in NoticeKind:
        await notifier.send(full(kind))


MAIL: dict[str, Any] = {
    "personalizations": [{"to": [{"email": "dana@acme.example"}], "custom_args": {"porting_key": "k"}}],
    "from": {"email": "porting@servicecall.example"},
    "subject": "x",
    "content": [{"type": "text/plain", "value": "x"}],
}
WRONG: dict[str, dict[str, Any]] = {
    "nothing": {},
    "no sender": {name: value for name, value in MAIL.items() if name != "from"},
    "nobody to send to": {**MAIL, "personalizations": [{"to": "dana"}]},
    "an address that is none": {**MAIL, "from": {"email": 1}},
    "content that is no list": {**MAIL, "content": "x"},
    "content of no type": {**MAIL, "content": [{"value": "x"}]},
    "a switch that is a word": {**MAIL, "tracking_settings": {"click_tracking": {"enable": "no"}}},
}


async def test_our_own_sendgrid_refuses_what_prism_refuses(prism: str) -> None:
    with pytest.raises(AssertionError, match="not as SendGrid's document says"), running_sendgrid() as ours:
        answers = {
            what: (await _status(prism, body), await _status(ours.url, body))
            for what, body in {"right": MAIL, **WRONG}.items()
        }

    assert answers == {"right": (202, 202), **dict.fromkeys(WRONG, (400, 400))}


async def _status(url: str, body: dict[str, Any]) -> int:
    async with httpx2.AsyncClient(verify=False, trust_env=False, timeout=20) as client:
        headers = {"Authorization": "Bearer SG.not-a-key"}
        return (await client.post(url + SEND, json=body, headers=headers)).status_code
