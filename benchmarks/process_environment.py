"""The environment of processes that are measured."""

import os


def environment() -> dict[str, str]:
    """Ours, in which what was compiled is kept: some machines forbid that, and every start would compile."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
