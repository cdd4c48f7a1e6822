"""What the API keeps: its keys, and its answers."""

from porting.api_answers import ApiAnswers
from porting.settings import Settings


def api_answers(settings: Settings) -> ApiAnswers:
    from porting.adapters.api_answers import SqliteApiAnswers

    return SqliteApiAnswers(settings.api_answers)
