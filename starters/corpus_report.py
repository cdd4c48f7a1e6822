"""What a corpus of known packets says of the checks: recall, false alarms, and the figures to reach.

docs/corpus.md describes the files that a corpus is made of.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from starters.terminal import table

SeverityName = Literal["fail", "review", "warning"]
VerdictName = Literal["pass", "review", "fail", "error"]

#: Codes that say that two names or two addresses are different.
_DIFFERENCES = ("_name_mismatch", "_address_mismatch", "loa_wrong_signer")
#: Packets that went wrong are named up to this many for each kind.
_NAMED = 200


class Expected(BaseModel):
    """expected.json: what is known of a packet. Everything absent: it is clean text."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    defect: str | None = None
    """The code of the finding that must come; None: clean."""
    document: str | None = None
    """Whose finding it is: `loa`, `csr`, `bill`, `request`; None or `any`: any of them."""
    severity_allowed: tuple[SeverityName, ...] = ("fail",)
    """What the check list lets it be where the documents are text."""
    scan: Literal["ordinary", "bad"] | None = None
    """How well its pages were scanned; None: they are text."""


@dataclass(frozen=True)
class Found:
    code: str
    severity: SeverityName
    document: str


@dataclass(frozen=True)
class Outcome:
    """One packet after its check."""

    packet: str
    verdict: VerdictName
    """`error`: there is no verdict, because the request cannot be read."""
    found: tuple[Found, ...] = ()
    expected: Expected | None = None
    """None: nothing is known of the packet."""

    @property
    def kind(self) -> "Kind":
        if self.expected is None:
            return Kind.UNKNOWN
        is_clean, scan = self.expected.defect is None, self.expected.scan
        if scan is None:
            return Kind.CLEAN_TEXT if is_clean else Kind.DEFECTIVE_TEXT
        if not is_clean:
            return Kind.DEFECTIVE_SCAN
        return Kind.CLEAN_SCAN if scan == "ordinary" else Kind.CLEAN_BAD_SCAN

    @property
    def severities(self) -> frozenset[SeverityName]:
        """With which the expected defect was found."""
        if self.expected is None:
            return frozenset()
        anywhere = self.expected.document in (None, "any")
        return frozenset(
            each.severity
            for each in self.found
            if each.code == self.expected.defect and (anywhere or each.document == self.expected.document)
        )

    @property
    def must_fail(self) -> bool:
        """The check list lets its defect be nothing but a failure."""
        return self.expected is not None and set(self.expected.severity_allowed) == {"fail"}

    @property
    def is_found_as_allowed(self) -> bool:
        return self.expected is not None and bool(self.severities & set(self.expected.severity_allowed))

    @property
    def takes_different_for_equal(self) -> bool:
        """Two names or addresses differ, and nothing says so: no finding, nor that it could not be read."""
        if self.expected is None or not (self.expected.defect or "").endswith(_DIFFERENCES):
            return False
        document = self.expected.document
        unread = any(each.document == document and each.code.startswith("document_") for each in self.found)
        return not self.severities and not unread and self.verdict != "error"

    @property
    def wrong(self) -> str:
        """What is wrong with the outcome, in a few words; empty: nothing, or nothing is known."""
        match self.kind:
            case Kind.CLEAN_TEXT | Kind.CLEAN_SCAN if self.verdict != "pass":
                return f"{self.verdict}: {', '.join(_stopping(self.found)) or 'no verdict'}"
            case Kind.CLEAN_BAD_SCAN if self.verdict in ("fail", "error"):
                return f"{self.verdict}: {', '.join(_stopping(self.found)) or 'no verdict'}"
            case Kind.DEFECTIVE_TEXT if not self.is_found_as_allowed:
                found = ", ".join(sorted(self.severities)) or "not found"
                return f"{self._defect} is {found}; verdict {self.verdict}"
            case Kind.DEFECTIVE_SCAN if self.verdict == "pass" or self.takes_different_for_equal:
                return f"{self._defect} is not found; verdict {self.verdict}"
        return ""

    @property
    def _defect(self) -> str:
        return self.expected.defect or "" if self.expected else ""


class Kind(StrEnum):
    CLEAN_TEXT = "clean text"
    DEFECTIVE_TEXT = "defective text"
    CLEAN_SCAN = "clean ordinary scans"
    CLEAN_BAD_SCAN = "clean bad scans"
    DEFECTIVE_SCAN = "defective scans"
    UNKNOWN = "nothing known"


def _stopping(found: Iterable[Found]) -> list[str]:
    return sorted({f"{each.code} ({each.severity})" for each in found if each.severity != "warning"})


@dataclass(frozen=True)
class Figure:
    """One of the figures to reach."""

    name: str
    wanted: str
    counted: int
    of: int
    is_reached: bool

    def __str__(self) -> str:
        share = f"{self.counted / self.of:.1%}" if self.of else "-"
        return f"{self.counted} of {self.of} ({share})"


@dataclass(frozen=True)
class _Goal:
    name: str
    wanted: str
    among: Callable[[Outcome], bool]
    counts: Callable[[Outcome], bool]
    at_least: float | None = None
    """A share; None: none may count."""

    def figure(self, outcomes: Sequence[Outcome]) -> Figure:
        among = [outcome for outcome in outcomes if self.among(outcome)]
        counted = sum(self.counts(outcome) for outcome in among)
        reached = counted == 0 if self.at_least is None else counted >= self.at_least * len(among)
        return Figure(self.name, self.wanted, counted, len(among), reached)


_GOALS = (
    _Goal(
        "defective text packets get their defect's code with severity fail, where it is a hard fact",
        ">= 99 %",
        lambda each: each.kind is Kind.DEFECTIVE_TEXT and each.must_fail,
        lambda each: "fail" in each.severities,
        0.99,
    ),
    _Goal(
        "defective text packets get their defect's code with a severity that the check list allows",
        ">= 99 %",
        lambda each: each.kind is Kind.DEFECTIVE_TEXT,
        lambda each: each.is_found_as_allowed,
        0.99,
    ),
    _Goal(
        "clean text packets pass with no finding of fail or review",
        ">= 99 %",
        lambda each: each.kind is Kind.CLEAN_TEXT,
        lambda each: each.verdict == "pass",
        0.99,
    ),
    _Goal(
        "clean ordinary scans pass",
        ">= 90 %",
        lambda each: each.kind is Kind.CLEAN_SCAN,
        lambda each: each.verdict == "pass",
        0.90,
    ),
    _Goal(
        "clean ordinary scans fail",
        "none",
        lambda each: each.kind is Kind.CLEAN_SCAN,
        lambda each: each.verdict in ("fail", "error"),
    ),
    _Goal(
        "defective scans pass",
        "none",
        lambda each: each.kind is Kind.DEFECTIVE_SCAN,
        lambda each: each.verdict == "pass",
    ),
    _Goal(
        "different names or addresses are accepted as equal",
        "none",
        lambda each: bool(each.expected and (each.expected.defect or "").endswith(_DIFFERENCES)),
        lambda each: each.takes_different_for_equal,
    ),
)


@dataclass(frozen=True)
class Recall:
    """Of one code, over the text packets or the scans that have its defect."""

    code: str
    packets: int
    found: int
    failed: int
    """Found with severity fail."""
    allowed: int
    """Found with a severity that the check list allows."""


@dataclass(frozen=True)
class CorpusReport:
    outcomes: tuple[Outcome, ...]
    cpu_seconds: float = 0.0
    """Of this process and its children, for all packets."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(goal.figure(self.outcomes) for goal in _GOALS)

    @property
    def are_figures_reached(self) -> bool:
        """Of those that the corpus has packets for. A packet without a verdict reaches nothing."""
        return all(figure.is_reached for figure in self.figures) and not self.without_verdict

    @property
    def without_verdict(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.verdict == "error")

    @property
    def wrong(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.wrong)

    def verdicts(self, kind: Kind) -> Counter[VerdictName]:
        return Counter(outcome.verdict for outcome in self.outcomes if outcome.kind is kind)

    def recall(self, kind: Kind) -> tuple[Recall, ...]:
        by_code: dict[str, list[Outcome]] = {}
        for outcome in self.outcomes:
            if outcome.kind is kind and outcome.expected and outcome.expected.defect:
                by_code.setdefault(outcome.expected.defect, []).append(outcome)
        return tuple(
            Recall(
                code,
                len(outcomes),
                sum(bool(each.severities) for each in outcomes),
                sum("fail" in each.severities for each in outcomes),
                sum(each.is_found_as_allowed for each in outcomes),
            )
            for code, outcomes in sorted(by_code.items())
        )

    def false_alarms(self, kind: Kind) -> dict[str, Counter[SeverityName]]:
        """By code, how many clean packets of `kind` got it with which severity."""
        alarms: dict[str, Counter[SeverityName]] = {}
        for outcome in self.outcomes:
            if outcome.kind is kind:
                for code, severity in {(each.code, each.severity) for each in outcome.found}:
                    alarms.setdefault(code, Counter())[severity] += 1
        return dict(sorted(alarms.items()))


_DEFECTIVE = (Kind.DEFECTIVE_TEXT, Kind.DEFECTIVE_SCAN)
_CLEAN = (Kind.CLEAN_TEXT, Kind.CLEAN_SCAN, Kind.CLEAN_BAD_SCAN)


def as_data(report: CorpusReport) -> dict[str, Any]:
    """For `--json`."""
    return {
        "packets": {
            kind.value: {"count": sum(counts.values()), **counts}
            for kind in Kind
            if (counts := report.verdicts(kind))
        },
        "figures": [vars(figure) for figure in report.figures],
        "figures_reached": report.are_figures_reached,
        "recall": {kind.value: [vars(each) for each in report.recall(kind)] for kind in _DEFECTIVE},
        "false_alarms": {kind.value: report.false_alarms(kind) for kind in _CLEAN},
        "wrong": [_wrong_as_data(outcome) for outcome in report.wrong],
        "verdicts": {outcome.packet: outcome.verdict for outcome in report.outcomes},
        "cpu_seconds": round(report.cpu_seconds, 2),
    }


def _wrong_as_data(outcome: Outcome) -> dict[str, Any]:
    return {
        "packet": outcome.packet,
        "kind": outcome.kind.value,
        "verdict": outcome.verdict,
        "wrong": outcome.wrong,
        "findings": [vars(each) for each in outcome.found],
    }


def in_words(report: CorpusReport) -> list[str]:
    """Lines for a person."""
    lines = _verdict_lines(report)
    for kind in _DEFECTIVE:
        if recall := report.recall(kind):
            rows = [(each.code, str(each.packets), *_shares(each)) for each in recall]
            heads = ("code", "packets", "found", "as fail", "as allowed")
            lines += ["", f"Recall, {kind.value}", *table(heads, rows)]
    for kind in _CLEAN:
        if alarms := report.false_alarms(kind):
            alarm_rows = [
                (code, *(str(counts[severity]) for severity in ("fail", "review", "warning")))
                for code, counts in alarms.items()
            ]
            lines += [
                "",
                f"False alarms, {kind.value}",
                *table(("code", "fail", "review", "warning"), alarm_rows),
            ]
    lines += _wrong_lines(report)
    return lines + _figure_lines(report)


def _verdict_lines(report: CorpusReport) -> list[str]:
    names: tuple[VerdictName, ...] = ("pass", "review", "fail", "error")
    rows = [
        (kind.value, str(sum(counts.values())), *(str(counts[name]) for name in names))
        for kind in Kind
        if (counts := report.verdicts(kind))
    ]
    each = report.cpu_seconds / max(len(report.outcomes), 1)
    return [
        *table(("packets", "count", *names), rows),
        f"{report.cpu_seconds:.1f} s of CPU, {each:.2f} s a packet",
    ]


def _wrong_lines(report: CorpusReport) -> list[str]:
    lines = []
    for kind in Kind:
        wrong = [outcome for outcome in report.wrong if outcome.kind is kind]
        if wrong:
            lines += ["", f"Went wrong, {kind.value}: {len(wrong)}"]
            lines += [f"  {outcome.packet}: {outcome.wrong}" for outcome in wrong[:_NAMED]]
    return lines


def _figure_lines(report: CorpusReport) -> list[str]:
    rows = [
        ("reached" if figure.is_reached else "NOT REACHED", figure.wanted, str(figure), figure.name)
        for figure in report.figures
        if figure.of
    ]
    return ["", *table(("figure", "wanted", "is", "of what"), rows)] if rows else []


def _shares(recall: Recall) -> tuple[str, ...]:
    return tuple(f"{count / recall.packets:.0%}" for count in (recall.found, recall.failed, recall.allowed))
