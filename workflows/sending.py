"""A mail is sent by an activity, which is tried for long; so are links taken back that mails brought."""

from temporalio import workflow
from temporalio.exceptions import ActivityError, is_cancelled_exception

with workflow.unsafe.imports_passed_through():
    from activities.links import LinkActivities, RevokeLinks
    from activities.notifications import NotificationActivities
    from porting.domain.notice import Notice
    from workflows.options import REVOKE_LINKS, SEND_NOTICE, named


async def is_sent(notice: Notice) -> bool:
    """Send `notice`; False: no mail service takes it."""
    try:
        await workflow.execute_activity_method(
            NotificationActivities.send_notice,
            notice,
            **named(SEND_NOTICE, f"tell {notice.to}: {notice.kind.replace('_', ' ')}"),
        )
    except ActivityError as failure:
        if is_cancelled_exception(failure):
            raise
        return False
    return True


async def links_are_revoked(links: RevokeLinks) -> None:
    await workflow.execute_activity_method(
        LinkActivities.revoke_links, links, **named(REVOKE_LINKS, "take back earlier links")
    )
