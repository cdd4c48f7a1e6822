"""Documents that come before their request."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from porting.arrivals import KEPT, Arrivals, over_at, owner_on
from porting.domain.errors import DocumentNotStoredError, InvalidRequestError
from porting.domain.port_request import DocumentReference, Documents
from porting.ports import DocumentStores
from tests.documents.stores import settings_in
from workers.documents import document_stores
from workers.encryption import data_keys

NOW = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
LETTER = b"%PDF-1.7 a letter"


@pytest.fixture
def stores(tmp_path: Path) -> DocumentStores:
    return document_stores(settings_in(tmp_path))


def test_a_request_gets_its_own_copy_of_what_it_names(stores: DocumentStores, tmp_path: Path) -> None:
    letter = Arrivals(stores, NOW - KEPT).put(LETTER)

    for _ in range(2):
        assert Arrivals(stores, NOW).taken(Documents(loa=letter), "acme-0001") == Documents(loa=letter)
    data_keys(settings_in(tmp_path)).erase(owner_on(NOW - KEPT), NOW)

    assert stores.of("acme-0001").get(letter) == LETTER


def test_a_request_has_what_it_took_when_it_comes_again_much_later(stores: DocumentStores) -> None:
    documents = Documents(loa=Arrivals(stores, NOW).put(LETTER))
    Arrivals(stores, NOW).taken(documents, "acme-0001")

    Arrivals(stores, NOW + 9 * KEPT).taken(documents, "acme-0001")


def test_what_came_too_long_ago_is_to_be_sent_again(stores: DocumentStores) -> None:
    letter = Arrivals(stores, NOW - KEPT - timedelta(days=1)).put(LETTER)

    with pytest.raises(InvalidRequestError) as refused:
        Arrivals(stores, NOW).taken(Documents(loa=letter), "acme-0001")

    assert "send the document again" in refused.value.problems["documents.loa"]


def test_a_day_that_was_erased_has_nothing_any_more(stores: DocumentStores, tmp_path: Path) -> None:
    letter = Arrivals(stores, NOW).put(LETTER)

    data_keys(settings_in(tmp_path)).erase(owner_on(NOW), NOW)
    again = document_stores(settings_in(tmp_path))

    with pytest.raises(DocumentNotStoredError):
        Arrivals(again, NOW).get(letter)
    with pytest.raises(DocumentNotStoredError):
        Arrivals(again, NOW).get(DocumentReference.to(b"never sent"))


def test_a_days_arrivals_are_kept_for_whole_days() -> None:
    assert over_at(owner_on(NOW)) == datetime(2026, 12, 1, tzinfo=UTC)
    assert over_at("acme-0001") is None
    assert over_at("arrivals@yesterday") is None
