"""Letters that are signed on the screen: shown, signed by a drawn or a typed hand, proved by a last page.

A request has one LOA, so all its letters are in one PDF, each with the signature: one for local and wireless
numbers, one for toll-free numbers, whose RespOrg wants nothing else on it; and those of the other country's
numbers on that country's form. All is print of the page: there is no form field that could be changed later.
"""

import hashlib
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from porting.documents.consent import CONSENTS, CURRENT
from porting.documents.evidence_page import EvidencePage
from porting.documents.hands import hand_of
from porting.documents.letter import SHARES, Letter, Signing
from porting.documents.loa_wording import FormLanguage
from porting.documents.sheet import Sheet, fitting, made, printable, width_of
from porting.domain.calendar import Country
from porting.domain.errors import InvalidRequestError
from porting.domain.loa_signing import (
    Consent,
    DrawnSignature,
    LoaFacts,
    LoaToSign,
    SignedLoa,
    SigningAct,
    TypedSignature,
)
from porting.domain.phone_number import E164, is_toll_free
from porting.domain.port_request import AuthorizedUser
from porting.ports import DocumentSeal, DocumentStores

#: No place has room for so many letters, and measuring more takes time.
_LONGEST = 400
#: Points. Smaller print is lost in a fax.
_LEGIBLE = 5.0
#: Which field of a request stands in which field of a letter.
_FIELDS = {
    "account_name": "company_name",
    "authorized_user": "authorized_user",
    "service_address": "service_address.street",
    "unit": "service_address.unit",
    "city": "service_address.city",
    "postal_code": "service_address.postal_code",
    "carrier": "losing_carrier.name",
    "account_number": "losing_carrier.account_number",
}
_UNPRINTABLE = "has letters that cannot be printed on the LOA: write it in Latin letters, as on the bill"
_TOO_LONG = "is too long for the LOA: write it as your carrier's bill has it"
_OTHER_LETTER = "what the letter says has changed since you saw it: read it again, and sign it again"
_NO_CONSENT = "is missing: read what you agree to, tick the box, and sign again"


@dataclass(frozen=True)
class LettersOnScreen:
    """Implements `porting.ports.LoaSigning`. Holds no state, so threads may share it."""

    stores: DocumentStores
    seal: DocumentSeal

    def to_sign(self, facts: LoaFacts, language: FormLanguage | None = None) -> LoaToSign:
        letters = _letters(facts, language)
        content = _in_one(letters)
        return LoaToSign(
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            forms=tuple(letter.form.name for letter in letters),
            consent=_consent(CURRENT, letters),
        )

    def to_print(self, facts: LoaFacts, language: FormLanguage | None = None) -> bytes:
        numbers = tuple(number.number for number in facts.numbers)
        return Letter.of(facts, numbers, facts.service_address.country, language).made()

    def sign(self, facts: LoaFacts, act: SigningAct) -> SignedLoa:
        shown = self.to_sign(facts, act.language)
        letters = _letters(facts, act.language)
        consent = CONSENTS.get((act.consent, shown.consent.language))
        problems = act.problems(facts) or _problems_with(act.signature)
        if consent is None:
            problems["signature.consent"] = _NO_CONSENT
        if act.shown != shown.sha256:
            problems["signature.shown"] = _OTHER_LETTER
        if consent is None or problems:
            raise InvalidRequestError(problems)
        hand, day = hand_of(act.signature), facts.day_of(act.at)
        signed = [replace(letter, signing=Signing.ON_SCREEN, hand=hand, signed_on=day) for letter in letters]
        content = _in_one(signed, EvidencePage(facts, letters, act, consent))
        sealed = self.seal.sealed(content, act.at)
        store = self.stores.of(facts.request_id)
        return SignedLoa(loa=store.put(sealed), shown=store.put(shown.content))


def _letters(facts: LoaFacts, language: FormLanguage | None) -> tuple[Letter, ...]:
    """Those of the service address's country first: they are the request's own.

    Raises: `InvalidRequestError` where one of them would not be legible.
    """
    home = facts.service_address.country
    groups: dict[tuple[bool, Country], list[E164]] = {}
    for number in facts.numbers:
        free = is_toll_free(number.number)
        # A toll-free number rings in both countries; its owner is where the address is.
        groups.setdefault((free, home if free else number.country), []).append(number.number)
    ordered = sorted(groups.items(), key=lambda each: (each[0][1] != home, each[0][0]))
    letters = tuple(
        replace(Letter.of(facts, tuple(numbers), country, language), is_flat=True, signing=Signing.ON_SCREEN)
        for (_, country), numbers in ordered
    )
    if problems := dict(
        problem for letter in letters for problem in _problems(letter, facts.authorized_user)
    ):
        raise InvalidRequestError(problems)
    return letters


def _problems(letter: Letter, user: AuthorizedUser) -> Iterator[tuple[str, str]]:
    """What would not be legible on the letter, by the request's field."""
    for name, field in _FIELDS.items():
        text = letter.values[name]
        if not _is_printable(text):
            yield _part_of(field, user, key=_is_printable), _UNPRINTABLE
        elif len(text) > _LONGEST or (text and fitting(text, width_of(SHARES[name]) - 12) < _LEGIBLE):
            yield _part_of(field, user, key=lambda part: -len(part)), _TOO_LONG


def _part_of(field: str, user: AuthorizedUser, key: Callable[[str], int]) -> str:
    """`field`, or which of the two names that stand in it is at fault: the one with the lower key."""
    if field != "authorized_user":
        return field
    first = key(user.first_name) < key(user.last_name)
    return "authorized_user.first_name" if first else "authorized_user.last_name"


def _problems_with(signature: DrawnSignature | TypedSignature) -> dict[str, str]:
    if isinstance(signature, DrawnSignature) or _is_printable(signature.name):
        return {}
    return {"signature.name": "has more than letters in it: type your name and nothing else"}


def _is_printable(text: str) -> bool:
    """Whether each of its letters shows, with or without its accents."""
    is_lost = printable(text).count("?") > text.count("?")
    return not is_lost and not any(unicodedata.category(letter)[0] == "C" for letter in text)


def _consent(version: str, letters: tuple[Letter, ...]) -> Consent:
    return CONSENTS[version, "fr" if letters[0].form.is_french else "en"]


def _in_one(letters: tuple[Letter, ...] | list[Letter], evidence: EvidencePage | None = None) -> bytes:
    def draw(sheet: Sheet) -> None:
        for at, letter in enumerate(letters):
            if at:
                sheet.begin(letter.heads)
            letter.draw(sheet)
        if evidence:
            sheet.begin(evidence.heads)
            evidence.draw(sheet)

    return made(draw, letters[0].heads)
