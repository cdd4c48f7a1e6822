"""Names that other programs rely on: they never change."""

from porting.domain.port_order import Pon

TASK_QUEUE = "porting"
DOCUMENTS_TASK_QUEUE = "porting-documents"
"""Of activities that take a core for seconds: however many wait in it, mails and orders wait for none of
them."""
WORKFLOW_TYPE = "PortRequest"
UPSTREAM_CHANGED = "upstream_changed"
"""The signal that a webhook sends: upstream says that something happened; the request looks for itself."""
MAIL_FAILED = "mail_failed"
"""The signal that a mail to the customer did not arrive; the mail service's webhook sends it."""
STEP_FAILED = "step_failed"
"""No reason of upstream's: a call of ours that it refuses. It goes to support like an unknown one."""
STATUS_QUERY = "status"
CONTACT_QUERY = "is_contact"
"""Whether a mail address is the one of the request's contact now: who asks with one learns no other."""
REQUEST_QUERY = "request"
"""The request as corrected so far, without its PIN: for whoever writes to its contact or makes its letter."""
COURSE_QUERY = "course"
"""What a running request would have in its result for reports."""
DRAFT_WORKFLOW_TYPE = "PortDraft"
"""A port request that is not complete yet."""
DRAFT_QUERY = "draft"

_PREFIX = "port-request-"
_DRAFT_PREFIX = "port-draft-"


def workflow_id(request_id: str) -> str:
    return f"{_PREFIX}{request_id}"


def draft_workflow_id(request_id: str) -> str:
    """Of the draft that becomes the port request `request_id`."""
    return f"{_DRAFT_PREFIX}{request_id}"


def request_of(identity: str) -> str:
    """Whose data the workflow `identity` has: a request and its draft have the same. Of a workflow that is
    neither: a name that no request can have."""
    for prefix in (_PREFIX, _DRAFT_PREFIX):
        if identity.startswith(prefix):
            return identity.removeprefix(prefix)
    return f"workflow:{identity}"


def request_id_of(pon: Pon) -> str:
    """The request that an order belongs to.

    A PON is the request's id, a dash, and a count: `acme-0001-2`, for a part that upstream made of it
    `acme-0001-2.3`.
    """
    return pon.rpartition("-")[0]


def request_id_in(identity: str) -> str:
    """The request that the workflow `identity` runs; what is no such id is the request's own."""
    return identity.removeprefix(_PREFIX)


def request_id_of_draft(identity: str) -> str:
    """The request that the draft in the workflow `identity` becomes; other ids are the request's own."""
    return identity.removeprefix(_DRAFT_PREFIX)
