"""The texts of pages: each that is asked for is there, and each that is there is asked for."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from porting.domain.port_draft import MOST_NUMBERS
from starters.web import wording
from starters.web.forms import DOCUMENTS, MIB
from starters.web.new.steps import Step
from starters.web.typed import LONGEST
from starters.web.wording import Texts, texts_in

ROOT = Path(wording.__file__).parent
ASKED = re.compile(r"""\bt(?:exts)?(?:\.(?:plain|all|count))?\(\s*["']([a-z0-9_.]+)["']\s*[,)]""")

NOT_SHOWN = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
SAID_IN_TAGS = re.compile(r"\b(?:alt|title|placeholder|aria-label)=\"([^\"]*[A-Za-z][^\"]*)\"")
#: A macro that is all attributes has no tag around them.
TAG = re.compile(r"<[^>]*>| aria-[a-z]+=\"[^\"]*\"")

SAMPLE = Texts(
    "en",
    {
        "page": {
            "greeting": "Hello **{name}**, see [the *help*](/help) & more",
            "points": ["one {a}", "two"],
            "files": {"one": "{count} file", "other": "{count} files"},
        }
    },
)


def test_what_a_customer_wrote_stays_text() -> None:
    text = SAMPLE("page.greeting", name="<b>Dana</b>")

    assert text == (
        'Hello <strong>&lt;b&gt;Dana&lt;/b&gt;</strong>, see <a href="/help">the *help*</a> &amp; more'
    )


def test_where_nothing_can_be_marked_up_the_words_alone_are_left() -> None:
    assert SAMPLE.plain("page.greeting", name="Dana & Co") == "Hello Dana & Co, see the *help* & more"


def test_points_and_counts() -> None:
    assert SAMPLE.all("page.points", a="<") == ["one &lt;", "two"]
    assert (SAMPLE.count("page.files", 1), SAMPLE.count("page.files", 3)) == ("1 file", "3 files")


@pytest.mark.parametrize("name", ["page", "page.none", "page.points", "none.at.all", "page.greeting.more"])
def test_a_text_that_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(KeyError):
        SAMPLE(name)


def test_every_text_that_templates_and_code_ask_for_is_there() -> None:
    asked = {
        name
        for file in (*ROOT.rglob("*.html"), *ROOT.rglob("*.py"))
        for name in ASKED.findall(file.read_text(encoding="utf-8"))
    }

    assert len(asked) > 50
    assert [name for name in sorted(asked) if not texts_in("en").has(name)] == []


def test_templates_have_no_words_of_their_own() -> None:
    for file in (ROOT / "templates").rglob("*.html"):
        page = NOT_SHOWN.sub("", file.read_text(encoding="utf-8"))
        said = [*re.findall(r"[A-Za-z]{2,}", TAG.sub("", page)), *SAID_IN_TAGS.findall(page)]
        assert set(said) <= {"PDF"}, file.name


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("common.upload.limit", DOCUMENTS.file_bytes // MIB),
        ("common.upload.too_large", DOCUMENTS.file_bytes // MIB),
        ("refusals.413.do", DOCUMENTS.file_bytes // MIB),
        ("refusals.too_large.do", DOCUMENTS.file_bytes // MIB),
        ("refusals.api.413.do", DOCUMENTS.file_bytes // MIB),
        ("status.field.loa.hint", DOCUMENTS.file_bytes // MIB),
        ("new.numbers.too_many", MOST_NUMBERS),
        ("new.problems.too_long", LONGEST),
        ("new.progress.at", len(Step)),
    ],
)
def test_a_limit_that_a_text_names_is_the_one_that_holds(name: str, number: int) -> None:
    said = texts_in("en").plain(name, number=0)

    assert str(number) in re.findall(r"\d+", said)


def test_every_text_is_one_line_without_spaces_around_it() -> None:
    for file in (ROOT / "texts" / "en").glob("*.toml"):
        for name, text in _texts_in(tomllib.loads(file.read_text(encoding="utf-8"))):
            assert text, f"{file.name}: {name} is empty"
            assert text == text.strip(), f"{file.name}: {name} has spaces around it"
            assert "\n" not in text, f"{file.name}: {name} has two lines"


def _texts_in(table: Any, name: str = "") -> Iterator[tuple[str, str]]:
    entries = table.items() if isinstance(table, dict) else enumerate(table)
    for key, value in entries:
        if isinstance(value, str):
            yield f"{name}.{key}", value
        else:
            yield from _texts_in(value, f"{name}.{key}")
