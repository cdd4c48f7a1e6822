"""Dotted leaders in a page's image go; every other dot stays."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from porting.documents.leaders import without_leaders

DPI = 200
PAPER, INK = 245, 30


def a_page(*lines: str, size: int = 28, slope: float = 0.0) -> Image.Image:
    """`lines` in a proportional font, a dot in it about as large as in print of 10 points."""
    page = Image.new("L", (1400, 60 + 60 * len(lines)), PAPER)
    draw, font = ImageDraw.Draw(page), ImageFont.load_default(size)
    for at, line in enumerate(lines):
        draw.text((60, 40 + 60 * at), line, INK, font)
    return page.rotate(slope, Image.Resampling.BICUBIC, fillcolor=PAPER)


def noisy(page: Image.Image) -> Image.Image:
    pixels = np.asarray(page, np.float32) + 5 * np.random.default_rng(7).standard_normal(page.size[::-1])
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def ink(page: Image.Image) -> int:
    return int(np.count_nonzero(np.asarray(page) < (PAPER + INK) / 2))


@pytest.mark.parametrize(
    "line",
    [
        "Account number ................................ 204418",
        "Account number . . . . . . . . . . . . . . . . . . . 204418",
        "Acct. no. .............................. $34.95",
    ],
)
@pytest.mark.parametrize("slope", [0.0, 0.1])
def test_the_dots_that_lead_to_a_value_go(line: str, slope: float) -> None:
    label, value = line.split(" .")[0], line.split()[-1]
    alone = ink(a_page(f"{label} {value}", slope=slope))

    left = ink(without_leaders(a_page(line, slope=slope), DPI))

    assert abs(left - alone) < 0.02 * alone


def test_a_scan_s_noise_does_not_keep_them() -> None:
    alone = ink(a_page("Billing telephone number 512-555-0100"))
    page = noisy(a_page("Billing telephone number ................... 512-555-0100"))

    assert abs(ink(without_leaders(page, DPI)) - alone) < 0.02 * alone


@pytest.mark.parametrize(
    "line",
    [
        "the initiation is in its initial minimising limit, vivid instinct i i i i i i i",
        "1.2.3.4.5.6.7.8.9.1.2.3",
        "Wait ... and see, e.g. P.O. at A.B.C.D.E.F.G.",
        "Dr. Reyes, Ms. Li, Mr. Ito, St. Ives, Mt. Ida.",
        "$1.50  $2.50  $3.50  $4.50  $5.50  $6.50",
    ],
)
def test_the_dots_of_words_and_sums_stay(line: str) -> None:
    page = a_page(line, line)

    assert without_leaders(page, DPI) is page


def test_a_fax_s_specks_go_and_what_print_needs_stays() -> None:
    clean = a_page("Suite / unit: 31, if it is Blvd. 7.5", size=20)
    page = clean.copy()
    for speck in [(30, 20), (700, 50), (701, 50), (900, 90)]:
        page.putpixel(speck, INK)

    assert without_leaders(page, DPI).tobytes() == clean.tobytes()


def test_a_page_of_noise_is_left_as_it_is() -> None:
    specks = np.random.default_rng(7).random((1000, 1000)) < 0.02
    page = Image.fromarray(np.where(specks, INK, PAPER).astype(np.uint8))

    assert without_leaders(page, DPI) is page


def test_an_empty_page_has_none() -> None:
    page = Image.new("L", (200, 200), PAPER)

    assert without_leaders(page, DPI) is page
