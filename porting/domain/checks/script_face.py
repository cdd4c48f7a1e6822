"""A name in a script face, typed where a hand should sign: on a scan it is ink, but ink that can be read.

An engine that reads script faces reads nearly all of a typed name, and next to nothing of what hands draw
to sign. Who signs as legibly as a schoolbook is taken for one who typed, so it is never more than a doubt.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from porting.domain.checks.evidence import Evidence
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.likeness import plain
from porting.domain.checks.statements import Signature
from porting.domain.port_request import PortRequest

#: The share of a name's letters that are read in their order. Measured: of typed names two thirds and more,
#: of drawn signatures three tenths at most, held against whatever name.
_READ = 0.5
#: Of a first or last name by itself, which is short.
_READ_OF_A_PART = 0.8
#: Fewer letters are made out of any strokes.
_FEWEST = 4


def finding(signature: Signature, request: PortRequest, readings: Sequence[str]) -> Finding | None:
    """A doubt whether `signature` was signed by hand, if one of `readings` of its ink is a name."""
    read = next((each for each in readings if _is_a_name(each, request)), None)
    if read is None:
        return None
    return Finding(
        code=FindingCode.LOA_NOT_SIGNED,
        severity=Severity.REVIEW,
        document="loa",
        message="We cannot tell whether the Letter of Authorization is signed. We look at it.",
        evidence=Evidence(
            read=read,
            expected="a signature",
            note="the name can be read: typed in a script face, or a very clear hand",
            page=signature.page,
            box=signature.ink,
        ),
    )


def _is_a_name(read: str, request: PortRequest) -> bool:
    letters = _letters(read)
    return len(letters) >= _FEWEST and any(_share(letters, name) >= least for name, least in _names(request))


def _names(request: PortRequest) -> Iterator[tuple[str, float]]:
    """(the letters of a name that may be typed, the share of them that has to be read)."""
    user = request.authorized_user
    for whole in (user.full_name, f"{user.last_name} {user.first_name}", request.company_name):
        yield _letters(whole), _READ
    for part in (user.first_name, user.last_name):
        yield _letters(part), _READ_OF_A_PART


def _share(read: str, name: str) -> float:
    """The letters of one that stand in the other, in their order, of the longer one's."""
    blocks = SequenceMatcher(None, read, name, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(read), len(name), 1)


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", plain(text))
