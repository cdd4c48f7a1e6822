"""Why the SDK's core could not connect to a server that is there, as words that say what to change.

The core tells it in the words of its libraries only, so these are looked for, each of which has one cause.
"""

import re
from dataclasses import dataclass

_OURS = "see TEMPORAL_API_KEY, TEMPORAL_NAMESPACE and TEMPORAL_TLS_CLIENT_CERT_PATH"

#: The first one that is found counts.
_CAUSES = (
    ("code: (Unauthenticated|PermissionDenied)", f"does not let us in: {_OURS}"),
    ("CertificateRequired|HandshakeFailure", f"asks for a certificate of ours: {_OURS}"),
    (
        r"InvalidCertificate\(UnknownIssuer",
        "shows a certificate of an authority that we do not know: see TEMPORAL_TLS_SERVER_CA_CERT_PATH",
    ),
    (
        r"InvalidCertificate\(NotValidForName",
        "shows a certificate for another name: see TEMPORAL_ADDRESS and TEMPORAL_TLS_SERVER_NAME",
    ),
    (r"InvalidCertificate\(", "shows a certificate that is not valid today, or is no server's"),
    (
        r"InvalidMessage\(InvalidContentType",
        "speaks without TLS: see TEMPORAL_ADDRESS, or set TEMPORAL_TLS to false",
    ),
)
#: A server that wants TLS breaks off whatever comes without; so does one that is about to end.
_BROKEN_OFF = re.compile(
    "after connection: .*(connection closed|broken pipe|connection reset)", re.IGNORECASE
)


@dataclass(frozen=True)
class Refusal:
    meaning: str
    """Stands behind "the Temporal server at <address>"."""
    waiting_may_help: bool


def refusal(words: str) -> Refusal | None:
    """`words`: the core's; nothing of them is passed on. None: they tell of no server that is there."""
    for cause, meaning in _CAUSES:
        if re.search(cause, words):
            return Refusal(meaning, waiting_may_help=False)
    if _BROKEN_OFF.search(words):
        meaning = "breaks off at once: it ends now, or wants TLS (TEMPORAL_API_KEY, TEMPORAL_TLS_*)"
        return Refusal(meaning, waiting_may_help=True)
    return None
