"""Throws damaged PDFs at the code that reads documents, to find what it raises and what it cannot say.

    python -m fuzz.read_document CORPUS [libFuzzer's options, such as -max_total_time=3600]

CORPUS is a directory; it is filled with our own sample and hostile files first, and grows. PDFium ends a
process on some files, which is what the guard's children are for; here it ends the run, and leaves the file
behind (`-artifact_prefix=`) to become a test. `--supervised` goes on with another process then.
"""

import resource
import subprocess
import sys
import time
import zlib
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["pypdf", "porting"]):
    import pypdf  # noqa: F401

    from porting.adapters import pypdf_structure
    from porting.documents.reading import Crop, ReadDocument, Unreadable
    from porting.domain.checks.evidence import Box
    from porting.guard import child, wire
    from porting.guard.client import understood
    from porting.guard.libraries import Libraries
    from porting.guard.limits import READING

from fuzz.seeds import fill

_LIBRARIES = Libraries()
_LARGEST_SEED = 100_000


def _take_only(space: int) -> None:
    most = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() + space
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def read_whatever(content: bytes) -> None:
    """Everything is done with every 16th file; the fast half of it, in pure Python, with each."""
    chance = zlib.crc32(content) % 16
    if chance % 4:
        pypdf_structure.structure_of(content)
        return
    try:
        read = child.read_document(content)
    except (MemoryError, RecursionError):
        return
    answer = wire.Answer(read) if isinstance(read, ReadDocument) else wire.Answer(unreadable=read)
    if understood((wire.ANSWER.dump_json(answer),)) != read:
        raise AssertionError("the answer is another one on the other side")
    if isinstance(read, Unreadable) or chance:
        return
    crops = (Crop(1, Box(10, 10, 99, 40), "expected", "read"),)
    for frame in child.answers(wire.Cut(crops), content, _LIBRARIES):
        if not frame.startswith(wire.PICTURE):
            raise AssertionError("no picture")


def _supervised(arguments: list[str], seconds: float) -> None:
    """Run after run until the time is over; a run that a file ends is followed by the next one."""
    end = time.monotonic() + seconds
    while (left := int(end - time.monotonic())) > 0:
        command = [sys.executable, "-m", "fuzz.read_document", *arguments, f"-max_total_time={left}"]
        ended = subprocess.run(command, check=False)
        sys.stderr.write(f"a run ended with {ended.returncode}\n")


def main() -> None:
    corpus = Path(sys.argv[1])
    if "--supervised" in sys.argv:
        seconds = float(sys.argv[sys.argv.index("--supervised") + 1])
        fill(corpus, _LARGEST_SEED)
        _supervised([str(corpus), *sys.argv[4:]], seconds)
        return
    corpus.mkdir(parents=True, exist_ok=True)
    if not any(corpus.iterdir()):
        fill(corpus, _LARGEST_SEED)
    _take_only(READING.memory)
    atheris.Setup(sys.argv, read_whatever)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
