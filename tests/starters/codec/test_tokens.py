"""How people get the tokens of the codec server."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from porting.access import static_tokens
from porting.access.grants import Action
from porting.access.static_tokens import StaticTokens
from porting.settings import Settings
from starters.codec.own_token import own_token
from tests.starters.commands import CommandLine


def test_a_token_is_made_listed_and_taken_away_at_the_command_line(tmp_path: Path) -> None:
    porting = CommandLine(tmp_path)
    path = Settings(state_dir=tmp_path).codec_tokens_path

    made = porting.give(
        "codec-token", "add", "Sam's browser", "--may", "decode", "--days", "7", "--json"
    ).json
    caller = StaticTokens(path).caller(made["token"])
    [listed] = porting.give("codec-token", "list", "--json").json
    removed = porting.give("codec-token", "remove", made["id"])

    assert caller.may(Action.DECODE, "default")
    assert (listed["id"], listed["name"], listed["grants"]) == (
        caller.who,
        "Sam's browser",
        ["default:decode"],
    )
    assert timedelta(days=6) < datetime.fromisoformat(listed["until"]) - datetime.now(UTC) < timedelta(days=8)
    assert removed.exit_code == 0
    assert static_tokens.FILE.read(path) == ()
    assert porting.give("codec-token", "remove", made["id"]).exit_code == 1


def test_a_token_is_for_the_namespace_that_is_named(tmp_path: Path) -> None:
    porting = CommandLine(tmp_path)

    porting.give("codec-token", "add", "Sam", "--may", "encode", "--namespace", "porting-test")

    assert "porting-test:encode" in porting.give("codec-token", "list").output


def test_whoever_runs_everything_here_keeps_his_token_until_it_is_taken_away(tmp_path: Path) -> None:
    settings = Settings(state_dir=tmp_path)

    first, again = own_token(settings, "default"), own_token(settings, "default")
    static_tokens.FILE.remove(settings.codec_tokens_path, first.split("_")[1])
    another = own_token(settings, "default")

    assert again == first
    assert another != first
    caller = StaticTokens(settings.codec_tokens_path).caller(another)
    assert all(caller.may(action, "default") for action in Action)
    assert (settings.keys_dir / "codec.token").stat().st_mode & 0o077 == 0
