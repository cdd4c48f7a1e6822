"""The search attributes that a port request carries, so that lists can be asked for.

Nothing that identifies a person is in them, phone numbers apart: support finds a request by its number.
"""

from temporalio.common import SearchAttributeKey

PORT_STATUS = SearchAttributeKey.for_keyword("PortStatus")
PORT_ACTION_BY = SearchAttributeKey.for_keyword("PortActionBy")
PORT_NUMBERS = SearchAttributeKey.for_keyword_list("PortNumbers")
PORT_DEADLINE = SearchAttributeKey.for_datetime("PortDeadline")
PORT_DATE = SearchAttributeKey.for_datetime("PortDate")
PORT_STEP_DUE_AT = SearchAttributeKey.for_datetime("PortStepDueAt")
PORT_REJECTION_REASONS = SearchAttributeKey.for_keyword_list("PortRejectionReasons")

ALL = (
    PORT_STATUS,
    PORT_ACTION_BY,
    PORT_NUMBERS,
    PORT_DEADLINE,
    PORT_DATE,
    PORT_STEP_DUE_AT,
    PORT_REJECTION_REASONS,
)
