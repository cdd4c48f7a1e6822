"""What the writer of an answer says himself: without what is quoted, and without signatures."""

import re
from collections.abc import Iterator

#: A line after which nothing is the writer's own any more.
_BELOW_IS_OLD = re.compile(
    r"\s*(?:-{2,}\s*(?:original|forwarded|reply|begin forwarded|message d.origine|urspr)[^\n]{0,60}"
    r"|_{10,}|-{20,}|begin forwarded message:"
    r"|\*?(?:from|de|von)\s?:\*?\s[^\n]{0,200}@[^\n]{0,200})\s*",
    re.IGNORECASE,
)
#: "On Mon, Nov 23, 2026 at 9:00 AM Porting Desk <…> wrote:", which programs break over up to three lines.
_WROTE = re.compile(
    r"(?:on|le|am|el|il)\s[^\n]{0,300}"
    r"(?:\swrote|\sa écrit|\sschrieb[^\n:]{0,100}|\sescribió|\sha scritto)\s?:?\s*",
    re.IGNORECASE,
)
_BEGINS_WROTE = re.compile(r"(?:on|le|am|el|il)\s[^\n]*\d", re.IGNORECASE)
_OUTLOOK_HEAD = re.compile(r"\*?(?:from|de|von)\s?:", re.IGNORECASE)
_OUTLOOK_NEXT = re.compile(
    r"\*?(?:sent|date|to|subject|envoyé|objet|à|gesendet|an|betreff)\s?:", re.IGNORECASE
)
_SIGNATURE = re.compile(
    r"--\s?|(?:sent|envoyé)\s(?:from|depuis|de|à partir)\s[^\n]{0,60}|get outlook for [^\n]{0,30}",
    re.IGNORECASE,
)
_MOST_LINES = 2000


def own_words(text: str) -> str:
    """An answer below a quotation counts as well; what stands below a signature does not."""
    return "\n".join(_own_lines(text.split("\n")[:_MOST_LINES])).strip()


def _own_lines(lines: list[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        if _SIGNATURE.fullmatch(line) or _BELOW_IS_OLD.fullmatch(line) or _is_outlook_head(lines, at):
            return
        if length := _attribution(lines, at):
            at += length
            if not _is_quotation_next(lines, at):
                return
            continue
        if not line.startswith((">", "|>")):
            yield line
        at += 1


def _attribution(lines: list[str], at: int) -> int:
    """How many lines "On … wrote:" takes from `at` on; 0: it is none."""
    if not _BEGINS_WROTE.match(lines[at].strip()):
        return 0
    for count in (1, 2, 3):
        if _WROTE.fullmatch(" ".join(line.strip() for line in lines[at : at + count])):
            return count
    return 0


def _is_quotation_next(lines: list[str], at: int) -> bool:
    following = next((line.strip() for line in lines[at:] if line.strip()), "")
    return following.startswith(">")


def _is_outlook_head(lines: list[str], at: int) -> bool:
    """`From:` with `Sent:`, `To:` or `Subject:` right below it."""
    if not _OUTLOOK_HEAD.match(lines[at].strip()):
        return False
    below = [line.strip() for line in lines[at + 1 : at + 5] if line.strip()]
    return any(_OUTLOOK_NEXT.match(line) for line in below)
