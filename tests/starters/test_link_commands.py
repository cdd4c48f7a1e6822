"""Links are taken back at the command line."""

from datetime import UTC, datetime, timedelta

from porting.adapters.link_revocations import SqliteLinkRevocations
from porting.settings import Settings
from tests.desk import Desk
from tests.starters.commands import CommandLine


def revoked_before(porting: CommandLine) -> datetime | None:
    settings = Settings(state_dir=porting.state)
    return SqliteLinkRevocations(settings.link_revocations).revoked_before("acme-0001")


async def test_all_links_to_a_request_are_taken_back(desk: Desk, porting_at: CommandLine) -> None:
    await desk.submit()

    of_nobody = await porting_at.answers("links", "revoke", "acme-0002")
    before = revoked_before(porting_at)
    done = await porting_at.answers("links", "revoke", "port-request-acme-0001", "--json")

    assert (of_nobody.exit_code, before) == (1, None)
    assert "neither a port request acme-0002 nor a draft" in of_nobody.said
    assert done.json["revoked_before"] == str(revoked_before(porting_at)).replace(" ", "T")


def test_links_are_taken_back_while_temporal_is_away(porting: CommandLine) -> None:
    done = porting.give("links", "revoke", "acme-0001")

    assert (done.exit_code, "nobody has looked" in done.said) == (0, True)
    assert "acme-0001: no link that was made before" in done.output
    known = revoked_before(porting)
    assert known
    assert datetime.now(UTC) - known < timedelta(minutes=5)
