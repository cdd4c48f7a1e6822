"""Time-outs and retries of every activity, each with its reason; when a waiting step looks upstream."""

from datetime import date, datetime, timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.workflow import ActivityCancellationType, ActivityConfig

with workflow.unsafe.imports_passed_through():
    from activities.waiting import Looks
    from porting.domain.calendar import RequestCalendar
    from porting.domain.policy import REAL_DAY, Policy
    from workflows.names import DOCUMENTS_TASK_QUEUE

#: A vendor's outage lasts minutes to hours: come back soon at first, then every ten minutes.
_VENDOR_RETRY = RetryPolicy(
    initial_interval=timedelta(seconds=2),
    backoff_coefficient=2.0,
    maximum_interval=timedelta(minutes=10),
    non_retryable_error_types=["PayloadsTooLarge"],
)

#: The store of documents or of keys is away, or a machine that can start no process: for minutes to hours. In
#: four of them a person is asked. What only one document does is not tried for so long
#: (`reading_reported_to_temporal`).
_READING_RETRY = RetryPolicy(
    initial_interval=timedelta(seconds=2),
    maximum_interval=timedelta(minutes=10),
    maximum_attempts=30,
    non_retryable_error_types=["PayloadsTooLarge"],
)

#: Three text PDFs take a second; scanned ones, once they are read, a minute, and many at once wait for each
#: other. A worker that dies meanwhile is noticed by its silence.
CHECK_DOCUMENTS = ActivityConfig(
    task_queue=DOCUMENTS_TASK_QUEUE,
    start_to_close_timeout=timedelta(minutes=3),
    heartbeat_timeout=timedelta(seconds=15),
    schedule_to_close_timeout=timedelta(hours=6),
    retry_policy=_READING_RETRY,
)

#: A mail's PDFs take as long as those of a request. What cannot be read by then has to be sent again.
READ_PAPERS = ActivityConfig(
    task_queue=DOCUMENTS_TASK_QUEUE,
    start_to_close_timeout=timedelta(minutes=5),
    heartbeat_timeout=timedelta(seconds=15),
    schedule_to_close_timeout=timedelta(hours=6),
    retry_policy=_READING_RETRY,
)

#: Temporal answers at once or is away; then nothing else of a draft goes on either.
SUBMIT_DRAFT = ActivityConfig(
    start_to_close_timeout=timedelta(seconds=30),
    schedule_to_close_timeout=timedelta(hours=1),
    retry_policy=_VENDOR_RETRY,
)

#: The mail service takes a message in seconds; its outages last hours, so keep trying for two days.
NOTICE_TRIED_FOR = timedelta(hours=48)
SEND_NOTICE = ActivityConfig(
    start_to_close_timeout=timedelta(seconds=20),
    schedule_to_close_timeout=NOTICE_TRIED_FOR,
    retry_policy=_VENDOR_RETRY,
)

#: One row in a file of ours. Nobody may come with an old link for as long as a request lives, so it is tried
#: until it is done; the request's end waits for it.
REVOKE_LINKS = ActivityConfig(start_to_close_timeout=timedelta(seconds=20), retry_policy=_VENDOR_RETRY)

#: Upstream answers within ten seconds or not at all; a worker that dies in the call is noticed soon after.
#: What changes something upstream is waited for when it is canceled, so that we know how it ended.
CHANGE_UPSTREAM = ActivityConfig(
    start_to_close_timeout=timedelta(seconds=20),
    retry_policy=_VENDOR_RETRY,
    cancellation_type=ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
)

#: A look changes nothing (or only what its key has changed before): a canceled one needs no waiting for.
LOOK_UPSTREAM = ActivityConfig(
    start_to_close_timeout=timedelta(seconds=20),
    retry_policy=_VENDOR_RETRY,
    cancellation_type=ActivityCancellationType.TRY_CANCEL,
)

#: A cancellation goes on trying over a long outage; after that support does it by hand.
CANCEL_UPSTREAM = ActivityConfig(
    start_to_close_timeout=timedelta(seconds=20),
    schedule_to_close_timeout=timedelta(hours=24),
    retry_policy=_VENDOR_RETRY,
)

#: A step that upstream takes at once is not worth a search-attribute update of its own; one that it does not
#: take within this time is.
A_MOMENT = timedelta(minutes=1)

#: The activity's own last look is at the end of the wait; this leaves it the time to answer.
LAST_LOOK = timedelta(seconds=30)

#: Where the losing carrier usually answers: after a day or two. The next look is when the step is late.
_RESPONSE_LOOK = timedelta(days=2)
#: Carriers move numbers in the morning: look when that should be done, then through the day, in local hours.
_TRANSFER_LOOKS = (11, 14, 17, 20, 23)


def named(config: ActivityConfig, summary: str) -> ActivityConfig:
    """`config` with the words that Temporal's UI shows for the activity."""
    return {**config, "summary": summary}


def within(
    config: ActivityConfig, until: datetime, summary: str, activity_id: str | None = None
) -> ActivityConfig:
    """`config`, ended by the server when `until` is over and even the last look brought nothing."""
    return {
        **named(config, summary),
        "schedule_to_close_timeout": until - workflow.now() + LAST_LOOK,
        "activity_id": activity_id,
    }


def now_only(policy: Policy) -> Looks:
    """One look, after a webhook; it is late only where upstream is away."""
    return Looks(every=policy.day, until=workflow.now())


def approval_looks(policy: Policy, since: datetime, until: datetime) -> Looks:
    """The first attempt asks; the next look is when the approval is late, and then every day."""
    late = since + policy.backbone_approval_expected
    return Looks(at=(late,), every=policy.day, until=until)


def response_looks(policy: Policy, since: datetime, until: datetime) -> Looks:
    look = since + _RESPONSE_LOOK * (policy.day / REAL_DAY)
    late = since + policy.losing_carrier_response_expected
    return Looks(at=(look, late), every=policy.day, until=until)


def transfer_looks(calendar: RequestCalendar, port_date: date, until: datetime) -> Looks:
    """Through the port day; numbers that have not moved by then are looked for once a day."""
    on_the_day = tuple(calendar.instant(port_date, hour) for hour in _TRANSFER_LOOKS)
    return Looks(at=on_the_day, every=calendar.day, until=until)
