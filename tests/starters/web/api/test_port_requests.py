"""The API: a program starts port requests, sees them and mends them."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest

from porting.adapters.link_revocations import SqliteLinkRevocations
from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.notice import NoticeKind
from porting.domain.port_order import CarrierState
from porting.domain.rejection import RejectionReason
from porting.domain.status import PortStatus
from porting.links import Purpose
from tests.builders import a_port_request
from tests.desk import Desk, Handle, Port, to_be_confirmed
from tests.documents.stores import settings_in
from tests.starters.web.api.programs import LINKS, PDF, parts, the_api, wanted
from workers.documents import document_stores


async def rejected_for_the_pin(desk: Desk, request_id: str = "acme-0001") -> Port:
    handle: Handle = desk.env.client.get_workflow_handle(f"port-request-{request_id}")
    await desk.sees(lambda: bool(desk.checks.asked), "the check")
    port = Port(desk, handle, desk.checks.asked[-1][0])
    await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    await port.answered_by_carrier(CarrierState.REJECTED, reasons=(RejectionReason(code="wrong_pin"),))
    await port.reaches(PortStatus.REJECTED)
    return port


async def test_a_request_is_started_seen_and_mended(desk: Desk, tmp_path: Path) -> None:
    async with the_api(tmp_path, desk) as api:
        started = await api.post("port-requests", **parts(wanted()))
        again = await api.post("port-requests", **parts(wanted()))
        port = await rejected_for_the_pin(desk)
        seen = await api.get("port-requests/acme-0001")
        refused = await api.post("port-requests/acme-0001/resubmissions", json={"resolved": True})
        mended = await api.post(
            "port-requests/acme-0001/resubmissions", json={"losing_carrier": {"pin": "0042"}}
        )

    assert (started.status_code, again.status_code) == (201, 200)
    assert started.json() == {
        "request_id": "acme-0001",
        "workflow_id": "port-request-acme-0001",
        "created": True,
    }
    assert (seen.json()["status"], seen.json()["details"]["status"]) == ("rejected", "rejected")
    assert (refused.status_code, refused.headers["content-type"]) == (409, "application/problem+json")
    assert "wrong_pin needs one of" in refused.json()["detail"]
    assert (mended.status_code, mended.json()["done"]) == (200, "resubmission received")
    report = await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
    assert report.timeline[-1].by or any(entry.by == "signup flow" for entry in report.timeline)
    assert "0042" not in str(await port.handle.fetch_history())
    assert (tmp_path / "documents").is_dir()


async def test_a_document_is_stored_first_and_named_in_the_request(desk: Desk, tmp_path: Path) -> None:
    async with the_api(tmp_path, desk) as api:
        stored = await api.post("documents", content=PDF, headers={"Content-Type": "application/pdf"})
        reference = stored.json()["reference"]
        started = await api.post(
            "port-requests", json={**wanted(), "documents": {"loa": reference, "bill": reference}}
        )
        await desk.sees(lambda: bool(desk.checks.asked), "the check")
        unknown = await api.post(
            "port-requests", json={**wanted(), "documents": {"csr": {**reference, "sha256": "0" * 64}}}
        )

    assert (stored.status_code, started.status_code, unknown.status_code) == (201, 201, 422)
    request = desk.checks.asked[-1][0]
    assert request.documents.loa
    assert (request.documents.loa.sha256, request.documents.csr) == (reference["sha256"], None)
    own = document_stores(settings_in(tmp_path)).of(request.request_id)
    assert own.get(request.documents.loa) == PDF
    assert [each["field"] for each in unknown.json()["errors"]] == ["documents.csr"]


Call = Callable[..., Awaitable[httpx2.Response]]


async def comes_again(call: Call, path: str, first: dict[str, Any], other: dict[str, Any]) -> httpx2.Response:
    """The answer to `first`, which is the same for the same call, and for no other one of its key."""
    headers = {"Idempotency-Key": path}
    answers = [
        await call(path, **{**each, "headers": {**each.get("headers", {}), **headers}})
        for each in (first, first, other)
    ]
    answered, again, refused = answers
    assert (again.status_code, again.content) == (answered.status_code, answered.content)
    assert again.headers["idempotency-replayed"] == "true"
    assert refused.status_code == 422
    assert "another body" in refused.json()["detail"]
    return answered


async def test_a_document_is_replaced_and_a_request_canceled_once_for_their_keys(
    desk: Desk, tmp_path: Path
) -> None:
    desk.checks.find(FindingCode.LOA_NOT_SIGNED, Severity.FAIL)
    async with the_api(tmp_path, desk) as api:
        await api.post("port-requests", **parts(wanted()))
        await desk.sees(
            lambda: NoticeKind.DOCUMENTS_REJECTED in desk.outbox.kinds("customer"), "what is to be mended"
        )
        new, newer = (
            {"content": PDF + each, "headers": {"Content-Type": "application/pdf"}}
            for each in (b"new", b"newer")
        )
        replaced = await comes_again(api.put, "port-requests/acme-0001/documents/loa", new, newer)
        port = Port(desk, desk.env.client.get_workflow_handle("port-request-acme-0001"), a_port_request())
        await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
        await port.nothing_runs()
        stays, goes = ({"json": {"reason": each}} for each in ("stays", "goes"))
        canceled = await comes_again(api.post, "port-requests/acme-0001/cancellations", stays, goes)

    assert replaced.json() == {"request_id": "acme-0001", "done": "resubmission received"}
    assert canceled.json() == {"request_id": "acme-0001", "done": "cancellation asked for"}


async def test_a_confirmation_acts_once_for_its_key(desk: Desk, tmp_path: Path) -> None:
    port = await to_be_confirmed(desk)
    await port.nothing_runs()
    works, others = ({"json": {"note": each}} for each in ("it rings", "it hums"))
    async with the_api(tmp_path, desk) as api:
        confirmed = await comes_again(api.post, "port-requests/acme-0001/confirmations", works, others)

    assert confirmed.status_code == 200
    assert (await port.outcome()).status is PortStatus.COMPLETED


async def test_a_call_that_comes_again_with_its_key_acts_once(desk: Desk, tmp_path: Path) -> None:
    key = {"Idempotency-Key": "9f1c"}
    async with the_api(tmp_path, desk) as api:
        started = await api.post("port-requests", json=wanted(request_id=None), headers=key)
        again = await api.post("port-requests", json=wanted(request_id=None), headers=key)
        other = await api.post("port-requests", json=wanted(company_name="Other"), headers=key)

    assert started.status_code == again.status_code == 201
    assert again.json() == started.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert (other.status_code, other.headers["content-type"]) == (422, "application/problem+json")
    assert "another body" in other.json()["detail"]


async def test_documents_that_come_again_between_other_boundaries_are_the_same_call(
    desk: Desk, tmp_path: Path
) -> None:
    call, key = parts(wanted()), {"Idempotency-Key": "9f1c"}
    async with the_api(tmp_path, desk) as api:
        started, again = [await api.post("port-requests", **call, headers=key) for _ in range(2)]
        other = await api.post("port-requests", **parts(wanted(company_name="Other")), headers=key)

    assert started.request.headers["content-type"] != again.request.headers["content-type"]
    assert (started.status_code, again.status_code) == (201, 201)
    assert again.headers["idempotency-replayed"] == "true"
    assert other.status_code == 422


async def test_a_call_that_failed_is_carried_out_when_it_comes_again(desk: Desk, tmp_path: Path) -> None:
    key = {"Idempotency-Key": "9f1c"}
    async with the_api(tmp_path) as away:
        failed = await away.post("port-requests", json=wanted(), headers=key)
        bearer = away.headers["authorization"]
    async with the_api(tmp_path, desk, key=bearer.removeprefix("Bearer ")) as api:
        started = await api.post("port-requests", json=wanted(), headers=key)

    assert (failed.status_code, failed.headers["retry-after"]) == (503, "15")
    assert started.status_code == 201


async def test_how_a_request_stands_is_told_without_a_worker(tmp_path: Path, desk: Desk) -> None:
    async with the_api(tmp_path, desk) as api:
        await api.post("port-requests", json=wanted())
        link = await api.post("port-requests/acme-0001/links")
        unknown = await api.get("port-requests/acme-0002")
        revoked = await api.delete("port-requests/acme-0001/links")
        of_nobody = await api.delete("port-requests/acme-0002/links")

    token = link.json()["url"].rpartition("/")[2]
    assert LINKS.subject_of(Purpose.STATUS, token, await desk.env.get_current_time()) == "acme-0001"
    assert (revoked.json()["done"], of_nobody.status_code) == ("links taken back", 404)
    assert SqliteLinkRevocations(tmp_path / "link-revocations.db").revoked_before("acme-0001")
    assert "GET /port-requests" in unknown.json()["detail"]
    assert (unknown.status_code, unknown.headers["content-type"]) == (404, "application/problem+json")


async def test_what_is_wrong_is_named_by_its_field_and_never_quoted(tmp_path: Path, desk: Desk) -> None:
    wrong = wanted(
        contact={"name": "Dana Reyes", "email": "qzx-7734"},
        numbers=[{"number": "qzx-7734"}],
        colour="qzx-7734",
    )
    async with the_api(tmp_path, desk) as api:
        answered = await api.post("port-requests", json=wrong)
        not_a_pdf = await api.post("port-requests", **parts(wanted(), loa=b"GIF89a"))
        number = await api.post("port-requests", json=wanted(numbers=[{"number": "+441632960000"}]))

    assert answered.status_code == not_a_pdf.status_code == number.status_code == 422
    assert {each["field"] for each in answered.json()["errors"]} == {"contact.email", "colour"}
    assert "qzx-7734" not in answered.text
    assert not_a_pdf.json()["errors"] == [{"field": "documents.loa", "problem": "is no PDF"}]
    assert [each["field"] for each in number.json()["errors"]] == ["numbers.0.number"]


@pytest.mark.parametrize("path", ["documents", "port-requests", "port-requests/x/documents/loa"])
async def test_what_is_too_large_is_refused(tmp_path: Path, path: str) -> None:
    async with the_api(tmp_path) as api:
        method = api.put if path.endswith("loa") else api.post
        answered = await method(
            path, content=b"{" + b" " * (33 << 20), headers={"Content-Type": "application/pdf"}
        )

    assert (answered.status_code, answered.headers["content-type"]) == (413, "application/problem+json")


async def test_a_number_on_another_request_is_refused_without_naming_it(tmp_path: Path, desk: Desk) -> None:
    async with the_api(tmp_path, desk) as api:
        await api.post("port-requests", json=wanted())
        other = await api.post("port-requests", json=wanted(request_id="acme-0002"))

    assert other.status_code == 409
    assert "acme-0001" not in other.text


async def test_a_message_whose_answer_was_lost_acts_once(desk: Desk, tmp_path: Path) -> None:
    async with the_api(tmp_path, desk) as api:
        await api.post("port-requests", json=wanted())
        await rejected_for_the_pin(desk)
        mend: dict[str, Any] = {
            "json": {"losing_carrier": {"pin": "0042"}},
            "headers": {"Idempotency-Key": "9f1c"},
        }
        first = await api.post("port-requests/acme-0001/resubmissions", **mend)
        (tmp_path / "api-answers.db").unlink()
        again = await api.post("port-requests/acme-0001/resubmissions", **mend)

    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()
    assert "idempotency-replayed" not in again.headers
