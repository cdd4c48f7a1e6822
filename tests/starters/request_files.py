"""REQUEST.json for tests."""

import json
from pathlib import Path
from typing import Any

from tests.builders import NUMBER


def a_request(**changes: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "request_id": "acme-0001",
        "company_name": "Acme Plumbing LLC",
        "contact": {"name": "Dana Reyes", "email": "dana@acme.example"},
        "authorized_user": {"first_name": "Dana", "last_name": "Reyes"},
        "service_address": {
            "street": "410 N Main St",
            "unit": "Ste 200",
            "city": "Austin",
            "region": "TX",
            "postal_code": "78701",
            "country": "US",
        },
        "losing_carrier": {
            "name": "Lone Star Telephone",
            "account_number": "LS-204418",
            "billing_telephone_number": NUMBER,
        },
        "numbers": [{"number": NUMBER}],
        "documents": {"loa": "loa.pdf", "csr": "csr.pdf", "bill": "bill.pdf"},
    }
    return {**facts, **changes}


def written(path: Path, request: Any) -> Path:
    path.write_text(request if isinstance(request, str) else json.dumps(request), encoding="utf-8")
    return path
