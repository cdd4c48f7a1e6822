"""A mail as it comes after DATA, up to the line with nothing but a dot.

Only CR LF ends a line. A server that took a lone LF or CR for the end of one could be made to see two mails
where the server before it has seen one ("SMTP smuggling"), so a mail with such a line is no mail. Source:
RFC 5321, 2.3.8 and 4.1.1.4.
"""

import asyncio

_LAST_LINE = b".\r\n"
#: How much of what came last is enough to tell the mail's end.
_TAIL_BYTES = 5


class BareLineEndError(ValueError):
    """A CR or an LF stands alone. `is_whole`: the mail has been read to its end all the same."""

    def __init__(self, *, is_whole: bool) -> None:
        super().__init__("a line ends with CR or LF alone")
        self.is_whole = is_whole


class MailTooLargeError(ValueError):
    """`is_whole`: the mail has been read to its end all the same, and none of it kept."""

    def __init__(self, *, is_whole: bool) -> None:
        super().__init__("the mail is too large")
        self.is_whole = is_whole


async def mail_data(reader: asyncio.StreamReader, most: int, most_read: int) -> bytes:
    """The mail that `reader` gives next. `most`: bytes that a mail may have; of a larger one as much as
    `most_read` is read, so that its sender waits for our answer.

    Raises: `BareLineEndError`, `MailTooLargeError`, `asyncio.IncompleteReadError` where the reader ends.
    """
    taken = _Taken(most, most_read)
    # A dot may come first of all; a CR is looked for, so that the line's LF is there for what follows.
    await taken.take_until(reader, b"\r")
    if taken.is_only(_LAST_LINE[:2]):
        taken.add(await reader.readexactly(1))
        if not taken.is_only(_LAST_LINE):
            raise BareLineEndError(is_whole=False)
    else:
        await taken.take_until(reader, b"\n" + _LAST_LINE)
        if not taken.ends_with(b"\r\n" + _LAST_LINE):
            raise BareLineEndError(is_whole=False)
    return _plain(taken.content())


class _Taken:
    def __init__(self, most: int, most_read: int) -> None:
        self._most, self._most_read = most, most_read
        self._content = bytearray()
        self._tail = b""
        self._length = 0

    async def take_until(self, reader: asyncio.StreamReader, mark: bytes) -> None:
        """Up to `mark` and with it.

        Raises: `MailTooLargeError`, `asyncio.IncompleteReadError`.
        """
        while True:
            try:
                self.add(await reader.readuntil(mark))
            except asyncio.LimitOverrunError as error:
                self.add(await reader.readexactly(error.consumed))
            else:
                return

    def add(self, chunk: bytes) -> None:
        self._length += len(chunk)
        self._tail = (self._tail + chunk[-_TAIL_BYTES:])[-_TAIL_BYTES:]
        if self._length > self._most_read:
            raise MailTooLargeError(is_whole=False)
        if self._length > self._most + len(_LAST_LINE):
            self._content.clear()
        else:
            self._content += chunk

    def is_only(self, content: bytes) -> bool:
        return self._length == len(content) and self._tail == content

    def ends_with(self, content: bytes) -> bool:
        return self._tail == content

    def content(self) -> bytes:
        """Without its last line."""
        if self._length > self._most + len(_LAST_LINE):
            raise MailTooLargeError(is_whole=True)
        del self._content[-len(_LAST_LINE) :]
        content = bytes(self._content)
        self._content.clear()
        return content


def _plain(content: bytes) -> bytes:
    """Without the dot that stands before each line that began with one. Source: RFC 5321, 4.5.2."""
    lines = content.count(b"\r\n")
    if content.count(b"\n") != lines or content.count(b"\r") != lines:
        raise BareLineEndError(is_whole=True)
    return content.replace(b"\r\n.", b"\r\n").removeprefix(b".")
