"""Checks every packet of a corpus, on all cores: what `porting check --corpus DIR` runs."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from porting.domain.checks.ages import AgeLimits
from porting.domain.errors import InvalidRequestError, PortingError
from porting.domain.problems import problems_of
from starters.checking import check_file
from starters.corpus_report import CorpusReport, Expected, Found, Outcome

REQUEST, EXPECTED = "request.json", "expected.json"


def packets_in(directory: Path) -> list[Path]:
    """The folders of `directory` that hold a request."""
    return sorted(each.parent for each in directory.glob(f"*/{REQUEST}"))


def check_corpus(packets: list[Path], limits: AgeLimits) -> CorpusReport:
    """`packets` are folders. Raises: `InvalidRequestError` where an expected.json is none."""
    return CorpusReport(tuple(_outcomes([(path, _expected(path)) for path in packets], limits)))


def _outcomes(packets: list[tuple[Path, Expected | None]], limits: AgeLimits) -> Iterator[Outcome]:
    with ProcessPoolExecutor(min(os.cpu_count() or 1, max(len(packets), 1))) as processes:
        paths, expected = [path for path, _ in packets], [known for _, known in packets]
        yield from processes.map(_outcome, paths, expected, [limits] * len(packets), chunksize=4)


def _outcome(path: Path, expected: Expected | None, limits: AgeLimits) -> Outcome:
    begun = _cpu_seconds()
    try:
        verdict = check_file(path / REQUEST, limits, datetime.now(UTC))
    except (PortingError, OSError):
        return Outcome(path.name, "error", expected=expected)
    return Outcome(
        packet=path.name,
        verdict=verdict.verdict.value,
        found=tuple(
            Found(finding.code.value, finding.severity.value, finding.document)
            for finding in verdict.findings
        ),
        cpu_seconds=_cpu_seconds() - begun,
        expected=expected,
    )


def _cpu_seconds() -> float:
    """Of this process and of the children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _expected(packet: Path) -> Expected | None:
    path = packet / EXPECTED
    try:
        return Expected.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        problems = problems_of(error).items()
        raise InvalidRequestError({f"{path}: {field}": problem for field, problem in problems}) from None
