"""The servers of the wheels; the SDK would try to download them where it is not told."""

import sysconfig
from pathlib import Path

TEST_SERVER = Path(sysconfig.get_path("scripts")) / "temporal-test-server"
