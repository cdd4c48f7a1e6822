"""The table of providers: complete, and true to what each needs."""

from pathlib import Path
from typing import get_args

import pytest
from pydantic import SecretStr

from porting.adapters.owners_documents import OwnersDocuments
from porting.settings import Settings, SettingsError
from workers.providers import PROVIDERS, chosen, open_upstream, pon_in

NAMES = get_args(Settings.model_fields["upstream"].annotation)

TELNYX = Settings(
    upstream="telnyx", telnyx_api_key=SecretStr("KEY0123456789"), inventory_url="http://inventory"
)


def test_every_provider_that_the_settings_know_is_there() -> None:
    assert set(PROVIDERS) == set(NAMES)


@pytest.mark.parametrize("settings", [Settings(), TELNYX], ids=["sandbox", "telnyx"])
async def test_a_provider_is_opened_without_a_call(settings: Settings, tmp_path: Path) -> None:
    settings.require(chosen(settings).worker_needs)

    upstream = open_upstream(settings, OwnersDocuments(tmp_path, None))

    await upstream.close()


@pytest.mark.parametrize("name", NAMES)
def test_what_a_provider_needs_are_settings_that_may_be_missing(name: str) -> None:
    provider = PROVIDERS[name]

    for setting in (*provider.worker_needs, *provider.web_needs):
        assert Settings.model_fields[setting].default is None


def test_telnyx_is_not_opened_without_a_key(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="PORTING_TELNYX_API_KEY"):
        open_upstream(Settings(upstream="telnyx"), OwnersDocuments(tmp_path, None))


@pytest.mark.parametrize("pon", ["acme-0001-1", "a-1", "acme-0001-2.3", "A_b-c-10"])
def test_a_pon_is_known_by_its_shape(pon: str) -> None:
    assert pon_in(pon) == pon


@pytest.mark.parametrize(
    "text", ["", "acme", "acme-", "-1", "acme 1-1", "acme-1\n", "acme-1.", "ä-1", f"{'a' * 65}-1"]
)
def test_what_is_no_pon_is_none(text: str) -> None:
    assert pon_in(text) is None
