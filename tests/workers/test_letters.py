from pathlib import Path

from porting.domain.loa_signing import LoaFacts
from porting.settings import Settings
from tests.builders import a_port_request
from tests.documents.signers import an_act, drawn
from workers.documents import document_store
from workers.letters import letters


def test_what_is_signed_is_in_the_document_store_and_sealed_with_the_installations_key(
    tmp_path: Path,
) -> None:
    settings = Settings.from_environment({"PORTING_STATE_DIR": str(tmp_path)})
    facts = LoaFacts.of(a_port_request())

    signing = letters(settings)
    signed = signing.sign(facts, an_act(signing.to_sign(facts), drawn()))

    assert document_store(settings).get(signed.loa).startswith(b"%PDF-")
    assert settings.seal_key_path.is_file()
