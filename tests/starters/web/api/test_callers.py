"""Who may call the API, and what its keys are worth."""

from pathlib import Path

import pytest

from porting import api_keys
from porting.api_keys import ApiKeysError, Scope
from tests.starters.commands import CommandLine
from tests.starters.web.api.programs import a_key, bearer, the_api, wanted


@pytest.mark.parametrize(
    "given", [{}, bearer("port_abcdefgh_" + "a" * 43), bearer("no key"), {"Authorization": "Basic eDp5"}]
)
async def test_nobody_calls_without_a_key(tmp_path: Path, given: dict[str, str]) -> None:
    async with the_api(tmp_path) as api:
        api.headers.pop("authorization")
        answered = await api.post("port-requests", json=wanted(), headers=given)

    assert (answered.status_code, answered.headers["www-authenticate"]) == (401, "Bearer")
    assert answered.headers["content-type"] == "application/problem+json"


async def test_a_key_does_what_it_is_for_and_nothing_else(tmp_path: Path) -> None:
    async with the_api(tmp_path, key=a_key(tmp_path, Scope.READ)) as api:
        created = await api.post("port-requests", json=wanted())
        read = await api.get("port-requests")

    assert (created.status_code, read.status_code) == (403, 503)
    assert "lacks the scope create" in created.json()["detail"]


async def test_a_key_that_is_taken_away_opens_nothing_from_then_on(tmp_path: Path) -> None:
    porting = CommandLine(tmp_path)
    made = porting.give("api-key", "add", "signup flow", "--scope", "read", "--json").json
    async with the_api(tmp_path, key=made["key"]) as api:
        before = await api.get("port-requests")
        removed = porting.give("api-key", "remove", made["id"])
        after = await api.get("port-requests")

    assert (before.status_code, removed.exit_code, after.status_code) == (503, 0, 401)
    assert porting.give("api-key", "remove", made["id"]).exit_code == 1


async def test_guesses_are_slowed_down(tmp_path: Path) -> None:
    async with the_api(tmp_path) as api:
        api.headers["authorization"] = "Bearer port_abcdefgh_" + "a" * 43
        statuses = [(await api.get("port-requests")).status_code for _ in range(25)]

    assert statuses[0] == 401
    assert statuses[-1] == 429


def test_only_hashes_of_keys_are_kept(tmp_path: Path) -> None:
    porting = CommandLine(tmp_path)

    key = porting.give("api-key", "add", "signup flow", "--scope", "read", "--scope", "create").output.strip()

    file = tmp_path / "keys" / "api.keys"
    assert key not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    [listed] = porting.give("api-key", "list", "--json").json
    assert (listed["name"], listed["scopes"]) == ("signup flow", ["create", "read"])


def test_a_file_that_holds_something_else_is_named_and_not_quoted(tmp_path: Path) -> None:
    file = tmp_path / "api.keys"
    _, kept = api_keys.new_key("signup flow", [Scope.READ])
    file.write_text(kept.line + "qzx-7734\n")

    with pytest.raises(ApiKeysError, match="line 2") as refusal:
        api_keys.FILE.read(file)

    assert "qzx" not in str(refusal.value)


@pytest.mark.parametrize("name", ["", " ", "x" * 81, "a\u202eb"])
def test_a_key_has_a_name_that_can_be_shown(name: str) -> None:
    with pytest.raises(ApiKeysError):
        api_keys.new_key(name, [Scope.READ])
