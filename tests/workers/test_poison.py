"""What fails however often it is tried comes to a person, and harms no other request."""

from datetime import timedelta
from pathlib import Path

import pytest

from porting.domain.checks.evidence import Evidence
from porting.domain.checks.findings import Finding, FindingCode, Severity, Verdict
from porting.domain.errors import ReaderUnavailableError
from porting.domain.status import PortStatus
from tests.desk import a_desk, a_worker
from tests.on_the_embedded_server import an_embedded_desk

#: More than Temporal takes, which is 2 MiB.
_TOO_LARGE = 3 * 1024 * 1024


async def test_documents_that_no_process_can_read_are_for_a_person_to_see() -> None:
    async with a_desk() as desk:
        other = await desk.submit(request_id="other-0001")
        await other.reaches(PortStatus.AWAITING_LOSING_CARRIER)
        desk.checks.verdicts.extend([ReaderUnavailableError("no process stays alive")] * 30)

        port = await desk.submit()
        await port.passes(timedelta(hours=5))

        report = await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)
        assert [finding.evidence.note for finding in report.findings] == [
            "ReaderUnavailableError: no process stays alive"
        ]
        assert (await other.report()).status is PortStatus.AWAITING_LOSING_CARRIER


@pytest.mark.embedded
async def test_an_answer_that_is_too_large_for_temporal_comes_to_a_person(tmp_path: Path) -> None:
    async with an_embedded_desk(tmp_path) as desk:
        desk.checks.verdicts.extend([a_verdict_of(_TOO_LARGE)] * 10)
        async with a_worker(desk):
            port = await desk.submit()

            report = await port.reaches(PortStatus.IN_DOCUMENT_REVIEW)

    assert [finding.code for finding in report.findings] == [FindingCode.DOCUMENT_UNREADABLE]
    assert len(desk.checks.asked) == 1


def a_verdict_of(size: int) -> Verdict:
    """With so many bytes of what was read."""
    finding = Finding(
        code=FindingCode.LOA_NOT_SIGNED,
        severity=Severity.FAIL,
        document="loa",
        message="Mend it.",
        evidence=Evidence(note="x" * size),
    )
    return Verdict.of((finding,))
