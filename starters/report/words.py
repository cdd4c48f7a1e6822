"""How a report speaks of durations, shares and statuses."""

from starters.report.model import Share

_UNITS = ((86400, "d"), (3600, "h"), (60, "min"), (1, "s"))


_SHORT = frozenset({"loa", "csr", "btn", "pin", "pdf", "po"})


def duration(seconds: float | None) -> str:
    """In its two largest units: `2 d 4 h`."""
    if seconds is None:
        return "–"
    left, parts = round(seconds), list[str]()
    for size, unit in _UNITS:
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count} {unit}")
        elif parts:
            break
    return " ".join(parts[:2]) or f"{seconds:.1f} s"


def share(given: Share) -> str:
    return "–" if given.percent is None else f"{percent(given)} ({given.count} of {given.of})"


def percent(given: Share) -> str:
    return "–" if given.percent is None else f"{given.percent:.0f} %"


def spoken(name: str) -> str:
    """`loa_not_signed` is `LOA not signed`."""
    return " ".join(word.upper() if word in _SHORT else word for word in name.split("_"))
