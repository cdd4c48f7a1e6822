"""A call that is JSON, or multipart with JSON in one part and PDFs in others."""

import asyncio
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from fastapi import HTTPException, Request
from pydantic import BaseModel, ValidationError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from porting.domain.errors import InvalidRequestError
from porting.domain.pdf_sign import says_pdf
from porting.domain.port_request import DocumentKind, DocumentReference, Documents
from porting.domain.problems import problems_of
from porting.ports import DocumentStore
from starters.web.body import media_type
from starters.web.forms import DOCUMENTS, MIB

T = TypeVar("T", bound=BaseModel)

_KINDS = frozenset(kind.value for kind in DocumentKind)
_LARGE = f"is larger than {DOCUMENTS.file_bytes // MIB} MB; send a smaller scan"
_NOT_PDF = "is no PDF"


@dataclass(frozen=True)
class Sent:
    """What a call brought."""

    fields: Any
    """As JSON has it."""
    files: Mapping[str, bytes]
    """By kind of document."""

    def as_a(self, model: type[T]) -> T:
        """Raises: `InvalidRequestError`."""
        try:
            return model.model_validate(self.fields)
        except ValidationError as error:
            raise InvalidRequestError(problems_of(error)) from None

    @property
    def documents(self) -> Documents:
        """The files, as they are called once they are stored.

        Raises: `InvalidRequestError` over those that are no document for us.
        """
        problems = {
            f"documents.{kind}": why for kind, content in self.files.items() if (why := _fault(content))
        }
        if problems:
            raise InvalidRequestError(problems)
        return Documents(**{kind: DocumentReference.to(content) for kind, content in self.files.items()})

    async def stored(self, store: DocumentStore) -> Documents:
        """The same, put into `store`.

        Raises: as `documents`; what the store raises.
        """
        documents = self.documents
        for content in self.files.values():
            await asyncio.to_thread(store.put, content)
        return documents


async def sent(request: Request, part: str) -> Sent:
    """`part`: the multipart call's part that has the JSON.

    Raises: `HTTPException`.
    """
    kind = media_type(request)
    if kind == "application/json":
        return Sent(_json(await request.body()), {})
    if kind != "multipart/form-data":
        raise HTTPException(415, f"Send application/json, or multipart/form-data with a part `{part}`.")
    return await _multipart(request, part)


async def document(request: Request, store: DocumentStore) -> DocumentReference:
    """The PDF that is the call's body, put into `store`.

    Raises: `InvalidRequestError`, `HTTPException`, `OSError`.
    """
    if media_type(request) != "application/pdf":
        raise HTTPException(415, "Send the document itself, as application/pdf.")
    content = await request.body()
    if fault := _fault(content):
        raise InvalidRequestError({"": f"the document {fault}"})
    return await asyncio.to_thread(store.put, content)


async def _multipart(request: Request, part: str) -> Sent:
    parser = MultiPartParser(
        request.headers, request.stream(), max_files=DOCUMENTS.files + 1, max_fields=1, max_part_size=MIB
    )
    try:
        form = await parser.parse()
    except (MultiPartException, ValueError):
        raise HTTPException(400, "The parts of the multipart call cannot be told apart.") from None
    try:
        parts = {name: await _content(value) for name, value in form.multi_items()}
        _refuse_unknown(parts, part, len(form.multi_items()))
    finally:
        await form.close()
    fields = parts.pop(part, None)
    return Sent(_json(fields) if fields is not None else {}, parts)


async def _content(value: UploadFile | str) -> bytes:
    return value.encode() if isinstance(value, str) else await value.read()


def _refuse_unknown(parts: Collection[str], part: str, count: int) -> None:
    known = {part, *_KINDS}
    if not set(parts) <= known or len(parts) != count:
        raise HTTPException(400, f"The parts of this call are {', '.join(sorted(known))}, each once.")


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise HTTPException(400, "The JSON cannot be read.") from None


def _fault(content: bytes) -> str | None:
    if len(content) > DOCUMENTS.file_bytes:
        return _LARGE
    return None if says_pdf(content) else _NOT_PDF
