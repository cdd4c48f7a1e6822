"""A posted form: read as a stream, within limits, and only where one of our own pages sent it.

`async with verified_form(request) as form:` reads fields into memory and files onto the disk, which are gone
after the block. A file that is no good is still in the form, with its `problem`, so that a page can say at
the field what to do; only what is larger as a whole than a form may be, or not from our pages, is refused.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from porting.domain.pdf_sign import SIGN_WITHIN, says_pdf
from starters.web.body import media_type
from starters.web.client_address import counted_as
from starters.web.page_body import PageBody
from starters.web.rates import STORING
from starters.web.refusals import RefusedError
from starters.web.session import FIELD, is_ours, is_token
from starters.web.site import Site, site_of
from starters.web.turns import NoTurnError

MIB = 1024 * 1024
_TRY_AGAIN = {"Retry-After": "30"}
_LONGEST_NAME = 200
#: What no field of a form is meant to hold; line ends and tabs are kept.
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])


@dataclass(frozen=True)
class FormLimits:
    """What a form may bring; the defaults are for a form with the three documents."""

    files: int = 3
    file_bytes: int = 10 * MIB
    fields: int = 200
    field_bytes: int = 64 * 1024

    @property
    def body_bytes(self) -> int:
        """The files, and what stands around them."""
        return self.files * self.file_bytes + MIB


DOCUMENTS = FormLimits()
#: A form without files: read in memory, so it needs no turn.
WITHOUT_FILES = FormLimits(files=0)


class UploadProblem(StrEnum):
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_PDF = "not_pdf"


@dataclass(frozen=True)
class Upload:
    """A file that a form brought. Use it within the form's block."""

    field: str
    name: str
    """What the customer calls it: to be shown, and for nothing else."""
    size: int
    problem: UploadProblem | None
    """Why it is no document for us; None: it begins like a PDF, and more is seen when it is opened."""
    _file: UploadFile

    async def content(self) -> bytes:
        """All of it, in memory."""
        await self._file.seek(0)
        return await self._file.read()


@dataclass(frozen=True)
class Form:
    """The fields and files of a form, each by the name of its field."""

    _data: FormData
    uploads: tuple[Upload, ...]
    """In their order; a file field in which nothing was chosen brings none."""

    def get(self, name: str) -> str | None:
        """The field's text, without spaces around it. None: the form has no such field."""
        return next(iter(self.all(name)), None)

    def all(self, name: str) -> tuple[str, ...]:
        """The texts of all fields of this name, such as of boxes that are ticked."""
        return tuple(_cleaned(value) for value in self._data.getlist(name) if isinstance(value, str))

    @cached_property
    def fields(self) -> dict[str, str]:
        """The first text of each field, apart from the form's token."""
        names = (name for name, value in self._data.multi_items() if isinstance(value, str) and name != FIELD)
        return {name: self.get(name) or "" for name in names}

    def upload(self, name: str) -> Upload | None:
        """The field's file. None: nothing was chosen."""
        return next((each for each in self.uploads if each.field == name), None)


@asynccontextmanager
async def verified_form(request: Request, limits: FormLimits = DOCUMENTS) -> AsyncIterator[Form]:
    """The form that `request` brings, where one of our own pages sent it.

    Raises: `RefusedError`, which is answered with a page that says what to do.
    """
    if not is_ours(request):
        raise RefusedError(403, "foreign_form")
    kind = media_type(request)
    if kind == "application/x-www-form-urlencoded":
        reading = _plain(request, limits)
    elif kind == "multipart/form-data":
        reading = _with_files(request, limits)
    else:
        raise RefusedError(415, "not_a_form")
    async with reading as data:
        if not is_token(request, str(data.get(FIELD, ""))):
            raise RefusedError(403, "form_token")
        yield Form(data, tuple([await _upload(*each, limits) for each in _files_in(data)]))


@asynccontextmanager
async def _plain(request: Request, limits: FormLimits) -> AsyncIterator[FormData]:
    body = PageBody(request, most=MIB)
    parser = FormParser(
        request.headers, body.chunks(), max_fields=limits.fields, max_part_size=limits.field_bytes
    )
    yield await _parsed(parser, body)


@asynccontextmanager
async def _with_files(request: Request, limits: FormLimits) -> AsyncIterator[FormData]:
    site = site_of(request)
    client = counted_as(site.address_of(request))
    try:
        async with site.turns.one(client):
            body = PageBody(request, limits.body_bytes)
            parser = MultiPartParser(
                request.headers,
                body.chunks(),
                max_files=limits.files,
                max_fields=limits.fields,
                max_part_size=limits.field_bytes,
            )
            data = await _parsed(parser, body)
            try:
                _count_files(site, client, data)
                yield data
            finally:
                await data.close()
    except NoTurnError:
        raise RefusedError(503, "busy", _TRY_AGAIN) from None


def _count_files(site: Site, client: str, data: FormData) -> None:
    """Raises: `RefusedError` where the client has brought too much to be kept."""
    size = sum(file.size or 0 for _, file in _files_in(data))
    wait = site.wait(STORING, client, size / MIB)
    if wait is not None:
        raise RefusedError(429, "", {"Retry-After": str(wait)})


async def _parsed(parser: FormParser | MultiPartParser, body: PageBody) -> FormData:
    try:
        return await parser.parse()
    except (MultiPartException, ValueError) as error:
        await body.drain()
        raise RefusedError(400, "unreadable_form") from error


def _files_in(data: FormData) -> Iterator[tuple[str, UploadFile]]:
    for field, value in data.multi_items():
        if isinstance(value, UploadFile) and (value.filename or value.size):
            yield field, value


async def _upload(field: str, file: UploadFile, limits: FormLimits) -> Upload:
    size, problem = file.size or 0, None
    if not size:
        problem = UploadProblem.EMPTY
    elif size > limits.file_bytes:
        problem = UploadProblem.TOO_LARGE
    elif not says_pdf(await file.read(SIGN_WITHIN)):
        problem = UploadProblem.NOT_PDF
    return Upload(field, _cleaned(file.filename or "")[:_LONGEST_NAME], size, problem, file)


def _cleaned(text: str) -> str:
    """With one kind of line end; nothing that does not show."""
    return text.replace("\r\n", "\n").translate(_CONTROLS).strip()
