"""Request files for tests, as a customer gives them."""

import json
from pathlib import Path
from typing import Any

from starters.request_file import RequestFile

EXAMPLES = Path(__file__).parents[2] / "examples"


def example(name: str) -> dict[str, Any]:
    given: dict[str, Any] = json.loads((EXAMPLES / name / "request.json").read_text(encoding="utf-8"))
    return given


def a_request_file(request_id: str, number: str) -> RequestFile:
    """The sample's firm, with one local number."""
    given = example("acme-0001")
    given |= {"request_id": request_id, "numbers": [{"number": number, "type": "local"}]}
    given["losing_carrier"] |= {"billing_telephone_number": number}
    return RequestFile.model_validate(given)
