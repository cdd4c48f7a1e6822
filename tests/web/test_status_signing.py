"""A new LOA that is signed at the page of its port request, over real workflows."""

import re
from pathlib import Path

from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.status import PortStatus
from starters.web.session import FIELD
from starters.web.status.answers import BY
from tests.desk import Desk, Port, a_desk, a_worker, at_the_losing_carrier, start_environment
from tests.documents.stores import settings_in
from tests.fakes import Checks, Outbox, Upstream
from tests.web.customers import Customer, a_customer, text_of
from tests.web.html import problems_in
from workers.documents import document_stores

_CONSENT = re.compile(r'name="signature.consent" value="([^"]+)"')
_NEW_ONE = "Rather sign it here, on the screen"


async def _sent_back_unsigned(desk: Desk) -> Port:
    desk.checks.finds((FindingCode.LOA_NOT_SIGNED, Severity.FAIL, "loa"))
    port = await desk.submit()
    await port.reaches(PortStatus.DOCUMENTS_REJECTED)
    return port


async def _page_to_sign(customer: Customer) -> tuple[str, dict[str, str], str]:
    """Where the link of the request's page leads, what its form carries unseen, and the consent."""
    home = await customer.client.get(customer.home)
    link = re.search(rf'href="{customer.home}(/sign[^"]*)">{_NEW_ONE}', home.text)
    assert link
    page = await customer.client.get(customer.home + link[1])
    assert (page.status_code, problems_in(page.text)) == (200, [])
    consent = _CONSENT.search(page.text)
    assert consent
    return text_of(page), await customer.hidden_in("sign", link[1]), consent[1]


async def test_a_new_letter_is_signed_with_a_typed_name_and_goes_to_the_request_once(tmp_path: Path) -> None:
    async with a_desk() as desk:
        port = await at_the_losing_carrier(desk)
        await port.is_rejected("loa_not_accepted")
        async with a_customer(desk, tmp_path) as customer:
            said, hidden, consent = await _page_to_sign(customer)
            shown = await customer.client.get(f"{customer.home}/sign/letter.pdf")
            clicks = [
                await customer.posts("sign", hidden, signature__name="Dana Reyes", signature__consent=consent)
                for _ in range(2)
            ]
            place = clicks[0].headers["location"]
            done = await customer.client.get(place)
            copy = await customer.client.get(f"{place}/letter.pdf")
            other = await customer.client.get(f"{customer.home}/signed/{'0' * 64}/letter.pdf")
            await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
            again = await customer.client.get(f"{customer.home}/sign")
            timeline = (await port.report()).timeline
            loa = desk.checks.asked[-1][0].documents.loa

    assert "Dana Reyes" in said
    assert shown.content.startswith(b"%PDF-")
    assert [click.status_code for click in clicks] == [303, 303]
    assert [entry.what for entry in timeline].count("resubmission received") == 1
    assert loa
    assert loa != port.request.documents.loa
    assert document_stores(settings_in(tmp_path)).of(port.request.request_id).get(loa) == copy.content
    assert copy.headers["content-disposition"].startswith("attachment")
    assert (done.status_code, problems_in(done.text)) == (200, [])
    assert other.status_code == 404
    assert again.headers["location"] == customer.home


async def test_a_letter_signed_with_another_name_or_without_consent_is_not_sent(
    tmp_path: Path,
) -> None:
    async with a_desk() as desk:
        port = await _sent_back_unsigned(desk)
        async with a_customer(desk, tmp_path) as customer:
            _, hidden, consent = await _page_to_sign(customer)
            stranger = await customer.posts(
                "sign", hidden, signature__name="Sam Doe", signature__consent=consent
            )
            unwilling = await customer.posts("sign", hidden, signature__name="Dana Reyes")
            forged = await customer.client.post(
                f"{customer.home}/sign", data={**hidden, FIELD: "0" * 64, "signature.name": "Dana Reyes"}
            )
            huge = await customer.posts("sign", hidden, signature__name="D" * 300_000)
            status = (await port.report()).status
            signed = await customer.posts(
                "sign", hidden, signature__name="Dana Reyes", signature__consent=consent
            )
            await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
            timeline = (await port.report()).timeline

    assert (stranger.status_code, problems_in(stranger.text)) == (422, [])
    assert "authorized user" in text_of(stranger)
    assert 'value="Sam Doe"' in stranger.text
    assert (unwilling.status_code, "Your consent" in text_of(unwilling)) == (422, True)
    assert (forged.status_code, huge.status_code) == (403, 400)
    assert status is PortStatus.DOCUMENTS_REJECTED
    assert signed.status_code == 303
    assert [entry.by for entry in timeline if entry.what == "resubmission received"] == [BY]


async def test_nothing_is_signed_while_nobody_knows_what_the_letter_has_to_say(tmp_path: Path) -> None:
    async with await start_environment() as environment:
        desk = Desk(environment, Upstream(), Checks(), Outbox())
        async with a_customer(desk, tmp_path) as customer:
            async with a_worker(desk):
                await _sent_back_unsigned(desk)
                _, hidden, consent = await _page_to_sign(customer)
            signed = await customer.posts(
                "sign", hidden, signature__name="Dana Reyes", signature__consent=consent
            )

    assert signed.status_code == 503
    assert not [path for path in (tmp_path / "documents").rglob("*") if path.is_file()]
