"""Digitally signs PDFs, and does to signed ones what customers, programs and forgers do."""

import asyncio
import io
from datetime import datetime
from functools import cache
from typing import Literal

from asn1crypto import keys as asn1_keys  # type: ignore[import-untyped]
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import (
    PdfCMSEmbedder,
    SigAppearanceSetup,
    SigIOSetup,
    SigMDPSetup,
    SigObjSetup,
)
from pyhanko.sign.signers.pdf_byterange import PdfSignedData
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, SimpleSigner
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfReader, PdfWriter

from tests.certificates import Authority

#: For a signature's certificates, DER in hexadecimal.
_ROOM = 16 * 1024
_METHOD = "sha256"

#: What a certificate for the whole document leaves open.
Certifying = Literal["no changes", "filling"]
#: Left, bottom, right, top in points from the lower left corner, as PDFs have it.
Rect = tuple[int, int, int, int]


@cache
def _authority() -> Authority:
    return Authority.new("Example Signing Root", [_use(signs_certificates=True)])


def _signer(name: str) -> SimpleSigner:
    key, certificate = _authority().issued(
        name, [x509.BasicConstraints(ca=False, path_length=None), _use(signs_certificates=False)]
    )
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register(_asn1(_authority().certificate))
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return SimpleSigner(
        signing_cert=_asn1(certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(private),
        cert_registry=store,
    )


def signing_root() -> bytes:
    """The root certificate (DER) above every signer."""
    return _authority().certificate.public_bytes(serialization.Encoding.DER)


def digitally_signed(
    pdf: bytes,
    signer_name: str,
    at: datetime,
    *,
    field: str = "Signature1",
    shown_at: Rect | None = None,
    certifying: Certifying | None = None,
) -> bytes:
    """`pdf` with a further revision that signs it; `shown_at` gives it an appearance on the first page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    spec = SigFieldSpec(field, box=shown_at)
    steps = PdfCMSEmbedder(spec).write_cms(field, writer)
    next(steps)
    steps.send(
        SigObjSetup(
            sig_placeholder=PdfSignedData(
                obj_type=pdf_name("/Sig"),
                subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
                timestamp=at,
                bytes_reserved=_ROOM,
            ),
            mdp_setup=_permissions(certifying),
            appearance_setup=_appearance(signer_name, at) if shown_at else None,
        )
    )
    prepared, written = steps.send(SigIOSetup(md_algorithm=_METHOD))
    signature = asyncio.run(
        _signer(signer_name).async_sign(
            prepared.document_digest,
            _METHOD,
            signed_attr_settings=PdfCMSSignedAttributes(signing_time=at),
        )
    )
    steps.send(signature)
    signed: bytes = written.getvalue()
    return signed


def changed_by_a_byte(signed: bytes) -> bytes:
    """A byte of what was signed is another one; the file opens as before."""
    at = signed.index(b"/MediaBox")
    digit = next(here for here in range(at, at + 60) if signed[here : here + 1] in (b"1", b"2", b"5"))
    return signed[:digit] + b"6" + signed[digit + 1 :]


def filled_later(signed: bytes, **values: str) -> bytes:
    """Form fields that get their values in a revision behind the signature."""
    writer = PdfWriter(io.BytesIO(signed), incremental=True)
    writer.update_page_form_field_values(writer.pages[0], dict(values), auto_regenerate=False)
    return _written(writer)


def with_a_further_page(signed: bytes) -> bytes:
    writer = PdfWriter(io.BytesIO(signed), incremental=True)
    writer.add_blank_page(612, 792)
    return _written(writer)


def saved_again(signed: bytes) -> bytes:
    """As a program writes it that knows nothing of signatures."""
    writer = PdfWriter()
    writer.clone_document_from_reader(PdfReader(io.BytesIO(signed)))
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def _permissions(certifying: Certifying | None) -> SigMDPSetup | None:
    if certifying is None:
        return None
    allowed = MDPPerm.NO_CHANGES if certifying == "no changes" else MDPPerm.FILL_FORMS
    return SigMDPSetup(md_algorithm=_METHOD, certify=True, docmdp_perms=allowed)


def _appearance(signer_name: str, at: datetime) -> SigAppearanceSetup:
    style = TextStampStyle(
        stamp_text="Digitally signed by %(signer)s\n%(ts)s", text_box_style=TextBoxStyle(font_size=8)
    )
    return SigAppearanceSetup(style=style, timestamp=at, name=signer_name)


def _use(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
