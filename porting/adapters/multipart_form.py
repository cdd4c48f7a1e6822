"""A posted form (multipart/form-data) in memory.

Starlette's reader puts files on the disk and takes fields of 1 MiB only; a raw mail is a field of 30 MB.
"""

from python_multipart.exceptions import ParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from porting.mail.inbound.form import FormPart
from porting.mail.inbound.headers import decoded

#: Inbound Parse has some twenty fields and a file for each attachment.
_MOST_PARTS = 400


class NotAFormError(ValueError):
    """The body is not what its Content-Type says."""


def form_in(content_type: str, body: bytes) -> tuple[FormPart, ...]:
    """The fields and files of `body`, in their order.

    Raises: `NotAFormError`.
    """
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not boundary:
        raise NotAFormError("the body is no multipart form")
    reading = _Reading()
    try:
        parser = MultipartParser(
            boundary,
            {
                "on_part_begin": reading.part_begins,
                "on_header_field": reading.header_field,
                "on_header_value": reading.header_value,
                "on_header_end": reading.header_ends,
                "on_part_data": reading.data,
                "on_part_end": reading.part_ends,
            },
        )
        parser.write(body)
        parser.finalize()
    except (ParseError, ValueError) as error:
        raise NotAFormError("the form cannot be read") from error
    return tuple(reading.parts)


class _Reading:
    def __init__(self) -> None:
        self.parts: list[FormPart] = []
        self._headers: dict[bytes, bytes] = {}
        self._field = self._value = b""
        self._data = bytearray()

    def part_begins(self) -> None:
        if len(self.parts) >= _MOST_PARTS:
            raise ParseError("more parts than any mail has")
        self._headers, self._data = {}, bytearray()

    def header_field(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def header_ends(self) -> None:
        self._headers.setdefault(self._field.lower(), self._value)
        self._field = self._value = b""

    def data(self, data: bytes, start: int, end: int) -> None:
        self._data += memoryview(data)[start:end]

    def part_ends(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        filename = options.get(b"filename")
        self.parts.append(
            FormPart(
                name=decoded(options.get(b"name", b""), "utf-8"),
                content=bytes(self._data),
                filename=None if filename is None else decoded(filename, "utf-8"),
                content_type=decoded(self._headers.get(b"content-type", b""), "utf-8"),
            )
        )
