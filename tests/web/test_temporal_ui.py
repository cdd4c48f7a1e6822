"""Support with Temporal's own Web UI and CLI, which read and write through the codec server."""

import asyncio
import base64
import hashlib
import io
import re
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
import pytest_asyncio
from PIL import Image, ImageDraw
from playwright.async_api import Browser, Locator, Page
from temporalio.testing import WorkflowEnvironment

from porting.domain.checks.evidence import Engine, Evidence
from porting.domain.checks.findings import Finding, FindingCode, Severity, Verdict
from porting.domain.port_request import DocumentReference, Documents
from porting.domain.status import PortStatus
from porting.temporal import search_attributes
from porting.temporal.embedded import binary, running_server
from tests.builders import local
from tests.desk import Port, a_worker
from tests.fakes import Checks, Outbox, Upstream
from tests.on_the_embedded_server import EmbeddedDesk
from tests.starters.codec.servers import CodecServer, a_codec_server, a_token, the_settings
from tests.web.browser import HEIGHT, violations
from workers.documents import document_stores
from workers.encryption import request_codec
from workflows.search_attributes import ALL

pytestmark = [pytest.mark.embedded, pytest.mark.asyncio(loop_scope="session")]

REQUEST = "acme-0102"
LOA = b"%PDF-1.7 a signed letter"
#: The Web UI is a large program, and asks a slow machine's server for much.
_WITHIN_MS = 120_000


@dataclass(frozen=True)
class Support:
    """A request whose documents wait for a person, and the browser of that person."""

    port: Port
    codec: CodecServer
    page: Page
    ui: str
    token: str

    @property
    def here(self) -> str:
        return str(self.codec.http.base_url).rstrip("/")

    async def signs_in(self) -> None:
        """By the address that `./dev run` shows."""
        await self.page.goto(f"{self.here}/#{self.token}")
        await self.page.get_by_role("button", name="Sign in").click()
        await self.page.get_by_text("You are signed in").wait_for()

    async def points_the_ui_at_the_codec_server(self) -> None:
        """As the codec server's page says, once in each browser."""
        await self.page.goto(f"{self.ui}/namespaces/default/workflows")
        await self.page.locator("[data-testid^=data-encoder-status]").click()
        await self.page.get_by_text("Use my browser setting and ignore Cluster-level setting").click()
        await self.page.get_by_placeholder("Paste your endpoint here").fill(self.here)
        await self.page.get_by_text("Include cross-origin credentials", exact=True).click()
        await self.page.locator("dialog[open]").get_by_role("button", name="Apply").click()
        await self.page.locator("dialog[open]").wait_for(state="hidden")

    async def opens_the_details(self) -> Locator:
        run = (await self.port.handle.describe()).run_id
        await self.page.goto(
            f"{self.ui}/namespaces/default/workflows/{self.port.handle.id}/{run}/user-metadata"
        )
        return self.page.frame_locator("iframe").last.locator("body")

    async def writes(self, kind: str, name: str, payload: str) -> Locator:
        """A signal or update into the Web UI's dialog, which stays open where it is refused."""
        await self.page.get_by_role("button", name="More Actions").locator("visible=true").click()
        entry = {"signal": "Send a Signal", "update": "Send an Update"}[kind]
        await self.page.get_by_role("menuitem", name=entry).locator("visible=true").click()
        await self.page.locator(f"[data-testid={kind}-select-button]:visible").click()
        await self.page.get_by_role("option", name=name, exact=False).locator("visible=true").first.click()
        await self.submits(payload)
        return self.page.locator("dialog[open]")

    async def submits(self, payload: str) -> None:
        await self.page.locator("dialog[open] .cm-content:visible").first.fill(payload)
        # By the keyboard: the dialog grows as the editor loses the focus, and the button moves from below the
        # mouse.
        await self.page.locator("dialog[open] [data-testid=confirm-modal-button]").press("Enter")


def a_picture() -> bytes:
    picture = Image.new("RGB", (420, 60), "white")
    ImageDraw.Draw(picture).text((12, 22), "1200 Harbour View Rd   |   1200 Harbor View Rd", fill="black")
    content = io.BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


def doubtful(image: DocumentReference) -> Verdict:
    evidence = Evidence(
        read="1200 Harbour View Rd",
        expected="1200 Harbor View Rd",
        page=1,
        engine=Engine.TESSERACT,
        confidence=0.62,
        image=image,
    )
    finding = Finding(
        code=FindingCode.LOA_ADDRESS_MISMATCH,
        severity=Severity.REVIEW,
        document="loa",
        message="The street on the letter may be another one.",
        evidence=evidence,
    )
    return Verdict.of((finding,))


@dataclass(frozen=True)
class Premises:
    """Temporal with its Web UI, a worker and a codec server, for all tests here."""

    desk: EmbeddedDesk
    codec: CodecServer
    token: str

    async def doubtful(self, request_id: str) -> Port:
        """A request whose documents wait for a person."""
        documents = document_stores(self.codec.settings).of(request_id)
        loa, image = documents.put(LOA), documents.put(a_picture())
        self.desk.checks.verdicts.append(doubtful(image))
        numbers = local(f"+1512555{int(request_id[-4:]):04}")
        port = await self.desk.submit(request_id=request_id, documents=Documents(loa=loa), numbers=numbers)
        await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)
        await port.nothing_runs()
        return port


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def premises(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Premises]:
    directory = tmp_path_factory.mktemp("premises")
    async with running_server(directory) as server:
        settings = the_settings(directory / "state", codec_ui_origins=(server.ui_url,))
        client = await server.client(request_codec(settings))
        await search_attributes.ensure(client, ALL)
        desk = EmbeddedDesk(
            env=WorkflowEnvironment.from_client(client),
            upstream=Upstream(),
            checks=Checks(),
            outbox=Outbox(),
            server=server,
        )
        async with a_worker(desk), a_codec_server(settings, client) as codec:
            yield Premises(desk, codec, a_token(settings))


@asynccontextmanager
async def support(premises: Premises, request_id: str, chromium: Browser) -> AsyncIterator[Support]:
    port = await premises.doubtful(request_id)
    window = await chromium.new_context(viewport={"width": 1280, "height": HEIGHT})
    window.set_default_timeout(_WITHIN_MS)
    try:
        page = await window.new_page()
        yield Support(port, premises.codec, page, premises.desk.server.ui_url, premises.token)
    finally:
        await window.close()


async def test_support_reads_decides_and_is_told_what_is_wrong_in_temporals_web_ui(
    premises: Premises, chromium: Browser, shots: Path | None
) -> None:
    async with support(premises, "in-the-ui-0101", chromium) as person:
        await person.signs_in()
        assert not await violations(person.page)
        await person.points_the_ui_at_the_codec_server()
        details = await person.opens_the_details()
        await details.get_by_text("Who must act").wait_for()
        await _shot(person.page, shots, "web-ui-details")

        dialog = await person.writes("signal", "add_note", '{"text": "called Dana", "by": "sam"}')
        await dialog.wait_for(state="hidden")
        await person.port.comes_to(lambda report: "called Dana" in str(report.timeline), "the note")
        dialog = await person.writes("update", "review_documents", '{"verdikt": "accept"}')
        await dialog.get_by_text("a field is unknown; known are").wait_for()
        await _shot(person.page, shots, "web-ui-refused")
        await person.submits('{"verdict": "accept", "by": "sam", "note": "looked at the letter"}')

        report = await person.port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    assert not any("unencrypted" in str(entry) for entry in report.timeline)


async def test_support_opens_a_requests_documents_beside_what_was_read_in_them(
    premises: Premises, chromium: Browser, shots: Path | None
) -> None:
    async with support(premises, REQUEST, chromium) as person:
        await person.page.goto(f"{person.here}/requests/{REQUEST}")
        assert person.page.url.endswith(f"/?next=/requests/{REQUEST}")
        await person.page.get_by_label("Token").fill(person.token)
        await person.page.get_by_role("button", name="Sign in").click()
        await person.page.get_by_role("heading", name=f"Documents of {REQUEST}").wait_for()
        drawn = await person.page.locator("img[alt^='The place']").evaluate(
            "async image => { await image.decode(); return image.naturalWidth }"
        )
        assert not await violations(person.page)
        await _shot(person.page, shots, "codec-server-documents")
        async with person.page.expect_download() as download:
            await person.page.get_by_role("link", name="Download the loa").click()
        saved = (await (await download.value).path()).read_bytes()

        with_token = {"Authorization": f"Bearer {person.token}"}
        fetched = await _get(person, "loa", with_token)
        nothing = await _get(person, "csr", with_token)
        other = await _get(person, hashlib.sha256(LOA).hexdigest(), with_token)
        narrow = {"Authorization": f"Bearer {a_token(person.codec.settings, 'default:decode')}"}
        not_permitted = await _get(person, "loa", narrow)
        person.codec.keys.erase(REQUEST, datetime(2026, 11, 20, 14, 3, tzinfo=UTC))
        erased = await _get(person, "loa", with_token)
        await person.port.handle.terminate()

    assert drawn == 420
    assert saved == fetched.content == LOA
    assert fetched.headers["content-disposition"] == f'attachment; filename="{REQUEST}-loa.pdf"'
    assert fetched.headers["content-security-policy"].startswith("sandbox")
    assert fetched.headers["x-content-type-options"] == "nosniff"
    statuses = [each.status_code for each in (nothing, other, not_permitted, erased)]
    assert statuses == [404, 404, 403, 410]
    assert "was erased on 20 Nov 2026" in erased.text


async def test_support_reads_and_decides_with_temporals_cli(premises: Premises) -> None:
    port = await premises.doubtful("at-a-terminal-0103")
    temporal = Cli(premises.desk.server.address, str(premises.codec.http.base_url).rstrip("/"))
    correction = '{"losing_carrier": {"pin": "0042"}, "by": "sam"}'

    without = await temporal(port, "query", "--type", "status")
    wrong = await temporal(port, "query", "--type", "status", token="codec_abcdefgh_" + "a" * 43)
    read = await temporal(port, "query", "--type", "status", token=premises.token)
    sent = await temporal(
        port, "signal", "--name", "add_note", "--input", '{"text": "called Dana"}', token=premises.token
    )
    refused = await temporal(
        port, "update", "execute", "--name", "extend_deadline", "--input", "{}", token=premises.token
    )
    mended = await temporal(port, "signal", "--name", "resubmit", "--input", correction, token=premises.token)
    report = await port.comes_to(lambda now: "called Dana" in str(now.timeline), "the note")
    history = await temporal(port, "show", "--output", "json", token=premises.token)
    await port.handle.terminate()

    assert "in_document_review" not in without + wrong
    assert "in_document_review" in read
    assert "days: Field required" in refused
    assert not any("unencrypted" in str(entry) for entry in report.timeline)
    payloads = b" ".join(base64.b64decode(data) for data in re.findall(r'"data": "([^"]+)"', history))
    assert b"called Dana" in payloads
    assert b"loose1." in payloads  # the PIN, sealed
    assert "0042" not in sent + mended + payloads.decode()


@dataclass(frozen=True)
class Cli:
    """`temporal workflow ...`, as it is typed beside a codec server."""

    address: str
    codec: str

    async def __call__(self, port: Port, *arguments: str, token: str | None = None) -> str:
        """All that it says."""
        with_codec = ("--codec-endpoint", self.codec, "--codec-auth", f"Bearer {token}") if token else ()
        process = await asyncio.create_subprocess_exec(
            *(str(binary()), "workflow", *arguments, "--workflow-id", port.handle.id),
            *("--address", self.address, *with_codec),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        output, _ = await asyncio.wait_for(process.communicate(), _WITHIN_MS / 1000)
        return output.decode()


async def _get(person: Support, name: str, headers: dict[str, str]) -> httpx2.Response:
    return await person.codec.http.get(f"/requests/{REQUEST}/documents/{name}", headers=headers)


async def _shot(page: Page, shots: Path | None, name: str) -> None:
    if shots is not None:
        await page.wait_for_timeout(1500)  # what moves comes to rest
        await page.screenshot(path=shots / f"{name}.png")


@pytest.fixture
def shots(request: pytest.FixtureRequest) -> Path | None:
    """Where the pictures of docs/ are remade: `./dev test tests/web/test_temporal_ui.py --pictures docs`."""
    directory: str | None = request.config.getoption("--pictures")
    return Path(directory) if directory else None
