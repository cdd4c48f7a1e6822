"""A new customer brings two numbers, on pages alone, from the first look to the last confirmation.

The whole system runs as it does for customers; upstream is the sandbox, told by hand what to answer.
"""

import asyncio
import math
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Error, Page, expect

from porting.domain.port_request import LosingCarrier
from porting.domain.status import PortStatus
from porting.links import Purpose
from tests.builders import a_port_request, local
from tests.desk import PATIENCE
from tests.end_to_end.system import Port, System, in_days, running_system, until
from tests.web.browser import DESK, PHONE, a_page, overflow
from tests.web.html import problems_in
from workers.documents import sample_documents
from workers.links import links

pytestmark = pytest.mark.asyncio(loop_scope="session")

#: In seconds: each time costs a tenth of one.
RELOADED_EVERY = 0.4
#: The second number is a mobile one, which makes it an order of its own.
LANDLINE, MOBILE = 1, 2


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def system(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[System]:
    directory = tmp_path_factory.mktemp("porting")
    settings = {"PORTING_DAY": "1d", "PORTING_WEB_URL": "http://127.0.0.1"}
    async with running_system(directory, **settings) as system:
        yield system


@dataclass
class Newcomer:
    """Somebody who has numbers elsewhere, papers about them, and a browser."""

    system: System
    page: Page
    javascript: bool
    numbers: tuple[str, str]
    papers: Path

    async def sees(self, heading: str) -> None:
        """The page with that heading, whole and no wider than the window."""
        await expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)
        assert (heading, problems_in(await self.page.content())) == (heading, [])
        assert (heading, await overflow(self.page)) == (heading, 0)

    async def presses(self, button: str) -> None:
        await self.page.get_by_role("button", name=button, exact=True).locator("visible=true").last.click()

    async def follows(self, link: str) -> None:
        await self.page.get_by_role("link", name=link).first.click()

    async def writes(self, **answers: str) -> None:
        """By field, double underscores for dots."""
        for name, answer in answers.items():
            await self.page.locator(f"[name='{name.replace('__', '.')}']").fill(answer)

    async def looks_again_until(self, there: Callable[[], Awaitable[bool]], what: str) -> None:
        async def look() -> bool:
            await asyncio.sleep(RELOADED_EVERY)
            try:
                await self.page.reload()
            except Error:  # the page is just being left: whatever was pressed last takes its time
                return False
            return await there()

        await until(look, what)

    async def asks_for_the_numbers(self) -> None:
        await self.page.goto("/new")
        await self.sees("Bring your numbers")
        await self.writes(numbers="five one two")
        await self.presses("Look up my numbers")
        await self.sees("Bring your numbers")
        assert await self.page.locator("[aria-invalid]").input_value() == "five one two"
        await self.writes(numbers="\n".join(self.numbers))
        await self.presses("Look up my numbers")
        await self.sees("Your numbers")
        await expect(self.page.get_by_text("Can move to us", exact=True)).to_have_count(2)
        await self.page.get_by_label("Mobile").nth(1).check()
        await self.presses("Save and go on")

    async def gives_papers(self) -> None:
        await self.sees("Company and people")
        await self.follows("Give us those first")
        await self.sees("Record and bill")
        for kind in ("csr", "bill"):
            await self.page.locator(f"[name='documents.{kind}']").set_input_files(self.papers / f"{kind}.pdf")
        await self.presses("Send and read them")

        async def read() -> bool:
            return await self.page.get_by_text("LS-204418").count() > 0

        await self.looks_again_until(read, "what the papers say")
        await self.sees("Record and bill")
        await self.follows("Go on to the letter")

    async def signs(self) -> None:
        await self.sees("Letter of Authorization")
        await self.presses("Sign the letter")
        await self.sees("Letter of Authorization")
        if self.javascript:
            await self.page.get_by_label("Draw my signature").check()
            await self._draws()
        else:
            await self.writes(signature__name="Dana Reyes")
        await self.page.locator("[name='signature.consent']").check()
        await self.presses("Sign the letter")
        await expect(self.page.get_by_role("link", name="Download the signed letter")).to_be_visible()
        await self.sees("Letter of Authorization")

    async def answers_the_rest(self) -> None:
        await self.follows("Company")
        assert await self.page.get_by_label("Company name").input_value() == "Acme Plumbing LLC"
        await self.writes(contact__name="Dana Reyes", contact__email="dana at acme")
        await self.presses("Save and go on")
        await self.sees("Company and people")
        await self.writes(contact__email="dana@acme.example")
        await self.presses("Save and go on")
        await self.sees("Your account today")
        await self.writes(losing_carrier__pin="1111")
        await self.page.get_by_label("the whole account moves").check()
        await self.presses("Save and go on")
        await self.sees("Service address")
        await self.presses("Save and go on")
        await self.follows("All steps")
        await self.sees("Your request")

    async def submits(self) -> Port:
        await self.follows("Check and submit")
        await self.sees("Check and submit")
        async with asyncio.timeout(PATIENCE):
            while await self.page.get_by_text("We are still reading your documents").count():
                await self.page.reload()  # as the page asks for, on a machine that is busy
        await expect(self.page.get_by_text("We found nothing that a carrier would refuse")).to_be_visible()
        await expect(self.page.get_by_text("A person of ours will look at this")).to_have_count(0)
        await self.presses("Submit the request")
        await expect(self.page).to_have_url(re.compile("/r/"))
        known = links(self.system.settings)
        assert known
        token = self.page.url.rpartition("/")[2]
        return Port(self.system, known.subject_of(Purpose.STATUS, token, datetime.now(UTC)))

    async def comes_to(self, heading: str) -> None:
        """The status page, looked at again until it has that heading."""

        async def there() -> bool:
            return await self.page.get_by_role("heading", level=1).inner_text() == heading

        await self.looks_again_until(there, heading)
        await self.sees(heading)

    async def confirms(self) -> None:
        """Both numbers, as soon as the page knows that both have moved."""

        async def both() -> bool:
            return await self.page.locator("[name='works'][value='all']").count() > 0

        await self.looks_again_until(both, "both numbers to confirm")
        await self.page.locator("[name='works'][value='all']").click()

    async def _draws(self) -> None:
        box = await self.page.locator("canvas").bounding_box()
        assert box
        left, middle = box["x"] + 20, box["y"] + box["height"] / 2
        await self.page.mouse.move(left, middle)
        await self.page.mouse.down()
        for at in range(1, 40):
            await self.page.mouse.move(left + 5 * at, middle + 25 * math.sin(at / 3))
        await self.page.mouse.up()


def papers_of(numbers: tuple[str, str], directory: Path) -> Path:
    """What the carrier has given to whoever has `numbers`."""
    account = LosingCarrier(
        name="Lone Star Telephone", account_number="LS-204418", billing_telephone_number=numbers[0]
    )
    request = a_port_request(numbers=local(*numbers), losing_carrier=account)
    made = sample_documents(request, request.calendar.day_of(datetime.now(UTC)))
    for kind in ("csr", "bill"):
        (directory / f"{kind}.pdf").write_bytes(made[kind])
    return directory


@pytest.mark.parametrize(
    ("width", "javascript", "numbers"),
    [
        (PHONE, True, ("+15125550100", "+15125550130")),
        (DESK, False, ("+15125550200", "+15125550230")),
    ],
)
async def test_a_new_customer_brings_two_numbers_mends_the_pin_of_one_gets_the_date_and_confirms(
    chromium: Browser,
    system: System,
    tmp_path: Path,
    width: int,
    javascript: bool,
    numbers: tuple[str, str],
) -> None:
    address = f"http://127.0.0.1:{system.settings.web_port}"
    papers = papers_of(numbers, tmp_path)
    async with a_page(chromium, address, width, javascript=javascript) as page:
        customer = Newcomer(system, page, javascript, numbers, papers)
        await customer.asks_for_the_numbers()
        await customer.gives_papers()
        await customer.signs()
        await customer.answers_the_rest()

        port = await customer.submits()

        await port.reaches(PortStatus.AWAITING_BACKBONE)
        await port.upstream_acts("approve", order=LANDLINE)
        await port.upstream_acts("approve", order=MOBILE)
        await port.upstream_acts("confirm", order=LANDLINE, port_date=in_days(9))
        await port.upstream_acts("reject", order=MOBILE, codes=["wrong_pin"])
        await port.reaches(PortStatus.REJECTED)
        await customer.comes_to("Your carrier asks for something")
        await customer.writes(losing_carrier__pin="4711")
        await customer.presses("Send my answer")
        await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
        await customer.comes_to("Your carrier has been asked")
        await port.upstream_acts("confirm", order=MOBILE, port_date=in_days(9))
        await port.reaches(PortStatus.PORT_DATE_CONFIRMED)
        await customer.comes_to("Your numbers have a date")
        await port.upstream_acts("activate", order=LANDLINE)
        await port.upstream_acts("activate", order=MOBILE)
        await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
        await customer.comes_to("Your numbers have moved: please test them")
        await customer.confirms()
        await port.reaches(PortStatus.COMPLETED)
        await customer.comes_to("Your numbers have moved")

    assert (await port.outcome()).status is PortStatus.COMPLETED
