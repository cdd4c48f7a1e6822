"""What is held against a packet of the corpus."""

from datetime import UTC, datetime
from pathlib import Path

from porting.adapters.document_store import DirectoryDocumentStore
from porting.documents.checking import PacketChecks
from porting.domain.checks.findings import Finding
from porting.domain.port_request import Documents
from starters.checking import check
from starters.request_file import RequestFile
from tests.corpus.packets import CorpusPacket
from tests.documents.packets import ReaderThatRemembers


def objections(packet: CorpusPacket, directory: Path) -> list[Finding]:
    """The findings that refuse it or take it to a person; its documents are stored in `directory`."""
    store = DirectoryDocumentStore(directory)
    stored = Documents(**{name: store.put(content) for name, content in packet.documents.items()})
    given = RequestFile.model_validate(packet.request)
    verdict = check(given, stored, PacketChecks(store, ReaderThatRemembers()), datetime.now(UTC))
    return [each for each in verdict.findings if each.severity != "warning"]
