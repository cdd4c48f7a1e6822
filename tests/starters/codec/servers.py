"""A codec server on loopback, and whoever calls it."""

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2
from pydantic import SecretStr
from temporalio.api.common.v1 import Payload
from temporalio.client import Client

from porting.access import static_tokens
from porting.access.grants import Action, Grant
from porting.adapters.data_keys import DataKeys
from porting.encryption.kek import new_line
from porting.settings import Settings
from starters.codec.__main__ import Connection, office
from starters.codec.app import create_app
from tests.sandbox.servers import loopback_client, served
from workers.encryption import data_keys

UI = "http://127.0.0.1:8233"
A_WEEK = timedelta(days=7)


def the_settings(state: Path, **others: Any) -> Settings:
    keys = SecretStr(new_line())
    return Settings(**{"state_dir": state, "encryption_keys": keys, "codec_ui_origins": (UI,), **others})


def a_token(settings: Settings, *grants: str, lasts: timedelta = A_WEEK) -> str:
    """`grants`: such as "default:decode"; none: all of the namespace `default`."""
    texts = grants or [f"default:{action}" for action in Action]
    parts = [text.split(":") for text in texts]
    made = [Grant(namespace, Action(action)) for namespace, action in parts]
    token, kept = static_tokens.new_token("Sam's browser", made, datetime.now(UTC) + lasts)
    static_tokens.FILE.add(settings.codec_tokens_path, kept)
    return token


def json_of(*payloads: Payload) -> dict[str, Any]:
    """As the Web UI and the CLI send them."""

    def text(content: bytes) -> str:
        return base64.b64encode(content).decode()

    return {
        "payloads": [
            {
                "metadata": {name: text(value) for name, value in each.metadata.items()},
                "data": text(each.data),
            }
            for each in payloads
        ]
    }


def plain(said: Any) -> Payload:
    return Payload(metadata={"encoding": b"json/plain"}, data=json.dumps(said).encode())


@dataclass(frozen=True)
class CodecServer:
    settings: Settings
    http: httpx2.AsyncClient

    @property
    def keys(self) -> DataKeys:
        return data_keys(self.settings)

    async def call(self, what: str, body: Any, **headers: str) -> httpx2.Response:
        """With the headers given; `X_Namespace` is `X-Namespace`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return await self.http.post(f"/{what}", json=body, headers=named)

    async def encoded(self, token: str, said: Any) -> Payload:
        answer = await self.call("encode", json_of(plain(said)), Authorization=f"Bearer {token}")
        assert answer.status_code == 200, answer.text
        [payload] = answer.json()["payloads"]
        metadata = {name: base64.b64decode(value) for name, value in payload["metadata"].items()}
        return Payload(metadata=metadata, data=base64.b64decode(payload["data"]))

    async def decoded(self, token: str, payload: Payload) -> Any:
        answer = await self.call("decode", json_of(payload), Authorization=f"Bearer {token}")
        assert answer.status_code == 200, answer.text
        [plain_one] = answer.json()["payloads"]
        return json.loads(base64.b64decode(plain_one["data"]))


@asynccontextmanager
async def a_codec_server(settings: Settings, client: Client | None = None) -> AsyncIterator[CodecServer]:
    app = create_app(office(settings, "default", Connection(client)), data_keys(settings))
    async with served(app) as address, loopback_client(address) as http:
        yield CodecServer(settings, http)
