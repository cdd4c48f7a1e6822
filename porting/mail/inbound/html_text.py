"""The words of an HTML mail, for reading: no markup of it is kept or shown."""

import html
import re

from porting.mail.inbound.incoming import MOST_LETTERS

#: Markup is several times as long as its words.
_MOST_MARKUP = 8 * MOST_LETTERS
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>|<!--|<[!?][^<>]*>")
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "object", "select"})
_BLOCKS = frozenset(
    {"p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "hr", "blockquote", "pre"}
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|mso-hide", re.IGNORECASE
)
_WITHOUT_END = frozenset({"br", "hr", "img", "meta", "link", "input", "wbr", "col", "area", "base", "source"})


def text_of(markup: str) -> str:
    """What a reader sees of `markup`, a line a paragraph; quotations have `> ` before their lines."""
    return _Reading(markup[:_MOST_MARKUP]).text()


class _Reading:
    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._lines: list[str] = []
        self._line: list[str] = []
        self._quoted = 0
        self._unseen: str | None = None
        self._depth = 0
        """Of elements named as the unseen one, within it."""

    def text(self) -> str:
        at = 0
        for tag in _TAG.finditer(self._markup):
            if tag.start() < at:  # inside a comment
                continue
            self._words(self._markup[at : tag.start()])
            at = tag.end()
            if tag.group() == "<!--":
                end = self._markup.find("-->", at)
                at = len(self._markup) if end < 0 else end + 3
            elif tag[2]:
                self._tag(tag[2].lower(), is_end=bool(tag[1]), attributes=tag[3])
        self._words(self._markup[at:])
        self._end_line()
        return "\n".join(self._lines)[:MOST_LETTERS]

    def _words(self, text: str) -> None:
        if self._unseen is None:
            self._line.append(html.unescape(text).replace("\n", " ").replace("\r", " "))

    def _tag(self, name: str, *, is_end: bool, attributes: str) -> None:
        if self._unseen is not None:
            if name == self._unseen and not attributes.endswith("/"):
                self._depth += -1 if is_end else 1
            if self._depth == 0:
                self._unseen = None
            return
        if name in _BLOCKS:
            self._end_line()
        if name == "blockquote":
            self._quoted = max(0, self._quoted + (-1 if is_end else 1))
        is_hidden = name in _UNSEEN or (_HIDDEN.search(attributes) and name not in _WITHOUT_END)
        if is_hidden and not is_end and not attributes.endswith("/"):
            self._unseen, self._depth = name, 1

    def _end_line(self) -> None:
        line = " ".join("".join(self._line).split())
        self._line = []
        if line:
            self._lines.append("> " * min(self._quoted, 1) + line)
