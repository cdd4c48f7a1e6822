"""What the trade and `docs/` say about waiting and rejections, as figures: the model's own table."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

REVIEW_EXPECTED = DAY
APPROVAL_EXPECTED = DAY
SUBMISSION_EXPECTED = DAY
RESPONSE_EXPECTED = 7 * DAY
CONFIRMATION_EXPECTED = DAY
CONFIRMATION_WINDOW = 14 * DAY
WITHDRAWN_DATE_GRACE = 14 * DAY
LIFETIME = 28 * DAY
LONGEST_EXTENSION = 365
NEWS_HELD_BACK = HOUR
DATE_CUT_OFF = 48 * HOUR
FARTHEST_DATE = 180 * DAY
MORNING = 9

ZONE = ZoneInfo("America/Chicago")

CUSTOMER, SUPPORT, UPSTREAM, NOBODY = "customer", "support", "upstream", "nobody"

#: Who acts on a reason, and what in a resubmission answers it (any one). Not here: nobody knows the code.
REASONS: dict[str, tuple[str, frozenset[str]]] = {
    "wrong_pin": (CUSTOMER, frozenset({"pin"})),
    "account_number_incorrect": (CUSTOMER, frozenset({"account_number"})),
    "number_inactive": (CUSTOMER, frozenset({"word"})),
    "name_mismatch": (CUSTOMER, frozenset({"word", "loa", "fields"})),
    "resold_account": (CUSTOMER, frozenset({"csr", "details"})),
    "due_date_not_possible": (SUPPORT, frozenset({"word", "date"})),
    "network_conflict": (SUPPORT, frozenset({"word"})),
    "canceled_upstream": (SUPPORT, frozenset({"word"})),
    "split_or_merge_needed": (SUPPORT, frozenset({"word"})),
}
_UNKNOWN = (SUPPORT, frozenset({"word"}))
#: Support goes first: nobody knows what is asked, or the order takes no correction.
_SUPPORT_FIRST = frozenset({"canceled_upstream", "split_or_merge_needed"})

#: Ends for its numbers.
UNPORTABLE_REASON = "number_unportable"
#: A notice that asks nothing of anybody.
NOTICE = "informational"
UNKNOWN_REASON = "zq-17"


def who_acts(codes: tuple[str, ...]) -> str:
    acting = {REASONS.get(code, _UNKNOWN)[0] for code in codes}
    if not acting:
        return NOBODY
    first = any(code in _SUPPORT_FIRST or code not in REASONS for code in codes)
    return CUSTOMER if CUSTOMER in acting and not first else SUPPORT


def is_for_support(code: str) -> bool:
    return REASONS.get(code, _UNKNOWN)[0] == SUPPORT


def unanswered(codes: tuple[str, ...], brought: set[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if not REASONS.get(code, _UNKNOWN)[1] & brought)


def reminder_after(count: int) -> timedelta:
    """After three days, after a week, then every week."""
    return 3 * DAY if count == 0 else count * 7 * DAY


def at(day: date, hour: int = 0) -> datetime:
    return datetime.combine(day, time(hour), ZONE).astimezone(ZoneInfo("UTC"))


def end_of(day: date) -> datetime:
    return at(day + DAY)


def day_of(instant: datetime) -> date:
    return instant.astimezone(ZONE).date()
