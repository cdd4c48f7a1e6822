"""`docs/mail.md` tells which way each kind of notice errs as the code has it."""

import re
from pathlib import Path

from porting.domain.notice import NoticeKind
from porting.mail.doubt import IN_DOUBT
from porting.mail.samples import TO_SUPPORT

DOCS = Path(__file__).parents[1] / "docs" / "mail.md"


def test_for_every_kind_it_is_said_which_way_to_err() -> None:
    assert set(IN_DOUBT) == set(NoticeKind)


def test_the_page_about_mail_says_so_too() -> None:
    told = re.search(r"<!-- doubt -->\n(.*?)<!-- /doubt -->", DOCS.read_text(encoding="utf-8"), re.DOTALL)

    assert told
    assert told[1].strip() == "\n".join(_table())


def _table() -> list[str]:
    rows = [_row(kind) for kind in NoticeKind]
    return ["| notice | to | in doubt | because |", "|---|---|---|---|", *rows]


def _row(kind: NoticeKind) -> str:
    doubt = IN_DOUBT[kind]
    way = "may come twice" if doubt.sent_again else "may stay away"
    to = "support" if kind in TO_SUPPORT else "customer"
    return f"| `{kind}` | {to} | {way} | {doubt.why} |"
