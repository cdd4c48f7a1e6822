"""Certificates for servers and signers in tests, issued by an authority that nobody else knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

#: Before and after today: documents are signed on days that have passed.
VALID_FOR = timedelta(days=365)

Extensions = Iterable[x509.ExtensionType]


@dataclass(frozen=True)
class Authority:
    """Who signs; `pem` is what whoever trusts it is given."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @classmethod
    def new(cls, name: str, extensions: Extensions = ()) -> Self:
        key = ec.generate_private_key(ec.SECP256R1())
        own = _named(name)
        extensions = (x509.BasicConstraints(ca=True, path_length=0), *extensions)
        return cls(_certificate(own, key, own, key, extensions), key)

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    def written_to(self, path: Path) -> Path:
        path.write_bytes(self.pem)
        return path

    def issued(
        self, name: str, extensions: Extensions
    ) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        key = ec.generate_private_key(ec.SECP256R1())
        return key, _certificate(_named(name), key, self.certificate.subject, self.key, extensions)

    def signed(self, address: str) -> tuple[bytes, bytes]:
        """The private key and the certificate of the server at `address`, as PEM."""
        key, certificate = self.issued(
            address, [x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))])]
        )
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return private, certificate.public_bytes(serialization.Encoding.PEM)


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _certificate(
    subject: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    issuing_key: ec.EllipticCurvePrivateKey,
    extensions: Extensions,
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - VALID_FOR)
        .not_valid_after(now + VALID_FOR)
    )
    for extension in extensions:
        is_critical = not isinstance(extension, x509.SubjectAlternativeName)
        builder = builder.add_extension(extension, critical=is_critical)
    return builder.sign(issuing_key, hashes.SHA256())
