"""HTML of the printed papers: escaped values, tables, and the place where a letter is signed."""

import base64
import io
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, time
from html import escape
from random import Random
from typing import Literal

from pypdf import PdfReader, PdfWriter

from tests.corpus import notation
from tests.corpus.content import Bill, Letter
from tests.corpus.customers import Place
from tests.corpus.printed_press import Press
from tests.corpus.signatures import ink_picture, pen_strokes, with_annotation
from tests.documents.signing import digitally_signed

Row = Sequence[str]
#: Where a letter's page has its signature.
SIGNATURE = "<!-- signature -->"
_PLACE = (
    "display:inline-block;width:150pt;height:30pt;line-height:30pt;vertical-align:bottom;white-space:nowrap"
)
_LINK = "https://signature.example/"
_PEN = "fill:none;stroke:#14206a;stroke-width:1.3"
_SCRIPT = "font:italic 20pt 'Segoe Script','Brush Script MT','Liberation Serif',serif;color:#1a2a6c"


def document(title: str, style: str, *body: str, language: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style></head><body>{''.join(body)}</body></html>"
    )


def tag(name: str, *content: str, kind: str = "") -> str:
    """`content` is HTML; `kind` its class."""
    return (
        f'<{name} class="{kind}">{"".join(content)}</{name}>'
        if kind
        else f"<{name}>{''.join(content)}</{name}>"
    )


def broken(lines: Iterable[str]) -> str:
    """One below the other."""
    return "<br>".join(escape(line) for line in lines)


def kept(text: str) -> str:
    """Never broken at a space, as web pages keep numbers together."""
    return escape(text).replace(" ", "&nbsp;")


def cells(*values: str, of: str = "td") -> str:
    """A row of a table; `values` are HTML."""
    return "<tr>" + "".join(f"<{of}>{value}</{of}>" for value in values) + "</tr>"


def table(rows: Iterable[Row], head: Row = (), kind: str = "") -> str:
    """`rows` are text."""
    top = f"<thead>{cells(*map(escape, head), of='th')}</thead>" if head else ""
    return tag("table", top, "<tbody>", *(cells(*map(escape, row)) for row in rows), "</tbody>", kind=kind)


def sheet(rows: Iterable[Row], kind: str = "") -> str:
    """Labels as the heads of their rows."""
    lines = (
        f'<tr><th scope="row">{escape(label)}</th><td>{escape(value)}</td></tr>' for label, value in rows
    )
    return tag("table", *lines, kind=kind)


def definitions(rows: Iterable[Row], kind: str = "") -> str:
    """Each label and its value in a box of their own."""
    boxes = (f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in rows)
    return tag("dl", *boxes, kind=kind)


def unseen(lines: Sequence[str]) -> str:
    """White on white, at the end of a page."""
    return f'<div style="color:#fff;font-size:7pt">{broken(lines)}</div>' if lines else ""


def addressee(bill: Bill) -> tuple[str, ...]:
    return (bill.account.name, *notation.lines_of(bill.mailing or bill.account.place))


def balance(bill: Bill, names: Sequence[str]) -> list[tuple[str, int]]:
    """What was owed, paid, is past due, is charged, is taxed, and is due now, by these `names`."""
    # What is past due may be older than a month.
    owed = max(bill.before_cents, bill.past_due_cents)
    rows = [(names[0], owed), (names[1], bill.past_due_cents - owed)]
    if bill.past_due_cents:
        rows.append((names[2], bill.past_due_cents))
    return [*rows, (names[3], bill.charges_cents), (names[4], bill.tax_cents), (names[5], bill.total_cents)]


def brief_day(of: date) -> str:
    return f"{of:%b} {of.day}, {of.year}"


def sent(bill: Bill, content: bytes) -> bytes:
    """All that the customer sends of it."""
    if not bill.first_page_only:
        return content
    writer, written = PdfWriter(), io.BytesIO()
    writer.add_page(PdfReader(io.BytesIO(content)).pages[0])
    writer.write(written)
    return written.getvalue()


def street(place: Place) -> str:
    return ", ".join(part for part in (place.street, place.unit) if part)


def moment(day: date, rng: Random) -> datetime:
    """In an office's hours."""
    return datetime.combine(day, time(rng.randint(8, 16), rng.randint(0, 59)), UTC)


def printed_letter(letter: Letter, rng: Random, press: Press, html: str) -> bytes:
    """`html` printed and signed at its `SIGNATURE`; what only a PDF can hold of one is put on the print."""
    content = press.printed(html.replace(SIGNATURE, _place(_by_hand(letter, rng))))
    if letter.signing not in ("ink", "stamp", "digital"):
        return content
    page, x, bottom, height = _found(press.printed(html.replace(SIGNATURE, _place("", of="a"))))
    if letter.signing != "digital":
        kind: Literal["/Ink", "/Stamp"] = "/Ink" if letter.signing == "ink" else "/Stamp"
        return with_annotation(content, kind, x, height - bottom, page, rng)
    at = datetime.combine(letter.signed_on or letter.written_on, time(15), UTC)
    left, base = int(x), int(bottom) + 2
    return digitally_signed(content, letter.signer, at, shown_at=(left, base, left + 150, base + 26))


def _place(content: str, of: str = "span") -> str:
    """A link leaves its rectangle in the PDF, so that the same page printed with one tells where it is."""
    link = f' href="{_LINK}"' if of == "a" else ""
    return f'<{of}{link} style="{_PLACE}">{content}</{of}>'


def _by_hand(letter: Letter, rng: Random) -> str:
    match letter.signing:
        case "pen":
            paths = "".join(f'<path d="{_path(stroke)}" style="{_PEN}"/>' for stroke in pen_strokes(rng))
            return f'<svg width="120pt" height="30pt" viewBox="0 0 120 30" role="img">{paths}</svg>'
        case "image":
            file = io.BytesIO()
            ink_picture(rng.randint(0, 7)).save(file, "PNG")
            data = base64.b64encode(file.getvalue()).decode()
            return f'<img alt="" style="width:120pt;height:30pt" src="data:image/png;base64,{data}">'
        case "script":
            return f'<span style="{_SCRIPT}">{escape(letter.signer)}</span>'
        case "typed":
            return f"/s/ {escape(letter.signer)}"
        case _:
            return ""


def _path(stroke: Sequence[tuple[float, float]]) -> str:
    flat: Callable[[Sequence[tuple[float, float]]], str] = lambda points: " ".join(  # noqa: E731
        f"{x:.1f},{30 - y:.1f}" for x, y in points
    )
    curves = (f"C {flat(stroke[at : at + 3])}" for at in range(1, len(stroke), 3))
    return f"M {flat(stroke[:1])} {' '.join(curves)}"


def _found(content: bytes) -> tuple[int, float, float, float]:
    """The page, from 1, where the link is; its left and lower edge, in points; that page's height."""
    for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, 1):
        for reference in page.get("/Annots", ()):
            annotation = reference.get_object()
            if annotation.get("/A", {}).get("/URI") == _LINK:
                left, bottom = (float(edge) for edge in annotation["/Rect"][:2])
                return number, left, bottom, float(page.mediabox.height)
    raise ValueError("the page has no place for a signature: put SIGNATURE into it")
