"""Until when Temporal lets us in, where a certificate of ours says who we are."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from temporalio.envconfig import ClientConfigProfile, DataSource


def client_certificate_ends(environment: Mapping[str, str]) -> datetime | None:
    """When the certificate ends that `environment` names in Temporal's way (`TEMPORAL_TLS_CLIENT_CERT_PATH`).

    None: it names none. Read anew each time, since certificates are replaced while a process runs; the
    process itself uses the one that it began with. Raises: `OSError`, `ValueError` where it cannot be read.
    """
    from cryptography import x509

    try:
        tls = ClientConfigProfile.load(override_env_vars=dict(environment)).tls
    except RuntimeError as error:
        raise ValueError("the connection to Temporal is described wrongly") from error
    if tls is None or tls.client_cert is None:
        return None
    return x509.load_pem_x509_certificate(_content(tls.client_cert)).not_valid_after_utc


def _content(source: DataSource) -> bytes:
    if isinstance(source, Path):
        return source.read_bytes()
    return source.encode() if isinstance(source, str) else source
