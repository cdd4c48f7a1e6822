"""Checks every packet of a corpus, on all cores: what `porting check --corpus DIR` runs."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from porting.domain.checks.ages import AgeLimits
from porting.domain.errors import InvalidRequestError, PortingError
from porting.domain.problems import problems_of
from starters.checking import check_file
from starters.corpus_report import CorpusReport, Expected, Found, Outcome
from workers.documents import DocumentReading, document_reading

REQUEST, EXPECTED = "request.json", "expected.json"


@dataclass(frozen=True)
class Packet:
    folder: Path
    expected: Expected | None
    """None: nothing is known of it."""


def packets_in(directory: Path) -> list[Packet]:
    """The folders of `directory` that hold a request.

    Raises: `InvalidRequestError` where an expected.json is none.
    """
    folders = sorted(each.parent for each in directory.glob(f"*/{REQUEST}"))
    return [Packet(folder, _expected(folder)) for folder in folders]


def check_corpus(packets: list[Packet], limits: AgeLimits) -> CorpusReport:
    """Every core reads; the rules themselves take little beside that."""
    begun = _cpu_seconds()
    with document_reading() as reading, ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        outcomes = tuple(threads.map(partial(_outcome, reading=reading, limits=limits), packets))
    return CorpusReport(outcomes, _cpu_seconds() - begun)


def _outcome(packet: Packet, reading: DocumentReading, limits: AgeLimits) -> Outcome:
    try:
        verdict = check_file(packet.folder / REQUEST, reading, limits, datetime.now(UTC))
    except (PortingError, OSError):
        return Outcome(packet.folder.name, "error", expected=packet.expected)
    return Outcome(
        packet=packet.folder.name,
        verdict=verdict.verdict.value,
        found=tuple(
            Found(finding.code.value, finding.severity.value, finding.document)
            for finding in verdict.findings
        ),
        expected=packet.expected,
    )


def _cpu_seconds() -> float:
    """Of this process and of the children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _expected(folder: Path) -> Expected | None:
    path = folder / EXPECTED
    try:
        return Expected.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        problems = problems_of(error).items()
        raise InvalidRequestError({f"{path}: {field}": problem for field, problem in problems}) from None
