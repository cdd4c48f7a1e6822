from pathlib import Path

import pytest

from tests.sandbox.played import Played


@pytest.fixture
def played(tmp_path: Path) -> Played:
    return Played(tmp_path, webhook_url="http://127.0.0.1:9/webhooks")
