"""What has been seen lately."""


class Recent:
    """The last `most` texts that were added."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[str, None] = {}

    def add(self, text: str) -> None:
        self._kept[text] = None
        if len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]

    def __contains__(self, text: str) -> bool:
        return text in self._kept
