"""Seals PDFs with a digital signature of our own, through pyHanko, without a network.

The key file has a private key and its self-signed certificate in PEM. Nobody has to trust the certificate:
the seal shows that nothing changed since, and whose it is stands in our own records. A new key may take the
place of a lost one, because each seal brings its certificate along.
"""

import asyncio
import io
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from porting.adapters.new_file import create_once
from porting.domain.errors import SealUnavailableError

if TYPE_CHECKING:
    from pyhanko.sign.signers.pdf_cms import SimpleSigner

#: Field of the seal. It names neither a carrier nor an agent, whose signatures are not the customer's.
_FIELD = "seal"
_SEALED_BY = "ServiceCall.ai Porting Desk"
_METHOD = "sha256"
#: Bytes for the signature with its certificate, DER in hexadecimal; ours takes some 2,000.
_ROOM = 8 * 1024
#: Longer than anybody keeps a letter; a new key costs nothing.
_GOOD_FOR = timedelta(days=20 * 365)


class FileSeal:
    """`porting.ports.DocumentSeal`; threads may share it."""

    def __init__(self, key_file: Path, create: bool = False) -> None:
        """`create`: make the key file at the first use where there is none."""
        self._key_file = key_file
        self._create = create
        self._reading = threading.Lock()
        self._signer: SimpleSigner | None = None

    def sealed(self, pdf: bytes, at: datetime) -> bytes:
        """Raises: `SealUnavailableError`."""
        from pyhanko.pdf_utils.generic import pdf_name
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
        from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
        from pyhanko.sign.signers.pdf_byterange import PdfSignedData
        from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

        signer = self._known_signer()
        steps = PdfCMSEmbedder(SigFieldSpec(_FIELD)).write_cms(
            _FIELD, IncrementalPdfFileWriter(io.BytesIO(pdf))
        )
        next(steps)
        placeholder = PdfSignedData(
            obj_type=pdf_name("/Sig"),
            subfilter=SigSeedSubFilter.PADES,
            timestamp=at,
            bytes_reserved=_ROOM,
        )
        closed = SigMDPSetup(md_algorithm=_METHOD, certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
        steps.send(SigObjSetup(sig_placeholder=placeholder, mdp_setup=closed))
        prepared, written = steps.send(SigIOSetup(md_algorithm=_METHOD))
        signature = asyncio.run(
            signer.async_sign(
                prepared.document_digest,
                _METHOD,
                use_pades=True,
                signed_attr_settings=PdfCMSSignedAttributes(),
            )
        )
        steps.send(signature)
        sealed: bytes = written.getvalue()
        return sealed

    def _known_signer(self) -> "SimpleSigner":
        with self._reading:
            if self._signer is None:
                self._signer = _signer_in(self._content())
            return self._signer

    def _content(self) -> bytes:
        try:
            if self._create and not self._key_file.exists():
                self._key_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                create_once(self._key_file, _new_key())
            return self._key_file.read_bytes()
        except OSError as error:
            raise SealUnavailableError(f"the seal's key file {self._key_file} cannot be read") from error


def _signer_in(pem: bytes) -> "SimpleSigner":
    """Raises: `SealUnavailableError`."""
    from asn1crypto import keys, x509  # type: ignore[import-untyped]
    from cryptography.hazmat.primitives import serialization
    from cryptography.x509 import load_pem_x509_certificate
    from pyhanko.sign.signers.pdf_cms import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    try:
        key = serialization.load_pem_private_key(pem, None)
        certificate = load_pem_x509_certificate(pem)
    except (TypeError, ValueError) as error:
        raise SealUnavailableError("the seal's key file holds no key with its certificate") from error
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def _new_key() -> bytes:
    """A key and its certificate in PEM."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, _SEALED_BY)])
    signing = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + _GOOD_FOR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(signing, critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return private + certificate.public_bytes(serialization.Encoding.PEM)
