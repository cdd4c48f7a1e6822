"""Makes the pictures of docs/web.md anew, after the pages have changed: `python -m tests.web.pictures`.

With `--all DIRECTORY` every page in every state, at both widths, light and dark, to be looked at by a person.
"""

import argparse
import asyncio
import io
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser

from tests.sandbox.servers import served
from tests.web.browser import DESK, PHONE, Scheme, a_browser, a_page
from tests.web.gallery import a_gallery
from tests.web.sites import a_site

DIRECTORY = Path(__file__).parents[2] / "docs" / "pictures"
#: Pages have few colours; so many keep a picture below 120 kB.
_COLOURS = 64


@dataclass(frozen=True)
class Picture:
    name: str
    page: str
    """Its name in the gallery."""
    width: int = PHONE
    scheme: Scheme = "light"
    height: int | None = 1000
    """Of what is shown, from the top; None: all."""


PICTURES = (
    Picture("numbers", "draft, whole, numbers"),
    Picture("offered", "draft, read, address"),
    Picture("review", "draft, came-by-mail, review", scheme="dark"),
    Picture("letter", "draft, whole, letter", DESK, height=1050),
    Picture("request", "request, two_orders", DESK, height=1250),
    Picture("date", "request, port_date_confirmed", scheme="dark"),
)


async def take(browser: Browser, address: str, path: str, picture: Picture, directory: Path) -> Path:
    """The whole picture, or its top."""
    async with a_page(browser, address, picture.width, picture.scheme) as page:
        await page.goto(path)
        shot = Image.open(io.BytesIO(await page.screenshot(full_page=True))).convert("RGB")
    top = shot.crop((0, 0, shot.width, min(shot.height, picture.height or shot.height)))
    file = directory / f"{picture.name}.png"
    top.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    return file


def _all(pages: Iterator[str]) -> Iterator[Picture]:
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for page in pages:
        for width in (PHONE, DESK):
            for scheme in schemes:
                name = re.sub(r"\W+", "-", page).strip("-") or "start"
                yield Picture(f"{name}-{width}-{scheme}", page, width, scheme, height=None)


async def made(directory: Path, *, all_pages: bool) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as state:
        gallery = a_gallery(a_site(Path(state)))
        pages = gallery.pages()
        async with a_browser() as browser, served(gallery.app()) as address:
            for picture in _all(iter(pages)) if all_pages else PICTURES:
                file = await take(browser, address, pages[picture.page], picture, directory)
                print(f"{file.name}: {file.stat().st_size // 1000} kB")  # noqa: T201 - it is a program


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes pictures of customers' pages.")
    parser.add_argument("directory", type=Path, nargs="?", default=DIRECTORY)
    parser.add_argument(
        "--all", action="store_true", help="every page in every state, as it is seen anywhere"
    )
    given = parser.parse_args()
    asyncio.run(made(given.directory, all_pages=given.all))


if __name__ == "__main__":
    main()
