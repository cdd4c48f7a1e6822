"""Digital signatures validated through pyHanko, without a network; `pyhanko_seal.py` makes our own.

Importing it takes 0.7 s of CPU, so only files that can hold a signature pay for it.
"""

import asyncio
import io
import logging
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from porting.documents.reading import DigitalSignature

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus
    from pyhanko_certvalidator import ValidationContext

#: Root certificates (DER) whose signers count as known. None is on the package registries, so who signed
#: stays unproved until somebody ships a list as data; that something was signed does not need it.
TRUSTED_ROOTS: tuple[bytes, ...] = ()
#: Every signature has a `/ByteRange`, and it cannot stand in a compressed object.
_SIGN_OF_A_SIGNATURE = b"/ByteRange"
#: More than the parties to a letter; each one costs a comparison of revisions.
_MOST_SIGNATURES = 10
#: No stream of a letter needs more, decoded (the page images of scans are not decoded here).
_MAX_STREAM_BYTES = 16 * 1024 * 1024
_MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
#: A certificate names its holder at any length.
_LONGEST_SIGNER = 120
#: How a signature's bytes may be packed for it to be checked; programs of the nineties did it otherwise.
_CHECKED_KINDS = frozenset({"/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/PBAD.PAdES"})
_TIME_STAMP = "/DocTimeStamp"
#: What pyHanko and asn1crypto raise on hostile files beside pyHanko's own errors.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def validated(content: bytes, trusted_roots: Sequence[bytes] = TRUSTED_ROOTS) -> tuple[DigitalSignature, ...]:
    """The signed signature fields of a PDF in the order of signing; what cannot be read is not intact.

    Does not raise, whatever the file is. A document time stamp is nobody's signature. Of a file that
    cannot be opened and may be signed, one signature says that it could not be checked.
    """
    if _SIGN_OF_A_SIGNATURE not in content:
        return ()
    from pyhanko.pdf_utils.misc import PdfError

    # It quotes certificates and documents in its warnings, and neither is logged.
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        return _of_reader(_opened(content), trusted_roots)
    except (PdfError, *_BROKEN):
        return (DigitalSignature(intact=False, changed_after=False, is_checkable=False),)


def load() -> None:
    """Import what validation takes, for a process that forks those that validate."""
    import pyhanko.pdf_utils.reader
    import pyhanko.sign.diff_analysis
    import pyhanko.sign.validation.errors
    import pyhanko.sign.validation.pdf_embedded  # noqa: F401
    import pyhanko_certvalidator  # noqa: F401


def _opened(content: bytes) -> "PdfFileReader":
    from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
    from pyhanko.pdf_utils.reader import PdfFileReader

    limits = DecodeLimits(
        per_stream=StreamDecodeLimits(max_output_size=_MAX_STREAM_BYTES),
        document_budget=DocumentDecodeBudget(base_allowance=_MAX_DOCUMENT_BYTES, max_ratio=0),
    )
    # Not strict: files of many programs bend the standard, signed ones too.
    reader = PdfFileReader(io.BytesIO(content), strict=False, decode_limits=limits)
    if reader.encrypted:
        reader.decrypt("")
    return reader


def _of_reader(reader: "PdfFileReader", trusted_roots: Sequence[bytes]) -> tuple[DigitalSignature, ...]:
    refusals = _refusals()
    broken, embedded = [], []
    for found in _embedded(reader):
        if isinstance(found, DigitalSignature):
            broken.append(found)
        else:
            embedded.append(found)
    embedded.sort(key=lambda each: each.signed_revision)
    checked = []
    for signature in embedded:
        try:
            checked.append((signature, _status(signature, trusted_roots)))
        except refusals as error:
            broken.append(_unchecked(signature.fq_name, error))
    sound_from = [_is_last_word(status) for _, status in checked]
    return (
        *(
            _in_words(signature, status, signed_later=any(sound_from[at + 1 :]))
            for at, (signature, status) in enumerate(checked)
        ),
        *broken,
    )


def _embedded(reader: "PdfFileReader") -> Iterator["EmbeddedPdfSignature | DigitalSignature"]:
    """Signatures that can be opened as such, and what is said of those that cannot."""
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    fields = enumerate_sig_fields(reader, filled_status=True)
    for _, (name, value, field) in zip(range(_MOST_SIGNATURES), fields, strict=False):
        try:
            signed = value.get_object()
            if signed.get("/Type") == _TIME_STAMP:
                continue
            if signed.get("/SubFilter") in _CHECKED_KINDS:
                yield EmbeddedPdfSignature(reader, field, name)
            else:
                yield DigitalSignature(intact=False, changed_after=False, field=name, is_checkable=False)
        except (PdfError, *_BROKEN) as error:
            yield _unchecked(name, error)


def _status(signature: "EmbeddedPdfSignature", trusted_roots: Sequence[bytes]) -> "PdfSignatureStatus":
    from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature

    context = _context(trusted_roots)
    return asyncio.run(
        async_validate_pdf_signature(
            signature, signer_validation_context=context, ts_validation_context=context
        )
    )


def _context(trusted_roots: Sequence[bytes]) -> "ValidationContext":
    from asn1crypto import x509  # type: ignore[import-untyped]
    from pyhanko_certvalidator import ValidationContext

    roots = [x509.Certificate.load(root) for root in trusted_roots]
    # Without a network there is no word on revocation; that is no reason to distrust.
    return ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")


def _refusals() -> tuple[type[Exception], ...]:
    """What validation raises instead of answering."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko_certvalidator.errors import PathError, ValidationError

    return PdfError, InvalidSignature, UnsupportedAlgorithm, PathError, ValidationError, *_BROKEN


def _is_last_word(status: "PdfSignatureStatus") -> bool:
    """Whether a signature is sound and stands for the document as it is now."""
    return bool(status.intact and status.valid) and not _goes_beyond_archiving(status)


def _goes_beyond_archiving(status: "PdfSignatureStatus") -> bool:
    from pyhanko.sign.diff_analysis import ModificationLevel

    return status.modification_level is None or status.modification_level > ModificationLevel.LTA_UPDATES


def _changed_after(status: "PdfSignatureStatus", *, signed_later: bool) -> bool:
    """Fields that were filled in are a change until a later signature stands for them.

    So it is even where a certificate allows filling: an account number that comes after the hand was not
    signed by it.
    """
    from pyhanko.sign.diff_analysis import ModificationLevel

    if not _goes_beyond_archiving(status):
        return False
    filled = status.modification_level is ModificationLevel.FORM_FILLING and bool(status.docmdp_ok)
    return not (filled and signed_later)


def _content_changed(status: "PdfSignatureStatus") -> bool:
    """Pages, text or annotations came after it; a signature that covers no whole revision does not tell."""
    from pyhanko.sign.diff_analysis import SuspiciousModification
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    covers = status.coverage is SignatureCoverageLevel.ENTIRE_REVISION
    return covers and isinstance(status.diff_result, SuspiciousModification)


def _in_words(
    signature: "EmbeddedPdfSignature", status: "PdfSignatureStatus", *, signed_later: bool
) -> DigitalSignature:
    return DigitalSignature(
        intact=bool(status.intact and status.valid),
        changed_after=_changed_after(status, signed_later=signed_later),
        signer=_signer(signature),
        trusted=bool(status.trusted),
        signed_at=_signed_at(signature),
        content_changed=_content_changed(status),
        field=signature.fq_name,
    )


def _signer(signature: "EmbeddedPdfSignature") -> str:
    with suppress(*_BROKEN):
        subject = signature.signer_cert.subject
        name = subject.native.get("common_name") or subject.human_friendly
        return " ".join(str(name).split())[:_LONGEST_SIGNER]
    return ""


def _signed_at(signature: "EmbeddedPdfSignature") -> str:
    from pyhanko.pdf_utils.misc import PdfError

    with suppress(PdfError, *_BROKEN):
        at = signature.self_reported_timestamp
        return at.isoformat() if at else ""
    return ""


def _unchecked(field: str, error: BaseException) -> DigitalSignature:
    """A method that is unknown or too weak proves neither that the content changed nor that it did not."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from pyhanko.sign.validation.errors import DisallowedAlgorithmError
    from pyhanko_certvalidator.errors import AlgorithmNotSupported

    unknown = (UnsupportedAlgorithm, DisallowedAlgorithmError, AlgorithmNotSupported, NotImplementedError)
    return DigitalSignature(
        intact=False, changed_after=False, field=field, is_checkable=not isinstance(error, unknown)
    )
