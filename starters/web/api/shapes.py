"""How the description shows what a route reads by itself."""

from typing import Any

from pydantic import BaseModel

from starters.web.api.calls import KEY_HEADER

_PDF: dict[str, Any] = {"type": "string", "contentMediaType": "application/pdf"}


def json_or_parts(model: type[BaseModel], part: str) -> dict[str, Any]:
    """A body of `model`, or multipart with it in `part` and documents beside it."""
    shape = {"$ref": f"#/components/schemas/{model.__name__}"}
    files = {kind: {"type": "string", "format": "binary"} for kind in ("loa", "csr", "bill")}
    parts = {"type": "object", "properties": {part: shape, **files}, "additionalProperties": False}
    return {
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": shape},
                "multipart/form-data": {
                    "schema": parts,
                    "encoding": {
                        part: {"contentType": "application/json"},
                        **{kind: {"contentType": "application/pdf"} for kind in files},
                    },
                },
            },
        }
    }


def pdf() -> dict[str, Any]:
    """A body that is a document."""
    return {"requestBody": {"required": True, "content": {"application/pdf": {"schema": {}}}}}


def idempotency() -> dict[str, Any]:
    """The header that makes a call harmless when it comes twice."""
    return {
        "parameters": [
            {
                "name": KEY_HEADER,
                "in": "header",
                "required": False,
                "description": "The same key and body again, within seven days, is answered as the first "
                "time; the same key with another body is refused.",
                "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
            }
        ]
    }
