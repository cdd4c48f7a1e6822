"""The vendor's OpenAPI document: which call is which operation, and what is wrong with a call or an answer.

The document lies outside of the repository, in `../shared/reference`; `TELNYX_OPENAPI` names it elsewhere.
Where it is absent, tests that need it are skipped and say so.

Stricter than JSON Schema alone: an object may have only the members that the document lists, so that a
misspelt one is found, and formats are checked.
"""

import copy
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from jsonschema_rs import Draft202012Validator

REPOSITORY = Path(__file__).parents[2]
DOCUMENT = Path(
    os.environ.get(
        "TELNYX_OPENAPI", REPOSITORY.parent / "shared" / "reference" / "telnyx-porting-openapi.json"
    )
)

needs_document = pytest.mark.skipif(
    not DOCUMENT.exists(),
    reason="Telnyx's OpenAPI document is not at ../shared/reference; TELNYX_OPENAPI can name it",
)

_METHODS = frozenset({"get", "post", "patch", "put", "delete"})


@dataclass(frozen=True)
class Operation:
    """One call that the document has."""

    id: str
    method: str
    path: re.Pattern[str]
    facts: dict[str, Any]


class ApiDocument:
    """Answers what is wrong with a call or an answer; an empty list: nothing."""

    def __init__(self, path: Path) -> None:
        self._document = _closed(json.loads(path.read_text()))
        self._operations = tuple(self._read_operations())
        self._validators: dict[str, Draft202012Validator] = {}

    def operation(self, method: str, path: str) -> tuple[Operation, dict[str, str]] | None:
        """The operation and its path parameters; fixed paths come before those with parameters."""
        for operation in self._operations:
            if operation.method == method and (match := operation.path.fullmatch(path)):
                return operation, match.groupdict()
        return None

    def wrong_with_parameters(self, operation: Operation, path: dict[str, str], query: str) -> list[str]:
        known = [self._resolved(one) for one in operation.facts.get("parameters", [])]
        given = {"path": dict(path), "query": nested(query)}
        wrong = []
        for one in known:
            value = given[one["in"]].pop(one["name"], None)
            if value is not None:
                schema = one["schema"]
                wrong += self._wrong(self._typed(value, schema), schema, f"{one['in']} {one['name']}")
            elif one.get("required"):
                wrong.append(f"{one['in']} {one['name']} is missing")
        return wrong + [f"there is no {where} {name}" for where, names in given.items() for name in names]

    def wrong_with_request(self, operation: Operation, media_type: str, body: Any) -> list[str]:
        """`body` is None where there is none."""
        declared = self._resolved(operation.facts.get("requestBody", {}))
        if body is None:
            return ["the body is missing"] if declared.get("required") else []
        if media_type not in declared.get("content", {}):
            return [f"a body of type {media_type or 'nothing'} is not in the document"]
        return self._wrong(body, declared["content"][media_type].get("schema", {}), "body")

    def wrong_with_answer(self, operation: Operation, status: int, body: Any) -> list[str]:
        """`body` is None where there is none. A status that the document leaves out passes from 400 on."""
        responses = operation.facts["responses"]
        declared = responses.get(str(status)) or (responses.get("default") if status >= 400 else None)
        if declared is None:
            return [] if status >= 400 else [f"status {status} is not in the document"]
        content = self._resolved(declared).get("content", {}).get("application/json")
        if content is None:
            return [] if body is None or status >= 400 else ["there is a body, and the document has none"]
        return self._wrong(body, content.get("schema", {}), "answer")

    def wrong_with(self, schema_name: str, value: Any) -> list[str]:
        """What is wrong with `value` as one of the document's named schemas."""
        return self._wrong(value, {"$ref": f"#/components/schemas/{schema_name}"}, schema_name)

    def enumeration(self, schema_name: str, member: str = "") -> tuple[str, ...]:
        schema = self._document["components"]["schemas"][schema_name]
        return tuple((schema["properties"][member] if member else schema)["enum"])

    def _read_operations(self) -> Iterator[Operation]:
        for path, methods in sorted(self._document["paths"].items(), key=lambda entry: entry[0].count("{")):
            pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path))
            for method, facts in methods.items():
                if method in _METHODS:
                    yield Operation(facts["operationId"], method.upper(), pattern, facts)

    def _resolved(self, value: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in value:
            found: Any = self._document
            for step in value["$ref"].removeprefix("#/").split("/"):
                found = found[step]
            value = found
        return value

    def _wrong(self, value: Any, schema: dict[str, Any], what: str) -> list[str]:
        key = json.dumps(schema, sort_keys=True)
        if key not in self._validators:
            whole = {"components": self._document["components"], **schema}
            self._validators[key] = Draft202012Validator(whole, validate_formats=True)
        return [
            f"{what}{''.join(f'[{step!r}]' for step in error.instance_path)}: {error.message[:200]}"
            for error in self._validators[key].iter_errors(value)
        ]

    def _typed(self, value: Any, schema: dict[str, Any]) -> Any:
        """A query's words as what the schema wants."""
        schema = self._resolved(schema)
        if isinstance(value, dict):
            known = schema.get("properties", {})
            return {name: self._typed(one, known.get(name, {})) for name, one in value.items()}
        if isinstance(value, list):
            return [self._typed(one, schema.get("items", {})) for one in value]
        if schema.get("type") == "boolean" and value in ("true", "false"):
            return value == "true"
        return int(value) if schema.get("type") == "integer" and value.isdecimal() else value


@cache
def the_document() -> ApiDocument:
    return ApiDocument(DOCUMENT)


def nested(query: str) -> dict[str, Any]:
    """A query string in the document's `deepObject` style: `a[b][c]=1` is `{"a": {"b": {"c": "1"}}}`."""
    found: dict[str, Any] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        first, *inner = re.findall(r"[^\[\]]+|(?<=\[)(?=\])", name)
        steps = [first, *inner]
        level = found
        while len(steps) > 1 and steps[1] != "":
            level = level.setdefault(steps.pop(0), {})
        if len(steps) > 1:
            level.setdefault(steps[0], []).append(value)
        else:
            level[steps[0]] = value
    return found


def _closed(document: dict[str, Any]) -> dict[str, Any]:
    """The document with every object closed to members that it does not list."""
    document = copy.deepcopy(document)
    parts_of_others = {id(_at(document, part["$ref"])) for part in _all_of(document) if "$ref" in part}
    parts_of_others |= {id(part) for part in _all_of(document)}
    for schema in _objects(document):
        if id(schema) not in parts_of_others and "additionalProperties" not in schema:
            schema["unevaluatedProperties"] = False
    return document


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every schema of an object with members, however deep. Examples are data, not schemas."""
    if isinstance(value, list):
        for one in value:
            yield from _objects(one)
    elif isinstance(value, dict):
        if "allOf" in value or (value.get("type") == "object" and "properties" in value):
            yield value
        for name, one in value.items():
            if name != "example":
                yield from _objects(one)


def _all_of(value: Any) -> Iterator[dict[str, Any]]:
    for schema in _objects(value):
        yield from schema.get("allOf", ())


def _at(document: Any, reference: str) -> Any:
    for step in reference.removeprefix("#/").split("/"):
        document = document[step]
    return document
