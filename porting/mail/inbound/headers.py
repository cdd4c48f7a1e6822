"""The header of a mail or of one of its parts, read so that nothing in it can raise or inject."""

import base64
import binascii
import quopri
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

#: Real mails have 30 to 150 lines of header in up to 20 KB.
_MOST_BYTES = 256 * 1024
_MOST_FIELDS = 1000
_LONGEST_LINE = 2000
#: Whom a mail names; whoever writes to more does not write to us.
_MOST_ADDRESSES = 100

_FIELD = re.compile(r"([!-9;-~]{1,80})[ \t]*:(.*)", re.DOTALL)
_ENCODED_WORD = re.compile(r"=\?([A-Za-z0-9_:.-]{1,40})(?:\*[A-Za-z0-9-]{1,20})?\?([BbQq])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?)")
_PARAMETER = re.compile(
    r';\s*([A-Za-z0-9!#$&+.^_`{}~-]{1,60}(?:\*\d{1,3})?)(\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))'
)
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"\x00-\x1f]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_COMMENT = re.compile(r"\([^()]*\)")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_BASE64 = (string.ascii_letters + string.digits + "+/").encode()
_NOT_BASE64 = bytes(each for each in range(256) if each not in _BASE64)
#: They are no charsets of mails, and some of them take long over a few letters.
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})


@dataclass(frozen=True)
class Headers:
    fields: tuple[tuple[str, str], ...] = ()
    """Name in small letters, value as it came, unfolded."""

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(value for field, value in self.fields if field == name)

    def first(self, name: str) -> str:
        """The value in readable letters, on one line; empty: there is none."""
        return readable(next(iter(self.all(name)), ""))

    @property
    def content_type(self) -> str:
        given = next(iter(self.all("content-type")), "").partition(";")[0].strip().lower()
        return given if re.fullmatch(r"[!-~]{1,80}/[!-~]{1,80}", given) else "text/plain"

    def parameter(self, field: str, name: str) -> str:
        """`boundary` of `content-type`, say; empty: there is none."""
        return parameter(next(iter(self.all(field)), ""), name)


def read(block: bytes) -> Headers:
    """The fields of a header; lines that are none are left out."""
    lines = re.split(rb"\r\n|\n|\r", block[:_MOST_BYTES])
    return Headers(tuple(_fields([decoded(line, "utf-8", most=_LONGEST_LINE * 5) for line in lines])))


def _fields(lines: list[str]) -> Iterator[tuple[str, str]]:
    unfolded: list[list[str]] = []
    for line in lines:
        if line[:1] in (" ", "\t") and unfolded:
            unfolded[-1].append(line)
        else:
            unfolded.append([line])
    for whole in unfolded[:_MOST_FIELDS]:
        found = _FIELD.fullmatch("".join(whole))
        if found:
            yield found[1].lower(), found[2].strip()


def readable(text: str) -> str:
    """Encoded words as what they mean, on one line, without control characters."""
    text = _BETWEEN_WORDS.sub(r"\1", text[: _LONGEST_LINE * 5])
    return one_line(_ENCODED_WORD.sub(_meant, text))[:_LONGEST_LINE]


def one_line(text: str) -> str:
    return " ".join(_CONTROLS.sub(" ", text.replace("\u200b", "")).split())


def without_controls(text: str) -> str:
    """Lines stay lines."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _meant(word: re.Match[str]) -> str:
    charset, encoding, content = word.groups()
    data = content.encode("ascii", "replace")
    if encoding in "Bb":
        return decoded(from_base64(data), charset)
    return decoded(quopri.decodestring(data, header=True), charset)


def from_base64(data: bytes) -> bytes:
    """As much as can be read of it."""
    letters = data.translate(None, delete=_NOT_BASE64)
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    try:
        return base64.b64decode(whole + b"=" * (-len(whole) % 4))
    except binascii.Error:
        return b""


def decoded(content: bytes, charset: str, most: int | None = None) -> str:
    """`content` in `charset`; where that is unknown or wrong, in what it most likely is. Never raises."""
    for name in (charset.strip().strip("\"'").lower(), "utf-8"):
        if not name or name.replace("-", "_") in _NO_CHARSETS:
            continue
        try:
            return content.decode(name)[:most]
        except (LookupError, ValueError):
            continue
    return content.decode("cp1252", "replace")[:most]


def parameter(value: str, name: str) -> str:
    """RFC 2231's forms too: `name*=utf-8''…`, and a value in pieces `name*0`, `name*1`, …"""
    pieces: dict[int, str] = {}
    charset = "utf-8"
    for found in _PARAMETER.finditer(value[: _LONGEST_LINE * 5]):
        key, is_encoded, quoted, token = found.groups()
        base, _, count = key.lower().partition("*")
        if base != name:
            continue
        content = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else token.strip()
        if is_encoded:
            named, mark, rest = content.partition("'")
            charset = named if mark else charset  # the first piece names it for all
            content = decoded(unquote_to_bytes(rest.partition("'")[2] if mark else content), charset)
        pieces.setdefault(int(count or 0), content)
    return readable("".join(pieces[at] for at in sorted(pieces)))


def parameter_as_written(value: str, name: str) -> bytes:
    """A boundary, which has to be found again letter by letter."""
    for found in _PARAMETER.finditer(value[: _LONGEST_LINE * 5]):
        key, _, quoted, token = found.groups()
        if key.lower() == name:
            content = re.sub(r"\\(.)", r"\1", quoted) if quoted is not None else token.strip()
            return content.encode("utf-8", "replace")[:200]
    return b""


def one_address(fields: tuple[str, ...]) -> tuple[str, str] | None:
    """Name and address of a From; None: there is not exactly one field with exactly one address.

    Strict on purpose: whatever two readers could understand as two addresses is none.
    """
    if len(fields) != 1 or len(fields[0]) > _LONGEST_LINE:
        return None
    given = fields[0].strip()
    bare = _COMMENT.sub(" ", _QUOTED.sub(" ", given)).strip()
    found = re.fullmatch(r"([^<>]*)<([^<>]*)>", bare)
    before, address = (found[1], found[2].strip()) if found else ("", bare)
    if not _ADDRESS.fullmatch(address) or "," in before or ";" in before:
        return None
    name = readable(given[: given.rfind("<")].strip().strip('"')) if found else ""
    return name[:200], normal_address(address)


def addresses(fields: tuple[str, ...]) -> tuple[str, ...]:
    """All addresses in To or Cc fields, by shape alone."""
    found = [each for field in fields for each in _ADDRESS.findall(_QUOTED.sub(" ", field[:20_000]))]
    return tuple(normal_address(each) for each in found[:_MOST_ADDRESSES])


def normal_address(address: str) -> str:
    """The domain in small letters; what stands before it may matter to its owner."""
    local, _, domain = address.strip().rpartition("@")
    return f"{local}@{domain.lower().rstrip('.')}"


def is_address(text: str) -> bool:
    return _ADDRESS.fullmatch(text.strip()) is not None


def instant(text: str) -> datetime | None:
    """What a Date says; None: nothing that is a date."""
    try:
        found = parsedate_to_datetime(text[:100])
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def message_ids(*values: str) -> tuple[str, ...]:
    found = [each for value in values for each in re.findall(r"<[^<>\s]{1,300}>", value[:20_000])]
    return tuple(dict.fromkeys(found))[:_MOST_ADDRESSES]
