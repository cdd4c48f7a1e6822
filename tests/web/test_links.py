"""Links that are good no more: what customers are told, and who gets a new one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from porting.links import Purpose
from starters.web.links import link_subject
from starters.web.session import FIELD
from starters.web.site import Site
from tests.web.html import problems_in
from tests.web.sites import BASE_URL, a_site, visited
from workers.encryption import data_keys


async def _theirs(request: Request) -> Response:
    return PlainTextResponse(link_subject(request, Purpose.STATUS))


#: Stands where the page of a request stands.
PAGE = Route("/r/{token}/try", _theirs, methods=["GET", "POST"])


class Renewed(list[tuple[Purpose, str]]):
    async def __call__(self, purpose: Purpose, subject: str) -> None:
        self.append((purpose, subject))


@pytest.fixture
def renewed() -> Renewed:
    return Renewed()


@pytest.fixture
def site(tmp_path: Path, renewed: Renewed) -> Site:
    site = a_site(tmp_path)
    site.renew_link = renewed
    return site


def path(site: Site, days_ago: int = 0, purpose: Purpose = Purpose.STATUS) -> str:
    assert site.links
    token = site.links.token(purpose, "acme-0001", datetime.now(UTC) - timedelta(days=days_ago))
    return f"/{purpose}/{token}"


async def test_a_link_leads_to_its_request(site: Site) -> None:
    async with visited(site, PAGE) as customer:
        answer = await customer.get(f"{path(site)}/try")

    assert answer.text == "acme-0001"


@pytest.mark.parametrize("token", ["made-up", "A" * 80, "%00"])
async def test_a_link_that_is_none_of_ours_says_so(site: Site, token: str) -> None:
    async with visited(site, PAGE) as customer:
        answer = await customer.get(f"/r/{token}/try")

    assert answer.status_code == 404
    assert "This link does not work" in answer.text


async def test_a_link_for_something_else_does_not_open_a_request(site: Site) -> None:
    draft = path(site, purpose=Purpose.DRAFT).replace("/new/", "/r/")

    async with visited(site, PAGE) as customer:
        assert (await customer.get(f"{draft}/try")).status_code == 404


async def test_an_expired_link_offers_a_new_one_by_mail(site: Site, renewed: Renewed) -> None:
    async with visited(site, PAGE) as customer:
        expired = await customer.get(f"{path(site, days_ago=90)}/try")
        answer = await _asked_for(customer, expired)

    assert expired.status_code == 410
    assert (problems_in(expired.text), problems_in(answer.text)) == ([], [])
    assert "acme" not in expired.text + answer.text
    assert "If this request is open, a mail" in answer.text
    assert renewed == [(Purpose.STATUS, "acme-0001")]


async def test_a_link_that_was_taken_back_opens_nothing_and_a_newer_one_does(
    site: Site, renewed: Renewed
) -> None:
    old, other = path(site, days_ago=1), path(site, days_ago=1, purpose=Purpose.DRAFT)
    site.revocations.revoke("acme-0001", datetime.now(UTC))
    site.revocations.revoke("acme-0001", datetime.now(UTC) - timedelta(days=3))

    async with visited(site, PAGE) as customer:
        refused = [await customer.get(f"{old}/try"), await customer.get(f"{other}/review")]
        answer = await _asked_for(customer, refused[0])
        newer = await customer.get(f"{path(site)}/try")

    assert [each.status_code for each in refused] == [410, 410]
    assert "It was taken back" in refused[0].text
    assert problems_in(refused[0].text) == []
    assert (answer.status_code, renewed) == (200, [(Purpose.STATUS, "acme-0001")])
    assert newer.text == "acme-0001"


async def test_where_nobody_can_say_what_was_taken_back_no_link_opens(site: Site) -> None:
    site.settings.state_dir.mkdir(exist_ok=True)
    site.settings.link_revocations.write_bytes(b"no database")

    async with visited(site, PAGE) as customer:
        answer = await customer.get(f"{path(site)}/try")

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")


async def test_a_link_to_what_was_erased_opens_nothing_however_often_it_was_open_before(site: Site) -> None:
    async with visited(site, PAGE) as customer:
        before = await customer.get(f"{path(site)}/try")
        data_keys(site.settings).erase("acme-0001", datetime.now(UTC))
        answer = await customer.get(f"{path(site)}/try")

    assert (before.status_code, answer.status_code) == (200, 404)
    assert problems_in(answer.text) == []


async def test_nobody_gets_a_flood_of_mails(site: Site, renewed: Renewed) -> None:
    async with visited(site, PAGE) as customer:
        expired = await customer.get(f"{path(site, days_ago=90)}/try")
        statuses = [(await _asked_for(customer, expired)).status_code for _ in range(4)]

    assert statuses == [200, 200, 200, 429]
    assert len(renewed) == 3


async def test_another_sites_page_cannot_ask_for_a_mail(site: Site, renewed: Renewed) -> None:
    async with visited(site, PAGE) as stranger:
        answer = await stranger.post(f"{path(site, days_ago=90)}/renew", data={FIELD: "0" * 64})

    assert answer.status_code == 403
    assert renewed == []


async def test_a_link_is_tried_with_so_many_forms_and_no_more(site: Site) -> None:
    link = f"{path(site)}/try"

    async with visited(site, PAGE) as customer:
        statuses = [(await customer.post(link)).status_code for _ in range(21)]

    assert statuses == [200] * 20 + [429]


async def test_where_there_are_no_links_none_opens_anything(tmp_path: Path) -> None:
    link = path(a_site(tmp_path, BASE_URL))

    async with visited(a_site(tmp_path, base_url=None), PAGE) as customer:
        assert (await customer.get(f"{link}/try")).status_code == 404


async def _asked_for(customer: httpx2.AsyncClient, expired: httpx2.Response) -> httpx2.Response:
    action = expired.text.partition('action="')[2].partition('"')[0]
    token = expired.text.partition(f'name="{FIELD}" value="')[2].partition('"')[0]
    return await customer.post(action, data={FIELD: token})
