"""Answers that are ticked where a form offers both: `[ ] Yes  [X] No`."""

import re
from collections.abc import Iterable

#: A mark stands before its word; behind one it may belong to the next word as well.
_ANSWER = re.compile(
    r"(?P<mark>x|[\u2611\u2612\u2713\u2714\u2717\u2718]|\[ ?x ?\]|\( ?x ?\))?\s*(?P<word>yes|no|oui|non)"
)
_YES = ("yes", "oui")


def is_no_ticked(cells: Iterable[str]) -> bool:
    """Whether `cells` of one row, plain, offer yes and no, and no alone is ticked."""
    answers = [found for cell in cells if (found := _ANSWER.fullmatch(cell.strip()))]
    ticked = {answer["word"] in _YES: bool(answer["mark"]) for answer in answers}
    return len(answers) == len(ticked) and ticked == {True: False, False: True}
