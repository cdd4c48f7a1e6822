"""What comes after DATA: where a mail ends, however it arrives, and which one is none."""

import asyncio
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porting.adapters.smtp_data import BareLineEndError, MailTooLargeError, mail_data

MOST = 1000
END = b".\r\n"


async def read(data: bytes, *, piece: int = 7, most: int = MOST) -> tuple[bytes, bytes]:
    """The mail in `data`, which comes in pieces, and what is left after it."""
    reader = asyncio.StreamReader(limit=16)

    async def come() -> None:
        for at in range(0, len(data), piece):
            reader.feed_data(data[at : at + piece])
            await asyncio.sleep(0)
        reader.feed_eof()

    coming = asyncio.create_task(come())
    try:
        return await mail_data(reader, most, 2 * most), await reader.read()
    finally:
        await coming


LINES = st.lists(st.text("ab.", max_size=30).map(str.encode), max_size=8)


@given(lines=LINES, piece=st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_a_mail_comes_as_it_was_sent_in_whatever_pieces(lines: list[bytes], piece: int) -> None:
    mail = b"".join(line + b"\r\n" for line in lines)
    stuffed = re.sub(rb"(?m)^\.", b"..", mail)

    assert asyncio.run(read(stuffed + END + b"QUIT", piece=piece)) == (mail, b"QUIT")


@given(data=st.lists(st.sampled_from([b"\r", b"\n", b".", b"a"]), max_size=14).map(b"".join))
@settings(max_examples=200, deadline=None)
def test_a_mail_ends_where_the_server_before_ends_it_or_is_none(data: bytes) -> None:
    rightly, _, _ = (b"\r\n" + data + b"\r\n" + END).partition(b"\r\n.\r\n")
    try:
        mail, _ = asyncio.run(read(data + b"\r\n" + END))
    except BareLineEndError:
        assert re.search(rb"\r(?!\n)|(?<!\r)\n", data)
        return

    assert mail == (rightly + b"\r\n").replace(b"\r\n.", b"\r\n")[2:]


@pytest.mark.parametrize("end", [b"\n.\n", b"\n.\r\n", b"\r.\r\n", b"\r\n.\n", b"\r\n.\r", b"\r\n\n.\r\n"])
async def test_nobody_smuggles_a_second_mail_in(end: bytes) -> None:
    with pytest.raises(BareLineEndError):
        await read(b"Subject: one\r\n\r\na" + end + b"MAIL FROM:<ceo@acme.example>\r\n" + END)


async def test_a_mail_that_is_too_large_is_read_to_its_end_and_not_kept() -> None:
    with pytest.raises(MailTooLargeError) as refused:
        await read(b"a" * MOST + b"\r\n" + END)

    assert refused.value.is_whole
    assert await read(b"a" * (MOST - 2) + b"\r\n" + END)


async def test_a_mail_without_end_is_not_read_on() -> None:
    reader = asyncio.StreamReader(limit=16)
    reader.feed_data(b"a" * (2 * MOST + 50))

    with pytest.raises(MailTooLargeError) as refused:
        await mail_data(reader, MOST, 2 * MOST)

    assert not refused.value.is_whole
