"""A report as one HTML page that needs nothing else: no script, no font, no address of anybody's."""

from starters.report.model import Report
from starters.report.plots import Bar, Plot, Span, bars, spans
from starters.report.words import duration, percent, spoken
from starters.templating import templates_in

#: Rows that a plot has room for; the table below it has them all.
_DRAWN = 12


def in_html(report: Report) -> str:
    templates = templates_in("starters.report")
    templates.filters |= {"duration": duration, "percent": percent, "spoken": spoken}
    plots = {
        "outcomes": _outcomes(report),
        "findings": _findings(report),
        "reasons": _reasons(report),
        "carriers": _carriers(report),
        "steps": _steps(report),
    }
    return templates.get_template("report.html").render(report=report, plots=plots)


def _outcomes(report: Report) -> Plot:
    return bars(
        "How port requests ended",
        [
            Bar(f"{spoken(status)}: {count}", (("one" if status == "completed" else "two", count),))
            for status, count in report.ended.items()
        ],
    )


def _findings(report: Report) -> Plot:
    found = report.prevented.findings[:_DRAWN]
    return bars(
        "Findings of the documents' checks",
        [
            Bar(
                f"{spoken(each.code)}: {each.failing} sent back, {each.doubtful} to review",
                (("one", each.failing), ("two", each.doubtful)),
            )
            for each in found
        ],
    )


def _reasons(report: Report) -> Plot:
    return bars(
        "Reasons of rejections",
        [
            Bar(f"{each.title}: {each.count}, by the {each.by}", (("one", each.count),))
            for each in report.rejected[:_DRAWN]
        ],
    )


def _carriers(report: Report) -> Plot:
    return bars(
        "Answers of losing carriers",
        [
            Bar(
                f"{each.carrier}: {each.answers} answers, {each.rejections} rejections",
                (("one", max(each.answers - each.rejections, 0)), ("two", each.rejections)),
            )
            for each in report.carriers[:_DRAWN]
        ],
    )


def _steps(report: Report) -> Plot:
    return spans(
        "How long the steps took",
        [
            Span(
                f"{spoken(each.status)}: {duration(each.median_seconds)}, "
                f"nine in ten within {duration(each.ninth_decile_seconds)}",
                each.median_seconds,
                each.ninth_decile_seconds,
                each.promised_seconds,
            )
            for each in report.steps
            if each.median_seconds is not None and each.ninth_decile_seconds is not None
        ],
    )
