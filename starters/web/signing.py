"""The signature under an LOA on a page: what the page shows, and what comes back from it.

The template part is `_signing.html`; it says which fields come back. Whoever has `LoaFacts` can use it: the
form of a draft, and the page of a request whose carrier wants a new letter.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from porting.domain.errors import InvalidRequestError
from porting.domain.loa_signing import (
    DrawnSignature,
    LoaFacts,
    LoaToSign,
    SignedLoa,
    SigningAct,
    TypedSignature,
)
from starters.web.forms import Form, FormLimits
from starters.web.site import site_of
from starters.web.wording import texts_for
from workers.letters import letters

#: A drawing is up to 200,000 letters of JSON.
SIGNATURE = FormLimits(files=0, fields=20, field_bytes=256 * 1024)
_LONGEST_AGENT = 300
#: A PDF viewer of a browser styles its own page; nothing else may do anything.
_PDF_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


@dataclass(frozen=True)
class LetterShown:
    """What the template part needs."""

    facts: LoaFacts
    letter: LoaToSign


async def letter_to_sign(request: Request, facts: LoaFacts) -> LetterShown:
    """The letter that `facts` make.

    Raises: `InvalidRequestError` where a field would not be legible on it, in whole sentences.
    """
    try:
        letter = await asyncio.to_thread(letters(site_of(request).settings).to_sign, facts)
    except InvalidRequestError as error:
        raise _in_sentences(request, error) from None
    return LetterShown(facts, letter)


async def signed(request: Request, facts: LoaFacts, form: Form) -> SignedLoa:
    """The letter of `facts` with the signature that `form` brings, stored.

    Raises: `InvalidRequestError`, in whole sentences: `signature.name`, `signature.strokes`,
    `signature.consent`, `signature.shown`, or a field of the request; `SealUnavailableError`.
    """
    site, given = site_of(request), form.fields
    try:
        act = SigningAct(
            signature=_signature(given),
            shown=given.get("signature.shown", ""),
            consent=given.get("signature.consent", ""),
            at=datetime.now(UTC),
            client_address=site.address_of(request),
            user_agent=request.headers.get("user-agent", "")[:_LONGEST_AGENT],
        )
        return await asyncio.to_thread(letters(site.settings).sign, facts, act)
    except InvalidRequestError as error:
        raise _in_sentences(request, error) from None


def pdf(content: bytes, name: str, *, to_keep: bool = False) -> Response:
    """`content` to be looked at, or (`to_keep`) to be kept as the file `name`."""
    disposition = "attachment" if to_keep else "inline"
    headers = {
        "Content-Disposition": f'{disposition}; filename="{name}"',
        "Content-Security-Policy": _PDF_POLICY,
        "Cache-Control": "no-store",
    }
    return Response(content, media_type="application/pdf", headers=headers)


def _signature(given: Mapping[str, str]) -> DrawnSignature | TypedSignature:
    """Drawn where the page says so, which only a script can make it say."""
    if given.get("signature.way") == "drawn":
        return DrawnSignature.read(given.get("signature.strokes", ""))
    return TypedSignature.read(given.get("signature.name", ""))


def _in_sentences(request: Request, error: InvalidRequestError) -> InvalidRequestError:
    """The problems follow the name of their field."""
    t = texts_for(request)

    def name_of(field: str) -> str:
        text = f"signing.names.{field}"
        return t.plain(text) if t.has(text) else t.plain("signing.names.other")

    return InvalidRequestError(
        {field: f"{name_of(field)} {problem}." for field, problem in error.problems.items()}
    )
