"""The texts of pages: one TOML file a page and language, in `texts/<language>/`.

A text is named by its file and its place in there: `help.csr.heading`. It may have `{names}` to be filled
in, `**words**` that weigh more and `[links](/help)`; everything else stands as it is written. A second
language is a second folder, and the choice in `texts_for`.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup, escape
from starlette.requests import Request

_STRONG = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


class Texts:
    """All texts in one language. A name that there is not is a `KeyError`: ours, never a customer's."""

    def __init__(self, language: str, texts: Mapping[str, Any]) -> None:
        self.language = language
        """For the attribute `lang`."""
        self._texts = texts

    def __call__(self, name: str, /, **values: object) -> Markup:
        """For a page: `values` are escaped."""
        return _marked_up(self._text(name)).format(**values)

    def plain(self, name: str, /, **values: object) -> str:
        """For where nothing can be marked up: titles, mails' subjects, answers to programs."""
        return _LINK.sub(r"\1", _STRONG.sub(r"\1", self._text(name))).format(**values)

    def all(self, name: str, /, **values: object) -> list[Markup]:
        """The entries of a list of texts: paragraphs, or points."""
        return [_marked_up(text).format(**values) for text in self._listed(name)]

    def count(self, name: str, number: int, /, **values: object) -> Markup:
        """The text `name.one` or `name.other`, which may say `{count}`."""
        return self(f"{name}.{'one' if number == 1 else 'other'}", count=number, **values)

    def has(self, name: str) -> bool:
        try:
            self._found(name)
        except KeyError:
            return False
        return True

    def _text(self, name: str) -> str:
        found = self._found(name)
        if not isinstance(found, str):
            raise KeyError(name)
        return found

    def _listed(self, name: str) -> list[str]:
        found = self._found(name)
        if not isinstance(found, list):
            raise KeyError(name)
        return found

    def _found(self, name: str) -> Any:
        found: Any = self._texts
        for part in name.split("."):
            if not isinstance(found, Mapping) or part not in found:
                raise KeyError(name)
            found = found[part]
        return found


@cache
def texts_in(language: str) -> Texts:
    folder = files("starters.web") / "texts" / language
    return Texts(
        language,
        {
            file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
            for file in folder.iterdir()
            if file.name.endswith(".toml")
        },
    )


def texts_for(_request: Request) -> Texts:
    """In the language that the reader asks for. English is the only one so far."""
    return texts_in("en")


@cache
def _marked_up(text: str) -> Markup:
    plain = str(escape(text))
    return Markup(_LINK.sub(r'<a href="\2">\1</a>', _STRONG.sub(r"<strong>\1</strong>", plain)))  # noqa: S704
