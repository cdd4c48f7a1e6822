"""What is wrong with a page's HTML, as far as a parser sees it; and where its links lead."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "link", "input", "br", "hr", "img", "area", "source", "col", "wbr"})
_ONE_EACH = ("html", "head", "title", "body", "main", "h1", "header", "footer")


@dataclass
class _Reading(HTMLParser):
    problems: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    refers: list[str] = field(default_factory=list)
    """Ids that something on the page names: labels, descriptions."""
    tags: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag not in _VOID:
            self._open.append(tag)
        self._look_for_inline(tag, given)
        if "id" in given:
            self.ids.append(given["id"])
        for name in ("for", "aria-labelledby", "aria-describedby"):
            self.refers += given.get(name, "").split()
        self.links += [given[name] for name in ("href", "src", "action") if name in given]
        if tag == "img" and "alt" not in given:
            self.problems.append("an img without alt")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")

    def _look_for_inline(self, tag: str, given: dict[str, str]) -> None:
        if tag == "style" or "style" in given:
            self.problems.append(f"an inline style at <{tag}>")
        if tag == "script" and "src" not in given:
            self.problems.append("an inline script")
        self.problems += [f"{name} at <{tag}>" for name in given if name.startswith("on")]
        if any(value.startswith("javascript:") for value in given.values()):
            self.problems.append("a javascript: address")

    def close(self) -> None:
        super().close()
        self.problems += [f"<{tag}> is left open" for tag in self._open]
        self.problems += [
            f"{self.tags.count(tag)} times <{tag}>" for tag in _ONE_EACH if self.tags.count(tag) != 1
        ]
        self.problems += [f"the id {each} twice" for each in set(self.ids) if self.ids.count(each) > 1]
        self.problems += [f"no id {each}" for each in set(self.refers) - set(self.ids)]


def problems_in(html: str) -> list[str]:
    """What is wrong with a whole page: unclosed tags, doubled ids, anything inline; empty: nothing is."""
    return _read(html).problems


def links_in(html: str) -> list[str]:
    return _read(html).links


def ids_in(html: str) -> list[str]:
    return _read(html).ids


def _read(html: str) -> _Reading:
    reading = _Reading()
    reading.feed(html)
    reading.close()
    return reading
