"""The way to read customers' files: every one in a child process that can harm nobody."""

import math
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

import structlog
from pydantic import ValidationError

from porting.adapters.pypdf_structure import refused_by_size
from porting.documents.reading import (
    MAX_PAGES,
    Crop,
    Language,
    Look,
    Page,
    Place,
    ReadDocument,
    Spot,
    Unreadable,
)
from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.errors import ReaderUnavailableError
from porting.guard import wire
from porting.guard.limits import READING, RECOGNIZING, Limits, Protections

_PROJECT = Path(__file__).resolve().parents[2]
#: All that a document may take, in seconds; a second try and recognition have what is left of it.
SECONDS_FOR_A_DOCUMENT = 29.0
#: To answer after the last page, before the alarm.
_SECONDS_TO_ANSWER = 1.0
#: What a server may take to notice that a child is over its time.
_GRACE_SECONDS = 3.0
#: For a closer look at some places, in seconds: one or two of CPU, on a busy machine five times that.
SECONDS_FOR_LOOKS = 12.0
#: A child that lived for its whole time, but so many seconds, was ended by its alarm.
_ALMOST = 0.1
#: For the kernel to say that a server is dead whose children are.
_SECONDS_TO_DIE = 0.3
#: Every signature has one; loading pyHanko takes 0.7 s, which the server then does once.
_SIGN_OF_A_SIGNATURE = b"/ByteRange"
#: Marks that are found in the page's image, not among its annotations.
_SEEN_IN_AN_IMAGE = ("drawing", "line")
_Load = wire.Library

_log = structlog.get_logger()


@dataclass(frozen=True)
class _Said:
    """What a child answered."""

    frames: tuple[bytes, ...]
    is_complete: bool
    """It came to its end by itself."""
    seconds: float


class _Process:
    """A running server."""

    def __init__(self) -> None:
        self.loaded: set[_Load] = set()
        self.control, theirs = socket.socketpair()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-m", "porting.guard.server"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                cwd="/",
                # Its children have none at all; a library that starts threads must not start them here.
                env={
                    "PATH": os.environ.get("PATH", os.defpath),
                    "PYTHONPATH": str(_PROJECT),
                    "OMP_NUM_THREADS": "1",
                    "OPENBLAS_NUM_THREADS": "1",
                },
                start_new_session=True,
            )
        except OSError:
            self.control.close()
            raise
        finally:
            theirs.close()
        # Whenever it ends, somebody is there to see it off.
        threading.Thread(target=self._process.wait, name="guard", daemon=True).start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def is_dead(self) -> bool:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_SECONDS_TO_DIE)
        return self._process.returncode is not None

    def stop(self, grace: float) -> None:
        """It ends when nobody is there any more who could ask, and takes its children with it."""
        self.control.close()
        try:
            self._process.wait(grace)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Guard:
    """One server, started at the first need and again if it dies. Threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: _Process | None = None
        self._is_stopped = False

    @property
    def pid(self) -> int | None:
        """Of the server, if it has been started."""
        return self._process.pid if self._process else None

    def has_loaded(self, libraries: Sequence[_Load]) -> bool:
        process = self._process
        return process is not None and process.loaded.issuperset(libraries)

    def ask(self, request: wire.Request, content: bytes, limits: Limits, *loads: _Load) -> _Said:
        """Raises: `ReaderUnavailableError`."""
        errand = wire.ERRAND.dump_json(wire.Errand(limits, loads))
        for _ in range(2):
            ours, theirs = socket.socketpair()
            with ours:
                process = self._send(errand, theirs)
                if process is None:
                    continue
                said = _talked(ours, request, content, limits.wall_seconds + _GRACE_SECONDS)
            if said.is_complete:
                process.loaded.update(loads)
            if said.is_complete or not (self._is_stopped or process.is_dead()):
                return said
            self._forget(process)
        raise ReaderUnavailableError("the process that reads documents does not stay alive on this machine")

    def stop(self) -> None:
        """For good: whoever asks at this moment gets no answer, and whoever asks later neither."""
        with self._lock:
            process, self._process = self._process, None
            self._is_stopped = True
        if process:
            process.stop(_GRACE_SECONDS)

    def _send(self, errand: bytes, connection: socket.socket) -> _Process | None:
        """None: the server was dead. `connection` is closed here in any case."""
        with self._lock, connection:
            if self._is_stopped:
                raise ReaderUnavailableError("documents are not read any more: this process ends")
            if self._process is None:
                try:
                    self._process = _Process()
                except OSError as error:
                    raise ReaderUnavailableError(f"no process can be started: {error.strerror}") from error
            process = self._process
            try:
                socket.send_fds(process.control, [errand], [connection.fileno()])
            except OSError:
                self._process = None
                process.control.close()
                return None
        return process

    def _forget(self, process: _Process) -> None:
        with self._lock:
            if self._process is process:
                self._process = None
                process.control.close()


def _talked(connection: socket.socket, request: wire.Request, content: bytes, seconds: float) -> _Said:
    begin = time.monotonic()
    frames: list[bytes] = []
    is_complete = False
    left = wire.MAX_ANSWER
    with suppress(wire.WireError, OSError):
        connection.settimeout(seconds)
        wire.send(connection, wire.REQUEST.dump_json(request))
        wire.send(connection, content)
        while True:
            connection.settimeout(max(begin + seconds - time.monotonic(), 0.01))
            frame = wire.received(connection, left)
            if not frame:
                is_complete = frame is not None
                break
            left -= len(frame)
            frames.append(frame)
    return _Said(tuple(frames), is_complete, time.monotonic() - begin)


def say_what_is_missing(protections: Protections) -> None:
    """An error in the log where this platform cannot keep a hostile file from something."""
    if protections.missing:
        _log.error("document_limits_missing", limits=protections.missing)


class GuardedReader:
    """Implements `porting.documents.reading.DocumentReader`. Threads may share it.

    Beside what the Protocol says it raises `ReaderUnavailableError`, which is retryable, where this machine
    lets it start no process; that is not the document's fault.
    """

    def __init__(
        self,
        reading: Limits = READING,
        seconds_for_a_document: float = SECONDS_FOR_A_DOCUMENT,
        recognizing: Limits = RECOGNIZING,
        seconds_for_looks: float = SECONDS_FOR_LOOKS,
    ) -> None:
        """`recognizing`: of one errand of an engine; it never takes longer than is left for the document."""
        self._limits = reading
        self._seconds = seconds_for_a_document
        self._recognizing = recognizing
        self._looking = replace(recognizing, wall_seconds=seconds_for_looks)
        # Two servers, since one of them may run a program, and holds large models.
        self._reader = Guard()
        self._recognizer = Guard()
        self._lock = threading.Lock()
        self._protections: Protections | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def server(self) -> int | None:
        """The number of the process that reads texts, if it has been started."""
        return self._reader.pid

    def close(self) -> None:
        """End the servers; nothing is read any more."""
        self._reader.stop()
        self._recognizer.stop()

    def protections(self) -> Protections:
        """Which limits are in force here, as tried once; logs an error that names those that are not."""
        with self._lock:
            if self._protections is None:
                self._protections = self._tried()
                say_what_is_missing(self._protections)
            return self._protections

    def _tried(self) -> Protections:
        said = self._reader.ask(wire.TryLimits(), b"", self._limits)
        with suppress(ValidationError, IndexError):
            return wire.PROTECTIONS.validate_json(said.frames[0])
        raise ReaderUnavailableError("the process that reads documents does not answer")

    def read(self, content: bytes, languages: tuple[Language, ...]) -> ReadDocument | Unreadable:
        begin = time.monotonic()
        refused = refused_by_size(content)
        if refused:
            return refused
        self.protections()
        read = self._read(content)
        if isinstance(read, Unreadable) or not read.is_scan:
            return read
        pages = _unread_by(read, again=False)
        end = begin + self._seconds
        return _with_layers(read, self._recognized(content, pages, languages, end, again=False))

    def read_again(
        self,
        content: bytes,
        read: ReadDocument,
        pages: tuple[int, ...],
        languages: tuple[Language, ...] = ("eng", "fra"),
    ) -> ReadDocument:
        pages = tuple(number for number in _unread_by(read, again=True) if number in pages)
        if not pages:
            return read
        self._load_engines(again=True)  # of which no document's time is taken
        end = time.monotonic() + self._seconds
        return _with_layers(read, self._recognized(content, pages, languages, end, again=True))

    def looks(
        self, content: bytes, places: tuple[Place, ...], languages: tuple[Language, ...]
    ) -> tuple[tuple[Look, ...], ...]:
        return self._looked(wire.LookCloser(places, languages), content, len(places))

    def ink_as_letters(self, content: bytes, places: tuple[Place, ...]) -> tuple[tuple[Look, ...], ...]:
        return self._looked(wire.ReadInk(places), content, len(places))

    def _looked(
        self, request: wire.LookCloser | wire.ReadInk, content: bytes, count: int
    ) -> tuple[tuple[Look, ...], ...]:
        loads = self._load_engines(again=True)
        said = self._recognizer.ask(request, content, self._looking, *loads)
        with suppress(ValidationError, IndexError):
            found = wire.LOOKS.validate_json(said.frames[0])
            if len(found) == count and all(map(_are_looks, found)):
                return found
        return ((),) * count

    def crops(self, content: bytes, crops: tuple[Crop, ...]) -> tuple[bytes | None, ...]:
        if not crops:
            return ()
        said = self._reader.ask(wire.Cut(crops), content, self._limits)
        pictures = [frame.removeprefix(wire.PICTURE) or None for frame in said.frames[: len(crops)]]
        return (*pictures, *(None for _ in crops[len(pictures) :]))

    def shown(
        self,
        contents: tuple[bytes, ...],
        spots: tuple[Spot, ...],
        languages: tuple[Language, ...],
        *,
        again: bool,
    ) -> tuple[str | None, ...]:
        if not spots:
            return ()
        sizes, content = tuple(map(len, contents)), b"".join(contents)
        if again:
            return self._seen(wire.Show(sizes, spots, languages, again=True), content)
        by_shape = wire.Show(sizes, spots, languages, again=False, by_shape=True)
        texts = list(_texts(self._reader.ask(by_shape, content, self._limits), len(spots)))
        left = [at for at, text in enumerate(texts) if text is None]
        if left:
            request = wire.Show(sizes, tuple(spots[at] for at in left), languages, again=False)
            for at, text in zip(left, self._seen(request, content), strict=True):
                texts[at] = text
        return tuple(texts)

    def _seen(self, request: wire.Show, content: bytes) -> tuple[str | None, ...]:
        """By an engine."""
        loads = self._load_engines(again=request.again)
        return _texts(self._recognizer.ask(request, content, self._recognizing, *loads), len(request.spots))

    def _read(self, content: bytes) -> ReadDocument | Unreadable:
        loads: Sequence[_Load] = ("signatures",) if _SIGN_OF_A_SIGNATURE in content else ()
        said = self._reader.ask(wire.Read(), content, self._limits, *loads)
        if not said.is_complete and said.seconds >= self._limits.wall_seconds - _ALMOST:
            # A machine that was busy with others is given another chance; a file that is slow is not.
            said = self._reader.ask(wire.Read(), content, self._limits, *loads)
        if not said.is_complete:
            evidence = f"the reader was stopped by its limits after {said.seconds:.0f} s"
            return Unreadable(FindingCode.DOCUMENT_UNSAFE, Severity.FAIL, evidence)
        return understood(said.frames)

    def _recognized(
        self,
        content: bytes,
        pages: tuple[int, ...],
        languages: tuple[Language, ...],
        end: float,
        *,
        again: bool,
    ) -> Iterator[wire.RecognizedPage]:
        """Until the time `end`, whether or not all pages are read by then."""
        loads = self._load_engines(again=again)
        seconds = min(end - time.monotonic() - _SECONDS_TO_ANSWER, self._recognizing.wall_seconds)
        if seconds <= 0:
            return
        limits = replace(self._recognizing, wall_seconds=seconds)
        request = wire.Recognize(pages, languages, seconds - _SECONDS_TO_ANSWER, again=again)
        said = self._recognizer.ask(request, content, limits, *loads)
        for frame in said.frames:
            with suppress(ValidationError):
                found = wire.RECOGNIZED.validate_json(frame)
                if found.number in pages and _is_sound(found.page):
                    yield found

    def _load_engines(self, *, again: bool) -> tuple[_Load, ...]:
        """Have the server load what it has not yet, before a child's time begins."""
        loads: tuple[_Load, ...] = ("recognition", "second_engine") if again else ("recognition",)
        if not self._recognizer.has_loaded(loads):
            self._recognizer.ask(wire.TryLimits(), b"", self._recognizing, *loads)
        return loads


def understood(frames: Sequence[bytes]) -> ReadDocument | Unreadable:
    """A child that a file has taken over may say anything."""
    with suppress(ValidationError, IndexError):
        answer: wire.Answer = wire.ANSWER.validate_json(frames[0])
        if answer.unreadable:
            return answer.unreadable
        document = answer.document
        if document and len(document.pages) <= MAX_PAGES and all(map(_is_sound, document.pages)):
            return document
    return Unreadable(FindingCode.DOCUMENT_UNSAFE, Severity.FAIL, "the reader's answer makes no sense")


def _is_sound(page: Page) -> bool:
    """Whether all places are numbers; JSON here may say that one is not."""
    words = [word for layer in page.layers for word in layer.words]
    boxes = [*(word.box for word in (*words, *page.unseen)), *(mark.box for mark in page.marks)]
    sizes = (page.width, page.height, *(word.confidence for word in words))
    return all(map(math.isfinite, sizes)) and all(math.isfinite(sum(box)) for box in boxes)


def _are_looks(looks: tuple[Look, ...]) -> bool:
    return all(each.engine.is_recognition and 0 <= each.confidence <= 1 for each in looks)


def _unread_by(read: ReadDocument, *, again: bool) -> tuple[int, ...]:
    """Scanned pages that the first engine has not read, or `again` the second one.

    There may be a page that only the second one has read: the first ran out of time there.
    """
    scans = [(number, page) for number, page in enumerate(read.pages, start=1) if page.is_scan]
    if not again:
        return tuple(number for number, page in scans if not page.layers)
    first = next((layer.engine for _, page in scans for layer in page.layers), None)
    return tuple(number for number, page in scans if all(layer.engine is first for layer in page.layers))


def _with_layers(read: ReadDocument, found: Iterator[wire.RecognizedPage]) -> ReadDocument:
    """`read` with a further layer on the pages that were `found`.

    Drawings are taken from the first engine that read a label for a signature: without one nobody looks.
    """
    pages = list(read.pages)
    for each in found:
        page = pages[each.number - 1]
        is_drawn = any(mark.how in _SEEN_IN_AN_IMAGE for mark in page.marks)
        marks = page.marks if is_drawn else (*page.marks, *each.page.marks)
        pages[each.number - 1] = replace(page, layers=(*page.layers, *each.page.layers), marks=marks)
    return replace(read, pages=tuple(pages))


def _texts(said: _Said, count: int) -> tuple[str | None, ...]:
    """What a child has seen in so many places; nothing where it gave no answer."""
    with suppress(ValidationError, IndexError):
        texts = wire.SHOWN.validate_json(said.frames[0])
        if len(texts) == count:
            return texts
    return (None,) * count
