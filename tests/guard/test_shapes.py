"""Letters whose shapes are those of what their text says need no engine; others are never confirmed."""

import pytest

from porting.adapters.pdfium_pages import Glyph, PdfiumPages
from porting.documents.reading import Spot
from porting.domain.checks.evidence import Box
from porting.guard.shapes import PageSeen
from porting.guard.spots import confirmed
from tests.guard.test_lying_fonts import a_bill, saying


def _place(pages: PdfiumPages, words: str) -> Box:
    (cell,) = (
        cell for layer in pages.page(1).layers for row in layer.rows for cell in row if words in cell.text
    )
    return cell.box


def _shown(bill: bytes, words: str) -> str | None:
    """What is confirmed where the page says `words` in its text."""
    with PdfiumPages(bill) as pages:
        return PageSeen(*pages.render(1, 200), pages.glyphs(1)).confirmed(_place(pages, words))


def _shown_in_the_end(bill: bytes, words: str) -> str | None:
    """The same, with a closer look where the first one is not enough."""
    with PdfiumPages(bill) as pages:
        spot = Spot(0, 1, _place(pages, words))
    return confirmed([bill], [spot])[0]


@pytest.mark.parametrize("words", ["Account name", "Account number", "410 N Main St", "(512) 555-0142"])
def test_honest_letters_of_a_font_that_is_not_known_are_confirmed(words: str) -> None:
    shown = _shown(a_bill("LS-204418"), words)

    assert shown is not None
    assert words.replace(" ", "") in shown


@pytest.mark.parametrize("instead_of", "345678")
def test_a_digit_that_is_shown_as_another_is_never_confirmed(instead_of: str) -> None:
    for size in (11, 5):
        lying = saying(a_bill(f"LS-{instead_of}04418", size), "2", instead_of=instead_of)

        assert _shown_in_the_end(lying, "Account number") is None


def test_small_print_is_looked_at_more_closely() -> None:
    small = a_bill("LS-864418", size=5)

    assert _shown(small, "Account number") is None
    assert _shown_in_the_end(small, "Account number") == "Accountnumber:LS-864418"


def test_ink_that_no_letter_accounts_for_is_for_an_engine() -> None:
    with PdfiumPages(a_bill("LS-204418")) as pages:
        glyphs = pages.glyphs(1)
        page = PageSeen(*pages.render(1, 200), glyphs[:-4])

    last = glyphs[-1].box.joined(glyphs[-8].box)
    assert page.confirmed(Box(*last)) is None


def test_a_letter_that_only_touches_a_place_accounts_for_no_ink_in_it() -> None:
    with PdfiumPages(a_bill("LS-204418")) as pages:
        glyphs = pages.glyphs(1)
        last = glyphs[-1].box.joined(glyphs[-8].box)
        above = Glyph("-", last._replace(top=last.top - 0.96, bottom=last.top - 0.95))
        page = PageSeen(*pages.render(1, 400), (above, *glyphs[:-4]))

    assert page.confirmed(last) is None
