"""The help says what the tables say, leads nowhere that is not, and is HTML."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from porting.domain.checks.ages import AgeLimit
from porting.domain.checks.explained import EXPLAINED
from porting.domain.checks.findings import FindingCode
from porting.domain.help import Topic, help_path
from porting.domain.policy import Policy
from porting.domain.rejection import RULES, ReasonCode
from porting.domain.rejection.rules import IN_CANADA
from porting.settings import Settings
from starters.web.help import FORMS, durations, in_words
from starters.web.site import Site
from starters.web.wording import texts_in
from tests.web.html import ids_in, links_in, problems_in
from tests.web.sites import a_site, visited

PAGES = sorted({topic.partition("#")[0] for topic in Topic} | {"/"})


@pytest.fixture
async def reader(tmp_path: Path) -> AsyncIterator[httpx2.AsyncClient]:
    async with visited(a_site(tmp_path)) as client:
        yield client


async def test_every_page_of_the_help_is_whole_and_has_nothing_inline(reader: httpx2.AsyncClient) -> None:
    for path in PAGES:
        answer = await reader.get(path)
        assert (path, answer.status_code, problems_in(answer.text)) == (path, 200, [])
        assert "{" not in answer.text, f"{path} has a place that nobody filled in"


async def test_every_link_of_every_page_leads_somewhere(reader: httpx2.AsyncClient) -> None:
    shown = {path: (await reader.get(path)).text for path in PAGES}
    linked = {(path, link) for path, html in shown.items() for link in links_in(html)}

    for path, link in sorted(linked):
        target, _, anchor = link.partition("#")
        target = target or path
        if target == "/new":  # the form's own tests go there
            continue
        if target not in shown:
            assert (await reader.get(target)).status_code == 200, f"{path} leads to {link}"
        assert not anchor or anchor in ids_in(shown[target]), f"{path} leads to {link}"


async def test_everything_that_mails_and_pages_link_to_is_there(reader: httpx2.AsyncClient) -> None:
    shown = {path: ids_in((await reader.get(path)).text) for path in PAGES}

    for subject in (*ReasonCode, *FindingCode, *Topic):
        path, _, anchor = help_path(subject).partition("#")
        assert path in shown
        assert not anchor or anchor in shown[path], f"{subject} is not explained"


async def test_every_reason_is_told_with_its_remedy_in_both_countries(reader: httpx2.AsyncClient) -> None:
    told = (await reader.get(Topic.REJECTIONS)).text.replace("&#39;", "'")

    for rule in (*RULES.values(), *IN_CANADA.values()):
        assert rule.title in told
        assert rule.remedy in told


def test_every_finding_is_explained() -> None:
    assert set(EXPLAINED) == set(FindingCode)


async def test_every_finding_is_told_with_its_advice(reader: httpx2.AsyncClient) -> None:
    told = (await reader.get(Topic.CHECKS)).text.replace("&#39;", "'")

    for explanation in EXPLAINED.values():
        assert explanation.title in told
        assert explanation.advice in told


async def test_the_empty_letters_are_files_to_keep(reader: httpx2.AsyncClient) -> None:
    answer = await reader.get(f"{Topic.LOA}/LOA-US.pdf")
    unknown = await reader.get(f"{Topic.LOA}/LOA-MX.pdf")

    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == 'attachment; filename="LOA-US.pdf"'
    assert unknown.status_code == 404
    assert len(FORMS) == 6


async def test_the_help_tells_the_limits_that_hold_here(tmp_path: Path) -> None:
    settings = Settings(
        state_dir=tmp_path,
        bill_max_age=(AgeLimit(days=60, country="CA"), AgeLimit(days=45)),
        policy=Policy(losing_carrier_response_expected=timedelta(days=10)),
    )
    async with visited(Site(settings)) as reader:
        documents, steps = [(await reader.get(topic)).text for topic in (Topic.DOCUMENTS, Topic.STEPS)]

    assert "at most 45 days, 60 days for numbers in Canada old" in documents
    assert "Usually within 10 days" in steps


def test_days_that_are_played_faster_are_told_as_real_ones() -> None:
    spans = durations(Policy().with_a_day_of(timedelta(seconds=0.6)))

    told = {name: str(in_words(texts_in("en"), span)) for name, span in spans.items()}
    assert (told["review"], told["response"], told["cut_off"]) == ("24 hours", "7 days", "48 hours")
    assert told["lifetime"] == "4 weeks"


async def test_the_start_page_tells_how_long_it_all_takes_also_where_days_are_played_faster(
    tmp_path: Path,
) -> None:
    policy = Policy().with_a_day_of(timedelta(seconds=0.6))

    async with visited(Site(Settings(state_dir=tmp_path, policy=policy))) as reader:
        assert "up to 4 weeks" in (await reader.get("/")).text


async def test_where_customers_have_no_pages_the_start_page_offers_none(tmp_path: Path) -> None:
    async with visited(a_site(tmp_path, base_url=None)) as reader:
        start = (await reader.get("/")).text

    assert "/new" not in links_in(start)
