"""The page behind letters that were signed on the screen: who signed what, when, where, under which words."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from porting.documents.consent import EVIDENCE, EvidenceWords
from porting.documents.letter import Letter
from porting.documents.sheet import MARGIN, Heads, Sheet
from porting.domain.loa_signing import Consent, LoaFacts, SigningAct

#: What a browser calls itself may be any length; the longest honest one has some 300 letters.
_LONGEST_AGENT = 320
#: An IPv6 address with a zone has 45 letters and some.
_LONGEST_ADDRESS = 64
_LABELS, _SIZE, _ROW = 150.0, 8.5, 12.0


@dataclass(frozen=True)
class EvidencePage:
    facts: LoaFacts
    letters: tuple[Letter, ...]
    act: SigningAct
    consent: Consent

    @property
    def heads(self) -> Heads:
        """Its page counts as none of the letters'."""
        words = EVIDENCE[self.consent.language]
        footer = words.footer.format(request_id=self.facts.request_id)
        return Heads(title=words.title, footer=footer, page_count="")

    def draw(self, sheet: Sheet) -> None:
        words = EVIDENCE[self.consent.language]
        sheet.title(words.title, words.subtitle)
        sheet.section(words.signed)
        for label, value in self._rows(words):
            _row(sheet, label, value)
        sheet.y -= 6
        sheet.section(words.shown)
        sheet.canvas.setFont("Courier", _SIZE)
        sheet.canvas.drawString(MARGIN, sheet.y - _SIZE, self.act.shown)
        sheet.y -= 2 * _SIZE
        sheet.paragraph(words.sealed, size=_SIZE)
        sheet.y -= 6
        sheet.section(words.consent.format(version=self.consent.version))
        for paragraph in (*self.consent.paragraphs, self.consent.agree):
            sheet.paragraph(paragraph, size=_SIZE)

    def _rows(self, words: EvidenceWords) -> list[tuple[str, str]]:
        act, facts = self.act, self.facts
        letters = [
            (
                words.letter,
                words.numbers.format(
                    title=letter.heads.title, form=letter.form.name, count=len(letter.numbers)
                ),
            )
            for letter in self.letters
        ]
        zone = ZoneInfo(facts.time_zone)
        return [
            *letters,
            (words.request, facts.request_id),
            (words.by, facts.authorized_user.full_name),
            (words.way, words.drawn if act.signature.way == "drawn" else words.typed),
            (words.universal, _instant(act.at.astimezone(ZoneInfo("UTC")))),
            (words.local, f"{_instant(act.at.astimezone(zone))} ({facts.time_zone})"),
            (words.ip, plain_line(act.client_address, _LONGEST_ADDRESS) or words.unknown),
            (words.browser, plain_line(act.user_agent, _LONGEST_AGENT) or words.unknown),
        ]


def plain_line(text: str, longest: int) -> str:
    """`text` on one line without what does not show: it comes from whoever connects."""
    visible = (" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text[: 4 * longest])
    return " ".join("".join(visible).split())[:longest]


def _instant(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M:%S %Z")


def _row(sheet: Sheet, label: str, value: str) -> None:
    lines = sheet.lines_of(value, size=_SIZE, indent=_LABELS)
    sheet.need(len(lines) * _ROW)
    sheet.text(MARGIN, sheet.y - _SIZE, label, size=_SIZE, bold=True)
    for line in lines:
        sheet.text(MARGIN + _LABELS, sheet.y - _SIZE, line, size=_SIZE)
        sheet.y -= _ROW
