"""People who sign letters on the screen, and what they leave behind."""

import math
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from porting.adapters.document_store import DirectoryDocumentStore
from porting.adapters.pyhanko_seal import FileSeal
from porting.documents.signing import LettersOnScreen
from porting.domain.loa_signing import DrawnSignature, LoaFacts, LoaToSign, SigningAct, TypedSignature
from porting.domain.port_request import PortRequest
from tests.documents.stores import EverybodysDocuments

#: Half an hour before midnight in New York, and the next day in Greenwich.
AT = datetime(2026, 11, 23, 4, 30, 12, tzinfo=UTC)
FROM = "203.0.113.7"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0"


def a_desk(directory: Path) -> LettersOnScreen:
    seal = FileSeal(directory / "keys" / "seal.pem", create=True)
    return LettersOnScreen(EverybodysDocuments(DirectoryDocumentStore(directory / "documents")), seal)


def drawn() -> DrawnSignature:
    """A wave of the hand and a stroke below it."""
    wave = tuple((0.1 + t / 135, 0.5 + 0.3 * math.sin(t / 4) * math.exp(-t / 90)) for t in range(81))
    stroke = tuple((0.05 + t / 40, 0.88) for t in range(31))
    return DrawnSignature(strokes=(wave, stroke))


def typed(request: PortRequest) -> TypedSignature:
    return TypedSignature(name=request.authorized_user.full_name)


def an_act(shown: LoaToSign, signature: DrawnSignature | TypedSignature, **changes: Any) -> SigningAct:
    given: dict[str, Any] = {
        "signature": signature,
        "shown": shown.sha256,
        "consent": shown.consent.version,
        "at": AT,
        "client_address": FROM,
        "user_agent": BROWSER,
    }
    return SigningAct(**{**given, **changes})


def signed_letters(
    desk: LettersOnScreen, request: PortRequest, signature: DrawnSignature | TypedSignature, **changes: Any
) -> bytes:
    """The PDF that a request gets for its LOA."""
    facts = LoaFacts.of(request)
    shown = desk.to_sign(facts, changes.get("language"))
    return desk.stores.of(request.request_id).get(desk.sign(facts, an_act(shown, signature, **changes)).loa)
