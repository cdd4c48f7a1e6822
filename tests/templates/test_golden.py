from dataclasses import replace
from pathlib import Path

import pytest

from porting.domain.notice import NoticeKind
from porting.mail.rendering import Letterhead, RenderedMail, render
from porting.mail.samples import Sample, SampleLinks, full, samples
from tests.golden_files import GOLDEN, Golden

LETTERHEAD = Letterhead(
    "ServiceCall.ai Porting Desk <porting@servicecall.example>", "support@servicecall.example"
)


def _place(sample: Sample) -> str:
    return f"{sample.notice.kind}/{sample.name}"


def _parts(mail: RenderedMail) -> dict[str, str]:
    return {"subject.txt": f"{mail.subject}\n", "body.txt": mail.text, "body.html": mail.html}


@pytest.mark.parametrize("sample", samples(), ids=_place)
def test_a_mail_reads_as_its_golden_files(sample: Sample, golden: Golden) -> None:
    mail = render(sample.notice, LETTERHEAD)

    for part, text in _parts(mail).items():
        golden(f"{_place(sample)}/{part}", text)


@pytest.mark.parametrize(
    "kind",
    [
        NoticeKind.RECEIVED,
        NoticeKind.DOCUMENTS_REJECTED,
        NoticeKind.REJECTED,
        NoticeKind.REMINDER,
        NoticeKind.UNPORTABLE,
        NoticeKind.TRANSFERRED,
        NoticeKind.DRAFT_INCOMPLETE,
        NoticeKind.DRAFT_REMINDER,
    ],
    ids=str,
)
def test_a_mail_with_a_link_reads_as_its_golden_files(kind: NoticeKind, golden: Golden) -> None:
    mail = render(full(kind), replace(LETTERHEAD, links=SampleLinks()))

    for part, text in _parts(mail).items():
        golden(f"with_a_link/{kind}/{part}", text)


def test_every_golden_file_belongs_to_a_mail() -> None:
    kinds = {sample.notice.kind.value for sample in samples()}
    expected = {
        Path(_place(sample), part)
        for sample in samples()
        for part in ("subject.txt", "body.txt", "body.html")
    }

    there = {
        file.relative_to(GOLDEN) for kind in kinds for file in (GOLDEN / kind).rglob("*") if file.is_file()
    }

    assert there == expected
