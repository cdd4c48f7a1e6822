"""Packets as customers send them: a request with its three documents, clean or with one known defect."""

from dataclasses import dataclass
from random import Random
from typing import Any

from tests.corpus.blind import BLIND_LAYOUTS
from tests.corpus.defects import DEFECTS, Defect
from tests.corpus.drafts import DocumentName, a_clean_draft
from tests.corpus.evening import EVENING_LAYOUTS
from tests.corpus.latecomers import LATECOMER_LAYOUTS
from tests.corpus.layouts import LAYOUTS
from tests.corpus.newcomers import NEWCOMER_LAYOUTS
from tests.corpus.nightfall import NIGHTFALL_LAYOUTS
from tests.corpus.scanning import ORDINARY, QUALITIES, scanned
from tests.corpus.strangers import STRANGER_LAYOUTS
from tests.corpus.strangers_defects import STRANGER_DEFECTS
from tests.corpus.week import WEEK_LAYOUTS

TEXT = "text"
EVERY_LAYOUT = {
    **LAYOUTS, **BLIND_LAYOUTS, **STRANGER_LAYOUTS, **NEWCOMER_LAYOUTS, **LATECOMER_LAYOUTS,
    **EVENING_LAYOUTS, **NIGHTFALL_LAYOUTS, **WEEK_LAYOUTS,
}  # fmt: skip
_EVERY_DEFECT = {**DEFECTS, **STRANGER_DEFECTS}
_QUALITIES = {quality.name: quality for quality in QUALITIES}
QUALITY_NAMES = (TEXT, *_QUALITIES)
_PDF = b"%PDF-"


@dataclass(frozen=True)
class CorpusPacket:
    name: str
    request: dict[str, Any]
    """For request.json."""
    documents: dict[DocumentName, bytes]
    expected: dict[str, Any]
    """For expected.json; docs/corpus.md says what it holds."""


def make_packet(
    seed: int,
    layout: str | None = None,
    defect: str | None = None,
    quality: str = TEXT,
    letter: str | None = None,
    numbers: int = 1,
) -> CorpusPacket:
    """The same packet for the same arguments, digital signatures apart, which have a new key each time.

    `layout` None: one after the other by `seed`. `letter` None: one of those that customers of the layout's
    carrier use. `defect` is one of `defects_of` the layout. At least so many `numbers`.
    """
    chosen = EVERY_LAYOUT[layout] if layout else list(LAYOUTS.values())[seed % len(LAYOUTS)]
    chances = f"{seed} {chosen.name}"
    known = _EVERY_DEFECT[defect] if defect else None
    draft = a_clean_draft(chances, chosen, letter, max(numbers, known.numbers if known else 1))
    form = draft.letter_form
    if quality != TEXT and draft.letter.signing == "digital":
        draft = draft.with_letter(signing="pen")  # nothing of a digital signature shows on paper
    if known:
        if not known.occurs(chosen, form):
            raise ValueError(f"{known.name} does not occur in {chosen.name} with {form}")
        draft = known.change(draft, Random(f"{chances} defect"))
    documents = draft.drawn(chances)
    name = f"{seed:06}-{chosen.name}-{(defect or 'clean').replace('.', '-')}-{quality}"
    return CorpusPacket(
        name=name,
        request={
            **draft.request,
            "request_id": f"corpus-{seed}",
            "documents": {kind: f"{kind}.pdf" for kind in documents},
        },
        documents=documents if quality == TEXT else _on_paper(documents, quality, seed),
        expected={
            "defect": known.code if known else None,
            "variant": known.name if known else None,
            "document": known.document if known else None,
            "severity_allowed": list(known.allowed(chosen, form)) if known else [],
            "layout": chosen.name,
            "letter": form,
            "quality": quality,
            "scan": _scan(quality),
        },
    )


def defects_of(
    layout: str, letter: str | None = None, *, quality: str = TEXT, papers_only: bool = False
) -> list[str]:
    """What can be wrong there; on paper only what a person would see and stop at.

    `papers_only`: what a document says, not how its file is or what the request asks for.
    """
    chosen = EVERY_LAYOUT[layout]
    letters = (letter,) if letter else chosen.letters
    return [
        defect.name
        for defect in _EVERY_DEFECT.values()
        if all(defect.occurs(chosen, each) for each in letters)
        and not (papers_only and _is_of_a_file_or_request(defect))
        and (quality == TEXT or _is_seen_on_paper(defect.name, defect.allowed(chosen, letters[0])))
    ]


def _is_of_a_file_or_request(defect: Defect) -> bool:
    return defect.document in ("any", "request") or defect.code in (
        "document_missing",
        "loa_changed_after_signing",
    )


def _is_seen_on_paper(name: str, severities: tuple[str, ...]) -> bool:
    is_about_a_file = name.startswith(("document_", "loa_changed")) and name != "document_incomplete"
    return "warning" not in severities and not is_about_a_file


def _scan(quality: str) -> str | None:
    if quality == TEXT:
        return None
    return "ordinary" if quality in {each.name for each in ORDINARY} else "bad"


def _on_paper(documents: dict[DocumentName, bytes], quality: str, seed: int) -> dict[DocumentName, bytes]:
    return {
        name: scanned(content, _QUALITIES[quality], seed) if content.startswith(_PDF) else content
        for name, content in documents.items()
    }
