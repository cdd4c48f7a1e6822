"""When the certificate ends by which Temporal knows us."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from porting.temporal.certificate import client_certificate_ends
from tests.certificates import VALID_FOR, Authority


def test_the_end_of_the_client_certificate_is_known(tmp_path: Path) -> None:
    file = Authority.new("the desk's authority").written_to(tmp_path / "client.pem")

    ends = client_certificate_ends({"TEMPORAL_TLS_CLIENT_CERT_PATH": str(file)})

    assert ends is not None
    assert VALID_FOR - timedelta(hours=1) < ends - datetime.now(UTC) <= VALID_FOR


def test_where_no_certificate_is_shown_none_ends() -> None:
    assert client_certificate_ends({"TEMPORAL_ADDRESS": "temporal.example:7233"}) is None


def test_a_certificate_that_is_none_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "client.pem"
    file.write_text("not a certificate")

    with pytest.raises(ValueError, match="PEM"):
        client_certificate_ends({"TEMPORAL_TLS_CLIENT_CERT_PATH": str(file)})
    with pytest.raises(OSError, match=r"absent\.pem"):
        client_certificate_ends({"TEMPORAL_TLS_CLIENT_CERT_PATH": str(tmp_path / "absent.pem")})
