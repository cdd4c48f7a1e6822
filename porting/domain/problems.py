"""What pydantic finds wrong with what somebody gave, in words that never quote the value."""

from pydantic import ValidationError
from pydantic_core import ErrorDetails

#: pydantic's name for a field that the model does not have.
UNKNOWN_FIELD = "extra_forbidden"


def problems_of(error: ValidationError) -> dict[str, str]:
    """What is wrong with which field ("losing_carrier.name"; empty: with the whole), without its value."""
    return {
        path_of(problem["loc"]): "there is no such field"
        if problem["type"] == UNKNOWN_FIELD
        else problem["msg"]
        for problem in errors_of(error)
    }


def errors_of(error: ValidationError) -> list[ErrorDetails]:
    """Without inputs and links."""
    return error.errors(include_input=False, include_url=False, include_context=False)


def path_of(location: tuple[int | str, ...]) -> str:
    """`losing_carrier.name`"""
    return ".".join(str(part) for part in location)
