"""Access tokens that we make ourselves, and what they permit."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from porting.access import static_tokens
from porting.access.grants import Action, Grant, TokenRefusedError, TokensUnavailableError, grants_in
from porting.access.static_tokens import StaticTokens, TokenFileError, new_token

DECODE = Grant("default", Action.DECODE)
DOCUMENTS = Grant("default", Action.DOCUMENTS)
NEXT_WEEK = datetime.now(UTC).replace(microsecond=0) + timedelta(days=7)


def a_token(path: Path, *grants: Grant, until: datetime = NEXT_WEEK) -> str:
    token, kept = new_token("Sam's browser", grants or (DECODE,), until)
    static_tokens.FILE.add(path, kept)
    return token


def test_a_token_permits_what_it_was_made_for_in_its_namespace(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "codec.tokens"

    caller = StaticTokens(path).caller(a_token(path, DECODE, DOCUMENTS))

    assert caller.may(Action.DECODE, "default")
    assert caller.may(Action.DOCUMENTS, "default")
    assert not caller.may(Action.ENCODE, "default")
    assert not caller.may(Action.DECODE, "other")
    assert caller.until == NEXT_WEEK


def test_only_the_hash_of_a_token_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "codec.tokens"

    token = a_token(path)

    assert token.rpartition("_")[2] not in path.read_text()
    assert path.stat().st_mode & 0o077 == 0


def test_a_token_that_has_ended_is_told_from_one_that_nobody_made(tmp_path: Path) -> None:
    path = tmp_path / "codec.tokens"
    ended = a_token(path, until=datetime.now(UTC) - timedelta(seconds=1))
    altered = ended[:-1] + ("a" if ended[-1] != "a" else "b")

    reasons = []
    for given in (ended, altered, "codec_abcdefgh_" + "a" * 43, "", "no token"):
        with pytest.raises(TokenRefusedError) as refused:
            StaticTokens(path).caller(given)
        reasons.append(refused.value.reason)

    assert reasons == ["expired", "unknown", "unknown", "unknown", "unknown"]


def test_a_token_that_is_taken_away_lets_nobody_in_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "codec.tokens"
    tokens, kept, taken = StaticTokens(path), a_token(path), a_token(path)
    token_id = tokens.caller(taken).who

    removed = static_tokens.FILE.remove(path, token_id)

    assert removed
    assert not static_tokens.FILE.remove(path, token_id)
    assert tokens.caller(kept).who != token_id
    with pytest.raises(TokenRefusedError):
        tokens.caller(taken)


def test_a_file_that_somebody_has_spoilt_lets_nobody_in_and_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "codec.tokens"
    token = a_token(path)
    path.write_text(path.read_text() + "spoilt\n")

    with pytest.raises(TokensUnavailableError):
        StaticTokens(path).caller(token)
    with pytest.raises(TokenFileError, match="line 2"):
        static_tokens.FILE.read(path)


@pytest.mark.parametrize("name", ["", "a" * 81, "two\x07bells"])
def test_a_token_needs_a_name_that_fits_into_the_file(name: str) -> None:
    with pytest.raises(TokenFileError):
        new_token(name, [DECODE], NEXT_WEEK)


def test_what_is_no_permission_of_ours_permits_nothing() -> None:
    assert grants_in(["default:decode", "default:admin", "decode", 7, "a b:decode", ":decode"]) == {DECODE}
