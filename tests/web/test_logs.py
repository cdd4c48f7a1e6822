"""At `debug`, with everything that libraries say: customers' data, PINs, keys and links are in no log."""

import io
import json
import logging as stdlib_logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
import structlog
from temporalio.client import Client

from porting import logging
from porting.domain.notice import NoticeKind
from porting.domain.status import PortStatus
from porting.links import Purpose
from starters.web.api.app import PATH
from starters.web.app import create_app
from starters.web.session import FIELD
from tests.builders import NUMBER
from tests.desk import a_desk, rejected_for_the_pin
from tests.mail.inbound.posts import Mail
from tests.starters.web.api.programs import a_key, bearer, parts, wanted
from tests.starters.web.asgi import asked
from tests.starters.web.mail_desk import CSR, LOA, Desktop
from tests.web.sites import a_site, multipart, visited

#: What tests' customers are called, and what they tell.
PERSONAL = (
    *("Dana", "Reyes", "Acme Plumbing", "410 N Main", "78701"),
    *("acme.example", "LS-204418", "Lone Star", NUMBER[2:], "qzx"),
)
PIN = "qzx-0042"


ACCOUNT = {"losing_carrier.name": "Lone Star Telephone", "losing_carrier.account_number": "LS-204418"}


@pytest.fixture
def stream(capfd: pytest.CaptureFixture[str]) -> Iterator[io.StringIO]:
    """Of all logs from here on."""
    root = stdlib_logging.getLogger()
    handlers, level = root.handlers, root.level
    written = io.StringIO()
    logging.configure("debug", "json", written)
    yield written
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def told(stream: io.StringIO, capfd: pytest.CaptureFixture[str], *secrets: str) -> list[str]:
    """The events' names; asserts that nothing personal, and none of `secrets`, is beside them."""
    said = stream.getvalue() + capfd.readouterr().err
    assert [each for each in (*PERSONAL, *secrets) if each in said] == []
    return [json.loads(line)["event"] for line in stream.getvalue().splitlines()]


def hidden_in(page: httpx2.Response) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text))


async def sent(customer: httpx2.AsyncClient, path: str, fields: dict[str, str]) -> httpx2.Response:
    """A form with a document."""
    file = ("documents.csr", "Dana Reyes.pdf", b"%PDF-1.7 qzx")
    headers, body = multipart({**fields, "note": "Dana Reyes"}, [file])
    return await customer.post(path, content=body, headers=headers)


async def test_of_what_a_program_sends_nothing_is_in_a_log(
    tmp_path: Path, stream: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    key = a_key(tmp_path)
    carrier = {**wanted()["losing_carrier"], "pin": PIN}
    async with a_desk() as desk:
        site = a_site(tmp_path)
        site.client = lambda: desk.env.client
        async with visited(site) as program:
            program.base_url = httpx2.URL(f"{program.base_url}{PATH}/")
            program.headers.update(bearer(key))
            begun = await program.post(
                "port-requests", **parts(wanted(losing_carrier=carrier)), headers={"Idempotency-Key": "qzx-1"}
            )
            await program.post("port-requests", json=wanted(request_id="acme-0002"))
            await program.post("port-requests", json={**wanted(), "numbers": "qzx", "Dana Reyes": 1})
            await program.post(
                "port-requests", content=b'{"qzx', headers={"Content-Type": "application/json"}
            )
            link = (await program.post("port-requests/acme-0001/links")).json()["url"]
            await program.post("port-requests/acme-0001/resubmissions", json={"losing_carrier": {"pin": PIN}})
            seen = await program.get("port-requests/acme-0001")
            await program.get("port-requests/Dana%20Reyes", params={"number": NUMBER})
            await program.post("port-requests/acme-0001/cancellations", json={"reason": "Dana Reyes left"})

    assert begun.status_code == 201
    assert PIN not in seen.text
    assert "sealed" not in seen.text
    events = told(stream, capfd, key, key.rpartition("_")[2], link.rpartition("/")[2])
    assert events.count("api_called") == 9


async def test_of_what_a_customer_fills_in_nothing_is_in_a_log(
    tmp_path: Path, stream: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    async with a_desk() as desk:
        port = await rejected_for_the_pin(desk)
        site = a_site(tmp_path)
        site.client = lambda: desk.env.client
        assert site.links
        token = site.links.token(Purpose.STATUS, "acme-0001", datetime.now(UTC))
        async with visited(site) as customer:
            page = await customer.get(f"/r/{token}?note=qzx")
            await customer.get(f"/r/{token[:-3]}AAA")
            hidden = hidden_in(page)
            answers = [
                await sent(customer, f"/r/{token}/answer", {**hidden, "losing_carrier.pin": pin})
                for pin in (PIN, "", PIN * 50)
            ]
            cut_off = b'--b\r\nContent-Disposition: form-data; name="Dana Reyes"'
            kind = {"Content-Type": "multipart/form-data; boundary=b"}
            await customer.post(f"/r/{token}/answer", content=cut_off, headers=kind)
            await customer.post(f"/r/{token}/answer", data={FIELD: "qzx", "losing_carrier.pin": PIN})
            await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)

    assert answers[0].status_code == 303
    assert [PIN in answer.text for answer in answers] == [False] * 3
    events = told(stream, capfd, token, hidden[FIELD])
    assert "page_refused" in events


async def test_of_a_draft_that_is_put_together_nothing_is_in_a_log(
    tmp_path: Path, stream: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    async with a_desk() as desk:
        site = a_site(tmp_path)
        site.client = lambda: desk.env.client
        async with visited(site) as customer:
            first = hidden_in(await customer.get("/new"))
            begun = await customer.post("/new", data={**first, "numbers": f"{NUMBER} or Dana Reyes"})
            begun = await customer.post("/new", data={**first, "numbers": NUMBER})
            base = begun.headers["location"].rpartition("/")[0]
            account = await customer.post(
                f"{base}/account", data={**first, "losing_carrier.pin": PIN, **ACCOUNT}
            )
            company = await customer.post(f"{base}/company", data={**first, "contact.email": "Dana Reyes"})
            papers = await sent(customer, f"{base}/documents", first)
            await customer.post(f"{base}/review", data=first)

    assert (begun.status_code, account.status_code, company.status_code) == (303, 303, 422)
    assert papers.status_code == 303
    told(stream, capfd, base.rpartition("/")[2], first[FIELD])


async def test_of_what_comes_by_mail_nothing_is_in_a_log(
    tmp_path: Path, stream: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    nobody = await Client.connect("127.0.0.1:1", lazy=True)
    web = Desktop(tmp_path, web_url="https://porting.example.com")
    unproven = Mail(spf="fail", dkim="none", files=(LOA, CSR), text=f"My PIN is {PIN}, account LS-204418")

    statuses = [
        await web.gets(unproven.raw_form()),
        await web.gets(unproven.but(message_id="<Dana Reyes@>", more={"X-Dana Reyes": "qzx"}).raw_form()),
        await web.gets(b"qzx"),
        await web.gets_as({"content-type": "multipart/form-data; boundary=qzx"}, b"--qzx\r\nDana Reyes"),
    ]
    await web.intake.act(nobody)
    link = web.outbox.last(NoticeKind.CONFIRM_MAIL).confirm_link
    assert link
    path = link.removeprefix("https://porting.example.com")
    page = await asked(create_app(web.receiver), "GET", path)

    assert "Acme Plumbing" in page.text
    assert statuses[0] == 204
    told(stream, capfd, link.rpartition("/")[2])
