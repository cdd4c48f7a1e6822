"""How a PDF is told from any other file before anything reads it."""

_SIGN = b"%PDF-"
#: In bytes: readers of PDFs look for the sign as far as this.
SIGN_WITHIN = 1024


def says_pdf(content: bytes) -> bool:
    """Whether `content`, or its first `SIGN_WITHIN` bytes, says that it is a PDF."""
    return _SIGN in content[:SIGN_WITHIN]
