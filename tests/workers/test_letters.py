from pathlib import Path

from porting.domain.loa_signing import LoaFacts
from tests.builders import a_port_request
from tests.documents.signers import an_act, drawn
from tests.documents.stores import settings_in
from workers.documents import document_stores
from workers.letters import letters


def test_what_is_signed_is_in_the_document_store_and_sealed_with_the_installations_key(
    tmp_path: Path,
) -> None:
    settings = settings_in(tmp_path)
    facts = LoaFacts.of(a_port_request())

    signing = letters(settings)
    signed = signing.sign(facts, an_act(signing.to_sign(facts), drawn()))

    assert document_stores(settings).of(facts.request_id).get(signed.loa).startswith(b"%PDF-")
    assert settings.seal_key_path.is_file()
