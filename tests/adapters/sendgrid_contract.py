"""SendGrid's own OpenAPI document: what is wrong with a mail that is handed over.

The document lies outside of the repository, in `../shared/reference`. Where it is absent, nothing is held
against it, and tests that are about it are skipped.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.telnyx.api_document import ApiDocument

DOCUMENT = Path(__file__).parents[3] / "shared" / "reference" / "sendgrid-mail.json"
SEND = "/v3/mail/send"

needs_document = pytest.mark.skipif(
    not DOCUMENT.exists(), reason="SendGrid's OpenAPI document is not at ../shared/reference"
)


def wrong_with(path: str, body: Any) -> list[str]:
    """Empty: nothing, or there is no document."""
    if not DOCUMENT.exists():
        return []
    found = _document().operation("POST", path)
    if found is None:
        return [f"there is no {path}"]
    return _document().wrong_with_request(found[0], "application/json", body)


@cache
def _document() -> ApiDocument:
    return ApiDocument(DOCUMENT)
