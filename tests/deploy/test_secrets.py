"""`deploy/make-secrets.sh`: all that the compose files want, once, for containers and for nobody else."""

import os
import shutil
import ssl
import subprocess
import sys
from pathlib import Path

import pytest

from porting.encryption.kek import parsed
from tests.deploy.compose import ROOT, trial

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="the script needs openssl")

PORTING = f"{sys.executable} -P -m starters.cli"


def make(folder: Path, porting: str = PORTING) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sh", ROOT / "deploy" / "make-secrets.sh", folder],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PORTING": porting},
    )


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "secrets"
    make(folder)
    return folder


def test_every_secret_that_has_no_place_of_its_own_is_made(secrets: Path) -> None:
    wanted = {Path(secret["file"]) for secret in trial()["secrets"].values()}

    made = {file.name for file in secrets.iterdir()}

    assert made == {file.name for file in wanted if file.parent == ROOT / "secrets"}
    assert all(file.exists() for file in wanted if file.parent != ROOT / "secrets")


def test_who_cannot_enter_the_folder_reads_none_of_them_and_a_container_reads_its_own(secrets: Path) -> None:
    assert secrets.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in secrets.iterdir()} == {0o444}


def test_what_is_there_stays_as_it_is(secrets: Path) -> None:
    before = {file.name: file.read_bytes() for file in secrets.iterdir()}

    told = make(secrets, porting="false")

    assert told.stdout == ""
    assert {file.name: file.read_bytes() for file in secrets.iterdir()} == before


def test_the_key_encryption_key_is_one(secrets: Path) -> None:
    assert len(parsed((secrets / "encryption.keys").read_text())) == 1


def test_the_worker_can_believe_the_mail_catcher_by_its_name(secrets: Path) -> None:
    certificate = secrets / "mail-catcher.crt"
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, secrets / "mail-catcher.key")
    client = ssl.create_default_context(cafile=certificate)
    client.verify_flags |= ssl.VERIFY_X509_STRICT  # as Python 3.13 does unasked

    assert shaken_hands(client, server, "mail-catcher")
    with pytest.raises(ssl.SSLCertVerificationError):
        shaken_hands(client, server, "another")


def shaken_hands(client: ssl.SSLContext, server: ssl.SSLContext, name: str) -> bool:
    to_client, to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
    asking = client.wrap_bio(to_client, to_server, server_hostname=name)
    asked = server.wrap_bio(to_server, to_client, server_side=True)
    open_ends = [asking, asked]
    while open_ends:
        for end in list(open_ends):
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                continue
            open_ends.remove(end)
    return True
