"""What checking a packet of text documents costs, beside bare pypdf's text extraction of the same files.

    python -m benchmarks.document_cost [--packets N]

CPU seconds a packet and packets a second on one core: the whole way (child processes, their server, the
rules) beside pypdf in one process without any guard, and the ratio. The server's start is told apart: a
worker pays it once, `porting check` at each call. Packets in fonts of their own are looked at by an engine.
"""

import argparse
import io
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from porting.domain.checks.ages import AgeLimits
from porting.domain.port_request import Documents
from starters.checking import check
from starters.request_file import RequestFile
from tests.corpus.packets import CorpusPacket, make_packet
from workers.documents import DocumentReading, document_reading, document_store_in

#: What a text packet may take, the guard's processes included, in CPU seconds.
_LIMIT = 0.5


@dataclass(frozen=True)
class Measured:
    name: str
    packets: int
    bare: float
    """CPU seconds of pypdf alone, for all packets."""
    ours: float
    worst: float
    """CPU seconds of the most expensive packet."""

    def lines(self) -> list[str]:
        each, bare = self.ours / self.packets, self.bare / self.packets
        return [
            f"{self.name}: {self.packets} packets",
            f"  bare pypdf      {bare:.3f} s a packet   {1 / bare:6.1f} packets a second and core",
            f"  the whole way   {each:.3f} s a packet   {1 / each:6.1f} packets a second and core",
            f"  ratio           {each / bare:.1f}   worst packet {self.worst:.3f} s (limit {_LIMIT} s)",
        ]


def measure(name: str, packets: Sequence[CorpusPacket], reading: DocumentReading) -> Measured:
    """Packet by packet first the one, then the other, so that a busy machine is busy for both."""
    bare, ours = 0.0, list[float]()
    for packet in packets:
        bare += _cpu_of(lambda packet=packet: _extracted(packet))  # type: ignore[misc]
        ours.append(_cpu_of(lambda packet=packet: _checked(packet, reading)))  # type: ignore[misc]
    return Measured(name, len(packets), bare, sum(ours), max(ours))


def _extracted(packet: CorpusPacket) -> None:
    from pypdf import PdfReader

    for content in packet.documents.values():
        for page in PdfReader(io.BytesIO(content)).pages:
            page.extract_text()


def _checked(packet: CorpusPacket, reading: DocumentReading) -> None:
    with tempfile.TemporaryDirectory() as directory:
        store = document_store_in(Path(directory))
        stored = Documents(**{name: store.put(content) for name, content in packet.documents.items()})
        given = RequestFile.model_validate(packet.request)
        verdict = check(given, stored, reading.checks(store, AgeLimits()), datetime.now(UTC))
    if verdict.verdict != "pass":
        raise SystemExit(f"a clean packet does not pass: {[finding.code for finding in verdict.findings]}")


def _cpu_of(work: Callable[[], None]) -> float:
    before = _cpu_seconds()
    work()
    return _cpu_seconds() - before


def _cpu_seconds() -> float:
    """Of this process, of the servers that it has started, and of their children that have ended."""
    ticks = sum(sum(times) for times in map(_times_of, _servers()))
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _servers() -> list[Path]:
    return [path for path in Path("/proc").glob("[0-9]*") if _parent_of(path) == os.getpid()]


def _fields_of(process: Path) -> list[str]:
    """After the name of its program, which may hold anything."""
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _parent_of(process: Path) -> int | None:
    fields = _fields_of(process)
    return int(fields[1]) if fields else None


def _times_of(process: Path) -> list[int]:
    """Clock ticks in user and system mode, of the process and of its ended children."""
    return [int(each) for each in _fields_of(process)[11:15]]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--packets", type=int, default=24)
    count = parser.parse_args().packets
    clean = [make_packet(seed) for seed in range(500, 500 + count)]
    own = [packet for packet in clean if b"FontFile" in b"".join(packet.documents.values())]
    usual = [packet for packet in clean if packet not in own]
    begun = _cpu_seconds()
    with document_reading() as reading:
        print(f"start of the server: {_cpu_seconds() - begun:.2f} s, once")
        for name, packets in (("usual fonts", usual), ("fonts of their own", own)):
            if packets:
                print("\n".join(measure(name, packets, reading).lines()))


if __name__ == "__main__":
    main()
