"""A reader of documents for tests that have words alone."""

from porting.documents.reading import Crop, Language, Look, Place, ReadDocument, Spot


class TextAlone:
    """A `DocumentReader` but for `read`: no page is looked at again, no picture is cut."""

    def read_again(self, content: bytes, read: ReadDocument, pages: tuple[int, ...]) -> ReadDocument:
        return read

    def shown(
        self,
        contents: tuple[bytes, ...],
        spots: tuple[Spot, ...],
        languages: tuple[Language, ...],
        *,
        again: bool,
    ) -> tuple[str | None, ...]:
        return tuple(None for _ in spots)

    def looks(
        self, content: bytes, places: tuple[Place, ...], languages: tuple[Language, ...]
    ) -> tuple[tuple[Look, ...], ...]:
        return tuple(() for _ in places)

    def ink_as_letters(self, content: bytes, places: tuple[Place, ...]) -> tuple[tuple[Look, ...], ...]:
        return tuple(() for _ in places)

    def crops(self, content: bytes, crops: tuple[Crop, ...]) -> tuple[bytes | None, ...]:
        return tuple(None for _ in crops)
